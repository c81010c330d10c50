//! Cases in files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use selfcheck_compiler::assist::{Cursor, complete, hover};
use selfcheck_compiler::package::{File, Files, Package};

use crate::{copy, package};

const MARK: char = '‸';
/// Labels of one kind that are shown.
const SHOWN: usize = 14;

#[test]
fn what_may_stand_at_a_place_is_what_its_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/assist/cases");
    let mut packages = BTreeMap::new();
    let (mut wrong, mut count) = (String::new(), 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let mut written = Vec::new();
        for block in text.trim_end().split("\n\n") {
            let own = |line: &&str| !line.starts_with('>');
            let lines: Vec<&str> = block.lines().filter(own).collect();
            let name = lines.iter().find(|line| !line.starts_with('#'));
            let name = name.map_or("egypt", |line| line.split(' ').next().unwrap());
            let (files, read) = packages
                .entry(name.to_owned())
                .or_insert_with(|| package(name));
            let found = if lines.iter().all(|line| line.starts_with('#')) {
                String::new()
            } else {
                count += 1;
                run(&lines, files, read)
            };
            written.push(
                format!("{}\n{found}", lines.join("\n"))
                    .trim_end()
                    .to_owned(),
            );
        }
        let written = written.join("\n\n") + "\n";
        if std::env::var_os("SELFCHECK_UPDATE").is_some() {
            fs::write(&path, &written).unwrap();
        } else if written != text {
            writeln!(wrong, "--- {}: found\n{written}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 60, "{count} cases");
}

fn run(lines: &[&str], files: &Files, package: &Package) -> String {
    let mut lines = lines.iter().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap().split(' ').collect();
    let [_, path, what, language @ ..] = head.as_slice() else {
        panic!("{head:?}")
    };
    let mut files = copy(files);
    let file = files
        .list
        .iter_mut()
        .find(|file| file.path == *path)
        .unwrap();
    let mut text = file.text().to_owned();
    let mut added = String::new();
    let mut byte = None;
    for line in lines {
        if let Some(needle) = line.strip_prefix("@ ") {
            let within = needle.find(MARK).unwrap();
            let needle = needle.replace(MARK, "");
            let start = text.find(&needle).unwrap_or_else(|| panic!("{needle}"));
            byte = Some(start + within);
        } else {
            added.push_str(
                line.strip_prefix('|')
                    .unwrap()
                    .strip_prefix(' ')
                    .unwrap_or(""),
            );
            added.push('\n');
        }
    }
    if let Some(within) = added.find(MARK) {
        byte = Some(text.len() + within);
        text.push_str(added.replace(MARK, "").trim_end_matches('\n'));
        *file = File::new(file.path.clone(), text);
    }
    let cursor = Cursor {
        files: &files,
        declared: &files,
        package,
        path,
        byte: byte.unwrap(),
        language: language.first().unwrap_or(&"en"),
    };
    let mut out = String::new();
    if *what == "hover" {
        match hover(cursor) {
            Some(found) => {
                let (kind, word) = (found.kind.word(), files.text(found.span));
                writeln!(out, "> `{word}`: {kind} {} – {}", found.sign, found.detail).unwrap();
                for line in found.documentation.lines().filter(|line| !line.is_empty()) {
                    writeln!(out, "> {line}").unwrap();
                }
            }
            None => writeln!(out, "> nothing").unwrap(),
        }
        return out;
    }
    let found = complete(cursor);
    if found.items.is_empty() {
        return "> nothing\n".to_owned();
    }
    writeln!(out, "> replaces `{}`", files.text(found.span)).unwrap();
    let mut kinds: Vec<(&str, Vec<String>)> = Vec::new();
    for item in &found.items {
        let kind = item.kind.word();
        let mut shown = item.label.clone();
        if item.insert != item.label {
            write!(shown, " → {}", item.insert.trim_end()).unwrap();
        }
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, labels)) => labels.push(shown),
            None => kinds.push((kind, vec![shown])),
        }
    }
    for (kind, labels) in kinds {
        let more = if labels.len() > SHOWN {
            format!(" … {}", labels.len())
        } else {
            String::new()
        };
        let labels: Vec<&str> = labels.iter().take(SHOWN).map(String::as_str).collect();
        writeln!(out, "> {kind}: {}{more}", labels.join(" | ")).unwrap();
    }
    out
}
