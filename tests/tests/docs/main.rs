//! The documents keep their promises: every fenced block of Markdown says what it is, and is that.
//!
//! The forms of blocks are explained at the head of `docs/language.md`. What is only text says
//! `text`; a block that says nothing, or something unknown, fails.

mod blocks;
mod by_oracle;
mod codes;
mod commands;
mod evaluated;
mod example;
mod layers;
mod paths;
mod words;
mod worked;

use blocks::{Block, blocks, documents};
use example::{PROGRAM, compile, is_part, sources, with_criteria};
use selfcheck_compiler::answers::from_json;

/// Warnings that any fragment would have.
const EXCUSED: [&str; 5] = ["W0701", "W0702", "W0705", "W0706", "W0707"];

#[test]
fn the_example_package_compiles() {
    let compiled = compile(sources());
    assert!(compiled.errors().is_empty(), "\n{}", compiled.said('E'));
}

#[test]
fn every_block_of_the_documents_keeps_its_promise() {
    let mut wrong = Vec::new();
    let (mut kept, mut compared) = (0, 0);
    // The pages of codes have a form of their own, and a test in the compiler.
    for path in documents()
        .into_iter()
        .filter(|path| !path.starts_with("docs/diagnostics/"))
        // Done step by step by `engine/cli/tests/new.rs`.
        .filter(|path| path != "docs/authoring.md")
    {
        let mut answers = None;
        let mut criteria: Option<Block> = None;
        for block in blocks(&path) {
            let said = match (
                block.language.as_str(),
                block.words.first().map(String::as_str),
            ) {
                ("json", Some("answers")) => match from_json(&block.text) {
                    Ok(read) => {
                        answers = Some(read);
                        Vec::new()
                    }
                    Err(errors) => errors.iter().map(ToString::to_string).collect(),
                },
                ("rhai", Some("eval")) => match &answers {
                    Some(answers) => {
                        let (lines, mut said) = by_oracle::check(&block, answers);
                        compared += lines;
                        said.extend(evaluated::check(&block, answers));
                        said
                    }
                    None => vec!["there is no household before it".to_owned()],
                },
                ("rhai" | "toml" | "ftl" | "csv", _) if is_part(&block) => Vec::new(),
                ("toml", Some("case")) => match &criteria {
                    Some(criteria) => worked::check(criteria, &block),
                    None => vec!["there are no criteria before it".to_owned()],
                },
                ("rhai" | "toml" | "ftl" | "csv", Some(_)) => compiled(&block),
                // Run and compared by `engine/cli/tests/checking_our_rules.rs`.
                ("json", Some("lines" | "shown=some" | "shown=results" | "shown=errors"))
                    if path == "docs/checking-our-rules.md" =>
                {
                    Vec::new()
                }
                // Sent and compared by `engine/server/tests/server/documents.rs`.
                ("http" | "json", None) if path == "docs/server.md" => Vec::new(),
                ("text" | "console" | "rust" | "diff" | "html", None) => Vec::new(),
                _ => vec!["its first line says nothing that is known".to_owned()],
            };
            kept += usize::from(said.is_empty());
            wrong.extend(
                said.into_iter()
                    .map(|said| format!("{}: {said}", block.place)),
            );
            if block.language == "rhai" && block.has("check") {
                criteria = Some(block);
            }
        }
    }
    println!("{kept} blocks keep their promise; the oracle agrees on {compared} expressions");
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(
        compared > 100,
        "the oracle was asked about {compared} expressions only"
    );
}

/// `check`, `error=…`, `lint=…`, for criteria or for lines added to a file.
fn compiled(block: &Block) -> Vec<String> {
    let (sources, path) = match block.value("file") {
        Some(path) => {
            let mut sources = sources().clone();
            sources
                .entry(path.to_owned())
                .or_default()
                .push_str(&block.text);
            (sources, path.to_owned())
        }
        None => {
            let unit = block.value("unit").unwrap_or("family");
            (
                with_criteria(unit, &block.text),
                format!("{PROGRAM}/criteria.rhai"),
            )
        }
    };
    let compiled = compile(&sources);
    let warnings = compiled.warnings(&path);
    let errors = match block.language.as_str() {
        "ftl" => compiled.errors_in_texts(),
        _ => compiled.errors(),
    };
    let (wanted_errors, wanted_warnings) = (block.codes("error"), block.codes("lint"));
    let mut said = Vec::new();
    if errors != wanted_errors {
        let all = compiled.said('E');
        said.push(format!(
            "errors {errors:?} instead of {wanted_errors:?}\n{all}"
        ));
    } else if errors.is_empty() {
        let about_it =
            |code: &&String| wanted_warnings.contains(code) || !EXCUSED.contains(&code.as_str());
        let counted: Vec<String> = warnings.iter().filter(about_it).cloned().collect();
        if counted != wanted_warnings {
            said.push(format!(
                "warnings {counted:?} instead of {wanted_warnings:?}"
            ));
        }
    }
    if !block.has("check") && wanted_errors.is_empty() && wanted_warnings.is_empty() {
        said.push("it promises nothing".to_owned());
    }
    said
}
