//! The packages of this project are free of findings.

use std::path::Path;

use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::diagnostic::{Diagnostics, Severity};
use selfcheck_compiler::package::{self, Files};

#[test]
fn egypt_reads_without_an_error() {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/egypt"));
    let mut found = Diagnostics::default();
    let files = Files::from_folder(folder, &mut found).unwrap();
    let package = package::read(&files, &mut found);
    let list = found.into_sorted();
    assert!(
        list.iter().all(|one| one.code.severity() != Severity::Error),
        "{}",
        render(&list, &files, Format::Human)
    );
    assert!(!package.programs.is_empty());
}
