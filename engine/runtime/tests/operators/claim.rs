//! What the engine claims of a result, and the best claim there is. Where the exact results come
//! from is not here.

use selfcheck_runtime::ids::{PersonId, ResultId};
use selfcheck_runtime::{Known, Session};

use crate::domain::{Exact, NAMES};

/// The kind of an operator's result, and how to read it.
#[derive(Clone, Copy)]
pub enum Reads {
    Bool,
    Number,
    Choice,
    /// By its three options, one bool each, from result 0 on.
    Choices,
}

/// What was claimed, in a form that can be compared with the best claim.
pub fn claim(session: &Session, reads: Reads) -> Vec<i128> {
    let Reads::Choices = reads else {
        return claim_of(session, 0, None);
    };
    let bits = (0..3).map(|option| claim_of(session, option, None));
    bits.map(|bit| bit[0] * 2 + bit[1]).collect()
}

/// What was claimed of one result, of the household or of a person: whether it can be true and
/// whether false, its two ends, or whether it can be each of the options.
pub fn claim_of(session: &Session, result: u32, person: Option<PersonId>) -> Vec<i128> {
    let known = session.evaluate().result(ResultId(result), person);
    match known.unwrap() {
        Known::Bool {
            can_be_true,
            can_be_false,
        } => vec![i128::from(can_be_true), i128::from(can_be_false)],
        Known::Number { low, high } => vec![low.parse().unwrap(), high.parse().unwrap()],
        Known::Choice(options) => NAMES
            .iter()
            .map(|name| i128::from(options.iter().any(|one| one == name)))
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// The least claim that holds for all these results, in the same form.
fn best(results: &[Exact], reads: Reads) -> Vec<i128> {
    let has = |one: Exact| i128::from(results.contains(&one));
    match reads {
        Reads::Bool => vec![has(Exact::Bool(true)), has(Exact::Bool(false))],
        Reads::Number => {
            let numbers = results.iter().map(|result| match result {
                Exact::Number(number) => *number,
                other => panic!("{other:?}"),
            });
            vec![numbers.clone().min().unwrap(), numbers.max().unwrap()]
        }
        Reads::Choice => (0..3).map(|option| has(Exact::Choice(option))).collect(),
        Reads::Choices => (0..3)
            .map(|option| {
                let is = |wanted: u32| {
                    i128::from(results.iter().any(|result| match result {
                        Exact::Choices(mask) => mask >> option & 1 == wanted,
                        other => panic!("{other:?}"),
                    }))
                };
                is(1) * 2 + is(0)
            })
            .collect(),
    }
}

/// Whether everything in `best` is in `claim`.
fn covers(claim: &[i128], best: &[i128], reads: Reads) -> bool {
    match reads {
        Reads::Number => claim[0] <= best[0] && claim[1] >= best[1],
        Reads::Bool | Reads::Choice => claim.iter().zip(best).all(|(claim, best)| claim >= best),
        Reads::Choices => claim
            .iter()
            .zip(best)
            .all(|(claim, best)| claim & best == *best),
    }
}

/// Fails unless what the session claims holds for all these results, and for as little else as can
/// be.
pub fn judge(session: &Session, reads: Reads, results: &[Exact], given: impl Fn() -> String) {
    let (claim, best) = (claim(session, reads), best(results, reads));
    assert!(
        covers(&claim, &best, reads),
        "unsound: {}: {claim:?} {best:?}",
        given()
    );
    assert_eq!(claim, best, "not as precise as can be: {}", given());
}
