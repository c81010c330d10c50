//! From a rules package to a bundle. The only crate that knows Rhai.

pub mod diagnostic;
pub mod package;
pub mod syntax;
