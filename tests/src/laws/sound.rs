//! The law of soundness: whatever the engine claims from partial answers, every completion of what
//! is not known agrees; and a question that can still decide is never missing.

use super::claims::{About, Claim, amount_of, claims, contradiction, value_contradiction};
use crate::engine::Engine;
use crate::generate::households::{Drawer, Known, Said};
use crate::oracle::{Answer, Date, Household, Judgement, Lean, Oracle, World};
use selfcheck_runtime::ids::Subject;
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::question::Asked;
use selfcheck_runtime::{Evaluation, Session};
use std::rc::Rc;

/// How many completions of one household are drawn.
pub const COMPLETIONS: u32 = 4;

/// How much was checked, and how much of it was decided.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    /// Completions compared.
    pub completions: u64,
    /// Outcomes claimed.
    pub claims: u64,
    /// Outcomes decided although something was unknown.
    pub decided: u64,
}

/// What contradicts what is claimed, if anything. `truth` is the household the answers came from.
pub fn check(
    engine: &Engine,
    oracle: &Oracle,
    known: &Known,
    truth: &Household,
    drawer: &mut Drawer,
) -> Result<Counted, String> {
    let today = drawer.today;
    let session = engine.session(known, today)?;
    let evaluation = session.evaluate();
    let claims = claims(engine, evaluation);
    questions(engine, evaluation, &session, known, &claims)?;
    let mut counted = Counted {
        claims: claims.len() as u64,
        ..Counted::default()
    };
    counted.decided = claims
        .iter()
        .filter(|c| matches!(c.outcome.status, Status::Eligible | Status::Ineligible))
        .count() as u64;
    for round in 0..COMPLETIONS {
        let lean = match round {
            0 => Lean::Low,
            1 => Lean::High,
            _ => Lean::Any,
        };
        let world = World {
            seed: drawer.rng.u64(..),
            lean,
        };
        let household = if round == 0 {
            truth.clone()
        } else {
            drawer.completion(known, None)
        };
        let first = agrees(
            engine, evaluation, oracle, &claims, &household, today, world,
        )?;
        let other = drawer.completion(known, Some(&household));
        let second = agrees(engine, evaluation, oracle, &claims, &other, today, world)?;
        relevance(&claims, evaluation, &first, &second)?;
        counted.completions += 2;
    }
    Ok(counted)
}

/// One completion against all claims.
fn agrees(
    engine: &Engine,
    evaluation: Evaluation,
    oracle: &Oracle,
    claims: &[Claim],
    household: &Household,
    today: Date,
    world: World,
) -> Result<Answer, String> {
    let answer = oracle
        .ask(household, today, world)
        .map_err(|e| format!("oracle: {e}"))?;
    for claim in claims {
        for judged in judgements(claim, &answer, evaluation.session().people().len()) {
            if let Some(contradiction) = contradiction(engine, claim, &judged) {
                return Err(format!(
                    "{contradiction}\n  in {world:?}, completed as\n{household}"
                ));
            }
        }
    }
    match value_contradiction(engine, evaluation, oracle, &answer, false) {
        Some(contradiction) => Err(format!(
            "{contradiction}\n  in {world:?}, completed as\n{household}"
        )),
        None => Ok(answer),
    }
}

/// The judgements a claim is about.
fn judgements(claim: &Claim, answer: &Answer, described: usize) -> Vec<Rc<Judgement>> {
    let of = |whom| answer.programs.get(&(claim.program.clone(), whom)).cloned();
    match claim.about {
        About::Household => of(None).into_iter().collect(),
        About::Person(index) => of(Some(index)).into_iter().collect(),
        About::Rest => (described..).map_while(|index| of(Some(index))).collect(),
    }
}

/// Two completions that differ only in what is still to be asked: unless the claim is open, or a
/// question about amounts is left, they must come to the same.
fn relevance(
    claims: &[Claim],
    evaluation: Evaluation,
    first: &Answer,
    second: &Answer,
) -> Result<(), String> {
    let nothing_left = evaluation.next_question().is_none();
    for claim in claims {
        let described = match claim.about {
            About::Rest => continue,
            About::Person(index) => Some(index),
            About::Household => None,
        };
        let key = (claim.program.clone(), described);
        let (Some(a), Some(b)) = (first.programs.get(&key), second.programs.get(&key)) else {
            continue;
        };
        if matches!(claim.outcome.status, Status::Open | Status::Closed) || a.tainted || b.tainted {
            continue;
        }
        if a.fits != b.fits {
            return Err(format!(
                "{} {described:?} is {} but what is not asked decides: {:?} or {:?}",
                claim.program,
                claim.outcome.status.name(),
                a.fits,
                b.fits
            ));
        }
        for amount in claim.outcome.amounts.iter().filter(|_| nothing_left) {
            if amount_of(a, amount.id) != amount_of(b, amount.id) {
                return Err(format!(
                    "{} {described:?}: amount {} still depends on what nobody asks",
                    claim.program, amount.id
                ));
            }
        }
    }
    Ok(())
}

/// Something is open exactly when a deciding question is left, and nothing answered is asked again.
fn questions(
    engine: &Engine,
    evaluation: Evaluation,
    session: &Session,
    known: &Known,
    claims: &[Claim],
) -> Result<(), String> {
    let questions = evaluation.questions();
    let open = claims.iter().any(|c| c.outcome.status == Status::Open);
    let deciding = questions.iter().any(|q| !q.narrows);
    if open != deciding {
        return Err(format!(
            "something open: {open}; a deciding question: {deciding}"
        ));
    }
    for question in &questions {
        let Asked::Fact { fact, subjects, .. } = &question.asked else {
            continue;
        };
        let declared = &engine.bundle.core().facts[fact.0 as usize];
        for subject in subjects {
            let told = match (declared.group, subject) {
                (None, _) if declared.about == "household" => Some(&known.household),
                (None, _) => known.units.get(&declared.about),
                (Some(0), Subject::Of(slot)) => {
                    let place = session.people().iter().position(|s| s.id == *slot);
                    place.and_then(|place| known.people.get(place))
                }
                _ => None,
            };
            match told.and_then(|told| told.get(&declared.name)) {
                None | Some(Said::Partly(..)) => {}
                Some(said) => {
                    return Err(format!("`{}` is asked again after {said:?}", declared.name));
                }
            }
        }
    }
    Ok(())
}
