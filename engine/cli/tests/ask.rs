//! The interview as a pipe sees it. Each file of `tests/ask/` is one: in its first line what the
//! command is given, then what is typed, line by line; `#` begins a remark. The snapshots are whole
//! conversations, made to be read.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(arguments)
        .current_dir(ROOT)
        .env("COLUMNS", "80")
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// What a script gives the command, and what is typed in it.
fn script(name: &str) -> (Vec<String>, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/ask/{name}.txt"));
    let text = fs::read_to_string(path).unwrap();
    let (first, rest) = text.split_once('\n').unwrap();
    let arguments = first.strip_prefix("# ").unwrap().split_whitespace();
    let typed = rest.lines().filter(|line| !line.starts_with('#'));
    (
        arguments.map(str::to_owned).collect(),
        typed.map(|line| format!("{line}\n")).collect(),
    )
}

fn scripts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ask");
    let names = fs::read_dir(folder).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".txt").map(str::to_owned)
    });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Runs a script with more arguments.
fn ask(name: &str, more: &[&str]) -> (i32, String, String) {
    let (arguments, typed) = script(name);
    let mut all = vec!["ask"];
    all.extend(arguments.iter().map(String::as_str));
    all.extend(more);
    run(&all, &typed)
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn every_script_is_the_conversation_it_was() {
    for name in scripts() {
        let (code, out, error) = ask(&name, &[]);
        assert!(!out.contains('\u{1b}'), "{name} is coloured");
        assert!(!out.contains("ui-"), "{name}: a text is missing");
        for word in ["please", "sorry", "invalid"] {
            assert!(!out.to_lowercase().contains(word), "{name} says {word}");
        }
        for line in out.lines().filter(|line| line.width() > 80) {
            // An address cannot be broken.
            assert!(!line.trim().contains(' '), "{name}: {line}");
        }
        let end = format!("{}==== {code}\n{error}", without_fingerprint(&out));
        insta::with_settings!({ snapshot_path => "ask/conversations", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, end);
        });
    }
}

/// What changes with every figure of a package is not what these snapshots are about.
fn without_fingerprint(text: &str) -> String {
    let is_print = |word: &str| word.len() == 12 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let word = |word: &str| {
        if is_print(word) {
            "…".to_owned()
        } else {
            word.to_owned()
        }
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ") + "\n";
    text.lines().map(line).collect()
}

/// Statuses of the outcomes that `eval` gives, as the results group them.
fn statuses(package: &str, file: &Path) -> BTreeSet<String> {
    let (code, out, error) = run(&["eval", package, file.to_str().unwrap()], "");
    assert_eq!(code, 0, "{out}{error}");
    let value: Value = serde_json::from_str(&out).unwrap();
    let outcomes = value["outcomes"].as_array().unwrap();
    assert!(!outcomes.is_empty());
    let group = |outcome: &Value| match outcome["status"].as_str().unwrap() {
        "open" => "unsure".to_owned(),
        other => other.to_owned(),
    };
    outcomes.iter().map(group).collect()
}

/// How the results head a group, in English, whomever they speak to.
const HEADINGS: [(&str, &str); 6] = [
    ("eligible", "can get this\n"),
    ("office", " can apply. The office decides\n"),
    ("unsure", "We cannot tell yet"),
    ("closed", "Not open now"),
    ("unchecked", "We could not check this one"),
    ("ineligible", "Does not fit your answers now"),
];

#[test]
fn what_is_saved_gives_the_outcomes_that_were_shown() {
    let folder = temporary("saved");
    let mut compared = 0;
    for name in scripts() {
        let file = folder.join(&name);
        let (code, out, error) = ask(&name, &["--save", file.to_str().unwrap()]);
        let (arguments, _) = script(&name);
        if code != 0 || arguments.contains(&"ar".to_owned()) {
            continue;
        }
        let results = out.rsplit_once("What the answers say").unwrap().1;
        let shown = HEADINGS
            .iter()
            .filter(|(_, heading)| results.contains(*heading));
        let shown: BTreeSet<String> = shown.map(|(status, _)| (*status).to_owned()).collect();
        assert_eq!(statuses(&arguments[0], &file), shown, "{name}: {error}");
        compared += 1;

        // Whoever goes on from them finds all of them answered, and the same results.
        let again = [
            "ask",
            &arguments[0],
            "--lang",
            "en",
            "--answers",
            file.to_str().unwrap(),
        ];
        let (code, again, _) = run(&again, "\nall\n");
        assert_eq!(code, 0, "{name}: {again}");
        assert!(
            again
                .lines()
                .take(2)
                .any(|line| line == "Check your answers"),
            "{name}: {again}"
        );
        let (_, once) = again.rsplit_once("What the answers say").unwrap();
        assert!(once.len() >= results.len() / 2, "{name}: {again}");
    }
    assert!(compared >= 3, "{compared} scripts reach the results");
}

#[test]
fn an_interview_that_stops_is_kept_and_goes_on_where_it_was() {
    let file = temporary("stopped").join("answers.json");
    let path = file.to_str().unwrap();
    let start = ["ask", "rules/egypt", "--lang", "en", "--date", "2026-03-20"];
    let saving = [&start[..], &["--save", path]].concat();
    // The pipe ends in the middle of a person: only what was taken is kept.
    let (code, out, _) = run(&saving, "2\n34\nwife\n30\n\nson\n");
    assert_eq!(code, 4, "{out}");
    assert!(out.contains("The questions stopped here, before the results."));
    let kept: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept["people"].as_array().unwrap().len(), 2);
    assert_eq!(kept["people"][1]["relation"], "wife");

    // A file that is there is not lost by a slip.
    let (code, out, error) = run(&saving, "2\n34\n");
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(error.contains("is there already"), "{error}");

    // More people can still be described: nobody said that there are none.
    let going_on = [&start[..], &["--answers", path, "--save", path]].concat();
    let (code, out, _) = run(&going_on, "son\n5\n\n0\nquit\n");
    assert_eq!(code, 4);
    assert!(out.contains("\nIs there anyone else?"), "{out}");
    let kept: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept["people"].as_array().unwrap().len(), 3);
    assert_eq!(kept["more_people"], serde_json::json!([0, 0]));
}

#[test]
fn a_language_that_is_not_there_is_told_with_those_that_are() {
    let (code, out, error) = run(&["ask", "rules/egypt", "--lang", "fr"], "");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(error.contains("`fr`; there are: ar, en"), "{error}");
    let (code, out, _) = run(&["ask", "rules/egypt", "--lang", "EN-gb"], "");
    assert_eq!(code, 4);
    assert!(out.starts_with("Which support may fit?"), "{out}");
}

#[test]
fn answers_that_are_not_accepted_are_told_with_their_codes() {
    let file = temporary("refused").join("answers.json");
    let path = file.to_str().unwrap();
    for (text, code) in [
        ("{", "A040"),
        (r#"{"household":{"nothing":1}}"#, "A003 household.nothing"),
        (r#"{"people":[{"relation":"wife"}]}"#, "people[0].relation"),
    ] {
        fs::write(&file, text).unwrap();
        let (exit, out, error) = run(&["ask", "rules/egypt", "--answers", path], "");
        assert_eq!((exit, out.as_str()), (1, ""), "{text}");
        assert!(error.contains(code), "{error}");
    }
    let (exit, ..) = run(&["ask", "rules/egypt", "--answers", "no/such/file"], "");
    assert_eq!(exit, 3);
    let (exit, ..) = run(&["ask", "rules/egypt", "--save", "no/such/file"], "");
    assert_eq!(exit, 3);
}

#[test]
fn a_built_bundle_asks_what_its_package_asks() {
    let folder = temporary("built");
    let out = folder.to_str().unwrap();
    assert_eq!(run(&["build", "rules/egypt", "--out", out], "").0, 0);
    let (arguments, typed) = script("egypt-home-of-six-ar");
    let conversation = |package: &str| {
        let mut all = vec!["ask", package];
        all.extend(arguments[1..].iter().map(String::as_str));
        run(&all, &typed).1
    };
    assert_eq!(conversation(out), conversation("rules/egypt"));
}

#[test]
fn what_the_document_shows_was_said() {
    let document = fs::read_to_string(Path::new(ROOT).join("docs/ask.md")).unwrap();
    let conversations: Vec<String> = scripts().iter().map(|name| ask(name, &[]).1).collect();
    let blocks: Vec<&str> = document.split("```text\n").skip(1).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let shown = block.split("```").next().unwrap();
        let said = conversations.iter().any(|said| said.contains(shown));
        assert!(said, "nobody said this:\n{shown}");
    }
}

#[test]
fn hostile_lines_are_answered_like_any_other() {
    let long = "9".repeat(100_000);
    let lines = format!("{long}\n\u{1b}[2J\n\0\n-1\n99999999999999999999999\n{long},{long}\n🙂\n");
    let (code, out, error) = run(&["ask", "rules/egypt", "--lang", "en"], &lines.repeat(3));
    assert_eq!(code, 4, "{error}");
    assert!(!out.contains('\u{1b}') && !out.contains('\0'));
    let (code, out, _) = run(&["ask", "rules/egypt", "--lang", "en"], "");
    assert_eq!(code, 4, "{out}");
}
