//! From files to what they mean ([`compile`]), and from there to the files of a bundle
//! ([`Compiled::bundle`]).

use std::sync::Arc;

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::TextBundle;

use crate::bundle::slice::Only;
use crate::bundle::{self, WriteError, Written};
use crate::cases::{self, Case};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::elaborate::{Audience, elaborate};
use crate::package::{self, Files, Package};
use crate::vocabulary;

/// What to compile.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whom the bundle is for.
    pub audience: Audience,
    /// The day of compiling, for telling that a review is overdue. None: that is not looked at.
    pub today: Option<Day>,
}

/// A compiled package.
#[derive(Debug, Clone)]
pub struct Compiled {
    /// What the files declare.
    pub package: Package,
    /// The core, with the whole history of the parameters.
    pub core: Core,
    /// Language and its texts, the default language first.
    pub texts: Vec<(String, TextBundle)>,
    /// Worked cases of all programs.
    pub cases: Vec<Arc<Case>>,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a package.
///
/// # Errors
/// What was found, warnings included, when an error is among it; there always is. While declarations cannot
/// be read, without what would only follow from that.
pub fn compile(
    files: &Files,
    options: &Options,
    mut found: Diagnostics,
) -> Result<Compiled, Vec<Diagnostic>> {
    let package = package::read(files, &mut found);
    let programs = &package.programs;
    let unread = programs.iter().any(|program| program.script.unread);
    if unread || package.result_script.unread || !can_be_elaborated(&found) {
        let mut found = found.into_sorted();
        let is_broken = |one: &Diagnostic| {
            let of_toml = matches!(one.code, Code::TomlSyntax | Code::DeclaredTwice);
            let file = files.of(one.span).filter(|_| of_toml);
            file.is_some_and(|file| file.is_broken_toml(one.span.file))
        };
        let broken = found.iter().any(is_broken);
        found.retain(|one| one.code != Code::UnknownId && (!broken || stands_alone(one.code)));
        return Err(found);
    }
    review_overdue(&package, options.today, &mut found);
    let core = elaborate(&package, options.audience, &mut found);
    let texts = vocabulary::compile_texts(&package, files, &mut found);
    let cases = cases::read(files, &package, &mut found);
    let Some(core) = core.filter(|_| !found.has_errors()) else {
        return Err(found.into_sorted());
    };
    // Whatever stops a program has said so; this holds even if it has not.
    if let Some(lost) = package.programs.get(core.programs.len()) {
        let message = "a program of the package could not be laid out";
        let help = "use smaller figures, or round before dividing again";
        found.report(Code::MayOverflow, lost.id.span, message, "", help);
        return Err(found.into_sorted());
    }
    Ok(Compiled {
        package,
        core,
        texts,
        cases,
        diagnostics: found.into_sorted(),
    })
}

impl Compiled {
    /// The bundle: with a slice from a day on, by default the day on which the package was last
    /// reviewed, and with slice and texts for those alone who give these answers.
    ///
    /// # Errors
    /// When the package has no such answers, or its rules do not let slices be cut so.
    pub fn bundle(&self, from: Option<Day>, only: &[Only]) -> Result<Written, WriteError> {
        let from = from.unwrap_or(Day(self.package.about.reviewed));
        bundle::write(&self.core, &[from], only, &self.texts)
    }
}

/// Whether the declarations are whole enough for names to be resolved: a file that could not be
/// read would make everything it declares look unknown.
fn can_be_elaborated(found: &Diagnostics) -> bool {
    !found.iter().any(|one| {
        matches!(
            one.code,
            Code::MissingFile
                | Code::NotText
                | Code::TomlSyntax
                | Code::UnknownField
                | Code::MissingField
                | Code::WrongField
                | Code::DeclaredTwice
                | Code::BadName
                | Code::Syntax
                | Code::CsvSyntax
        )
    })
}

/// Whether it is said of one file alone. While another cannot be read, everything that it declares
/// is unknown, and what follows from that is nobody's mistake.
fn stands_alone(code: Code) -> bool {
    let of_a_file = matches!(
        code,
        Code::MissingFile
            | Code::NotText
            | Code::TomlSyntax
            | Code::DeclaredTwice
            | Code::BidiControl
            | Code::CsvSyntax
    );
    of_a_file || code.text().starts_with("E01")
}

fn review_overdue(package: &Package, today: Option<Day>, found: &mut Diagnostics) {
    let review_by = &package.about.review_by;
    if today.is_some_and(|today| today.0 > review_by.value) {
        found.report(
            Code::ReviewOverdue,
            review_by.span,
            format!(
                "these rules had to be reviewed by {}",
                Day(review_by.value).iso()
            ),
            "",
            "compare them with their sources, then move `reviewed` and `review_by`",
        );
    }
}
