//! [`Line`]: one line of a conversation, before it is wrapped to a width or coloured.

use crate::page::Words;

/// A line; an empty one stands between things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// How it may be made to look, where looks are to be had. The words say the same without.
    pub look: Look,
    /// How many steps it stands in from the edge.
    pub depth: usize,
    /// What stands before the text: a number to write, a mark. What is wrapped goes on behind it.
    pub sign: String,
    /// What it says, without marks of direction and without control characters.
    pub text: String,
}

/// How a line may look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// As the others.
    #[default]
    Plain,
    /// A heading.
    Heading,
    /// What has to be put right.
    Error,
    /// The one thing to see first: an amount.
    Lead,
    /// An aside.
    Note,
}

impl Line {
    /// A line that says something; none if there is nothing to say.
    pub fn of(look: Look, depth: usize, sign: &str, words: &Words) -> Option<Line> {
        (!words.is_empty()).then(|| Line {
            look,
            depth,
            sign: sign.into(),
            text: clean(&words.to_string()),
        })
    }
}

/// Without what would move a terminal's cursor or change its looks: texts come from anywhere.
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|sign| if "\n\t".contains(sign) { ' ' } else { sign })
        .filter(|sign| !sign.is_control())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_can_command_a_terminal() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\nc\u{9b}2J"), "a[31mb c2J");
        let words = Words {
            text: "to \u{2068}5\u{2069}".into(),
        };
        let line = Line::of(Look::Plain, 1, "- ", &words).unwrap();
        assert_eq!(line.text, "to 5");
        assert_eq!(Line::of(Look::Plain, 0, "", &Words::default()), None);
    }
}
