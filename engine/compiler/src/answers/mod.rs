//! Answers as text → [`Answers`]: from JSON (`eval`, the API) and from TOML (cases), one shape; and
//! back to JSON.
//!
//! What an answer may be is checked by the runtime, against the bundle; here only the shape is.
//! Numbers are taken by their text.

mod from_json;
mod to_json;
mod tree;

pub use from_json::from_json;
pub use to_json::to_json;
pub use tree::Tree;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::{
    FixedAnswer, Given, GroupAnswers, MemberAnswers, NamedAnswer, Origin, Provenance,
};
use selfcheck_runtime::{AnswerError, Answers};

/// Reads answers from a tree.
///
/// # Errors
/// Everything that has the wrong shape, with its path.
pub fn from_tree(tree: &Tree) -> Result<Answers, Vec<AnswerError>> {
    let mut reading = Reading { errors: Vec::new() };
    let answers = reading.answers(tree);
    if reading.errors.is_empty() {
        Ok(answers)
    } else {
        Err(reading.errors)
    }
}

/// An error with its place in the answers.
pub(crate) fn error(code: &'static str, path: &str, message: impl Into<String>) -> AnswerError {
    AnswerError {
        code,
        path: path.to_owned(),
        message: message.into(),
    }
}

struct Reading {
    errors: Vec<AnswerError>,
}

impl Reading {
    fn wrong(&mut self, path: &str, found: &Tree, needed: &str) {
        let message = format!("this is {}, and {needed} is needed", found.word());
        self.errors.push(error("A042", path, message));
    }

    fn answers(&mut self, tree: &Tree) -> Answers {
        let mut answers = Answers::default();
        for (field, value) in self.entries(tree, "") {
            match field.as_str() {
                "date" => answers.date = self.date(field, value),
                "household" => answers.household = self.facts(value, "household", &[]),
                "units" => {
                    for (unit, facts) in self.entries(value, "units") {
                        let facts = self.facts(facts, &format!("units.{unit}"), &[]);
                        answers.units.push((unit.clone(), facts));
                    }
                }
                "people" => answers.people = self.members(value, "people"),
                "more_people" => answers.more_people = self.more(value, "more_people"),
                "groups" => {
                    for (group, value) in self.entries(value, "groups") {
                        let group = self.group(group, value);
                        answers.groups.push(group);
                    }
                }
                "fixed" => answers.fixed = self.fixed(value),
                other => {
                    let known = "date, household, units, people, more_people, groups, fixed";
                    let message = format!("there is no field `{other}`; fields here: {known}");
                    self.errors.push(error("A041", other, message));
                }
            }
        }
        answers
    }

    /// The entries of a map; none, with an error, for anything else.
    fn entries<'t>(&mut self, tree: &'t Tree, path: &str) -> &'t [(String, Tree)] {
        match tree {
            Tree::Map(entries) => entries,
            other => {
                self.wrong(path, other, "an object");
                &[]
            }
        }
    }

    fn items<'t>(&mut self, tree: &'t Tree, path: &str) -> &'t [Tree] {
        match tree {
            Tree::List(items) => items,
            other => {
                self.wrong(path, other, "a list");
                &[]
            }
        }
    }

    fn date(&mut self, path: &str, tree: &Tree) -> Option<Day> {
        let day = match tree {
            Tree::Text(text) => Day::parse(text),
            _ => None,
        };
        if day.is_none() {
            let message = "no date between 1900 and 2100; write \"2026-03-01\"";
            self.errors.push(error("A032", path, message));
        }
        day
    }

    fn facts(&mut self, tree: &Tree, path: &str, besides: &[&str]) -> Vec<NamedAnswer> {
        let mut facts = Vec::new();
        for (fact, value) in self.entries(tree, path) {
            if besides.contains(&fact.as_str()) {
                continue;
            }
            let path = format!("{path}.{fact}");
            let (value, provenance) = self.with_provenance(value, &path);
            if let Some(value) = value.and_then(|value| self.given(value, &path)) {
                facts.push(NamedAnswer {
                    fact: fact.clone(),
                    value,
                    provenance,
                });
            }
        }
        facts
    }

    /// `{"value": …, "origin": "register", "day": "2026-01-01"}`, or the value alone.
    fn with_provenance<'t>(
        &mut self,
        tree: &'t Tree,
        path: &str,
    ) -> (Option<&'t Tree>, Provenance) {
        let mut provenance = Provenance::default();
        let Some(value) = tree.field("value") else {
            return (Some(tree), provenance);
        };
        for (field, part) in self.entries(tree, path) {
            match (field.as_str(), part) {
                ("value", _) => {}
                ("origin", Tree::Text(name)) if Origin::named(name).is_some() => {
                    provenance.origin = Origin::named(name).unwrap_or_default();
                }
                ("origin", _) => {
                    let names = "declared, host, document, register, fixed or assumed";
                    self.wrong(&format!("{path}.origin"), part, names);
                }
                ("day", _) => provenance.day = self.date(&format!("{path}.day"), part),
                (other, _) => {
                    let message =
                        format!("there is no field `{other}`; fields here: value, origin, day");
                    self.errors.push(error("A041", path, message));
                }
            }
        }
        (Some(value), provenance)
    }

    fn given(&mut self, tree: &Tree, path: &str) -> Option<Given> {
        match tree {
            Tree::Bool(value) => Some(Given::Bool(*value)),
            Tree::Text(text) | Tree::Number(text) => Some(Given::Text(text.clone())),
            Tree::List(_) => Some(Given::Chosen(self.scalars(tree, path))),
            Tree::Map(entries) => self.partial(entries, path),
            Tree::Null => {
                let message = "null is no answer; leave the fact out, or write {\"declined\":true}";
                self.errors.push(error("A042", path, message));
                None
            }
        }
    }

    /// `{"from", "to"}`, `{"any_of"}`, `{"declined"}`, or `{"yes", "no", "declined"}`.
    fn partial(&mut self, entries: &[(String, Tree)], path: &str) -> Option<Given> {
        let find = |name: &str| {
            entries
                .iter()
                .find(|(field, _)| field == name)
                .map(|(_, v)| v)
        };
        let only = |names: &[&str]| {
            entries
                .iter()
                .all(|(field, _)| names.contains(&field.as_str()))
        };
        if let Some(Tree::Bool(true)) = find("declined")
            && only(&["declined"])
        {
            return Some(Given::Declined);
        }
        if let Some(options) = find("any_of")
            && only(&["any_of"])
        {
            return Some(Given::AnyOf(self.scalars(options, path)));
        }
        if !entries.is_empty() && only(&["from", "to"]) {
            let mut end = |name: &str| {
                let tree = find(name)?;
                let text = tree.scalar();
                if text.is_none() {
                    self.wrong(&format!("{path}.{name}"), tree, "a number or a date");
                }
                text
            };
            return Some(Given::Range {
                from: end("from"),
                to: end("to"),
            });
        }
        if !entries.is_empty() && only(&["yes", "no", "declined"]) {
            let mut options = |name: &str| {
                find(name)
                    .map(|tree| self.scalars(tree, path))
                    .unwrap_or_default()
            };
            return Some(Given::Partly {
                yes: options("yes"),
                no: options("no"),
                declined: options("declined"),
            });
        }
        let message =
            "write a value, {\"from\":…,\"to\":…}, {\"any_of\":[…]} or {\"declined\":true}";
        self.errors.push(error("A042", path, message));
        None
    }

    fn scalars(&mut self, tree: &Tree, path: &str) -> Vec<String> {
        let mut texts = Vec::new();
        for item in self.items(tree, path) {
            match item.scalar() {
                Some(text) => texts.push(text),
                None => self.wrong(path, item, "a text"),
            }
        }
        texts
    }

    fn members(&mut self, tree: &Tree, path: &str) -> Vec<MemberAnswers> {
        let mut members = Vec::new();
        for (place, item) in self.items(tree, path).iter().enumerate() {
            let path = format!("{path}[{place}]");
            let id = match item.field("id") {
                None => String::new(),
                Some(id) => id.scalar().unwrap_or_else(|| {
                    self.wrong(&format!("{path}.id"), id, "a text");
                    String::new()
                }),
            };
            members.push(MemberAnswers {
                id,
                facts: self.facts(item, &path, &["id"]),
            });
        }
        members
    }

    /// A number, or the least and the most.
    fn more(&mut self, tree: &Tree, path: &str) -> Option<(u32, u32)> {
        let count = |tree: &Tree| match tree {
            Tree::Number(text) => text.parse::<u32>().ok(),
            _ => None,
        };
        let range = match tree {
            Tree::List(ends) => match ends.as_slice() {
                [least, most] => count(least).zip(count(most)),
                _ => None,
            },
            other => count(other).map(|n| (n, n)),
        };
        if range.is_none() {
            self.wrong(
                path,
                tree,
                "a number of people, or the least and the most: [0, 3],",
            );
        }
        range
    }

    /// A list of members, or `{"members": […], "more": [0, 2]}`.
    fn group(&mut self, name: &str, tree: &Tree) -> GroupAnswers {
        let path = format!("groups.{name}");
        let mut group = GroupAnswers {
            group: name.to_owned(),
            ..GroupAnswers::default()
        };
        if let Tree::List(_) = tree {
            group.members = self.members(tree, &path);
            return group;
        }
        for (field, value) in self.entries(tree, &path) {
            match field.as_str() {
                "members" => group.members = self.members(value, &path),
                "more" => group.more = self.more(value, &format!("{path}.more")),
                other => {
                    let message =
                        format!("there is no field `{other}`; fields here: members, more");
                    self.errors.push(error("A041", &path, message));
                }
            }
        }
        group
    }

    /// `{"net_income": "812", "earned": {"a": "12"}}`
    fn fixed(&mut self, tree: &Tree) -> Vec<FixedAnswer> {
        let mut fixed = Vec::new();
        for (result, value) in self.entries(tree, "fixed") {
            let path = format!("fixed.{result}");
            let of_people: Vec<(Option<String>, &Tree)> = match value {
                Tree::Map(people) => people
                    .iter()
                    .map(|(person, value)| (Some(person.clone()), value))
                    .collect(),
                other => vec![(None, other)],
            };
            for (person, value) in of_people {
                match value.scalar() {
                    Some(value) => {
                        fixed.push(FixedAnswer {
                            result: result.clone(),
                            person,
                            value,
                        });
                    }
                    None => self.wrong(&path, value, "one value"),
                }
            }
        }
        fixed
    }
}
