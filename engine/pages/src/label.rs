//! What people are called on pages. Names are not asked: a person is "you", "child 2", "wife".
//! Numbers count those of one relation, in the order described, so that they stay when others are
//! added. A single one of a relation has no number.

use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{PersonId, Subject, Who};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Args;

use crate::page::Words;
use crate::say::{Say, count};

/// What a person is called.
pub fn person(say: Say, session: &Session, person: PersonId) -> Words {
    let relation = relation(session, person);
    let same: Vec<PersonId> = session
        .people()
        .iter()
        .map(|other| other.id)
        .filter(|other| self::relation(session, *other) == relation)
        .collect();
    let place = same.iter().position(|other| *other == person).unwrap_or(0);
    let number = [("number", count(place.saturating_add(1)))];
    let args: &Args = if same.len() > 1 { &number } else { &[] };
    let words = match relation {
        Some(relation) => say.with(&["label-", relation].concat(), args),
        None if person == session.applicant() => say.key("ui-you"),
        None => say.with("ui-person", args),
    };
    trimmed(words)
}

/// Without the blank that a left-out number leaves behind.
fn trimmed(mut words: Words) -> Words {
    if let Some(last) = words.parts.last_mut() {
        let end = last.text.trim_end().len();
        last.text.truncate(end);
    }
    words
}

/// What whom a question is about is called: nothing for the household.
pub fn subject(say: Say, session: &Session, subject: Subject) -> Words {
    match subject {
        Subject::Single => Words::default(),
        Subject::Of(slot) if session.people().iter().any(|known| known.id == slot) => {
            person(say, session, slot)
        }
        Subject::Of(_) => Words::default(),
    }
}

/// What whom an outcome is about is called: nothing for the household.
pub fn who(say: Say, session: &Session, who: Who) -> Words {
    match who {
        Who::Household => Words::default(),
        Who::Person(person) => self::person(say, session, person),
        Who::Rest => say.key("ui-rest"),
    }
}

/// The form in which somebody is spoken of: `you` or `other`.
pub fn form(session: &Session, subject: Subject) -> &'static str {
    match subject {
        Subject::Of(slot) if slot != session.applicant() => "other",
        _ => "you",
    }
}

/// A person's relation to the applicant, if exactly one is known.
fn relation(session: &Session, person: PersonId) -> Option<&str> {
    let fact = session.bundle().relation()?;
    match session.answer_of(fact, Subject::Of(person))? {
        (Given::Text(option), _) => Some(option),
        _ => None,
    }
}
