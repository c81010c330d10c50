//! What comes from around a session: the date, answers in bulk, fixed results. What is said one at a
//! time is in `answers`.

use std::rc::Rc;

use selfcheck_runtime::Session;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::GroupId;
use selfcheck_runtime::session::{Answers, FixedAnswer, Given, MemberAnswers, More, NamedAnswer};

use crate::package::package;
use crate::support::{day, text, today};

#[test]
fn the_date_is_within_the_slice_and_the_calendar() {
    let mut build = package();
    build.core.from = Some(day("2026-01-01").0);
    let bundle = build.bundle();
    let on = |text: Day| {
        Session::new(Rc::clone(&bundle), text)
            .map_err(|error| error.code)
            .err()
    };
    assert_eq!(on(day("2025-12-31")), Some("A002"));
    assert_eq!(on(day("2026-01-01")), None);
    assert_eq!(on(Day(i32::MAX)), Some("A001"));
}

fn answers() -> Answers {
    let fact = |name: &str, value: Given| NamedAnswer::declared(name, value);
    Answers {
        date: Some(today()),
        household: vec![fact("citizen", Given::Bool(true))],
        people: vec![
            MemberAnswers {
                id: "mona".into(),
                facts: vec![
                    fact("relation", text("applicant")),
                    fact("birth_date", text("1990-05-01")),
                    fact(
                        "wage",
                        Given::Range {
                            from: None,
                            to: Some("1500".into()),
                        },
                    ),
                ],
            },
            MemberAnswers {
                id: "gran".into(),
                facts: vec![
                    fact("birth_date", text("1950-05-01")),
                    fact("works", Given::Declined),
                ],
            },
        ],
        ..Answers::default()
    }
}

#[test]
fn answers_make_a_session_and_the_session_gives_them_back() {
    let bundle = package().bundle();
    let session = Session::from_answers(Rc::clone(&bundle), day("2000-01-01"), &answers()).unwrap();
    assert_eq!(session.today(), today());
    assert_eq!(session.people()[0].name, "mona");
    assert_eq!(
        session.more(GroupId::PEOPLE),
        More::Between(0, 0),
        "the people listed are all"
    );
    let again = session.to_answers();
    let twin = Session::from_answers(bundle, today(), &again).unwrap();
    assert_eq!(twin.to_answers(), again);
    assert_eq!(twin.evaluate().json(), session.evaluate().json());
}

#[test]
fn everything_wrong_with_answers_is_told_at_once_with_its_place() {
    let mut wrong = answers();
    wrong.people[0]
        .facts
        .push(NamedAnswer::declared("wage", text(1)));
    wrong.people[1]
        .facts
        .push(NamedAnswer::declared("wages", text(1)));
    wrong.people[1]
        .facts
        .push(NamedAnswer::declared("citizen", Given::Bool(true)));
    wrong.people.push(MemberAnswers {
        id: "gran".into(),
        facts: vec![],
    });
    wrong.units.push(("clan".into(), vec![]));
    wrong
        .household
        .push(NamedAnswer::declared("citizen", Given::Bool(false)));
    wrong.more_people = Some((0, 99));
    wrong.fixed.push(FixedAnswer {
        result: "x".into(),
        person: None,
        value: "1".into(),
    });
    let errors = Session::from_answers(package().bundle(), today(), &wrong).unwrap_err();
    let told: Vec<(&str, &str)> = errors
        .iter()
        .map(|error| (error.code, error.path.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("A028", "household.citizen"),
            ("A006", "units.clan"),
            ("A028", "people[0].wage"),
            ("A003", "people[1].wages"),
            ("A003", "people[1].citizen"),
            ("A010", "people[2]"),
            ("A014", "more_people"),
            ("A005", "fixed.x"),
        ]
    );
}

#[test]
fn fixed_results_keep_to_their_bounds_and_places() {
    let mut build = package();
    let number = build.number(5);
    build.result("net", "number", None, number);
    build.core.results[0].places = 2;
    let mut session = build.session();
    let net = session.bundle().result("net").unwrap();
    let mut code = |text: &str| {
        session
            .fix(net, None, text)
            .map_or_else(|error| error.code, |()| "")
    };
    assert_eq!(code("12.345"), "A022");
    assert_eq!(code("12.50"), "A022", "the rule itself keeps no places");
    assert_eq!(code("12.00"), "");
    assert_eq!(code("99999999999"), "A023");
    assert_eq!(code("x"), "A021");
    assert_eq!(session.fixed().next().unwrap().2, "12.00");
}
