//! A household of the preview, saved as a case: the case is read, and passes.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::path::Path;
use std::rc::Rc;

use selfcheck_compiler::Options;
use selfcheck_compiler::cases::Runner;
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::workspace::Workspace;
use selfcheck_pages::records;
use selfcheck_runtime::text::Reader;
use selfcheck_runtime::{Bundle, Session};
use selfcheck_studio::household::{HouseholdError, case};

fn opened(package: &str) -> Workspace {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../rules")
        .join(package);
    let files = Files::from_folder(&folder, &mut Diagnostics::default()).expect("it is there");
    let list = files.list.iter();
    Workspace::open(
        list.map(|file| (file.path.clone(), file.text().as_bytes().to_vec()))
            .collect(),
    )
}

/// Every case of every package but the largest, told again as the element would: what is saved of it passes,
/// and says what came of the program.
#[test]
fn what_is_saved_is_a_case_that_passes() {
    for package in ["egypt", "russia", "country-template"] {
        let mut workspace = opened(package);
        let compiled = workspace.check(&Options::default()).unwrap();
        let bundle = Rc::new(Bundle::decode(compiled.core.clone()).unwrap());
        let mut saved = 0;
        let mut texts: std::collections::BTreeMap<String, String> = Default::default();
        for (number, known) in compiled.cases.iter().enumerate() {
            // A household told in the preview fixes nothing.
            if !known.answers.fixed.is_empty() {
                continue;
            }
            let Ok(session) = Session::from_answers(Rc::clone(&bundle), known.date, &known.answers)
            else {
                continue;
            };
            let record = records::write(&session, Reader::default());
            let name = format!("saved {number}: \"quoted\" \\ and\u{7f} odd\n  signs");
            let text = case(&bundle, &known.program, &name, &known.date.iso(), &record).unwrap();
            let file = texts.entry(known.program.clone()).or_default();
            file.push_str(&text);
            file.push('\n');
            saved += 1;
        }
        assert!(saved > 50, "{package}: {saved}");
        for (program, text) in texts {
            workspace.set_file(&format!("{program}/cases/from_preview.toml"), text);
        }
        let again = workspace
            .check(&Options::default())
            .unwrap_or_else(|found| panic!("{found:#?}"));
        assert_eq!(again.cases.len(), compiled.cases.len() + saved, "{package}");
        let mut runner = Runner::new(bundle);
        for one in &again.cases {
            let report = runner.run(one);
            assert!(
                report.passed(),
                "{package} {}: {:?}",
                report.name,
                report.differences
            );
            if one.name.value.starts_with("saved") {
                let expects = &one.expects;
                let mut programs = compiled.package.programs.iter();
                let program = programs.find(|program| program.id.value == one.program);
                let said = program.is_some_and(|program| program.info_only)
                    || !expects.whole.is_empty()
                    || !expects.people.is_empty();
                assert!(said, "{package} {}: {one:#?}", report.name);
            }
        }
    }
}

#[test]
fn what_cannot_be_saved_is_said() {
    let mut workspace = opened("egypt");
    let compiled = workspace.check(&Options::default()).unwrap();
    let bundle = Rc::new(Bundle::decode(compiled.core).unwrap());
    let refused =
        |program: &str, name: &str, date: &str| case(&bundle, program, name, date, "").unwrap_err();
    assert!(matches!(
        refused("takaful", " \n", "2026-03-01"),
        HouseholdError::NoName
    ));
    assert!(matches!(
        refused("nothing", "a", "2026-03-01"),
        HouseholdError::Program(_)
    ));
    assert!(matches!(
        refused("takaful", "a", "yesterday"),
        HouseholdError::Date(_)
    ));
}
