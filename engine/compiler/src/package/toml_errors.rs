//! What the reader of TOML says, in our words.

use crate::diagnostic::Code;

const INVISIBLE: &str = "there is an invisible character in this text";
const DELETE: &str = "delete it at the place marked, or write the text anew";

const NO_VALUE: &str = "this is no number, no date and no text in quotes";
const QUOTE: &str = "write a text as `\"text\"`; between two values put `,`";

/// What it says first, ours, and what to do; of those that begin alike the longest first.
const SAID: [(&str, &str, &str); 25] = [
    (
        "duplicate key",
        "this name is there already",
        "keep one of the two",
    ),
    (
        "unclosed inline table",
        "a `{` is not closed",
        "put `}` at its end",
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
        "invalid basic string, expected non-double-quote",
        INVISIBLE,
        DELETE,
    ),
    (
        "invalid literal string, expected non-single-quote",
        INVISIBLE,
        DELETE,
    ),
    (
        "missing escaped value",
        "a `\\` in a text begins a special character, and this is none",
        "write `\\\\` for a `\\`",
    ),
    (
        "invalid multi-line",
        "a text between three quotes is not right",
        "put the same three quotes at its beginning and its end, and no invisible character between",
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
    ("string values must be quoted", NO_VALUE, QUOTE),
    ("invalid boolean", NO_VALUE, QUOTE),
    (
        "unexpected leading zero",
        "a number does not begin with 0",
        "write `8` for `08`, and dates as 2026-03-01",
    ),
    (
        "unquoted keys cannot be empty",
        "there is no name here",
        "write `name = value`",
    ),
    (
        "invalid unquoted key",
        "a name has a character that names do not have",
        "use letters from a to z, digits and `_`",
    ),
    (
        "unexpected key or value",
        "this is too much on this line",
        "begin a new line, or remove it",
    ),
    (
        "unexpected `=`",
        "an `=` does not belong here",
        "remove it, or put what it is about in `{` and `}`",
    ),
];

/// Code, message and help for an error; `there`: what stands at its place.
pub fn explain(said: &str, there: &str) -> (Code, String, &'static str) {
    let first = match said.lines().next().unwrap_or_default() {
        of_value if of_value.starts_with("string values") && there.is_empty() => "missing value",
        first => first,
    };
    let code = match first.starts_with("duplicate key") {
        true => Code::DeclaredTwice,
        false => Code::TomlSyntax,
    };
    match SAID.iter().find(|(theirs, ..)| first.starts_with(theirs)) {
        Some((_, ours, help)) => (code, (*ours).to_owned(), help),
        None => {
            // What it would have taken instead is said in the words of its grammar.
            let what = first.split(", expected").next().unwrap_or_default();
            let help =
                "write `key = value`; texts in quotes, dates as 2026-03-01, lists in brackets";
            (code, what.replace('\'', "`"), help)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{INVISIBLE, NO_VALUE};
    use crate::diagnostic::Diagnostics;
    use crate::package::toml_tree::parse;

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        for (text, said) in [
            ("a = 1\na = 2", "this name is there already"),
            ("a = { b = 1", "a `{` is not closed"),
            ("[[a", "a heading in `[[` is not closed"),
            ("a = [1, 2", "a list is not closed"),
            ("[a", "a heading in `[` is not closed"),
            ("a = { b = 1 c = 2 }", "a comma is missing here"),
            ("a = [1,, 2]", "there is a comma too many"),
            ("a = = 1", "there is an `=` too many"),
            ("hello world", "this has no value"),
            ("a = { b \"1\" }", "an `=` is missing here"),
            ("a", "this has no value"),
            ("a =", "there is no value here"),
            ("= 1", "there is no name here"),
            ("a = \"x", "a text in quotes is not closed"),
            ("a = 'x", "a text in `'` is not closed"),
            ("a = \"\"\"x", "a text between three quotes is not right"),
            ("a = '''x", "a text between three quotes is not right"),
            ("a = \"x\u{b}y\"", INVISIBLE),
            ("a = 'x\u{b}y'", INVISIBLE),
            (
                "a = \"C:\\data\"",
                "a `\\` in a text begins a special character, and this is none",
            ),
            ("a = text", NO_VALUE),
            ("a = [1 2]", NO_VALUE),
            ("a = 1 = 2", "this is too much on this line"),
            ("a = [b = 2]", "an `=` does not belong here"),
            ("a = 08", "a number does not begin with 0"),
            ("é = 1", "a name has a character that names do not have"),
        ] {
            let mut found = Diagnostics::default();
            assert!(parse(text, 0, &mut found).is_none(), "{text}");
            let messages = found.iter().map(|one| one.message.as_str());
            let messages: Vec<&str> = messages.collect();
            assert!(messages.contains(&said), "{text}: {messages:?}");
        }
    }
}
