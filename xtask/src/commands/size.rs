//! `cargo xtask size`: what citizens and authors download, against the budgets.

use super::build::CompilerOptions;
use crate::dist::element;
use crate::failure::{Failure, Result};
use crate::folders;
use crate::size::{self, BUDGET, ceiling, functions};
use crate::tools::{npm, wasm_toolchain};

/// What can be asked about sizes.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct SizeOptions {
    /// List what the module spends its bytes on instead, with this many of its largest functions
    #[arg(long, value_name = "MOST")]
    functions: Option<usize>,
    #[command(flatten)]
    compiler: CompilerOptions,
}

/// Prints the table for what is in `dist/` now. A total above the budget is said;
/// one above the ceiling is an error.
pub fn run(options: SizeOptions) -> Result {
    if let Some(most) = options.functions {
        npm::ensure()?;
        let toolchain = wasm_toolchain::ensure(options.compiler.wasm_compiler)?;
        let module = element::MODULE.with_names(toolchain)?;
        functions::lines(&module, most)?
            .iter()
            .for_each(|line| println!("{line}"));
        return Ok(());
    }
    let dist = folders::dist();
    if !dist.is_dir() {
        return Err(Failure::Advice(
            "there is no `dist/`: run `cargo xtask build`".to_owned(),
        ));
    }
    let report = size::read(&dist)?;
    report.lines().iter().for_each(|line| println!("{line}"));
    for line in report.over(|_| BUDGET) {
        println!("not yet within the budget: {line}");
    }
    let mut over = report.over(ceiling);
    let author = size::studio::sum(&size::studio::read(&dist)?).brotli;
    let budget = size::studio::BUDGET;
    println!("authors' page, first load: {author} bytes of {budget}");
    if author > budget {
        over.push(format!("authors' page: {author} bytes, above {budget}"));
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::Advice(format!(
        "the download grew: {}",
        over.join("; ")
    )))
}
