//! What a citizen downloads before the first question, measured as servers send it.

mod download;
pub mod functions;
mod report;
mod weight;

pub use download::read;
pub use report::{BUDGET, ceiling};
