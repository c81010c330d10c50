//! Whatever was said in between, the same answers lead to the same outcome. What the outcome is does
//! not matter here.

use proptest::prelude::*;
use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{FactId, Subject};
use selfcheck_runtime::session::Given;

use crate::package::{BIRTH, CITIZEN, OWNS, RELATION, WAGE, WORKS, package};
use crate::support::{between, is_asked, say, subject_at, text};

/// Something to say: fact, place of the person it is about, and what.
type Statement = (u32, usize, Given);

/// Fifteen things to say about a home of three.
fn statements() -> Vec<Statement> {
    let mut all = vec![];
    for place in 0..3 {
        if place > 0 {
            all.push((RELATION, place, text(["applicant", "wife", "child"][place])));
        }
        let births = ["1960-01-01", "1961-01-01", "2015-01-01"];
        all.push((BIRTH, place, text(births[place])));
        all.push((WORKS, place, Given::Bool(place == 0)));
        all.push((WAGE, place, between(100, 500)));
        all.push((OWNS, place, Given::Chosen(vec!["tractor".into()])));
    }
    all.push((CITIZEN, 0, Given::Bool(true)));
    all
}

fn three() -> Session {
    let mut session = package().session();
    session.add_person("b").unwrap();
    session.add_person("c").unwrap();
    session
}

fn tell(session: &mut Session, (fact, place, given): &Statement) {
    let subject = subject_at(session, *fact, *place).unwrap();
    say(session, *fact, subject, given.clone());
}

/// A home of three of which some things were said.
fn told(said: &[bool]) -> Session {
    let mut session = three();
    for (statement, said) in statements().iter().zip(said) {
        if *said {
            tell(&mut session, statement);
        }
    }
    session
}

proptest! {
    #[test]
    fn the_order_of_answers_does_not_matter(
        order in Just((0..15_usize).collect::<Vec<_>>()).prop_shuffle(),
        said in 0..=15_usize,
        looks in proptest::collection::vec(any::<bool>(), 15),
    ) {
        let statements = statements();
        let mut session = three();
        let mut chosen: Vec<usize> = order.iter().copied().take(said).collect();
        for (place, look) in chosen.iter().zip(looks) {
            tell(&mut session, &statements[*place]);
            if look {
                session.evaluate();
            }
        }
        let mut other = three();
        chosen.sort_unstable();
        for place in chosen {
            tell(&mut other, &statements[place]);
        }
        prop_assert_eq!(session.evaluate().json(), other.evaluate().json());
    }

    #[test]
    fn what_is_withdrawn_was_never_said_and_what_is_declined_is_never_asked(
        said in proptest::collection::vec(any::<bool>(), 15),
        taken in 0..15_usize,
    ) {
        let mut session = told(&said);
        let statement = &statements()[taken];
        let fact = FactId(statement.0);
        let subject = subject_at(&session, statement.0, statement.1).unwrap();
        session.withdraw(fact, subject);
        let before = session.evaluate().json();
        tell(&mut session, statement);
        session.evaluate();
        prop_assert!(session.withdraw(fact, subject));
        prop_assert_eq!(session.evaluate().json(), before);
        session.decline(fact, subject).unwrap();
        prop_assert!(!is_asked(&session.evaluate().questions(), fact, subject));
    }

    #[test]
    fn a_person_added_and_removed_leaves_no_trace(said in proptest::collection::vec(any::<bool>(), 15)) {
        let mut session = told(&said);
        let before = session.evaluate().json();
        let guest = session.add_person("guest").unwrap();
        say(&mut session, WAGE, Subject::Of(guest), text(7));
        session.evaluate();
        session.remove_person(guest).unwrap();
        prop_assert_eq!(session.evaluate().json(), before);
    }
}
