//! From an entry to the text of the bundle: references put in, terms resolved, choices by value
//! written as the runtime's marks (`selfcheck_runtime::text`), and everything checked that would
//! only show when a citizen reads it.
//!
//! A term is resolved here, with the arguments it is given: the bundle knows no terms. What a
//! value is at run time is known from the [`Need`].

use super::from_ftl::{Entries, Entry, Source, is_bidi_control, is_bidi_mark};
use super::locale::Locale;
use super::needs::{ArgKind, Need};
use crate::diagnostic::{Code, Diagnostics, Span, did_you_mean};
use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::unicode::unescape_unicode_to_string;
use selfcheck_runtime::text::{Category, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// Choices within choices, at most: the runtime reads no more.
const DEEPEST_CHOICE: usize = 8;
/// A text is no longer, in bytes.
const LONGEST: usize = 16 * 1024;

/// Where a text may look: its own file first, then the package's, then the interface.
pub struct Context<'c, 's> {
    /// Files in that order.
    pub scopes: Vec<&'c Entries<'s>>,
    /// The language.
    pub locale: &'c Locale,
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

/// What a term's argument can be.
#[derive(Debug, Clone)]
enum Literal {
    Text(String),
    Number(i128, u32),
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
    fn report(&mut self, code: Code, span: Span, message: String, help: impl Into<String>) {
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
                let key = match attribute {
                    Some(attribute) => [id.name, ".", attribute.name].concat(),
                    None => id.name.to_owned(),
                };
                match self.find(false, &key) {
                    Some((entry, source)) => self.entry(&key, entry, source, given, out),
                    None => self.refuse_reference(&key, false, source.span(id.name)),
                }
            }
            InlineExpression::TermReference {
                id,
                attribute,
                arguments,
            } => {
                if let Some(attribute) = attribute {
                    let message = format!(
                        "`-{}.{}` can be chosen by, not shown",
                        id.name, attribute.name
                    );
                    let help = "use the term itself, or choose by its attribute";
                    self.report(
                        Code::UnknownPlaceable,
                        source.span(attribute.name),
                        message,
                        help,
                    );
                    return;
                }
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
        let help = match did_you_mean(name, names.iter().copied()) {
            Some(meant) => format!("did you mean `${meant}`?"),
            None if names.is_empty() => "this text holds no values: write it in words".to_owned(),
            None => format!("its values are `${}`", names.join("`, `$")),
        };
        self.report(Code::UnknownPlaceable, source.span(name), message, help);
        None
    }

    fn select(
        &mut self,
        selector: &InlineExpression<&'s str>,
        variants: &[Variant<&'s str>],
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        let by = match selector {
            InlineExpression::VariableReference { id } => Err(id.name),
            InlineExpression::FunctionReference { id, arguments } => {
                match number_of(id.name, arguments) {
                    Some(name) => Err(name),
                    None => return self.refuse_function(id.name, source.span(id.name)),
                }
            }
            InlineExpression::StringLiteral { value } => {
                Ok(Some(Literal::Text(self.unescape(value, source))))
            }
            InlineExpression::NumberLiteral { value } => {
                let (value, places) = number(value);
                Ok(Some(Literal::Number(value, places)))
            }
            InlineExpression::TermReference {
                id,
                attribute: Some(attribute),
                arguments,
            } => {
                let key = [id.name, ".", attribute.name].concat();
                let inner = self.arguments(arguments.as_ref(), source);
                match self.find(true, &key) {
                    Some((entry, source)) => {
                        let mut text = String::new();
                        self.entry(
                            &["-", &key].concat(),
                            entry,
                            source,
                            Some(&inner),
                            &mut text,
                        );
                        Ok(Some(Literal::Text(text)))
                    }
                    None => return self.refuse_reference(&key, true, source.span(id.name)),
                }
            }
            _ => Ok(None),
        };
        match (by, given) {
            (Err(name), None) => self.choice(name, variants, source, out),
            (Err(name), Some(inner)) => {
                let chosen = self.chosen(inner.get(name), variants);
                self.chosen_pattern(chosen, source, given, out);
            }
            (Ok(literal), _) => {
                let chosen = self.chosen(literal.as_ref(), variants);
                self.chosen_pattern(chosen, source, given, out);
            }
        }
    }

    fn chosen_pattern(
        &mut self,
        variant: Option<&Variant<&'s str>>,
        source: Source<'s>,
        given: Given<'_>,
        out: &mut String,
    ) {
        if let Some(variant) = variant {
            self.pattern(&variant.value, source, given, out);
        }
    }

    /// The variant that fits something known here.
    fn chosen<'v>(
        &self,
        by: Option<&Literal>,
        variants: &'v [Variant<&'s str>],
    ) -> Option<&'v Variant<&'s str>> {
        let fits = |variant: &&Variant<&str>| match (&variant.key, by) {
            (VariantKey::Identifier { name }, Some(Literal::Text(text))) => name == text,
            (VariantKey::Identifier { name }, Some(Literal::Number(value, places))) => {
                self.context.locale.plural.category(*value, *places).word() == *name
            }
            (VariantKey::NumberLiteral { value }, Some(Literal::Number(number, places))) => {
                exact_key(value) == exact_key(&plain(*number, *places))
            }
            _ => false,
        };
        variants
            .iter()
            .find(fits)
            .or_else(|| variants.iter().find(|variant| variant.default))
    }

    /// A choice by a value that is known at run time.
    fn choice(
        &mut self,
        name: &str,
        variants: &[Variant<&'s str>],
        source: Source<'s>,
        out: &mut String,
    ) {
        let Some(kind) = self.kind(name, source) else {
            return;
        };
        if kind == ArgKind::Date {
            let message = format!("a text cannot choose by the date `${name}`");
            self.report(
                Code::UnknownPlaceable,
                source.span(name),
                message,
                "show the date instead",
            );
            return;
        }
        if self.choices == DEEPEST_CHOICE {
            let message = "choices are nested too deeply".to_owned();
            let help = "split the text into several, and refer to them";
            self.report(Code::FluentSyntax, source.span(name), message, help);
            return;
        }
        self.check_keys(name, kind, variants, source);
        self.choices += 1;
        out.push('{');
        out.push_str(name);
        // Exact numbers win over categories wherever they stand; the default comes last.
        let exact = |v: &&Variant<&str>| matches!(v.key, VariantKey::NumberLiteral { .. });
        let others = || variants.iter().filter(|variant| !variant.default);
        for variant in others().filter(exact).chain(others().filter(|v| !exact(v))) {
            out.push('|');
            match variant.key {
                VariantKey::NumberLiteral { value } => {
                    out.push('=');
                    out.push_str(&exact_key(value));
                }
                VariantKey::Identifier { name } => out.push_str(name),
            }
            out.push(':');
            self.pattern(&variant.value, source, None, out);
        }
        out.push_str("|:");
        let default = variants.iter().find(|variant| variant.default);
        self.chosen_pattern(default, source, None, out);
        out.push('}');
        self.choices -= 1;
    }

    /// Keys that occur twice or can never fit, and plural categories without a variant.
    fn check_keys(
        &mut self,
        name: &str,
        kind: ArgKind,
        variants: &[Variant<&'s str>],
        source: Source<'s>,
    ) {
        let plural = &self.context.locale.plural;
        let categories = plural.categories(kind == ArgKind::Number);
        let words: Vec<&str> = categories.iter().map(|category| category.word()).collect();
        let mut seen = BTreeSet::new();
        let mut exact = BTreeSet::new();
        for variant in variants {
            let (key, shown) = match variant.key {
                VariantKey::Identifier { name } => (name.to_owned(), name),
                VariantKey::NumberLiteral { value } => (exact_key(value), value),
            };
            let span = source.span(shown);
            let is_number = matches!(variant.key, VariantKey::NumberLiteral { .. });
            if !seen.insert((is_number, key.clone())) {
                let message = format!("the variant `[{shown}]` is here a second time");
                self.report(Code::TextTwice, span, message, "keep one of the two");
            }
            let (fits, known): (bool, &[&str]) = match kind {
                ArgKind::Choice(words) => (!is_number && words.contains(&shown), words),
                ArgKind::Count | ArgKind::Number => (is_number || words.contains(&shown), &words),
                ArgKind::Text | ArgKind::Date => (!is_number, &[]),
            };
            // A default fits everything, whatever it is called.
            let fits = fits || variant.default && !is_number && shown == "other";
            if !fits {
                let message = format!("the variant `[{shown}]` is never chosen by `${name}`");
                let help = match did_you_mean(shown, known.iter().copied()) {
                    Some(meant) => format!("did you mean `[{meant}]`?"),
                    None if known.is_empty() => "a text is compared with words".to_owned(),
                    None => format!("it can be {}", quoted(known)),
                };
                self.report(Code::UnusedText, span, message, help);
            }
            if is_number {
                exact.insert(key);
            }
        }
        if !matches!(kind, ArgKind::Count | ArgKind::Number) {
            return;
        }
        for category in categories {
            let is_there = seen.contains(&(false, category.word().to_owned()))
                || self.is_exact(category, kind, &exact);
            if !is_there {
                self.report_plural(name, category, source);
            }
        }
    }

    /// Whether every number of a category has a variant of its own.
    fn is_exact(&self, category: Category, kind: ArgKind, exact: &BTreeSet<String>) -> bool {
        let plural = &self.context.locale.plural;
        let numbers = plural.examples(category, usize::MAX);
        !numbers.is_empty()
            && (kind == ArgKind::Count || plural.is_whole(category))
            && numbers
                .iter()
                .all(|number| exact.contains(&number.to_string()))
    }

    fn report_plural(&mut self, name: &str, category: Category, source: Source<'s>) {
        let word = category.word();
        let tag = &self.context.locale.tag;
        let message =
            format!("`{tag}` has the plural category `{word}`, and there is no variant for it");
        let mut examples: Vec<String> = self
            .context
            .locale
            .plural
            .examples(category, 3)
            .iter()
            .map(i128::to_string)
            .collect();
        if examples.is_empty() {
            examples.push("1.5".to_owned());
        }
        let help = format!(
            "write a variant `[{word}]`, read with {}",
            examples.join(", ")
        );
        self.report(Code::MissingPlural, source.span(name), message, help);
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
        arguments: Option<&fluent_syntax::ast::CallArguments<&'s str>>,
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
        let help = match did_you_mean(key, known) {
            Some(meant) => format!("did you mean `{hyphen}{meant}`?"),
            None => format!("write `{hyphen}{key} = …` in this file or in the package's texts"),
        };
        let message = format!("there is no text `{hyphen}{key}`");
        self.report(Code::UnknownPlaceable, span, message, help);
    }
}

/// The variable in `NUMBER($n)`.
fn number_of<'s>(
    function: &str,
    arguments: &fluent_syntax::ast::CallArguments<&'s str>,
) -> Option<&'s str> {
    match (
        function,
        arguments.positional.as_slice(),
        arguments.named.as_slice(),
    ) {
        ("NUMBER", [InlineExpression::VariableReference { id }], []) => Some(id.name),
        _ => None,
    }
}

/// A literal that is an identifier, a telephone number or an address: plain ASCII with a letter or
/// a digit, and none of the characters that are marks.
fn is_code(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_alphanumeric())
        && text.bytes().all(|b| {
            b.is_ascii_graphic() && !matches!(b, b'{' | b'}' | b'|' | b'\\' | b'"') || b == b' '
        })
}

fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '\\' | '{' | '|' | '}') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// A number of Fluent: digits, perhaps a point, perhaps a minus. One beyond all bounds is cut.
fn number(text: &str) -> (i128, u32) {
    let places = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let value = text.replace('.', "").parse().unwrap_or(i128::MAX);
    (value, u32::try_from(places).unwrap_or(0))
}

fn plain(value: i128, places: u32) -> String {
    let digits = value.unsigned_abs().to_string();
    let places = usize::try_from(places).unwrap_or(0);
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{whole}.{fraction}")
}

/// The one way in which an exact number is written as a key: `1.5`, not `01.50`.
fn exact_key(text: &str) -> String {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    match (whole, fraction.trim_end_matches('0')) {
        ("0", "") => "0".to_owned(),
        (whole, "") => [sign, whole].concat(),
        (whole, fraction) => [sign, whole, ".", fraction].concat(),
    }
}

fn quoted(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}
