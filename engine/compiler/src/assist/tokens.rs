//! The tokens of a text that may not be whole: scripts and TOML are alike enough for one scanner,
//! which never stops. People complete while nothing parses.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A name, a keyword, a number, a date.
    Word,
    /// A text in quotes.
    Text,
    /// One sign, or two that belong together.
    Sign,
    /// The end of a line.
    Line,
    /// A comment.
    Comment,
}

/// A token of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'t> {
    /// What it is.
    pub sort: Sort,
    /// As written; a text without its quotes.
    pub text: &'t str,
    /// First byte; of a text that of its opening quote.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// A text, or a comment, that goes on at the end of what was scanned.
    pub open: bool,
    /// How many bytes the opening quote has.
    pub quote: usize,
}

impl Token<'_> {
    /// Whether it is this word or sign.
    #[must_use]
    pub fn is(&self, text: &str) -> bool {
        matches!(self.sort, Sort::Word | Sort::Sign) && self.text == text
    }
}

/// Which comments and quotes a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `// …`, `/* … */`, `"…"`
    Script,
    /// `# …`, `"…"`, `'…'`, three of them over several lines
    Toml,
}

const PAIRS: [&str; 9] = ["==", "!=", "<=", ">=", "&&", "||", "..=", "..", "+="];

/// The tokens of a text. `||` is two bars in a script: closures are found by their bars.
#[must_use]
pub fn scan(text: &str, language: Language) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        let rest = text.get(at..).unwrap_or_default();
        let (sort, length, open, quote) = token(rest, c, language);
        let Some(sort) = sort else {
            at += length;
            continue;
        };
        let end = at + length;
        let closing = if open { 0 } else { quote };
        tokens.push(Token {
            sort,
            text: text.get(at + quote..end - closing).unwrap_or_default(),
            start: at,
            end,
            open,
            quote,
        });
        at = end;
    }
    tokens
}

fn token(rest: &str, c: char, language: Language) -> (Option<Sort>, usize, bool, usize) {
    let line = || rest.find('\n').unwrap_or(rest.len());
    let toml = language == Language::Toml;
    let sort = |sort, length| (Some(sort), length, false, 0);
    match c {
        '\n' => sort(Sort::Line, 1),
        c if c.is_whitespace() => (None, c.len_utf8(), false, 0),
        '#' if toml => (Some(Sort::Comment), line(), line() == rest.len(), 0),
        '/' if !toml && rest.starts_with("//") => {
            (Some(Sort::Comment), line(), line() == rest.len(), 0)
        }
        '/' if !toml && rest.starts_with("/*") => match rest.find("*/") {
            Some(end) => sort(Sort::Comment, end + 2),
            None => (Some(Sort::Comment), rest.len(), true, 0),
        },
        '"' | '\'' if toml || c == '"' => quoted(rest, c, toml),
        c if is_word(c) => {
            let end = rest.find(|c| !(is_word(c) || toml && c == '-'));
            sort(Sort::Word, end.unwrap_or(rest.len()))
        }
        c => {
            let pair = PAIRS.iter().find(|pair| rest.starts_with(**pair));
            sort(Sort::Sign, pair.map_or(c.len_utf8(), |pair| pair.len()))
        }
    }
}

fn quoted(rest: &str, quote: char, toml: bool) -> (Option<Sort>, usize, bool, usize) {
    let three = quote.to_string().repeat(3);
    let (marks, long) = if toml && rest.starts_with(&three) {
        (3, true)
    } else {
        (1, false)
    };
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(marks) {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote == '"' {
            escaped = true;
        } else if c == '\n' && !long {
            return (Some(Sort::Text), at, true, marks);
        } else if c == quote {
            if !long {
                return (Some(Sort::Text), at + 1, false, 1);
            }
            if rest.get(at..).is_some_and(|rest| rest.starts_with(&three)) {
                return (Some(Sort::Text), at + 3, false, 3);
            }
        }
    }
    (Some(Sort::Text), rest.len(), true, marks)
}

/// What names, numbers and dates are made of.
#[must_use]
pub fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The word around a byte: where it starts and ends; nothing between words is an empty one.
#[must_use]
pub fn word_around(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let start = before.trim_end_matches(&belongs).len();
    let after = text.get(at..).unwrap_or_default();
    let end = after.find(|c| !belongs(c)).unwrap_or(after.len());
    (start, at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, language: Language) -> Vec<String> {
        let tokens = scan(text, language);
        let show = |token: &Token| {
            format!(
                "{:?} {}{}",
                token.sort,
                token.text,
                if token.open { "…" } else { "" }
            )
        };
        tokens.iter().map(show).collect()
    }

    #[test]
    fn what_is_not_closed_goes_on() {
        assert_eq!(
            shown("a.b == \"x", Language::Script),
            ["Word a", "Sign .", "Word b", "Sign ==", "Text x…"]
        );
        assert_eq!(
            shown("\"a\nb // c", Language::Script),
            ["Text a…", "Line \n", "Word b", "Comment // c…"]
        );
        assert_eq!(
            shown("k = '''a\n'b''' # c", Language::Toml),
            ["Word k", "Sign =", "Text a\n'b", "Comment # c…"]
        );
        assert_eq!(
            shown("\"a\\\"b\" /*", Language::Script),
            ["Text a\\\"b", "Comment /*…"]
        );
    }
}
