//! `selfcheck test` with `--coverage` and `--mutate`: what is printed is what the documents show.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::process::Command;

use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../docs/testing-rules.md");
const ALLOWANCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/allowance");
const EGYPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/egypt");

/// Exit code and standard output of `selfcheck test`.
fn test(package: &str, options: &str) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(["test", package])
        .args(options.split_whitespace())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (output.status.code().unwrap(), text)
}

#[test]
fn the_document_shows_the_package_and_what_comes_out() {
    for file in ["criteria.rhai", "cases.toml"] {
        let text = std::fs::read_to_string(format!("{ALLOWANCE}/allowance/{file}")).unwrap();
        assert!(DOCUMENT.contains(&text), "{text}");
    }
    let figures = std::fs::read_to_string(format!("{ALLOWANCE}/parameters.toml")).unwrap();
    assert!(DOCUMENT.contains(&figures), "{figures}");
    for options in ["--coverage", "--mutate", "--mutate --figures"] {
        let (_, out) = test(ALLOWANCE, options);
        assert!(DOCUMENT.contains(&out), "{options}\n{out}");
    }
}

#[test]
fn what_is_missing_ends_with_1_only_where_that_is_asked_for() {
    for (package, options, code) in [
        (ALLOWANCE, "--coverage", 0),
        (ALLOWANCE, "--coverage --strict", 1),
        (ALLOWANCE, "--mutate", 0),
        (ALLOWANCE, "--mutate --strict", 1),
        (ALLOWANCE, "--strict", 2),
        (ALLOWANCE, "--figures", 2),
        (ALLOWANCE, "--coverage --strict --program none", 0),
    ] {
        assert_eq!(test(package, options).0, code, "{options}");
    }
}

#[test]
fn every_line_of_json_is_an_object_and_the_last_has_the_counts() {
    let (_, out) = test(ALLOWANCE, "--coverage --mutate --figures --format json");
    let lines: Vec<Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let of = |is: &str| lines.iter().filter(|line| line["is"] == is).count();
    assert_eq!(
        (of("criterion"), of("branch"), of("coverage"), of("total")),
        (1, 1, 1, 1)
    );
    let last = lines.last().unwrap();
    assert_eq!(last["all"], of("change"));
    assert_eq!(last["unreached_figures"], 1);
}

#[test]
fn a_package_with_many_cases_is_looked_at() {
    let (code, out) = test(EGYPT, "--coverage --mutate");
    assert_eq!(code, 0, "{out}");
    let total = out
        .lines()
        .find(|line| line.starts_with("total: criteria "));
    assert!(total.unwrap().ends_with("not counted"), "{out}");
    assert!(
        out.trim_end()
            .lines()
            .last()
            .unwrap()
            .contains(" 0 refused, "),
        "{out}"
    );
    // A script says that it is noticed when its criterion is turned round.
    assert!(!out.contains("takaful/criteria.rhai:95:"), "{out}");
}
