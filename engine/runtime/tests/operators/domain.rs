//! What arguments range over: exact values, small domains of them, and every set of a domain. What
//! an operator makes of them is not here.

use selfcheck_runtime::session::Given;

use crate::support::{Build, between};

/// An exact value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exact {
    Bool(bool),
    Number(i128),
    Choice(u32),
    Choices(u32),
}

/// What an argument ranges over.
#[derive(Clone, Copy)]
pub enum Domain {
    Bool,
    /// All intervals between two ends.
    Number(i128, i128),
    /// All non-empty sets of three options.
    Choice,
    /// All pairs of sets of three options, `must` inside `may`.
    Choices,
}

pub const BOOL: Domain = Domain::Bool;
pub const NUMBER: Domain = Domain::Number(-3, 3);

/// The options of choices and sets of choices.
pub const NAMES: [&str; 3] = ["a", "b", "c"];

fn names(mask: u32) -> Vec<String> {
    let chosen = NAMES
        .iter()
        .enumerate()
        .filter(|(place, _)| mask >> place & 1 == 1);
    chosen.map(|(_, name)| (*name).into()).collect()
}

/// A set of values: as an answer, and the exact values in it.
pub type Set = (Given, Vec<Exact>);

impl Domain {
    /// Every set of the domain, as an answer and as the exact values in it.
    pub fn sets(self) -> Vec<Set> {
        match self {
            Domain::Bool => vec![
                (Given::Bool(false), vec![Exact::Bool(false)]),
                (Given::Bool(true), vec![Exact::Bool(true)]),
                (Given::Declined, vec![Exact::Bool(false), Exact::Bool(true)]),
            ],
            Domain::Number(least, most) => (least..=most)
                .flat_map(|low| (low..=most).map(move |high| (low, high)))
                .map(|(low, high)| {
                    (
                        between(low, high),
                        (low..=high).map(Exact::Number).collect(),
                    )
                })
                .collect(),
            Domain::Choice => (1..8)
                .map(|mask: u32| {
                    let options = (0..3).filter(|place| mask >> place & 1 == 1);
                    (
                        Given::AnyOf(names(mask)),
                        options.map(Exact::Choice).collect(),
                    )
                })
                .collect(),
            Domain::Choices => (0..64_u32)
                .map(|both| (both & 7, both >> 3))
                .filter(|(must, may)| must & may == *must)
                .map(|(must, may)| {
                    let given = Given::Partly {
                        yes: names(must),
                        no: names(7 & !may),
                        declined: names(may & !must),
                    };
                    let members = (0..8).filter(|one| one & must == must && one & !may == 0);
                    (given, members.map(Exact::Choices).collect())
                })
                .collect(),
        }
    }

    /// A fact of the household, or of each person, that ranges over it.
    pub fn fact(self, build: &mut Build, name: &str, group: Option<u32>, options: u32) -> u32 {
        match self {
            Domain::Bool => build.fact(name, group, "bool"),
            Domain::Number(least, most) => build.bounded(name, group, least, most),
            Domain::Choice => build.chosen(name, group, "choice", options),
            Domain::Choices => build.chosen(name, group, "choices", options),
        }
    }
}

pub fn b(value: Exact) -> bool {
    match value {
        Exact::Bool(value) => value,
        other => panic!("{other:?}"),
    }
}

pub fn n(value: Exact) -> i128 {
    match value {
        Exact::Number(value) => value,
        other => panic!("{other:?}"),
    }
}

pub fn c(value: Exact) -> u32 {
    match value {
        Exact::Choice(value) | Exact::Choices(value) => value,
        other => panic!("{other:?}"),
    }
}

/// All ways to take one of each.
pub fn product<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
    lists.iter().fold(vec![vec![]], |done, list| {
        done.iter()
            .flat_map(|start| {
                list.iter().map(move |one| {
                    let mut next = start.clone();
                    next.push(one.clone());
                    next
                })
            })
            .collect()
    })
}
