//! A TOML text as a tree in which everything knows its place, keys stand in the order of the file
//! and numbers keep their text: no figure ever passes through binary floating point.

use selfcheck_runtime::date::Day;
use toml::de::{DeTable, DeValue};
use toml::value::Offset;

use super::toml_errors::explain;
use crate::diagnostic::{Diagnostics, Span};
use crate::syntax::{Name, Place};

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of value.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A text, with the place of what stands between the quotes.
    Text(String, Place),
    /// The text of a number.
    Number(String),
    /// `true`, `false`
    Bool(bool),
    /// A date without time: days since 1970-01-01.
    Date(i32),
    /// A time, or a date with one.
    Time,
    /// `[ … ]`
    Array(Vec<Node>),
    /// `{ … }` or `[header]`
    Table(Table),
}

impl Kind {
    /// What it is, in words.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Text(..) => "a text",
            Kind::Number(_) => "a number",
            Kind::Bool(_) => "true or false",
            Kind::Date(_) => "a date",
            Kind::Time => "a time",
            Kind::Array(_) => "a list",
            Kind::Table(_) => "a table",
        }
    }
}

/// Keys and values in the order of the file.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// The entries.
    pub entries: Vec<(Name, Node)>,
}

/// Parses a TOML file; all its errors are reported.
pub fn parse(text: &str, file: u32, out: &mut Diagnostics) -> Option<Table> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let whole = Place::file(file, text).span;
    for error in &errors {
        let range = error.span().unwrap_or(0..text.len());
        let end = range.end.max(range.start);
        let span = at(whole, range.start, end);
        let there = text.get(range).unwrap_or_default();
        let (code, message, help) = explain(error.message(), there);
        out.report(code, span, message, "", help);
    }
    errors
        .is_empty()
        .then(|| Tree { text, whole }.table(table.get_ref()))
}

fn at(whole: Span, start: usize, end: usize) -> Span {
    let byte = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).min(whole.end);
    Span {
        file: whole.file,
        start: byte(start),
        end: byte(end),
    }
}

struct Tree<'a> {
    text: &'a str,
    whole: Span,
}

impl Tree<'_> {
    fn table(&self, table: &DeTable) -> Table {
        let mut entries: Vec<(Name, Node)> = table
            .iter()
            .map(|(key, value)| {
                let span = key.span();
                let name = Name {
                    value: key.get_ref().to_string(),
                    span: at(self.whole, span.start, span.end),
                };
                let range = value.span();
                (name, self.node(value.get_ref(), range))
            })
            .collect();
        entries.sort_by_key(|(name, _)| name.span);
        Table { entries }
    }

    fn node(&self, value: &DeValue, range: std::ops::Range<usize>) -> Node {
        let span = at(self.whole, range.start, range.end);
        let kind = match value {
            DeValue::String(text) => Kind::Text(text.to_string(), self.inside(text, &range, span)),
            DeValue::Integer(number) if number.radix() != 10 => Kind::Number(number.to_string()),
            DeValue::Integer(number) => Kind::Number(number.as_str().to_owned()),
            DeValue::Float(number) => Kind::Number(number.as_str().to_owned()),
            DeValue::Boolean(value) => Kind::Bool(*value),
            DeValue::Datetime(value) => day(value),
            DeValue::Array(items) => Kind::Array(
                items
                    .iter()
                    .map(|item| self.node(item.get_ref(), item.span()))
                    .collect(),
            ),
            DeValue::Table(table) => Kind::Table(self.table(table)),
        };
        Node { kind, span }
    }

    /// The place of what stands between the quotes, exact when nothing is escaped.
    fn inside(&self, text: &str, range: &std::ops::Range<usize>, span: Span) -> Place {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let quotes = if source.starts_with("'''") || source.starts_with("\"\"\"") {
            3
        } else {
            1
        };
        let body = source.get(quotes..).unwrap_or_default();
        let newline = match body.as_bytes() {
            [b'\n', ..] if quotes == 3 => 1,
            [b'\r', b'\n', ..] if quotes == 3 => 2,
            _ => 0,
        };
        let start = range.start + quotes + newline;
        let end = start + text.len();
        if self.text.get(start..end) == Some(text) {
            Place {
                span: at(self.whole, start, end),
                exact: true,
            }
        } else {
            Place { span, exact: false }
        }
    }
}

fn day(value: &toml::value::Datetime) -> Kind {
    let (Some(date), None, None::<Offset>) = (value.date, value.time, value.offset) else {
        return Kind::Time;
    };
    Day::from_civil(
        i32::from(date.year),
        u32::from(date.month),
        u32::from(date.day),
    )
    .map_or(Kind::Time, |day| Kind::Date(day.0))
}
