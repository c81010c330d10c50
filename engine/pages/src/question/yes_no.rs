//! Yes, no, or "I don't know".

use selfcheck_runtime::session::Given;

use super::{ANSWER, Context, Read, UNKNOWN, is_chosen, only_field, unknown_choice, wrong};
use crate::input::Input;
use crate::page::{Choice, Control, Field};

/// Three radio buttons.
pub fn field(context: &Context, given: Option<&Given>) -> Field {
    let choice = |value: &str, key, answer: Given| Choice {
        value: value.into(),
        words: context.say.key(key),
        chosen: is_chosen(context.draft, ANSWER, value, given == Some(&answer)),
        apart: false,
    };
    let unknown = is_chosen(
        context.draft,
        ANSWER,
        UNKNOWN,
        given == Some(&Given::Declined),
    );
    only_field(Control::Radios {
        name: ANSWER.into(),
        choices: vec![
            choice("yes", "ui-yes", Given::Bool(true)),
            choice("no", "ui-no", Given::Bool(false)),
            unknown_choice(context.say, unknown),
        ],
    })
}

/// What was chosen.
pub fn read(context: &Context, input: &Input) -> Read<Given> {
    match input.get(ANSWER) {
        "yes" => Ok(Given::Bool(true)),
        "no" => Ok(Given::Bool(false)),
        UNKNOWN => Ok(Given::Declined),
        _ => wrong(ANSWER, context.say.key("ui-error-choose")),
    }
}
