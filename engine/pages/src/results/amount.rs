//! Amounts: a value or a range, with its period and how it was rounded.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::outcome::AmountValue;
use selfcheck_runtime::text::Arg;

use crate::page::{Block, Words};
use crate::question::Context;
use crate::value::{number, scaled};

/// What one amount says.
pub fn blocks(context: &Context, program: &Program, amount: &AmountValue) -> Vec<Block> {
    let mut blocks = vec![
        Block::Text(
            context
                .say
                .program(program, &["amount-", &amount.id].concat()),
        ),
        Block::Lead(value(context, amount)),
    ];
    if !amount.is_exact() {
        blocks.push(Block::Text(context.say.key("ui-amount-range")));
    }
    if let [unit, mode] = amount.rounding.as_slice()
        && let Some((value, places)) = scaled(unit)
    {
        let unit = if amount.unit.starts_with("money") {
            Arg::Money {
                value,
                places,
                period: "",
            }
        } else {
            Arg::Number { value, places }
        };
        let key = match mode.as_str() {
            "floor" => "ui-rounded-down",
            "ceil" => "ui-rounded-up",
            _ => "ui-rounded",
        };
        blocks.push(Block::Text(context.say.with(key, &[("unit", unit)])));
    }
    blocks
}

fn value(context: &Context, amount: &AmountValue) -> Words {
    let one = |text: &str| {
        scaled(text)
            .map(|(value, places)| number(context, &amount.unit, value, places))
            .unwrap_or_default()
    };
    if amount.is_exact() {
        return one(&amount.low);
    }
    // The period is said once, behind the second.
    let low = match (scaled(&amount.low), amount.unit.starts_with("money")) {
        (Some((value, places)), true) => context.say.texts.money(value, places, ""),
        _ => one(&amount.low).plain(),
    };
    let high = one(&amount.high).plain();
    context.say.with(
        "ui-range",
        &[("low", Arg::Value(&low)), ("high", Arg::Value(&high))],
    )
}
