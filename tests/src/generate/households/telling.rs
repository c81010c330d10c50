//! How much of a household is told: everything, or part of it.
//!
//! What else can be true when only that part is told is in `completion.rs`.

use super::{Drawer, Known, Said, Told};
use crate::oracle::declared::{Fact, Type};
use crate::oracle::{Facts, Household, Value};
use std::collections::BTreeSet;

impl Drawer<'_> {
    /// Everything told.
    pub fn fully(household: &Household) -> Known {
        let told = |facts: &Facts| -> Told {
            facts
                .iter()
                .map(|(n, v)| (n.clone(), Said::Exactly(v.clone())))
                .collect()
        };
        Known {
            people: household.people.iter().map(told).collect(),
            more_people: Some((0, 0)),
            household: told(&household.household),
            units: household
                .units
                .iter()
                .map(|(u, f)| (u.clone(), told(f)))
                .collect(),
            groups: household
                .groups
                .iter()
                .map(|(g, m)| (g.clone(), (m.iter().map(told).collect(), Some((0, 0)))))
                .collect(),
            fixed: household.fixed.clone(),
        }
    }

    /// Only part of it told: facts left out, declined, given as bands; people not described.
    pub fn partly(&mut self, household: &Household) -> Known {
        // From nearly all told to nearly nothing.
        let hidden = self.rng.u32(..=10);
        let mut known = Known {
            fixed: household.fixed.clone(),
            ..Known::default()
        };
        let people = &household.people;
        let fixed_people = known
            .fixed
            .keys()
            .filter_map(|(_, p)| *p)
            .max()
            .map_or(1, |p| p + 1);
        let described = match self.rng.u32(..3) {
            0 => self
                .rng
                .usize(fixed_people..=people.len().max(fixed_people)),
            _ => people.len(),
        };
        let left = (people.len() - described) as u32;
        let room = self.package.max_people.saturating_sub(described as u32);
        known.more_people = match (left, self.rng.u32(..6)) {
            // Nobody was asked, and nobody but the applicant described.
            (_, 0) if described == 1 => None,
            (0, 1..=4) => Some((0, 0)),
            _ => {
                let least = self.rng.u32(0..=left);
                Some((least, self.rng.u32(left..=room.min(left + 3).max(left))))
            }
        };
        for person in people.iter().take(described) {
            let told = self.told("person", person, hidden);
            known.people.push(told);
        }
        known.household = self.told("household", &household.household, hidden);
        for (unit, facts) in &household.units {
            let told = self.told(unit, facts, hidden);
            known.units.insert(unit.clone(), told);
        }
        for (group, members) in &household.groups {
            if self.rng.u32(..5) == 0 {
                continue;
            }
            let described = match self.rng.u32(..3) {
                0 => self.rng.usize(0..=members.len()),
                _ => members.len(),
            };
            let left = (members.len() - described) as u32;
            let max = self.package.groups.get(group).copied().unwrap_or(0);
            let room = max.saturating_sub(described as u32);
            let more = match (left, self.rng.u32(..4)) {
                (0, 0..=2) => (0, 0),
                _ => (self.rng.u32(0..=left), self.rng.u32(left..=room.max(left))),
            };
            let told = members
                .iter()
                .take(described)
                .map(|facts| self.told(group, facts, hidden))
                .collect();
            known.groups.insert(group.clone(), (told, Some(more)));
        }
        known
    }

    /// What is told about one person, thing, unit or the household.
    fn told(&mut self, about: &str, facts: &Facts, hidden: u32) -> Told {
        let mut told = Told::new();
        for fact in self.facts(about) {
            let Some(value) = facts.get(&fact.name) else {
                continue;
            };
            let is_applicant = *value == Value::Choice("applicant".into());
            let hide = self.rng.u32(..10) < hidden && !(is_applicant && is_relation(fact));
            if !hide {
                told.insert(fact.name.clone(), Said::Exactly(value.clone()));
                continue;
            }
            if let Some(said) = self.vaguely(fact, value) {
                told.insert(fact.name.clone(), said);
            }
        }
        told
    }

    /// A fact declined, as a band, or not spoken of.
    fn vaguely(&mut self, fact: &Fact, value: &Value) -> Option<Said> {
        match self.rng.u32(..4) {
            0 => return None,
            1 => return Some(Said::Declined),
            _ => {}
        }
        match (&fact.ty, value) {
            (Type::Choice(options), Value::Choice(value)) => {
                let also = |o: &&String| *o == value || self.rng.u32(..2) == 0;
                let mut any_of: Vec<String> = options.iter().filter(also).cloned().collect();
                if is_relation(fact) {
                    any_of.retain(|o| o != "applicant");
                }
                Some(Said::AnyOf(any_of))
            }
            (Type::Choices(options), Value::Choices(chosen)) => {
                let (mut yes, mut no, mut declined) = Default::default();
                for option in options {
                    let list: &mut BTreeSet<String> = match self.rng.u32(..3) {
                        0 => continue,
                        1 => &mut declined,
                        _ if chosen.contains(option) => &mut yes,
                        _ => &mut no,
                    };
                    list.insert(option.clone());
                }
                Some(Said::Partly(yes, no, declined))
            }
            (Type::Date | Type::Number(..), _) => {
                let (low, high) = self.bounds(fact);
                let low = self.between(fact, &low, value);
                let high = self.between(fact, value, &high);
                Some(Said::Between(low, high))
            }
            _ => None,
        }
    }
}

/// The applicant is always known to be the applicant, and nobody else is.
fn is_relation(fact: &Fact) -> bool {
    fact.about == "person" && fact.name == "relation"
}
