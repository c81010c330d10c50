//! How findings look: for people, plain, and as JSON.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::diagnostic::{Diagnostic, Diagnostics};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::syntax::{Parser, Place, Reserved};

fn found(text: &str) -> (Vec<Diagnostic>, Files) {
    let mut out = Diagnostics::default();
    let bytes = vec![("grant/criteria.rhai".to_owned(), text.as_bytes().to_vec())];
    let files = Files::from_bytes(bytes, &mut out);
    let text = files.list[0].text();
    Parser::default().program(text, Place::file(0, text), &Reserved::language(), &mut out);
    (out.into_sorted(), files)
}

fn shown(text: &str, format: Format) -> String {
    let (list, files) = found(text);
    render(&list, &files, format)
}

#[test]
fn a_loop_and_an_assignment_look_like_this() {
    insta::assert_snapshot!(shown("for p in members { }\n\tcap = 3;\n", Format::Human));
}

#[test]
fn a_line_with_arabic_before_the_place_looks_like_this() {
    let text = "let a = \"القاهرة\" == \"الجيزة\" && 1 | 2;\n";
    insta::assert_snapshot!(shown(text, Format::Human));
}

#[test]
fn a_very_long_line_is_shown_around_the_place() {
    let text = format!(
        "let a = {}1 ** 2{};\n",
        "1 + ".repeat(60),
        " + 1".repeat(60)
    );
    let human = shown(&text, Format::Human);
    assert!(
        human.lines().all(|line| line.chars().count() < 200),
        "{human}"
    );
    assert!(human.contains("**"), "{human}");
}

#[test]
fn an_invisible_character_is_made_visible() {
    let text = "let a = \"x\u{202e}y\";\n'c'\n";
    assert!(!shown(text, Format::Human).contains('\u{202e}'));
}

#[test]
fn plain_findings_have_one_line_each() {
    insta::assert_snapshot!(shown("for p in members { }\nlet قلم = 1;\n", Format::Plain));
}

#[test]
fn json_has_the_documented_fields_in_a_stable_order() {
    let text = shown("let a = if true { \"é\" };\n", Format::Json);
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.split('"').next())
        .collect();
    let documented = [
        "code",
        "severity",
        "file",
        "line",
        "column",
        "end_column",
        "message",
        "help",
        "fixes",
    ];
    assert_eq!(keys, documented);
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(parsed[0]["code"], "E0109");
    assert_eq!(parsed[0]["severity"], "error");
    assert_eq!(parsed[0]["file"], "grant/criteria.rhai");
    assert_eq!(
        (&parsed[0]["line"], &parsed[0]["column"]),
        (&1.into(), &9.into())
    );
    assert_eq!(parsed[0]["end_column"], 11);
}

#[test]
fn json_says_what_a_fix_writes_and_where() {
    let text = shown("let c = 1;\nlet a = \"é\"; const b = 1;\n", Format::Json);
    let parsed: serde_json::Value = serde_json::from_str(&text).unwrap();
    let fixes: Vec<&serde_json::Value> = parsed.as_array().unwrap().iter().collect();
    let fix = &fixes.iter().find(|one| one["code"] == "E0104").unwrap()["fixes"][0];
    assert_eq!(fix["title"], "write `let`");
    let edit = serde_json::json!({
        "file": "grant/criteria.rhai",
        "line": 2,
        "column": 14,
        "end_line": 2,
        "end_column": 19,
        "text": "let"
    });
    assert_eq!(fix["edits"], serde_json::json!([edit]));
}

#[test]
fn nothing_found_is_an_empty_list() {
    assert_eq!(shown("let a = 1;\n", Format::Json), "[]\n");
    assert_eq!(shown("let a = 1;\n", Format::Human), "");
}
