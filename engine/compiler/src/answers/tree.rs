//! What JSON and TOML have in common, with numbers as their text.

use selfcheck_runtime::date::Day;

use crate::package::toml_tree::{Kind, Node};

/// A value of JSON or TOML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tree {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// The text of a number.
    Number(String),
    /// A text; also an ISO date of TOML.
    Text(String),
    /// A list.
    List(Vec<Tree>),
    /// Keys and values in order, no key twice.
    Map(Vec<(String, Tree)>),
}

impl Tree {
    /// What it is, in words.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Tree::Null => "null",
            Tree::Bool(_) => "true or false",
            Tree::Number(_) => "a number",
            Tree::Text(_) => "a text",
            Tree::List(_) => "a list",
            Tree::Map(_) => "an object",
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Tree> {
        match self {
            Tree::Map(entries) => entries
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text of a single value.
    #[must_use]
    pub fn scalar(&self) -> Option<String> {
        match self {
            Tree::Bool(value) => Some(value.to_string()),
            Tree::Number(text) | Tree::Text(text) => Some(text.clone()),
            Tree::Null | Tree::List(_) | Tree::Map(_) => None,
        }
    }

    /// The same of a TOML value. A time becomes a text that no fact accepts.
    #[must_use]
    pub fn from_toml(node: &Node) -> Tree {
        match &node.kind {
            Kind::Text(text, _) => Tree::Text(text.clone()),
            Kind::Number(text) => Tree::Number(text.clone()),
            Kind::Bool(value) => Tree::Bool(*value),
            Kind::Date(day) => Tree::Text(Day(*day).iso()),
            Kind::Time => Tree::Text("a time".to_owned()),
            Kind::Array(items) => Tree::List(items.iter().map(Tree::from_toml).collect()),
            Kind::Table(table) => Tree::Map(
                table
                    .entries
                    .iter()
                    .map(|(name, node)| (name.value.clone(), Tree::from_toml(node)))
                    .collect(),
            ),
        }
    }
}
