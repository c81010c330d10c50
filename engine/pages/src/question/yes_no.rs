//! Yes, no, or "I don't know".

use selfcheck_runtime::session::Given;
use selfcheck_runtime::ui;

use super::{ANSWER, Context, Reading, UNKNOWN, choose, choose_apart};
use crate::input::Input;
use crate::page::Field;

/// Three radio buttons.
pub fn fill(context: &Context, given: Option<&Given>, field: &mut Field) {
    for (value, key, answer) in [("yes", ui!("yes"), true), ("no", ui!("no"), false)] {
        let answered = matches!(given, Some(Given::Bool(known)) if *known == answer);
        let choice = choose(context, field, value, answered);
        context.say.put(&mut choice.words, key);
    }
    let declined = matches!(given, Some(Given::Declined));
    choose_apart(context, field, UNKNOWN, ui!("unknown"), declined);
}

/// What was chosen.
pub fn read(context: &Context, input: &Input, reading: &mut Reading) -> Given {
    match input.get(ANSWER) {
        "yes" => Given::Bool(true),
        "no" => Given::Bool(false),
        UNKNOWN => Given::Declined,
        _ => {
            context
                .say
                .error(&mut reading.errors, ANSWER, ui!("error-choose"), &[]);
            Given::Declined
        }
    }
}
