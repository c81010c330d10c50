//! [`plan`]: which files of a bundle a check needs, for a day and a language.

use selfcheck_runtime::bundle::{FORMAT, FileRef, Manifest};
use selfcheck_runtime::date::Day;

use crate::problem::{Problem, primary};

/// The files to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The core, or a slice of it.
    pub core: FileRef,
    /// The texts; their `key` is the language.
    pub texts: FileRef,
}

/// Chooses the latest slice that begins on or before the day, and the texts of the language. An
/// empty language means the package's own.
///
/// # Errors
/// A manifest of the future, a day before every slice, a language that is not there.
pub fn plan(manifest: &Manifest, today: Day, language: &str) -> Result<Plan, Problem> {
    if manifest.format > FORMAT {
        return Err(Problem::TooNew);
    }
    let begun = |slice: &&FileRef| Day::parse(&slice.key).is_some_and(|first| first <= today);
    let core = if manifest.slices.is_empty() {
        &manifest.core
    } else {
        manifest
            .slices
            .iter()
            .rfind(begun)
            .ok_or(Problem::TooEarly)?
    };
    let texts = texts(manifest, language).ok_or(Problem::Language)?;
    Ok(Plan {
        core: core.clone(),
        texts: texts.clone(),
    })
}

/// The texts of a language, `ar-EG` also by `ar`.
fn texts<'a>(manifest: &'a Manifest, wanted: &str) -> Option<&'a FileRef> {
    let known = &manifest.texts;
    if wanted.is_empty() {
        return known.first();
    }
    let named = |name: &str| {
        known
            .iter()
            .find(|texts| texts.key.eq_ignore_ascii_case(name))
    };
    named(wanted).or_else(|| named(primary(wanted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(key: &str) -> FileRef {
        FileRef {
            sha256: key.into(),
            size: 1,
            key: key.into(),
        }
    }

    fn manifest() -> Manifest {
        Manifest {
            format: FORMAT,
            package: "egypt".into(),
            version: "1".into(),
            core: file(""),
            slices: vec![file("2025-01-01"), file("2026-03-15")],
            texts: vec![file("ar"), file("en")],
        }
    }

    fn chosen(day: &str, language: &str) -> Result<(String, String), Problem> {
        let plan = plan(&manifest(), Day::parse(day).unwrap(), language)?;
        Ok((plan.core.key, plan.texts.key))
    }

    #[test]
    fn the_latest_slice_that_has_begun_is_taken() {
        assert_eq!(
            chosen("2026-03-14", "en"),
            Ok(("2025-01-01".into(), "en".into()))
        );
        assert_eq!(
            chosen("2026-03-15", "en-EG"),
            Ok(("2026-03-15".into(), "en".into()))
        );
        assert_eq!(chosen("2024-12-31", "en"), Err(Problem::TooEarly));
    }

    #[test]
    fn no_language_is_the_first_and_an_unknown_one_a_problem() {
        assert_eq!(chosen("2026-03-15", "").unwrap().1, "ar");
        assert_eq!(chosen("2026-03-15", "AR-sa").unwrap().1, "ar");
        assert_eq!(chosen("2026-03-15", "fr"), Err(Problem::Language));
    }

    #[test]
    fn a_manifest_of_the_future_is_refused_and_one_without_slices_is_not() {
        let newer = Manifest {
            format: FORMAT + 1,
            ..manifest()
        };
        assert_eq!(plan(&newer, Day(0), ""), Err(Problem::TooNew));
        let whole = Manifest {
            slices: Vec::new(),
            ..manifest()
        };
        assert_eq!(plan(&whole, Day(0), "").unwrap().core, whole.core);
    }
}
