//! What follows from answers: statuses, reasons, margins, amounts. Which question comes next is in
//! `questions`.

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::Subject;
use selfcheck_runtime::ids::{GroupId, Who};
use selfcheck_runtime::outcome::{Closed, State, Status, UsedFact};
use selfcheck_runtime::session::{Given, More};

use crate::package::{
    BIRTH, CITIZEN, EACH, HOME, OWNS, WAGE, WORKS, alone, first, package, questions, status,
};
use crate::support::{day, say, text, word};

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
            UsedFact::Fact(fact) => fact.0,
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
    build.core.operators[word(Operator::Less) as usize] = "from_the_future".into();
    let session = build.session();
    let evaluation = session.evaluate();
    assert_eq!(
        status(&session, EACH, Who::Person(session.applicant())),
        Status::Unchecked
    );
    assert_eq!(evaluation.status(HOME, Who::Household), Some(Status::Open));
}
