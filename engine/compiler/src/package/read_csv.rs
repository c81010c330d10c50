//! CSV files of a package (`places.csv`): as many cells in each row as the header names, quotes
//! closed. What the columns mean is told to whoever shows them.

use crate::diagnostic::{Code, Diagnostics, Span};

/// Rows of cells, with the place of each row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// The rows, the header first.
    pub rows: Vec<(Span, Vec<String>)>,
}

/// Reads a CSV file; a row with too few or too many cells is reported and left out.
pub fn read(text: &str, file: u32, out: &mut Diagnostics) -> Rows {
    let mut rows = Rows::default();
    let mut start = 0;
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' if quoted && characters.peek().is_some_and(|(_, next)| *next == '"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                rows.add(span(file, start, at), std::mem::take(&mut cells), out);
                start = at + 1;
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    if quoted {
        let help = "close the text with `\"`; a quote inside is written twice";
        out.report(
            Code::CsvSyntax,
            span(file, start, text.len()),
            "a quote is not closed",
            "",
            help,
        );
    } else if start < text.len() {
        cells.push(cell);
        rows.add(span(file, start, text.len()), cells, out);
    }
    rows
}

impl Rows {
    fn add(&mut self, span: Span, cells: Vec<String>, out: &mut Diagnostics) {
        if cells.iter().all(String::is_empty) {
            return;
        }
        let wanted = self
            .rows
            .first()
            .map_or(cells.len(), |(_, header)| header.len());
        if cells.len() == wanted {
            self.rows.push((span, cells));
        } else {
            let message = format!(
                "this row has {} cells, and the header has {wanted}",
                cells.len()
            );
            let help = "write one cell for each column; quote a text that holds a comma";
            out.report(Code::CsvSyntax, span, message, "", help);
        }
    }
}

fn span(file: u32, start: usize, end: usize) -> Span {
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Span {
        file,
        start: byte(start),
        end: byte(end),
    }
}
