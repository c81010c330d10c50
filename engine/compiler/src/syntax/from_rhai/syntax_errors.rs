//! Rhai's one syntax error per file, in our words.

use rhai::{LexError, ParseError, ParseErrorType};

use super::Reader;
use crate::diagnostic::{Code, Fix, Help};
use crate::syntax::words::is_rhai_word;

impl Reader<'_> {
    /// Reports the error, unless its place has been refused already for a better reason.
    pub(super) fn syntax_error(&mut self, error: &ParseError) {
        let bytes = self.token_bytes(error.position());
        let overlaps = self
            .found
            .iter()
            .any(|(start, end)| *start <= bytes.1 && bytes.0 <= *end);
        let (code, help) = explain(error.err_type());
        let said = overlaps || (code == Code::Assignment && !self.found.is_empty());
        if !said {
            let fix = self.syntax_fix(error.err_type(), bytes);
            let help = Help::from(help).with(fix.filter(|_| self.place.exact));
            self.report(code, bytes, message(error.err_type()), "", help);
        }
    }
}

impl Reader<'_> {
    /// The change that the help names, where it names one.
    fn syntax_fix(&self, error: &ParseErrorType, bytes: (usize, usize)) -> Option<Fix> {
        match error {
            ParseErrorType::MissingToken(token, _) if token == ";" => {
                let before = self.tokens.iter().take_while(|piece| piece.end <= bytes.0);
                let end = before.last()?.end;
                Some(Fix::replace(self.place.span(end, end), ";"))
            }
            ParseErrorType::Reserved(written) => self.comparison(written, bytes.0),
            ParseErrorType::BadInput(LexError::ImproperSymbol(written, _)) => {
                self.comparison(written, bytes.0)
            }
            _ => None,
        }
    }

    /// Another comparison in place of what is written at a byte.
    fn comparison(&self, written: &str, byte: usize) -> Option<Fix> {
        let sign = equality(written)?;
        let here = self.text.get(byte..)?.starts_with(written);
        here.then(|| Fix::replace(self.place.span(byte, byte + written.len()), sign))
    }
}

/// The comparison that another language's sign stands for.
fn equality(sign: &str) -> Option<&'static str> {
    match sign {
        "=" | "===" => Some("=="),
        "!==" => Some("!="),
        _ => None,
    }
}

fn message(error: &ParseErrorType) -> String {
    let text = match error {
        ParseErrorType::UnexpectedEOF => "the text ends in the middle of something".to_owned(),
        ParseErrorType::Reserved(word) if word.as_str() == "===" || word.as_str() == "!==" => {
            format!("`{word}` is not an operator")
        }
        other => other.to_string(),
    };
    let mut quoted = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '\'' => {
                inside = !inside;
                quoted.push('`');
            }
            c if quoted.is_empty() => quoted.extend(c.to_lowercase()),
            c => quoted.push(c),
        }
    }
    if inside { text.to_lowercase() } else { quoted }
}

fn explain(error: &ParseErrorType) -> (Code, String) {
    let (code, help) = match error {
        ParseErrorType::ExprTooDeep => (
            Code::TooDeep,
            "give parts of it a name with `let`, and use the names",
        ),
        ParseErrorType::MismatchedType(..) => (
            Code::TypeMismatch,
            "write a condition: a comparison, or a yes/no fact",
        ),
        ParseErrorType::FnDuplicatedDefinition(..) => (
            Code::DeclaredTwice,
            "give one of the two functions another name",
        ),
        ParseErrorType::FnDuplicatedParam(..) => {
            (Code::DeclaredTwice, "give each parameter a name of its own")
        }
        ParseErrorType::AssignmentToConstant(..) | ParseErrorType::AssignmentToInvalidLHS(..) => (
            Code::Assignment,
            "give the new value a name of its own with `let`; to compare write `==`",
        ),
        ParseErrorType::BadInput(LexError::ImproperSymbol(sign, _)) if sign == "=" => {
            (Code::Assignment, "to compare write `==`")
        }
        ParseErrorType::BadInput(LexError::ImproperSymbol(sign, _)) if equality(sign).is_some() => {
            let sign = equality(sign).unwrap_or_default();
            return (Code::Syntax, format!("to compare write `{sign}`"));
        }
        ParseErrorType::BadInput(LexError::ImproperSymbol(sign, _)) => {
            return (
                Code::Syntax,
                format!("remove `{sign}` or write what the message says"),
            );
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            (Code::Syntax, "close the text with `\"` on the same line")
        }
        ParseErrorType::BadInput(LexError::UnexpectedInput(sign))
            if matches!(sign.as_str(), ")" | "]" | "}") =>
        {
            let help = format!("remove this `{sign}`, or open one before it");
            return (Code::Syntax, help);
        }
        ParseErrorType::BadInput(LexError::UnexpectedInput(_)) => (
            Code::Syntax,
            "names are written with a to z, 0 to 9 and `_`; other letters stand only in \"text\"",
        ),
        ParseErrorType::MissingToken(token, _) if token == ";" => (
            Code::Syntax,
            "put a `;` at the end of what stands before this place",
        ),
        ParseErrorType::MissingToken(token, _) => {
            return (
                Code::Syntax,
                format!("put `{token}` here, or remove what does not belong here"),
            );
        }
        ParseErrorType::Reserved(word) if equality(word).is_some() => {
            let sign = equality(word).unwrap_or_default();
            return (Code::Syntax, format!("to compare write `{sign}`"));
        }
        ParseErrorType::Reserved(word) if is_rhai_word(word) => {
            return (
                Code::Syntax,
                format!("choose another name; as a key write it as text: `param[\"{word}\"]`"),
            );
        }
        ParseErrorType::UnexpectedEOF => (
            Code::Syntax,
            "close what is open: a `)`, `]`, `}` or the end of an expression is missing",
        ),
        ParseErrorType::WrongFnDefinition => (
            Code::Syntax,
            "move the function to the top level of the file",
        ),
        ParseErrorType::PropertyExpected => {
            (Code::Syntax, "write the name of a fact after the `.`")
        }
        ParseErrorType::VariableExpected => {
            (Code::Syntax, "write a name here: small letters and `_`")
        }
        ParseErrorType::LoopBreak => (Code::Loop, "remove it: there are no loops"),
        _ => (
            Code::Syntax,
            "correct this place; what follows is checked after that",
        ),
    };
    (code, help.to_owned())
}
