//! Worked cases: answers, and what must follow from them. They are a program's tests and its
//! documentation.

pub mod coverage;
mod decimal;
mod expect;
pub mod reach;
mod read;
mod run;
mod shown;

pub use expect::{Expected, Expects, Range};
pub use read::read;
pub use run::{Came, CaseReport, Difference, Runner};

use selfcheck_runtime::Answers;
use selfcheck_runtime::date::Day;

use crate::diagnostic::Spanned;

/// One case of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The program's folder.
    pub program: String,
    /// What it shows, unique in the program.
    pub name: Spanned<String>,
    /// The date of evaluation.
    pub date: Day,
    /// What is answered.
    pub answers: Answers,
    /// What must follow.
    pub expects: Expects,
}
