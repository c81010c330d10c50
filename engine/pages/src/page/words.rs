//! [`Words`]: a text for people, in parts, so that whoever draws it can set apart what was put in
//! from what the translator wrote (a number or a label may run the other way than the sentence).

use std::fmt;

pub use selfcheck_runtime::text::{Part, PartKind};

/// A text in one language. Empty when there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Its parts in order; to be read one after the other without a space between.
    pub parts: Vec<Part>,
}

impl Words {
    /// Words that are one put-in value.
    pub fn value(text: String) -> Words {
        Words::of(PartKind::Value, text)
    }

    /// Words without anything put in.
    pub fn text(text: &str) -> Words {
        Words::of(PartKind::Literal, text.into())
    }

    /// A telephone number, a hash, a name of a file: left to right in every language.
    pub fn code(text: &str) -> Words {
        Words::of(PartKind::Code, text.into())
    }

    /// Somebody's own words, such as the title of a source, in whatever language.
    pub fn quoted(text: &str) -> Words {
        Words::of(PartKind::Text, text.into())
    }

    fn of(kind: PartKind, text: String) -> Words {
        Words {
            parts: vec![Part { kind, text }],
        }
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.text.is_empty())
    }

    /// These words, then others.
    #[must_use]
    pub fn then(mut self, others: Words) -> Words {
        self.parts.extend(others.parts);
        self
    }

    /// These words, a space, then others; either may be empty.
    #[must_use]
    pub fn and(self, others: Words) -> Words {
        if self.is_empty() {
            return others;
        }
        if others.is_empty() {
            return self;
        }
        self.then(Words::text(" ")).then(others)
    }

    /// All of it as one text, without isolates.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.parts
            .iter()
            .try_for_each(|part| f.write_str(&part.text))
    }
}
