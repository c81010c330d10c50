//! `selfcheck sheet` as a shell sees it: the page, where it goes, and what is refused.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
const DOCUMENT: &str = include_str!("../../../docs/rule-sheet.md");

fn sheet(arguments: &[&str]) -> (i32, String, String) {
    let output: Output = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .arg("sheet")
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let code = output.status.code().unwrap();
    (code, text(output.stdout), text(output.stderr))
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("sheet-{name}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_page_goes_to_standard_output_or_to_a_file_and_is_the_same() {
    let folder = folder("file");
    let file = folder.join("egypt.html");
    let (code, page, error) = sheet(&["rules/egypt"]);
    assert_eq!(code, 0, "{error}");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"ar-EG\" dir=\"rtl\">"));
    assert!(page.trim_end().ends_with("</html>"));
    let (code, out, _) = sheet(&["rules/egypt", "--out", file.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (0, ""));
    assert_eq!(fs::read_to_string(&file).unwrap(), page);
    let left = fs::read_dir(&folder).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside it");
}

#[test]
fn every_command_of_the_document_gives_a_page() {
    let folder = folder("document");
    let lines = DOCUMENT
        .lines()
        .filter_map(|line| line.split_once("-- sheet "));
    let mut commands = 0;
    for (_, arguments) in lines {
        let mut words: Vec<&str> = arguments.split(' ').collect();
        let name = words.pop().unwrap();
        let file = folder.join(name);
        words.push(file.to_str().unwrap());
        let (code, _, error) = sheet(&words);
        assert_eq!(code, 0, "{arguments}: {error}");
        assert!(
            fs::read_to_string(&file).unwrap().ends_with("</html>\n"),
            "{arguments}"
        );
        commands += 1;
    }
    assert_eq!(commands, 2);
    let help = sheet(&["--help"]).1;
    for option in ["--lang", "--date", "--for", "--out"] {
        assert!(DOCUMENT.contains(&format!("| `{option} ")), "{option}");
        assert!(help.contains(option), "{option}");
    }
    assert!(help.contains("Example: selfcheck sheet"), "{help}");
}

#[test]
fn figures_are_those_of_the_date() {
    let of = |date: &str| sheet(&["rules/egypt", "--lang", "en", "--date", date]).1;
    let (now, before) = (of("2026-03-01"), of("2014-12-31"));
    assert!(now.contains("On <bdi>1 March 2026</bdi>"));
    let nothing = "nothing published for this day";
    assert!(before.matches(nothing).count() > now.matches(nothing).count());
}

#[test]
fn what_cannot_be_is_refused_and_no_file_is_written() {
    let folder = folder("refused");
    let file = folder.join("sheet.html");
    let out = file.to_str().unwrap();
    let small = "engine/compiler/tests/refused/base";
    for (arguments, code, says) in [
        (&["rules/egypt", "--lang", "fr"][..], 1, "there are: ar, en"),
        (&[small], 1, "the package has errors"),
        (&["no/such/folder"], 3, "no/such/folder"),
        (&["rules/egypt", "--date", "2026-02-30"], 2, "2026-03-01"),
        (&["rules/egypt", "--for", "nobody"], 2, "office"),
        (&[], 2, "PACKAGE"),
    ] {
        let (ended, printed, error) = sheet(&[arguments, &["--out", out]].concat());
        assert_eq!(ended, code, "{arguments:?}: {error}");
        assert_eq!(printed, "", "{arguments:?}");
        assert!(error.contains(says), "{arguments:?}: {error}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{arguments:?}");
    }
    let (code, _, error) = sheet(&["rules/egypt", "--out", "no/such/folder/a.html"]);
    assert_eq!(code, 3, "{error}");
    assert!(error.contains("no/such/folder/a.html"), "{error}");
}

#[test]
fn a_sheet_that_was_there_is_replaced_whole_or_stays() {
    let folder = folder("replaced");
    let file = folder.join("sheet.html");
    fs::write(&file, "before").unwrap();
    let out = file.to_str().unwrap();
    assert_eq!(sheet(&["rules/egypt", "--lang", "fr", "--out", out]).0, 1);
    assert_eq!(fs::read_to_string(&file).unwrap(), "before");
    assert_eq!(sheet(&["rules/egypt", "--out", out]).0, 0);
    assert!(fs::read_to_string(&file).unwrap().ends_with("</html>\n"));
}
