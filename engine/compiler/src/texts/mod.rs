//! The texts of a package: from Fluent files, the interface's own words and the tables of
//! locales to one [`TextBundle`] per language.
//!
//! ```text
//!  texts/ar.ftl   takaful/ar.ftl       from_ftl      message     to_bundle
//!  the interface's words           ──► entries  ──►  texts  ──►  + locale
//!  names of the package            ──► needs: which texts there must be
//! ```
//!
//! Everything that could go wrong when a citizen reads a text is found here: a text that is
//! missing or that nothing uses, a value that does not exist, a plural category without words.

pub(crate) mod extent;
pub(crate) mod from_ftl;
pub mod interface;
pub mod locale;
mod message;
pub mod needs;
pub mod plural_rule;
mod to_bundle;

use crate::diagnostic::{Code, Diagnostics, Span};
use locale::Locale;
use needs::Need;
use selfcheck_runtime::text::TextBundle;
use std::collections::BTreeSet;
use to_bundle::{Files, OfLanguage};

/// A Fluent file of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextFile<'a> {
    /// Its place in [`crate::package::Files`].
    pub file: u32,
    /// `ar`
    pub language: &'a str,
    /// The program whose folder it is in; none: the package's own.
    pub program: Option<&'a str>,
    /// Its text.
    pub text: &'a str,
}

/// A language of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Language<'a> {
    /// `ar`, the name of its files.
    pub language: &'a str,
    /// `ar-EG`
    pub locale: &'a str,
    /// Where the package declares it.
    pub span: Span,
}

/// Everything that texts are made from.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// Languages, the default first.
    pub languages: &'a [Language<'a>],
    /// Files, in any order.
    pub files: &'a [TextFile<'a>],
    /// Texts of the package ([`needs::needs`]); those of the interface are added.
    pub needs: &'a [Need],
    /// ISO code of the currency.
    pub currency: &'a str,
    /// Decimal places of the currency.
    pub places: u32,
    /// Whether the package says what tells a person's sex.
    pub sexes: bool,
}

/// One bundle for each language whose locale is known, in the order of the languages. What is
/// wrong is reported; a bundle made with errors is not to be used.
pub fn compile(request: &Request<'_>, diagnostics: &mut Diagnostics) -> Vec<TextBundle> {
    let mut needs = request.needs.to_vec();
    needs.extend_from_slice(interface::needs());

    let mut languages = Vec::new();
    for language in request.languages {
        if let Some(locale) = known_locale(*language, diagnostics) {
            languages.push((locale, Files::read(*language, request, diagnostics)));
        }
    }
    let shared = given_somewhere(&needs, &languages);
    languages
        .iter()
        .map(|(locale, files)| {
            let of = OfLanguage {
                locale,
                files,
                others: &languages,
            };
            to_bundle::to_bundle(&needs, &shared, of, request, diagnostics)
        })
        .collect()
}

/// The texts that need not be there, but that one language has: then every language has them, or
/// a citizen reads less than another.
fn given_somewhere<'n>(needs: &'n [Need], languages: &[(Locale, Files<'_>)]) -> BTreeSet<&'n Need> {
    let given = |need: &&Need| {
        languages
            .iter()
            .any(|(_, files)| files.find(need).is_some())
    };
    needs
        .iter()
        .filter(|need| !interface::is_from_locale(&need.key))
        .filter(given)
        .collect()
}

fn known_locale(language: Language<'_>, diagnostics: &mut Diagnostics) -> Option<Locale> {
    let same = language.locale.split('-').next() == language.language.split('-').next();
    if !same {
        let message = format!(
            "`{}` is not a locale of `{}`",
            language.locale, language.language
        );
        let help = format!(
            "write the language and a region, such as `{}-EG`",
            language.language
        );
        diagnostics.report(Code::UnknownLocale, language.span, message, "", help);
        return None;
    }
    let locale = locale::locale(language.locale);
    if locale.is_none() {
        let message = format!("`{}` is not among the known locales", language.locale);
        let mut known = locale::tags();
        known.retain(|tag| !tag.contains('-'));
        let help = format!("known languages: {}", known.join(", "));
        diagnostics.report(Code::UnknownLocale, language.span, message, "", help);
    }
    locale
}
