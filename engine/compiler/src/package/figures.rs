//! Bounds and figures of declarations: decimals by their text, at the declared places.

use selfcheck_runtime::date::Day;

use super::fields::Fields;
use super::toml_tree::{Kind, Node};
use super::{Bound, TypeDecl};
use crate::diagnostic::{Code, Diagnostics, Span, Spanned, did_you_mean};
use crate::syntax::digits_and_places;

/// Reads `min` and `max`.
pub fn bounds(
    fields: &mut Fields,
    ty: &TypeDecl,
    needed: bool,
) -> (Option<Spanned<Bound>>, Option<Spanned<Bound>>) {
    let bounded = matches!(ty, TypeDecl::Number { .. } | TypeDecl::Date);
    let mut read = |field: &'static str| {
        let node = fields.take(field);
        match node {
            Some(node) if bounded => bound(&node, ty, fields.out()),
            Some(node) => {
                let message = format!("`{field}` belongs to numbers and dates");
                fields
                    .out()
                    .report(Code::WrongField, node.span, message, "", "remove it");
                None
            }
            None if needed && bounded => {
                let example = if *ty == TypeDecl::Date {
                    "2030-12-31"
                } else {
                    "100"
                };
                fields.missing(
                    field,
                    &format!("`{field} = {example}`: without it no range can be proved"),
                );
                None
            }
            None => None,
        }
    };
    let (min, max) = (read("min"), read("max"));
    if let (Some(low), Some(high)) = (&min, &max) {
        let crossed = match (low.value, high.value) {
            (Bound::Value(low), Bound::Value(high)) => low > high,
            (Bound::Today(low), Bound::Today(high)) => low > high,
            _ => false,
        };
        if crossed {
            let help = "write the lesser bound as `min`";
            fields.out().report(
                Code::OutsideBounds,
                high.span,
                "`max` is less than `min`",
                "",
                help,
            );
        }
    }
    (min, max)
}

fn bound(node: &Node, ty: &TypeDecl, out: &mut Diagnostics) -> Option<Spanned<Bound>> {
    if let (Kind::Text(text, place), TypeDecl::Date) = (&node.kind, ty) {
        let Some(value) = relative(text) else {
            let message = format!("`{text}` is no date");
            let help = "write 2026-03-01, \"today\", \"today-120y\" or \"today+6m\"";
            out.report(Code::WrongField, place.span, message, "", help);
            return None;
        };
        return Some(Spanned {
            value,
            span: place.span,
        });
    }
    figure(node, ty, out).map(|value| Spanned {
        value: Bound::Value(value),
        span: node.span,
    })
}

/// `today`, `today-120y`, `today+6m`, or a date.
fn relative(text: &str) -> Option<Bound> {
    if let Some(day) = Day::parse(text) {
        return Some(Bound::Value(i128::from(day.0)));
    }
    let rest = text.strip_prefix("today")?;
    if rest.is_empty() {
        return Some(Bound::Today(0));
    }
    let (sign, rest) = match rest.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, rest.strip_prefix('+')?),
    };
    let (number, months) = match rest.strip_suffix('y') {
        Some(number) => (number, 12),
        None => (rest.strip_suffix('m')?, 1),
    };
    if !number.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let number: i32 = number.parse().ok()?;
    number
        .checked_mul(months)?
        .checked_mul(sign)
        .map(Bound::Today)
}

/// One figure of a type, as an integer: at the declared places, days since 1970-01-01, 0 or 1, or
/// an option's place.
pub fn figure(node: &Node, ty: &TypeDecl, out: &mut Diagnostics) -> Option<i128> {
    let wrong = |needed: &str, help: &str, out: &mut Diagnostics| {
        let message = format!("this is {}, and {needed} is needed", node.kind.word());
        out.report(Code::WrongField, node.span, message, "", help);
        None
    };
    match (ty, &node.kind) {
        (TypeDecl::Bool, Kind::Bool(value)) => Some(i128::from(*value)),
        (TypeDecl::Bool, _) => wrong("true or false", "write true or false", out),
        (TypeDecl::Number { places, .. }, Kind::Number(text)) => {
            scaled(text, *places, node.span, out)
        }
        (TypeDecl::Number { .. }, _) => wrong("a number", "write it without quotes", out),
        (TypeDecl::Date, Kind::Date(day)) => Some(i128::from(*day)),
        (TypeDecl::Date, _) => wrong("a date", "write a day without quotes: 2026-03-01", out),
        (TypeDecl::Choice(options), Kind::Text(text, place)) => {
            let found = options.iter().position(|option| option.value == *text);
            if found.is_none() {
                unknown_option(text, options, place.span, out);
            }
            found.and_then(|place| i128::try_from(place).ok())
        }
        (TypeDecl::Choice(_), _) => wrong("an option", "write the option in quotes", out),
        (TypeDecl::Choices(_), _) => {
            wrong("something else", "a set of choices cannot be a figure", out)
        }
    }
}

/// Reports an option that is not in the list.
pub fn unknown_option(
    text: &str,
    options: &[crate::syntax::Name],
    span: Span,
    out: &mut Diagnostics,
) {
    let known = || options.iter().map(|option| option.value.as_str());
    let help = did_you_mean(
        text,
        span,
        known(),
        format!("options: {}", known().collect::<Vec<_>>().join(", ")),
    );
    out.report(
        Code::UnknownOption,
        span,
        format!("there is no option `{text}`"),
        "",
        help,
    );
}

/// A decimal text as an integer at so many places.
fn scaled(text: &str, places: u32, span: Span, out: &mut Diagnostics) -> Option<i128> {
    let plain = text.strip_prefix('+').unwrap_or(text);
    let Some((digits, written)) = digits_and_places(plain) else {
        let help = "write digits with at most one point: 1250.50";
        out.report(
            Code::WrongField,
            span,
            format!("`{text}` is not a decimal number"),
            "",
            help,
        );
        return None;
    };
    let Some(missing) = places.checked_sub(written) else {
        let message = format!("`{text}` has {written} decimal places, and {places} are declared");
        let help = format!("round the figure, or declare `places = {written}`");
        out.report(Code::WrongField, span, message, "", help);
        return None;
    };
    let scaled = 10_i128
        .checked_pow(missing)
        .and_then(|power| digits.checked_mul(power));
    if scaled.is_none_or(|value| value.unsigned_abs() > MOST) {
        let help = "write a number of at most 28 digits";
        out.report(
            Code::TooManyDigits,
            span,
            format!("`{text}` is too large"),
            "",
            help,
        );
        return None;
    }
    scaled
}

/// The greatest figure with 28 digits.
const MOST: u128 = 9_999_999_999_999_999_999_999_999_999;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_relative_to_today_in_months() {
        assert_eq!(relative("today"), Some(Bound::Today(0)));
        assert_eq!(relative("today-120y"), Some(Bound::Today(-1440)));
        assert_eq!(relative("today+6m"), Some(Bound::Today(6)));
        assert_eq!(relative("1970-01-02"), Some(Bound::Value(1)));
        for wrong in [
            "today-",
            "today6m",
            "today-1d",
            "yesterday",
            "today--1y",
            "",
        ] {
            assert_eq!(relative(wrong), None, "{wrong}");
        }
    }
}
