//! Random households: what is said, and one way to complete it. What must hold of the two is in
//! `claims` and `questions`.

use std::rc::Rc;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::GroupId;
use selfcheck_runtime::session::{Given, More};
use selfcheck_runtime::{Bundle, Session};

use crate::graph::OPTIONS;
use crate::random::Random;
use crate::support::{say, subject_at, text, today};

/// What is said of one fact, and one exact value among what that leaves open.
pub struct Said {
    pub fact: u32,
    /// Place among the members, for facts of a group.
    pub place: usize,
    pub given: Option<Given>,
    pub exact: Given,
}

pub fn random_said(random: &mut Random, bundle: &Bundle, fact: u32, place: usize) -> Said {
    let known = &bundle.core().facts[fact as usize];
    let applicant = known.name == "relation" && place == 0;
    let silent = random.chance(30) && !applicant;
    let exactly = random.chance(40);
    let (partly, exact) = match known.kind.as_str() {
        "bool" => (Given::Declined, Given::Bool(random.chance(50))),
        "number" => random_range(random, (-3, 3), |number| number.to_string()),
        "date" => {
            // Thirty months before until one month after the date of evaluation.
            let of = |months: i32| i128::from(today().add_months(months).0);
            let iso = |day: i128| Day(day as i32).iso();
            random_range(random, (of(-30), of(1)), iso)
        }
        "choice" => {
            let mut allowed: Vec<&str> = OPTIONS.to_vec();
            if known.name == "relation" {
                allowed.retain(|option| (*option == "applicant") == (place == 0));
            }
            random_choice(random, &allowed)
        }
        _ => random_choices(random),
    };
    let given = if exactly { exact.clone() } else { partly };
    Said {
        fact,
        place,
        given: (!silent).then_some(given),
        exact,
    }
}

/// Two ends, and a value between them.
fn random_range(
    random: &mut Random,
    (least, most): (i128, i128),
    show: impl Fn(i128) -> String,
) -> (Given, Given) {
    let value = random.number(least, most);
    let (low, high) = (random.number(least, value), random.number(value, most));
    let range = Given::Range {
        from: Some(show(low)),
        to: Some(show(high)),
    };
    (range, text(show(value)))
}

/// Some options, and one of them.
fn random_choice(random: &mut Random, allowed: &[&str]) -> (Given, Given) {
    let exact = *random.pick(allowed).unwrap();
    let mut any: Vec<String> = allowed
        .iter()
        .filter(|_| random.chance(50))
        .map(|one| (*one).into())
        .collect();
    any.push(exact.into());
    (Given::AnyOf(any), text(exact))
}

/// Something about some options, and which are chosen.
fn random_choices(random: &mut Random) -> (Given, Given) {
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
    (Given::Partly { yes, no, declined }, Given::Chosen(chosen))
}

pub struct Household {
    /// Described members of each group, and all of them in the completion.
    described: [usize; 2],
    complete: [usize; 2],
    more: [More; 2],
    pub said: Vec<Said>,
}

pub fn random_household(random: &mut Random, bundle: &Bundle) -> Household {
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
pub fn session(bundle: &Rc<Bundle>, household: &Household, complete: bool) -> Session {
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
        if let (Some(given), Some(subject)) = (given, subject_at(&session, said.fact, said.place)) {
            say(&mut session, said.fact, subject, given.clone());
        }
    }
    session
}
