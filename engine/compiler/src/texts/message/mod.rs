//! From an entry to the text of the bundle: references put in, terms resolved, choices by value
//! written as the runtime's marks (`selfcheck_runtime::text`), and everything checked that would
//! only show when a citizen reads it.
//!
//! A term is resolved here, with the arguments it is given: the bundle knows no terms. What a
//! value is at run time is known from the [`Need`]. Choices between variants are in `choice`.

mod choice;
mod literal;

use super::from_ftl::{Entries, Entry, Source, is_bidi_control, is_bidi_mark};
use super::interface;
use super::locale::Locale;
use super::needs::{ArgKind, Need, READER, SEX};
use crate::diagnostic::{Code, Diagnostics, Span, closest, meant_as};
use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;
use literal::{Literal, is_code, number, number_of, push_escaped, quoted};
use selfcheck_runtime::text::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// A text is no longer, in bytes.
const LONGEST: usize = 16 * 1024;

/// Where a text may look: its own file first, then the package's, then the interface.
pub struct Context<'c, 's> {
    /// Files in that order.
    pub scopes: Vec<&'c Entries<'s>>,
    /// The language.
    pub locale: &'c Locale,
    /// Whether the package says what tells a person's sex.
    pub sexes: bool,
    /// Writes numbers that stand in a text.
    pub numbers: &'c Texts,
}

/// Writes the text of an entry with the runtime's marks. Places of all entries read are added to
/// `used`.
pub fn write<'s>(
    need: &Need,
    entry: &Entry<'s>,
    source: Source<'s>,
    context: &Context<'_, 's>,
    used: &mut BTreeSet<Span>,
    diagnostics: &mut Diagnostics,
) -> String {
    let mut writer = Writer {
        need,
        context,
        used,
        diagnostics,
        path: Vec::new(),
        choices: 0,
        stopped: false,
    };
    let mut text = String::new();
    writer.entry(&need.key, entry, source, None, &mut text);
    text
}

/// Arguments of the term being resolved; none outside of terms.
type Given<'g> = Option<&'g BTreeMap<String, Literal>>;

struct Writer<'w, 'c, 's> {
    need: &'w Need,
    context: &'w Context<'c, 's>,
    used: &'w mut BTreeSet<Span>,
    diagnostics: &'w mut Diagnostics,
    /// Entries being resolved, outermost first.
    path: Vec<(String, Span)>,
    choices: usize,
    stopped: bool,
}

impl<'c, 's> Writer<'_, 'c, 's> {
    fn report(
        &mut self,
        code: Code,
        span: Span,
        message: String,
        help: impl Into<crate::diagnostic::Help>,
    ) {
        self.diagnostics.report(code, span, message, "", help);
    }

    fn entry(
        &mut self,
        key: &str,
        entry: &Entry<'s>,
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        self.used.insert(entry.span);
        if let Some(start) = self.path.iter().position(|(_, span)| *span == entry.span) {
            let circle = self.path.iter().skip(start).map(|(key, _)| key.as_str());
            let circle: Vec<&str> = circle.chain([key]).collect();
            let message = format!(
                "these texts refer to each other: `{}`",
                circle.join("` → `")
            );
            self.report(
                Code::TextCycle,
                entry.span,
                message,
                "write one of them without the others",
            );
            return;
        }
        self.path.push((key.to_owned(), entry.span));
        self.pattern(&entry.pattern, source, given, out);
        self.path.pop();
    }

    fn pattern(
        &mut self,
        pattern: &Pattern<&'s str>,
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => push_escaped(value, out),
                PatternElement::Placeable { expression } => {
                    self.expression(expression, source, given, out);
                }
            }
            // References may repeat each other into something enormous.
            if out.len() > LONGEST && !self.stopped {
                self.stopped = true;
                let span = self.path.first().map_or(Span::default(), |(_, span)| *span);
                let message = format!(
                    "the text `{}` is longer than {LONGEST} bytes",
                    self.need.key
                );
                self.report(
                    Code::FluentSyntax,
                    span,
                    message,
                    "write less, or make several texts of it",
                );
            }
            if self.stopped {
                return;
            }
        }
    }

    fn expression(
        &mut self,
        expression: &Expression<&'s str>,
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        match expression {
            Expression::Inline(inline) => self.inline(inline, source, given, out),
            Expression::Select { selector, variants } => {
                self.select(selector, variants, source, given, out);
            }
        }
    }

    fn inline(
        &mut self,
        inline: &InlineExpression<&'s str>,
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        match inline {
            InlineExpression::StringLiteral { value } => {
                let text = self.unescape(value, source);
                if is_code(&text) {
                    out.push_str("{\"");
                    out.push_str(&text);
                    out.push_str("\"}");
                } else {
                    push_escaped(&text, out);
                }
            }
            InlineExpression::NumberLiteral { value } => {
                let (value, places) = number(value);
                push_escaped(&self.context.numbers.number(value, places), out);
            }
            InlineExpression::VariableReference { id } => {
                self.variable(id.name, source, given, out);
            }
            InlineExpression::FunctionReference { id, arguments } => {
                let name = number_of(id.name, arguments);
                match name {
                    Some(name) => self.variable(name, source, given, out),
                    None => self.refuse_function(id.name, source.span(id.name)),
                }
            }
            InlineExpression::MessageReference { id, attribute } => {
                let span = source.span(id.name);
                let (key, span) = match attribute {
                    Some(attribute) => (
                        [id.name, ".", attribute.name].concat(),
                        span.to(source.span(attribute.name)),
                    ),
                    None => (id.name.to_owned(), span),
                };
                match self.find(false, &key) {
                    Some((entry, source)) => self.entry(&key, entry, source, given, out),
                    None => self.refuse_reference(&key, false, span),
                }
            }
            // The parser allows attributes of terms only to choose by.
            InlineExpression::TermReference { id, arguments, .. } => {
                let inner = self.arguments(arguments.as_ref(), source);
                match self.find(true, id.name) {
                    Some((entry, source)) => {
                        let key = ["-", id.name].concat();
                        self.entry(&key, entry, source, Some(&inner), out);
                    }
                    None => self.refuse_reference(id.name, true, source.span(id.name)),
                }
            }
            InlineExpression::Placeable { expression } => {
                self.expression(expression, source, given, out);
            }
        }
    }

    /// A value shown.
    fn variable(&mut self, name: &str, source: Source<'s>, given: Given<'_>, out: &mut String) {
        if let Some(given) = given {
            match given.get(name) {
                Some(Literal::Text(text)) => push_escaped(text, out),
                Some(Literal::Number(value, places)) => {
                    push_escaped(&self.context.numbers.number(*value, *places), out);
                }
                None => {}
            }
            return;
        }
        match self.kind(name, source) {
            Some(ArgKind::Choice(words)) => {
                let message = format!("`${name}` is there to choose by, not to be shown");
                let help = format!(
                    "write `{{ ${name} -> … }}` with variants for {}",
                    quoted(words)
                );
                self.report(Code::UnknownPlaceable, source.span(name), message, help);
            }
            Some(_) => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            None => {}
        }
    }

    /// What a value is; reported if this text has no such value.
    fn kind(&mut self, name: &str, source: Source<'s>) -> Option<ArgKind> {
        if name == "reader" {
            return Some(READER);
        }
        if name == "sex" {
            // The interface's own words serve packages that say it and others.
            if !self.context.sexes && source.file != interface::NO_FILE {
                let message =
                    "nothing tells the sex of a person, so `$sex` is never known".to_owned();
                let help = "say in package.toml which answers tell it: `[sex.person]`";
                self.report(Code::UnknownPlaceable, source.span(name), message, help);
            }
            return Some(SEX);
        }
        let known = self.need.args.iter().find(|(known, _)| known == name);
        if let Some((_, kind)) = known {
            return Some(*kind);
        }
        let names: Vec<&str> = self
            .need
            .args
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let message = format!("the text `{}` has no value `${name}`", self.need.key);
        let span = source.span(name);
        let help = match closest(name, names.iter().copied()) {
            Some(meant) => meant_as(&format!("${meant}"), name, span, meant),
            None if names.is_empty() => "this text holds no values: write it in words".into(),
            None => format!("its values are `${}`", names.join("`, `$")).into(),
        };
        self.report(Code::UnknownPlaceable, span, message, help);
        None
    }

    fn find(&self, term: bool, key: &str) -> Option<(&'c Entry<'s>, Source<'s>)> {
        self.context.scopes.iter().find_map(|entries| {
            let list = if term {
                &entries.terms
            } else {
                &entries.messages
            };
            Some((list.get(key)?, entries.source?))
        })
    }

    fn arguments(
        &mut self,
        arguments: Option<&CallArguments<&'s str>>,
        source: Source<'s>,
    ) -> BTreeMap<String, Literal> {
        let mut literals = BTreeMap::new();
        for argument in arguments.iter().flat_map(|arguments| &arguments.named) {
            let literal = match argument.value {
                InlineExpression::StringLiteral { value } => {
                    Literal::Text(self.unescape(value, source))
                }
                InlineExpression::NumberLiteral { value } => {
                    let (value, places) = number(value);
                    Literal::Number(value, places)
                }
                _ => continue,
            };
            literals.insert(argument.name.name.to_owned(), literal);
        }
        literals
    }

    /// The characters of a literal; control characters that embed or override are refused.
    fn unescape(&mut self, value: &'s str, source: Source<'s>) -> String {
        let text = unescape_unicode_to_string(value);
        if text.chars().any(|c| is_bidi_control(c) && !is_bidi_mark(c)) {
            let message = "the text holds an invisible character that turns direction".to_owned();
            let help = "delete it: inserted values are isolated, and an identifier in quotes, \
                        `{ \"19680\" }`, reads left to right";
            self.report(Code::BidiControl, source.span(value), message, help);
        }
        text.into_owned()
    }

    fn refuse_function(&mut self, name: &str, span: Span) {
        let message = format!("texts have no function `{name}` that is used like this");
        let help =
            "`NUMBER($n)` is the only one; numbers, amounts and dates are written by the language";
        self.report(Code::TextFunction, span, message, help);
    }

    fn refuse_reference(&mut self, key: &str, term: bool, span: Span) {
        let hyphen = if term { "-" } else { "" };
        let known: Vec<&str> = self
            .context
            .scopes
            .iter()
            .flat_map(|entries| {
                if term {
                    entries.terms.keys()
                } else {
                    entries.messages.keys()
                }
            })
            .map(String::as_str)
            .collect();
        let help = match closest(key, known) {
            Some(meant) => meant_as(&format!("{hyphen}{meant}"), key, span, meant),
            None => {
                format!("write `{hyphen}{key} = …` in this file or in the package's texts").into()
            }
        };
        let message = format!("there is no text `{hyphen}{key}`");
        self.report(Code::UnknownPlaceable, span, message, help);
    }
}
