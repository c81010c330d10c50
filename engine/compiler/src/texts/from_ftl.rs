//! From one Fluent file to its [`Entries`]: every message, attribute and term with its place.
//!
//! Reported here is what one file shows by itself: syntax, keys given twice, control characters.
//! What the entries mean is in `message`.

use crate::diagnostic::{Code, Diagnostics, Fix, Help, Span};
use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};
use std::collections::BTreeMap;
use std::collections::btree_map;

/// A file of texts, or one built into the compiler.
#[derive(Debug, Clone, Copy)]
pub struct Source<'s> {
    /// Its place in [`crate::package::Files`].
    pub file: u32,
    /// Its text.
    pub text: &'s str,
}

/// A pattern with the place of its key.
#[derive(Debug, Clone)]
pub struct Entry<'s> {
    /// What it says.
    pub pattern: ast::Pattern<&'s str>,
    /// The key in the file.
    pub span: Span,
}

/// What a file defines.
#[derive(Debug, Clone, Default)]
pub struct Entries<'s> {
    /// The file, for places inside patterns.
    pub source: Option<Source<'s>>,
    /// Some of it could not be read, so that what is missing may only be unread.
    pub damaged: bool,
    /// `title`, `rule-child.met`
    pub messages: BTreeMap<String, Entry<'s>>,
    /// `brand`, `brand.gender`, without the hyphen that terms start with.
    pub terms: BTreeMap<String, Entry<'s>>,
}

impl Source<'_> {
    /// The place of a piece of the text.
    #[must_use]
    pub fn span(&self, piece: &str) -> Span {
        let start = piece
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        self.range(start, start.saturating_add(piece.len()))
    }

    /// A place that covers whole characters.
    fn range(&self, start: usize, end: usize) -> Span {
        let starts_here = |byte: &usize| self.text.is_char_boundary(*byte);
        let start = (0..=start.min(self.text.len())).rev().find(starts_here);
        let end = (end.min(self.text.len())..=self.text.len()).find(starts_here);
        let place = |byte: Option<usize>| u32::try_from(byte.unwrap_or(0)).unwrap_or(u32::MAX);
        Span {
            file: self.file,
            start: place(start),
            end: place(end),
        }
    }
}

/// Braces and brackets within one another, at most: the parser of Fluent recurses.
const DEEPEST: u32 = 24;

/// Reads a file.
pub fn read<'s>(source: Source<'s>, diagnostics: &mut Diagnostics) -> Entries<'s> {
    let mut entries = Entries {
        source: Some(source),
        ..Entries::default()
    };
    refuse_controls(source, diagnostics);
    if let Some(place) = too_deep(source.text) {
        diagnostics.report(
            Code::FluentSyntax,
            source.range(place, place + 1),
            "braces are nested too deeply",
            "",
            "split the text into several, and refer to them",
        );
        entries.damaged = true;
        return entries;
    }
    let resource = match parser::parse_runtime(source.text) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            entries.damaged = true;
            for error in errors {
                report_syntax(source, &error, diagnostics);
            }
            resource
        }
    };
    for entry in resource.body {
        match entry {
            ast::Entry::Message(message) => {
                let key = message.id.name;
                entries.add(false, key, key, message.value, diagnostics);
                for attribute in message.attributes {
                    let full = [key, ".", attribute.id.name].concat();
                    entries.add(
                        false,
                        &full,
                        attribute.id.name,
                        Some(attribute.value),
                        diagnostics,
                    );
                }
            }
            ast::Entry::Term(term) => {
                let key = term.id.name;
                entries.add(true, key, key, Some(term.value), diagnostics);
                for attribute in term.attributes {
                    let full = [key, ".", attribute.id.name].concat();
                    entries.add(
                        true,
                        &full,
                        attribute.id.name,
                        Some(attribute.value),
                        diagnostics,
                    );
                }
            }
            _ => {}
        }
    }
    entries
}

impl<'s> Entries<'s> {
    fn add(
        &mut self,
        term: bool,
        key: &str,
        name: &'s str,
        pattern: Option<ast::Pattern<&'s str>>,
        diagnostics: &mut Diagnostics,
    ) {
        let (Some(source), Some(pattern)) = (self.source, pattern) else {
            return;
        };
        let span = source.span(name);
        let entries = if term {
            &mut self.terms
        } else {
            &mut self.messages
        };
        match entries.entry(key.to_owned()) {
            btree_map::Entry::Vacant(vacant) => {
                vacant.insert(Entry { pattern, span });
            }
            btree_map::Entry::Occupied(first) => {
                let line = line_of(source.text, first.get().span.start);
                diagnostics.report(
                    Code::TextTwice,
                    span,
                    format!("the text `{key}` is here a second time"),
                    "",
                    format!("keep one of the two; the first is in line {line}"),
                );
            }
        }
    }
}

fn line_of(text: &str, byte: u32) -> usize {
    let byte = usize::try_from(byte).unwrap_or(0);
    text.bytes().take(byte).filter(|b| *b == b'\n').count() + 1
}

/// Characters that steer direction and cannot be seen. The three marks may be written as escapes
/// (`{ "\u200F" }`), where a reader sees them.
fn refuse_controls(source: Source<'_>, diagnostics: &mut Diagnostics) {
    for (place, c) in source.text.char_indices() {
        if is_bidi_control(c) {
            let span = source.range(place, place + c.len_utf8());
            let help = "delete it: inserted values are isolated, and an identifier in quotes, \
                        `{ \"19680\" }`, reads left to right";
            diagnostics.report(
                Code::BidiControl,
                span,
                format!(
                    "the text holds the invisible character U+{:04X}",
                    u32::from(c)
                ),
                "",
                Help::from(help).with(Fix::delete(span)),
            );
        }
    }
}

/// Unicode's `Bidi_Control`.
pub(super) fn is_bidi_control(c: char) -> bool {
    is_bidi_mark(c) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The marks among them, which embed and override nothing.
pub(super) fn is_bidi_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Where nesting goes beyond [`DEEPEST`], counted over each entry.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let mut at_line_start = true;
    for (place, c) in text.char_indices() {
        // A new entry: whatever the one before left open does not count.
        if at_line_start && (c.is_ascii_alphabetic() || c == '-') {
            depth = 0;
        }
        at_line_start = c == '\n';
        match c {
            '{' | '(' => depth += 1,
            '}' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(place);
        }
    }
    None
}

fn report_syntax(source: Source<'_>, error: &ParserError, diagnostics: &mut Diagnostics) {
    let (message, help) = match &error.kind {
        ErrorKind::ExpectedToken(token) => (
            format!("`{token}` is expected here"),
            "a text is `key = words`, a value `{ $name }`",
        ),
        ErrorKind::ExpectedCharRange { .. } => (
            "a key, a name or a number is expected here".to_owned(),
            "names are Latin letters, digits, `-` and `_`, and start with a letter",
        ),
        ErrorKind::ExpectedMessageField { entry_id }
        | ErrorKind::ExpectedTermField { entry_id } => (
            format!("the text `{entry_id}` is empty"),
            "write its words after `=`",
        ),
        ErrorKind::MissingDefaultVariant => (
            "a choice needs a variant for everything else".to_owned(),
            "mark one variant with a star: `*[other]`",
        ),
        ErrorKind::MultipleDefaultVariants => (
            "a choice has two variants marked with a star".to_owned(),
            "mark one variant only",
        ),
        ErrorKind::UnbalancedClosingBrace => (
            "this brace closes nothing".to_owned(),
            "delete it; a brace in a text is written `{ \"}\" }`",
        ),
        ErrorKind::MissingValue => (
            "words are expected here".to_owned(),
            "write the words of the text or variant",
        ),
        ErrorKind::TermAttributeAsPlaceable => (
            "an attribute of a term can be chosen by, not shown".to_owned(),
            "show the term itself, or write `{ -term.attribute -> … }`",
        ),
        ErrorKind::UnterminatedStringLiteral => (
            "the quotes are not closed".to_owned(),
            "close the quotes on the same line",
        ),
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => (
            "a choice cannot be made by this".to_owned(),
            "choose by a value, such as `{ $count -> … }`",
        ),
        _ => (
            "this is not Fluent".to_owned(),
            "a text is `key = words`, a value `{ $name }`",
        ),
    };
    let span = source.range(error.pos.start, error.pos.end.max(error.pos.start + 1));
    diagnostics.report(Code::FluentSyntax, span, message, "", help);
}
