//! Every operator over every set of a small domain: sound (no exact result outside what was
//! claimed) and as precise as can be (nothing claimed that no exact result needs). The exact
//! meanings here are written for the test, and share nothing with the engine.
//!
//! The table is built from [`Operator::ALL`]: an operator without a test does not compile.
//!
//! Here are the table and the way an operator is tried; what arguments range over is in `domain`,
//! what a claim is worth in `claim`. Operators that need a household have a file of their own.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod calendar;
mod claim;
mod domain;
mod lists;
mod members;
mod parameters;
#[path = "../support/mod.rs"]
mod support;

use calendar::{about, civil, day_number, months_between, months_later, of_date, years_between};
use claim::{Reads, claim, judge};
use domain::{BOOL, Domain, Exact, NAMES, NUMBER, Set, b, c, n, product};
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::Subject;
use support::{Build, say};

#[test]
fn every_operator_is_sound_and_as_precise_as_can_be() {
    for operator in Operator::ALL {
        test(*operator);
    }
}

fn test(operator: Operator) {
    use Exact::{Bool, Choice, Number};
    match operator {
        Operator::ConstBool => {
            for (code, best) in [(0, [0, 1]), (1, [1, 0]), (2, [1, 1])] {
                let mut build = Build::new(1);
                let node = build.bool(code);
                build.result("r", "bool", None, node);
                assert_eq!(claim(&build.session(), Reads::Bool), best);
            }
        }
        Operator::ConstNumber => {
            for value in [0, -7, 1 << 60] {
                let mut build = Build::new(1);
                let node = build.number(value);
                build.result("r", "number", None, node);
                assert_eq!(claim(&build.session(), Reads::Number), [value, value]);
            }
        }
        Operator::ConstChoice => {
            let node = |build: &mut Build, _: &[u32], options| build.node(operator, &[options, 1]);
            try_all("choice", Reads::Choice, &[], node, |_| Choice(1));
        }
        Operator::Today => {
            plain(operator, Reads::Number, &[], |_| {
                Number(i128::from(support::today().0))
            });
        }
        Operator::Fact => {
            let node = |_: &mut Build, inputs: &[u32], _| inputs[0];
            try_all("fact", Reads::Bool, &[BOOL], node, |args| args[0]);
            try_all("fact", Reads::Number, &[NUMBER], node, |args| args[0]);
            try_all("fact", Reads::Choice, &[Domain::Choice], node, |args| {
                args[0]
            });
            try_all("fact", Reads::Choices, &[Domain::Choices], node, |args| {
                args[0]
            });
        }
        Operator::FactOf | Operator::First | Operator::Relabel => {
            members::have_their_own_values();
        }
        Operator::Result | Operator::ResultOf => members::a_fixed_result_wins(),
        Operator::Parameter => parameters::cells(),
        Operator::Step => parameters::steps(),
        Operator::Marginal => parameters::brackets(),
        Operator::Not => plain(operator, Reads::Bool, &[BOOL], |args| Bool(!b(args[0]))),
        Operator::And => {
            for count in 0..4 {
                plain(operator, Reads::Bool, &vec![BOOL; count], |args| {
                    Bool(args.iter().all(|arg| b(*arg)))
                });
            }
        }
        Operator::Or => {
            for count in 0..4 {
                plain(operator, Reads::Bool, &vec![BOOL; count], |args| {
                    Bool(args.iter().any(|arg| b(*arg)))
                });
            }
        }
        Operator::BoolEqual => {
            plain(operator, Reads::Bool, &[BOOL, BOOL], |args| {
                Bool(args[0] == args[1])
            });
        }
        Operator::Equal => compare(operator, |a, b| a == b),
        Operator::Less => compare(operator, |a, b| a < b),
        Operator::AtMost => compare(operator, |a, b| a <= b),
        Operator::ChoiceEqual => {
            let domains = [Domain::Choice, Domain::Choice];
            plain(operator, Reads::Bool, &domains, |args| {
                Bool(args[0] == args[1])
            });
        }
        Operator::OneOf => {
            for mask in 0..8_u32 {
                let node = |build: &mut Build, inputs: &[u32], _| {
                    let mut args = vec![inputs[0]];
                    args.extend((0..3).filter(|option| mask >> option & 1 == 1));
                    build.node(operator, &args)
                };
                try_all("one_of", Reads::Bool, &[Domain::Choice], node, |args| {
                    Bool(mask >> c(args[0]) & 1 == 1)
                });
            }
        }
        Operator::Contains => {
            for option in 0..3 {
                let node = |build: &mut Build, inputs: &[u32], _| {
                    build.node(operator, &[inputs[0], option])
                };
                try_all("contains", Reads::Bool, &[Domain::Choices], node, |args| {
                    Bool(c(args[0]) >> option & 1 == 1)
                });
            }
        }
        Operator::ContainsChoice => {
            let domains = [Domain::Choices, Domain::Choice];
            plain(operator, Reads::Bool, &domains, |args| {
                Bool(c(args[0]) >> c(args[1]) & 1 == 1)
            });
        }
        Operator::Chosen => {
            plain(operator, Reads::Number, &[Domain::Choices], |args| {
                Number(i128::from(c(args[0]).count_ones()))
            });
        }
        Operator::Add => numeric(operator, |a, b| a + b),
        Operator::Subtract => numeric(operator, |a, b| a - b),
        Operator::Multiply => numeric(operator, |a, b| a * b),
        Operator::Min => numeric(operator, i128::min),
        Operator::Max => numeric(operator, i128::max),
        Operator::Negate => plain(operator, Reads::Number, &[NUMBER], |args| {
            Number(-n(args[0]))
        }),
        Operator::Absolute => {
            plain(operator, Reads::Number, &[NUMBER], |args| {
                Number(n(args[0]).abs())
            });
        }
        Operator::Remainder => {
            let domains = [Domain::Number(0, 9), Domain::Number(1, 5)];
            plain(operator, Reads::Number, &domains, |args| {
                Number(n(args[0]) % n(args[1]))
            });
        }
        Operator::Divide => division(),
        Operator::If => {
            let pick = |args: &[Exact]| if b(args[0]) { args[1] } else { args[2] };
            plain(operator, Reads::Bool, &[BOOL, BOOL, BOOL], pick);
            plain(operator, Reads::Number, &[BOOL, NUMBER, NUMBER], pick);
            plain(
                operator,
                Reads::Choice,
                &[BOOL, Domain::Choice, Domain::Choice],
                pick,
            );
            plain(
                operator,
                Reads::Choices,
                &[BOOL, Domain::Choices, Domain::Choices],
                pick,
            );
        }
        Operator::Years | Operator::Months => {
            let exact = if operator == Operator::Years {
                years_between
            } else {
                months_between
            };
            let spans = [
                (about("2024-02-28", 2, 3), about("2025-03-01", 3, 2)),
                (about("2023-02-28", 2, 2), about("2024-02-29", 3, 2)),
                (about("2024-01-31", 2, 1), about("2024-03-01", 3, 1)),
                (about("2024-01-01", 2, 1), about("2023-12-31", 3, 3)),
            ];
            for (from, to) in spans {
                plain(operator, Reads::Number, &[from, to], |args| {
                    Number(exact(n(args[0]), n(args[1])))
                });
            }
        }
        Operator::AddMonths => {
            for date in [about("2024-01-31", 3, 2), about("2024-02-29", 2, 2)] {
                let domains = [date, Domain::Number(-13, -10)];
                plain(operator, Reads::Number, &domains, |args| {
                    Number(months_later(n(args[0]), n(args[1])))
                });
                let domains = [date, Domain::Number(-1, 2)];
                plain(operator, Reads::Number, &domains, |args| {
                    Number(months_later(n(args[0]), n(args[1])))
                });
            }
        }
        Operator::YearOf => of_date(operator, |day| civil(day).0),
        Operator::MonthOf => of_date(operator, |day| civil(day).1),
        Operator::DayOf => of_date(operator, |day| civil(day).2),
        Operator::FirstOfMonth => {
            of_date(operator, |day| day_number((civil(day).0, civil(day).1, 1)));
        }
        Operator::FirstOfYear => of_date(operator, |day| day_number((civil(day).0, 1, 1))),
        Operator::Any
        | Operator::All
        | Operator::Len
        | Operator::Sum
        | Operator::Least
        | Operator::Greatest
        | Operator::SumHighest => lists::every_list(operator),
        Operator::SamePerson => members::are_the_same_only_as_themselves(),
        Operator::Position => members::have_places(),
    }
}

fn division() {
    let round: [fn(i128, i128) -> i128; 4] = [
        |a, b| a.div_euclid(b),
        |a, b| -(-a).div_euclid(b),
        |a, b| a.signum() * ((2 * a.abs() + b) / (2 * b)),
        |a, b| {
            let (down, rest) = (a.div_euclid(b), a.rem_euclid(b));
            let up = 2 * rest > b || (2 * rest == b && down % 2 != 0);
            down + i128::from(up)
        },
    ];
    for (mode, exact) in (0..).zip(round) {
        let node = |build: &mut Build, inputs: &[u32], _| {
            build.node(Operator::Divide, &[inputs[0], inputs[1], mode])
        };
        let domains = [Domain::Number(-7, 7), Domain::Number(1, 4)];
        try_all("divide", Reads::Number, &domains, node, |args| {
            Exact::Number(exact(n(args[0]), n(args[1])))
        });
    }
}

/// Tries an operator on every combination of sets.
fn try_all(
    name: &str,
    reads: Reads,
    domains: &[Domain],
    node: impl Fn(&mut Build, &[u32], u32) -> u32,
    exact: impl Fn(&[Exact]) -> Exact,
) {
    try_open(name, reads, domains, node, |args| [exact(args)]);
}

/// The same where exact arguments leave more than one result open.
fn try_open<const RESULTS: usize>(
    name: &str,
    reads: Reads,
    domains: &[Domain],
    node: impl Fn(&mut Build, &[u32], u32) -> u32,
    exact: impl Fn(&[Exact]) -> [Exact; RESULTS],
) {
    let mut build = Build::new(3);
    let options = build.options(&NAMES);
    let facts: Vec<u32> = domains
        .iter()
        .enumerate()
        .map(|(place, domain)| domain.fact(&mut build, &format!("f{place}"), None, options))
        .collect();
    let inputs: Vec<u32> = facts.iter().map(|fact| build.read(*fact)).collect();
    let node = node(&mut build, &inputs, options);
    match reads {
        Reads::Bool => drop(build.result("r", "bool", None, node)),
        Reads::Number => drop(build.result("r", "number", None, node)),
        Reads::Choice => drop(build.result("r", "choice", Some(options), node)),
        Reads::Choices => {
            for option in 0..3 {
                let contains = build.node(Operator::Contains, &[node, option]);
                build.result(&format!("r{option}"), "bool", None, contains);
            }
        }
    }
    let mut session = build.session();
    let sets: Vec<Vec<Set>> = domains.iter().map(|domain| domain.sets()).collect();
    for combination in product(&sets) {
        for (fact, (given, _)) in facts.iter().zip(&combination) {
            say(&mut session, *fact, Subject::Single, given.clone());
        }
        let members: Vec<Vec<Exact>> = combination.iter().map(|(_, all)| all.clone()).collect();
        let each = product(&members);
        let mut results: Vec<Exact> = each.iter().flat_map(|args| exact(args)).collect();
        results.sort_unstable();
        results.dedup();
        judge(&session, reads, &results, || {
            let given: Vec<_> = combination.iter().map(|(given, _)| given).collect();
            format!("{name} on {given:?}")
        });
    }
}

/// An operator whose arguments are just its nodes.
fn plain(operator: Operator, reads: Reads, domains: &[Domain], exact: impl Fn(&[Exact]) -> Exact) {
    let node = |build: &mut Build, inputs: &[u32], _| build.node(operator, inputs);
    try_all(operator.name(), reads, domains, node, exact);
}

fn numeric(operator: Operator, exact: impl Fn(i128, i128) -> i128) {
    plain(operator, Reads::Number, &[NUMBER, NUMBER], |args| {
        Exact::Number(exact(n(args[0]), n(args[1])))
    });
}

fn compare(operator: Operator, exact: impl Fn(i128, i128) -> bool) {
    plain(operator, Reads::Bool, &[NUMBER, NUMBER], |args| {
        Exact::Bool(exact(n(args[0]), n(args[1])))
    });
}
