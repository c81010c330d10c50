//! `selfcheck test`: runs the cases of a package.

use std::path::PathBuf;
use std::rc::Rc;

use clap::{Args, ValueEnum};
use selfcheck_compiler::cases::{self, CaseReport};
use selfcheck_runtime::Bundle;
use serde_json::json;

use crate::exit::{Exit, Failure, say};
use crate::load::{self, For};

/// Run the worked cases of packages and show what came out differently
///
/// Ends with a line `N passed, N failed`.
///
/// Example: selfcheck test rules/egypt --program karama
#[derive(Debug, Args)]
pub struct Test {
    /// Folders of packages
    #[arg(required = true, value_name = "PACKAGE")]
    packages: Vec<PathBuf>,
    /// Only cases of this program
    #[arg(long, value_name = "PROGRAM")]
    program: Option<String>,
    /// Only cases whose name holds this text
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
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
    /// One object for each case, one a line
    Json,
}

impl Test {
    pub fn run(&self) -> Result<Exit, Failure> {
        let (mut passed, mut failed) = (0_u32, 0_u32);
        for folder in &self.packages {
            let compiled = load::package(folder, &load::options(self.audience))?;
            let bundle = Bundle::decode(compiled.core).map_err(|error| {
                Failure::Bundle(format!("`{}`: {}: {error}", folder.display(), error.code))
            })?;
            let bundle = Rc::new(bundle);
            for case in &compiled.cases {
                let named = self
                    .filter
                    .as_ref()
                    .is_none_or(|text| case.name.value.contains(text));
                let of = self
                    .program
                    .as_ref()
                    .is_none_or(|program| case.program == *program);
                if !named || !of {
                    continue;
                }
                let report = cases::run(&bundle, case);
                if report.passed() {
                    passed += 1;
                } else {
                    failed += 1;
                }
                self.print(&report)?;
            }
        }
        if self.format == Format::Human {
            say(&format!("{passed} passed, {failed} failed"))?;
        } else {
            say(&json!({ "passed": passed, "failed": failed }).to_string())?;
        }
        Ok(if failed > 0 { Exit::Found } else { Exit::Fine })
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
