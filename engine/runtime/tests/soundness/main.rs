//! The law of the project on random graphs: whatever is claimed of partial answers holds for every
//! way to complete them. Graphs are made node by node out of everything the decoder accepts
//! (nested lists, two groups, relabelled axes, a rest), households with partial answers and people
//! nobody has described. And the law of questions: what is not asked changes nothing.
//!
//! The rounds are few in everyday runs; `SELFCHECK_ROUNDS=1000000` makes them many.
//!
//! Here are the rounds; what is random is in `random`, `graph` and `household`, what is checked in
//! `claims` and `questions`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod claims;
mod graph;
mod household;
mod questions;
mod random;
#[path = "../support/mod.rs"]
mod support;

use std::rc::Rc;

use claims::Counts;
use graph::random_core;
use household::{random_household, session};
use random::Random;
use selfcheck_runtime::ids::{ProgramId, Who};
use selfcheck_runtime::{Bundle, Session};

fn rounds(usual: u64) -> u64 {
    std::env::var("SELFCHECK_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

#[test]
fn every_claim_holds_for_every_completion_and_what_is_not_asked_changes_nothing() {
    let (mut counts, mut varied) = (Counts::default(), 0);
    for round in 0..rounds(400) {
        let mut random =
            Random(0x9E37_79B9_7F4A_7C15 ^ (round + 1).wrapping_mul(0x2545_F491_4F6C_DD1D));
        let bundle = Rc::new(Bundle::decode(random_core(&mut random)).unwrap());
        for _ in 0..6 {
            let household = random_household(&mut random, &bundle);
            let partial = session(&bundle, &household, false);
            let complete = session(&bundle, &household, true);
            claims::check(&partial, &complete, round, &mut counts);
            varied += questions::check(&mut random, &household, &partial, complete, round);
        }
    }
    let Counts { decided, undecided } = counts;
    println!("{decided} decided and {undecided} undecided values; {varied} answers varied");
    assert!(decided > 0 && undecided > 0 && varied > 0);
}

/// Every program, and whom it decides about of those described.
fn targets(session: &Session) -> Vec<(ProgramId, Who)> {
    let programs = session.bundle().core().programs.iter().enumerate();
    let all = programs.flat_map(|(number, program)| {
        let people = session.people().iter().map(|slot| Who::Person(slot.id));
        let targets = match program.unit.as_str() {
            "person" => people.collect(),
            _ => vec![Who::Household],
        };
        let id = ProgramId(number as u32);
        targets.into_iter().map(move |who| (id, who))
    });
    all.collect()
}
