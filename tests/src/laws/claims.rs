//! What the engine claims about a household, and what contradicts it.

use crate::engine::Engine;
use crate::oracle::number::{Rational, parse, printed, write};
use crate::oracle::{Answer, Date, Judgement, Oracle, Rule, Truth, Value};
use selfcheck_runtime::Evaluation;
use selfcheck_runtime::ids::{GroupId, Subject, Who};
use selfcheck_runtime::known::Known;
use selfcheck_runtime::outcome::{Outcome, State, Status};

/// Whom a claim is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The household or a unit.
    Household,
    /// A described person, by place.
    Person(usize),
    /// Everyone not described.
    Rest,
}

/// An outcome, with what is needed to compare it.
#[derive(Debug, Clone)]
pub struct Claim<'a> {
    /// The program.
    pub program: String,
    /// Whom it is about.
    pub about: About,
    /// What was claimed.
    pub outcome: Outcome<'a>,
}

/// All claims of an evaluation.
pub fn claims<'a>(engine: &Engine, evaluation: Evaluation<'a>) -> Vec<Claim<'a>> {
    let people = evaluation.session().people().to_vec();
    let place = |who| match who {
        Who::Household => About::Household,
        Who::Person(id) => About::Person(
            people
                .iter()
                .position(|slot| slot.id == id)
                .expect("a described person"),
        ),
        Who::Rest => About::Rest,
    };
    evaluation
        .outcomes()
        .into_iter()
        .map(|outcome| Claim {
            program: engine.bundle.core().programs[outcome.program.0 as usize]
                .id
                .clone(),
            about: place(outcome.who),
            outcome,
        })
        .collect()
}

/// The places shown of an amount.
fn amount_places(engine: &Engine, claim: &Claim, id: &str) -> u32 {
    let program = &engine.bundle.core().programs[claim.outcome.program.0 as usize];
    program
        .amounts
        .iter()
        .find(|a| a.id == id)
        .map_or(0, |a| a.places)
}

/// What in a household contradicts a claim, if anything does.
pub fn contradiction(engine: &Engine, claim: &Claim, judged: &Judgement) -> Option<String> {
    let outcome = &claim.outcome;
    let says = |what: String| Some(format!("{} {:?}: {what}", claim.program, claim.about));
    let closed = !judged.valid || !judged.applying;
    if (outcome.status == Status::Closed) != closed {
        return says(format!("{} but closed is {closed}", outcome.status.name()));
    }
    match outcome.status {
        Status::Eligible if judged.fits != Truth::True || judged.office => {
            return says(format!(
                "eligible but fits {:?}, office {}",
                judged.fits, judged.office
            ));
        }
        Status::Ineligible
            if judged.fits_here || (judged.fits != Truth::False && !judged.tainted) =>
        {
            return says(format!("ineligible but fits {:?}", judged.fits));
        }
        Status::Unchecked => return says("unchecked".into()),
        _ => {}
    }
    for reason in &outcome.reasons {
        let Some(rule) = judged
            .rules
            .iter()
            .find(|r| r.id == reason.id && r.verb != "amount")
        else {
            return says(format!("no rule `{}`", reason.id));
        };
        if let Some(claimed) = holds(reason.state, rule.verb)
            && rule.holds != Some(claimed)
        {
            return says(format!(
                "rule {} {} is {} but its condition is {:?}",
                rule.verb,
                rule.id,
                reason.state.name(),
                rule.holds
            ));
        }
    }
    for amount in &outcome.amounts {
        let Some(value) = amount_of(judged, amount.id) else {
            return says(format!("no amount `{}`", amount.id));
        };
        let value = printed(value, amount_places(engine, claim, amount.id));
        let (low, high) = (parse(&amount.low), parse(&amount.high));
        let (Some(low), Some(high)) = (low, high) else {
            return says(format!("amount {} to {}", amount.low, amount.high));
        };
        if value < low || high < value {
            return says(format!(
                "amount {} is {} to {} but comes to {}",
                amount.id,
                amount.low,
                amount.high,
                write(&value)
            ));
        }
    }
    None
}

/// What a state says of the rule's condition.
fn holds(state: State, verb: &str) -> Option<bool> {
    let against = matches!(verb, "exclude" | "office");
    match state {
        State::Met => Some(!against),
        State::Unmet | State::Doubt => Some(against),
        State::Open | State::Office | State::Unknown => None,
    }
}

/// An amount by id.
pub fn amount_of<'a>(judged: &'a Judgement, id: &str) -> Option<&'a Rational> {
    judged
        .rules
        .iter()
        .find(|r| r.verb == "amount" && r.id == id)?
        .amount
        .as_ref()
}

/// The state of a rule when everything is known.
pub fn state_of(rule: &Rule) -> State {
    let holds = rule.holds == Some(true);
    match (rule.verb, holds) {
        ("office", true) => State::Office,
        ("office", false) => State::Met,
        ("exclude", true) | ("require" | "category", false) if rule.doubt => State::Doubt,
        ("exclude", holds) => {
            if holds {
                State::Unmet
            } else {
                State::Met
            }
        }
        (_, true) => State::Met,
        (_, false) => State::Unmet,
    }
}

/// Whether what is known leaves room for a value.
pub fn leaves_room(known: &Known, value: &Value, places: u32) -> bool {
    match (known, value) {
        (
            Known::Bool {
                can_be_true,
                can_be_false,
            },
            Value::Bool(value),
        ) => {
            if *value {
                *can_be_true
            } else {
                *can_be_false
            }
        }
        (Known::Number { low, high }, Value::Number(value)) => {
            let value = printed(value, places);
            parse(low).is_some_and(|low| low <= value)
                && parse(high).is_some_and(|high| value <= high)
        }
        (Known::Date { low, high }, Value::Date(value)) => {
            Date::parse(low).is_some_and(|low| low <= *value)
                && Date::parse(high).is_some_and(|high| *value <= high)
        }
        (Known::Choice(options), Value::Choice(value)) => options.contains(value),
        (Known::Choices { must, may }, Value::Choices(value)) => {
            must.iter().all(|o| value.contains(o)) && value.iter().all(|o| may.contains(o))
        }
        _ => false,
    }
}

/// Whether exactly one value is known.
pub fn is_exact(known: &Known) -> bool {
    match known {
        Known::Bool {
            can_be_true,
            can_be_false,
        } => can_be_true != can_be_false,
        Known::Number { low, high } | Known::Date { low, high } => low == high,
        Known::Choice(options) => options.len() == 1,
        Known::Choices { must, may } => must == may,
    }
}

/// What in a household contradicts what is known of results and derived facts.
pub fn value_contradiction(
    engine: &Engine,
    evaluation: Evaluation,
    oracle: &Oracle,
    answer: &Answer,
    exactly: bool,
) -> Option<String> {
    let people = evaluation.session().people();
    for ((name, whom), value) in &answer.results {
        let id = engine.bundle.result(name)?;
        let person = match whom {
            Some(index) => match people.get(*index) {
                Some(slot) => Some(slot.id),
                None => continue,
            },
            None => None,
        };
        let places = engine.bundle.core().results[id.0 as usize].places;
        let known = evaluation.result(id, person);
        let fine = known.as_ref().is_some_and(|known| {
            leaves_room(known, value, places) && (!exactly || is_exact(known))
        });
        if !fine {
            return Some(format!(
                "result {name} {whom:?} is {known:?} but comes to {value}"
            ));
        }
    }
    for fact in oracle
        .package()
        .facts
        .iter()
        .filter(|f| f.derived.is_some() && f.when.is_none())
    {
        let id = engine.bundle.fact(&fact.name)?;
        let members: Vec<(Subject, Option<usize>)> = match fact.about.as_str() {
            "person" => people
                .iter()
                .enumerate()
                .map(|(i, s)| (Subject::Of(s.id), Some(i)))
                .collect(),
            group if oracle.package().groups.contains_key(group) => {
                let group = engine.bundle.group(group).unwrap_or(GroupId::PEOPLE);
                let members = evaluation.session().members(group);
                members
                    .iter()
                    .enumerate()
                    .map(|(i, s)| (Subject::Of(s.id), Some(i)))
                    .collect()
            }
            _ => vec![(Subject::Single, None)],
        };
        let places = engine.bundle.core().facts[id.0 as usize].places;
        for (subject, index) in members {
            let value = match oracle.fact(&fact.about, index, &fact.name) {
                Ok(value) => value,
                Err(error) => return Some(error),
            };
            let known = evaluation.fact(id, subject);
            let fine = known.as_ref().is_some_and(|known| {
                leaves_room(known, &value, places) && (!exactly || is_exact(known))
            });
            if !fine {
                return Some(format!(
                    "fact {}.{} of {index:?} is {known:?} but comes to {value}",
                    fact.about, fact.name
                ));
            }
        }
    }
    None
}
