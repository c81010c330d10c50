//! The code map of `docs/architecture.md` against what the crates really depend on.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use crate::blocks::{read, root};

const DOCUMENT: &str = "docs/architecture.md";

/// Folder, and the folders it may depend on, as the table says.
fn layers() -> BTreeMap<String, BTreeSet<String>> {
    let text = read(DOCUMENT);
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    let code = |cell: &str| -> Vec<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    rows.filter_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').collect();
        let [folder, _, depends] = cells.as_slice() else {
            return None;
        };
        let folder = code(folder).into_iter().next()?;
        let is_crate = root().join(&folder).join("Cargo.toml").exists();
        is_crate.then(|| (folder, code(depends).into_iter().collect()))
    })
    .collect()
}

fn manifest(folder: &str) -> Table {
    read(&format!("{folder}/Cargo.toml"))
        .parse()
        .expect("a manifest is TOML")
}

/// Names of everything a crate depends on when it is built for others.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let named = |table: Option<&toml::Value>| -> Vec<String> {
        table
            .and_then(toml::Value::as_table)
            .map(|t| t.keys().cloned().collect())
            .unwrap_or_default()
    };
    named(manifest.get("dependencies")).into_iter().collect()
}

#[test]
fn the_code_map_has_every_crate() {
    let workspace: Table = read("Cargo.toml").parse().expect("a manifest is TOML");
    let members = workspace["workspace"]["members"]
        .as_array()
        .expect("a list of members");
    let members: BTreeSet<String> = members
        .iter()
        .filter_map(|m| m.as_str())
        .map(|m| format!("{m}/"))
        .collect();
    let mapped: BTreeSet<String> = layers().into_keys().collect();
    assert_eq!(
        mapped, members,
        "the crates in {DOCUMENT} and in Cargo.toml"
    );
}

#[test]
fn crates_depend_on_what_the_code_map_allows() {
    let layers = layers();
    let folders: BTreeMap<String, String> = layers
        .keys()
        .map(|folder| {
            let name = manifest(folder)["package"]["name"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            (name, folder.clone())
        })
        .collect();
    for (folder, allowed) in &layers {
        let ours = dependencies(&manifest(folder));
        for name in ours.iter().filter_map(|name| folders.get(name)) {
            assert!(
                allowed.contains(name),
                "`{folder}` depends on `{name}`, {DOCUMENT} says not"
            );
        }
    }
}

/// Invariant 6, *no compiler in the download*, and what else the engine must be free of.
#[test]
fn the_citizens_crates_depend_on_no_parser_clock_or_chance() {
    for folder in ["engine/runtime/", "engine/pages/", "widget/"] {
        for name in dependencies(&manifest(folder)) {
            let unwanted = [
                "rhai",
                "toml",
                "serde_json",
                "chrono",
                "time",
                "rand",
                "getrandom",
            ];
            assert!(
                !unwanted.contains(&name.as_str()),
                "`{folder}` depends on `{name}`"
            );
        }
    }
    for folder in layers().into_keys() {
        if dependencies(&manifest(&folder)).contains("rhai") {
            assert!(
                ["engine/compiler/", "tests/"].contains(&folder.as_str()),
                "`{folder}` depends on rhai"
            );
        }
    }
}

/// Invariant 7, *no clock inside*: the date of evaluation is an input.
#[test]
fn no_source_of_the_engine_reads_a_clock() {
    let mut folders = [
        "engine/runtime/src",
        "engine/compiler/src",
        "engine/pages/src",
    ]
    .map(|folder| root().join(folder))
    .to_vec();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("a folder of sources").path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                for clock in ["SystemTime", "Instant::", "UNIX_EPOCH"] {
                    assert!(
                        !text.contains(clock),
                        "{} reads a clock: {clock}",
                        path.display()
                    );
                }
            }
        }
    }
}
