//! Text → [`Script`] or [`Expr`], by Rhai's parser.
//!
//! Rhai parses permissively: nothing is disabled, nothing optimised. Then the tree is walked and
//! everything outside the subset is refused by name, at its place, all of it at once (of syntax
//! errors Rhai gives one). What has a token of its own is refused by `super::refused` before;
//! names that exist nowhere, types and units are not looked at here.
//!
//! [`statements`] walks what stands at the top level, [`rules`] the verbs, [`expressions`] and
//! [`chains`] the rest; [`places`] turns Rhai's positions into spans.

mod blocks;
mod chains;
mod closures;
mod expressions;
pub(crate) mod numbers;
mod places;
mod rules;
mod statements;
mod syntax_errors;

use std::collections::BTreeMap;

use rhai::{Engine, ScriptFuncDef, Shared};

use super::refused::refused_tokens;
use super::tokens::{Tokens, is_too_long};
use super::words::Reserved;
use super::{Expr, ExprKind, Script};
use crate::diagnostic::{Code, Diagnostics, Fix, Help, Span};

/// How deep an expression may nest: safe on a browser's stack too.
const DEPTH: usize = 256;

/// Where a text stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The whole text in its file.
    pub span: Span,
    /// Whether each byte of the text is a byte of the file. A TOML text with escapes is not:
    /// findings in it point at the whole.
    pub exact: bool,
}

impl Place {
    /// A text that is a file of its own.
    #[must_use]
    pub fn file(file: u32, text: &str) -> Self {
        Place {
            span: Span {
                file,
                start: 0,
                end: offset(text.len()),
            },
            exact: true,
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        if !self.exact {
            return self.span;
        }
        let shift = |byte: usize| {
            self.span
                .start
                .saturating_add(offset(byte))
                .min(self.span.end)
        };
        Span {
            file: self.span.file,
            start: shift(start),
            end: shift(end.max(start)),
        }
    }
}

/// A byte offset as spans keep it; a file beyond 4 GB is refused before it is parsed.
fn offset(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `criteria.rhai`
    Program,
    /// `results.rhai`
    Results,
    /// An expression in a TOML file.
    Expression,
}

/// Rhai's parser, set up once.
pub struct Parser {
    engine: Engine,
}

impl Default for Parser {
    fn default() -> Self {
        let mut engine = Engine::new_raw();
        #[cfg(not(feature = "small"))]
        engine.set_optimization_level(rhai::OptimizationLevel::None);
        engine.set_max_expr_depths(DEPTH, DEPTH);
        Parser { engine }
    }
}

impl Parser {
    /// Reads the rules of a program.
    pub fn program(
        &self,
        text: &str,
        place: Place,
        names: &Reserved,
        out: &mut Diagnostics,
    ) -> Script {
        self.read(text, place, names, out, Kind::Program).0
    }

    /// Reads the functions of `results.rhai`.
    pub fn results(
        &self,
        text: &str,
        place: Place,
        names: &Reserved,
        out: &mut Diagnostics,
    ) -> Script {
        self.read(text, place, names, out, Kind::Results).0
    }

    /// Reads one expression; [`ExprKind::Refused`] when it cannot be read.
    pub fn expression(
        &self,
        text: &str,
        place: Place,
        names: &Reserved,
        out: &mut Diagnostics,
    ) -> Expr {
        self.read(text, place, names, out, Kind::Expression)
            .1
            .unwrap_or(Expr {
                kind: ExprKind::Refused,
                span: place.span,
            })
    }

    fn read(
        &self,
        text: &str,
        place: Place,
        names: &Reserved,
        out: &mut Diagnostics,
        kind: Kind,
    ) -> (Script, Option<Expr>) {
        if is_too_long(text) || u32::try_from(text.len()).is_err() {
            out.report(
                Code::TooDeep,
                place.span,
                "this text has too many lines, or a line that is too long",
                "",
                "write at most 60000 lines of at most 60000 characters",
            );
            return (unread(), None);
        }
        let tokens = Tokens::of(&self.engine, text);
        let mut reader = Reader {
            text,
            place,
            kind,
            tokens: &tokens,
            names,
            out,
            found: Vec::new(),
            silent: None,
            functions: BTreeMap::new(),
            frames: vec![Vec::new()],
        };
        let mut stop = false;
        for refusal in refused_tokens(text, &tokens) {
            stop |= refusal.message.starts_with("a text with a value");
            let (start, end) = refusal.place;
            let fix = refusal
                .instead
                .filter(|_| place.exact)
                .map(|text| Fix::replace(place.span(start, end), text));
            let help = Help::from(refusal.help).with(fix);
            reader.report(refusal.code, refusal.place, refusal.message, "", help);
        }
        if stop {
            return (unread(), None);
        }
        match self.engine.compile(text) {
            Ok(tree) => reader.tree(&tree),
            Err(error) => {
                reader.syntax_error(&error);
                (unread(), None)
            }
        }
    }
}

/// A script that could not be read.
fn unread() -> Script {
    Script {
        unread: true,
        ..Script::default()
    }
}

/// Walks one tree.
struct Reader<'a> {
    text: &'a str,
    place: Place,
    kind: Kind,
    tokens: &'a Tokens,
    names: &'a Reserved,
    out: &'a mut Diagnostics,
    /// Bytes of what was reported, for saying each thing once.
    found: Vec<(usize, usize)>,
    /// Something was left out of the tree in the belief that it was reported by its token.
    silent: Option<Span>,
    /// Closures by the name that Rhai gave them.
    functions: BTreeMap<String, Shared<ScriptFuncDef>>,
    /// Names declared, by block.
    frames: Vec<Vec<String>>,
}

impl Reader<'_> {
    fn report(
        &mut self,
        code: Code,
        bytes: (usize, usize),
        message: impl Into<String>,
        label: &str,
        help: impl Into<crate::diagnostic::Help>,
    ) {
        self.found.push(bytes);
        let span = self.place.span(bytes.0, bytes.1);
        self.out.report(code, span, message, label, help);
    }

    fn report_at(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<crate::diagnostic::Help>,
    ) {
        self.found.push((0, 0));
        self.out.report(code, span, message, label, help);
    }

    /// Something whose token was refused already.
    fn refused(&mut self, span: Span) -> Expr {
        self.silent = self.silent.or(Some(span));
        Expr {
            kind: ExprKind::Refused,
            span,
        }
    }
}
