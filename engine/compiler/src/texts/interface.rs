//! The interface's own words: buttons, headings, statuses. They lie beside the pages
//! (`engine/pages/texts/<language>.ftl`, every key starts with `ui-`), are built into the compiler
//! and become part of every texts file, so that a package need not repeat them.
//!
//! A package may say any of them differently in its own `texts/<language>.ftl`; in a language
//! that is not here it must say all of them.

use super::from_ftl::{self, Entries, Source};
use super::needs::{ArgKind, FORM, Need};
use crate::diagnostic::Diagnostics;
use fluent_syntax::ast;
use selfcheck_runtime::text::Category;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const FILES: [(&str, &str); 3] = [
    ("ar", include_str!("../../../pages/texts/ar.ftl")),
    ("en", include_str!("../../../pages/texts/en.ftl")),
    ("ru", include_str!("../../../pages/texts/ru.ftl")),
];

/// Texts that the locale gives when nobody says otherwise, with their values.
pub const FROM_LOCALE: [(&str, &[(&str, ArgKind)]); 3] = [
    ("ui-currency", &[]),
    (
        "ui-date",
        &[
            ("day", ArgKind::Text),
            ("month", ArgKind::Text),
            ("year", ArgKind::Text),
        ],
    ),
    ("ui-money", &[("amount", ArgKind::Number)]),
];

/// Whether the locale gives a text when nobody says otherwise.
#[must_use]
pub fn is_from_locale(key: &str) -> bool {
    FROM_LOCALE.iter().any(|(known, _)| *known == key)
}

/// The file that a place in an interface text names: none of the package's.
pub const NO_FILE: u32 = u32::MAX;

/// Languages whose interface is built in.
pub fn languages() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(language, _)| *language)
}

/// The interface in a language, if it is built in.
#[must_use]
pub fn entries(language: &str, diagnostics: &mut Diagnostics) -> Option<Entries<'static>> {
    let (_, text) = FILES.iter().find(|(known, _)| *known == language)?;
    Some(from_ftl::read(
        Source {
            file: NO_FILE,
            text,
        },
        diagnostics,
    ))
}

/// Every text of the interface with the values that some language uses in it. A value is a count
/// if some language chooses by its plural category.
#[must_use]
pub fn needs() -> &'static [Need] {
    static NEEDS: LazyLock<Vec<Need>> = LazyLock::new(read_needs);
    &NEEDS
}

fn read_needs() -> Vec<Need> {
    let mut texts: BTreeMap<String, Values> = BTreeMap::new();
    for language in languages() {
        let Some(entries) = entries(language, &mut Diagnostics::default()) else {
            continue;
        };
        for (key, entry) in &entries.messages {
            texts
                .entry(key.clone())
                .or_default()
                .pattern(&entry.pattern);
        }
    }
    let mut needs: Vec<Need> = texts
        .into_iter()
        .map(|(key, values)| {
            let args = values.0.into_iter().map(|(name, kind)| {
                let is_amount = key.starts_with("ui-per-") && name == "amount";
                (
                    name.to_owned(),
                    if is_amount { ArgKind::Number } else { kind },
                )
            });
            Need {
                program: None,
                required: true,
                args: args.collect(),
                key,
            }
        })
        .collect();
    needs.extend(FROM_LOCALE.iter().map(|(key, args)| {
        Need {
            program: None,
            key: (*key).to_owned(),
            required: false,
            args: args
                .iter()
                .map(|(name, kind)| ((*name).to_owned(), *kind))
                .collect(),
        }
    }));
    needs
}

/// The values of a text, and what each is.
#[derive(Default)]
struct Values(BTreeMap<&'static str, ArgKind>);

impl Values {
    fn pattern(&mut self, pattern: &ast::Pattern<&'static str>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &ast::Expression<&'static str>) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => {
                match selector {
                    // Every text has it.
                    ast::InlineExpression::VariableReference { id }
                        if matches!(id.name, "reader" | "sex") => {}
                    ast::InlineExpression::VariableReference { id } => {
                        self.0.insert(id.name, chosen_kind(id.name, variants));
                    }
                    selector => self.inline(selector),
                }
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&'static str>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => {
                self.0.entry(id.name).or_insert(ArgKind::Text);
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

fn chosen_kind(name: &str, variants: &[ast::Variant<&str>]) -> ArgKind {
    let is_plural = |variant: &ast::Variant<&str>| match variant.key {
        ast::VariantKey::NumberLiteral { .. } => true,
        ast::VariantKey::Identifier { name } => {
            name != "other" && Category::ALL.iter().any(|category| category.word() == name)
        }
    };
    match name {
        "form" => FORM,
        _ if variants.iter().any(is_plural) => ArgKind::Count,
        _ => ArgKind::Text,
    }
}
