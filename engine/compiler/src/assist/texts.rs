//! All texts of a package, the languages side by side, each with its place or with the place where
//! it is to be put in.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::package::{Files, Package};
use crate::texts::extent::{self, Key};
use crate::texts::interface;
use crate::texts::needs::{Need, needs};
use crate::vocabulary::vocabulary;

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Side {
    /// It is there.
    Written {
        /// Its words, as written.
        words: String,
        /// Where the words stand.
        span: Span,
    },
    /// It is not.
    Missing {
        /// Path of the file that has to hold it.
        path: String,
        /// Where it is put in; none where the file, or the text that it belongs to, is missing too.
        at: Option<Span>,
        /// What is put in before its words.
        before: String,
        /// What is put in behind them.
        after: String,
    },
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// The program whose folder holds it; none: the package's own.
    pub program: Option<String>,
    /// Its key in that file: `title`, `rule-child.met`.
    pub key: String,
    /// What it is for: `fact`, `option`, `rule`, `title`, …: how its key starts.
    pub of: &'static str,
    /// Whether no language can do without it.
    pub required: bool,
    /// Names of the values it may hold.
    pub values: Vec<String>,
    /// Language and text, in the order of the package's languages.
    pub sides: Vec<(String, Side)>,
}

/// How keys start, and so what they are for.
const STARTS: [&str; 16] = [
    "not-checked",
    "fact",
    "option",
    "label",
    "group",
    "unit",
    "topic",
    "document",
    "instead",
    "way",
    "after",
    "authority",
    "rule",
    "amount",
    "doubt",
    "ui",
];

/// Every text that the package needs or may have. Words of the interface are among them where the
/// package writes its own.
#[must_use]
pub fn texts(files: &Files, package: &Package) -> Vec<TextRow> {
    let mut all = needs(&vocabulary(package));
    all.extend(interface::needs().iter().cloned().map(|need| Need {
        required: false,
        ..need
    }));
    let languages: Vec<&str> = package
        .about
        .languages
        .iter()
        .map(|(name, _)| name.value.as_str())
        .collect();
    let written = Written::read(files);
    all.iter()
        .filter(|need| {
            let interface = need.key.starts_with("ui-");
            !interface
                || languages
                    .iter()
                    .any(|language| written.key(need, language).is_some())
        })
        .map(|need| TextRow {
            program: need.program.clone(),
            key: need.key.clone(),
            of: start(&need.key),
            required: need.required,
            values: need.args.iter().map(|(name, _)| name.clone()).collect(),
            sides: languages
                .iter()
                .map(|language| ((*language).to_owned(), written.side(need, language)))
                .collect(),
        })
        .collect()
}

fn start(key: &str) -> &'static str {
    let of = STARTS.iter().find(|start| {
        key.strip_prefix(**start)
            .is_some_and(|rest| rest.starts_with('-'))
    });
    match (of, key.starts_with("title")) {
        (Some(of), _) => of,
        (None, true) => "title",
        (None, false) => "summary",
    }
}

/// The keys of every file of texts.
struct Written<'a> {
    files: BTreeMap<&'a str, (u32, &'a str, BTreeMap<String, Key>)>,
}

impl<'a> Written<'a> {
    fn read(files: &'a Files) -> Self {
        let texts = files
            .list
            .iter()
            .zip(0..)
            .filter(|(file, _)| file.path.ends_with(".ftl"));
        let read = texts.map(|(file, index)| {
            let keys = extent::keys(file.text())
                .into_iter()
                .map(|key| (key.key.clone(), key));
            (file.path.as_str(), (index, file.text(), keys.collect()))
        });
        Written {
            files: read.collect(),
        }
    }

    fn path(need: &Need, language: &str) -> String {
        format!(
            "{}/{language}.ftl",
            need.program.as_deref().unwrap_or("texts")
        )
    }

    fn key(&self, need: &Need, language: &str) -> Option<&Key> {
        let (_, _, keys) = self.files.get(Self::path(need, language).as_str())?;
        keys.get(&need.key)
    }

    fn side(&self, need: &Need, language: &str) -> Side {
        let path = Self::path(need, language);
        let Some((index, text, keys)) = self.files.get(path.as_str()) else {
            return Side::Missing {
                path,
                at: None,
                before: String::new(),
                after: String::new(),
            };
        };
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if let Some(key) = keys.get(&need.key) {
            let words = key.words(text);
            return Side::Written {
                words: words.to_owned(),
                span: Span {
                    file: *index,
                    start: byte(key.end.saturating_sub(words.len())),
                    end: byte(key.end),
                },
            };
        }
        let (after_message, line) = match need.key.split_once('.') {
            Some((message, attribute)) => {
                let found = keys
                    .get(message)
                    .map(|key| extent::end(text, key.start, false));
                (
                    Some(found),
                    extent::attribute_line(&format!("{attribute} = ")),
                )
            }
            None => (None, format!("{} = ", need.key)),
        };
        let place = match after_message {
            Some(None) => None,
            Some(Some(end)) => Some(extent::insertion(text, Some(end), &line)),
            None => Some(extent::insertion(text, None, &line)),
        };
        let (at, put) = place.unzip();
        let put = put.unwrap_or_default();
        let before = put.trim_end_matches('\n');
        Side::Missing {
            path,
            at: at.map(|at| Span {
                file: *index,
                start: byte(at),
                end: byte(at),
            }),
            before: before.to_owned(),
            after: put.get(before.len()..).unwrap_or_default().to_owned(),
        }
    }
}
