//! Random households for any package: first everything about one, then how much of it is told.
//!
//! Here is the household about which everything is known. What a fact can be is in `values.rs`, what
//! is said of a household in `known.rs` and `telling.rs`, and what can be true when so much is said
//! in `completion.rs`.

mod completion;
mod known;
mod telling;
mod turns;
mod values;

pub use known::{Known, Said, Things, Told};
pub use turns::{Turns, day};

use crate::oracle::declared::{Fact, Package, Type};
use crate::oracle::{Date, Facts, Household, Value};
use std::collections::BTreeMap;

/// Draws households for a package.
pub struct Drawer<'a> {
    /// The package.
    pub package: &'a Package,
    /// Where its rules turn.
    pub turns: &'a Turns,
    /// The date of evaluation.
    pub today: Date,
    /// Chance.
    pub rng: fastrand::Rng,
}

impl<'a> Drawer<'a> {
    /// What is asked about a person, a thing, a unit or the household.
    fn facts(&self, about: &str) -> Vec<&'a Fact> {
        let asked = |f: &&Fact| f.about == about && f.derived.is_none();
        self.package.facts.iter().filter(asked).collect()
    }

    /// A value for each of them.
    fn all(&mut self, about: &str) -> Facts {
        let facts = self.facts(about).into_iter();
        facts.map(|f| (f.name.clone(), self.value(f))).collect()
    }

    fn person(&mut self, first: bool) -> Facts {
        let mut facts = self.all("person");
        if let Some(Type::Choice(options)) = self.package.fact("person", "relation").map(|f| &f.ty)
        {
            let others: Vec<&String> = options.iter().filter(|o| *o != "applicant").collect();
            let relation = match first || others.is_empty() {
                true => "applicant".to_string(),
                false => others[self.rng.usize(..others.len())].clone(),
            };
            facts.insert("relation".into(), Value::Choice(relation));
        }
        facts
    }

    /// A household about which everything is known.
    pub fn household(&mut self) -> Household {
        // Mostly small homes; now and then a large one, as lists are computed several at a time.
        let most = self.package.max_people.min(20);
        let count = match self.rng.u32(..12) {
            0 => most,
            1 => self.rng.u32(1..=most),
            _ => self.rng.u32(1..=most.min(5)),
        };
        let mut household = Household {
            people: (0..count).map(|i| self.person(i == 0)).collect(),
            household: self.all("household"),
            ..Household::default()
        };
        let package = self.package;
        for unit in &package.units {
            let facts = self.all(&unit.id);
            household.units.insert(unit.id.clone(), facts);
        }
        for (group, max) in &package.groups {
            let count = self.rng.u32(0..=(*max).min(4));
            let members = (0..count).map(|_| self.all(group)).collect();
            household.groups.insert(group.clone(), members);
        }
        if self.rng.u32(..6) == 0 {
            household.fixed = self.fixed(household.people.len());
        }
        household
    }

    /// Some of the results, as if fixed from outside.
    fn fixed(&mut self, people: usize) -> BTreeMap<(String, Option<usize>), Value> {
        let mut fixed = BTreeMap::new();
        for result in self.package.results.values() {
            if self.rng.bool() {
                continue;
            }
            let whom = result.person.then(|| self.rng.usize(..people));
            let fact = Fact {
                about: String::new(),
                name: result.name.clone(),
                ty: result.ty.clone(),
                min: result.min.clone(),
                max: result.max.clone(),
                when: None,
                otherwise: None,
                derived: None,
            };
            fixed.insert((result.name.clone(), whom), self.value(&fact));
        }
        fixed
    }
}
