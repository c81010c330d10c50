//! [`Words`]: a text for people in one language. What was put into a sentence (a number, a label)
//! may run the other way than the sentence: it stands between marks of isolation, so that whoever
//! draws it can set it apart, and plain text is right as it is.

use std::fmt;

/// Begins something put in: its direction is its own.
const INSERTED: char = '\u{2068}';
/// Begins something put in that runs left to right in every language: a number to call, a hash.
const CODE: char = '\u{2066}';
/// Ends what was put in.
const END: char = '\u{2069}';

/// A text in one language. Empty when there is nothing to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The text; what was put in stands between isolates (U+2066 or U+2068, and U+2069).
    pub text: String,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Written by the translator.
    Literal(&'a str),
    /// Put in: its direction is its own.
    Inserted(&'a str),
    /// Put in: an identifier, left to right.
    Code(&'a str),
}

impl Words {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Goes on with something put in.
    pub fn insert(&mut self, text: &str) {
        self.isolate(INSERTED, text);
    }

    /// Goes on with an identifier.
    pub fn insert_code(&mut self, text: &str) {
        self.isolate(CODE, text);
    }

    fn isolate(&mut self, begin: char, text: &str) {
        if !text.is_empty() {
            self.text.push(begin);
            self.text.push_str(text);
            self.text.push(END);
        }
    }

    /// A space, if something was said and something is to come.
    pub fn space(&mut self) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
    }

    /// What stands between entries, if one was said and another is to come.
    pub fn entry(&mut self, between: &str) {
        if !self.text.is_empty() {
            self.text.push_str(between);
        }
    }

    /// Its pieces in order.
    pub fn parts(&self) -> Parts<'_> {
        Parts { rest: &self.text }
    }
}

/// Goes through the pieces of a text.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    fn next(&mut self) -> Option<Part<'a>> {
        let first = self.rest.chars().next()?;
        // Isolates do not nest: a text within a text has lost its own.
        let mut start = 0;
        let mut end = self.rest.len();
        let mut next = end;
        for (place, sign) in self.rest.char_indices() {
            let behind = place.saturating_add(sign.len_utf8());
            if place == 0 && sign == first && is_begin(first) {
                start = behind;
            } else if is_begin(first) && sign == END {
                (end, next) = (place, behind);
                break;
            } else if !is_begin(first) && is_begin(sign) {
                (end, next) = (place, place);
                break;
            }
        }
        let piece = self.rest.get(start..end).unwrap_or("");
        self.rest = self.rest.get(next..).unwrap_or("");
        Some(match first {
            INSERTED => Part::Inserted(piece),
            CODE => Part::Code(piece),
            _ => Part::Literal(piece),
        })
    }
}

/// Whether something put in begins with it.
fn is_begin(sign: char) -> bool {
    matches!(sign, INSERTED | CODE)
}

/// A text without its isolates, to be put into another.
pub fn without_isolates(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if !matches!(c, INSERTED | CODE | END) {
            plain.push(c);
        }
    }
    plain
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&without_isolates(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_told_apart() {
        let mut words = Words {
            text: "Phone: ".into(),
        };
        words.insert_code("19680");
        words.text.push_str(", for ");
        words.insert("الطفل 2");
        let parts: Vec<Part> = words.parts().collect();
        let expected = [
            Part::Literal("Phone: "),
            Part::Code("19680"),
            Part::Literal(", for "),
            Part::Inserted("الطفل 2"),
        ];
        assert_eq!(parts, expected);
        assert_eq!(words.to_string(), "Phone: 19680, for الطفل 2");
    }

    #[test]
    fn an_isolate_without_end_ends_with_the_text() {
        let words = Words {
            text: "a\u{2068}b".into(),
        };
        assert_eq!(words.parts().last(), Some(Part::Inserted("b")));
        assert_eq!(Words::default().parts().next(), None);
    }
}
