//! `cargo xtask size`: what a citizen downloads, against the budget.

use crate::failure::{Failure, Result};
use crate::folders;
use crate::size::{self, BUDGET};

/// Prints the table for what is in `dist/` now. An error if a total is above the budget.
pub fn run() -> Result {
    let dist = folders::dist();
    if !dist.is_dir() {
        return Err(Failure::Advice(
            "there is no `dist/`: run `cargo xtask build`".to_owned(),
        ));
    }
    let report = size::read(&dist)?;
    for line in report.lines() {
        println!("{line}");
    }
    let over = report.over(BUDGET);
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::Advice(over.join("; ")))
    }
}
