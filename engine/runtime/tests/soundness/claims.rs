//! Whatever is claimed of partial answers holds for a way to complete them.

use selfcheck_runtime::ids::ResultId;
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::{Known, Session};

use crate::targets;

/// Whether what is claimed allows for what came out.
fn allows(claim: &Known, exact: &Known) -> bool {
    let number = |text: &str| text.parse::<i128>().unwrap();
    match (claim, exact) {
        (
            Known::Bool {
                can_be_true,
                can_be_false,
            },
            Known::Bool {
                can_be_true: is_true,
                can_be_false: is_false,
            },
        ) => (*can_be_true || !is_true) && (*can_be_false || !is_false),
        (Known::Number { low, high }, Known::Number { low: l, high: h }) => {
            number(low) <= number(l) && number(h) <= number(high)
        }
        (Known::Choice(claim), Known::Choice(exact)) => {
            exact.iter().all(|option| claim.contains(option))
        }
        other => panic!("{other:?}"),
    }
}

/// How many claims left one value, and how many more.
#[derive(Default)]
pub struct Counts {
    pub decided: u64,
    pub undecided: u64,
}

/// Fails where the completion is not what the partial answers allow.
pub fn check(partial: &Session, complete: &Session, round: u64, counts: &mut Counts) {
    let (claims, exact) = (partial.evaluate(), complete.evaluate());
    let core = partial.bundle().core();
    for (number, result) in core.results.iter().enumerate() {
        let id = ResultId(number as u32);
        let people = if result.person {
            partial.people().len()
        } else {
            1
        };
        for place in 0..people {
            let of = |session: &Session| result.person.then(|| session.people()[place].id);
            let claim = claims.result(id, of(partial)).unwrap();
            let truth = exact.result(id, of(complete)).unwrap();
            assert!(
                allows(&claim, &truth),
                "round {round}: {} claims {claim:?}, but {truth:?}: {core:?}",
                result.name,
            );
            if claim == truth {
                counts.decided += 1;
            } else {
                counts.undecided += 1;
            }
        }
    }
    for (program, who) in targets(partial) {
        let claim = claims.status(program, who).unwrap();
        // Two sessions of one household give their slots the same numbers.
        let truth = exact.status(program, who).unwrap();
        let stays = matches!(claim, Status::Ineligible | Status::Eligible);
        assert!(
            !stays || claim == truth,
            "round {round}: {claim:?}, then {truth:?}"
        );
        assert!(
            truth != Status::Open,
            "round {round}: nothing is left to ask"
        );
    }
}
