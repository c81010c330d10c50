//! `selfcheck check`: everything that is wrong with a package.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use selfcheck_compiler::compile;
use selfcheck_compiler::diagnostic::render::render;
use selfcheck_compiler::diagnostic::{Diagnostic, Severity};

use crate::exit::{Exit, Failure, printed};
use crate::load::{self, For, Format};

/// Check packages: syntax, names, types, units, ranges, texts and the shape of the cases
///
/// Everything found is printed at once, on standard output. Nothing is written to disk.
///
/// Example: selfcheck check rules/egypt --format plain
#[derive(Debug, Args)]
pub struct Check {
    /// Folders of packages
    #[arg(required = true, value_name = "PACKAGE")]
    packages: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// End with exit code 1 when there are warnings, too
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    pub fn run(&self) -> Result<Exit, Failure> {
        let mut exit = Exit::Fine;
        for folder in &self.packages {
            let (files, found) = load::files(folder)?;
            let list = match compile(&files, &load::options(For::Public), found) {
                Ok(compiled) => compiled.diagnostics,
                Err(list) => list,
            };
            let text = render(&list, &files, self.format.into());
            printed(io::stdout().lock().write_all(text.as_bytes()))?;
            let (errors, warnings) = count(&list);
            if self.format == Format::Human {
                let (errors, warnings) = (counted(errors, "error"), counted(warnings, "warning"));
                eprintln!("{}: {errors}, {warnings}", folder.display());
            }
            if errors > 0 || (self.deny_warnings && warnings > 0) {
                exit = Exit::Found;
            }
        }
        Ok(exit)
    }
}

fn count(list: &[Diagnostic]) -> (usize, usize) {
    let errors = list
        .iter()
        .filter(|one| one.code.severity() == Severity::Error)
        .count();
    (errors, list.len() - errors)
}

/// `1 error`, `2 errors`.
fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}
