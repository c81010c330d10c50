//! What cases see and what they notice: conditions seen both ways, and small changes to a package.
//!
//! A file of `noticed/cases` holds the files that differ from `noticed/base`, each under a line
//! `=== path`, and what comes out under `=== seen and noticed`. A line of prose may stand at the top.
//! `SELFCHECK_UPDATE=1 cargo test` writes what comes out; read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use selfcheck_compiler::cases::coverage::{Tally, coverage};
use selfcheck_compiler::cases::{self, Case, Runner};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::elaborate::{Audience, elaborate};
use selfcheck_compiler::mutate::{Fate, Judged, Mutating, Report, mutate};
use selfcheck_compiler::package::{self, Files, Package};
use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Core;

const RESULT: &str = "=== seen and noticed";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/noticed")
}

/// Name and text of every file of `noticed/cases`.
fn all() -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(folder().join("cases")).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut list: Vec<(PathBuf, String)> = paths
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    list.sort();
    list
}

/// A package ready to be looked at; its cases pass.
struct Ready {
    files: Files,
    package: Package,
    core: Core,
    cases: Vec<Arc<Case>>,
}

fn ready(text: &str) -> Ready {
    let mut found = Diagnostics::default();
    let base = Files::from_folder(&folder().join("base"), &mut found).unwrap();
    let mut files: BTreeMap<String, String> = base
        .list
        .iter()
        .map(|file| (file.path.clone(), file.text().to_owned()))
        .collect();
    for part in format!("\n{text}").split("\n=== ").skip(1) {
        let (path, body) = part.split_once('\n').unwrap();
        files.insert(path.to_owned(), format!("{body}\n"));
    }
    let bytes = files
        .into_iter()
        .map(|(path, text)| (path, text.into_bytes()));
    let files = Files::from_bytes(bytes.collect(), &mut found);
    let package = package::read(&files, &mut found);
    let cases = cases::read(&files, &package, &mut found);
    let core = elaborate(&package, Audience::Public, &mut found);
    let found = render(&found.into_sorted(), &files, Format::Plain);
    assert!(!found.contains("error["), "{found}");
    let core = core.unwrap();
    let bundle = Bundle::decode(core.clone()).unwrap();
    let mut runner = Runner::new(Rc::new(bundle));
    for case in &cases {
        let report = runner.run(case);
        assert!(report.passed(), "{report:#?}");
    }
    Ready {
        files,
        package,
        core,
        cases,
    }
}

impl Ready {
    fn mutate(&self, figures: bool) -> Report {
        let cases: Vec<&Case> = self.cases.iter().map(Arc::as_ref).collect();
        let mutating = Mutating {
            package: &self.package,
            files: &self.files,
            audience: Audience::Public,
            core: &self.core,
            cases: &cases,
            program: None,
            figures,
        };
        mutate(&mutating, &mut |_, _| {})
    }

    /// What comes out, as lines.
    fn lines(&self) -> String {
        let mut lines = String::new();
        let coverage = coverage(
            &self.package,
            &self.files,
            Audience::Public,
            self.cases.iter().map(Arc::as_ref),
        )
        .unwrap();
        let words = |tally: Tally| format!("{}/{}", tally.seen, tally.of);
        for script in &coverage.scripts {
            for unseen in &script.unseen {
                let place = &unseen.place;
                let (line, column, what) = (place.line, place.column, unseen.what.words());
                let rule = unseen.criterion.as_deref().unwrap_or("-");
                let text = &unseen.text;
                writeln!(
                    lines,
                    "{}:{line}:{column} {what}: {rule}: {text}",
                    place.file
                )
                .unwrap();
            }
            let (criteria, branches) = (words(script.criteria), words(script.branches));
            writeln!(
                lines,
                "{}: criteria {criteria}, branches {branches}",
                script.script
            )
            .unwrap();
        }
        let report = self.mutate(true);
        for one in report
            .changes
            .iter()
            .filter(|one| one.fate != Fate::Noticed)
        {
            let (place, what, how) = (&one.change.place, &one.change.what, one.change.how.words());
            let (file, line, column) = (&place.file, place.line, place.column);
            let fate = one.fate.word();
            writeln!(lines, "{file}:{line}:{column} {fate}: {what} {how}").unwrap();
        }
        let (noticed, left) = (report.count(&[Fate::Noticed]), report.unreached_figures);
        writeln!(
            lines,
            "{noticed} changes noticed, {left} figures left alone"
        )
        .unwrap();
        lines
    }
}

#[test]
fn cases_see_and_notice_what_is_written() {
    let update = std::env::var_os("SELFCHECK_UPDATE").is_some();
    let mut wrong = Vec::new();
    for (path, text) in all() {
        let (input, _) = text.split_once(RESULT).unwrap_or((&text, ""));
        let expected = format!("{input}{RESULT}\n{}", ready(input).lines());
        if update {
            fs::write(&path, &expected).unwrap();
        } else if expected != text {
            wrong.push(format!("{}\n{expected}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_report_is_the_same_twice_and_has_every_change_once() {
    for (path, text) in all() {
        let (input, _) = text.split_once(RESULT).unwrap_or((&text, ""));
        let ready = ready(input);
        let (first, second) = (ready.mutate(true), ready.mutate(true));
        assert_eq!(first, second, "{}", path.display());
        for (at, one) in first.changes.iter().enumerate() {
            let mut others = first.changes.iter().skip(at + 1);
            assert!(others.all(|other| other.change != one.change), "{one:?}");
        }
    }
}

#[test]
fn figures_of_the_files_are_changed_only_when_they_are_asked_for() {
    let path = folder().join("cases/figures-of-many-kinds.txt");
    let text = fs::read_to_string(path).unwrap();
    let ready = ready(text.split_once(RESULT).unwrap().0);
    let (scripts, all) = (ready.mutate(false), ready.mutate(true));
    assert_eq!(all.changes[..scripts.changes.len()], scripts.changes);
    let (of_scripts, of_figures) = all.changes.split_at(scripts.changes.len());
    let is_figure = |one: &Judged| one.change.place.file == "parameters.toml";
    assert!(!of_scripts.iter().any(is_figure) && of_figures.iter().all(is_figure));
    assert_eq!((scripts.unreached_figures, all.unreached_figures), (0, 1));
}
