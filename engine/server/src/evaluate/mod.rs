//! From the body of a request to outcomes: what `selfcheck eval` writes, to the byte, and what to
//! ask next.
//!
//! It is work for a processor, so it is done on threads of its own ([`Workers`]), never on those
//! that hold connections.

mod answer;
mod request;
mod workers;

pub use answer::{EvaluationJson, NextQuestion, ResponseJson};
pub use request::RequestJson;
pub use workers::Workers;
