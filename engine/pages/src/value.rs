//! Values as words: what was answered, and decimal texts as exact integers.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::date::{Day, years};
use selfcheck_runtime::ids::{FactId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Arg;

use crate::page::Words;
use crate::question::{self, Context};
use crate::say::count;

/// A decimal text as an integer and its decimal places: `12.50` is 1250 with two.
pub fn scaled(text: &str) -> Option<(i128, u32)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut digits = String::with_capacity(text.len());
    digits.push_str(whole);
    digits.push_str(fraction);
    Some((digits.parse().ok()?, u32::try_from(fraction.len()).ok()?))
}

/// The decimal text of an integer with so many decimal places.
pub fn decimal(value: i128, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or(0);
    let digits = value.unsigned_abs().to_string();
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    for _ in digits.len()..=places {
        text.push('0');
    }
    text.push_str(&digits);
    if places > 0 {
        text.insert(text.len().saturating_sub(places), '.');
    }
    text
}

/// What was answered about a fact, in words.
pub fn answer(context: &Context, fact: FactId, given: &Given) -> Words {
    let say = context.say;
    let Some(fact) = question::fact(context.session, fact) else {
        return Words::default();
    };
    match given {
        Given::Declined => say.key("ui-unknown"),
        Given::Bool(known) => say.key(if *known { "ui-yes" } else { "ui-no" }),
        Given::Text(text) => single(context, fact, text),
        Given::Range { from, to } => range(context, fact, from.as_deref(), to.as_deref()),
        Given::AnyOf(options) | Given::Chosen(options) if options.is_empty() => {
            say.key("ui-none-of-these")
        }
        Given::Chosen(options) => {
            let words: Vec<String> = options
                .iter()
                .map(|o| say.option(fact, o).plain())
                .collect();
            Words::text(&say.list(&words))
        }
        Given::AnyOf(options) => {
            let words: Vec<String> = options
                .iter()
                .map(|option| single(context, fact, option).plain())
                .collect();
            say.with("ui-one-of", &[("options", Arg::Value(&say.list(&words)))])
        }
        Given::Partly { yes, .. } => {
            let words: Vec<String> = yes.iter().map(|o| say.option(fact, o).plain()).collect();
            if words.is_empty() {
                say.key("ui-unknown")
            } else {
                Words::text(&say.list(&words))
            }
        }
    }
}

/// One value of a fact.
fn single(context: &Context, fact: &Fact, text: &str) -> Words {
    let texts = context.say.texts;
    match fact.kind.as_str() {
        "bool" => context
            .say
            .key(if text == "true" { "ui-yes" } else { "ui-no" }),
        "choice" | "choices" => context.say.option(fact, text),
        "date" => Words::value(Day::parse(text).map_or_else(String::new, |day| texts.date(day))),
        _ => match scaled(text) {
            Some((value, places)) => number(context, &fact.unit, value, places),
            None => Words::default(),
        },
    }
}

/// A number with its unit.
pub fn number(context: &Context, unit: &str, value: i128, places: u32) -> Words {
    let texts = context.say.texts;
    match unit.strip_prefix("money/") {
        Some("once") => Words::value(texts.money(value, places, "")),
        Some(period) => Words::value(texts.money(value, places, period)),
        None => Words::value(texts.number(value, places)),
    }
}

/// A band.
fn range(context: &Context, fact: &Fact, from: Option<&str>, to: Option<&str>) -> Words {
    let say = context.say;
    if let (Some(first), Some(last), "date") = (
        from.and_then(Day::parse),
        to.and_then(Day::parse),
        fact.kind.as_str(),
    ) {
        let today = context.session.today();
        let (youngest, oldest) = (years(last, today), years(first, today));
        if youngest == oldest && fact.ask.iter().any(|form| form == "age") {
            let age = count(usize::try_from(youngest).unwrap_or(0));
            return say.with("ui-aged", &[("age", age)]);
        }
        if first.civil().year == last.civil().year {
            return Words::value(say.texts.year(first.civil().year));
        }
    }
    let end = |end: Option<&str>| end.map(|text| single(context, fact, text).plain());
    match (end(from), end(to)) {
        (Some(low), Some(high)) => say.with(
            "ui-range",
            &[("low", Arg::Value(&low)), ("high", Arg::Value(&high))],
        ),
        (Some(low), None) => say.with("ui-at-least", &[("low", Arg::Value(&low))]),
        (None, Some(high)) => say.with("ui-at-most", &[("high", Arg::Value(&high))]),
        (None, None) => say.key("ui-unknown"),
    }
}

/// Whom a fact was answered about, and what, one after the other: for facts asked "who".
pub fn who_answer(context: &Context, fact: FactId, option: Option<&str>) -> Words {
    let say = context.say;
    let mut yes = Vec::new();
    let mut declined = false;
    for slot in context.session.people() {
        let subject = Subject::Of(slot.id);
        let holds = match context.session.answer_of(fact, subject) {
            Some((Given::Bool(known), _)) => *known,
            Some((Given::Chosen(chosen), _)) => {
                option.is_some_and(|o| chosen.iter().any(|c| c == o))
            }
            Some((
                Given::Partly {
                    yes,
                    declined: unknown,
                    ..
                },
                _,
            )) => {
                declined |= option.is_some_and(|o| unknown.iter().any(|c| c == o));
                option.is_some_and(|o| yes.iter().any(|c| c == o))
            }
            Some((Given::Declined, _)) => {
                declined = true;
                false
            }
            _ => false,
        };
        if holds {
            yes.push(crate::label::person(say, context.session, slot.id).plain());
        }
    }
    match (yes.is_empty(), declined) {
        (false, _) => Words::text(&say.list(&yes)),
        (true, true) => say.key("ui-unknown"),
        (true, false) => say.key("ui-nobody"),
    }
}

#[cfg(test)]
mod tests {
    use super::{decimal, scaled};

    #[test]
    fn decimal_texts_and_integers_agree() {
        for (text, value, places) in [
            ("0", 0, 0),
            ("12", 12, 0),
            ("-3", -3, 0),
            ("12.50", 1250, 2),
            ("0.05", 5, 2),
        ] {
            assert_eq!(scaled(text), Some((value, places)), "{text}");
            assert_eq!(decimal(value, places), text);
        }
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(scaled("-0.05"), Some((-5, 2)));
        assert_eq!(scaled("x"), None);
    }
}
