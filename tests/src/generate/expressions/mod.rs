//! Random well-typed expressions, as text.
//!
//! Bounds are followed roughly, so that most of what is written passes the compiler's range proof;
//! what does not is refused there with a code of its own, and counted.
//!
//! Here are the [`Writer`] and its chance. What it writes is beside it, by the type of the value:
//! conditions, choices, dates, and numbers with their sources. Facts, figures and rules around the
//! expressions are in `generate/package/`.

mod arithmetic;
mod by_unit;
mod choices;
mod conditions;
mod dates;
mod figures;
mod lists;
mod numbers;
mod scope;
mod vocabulary;

pub use numbers::Num;
pub use scope::{Bound, Scope};
pub use vocabulary::{Leaf, Other, Param, Read, ResultFn, Ty, UNITS, Unit};

use super::coverage::Coverage;

/// The vocabulary of a package, and chance.
pub struct Writer {
    /// Chance.
    pub rng: fastrand::Rng,
    /// What was used.
    pub coverage: Coverage,
    /// Facts of a person.
    pub person: Vec<Leaf>,
    /// Facts of the household.
    pub household: Vec<Leaf>,
    /// Facts of the unit `family`.
    pub family: Vec<Leaf>,
    /// Facts of the group `things`.
    pub things: Vec<Leaf>,
    /// Parameters.
    pub params: Vec<Param>,
    /// Results.
    pub results: Vec<ResultFn>,
    /// Programs written before.
    pub others: Vec<Other>,
    /// Whether units and groups exist yet.
    pub lists: bool,
    /// Number of the next name.
    pub next: u32,
}

impl Writer {
    /// One of several.
    pub fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.rng.usize(..of.len())].clone()
    }

    /// True once in so many times.
    pub fn rarely(&mut self, times: u32) -> bool {
        self.rng.u32(..times) == 0
    }

    /// A new name.
    pub fn name(&mut self, prefix: &str) -> String {
        self.next += 1;
        format!("{prefix}{}", self.next)
    }

    /// Notes a part of the language.
    pub fn hit(&mut self, part: &'static str) {
        self.coverage.hit(part);
    }

    /// One of several, or nothing, and then without chance, if there are none.
    pub fn one_of_any<T: Clone>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| self.one(of))
    }
}
