//! Whom an answer is about: where the values about them stand, and what errors call that place.
//! What is said of them is not looked at here.

use super::from_given::Fault;
use super::{AnswerError, Session};
use crate::codes::said;
use crate::graph::ix;
use crate::ids::{FactId, GroupId, Subject};

impl Session {
    /// The group of a fact with one value for each member.
    pub(super) fn group_of(&self, fact: FactId) -> Option<GroupId> {
        self.bundle.core().facts.get(ix(fact.0))?.group.map(GroupId)
    }

    /// Where the values about a subject stand.
    pub(super) fn position(&self, fact: FactId, subject: Subject) -> Result<u32, AnswerError> {
        let (code, message) = if ix(fact.0) >= self.answers.len() {
            ("A003", "there is no such fact")
        } else {
            match (self.group_of(fact), subject) {
                (None, Subject::Single) => return Ok(0),
                (Some(group), Subject::Of(slot)) => match self.place_of(group, slot) {
                    Some(place) => return Ok(place),
                    None => ("A012", "there is no such member"),
                },
                (None, _) => (
                    "A029",
                    "this has one value for all; ask it of nobody in particular",
                ),
                (Some(_), _) => (
                    "A029",
                    "this has a value for each member; say whose is meant",
                ),
            }
        };
        Err(self.error(fact, subject, Fault::new(code, || message.into())))
    }

    /// Whom the values at a place are about.
    pub(crate) fn subject(&self, fact: FactId, position: u32) -> Subject {
        match self
            .group_of(fact)
            .and_then(|group| self.slot_at(group, position))
        {
            Some(slot) => Subject::Of(slot),
            None => Subject::Single,
        }
    }

    /// What is wrong with an answer, with its place.
    pub(super) fn error(&self, fact: FactId, subject: Subject, fault: Fault) -> AnswerError {
        let Fault(code, message) = fault;
        AnswerError {
            code,
            path: said(|| self.path(fact, subject)),
            message,
        }
    }

    /// `people[1].wage`, `household.region`, `units.family.kind`, `groups.vehicles[0].age`.
    pub fn path(&self, fact: FactId, subject: Subject) -> String {
        let Some(known) = self.bundle.core().facts.get(ix(fact.0)) else {
            return String::new();
        };
        let name = known.name.as_str();
        match (known.group.map(GroupId), subject) {
            (Some(group), Subject::Of(slot)) => {
                let place = self.place_of(group, slot).unwrap_or(0);
                let place = crate::decimal::print(i128::from(place), 0);
                [&self.group_path(group), "[", &place, "].", name].concat()
            }
            (None, _) if known.about != "household" => ["units.", &known.about, ".", name].concat(),
            _ => [&known.about, ".", name].concat(),
        }
    }

    /// `people`, `groups.vehicles`.
    pub(super) fn group_path(&self, group: GroupId) -> String {
        let list = if group == GroupId::PEOPLE {
            ""
        } else {
            "groups."
        };
        [list, self.bundle.group_name(group)].concat()
    }
}
