//! What stands at a place: the item that would be put in there.

use super::Cursor;
use super::complete::at;
use super::item::ItemKind;
use crate::diagnostic::Span;

/// What is known of what stands somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// The word it is about.
    pub span: Span,
    /// What it is.
    pub kind: ItemKind,
    /// Its name as it is called: `min(a, b)`.
    pub sign: String,
    /// Its type with unit and bounds, its title or its words.
    pub detail: String,
    /// What is known of it, in lines.
    pub documentation: String,
}

/// What stands at a place; none of what the package does not know.
#[must_use]
pub fn hover(cursor: Cursor) -> Option<Hover> {
    let found = at(cursor, true)?;
    let written = cursor.files.text(found.span);
    // Of a law the key alone is looked up, and a name may be known as it is called.
    let item = found
        .items
        .into_iter()
        .find(|item| item.label == written || item.name() == written)?;
    Some(Hover {
        span: found.span,
        kind: item.kind,
        sign: item.label,
        detail: item.detail,
        documentation: item.documentation,
    })
}
