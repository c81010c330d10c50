//! The oracle law: about a household about which everything is known, under rules in which no
//! figure is disputed, engine and oracle say exactly the same.

use super::claims::{amount_of, claims, contradiction, state_of, value_contradiction};
use crate::engine::Engine;
use crate::generate::households::Drawer;
use crate::oracle::number::{parse, printed, write};
use crate::oracle::{Date, Household, Lean, Oracle, World};
use selfcheck_runtime::outcome::Status;

/// What the two say differently, if anything.
pub fn check(
    engine: &Engine,
    oracle: &Oracle,
    household: &Household,
    today: Date,
) -> Result<(), String> {
    let world = World {
        seed: 0,
        lean: Lean::High,
    };
    let answer = oracle
        .ask(household, today, world)
        .map_err(|e| format!("oracle: {e}"))?;
    let session = engine.session(&Drawer::fully(household), today)?;
    let evaluation = session.evaluate();
    let mut tainted = false;
    for claim in claims(engine, evaluation) {
        let whom = match claim.about {
            super::claims::About::Household => None,
            super::claims::About::Person(index) => Some(index),
            super::claims::About::Rest => return Err("an outcome for nobody".into()),
        };
        let Some(judged) = answer.programs.get(&(claim.program.clone(), whom)) else {
            return Err(format!("no program `{}` for {whom:?}", claim.program));
        };
        if let Some(difference) = contradiction(engine, &claim, judged) {
            return Err(difference);
        }
        if judged.tainted {
            // An outcome left to another program's office decides here: the engine may only bound.
            tainted = true;
            continue;
        }
        let says = |what: String| Err(format!("{} {whom:?}: {what}", claim.program));
        let status = claim.outcome.status;
        if status.name() != judged.status() {
            return says(format!("{} but it is {}", status.name(), judged.status()));
        }
        for reason in &claim.outcome.reasons {
            let rule = judged
                .rules
                .iter()
                .find(|r| r.id == reason.id && r.verb != "amount");
            let state = rule.map(state_of);
            if state != Some(reason.state) {
                return says(format!(
                    "rule {} is {:?} but it is {state:?}",
                    reason.id, reason.state
                ));
            }
        }
        let rules = judged.rules.iter().filter(|r| r.verb != "amount").count();
        if claim.outcome.reasons.len() != rules {
            return says(format!(
                "{} reasons, {rules} rules",
                claim.outcome.reasons.len()
            ));
        }
        let amounts = judged.rules.len() - rules;
        let shown = matches!(status, Status::Eligible | Status::Office);
        if claim.outcome.amounts.len() != if shown { amounts } else { 0 } {
            return says(format!(
                "{} of {amounts} amounts",
                claim.outcome.amounts.len()
            ));
        }
        for amount in &claim.outcome.amounts {
            let program = &engine.bundle.core().programs[claim.outcome.program.0 as usize];
            let places = program.amounts[amount.amount as usize].places;
            let value = amount_of(judged, amount.id).map(|v| printed(v, places));
            if parse(&amount.low) != value || parse(&amount.high) != value {
                let value = value.as_ref().map(write);
                return says(format!(
                    "amount {} to {} is {value:?}",
                    amount.low, amount.high
                ));
            }
        }
    }
    if let Some(difference) = value_contradiction(engine, evaluation, oracle, &answer, !tainted) {
        return Err(difference);
    }
    if evaluation.next_question().is_some() {
        return Err("a question is left although everything is answered".into());
    }
    Ok(())
}
