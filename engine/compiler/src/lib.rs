//! From a rules package to a bundle. The only crate that knows Rhai.
//!
//! ```text
//!  files ─► package (syntax) ─► elaborate ─► core ─┬─► bundle ─► files, by their hashes
//!                └──────────► texts ───────────────┘
//! ```
//!
//! [`compile`] goes all the way. What is found on it is data ([`diagnostic`]) until somebody
//! renders it.

pub mod answers;
pub mod assist;
pub mod bundle;
pub mod cases;
mod compile;
pub mod diagnostic;
pub mod elaborate;
pub mod mutate;
pub mod package;
pub mod sheet;
pub mod start;
pub mod syntax;
pub mod texts;
mod vocabulary;
pub mod workspace;

pub use compile::{Compiled, Options, compile};
