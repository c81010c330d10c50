//! Whose value it is: facts and results of each person, places, who is who, results fixed from
//! outside. What is computed of a list is in `lists`.

use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::{FactId, ResultId, Subject};

use crate::claim::claim_of;
use crate::support::{Build, between, say, text};

// Claims of a bool.
const YES: [i128; 2] = [1, 0];
const NO: [i128; 2] = [0, 1];
const EITHER: [i128; 2] = [1, 1];

pub fn have_their_own_values() {
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
    let own = |session: &Session, person| claim_of(session, 1, Some(person));
    assert_eq!(claim_of(&session, 0, None), [4, 4]);
    assert_eq!(own(&session, session.applicant()), [4, 4]);
    assert_eq!(own(&session, second), [-2, 5]);
    // Sets do not remember that two of them are the same value: sound, and no more.
    assert_eq!(claim_of(&session, 2, None), EITHER);
    say(&mut session, fact, Subject::Of(second), text(5));
    session.set_more_people(0, 0).unwrap();
    assert_eq!(claim_of(&session, 2, None), NO);
}

pub fn a_fixed_result_wins() {
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
    let sum = |session: &Session| claim_of(session, 1, None);
    assert_eq!(sum(&session), [2, 9]);
    session.fix(ResultId(0), Some(second), "7").unwrap();
    assert_eq!(sum(&session), [11, 11]);
    session.fix(ResultId(1), None, "100").unwrap();
    assert_eq!(sum(&session), [100, 100]);
    assert!(session.unfix(ResultId(1), None));
    assert!(session.unfix(ResultId(0), Some(second)));
    assert_eq!(sum(&session), [2, 9]);
}

pub fn are_the_same_only_as_themselves() {
    // How many pairs of different people there are: all(p | all(q | same(p, q))) and the like.
    let mut build = Build::new(4);
    let same = build.node(Operator::SamePerson, &[0, 1, 0]);
    let yes = build.bool(1);
    let all_inner = build.node(Operator::All, &[1, 0, yes, same]);
    let all = build.node(Operator::All, &[0, 0, yes, all_inner]);
    build.result("alone", "bool", None, all);
    let mut session = build.session();
    let alone = |session: &Session| claim_of(session, 0, None);
    session.set_more_people(0, 0).unwrap();
    assert_eq!(alone(&session), YES);
    session.set_more_people(0, 1).unwrap();
    assert_eq!(alone(&session), EITHER);
    session.set_more_people(1, 1).unwrap();
    assert_eq!(alone(&session), NO);
    session.set_more_people(0, 0).unwrap();
    session.add_person("b").unwrap();
    assert_eq!(alone(&session), NO);
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
    assert_eq!(alone(&session), YES);
    session.set_more_people(0, 2).unwrap();
    assert_eq!(alone(&session), EITHER);
}

pub fn have_places() {
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
    assert_eq!(claim_of(&session, 0, None), [3, 3]);
    session.remove_person(second).unwrap();
    assert_eq!(claim_of(&session, 1, Some(third)), [2, 2]);
    session.set_more_people(1, 3).unwrap();
    assert_eq!(claim_of(&session, 0, None), [3, 5]);
    assert!(session.answer_of(FactId(0), Subject::Single).is_none());
}
