//! What rules and figures say they are from: the key of a source, and behind it the place in it.

use super::SourceDecl;
use crate::diagnostic::help::place_of;
use crate::diagnostic::{Help, Span, did_you_mean};
use crate::syntax::Name;

/// Message and help where `package.toml` does not have the source that is named.
pub(crate) fn unknown_source(cited: &Name, known: &[SourceDecl]) -> Option<(String, Help)> {
    let Some(key) = cited.value.split_whitespace().next() else {
        let help = "write the key of a source of `[sources]` in package.toml, then the place in it";
        return Some(("no source is named here".to_owned(), help.into()));
    };
    let mut keys = known.iter().map(|source| source.key.value.as_str());
    if keys.any(|known| known == key) {
        return None;
    }
    let keys = known.iter().map(|source| source.key.value.as_str());
    let otherwise = "add it to `[sources]` in package.toml";
    let help = did_you_mean(key, key_place(cited, key), keys, otherwise);
    Some((format!("there is no source `{key}`"), help))
}

/// Where the key stands; the whole text where that is written with escapes.
fn key_place(cited: &Name, key: &str) -> Span {
    let before = cited.value.find(key);
    let place = place_of(&cited.value, cited.span).zip(before);
    place.map_or(cited.span, |(place, before)| place.piece(before, key))
}
