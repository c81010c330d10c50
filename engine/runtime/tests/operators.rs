//! Every operator over every set of a small domain: sound (no exact result outside what was
//! claimed) and as precise as can be (nothing claimed that no exact result needs). The exact
//! meanings here are written for the test, and share nothing with the engine.
//!
//! The table is built from [`Operator::ALL`]: an operator without a test does not compile.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod support;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::{FactId, GroupId, ResultId, Subject};
use selfcheck_runtime::session::{Given, More};
use selfcheck_runtime::{Known, Session};
use support::{Build, between, day, entry, say, text};

/// An exact value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exact {
    Bool(bool),
    Number(i128),
    Choice(u32),
    Choices(u32),
}

/// What an argument ranges over.
#[derive(Clone, Copy)]
enum Domain {
    Bool,
    /// All intervals between two ends.
    Number(i128, i128),
    /// All non-empty sets of three options.
    Choice,
    /// All pairs of sets of three options, `must` inside `may`.
    Choices,
}

const NAMES: [&str; 3] = ["a", "b", "c"];

fn names(mask: u32) -> Vec<String> {
    let chosen = NAMES
        .iter()
        .enumerate()
        .filter(|(place, _)| mask >> place & 1 == 1);
    chosen.map(|(_, name)| (*name).into()).collect()
}

impl Domain {
    /// Every set of the domain, as an answer and as the exact values in it.
    fn sets(self) -> Vec<(Given, Vec<Exact>)> {
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

    fn fact(self, build: &mut Build, name: &str, options: u32) -> u32 {
        match self {
            Domain::Bool => build.fact(name, None, "bool"),
            Domain::Number(least, most) => build.bounded(name, None, least, most),
            Domain::Choice => build.chosen(name, None, "choice", options),
            Domain::Choices => build.chosen(name, None, "choices", options),
        }
    }
}

/// The kind of an operator's result, and how to read it.
#[derive(Clone, Copy)]
enum Reads {
    Bool,
    Number,
    Choice,
    /// By its three options, one bool each, from result 0 on.
    Choices,
}

fn bits_of(session: &Session) -> [(bool, bool); 3] {
    [0, 1, 2].map(
        |place| match session.evaluate().result(ResultId(place), None) {
            Some(Known::Bool {
                can_be_true,
                can_be_false,
            }) => (can_be_true, can_be_false),
            other => panic!("{other:?}"),
        },
    )
}

/// What was claimed, in a form that can be compared with the best claim.
fn claim(session: &Session, reads: Reads) -> Vec<i128> {
    if let Reads::Choices = reads {
        let bits = bits_of(session);
        return bits
            .iter()
            .map(|(t, f)| i128::from(*t) * 2 + i128::from(*f))
            .collect();
    }
    match session.evaluate().result(ResultId(0), None).unwrap() {
        Known::Bool {
            can_be_true,
            can_be_false,
        } => {
            vec![i128::from(can_be_true), i128::from(can_be_false)]
        }
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

/// All ways to take one of each.
fn product<T: Clone>(lists: &[Vec<T>]) -> Vec<Vec<T>> {
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

/// Tries an operator on every combination of sets.
fn try_all(
    name: &str,
    reads: Reads,
    domains: &[Domain],
    node: impl Fn(&mut Build, &[u32], u32) -> u32,
    exact: impl Fn(&[Exact]) -> Exact,
) {
    let mut build = Build::new(3);
    let options = build.options(&NAMES);
    let facts: Vec<u32> = domains
        .iter()
        .enumerate()
        .map(|(place, domain)| domain.fact(&mut build, &format!("f{place}"), options))
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
    let sets: Vec<Vec<_>> = domains.iter().map(|domain| domain.sets()).collect();
    for combination in product(&sets) {
        for (fact, (given, _)) in facts.iter().zip(&combination) {
            say(&mut session, *fact, Subject::Single, given.clone());
        }
        let members: Vec<Vec<Exact>> = combination.iter().map(|(_, all)| all.clone()).collect();
        let mut results: Vec<Exact> = product(&members).iter().map(|args| exact(args)).collect();
        results.sort_unstable();
        results.dedup();
        let best = best(&results, reads);
        let claim = claim(&session, reads);
        let given: Vec<_> = combination.iter().map(|(given, _)| given).collect();
        assert!(
            covers(&claim, &best, reads),
            "{name} unsound on {given:?}: {claim:?} {best:?}"
        );
        assert_eq!(
            claim, best,
            "{name} is not as precise as can be on {given:?}"
        );
    }
}

fn b(value: Exact) -> bool {
    match value {
        Exact::Bool(value) => value,
        other => panic!("{other:?}"),
    }
}

fn n(value: Exact) -> i128 {
    match value {
        Exact::Number(value) => value,
        other => panic!("{other:?}"),
    }
}

fn c(value: Exact) -> u32 {
    match value {
        Exact::Choice(value) | Exact::Choices(value) => value,
        other => panic!("{other:?}"),
    }
}

const BOOL: Domain = Domain::Bool;
const NUMBER: Domain = Domain::Number(-3, 3);

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

// The calendar, once more and naively: year by year, month by month.

fn month_days(year: i128, month: i128) -> i128 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        _ => 31,
    }
}

fn civil(day: i128) -> (i128, i128, i128) {
    let (mut year, mut rest) = (1970, day);
    let length = |year| (1..=12).map(|month| month_days(year, month)).sum::<i128>();
    while rest < 0 {
        year -= 1;
        rest += length(year);
    }
    while rest >= length(year) {
        rest -= length(year);
        year += 1;
    }
    let mut month = 1;
    while rest >= month_days(year, month) {
        rest -= month_days(year, month);
        month += 1;
    }
    (year, month, rest + 1)
}

fn day_number((year, month, of_month): (i128, i128, i128)) -> i128 {
    i128::from(day(&format!("{year:04}-{month:02}-{of_month:02}")).0)
}

/// The greatest count of months after which the day is reached.
fn months_between(from: i128, to: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    let reached = |count: i128| {
        let months = year * 12 + month - 1 + count;
        (months.div_euclid(12), months.rem_euclid(12) + 1, of_month) <= civil(to)
    };
    (-60..60).filter(|count| reached(*count)).max().unwrap()
}

fn years_between(from: i128, to: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    (-60..60)
        .filter(|count| (year + count, month, of_month) <= civil(to))
        .max()
        .unwrap()
}

fn months_later(from: i128, count: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    let months = year * 12 + month - 1 + count;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    day_number((year, month, of_month.min(month_days(year, month))))
}

/// Days about an interesting date.
fn about(text: &str, before: i32, after: i32) -> Domain {
    let day = day(text).0;
    Domain::Number(i128::from(day - before), i128::from(day + after))
}

/// A function of one date, around ends of months and years.
fn of_date(operator: Operator, exact: fn(i128) -> i128) {
    let spans = [
        about("2024-03-01", 3, 2),
        about("2023-03-01", 3, 2),
        about("2024-01-01", 3, 2),
        about("2023-12-01", 3, 36),
        about("2024-02-01", 3, 30),
        about("2023-05-01", 33, 3),
    ];
    for span in spans {
        plain(operator, Reads::Number, &[span], |args| {
            Exact::Number(exact(n(args[0])))
        });
    }
}

#[test]
fn every_operator_is_sound_and_as_precise_as_can_be() {
    for operator in Operator::ALL {
        test(*operator);
    }
}

fn test(operator: Operator) {
    use Exact::{Bool, Choice, Choices, Number};
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
        Operator::FactOf | Operator::First | Operator::Relabel => members_have_their_own_values(),
        Operator::Result | Operator::ResultOf => a_fixed_result_wins(),
        Operator::Parameter => parameters(),
        Operator::Step => steps(),
        Operator::Marginal => brackets(),
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
            assert_eq!(Choices(0), Choices(0));
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
        | Operator::SumHighest => lists(operator),
        Operator::SamePerson => the_same_person(),
        Operator::Position => positions(),
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

fn members_have_their_own_values() {
    let mut build = Build::new(3);
    let fact = build.bounded("f", Some(0), -9, 9);
    let at_0 = build.node(Operator::FactOf, &[fact, 0]);
    let at_2 = build.node(Operator::Relabel, &[0, 2, at_0]);
    let first = build.node(Operator::First, &[2, at_2]);
    build.result("first", "number", None, first);
    build.result_of("own", "number", at_0);
    // Relabelled and closed again: nobody's own is greater than their own.
    let yes = build.bool(1);
    let back = build.node(Operator::Relabel, &[2, 0, at_2]);
    let differs = build.node(Operator::Less, &[back, at_0]);
    let any = build.node(Operator::Any, &[0, 0, yes, differs]);
    build.result("differs", "bool", None, any);
    let mut session = build.session();
    let second = session.add_person("b").unwrap();
    session.set_more_people(0, 1).unwrap();
    let first = Subject::Of(session.applicant());
    say(&mut session, fact, first, text(4));
    say(&mut session, fact, Subject::Of(second), between(-2, 5));
    let known = |low: &str, high: &str| {
        Some(Known::Number {
            low: low.to_string(),
            high: high.to_string(),
        })
    };
    let view = session.evaluate();
    assert_eq!(view.result(ResultId(0), None), known("4", "4"));
    assert_eq!(
        view.result(ResultId(1), Some(session.applicant())),
        known("4", "4")
    );
    assert_eq!(view.result(ResultId(1), Some(second)), known("-2", "5"));
    // Sets do not remember that two of them are the same value: sound, and no more.
    let unknown = Some(Known::Bool {
        can_be_true: true,
        can_be_false: true,
    });
    assert_eq!(view.result(ResultId(2), None), unknown);
    say(&mut session, fact, Subject::Of(second), text(5));
    session.set_more_people(0, 0).unwrap();
    let no = Some(Known::Bool {
        can_be_true: false,
        can_be_false: true,
    });
    assert_eq!(session.evaluate().result(ResultId(2), None), no);
}

fn a_fixed_result_wins() {
    let mut build = Build::new(3);
    let fact = build.bounded("f", Some(0), -9, 9);
    let own = build.node(Operator::FactOf, &[fact, 0]);
    let own = build.result_of("own", "number", own);
    let yes = build.bool(1);
    let sum = build.node(Operator::Sum, &[0, 0, yes, own]);
    build.result("sum", "number", None, sum);
    let mut session = build.session();
    let second = session.add_person("b").unwrap();
    session.set_more_people(0, 0).unwrap();
    let first = Subject::Of(session.applicant());
    say(&mut session, fact, first, text(4));
    say(&mut session, fact, Subject::Of(second), between(-2, 5));
    let sum = |session: &Session| match session.evaluate().result(ResultId(1), None) {
        Some(Known::Number { low, high }) => [low, high],
        other => panic!("{other:?}"),
    };
    assert_eq!(sum(&session), ["2", "9"]);
    session.fix(ResultId(0), Some(second), "7").unwrap();
    assert_eq!(sum(&session), ["11", "11"]);
    session.fix(ResultId(1), None, "100").unwrap();
    assert_eq!(sum(&session), ["100", "100"]);
    assert!(session.unfix(ResultId(1), None));
    assert!(session.unfix(ResultId(0), Some(second)));
    assert_eq!(sum(&session), ["2", "9"]);
}

/// Everything a parameter is on some days: cells of each day, or the whole interval.
fn on_days<'a>(
    entries: &'a [(i128, i128, Vec<i128>)],
    days: &[Exact],
) -> Vec<Option<&'a Vec<i128>>> {
    days.iter()
        .map(|day| {
            let here = entries
                .iter()
                .find(|(from, until, _)| *from <= n(*day) && n(*day) < *until);
            here.map(|(_, _, cells)| cells)
        })
        .collect()
}

fn parameters() {
    // Two keys of three options; a gap on days 2 to 3, and nothing before day 0 or from day 5 on.
    let cells = |start: i128| {
        (0..9)
            .flat_map(|c| [start - c % 4, start + c % 3])
            .collect()
    };
    let entries: Vec<(i128, i128, Vec<i128>)> = vec![(0, 2, cells(2)), (3, 5, cells(-1))];
    let domains = [Domain::Number(-1, 5), Domain::Choice, Domain::Choice];
    let made: Vec<_> = entries
        .iter()
        .map(|(from, until, cells)| entry(*from as i32, Some(*until as i32), cells))
        .collect();
    let mut build = Build::new(1);
    let options = build.options(&NAMES);
    let facts: Vec<u32> = (0..3)
        .map(|place: usize| domains[place].fact(&mut build, &format!("f{place}"), options))
        .collect();
    let parameter = build.parameter("p", "cells", &[options, options], made);
    let inputs: Vec<u32> = facts.iter().map(|fact| build.read(*fact)).collect();
    let node = build.node(
        Operator::Parameter,
        &[parameter, inputs[0], inputs[1], inputs[2]],
    );
    build.result("r", "number", None, node);
    let mut session = build.session();
    let sets: Vec<Vec<_>> = domains.iter().map(|domain| domain.sets()).collect();
    for combination in product(&sets) {
        for (fact, (given, _)) in facts.iter().zip(&combination) {
            say(&mut session, *fact, Subject::Single, given.clone());
        }
        let mut possible = vec![];
        for here in on_days(&entries, &combination[0].1) {
            for one in &combination[1].1 {
                for other in &combination[2].1 {
                    let place = (c(*one) * 3 + c(*other)) as usize * 2;
                    let range = here.map_or([-9, 9], |cells| [cells[place], cells[place + 1]]);
                    possible.extend(range.map(Exact::Number));
                }
            }
        }
        let given: Vec<_> = combination.iter().map(|(given, _)| given).collect();
        assert_eq!(
            claim(&session, Reads::Number),
            best(&possible, Reads::Number),
            "{given:?}"
        );
    }
}

fn stepped(operator: Operator, cells: &[i128], exact: impl Fn(Option<&[i128]>, i128) -> [i128; 2]) {
    let shape = if operator == Operator::Step {
        "steps"
    } else {
        "marginal"
    };
    let mut build = Build::new(1);
    let day = build.bounded("day", None, -2, 2);
    let argument = build.bounded("argument", None, -3, 6);
    let parameter = build.parameter("p", shape, &[], vec![entry(0, Some(2), cells)]);
    let (d, a) = (build.read(day), build.read(argument));
    let node = build.node(operator, &[parameter, d, a]);
    build.result("r", "number", None, node);
    let mut session = build.session();
    for (day_given, days) in Domain::Number(-1, 2).sets() {
        for (given, arguments) in Domain::Number(-3, 6).sets() {
            say(&mut session, day, Subject::Single, day_given.clone());
            say(&mut session, argument, Subject::Single, given.clone());
            let mut possible = vec![];
            for day in &days {
                let known = (0..2).contains(&n(*day));
                for argument in &arguments {
                    let range = exact(known.then_some(cells), n(*argument));
                    possible.extend(range.map(Exact::Number));
                }
            }
            let best = best(&possible, Reads::Number);
            let claim = claim(&session, Reads::Number);
            assert_eq!(claim, best, "{} {day_given:?} {given:?}", operator.name());
        }
    }
}

fn steps() {
    // Below -1: 5; from -1: 1 to 2; from 2: -4; from 4: 3 to 9.
    let cells = [5, 5, -1, 1, 2, 2, -4, -4, 4, 3, 9];
    stepped(Operator::Step, &cells, |cells, argument| {
        let Some(cells) = cells else { return [-9, 9] };
        let mut here = [cells[0], cells[1]];
        for step in cells[2..].chunks(3) {
            if argument >= step[0] {
                here = [step[1], step[2]];
            }
        }
        here
    });
}

fn brackets() {
    for cells in [
        [0, 1, 2, 2, -3, 1, 4, 2, 2],
        [-2, -1, -1, 1, 0, 3, 3, -2, 4],
    ] {
        let base = cells[0].min(0);
        stepped(Operator::Marginal, &cells, |here, argument| {
            let Some(cells) = here else {
                // Any brackets above the base, any rate from -9 to 9.
                let most = (argument - base).max(0);
                return [-9 * most, 9 * most];
            };
            let (mut low, mut high) = (0, 0);
            for bracket in 0..3 {
                let (from, rates) = (cells[bracket * 3], &cells[bracket * 3 + 1..bracket * 3 + 3]);
                let until = cells
                    .get(bracket * 3 + 3)
                    .map_or(argument, |next| argument.min(*next));
                let part = (until - from).max(0);
                low += rates[0] * part;
                high += rates[1] * part;
            }
            [low, high]
        });
    }
}

/// One element of a list for brute force: guard and value.
type Member = (bool, Exact);

/// Lists of two described members and a rest, with every guard, every number of the rest and every
/// set of values of a small domain; the rest has its own guard and values.
fn lists(operator: Operator) {
    let reads = match operator {
        Operator::Any | Operator::All => Reads::Bool,
        _ => Reads::Number,
    };
    let values = match operator {
        Operator::Any | Operator::All | Operator::Len => Domain::Bool,
        _ => Domain::Number(-1, 1),
    };
    let outer = match operator {
        Operator::Least | Operator::Greatest => Some(Domain::Number(-1, 1)),
        Operator::SumHighest => Some(Domain::Number(0, 3)),
        _ => None,
    };
    let mut build = Build::new(8);
    let inside = build.fact("inside", Some(0), "bool");
    let value = match values {
        Domain::Bool => build.fact("value", Some(0), "bool"),
        _ => build.bounded("value", Some(0), -1, 1),
    };
    let rest_inside = build.fact("rest_inside", None, "bool");
    let rest_value = match values {
        Domain::Bool => build.fact("rest_value", None, "bool"),
        _ => build.bounded("rest_value", None, -1, 1),
    };
    let extra = build.bounded("extra", None, -1, 3);
    // The rest's own values come from facts of the household, so that they can be any set.
    let two = build.number(2);
    let position = build.node(Operator::Position, &[0, 0]);
    let is_rest = build.node(Operator::Less, &[two, position]);
    let reads_of = [rest_inside, inside, rest_value, value].map(|fact| build.read(fact));
    let guard = build.node(Operator::If, &[is_rest, reads_of[0], reads_of[1]]);
    let body = build.node(Operator::If, &[is_rest, reads_of[2], reads_of[3]]);
    let extra_node = build.read(extra);
    let mut args = vec![0, 0, guard];
    if operator != Operator::Len {
        args.push(body);
    }
    if outer.is_some() {
        args.push(extra_node);
    }
    let node = build.node(operator, &args);
    build.result(
        "r",
        if let Reads::Bool = reads {
            "bool"
        } else {
            "number"
        },
        None,
        node,
    );
    let mut session = build.session();
    let second = session.add_person("b").unwrap();
    let people = [Subject::Of(session.applicant()), Subject::Of(second)];

    let value_sets = values.sets();
    let guards = Domain::Bool.sets();
    let extras = outer.map_or(vec![(between(0, 0), vec![Exact::Number(0)])], Domain::sets);
    let (mut exact_claims, mut claims) = (0, 0);
    for (least, most) in [(0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2)] {
        session
            .set_more(GroupId::PEOPLE, More::Between(least, most))
            .unwrap();
        let slots = if most == 0 { 2 } else { 3 };
        let elements: Vec<_> = guards
            .iter()
            .flat_map(|guard| {
                // Without a body, or outside, the value says nothing: one is enough.
                let few = operator == Operator::Len || guard.0 == Given::Bool(false);
                value_sets
                    .iter()
                    .take(if few { 1 } else { 99 })
                    .map(move |value| (guard, value))
            })
            .collect();
        for combination in product(&vec![elements; slots]) {
            for (slot, (guard, value_set)) in combination.iter().enumerate() {
                let (fact, of, subject) = match people.get(slot) {
                    Some(person) => (inside, value, *person),
                    None => (rest_inside, rest_value, Subject::Single),
                };
                say(&mut session, fact, subject, guard.0.clone());
                say(&mut session, of, subject, value_set.0.clone());
            }
            for (extra_given, extra_values) in &extras {
                say(&mut session, extra, Subject::Single, extra_given.clone());
                let results = list_results(operator, &combination, (least, most), extra_values);
                let best = best(&results, reads);
                let claim = claim(&session, reads);
                let shown = || {
                    let given: Vec<_> = combination
                        .iter()
                        .map(|(guard, value)| (&guard.0, &value.0))
                        .collect();
                    format!(
                        "{} {given:?} rest {least}-{most} {extra_given:?}",
                        operator.name()
                    )
                };
                assert!(
                    covers(&claim, &best, reads),
                    "unsound: {} {claim:?} {best:?}",
                    shown()
                );
                claims += 1;
                exact_claims += usize::from(claim == best);
                assert_eq!(claim, best, "not as precise as can be: {}", shown());
            }
        }
    }
    let permille = exact_claims * 1000 / claims;
    println!(
        "{}: as precise as can be in {permille}‰ of {claims} lists",
        operator.name()
    );
}

/// The sets of an element: guard and value, each as an answer and its exact values.
type Element<'a> = (&'a (Given, Vec<Exact>), &'a (Given, Vec<Exact>));

/// Every exact result of a list.
fn list_results(
    operator: Operator,
    elements: &[Element<'_>],
    (least, most): (u32, u32),
    extra: &[Exact],
) -> Vec<Exact> {
    // What one element can be; who is outside is outside whatever the value.
    let members = |element: &Element<'_>| -> Vec<Member> {
        let (guards, values) = (&element.0.1, &element.1.1);
        let mut all = vec![];
        if guards.contains(&Exact::Bool(true)) {
            all.extend(values.iter().map(|value| (true, *value)));
        }
        if guards.contains(&Exact::Bool(false)) {
            all.push((false, values[0]));
        }
        all
    };
    let mut results = vec![];
    let counts = if elements.len() == 3 {
        least..=most
    } else {
        0..=0
    };
    for count in counts {
        let mut all: Vec<Vec<Member>> = elements.iter().take(2).map(members).collect();
        for _ in 0..count {
            all.push(members(&elements[2]));
        }
        for list in product(&all) {
            let inside: Vec<Exact> = list
                .iter()
                .filter(|(guard, _)| *guard)
                .map(|(_, value)| *value)
                .collect();
            for extra in extra {
                results.push(list_exact(operator, &inside, n(*extra)));
            }
        }
    }
    results.sort_unstable();
    results.dedup();
    results
}

fn list_exact(operator: Operator, inside: &[Exact], extra: i128) -> Exact {
    let numbers = || inside.iter().map(|value| n(*value));
    match operator {
        Operator::Any => Exact::Bool(inside.iter().any(|value| b(*value))),
        Operator::All => Exact::Bool(inside.iter().all(|value| b(*value))),
        Operator::Len => Exact::Number(inside.len() as i128),
        Operator::Sum => Exact::Number(numbers().sum()),
        Operator::Least => Exact::Number(numbers().min().unwrap_or(extra)),
        Operator::Greatest => Exact::Number(numbers().max().unwrap_or(extra)),
        Operator::SumHighest => {
            let mut all: Vec<i128> = numbers().collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            Exact::Number(all.iter().take(extra as usize).sum())
        }
        other => panic!("{other:?}"),
    }
}

fn the_same_person() {
    // How many pairs of different people there are: all(p | all(q | same(p, q))) and the like.
    let mut build = Build::new(4);
    let same = build.node(Operator::SamePerson, &[0, 1, 0]);
    let yes = build.bool(1);
    let all_inner = build.node(Operator::All, &[1, 0, yes, same]);
    let all = build.node(Operator::All, &[0, 0, yes, all_inner]);
    build.result("alone", "bool", None, all);
    let mut session = build.session();
    let alone = |session: &Session| match session.evaluate().result(ResultId(0), None) {
        Some(Known::Bool {
            can_be_true,
            can_be_false,
        }) => (can_be_true, can_be_false),
        other => panic!("{other:?}"),
    };
    session.set_more_people(0, 0).unwrap();
    assert_eq!(alone(&session), (true, false));
    session.set_more_people(0, 1).unwrap();
    assert_eq!(alone(&session), (true, true));
    session.set_more_people(1, 1).unwrap();
    assert_eq!(alone(&session), (false, true));
    session.set_more_people(0, 0).unwrap();
    session.add_person("b").unwrap();
    assert_eq!(alone(&session), (false, true));
    // Among the rest alone, two may be the same or not; one is itself.
    let mut build = Build::new(4);
    let same = build.node(Operator::SamePerson, &[0, 1, 0]);
    let one = build.number(1);
    let (here, there) = (
        build.node(Operator::Position, &[0, 0]),
        build.node(Operator::Position, &[1, 0]),
    );
    let (rest, other) = (
        build.node(Operator::Less, &[one, here]),
        build.node(Operator::Less, &[one, there]),
    );
    let inner = build.node(Operator::All, &[1, 0, other, same]);
    let outer = build.node(Operator::All, &[0, 0, rest, inner]);
    build.result("alone", "bool", None, outer);
    let mut session = build.session();
    session.set_more_people(1, 1).unwrap();
    assert_eq!(alone(&session), (true, false));
    session.set_more_people(0, 2).unwrap();
    assert_eq!(alone(&session), (true, true));
}

fn positions() {
    let mut build = Build::new(6);
    let position = build.node(Operator::Position, &[0, 0]);
    let (yes, zero) = (build.bool(1), build.number(0));
    let greatest = build.node(Operator::Greatest, &[0, 0, yes, position, zero]);
    build.result("last", "number", None, greatest);
    build.result_of("own", "number", position);
    let mut session = build.session();
    let second = session.add_person("b").unwrap();
    let third = session.add_person("c").unwrap();
    session.set_more_people(0, 0).unwrap();
    assert_eq!(claim(&session, Reads::Number), [3, 3]);
    session.remove_person(second).unwrap();
    let own = session.evaluate().result(ResultId(1), Some(third));
    assert_eq!(
        own,
        Some(Known::Number {
            low: "2".into(),
            high: "2".into()
        })
    );
    session.set_more_people(1, 3).unwrap();
    assert_eq!(claim(&session, Reads::Number), [3, 5]);
    assert!(session.answer_of(FactId(0), Subject::Single).is_none());
}
