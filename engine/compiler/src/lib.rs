//! From a rules package to a bundle. The only crate that knows Rhai.
