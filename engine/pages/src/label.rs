//! What people are called on pages: by the name given for them, if any, else "you", "child 2",
//! "wife". Numbers count those of one relation, in the order described, so that they stay when others
//! are added. A single one of a relation has no number.
//!
//! A name is known to the pages alone: it is in no answer, no outcome and nothing that is kept.

use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{PersonId, Subject, Who};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::{Args, Reader};
use selfcheck_runtime::ui;

use crate::page::{Words, without_isolates};
use crate::say::{Say, count};

/// Goes on with what a person is called.
pub fn person(say: Say, session: &Session, person: PersonId, out: &mut Words) {
    if let Some((_, name)) = say.names.iter().find(|(named, _)| *named == person) {
        return out.insert(name);
    }
    let sex = sex(session, &[Subject::Of(person)]);
    let say = Say { sex, ..say };
    let relation = relation(session, person);
    let (mut number, mut several) = (0_usize, 0_usize);
    for other in session.people() {
        if self::relation(session, other.id) == relation {
            several = several.saturating_add(1);
            if other.id == person {
                number = several;
            }
        }
    }
    let number = [("number", count(number))];
    let args: &Args = if several > 1 { &number } else { &[] };
    let mut words = Words::default();
    match relation {
        Some(relation) => say.named(&mut words, &["label-", relation].concat(), args),
        None if person == session.applicant() => say.put(&mut words, ui!("you")),
        None => say.put_with(&mut words, ui!("person"), args),
    }
    // A number that is left out leaves a blank behind.
    out.text.push_str(words.text.trim_end());
}

/// What whom a question is about is called, as plain text; nothing for the household.
pub fn subject(say: Say, session: &Session, subject: Subject) -> String {
    let mut words = Words::default();
    if let Subject::Of(slot) = subject
        && session.people().iter().any(|known| known.id == slot)
    {
        person(say, session, slot, &mut words);
    }
    without_isolates(&words.text)
}

/// What whom an outcome is about is called; nothing for the household.
pub fn who(say: Say, session: &Session, who: Who) -> Words {
    let mut words = Words::default();
    match who {
        Who::Household => {}
        Who::Person(person) => self::person(say, session, person, &mut words),
        Who::Rest => say.put(&mut words, ui!("rest")),
    }
    words
}

/// The form in which somebody is spoken of: `you` or `other`. Who helps is asked about others alone.
pub fn form(say: Say, session: &Session, subject: Subject) -> &'static str {
    match subject {
        _ if say.texts.reader == Reader::Helper => "other",
        Subject::Of(slot) if slot != session.applicant() => "other",
        _ => "you",
    }
}

/// The sex of whom is spoken of, as far as answers tell it by what the package says: `male`, `female` or
/// nothing. What is about nobody in particular speaks of the applicant, what is about several of nobody.
pub fn sex<'a>(session: &'a Session, subjects: &[Subject]) -> &'a str {
    let applicant = session.applicant();
    let person = match subjects {
        [Subject::Of(person)] => *person,
        [Subject::Single] => applicant,
        _ => return "",
    };
    let bundle = session.bundle();
    let mut known = "";
    for told in &bundle.core().package.sex {
        let [whose, fact, value, sex] = told.as_slice() else {
            continue;
        };
        let Some(fact) = bundle.fact(fact) else {
            continue;
        };
        let says = |person| match session.answer_of(fact, Subject::Of(person)) {
            Some((Given::Text(option), _)) => option == value,
            Some((Given::Bool(yes), _)) => value == if *yes { "true" } else { "false" },
            _ => false,
        };
        let mut people = session.people().iter();
        if says(person) && whose == "person"
            || person == applicant && whose == "applicant" && people.any(|slot| says(slot.id))
        {
            // Answers that do not agree tell nothing.
            if !known.is_empty() && known != sex {
                return "";
            }
            known = sex;
        }
    }
    known
}

/// A person's relation to the applicant, if exactly one is known.
fn relation(session: &Session, person: PersonId) -> Option<&str> {
    let fact = session.bundle().relation()?;
    match session.answer_of(fact, Subject::Of(person))? {
        (Given::Text(option), _) => Some(option),
        _ => None,
    }
}

/// Longer names are cut, in characters.
const LONGEST: usize = 40;

/// A name as it was typed, without what does not belong into one.
pub fn name(typed: &str) -> String {
    let steers = |c| matches!(c, '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = typed
        .trim()
        .chars()
        .filter(|c| !c.is_control() && !steers(*c));
    kept.take(LONGEST).collect()
}
