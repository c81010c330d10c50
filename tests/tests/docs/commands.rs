//! Every command that a document prints exists, and the README names every one there is.

use std::collections::BTreeSet;
use std::fs;

use crate::blocks::{blocks, documents, root};

/// The subcommands in a folder of files, each of which is one.
fn subcommands(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).expect("a folder of commands");
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: BTreeSet<String> = names
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    names.remove("mod");
    names
}

/// The lines of `console` blocks, without what follows a `#`.
fn printed() -> Vec<(String, String)> {
    let mut lines = Vec::new();
    for document in documents() {
        for block in blocks(&document)
            .into_iter()
            .filter(|block| block.language == "console")
        {
            for line in block
                .text
                .lines()
                .filter_map(|line| line.strip_prefix("$ "))
            {
                let line = line.split(" #").next().unwrap_or_default().trim();
                lines.push((block.place.clone(), line.to_owned()));
            }
        }
    }
    lines
}

fn word_after<'a>(line: &'a str, before: &str) -> Option<&'a str> {
    line.split_once(before)?.1.split_whitespace().next()
}

#[test]
fn every_command_that_a_document_prints_exists() {
    let xtask = subcommands("xtask/src/commands");
    let selfcheck = subcommands("engine/cli/src/commands");
    let lines = printed();
    assert!(!lines.is_empty(), "no document prints a command");
    for (place, line) in &lines {
        if let Some(word) = word_after(line, "cargo xtask ") {
            assert!(
                xtask.contains(word),
                "{place}: there is no `cargo xtask {word}`"
            );
        } else if let Some(word) = word_after(line, "selfcheck-cli -- ").or_else(|| {
            line.starts_with("selfcheck ")
                .then(|| word_after(line, "selfcheck "))?
        }) {
            assert!(
                selfcheck.contains(word),
                "{place}: there is no `selfcheck {word}`"
            );
        } else if let Some(target) = word_after(line, "cargo test -p selfcheck-tests --test ") {
            let tests = root().join("tests/tests");
            let exists = tests.join(target).is_dir() || tests.join(format!("{target}.rs")).exists();
            assert!(exists, "{place}: there is no suite `{target}`");
        } else if let Some(bench) = word_after(line, "cargo bench -p selfcheck-tests --bench ") {
            let exists = root().join(format!("tests/benches/{bench}.rs")).exists();
            assert!(exists, "{place}: there is no benchmark `{bench}`");
        } else if let Some(bench) = word_after(line, "cargo bench -p selfcheck-cli --bench ") {
            let exists = root()
                .join(format!("engine/cli/benches/{bench}.rs"))
                .exists();
            assert!(exists, "{place}: there is no benchmark `{bench}`");
        } else if let Some(name) = word_after(line, "-p selfcheck-tests --bin ") {
            let exists = root().join(format!("tests/src/bin/{name}.rs")).exists();
            assert!(exists, "{place}: there is no program `{name}`");
        } else {
            panic!("{place}: `{line}` is a command this test does not know");
        }
    }
}

#[test]
fn the_readme_names_every_subcommand_of_selfcheck() {
    let lines = printed();
    let readme = lines
        .iter()
        .filter(|(place, _)| place.starts_with("README.md"));
    let named: BTreeSet<String> = readme
        .filter_map(|(_, line)| word_after(line, "selfcheck-cli -- ").map(str::to_owned))
        .collect();
    assert_eq!(named, subcommands("engine/cli/src/commands"));
}
