//! The command as a shell sees it: what it prints, where, and how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Exit code, standard output, standard error.
fn run(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

fn egypt() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../rules/egypt")
}

fn small() -> &'static str {
    concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../compiler/tests/refused/base"
    )
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_package_without_errors_ends_with_0() {
    let (code, out, _) = run(&["check", egypt(), "--format", "json"], "");
    assert_eq!(code, 0, "{out}");
    assert!(
        serde_json::from_str::<serde_json::Value>(&out)
            .unwrap()
            .is_array()
    );
}

#[test]
fn findings_end_with_1_and_stand_on_standard_output() {
    let (code, out, _) = run(&["check", small(), "--format", "plain"], "");
    assert_eq!(code, 1);
    assert!(out.lines().next().unwrap().contains(": error[E05"), "{out}");
}

#[test]
fn a_wrong_command_line_ends_with_2_and_a_missing_folder_with_3() {
    assert_eq!(run(&["chekc"], "").0, 2);
    assert_eq!(run(&["eval", egypt(), "--date", "2026-02-30"], "").0, 2);
    let (code, out, error) = run(&["check", "no/such/folder"], "");
    assert_eq!((code, out.as_str()), (3, ""));
    assert!(error.contains("no/such/folder"));
}

#[test]
fn the_cases_of_egypt_pass() {
    let (code, out, _) = run(&["test", egypt()], "");
    assert_eq!(code, 0, "{out}");
    assert!(out.trim_end().ends_with(" passed, 0 failed"));
}

#[test]
fn a_bundle_is_written_the_same_twice_and_an_altered_one_is_refused() {
    let (first, second) = (temporary("first"), temporary("second"));
    for folder in [&first, &second] {
        let out = folder.to_str().unwrap();
        assert_eq!(run(&["build", egypt(), "--out", out], "").0, 0);
    }
    let files = |folder: &Path| {
        let mut list: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (
                    path.file_name().unwrap().to_str().unwrap().into(),
                    fs::read(path).unwrap(),
                )
            })
            .collect();
        list.sort();
        list
    };
    assert_eq!(files(&first), files(&second));
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(first.join("manifest.json")).unwrap()).unwrap();
    let core = first.join(format!(
        "{}.json",
        manifest["core"]["sha256"].as_str().unwrap()
    ));
    let path = first.to_str().unwrap();
    assert_eq!(run(&["describe", path], "").0, 0);
    fs::write(&core, b"{}").unwrap();
    let (code, _, error) = run(&["describe", path], "");
    assert_eq!(code, 1);
    assert!(error.contains("B002"), "{error}");
}

#[test]
fn a_bundle_can_be_for_those_alone_who_give_an_answer() {
    let (all, some) = (temporary("all"), temporary("only"));
    let built = |folder: &Path, more: &[&str]| {
        let out = folder.to_str().unwrap();
        let (code, said, error) = run(&[&["build", egypt(), "--out", out], more].concat(), "");
        assert_eq!(code, 0, "{error}");
        let manifest = fs::read(folder.join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        (said, manifest)
    };
    let (_, whole) = built(&all, &[]);
    let (said, cut) = built(&some, &["--only", "kind=abandoned"]);
    assert!(said.contains("only kind=abandoned"), "{said}");
    assert_eq!(whole["core"], cut["core"]);
    let size = |manifest: &serde_json::Value| manifest["slices"][0]["size"].as_u64().unwrap();
    assert!(size(&cut) < size(&whole));
    let out = some.to_str().unwrap();
    let refused = |only: &str| run(&["build", egypt(), "--out", out, "--only", only], "");
    let (code, _, error) = refused("kind=none");
    assert_eq!(code, 1);
    assert!(error.contains("`kind` has no option `none`"), "{error}");
    assert_eq!(refused("kind").0, 2);
}

#[test]
fn places_lead_from_a_rule_to_its_lines() {
    let folder = temporary("places");
    let file = folder.join("places.json");
    let (out, places) = (folder.to_str().unwrap(), file.to_str().unwrap());
    let (code, ..) = run(&["build", egypt(), "--out", out, "--places", places], "");
    assert_eq!(code, 0);
    let places: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    for (program, rules) in places["rules"].as_object().unwrap() {
        for (id, place) in rules.as_object().unwrap() {
            assert_eq!(place["file"], format!("{program}/criteria.rhai"));
            let text = fs::read_to_string(Path::new(egypt()).join(program).join("criteria.rhai"));
            let text = text.unwrap();
            let line = usize::try_from(place["line"].as_u64().unwrap()).unwrap();
            let rule = text.lines().skip(line - 1).take(2).collect::<String>();
            assert!(rule.contains(&format!("\"{id}\"")), "{id}: {rule}");
        }
    }
    let birth = &places["facts"]["person.birth_date"];
    assert_eq!(birth["file"], "facts.toml");
    assert!(birth["end_column"].as_u64() > birth["column"].as_u64());
}

#[test]
fn one_outcome_line_for_each_household_and_an_error_line_for_a_bad_one() {
    let input = "{\"people\":[{\"id\":\"a\",\"relation\":\"applicant\",\"birth_date\":\"1950-01-01\"}]}\n\
                 {\"people\":[{\"id\":\"a\",\"relation\":\"aplicant\"}]}\n{oops\n{}\n";
    let (code, out, _) = run(&["eval", egypt(), "--date", "2026-03-01"], input);
    assert_eq!(code, 1);
    let lines: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["date"], "2026-03-01");
    assert_eq!(lines[1]["errors"][0]["code"], "A024");
    assert_eq!(lines[1]["errors"][0]["path"], "people[0].relation");
    assert_eq!(
        (&lines[2]["errors"][0]["code"], &lines[2]["line"]),
        (&"A040".into(), &3.into())
    );
    assert!(lines[3]["outcomes"].is_array());
}

#[test]
fn an_outcome_comes_before_the_next_household_is_known() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(["eval", egypt(), "--date", "2026-03-01"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut into = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..3 {
        into.write_all(b"{}\n").unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.starts_with("{\"date\":\"2026-03-01\""), "{line}");
    }
    drop(into);
    assert!(child.wait().unwrap().success());
}

#[test]
fn defaults_of_results_are_for_those_of_whom_nothing_is_given() {
    let package = temporary("defaults");
    let copied = copy(Path::new(egypt()), &package);
    assert!(copied > 0);
    fs::write(
        package.join("results.toml"),
        "income = { of = \"household\", type = \"money/month\", min = 0, max = 30000000, places = 2, default = 40 }\n\
         earned = { of = \"person\", type = \"money/month\", min = 0, max = 1000000, places = 2, default = 7 }\n",
    )
    .unwrap();
    fs::write(
        package.join("results.rhai"),
        "fn income() { members.map(|p| p.insured_wage).sum() }\nfn earned(p) { p.insured_wage }\n",
    )
    .unwrap();
    let input = "{\"people\":[{\"id\":\"a\"},{}]}\n\
                 {\"people\":[{\"id\":\"a\",\"work\":\"private_employer\",\"insured_wage\":100},{}]}\n\
                 {\"people\":[{\"id\":\"a\"},{}],\"fixed\":{\"earned\":{\"2\":9}}}\n\
                 {}\n";
    let folder = package.to_str().unwrap();
    let options = ["--with-defaults", "--results", "income,earned", "--date"];
    let (code, out, err) = run(
        &[&["eval", folder], &options[..], &["2026-03-01"]].concat(),
        input,
    );
    assert_eq!(code, 0, "{out}{err}");
    let results = out.lines().map(|line| {
        let keys = [",\"results\":", ",\"version\":"].map(|key| line.find(key).unwrap());
        assert!(keys[0] < keys[1], "keys rise");
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["results"].clone()
    });
    let results: Vec<serde_json::Value> = results.collect();
    let earned = |place: usize| results[place]["earned"].clone();
    assert_eq!(results[0]["income"], "40.00");
    assert_eq!(earned(0), serde_json::json!({ "2": "7.00", "a": "7.00" }));
    assert_ne!(results[1]["income"], "40.00", "a wage is given");
    assert_eq!(earned(1)["2"], "7.00");
    assert_ne!(earned(1)["a"], "7.00", "the rule speaks");
    assert_eq!(results[2]["income"], "40.00", "its rule does not read it");
    assert_eq!(earned(2), serde_json::json!({ "2": "9.00", "a": "7.00" }));
    assert_eq!(results[3]["income"], "40.00");
    assert_ne!(earned(3)["applicant"], "7.00", "nobody is listed");
}

/// Copies a folder; says how many files were in it.
fn copy(from: &Path, to: &Path) -> usize {
    let mut files = 0;
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&to).unwrap();
            files += copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
            files += 1;
        }
    }
    files
}

#[test]
fn everything_with_a_name_is_described() {
    let (code, out, _) = run(&["describe", egypt(), "--format", "json"], "");
    assert_eq!(code, 0);
    let items: Vec<serde_json::Value> = out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for kind in ["fact", "parameter", "unit", "program"] {
        assert!(items.iter().any(|item| item["is"] == kind), "{kind}");
    }
}

#[test]
fn help_names_every_command_and_exit_code() {
    let (_, out, _) = run(&["--help"], "");
    for word in [
        "check",
        "build",
        "test",
        "eval",
        "describe",
        "Exit codes",
        "3  a file",
    ] {
        assert!(out.contains(word), "{word}");
    }
}
