//! *Who?* For which of the people something is so, "nobody", or "I don't know". One page serves
//! everybody it is worth asking of.

use selfcheck_runtime::ids::{SlotId, Subject};
use selfcheck_runtime::session::Given;

use super::{
    ANSWER, Context, Read, UNKNOWN, checked, fact, is_chosen, only_field, options, unknown_choice,
};
use crate::input::Input;
use crate::label;
use crate::page::{Choice, Control, Field};
use crate::stage::Ask;

/// The value of "nobody".
const NOBODY: &str = "nobody";

/// A checkbox for each person.
pub fn field(context: &Context, ask: &Ask) -> Field {
    let option = option(context, ask);
    let answers: Vec<Option<bool>> = ask
        .subjects
        .iter()
        .map(|subject| answered(context, ask, option, *subject))
        .collect();
    let all = |wanted: Option<bool>| !answers.is_empty() && answers.iter().all(|a| *a == wanted);
    let draft = context.draft;
    let mut choices: Vec<Choice> = ask
        .subjects
        .iter()
        .zip(&answers)
        .map(|(subject, answer)| {
            let value = value(*subject);
            Choice {
                words: label::subject(context.say, context.session, *subject),
                chosen: is_chosen(draft, ANSWER, &value, *answer == Some(true)),
                value,
                apart: false,
            }
        })
        .collect();
    choices.push(Choice {
        value: NOBODY.into(),
        words: context.say.key("ui-nobody"),
        chosen: is_chosen(draft, ANSWER, NOBODY, all(Some(false))),
        apart: true,
    });
    let declined = ask.subjects.iter().any(|subject| {
        matches!(
            context.session.answer_of(ask.fact, *subject),
            Some((Given::Declined, _))
        )
    });
    let unknown = is_chosen(draft, ANSWER, UNKNOWN, declined && all(None));
    choices.push(unknown_choice(context.say, unknown));
    only_field(Control::Checkboxes {
        name: ANSWER.into(),
        choices,
    })
}

/// What was chosen, for each of the people.
pub fn read(context: &Context, ask: &Ask, input: &Input) -> Read<Vec<(Subject, Given)>> {
    let option = option(context, ask);
    let chosen = checked(context.say, input, (NOBODY, "ui-nobody"), "ui-error-who")?;
    let answers = ask.subjects.iter().map(|subject| {
        let said = chosen
            .as_ref()
            .map(|chosen| chosen.contains(&value(*subject).as_str()));
        (*subject, given(context, ask, option, *subject, said))
    });
    Ok(answers.collect())
}

/// The answer of one person: yes, no, or not known.
fn given(
    context: &Context,
    ask: &Ask,
    option: Option<&str>,
    subject: Subject,
    said: Option<bool>,
) -> Given {
    let Some(option) = option else {
        return said.map_or(Given::Declined, Given::Bool);
    };
    // Of a set of choices this page tells one option; what is known of the others stays.
    let all = fact(context.session, ask.fact).map_or(&[][..], |f| options(context.session, f));
    let (mut yes, mut no, mut declined) = match context.session.answer_of(ask.fact, subject) {
        Some((Given::Chosen(chosen), _)) => {
            let no = all
                .iter()
                .filter(|o| !chosen.contains(o))
                .cloned()
                .collect();
            (chosen.clone(), no, Vec::new())
        }
        Some((Given::Partly { yes, no, declined }, _)) => {
            (yes.clone(), no.clone(), declined.clone())
        }
        Some((Given::Declined, _)) => (Vec::new(), Vec::new(), all.to_vec()),
        _ => (Vec::new(), Vec::new(), Vec::new()),
    };
    for list in [&mut yes, &mut no, &mut declined] {
        list.retain(|known| known != option);
    }
    match said {
        Some(true) => yes.push(option.into()),
        Some(false) => no.push(option.into()),
        None => declined.push(option.into()),
    }
    Given::Partly { yes, no, declined }
}

/// What is known of one person so far.
fn answered(context: &Context, ask: &Ask, option: Option<&str>, subject: Subject) -> Option<bool> {
    let (given, _) = context.session.answer_of(ask.fact, subject)?;
    let holds = |list: &[String]| option.is_some_and(|option| list.iter().any(|o| o == option));
    match given {
        Given::Bool(known) => Some(*known),
        Given::Chosen(chosen) => Some(holds(chosen)),
        Given::Partly { yes, .. } if holds(yes) => Some(true),
        Given::Partly { no, .. } if holds(no) => Some(false),
        _ => None,
    }
}

/// The option that is asked about.
fn option<'a>(context: &Context<'a>, ask: &Ask) -> Option<&'a str> {
    let place = usize::try_from(ask.option?).ok()?;
    let fact = fact(context.session, ask.fact)?;
    options(context.session, fact)
        .get(place)
        .map(String::as_str)
}

fn value(subject: Subject) -> String {
    match subject {
        Subject::Of(SlotId(slot)) => slot.to_string(),
        Subject::Single => "household".into(),
    }
}
