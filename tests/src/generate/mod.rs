//! Random packages of the whole language, and random households for any package.
//!
//! Packages are written as files, the way an author writes them; nothing is built behind the
//! compiler's back. The same seed gives the same files.

pub mod coverage;
mod draft;
mod expressions;
pub mod households;
mod package;

pub use coverage::Coverage;
pub use draft::{Draft, Item};
pub use package::package;
