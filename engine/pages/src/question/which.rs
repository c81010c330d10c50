//! *Which of these?* Any of several, "none of these", or "I don't know".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;

use super::{Context, Reading, UNKNOWN, checked, choose, choose_apart, options};
use crate::input::Input;
use crate::page::{Control, Field};

/// The value of "none of these", and its words.
const NONE: (&str, Ui) = ("none-of-these", ui!("none-of-these"));

/// A checkbox for each option.
pub fn fill(context: &Context, fact: &Fact, given: Option<&Given>, field: &mut Field) {
    field.control = Control::Checkboxes;
    let (chosen, none): (&[String], bool) = match given {
        Some(Given::Chosen(chosen)) => (chosen, chosen.is_empty()),
        Some(Given::Partly { yes, .. }) => (yes, false),
        _ => (&[], false),
    };
    for option in options(context.session, fact) {
        let choice = choose(context, field, option, chosen.contains(option));
        context.say.option(&mut choice.words, fact, option);
    }
    choose_apart(context, field, NONE.0, NONE.1, none);
    let declined = matches!(given, Some(Given::Declined));
    choose_apart(context, field, UNKNOWN, ui!("unknown"), declined);
}

/// What was chosen: all of it, so that what is not chosen is known too.
pub fn read(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    let Some(values) = checked(context, input, NONE, ui!("error-which"), reading) else {
        return Given::Declined;
    };
    let mut chosen = Vec::new();
    for option in options(context.session, fact) {
        if values.contains(&option.as_str()) {
            chosen.push(option.clone());
        }
    }
    Given::Chosen(chosen)
}
