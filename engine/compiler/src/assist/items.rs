//! What may be put in: facts, figures, words of the language, each with what is known of it.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use selfcheck_runtime::date::Day;

use super::item::{Item, ItemKind};
use super::words::{self, say};
use super::{Cursor, describe, fluent};
use crate::package::{FactDecl, Package, ParameterDecl, ResultDecl, TypeDecl};
use crate::texts::extent;

/// Makes items from a package.
pub struct Maker<'a> {
    cursor: Cursor<'a>,
    /// Texts in the package's first language, by program and key.
    texts: BTreeMap<(Option<&'a str>, String), &'a str>,
    /// What stands above the functions of results.rhai, once it is asked for.
    comments: OnceCell<BTreeMap<&'a str, String>>,
}

impl<'a> Maker<'a> {
    /// For a place.
    pub fn new(cursor: Cursor<'a>) -> Self {
        let mut texts = BTreeMap::new();
        let first = cursor.package.about.languages.first();
        let name = first.map(|(language, _)| format!("{}.ftl", language.value));
        for file in &cursor.files.list {
            let Some((folder, file_name)) = file.path.split_once('/') else {
                continue;
            };
            if name.as_deref() != Some(file_name) {
                continue;
            }
            let program = (folder != "texts").then_some(folder);
            for key in extent::keys(file.text()) {
                let words = key.words(file.text());
                texts.insert((program, key.key), words);
            }
        }
        Maker {
            cursor,
            texts,
            comments: OnceCell::new(),
        }
    }

    /// The package.
    pub fn package(&self) -> &'a Package {
        self.cursor.package
    }

    /// The editor's language.
    pub fn language(&self) -> &'a str {
        self.cursor.language
    }

    /// The program in whose folder the file is.
    pub fn program(&self) -> Option<&'a str> {
        let (folder, _) = self.cursor.path.split_once('/')?;
        (folder != "texts" && folder != "tables").then_some(folder)
    }

    /// What a text says in the package's first language.
    pub fn text(&self, program: Option<&str>, key: &str) -> Option<String> {
        let texts: &BTreeMap<(Option<&str>, String), &str> = &self.texts;
        let found = texts.get(&(program, key.to_owned()));
        found.and_then(|words| fluent::plain(words))
    }

    /// One word of the table.
    pub fn word(&self, section: &str, name: &str, kind: ItemKind) -> Option<Item> {
        words::word(section, name).map(|word| self.of_word(word, kind))
    }

    /// All words of a section.
    pub fn words(&self, section: &str, kind: ItemKind) -> Vec<Item> {
        let all = words::section(section).iter();
        all.map(|word| self.of_word(word, kind)).collect()
    }

    fn of_word(&self, word: &words::Word, kind: ItemKind) -> Item {
        let mut documentation = word.says(self.language()).to_owned();
        if !word.example.is_empty() {
            let example = say("example", self.language(), &[]);
            documentation.push_str(&format!("\n{example}: {}", word.example));
        }
        Item {
            label: word.sign.clone(),
            insert: word.insert.clone(),
            kind,
            detail: String::new(),
            documentation,
        }
    }

    /// Something that has a name and a text.
    pub fn named(
        &self,
        name: &str,
        kind: ItemKind,
        detail: impl Into<String>,
        text: Option<String>,
    ) -> Item {
        Item {
            label: name.to_owned(),
            insert: name.to_owned(),
            kind,
            detail: detail.into(),
            documentation: text.unwrap_or_default(),
        }
    }

    /// Facts about a subject.
    pub fn facts(&self, about: &str) -> Vec<Item> {
        let facts = self.package().facts.iter();
        facts
            .filter(|fact| fact.about.value == about)
            .map(|fact| self.fact(fact, false))
            .collect()
    }

    /// A fact; by its path where it is named from outside.
    pub fn fact(&self, fact: &FactDecl, with_subject: bool) -> Item {
        let bounds = (fact.min.as_ref(), fact.max.as_ref());
        let name = if with_subject {
            format!("{}.{}", fact.about.value, fact.name.value)
        } else {
            fact.name.value.clone()
        };
        let key = ["fact-", &fact.name.value].concat();
        let hint = self.text(None, &[&key, ".hint"].concat());
        let mut lines: Vec<String> = self.text(None, &key).into_iter().chain(hint).collect();
        if let Some(derived) = &fact.derived {
            let rule = self
                .cursor
                .declared
                .text(derived.span)
                .split_whitespace()
                .collect::<Vec<_>>();
            lines.push(say(
                "derived",
                self.language(),
                &[("rule", &rule.join(" "))],
            ));
        }
        let detail = describe::type_of(&fact.ty, bounds, self.language());
        self.named(&name, ItemKind::Fact, detail, Some(lines.join("\n")))
    }

    /// What may follow the name of a unit: its facts, its lists and everyone in it.
    pub fn of_unit(&self, unit: &str) -> Vec<Item> {
        let mut list = self.facts(unit);
        let found = self.package().units.iter().find(|one| one.id.value == unit);
        if let Some(unit) = found {
            let lists = unit.lists.iter().map(|(name, _)| name.value.as_str());
            let detail = || say("list", self.language(), &[]);
            list.extend(
                lists
                    .chain(["members"])
                    .map(|name| self.named(name, ItemKind::Unit, detail(), None)),
            );
        }
        list
    }

    /// What may follow the name of a person or of another thing of which there are several.
    pub fn of_element(&self, about: &str) -> Vec<Item> {
        let mut list = self.facts(about);
        if about == "person" {
            list.extend(self.words("of_a_person", ItemKind::Function));
        }
        list
    }

    /// Every figure.
    pub fn parameters(&self) -> Vec<Item> {
        self.package()
            .parameters
            .iter()
            .map(|one| self.parameter(one))
            .collect()
    }

    /// A figure, with its values by day.
    pub fn parameter(&self, decl: &ParameterDecl) -> Item {
        let mut values = decl.values.iter().rev();
        let lines: Vec<String> = values
            .by_ref()
            .take(MOST_VALUES)
            .map(|value| {
                let mut line = describe::dated(decl, value, self.language());
                if let Some(title) = self.source_title(&value.source) {
                    line.push_str(&format!(" ({title})"));
                }
                line
            })
            .collect();
        let more = if values.next().is_some() { "\n…" } else { "" };
        let detail = describe::parameter(decl, self.language());
        let text = lines.join("\n") + more;
        self.named(&decl.name.value, ItemKind::Parameter, detail, Some(text))
    }

    fn source_title(&self, law: &str) -> Option<&'a str> {
        let key = law.split_whitespace().next()?;
        let mut sources = self.package().about.sources.iter();
        let source = sources.find(|source| source.key.value == key)?;
        Some(&source.title)
    }

    /// A named result.
    pub fn result(&self, decl: &ResultDecl) -> Item {
        let whose = say(
            if decl.person { "each" } else { "whole" },
            self.language(),
            &[],
        );
        let bounds = (decl.min.as_ref(), decl.max.as_ref());
        let ty = describe::type_of(&decl.ty, bounds, self.language());
        let name = &decl.name.value;
        let sign = if decl.person { "(p)" } else { "()" };
        Item {
            label: format!("{name}{sign}"),
            insert: format!("{name}{}", if decl.person { "(" } else { "()" }),
            kind: ItemKind::Result,
            detail: format!("{ty}, {whose}"),
            documentation: self
                .comments()
                .get(name.as_str())
                .cloned()
                .unwrap_or_default(),
        }
    }

    /// The comments above the functions of results.rhai.
    fn comments(&self) -> &BTreeMap<&'a str, String> {
        self.comments.get_or_init(|| {
            let mut list = BTreeMap::new();
            let mut above: Vec<&str> = Vec::new();
            let file = self.cursor.files.find("results.rhai");
            for line in file.into_iter().flat_map(|(_, text)| text.lines()) {
                if let Some(comment) = line.strip_prefix("//") {
                    above.push(comment.trim_start_matches('/').trim());
                    continue;
                }
                let name = line
                    .strip_prefix("fn ")
                    .and_then(|line| line.split('(').next());
                if let Some(name) = name {
                    list.insert(name.trim(), above.join("\n"));
                }
                above.clear();
            }
            list
        })
    }

    /// Options of a choice, with their words; `path` is the fact's, or the name of a result.
    pub fn options(&self, path: &str) -> Vec<Item> {
        let facts = self.package().facts.iter();
        let mut facts =
            facts.filter(|fact| path == format!("{}.{}", fact.about.value, fact.name.value));
        let mut results = self
            .package()
            .results
            .iter()
            .filter(|one| one.name.value == path);
        let parameter = path.strip_prefix("param.");
        let mut parameters = self
            .package()
            .parameters
            .iter()
            .filter(|one| Some(one.name.value.as_str()) == parameter);
        let (name, ty) = match (facts.next(), results.next(), parameters.next()) {
            (Some(fact), ..) => (fact.name.value.as_str(), &fact.ty),
            (_, Some(result), _) => ("", &result.ty),
            (.., Some(parameter)) => ("", &parameter.ty),
            _ => return Vec::new(),
        };
        let (TypeDecl::Choice(options) | TypeDecl::Choices(options)) = ty else {
            return Vec::new();
        };
        let option = |option: &str| {
            let words = self.text(None, &["option-", name, "-", option].concat());
            let words = words.or_else(|| {
                self.text(None, &["label-", option].concat())
                    .filter(|_| name == "relation")
            });
            self.named(option, ItemKind::Option, words.unwrap_or_default(), None)
        };
        options.iter().map(|one| option(&one.value)).collect()
    }

    /// Sources by key, with their titles.
    pub fn sources(&self) -> Vec<Item> {
        let sources = self.package().about.sources.iter();
        let item = |source: &crate::package::SourceDecl| {
            let date = source.date.map(|day| Day(day).iso());
            let lines = [Some(source.title.clone()), date, Some(source.url.clone())];
            let lines: Vec<String> = lines
                .into_iter()
                .flatten()
                .filter(|line| !line.is_empty())
                .collect();
            self.named(
                &source.key.value,
                ItemKind::Source,
                &source.title,
                Some(lines.join("\n")),
            )
        };
        sources.map(item).collect()
    }

    /// Names of which each has a text `<prefix><name>`.
    pub fn with_text(
        &self,
        names: impl Iterator<Item = String>,
        prefix: &str,
        program: Option<&str>,
        kind: ItemKind,
    ) -> Vec<Item> {
        let item = |name: String| {
            let words = self.text(program, &[prefix, &name].concat());
            self.named(&name, kind, words.unwrap_or_default(), None)
        };
        names.map(item).collect()
    }

    /// Documents.
    pub fn documents(&self) -> Vec<Item> {
        let names = self
            .package()
            .about
            .documents
            .iter()
            .map(|one| one.id.value.clone());
        self.with_text(names, "document-", None, ItemKind::Document)
    }

    /// Programs, with their titles.
    pub fn programs(&self) -> Vec<Item> {
        let programs = self
            .package()
            .programs
            .iter()
            .map(|one| one.id.value.as_str());
        let item = |id: &str| {
            let title = self.text(Some(id), "title");
            let summary = self.text(Some(id), "summary");
            self.named(id, ItemKind::Program, title.unwrap_or_default(), summary)
        };
        programs.map(item).collect()
    }

    /// Keys of the texts of this place that start so, without their start.
    pub fn keys_of_texts(&self, prefix: &str, program: Option<&str>) -> Vec<Item> {
        let names = self.texts.keys().filter(|(of, _)| *of == program);
        let names = names
            .filter_map(|(_, key)| key.strip_prefix(prefix))
            .filter(|name| !name.contains('.'));
        self.with_text(names.map(str::to_owned), prefix, program, ItemKind::TextKey)
    }

    /// Units and groups by name.
    pub fn units(&self) -> Vec<Item> {
        let units = self
            .package()
            .units
            .iter()
            .map(|unit| unit.id.value.clone());
        self.with_text(units, "unit-", None, ItemKind::Unit)
    }

    /// Groups other than people.
    pub fn groups(&self) -> Vec<Item> {
        let groups = self
            .package()
            .groups
            .iter()
            .map(|group| group.id.value.clone());
        self.with_text(groups, "group-", None, ItemKind::Unit)
    }
}

/// So many values of a figure are told, the newest first.
const MOST_VALUES: usize = 12;
