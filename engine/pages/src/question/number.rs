//! A number or an amount of money: typed in any digits, read exactly, kept within its bounds.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::decimal;
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::text::{Arg, NumberProblem};
use selfcheck_runtime::ui;

use super::{ANSWER, Context, Reading};
use crate::input::Input;
use crate::page::{Control, Field, Keys, Words, add};
use crate::value::scaled;

/// One text box with the unit behind it.
pub fn fill(context: &Context, fact: &Fact, given: Option<&Given>, field: &mut Field) {
    field.control = Control::Boxes;
    let text_box = add(&mut field.boxes);
    text_box.name.push_str(ANSWER);
    if fact.places > 0 {
        text_box.keys = Keys::Decimal;
    }
    text_box.width = if fact.max.len() > 4 { 12 } else { 4 };
    unit(context, fact, &mut text_box.suffix);
    if let Some(input) = context.draft {
        text_box.value.push_str(input.get(ANSWER));
    } else if let Some(Given::Text(text)) = given
        && let Some((value, places)) = scaled(text)
    {
        text_box.value = context.say.texts.number(value, places);
    }
}

/// Goes on with the currency and its period, or the unit.
fn unit(context: &Context, fact: &Fact, out: &mut Words) {
    let say = context.say;
    match fact.unit.strip_prefix("money/") {
        Some("once") => say.put(out, ui!("currency")),
        Some(period) => {
            let currency = say.words(ui!("currency"));
            let args = [("amount", Arg::Text(&currency.text))];
            say.named(out, &["ui-per-", period].concat(), &args);
        }
        None => say.optional(out, &["ui-unit-", &fact.unit]),
    }
}

/// What was typed.
pub fn read(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    let (mut text, mut args) = (ui!("error-number"), [("limit", Arg::Value(""))]);
    match context
        .say
        .texts
        .parse_number(input.get(ANSWER), fact.places)
    {
        Ok(value) => match outside(fact, value) {
            None => return Given::Text(decimal::print(value, fact.places)),
            Some((side, bound)) => {
                text = side;
                args = [limit(fact, bound)];
            }
        },
        Err(NumberProblem::Empty) => text = ui!("error-number-empty"),
        Err(NumberProblem::NotANumber) => {}
        Err(NumberProblem::TooManyPlaces) => {
            text = ui!("error-places");
            args = [(
                "places",
                Arg::Number {
                    value: fact.places.into(),
                    places: 0,
                },
            )];
        }
        Err(NumberProblem::TooManyDigits) => {
            if let Ok(bound) = decimal::parse(&fact.max, 0) {
                text = ui!("error-high");
                args = [limit(fact, bound)];
            }
        }
    }
    context.say.error(&mut reading.errors, ANSWER, text, &args);
    Given::Declined
}

/// Which bound a number is beyond, and the sentence for it.
fn outside(fact: &Fact, value: i128) -> Option<(Ui, i128)> {
    if let Ok(min) = decimal::parse(&fact.min, 0)
        && value < min
    {
        return Some((ui!("error-low"), min));
    }
    let max = decimal::parse(&fact.max, 0)
        .ok()
        .filter(|max| value > *max)?;
    Some((ui!("error-high"), max))
}

/// A bound as a value for a sentence.
fn limit(fact: &Fact, value: i128) -> (&'static str, Arg<'static>) {
    let places = fact.places;
    let money = fact.unit.starts_with("money");
    (
        "limit",
        if money {
            Arg::Money {
                value,
                places,
                period: "",
            }
        } else {
            Arg::Number { value, places }
        },
    )
}
