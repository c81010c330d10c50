//! A number or an amount of money: typed in any digits, read exactly, kept within its bounds.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::{Arg, NumberProblem};

use super::{ANSWER, Context, Read, only_field, wrong};
use crate::input::Input;
use crate::page::{Control, Field, TextBox, Typing, Words};
use crate::value::{decimal, scaled};

/// One text box with the unit behind it.
pub fn field(context: &Context, fact: &Fact, given: Option<&Given>) -> Field {
    let answered = match given {
        Some(Given::Text(text)) => scaled(text)
            .map(|(value, places)| context.say.texts.number(value, places))
            .unwrap_or_default(),
        _ => String::new(),
    };
    let value = context
        .draft
        .map_or(answered, |input| input.get(ANSWER).into());
    only_field(Control::Boxes(vec![TextBox {
        name: ANSWER.into(),
        label: Words::default(),
        value,
        suffix: suffix(context, fact),
        typing: if fact.places == 0 {
            Typing::Whole
        } else {
            Typing::Decimal
        },
        width: if fact.max.len() > 4 { 12 } else { 4 },
        wrong: false,
    }]))
}

/// The currency with its period, or the unit.
fn suffix(context: &Context, fact: &Fact) -> Words {
    let Some(period) = fact.unit.strip_prefix("money/") else {
        let key = ["ui-unit-", &fact.unit].concat();
        return if fact.unit.is_empty() {
            Words::default()
        } else {
            context.say.optional(&key)
        };
    };
    let currency = context.say.key("ui-currency").plain();
    match period {
        "once" => Words::text(&currency),
        _ => {
            let args = [("amount", Arg::Text(&currency))];
            context.say.with(&["ui-per-", period].concat(), &args)
        }
    }
}

/// What was typed.
pub fn read(context: &Context, fact: &Fact, input: &Input) -> Read<Given> {
    let say = context.say;
    let problem = match say.texts.parse_number(input.get(ANSWER), fact.places) {
        Ok(value) => match outside(fact, value) {
            None => return Ok(Given::Text(decimal(value, fact.places))),
            Some(outside) => outside,
        },
        Err(NumberProblem::Empty) => Outside::Key("ui-error-number-empty"),
        Err(NumberProblem::NotANumber) => Outside::Key("ui-error-number"),
        Err(NumberProblem::TooManyPlaces) => Outside::Places,
        Err(NumberProblem::TooManyDigits) => limit(&fact.max, "ui-error-high"),
    };
    wrong(
        ANSWER,
        match problem {
            Outside::Key(key) => say.key(key),
            Outside::Places => {
                let places = Arg::Number {
                    value: i128::from(fact.places),
                    places: 0,
                };
                say.with("ui-error-places", &[("places", places)])
            }
            Outside::Limit(key, value) => {
                let limit = match fact.unit.strip_prefix("money/") {
                    Some(_) => Arg::Money {
                        value,
                        places: fact.places,
                        period: "",
                    },
                    None => Arg::Number {
                        value,
                        places: fact.places,
                    },
                };
                say.with(key, &[("limit", limit)])
            }
        },
    )
}

/// What is wrong with a number.
enum Outside {
    Key(&'static str),
    Places,
    Limit(&'static str, i128),
}

/// Which bound a number is beyond.
fn outside(fact: &Fact, value: i128) -> Option<Outside> {
    let bound = |text: &str| text.parse::<i128>().ok();
    if bound(&fact.min).is_some_and(|min| value < min) {
        return Some(limit(&fact.min, "ui-error-low"));
    }
    bound(&fact.max)
        .is_some_and(|max| value > max)
        .then(|| limit(&fact.max, "ui-error-high"))
}

fn limit(bound: &str, key: &'static str) -> Outside {
    bound
        .parse()
        .map_or(Outside::Key("ui-error-number"), |value| {
            Outside::Limit(key, value)
        })
}
