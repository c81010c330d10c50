//! Amounts: a value or a range, with its period and how it was rounded.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::outcome::AmountValue;
use selfcheck_runtime::text::Arg;
use selfcheck_runtime::ui;

use super::{put, text};
use crate::page::{Block, BlockKind, Words, add};
use crate::question::Context;
use crate::value::{number, scaled};

/// Fills in what one amount says.
pub fn fill(context: &Context, program: &Program, amount: &AmountValue, blocks: &mut Vec<Block>) {
    let say = context.say;
    let name = ["amount-", amount.id];
    say.program(&mut text(blocks).words, program, &name);
    let lead = add(blocks);
    lead.kind = BlockKind::Lead;
    value(context, amount, &mut lead.words);
    if !amount.is_exact() {
        put(say, blocks, BlockKind::Text, ui!("amount-range"));
    }
    if let [unit, mode] = amount.rounding {
        let unit = number(context, without_period(amount.unit), unit);
        let key = match mode.as_str() {
            "floor" => ui!("rounded-down"),
            "ceil" => ui!("rounded-up"),
            _ => ui!("rounded"),
        };
        say.put_with(&mut text(blocks).words, key, &[("unit", Arg::Value(&unit))]);
    }
}

fn value(context: &Context, amount: &AmountValue, out: &mut Words) {
    let high = number(context, amount.unit, &amount.high);
    if amount.is_exact() {
        return out.insert(&high);
    }
    // The period is said once, behind the second.
    let low = number(context, without_period(amount.unit), &amount.low);
    let ends = [("low", Arg::Value(&low)), ("high", Arg::Value(&high))];
    context.say.put_with(out, ui!("range"), &ends);
}

/// The unit of an amount of money alone.
fn without_period(unit: &str) -> &str {
    if unit.starts_with("money") {
        "money/once"
    } else {
        unit
    }
}

/// How far from a limit, where it is money: a sentence says little about other numbers.
pub fn distance(context: &Context, unit: &str, difference: &str, out: &mut Words) {
    let Some((value, _)) = scaled(difference).filter(|_| unit.starts_with("money")) else {
        return;
    };
    let key = if value < 0 {
        ui!("margin-below")
    } else {
        ui!("margin-above")
    };
    let size = number(context, unit, difference.trim_start_matches('-'));
    if value != 0 {
        out.space();
        context
            .say
            .put_with(out, key, &[("difference", Arg::Value(&size))]);
    }
}
