//! What an editor says of the words of the language, in each language that the table holds.

use std::sync::LazyLock;

use crate::diagnostic::Diagnostics;
use crate::package::toml_tree::{self, Kind, Table};

/// Languages of the table, the one to fall back on first.
pub const LANGUAGES: [&str; 2] = ["en", "ar"];

/// The table, in the order of its file.
static WORDS: LazyLock<Vec<(String, Vec<Word>)>> = LazyLock::new(read);

/// A word of the language or a field of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Word {
    /// The word itself.
    pub name: String,
    /// How it is called: `min(a, b)`; else its name.
    pub sign: String,
    /// What is put in.
    pub insert: String,
    /// An example, or empty.
    pub example: String,
    /// What it is, by language.
    says: Vec<(String, String)>,
}

impl Word {
    /// What it is, in a language or in the first.
    #[must_use]
    pub fn says(&self, language: &str) -> &str {
        let of = |wanted: &str| self.says.iter().find(|(known, _)| known == wanted);
        of(language)
            .or_else(|| of(LANGUAGES[0]))
            .map_or("", |(_, text)| text)
    }

    /// The languages that say something of it.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        let said = self.says.iter().filter(|(_, text)| !text.is_empty());
        said.map(|(language, _)| language.as_str())
    }
}

/// All words of a section.
#[must_use]
pub fn section(name: &str) -> &'static [Word] {
    let found = WORDS.iter().find(|(known, _)| known == name);
    found.map_or(&[], |(_, words)| words)
}

/// Names of all sections.
pub fn sections() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|(name, _)| name.as_str())
}

/// One word.
#[must_use]
pub fn word(of: &str, name: &str) -> Option<&'static Word> {
    section(of).iter().find(|word| word.name == name)
}

/// A sentence with its gaps filled: `range`, low and high.
#[must_use]
pub fn say(name: &str, language: &str, gaps: &[(&str, &str)]) -> String {
    let pattern = word("say", name).map_or("", |word| word.says(language));
    gaps.iter().fold(pattern.to_owned(), |text, (gap, value)| {
        text.replace(&format!("{{{gap}}}"), value)
    })
}

fn read() -> Vec<(String, Vec<Word>)> {
    // That the table can be read is held by this crate's tests.
    let table = toml_tree::parse(include_str!("words.toml"), 0, &mut Diagnostics::default());
    let entries = |kind: Kind| match kind {
        Kind::Table(Table { entries }) => entries,
        _ => Vec::new(),
    };
    let sections = table.into_iter().flat_map(|table| table.entries);
    sections
        .map(|(name, node)| {
            let words = entries(node.kind).into_iter().map(|(name, node)| {
                let mut word = Word {
                    sign: name.value.clone(),
                    name: name.value,
                    ..Word::default()
                };
                for (field, value) in entries(node.kind) {
                    let Kind::Text(text, _) = value.kind else {
                        continue;
                    };
                    match field.value.as_str() {
                        "sign" => word.sign = text,
                        "insert" => word.insert = text,
                        "example" => word.example = text,
                        language => word.says.push((language.to_owned(), text)),
                    }
                }
                if word.insert.is_empty() {
                    word.insert.clone_from(&word.name);
                    if word.sign.contains('(') {
                        word.insert.push('(');
                    }
                }
                word
            });
            (name.value, words.collect())
        })
        .collect()
}
