//! The packages of this project compile without an error, and to the same bytes every time.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

use std::path::Path;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};

fn egypt() -> Compiled {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/egypt"));
    let mut found = Diagnostics::default();
    let files = Files::from_folder(folder, &mut found).unwrap();
    match compile(&files, &Options::default(), found) {
        Ok(compiled) => {
            eprintln!("{}", render(&compiled.diagnostics, &files, Format::Plain));
            compiled
        }
        Err(list) => panic!("{}", render(&list, &files, Format::Human)),
    }
}

#[test]
fn egypt_compiles() {
    let compiled = egypt();
    assert!(!compiled.core.programs.is_empty());
    let manifest = compiled.bundle(None, &[]).unwrap().manifest;
    assert!(manifest.slices[0].size <= manifest.core.size);
}

#[test]
fn the_same_package_gives_the_same_bytes() {
    let files = || egypt().bundle(None, &[]).unwrap().files;
    assert_eq!(files(), files());
}

#[test]
fn citizens_load_the_titles_of_the_sources_that_rules_name_and_no_more() {
    let compiled = egypt();
    let slice = &compiled.bundle(None, &[]).unwrap().slices[0];
    let whole = &compiled.core.package.sources;
    assert!(slice.package.sources.len() < whole.len());
    for cut in &slice.package.sources {
        let known = whole.iter().find(|known| known[0] == cut[0]).unwrap();
        assert!(known[3].starts_with("https://"), "{known:?}");
        assert_eq!(cut[..], [known[0].as_str(), &known[1], "", ""]);
    }
    for program in &slice.programs {
        let rules = program.rules.iter().flat_map(|rule| &rule.laws);
        let amounts = program.amounts.iter().flat_map(|amount| &amount.laws);
        for law in rules.chain(amounts) {
            let mut sources = slice.package.sources.iter();
            assert!(sources.any(|source| source[0] == law[0]), "{law:?}");
        }
    }
}

#[test]
fn every_case_of_egypt_passes_with_the_core_and_with_a_slice_from_the_first_of_their_dates() {
    let compiled = egypt();
    let cases = &compiled.cases;
    assert!(cases.len() >= 25);
    let first = cases.iter().map(|case| case.date).min();
    let slice = compiled.bundle(first, &[]).unwrap().slices.remove(0);
    for core in [compiled.core, slice] {
        let bundle = selfcheck_runtime::Bundle::decode(core).unwrap();
        let mut runner = selfcheck_compiler::cases::Runner::new(std::rc::Rc::new(bundle));
        for case in cases {
            let report = runner.run(case);
            assert!(report.passed(), "{report:#?}");
        }
    }
}
