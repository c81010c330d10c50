//! What each operator means, written once: pure functions from sets of possible values to the set
//! of possible results. Sound: the result holds whatever the operator gives for any choice of one
//! value from each argument. The arguments are taken to be independent.
//!
//! Exact values are sets of one element, and need no second definition. Nothing here knows of
//! graphs, slots or memory; [`crate::bundle::operators`] has the names and arguments.

pub mod calendar;
pub mod choice;
pub mod list;
pub mod number;
pub mod table;
