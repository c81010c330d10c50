//! What may be put in at a place.

use super::item::Item;
use super::items::Maker;
use super::script::{self, Script};
use super::{Cursor, fluent, toml};
use crate::diagnostic::Span;

/// What may be put in, and in place of what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Completion {
    /// What an item replaces: the word around the place, or nothing at it.
    pub span: Span,
    /// The items, those of one kind together; nothing is left out for the letters already written.
    pub items: Vec<Item>,
}

/// What may be put in at a place; nothing where names are invented, in comments, and in files that
/// are none of the package's.
#[must_use]
pub fn complete(cursor: Cursor) -> Completion {
    at(cursor, false).unwrap_or_default()
}

/// The items at a place. `known` adds what is only declared there.
pub(super) fn at(cursor: Cursor, known: bool) -> Option<Completion> {
    let (file, text) = cursor.files.find(cursor.path)?;
    let mut byte = cursor.byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    let maker = Maker::new(cursor);
    let name = cursor.path.rsplit('/').next().unwrap_or_default();
    let (place, items) = match name.rsplit_once('.')? {
        ("results", "rhai") => script::items(&maker, text, byte, Script::Results, ""),
        (_, "rhai") => script::items(&maker, text, byte, Script::Program, ""),
        (_, "toml") => toml::items(&maker, cursor.path, text, byte, known),
        (_, "ftl") => fluent::items(&maker, text, byte),
        _ => return None,
    };
    let span = Span {
        file,
        start: u32::try_from(place.0).ok()?,
        end: u32::try_from(place.1).ok()?,
    };
    Some(Completion { span, items })
}
