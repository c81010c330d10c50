//! What a citizen downloads before the first question, and an author before the first edit, measured as
//! servers send it.

mod download;
pub mod functions;
mod report;
pub mod studio;
mod weight;

pub use download::read;
pub use report::{BUDGET, ceiling};
