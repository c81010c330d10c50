//! Every path that a document names exists, and every link leads somewhere.

use crate::blocks::{documents, read, root};

/// Beginnings of paths of this repository.
const FOLDERS: [&str; 8] = [
    "engine/", "widget/", "rules/", "www/", "tests/", "docs/", "xtask/", ".ci/",
];

#[test]
fn every_path_that_a_document_names_exists() {
    let mut missing = Vec::new();
    for document in documents() {
        let text = read(&document);
        for (number, line) in text.lines().enumerate() {
            for word in line.split('`').skip(1).step_by(2) {
                let is_path = FOLDERS.iter().any(|folder| word.starts_with(folder))
                    && !word.contains([' ', '*', '<', '…']);
                if is_path && !root().join(word).exists() {
                    missing.push(format!("{document}:{}: `{word}`", number + 1));
                }
            }
        }
    }
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn every_link_of_a_document_leads_somewhere() {
    let mut broken = Vec::new();
    for document in documents() {
        let text = read(&document);
        let folder = root()
            .join(&document)
            .parent()
            .map(Into::into)
            .unwrap_or_else(root);
        for (number, line) in text.lines().enumerate() {
            for part in line.split("](").skip(1) {
                let target = part.split(')').next().unwrap_or_default();
                if target.contains("://") {
                    continue;
                }
                let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
                let file = if path.is_empty() {
                    root().join(&document)
                } else {
                    folder.join(path)
                };
                let leads = match std::fs::read_to_string(&file) {
                    Ok(text) => anchor.is_empty() || anchors(&text).contains(&anchor.to_owned()),
                    Err(_) => anchor.is_empty() && file.exists(),
                };
                if !leads {
                    broken.push(format!("{document}:{}: {target}", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// The anchors of a document's headings.
fn anchors(text: &str) -> Vec<String> {
    let headings = text.lines().filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            let kept = title
                .chars()
                .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.map(|c| if c == ' ' { '-' } else { c }).collect()
        })
        .collect()
}
