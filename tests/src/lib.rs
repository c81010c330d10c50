//! Helpers shared by the suites in `tests/`.

pub mod oracle;
