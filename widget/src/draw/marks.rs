//! [`Marks`]: a drawing of a page as one text, which the class turns into elements with one loop.
//! Marks stand one after the other with U+0000 between; the first sign of each says what it is:
//!
//! | mark | what is done |
//! |---|---|
//! | `<p` | a new element at the end of this one; it is this one from now on |
//! | `@class hint` | this element gets an attribute |
//! | `"Hello` | text at the end of this element |
//! | `>` | the element around this one is this one from now on |
//!
//! Text is only ever text, never read as HTML: a strict host with Trusted Types needs to grant
//! nothing. What a citizen or a bundle wrote cannot become a mark, because U+0000 is left out of it.

use selfcheck_pages::cut::cut;
use selfcheck_pages::page::{Part, Words};

/// A drawing under way.
#[derive(Debug, Default)]
pub struct Marks {
    text: String,
}

impl Marks {
    /// The drawing.
    pub fn finish(self) -> String {
        self.text
    }

    fn mark(&mut self, pieces: &[&str]) {
        for piece in pieces {
            let mut rest = Some(*piece);
            while let Some(text) = rest {
                let (plain, others) = cut(text, 0);
                self.text.push_str(plain);
                rest = others;
            }
        }
        self.text.push('\0');
    }

    /// A new element in this one. A class may be empty.
    pub fn open(&mut self, tag: &str, class: &str) {
        self.mark(&["<", tag]);
        if !class.is_empty() {
            self.set("class", class);
        }
    }

    /// This element is done.
    pub fn close(&mut self) {
        self.mark(&[">"]);
    }

    /// Gives this element an attribute.
    pub fn set(&mut self, name: &str, value: &str) {
        self.mark(&["@", name, " ", value]);
    }

    /// Plain text at the end of this element.
    pub fn text(&mut self, text: &str) {
        self.mark(&["\"", text]);
    }

    /// Words at the end of this element. What was put into a sentence stands in `bdi`: a number or
    /// a label may run the other way. An identifier always runs left to right.
    pub fn write(&mut self, words: &Words) {
        for part in words.parts() {
            let (text, code) = match part {
                Part::Literal(text) => {
                    self.text(text);
                    continue;
                }
                Part::Inserted(text) => (text, false),
                Part::Code(text) => (text, true),
            };
            self.open("bdi", "");
            if code {
                self.set("dir", "ltr");
            }
            self.text(text);
            self.close();
        }
    }

    /// A new element with words in it. Nothing, if there are no words.
    pub fn say(&mut self, tag: &str, class: &str, words: &Words) {
        if !words.is_empty() {
            self.open(tag, class);
            self.write(words);
            self.close();
        }
    }
}

/// Two texts and a hyphen between: ids and names.
pub fn joined(first: &str, second: &str) -> String {
    [first, "-", second].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_marks_and_nothing_written_becomes_one() {
        let mut words = Words {
            text: "Call ".into(),
        };
        words.insert_code("19\0<b\0>680");
        let mut marks = Marks::default();
        marks.say("p", "hint", &words);
        assert_eq!(
            marks.finish().split('\0').collect::<Vec<_>>(),
            [
                "<p",
                "@class hint",
                "\"Call ",
                "<bdi",
                "@dir ltr",
                "\"19<b>680",
                ">",
                ">",
                ""
            ]
        );
    }
}
