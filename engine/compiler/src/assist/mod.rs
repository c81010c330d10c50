//! What an editor asks of the compiler: what may stand here, what is this, and tables of what a
//! package holds. Pure functions of the files and of what they declare as far as they can be read,
//! for while somebody writes not all of them can.
//!
//! ```text
//!  file, byte ─► script / toml / fluent: what may stand there ─► items ─► complete, hover
//!  package ────► outline, texts
//! ```
//!
//! Nothing here finds faults. The editor's own words are in `words.toml`, nowhere else.

mod complete;
mod describe;
mod fluent;
mod hover;
mod item;
mod items;
pub mod outline;
mod script;
pub mod texts;
mod things;
mod tokens;
mod toml;
mod toml_frame;
pub mod words;

pub use complete::{Completion, complete};
pub use fluent::plain;
pub use hover::{Hover, hover};
pub use item::{Item, ItemKind};

use crate::package::{Files, Package};

/// A place in a package that is being edited.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    /// The files as they are now.
    pub files: &'a Files,
    /// The files that the package was read from.
    pub declared: &'a Files,
    /// What those declare.
    pub package: &'a Package,
    /// Path of the file.
    pub path: &'a str,
    /// Byte in the file; one within a character counts as its start.
    pub byte: usize,
    /// Language of the editor's own words: `en`, `ar`.
    pub language: &'a str,
}
