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
    compiled(&Options::default())
}

fn compiled(options: &Options) -> Compiled {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/egypt"));
    let mut found = Diagnostics::default();
    let files = Files::from_folder(folder, &mut found).unwrap();
    match compile(&files, options, found) {
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
    assert!(compiled.manifest.slices[0].size <= compiled.manifest.core.size);
}

#[test]
fn the_same_package_gives_the_same_bytes() {
    assert_eq!(egypt().files, egypt().files);
}

#[test]
fn citizens_load_the_titles_of_sources_and_not_their_addresses() {
    let compiled = egypt();
    for (whole, cut) in compiled
        .core
        .package
        .sources
        .iter()
        .zip(&compiled.slices[0].package.sources)
    {
        assert_eq!(whole[..3], cut[..3]);
        assert!(
            whole[3].starts_with("https://") && cut[3].is_empty(),
            "{cut:?}"
        );
    }
}

#[test]
fn every_case_of_egypt_passes_with_the_core_and_with_a_slice_from_the_first_of_their_dates() {
    let cases = egypt().cases;
    assert!(cases.len() >= 25);
    let compiled = compiled(&Options {
        from: cases.iter().map(|case| case.date).min(),
        ..Options::default()
    });
    for core in [compiled.core, compiled.slices[0].clone()] {
        let bundle = std::rc::Rc::new(selfcheck_runtime::Bundle::decode(core).unwrap());
        for case in &cases {
            let report = selfcheck_compiler::cases::run(&bundle, case);
            assert!(report.passed(), "{report:#?}");
        }
    }
}
