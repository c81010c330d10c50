//! The session: what is known so far about one household, in whatever order it was said.
//!
//! Answers come one at a time, are changed, withdrawn, declined, given as ranges; people come and
//! go. Every change is checked against the facts' declared bounds here, so that evaluation never
//! meets a value it was not promised. What follows from the answers is in [`crate::known`].
//!
//! Here are single answers. How they are read is in `from_given`, who is there in `people`, when
//! anything is computed in `evaluating`; answers in bulk are in `from_answers`.

mod answers;
mod evaluating;
mod firsts;
mod fixing;
mod from_answers;
mod from_given;
#[cfg(feature = "fast")]
mod layouts;
mod people;
mod relation;
mod subject;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

pub use answers::{
    AnswerError, Answers, FixedAnswer, Given, GroupAnswers, MemberAnswers, NamedAnswer, Origin,
    Provenance,
};
pub use firsts::first_times;
pub use fixing::ResultValue;
#[cfg(feature = "fast")]
pub use layouts::Layouts;
pub use people::{More, Slot};

use crate::Bundle;
use crate::codes::said;
use crate::date::Day;
use crate::evaluate::{LayOut, Machine, Set};
use crate::graph::{ix, small};
use crate::ids::{FactId, GroupId, ResultId, SlotId, Subject};
use crate::value::Interval;
pub(crate) use from_given::shown;
use from_given::{Declared, Fault};
use people::Members;

/// What is known so far about one household on one day.
#[derive(Debug)]
pub struct Session {
    bundle: Rc<Bundle>,
    today: Day,
    /// Bounds of each fact on that day.
    bounds: Vec<Interval>,
    groups: Vec<Members>,
    /// For each fact, for each slot (one for a fact without group): what was said.
    answers: Vec<Vec<Option<Stored>>>,
    fixed: Vec<FixedResult>,
    /// Evaluated; emptied by every change.
    fresh: OnceCell<Box<Machine>>,
    /// Laid out, with all answers written, but not evaluated. Neither: to be laid out again.
    stale: RefCell<Option<Box<Machine>>>,
}

/// An answer that was accepted.
#[derive(Debug, Clone)]
struct Stored {
    given: Given,
    provenance: Provenance,
    set: Set,
    /// For sets of choices: options of which was said "I don't know".
    declined: Vec<u64>,
}

/// A result fixed from outside.
#[derive(Debug, Clone)]
struct FixedResult {
    result: ResultId,
    person: Option<SlotId>,
    text: Rc<str>,
    value: Set,
    places: u32,
    lay_out: LayOut,
}

impl Session {
    /// An empty session on a day: the applicant alone is known to be there (slot name
    /// `applicant`), whether there are more people has not been asked.
    ///
    /// # Errors
    /// `A001` when the day is outside 1900 to 2100, `A002` when it is before the first day of the
    /// bundle's slice.
    pub fn new(bundle: Rc<Bundle>, today: Day) -> Result<Session, AnswerError> {
        let date = |Fault(code, message)| AnswerError {
            code,
            path: said(|| "date".into()),
            message,
        };
        if !today.in_range() {
            return Err(date(Fault::new("A001", || {
                "the date must be between 1900-01-01 and 2100-12-31".into()
            })));
        }
        if let Some(from) = bundle.core().from
            && today.0 < from
        {
            return Err(date(Fault::new("A002", || {
                const ADVICE: &str = "; take a later date, or the full bundle";
                ["these rules begin on ", &Day(from).iso(), ADVICE].concat()
            })));
        }
        let facts = &bundle.core().facts;
        let bounds = bundle
            .graph
            .facts
            .iter()
            .map(|fact| fact.bounds(today))
            .collect();
        let answers = facts
            .iter()
            .map(|fact| {
                if fact.group.is_some() {
                    Vec::new()
                } else {
                    vec![None]
                }
            })
            .collect();
        let groups = bundle
            .core()
            .groups
            .iter()
            .map(|_| Members::default())
            .collect();
        let mut session = Session {
            bundle,
            today,
            bounds,
            groups,
            answers,
            fixed: Vec::new(),
            fresh: OnceCell::new(),
            stale: RefCell::new(None),
        };
        session.add_member(GroupId::PEOPLE, "applicant")?;
        Ok(session)
    }

    /// The rules.
    pub fn bundle(&self) -> &Rc<Bundle> {
        &self.bundle
    }

    /// The date of evaluation.
    pub fn today(&self) -> Day {
        self.today
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
        let position = self.position(fact, subject)?;
        let stored = self
            .check(fact, position, value, provenance)
            .map_err(|fault| self.error(fact, subject, fault))?;
        self.write(fact, position, &stored.set);
        if let Some(cell) = self.cell(fact, position) {
            *cell = Some(stored);
        }
        Ok(())
    }

    /// "I don't know": nothing is known, and it is not asked again.
    ///
    /// # Errors
    /// Like [`Session::answer`].
    pub fn decline(&mut self, fact: FactId, subject: Subject) -> Result<(), AnswerError> {
        self.answer(fact, subject, Given::Declined, Provenance::default())
    }

    /// Takes an answer back, as if it had never been given. True if there was one. The applicant's
    /// relation stays.
    pub fn withdraw(&mut self, fact: FactId, subject: Subject) -> bool {
        let Ok(position) = self.position(fact, subject) else {
            return false;
        };
        if self.is_applicants_relation(fact, position) {
            return false;
        }
        let had = self.cell(fact, position).and_then(Option::take).is_some();
        if had && let Some(full) = self.full(fact, position) {
            self.write(fact, position, &full);
        }
        had
    }

    /// What was said about a fact, and who said so. The applicant's relation is always there.
    pub fn answer_of(&self, fact: FactId, subject: Subject) -> Option<(&Given, Provenance)> {
        let stored = self.stored(fact, self.position(fact, subject).ok()?)?;
        Some((&stored.given, stored.provenance))
    }

    /// Answers that are kept but not used now, because their `when` is certainly false.
    pub fn unused_answers(&self) -> Vec<(FactId, Subject)> {
        let view = self.evaluate().view();
        let mut unused = Vec::new();
        for (number, answers) in self.answers.iter().enumerate() {
            let fact = FactId(small(number));
            for (position, stored) in answers.iter().enumerate() {
                let position = small(position);
                if stored.is_some() && view.applies(fact, position).is_false() {
                    unused.push((fact, self.subject(fact, position)));
                }
            }
        }
        unused
    }

    fn check(
        &self,
        fact: FactId,
        position: u32,
        given: Given,
        provenance: Provenance,
    ) -> Result<Stored, Fault> {
        let unknown = || Fault::new("A003", || "there is no such fact".into());
        let declared = self.declared(fact).ok_or_else(unknown)?;
        if declared.fact.derived.is_some() {
            return Err(Fault::new("A027", || {
                "this follows from other answers; it is not asked".into()
            }));
        }
        let mut read = declared.read(&given)?;
        self.check_relation(fact, position, &mut read.set)?;
        Ok(Stored {
            given,
            provenance,
            set: read.set,
            declined: read.declined,
        })
    }

    /// Everything the fact can be, of whoever stands at that place.
    fn full(&self, fact: FactId, position: u32) -> Option<Set> {
        let mut set = self.declared(fact)?.full();
        self.full_relation(fact, position, &mut set);
        Some(set)
    }

    fn declared(&self, fact: FactId) -> Option<Declared<'_>> {
        let number = ix(fact.0);
        let core = self.bundle.core();
        let known = core.facts.get(number)?;
        let options = known.options.and_then(|list| core.options.get(ix(list)));
        Some(Declared {
            fact: known,
            kind: self.bundle.graph.facts.get(number)?.kind,
            bounds: *self.bounds.get(number)?,
            options: options.map_or(&[], Vec::as_slice),
        })
    }

    /// What is known of a fact that is not derived.
    pub(crate) fn known_set(&self, fact: FactId, position: u32) -> Option<Set> {
        match self.stored(fact, position) {
            Some(stored) => Some(stored.set.clone()),
            None => self.full(fact, position),
        }
    }

    fn stored(&self, fact: FactId, position: u32) -> Option<&Stored> {
        self.answers.get(ix(fact.0))?.get(ix(position))?.as_ref()
    }

    fn cell(&mut self, fact: FactId, position: u32) -> Option<&mut Option<Stored>> {
        self.answers.get_mut(ix(fact.0))?.get_mut(ix(position))
    }

    /// Whether a fact is still to be asked; of a set of choices, which of these options are.
    pub(crate) fn is_unasked(
        &self,
        fact: FactId,
        position: u32,
        options: Option<&mut [u64]>,
    ) -> bool {
        let Some(stored) = self.stored(fact, position) else {
            return true;
        };
        let (Some(options), Set::Choices { must, may }) = (options, &stored.set) else {
            return false;
        };
        for (place, wanted) in options.iter_mut().enumerate() {
            let word = |set: &[u64]| set.get(place).copied().unwrap_or(0);
            *wanted &= word(may) & !word(must) & !word(&stored.declined);
        }
        options.iter().any(|wanted| *wanted != 0)
    }
}
