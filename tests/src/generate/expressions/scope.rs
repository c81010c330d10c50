//! Where an expression stands, and what can be read by name from there.
//!
//! Only names are chosen here, no expression is written.

use super::Writer;
use super::numbers::Num;
use super::vocabulary::{Leaf, Param, Ty, Unit};

/// A name bound by `let`, a closure or a function.
#[derive(Debug, Clone)]
pub enum Bound {
    /// A person.
    Person,
    /// An element of the group.
    Thing,
    /// A number.
    Num(Unit, Num),
    /// A bool.
    Bool,
    /// A date.
    Date,
}

/// Where an expression stands.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Names bound here.
    pub bound: Vec<(String, Bound)>,
    /// Closures around it (a person program's own person counts).
    pub closures: u32,
    /// Whether `person` is there.
    pub person: bool,
    /// In a TOML expression about a person: facts declared before only.
    pub only: Option<usize>,
    /// Whether programs may be asked about.
    pub programs: bool,
    /// Whether results may be asked.
    pub results: usize,
    /// Inside a map: a divisor of its own each would be refused.
    pub no_divisor: bool,
}

/// A value that can be read: its text, its type, and the part of the language it is.
type Readable = (String, Ty, &'static str);

impl Scope {
    /// With one more name.
    pub fn with(&self, name: &str, bound: Bound) -> Scope {
        let mut scope = self.clone();
        scope.bound.push((name.into(), bound));
        scope
    }

    /// Names bound here to one kind of thing.
    pub fn names(&self, wanted: impl Fn(&Bound) -> bool) -> Vec<String> {
        let bound = self.bound.iter().filter(|(_, bound)| wanted(bound));
        bound.map(|(name, _)| name.clone()).collect()
    }
}

impl Writer {
    /// Readable values of a kind: text, type, and part of the language.
    fn leaves(&self, s: &Scope, wanted: &dyn Fn(&Ty) -> bool) -> Vec<Readable> {
        let mut found = Vec::new();
        let take = |of: &str,
                    leaves: &[Leaf],
                    most: usize,
                    part: &'static str,
                    found: &mut Vec<Readable>| {
            for leaf in leaves.iter().take(most).filter(|l| wanted(&l.ty)) {
                found.push((format!("{of}.{}", leaf.name), leaf.ty.clone(), part));
            }
        };
        let most = s.only.unwrap_or(usize::MAX);
        for (name, bound) in &s.bound {
            match bound {
                Bound::Person => take(name, &self.person, most, "person fact", &mut found),
                Bound::Thing => take(name, &self.things, most, "group fact", &mut found),
                _ => {}
            }
        }
        if s.person {
            take("person", &self.person, most, "person", &mut found);
        }
        if s.only.is_none() {
            take("applicant", &self.person, most, "applicant", &mut found);
            take("family", &self.family, most, "unit fact", &mut found);
        }
        take(
            "household",
            &self.household,
            most,
            "household fact",
            &mut found,
        );
        found
    }

    /// A readable value of a kind: its text and type.
    pub fn leaf(&mut self, s: &Scope, wanted: &dyn Fn(&Ty) -> bool) -> Option<(String, Ty)> {
        let found = self.leaves(s, wanted);
        if found.is_empty() {
            return None;
        }
        // Whoever stands nearest is most often meant.
        let from = if self.rng.bool() { 0 } else { found.len() / 2 };
        let (text, ty, part) = found[self.rng.usize(from..found.len())].clone();
        self.hit(part);
        Some((text, ty))
    }

    /// A person in scope.
    pub fn someone(&mut self, s: &Scope) -> String {
        let mut people: Vec<String> = vec!["applicant".into()];
        // Whoever was bound by a name is meant twice as often.
        let bound = s.names(|bound| matches!(bound, Bound::Person));
        people.extend(bound.iter().chain(&bound).cloned());
        if s.person {
            people.push("person".into());
        }
        self.one(&people)
    }

    /// A name bound to one kind of thing, one time in three if there is one.
    pub fn bound_name(&mut self, s: &Scope, wanted: impl Fn(&Bound) -> bool) -> Option<String> {
        let names = s.names(wanted);
        (!names.is_empty() && self.rarely(3)).then(|| self.one(&names))
    }

    /// Parameters of a kind.
    pub fn params_like(&self, wanted: impl Fn(&Param) -> bool) -> Vec<Param> {
        let found = self.params.iter().filter(|param| wanted(param));
        found.cloned().collect()
    }
}
