//! The fenced blocks of a document: where each stands, what its first line promises, its text.
//!
//! What a promise means is not known here.

use std::fs;
use std::path::{Path, PathBuf};

/// One fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// `docs/language.md:120`
    pub place: String,
    /// The first word behind the fence: `rhai`, `toml`, `text`; may be empty.
    pub language: String,
    /// The words after it: `check`, `error=E0304`.
    pub words: Vec<String>,
    /// What stands between the fences.
    pub text: String,
}

impl Block {
    /// Whether the word stands in the first line.
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// The value of `name=value` in the first line.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.words
            .iter()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    /// The codes of `name=A,B`, sorted.
    pub fn codes(&self, name: &str) -> Vec<String> {
        let mut codes: Vec<String> = self
            .value(name)
            .into_iter()
            .flat_map(|list| list.split(','))
            .map(Into::into)
            .collect();
        codes.sort();
        codes
    }
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests/ lies in the repository")
        .into()
}

/// The text of a file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The blocks of a document, in order.
pub fn blocks(path: &str) -> Vec<Block> {
    let text = read(path);
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in text.lines().enumerate() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(first)) => {
                let mut words = first.split_whitespace().map(str::to_owned);
                open = Some(Block {
                    place: format!("{path}:{}", number + 1),
                    language: words.next().unwrap_or_default(),
                    words: words.collect(),
                    text: String::new(),
                });
            }
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{path}: the last block is not closed");
    found
}

/// Every document of the repository that is ours: those at the root and in `docs/`.
pub fn documents() -> Vec<String> {
    let mut found: Vec<String> = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
        .map(Into::into)
        .into();
    let mut folders = vec![PathBuf::from("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).expect("docs/ can be listed") {
            let entry = entry.expect("docs/ can be listed");
            let path = folder.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}
