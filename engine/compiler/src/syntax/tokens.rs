//! The tokens of a script with the bytes they occupy, its brackets in pairs, and its comments.
//!
//! Rhai tells where a token starts, in lines and characters, and never where it ends; this file
//! finds the ends in the text. What a token means is not decided here.

use rhai::{Engine, LexError, Position, Token};

/// Rhai counts lines and characters in 16 bits.
const LONGEST: usize = 60_000;

/// A token and its bytes.
#[derive(Debug, Clone)]
pub struct Piece {
    /// What it is.
    pub token: Token,
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

/// All tokens of a text, up to the first that cannot be read.
#[derive(Debug, Default)]
pub struct Tokens {
    pieces: Vec<Piece>,
    positions: Vec<(usize, usize)>,
    partners: Vec<Option<usize>>,
    comments: Vec<(usize, usize)>,
    lines: Vec<usize>,
    length: usize,
}

/// Whether a text has more lines, or characters in a line, than Rhai can count.
#[must_use]
pub fn is_too_long(text: &str) -> bool {
    text.lines().count() > LONGEST || text.lines().any(|line| line.chars().count() > LONGEST)
}

impl Tokens {
    /// Reads the tokens of a text.
    #[must_use]
    pub fn of(engine: &Engine, text: &str) -> Self {
        let mut tokens = Tokens {
            length: text.len(),
            ..Tokens::default()
        };
        tokens.lines.push(0);
        tokens
            .lines
            .extend(text.match_indices('\n').map(|(at, _)| at + 1));
        let inputs = [text];
        let (stream, _control) = engine.lex(&inputs);
        let mut end_before = 0;
        for (token, position) in stream.take(text.len() + 1) {
            let start = match tokens.byte(text, position) {
                Some(start) if token != Token::EOF => start.max(end_before),
                _ => text.len(),
            };
            tokens.find_comments(text, end_before, start);
            if token == Token::EOF {
                break;
            }
            let end = end_of(&token, text, start);
            let last = matches!(token, Token::LexError(..) | Token::InterpolatedString(..));
            tokens.positions.push(line_and_column(position));
            tokens.pieces.push(Piece { token, start, end });
            end_before = end;
            if last {
                break;
            }
        }
        tokens.pair_brackets();
        tokens
    }

    /// The tokens in order.
    pub fn iter(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter()
    }

    /// The token at a place in the list.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Piece> {
        self.pieces.get(index)
    }

    /// Place in the list of the token that starts at a position of Rhai's.
    #[must_use]
    pub fn at(&self, position: Position) -> Option<usize> {
        self.positions
            .binary_search(&line_and_column(position))
            .ok()
    }

    /// Place in the list of the token that starts at a byte.
    #[must_use]
    pub fn starting(&self, byte: usize) -> Option<usize> {
        self.pieces
            .binary_search_by_key(&byte, |piece| piece.start)
            .ok()
    }

    /// Place in the list of the token that ends at a byte.
    #[must_use]
    pub fn ending(&self, byte: usize) -> Option<usize> {
        self.pieces
            .binary_search_by_key(&byte, |piece| piece.end)
            .ok()
    }

    /// The bracket that closes or opens the one at a place in the list.
    #[must_use]
    pub fn partner(&self, index: usize) -> Option<usize> {
        self.partners.get(index).copied().flatten()
    }

    /// Bytes of every comment, in order.
    #[must_use]
    pub fn comments(&self) -> &[(usize, usize)] {
        &self.comments
    }

    /// The byte at a position of Rhai's.
    #[must_use]
    pub fn byte(&self, text: &str, position: Position) -> Option<usize> {
        let line = position.line()?;
        let start = *self.lines.get(line.checked_sub(1)?)?;
        let before = position.position().unwrap_or(1).saturating_sub(1);
        let rest = text.get(start..)?;
        let within = rest
            .char_indices()
            .nth(before)
            .map_or(rest.len(), |(at, _)| at);
        Some((start + within).min(self.length))
    }

    fn pair_brackets(&mut self) {
        self.partners = vec![None; self.pieces.len()];
        let mut open: Vec<(usize, Token)> = Vec::new();
        for index in 0..self.pieces.len() {
            let Some(piece) = self.pieces.get(index) else {
                break;
            };
            let closes = match piece.token {
                Token::LeftParen => Some(Token::RightParen),
                Token::LeftBracket | Token::QuestionBracket => Some(Token::RightBracket),
                Token::LeftBrace | Token::MapStart => Some(Token::RightBrace),
                _ => None,
            };
            if let Some(closing) = closes {
                open.push((index, closing));
                continue;
            }
            if open
                .last()
                .is_some_and(|(_, closing)| *closing == piece.token)
            {
                let Some((partner, _)) = open.pop() else {
                    break;
                };
                self.set_partner(partner, index);
                self.set_partner(index, partner);
            }
        }
    }

    fn set_partner(&mut self, index: usize, partner: usize) {
        if let Some(slot) = self.partners.get_mut(index) {
            *slot = Some(partner);
        }
    }

    /// Comments stand in what no token occupies.
    fn find_comments(&mut self, text: &str, from: usize, to: usize) {
        let mut at = from;
        while let Some(gap) = text.get(at..to) {
            let Some(found) = gap.find("//").into_iter().chain(gap.find("/*")).min() else {
                return;
            };
            let start = at + found;
            let rest = gap.get(found..).unwrap_or_default();
            let length = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            };
            self.comments.push((start, start + length));
            at = start + length;
        }
    }
}

fn line_and_column(position: Position) -> (usize, usize) {
    (
        position.line().unwrap_or(0),
        position.position().unwrap_or(0),
    )
}

fn end_of(token: &Token, text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let length = match token {
        Token::IntegerConstant(..) | Token::DecimalConstant(..) => number_length(rest),
        Token::StringConstant(..) | Token::CharConstant(..) | Token::InterpolatedString(..) => {
            text_length(rest)
        }
        Token::Identifier(name) | Token::Reserved(name) => name.len(),
        Token::LexError(error) => match **error {
            LexError::MalformedNumber(..) => number_length(rest),
            LexError::UnterminatedString => rest.find('\n').unwrap_or(rest.len()),
            _ => 1,
        },
        other if other.is_literal() => other.literal_syntax().len(),
        _ => 1,
    };
    let mut end = start.saturating_add(length.max(1)).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

fn number_length(rest: &str) -> usize {
    let mut length = 0;
    let mut point = false;
    let mut characters = rest.chars().peekable();
    while let Some(c) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let belongs = match c {
            '-' => length == 0,
            '.' if !point && !matches!(next, '.' | '_') && !next.is_ascii_alphabetic() => {
                point = true;
                true
            }
            c => c == '_' || c.is_ascii_alphanumeric(),
        };
        if !belongs {
            break;
        }
        length += c.len_utf8();
    }
    length
}

/// Length of a text with its quotes, whichever of Rhai's quotes it has.
fn text_length(rest: &str) -> usize {
    if rest.starts_with('#') {
        let hashes = rest.chars().take_while(|c| *c == '#').count();
        let closing = format!("\"{}", "#".repeat(hashes));
        let body = rest.get(hashes + 1..).unwrap_or_default();
        return body
            .find(&closing)
            .map_or(rest.len(), |end| hashes + 1 + end + closing.len());
    }
    let mut characters = rest.char_indices().peekable();
    let Some((_, quote)) = characters.next() else {
        return 0;
    };
    while let Some((at, c)) = characters.next() {
        if c == '\\' && quote != '`' {
            characters.next();
        } else if c == quote {
            if characters.peek().is_some_and(|(_, next)| *next == quote) {
                characters.next();
            } else {
                return at + c.len_utf8();
            }
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let tokens = Tokens::of(&Engine::new_raw(), text);
        tokens
            .iter()
            .map(|p| text[p.start..p.end].to_owned())
            .collect()
    }

    #[test]
    fn tokens_end_where_they_end() {
        assert_eq!(
            pieces("let é = 1; // no"),
            ["let", "é"],
            "an identifier that cannot be read ends the list"
        );
        assert_eq!(
            pieces("f(\"a \\\" b\", -1.50..=2) // x"),
            ["f", "(", "\"a \\\" b\"", ",", "-1.50", "..=", "2", ")"]
        );
        assert_eq!(pieces("\"قلم\" == x"), ["\"قلم\"", "==", "x"]);
    }

    #[test]
    fn comments_are_found_between_tokens() {
        let text = "//! head\nlet a = /* mid */ 1; // tail";
        let tokens = Tokens::of(&Engine::new_raw(), text);
        let found: Vec<&str> = tokens
            .comments()
            .iter()
            .map(|(s, e)| &text[*s..*e])
            .collect();
        assert_eq!(found, ["//! head", "/* mid */", "// tail"]);
    }
}
