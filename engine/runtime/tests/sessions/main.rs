//! What a session promises: answers in any order, changed, withdrawn, declined, partial; statuses,
//! questions and reasons that follow.
//!
//! All tests talk about the package in `package`; nothing of it is here.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod answers;
mod any_order;
mod from_outside;
#[cfg(feature = "fast")]
mod layouts;
mod package;
mod questions;
mod statuses;
#[path = "../support/mod.rs"]
mod support;
