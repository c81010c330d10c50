//! What was answered and what came out, in a few words, and when two of them are the same.

use selfcheck_runtime::Known;
use selfcheck_runtime::session::Given;

use super::Range;
use super::decimal::normal;

/// An answer in a few words.
pub(super) fn given(value: &Given) -> String {
    match value {
        Given::Bool(value) => value.to_string(),
        Given::Text(text) => text.clone(),
        Given::Range { from, to } => {
            let end = |end: &Option<String>| end.clone().unwrap_or_default();
            format!("{}..={}", end(from), end(to))
        }
        Given::AnyOf(options) => format!("any of {}", options.join(", ")),
        Given::Chosen(options) => format!("[{}]", options.join(", ")),
        Given::Partly { yes, no, declined } => format!(
            "yes [{}], no [{}], declined [{}]",
            yes.join(", "),
            no.join(", "),
            declined.join(", ")
        ),
        Given::Declined => "declined".to_owned(),
    }
}

pub(super) fn known_range(known: &Known) -> Range {
    match known {
        Known::Bool {
            can_be_true,
            can_be_false,
        } => match (can_be_true, can_be_false) {
            (true, false) => Range::Between("true".to_owned(), "true".to_owned()),
            (false, true) => Range::Between("false".to_owned(), "false".to_owned()),
            _ => Range::Between("false".to_owned(), "true".to_owned()),
        },
        Known::Number { low, high } | Known::Date { low, high } => {
            Range::Between(low.clone(), high.clone())
        }
        Known::Choice(options) => {
            let all = options.join("|");
            Range::Between(all.clone(), all)
        }
        Known::Choices { must, may } => Range::Between(must.join("|"), may.join("|")),
    }
}

pub(super) fn same(expected: &Range, came: &Range) -> bool {
    match (expected, came) {
        (Range::Absent, Range::Absent) => true,
        (Range::Between(low, high), Range::Between(least, most)) => {
            normal(low) == normal(least) && normal(high) == normal(most)
        }
        _ => false,
    }
}

pub(super) fn words(range: &Range) -> String {
    match range {
        Range::Absent => "absent".to_owned(),
        Range::Between(low, high) if normal(low) == normal(high) => low.clone(),
        Range::Between(low, high) => format!("{low} to {high}"),
    }
}
