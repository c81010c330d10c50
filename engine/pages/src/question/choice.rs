//! One of several, or "I don't know".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::Given;

use super::{
    ANSWER, Context, Read, UNKNOWN, is_chosen, only_field, options, unknown_choice, wrong,
};
use crate::input::Input;
use crate::page::{Choice, Control, Field, Words};

/// A radio button for each option.
pub fn field(context: &Context, fact: &Fact, given: Option<&Given>) -> Field {
    let unknown = is_chosen(
        context.draft,
        ANSWER,
        UNKNOWN,
        given == Some(&Given::Declined),
    );
    let mut choices = radios(context, fact, ANSWER, given, &[]);
    choices.push(unknown_choice(context.say, unknown));
    only_field(Control::Radios {
        name: ANSWER.into(),
        choices,
    })
}

/// The options of a fact as radio buttons of any name, without those left out.
pub fn radios(
    context: &Context,
    fact: &Fact,
    name: &str,
    given: Option<&Given>,
    without: &[&str],
) -> Vec<Choice> {
    let answered = |option: &str| matches!(given, Some(Given::Text(known)) if known == option);
    options(context.session, fact)
        .iter()
        .filter(|option| !without.contains(&option.as_str()))
        .map(|option| Choice {
            value: option.clone(),
            words: context.say.option(fact, option),
            chosen: is_chosen(context.draft, name, option, answered(option)),
            apart: false,
        })
        .collect()
}

/// What was chosen.
pub fn read(context: &Context, fact: &Fact, input: &Input) -> Read<Given> {
    if input.get(ANSWER) == UNKNOWN {
        return Ok(Given::Declined);
    }
    let words = || context.say.key("ui-error-choose");
    read_option(context, fact, ANSWER, input, words)
}

/// What was chosen from radio buttons of any name.
pub fn read_option(
    context: &Context,
    fact: &Fact,
    name: &str,
    input: &Input,
    words: impl Fn() -> Words,
) -> Read<Given> {
    let chosen = input.get(name);
    if options(context.session, fact)
        .iter()
        .any(|option| option == chosen)
    {
        Ok(Given::Text(chosen.into()))
    } else {
        wrong(name, words())
    }
}
