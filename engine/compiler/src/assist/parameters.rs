//! The figures as rows of a table, each with the place of what a cell of the table edits.
//!
//! Read from the file as it is now: a page puts other text in place of exactly what is shown.

use crate::diagnostic::{Diagnostics, Span};
use crate::package::toml_tree::{self, Kind, Node, Table};
use crate::package::{Files, Package};
use crate::syntax::Name;

use super::describe;

/// Something written in a file: its text is what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// As written; of a text what stands between its quotes.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// How a parameter is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One value a day.
    Value,
    /// A table with keys.
    Table,
    /// Steps over a number.
    Steps,
    /// Marginal brackets over a number.
    Brackets,
}

/// What it is from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// The whole entry.
    pub span: Span,
    /// First day.
    pub from: Option<Cell>,
    /// Last day.
    pub until: Option<Cell>,
    /// The value, where it is one.
    pub value: Option<Cell>,
    /// The least and the greatest it can be, where sources differ.
    pub range: Option<(Cell, Cell)>,
    /// Where it was published.
    pub source: Option<Cell>,
    /// What a later author should know.
    pub note: Option<Cell>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub name: Cell,
    /// The whole declaration.
    pub span: Span,
    /// `type`
    pub ty: Option<Cell>,
    /// `unit`
    pub unit: Option<Cell>,
    /// What it is in words, as the package was last read.
    pub detail: String,
    /// Least value.
    pub min: Option<Cell>,
    /// Greatest value.
    pub max: Option<Cell>,
    /// Unknown to citizens.
    pub confidential: bool,
    /// How it is read.
    pub shape: Shape,
    /// CSV files that hold its values.
    pub tables: Vec<Cell>,
    /// What it is, in the order of the file.
    pub values: Vec<Dated>,
}

/// The rows, in the order of the file; none while the file cannot be read.
#[must_use]
pub fn parameters(files: &Files, package: &Package, language: &str) -> Option<Vec<Row>> {
    let (file, text) = files.find("parameters.toml")?;
    let table = toml_tree::parse(text, file, &mut Diagnostics::default())?;
    let rows = table.entries.iter().filter_map(|(name, node)| {
        let Kind::Table(table) = &node.kind else {
            return None;
        };
        Some(row(name, node, table, files, package, language))
    });
    Some(rows.collect())
}

fn row(
    name: &Name,
    node: &Node,
    table: &Table,
    files: &Files,
    package: &Package,
    language: &str,
) -> Row {
    let field = |field: &str| find(table, field).map(|node| cell(node, files));
    let has = |field: &str| find(table, field).is_some();
    let mut declared = package.parameters.iter();
    let declared = declared.find(|one| one.name.value == name.value);
    let list = |field: &str| match find(table, field).map(|node| &node.kind) {
        Some(Kind::Array(items)) => items.as_slice(),
        _ => &[],
    };
    let values = list("values").iter().filter_map(|node| match &node.kind {
        Kind::Table(table) => Some(dated(node.span, table, files)),
        _ => None,
    });
    let tables = match find(table, "table") {
        Some(node) if matches!(node.kind, Kind::Text(..)) => vec![cell(node, files)],
        _ => list("table").iter().map(|node| cell(node, files)).collect(),
    };
    Row {
        name: written(name.span, files),
        span: node.span,
        ty: field("type"),
        unit: field("unit"),
        detail: declared.map_or_else(String::new, |one| describe::parameter(one, language)),
        min: field("min"),
        max: field("max"),
        confidential: field("confidential").is_some_and(|cell| cell.text == "true"),
        shape: match () {
            () if has("key") => Shape::Table,
            () if has("steps") => Shape::Steps,
            () if has("marginal") => Shape::Brackets,
            () => Shape::Value,
        },
        tables,
        values: values.collect(),
    }
}

fn dated(span: Span, table: &Table, files: &Files) -> Dated {
    let field = |field: &str| find(table, field).map(|node| cell(node, files));
    let simple = |field: &str| {
        let node = find(table, field)?;
        (!matches!(node.kind, Kind::Table(_) | Kind::Array(_))).then(|| cell(node, files))
    };
    Dated {
        span,
        from: field("from"),
        until: field("until"),
        value: simple("value"),
        range: simple("low").zip(simple("high")),
        source: field("source"),
        note: field("note"),
    }
}

fn find<'t>(table: &'t Table, field: &str) -> Option<&'t Node> {
    let mut entries = table.entries.iter();
    entries
        .find(|(name, _)| name.value == field)
        .map(|(_, node)| node)
}

fn cell(node: &Node, files: &Files) -> Cell {
    match &node.kind {
        Kind::Text(_, place) => written(place.span, files),
        _ => written(node.span, files),
    }
}

fn written(span: Span, files: &Files) -> Cell {
    Cell {
        text: files.text(span).to_owned(),
        span,
    }
}
