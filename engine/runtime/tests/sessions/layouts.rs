//! Layouts handed on from household to household: nothing of the one before shows in the next.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::{
    Answers, FixedAnswer, Given, Layouts, MemberAnswers, NamedAnswer, Origin,
};
use selfcheck_runtime::{Bundle, Session};

use crate::package::package;
use crate::support::{amount, day, rule, text};

/// The package of all tests here, and a program of named results: what each earns, and all
/// together.
fn bundle() -> Rc<Bundle> {
    let mut build = package();
    let wage = build.node(Operator::FactOf, &[crate::package::WAGE, 0]);
    let earned = build.result_of("earned", "number", wage);
    let yes = build.bool(1);
    let sum = build.node(Operator::Sum, &[0, 0, yes, earned]);
    let total = build.result("total", "number", None, sum);
    let limit = build.number(2000);
    let poor = build.node(Operator::AtMost, &[total, limit]);
    let no = build.bool(0);
    let program = build.program("results", "household", poor, no);
    program.rules = vec![rule("total", "require", poor)];
    program.amounts.push(amount("total", total));
    build.bundle()
}

/// Some household; every number gives another.
fn household(number: usize) -> Answers {
    // A few bits of a number that is spread over all of them.
    let bits = |from: u32, below: usize| (number.wrapping_mul(0x9E37_79B9) >> from) % below;
    let fact = |name: &str, value: Given| NamedAnswer::declared(name, value);
    let people = (0..1 + bits(3, 4)).map(|place| {
        let year = 1940 + (bits(5, 70) + 17 * place) % 80;
        let mut facts = vec![fact("birth_date", text(format!("{year}-06-15")))];
        match (bits(7, 5) + place) % 5 {
            0 => {}
            1 => facts.push(fact("wage", Given::Declined)),
            more => {
                facts.push(fact("works", Given::Bool(more > 2)));
                facts.push(fact("wage", text(300 * more + bits(2, 90))));
            }
        }
        MemberAnswers {
            id: format!("p{place}"),
            facts,
        }
    });
    let people: Vec<MemberAnswers> = people.collect();
    let fixed = |result: &str, person: Option<usize>| FixedAnswer {
        result: result.into(),
        person: person.map(|place| format!("p{place}")),
        value: (10 * bits(4, 100)).to_string(),
    };
    let all = match bits(6, 4) {
        0 => vec![fixed("total", None)],
        1 => vec![fixed("earned", Some(people.len() - 1))],
        2 => (0..people.len())
            .rev()
            .map(|place| fixed("earned", Some(place)))
            .collect(),
        _ => Vec::new(),
    };
    Answers {
        date: Some(Day(day("2023-01-01").0 + 7 * bits(8, 200) as i32)),
        more_people: (bits(9, 3) == 0).then_some((0, 2)),
        household: vec![fact("citizen", Given::Bool(bits(10, 2) == 0))],
        people,
        fixed: all,
        ..Answers::default()
    }
}

#[test]
fn a_household_in_the_layout_of_another_gives_the_same_bytes() {
    let bundle = bundle();
    let mut layouts = Layouts::new(Rc::clone(&bundle));
    for number in 0..1000 {
        let answers = household(number);
        let session = || Session::from_answers(Rc::clone(&bundle), day("2026-03-01"), &answers);
        let mut lent = session().unwrap();
        layouts.lend(&mut lent);
        let alone = session().unwrap();
        assert_eq!(lent.evaluate().json(), alone.evaluate().json(), "{number}");
        layouts.take_back(lent);
    }
}

#[test]
fn the_answers_used_are_the_same_for_one_rule_and_for_all() {
    let bundle = bundle();
    for number in 0..200 {
        let answers = household(number);
        let session = Session::from_answers(Rc::clone(&bundle), day("2026-03-01"), &answers);
        let session = session.unwrap();
        let evaluation = session.evaluate();
        // In the text, in order: where each answer used came from, and at what a result was fixed.
        let json = evaluation.json();
        let mut written = json.split("\"provenance\":\"").skip(1);
        for outcome in evaluation.outcomes() {
            for used in outcome.reasons.iter().flat_map(|one| evaluation.used(one)) {
                let here = written.next().unwrap();
                assert!(here.starts_with(used.provenance.origin.name()), "{here}");
                if used.provenance.origin == Origin::Fixed {
                    let Given::Text(value) = used.value else {
                        panic!("a result is fixed at a text")
                    };
                    assert!(here.contains(&format!("\"value\":\"{value}\"")), "{here}");
                }
            }
        }
        assert_eq!(written.next(), None, "{number}");
    }
}
