//! What follows from a session: outcomes, questions and the values of facts and results, read off
//! one forward pass.

use crate::evaluate::cell::{Cell, Env, View};
use crate::evaluate::{Machine, Set};
use crate::graph::{Bundle, FactKind, ix};
use crate::ids::{FactId, PersonId, ProgramId, ResultId, Subject, Who};
use crate::outcome::{self, AmountValue, Outcome, Reason, Status, Target, Used};
use crate::question::{self, Question};
use crate::session::{Session, shown};
use crate::value;

/// A view of a session's values after evaluation.
#[derive(Debug, Clone, Copy)]
pub struct Evaluation<'a> {
    view: View<'a>,
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

impl<'a> Evaluation<'a> {
    pub(crate) fn new(session: &'a Session, machine: &'a Machine) -> Evaluation<'a> {
        Evaluation {
            view: View { session, machine },
        }
    }

    pub(crate) fn view(self) -> View<'a> {
        self.view
    }

    /// The session evaluated.
    pub fn session(self) -> &'a Session {
        self.view.session
    }

    /// All outcomes: programs in the bundle's order (those that are information only have none);
    /// of a person program one for each described person, then one for the rest if there may be
    /// any.
    pub fn outcomes(self) -> Vec<Outcome<'a>> {
        let targets = outcome::targets(self.view);
        targets
            .into_iter()
            .map(|target| outcome::outcome(self.view, target))
            .collect()
    }

    /// The outcome of one program for one person or household; none if there is no such thing.
    pub fn outcome(self, program: ProgramId, who: Who) -> Option<Outcome<'a>> {
        Some(outcome::outcome(
            self.view,
            Target::find(self.view, program, who)?,
        ))
    }

    /// The status alone, without reasons or amounts. None like [`Evaluation::outcome`].
    pub fn status(self, program: ProgramId, who: Who) -> Option<Status> {
        Some(outcome::status(
            self.view,
            Target::find(self.view, program, who)?,
        ))
    }

    /// The amounts alone, without reasons. None like [`Evaluation::outcome`].
    pub fn amounts(self, program: ProgramId, who: Who) -> Option<Vec<AmountValue<'a>>> {
        let target = Target::find(self.view, program, who)?;
        let status = outcome::status(self.view, target);
        Some(outcome::amounts(self.view, target, status))
    }

    /// Answers that decided a rule, or that were used so far, in asking order. The reason is one of
    /// this evaluation.
    pub fn used(self, reason: &Reason<'_>) -> Vec<Used> {
        outcome::used(self.view, reason)
    }

    /// Everything still worth asking, in asking order: first what can decide an outcome, then what
    /// can only narrow an amount.
    pub fn questions(self) -> Vec<Question> {
        let (decisive, narrowing) = outcome::roots(self.view);
        question::questions(self.view, &decisive, &narrowing)
    }

    /// The first of [`Evaluation::questions`].
    pub fn next_question(self) -> Option<Question> {
        self.questions().into_iter().next()
    }

    /// A named result of the household, or of a person. None if there is no such person, or this
    /// runtime lacks what it needs.
    pub fn result(self, result: ResultId, person: Option<PersonId>) -> Option<Known> {
        let view = self.view;
        let named = view.bundle().core().results.get(ix(result.0))?;
        let known = view.bundle().graph.results.get(ix(result.0))?;
        if !known.checked || named.person != person.is_some() {
            return None;
        }
        let position = match person {
            Some(person) => view.session.place_of(crate::ids::GroupId::PEOPLE, person)?,
            None => 0,
        };
        let cell = |node| Cell {
            node,
            env: Env::all_at(position),
        };
        if let (FactKind::Number, Set::Number(numerator)) = (known.kind, view.set(cell(named.node)))
        {
            let divisor = named.denominator.map(|node| view.number(cell(node)));
            let divisor = divisor.unwrap_or(value::Interval::exactly(1));
            let scales = [named.scale, named.denominator_scale, named.places];
            let (low, high) = outcome::quotient(numerator, divisor, scales);
            return Some(Known::Number { low, high });
        }
        Some(print(
            view.bundle(),
            known.kind,
            0,
            named.options,
            &view.set(cell(named.node)),
        ))
    }

    /// What is known of a fact: what was answered, or what follows for a derived fact. `when` is
    /// not applied.
    pub fn fact(self, fact: FactId, subject: Subject) -> Option<Known> {
        let view = self.view;
        let named = view.bundle().core().facts.get(ix(fact.0))?;
        let kind = view.bundle().graph.facts.get(ix(fact.0))?.kind;
        let position = match (named.group, subject) {
            (None, Subject::Single) => 0,
            (Some(group), Subject::Of(slot)) => {
                view.session.place_of(crate::ids::GroupId(group), slot)?
            }
            _ => return None,
        };
        let set = match named.derived {
            Some(node) => {
                view.node(node)?.operator?;
                view.set(Cell {
                    node,
                    env: Env::all_at(position),
                })
            }
            None => view.session.known_set(fact, position)?,
        };
        Some(print(
            view.bundle(),
            kind,
            named.places,
            named.options,
            &set,
        ))
    }

    /// Whether a fact is asked of somebody at all: certainly (true), certainly not (false), or not
    /// known yet (none).
    pub fn applies(self, fact: FactId, subject: Subject) -> Option<bool> {
        let group = self.view.bundle().core().facts.get(ix(fact.0))?.group;
        let position = match (group, subject) {
            (Some(group), Subject::Of(slot)) => self
                .view
                .session
                .place_of(crate::ids::GroupId(group), slot)?,
            _ => 0,
        };
        let truth = self.view.applies(fact, position);
        truth.is_decided().then_some(truth.is_true())
    }

    /// Outcomes and questions as canonical JSON: keys sorted, numbers as decimal texts, dates ISO.
    /// The same bundle, answers and date give the same bytes everywhere.
    pub fn json(self) -> String {
        outcome::json(self.view, &self.outcomes(), &self.questions())
    }
}

/// A set as texts. `options` is the list of options of a choice.
fn print(bundle: &Bundle, kind: FactKind, places: u32, options: Option<u32>, set: &Set) -> Known {
    let list = options.and_then(|list| bundle.core().options.get(ix(list)));
    let names = |set: &[u64]| -> Vec<String> {
        let list = list.map_or(&[][..], Vec::as_slice);
        value::members(set)
            .filter_map(|place| list.get(place).cloned())
            .collect()
    };
    match set {
        Set::Bool(truth) => Known::Bool {
            can_be_true: truth.can_be_true(),
            can_be_false: truth.can_be_false(),
        },
        Set::Number(interval) => {
            let (low, high) = (
                shown(kind, interval.low, places),
                shown(kind, interval.high, places),
            );
            if kind == FactKind::Date {
                Known::Date { low, high }
            } else {
                Known::Number { low, high }
            }
        }
        Set::Choice(set) => Known::Choice(names(set)),
        Set::Choices { must, may } => Known::Choices {
            must: names(must),
            may: names(may),
        },
    }
}
