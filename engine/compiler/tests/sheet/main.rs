//! The rule sheet: whole, sound, safe, and a page that anybody can read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod page;
mod reached;
mod small;
mod whole;

use std::path::Path;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::elaborate::Audience;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::sheet::{sheet, to_html};
use selfcheck_compiler::{Compiled, Options, compile};

/// The packages of this project.
const SHIPPED: [&str; 4] = ["country-template", "egypt", "russia", "usa"];

/// A package of this project, with its files.
fn shipped(name: &str) -> (Compiled, Files) {
    let rules = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules"));
    let mut found = Diagnostics::default();
    let files = Files::from_folder(&rules.join(name), &mut found).unwrap();
    compiled(files, found, Audience::Public)
}

fn compiled(files: Files, found: Diagnostics, audience: Audience) -> (Compiled, Files) {
    let options = Options {
        audience,
        ..Options::default()
    };
    match compile(&files, &options, found) {
        Ok(compiled) => (compiled, files),
        Err(list) => panic!("{}", render(&list, &files, Format::Human)),
    }
}

/// The page of a sheet in a language.
fn page((compiled, files): &(Compiled, Files), language: &str) -> String {
    to_html(&sheet(compiled, files, Some(language), None).unwrap())
}

/// What a text is inside a page.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// The part of a page from an element with an id to the next of the same kind.
fn part<'p>(page: &'p str, kind: &str, id: &str) -> &'p str {
    let start = page.find(&format!("id=\"{id}\""));
    let start = start.unwrap_or_else(|| panic!("there is no `{id}`"));
    let rest = &page[start..];
    let end = rest.find(&format!("</{kind}>")).unwrap_or(rest.len());
    &rest[..end]
}
