//! What a session promises: answers in any order, changed, withdrawn, declined, partial; statuses,
//! questions and reasons that follow.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod support;

use std::rc::Rc;

use proptest::prelude::*;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::{FactId, GroupId, ProgramId, Subject, Who};
use selfcheck_runtime::outcome::{Closed, State, Status};
use selfcheck_runtime::question::Asked;
use selfcheck_runtime::session::{
    Answers, FixedAnswer, Given, MemberAnswers, More, NamedAnswer, Origin, Provenance,
};
use selfcheck_runtime::{Bundle, Session};
use support::{Build, amount, between, day, entry, rule, say, text, today};

// Facts of the package below, by their place.
const RELATION: u32 = 0;
const BIRTH: u32 = 1;
const WORKS: u32 = 2;
const WAGE: u32 = 3;
const OWNS: u32 = 4;
const CITIZEN: u32 = 5;

const HOME: ProgramId = ProgramId(0);
const EACH: ProgramId = ProgramId(1);

/// Two programs. For the home: the applicant is a citizen, nobody owns a car, the wages of all are
/// at most 1000; the amount is 300 and 50 for each child. For each person: at least 65 years old;
/// a wage above 400 refuses, with a doubt; the office has a say.
fn package() -> Build {
    let mut build = Build::new(6);
    let relations = build.options(&["applicant", "wife", "child", "other"]);
    let assets = build.options(&["car", "tractor"]);
    build.chosen("relation", Some(0), "choice", relations);
    let birth = build.fact("birth_date", Some(0), "date");
    build.core.facts[birth as usize].min = "t-1440".into();
    build.core.facts[birth as usize].max = "t".into();
    build.fact("works", Some(0), "bool");
    build.bounded("wage", Some(0), 0, 5000);
    build.core.facts[WAGE as usize].unit = "money/month".into();
    build.chosen("owns", Some(0), "choices", assets);
    build.core.facts[OWNS as usize].ask = vec!["who".into()];
    build.fact("citizen", None, "bool");
    let limit = build.parameter("limit", "cells", &[], vec![entry(0, None, &[1000, 1000])]);
    build.core.parameters[limit as usize].max = selfcheck_runtime::bundle::Int(9999);
    build.core.parameters[limit as usize].unit = "money/month".into();

    let (yes, no, zero) = (build.bool(1), build.bool(0), build.number(0));
    let doubt = build.bool(2);
    let today = build.node(Operator::Today, &[]);
    let limit = build.node(Operator::Parameter, &[limit, today]);
    let (relation, born) = (build.read(RELATION), build.read(BIRTH));
    let age = build.node(Operator::Years, &[born, today]);
    let (sixteen, old, low) = (build.number(16), build.number(65), build.number(400));
    let (base, each) = (build.number(300), build.number(50));
    let adult = build.node(Operator::AtMost, &[sixteen, age]);
    build.core.facts[WORKS as usize].when = Some(adult);
    let works = build.read(WORKS);
    let works = build.node(Operator::If, &[adult, works, no]);
    build.core.facts[WAGE as usize].when = Some(works);
    let wage = build.read(WAGE);
    let wage = build.node(Operator::If, &[works, wage, zero]);
    let owns = build.read(OWNS);
    let car = build.node(Operator::Contains, &[owns, 0]);

    let citizen = build.read(CITIZEN);
    let car = build.node(Operator::Any, &[0, 0, yes, car]);
    let wages = build.node(Operator::Sum, &[0, 0, yes, wage]);
    let poor = build.node(Operator::AtMost, &[wages, limit]);
    let no_car = build.node(Operator::Not, &[car]);
    let fits = build.node(Operator::And, &[citizen, no_car, poor]);
    let is_child = build.node(Operator::OneOf, &[relation, 2]);
    let children = build.node(Operator::Len, &[0, 0, is_child]);
    let extra = build.node(Operator::Multiply, &[children, each]);
    let total = build.node(Operator::Add, &[base, extra]);
    let program = build.program("home", "household", fits, no);
    program.rules = vec![
        rule("citizen", "require", citizen),
        rule("car", "exclude", car),
        rule("poor", "require", poor),
    ];
    program.amounts.push(amount("monthly", total));

    let is_old = build.node(Operator::AtMost, &[old, age]);
    let rich = build.node(Operator::Less, &[low, wage]);
    let not_rich = build.node(Operator::Not, &[rich]);
    let not_rich = build.node(Operator::Or, &[not_rich, doubt]);
    let fits = build.node(Operator::And, &[is_old, not_rich]);
    let mut doubted = rule("rich", "exclude", rich);
    doubted.doubt = "lists_differ".into();
    let program = build.program("each", "person", fits, yes);
    program.rules = vec![
        rule("old", "require", is_old),
        doubted,
        rule("visit", "office", yes),
    ];
    build
}

/// The questions as texts: path, then the places of those asked, then `?` where it only narrows.
fn questions(session: &Session) -> Vec<String> {
    let questions = session.evaluate().questions();
    let shown = questions.iter().map(|question| {
        let mut shown = question.path(session.bundle());
        if let Asked::Fact {
            subjects, option, ..
        } = &question.asked
        {
            for subject in subjects {
                if let Subject::Of(slot) = subject {
                    let people = session.people().iter();
                    let place = people.clone().position(|one| one.id == *slot).unwrap();
                    shown += &format!(" {place}");
                }
            }
            if let Some(option) = option {
                shown += &format!(" #{option}");
            }
        }
        if question.narrows {
            shown += " ?";
        }
        shown
    });
    shown.collect()
}

fn first(session: &Session) -> Subject {
    Subject::Of(session.applicant())
}

fn status(session: &Session, program: ProgramId, who: Who) -> Status {
    session.evaluate().status(program, who).unwrap()
}

fn alone() -> Session {
    let mut session = package().session();
    session.set_more_people(0, 0).unwrap();
    session
}

#[test]
fn questions_come_in_the_authors_order_with_one_persons_together() {
    let mut session = package().session();
    assert_eq!(
        questions(&session),
        [
            "people",
            "person.birth_date 0",
            "person.owns 0 #0",
            "household.citizen"
        ]
    );
    let wife = session.add_person("wife").unwrap();
    session.set_more_people(0, 0).unwrap();
    // The applicant's relation is known; whether they work is asked once the age is known. The
    // wife's relation matters for the amount alone.
    assert_eq!(
        questions(&session),
        [
            "person.birth_date 0",
            "person.birth_date 1",
            "person.owns 0 1 #0",
            "household.citizen",
            "person.relation 1 ?",
        ]
    );
    let applicant = first(&session);
    say(&mut session, BIRTH, applicant, text("1990-05-01"));
    say(&mut session, BIRTH, Subject::Of(wife), text("1991-05-01"));
    assert_eq!(
        questions(&session)[..3],
        ["person.works 0", "person.works 1", "person.owns 0 1 #0"]
    );
    say(&mut session, WORKS, applicant, Given::Bool(true));
    assert_eq!(
        questions(&session)[..2],
        ["person.wage 0", "person.works 1"]
    );
    // Too much already: nothing about the home is worth asking, and nobody is old.
    say(&mut session, WAGE, applicant, text(1001));
    assert_eq!(questions(&session), [""; 0]);
    assert_eq!(status(&session, HOME, Who::Household), Status::Ineligible);
}

#[test]
fn a_fact_is_asked_although_it_may_not_apply_when_what_decides_that_is_declined() {
    let mut session = alone();
    let me = first(&session);
    session.decline(FactId(BIRTH), me).unwrap();
    assert_eq!(questions(&session)[0], "person.works 0");
    session.decline(FactId(WORKS), me).unwrap();
    assert_eq!(questions(&session)[0], "person.wage 0");
    session.decline(FactId(WAGE), me).unwrap();
    session.decline(FactId(OWNS), me).unwrap();
    session.decline(FactId(CITIZEN), Subject::Single).unwrap();
    assert_eq!(questions(&session), [""; 0]);
    assert_eq!(status(&session, HOME, Who::Household), Status::Unsure);
    let outcome = session.evaluate().outcome(HOME, Who::Household).unwrap();
    assert!(
        outcome
            .reasons
            .iter()
            .all(|reason| reason.state == State::Unknown)
    );
}

#[test]
fn statuses_are_those_of_the_design() {
    let mut session = alone();
    let me = first(&session);
    let who = Who::Person(session.applicant());
    assert_eq!(status(&session, EACH, who), Status::Open);
    say(&mut session, BIRTH, me, text("1950-01-01"));
    assert_eq!(status(&session, EACH, who), Status::Open);
    say(&mut session, WORKS, me, Given::Bool(false));
    // Fits, and the office is left.
    assert_eq!(status(&session, EACH, who), Status::Office);
    say(&mut session, WORKS, me, Given::Bool(true));
    say(&mut session, WAGE, me, text(401));
    // The rule would refuse, but it is doubted: never ineligible by itself.
    assert_eq!(status(&session, EACH, who), Status::Office);
    let outcome = session.evaluate().outcome(EACH, who).unwrap();
    let states: Vec<State> = outcome.reasons.iter().map(|reason| reason.state).collect();
    assert_eq!(states, [State::Met, State::Doubt, State::Office]);
    let margin = outcome.reasons[1].margin.clone().unwrap();
    assert_eq!(
        (margin.value.as_str(), margin.limit.as_str()),
        ("401", "400")
    );
    assert_eq!(margin.difference, "1");
    say(&mut session, BIRTH, me, text("1961-03-02"));
    assert_eq!(status(&session, EACH, who), Status::Ineligible);
    let outcome = session.evaluate().outcome(EACH, who).unwrap();
    assert!(outcome.amounts.is_empty());
    let margin = outcome.reasons[0].margin.clone().unwrap();
    assert_eq!((margin.difference.as_str(), margin.unit), ("-1", "year"));

    assert_eq!(status(&session, HOME, Who::Household), Status::Open);
    say(
        &mut session,
        OWNS,
        me,
        Given::Chosen(vec!["tractor".into()]),
    );
    say(&mut session, CITIZEN, Subject::Single, Given::Bool(true));
    assert_eq!(status(&session, HOME, Who::Household), Status::Eligible);
    let outcome = session.evaluate().outcome(HOME, Who::Household).unwrap();
    assert_eq!(
        (
            outcome.amounts[0].low.as_str(),
            outcome.amounts[0].is_exact()
        ),
        ("300", true)
    );
    let used: Vec<u32> = session
        .evaluate()
        .used(&outcome.reasons[2])
        .iter()
        .map(|used| match used.what {
            selfcheck_runtime::outcome::UsedFact::Fact(fact) => fact.0,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(used, [WAGE], "that it applies says nothing of its own");
    let margin = outcome.reasons[2].margin.clone().unwrap();
    assert_eq!(
        (margin.difference.as_str(), margin.unit),
        ("-599", "money/month")
    );
}

#[test]
fn people_nobody_described_leave_things_open_and_then_unsure() {
    let mut session = alone();
    let me = first(&session);
    say(&mut session, BIRTH, me, text("1990-01-01"));
    say(&mut session, WORKS, me, Given::Bool(false));
    say(&mut session, OWNS, me, Given::Chosen(vec![]));
    say(&mut session, CITIZEN, Subject::Single, Given::Bool(true));
    assert_eq!(status(&session, HOME, Who::Household), Status::Eligible);
    session.set_more(GroupId::PEOPLE, More::Unasked).unwrap();
    assert_eq!(questions(&session), ["people"]);
    assert_eq!(status(&session, HOME, Who::Household), Status::Open);
    assert_eq!(status(&session, EACH, Who::Rest), Status::Open);
    session.set_more_people(0, 2).unwrap();
    assert_eq!(status(&session, HOME, Who::Household), Status::Unsure);
    assert_eq!(status(&session, EACH, Who::Rest), Status::Unsure);
    let amount = &session
        .evaluate()
        .outcome(HOME, Who::Household)
        .unwrap()
        .amounts[0];
    assert_eq!((amount.low.as_str(), amount.high.as_str()), ("300", "400"));
    session.set_more_people(0, 0).unwrap();
    assert_eq!(session.evaluate().status(EACH, Who::Rest), None);
}

#[test]
fn what_only_narrows_an_amount_comes_last_and_says_so() {
    let mut session = alone();
    let child = session.add_person("b").unwrap();
    session.set_more_people(0, 0).unwrap();
    for person in [session.applicant(), child] {
        say(&mut session, BIRTH, Subject::Of(person), text("2015-01-01"));
        say(
            &mut session,
            OWNS,
            Subject::Of(person),
            Given::Chosen(vec![]),
        );
    }
    assert_eq!(
        questions(&session),
        ["household.citizen", "person.relation 1 ?"]
    );
}

#[test]
fn who_owns_what_is_one_question_for_each_option_and_each_is_settled_alone() {
    let mut session = alone();
    let second = session.add_person("b").unwrap();
    session.set_more_people(0, 0).unwrap();
    let me = first(&session);
    let partly = |yes: &[&str], no: &[&str], declined: &[&str]| {
        let owned = |list: &[&str]| list.iter().map(|one| (*one).to_string()).collect();
        Given::Partly {
            yes: owned(yes),
            no: owned(no),
            declined: owned(declined),
        }
    };
    let asks = |session: &Session| {
        questions(session)
            .into_iter()
            .find(|question| question.starts_with("person.owns"))
    };
    assert_eq!(asks(&session).unwrap(), "person.owns 0 1 #0");
    say(&mut session, OWNS, me, partly(&[], &["tractor"], &[]));
    assert_eq!(
        asks(&session).unwrap(),
        "person.owns 0 1 #0",
        "the car was not spoken of"
    );
    say(&mut session, OWNS, me, partly(&[], &["car"], &[]));
    assert_eq!(asks(&session).unwrap(), "person.owns 1 #0");
    say(
        &mut session,
        OWNS,
        Subject::Of(second),
        partly(&[], &[], &["car"]),
    );
    assert_eq!(asks(&session), None);
}

#[test]
fn answers_that_do_not_apply_are_kept_and_return() {
    let mut session = alone();
    let me = first(&session);
    say(&mut session, BIRTH, me, text("1990-01-01"));
    say(&mut session, WORKS, me, Given::Bool(true));
    say(&mut session, WAGE, me, text(2000));
    assert_eq!(status(&session, HOME, Who::Household), Status::Ineligible);
    assert_eq!(session.unused_answers(), []);
    say(&mut session, BIRTH, me, text("2015-01-01"));
    assert_eq!(
        session.unused_answers(),
        [(FactId(WORKS), me), (FactId(WAGE), me)]
    );
    assert_eq!(status(&session, HOME, Who::Household), Status::Open);
    say(&mut session, BIRTH, me, text("1990-01-01"));
    assert_eq!(status(&session, HOME, Who::Household), Status::Ineligible);
}

#[test]
fn a_program_outside_its_days_or_its_window_is_closed_and_asks_nothing() {
    let on = |valid: [Option<&str>; 2], windows: &[Option<&str>]| {
        let mut build = package();
        let number = |text: &Option<&str>| text.map(|text| day(text).0);
        build.core.programs[0].valid = valid.iter().map(number).collect();
        build.core.programs[0].windows = windows.iter().map(number).collect();
        build.core.programs.truncate(1);
        let session = build.session();
        let outcome = session.evaluate().outcome(HOME, Who::Household).unwrap();
        assert_eq!(
            outcome.status == Status::Closed,
            session.evaluate().questions().is_empty()
        );
        outcome.closed
    };
    assert_eq!(on([None, None], &[]), None);
    assert_eq!(on([Some("2026-03-01"), Some("2026-03-01")], &[]), None);
    let later = day("2026-03-02");
    assert_eq!(
        on([Some("2026-03-02"), None], &[]),
        Some(Closed::NotYetValid(later))
    );
    let before = day("2026-02-28");
    assert_eq!(
        on([None, Some("2026-02-28")], &[]),
        Some(Closed::NoLongerValid(before))
    );
    assert_eq!(
        on([None, None], &[None, Some("2026-02-28")]),
        Some(Closed::Ended(before))
    );
    let windows = [None, Some("2026-02-28"), Some("2026-03-02"), None];
    assert_eq!(on([None, None], &windows), Some(Closed::Opens(later)));
    assert_eq!(
        on([None, None], &[Some("2026-03-01"), Some("2026-03-01")]),
        None
    );
}

#[test]
fn a_program_that_needs_an_unknown_operator_is_unchecked_and_leaves_the_others_alone() {
    let mut build = package();
    let years = Operator::ALL
        .iter()
        .position(|one| *one == Operator::Less)
        .unwrap();
    build.core.operators[years] = "from_the_future".into();
    let session = build.session();
    let evaluation = session.evaluate();
    assert_eq!(
        status(&session, EACH, Who::Person(session.applicant())),
        Status::Unchecked
    );
    assert_eq!(evaluation.status(HOME, Who::Household), Some(Status::Open));
}

#[test]
fn wrong_answers_are_refused_with_a_code_and_the_earlier_one_stays() {
    let mut session = alone();
    let me = first(&session);
    let mut refused = |fact: u32, subject: Subject, given: Given| {
        let result = session.answer(FactId(fact), subject, given, Provenance::default());
        result.map_or_else(|error| error.code, |()| "")
    };
    say_nothing_else(&mut refused, me);
    assert_eq!(refused(WAGE, me, between(0, 9999)), "");
    let error = session
        .answer(FactId(WAGE), me, text(5001), Provenance::default())
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "people[0].wage: this must be between 0 and 5000"
    );
    assert_eq!(
        session.answer_of(FactId(WAGE), me).unwrap().0,
        &between(0, 9999)
    );
    // A text cannot stand for a person added later, and nobody else is the applicant.
    let other = session.add_person("b").unwrap();
    let applicant = session.answer(
        FactId(RELATION),
        Subject::Of(other),
        text("applicant"),
        Provenance::default(),
    );
    assert_eq!(applicant.unwrap_err().code, "A030");
    assert_eq!(session.add_person("b").unwrap_err().code, "A010");
    assert_eq!(
        session.remove_person(session.applicant()).unwrap_err().code,
        "A013"
    );
    assert_eq!(session.set_more_people(2, 1).unwrap_err().code, "A014");
    assert_eq!(session.set_more_people(0, 5).unwrap_err().code, "A014");
    session.remove_person(other).unwrap();
    assert_eq!(session.remove_person(other).unwrap_err().code, "A012");
    let gone = session.answer(
        FactId(WAGE),
        Subject::Of(other),
        text(1),
        Provenance::default(),
    );
    assert_eq!(gone.unwrap_err().code, "A012");
}

fn say_nothing_else(refused: &mut impl FnMut(u32, Subject, Given) -> &'static str, me: Subject) {
    let any_of = |options: &[&str]| {
        Given::AnyOf(options.iter().map(|option| (*option).to_string()).collect())
    };
    assert_eq!(refused(99, me, text(1)), "A003");
    assert_eq!(refused(WAGE, Subject::Single, text(1)), "A029");
    assert_eq!(refused(CITIZEN, me, Given::Bool(true)), "A029");
    assert_eq!(refused(WAGE, me, Given::Bool(true)), "A020");
    assert_eq!(refused(CITIZEN, Subject::Single, text("yes")), "A020");
    assert_eq!(refused(OWNS, me, text("car")), "A020");
    assert_eq!(refused(WAGE, me, text("1,5")), "A021");
    assert_eq!(refused(WAGE, me, text("12.5")), "A022");
    assert_eq!(refused(WAGE, me, text(-1)), "A023");
    assert_eq!(refused(WAGE, me, between(6000, 7000)), "A023");
    assert_eq!(refused(WAGE, me, between(20, 10)), "A026");
    assert_eq!(refused(BIRTH, me, text("2026-03-02")), "A023");
    assert_eq!(refused(BIRTH, me, text("01/02/1990")), "A032");
    assert_eq!(refused(BIRTH, me, text("1990-02-30")), "A032");
    assert_eq!(refused(RELATION, me, text("boss")), "A024");
    assert_eq!(refused(RELATION, me, any_of(&[])), "A025");
    assert_eq!(refused(RELATION, me, text("child")), "A030");
    assert_eq!(refused(CITIZEN, Subject::Single, any_of(&[])), "A025");
    let twice = Given::Partly {
        yes: vec!["car".into()],
        no: vec!["car".into()],
        declined: vec![],
    };
    assert_eq!(refused(OWNS, me, twice), "A031");
}

#[test]
fn the_date_is_within_the_slice_and_the_calendar() {
    let mut build = package();
    build.core.from = Some(day("2026-01-01").0);
    let bundle = build.bundle();
    let on = |text: selfcheck_runtime::date::Day| {
        Session::new(Rc::clone(&bundle), text)
            .map_err(|error| error.code)
            .err()
    };
    assert_eq!(on(day("2025-12-31")), Some("A002"));
    assert_eq!(on(day("2026-01-01")), None);
    assert_eq!(on(selfcheck_runtime::date::Day(i32::MAX)), Some("A001"));
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
    let node = build.core.nodes.len() as u32 - 1;
    assert!(node > 0);
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

#[test]
fn provenance_is_carried_and_never_decides() {
    let mut session = alone();
    let me = first(&session);
    say(&mut session, OWNS, me, Given::Chosen(vec!["car".into()]));
    let before = session.evaluate().json();
    let provenance = Provenance {
        origin: Origin::Register,
        day: Some(today()),
    };
    let given = Given::Chosen(vec!["car".into()]);
    session.answer(FactId(OWNS), me, given, provenance).unwrap();
    let after = session.evaluate().json();
    let register =
        r#""day":"2026-03-01","fact":"person.owns","member":"applicant","provenance":"register""#;
    assert!(after.contains(register), "{after}");
    let declared = r#""fact":"person.owns","member":"applicant","provenance":"declared""#;
    assert_eq!(after.replace(register, declared), before);
}

/// Things to say about a home of three, each with its own place in the answers.
fn statements(bundle: &Bundle) -> Vec<(u32, usize, Given)> {
    let mut all = vec![];
    for place in 0..3 {
        if place > 0 {
            all.push((RELATION, place, text(["applicant", "wife", "child"][place])));
        }
        all.push((
            BIRTH,
            place,
            text(["1960-01-01", "1961-01-01", "2015-01-01"][place]),
        ));
        all.push((WORKS, place, Given::Bool(place == 0)));
        all.push((WAGE, place, between(100, 500)));
        all.push((OWNS, place, Given::Chosen(vec!["tractor".into()])));
    }
    all.push((CITIZEN, 0, Given::Bool(true)));
    assert_eq!(bundle.core().facts.len(), 6);
    all
}

fn subject(session: &Session, fact: u32, place: usize) -> Subject {
    match session.bundle().core().facts[fact as usize].group {
        Some(_) => Subject::Of(session.people()[place].id),
        None => Subject::Single,
    }
}

fn three() -> Session {
    let mut session = package().session();
    session.add_person("b").unwrap();
    session.add_person("c").unwrap();
    session
}

proptest! {
    #[test]
    fn the_order_of_answers_does_not_matter(
        order in Just((0..15_usize).collect::<Vec<_>>()).prop_shuffle(),
        said in 0..=15_usize,
        looks in proptest::collection::vec(any::<bool>(), 15),
    ) {
        let mut session = three();
        let statements = statements(session.bundle());
        let mut chosen: Vec<usize> = order.iter().copied().take(said).collect();
        for (step, place) in chosen.iter().enumerate() {
            let (fact, member, given) = statements[*place].clone();
            let subject = subject(&session, fact, member);
            say(&mut session, fact, subject, given);
            if looks[step] {
                session.evaluate();
            }
        }
        let mut other = three();
        chosen.sort_unstable();
        for place in chosen {
            let (fact, member, given) = statements[place].clone();
            let subject = subject(&other, fact, member);
            say(&mut other, fact, subject, given);
        }
        prop_assert_eq!(session.evaluate().json(), other.evaluate().json());
    }

    #[test]
    fn what_is_withdrawn_was_never_said_and_what_is_declined_is_never_asked(
        said in proptest::collection::vec(any::<bool>(), 15),
        taken in 0..15_usize,
    ) {
        let mut session = three();
        let statements = statements(session.bundle());
        for (statement, _) in statements.iter().zip(&said).filter(|(_, said)| **said) {
            let subject = subject(&session, statement.0, statement.1);
            say(&mut session, statement.0, subject, statement.2.clone());
        }
        let (fact, member, given) = statements[taken].clone();
        let subject = subject(&session, fact, member);
        session.withdraw(FactId(fact), subject);
        let before = session.evaluate().json();
        say(&mut session, fact, subject, given);
        session.evaluate();
        prop_assert!(session.withdraw(FactId(fact), subject));
        prop_assert_eq!(session.evaluate().json(), before);
        session.decline(FactId(fact), subject).unwrap();
        let asked = session.evaluate().questions().iter().any(|question| match &question.asked {
            Asked::Fact { fact: other, subjects, .. } => {
                other.0 == fact && subjects.contains(&subject)
            }
            Asked::More(_) => false,
        });
        prop_assert!(!asked);
    }

    #[test]
    fn a_person_added_and_removed_leaves_no_trace(said in proptest::collection::vec(any::<bool>(), 15)) {
        let mut session = three();
        let statements = statements(session.bundle());
        for (statement, _) in statements.iter().zip(&said).filter(|(_, said)| **said) {
            let subject = subject(&session, statement.0, statement.1);
            say(&mut session, statement.0, subject, statement.2.clone());
        }
        let before = session.evaluate().json();
        let guest = session.add_person("guest").unwrap();
        say(&mut session, WAGE, Subject::Of(guest), text(7));
        session.evaluate();
        session.remove_person(guest).unwrap();
        prop_assert_eq!(session.evaluate().json(), before);
    }
}
