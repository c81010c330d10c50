//! Rhai's one syntax error per file, in our words.

use rhai::{LexError, ParseError, ParseErrorType};

use super::Reader;
use crate::diagnostic::Code;
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
            self.report(code, bytes, message(error.err_type()), "", help);
        }
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
        ParseErrorType::BadInput(LexError::ImproperSymbol(sign, _)) => {
            return (
                Code::Syntax,
                format!("remove `{sign}` or write what the message says"),
            );
        }
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            (Code::Syntax, "close the text with `\"` on the same line")
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
