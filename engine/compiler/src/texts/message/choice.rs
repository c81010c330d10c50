//! Choices between variants: resolved here where what they choose by is known, else written for
//! the runtime, with every variant checked against what the value can be.

use super::literal::{Literal, exact_key, number, number_of, plain, quoted};
use super::{Given, Writer};
use crate::diagnostic::{Code, closest, meant_as};
use crate::texts::from_ftl::Source;
use crate::texts::needs::ArgKind;
use fluent_syntax::ast::{InlineExpression, Variant, VariantKey};
use selfcheck_runtime::text::Category;
use std::collections::BTreeSet;

/// Choices within choices, at most: the runtime reads no more.
const DEEPEST_CHOICE: usize = 8;

impl<'s> Writer<'_, '_, 's> {
    pub(super) fn select(
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
                    None => {
                        let span = source.span(id.name).to(source.span(attribute.name));
                        return self.refuse_reference(&key, true, span);
                    }
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
                let help = match closest(shown, known.iter().copied()) {
                    Some(meant) => meant_as(&format!("[{meant}]"), shown, span, meant),
                    None if known.is_empty() => "a text is compared with words".into(),
                    None => format!("it can be {}", quoted(known)).into(),
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
}
