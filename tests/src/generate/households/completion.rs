//! Completions: households about which everything is known and which contradict nothing that was
//! said.
//!
//! What is said is drawn in `telling.rs`.

use super::{Drawer, Known, Said, Told};
use crate::oracle::declared::{Fact, Type};
use crate::oracle::{Facts, Household, Value};

impl Drawer<'_> {
    /// A household that contradicts nothing said. With another as a pattern, what was declined is
    /// as there, and so are the numbers of people and things asked about: only what is still to be
    /// asked differs.
    pub fn completion(&mut self, known: &Known, pattern: Option<&Household>) -> Household {
        let mut household = Household {
            fixed: known.fixed.clone(),
            ..Household::default()
        };
        let package = self.package;
        let people = self.count(
            known.more_people,
            known.people.len(),
            package.max_people,
            pattern.map(|p| p.people.len()),
        );
        for index in 0..people {
            let like = pattern.and_then(|p| p.people.get(index));
            let mut facts = self.person(index == 0);
            match known.people.get(index) {
                Some(told) => self.complete("person", told, &mut facts, like),
                // One of the rest: nobody can be asked about them one by one.
                None if known.more_people.is_some() => facts = like.cloned().unwrap_or(facts),
                None => {}
            }
            household.people.push(facts);
        }
        let like = pattern.map(|p| &p.household);
        household.household = self.all("household");
        self.complete(
            "household",
            &known.household,
            &mut household.household,
            like,
        );
        for unit in package.units.iter().map(|u| &u.id) {
            let mut facts = self.all(unit);
            let like = pattern.and_then(|p| p.units.get(unit));
            if let Some(told) = known.units.get(unit) {
                self.complete(unit, told, &mut facts, like);
            }
            household.units.insert(unit.clone(), facts);
        }
        for (group, max) in &package.groups {
            let (told, more) = known.groups.get(group).cloned().unwrap_or_default();
            let like = pattern.and_then(|p| p.groups.get(group));
            let total = self.count(more, told.len(), *max, like.map(Vec::len));
            let mut members = Vec::new();
            for index in 0..total {
                let mut facts = self.all(group);
                let like = like.and_then(|l| l.get(index));
                match (told.get(index), like) {
                    (Some(told), like) => self.complete(group, told, &mut facts, like),
                    (None, Some(like)) if more.is_some() => facts = like.clone(),
                    _ => {}
                }
                members.push(facts);
            }
            household.groups.insert(group.clone(), members);
        }
        household
    }

    /// How many people or things there are: as in the pattern, if that was asked.
    fn count(
        &mut self,
        more: Option<(u32, u32)>,
        described: usize,
        max: u32,
        like: Option<usize>,
    ) -> usize {
        if let (Some(_), Some(like)) = (more, like) {
            return like;
        }
        let room = max.saturating_sub(described as u32);
        let (least, most) = more.unwrap_or((0, room.min(4)));
        let most = most.min(room);
        described + self.rng.u32(least.min(most)..=most) as usize
    }

    /// Makes facts agree with what is told about them.
    fn complete(&mut self, about: &str, told: &Told, facts: &mut Facts, like: Option<&Facts>) {
        for fact in self.facts(about) {
            let Some(said) = told.get(&fact.name) else {
                continue;
            };
            let pattern = like.and_then(|l| l.get(&fact.name));
            if let Some(value) = self.agreeing(fact, said, pattern) {
                facts.insert(fact.name.clone(), value);
            }
        }
    }

    /// A value that agrees with what is said; what was answered in part is not asked again, so it
    /// is as in the pattern. None: any value agrees.
    fn agreeing(&mut self, fact: &Fact, said: &Said, pattern: Option<&Value>) -> Option<Value> {
        match (said, pattern) {
            (Said::Exactly(value), _) => Some(value.clone()),
            (Said::Partly(yes, no, declined), Some(Value::Choices(pattern))) => {
                let (Value::Choices(drawn), Type::Choices(options)) = (self.value(fact), &fact.ty)
                else {
                    return None;
                };
                let chosen = |option: &&String| match *option {
                    option if yes.contains(option) => true,
                    option if declined.contains(option) => pattern.contains(option),
                    option => !no.contains(option) && drawn.contains(option),
                };
                Some(Value::Choices(
                    options.iter().filter(chosen).cloned().collect(),
                ))
            }
            (_, Some(pattern)) => Some(pattern.clone()),
            (said, None) => self.drawn(fact, said),
        }
    }

    fn drawn(&mut self, fact: &Fact, said: &Said) -> Option<Value> {
        Some(match said {
            Said::Exactly(value) => value.clone(),
            Said::Between(low, high) => self.between(fact, low, high),
            Said::AnyOf(options) => Value::Choice(options[self.rng.usize(..options.len())].clone()),
            Said::Partly(yes, no, _) => {
                let Value::Choices(mut drawn) = self.value(fact) else {
                    return None;
                };
                drawn.retain(|o| !no.contains(o));
                drawn.extend(yes.iter().cloned());
                Value::Choices(drawn)
            }
            Said::Declined => return None,
        })
    }
}
