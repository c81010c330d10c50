//! The relation of the one who applies: the first person's from the start, and nobody else's. All
//! other facts are as declared.

use super::from_given::Fault;
use super::{AnswerError, Given, Provenance, Session};
use crate::evaluate::Set;
use crate::graph::ix;
use crate::ids::{FactId, SlotId, Subject};
use crate::value;

impl Session {
    /// The applicant's relation is known from the start.
    pub(super) fn say_who_applies(&mut self, applicant: SlotId) -> Result<(), AnswerError> {
        let Some((fact, option)) = self.bundle.graph.relation else {
            return Ok(());
        };
        let FactId(number) = fact;
        let core = self.bundle.core();
        let list = core.facts.get(ix(number)).and_then(|fact| fact.options);
        let options = list.and_then(|list| core.options.get(ix(list)));
        match options.and_then(|options| options.get(option)).cloned() {
            Some(name) => {
                let given = Given::Text(name);
                self.answer(fact, Subject::Of(applicant), given, Provenance::default())
            }
            None => Ok(()),
        }
    }

    pub(super) fn is_applicants_relation(&self, fact: FactId, position: u32) -> bool {
        position == 0 && self.bundle.relation() == Some(fact)
    }

    /// The options of a set and the applicant's place among them, if the fact is the relation.
    fn relation_in<'a>(&self, fact: FactId, set: &'a mut Set) -> Option<(&'a mut Vec<u64>, usize)> {
        match (self.bundle.graph.relation, set) {
            (Some((relation, applicant)), Set::Choice(options)) if relation == fact => {
                Some((options, applicant))
            }
            _ => None,
        }
    }

    /// Takes out of everything a fact can be what only the applicant is.
    pub(super) fn full_relation(&self, fact: FactId, position: u32, set: &mut Set) {
        if let Some((options, applicant)) = self.relation_in(fact, set)
            && position > 0
        {
            value::remove(options, applicant);
        }
    }

    /// Makes what was said exactly the applicant's, or anybody else's; `A030` if nothing is left.
    pub(super) fn check_relation(
        &self,
        fact: FactId,
        position: u32,
        set: &mut Set,
    ) -> Result<(), Fault> {
        let Some((options, applicant)) = self.relation_in(fact, set) else {
            return Ok(());
        };
        if position == 0 && !value::contains(options, applicant) {
            return Err(Fault::new("A030", || {
                "the first person is the applicant; list the applicant first".into()
            }));
        }
        if position == 0 {
            options.fill(0);
            value::insert(options, applicant);
        } else {
            value::remove(options, applicant);
        }
        if value::count(options) == 0 {
            return Err(Fault::new("A030", || {
                "only the first person is the applicant; say what this person is to the \
                 applicant"
                    .into()
            }));
        }
        Ok(())
    }
}
