//! `selfcheck test`: runs the cases of a package, and says how much they would notice.

mod coverage;
mod mutate;

use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::{ArgGroup, Args, ValueEnum};
use selfcheck_compiler::Compiled;
use selfcheck_compiler::cases::{Case, CaseReport, Runner};
use selfcheck_compiler::package::Files;
use selfcheck_runtime::{Bundle, BundleError};
use serde_json::json;

use crate::exit::{Exit, Failure, say};
use crate::load::{self, For};

/// Run the worked cases of packages and show what came out differently
///
/// Ends with a line `N passed, N failed`. With --coverage there follows what the cases have not
/// seen both ways: certainly true in one case and certainly false in another.
///
/// With --mutate small mistakes are made in the scripts, one at a time, and those that no
/// case notices are listed; the cases must pass first. It ends with a line `N changes: N noticed,
/// N refused, N equivalent, N survived (P %)`: the share of those that are not equivalent.
///
/// Neither alters how the command ends, unless --strict is given.
///
/// Example: selfcheck test rules/egypt --program karama --coverage
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("looking").args(["coverage", "mutate"]).multiple(true))]
pub struct Test {
    /// Folders of packages
    #[arg(required = true, value_name = "PACKAGE")]
    packages: Vec<PathBuf>,
    /// Only cases of this program; it alone is looked at and changed
    #[arg(long, value_name = "PROGRAM")]
    program: Option<String>,
    /// Only cases whose name holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Which conditions of the scripts no case has seen true, or none has seen false
    #[arg(long)]
    coverage: bool,
    /// Which small changes to scripts, and to what they read, no case notices
    #[arg(long)]
    mutate: bool,
    /// With --mutate: change the figures of the files too, each that is in force on a case's date
    #[arg(long, requires = "mutate")]
    figures: bool,
    /// End with 1 also where a condition was not seen both ways, or a change survived
    #[arg(long, requires = "looking")]
    strict: bool,
    /// Whom the bundle is for
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
    /// How the reports are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How reports are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Failed cases with expected, got and why
    #[default]
    Human,
    /// One object for each case and each finding, one a line
    Json,
}

/// A package whose cases have been run.
struct Tested<'a> {
    folder: &'a Path,
    files: Files,
    compiled: Compiled,
    /// Whether each of its cases was run and passed.
    passed: Vec<bool>,
}

impl Tested<'_> {
    fn passed(&self) -> impl Iterator<Item = &Case> {
        let cases = self.compiled.cases.iter().zip(&self.passed);
        cases
            .filter(|(_, passed)| **passed)
            .map(|(case, _)| case.as_ref())
    }

    /// A bundle that an engine refuses.
    fn refused(&self, error: &BundleError) -> Failure {
        refused(self.folder, error)
    }
}

impl Test {
    pub fn run(&self) -> Result<Exit, Failure> {
        let (mut passed, mut failed) = (0_u32, 0_u32);
        let mut tested = Vec::new();
        for folder in &self.packages {
            let (compiled, files) = load::package_and_files(folder, &load::options(self.audience))?;
            let bundle =
                Bundle::decode(compiled.core.clone()).map_err(|error| refused(folder, &error))?;
            let mut runner = Runner::new(Rc::new(bundle));
            let mut each = Vec::new();
            for case in &compiled.cases {
                if !self.wants(case) {
                    each.push(false);
                    continue;
                }
                let report = runner.run(case);
                if report.passed() {
                    passed += 1;
                } else {
                    failed += 1;
                }
                each.push(report.passed());
                self.print(&report)?;
            }
            tested.push(Tested {
                folder,
                files,
                compiled,
                passed: each,
            });
        }
        if self.format == Format::Human {
            say(&format!("{passed} passed, {failed} failed"))?;
        } else {
            say(&json!({ "passed": passed, "failed": failed }).to_string())?;
        }
        let mut complete = failed == 0;
        if self.coverage {
            let full = self.show_coverage(&tested)?;
            complete &= full || !self.strict;
        }
        if self.mutate && failed > 0 {
            eprintln!("selfcheck: cases fail, so nothing was changed; correct them first");
        } else if self.mutate {
            let survived = self.show_changes(&tested)?;
            complete &= survived == 0 || !self.strict;
        }
        Ok(if complete { Exit::Fine } else { Exit::Found })
    }

    /// Whether a case is among those to run.
    fn wants(&self, case: &Case) -> bool {
        let named = self
            .filter
            .as_ref()
            .is_none_or(|text| case.name.value.contains(text));
        named && self.wants_program(&case.program)
    }

    fn wants_program(&self, program: &str) -> bool {
        self.program.as_ref().is_none_or(|only| only == program)
    }

    fn print(&self, report: &CaseReport) -> Result<(), Failure> {
        if self.format == Format::Json {
            return say(&as_json(report).to_string());
        }
        if report.passed() {
            return Ok(());
        }
        say(&format!("{}: {}", report.program, report.name))?;
        for difference in &report.differences {
            say(&format!("  {}", difference.what))?;
            say(&format!("    expected  {}", difference.expected))?;
            say(&format!("    got       {}", difference.got))?;
            for why in &difference.why {
                say(&format!("    why       {why}"))?;
            }
        }
        say("")
    }
}

fn refused(folder: &Path, error: &BundleError) -> Failure {
    Failure::Bundle(format!("`{}`: {}: {error}", folder.display(), error.code))
}

fn as_json(report: &CaseReport) -> serde_json::Value {
    let differences: Vec<serde_json::Value> = report
        .differences
        .iter()
        .map(|one| {
            json!({ "what": one.what, "expected": one.expected, "got": one.got, "why": one.why })
        })
        .collect();
    json!({
        "program": report.program,
        "case": report.name,
        "passed": report.passed(),
        "differences": differences,
    })
}
