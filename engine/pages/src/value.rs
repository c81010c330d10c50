//! Values as words: what was answered, and decimal texts as exact integers.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::date::{Day, years};
use selfcheck_runtime::decimal;
use selfcheck_runtime::ids::{FactId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Arg;
use selfcheck_runtime::ui;

use crate::cut::cut;
use crate::label;
use crate::page::{Words, without_isolates};
use crate::question::{self, Context};
use crate::say::count;

/// A decimal text as an integer and its decimal places: `12.50` is 1250 with two.
pub fn scaled(text: &str) -> Option<(i128, u32)> {
    let fraction = cut(text, b'.').1.unwrap_or("");
    let places = u32::try_from(fraction.len()).ok()?;
    Some((decimal::parse(text, places).ok()?, places))
}

/// Goes on with what was answered about a fact.
pub fn answer(context: &Context, fact: FactId, given: &Given, out: &mut Words) {
    let say = context.say;
    let Some(fact) = question::fact(context.session, fact) else {
        return;
    };
    match given {
        Given::Declined => say.put(out, ui!("unknown")),
        Given::Bool(known) => say.put(out, if *known { ui!("yes") } else { ui!("no") }),
        Given::Text(text) => single(context, fact, text, out),
        Given::Range { from, to } => range(context, fact, from.as_deref(), to.as_deref(), out),
        Given::Chosen(options) if options.is_empty() => say.put(out, ui!("none-of-these")),
        Given::Partly { yes, .. } if yes.is_empty() => say.put(out, ui!("unknown")),
        Given::Chosen(options) | Given::Partly { yes: options, .. } => {
            list(context, fact, options, out);
        }
        Given::AnyOf(options) => {
            let mut words = Words::default();
            list(context, fact, options, &mut words);
            let options = [("options", Arg::Value(&words.text))];
            say.put_with(out, ui!("one-of"), &options);
        }
    }
}

/// Goes on with options one after the other.
fn list(context: &Context, fact: &Fact, options: &[String], out: &mut Words) {
    for option in options {
        out.entry(context.say.texts.between());
        single(context, fact, option, out);
    }
}

/// Goes on with one value of a fact.
fn single(context: &Context, fact: &Fact, text: &str, out: &mut Words) {
    match fact.kind.as_str() {
        "bool" => context.say.put(
            out,
            if text == "true" {
                ui!("yes")
            } else {
                ui!("no")
            },
        ),
        "choice" | "choices" => context.say.option(out, fact, text),
        "date" => {
            if let Some(day) = Day::parse(text) {
                out.insert(&context.say.texts.date(day));
            }
        }
        _ => out.insert(&number(context, &fact.unit, text)),
    }
}

/// A decimal text with its unit; nothing if it is none.
pub fn number(context: &Context, unit: &str, text: &str) -> String {
    let texts = context.say.texts;
    let Some((value, places)) = scaled(text) else {
        return String::new();
    };
    match unit.strip_prefix("money/") {
        Some("once") => texts.money(value, places, ""),
        Some(period) => texts.money(value, places, period),
        None => texts.number(value, places),
    }
}

/// Goes on with a band.
fn range(context: &Context, fact: &Fact, from: Option<&str>, to: Option<&str>, out: &mut Words) {
    let say = context.say;
    if let (Some(first), Some(last)) = (from.and_then(Day::parse), to.and_then(Day::parse)) {
        let today = context.session.today();
        let age = years(last, today);
        if years(first, today) == age && fact.ask.iter().any(|form| form == "age") {
            let age = count(usize::try_from(age).unwrap_or(0));
            return say.put_with(out, ui!("aged"), &[("age", age)]);
        }
        let year = first.civil().year;
        if year == last.civil().year {
            return out.insert(&say.texts.year(year));
        }
    }
    let end = |end: Option<&str>| {
        let mut words = Words::default();
        if let Some(text) = end {
            single(context, fact, text, &mut words);
        }
        without_isolates(&words.text)
    };
    let (low, high) = (end(from), end(to));
    let key = match (from, to) {
        (Some(_), Some(_)) => ui!("range"),
        (Some(_), None) => ui!("at-least"),
        (None, Some(_)) => ui!("at-most"),
        (None, None) => ui!("unknown"),
    };
    say.put_with(
        out,
        key,
        &[("low", Arg::Value(&low)), ("high", Arg::Value(&high))],
    );
}

/// Goes on with those about whom a fact asked "who" holds.
pub fn who_answer(context: &Context, fact: FactId, option: Option<&str>, out: &mut Words) {
    let say = context.say;
    let mut declined = false;
    for slot in context.session.people() {
        match question::known(context.session, fact, option, Subject::Of(slot.id)) {
            question::Knows::Yes => {
                out.entry(say.texts.between());
                label::person(say, context.session, slot.id, out);
            }
            question::Knows::Declined => declined = true,
            question::Knows::No | question::Knows::Nothing => {}
        }
    }
    if out.is_empty() {
        say.put(
            out,
            if declined {
                ui!("unknown")
            } else {
                ui!("nobody")
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::scaled;

    #[test]
    fn decimal_texts_are_exact_integers() {
        for (text, value, places) in [
            ("0", 0, 0),
            ("12", 12, 0),
            ("-3", -3, 0),
            ("12.50", 1250, 2),
            ("-0.05", -5, 2),
        ] {
            assert_eq!(scaled(text), Some((value, places)), "{text}");
        }
        assert_eq!(scaled("x"), None);
        assert_eq!(scaled(""), None);
    }
}
