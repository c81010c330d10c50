//! How long one evaluation takes: a synthetic package about the size of Egypt's (a family program
//! and a person program, 6 people, all answered), from a changed answer to statuses, and apart
//! from that the whole outcomes and the canonical JSON.
//!
//! `cargo bench -p selfcheck-runtime`; no harness but a clock.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;
use std::time::Instant;

use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::{FactId, ProgramId, Subject, Who};
use selfcheck_runtime::session::{Given, Provenance};
use support::{Build, amount, day, entry, rule, say, text};

const RELATIONS: [&str; 7] = [
    "applicant",
    "husband",
    "wife",
    "child",
    "parent",
    "sibling",
    "other",
];

/// A person fact asked only of some, as a compiler writes it: `if(when, fact, otherwise)`.
fn when(build: &mut Build, condition: u32, fact: u32, otherwise: u32) -> u32 {
    build.core.facts[fact as usize].when = Some(condition);
    let read = build.read(fact);
    build.node(Operator::If, &[condition, read, otherwise])
}

fn package() -> Build {
    let mut build = Build::new(30);
    let day0 = day("2015-03-01").0;
    let relations = build.options(&RELATIONS);
    let schools = build.options(&["none", "primary", "preparatory", "secondary"]);
    let assets = build.options(&["car", "tractor", "taxi", "business", "property"]);
    let kinds = build.options(&["couple", "left", "prisoner", "conscript", "other"]);
    let relation = build.chosen("relation", Some(0), "choice", relations);
    let birth = build.dated("birth_date", Some(0), "t-1440", "t");
    let school = build.chosen("school", Some(0), "choice", schools);
    let owns = build.chosen("owns", Some(0), "choices", assets);
    build.core.facts[owns as usize].ask = vec!["who".into()];
    let wage = build.bounded("wage", Some(0), 0, 1_000_000);
    let works = build.fact("works", Some(0), "bool");
    let pension = build.fact("gets_pension", Some(0), "bool");
    let disabled = build.fact("disabled", Some(0), "bool");
    let livestock = build.bounded("livestock", Some(0), 0, 1000);
    let kind = build.chosen("kind", None, "choice", kinds);
    let citizen = build.fact("citizen", None, "bool");

    let limit = |build: &mut Build, name: &str, value: i128| {
        let shape = entry(day0, None, &[value, value]);
        let parameter = build.parameter(name, "cells", &[], vec![shape]);
        let today = build.node(Operator::Today, &[]);
        build.node(Operator::Parameter, &[parameter, today])
    };
    let child_limit = limit(&mut build, "child_limit", 18);
    let wage_limit = limit(&mut build, "wage_limit", 400);
    let old_age = limit(&mut build, "old_age", 65);
    let stock_limit = limit(&mut build, "stock_limit", 3);
    let base = limit(&mut build, "base", 414);
    let karama = limit(&mut build, "karama", 644);
    let counted = limit(&mut build, "counted", 2);
    let table: Vec<i128> = vec![0, 0, 80, 80, 100, 100, 140, 140];
    let per_child = build.parameter(
        "child",
        "cells",
        &[schools],
        vec![
            entry(day0, Some(day0 + 900), &table),
            entry(day0 + 900, None, &table),
        ],
    );

    let today = build.node(Operator::Today, &[]);
    let (yes, no, zero) = (build.bool(1), build.bool(0), build.number(0));
    let relation = build.read(relation);
    let born = build.read(birth);
    let age = build.node(Operator::Years, &[born, today]);
    let (four, twenty, sixteen) = (build.number(4), build.number(20), build.number(16));
    let from_four = build.node(Operator::AtMost, &[four, age]);
    let to_twenty = build.node(Operator::Less, &[age, twenty]);
    let school_age = build.node(Operator::And, &[from_four, to_twenty]);
    let working_age = build.node(Operator::AtMost, &[sixteen, age]);
    let none = build.node(Operator::ConstChoice, &[schools, 0]);
    let school = when(&mut build, school_age, school, none);
    let works = when(&mut build, working_age, works, no);
    let wage = when(&mut build, works, wage, zero);
    let pension = when(&mut build, working_age, pension, no);
    let owns = build.read(owns);
    let disabled = build.read(disabled);
    let livestock = build.read(livestock);
    let in_family = build.node(Operator::OneOf, &[relation, 0, 1, 2, 3]);
    let in_couple = build.node(Operator::OneOf, &[relation, 0, 1, 2]);
    let is_child = build.node(Operator::OneOf, &[relation, 3]);
    let couple = build.node(Operator::And, &[in_family, in_couple]);
    let young = build.node(Operator::Less, &[age, child_limit]);
    let children = build.node(Operator::And, &[in_family, is_child, young]);

    let kind = build.read(kind);
    let mut rules = vec![];
    let mut categories = vec![];
    for option in 0..4 {
        let node = build.node(Operator::OneOf, &[kind, option]);
        rules.push(rule(&format!("category{option}"), "category", node));
        categories.push(node);
    }
    let category = build.node(Operator::Or, &categories);
    let mut all = vec![category];
    let citizen = build.read(citizen);
    all.push(citizen);
    rules.push(rule("citizen", "require", citizen));
    let one = build.number(1);
    let count = build.node(Operator::Len, &[0, 0, children]);
    let has_child = build.node(Operator::AtMost, &[one, count]);
    all.push(has_child);
    rules.push(rule("child", "require", has_child));
    let any = |build: &mut Build, body: u32| build.node(Operator::Any, &[0, 0, couple, body]);
    let mut excluded = vec![];
    for option in 0..5 {
        let has = build.node(Operator::Contains, &[owns, option]);
        excluded.push(any(&mut build, has));
    }
    let over = build.node(Operator::Less, &[wage_limit, wage]);
    excluded.push(any(&mut build, over));
    excluded.push(any(&mut build, pension));
    let many = build.node(Operator::AtMost, &[stock_limit, livestock]);
    excluded.push(any(&mut build, many));
    let doubt = build.bool(2);
    for (number, node) in excluded.iter().enumerate() {
        rules.push(rule(&format!("exclude{number}"), "exclude", *node));
        let not = build.node(Operator::Not, &[*node]);
        all.push(if number == 3 {
            build.node(Operator::Or, &[not, doubt])
        } else {
            not
        });
    }
    let schooled = build.node(Operator::OneOf, &[school, 1, 2, 3]);
    let keep = build.node(Operator::All, &[0, 0, children, schooled]);
    rules.push(rule("school", "keep", keep));
    let fits = build.node(Operator::And, &all);
    let each = build.node(Operator::Parameter, &[per_child, today, school]);
    let highest = build.node(Operator::SumHighest, &[0, 0, children, each, counted]);
    let total = build.node(Operator::Add, &[base, highest]);
    let program = build.program("takaful", "family", fits, yes);
    program.rules = rules;
    program.amounts.push(amount("monthly", total));

    // Each person.
    let old = build.node(Operator::AtMost, &[old_age, age]);
    let who = build.node(Operator::Or, &[old, disabled]);
    let no_pension = build.node(Operator::Not, &[pension]);
    let mut parts = vec![citizen, who, no_pension];
    let mut rules = vec![
        rule("old", "category", old),
        rule("pension", "require", no_pension),
    ];
    for option in 0..5 {
        let has = build.node(Operator::Contains, &[owns, option]);
        let not = build.node(Operator::Not, &[has]);
        rules.push(rule(&format!("exclude{option}"), "exclude", has));
        parts.push(not);
    }
    let wage_ok = build.node(Operator::AtMost, &[wage, wage_limit]);
    parts.push(wage_ok);
    let fits = build.node(Operator::And, &parts);
    let program = build.program("karama", "person", fits, yes);
    program.rules = rules;
    program.amounts.push(amount("monthly", karama));
    // As much again in rules of other kinds, to reach the size of a whole country.
    for copy in 0..12 {
        let limit = build.number(1000 * (copy + 1));
        let poor = build.node(Operator::Less, &[wage, limit]);
        let both = build.node(Operator::And, &[poor, couple]);
        let either = build.node(Operator::Or, &[both, disabled]);
        let any = build.node(Operator::Any, &[0, 0, in_family, either]);
        let sum = build.node(Operator::Sum, &[0, 0, in_family, wage]);
        let under = build.node(Operator::AtMost, &[sum, limit]);
        let fits = build.node(Operator::And, &[any, under]);
        let program = build.program(&format!("more{copy}"), "household", fits, no);
        program.rules = vec![rule("any", "require", any), rule("under", "require", under)];
    }
    build
}

fn household(session: &mut Session) {
    let people = [
        ("applicant", "1990-05-01"),
        ("husband", "1986-02-11"),
        ("child", "2013-01-01"),
        ("child", "2018-01-01"),
        ("child", "2023-01-01"),
        ("parent", "1959-01-01"),
    ];
    for (place, (relation, born)) in people.iter().enumerate() {
        let id = if place == 0 {
            session.applicant()
        } else {
            session.add_person("").unwrap()
        };
        let of = Subject::Of(id);
        let facts = session.bundle().core().facts.clone();
        for (number, fact) in facts
            .iter()
            .enumerate()
            .filter(|(_, fact)| fact.group.is_some())
        {
            let given = match (fact.kind.as_str(), fact.name.as_str()) {
                (_, "relation") => text(relation),
                (_, "birth_date") => text(born),
                ("choice", _) => text("primary"),
                ("choices", _) => Given::Chosen(vec![]),
                ("bool", _) => Given::Bool(false),
                _ => text(0),
            };
            say(session, number as u32, of, given);
        }
    }
    session.set_more_people(0, 0).unwrap();
    for name in ["kind", "citizen"] {
        let fact = session.bundle().fact(name).unwrap();
        let given = if name == "kind" {
            text("couple")
        } else {
            Given::Bool(true)
        };
        say(session, fact.0, Subject::Single, given);
    }
}

/// The shortest of many short batches: what others do on the machine hardly counts.
fn time(name: &str, mut work: impl FnMut(u32)) {
    // `cargo bench … -- name` runs what has that name alone.
    let wanted = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    if wanted.is_some_and(|wanted| wanted != name) {
        return;
    }
    // For counting instructions: just so many rounds.
    if let Some(rounds) = std::env::var("ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
    {
        (0..rounds).for_each(&mut work);
        return;
    }
    let (mut best, mut batch) = (u128::MAX, 1);
    let begun = Instant::now();
    while begun.elapsed().as_millis() < 1500 {
        let start = Instant::now();
        for round in 0..batch {
            work(round);
        }
        let spent = start.elapsed().as_nanos();
        best = best.min(spent * 10 / u128::from(batch));
        // About a quarter of a millisecond each.
        if spent < 250_000 {
            batch += batch / 4 + 1;
        }
    }
    println!("{name}: {}.{} ns", best / 10, best % 10);
}

fn main() {
    let build = package();
    println!(
        "{} nodes, {} programs",
        build.core.nodes.len(),
        build.core.programs.len()
    );
    let bundle = build.bundle();
    let mut session = Session::new(bundle.clone(), day("2026-03-01")).unwrap();
    household(&mut session);
    let fact = bundle.fact("gets_pension").unwrap();
    let who = Subject::Of(session.people()[5].id);
    let flip = |session: &mut Session, round: u32| {
        let given = Given::Bool(round.is_multiple_of(2));
        session
            .answer(fact, who, given, Provenance::default())
            .unwrap();
    };
    let targets: Vec<(ProgramId, Who)> = session
        .evaluate()
        .outcomes()
        .iter()
        .map(|one| (one.program, one.who))
        .collect();
    time("answer", |round| flip(&mut session, round));
    time("evaluate", |round| {
        flip(&mut session, round);
        black_box(session.evaluate());
    });
    time("statuses", |round| {
        flip(&mut session, round);
        let view = session.evaluate();
        for (program, who) in &targets {
            black_box(view.status(*program, *who));
        }
    });
    time("outcomes", |round| {
        flip(&mut session, round);
        black_box(session.evaluate().outcomes());
    });
    time("json", |round| {
        flip(&mut session, round);
        black_box(session.evaluate().json());
    });
    let answers = session.to_answers();
    time("from_answers", |_| {
        let session = Session::from_answers(bundle.clone(), day("2026-03-01"), &answers).unwrap();
        black_box(session.evaluate());
    });
    time("questions", |_| {
        let session = Session::new(bundle.clone(), day("2026-03-01")).unwrap();
        black_box(session.evaluate().questions());
    });
    assert_eq!(session.bundle().fact("wage"), Some(FactId(4)));
}
