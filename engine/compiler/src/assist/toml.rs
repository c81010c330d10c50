//! What may stand at a place of a TOML file of a package: fields of the table it is in, values of
//! the field it belongs to, and scripts in quotes.

use super::item::{Item, ItemKind};
use super::items::Maker;
use super::script::{self, Script};
use super::tokens::{Language, Sort, is_word, scan, word_around};
use super::toml_frame::frame;
use crate::package::{ParameterDecl, ShapeDecl, TypeDecl, holds_cases};

/// What may stand at a byte, and where the word there starts and ends. `known` adds what the file
/// itself declares, which nobody writes twice.
pub fn items(
    maker: &Maker,
    path: &str,
    text: &str,
    at: usize,
    known: bool,
) -> ((usize, usize), Vec<Item>) {
    let place = word_around(text, at, |c| is_word(c) || c == '-');
    let before = text.get(..place.0).unwrap_or_default();
    let tokens = scan(before, Language::Toml);
    let last = tokens.last();
    if last.is_some_and(|token| token.sort == Sort::Comment && token.open) {
        return (place, Vec::new());
    }
    let frame = frame(&tokens);
    let file = File { maker, path, known };
    let quoted = last.filter(|token| token.sort == Sort::Text && token.open);
    let full: Vec<&str> = frame
        .path
        .iter()
        .chain(&frame.key)
        .map(String::as_str)
        .collect();
    let Some(quoted) = quoted else {
        if frame.value || frame.list {
            let mut list = file.values(&full, frame.list);
            let literal = |item: &Item| matches!(item.insert.as_str(), "true" | "false");
            for item in list.iter_mut().filter(|item| !literal(item)) {
                item.insert = format!("\"{}\"", item.insert);
            }
            return (place, list);
        }
        let mut list = file.fields(&full);
        list.retain(|item| known || !frame.taken.contains(&item.label));
        return (place, list);
    };
    let inside = quoted.start + quoted.quote;
    let marks = text.get(quoted.start..inside).unwrap_or_default();
    let rest = text.get(inside..).unwrap_or_default();
    let line = if marks.len() == 1 {
        rest.find('\n')
    } else {
        None
    };
    let end = [rest.find(marks), line]
        .into_iter()
        .flatten()
        .min()
        .unwrap_or(rest.len());
    if file.is_expression(&full) {
        let body = rest.get(..end).unwrap_or_default();
        let own = full.first().copied().unwrap_or_default();
        let (word, list) = script::items(
            maker,
            body,
            at.saturating_sub(inside),
            Script::Expression,
            own,
        );
        return ((word.0 + inside, word.1 + inside), list);
    }
    if !frame.value && !frame.list {
        return ((inside, inside + end), file.fields(&full));
    }
    let place = (inside, (inside + end).max(at));
    let of_law = full.last() == Some(&"source");
    if of_law
        && rest
            .get(..at.saturating_sub(inside))
            .is_some_and(|key| key.contains(' '))
    {
        return (place, Vec::new());
    }
    let key = rest
        .find([' ', '"', '\'', '\n'])
        .unwrap_or(rest.len())
        .min(end);
    let place = if of_law {
        (inside, (inside + key).max(at))
    } else {
        place
    };
    (place, file.values(&full, frame.list))
}

struct File<'f, 'a> {
    maker: &'f Maker<'a>,
    path: &'f str,
    known: bool,
}

impl File<'_, '_> {
    /// The file's name, without the folder of a program.
    fn name(&self) -> &str {
        match self.path.split_once('/') {
            Some((_, name)) if holds_cases(name) => "cases.toml",
            Some((_, name)) => name,
            None => self.path,
        }
    }

    fn parameter(&self, name: &str) -> Option<&ParameterDecl> {
        self.maker
            .package()
            .parameters
            .iter()
            .find(|one| one.name.value == name)
    }

    fn is_expression(&self, path: &[&str]) -> bool {
        matches!(
            (self.name(), path),
            ("facts.toml", [_, _, "derived" | "when"])
                | (
                    "package.toml",
                    ["units", _, "who"] | ["units", _, "lists", _]
                )
        )
    }

    /// Fields that a table may have.
    fn fields(&self, path: &[&str]) -> Vec<Item> {
        let maker = self.maker;
        let of = |section: &str| self.assigned(maker.words(section, ItemKind::Field));
        let declared = |list: Vec<Item>| if self.known { list } else { Vec::new() };
        match (self.name(), path) {
            ("package.toml", []) => of("keys_package"),
            ("package.toml", ["currency"]) => of("keys_currency"),
            ("package.toml", ["sources"]) => declared(maker.sources()),
            ("package.toml", ["sources", _]) => of("keys_source"),
            ("package.toml", ["documents"]) => declared(maker.documents()),
            ("package.toml", ["documents", _]) => of("keys_document"),
            ("package.toml", ["units"]) => declared(maker.units()),
            ("package.toml", ["units", _]) => of("keys_unit"),
            ("package.toml", ["sex", _]) => maker.facts("person"),
            ("package.toml", ["sex", _, fact]) => maker.options(&format!("person.{fact}")),
            ("facts.toml", []) => {
                let mut list = maker.words("subjects", ItemKind::Unit);
                list.extend(maker.units());
                list.extend(maker.groups());
                list
            }
            ("facts.toml", ["topics"]) => of("keys_topics"),
            ("facts.toml", ["groups"]) => declared(maker.groups()),
            ("facts.toml", ["groups", _]) => of("keys_group"),
            ("facts.toml", [about]) => declared(maker.facts(about)),
            ("facts.toml", [_, _]) => of("keys_fact"),
            ("parameters.toml", []) => declared(maker.parameters()),
            ("parameters.toml", [_]) => of("keys_parameter"),
            ("parameters.toml", [name, "values"]) => self.of_value(name),
            ("results.toml", []) => {
                let results = maker.package().results.iter();
                declared(results.map(|result| maker.result(result)).collect())
            }
            ("results.toml", [_]) => of("keys_result"),
            ("program.toml", []) => of("keys_program"),
            ("program.toml", ["valid" | "window"]) => of("keys_days"),
            ("program.toml", ["after"]) => of("keys_after"),
            ("cases.toml", ["case"]) => of("keys_case"),
            ("cases.toml", ["case", "answers", .., "people"]) => {
                self.assigned(maker.facts("person"))
            }
            ("cases.toml", ["case", "answers", .., about]) => self.assigned(maker.facts(about)),
            _ => Vec::new(),
        }
    }

    /// Fields with the sign that follows them.
    fn assigned(&self, mut list: Vec<Item>) -> Vec<Item> {
        for item in &mut list {
            item.insert = format!("{} = ", item.label);
        }
        list
    }

    /// Fields of what a parameter is from a day on.
    fn of_value(&self, name: &str) -> Vec<Item> {
        let maker = self.maker;
        let shape = self.parameter(name).map(|one| &one.shape);
        let mut list = maker.words("keys_value", ItemKind::Field);
        let figures = ["value", "low", "high"];
        match shape {
            Some(ShapeDecl::Cells(keys)) if !keys.is_empty() => {
                list.retain(|item| !figures.contains(&item.label.as_str()));
                list.extend(maker.words("keys_value_of_table", ItemKind::Field));
                list.extend(
                    keys.first()
                        .map_or_else(Vec::new, |key| maker.options(&key.value)),
                );
            }
            Some(ShapeDecl::Steps(_) | ShapeDecl::Marginal(_)) => {
                list.retain(|item| !figures.contains(&item.label.as_str()));
                list.extend(maker.words("keys_value_of_steps", ItemKind::Field));
            }
            _ => {}
        }
        self.assigned(list)
    }

    /// Values that a field may have.
    fn values(&self, path: &[&str], in_list: bool) -> Vec<Item> {
        let maker = self.maker;
        let package = maker.package();
        let Some(field) = path.last() else {
            return Vec::new();
        };
        let texts = |prefix: &str| maker.keys_of_texts(prefix, None);
        match (self.name(), *field) {
            (_, "sensitive" | "hard" | "suggest" | "confidential" | "info_only") => {
                let mut list = maker.words("keywords", ItemKind::Keyword);
                list.retain(|item| item.label != "if" && item.name() != "if");
                list
            }
            ("program.toml", "unit") => {
                let mut list = maker.words("subjects", ItemKind::Unit);
                list.extend(maker.units());
                list
            }
            ("program.toml", "authority") | ("package.toml", "authority") => {
                let mut list = texts("authority-");
                list.iter_mut()
                    .for_each(|item| item.insert = format!("authority-{}", item.label));
                list
            }
            ("program.toml", "documents") => maker.documents(),
            ("program.toml", "apply") => texts("way-"),
            ("program.toml", "track" | "complain" | "appeal") => texts("after-"),
            ("program.toml", "related") => maker.programs(),
            ("program.toml", "receives") => self.paths(|ty| matches!(ty, TypeDecl::Bool)),
            ("package.toml", "not_checked") => texts("not-checked-"),
            ("package.toml", "instead") => texts("instead-"),
            ("results.toml", "of") => maker.words("subjects", ItemKind::Unit),
            ("facts.toml" | "parameters.toml" | "results.toml", "type") => {
                maker.words("types", ItemKind::Value)
            }
            ("parameters.toml", "steps" | "marginal") if path.len() == 2 => {
                let mut list = maker.words("types", ItemKind::Value);
                list.retain(|item| {
                    item.label.contains('/') || matches!(item.label.as_str(), "integer" | "decimal")
                });
                list
            }
            ("facts.toml" | "parameters.toml" | "results.toml", "unit") => self.counted(),
            ("facts.toml" | "parameters.toml" | "results.toml", "options") if !in_list => {
                self.paths(|ty| matches!(ty, TypeDecl::Choice(_) | TypeDecl::Choices(_)))
            }
            ("parameters.toml", "key") => {
                let mut list = self.paths(|ty| matches!(ty, TypeDecl::Choice(_)));
                let results = package
                    .results
                    .iter()
                    .filter(|one| matches!(one.ty, TypeDecl::Choice(_)));
                list.extend(
                    results.map(|one| maker.named(&one.name.value, ItemKind::Result, "", None)),
                );
                list
            }
            ("parameters.toml", "source") => maker.sources(),
            ("parameters.toml", _) => path
                .first()
                .map_or_else(Vec::new, |name| maker.options(&format!("param.{name}"))),
            ("facts.toml", "ask") => maker.words("ask", ItemKind::Value),
            ("facts.toml", "topic" | "order") => {
                let topics = package.topics.iter().map(|topic| topic.value.clone());
                maker.with_text(topics, "topic-", None, ItemKind::TextKey)
            }
            ("facts.toml", "otherwise" | "default") => match path {
                [about, name, _] => maker.options(&format!("{about}.{name}")),
                _ => Vec::new(),
            },
            ("cases.toml", name) => {
                let mut facts = package.facts.iter();
                let fact = facts.find(|fact| fact.name.value == name);
                fact.map_or_else(Vec::new, |fact| {
                    maker.options(&format!("{}.{name}", fact.about.value))
                })
            }
            _ => Vec::new(),
        }
    }

    /// Paths of the facts of a kind.
    fn paths(&self, fits: impl Fn(&TypeDecl) -> bool) -> Vec<Item> {
        let facts = self
            .maker
            .package()
            .facts
            .iter()
            .filter(|fact| fits(&fact.ty));
        facts.map(|fact| self.maker.fact(fact, true)).collect()
    }

    /// What the package counts already.
    fn counted(&self) -> Vec<Item> {
        let package = self.maker.package();
        let facts = package.facts.iter().map(|one| &one.ty);
        let parameters = package.parameters.iter().map(|one| &one.ty);
        let results = package.results.iter().map(|one| &one.ty);
        let mut units: Vec<&str> = facts
            .chain(parameters)
            .chain(results)
            .filter_map(|ty| match ty {
                TypeDecl::Number { unit, .. } if !unit.contains('/') => Some(unit.as_str()),
                _ => None,
            })
            .chain(["year"])
            .filter(|unit| !unit.is_empty())
            .collect();
        units.sort_unstable();
        units.dedup();
        units
            .into_iter()
            .map(|unit| self.maker.named(unit, ItemKind::Value, "", None))
            .collect()
    }
}
