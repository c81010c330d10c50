//! *Which of these?* Any of several, "none of these", or "I don't know".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::Given;

use super::{
    ANSWER, Context, Read, UNKNOWN, checked, is_chosen, only_field, options, unknown_choice,
};
use crate::input::Input;
use crate::page::{Choice, Control, Field};

/// The value of "none of these".
const NONE: &str = "none-of-these";

/// A checkbox for each option.
pub fn field(context: &Context, fact: &Fact, given: Option<&Given>) -> Field {
    let answered = |option: &String| match given {
        Some(Given::Chosen(chosen)) => chosen.contains(option),
        Some(Given::Partly { yes, .. }) => yes.contains(option),
        _ => false,
    };
    let draft = context.draft;
    let mut choices: Vec<Choice> = options(context.session, fact)
        .iter()
        .map(|option| Choice {
            value: option.clone(),
            words: context.say.option(fact, option),
            chosen: is_chosen(draft, ANSWER, option, answered(option)),
            apart: false,
        })
        .collect();
    let none = given.is_some_and(|given| *given == Given::Chosen(Vec::new()));
    choices.push(Choice {
        value: NONE.into(),
        words: context.say.key("ui-none-of-these"),
        chosen: is_chosen(draft, ANSWER, NONE, none),
        apart: true,
    });
    let unknown = is_chosen(draft, ANSWER, UNKNOWN, given == Some(&Given::Declined));
    choices.push(unknown_choice(context.say, unknown));
    only_field(Control::Checkboxes {
        name: ANSWER.into(),
        choices,
    })
}

/// What was chosen: all of it, so that what is not chosen is known too.
pub fn read(context: &Context, fact: &Fact, input: &Input) -> Read<Given> {
    let none = (NONE, "ui-none-of-these");
    Ok(match checked(context.say, input, none, "ui-error-which")? {
        None => Given::Declined,
        Some(chosen) => Given::Chosen(
            options(context.session, fact)
                .iter()
                .filter(|option| chosen.contains(&option.as_str()))
                .cloned()
                .collect(),
        ),
    })
}
