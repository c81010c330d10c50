//! Which questions are asked, and in which order. What an answer then decides is in `statuses`.

use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{FactId, Subject, Who};
use selfcheck_runtime::outcome::{State, Status};
use selfcheck_runtime::session::Given;

use crate::package::{
    BIRTH, CITIZEN, HOME, OWNS, WAGE, WORKS, alone, first, package, questions, status,
};
use crate::support::{say, text};

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
