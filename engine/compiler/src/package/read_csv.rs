//! CSV files of a package (`tables/*.csv`, `places.csv`), as spreadsheets write them: cells between
//! commas, semicolons or tabs, whichever the header has; as many in each row as in the header;
//! quotes closed. What the columns mean is told to whoever uses them.

use crate::diagnostic::{Code, Diagnostics, Span, Spanned};

/// The rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows {
    /// What the columns are called.
    pub header: Row,
    /// The rows below it that have as many cells.
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Where it stands.
    pub span: Span,
    /// Its cells, without quotes and without blanks around them.
    pub cells: Vec<Spanned<String>>,
}

/// Reads a CSV file; a row with too few or too many cells is reported and left out.
pub fn read(text: &str, file: u32, out: &mut Diagnostics) -> Rows {
    let mut reader = Reader {
        file,
        rows: Rows::default(),
        row: Row::default(),
    };
    let separator = separator(text);
    let (mut row_start, mut start) = (0, 0);
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = at + c.len_utf8();
        match c {
            '"' if quoted && characters.peek().is_some_and(|(_, next)| *next == '"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            c if c == separator && !quoted => {
                reader.cell(&mut cell, start, at);
                start = next;
            }
            '\n' if !quoted => {
                let before = text.get(..at).unwrap_or_default();
                let at = at - usize::from(before.ends_with('\r'));
                reader.cell(&mut cell, start, at);
                reader.row(row_start, at, out);
                start = next;
                row_start = start;
            }
            '\r' if !quoted => {}
            c => cell.push(c),
        }
    }
    if quoted {
        let help = "close the text with `\"`; a quote inside is written twice";
        let message = "a quote is not closed";
        let span = span(file, row_start, text.len());
        out.report(Code::CsvSyntax, span, message, "", help);
    } else if row_start < text.len() {
        reader.cell(&mut cell, start, text.len());
        reader.row(row_start, text.len(), out);
    }
    reader.rows
}

/// What stands between the cells of the first line.
fn separator(text: &str) -> char {
    let header = text.lines().next().unwrap_or_default();
    let found = [',', ';', '\t']
        .into_iter()
        .find(|known| header.contains(*known));
    found.unwrap_or(',')
}

struct Reader {
    file: u32,
    rows: Rows,
    row: Row,
}

impl Reader {
    fn cell(&mut self, text: &mut String, start: usize, end: usize) {
        self.row.cells.push(Spanned {
            value: text.trim().to_owned(),
            span: span(self.file, start, end),
        });
        text.clear();
    }

    fn row(&mut self, start: usize, end: usize, out: &mut Diagnostics) {
        let row = Row {
            span: span(self.file, start, end),
            ..std::mem::take(&mut self.row)
        };
        let Rows { header, rows } = &mut self.rows;
        if row.cells.iter().all(|cell| cell.value.is_empty()) {
            return;
        }
        let (found, wanted) = (row.cells.len(), header.cells.len());
        if wanted == 0 {
            *header = row;
        } else if found == wanted {
            rows.push(row);
        } else {
            let message = format!("this row has {found} cells, and the header has {wanted}");
            let help = "write one cell for each column; quote a text that holds a comma";
            out.report(Code::CsvSyntax, row.span, message, "", help);
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
