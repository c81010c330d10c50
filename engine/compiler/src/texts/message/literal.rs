//! What stands literally in a text: numbers, identifiers, characters that are marks to the
//! runtime.

use fluent_syntax::ast::{CallArguments, InlineExpression};

/// What a term's argument can be.
#[derive(Debug, Clone)]
pub(super) enum Literal {
    Text(String),
    Number(i128, u32),
}

/// The variable in `NUMBER($n)`.
pub(super) fn number_of<'s>(function: &str, arguments: &CallArguments<&'s str>) -> Option<&'s str> {
    match (
        function,
        arguments.positional.as_slice(),
        arguments.named.as_slice(),
    ) {
        ("NUMBER", [InlineExpression::VariableReference { id }], []) => Some(id.name),
        _ => None,
    }
}

/// A literal that is an identifier, a telephone number or an address: plain ASCII with a letter or
/// a digit, and none of the characters that are marks.
pub(super) fn is_code(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphanumeric())
        && text.bytes().all(|b| {
            b.is_ascii_graphic() && !matches!(b, b'{' | b'}' | b'|' | b'\\' | b'"') || b == b' '
        })
}

pub(super) fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '{' | '|' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A number of Fluent: digits, perhaps a point, perhaps a minus. One beyond all bounds is cut.
pub(super) fn number(text: &str) -> (i128, u32) {
    let places = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let value = text.replace('.', "").parse().unwrap_or(i128::MAX);
    (value, u32::try_from(places).unwrap_or(0))
}

pub(super) fn plain(value: i128, places: u32) -> String {
    let digits = value.unsigned_abs().to_string();
    let places = usize::try_from(places).unwrap_or(0);
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{whole}.{fraction}")
}

/// The one way in which an exact number is written as a key: `1.5`, not `01.50`.
pub(super) fn exact_key(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match (whole, fraction.trim_end_matches('0')) {
        ("0", "") => "0".to_owned(),
        (whole, "") => [sign, whole].concat(),
        (whole, fraction) => [sign, whole, ".", fraction].concat(),
    }
}

pub(super) fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
