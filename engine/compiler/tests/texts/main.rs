//! Texts, from Fluent to what a citizen reads and types. The cases are files:
//!
//! - `cases/*.txt`: Fluent files with what is found in them and what their texts say;
//! - `locales/*.txt`: numbers, amounts, dates and typed input of one locale.
//!
//! `UPDATE=1 cargo test -p selfcheck-compiler --test texts` writes what comes out into the files,
//! for a review of the difference.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop"
)]

mod case;
mod interface;
mod laws;
mod locale;
mod values;

use std::path::{Path, PathBuf};

/// The files of a folder of cases, by name.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/texts")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("a folder of cases")
        .map(|entry| entry.expect("a file").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no cases in {}", folder.display());
    files
}

/// Compares a file with what it should be, or writes it.
fn compare(path: &Path, is: &str, should_be: &str) -> bool {
    if is == should_be {
        return true;
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, should_be).expect("a file can be written");
        return true;
    }
    eprintln!("{}", path.display());
    let mut lines = is.lines();
    for line in should_be.lines() {
        let kept = lines.next().unwrap_or("");
        if kept != line {
            eprintln!("  expected: {kept}\n  found:    {line}");
        }
    }
    false
}

/// A text with every character that cannot be seen written as its number.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for c in text.chars() {
        match c {
            '\u{a0}'
            | '\u{61c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{2066}'..='\u{2069}' => {
                seen.push_str(&format!("<{:X}>", u32::from(c)));
            }
            '\n' => seen.push_str("<n>"),
            _ => seen.push(c),
        }
    }
    seen
}

/// The inverse of [`seen`]: `<A0>` is U+00A0.
fn unseen(text: &str) -> String {
    let mut out = String::new();
    for (place, piece) in text.split('<').enumerate() {
        let character = piece.split_once('>').and_then(|(code, rest)| {
            let code = u32::from_str_radix(code, 16).ok()?;
            Some((char::from_u32(code)?, rest))
        });
        match character {
            Some((c, rest)) if place > 0 => {
                out.push(c);
                out.push_str(rest);
            }
            _ => {
                out.push_str(if place > 0 { "<" } else { "" });
                out.push_str(piece);
            }
        }
    }
    out
}
