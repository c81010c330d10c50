//! Words that a script or a declaration cannot use for a thing of its own, and what each one is.
//!
//! The names a package adds (units, groups, named results) are added by whoever reads it.

use std::collections::BTreeMap;

use super::Verb;

/// Names in scope everywhere.
pub const NAMES: [&str; 6] = [
    "today",
    "applicant",
    "person",
    "members",
    "household",
    "param",
];

/// Functions of the language, called as `name(…)`.
pub const FUNCTIONS: [&str; 25] = [
    "abs",
    "add_days",
    "add_months",
    "add_years",
    "clamp",
    "date",
    "day_of",
    "days",
    "div_floor",
    "eligible",
    "first_of_month",
    "first_of_year",
    "max",
    "min",
    "month_of",
    "months",
    "per_month",
    "per_quarter",
    "per_year",
    "ratio",
    "receives",
    "round",
    "same",
    "year_of",
    "years",
];

/// Functions of Rhai that look at or change the running script.
const REFLECTION: [&str; 14] = [
    "Fn",
    "call",
    "curry",
    "debug",
    "eval",
    "is_anonymous",
    "is_def_fn",
    "is_def_type",
    "is_def_var",
    "is_shared",
    "parse_json",
    "print",
    "sleep",
    "type_of",
];

/// Words that Rhai keeps for itself beyond the keywords its lexer names.
const KEPT: [&str; 34] = [
    "async",
    "await",
    "case",
    "catch",
    "default",
    "exit",
    "go",
    "goto",
    "is",
    "match",
    "module",
    "new",
    "nil",
    "null",
    "package",
    "protected",
    "public",
    "shared",
    "spawn",
    "static",
    "super",
    "sync",
    "this",
    "thread",
    "use",
    "var",
    "void",
    "with",
    "yield",
    "global",
    "until",
    "fn",
    "private",
    "as",
];

/// What a name already means, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reserved {
    names: BTreeMap<String, &'static str>,
}

impl Reserved {
    /// The names of the language itself.
    #[must_use]
    pub fn language() -> Self {
        let mut reserved = Reserved::default();
        for name in NAMES {
            reserved.add(name, "a name of the language");
        }
        for name in FUNCTIONS {
            reserved.add(name, "a function of the language");
        }
        for verb in Verb::ALL {
            reserved.add(verb.word(), "a verb of the language");
        }
        reserved
    }

    /// Adds one name; the first meaning stays.
    pub fn add(&mut self, name: &str, what: &'static str) {
        self.names.entry(name.to_owned()).or_insert(what);
    }

    /// What the name already is.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Option<&'static str> {
        self.names.get(name).copied()
    }
}

/// Whether Rhai keeps the word for itself, so that no script could write it as a name.
#[must_use]
pub fn is_rhai_word(name: &str) -> bool {
    !rhai::is_valid_function_name(name) || KEPT.contains(&name) || REFLECTION.contains(&name)
}

/// Whether the name is a function of Rhai that looks at or changes the running script.
#[must_use]
pub fn is_reflection(name: &str) -> bool {
    REFLECTION.contains(&name)
}

/// Whether the name is written as the language writes names: small ASCII letters, digits and `_`,
/// a letter first.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhai_words_cannot_be_names() {
        for word in [
            "is", "public", "new", "with", "case", "default", "type_of", "in", "let",
        ] {
            assert!(is_rhai_word(word), "{word}");
        }
        for word in ["age", "wage", "region", "school", "kind"] {
            assert!(!is_rhai_word(word), "{word}");
        }
    }
}
