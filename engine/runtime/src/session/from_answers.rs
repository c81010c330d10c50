//! Answers as data → a session, with everything that is wrong with them; and back.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::firsts::first_times;
use super::{
    AnswerError, Answers, FixedAnswer, GroupAnswers, MemberAnswers, More, NamedAnswer, ResultValue,
    Session,
};
use crate::Bundle;
use crate::date::Day;
use crate::graph::{ix, small};
use crate::ids::{FactId, GroupId, PersonId, ResultId, Subject};
use crate::outcome::UsedFact;

impl Session {
    /// A session that holds all these answers, on `answers.date` or else `today`.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn from_answers(
        bundle: Rc<Bundle>,
        today: Day,
        answers: &Answers,
    ) -> Result<Session, Vec<AnswerError>> {
        let day = answers.date.unwrap_or(today);
        let mut session = Session::new(bundle, day).map_err(|error| vec![error])?;
        let mut errors = Vec::new();
        session.take_single("household", &answers.household, &mut errors);
        for (unit, facts) in &answers.units {
            if session.bundle.core().package.units.contains(unit) {
                session.take_single(unit, facts, &mut errors);
            } else {
                let path = ["units.", unit].concat();
                errors.push(error(
                    "A006",
                    path,
                    ["there is no unit `", unit, "`"].concat(),
                ));
            }
        }
        session.take_members(GroupId::PEOPLE, &answers.people, &mut errors);
        session.take_more(
            GroupId::PEOPLE,
            answers.more_people,
            answers.people.is_empty(),
            &mut errors,
        );
        let firsts = first_times(answers.groups.iter().map(|group| &group.group));
        for (group, first) in answers.groups.iter().zip(firsts) {
            let known = session.bundle.group(&group.group);
            let known = known.filter(|known| *known != GroupId::PEOPLE);
            let path = ["groups.", &group.group].concat();
            let Some(id) = known else {
                let message = ["there is no group `", &group.group, "`"].concat();
                errors.push(error("A004", path, message));
                continue;
            };
            if !first {
                errors.push(error("A028", path, "the group is there twice".into()));
                continue;
            }
            session.take_members(id, &group.members, &mut errors);
            session.take_more(id, group.more, group.members.is_empty(), &mut errors);
        }
        session.take_fixed(&answers.fixed, &mut errors);
        if errors.is_empty() {
            Ok(session)
        } else {
            Err(errors)
        }
    }

    /// The answers in the form of answers everywhere; [`Session::from_answers`] restores them. How
    /// many more there are is written as a range even where it was not asked, or not known.
    pub fn to_answers(&self) -> Answers {
        let mut units = Vec::new();
        for unit in &self.bundle.core().package.units {
            let facts = self.said_of(unit, None, 0);
            if !facts.is_empty() {
                units.push((unit.clone(), facts));
            }
        }
        let more = |group| {
            let rest = self.slots(group).rest;
            Some(rest.unwrap_or((0, 0)))
        };
        let groups = (1..small(self.groups.len()))
            .map(GroupId)
            .map(|group| GroupAnswers {
                group: self.bundle.group_name(group).into(),
                members: self.said_of_members(group),
                more: more(group),
            });
        Answers {
            date: Some(self.today),
            household: self.said_of("household", None, 0),
            units,
            people: self.said_of_members(GroupId::PEOPLE),
            more_people: more(GroupId::PEOPLE),
            groups: groups.collect(),
            fixed: self
                .fixed()
                .map(|(result, person, value)| FixedAnswer {
                    result: self
                        .bundle
                        .core()
                        .results
                        .get(ix(result.0))
                        .map_or_else(String::new, |result| result.name.clone()),
                    person: person.and_then(|person| {
                        let people = self.people().iter();
                        people
                            .clone()
                            .find(|slot| slot.id == person)
                            .map(|slot| slot.name.clone())
                    }),
                    value: value.into(),
                })
                .collect(),
        }
    }

    /// Facts of the household or of a unit.
    fn take_single(&mut self, about: &str, facts: &[NamedAnswer], errors: &mut Vec<AnswerError>) {
        let prefix = match about {
            "household" => about.into(),
            unit => ["units.", unit].concat(),
        };
        let is_ours = |fact: &crate::bundle::Fact| fact.group.is_none() && fact.about == about;
        self.take(&prefix, Subject::Single, facts, is_ours, errors);
    }

    fn take_members(
        &mut self,
        group: GroupId,
        members: &[MemberAnswers],
        errors: &mut Vec<AnswerError>,
    ) {
        for (place, member) in members.iter().enumerate() {
            let list = if group == GroupId::PEOPLE {
                ""
            } else {
                "groups."
            };
            let number = crate::decimal::print(i128::try_from(place).unwrap_or(0), 0);
            let path = [list, self.bundle.group_name(group), "[", &number, "]"].concat();
            let slot = if group == GroupId::PEOPLE && place == 0 {
                let applicant = self.applicant();
                let name = if member.id.is_empty() {
                    "applicant"
                } else {
                    &member.id
                };
                self.rename(group, applicant, name).map(|()| applicant)
            } else {
                self.add_member(group, &member.id)
            };
            match slot {
                Ok(slot) => {
                    let is_ours = |fact: &crate::bundle::Fact| fact.group == Some(group.0);
                    self.take(&path, Subject::Of(slot), &member.facts, is_ours, errors);
                }
                Err(problem) => errors.push(AnswerError { path, ..problem }),
            }
        }
    }

    fn take(
        &mut self,
        path: &str,
        subject: Subject,
        facts: &[NamedAnswer],
        is_ours: impl Fn(&crate::bundle::Fact) -> bool,
        errors: &mut Vec<AnswerError>,
    ) {
        let firsts = first_times(facts.iter().map(|said| &said.fact));
        for (said, first) in facts.iter().zip(firsts) {
            let here = || [path, ".", &said.fact].concat();
            if !first {
                errors.push(error("A028", here(), "this fact is answered twice".into()));
                continue;
            }
            let found = self.bundle.fact(&said.fact);
            let known = found.and_then(|fact| self.bundle.core().facts.get(ix(fact.0)));
            let (Some(fact), true) = (found, known.is_some_and(&is_ours)) else {
                let message = match known {
                    Some(other) => {
                        ["`", &said.fact, "` is a fact about `", &other.about, "`"].concat()
                    }
                    None => ["there is no fact `", &said.fact, "`"].concat(),
                };
                errors.push(error("A003", here(), message));
                continue;
            };
            let answered = self.answer(fact, subject, said.value.clone(), said.provenance);
            if let Err(problem) = answered {
                errors.push(AnswerError {
                    path: here(),
                    ..problem
                });
            }
        }
    }

    fn take_more(
        &mut self,
        group: GroupId,
        more: Option<(u32, u32)>,
        nobody: bool,
        errors: &mut Vec<AnswerError>,
    ) {
        let (least, most) = match more {
            Some(more) => more,
            None if nobody => return,
            None => (0, 0),
        };
        if let Err(problem) = self.set_more(group, More::Between(least, most)) {
            let path = match group {
                GroupId::PEOPLE => "more_people".into(),
                _ => [problem.path.as_str(), ".more"].concat(),
            };
            errors.push(AnswerError { path, ..problem });
        }
    }

    fn take_fixed(&mut self, all: &[FixedAnswer], errors: &mut Vec<AnswerError>) {
        let mut seen = BTreeSet::new();
        let mut values = Vec::with_capacity(all.len());
        for fixed in all {
            match self.fixed_value(fixed, &seen) {
                Ok((person, value)) => {
                    seen.insert((value.result(), person));
                    values.push((person, value));
                }
                Err(error) => errors.push(error),
            }
        }
        errors.extend(self.fix_values(values).err());
    }

    /// Whose result is fixed, and at what; those `seen` are fixed already.
    fn fixed_value(
        &self,
        fixed: &FixedAnswer,
        seen: &BTreeSet<(ResultId, Option<PersonId>)>,
    ) -> Result<(Option<PersonId>, ResultValue), AnswerError> {
        let path = || ["fixed.", &fixed.result].concat();
        let Some(result) = self.bundle.result(&fixed.result) else {
            let message = ["there is no result `", &fixed.result, "`"].concat();
            return Err(error("A005", path(), message));
        };
        let person = match &fixed.person {
            None => None,
            Some(name) => {
                let person = self.member_named(GroupId::PEOPLE, name);
                let unknown =
                    || error("A012", path(), ["there is no person `", name, "`"].concat());
                Some(person.ok_or_else(unknown)?)
            }
        };
        if seen.contains(&(result, person)) {
            return Err(error("A028", path(), "this result is fixed twice".into()));
        }
        let value = self.value_for(result, person, &fixed.value)?;
        Ok((person, value))
    }

    /// Every answer by fact and place, then every fixed result, then how many more there are, each
    /// in order.
    pub(crate) fn keys(&self) -> Vec<(UsedFact, u32)> {
        let mut keys = Vec::new();
        for (number, answers) in self.answers.iter().enumerate() {
            let what = UsedFact::Fact(FactId(small(number)));
            let said = answers
                .iter()
                .enumerate()
                .filter(|(_, said)| said.is_some());
            keys.extend(said.map(|(position, _)| (what, small(position))));
        }
        for (result, person, _) in self.fixed() {
            let place = person.and_then(|person| self.place_of(GroupId::PEOPLE, person));
            keys.push((UsedFact::Result(result), place.unwrap_or(0)));
        }
        let groups = (0..small(self.groups.len())).map(GroupId);
        let asked = groups.filter(|group| self.more(*group) != More::Unasked);
        keys.extend(asked.map(|group| (UsedFact::More(group), 0)));
        keys
    }

    fn said_of_members(&self, group: GroupId) -> Vec<MemberAnswers> {
        let slots = self.members(group).iter().enumerate();
        slots
            .map(|(place, slot)| MemberAnswers {
                id: slot.name.clone(),
                facts: self.said_of("", Some(group.0), small(place)),
            })
            .collect()
    }

    fn said_of(&self, about: &str, group: Option<u32>, position: u32) -> Vec<NamedAnswer> {
        let facts = self.bundle.core().facts.iter().enumerate();
        facts
            .filter(|(_, fact)| fact.group == group && (group.is_some() || fact.about == about))
            .filter_map(|(number, fact)| {
                let stored = self.stored(FactId(small(number)), position)?;
                Some(NamedAnswer {
                    fact: fact.name.clone(),
                    value: stored.given.clone(),
                    provenance: stored.provenance,
                })
            })
            .collect()
    }
}

fn error(code: &'static str, path: String, message: String) -> AnswerError {
    AnswerError {
        code,
        path,
        message,
    }
}
