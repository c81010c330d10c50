//! What the reader of TOML says, in our words.

/// What it says first, ours, and what to do.
const SAID: [(&str, &str, &str); 16] = [
    (
        "duplicate key",
        "this name is there already",
        "keep one of the two",
    ),
    (
        "unclosed inline table",
        "a `{` is not closed",
        "put `}` at its end, on the same line",
    ),
    (
        "unclosed array table",
        "a heading in `[[` is not closed",
        "put `]]` at its end",
    ),
    (
        "unclosed array",
        "a list is not closed",
        "put `]` at its end",
    ),
    (
        "unclosed table",
        "a heading in `[` is not closed",
        "put `]` at its end",
    ),
    (
        "missing comma",
        "a comma is missing here",
        "put `,` between two values, or between `}` and what follows",
    ),
    ("extra comma", "there is a comma too many", "remove it"),
    ("extra `=`", "there is an `=` too many", "remove it"),
    (
        "missing assignment",
        "an `=` is missing here",
        "write `name = value`",
    ),
    (
        "key with no value",
        "this has no value",
        "write `name = value`",
    ),
    (
        "missing value",
        "there is no value here",
        "write it after the `=`: texts in quotes, dates as 2026-03-01",
    ),
    (
        "missing key",
        "there is no name here",
        "write `name = value`",
    ),
    (
        "invalid basic string",
        "a text in quotes is not closed",
        "put `\"` at its end, on the same line",
    ),
    (
        "invalid literal string",
        "a text in `'` is not closed",
        "put `'` at its end, on the same line",
    ),
    (
        "string values must be quoted",
        "a text stands without quotes",
        "write it as `\"text\"`",
    ),
    (
        "unexpected `=`",
        "an `=` does not belong here",
        "remove it, or put what it is about in `{` and `}`",
    ),
];

/// Message and help for an error.
pub fn explain(said: &str) -> (String, &'static str) {
    let first = said.lines().next().unwrap_or_default();
    match SAID.iter().find(|(theirs, ..)| first.starts_with(theirs)) {
        Some((_, ours, help)) => ((*ours).to_owned(), help),
        None => {
            // What it would have taken instead is said in the words of its grammar.
            let what = first.split(", expected").next().unwrap_or_default();
            let help =
                "write `key = value`; texts in quotes, dates as 2026-03-01, lists in brackets";
            (what.replace('\'', "`"), help)
        }
    }
}
