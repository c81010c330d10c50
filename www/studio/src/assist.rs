//! What the editor asks of the compiler while somebody writes, in an editor's terms.

use std::collections::BTreeMap;

use selfcheck_compiler::assist::outline::{Link, outline as rules_of};
use selfcheck_compiler::assist::texts::{Side, texts as texts_of};
use selfcheck_compiler::assist::{self, Cursor, Item};
use selfcheck_compiler::package::{Files, Package};
use selfcheck_compiler::workspace::Offsets;
use serde::Serialize;

use crate::findings::Places;

/// What may be put in at a place.
#[derive(Debug, Serialize)]
pub struct Completion {
    from: usize,
    to: usize,
    items: Vec<Offered>,
}

#[derive(Debug, Serialize)]
struct Offered {
    label: String,
    insert: String,
    kind: &'static str,
    detail: String,
    info: String,
}

/// What stands at a place.
#[derive(Debug, Serialize)]
pub struct Hover {
    from: usize,
    to: usize,
    title: String,
    detail: String,
    info: String,
}

/// A rule of a script.
#[derive(Debug, Serialize)]
pub struct Rule {
    id: String,
    verb: &'static str,
    from: usize,
    to: usize,
    laws: Vec<Said>,
    proofs: Vec<Said>,
    doubt: Option<String>,
    parameters: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Said {
    text: String,
    title: String,
}

/// A text, its languages side by side.
#[derive(Debug, Serialize)]
pub struct Text {
    key: String,
    what: &'static str,
    required: bool,
    values: Vec<String>,
    languages: BTreeMap<String, InLanguage>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum InLanguage {
    Written {
        path: String,
        from: usize,
        to: usize,
        text: String,
    },
    Missing {
        path: String,
        at: usize,
        before: String,
        after: String,
    },
}

/// The files, and what they declare as far as they can be read.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The files as they are.
    pub files: &'a Files,
    /// Those that the package was read from.
    pub declared: &'a Files,
    /// What those declare.
    pub package: &'a Package,
}

impl Asked<'_> {
    /// What may be put in at a place, in UTF-16 units; the page speaks this language.
    #[must_use]
    pub fn complete(self, path: &str, unit: usize, language: &str) -> Option<Completion> {
        let (cursor, offsets) = self.cursor(path, unit, language)?;
        let found = assist::complete(cursor);
        let (from, to) = offsets.units(found.span);
        let item = |item: Item| Offered {
            label: item.label,
            insert: item.insert,
            kind: item.kind.word(),
            detail: item.detail,
            info: item.documentation,
        };
        Some(Completion {
            from,
            to,
            items: found.items.into_iter().map(item).collect(),
        })
    }

    /// What stands at a place.
    #[must_use]
    pub fn hover(self, path: &str, unit: usize, language: &str) -> Option<Hover> {
        let (cursor, offsets) = self.cursor(path, unit, language)?;
        let found = assist::hover(cursor)?;
        let (from, to) = offsets.units(found.span);
        Some(Hover {
            from,
            to,
            title: found.sign,
            detail: found.detail,
            info: found.documentation,
        })
    }

    fn cursor<'s>(
        &'s self,
        path: &'s str,
        unit: usize,
        language: &'s str,
    ) -> Option<(Cursor<'s>, Offsets<'s>)> {
        let (_, text) = self.files.find(path)?;
        let offsets = Offsets::new(text);
        let cursor = Cursor {
            files: self.files,
            declared: self.declared,
            package: self.package,
            path,
            byte: offsets.byte(unit),
            language,
        };
        Some((cursor, offsets))
    }

    /// The rules of a program's script. The package must be that of these files.
    #[must_use]
    pub fn outline(self, path: &str) -> Vec<Rule> {
        let program = path.split('/').next().unwrap_or_default();
        let rules = rules_of(self.files, self.package, program).unwrap_or_default();
        let mut places = Places::new(self.files);
        let said = |link: Link| Said {
            text: link.text,
            title: link.title,
        };
        let rule = |rule: assist::outline::Rule| {
            let (_, from, to) = places.of(rule.span);
            Rule {
                id: rule.id,
                verb: rule.verb.word(),
                from,
                to,
                laws: rule.laws.into_iter().map(said).collect(),
                proofs: rule.proofs.into_iter().map(said).collect(),
                doubt: rule.doubt.map(|doubt| doubt.text),
                parameters: rule.parameters,
            }
        };
        rules.into_iter().map(rule).collect()
    }

    /// Every text. The package must be that of these files.
    #[must_use]
    pub fn texts(self) -> Vec<Text> {
        let mut places = Places::new(self.files);
        let mut side = |side: Side| match side {
            Side::Written { words, span } => {
                let (path, from, to) = places.of(span);
                Some(InLanguage::Written {
                    path: path.to_owned(),
                    from,
                    to,
                    text: words,
                })
            }
            Side::Missing {
                path,
                at,
                before,
                after,
            } => {
                let at = match at {
                    Some(span) => places.of(span).1,
                    // A file that is not there yet begins with it; a part waits for the text it belongs to.
                    None if self.files.find(&path).is_none() => 0,
                    None => return None,
                };
                Some(InLanguage::Missing {
                    path,
                    at,
                    before,
                    after,
                })
            }
        };
        let rows = texts_of(self.files, self.package).into_iter();
        rows.map(|row| Text {
            languages: row
                .sides
                .into_iter()
                .filter_map(|(language, written)| Some((language, side(written)?)))
                .collect(),
            key: row.key,
            what: row.of,
            required: row.required,
            values: row.values,
        })
        .collect()
    }
}
