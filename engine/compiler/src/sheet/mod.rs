//! The rule sheet: a page for lawyers that says every rule of a package with its law, its figures by
//! date and its doubts, so that somebody can sign that it is the law.
//!
//! ```text
//!  Compiled ─┐
//!  Files   ──┴► from_compiled ─► Sheet ─► to_html ─► one page of HTML, whole in itself
//! ```
//!
//! A pure function of a package, a language and a day: no clock, no input, no output. What the core
//! hides from its audience is not on the sheet either.

mod address;
mod data;
mod data_figures;
mod excerpt;
mod from_compiled;
mod from_figures;
mod from_programs;
mod html;
mod reached;
mod say;
mod to_html;
mod words;

pub use data::*;
pub use data_figures::*;
use from_compiled::Making;
use say::Say;
use selfcheck_runtime::date::Day;
pub use to_html::to_html;
pub use words::Words;

use crate::package::Files;
use crate::{Compiled, bundle};

/// Why there is no sheet.
#[derive(Debug, thiserror::Error)]
pub enum SheetError {
    /// The package does not speak the language.
    #[error("there are no texts in the language `{wanted}`; there are: {known}")]
    Language {
        /// What was asked for.
        wanted: String,
        /// The languages there are.
        known: String,
    },
    /// The texts cannot be used, which those of a compiled package always can.
    #[error(transparent)]
    Texts(#[from] selfcheck_runtime::text::TextError),
    /// The core has no name, which that of a compiled package always has.
    #[error(transparent)]
    Core(#[from] bundle::WriteError),
}

/// The sheet of a package in one language, by its name or its tag (`ar`, `ar-EG`); in the first unless
/// told. Figures in force are those of the day; of the day of review unless told.
///
/// # Errors
/// See [`SheetError`].
pub fn sheet(
    compiled: &Compiled,
    files: &Files,
    language: Option<&str>,
    date: Option<Day>,
) -> Result<Sheet, SheetError> {
    let wanted = language.unwrap_or_default();
    let mut all = compiled.texts.iter();
    let texts = all.find(|(known, texts)| {
        let same = |tag: &str| tag.eq_ignore_ascii_case(wanted);
        let plain = wanted.split('-').next().unwrap_or_default();
        language.is_none() || same(&texts.language) || known.eq_ignore_ascii_case(plain)
    });
    let Some((_, texts)) = texts else {
        let known = compiled.texts.iter().map(|(known, _)| known.as_str());
        return Err(SheetError::Language {
            wanted: wanted.to_owned(),
            known: known.collect::<Vec<_>>().join(", "),
        });
    };
    let date = date.unwrap_or_else(|| from_compiled::usual_day(&compiled.package));
    let making = Making {
        package: &compiled.package,
        core: &compiled.core,
        files,
        say: Say::new(&compiled.package, texts)?,
        date: date.0,
    };
    let core = bundle::hash(&compiled.core)?;
    Ok(from_compiled::sheet(&making, core))
}
