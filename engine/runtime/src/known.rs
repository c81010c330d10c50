//! What follows from a session: outcomes, questions and the values of facts and results, read off
//! one forward pass.

use crate::ids::{FactId, PersonId, ProgramId, ResultId, Subject, Who};
use crate::outcome::{Outcome, Status};
use crate::question::Question;
use crate::session::Session;

/// A view of a session's values after evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation<'a> {
    session: &'a Session,
}

/// What is known of a value, in the text form of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Of a yes or no.
    Bool {
        /// Whether it can be true.
        can_be_true: bool,
        /// Whether it can be false.
        can_be_false: bool,
    },
    /// Of a number: decimal texts with the value's places.
    Number {
        /// Least value.
        low: String,
        /// Greatest value.
        high: String,
    },
    /// Of a date: ISO texts.
    Date {
        /// First day.
        low: String,
        /// Last day.
        high: String,
    },
    /// Of a choice: the options it can be.
    Choice(Vec<String>),
    /// Of a set of choices.
    Choices {
        /// Options certainly chosen.
        must: Vec<String>,
        /// Options possibly chosen, these included.
        may: Vec<String>,
    },
}

#[expect(unused_variables, clippy::todo, reason = "signatures first")]
impl<'a> Evaluation<'a> {
    /// The session evaluated.
    pub fn session(self) -> &'a Session {
        self.session
    }

    /// All outcomes: programs in the bundle's order (those that are information only have none);
    /// of a person program one for each described person, then one for the rest if there may be
    /// any.
    pub fn outcomes(self) -> Vec<Outcome> {
        todo!()
    }

    /// The outcome of one program for one person or household; none if there is no such thing.
    pub fn outcome(self, program: ProgramId, who: Who) -> Option<Outcome> {
        todo!()
    }

    /// The status alone, without reasons or amounts. None like [`Evaluation::outcome`].
    pub fn status(self, program: ProgramId, who: Who) -> Option<Status> {
        todo!()
    }

    /// Everything still worth asking, in asking order: first what can decide an outcome, then what
    /// can only narrow an amount.
    pub fn questions(self) -> Vec<Question> {
        todo!()
    }

    /// The first of [`Evaluation::questions`].
    pub fn next_question(self) -> Option<Question> {
        todo!()
    }

    /// A named result of the household, or of a person. None if there is no such person, or this
    /// runtime lacks what it needs.
    pub fn result(self, result: ResultId, person: Option<PersonId>) -> Option<Known> {
        todo!()
    }

    /// What is known of a fact: what was answered, or what follows for a derived fact. `when` is
    /// not applied.
    pub fn fact(self, fact: FactId, subject: Subject) -> Option<Known> {
        todo!()
    }

    /// Outcomes and questions as canonical JSON: keys sorted, numbers as decimal texts, dates ISO.
    /// The same bundle, answers and date give the same bytes everywhere.
    pub fn json(self) -> String {
        todo!()
    }
}
