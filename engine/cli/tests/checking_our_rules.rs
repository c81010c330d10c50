//! `docs/checking-our-rules.md` shows what the command says: each `json lines` block is read by the
//! commands after it, and what they print is compared with the `json shown=…` block that follows.
//!
//! `shown=results` and `shown=errors` are that part of each line, all lines in order; `shown=some`
//! are some of the lines printed, whole.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

const PAGE: &str = "docs/checking-our-rules.md";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A fenced block: its line in the page, what stands behind the fence, its text.
struct Block {
    line: usize,
    first: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in page.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(first)) => {
                open = Some(Block {
                    line: number + 1,
                    first: first.to_owned(),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => block.text.push_str(&format!("{line}\n")),
            (None, None) => {}
        }
    }
    found
}

/// What a command of the page prints, with these lines as its `households.jsonl`.
fn printed(command: &str, lines: &str) -> Vec<Value> {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("households.jsonl");
    fs::write(&file, lines).unwrap();
    let (_, arguments) = command.split_once("selfcheck-cli -- ").unwrap();
    let arguments = arguments.split_whitespace().map(|word| match word {
        "households.jsonl" => file.to_str().unwrap(),
        word => word,
    });
    let output = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(arguments)
        .current_dir(root())
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.is_empty(), "{command}: {error}");
    values(&String::from_utf8(output.stdout).unwrap())
}

fn values(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn the_page_on_checking_shows_what_the_command_says() {
    let (mut lines, mut said) = (String::new(), None);
    let mut compared = 0;
    for block in blocks() {
        let place = format!("{PAGE}:{}", block.line);
        match block.first.as_str() {
            "text" => {}
            "json lines" => lines.clone_from(&block.text),
            "console" => {
                let command = block.text.trim().strip_prefix("$ ").unwrap();
                said = Some(printed(command, &lines));
            }
            "json shown=some" => {
                let said = said.take().unwrap();
                for shown in values(&block.text) {
                    assert!(said.contains(&shown), "{place}: {shown} is not printed");
                    compared += 1;
                }
            }
            "json shown=results" | "json shown=errors" => {
                let part = block.first.rsplit('=').next().unwrap();
                let said: Vec<Value> = said.take().unwrap();
                let said: Vec<&Value> = said.iter().map(|line| &line[part]).collect();
                let shown = values(&block.text);
                assert_eq!(said, shown.iter().collect::<Vec<_>>(), "{place}");
                compared += shown.len();
            }
            other => panic!("{place}: `{other}` says nothing that is known"),
        }
        if block.first != "console" {
            assert!(
                said.is_none(),
                "{place}: what was printed before it is not shown"
            );
        }
    }
    assert!(compared > 15, "{compared} lines were compared");
}

#[test]
fn the_cases_of_the_country_template_pass_without_a_warning() {
    let run = |verb: &str, more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_selfcheck"))
            .args([verb, "rules/country-template"])
            .args(more)
            .current_dir(root())
            .output()
            .unwrap()
    };
    let checked = run("check", &["--deny-warnings"]);
    assert!(checked.status.success(), "{:?}", checked);
    let tested = run("test", &[]);
    let out = String::from_utf8(tested.stdout).unwrap();
    assert!(out.trim_end().ends_with(" passed, 0 failed"), "{out}");
}
