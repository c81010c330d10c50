//! What `dist/` is made of: one file here for each kind of content.

pub mod element;
mod packed;
pub mod rules;
pub mod site;
pub mod studio;
pub mod wasm;
