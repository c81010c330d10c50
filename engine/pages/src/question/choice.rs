//! One of several, or "I don't know".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;

use super::{ANSWER, Context, Reading, UNKNOWN, choose, choose_apart, options};
use crate::input::Input;
use crate::page::Field;

/// A radio button for each option.
pub fn fill(context: &Context, fact: &Fact, given: Option<&Given>, field: &mut Field) {
    radios(context, fact, given, "", field);
    let declined = matches!(given, Some(Given::Declined));
    choose_apart(context, field, UNKNOWN, ui!("unknown"), declined);
}

/// The options of a fact as radio buttons, without the one left out.
pub fn radios(
    context: &Context,
    fact: &Fact,
    given: Option<&Given>,
    without: &str,
    field: &mut Field,
) {
    for option in options(context.session, fact) {
        if option != without {
            let answered = matches!(given, Some(Given::Text(known)) if known == option);
            let choice = choose(context, field, option, answered);
            context.say.option(&mut choice.words, fact, option);
        }
    }
}

/// What was chosen.
pub fn read(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    if input.get(ANSWER) == UNKNOWN {
        return Given::Declined;
    }
    read_option(context, fact, (ANSWER, ui!("error-choose")), input, reading)
}

/// What was chosen from radio buttons of a name; the text says what to do where nothing was.
pub fn read_option(
    context: &Context,
    fact: &Fact,
    (name, missing): (&str, Ui),
    input: &Input,
    reading: &mut Reading,
) -> Given {
    let chosen = input.get(name);
    if !options(context.session, fact)
        .iter()
        .any(|option| option == chosen)
    {
        context.say.error(&mut reading.errors, name, missing, &[]);
    }
    Given::Text(chosen.into())
}
