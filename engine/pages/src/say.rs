//! [`Say`]: words by key. Which keys there must be is the compiler's business; a key that is
//! missing all the same is shown as it is, so that a page never has a hole.

use selfcheck_runtime::bundle::{Fact, Program};
use selfcheck_runtime::text::{Arg, Args, Texts};

use crate::page::{Action, Weight, Words};

/// Finds words in one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// The language.
    pub texts: &'a Texts,
}

impl Say<'_> {
    /// The words of a key.
    pub fn key(&self, key: &str) -> Words {
        self.with(key, &[])
    }

    /// The words of a key with values put in.
    pub fn with(&self, key: &str, args: &Args) -> Words {
        self.maybe(key, args).unwrap_or_else(|| Words::code(key))
    }

    /// The words of a key, if there is such a key.
    pub fn maybe(&self, key: &str, args: &Args) -> Option<Words> {
        self.texts
            .format_parts(key, args)
            .map(|parts| Words { parts })
    }

    /// The words of a key, or nothing.
    pub fn optional(&self, key: &str) -> Words {
        self.maybe(key, &[]).unwrap_or_default()
    }

    /// The words of two or three joined parts of a key.
    pub fn joined(&self, parts: &[&str]) -> Words {
        self.key(&parts.concat())
    }

    /// An option of a fact.
    pub fn option(&self, fact: &Fact, option: &str) -> Words {
        self.joined(&["option-", &fact.name, "-", option])
    }

    /// A text of a program: `title`, `rule-child.met`.
    pub fn program(&self, program: &Program, key: &str) -> Words {
        self.key(&program_key(program, key))
    }

    /// A text of a program, or nothing.
    pub fn program_optional(&self, program: &Program, key: &str) -> Words {
        self.optional(&program_key(program, key))
    }

    /// A button.
    pub fn action(&self, value: &str, key: &str, weight: Weight) -> Action {
        Action {
            value: value.into(),
            words: self.key(key),
            weight,
        }
    }

    /// Words put into others, as text for an argument.
    pub fn list(&self, entries: &[String]) -> String {
        self.texts.list(entries)
    }
}

/// Where the compiler puts a program's text in the file of a language.
fn program_key(program: &Program, key: &str) -> String {
    [&program.id, ".", key].concat()
}

/// Whole number as an argument.
pub fn count(number: usize) -> Arg<'static> {
    Arg::Number {
        value: i128::try_from(number).unwrap_or(i128::MAX),
        places: 0,
    }
}
