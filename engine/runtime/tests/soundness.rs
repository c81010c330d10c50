//! The law of the project on random graphs: whatever is claimed of partial answers holds for every
//! way to complete them. Graphs are made node by node out of everything the decoder accepts
//! (nested lists, two groups, relabelled axes, a rest), households with partial answers and people
//! nobody has described. And the law of questions: what is not asked changes nothing.
//!
//! The rounds are few in everyday runs; `SELFCHECK_ROUNDS=1000000` makes them many.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod support;

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{Core, Group};
use selfcheck_runtime::ids::{FactId, GroupId, ProgramId, ResultId, SlotId, Subject, Who};
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::question::Asked;
use selfcheck_runtime::session::{Given, More};
use selfcheck_runtime::{Bundle, Known, Session};
use support::{Build, amount, between, entry, say, text, today};

/// A small random number generator (xorshift), so that a round can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 11) as usize % end.max(1)
    }

    fn number(&mut self, low: i128, high: i128) -> i128 {
        low + self.below((high - low + 1) as usize) as i128
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        items.get(self.below(items.len()))
    }
}

const OPTIONS: [&str; 3] = ["applicant", "b", "c"];

/// A random graph. Nodes that the decoder refuses are left out again.
fn random_core(random: &mut Random) -> Core {
    let mut build = Build::new(4);
    build.core.groups.push(Group {
        id: "things".into(),
        max: 3,
    });
    let options = build.options(&OPTIONS);
    build.chosen("relation", Some(0), "choice", options);
    for (group, about) in [(None, "home"), (Some(0), "own"), (Some(1), "thing")] {
        build.fact(&format!("{about}_bool"), group, "bool");
        build.bounded(&format!("{about}_number"), group, -3, 3);
        build.chosen(&format!("{about}_choice"), group, "choice", options);
        build.chosen(&format!("{about}_choices"), group, "choices", options);
        let date = build.fact(&format!("{about}_date"), group, "date");
        build.core.facts[date as usize].min = "t-30".into();
        build.core.facts[date as usize].max = "t+1".into();
    }
    let day = today().0;
    build.parameter("p", "cells", &[], vec![entry(day - 9, None, &[2, 3])]);
    let cells: Vec<i128> = (0..9)
        .flat_map(|c| [c % 4 - 2, c % 4 + c % 2 - 2])
        .collect();
    build.parameter(
        "q",
        "cells",
        &[options, options],
        vec![
            entry(day - 400, Some(day - 100), &cells),
            entry(day - 90, None, &cells),
        ],
    );
    build.parameter(
        "s",
        "steps",
        &[],
        vec![entry(day - 20, None, &[1, 1, 0, 2, 3, 2, -1, -1])],
    );
    build.parameter(
        "m",
        "marginal",
        &[],
        vec![entry(day - 20, None, &[0, 1, 2, 2, -1, 1])],
    );
    for number in -2..4 {
        build.number(number);
    }
    build.bool(0);
    build.bool(1);
    build.bool(2);
    let today_node = build.node(Operator::Today, &[]);
    for fact in 0..build.core.facts.len() as u32 {
        build.read(fact);
    }
    assert!(today_node > 0);
    let wanted = build.core.nodes.len() + 10 + random.below(40);
    let mut tries = 0;
    while build.core.nodes.len() < wanted && tries < 400 {
        tries += 1;
        let node = random_node(random, &build.core);
        build.core.nodes.push(node);
        if Bundle::decode(build.core.clone()).is_err() {
            build.core.nodes.pop();
        }
    }
    // Some facts are asked only where a condition holds.
    for fact in 0..build.core.facts.len() {
        if random.chance(20) && build.core.facts[fact].name != "relation" {
            build.core.facts[fact].when = Some(random.below(wanted.min(60)) as u32);
            if Bundle::decode(build.core.clone()).is_err() {
                build.core.facts[fact].when = None;
            }
        }
    }
    for node in (0..build.core.nodes.len() as u32).rev() {
        if build.core.results.len() > 12 {
            break;
        }
        let before = build.core.clone();
        let (kind, list) = *random
            .pick(&[("bool", None), ("number", None), ("choice", Some(options))])
            .unwrap();
        if random.chance(40) {
            build.result_of(&format!("r{node}"), kind, node);
            build.core.results.last_mut().unwrap().options = list;
        } else {
            build.result(&format!("r{node}"), kind, list, node);
        }
        if Bundle::decode(build.core.clone()).is_err() {
            build.core = before;
        }
    }
    for _ in 0..30 {
        let count = build.core.nodes.len();
        let (fits, office, value) = (
            random.below(count) as u32,
            random.below(count) as u32,
            random.below(count) as u32,
        );
        let before = build.core.clone();
        let unit = if random.chance(50) {
            "person"
        } else {
            "household"
        };
        let name = format!("x{}", build.core.programs.len());
        build
            .program(&name, unit, fits, office)
            .amounts
            .push(amount("a", value));
        if Bundle::decode(build.core.clone()).is_err() {
            build.core = before;
        }
    }
    build.core
}

fn random_node(random: &mut Random, core: &Core) -> Vec<u32> {
    let operator = *random.pick(Operator::ALL).unwrap();
    let mut words = vec![
        Operator::ALL
            .iter()
            .position(|one| *one == operator)
            .unwrap() as u32,
    ];
    let nodes = core.nodes.len();
    for arg in operator.args() {
        let many = matches!(arg, Arg::Bools | Arg::Keys | Arg::Members);
        for _ in 0..if many { random.below(4) } else { 1 } {
            let most = match arg {
                Arg::Constant => core.numbers.len(),
                Arg::Options => core.options.len(),
                Arg::Members => 3,
                Arg::Fact => core.facts.len(),
                Arg::Parameter => core.parameters.len(),
                // Results are made later.
                Arg::Result => 0,
                Arg::Level => 3,
                Arg::Group => 2,
                Arg::Code => 4,
                // Late nodes more often than early ones.
                _ if random.chance(50) => {
                    words.push((nodes - 1 - random.below(nodes.min(12))) as u32);
                    continue;
                }
                _ => nodes,
            };
            words.push(random.below(most) as u32);
        }
    }
    words
}

/// What is said of one fact, and one exact value among what that leaves open.
#[derive(Clone)]
struct Said {
    fact: u32,
    /// Place among the members, for facts of a group.
    place: usize,
    given: Option<Given>,
    exact: Given,
}

fn random_said(random: &mut Random, bundle: &Bundle, fact: u32, place: usize) -> Said {
    let known = &bundle.core().facts[fact as usize];
    let silent = random.chance(30);
    let exactly = random.chance(40);
    let (given, exact) = match known.kind.as_str() {
        "bool" => {
            let exact = Given::Bool(random.chance(50));
            (
                if exactly {
                    exact.clone()
                } else {
                    Given::Declined
                },
                exact,
            )
        }
        "number" | "date" => {
            let (least, most) = if known.kind == "number" {
                (-3, 3)
            } else {
                // Thirty months before until one month after the date of evaluation.
                let of = |months: i32| i128::from(today().add_months(months).0);
                (of(-30), of(1))
            };
            let value = random.number(least, most);
            let (low, high) = (random.number(least, value), random.number(value, most));
            let show = |value: i128| match known.kind.as_str() {
                "number" => value.to_string(),
                _ => selfcheck_runtime::date::Day(value as i32).iso(),
            };
            let exact = text(show(value));
            let range = match known.kind.as_str() {
                "number" => between(low, high),
                _ => Given::Range {
                    from: Some(show(low)),
                    to: Some(show(high)),
                },
            };
            (if exactly { exact.clone() } else { range }, exact)
        }
        "choice" => {
            let mut allowed: Vec<&str> = OPTIONS.to_vec();
            if known.name == "relation" {
                allowed.retain(|option| (*option == "applicant") == (place == 0));
            }
            let exact = *random.pick(&allowed).unwrap();
            let mut any: Vec<String> = allowed
                .iter()
                .filter(|_| random.chance(50))
                .map(|one| (*one).into())
                .collect();
            any.push(exact.into());
            (
                if exactly {
                    text(exact)
                } else {
                    Given::AnyOf(any)
                },
                text(exact),
            )
        }
        _ => {
            let (mut yes, mut no, mut declined) = (vec![], vec![], vec![]);
            let mut chosen: Vec<String> = vec![];
            for option in OPTIONS {
                let is_chosen = random.chance(50);
                if is_chosen {
                    chosen.push(option.into());
                }
                match random.below(3) {
                    0 if is_chosen => yes.push(option.into()),
                    0 => no.push(option.into()),
                    1 => declined.push(option.into()),
                    _ => {}
                }
            }
            let exact = Given::Chosen(chosen);
            let partly = Given::Partly { yes, no, declined };
            (if exactly { exact.clone() } else { partly }, exact)
        }
    };
    let applicant = known.name == "relation" && place == 0;
    Said {
        fact,
        place,
        given: (!silent || applicant).then_some(given),
        exact,
    }
}

struct Household {
    /// Described members of each group, and all of them in the completion.
    described: [usize; 2],
    complete: [usize; 2],
    more: [More; 2],
    said: Vec<Said>,
}

fn random_household(random: &mut Random, bundle: &Bundle) -> Household {
    let mut household = Household {
        described: [1 + random.below(3), random.below(3)],
        complete: [0, 0],
        more: [More::Unasked; 2],
        said: vec![],
    };
    for (group, max) in [(0, 4), (1, 3)] {
        let room = max - household.described[group];
        let extra = random.below(room + 1);
        household.complete[group] = household.described[group] + extra;
        let (low, high) = (
            random.below(extra + 1),
            extra + random.below(room - extra + 1),
        );
        household.more[group] = match random.below(4) {
            0 => More::Unasked,
            1 => More::Declined,
            2 => More::Between(extra as u32, extra as u32),
            _ => More::Between(low as u32, high as u32),
        };
    }
    for (fact, known) in bundle.core().facts.iter().enumerate() {
        let places = known
            .group
            .map_or(1, |group| household.complete[group as usize]);
        for place in 0..places {
            household
                .said
                .push(random_said(random, bundle, fact as u32, place));
        }
    }
    household
}

/// A session of the household: partial answers, or the completion.
fn session(bundle: &Rc<Bundle>, household: &Household, complete: bool) -> Session {
    let mut session = Session::new(Rc::clone(bundle), today()).unwrap();
    let members = if complete {
        household.complete
    } else {
        household.described
    };
    for group in [GroupId(0), GroupId(1)] {
        while session.members(group).len() < members[group.0 as usize] {
            session.add_member(group, "").unwrap();
        }
        let more = if complete {
            More::Between(0, 0)
        } else {
            household.more[group.0 as usize]
        };
        session.set_more(group, more).unwrap();
    }
    for said in &household.said {
        let given = if complete {
            Some(&said.exact)
        } else {
            said.given.as_ref()
        };
        if let (Some(given), Some(subject)) = (given, subject(&session, said)) {
            say(&mut session, said.fact, subject, given.clone());
        }
    }
    session
}

fn subject(session: &Session, said: &Said) -> Option<Subject> {
    match session.bundle().core().facts[said.fact as usize].group {
        None => Some(Subject::Single),
        Some(group) => {
            let members = session.members(GroupId(group));
            members.get(said.place).map(|slot| Subject::Of(slot.id))
        }
    }
}

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

fn rounds(usual: u64) -> u64 {
    std::env::var("SELFCHECK_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

#[test]
fn every_claim_holds_for_every_completion_and_what_is_not_asked_changes_nothing() {
    let (mut decided, mut undecided, mut varied) = (0_u64, 0_u64, 0_u64);
    for round in 0..rounds(400) {
        let mut random =
            Random(0x9E37_79B9_7F4A_7C15 ^ (round + 1).wrapping_mul(0x2545_F491_4F6C_DD1D));
        let bundle = Rc::new(Bundle::decode(random_core(&mut random)).unwrap());
        for _ in 0..6 {
            let household = random_household(&mut random, &bundle);
            let partial = session(&bundle, &household, false);
            let complete = session(&bundle, &household, true);
            check_claims(
                &bundle,
                &partial,
                &complete,
                round,
                &mut decided,
                &mut undecided,
            );
            varied += check_questions(&mut random, &bundle, &household, &partial, complete, round);
        }
    }
    println!("{decided} decided and {undecided} undecided values; {varied} answers varied");
    assert!(decided > 0 && undecided > 0 && varied > 0);
}

fn check_claims(
    bundle: &Bundle,
    partial: &Session,
    complete: &Session,
    round: u64,
    decided: &mut u64,
    undecided: &mut u64,
) {
    let (claims, exact) = (partial.evaluate(), complete.evaluate());
    for (number, result) in bundle.core().results.iter().enumerate() {
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
                "round {round}: {} claims {claim:?}, but {truth:?}: {:?}",
                result.name,
                bundle.core(),
            );
            *if claim == truth {
                &mut *decided
            } else {
                &mut *undecided
            } += 1;
        }
    }
    for program in 0..bundle.core().programs.len() as u32 {
        for who in targets(bundle, partial, program) {
            let id = ProgramId(program);
            let claim = claims.status(id, who).unwrap();
            // Two sessions of one household give their slots the same numbers.
            let truth = exact.status(id, who).unwrap();
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
}

fn targets(bundle: &Bundle, session: &Session, program: u32) -> Vec<Who> {
    if bundle.core().programs[program as usize].unit == "person" {
        session
            .people()
            .iter()
            .map(|slot| Who::Person(slot.id))
            .collect()
    } else {
        vec![Who::Household]
    }
}

/// Outcomes without their reasons: what answers can change.
fn decisions(bundle: &Bundle, session: &Session) -> Vec<(Status, Vec<(String, String)>)> {
    let mut all = vec![];
    for program in 0..bundle.core().programs.len() as u32 {
        for who in targets(bundle, session, program) {
            let outcome = session.evaluate().outcome(ProgramId(program), who).unwrap();
            let amounts = outcome
                .amounts
                .into_iter()
                .map(|amount| (amount.low, amount.high))
                .collect();
            all.push((outcome.status, amounts));
        }
    }
    all
}

/// Changes, in the completion, one answer that the partial session neither has nor asks for.
fn check_questions(
    random: &mut Random,
    bundle: &Rc<Bundle>,
    household: &Household,
    partial: &Session,
    mut complete: Session,
    round: u64,
) -> u64 {
    let questions = partial.evaluate().questions();
    let described: Vec<SlotId> = partial.people().iter().map(|slot| slot.id).collect();
    let before = decisions(bundle, &complete);
    let mut varied = 0;
    for said in &household.said {
        let Some(subject) = subject(partial, said).filter(|_| said.given.is_none()) else {
            continue;
        };
        let fact = FactId(said.fact);
        // Where it is not known whether it applies, what decides that is asked first.
        if partial.evaluate().applies(fact, subject) != Some(true) {
            continue;
        }
        let asked = questions.iter().any(|question| match &question.asked {
            Asked::Fact {
                fact: other,
                subjects,
                ..
            } => *other == fact && subjects.contains(&subject),
            Asked::More(_) => false,
        });
        if asked {
            continue;
        }
        let other = random_said(random, bundle, said.fact, said.place).exact;
        say(&mut complete, said.fact, subject, other.clone());
        let after = decisions(bundle, &complete);
        assert!(described.len() <= complete.people().len());
        assert_eq!(
            before,
            after,
            "round {round}: {} of {subject:?} was not asked, but {other:?} decides: {:?}",
            bundle.core().facts[said.fact as usize].name,
            bundle.core(),
        );
        say(&mut complete, said.fact, subject, said.exact.clone());
        varied += 1;
    }
    varied
}
