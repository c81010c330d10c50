//! A table of figures in a CSV file: as `parameters.toml` would have it in place, with the places of
//! the cells.
//!
//! A column for each key, outermost first, named like it; then one column `value`, or `low` and
//! `high`. The last key may instead be written across: a column for each of its options.

use super::read_cells::{Wanted, complete};
use super::read_csv::{Row, Rows};
use super::toml_tree::{Kind, Node, Table};
use super::{TypeDecl, whole_numbers};
use crate::diagnostic::{Code, Diagnostics, Spanned};
use crate::syntax::{Name, Place};
use selfcheck_runtime::date::Day;

/// What the columns are.
pub(super) struct Columns {
    /// How many are keys.
    keys: usize,
    /// What stands behind them.
    figures: Figures,
}

impl Columns {
    /// Whether the last key is written across.
    pub(super) fn are_across(&self) -> bool {
        matches!(self.figures, Figures::Across(_))
    }
}

/// What the columns behind the keys are.
enum Figures {
    /// `value`
    Value,
    /// `low` and `high`
    Ends,
    /// Options of the last key.
    Across(Vec<Name>),
}

/// The table within tables that a file writes in rows; none if the header is not understood.
pub(super) fn table(rows: &Rows, wanted: &Wanted, out: &mut Diagnostics) -> Option<Table> {
    let ty = wanted.ty;
    let columns = columns(&rows.header, wanted, out)?;
    let mut table = Table::default();
    for row in &rows.rows {
        for (path, figure) in figures(row, &columns, ty) {
            insert(&mut table, path, figure, out);
        }
    }
    Some(table)
}

/// What a row says: each figure with the options it stands under.
pub(super) fn figures(row: &Row, columns: &Columns, ty: &TypeDecl) -> Vec<(Vec<Name>, Node)> {
    let cells = row.cells.iter();
    let (options, figures) = (cells.clone().take(columns.keys), cells.skip(columns.keys));
    let figures: Vec<&Spanned<String>> = figures.collect();
    let path = |across: Option<&Name>| options.clone().chain(across).cloned().collect();
    match (&columns.figures, figures.as_slice()) {
        (Figures::Across(names), figures) => names
            .iter()
            .zip(figures)
            .map(|(name, cell)| (path(Some(name)), node(cell, ty)))
            .collect(),
        (Figures::Ends, [low, high]) => vec![(path(None), ends(row, low, high, ty))],
        (_, [value, ..]) => vec![(path(None), node(value, ty))],
        (_, []) => Vec::new(),
    }
}

/// What the header says of the columns.
pub(super) fn columns(header: &Row, wanted: &Wanted, out: &mut Diagnostics) -> Option<Columns> {
    let keys = wanted.keys;
    let named = |cell: &Spanned<String>, key: &Name| {
        let short = key.value.rsplit('.').next();
        let word = cell.value.as_str();
        let figures = matches!(word, "value" | "low" | "high") || word.parse::<u32>().is_ok();
        // Whole numbers have no name of their own: their column is called as its author likes.
        let numbers = whole_numbers(&key.value).is_some() && !figures;
        word == key.value || Some(word) == short || numbers
    };
    let mut pairs = header.cells.iter().zip(keys);
    let matching = pairs.position(|(cell, key)| !named(cell, key));
    let count = matching.unwrap_or_else(|| keys.len().min(header.cells.len()));
    let others = header.cells.get(count..).unwrap_or_default();
    let words: Vec<&str> = others.iter().map(|cell| cell.value.as_str()).collect();
    let figures = match words.as_slice() {
        ["value"] if count == keys.len() => Some(Figures::Value),
        ["low", "high"] if count == keys.len() => Some(Figures::Ends),
        [.., "value" | "high"] => None,
        [_, ..] if count + 1 == keys.len() => Some(Figures::Across(others.to_vec())),
        _ => None,
    };
    if figures.is_none() {
        let keys: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
        let message = "the header does not name the keys and then the figures";
        let help = format!(
            "write the columns `{}` and `value`, or `low` and `high`; or instead of the last key a \
             column for each of its options",
            keys.join("`, `")
        );
        out.report(Code::TableCells, header.span, message, "", help);
    }
    let figures = figures?;
    if let (Figures::Across(names), Some(Some(options))) = (&figures, wanted.options.last()) {
        // Said once, and not again for every row.
        let names: Vec<&Name> = names.iter().collect();
        if !complete(&names, options, header.span, out) {
            return None;
        }
    }
    Some(Columns {
        keys: count,
        figures,
    })
}

/// What a cell says, as it would be written in TOML.
fn node(cell: &Spanned<String>, ty: &TypeDecl) -> Node {
    let text = cell.value.as_str();
    let place = Place {
        span: cell.span,
        exact: false,
    };
    let kind = match ty {
        // A spreadsheet writes TRUE and FALSE.
        TypeDecl::Bool if text.eq_ignore_ascii_case("true") => Kind::Bool(true),
        TypeDecl::Bool if text.eq_ignore_ascii_case("false") => Kind::Bool(false),
        TypeDecl::Number { .. } => Kind::Number(text.to_owned()),
        TypeDecl::Date if Day::parse(text).is_some() => {
            Kind::Date(Day::parse(text).map_or(0, |day| day.0))
        }
        _ => Kind::Text(text.to_owned(), place),
    };
    Node {
        kind,
        span: cell.span,
    }
}

fn ends(row: &Row, low: &Spanned<String>, high: &Spanned<String>, ty: &TypeDecl) -> Node {
    let entry = |word: &str, cell: &Spanned<String>| {
        let name = Name {
            value: word.to_owned(),
            span: cell.span,
        };
        (name, node(cell, ty))
    };
    let entries = vec![entry("low", low), entry("high", high)];
    Node {
        kind: Kind::Table(Table { entries }),
        span: row.span,
    }
}

/// Puts a figure under its options, outermost first.
fn insert(table: &mut Table, mut path: Vec<Name>, figure: Node, out: &mut Diagnostics) {
    if path.is_empty() {
        return;
    }
    let first = path.remove(0);
    let known = table
        .entries
        .iter_mut()
        .find(|(name, _)| name.value == first.value);
    match (known, path.is_empty()) {
        (None, true) => table.entries.push((first, figure)),
        (None, false) => {
            let span = first.span;
            let mut inner = Table::default();
            insert(&mut inner, path, figure, out);
            let kind = Kind::Table(inner);
            table.entries.push((first, Node { kind, span }));
        }
        (Some((_, node)), false) => {
            if let Kind::Table(inner) = &mut node.kind {
                insert(inner, path, figure, out);
            }
        }
        (Some(_), true) => {
            let message = format!("there is a cell for `{}` already", first.value);
            let help = "keep one of the two";
            out.report(Code::TableCells, figure.span, message, "", help);
        }
    }
}
