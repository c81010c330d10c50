//! The laws that hold between what the engine claims and what the oracle computes.
//!
//! [`claims`] says when a claim and a fully known household contradict each other; [`exact`] and
//! [`sound`] are the two laws; [`hunt`] looks for packages and households that break them, and
//! `search` is what it does with one package.

pub mod claims;
pub mod exact;
pub mod hunt;
pub mod pin;
mod search;
pub mod shrink;
pub mod slice;
pub mod sound;
