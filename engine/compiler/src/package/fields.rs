//! The fields of one table, taken one after the other: wrong kinds, missing fields and fields that
//! do not exist are reported here, so that readers only say what they need.

use super::toml_tree::{Kind, Node, Table};
use selfcheck_runtime::date::Day;

use crate::diagnostic::{Code, Diagnostics, Fix, Help, Span, Spanned, did_you_mean};
use crate::syntax::words::{is_plain_name, is_rhai_word};
use crate::syntax::{Name, Place};

/// The fields of a table that have not been taken yet.
pub struct Fields<'a> {
    table: Table,
    /// The name of what the table describes.
    owner: Span,
    known: Vec<&'static str>,
    out: &'a mut Diagnostics,
}

impl<'a> Fields<'a> {
    /// All fields of a table that describes what stands at `owner`.
    pub fn new(table: Table, owner: Span, out: &'a mut Diagnostics) -> Self {
        Fields {
            table,
            owner,
            known: Vec::new(),
            out,
        }
    }

    /// Where the described thing is named.
    pub fn owner(&self) -> Span {
        self.owner
    }

    /// For findings of the reader's own.
    pub fn out(&mut self) -> &mut Diagnostics {
        self.out
    }

    /// Whether the field is there, without taking it.
    pub fn has(&self, field: &str) -> bool {
        self.table
            .entries
            .iter()
            .any(|(name, _)| name.value == field)
    }

    /// Whether the field is a text, without taking it.
    pub fn is_text(&self, field: &str) -> bool {
        let mut entries = self.table.entries.iter();
        entries.any(|(name, node)| name.value == field && matches!(node.kind, Kind::Text(..)))
    }

    /// The field as it is.
    pub fn take(&mut self, field: &'static str) -> Option<Node> {
        self.known.push(field);
        let place = self
            .table
            .entries
            .iter()
            .position(|(name, _)| name.value == field)?;
        Some(self.table.entries.remove(place).1)
    }

    /// All fields that are left, as declarations of the reader's own.
    pub fn rest(&mut self) -> Vec<(Name, Node)> {
        std::mem::take(&mut self.table.entries)
    }

    /// A text.
    pub fn text(&mut self, field: &'static str) -> Option<Spanned<String>> {
        self.placed_text(field).map(|(value, place)| Spanned {
            value,
            span: place.span,
        })
    }

    /// A text with the place of what stands between its quotes.
    pub fn placed_text(&mut self, field: &'static str) -> Option<(String, Place)> {
        let node = self.take(field)?;
        match node.kind {
            Kind::Text(text, place) => Some((text, place)),
            Kind::Number(_) | Kind::Bool(_) | Kind::Date(_) => {
                let help = Help::from("write it in quotes").with(Fix::wrap(node.span, "\"", "\""));
                self.wrong(field, &node, "a text", help)
            }
            _ => self.wrong(field, &node, "a text", "write it in quotes"),
        }
    }

    /// A text that must be there.
    pub fn needed_text(&mut self, field: &'static str, example: &str) -> Spanned<String> {
        if !self.has(field) {
            self.missing(field, example);
        }
        self.text(field).unwrap_or_default()
    }

    /// `true` or `false`; false when absent.
    pub fn flag(&mut self, field: &'static str) -> bool {
        let Some(node) = self.take(field) else {
            return false;
        };
        match node.kind {
            Kind::Bool(value) => value,
            _ => self
                .wrong(field, &node, "true or false", "write true or false")
                .unwrap_or(false),
        }
    }

    /// A date.
    pub fn date(&mut self, field: &'static str) -> Option<Spanned<i32>> {
        let node = self.take(field)?;
        match node.kind {
            Kind::Date(day) => Some(Spanned {
                value: day,
                span: node.span,
            }),
            _ => {
                let help =
                    without_quotes("write a day without quotes: 2026-03-01", &node, |text| {
                        Day::parse(text).is_some()
                    });
                self.wrong(field, &node, "a date", help)
            }
        }
    }

    /// A whole number that is not negative.
    pub fn count(&mut self, field: &'static str) -> Option<Spanned<u32>> {
        let node = self.take(field)?;
        let number = match &node.kind {
            Kind::Number(text) => text.parse().ok(),
            _ => None,
        };
        match number {
            Some(value) => Some(Spanned {
                value,
                span: node.span,
            }),
            None => {
                let help = without_quotes("write digits only: 2", &node, |text| {
                    text.parse::<u32>().is_ok() && !text.starts_with(['0', '+'])
                });
                self.wrong(field, &node, "a whole number", help)
            }
        }
    }

    /// A table.
    pub fn table(&mut self, field: &'static str) -> Option<(Table, Span)> {
        let owner = self.name_span(field);
        let node = self.take(field)?;
        match node.kind {
            Kind::Table(table) => Some((table, owner)),
            _ => self.wrong(field, &node, "a table", "write { … } or a [header]"),
        }
    }

    /// A list of ids, or one alone.
    pub fn ids(&mut self, field: &'static str) -> Vec<Name> {
        let Some(node) = self.take(field) else {
            return Vec::new();
        };
        let items = match node.kind {
            Kind::Array(items) => items,
            Kind::Text(..) => vec![node],
            _ => {
                self.wrong::<()>(
                    field,
                    &node,
                    "a list of texts",
                    "write [\"first\", \"second\"]",
                );
                return Vec::new();
            }
        };
        let mut names: Vec<Name> = Vec::new();
        for item in items {
            match item.kind {
                Kind::Text(value, place) => names.push(Name {
                    value,
                    span: place.span,
                }),
                _ => {
                    self.wrong::<()>(field, &item, "a text", "write it in quotes");
                }
            }
        }
        unique(&names, self.out);
        names
    }

    /// Reports a field that has the wrong kind of value.
    pub fn wrong<T>(
        &mut self,
        field: &str,
        node: &Node,
        needed: &str,
        help: impl Into<Help>,
    ) -> Option<T> {
        let message = format!("`{field}` is {}, and {needed} is needed", node.kind.word());
        self.out
            .report(Code::WrongField, node.span, message, "", help);
        None
    }

    /// Reports a field that is missing.
    pub fn missing(&mut self, field: &str, example: &str) {
        let message = format!("`{field}` is missing");
        self.out.report(
            Code::MissingField,
            self.owner,
            message,
            "",
            format!("add {example}"),
        );
    }

    /// Reports all fields that nobody asked for.
    pub fn finish(self) {
        for (name, _) in &self.table.entries {
            let help = did_you_mean(
                &name.value,
                name.span,
                self.known.iter().copied(),
                format!("fields here: {}", self.known.join(", ")),
            );
            let message = format!("there is no field `{}` here", name.value);
            self.out
                .report(Code::UnknownField, name.span, message, "", help);
        }
    }

    fn name_span(&self, field: &str) -> Span {
        let entry = self
            .table
            .entries
            .iter()
            .find(|(name, _)| name.value == field);
        entry.map_or(self.owner, |(name, _)| name.span)
    }
}

/// Help for a text that would be right without its quotes.
fn without_quotes(words: &str, node: &Node, fits: impl Fn(&str) -> bool) -> Help {
    let fix = match &node.kind {
        Kind::Text(text, _) if fits(text) => Some(Fix::replace(node.span, text)),
        _ => None,
    };
    Help::from(words).with(fix)
}

/// Reports names that stand twice in one list.
pub fn unique(names: &[Name], out: &mut Diagnostics) {
    for (index, name) in names.iter().enumerate() {
        if names
            .iter()
            .take(index)
            .any(|before| before.value == name.value)
        {
            let message = format!("`{}` stands here twice", name.value);
            out.report(
                Code::DeclaredTwice,
                name.span,
                message,
                "",
                "remove one of them",
            );
        }
    }
}

/// Checks that scripts can write the name.
pub fn check_name(name: &Name, what: &str, out: &mut Diagnostics) {
    if is_rhai_word(&name.value) {
        out.report(
            Code::BadName,
            name.span,
            format!(
                "`{}` is a word of Rhai, so no script can write it as a name",
                name.value
            ),
            "",
            format!(
                "choose another name for the {what}, for instance `{}_value`",
                name.value
            ),
        );
    } else {
        check_id(name, what, out);
    }
}

/// Checks that the name is written as the language writes names.
pub fn check_id(name: &Name, what: &str, out: &mut Diagnostics) {
    if !is_plain_name(&name.value) {
        out.report(
            Code::BadName,
            name.span,
            format!("`{}` cannot name a {what}", name.value),
            "",
            "write small letters a to z, digits and `_`, a letter first",
        );
    }
}

/// Checks that an option can be part of a text key.
pub fn check_option(name: &Name, out: &mut Diagnostics) {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if name.value.is_empty() || !name.value.chars().all(plain) {
        let message = format!("`{}` cannot be an option", name.value);
        let help = "write letters a to z, digits and `_`; its words stand in the texts";
        out.report(Code::BadName, name.span, message, "", help);
    }
}
