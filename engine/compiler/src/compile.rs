//! The whole way from files to a bundle.

use selfcheck_runtime::bundle::{Core, Manifest};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::TextBundle;

use crate::bundle::places::Places;
use crate::bundle::slice::Only;
use crate::bundle::{self, BundleFile, WriteError};
use crate::cases::{self, Case};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::elaborate::{Audience, elaborate};
use crate::package::{self, Files, Package};
use crate::vocabulary;

/// What to build.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whom the bundle is for.
    pub audience: Audience,
    /// First day of the slice; by default the day on which the package was last reviewed.
    pub from: Option<Day>,
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
    /// The slices, in the manifest's order.
    pub slices: Vec<Core>,
    /// Language and its texts, the default language first.
    pub texts: Vec<(String, TextBundle)>,
    /// What the bundle's files are.
    pub manifest: Manifest,
    /// The files, the manifest first.
    pub files: Vec<BundleFile>,
    /// Where in the sources everything stands.
    pub places: Places,
    /// Worked cases of all programs.
    pub cases: Vec<Case>,
    /// Warnings.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a package.
///
/// # Errors
/// Everything found, warnings included, when an error is among it.
pub fn compile(
    files: &Files,
    options: &Options,
    mut found: Diagnostics,
) -> Result<Compiled, Vec<Diagnostic>> {
    let package = package::read(files, &mut found);
    if !can_be_elaborated(&found) {
        return Err(found.into_sorted());
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
    let from = options.from.unwrap_or(Day(package.about.reviewed));
    match bundle::write(&core, &[from], &[], &texts) {
        Ok(written) => Ok(Compiled {
            core,
            slices: written.slices,
            texts,
            places: Places::of(&package, files, &written.manifest.core.sha256),
            manifest: written.manifest,
            package,
            files: written.files,
            cases,
            diagnostics: found.into_sorted(),
        }),
        Err(_) => Err(found.into_sorted()),
    }
}

impl Compiled {
    /// The same, but with slices and texts for those alone who give these answers.
    ///
    /// # Errors
    /// When the package has no such answers, or its rules do not let slices be cut so.
    pub fn only(mut self, only: &[Only]) -> Result<Compiled, WriteError> {
        let days: Vec<Day> = self
            .slices
            .iter()
            .filter_map(|slice| slice.from)
            .map(Day)
            .collect();
        let written = bundle::write(&self.core, &days, only, &self.texts)?;
        self.slices = written.slices;
        self.texts = written.texts;
        self.manifest = written.manifest;
        self.files = written.files;
        Ok(self)
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
