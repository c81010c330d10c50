//! What the language refuses by its tokens alone: everything of Rhai that has a word or a sign of
//! its own. What can only be seen in the tree is refused in `from_rhai`.
//!
//! Refusing by token finds everything in one pass, even where a syntax error ends the parse.

use rhai::{LexError, Token};

use super::tokens::{Piece, Tokens};
use crate::diagnostic::Code;

/// A finding about one token.
pub struct Refusal {
    /// Its code.
    pub code: Code,
    /// Bytes.
    pub place: (usize, usize),
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: &'static str,
    /// What to put in its place, where that is all of what the help says.
    pub instead: Option<String>,
}

/// Digits that Rhai keeps of a number.
const MOST_DIGITS: usize = 28;

/// Everything refused by its token.
#[must_use]
pub fn refused_tokens(text: &str, tokens: &Tokens) -> Vec<Refusal> {
    let mut found = Vec::new();
    let mut before: [Option<&Token>; 2] = [None, None];
    // There `=>` stands between an option and what follows from it.
    let switches = tokens.iter().any(|piece| piece.token == Token::Switch);
    for piece in tokens.iter() {
        let source = text.get(piece.start..piece.end).unwrap_or_default();
        if let Some((written, meant, help)) = turned(text, piece.start).filter(|_| !switches) {
            found.push(Refusal {
                code: Code::Syntax,
                place: (piece.start, piece.start.saturating_add(written.len())),
                message: format!("`{written}` is not an operator"),
                help,
                instead: Some(meant.to_owned()),
            });
        } else if let Some((code, message, help)) = refuse(piece, source, before) {
            found.push(Refusal {
                code,
                place: (piece.start, piece.end),
                message,
                help,
                instead: instead(piece, source),
            });
        }
        before = [before[1], Some(&piece.token)];
    }
    found
}

/// A comparison with its two signs the wrong way round: it, what is meant, and how that is said.
fn turned(text: &str, at: usize) -> Option<(&'static str, &'static str, &'static str)> {
    let rest = text.get(at..)?;
    [
        ("=<", "<=", "\"at most\" is written `<=`"),
        ("=>", ">=", "\"at least\" is written `>=`"),
    ]
    .into_iter()
    .find(|(written, ..)| rest.starts_with(written))
}

type Finding = Option<(Code, String, &'static str)>;

fn refuse(piece: &Piece, source: &str, before: [Option<&Token>; 2]) -> Finding {
    let not_in_language = |help| {
        Some((
            Code::NotInLanguage,
            format!("`{source}` is not part of the language"),
            help,
        ))
    };
    match &piece.token {
        Token::While | Token::Loop | Token::Do | Token::For | Token::Until => Some((
            Code::Loop,
            format!("`{source}` starts a loop, and there are no loops"),
            "use `any`, `all`, `filter`, `map` or `sum` on a list of people",
        )),
        Token::Break | Token::Continue => Some((
            Code::Loop,
            format!("`{source}` belongs to a loop, and there are no loops"),
            "use `any`, `all`, `filter`, `map` or `sum` on a list of people",
        )),
        Token::Equals => match before {
            [Some(Token::Let | Token::Const), Some(Token::Identifier(..))] => None,
            _ => assignment(source),
        },
        token if token.is_op_assignment() => assignment(source),
        Token::Switch => not_in_language(
            "use `if … else if … else`, or a parameter with `key = \"person.fact\"` in parameters.toml",
        ),
        Token::Try | Token::Throw => {
            not_in_language("a script cannot fail; remove it and write the value itself")
        }
        Token::Return => not_in_language("the last expression of a block is its value; remove it"),
        Token::Import | Token::Export => {
            not_in_language("put what several programs use into results.rhai")
        }
        Token::Private => not_in_language("remove it: every function belongs to its own file"),
        Token::Const => not_in_language("write `let`: nothing can be changed anyway"),
        Token::MapStart => not_in_language("declare a table in parameters.toml"),
        Token::Elvis | Token::QuestionBracket | Token::DoubleQuestion => not_in_language(
            "nothing is ever missing: what is not answered yet is kept as unknown by itself",
        ),
        Token::PowerOf => not_in_language("multiply instead: `x * x`"),
        Token::LeftShift | Token::RightShift | Token::Ampersand | Token::XOr => {
            not_in_language("bits cannot be used; write `&&` for and, `||` for or")
        }
        Token::UnaryPlus => not_in_language("leave the `+` out"),
        Token::DoubleColon => not_in_language("names have no modules; write the name alone"),
        Token::CharConstant(..) => not_in_language("write text in double quotes: `\"text\"`"),
        Token::InterpolatedString(..) => Some((
            Code::NotInLanguage,
            "a text with a value inside is not part of the language".to_owned(),
            "texts are only options, keys and ids; what people read stands in the .ftl files",
        )),
        Token::StringConstant(..) if !source.starts_with('"') => {
            not_in_language("write text in double quotes: `\"text\"`")
        }
        Token::NotIn => Some((
            Code::NotIn,
            "`!in` is not part of the language".to_owned(),
            "write `!(a in b)`",
        )),
        Token::Reserved(word) if word.as_str() == "this" => {
            not_in_language("give the function a parameter and use its name")
        }
        Token::IntegerConstant(..) | Token::DecimalConstant(..) => number(source),
        Token::LexError(error) => match **error {
            LexError::MalformedNumber(..) => number(source),
            _ => None,
        },
        _ => None,
    }
}

/// What is written in place of a token alone.
fn instead(piece: &Piece, source: &str) -> Option<String> {
    match &piece.token {
        Token::Const => Some("let".to_owned()),
        Token::Ampersand => Some("&&".to_owned()),
        Token::UnaryPlus | Token::Private => Some(String::new()),
        Token::CharConstant(..) => in_quotes(source, '\''),
        Token::StringConstant(..) => in_quotes(source, '`'),
        _ => None,
    }
}

/// A text with other quotes, where nothing in it is written otherwise then.
fn in_quotes(source: &str, quote: char) -> Option<String> {
    let inside = source.strip_prefix(quote)?.strip_suffix(quote)?;
    let plain = |c: char| !matches!(c, '"' | '\\' | '\n' | '\r') && c != quote;
    (!inside.is_empty() && inside.chars().all(plain)).then(|| format!("\"{inside}\""))
}

fn assignment(source: &str) -> Finding {
    Some((
        Code::Assignment,
        format!("`{source}` changes a value, and values cannot be changed"),
        "give the new value a name of its own with `let`; to compare write `==`",
    ))
}

fn number(source: &str) -> Finding {
    let digits = source.strip_prefix('-').unwrap_or(source);
    if digits.contains(|c: char| !c.is_ascii_digit() && c != '.' && c != '_') {
        return Some((
            Code::NotInLanguage,
            format!("`{source}` is not a decimal number"),
            "write the number with the digits 0 to 9",
        ));
    }
    let significant = digits.trim_start_matches(['0', '_', '.']);
    let kept = significant.chars().filter(char::is_ascii_digit).count();
    let places = digits.split_once('.').map_or(0, |(_, after)| after.len());
    (kept > MOST_DIGITS || places > MOST_DIGITS).then(|| {
        (
            Code::TooManyDigits,
            format!("`{source}` has more than {MOST_DIGITS} digits"),
            "write at most 28 digits: more would be lost without a word",
        )
    })
}
