//! `--with-defaults`: the declared default of every fact that is not answered, marked as assumed,
//! and of every named result that is not given itself and whose rule reads no fact that is (through
//! other results does not count). Evaluation itself never reads a default.
//!
//! What a default is and when it is left out does not change from one household to the next, so it
//! is found out once: values are read, and facts and results are bits by their numbers.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{Core, Fact, NamedResult};
use selfcheck_runtime::ids::{PersonId, ResultId};
use selfcheck_runtime::session::{
    Given, MemberAnswers, NamedAnswer, Origin, Provenance, ResultValue,
};
use selfcheck_runtime::{AnswerError, Answers, Bundle, Session, value};

/// What is filled in for a bundle.
pub struct Defaults {
    /// By number of the fact.
    facts: Vec<(usize, Given)>,
    results: Vec<ResultDefault>,
}

/// A result that has a default.
struct ResultDefault {
    person: bool,
    value: Result<ResultValue, AnswerError>,
    reads: Reads,
}

/// Facts that a rule reads, and the result itself.
struct Reads {
    facts: Bits,
    /// Whether facts of other people are among them.
    of_others: bool,
    results: Bits,
}

/// Facts that are answered: those of nobody in particular and of things, and those of each person.
pub struct Answered {
    home: Bits,
    people: Vec<Bits>,
}

impl Defaults {
    /// What is filled in for a bundle.
    pub fn of(bundle: &Bundle) -> Defaults {
        let core = bundle.core();
        let asked = core.facts.iter().enumerate();
        let facts = asked.filter(|(_, fact)| fact.derived.is_none());
        let results = core.results.iter().enumerate();
        Defaults {
            facts: facts
                .filter_map(|(number, fact)| Some((number, given(fact, fact.default.as_ref()?))))
                .collect(),
            results: results
                .filter_map(|(number, result)| {
                    let id = ResultId(u32::try_from(number).ok()?);
                    Some(ResultDefault {
                        person: result.person,
                        value: bundle.result_value(id, result.default.as_ref()?),
                        reads: reads(core, result),
                    })
                })
                .collect(),
        }
    }

    /// Fills in the facts; says which were answered before.
    pub fn fill_facts(&self, bundle: &Bundle, answers: &mut Answers) -> Answered {
        let answered = Answered::of(bundle, answers);
        let core = bundle.core();
        for (number, value) in &self.facts {
            if let Some(fact) = core.facts.get(*number) {
                fill(core, fact, value, answers);
            }
        }
        answered
    }

    /// Fixes the results at their defaults: each unless it is given, or a fact that its rule reads.
    pub fn fix_results(
        &self,
        answered: &Answered,
        session: &mut Session,
    ) -> Result<(), Vec<AnswerError>> {
        let slots = session.people().iter().take(answered.people.len());
        let ids: Vec<PersonId> = slots.map(|slot| slot.id).collect();
        let mut any = answered.home.clone();
        answered.people.iter().for_each(|facts| any.join(facts));
        let fixed = Fixed::of(session, &ids);

        let mut values = Vec::new();
        let mut errors = Vec::new();
        for default in &self.results {
            let reads = &default.reads;
            let mut fix = |person| match &default.value {
                Ok(value) => values.push((person, value.clone())),
                Err(error) => errors.push(error.clone()),
            };
            if !default.person {
                if !reads.facts.meets(&any) && !reads.results.meets(&fixed.any) {
                    fix(None);
                }
            } else if reads.of_others && reads.facts.meets(&any) {
                // Somebody's answer feeds everybody's result.
            } else if !reads.facts.meets(&answered.home) && !reads.results.meets(&fixed.home) {
                for ((id, said), fixed) in ids.iter().zip(&answered.people).zip(&fixed.people) {
                    if !reads.facts.meets(said) && !reads.results.meets(fixed) {
                        fix(Some(*id));
                    }
                }
            }
        }
        session.fix_values(values).map_err(|error| vec![error])?;
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }
}

impl Answered {
    fn of(bundle: &Bundle, answers: &Answers) -> Answered {
        let add = |bits: &mut Bits, facts: &[NamedAnswer]| {
            for fact in facts.iter().filter_map(|said| bundle.fact(&said.fact)) {
                bits.add(fact.0);
            }
        };
        let mut home = Bits::default();
        add(&mut home, &answers.household);
        for (_, facts) in &answers.units {
            add(&mut home, facts);
        }
        for member in answers.groups.iter().flat_map(|group| &group.members) {
            add(&mut home, &member.facts);
        }
        let people = answers.people.iter().map(|member| {
            let mut bits = Bits::default();
            add(&mut bits, &member.facts);
            bits
        });
        Answered {
            people: people.collect(),
            home,
        }
    }
}

/// Results that are fixed: of the household, of each person, and of anybody.
struct Fixed {
    home: Bits,
    people: Vec<Bits>,
    any: Bits,
}

impl Fixed {
    fn of(session: &Session, ids: &[PersonId]) -> Fixed {
        let mut fixed = Fixed {
            home: Bits::default(),
            people: vec![Bits::default(); ids.len()],
            any: Bits::default(),
        };
        for (result, person, _) in session.fixed() {
            fixed.any.add(result.0);
            match person {
                None => fixed.home.add(result.0),
                Some(person) => {
                    let place = ids.iter().position(|id| *id == person);
                    if let Some(bits) = place.and_then(|place| fixed.people.get_mut(place)) {
                        bits.add(result.0);
                    }
                }
            }
        }
        fixed
    }
}

/// Facts, or results, by number.
#[derive(Clone, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn add(&mut self, number: u32) {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        if self.0.len() <= place / 64 {
            self.0.resize(place / 64 + 1, 0);
        }
        value::insert(&mut self.0, place);
    }

    fn join(&mut self, other: &Bits) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own |= other;
        }
    }

    /// Whether something is in both.
    fn meets(&self, other: &Bits) -> bool {
        self.0
            .iter()
            .zip(&other.0)
            .any(|(one, other)| one & other != 0)
    }
}

fn reads(core: &Core, result: &NamedResult) -> Reads {
    let mut reads = Reads {
        facts: Bits::default(),
        of_others: false,
        results: Bits::default(),
    };
    let mut seen = BTreeSet::new();
    let mut open: Vec<u32> = [Some(result.node), result.denominator]
        .into_iter()
        .flatten()
        .collect();
    let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    while let Some(node) = open.pop() {
        let Some([operator, args @ ..]) = core.nodes.get(at(node)).map(Vec::as_slice) else {
            continue;
        };
        let name = core.operators.get(at(*operator));
        let Some(operator) = name.and_then(|name| Operator::named(name)) else {
            continue;
        };
        let cut = matches!(operator, Operator::Result | Operator::ResultOf);
        let own = node == result.node || Some(node) == result.denominator;
        if !seen.insert(node) || (cut && !own) {
            continue;
        }
        // The result's own person stands at level 0.
        reads.of_others |= match (operator, args) {
            (Operator::First | Operator::Relabel, _) => true,
            (Operator::FactOf, [_, level]) => *level != 0,
            _ => false,
        };
        for (kind, arg) in operator.arguments(args) {
            match kind {
                Arg::Fact => {
                    reads.facts.add(arg);
                    let fact = core.facts.get(at(arg));
                    open.extend(fact.and_then(|fact| fact.derived));
                }
                Arg::Result => reads.results.add(arg),
                kind if kind.is_node() => open.push(arg),
                _ => {}
            }
        }
    }
    reads
}

fn fill(core: &Core, fact: &Fact, value: &Given, answers: &mut Answers) {
    match (fact.about.as_str(), fact.group) {
        ("household", _) => add(&mut answers.household, fact, value),
        (_, Some(0)) => every(&mut answers.people, fact, value),
        (_, Some(group)) => {
            let place = usize::try_from(group).ok();
            let id = place
                .and_then(|place| core.groups.get(place))
                .map(|group| &group.id);
            let named = answers
                .groups
                .iter_mut()
                .find(|known| Some(&known.group) == id);
            if let Some(group) = named {
                every(&mut group.members, fact, value);
            }
        }
        (unit, None) => match answers.units.iter_mut().find(|(known, _)| known == unit) {
            Some((_, facts)) => add(facts, fact, value),
            None => {
                let mut facts = Vec::new();
                add(&mut facts, fact, value);
                answers.units.push((unit.to_owned(), facts));
            }
        },
    }
}

fn given(fact: &Fact, text: &str) -> Given {
    match (fact.kind.as_str(), text) {
        ("bool", "true") => Given::Bool(true),
        ("bool", "false") => Given::Bool(false),
        ("choices", "") => Given::Chosen(Vec::new()),
        ("choices", text) => Given::Chosen(text.split(',').map(str::to_owned).collect()),
        _ => Given::Text(text.to_owned()),
    }
}

fn every(members: &mut [MemberAnswers], fact: &Fact, value: &Given) {
    for member in members {
        add(&mut member.facts, fact, value);
    }
}

fn add(facts: &mut Vec<NamedAnswer>, fact: &Fact, value: &Given) {
    if facts.iter().all(|answer| answer.fact != fact.name) {
        facts.push(NamedAnswer {
            fact: fact.name.clone(),
            value: value.clone(),
            provenance: Provenance {
                origin: Origin::Assumed,
                day: None,
            },
        });
    }
}
