//! What stands left of a point in a script: a name is followed through other names to what it stands for.

use super::script::Here;
use super::tokens::Sort;
use crate::package::TypeDecl;
use crate::syntax::Verb;

/// What stands left of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Thing {
    Figures,
    /// A figure by its name.
    Figure(String),
    /// `household`, or a unit by its name.
    Whole(String),
    /// One of many: `person`, or a group's name.
    One(String),
    /// A list of them.
    Many(String),
    /// Numbers of a list.
    Numbers,
    /// A fact by its path.
    Fact(String),
    /// A named result.
    Result(String),
    /// A rule, to which something is chained.
    Rule,
    Unknown,
}

/// Verbs and methods behind which a closure stands.
const WITH_CLOSURE: [&str; 4] = ["any", "all", "filter", "map"];
/// So far a name is followed through other names.
const DEEPEST: u32 = 16;

impl Here<'_, '_> {
    pub(super) fn type_of(&self, path: &str) -> Option<&TypeDecl> {
        let mut facts = self.maker.package().facts.iter();
        let found = facts.find(|fact| path == format!("{}.{}", fact.about.value, fact.name.value));
        found.map(|fact| &fact.ty)
    }

    /// What ends at a token.
    pub(super) fn thing(&self, end: usize, depth: u32) -> Thing {
        if depth > DEEPEST {
            return Thing::Unknown;
        }
        let Some(token) = self.token(end) else {
            return Thing::Unknown;
        };
        match (token.sort, token.text) {
            (Sort::Sign, ")") => self.call(end, depth + 1),
            (Sort::Sign, "]") => {
                let before = self.opening(end).and_then(|open| open.checked_sub(1));
                before.map_or(Thing::Unknown, |before| self.thing(before, depth + 1))
            }
            (Sort::Word, name) if self.is(end.checked_sub(1), ".") => {
                let of = end
                    .checked_sub(2)
                    .map_or(Thing::Unknown, |of| self.thing(of, depth + 1));
                self.field(&of, name)
            }
            (Sort::Word, name) => self.name(name, end, depth + 1),
            _ => Thing::Unknown,
        }
    }

    fn field(&self, of: &Thing, name: &str) -> Thing {
        let about = match of {
            Thing::Figures => return Thing::Figure(name.to_owned()),
            Thing::Whole(about) => {
                let unit = self
                    .maker
                    .package()
                    .units
                    .iter()
                    .find(|unit| unit.id.value == *about);
                let list = unit.is_some_and(|unit| {
                    name == "members" || unit.lists.iter().any(|(list, _)| list.value == name)
                });
                if list {
                    return Thing::Many("person".to_owned());
                }
                about
            }
            Thing::One(about) => about,
            Thing::Unknown => "person",
            _ => return Thing::Unknown,
        };
        Thing::Fact(format!("{about}.{name}"))
    }

    fn call(&self, close: usize, depth: u32) -> Thing {
        let Some(open) = self.opening(close) else {
            return Thing::Unknown;
        };
        let Some(name) = self.word(open.checked_sub(1)) else {
            // Parentheses around one thing.
            let inside = close.checked_sub(1).filter(|inside| *inside > open);
            return match inside {
                Some(inside) if inside - open <= 3 => self.thing(inside, depth),
                _ => Thing::Unknown,
            };
        };
        if !self.is(open.checked_sub(2), ".") {
            let verb = Verb::ALL.iter().any(|verb| verb.word() == name);
            return match verb {
                true => Thing::Rule,
                false if self.is_result(name) => Thing::Result(name.to_owned()),
                false => Thing::Unknown,
            };
        }
        let of = open
            .checked_sub(3)
            .map_or(Thing::Unknown, |of| self.thing(of, depth));
        match (of, name) {
            (Thing::Rule, "law" | "proof" | "doubt") => Thing::Rule,
            (Thing::Figures, "on") => Thing::Figures,
            (Thing::Many(about), "filter") => Thing::Many(about),
            (Thing::Many(_) | Thing::Numbers, "map" | "highest" | "filter") => Thing::Numbers,
            _ => Thing::Unknown,
        }
    }

    fn is_result(&self, name: &str) -> bool {
        self.maker
            .package()
            .results
            .iter()
            .any(|result| result.name.value == name)
    }

    fn name(&self, name: &str, at: usize, depth: u32) -> Thing {
        if let Some(thing) = self
            .closure(name, at, depth)
            .or_else(|| self.given(name, at, depth))
        {
            return thing;
        }
        let package = self.maker.package();
        match name {
            "param" => Thing::Figures,
            "household" => Thing::Whole(name.to_owned()),
            "applicant" | "person" => Thing::One("person".to_owned()),
            "members" => Thing::Many("person".to_owned()),
            _ if package.units.iter().any(|unit| unit.id.value == name) => {
                Thing::Whole(name.to_owned())
            }
            _ if package.groups.iter().any(|group| group.id.value == name) => {
                if name == self.own {
                    Thing::One(name.to_owned())
                } else {
                    Thing::Many(name.to_owned())
                }
            }
            _ => Thing::Unknown,
        }
    }

    /// A name of a closure: one of the list that is asked.
    fn closure(&self, name: &str, at: usize, depth: u32) -> Option<Thing> {
        for open in self.around_all(at) {
            let named = self.is(Some(open + 1), "|")
                && self.word(Some(open + 2)) == Some(name)
                && self.is(Some(open + 3), "|");
            let method = self.word(open.checked_sub(1));
            if named && method.is_some_and(|method| WITH_CLOSURE.contains(&method)) {
                return Some(match self.thing(open.checked_sub(3)?, depth) {
                    Thing::Many(about) => Thing::One(about),
                    _ => Thing::Unknown,
                });
            }
        }
        None
    }

    /// A name given by `let`: what stands at the end of its value.
    fn given(&self, name: &str, at: usize, depth: u32) -> Option<Thing> {
        let declared = (1..at).rev().find(|index| {
            self.word(Some(*index)) == Some(name) && self.is(index.checked_sub(1), "let")
        })?;
        let end = (declared..at).find(|index| self.is(Some(*index), ";"))?;
        Some(self.thing(end.checked_sub(1)?, depth))
    }
}
