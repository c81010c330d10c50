//! The session: what is known so far about one household, in whatever order it was said.
//!
//! Answers come one at a time, are changed, withdrawn, declined, given as ranges; people come and
//! go. Every change is checked against the facts' declared bounds here, so that evaluation never
//! meets a value it was not promised. What follows from the answers is in [`Evaluation`].

mod answers;

use std::rc::Rc;

pub use answers::{
    AnswerError, Answers, FixedAnswer, Given, GroupAnswers, MemberAnswers, NamedAnswer, Origin,
    Provenance,
};

use crate::Bundle;
use crate::date::Day;
use crate::ids::{FactId, GroupId, PersonId, ResultId, SlotId, Subject};
use crate::known::Evaluation;

/// A described member of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// Given by the session; never reused, never shifted.
    pub id: SlotId,
    /// The caller's name for it, unique in its group.
    pub name: String,
}

/// How many more members a group has than are described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum More {
    /// Nobody was asked: from none up to the group's greatest number.
    Unasked,
    /// At least and at most so many.
    Between(u32, u32),
    /// Asked, and not known: like unasked, but never asked again.
    Declined,
}

/// What is known so far about one household on one day.
#[derive(Debug)]
pub struct Session {
    bundle: Rc<Bundle>,
    today: Day,
}

#[expect(unused_variables, clippy::todo, missing_docs, reason = "signatures first")]
impl Session {
    /// An empty session on a day: the applicant alone is known to be there (slot name
    /// `applicant`), whether there are more people has not been asked.
    ///
    /// # Errors
    /// `A001` when the day is outside 1900 to 2100, `A002` when it is before the first day of the
    /// bundle's slice.
    pub fn new(bundle: Rc<Bundle>, today: Day) -> Result<Session, AnswerError> {
        todo!()
    }

    /// A session that holds all these answers, on `answers.date` or else `today`.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn from_answers(
        bundle: Rc<Bundle>,
        today: Day,
        answers: &Answers,
    ) -> Result<Session, Vec<AnswerError>> {
        todo!()
    }

    /// The answers in the form of answers everywhere; [`Session::from_answers`] restores them
    /// (more of a group is written as a range, and left out where it was not asked).
    pub fn to_answers(&self) -> Answers {
        todo!()
    }

    pub fn bundle(&self) -> &Rc<Bundle> {
        &self.bundle
    }

    /// The date of evaluation.
    pub fn today(&self) -> Day {
        self.today
    }

    /// The described people, the applicant first, in the order added.
    pub fn people(&self) -> &[Slot] {
        todo!()
    }

    /// The described members of a group in the order added.
    pub fn members(&self, group: GroupId) -> &[Slot] {
        todo!()
    }

    pub fn applicant(&self) -> PersonId {
        todo!()
    }

    /// Adds a person with a name of the caller's choice (empty: one is made up).
    ///
    /// # Errors
    /// `A010` when the name is taken, `A011` when the group is full.
    pub fn add_person(&mut self, name: &str) -> Result<PersonId, AnswerError> {
        todo!()
    }

    /// Removes a person and what was said about them.
    ///
    /// # Errors
    /// `A012` when there is no such person, `A013` for the applicant.
    pub fn remove_person(&mut self, person: PersonId) -> Result<(), AnswerError> {
        todo!()
    }

    pub fn add_member(&mut self, group: GroupId, name: &str) -> Result<SlotId, AnswerError> {
        todo!()
    }

    pub fn remove_member(&mut self, group: GroupId, member: SlotId) -> Result<(), AnswerError> {
        todo!()
    }

    /// Says that there are between so many and so many people more than those described.
    ///
    /// # Errors
    /// `A014` when the first exceeds the second or there would be more than the group may have.
    pub fn set_more_people(&mut self, least: u32, most: u32) -> Result<(), AnswerError> {
        todo!()
    }

    /// The same of any group; [`More::Unasked`] withdraws what was said.
    pub fn set_more(&mut self, group: GroupId, more: More) -> Result<(), AnswerError> {
        todo!()
    }

    pub fn more(&self, group: GroupId) -> More {
        todo!()
    }

    /// Gives or changes an answer.
    ///
    /// # Errors
    /// Unknown subject, wrong type, out of bounds, too many places, unknown option, nothing left
    /// to choose from, a derived fact. The earlier answer then stays.
    pub fn answer(
        &mut self,
        fact: FactId,
        subject: Subject,
        value: Given,
        provenance: Provenance,
    ) -> Result<(), AnswerError> {
        todo!()
    }

    /// "I don't know": nothing is known, and it is not asked again.
    pub fn decline(&mut self, fact: FactId, subject: Subject) -> Result<(), AnswerError> {
        self.answer(fact, subject, Given::Declined, Provenance::default())
    }

    /// Takes an answer back, as if it had never been given. True if there was one.
    pub fn withdraw(&mut self, fact: FactId, subject: Subject) -> bool {
        todo!()
    }

    /// What was said about a fact, and who said so. The applicant's relation is always there.
    pub fn answer_of(&self, fact: FactId, subject: Subject) -> Option<(&Given, Provenance)> {
        todo!()
    }

    /// Fixes a named result (of a person or of the household): it wins over its rule.
    ///
    /// # Errors
    /// Not within its declared bounds and places, or no such person.
    pub fn fix(
        &mut self,
        result: ResultId,
        person: Option<PersonId>,
        value: &str,
    ) -> Result<(), AnswerError> {
        todo!()
    }

    /// Lets the rule speak again. True if the result was fixed.
    pub fn unfix(&mut self, result: ResultId, person: Option<PersonId>) -> bool {
        todo!()
    }

    /// Answers that are kept but not used now, because their `when` is certainly false.
    pub fn unused_answers(&self) -> Vec<(FactId, Subject)> {
        todo!()
    }

    /// What follows from what is known. Computed once after each change, then remembered.
    pub fn evaluate(&self) -> Evaluation<'_> {
        todo!()
    }
}
