//! Single answers: taken, refused with a code, kept where they do not apply; who said so. Answers
//! in bulk are in `from_outside`.

use selfcheck_runtime::ids::{FactId, Subject, Who};
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::session::{Given, Origin, Provenance};

use crate::package::{BIRTH, CITIZEN, HOME, OWNS, RELATION, WAGE, WORKS, alone, first, status};
use crate::support::{between, say, text, today};

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
fn wrong_answers_are_refused_with_a_code_and_the_earlier_one_stays() {
    let mut session = alone();
    let me = first(&session);
    let mut refused = |fact: u32, subject: Subject, given: Given| {
        let result = session.answer(FactId(fact), subject, given, Provenance::default());
        result.map_or_else(|error| error.code, |()| "")
    };
    each_is_refused(&mut refused, me);
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

/// Each kind of wrong answer has its own code.
fn each_is_refused(refused: &mut impl FnMut(u32, Subject, Given) -> &'static str, me: Subject) {
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
