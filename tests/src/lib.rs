//! Helpers shared by the suites in `tests/`: the oracle (which shares no code with the engine), the
//! generators of packages and households, and the laws that tie engine and oracle together.

pub mod engine;
pub mod generate;
pub mod laws;
pub mod oracle;
pub mod parity;
