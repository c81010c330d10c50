//! The engine: a bundle, what is known so far, and what follows. No input or output, no clock.
//!
//! The folders are the way data goes: [`bundle`] (the file format) is checked into a [`graph`];
//! a [`session`] holds answers; evaluation runs the graph once over sets of possible values with
//! the `operate` functions; [`outcome`] and [`question`] are read off its values ([`known`]).

pub mod bundle;
pub mod codes;
pub mod date;
pub mod decimal;
mod evaluate;
pub mod graph;
pub mod ids;
pub mod json;
pub mod known;
pub mod operate;
pub mod outcome;
pub mod question;
pub mod session;
pub mod sha256;
pub mod text;
pub mod value;

pub use graph::{Bundle, BundleError};
pub use known::{Evaluation, Known};
pub use session::{AnswerError, Answers, Session};
