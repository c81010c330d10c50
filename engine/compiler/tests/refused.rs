//! Every kind of bad input, with its code and its place.
//!
//! A file of `refused/cases` holds the files that differ from `refused/base`, each under a line
//! `=== path`. What is expected stands under the place, in a comment: `//~ E0102 1-4` (from that
//! column to before the other); for a file without comments at the top: `~ E0013 places.csv:3:1-5`.
//! `SELFCHECK_UPDATE=1 cargo test` writes what is found; read the difference before you keep it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

#[path = "fixes/law.rs"]
mod fixes;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use selfcheck_compiler::diagnostic::render::{Format, line_column, render};
use selfcheck_compiler::diagnostic::{Code, Diagnostic, Diagnostics};
use selfcheck_compiler::package::Files;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused")
}

fn base() -> BTreeMap<String, Vec<u8>> {
    let mut found = Diagnostics::default();
    let files = Files::from_folder(&folder().join("base"), &mut found).unwrap();
    files
        .list
        .into_iter()
        .map(|file| (file.path.clone(), file.text().as_bytes().to_vec()))
        .collect()
}

fn cases() -> Vec<(String, String)> {
    let mut list: Vec<(String, String)> = fs::read_dir(folder().join("cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    list.sort();
    list
}

/// One `===` part of a case.
struct Part {
    head: String,
    path: String,
    body: String,
}

fn parts(text: &str) -> (String, Vec<Part>) {
    let mut top = String::new();
    let mut parts: Vec<Part> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("=== ") {
            let path = head.split(" (").next().unwrap().to_owned();
            parts.push(Part {
                head: head.to_owned(),
                path,
                body: String::new(),
            });
        } else if let Some(part) = parts.last_mut() {
            part.body.push_str(line);
            part.body.push('\n');
        } else {
            top.push_str(line);
            top.push('\n');
        }
    }
    (top, parts)
}

fn is_marker(line: &str) -> bool {
    line.starts_with("//~ ") || line.starts_with("#~ ")
}

fn without_markers(text: &str) -> String {
    text.lines()
        .filter(|line| !is_marker(line))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Compiles base and parts. Texts have tests of their own.
fn findings(parts: &[Part]) -> (Vec<Diagnostic>, Files) {
    let (list, files) = all_findings(parts);
    let of_scripts = |one: &Diagnostic| !one.code.text().starts_with("E05");
    (list.into_iter().filter(of_scripts).collect(), files)
}

fn all_findings(parts: &[Part]) -> (Vec<Diagnostic>, Files) {
    let mut all = base();
    for part in parts {
        if part.head.ends_with("(removed)") {
            all.remove(&part.path);
        } else if let Some((_, bytes)) = part.head.split_once("(bytes ") {
            let bytes = bytes.trim_end_matches(')').split(' ');
            let bytes = bytes
                .map(|byte| u8::from_str_radix(byte, 16).unwrap())
                .collect();
            all.insert(part.path.clone(), bytes);
        } else {
            all.insert(part.path.clone(), part.body.clone().into_bytes());
        }
    }
    let mut found = Diagnostics::default();
    let files = Files::from_bytes(all.into_iter().collect(), &mut found);
    (fixes::compiled(&files, found), files)
}

/// The case as it should read, from what is found.
fn expected(text: &str) -> String {
    let (_, mut parts) = parts(text);
    for part in &mut parts {
        part.body = without_markers(&part.body);
    }
    let (list, files) = findings(&parts);
    let mut top = String::new();
    let mut under: BTreeMap<(String, u32), Vec<String>> = BTreeMap::new();
    for one in &list {
        let file = files.of(one.span).unwrap();
        let at = line_column(file.text(), one.span);
        let columns = format!("{}-{}", at.column, at.end_column);
        let comment = if file.path.ends_with(".rhai") {
            "//~"
        } else {
            "#~"
        };
        let shown = parts
            .iter()
            .any(|part| part.path == file.path && !part.body.is_empty());
        if shown && !file.path.ends_with(".csv") {
            let line = format!("{comment} {} {columns}", one.code.text());
            under
                .entry((file.path.clone(), at.line))
                .or_default()
                .push(line);
        } else {
            let place = format!("{}:{}:{columns}", file.path, at.line);
            writeln!(top, "~ {} {place}", one.code.text()).unwrap();
        }
    }
    let mut written = top;
    for part in &parts {
        writeln!(written, "=== {}", part.head).unwrap();
        for (number, line) in (1..).zip(part.body.lines()) {
            writeln!(written, "{line}").unwrap();
            for marker in under
                .get(&(part.path.clone(), number))
                .into_iter()
                .flatten()
            {
                writeln!(written, "{marker}").unwrap();
            }
        }
    }
    written
}

#[test]
fn every_bad_input_is_refused_with_its_code_at_its_place() {
    let update = std::env::var_os("SELFCHECK_UPDATE").is_some();
    let mut wrong = String::new();
    for (name, text) in cases() {
        let expected = expected(&text);
        if expected == text {
            continue;
        }
        if update {
            fs::write(folder().join("cases").join(format!("{name}.txt")), expected).unwrap();
        } else {
            writeln!(wrong, "--- {name}: found\n{expected}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_case_finds_something_and_says_what_to_do() {
    for (name, text) in cases() {
        let (list, _) = findings(&parts(&text).1);
        assert!(!list.is_empty(), "{name}");
        for one in &list {
            assert!(
                !one.help.is_empty() && !one.message.is_empty(),
                "{name}: {one:?}"
            );
            assert!(!one.message.ends_with('.'), "{name}: {one:?}");
            for rust in ["Option<", "String", "DeValue", "i128", "rhai::"] {
                assert!(!one.message.contains(rust), "{name}: {one:?}");
            }
        }
    }
}

#[test]
fn every_fix_mends_its_finding_and_breaks_nothing() {
    let (mut fixes, mut guesses) = (0, 0);
    let mut wrong = String::new();
    for (name, text) in cases() {
        let (list, files) = all_findings(&parts(&text).1);
        for one in &list {
            guesses += u32::from(one.help.starts_with("did you mean"));
            fixes += u32::try_from(one.fixes.len()).unwrap();
            if let Err(what) = fixes::law(one, &list, &files) {
                writeln!(wrong, "{name}: {what}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(
        fixes > 60 && guesses > 40,
        "{fixes} fixes, {guesses} guesses"
    );
}

/// The lines that fixes change, as they are then: a guess may be a right fix and a wrong guess.
#[test]
fn every_fix_writes_what_is_meant() {
    let mut written = String::new();
    for (name, text) in cases() {
        let (list, files) = all_findings(&parts(&text).1);
        for (one, fix) in list
            .iter()
            .flat_map(|one| one.fixes.iter().map(move |fix| (one, fix)))
        {
            let file = files.of(one.span).unwrap();
            let line = line_column(file.text(), one.span).line;
            let mended = fixes::mended(fix, &files);
            let text = mended.of(one.span).unwrap().text();
            let (code, title) = (one.code.text(), &fix.title);
            writeln!(written, "{name} {code} {}:{line} {title}", file.path).unwrap();
            let line = text.lines().nth(usize::try_from(line).unwrap() - 1);
            writeln!(written, "    {}", line.unwrap_or_default().trim()).unwrap();
        }
    }
    let path = folder().join("../fixes/mended.txt");
    if std::env::var_os("SELFCHECK_UPDATE").is_some() {
        fs::write(&path, &written).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn the_base_is_free_of_findings() {
    let (list, files) = findings(&[]);
    assert!(list.is_empty(), "{}", render(&list, &files, Format::Human));
}

#[test]
fn every_code_has_a_bad_input() {
    let mut seen: String = cases().into_iter().map(|(_, text)| text).collect();
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/texts/cases");
    for entry in fs::read_dir(texts).unwrap() {
        seen.push_str(&fs::read_to_string(entry.unwrap().path()).unwrap());
    }
    let missing: Vec<&str> = Code::ALL
        .iter()
        .map(|code| code.text())
        .filter(|code| !seen.contains(code))
        .collect();
    assert!(missing.is_empty(), "without a test: {missing:?}");
}

#[test]
fn every_code_has_its_page() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diagnostics");
    for code in Code::ALL {
        let path = pages.join(format!("{}.md", code.text()));
        let page = fs::read_to_string(&path).unwrap_or_default();
        let heading = format!("# {}: {}\n", code.text(), code.title());
        assert!(
            page.starts_with(&heading),
            "{} must start with {heading:?}",
            path.display()
        );
        assert!(
            page.contains("## Example") && page.contains("## Instead"),
            "{}",
            path.display()
        );
    }
    for entry in fs::read_dir(pages).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let code = name.trim_end_matches(".md");
        let known = Code::ALL.iter().any(|known| known.text() == code);
        // `A…` and `B…` are the runtime's.
        let ours = code.starts_with(['E', 'W']);
        assert!(known || !ours, "{name} is a page of no code");
    }
}
