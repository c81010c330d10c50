//! The table of locales, `src/texts/locales.json`, is what ICU4X says; and what the runtime makes
//! of it is what ICU4X writes.
//!
//! The table lies in the repository so that the compiler carries no ICU4X: it would be megabytes
//! on the author's page. `UPDATE_LOCALES=1 cargo test -p selfcheck-compiler --test locales` writes
//! it anew, for instance after adding a tag to `TAGS`.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

mod agreement;
mod from_icu;
mod tags;

use selfcheck_compiler::texts::locale::fallback;
use serde_json::{Map, Value};
use std::fmt::Write;
use std::path::Path;

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/texts/locales.json");

#[test]
fn the_table_of_locales_is_what_icu4x_says() {
    let table = write_table(&tags::TAGS.split_whitespace().map(entry).collect::<Vec<_>>());
    if std::env::var_os("UPDATE_LOCALES").is_some() {
        std::fs::write(Path::new(TABLE), &table).expect("the table can be written");
    }
    let kept = std::fs::read_to_string(TABLE).expect("the table is there");
    assert!(
        kept == table,
        "the table differs: run this test with UPDATE_LOCALES=1"
    );
}

/// A locale with the tables, and the signs of currencies, in which it differs from the one it
/// falls back to.
fn entry(tag: &str) -> (String, Map<String, Value>) {
    let mut tables = from_icu::tables(tag);
    let parent = fallback(tag).map(from_icu::tables).unwrap_or_default();
    if let Some(Value::Object(signs)) = tables.get_mut("signs") {
        let inherited = parent.get("signs");
        signs.retain(|code, sign| match inherited {
            Some(inherited) => inherited.get(code) != Some(sign),
            None => sign != code,
        });
    }
    tables.retain(|name, table| {
        parent.get(name) != Some(table) && table.as_object().is_none_or(|table| !table.is_empty())
    });
    assert!(!tables.is_empty(), "{tag} need not be listed");
    (tag.to_owned(), tables)
}

/// JSON with one table a line, and every character that cannot be seen written as its number.
fn write_table(entries: &[(String, Map<String, Value>)]) -> String {
    let mut text = String::from("{\n");
    for (place, (tag, tables)) in entries.iter().enumerate() {
        let lines: Vec<String> = tables
            .iter()
            .map(|(name, table)| format!("    \"{name}\": {table}"))
            .collect();
        let comma = if place + 1 < entries.len() { "," } else { "" };
        let lines = lines.join(",\n");
        writeln!(text, "  \"{tag}\": {{\n{lines}\n  }}{comma}").expect("a string");
    }
    text.push_str("}\n");
    text.chars().fold(String::new(), |mut seen, c| {
        match c {
            '\u{a0}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202f}'
            | '\u{2066}'..='\u{2069}' => {
                write!(seen, "\\u{:04x}", u32::from(c)).expect("a string");
            }
            _ => seen.push(c),
        }
        seen
    })
}
