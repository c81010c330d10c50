//! Helpers shared by the suites in `tests/`.
