//! A package under an author's hands: whatever was edited in whatever order, it compiles to the same as from the
//! start, findings and bytes.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use selfcheck_compiler::diagnostic::{Diagnostic, Diagnostics, Severity};
use selfcheck_compiler::package::{self, Files};
use selfcheck_compiler::workspace::Workspace;
use selfcheck_compiler::{Compiled, Options, compile};

fn folder(package: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../rules")
        .join(package)
}

fn files(package: &str) -> Vec<(String, Vec<u8>)> {
    let files = Files::from_folder(&folder(package), &mut Diagnostics::default()).unwrap();
    let list = files.list.iter();
    list.map(|file| (file.path.clone(), file.text().as_bytes().to_vec()))
        .collect()
}

/// What came of compiling, as far as anybody can see it.
fn seen(came: Result<Compiled, Vec<Diagnostic>>) -> String {
    match came {
        Ok(compiled) => format!(
            "{:?}\n{:?}\n{:?}",
            compiled.diagnostics,
            compiled.bundle(None, &[]).unwrap().manifest,
            compiled.cases
        ),
        Err(found) => {
            let is_error = |one: &Diagnostic| one.code.severity() == Severity::Error;
            assert!(
                found.iter().any(is_error),
                "refused without a word: {found:?}"
            );
            format!("{found:?}")
        }
    }
}

/// Codes of what was found.
fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|one| one.code.text()).collect()
}

/// Egypt's package with other words in a file.
fn egypt_with(path: &str, from: &str, to: &str) -> Workspace {
    let mut workspace = Workspace::open(files("egypt"));
    let (_, text) = workspace.files().find(path).unwrap();
    let other = text.replace(from, to);
    assert_ne!(other, text, "{path}: {from}");
    workspace.set_file(path, other);
    workspace
}

fn from_the_start(files: &[(String, Vec<u8>)]) -> String {
    let mut found = Diagnostics::default();
    let files = Files::from_bytes(files.to_vec(), &mut found);
    seen(compile(&files, &Options::default(), found))
}

/// One edit of a file.
#[derive(Debug, Clone)]
enum Edit {
    /// A line less.
    Without(usize),
    /// A line twice.
    Twice(usize),
    /// A sign put in somewhere.
    Sign(usize, char),
    /// The whole file gone.
    Gone,
    /// The same text under another name.
    Renamed,
    /// A file that was not there, before the others or behind them.
    New(bool),
    /// As it was at first.
    Back,
}

fn edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    let edit = prop_oneof![
        4 => (0..400_usize).prop_map(Edit::Without),
        1 => (0..400_usize).prop_map(Edit::Twice),
        3 => (0..20_000_usize, prop::char::any()).prop_map(|(at, sign)| Edit::Sign(at, sign)),
        1 => Just(Edit::Gone),
        2 => Just(Edit::Renamed),
        1 => any::<bool>().prop_map(Edit::New),
        4 => Just(Edit::Back),
    ];
    prop::collection::vec((0..40_usize, edit), 1..7)
}

fn edited(text: &str, edit: &Edit) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    match edit {
        Edit::Without(line) | Edit::Twice(line) if !lines.is_empty() => {
            let line = line % lines.len();
            let times = if matches!(edit, Edit::Twice(_)) { 2 } else { 0 };
            let each = lines.iter().enumerate();
            each.map(|(at, text)| text.repeat(if at == line { times } else { 1 }))
                .collect()
        }
        Edit::Sign(at, sign) => {
            let at = (0..=at % (text.len() + 1)).rev();
            let at = at.clone().find(|at| text.is_char_boundary(*at)).unwrap();
            let (before, after) = text.split_at(at);
            format!("{before}{sign}{after}")
        }
        _ => text.to_owned(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn edits_in_any_order_compile_as_from_the_start(edits in edits()) {
        for package in ["egypt", "country-template"] {
            let first = files(package);
            let mut now = first.clone();
            let mut workspace = Workspace::open(first.clone());
            for (which, edit) in &edits {
                let at = which % now.len();
                let path = now[at].0.clone();
                match edit {
                    Edit::Gone => {
                        prop_assert!(workspace.remove_file(&path));
                        now.remove(at);
                    }
                    Edit::Renamed => {
                        let (stem, ending) = path.rsplit_once('.').unwrap();
                        let other = format!("{stem}_2.{ending}");
                        let text = String::from_utf8(now[at].1.clone()).unwrap();
                        workspace.remove_file(&path);
                        workspace.set_file(&other, text);
                        now.retain(|(known, _)| *known != other);
                        let at = now.iter().position(|(known, _)| *known == path).unwrap();
                        now[at].0 = other;
                        now.sort();
                    }
                    Edit::New(first) => {
                        let path = if *first { "aa/cases.toml" } else { "texts/zz.ftl" };
                        now.retain(|(known, _)| known != path);
                        now.push((path.to_owned(), b"# new\n".to_vec()));
                        now.sort();
                        workspace.set_file(path, "# new\n".to_owned());
                    }
                    Edit::Back => {
                        if let Some((_, bytes)) = first.iter().find(|(known, _)| *known == path) {
                            now[at].1.clone_from(bytes);
                            let text = String::from_utf8(bytes.clone()).unwrap();
                            workspace.set_file(&path, text);
                        }
                    }
                    other => {
                        let text = std::str::from_utf8(&now[at].1).unwrap();
                        let text = edited(text, other);
                        now[at].1 = text.clone().into_bytes();
                        workspace.set_file(&path, text);
                    }
                }
                prop_assert_eq!(seen(workspace.check(&Options::default())), from_the_start(&now));
            }
        }
    }
}

#[test]
fn every_shipped_package_checks_twice_alike() {
    for package in ["egypt", "russia", "country-template"] {
        let files = files(package);
        let mut workspace = Workspace::open(files.clone());
        let first = seen(workspace.check(&Options::default()));
        assert_eq!(first, from_the_start(&files), "{package}");
        assert_eq!(
            first,
            seen(workspace.check(&Options::default())),
            "{package}"
        );
    }
}

#[test]
fn a_file_that_is_no_text_is_said_until_it_is_replaced() {
    let mut files = files("egypt");
    files.push(("texts/zz.ftl".to_owned(), vec![0xff, 0xfe]));
    let mut workspace = Workspace::open(files);
    let found = |workspace: &mut Workspace| match workspace.check(&Options::default()) {
        Ok(compiled) => compiled.diagnostics,
        Err(found) => found,
    };
    assert!(codes(&found(&mut workspace)).contains(&"E0002"));
    assert!(workspace.remove_file("texts/zz.ftl"));
    assert!(codes(&found(&mut workspace)).is_empty());
    assert!(!workspace.remove_file("texts/zz.ftl"));
}

#[test]
fn of_a_file_that_cannot_be_read_what_it_said_last_is_known() {
    let mut workspace = Workspace::open(files("egypt"));
    let mut known = |path: &str, text: &str| {
        workspace.set_file(path, text.to_owned());
        let _ = workspace.check(&Options::default());
        let package = package::read(workspace.readable(), &mut Diagnostics::default());
        let names = package.parameters.iter().map(|one| one.name.value.clone());
        names.collect::<Vec<String>>()
    };
    let one = "one = { type = \"bool\", values = [] }\n";
    assert_eq!(known("parameters.toml", one), ["one"]);
    // While the second is being written, the first is known, whatever else is wrong elsewhere.
    assert_eq!(
        known("parameters.toml", &format!("{one}two = {{ type =")),
        ["one"]
    );
    assert_eq!(known("package.toml", "id = "), ["one"]);
    let two = one.replace("one", "two");
    assert_eq!(
        known("parameters.toml", &[one, &two].concat()),
        ["one", "two"]
    );
}

#[test]
fn while_a_file_cannot_be_read_nothing_is_said_that_follows_from_it() {
    let mut workspace = egypt_with("package.toml", "[units.family]", "[units.family");
    workspace.set_file("takaful/cases.toml", "[[case".to_owned());
    let found = workspace.check(&Options::default()).unwrap_err();
    assert_eq!(codes(&found), ["E0003"], "{found:#?}");
}

#[test]
fn a_script_that_cannot_be_read_makes_no_text_and_no_case_look_wrong() {
    let mut workspace = Workspace::open(files("egypt"));
    let script = workspace
        .files()
        .find("takaful/criteria.rhai")
        .unwrap()
        .1
        .to_owned();
    let broken = script.replacen("!children.is_empty()", "children.len() =< 3", 1);
    assert_ne!(broken, script);
    for (text, code) in [
        (broken, "E0101"),
        (script.replacen("require(", "require((", 1), "E0101"),
        (format!("{script}\nx = 3;\n"), "E0103"),
    ] {
        workspace.set_file("takaful/criteria.rhai", text);
        let found = workspace.check(&Options::default()).unwrap_err();
        assert_eq!(codes(&found), [code], "{found:#?}");
    }
}

#[test]
fn a_file_under_another_name_is_another_file() {
    for (package, from, to) in [
        ("country-template", "texts/en.ftl", "texts/english.ftl"),
        ("usa", "tables/county_of_code.csv", "tables/counties.csv"),
    ] {
        let first = files(package);
        let text = first.iter().find(|(path, _)| path == from).unwrap();
        let text = String::from_utf8(text.1.clone()).unwrap();
        let mut workspace = Workspace::open(first.clone());
        let good = seen(workspace.check(&Options::default()));
        let mut renamed = first.clone();
        renamed.retain(|(path, _)| path != from);
        renamed.push((to.to_owned(), text.clone().into_bytes()));
        workspace.remove_file(from);
        workspace.set_file(to, text.clone());
        let wrong = seen(workspace.check(&Options::default()));
        assert_ne!(wrong, good, "{package}");
        assert_eq!(wrong, from_the_start(&renamed), "{package}");
        workspace.remove_file(to);
        workspace.set_file(from, text);
        assert_eq!(
            seen(workspace.check(&Options::default())),
            good,
            "{package}"
        );
    }
}

#[test]
fn a_file_that_nobody_reads_yet_hides_no_error() {
    for (path, text) in [
        ("takaful/cases.toml", "[[case"),
        ("notes.toml", "hello world"),
    ] {
        let (bool, bol) = ("type = \"bool\"", "type = \"bol\"");
        let mut workspace = egypt_with("facts.toml", bool, bol);
        workspace.set_file(path, text.to_owned());
        let found = workspace.check(&Options::default()).unwrap_err();
        assert!(codes(&found).contains(&"E0006"), "{found:#?}");
    }
}

#[test]
fn while_sources_cannot_be_read_no_figure_looks_wrong() {
    let mut workspace = egypt_with("package.toml", "[sources", "[source");
    let found = workspace.check(&Options::default()).unwrap_err();
    assert!(!codes(&found).contains(&"E0207"), "{found:#?}");
    assert!(codes(&found).contains(&"E0004"), "{found:#?}");
}

#[test]
fn a_slip_in_a_file_leaves_known_what_it_says_besides() {
    let facts = "[person]\none = { type = \"bool\", when = 'person.two = 5' }\n";
    let mut all = files("egypt");
    all.retain(|(path, _)| path != "facts.toml");
    all.push(("facts.toml".to_owned(), facts.as_bytes().to_vec()));
    let mut workspace = Workspace::open(all);
    let known = |workspace: &mut Workspace| {
        let found = workspace.check(&Options::default()).unwrap_err();
        assert!(codes(&found).contains(&"E0103"), "{found:#?}");
        let package = package::read(workspace.readable(), &mut Diagnostics::default());
        let names = package.facts.iter().map(|one| one.name.value.clone());
        names.collect::<Vec<String>>()
    };
    assert_eq!(known(&mut workspace), ["one"]);
    let more = format!("{facts}two = {{ type = \"bool\" }}\n");
    workspace.set_file("facts.toml", more);
    assert_eq!(known(&mut workspace), ["one", "two"]);
}
