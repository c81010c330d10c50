//! Households for a package, drawn from a seed: as people answer when they are asked, and as an
//! outside suite gives them. What they say is plausible to the package alone (types, bounds, what
//! is asked next), so that any package will do; what comes out of it is not looked at.

mod to_json;
mod values;

use std::rc::Rc;

use selfcheck_runtime::bundle::NamedResult;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::{GroupId, ResultId};
use selfcheck_runtime::question::Asked;
use selfcheck_runtime::session::{More, Provenance};
use selfcheck_runtime::{Bundle, Session};

pub use to_json::line;

/// Draws households.
pub struct Drawer {
    bundle: Rc<Bundle>,
    rng: fastrand::Rng,
}

impl Drawer {
    /// The same seed gives the same households.
    pub fn new(bundle: Rc<Bundle>, seed: u64) -> Drawer {
        let rng = fastrand::Rng::with_seed(seed);
        Drawer { bundle, rng }
    }

    /// A household that answers what it is asked until nothing is left to ask. Of four, one is
    /// unsure of some answers, and may stop before the end.
    pub fn asked(&mut self) -> Session {
        let mut session = self.people();
        let unsure = self.rng.u32(..4) == 0;
        for _ in 0..100 {
            let questions = session.evaluate().questions();
            if questions.is_empty() || unsure && self.rng.u32(..12) == 0 {
                break;
            }
            for question in questions {
                match question.asked {
                    Asked::More(group) => self.more(&mut session, group),
                    Asked::Fact { fact, subjects, .. } => {
                        for subject in subjects {
                            let given = self.said(fact, session.today(), unsure);
                            let said = Provenance::default();
                            if session.answer(fact, subject, given, said).is_err() {
                                session.decline(fact, subject).unwrap();
                            }
                        }
                    }
                }
            }
        }
        session
    }

    /// A household as a suite of another model gives it: people without answers, and results. Those
    /// that have no default are given always, of the others one in ten; of four households, one
    /// gives two results more, whichever they are.
    pub fn outside(&mut self) -> Session {
        let mut session = self.people();
        let bundle = Rc::clone(&self.bundle);
        let results = &bundle.core().results;
        for (number, result) in results.iter().enumerate() {
            let given = match &result.default {
                Some(_) => result.name == "age" || self.rng.u32(..10) == 0,
                None => self.reads_a_fact(result),
            };
            if given {
                self.fix(&mut session, number, result);
            }
        }
        if !results.is_empty() && self.rng.u32(..4) == 0 {
            for _ in 0..2 {
                let number = self.rng.usize(..results.len());
                self.fix(&mut session, number, &results[number]);
            }
        }
        session
    }

    /// From one to six people, seldom many, on a day of 2023 to 2026.
    fn people(&mut self) -> Session {
        let day = Day::parse("2023-01-01").unwrap();
        let day = Day(day.0 + self.rng.i32(0..1461));
        let mut session = Session::new(Rc::clone(&self.bundle), day).unwrap();
        let count = [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6][self.rng.usize(..16)];
        for _ in 1..count {
            session.add_person("").unwrap();
        }
        session.set_more_people(0, 0).unwrap();
        session
    }

    /// Of groups other than people there are none or two.
    fn more(&mut self, session: &mut Session, group: GroupId) {
        if group != GroupId::PEOPLE && self.rng.bool() {
            for _ in 0..2 {
                let _ = session.add_member(group, "");
            }
        }
        session.set_more(group, More::Between(0, 0)).unwrap();
    }

    /// Gives a result, of everyone when it is of a person. What the package does not take is left
    /// out.
    fn fix(&mut self, session: &mut Session, number: usize, result: &NamedResult) {
        let id = ResultId(u32::try_from(number).unwrap());
        let people: Vec<_> = match result.person {
            true => session.people().iter().map(|slot| Some(slot.id)).collect(),
            false => vec![None],
        };
        for person in people {
            let value = self.result(result, session.today());
            let _ = session.fix(id, person, &value);
        }
    }

    /// Whether the rule of a result is one fact: outside, its value is an answer.
    fn reads_a_fact(&self, result: &NamedResult) -> bool {
        let core = self.bundle.core();
        let node = |place: u32| core.nodes.get(usize::try_from(place).unwrap());
        let rule = node(result.node).and_then(|words| words.get(2));
        let operator = rule.and_then(|rule| node(*rule)?.first());
        let name = operator.and_then(|name| core.operators.get(usize::try_from(*name).unwrap()));
        name.is_some_and(|name| name.starts_with("fact"))
    }
}
