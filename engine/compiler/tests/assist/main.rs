//! What an editor asks of the compiler. The cases are files of blocks:
//!
//! ```text
//! egypt takaful/criteria.rhai complete
//! | require("x", param.‸
//! > replaces ``
//! > parameter: child_age_limit, …
//! ```
//!
//! Lines after `|` are put at the end of the file; a line after `@` stands in it already; `‸` is the
//! place. What comes out stands after `>`. `SELFCHECK_UPDATE=1 cargo test -p selfcheck-compiler --test
//! assist` writes it, for a review of the difference.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

mod cases;
mod laws;
mod tables;
mod words;

use std::path::Path;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::{self, File, Files, Package};

/// A package of `rules/`, or the small one.
fn package(name: &str) -> (Files, Package) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = match name {
        "small" => here.join("tests/refused/base"),
        name => here.join("../../rules").join(name),
    };
    let mut found = Diagnostics::default();
    let files = Files::from_folder(&folder, &mut found).unwrap();
    let package = package::read(&files, &mut found);
    (files, package)
}

/// The same files once more.
fn copy(files: &Files) -> Files {
    let same = |file: &File| File::new(file.path.clone(), file.text().to_owned());
    Files {
        list: files.list.iter().map(same).collect(),
    }
}
