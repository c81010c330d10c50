//! *Who?* For which of the people something is so, "nobody", or "I don't know". One page serves
//! everybody it is worth asking of.

use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{FactId, SlotId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;

use super::{Context, Reading, UNKNOWN, checked, choose, choose_apart, fact, option, options};
use crate::input::Input;
use crate::label;
use crate::page::{Control, Field};
use crate::stage::{Ask, text};

/// The value of "nobody", and its words.
const NOBODY: (&str, Ui) = ("nobody", ui!("nobody"));

/// What is known of one person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Knows {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// "I don't know".
    Declined,
    /// Nothing was said.
    Nothing,
}

/// A checkbox for each person.
pub fn fill(context: &Context, ask: &Ask, field: &mut Field) {
    field.control = Control::Checkboxes;
    let option = option(context.session, ask);
    let (mut nobody, mut declined) = (!ask.subjects.is_empty(), false);
    for subject in &ask.subjects {
        let knows = known(context.session, ask.fact, option, *subject);
        nobody &= knows == Knows::No;
        declined |= knows == Knows::Declined;
        let choice = choose(context, field, &value(*subject), knows == Knows::Yes);
        choice
            .words
            .insert(&label::subject(context.say, context.session, *subject));
    }
    choose_apart(context, field, NOBODY.0, NOBODY.1, nobody);
    let yes = field.choices.iter().any(|choice| choice.chosen);
    choose_apart(context, field, UNKNOWN, ui!("unknown"), declined && !yes);
}

/// What was chosen, for each of the people.
pub fn read(context: &Context, ask: &Ask, input: &Input, reading: &mut Reading) {
    let option = option(context.session, ask);
    let chosen = checked(context, input, NOBODY, ui!("error-who"), reading);
    for subject in &ask.subjects {
        let said = chosen
            .as_ref()
            .map(|chosen| chosen.contains(&value(*subject).as_str()));
        let given = match option {
            None => said.map_or(Given::Declined, Given::Bool),
            Some(option) => one_option(context, ask, option, *subject, said),
        };
        reading.answers.push((ask.fact, *subject, given));
    }
}

/// Of a set of choices this page tells one option; what is known of the others stays.
fn one_option(
    context: &Context,
    ask: &Ask,
    option: &str,
    subject: Subject,
    said: Option<bool>,
) -> Given {
    let session = context.session;
    let all = fact(session, ask.fact).map_or(&[][..], |fact| options(session, fact));
    let (mut yes, mut no, mut declined) = (Vec::new(), Vec::new(), Vec::new());
    for known_option in all {
        let knows = if known_option != option {
            known(session, ask.fact, Some(known_option), subject)
        } else {
            match said {
                Some(true) => Knows::Yes,
                Some(false) => Knows::No,
                None => Knows::Declined,
            }
        };
        match knows {
            Knows::Yes => yes.push(known_option.clone()),
            Knows::No => no.push(known_option.clone()),
            Knows::Declined => declined.push(known_option.clone()),
            Knows::Nothing => {}
        }
    }
    Given::Partly { yes, no, declined }
}

/// What is known of one person, and of one option where the fact is a set of choices.
pub fn known(session: &Session, fact: FactId, option: Option<&str>, subject: Subject) -> Knows {
    let holds = |list: &[String]| option.is_some_and(|option| list.iter().any(|o| o == option));
    match session.answer_of(fact, subject) {
        None => Knows::Nothing,
        Some((Given::Declined, _)) => Knows::Declined,
        Some((Given::Bool(true), _)) => Knows::Yes,
        Some((Given::Bool(false), _)) => Knows::No,
        Some((Given::Chosen(chosen), _)) => {
            if holds(chosen) {
                Knows::Yes
            } else {
                Knows::No
            }
        }
        Some((Given::Partly { yes, no, declined }, _)) => {
            if holds(yes) {
                Knows::Yes
            } else if holds(no) {
                Knows::No
            } else if holds(declined) {
                Knows::Declined
            } else {
                Knows::Nothing
            }
        }
        Some(_) => Knows::Nothing,
    }
}

fn value(subject: Subject) -> String {
    match subject {
        Subject::Of(SlotId(slot)) => text(slot),
        Subject::Single => "household".into(),
    }
}
