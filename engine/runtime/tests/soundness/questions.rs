//! What is not asked changes nothing.

use selfcheck_runtime::Session;
use selfcheck_runtime::ids::FactId;
use selfcheck_runtime::outcome::Status;

use crate::household::{Household, random_said};
use crate::random::Random;
use crate::support::{is_asked, say, subject_at};
use crate::targets;

/// Outcomes without their reasons: what answers can change.
fn decisions(session: &Session) -> Vec<(Status, Vec<(String, String)>)> {
    let outcomes = targets(session).into_iter().map(|(program, who)| {
        let outcome = session.evaluate().outcome(program, who).unwrap();
        let amounts = outcome.amounts.into_iter();
        let ends = amounts.map(|amount| (amount.low, amount.high));
        (outcome.status, ends.collect())
    });
    outcomes.collect()
}

/// Changes, in the completion, one answer after the other that the partial session neither has nor
/// asks for. Gives how many.
pub fn check(
    random: &mut Random,
    household: &Household,
    partial: &Session,
    mut complete: Session,
    round: u64,
) -> u64 {
    let bundle = partial.bundle();
    let questions = partial.evaluate().questions();
    let before = decisions(&complete);
    let mut varied = 0;
    for said in household.said.iter().filter(|said| said.given.is_none()) {
        let Some(subject) = subject_at(partial, said.fact, said.place) else {
            continue;
        };
        let fact = FactId(said.fact);
        // Where it is not known whether it applies, what decides that is asked first.
        let applies = partial.evaluate().applies(fact, subject) == Some(true);
        if !applies || is_asked(&questions, fact, subject) {
            continue;
        }
        let other = random_said(random, bundle, said.fact, said.place).exact;
        say(&mut complete, said.fact, subject, other.clone());
        assert_eq!(
            before,
            decisions(&complete),
            "round {round}: {} of {subject:?} was not asked, but {other:?} decides: {:?}",
            bundle.core().facts[said.fact as usize].name,
            bundle.core(),
        );
        say(&mut complete, said.fact, subject, said.exact.clone());
        varied += 1;
    }
    varied
}
