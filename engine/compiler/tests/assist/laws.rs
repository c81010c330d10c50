//! What holds at every place of every file, and how long it takes.

use std::time::{Duration, Instant};

use selfcheck_compiler::assist::{Cursor, complete, hover};
use selfcheck_compiler::package::File;

use crate::{copy, package};

/// Inserts and spans at one place.
fn look(cursor: Cursor) -> usize {
    let (index, text) = cursor.files.find(cursor.path).unwrap();
    let found = complete(cursor);
    let at = |byte: u32| usize::try_from(byte).unwrap();
    if found.items.is_empty() {
        return 0;
    }
    let span = found.span;
    assert_eq!(span.file, index);
    assert!(
        at(span.start) <= cursor.byte,
        "{} {}",
        cursor.path,
        cursor.byte
    );
    let before = text
        .get(..at(span.start))
        .expect("a start between characters");
    let after = text.get(at(span.end)..).expect("an end between characters");
    assert!(span.start <= span.end);
    for item in &found.items {
        assert!(
            !item.label.is_empty() && !item.insert.is_empty(),
            "{item:?}"
        );
        let length = before.len() + item.insert.len() + after.len();
        assert_eq!([before, &item.insert, after].concat().len(), length);
    }
    found.items.len()
}

/// Bytes between two places that are asked: every one with `SELFCHECK_EVERY=1`, which takes minutes.
fn step(length: usize) -> usize {
    match std::env::var_os("SELFCHECK_EVERY") {
        Some(_) => 1,
        None => (length / 150) | 1,
    }
}

#[test]
fn every_place_of_a_package_can_be_asked() {
    for name in ["egypt", "country-template"] {
        let (files, package) = package(name);
        let (mut offered, mut known) = (0, 0);
        for file in &files.list {
            let step = step(file.text().len());
            for byte in (0..=file.text().len()).step_by(step) {
                let cursor = Cursor {
                    files: &files,
                    declared: &files,
                    package: &package,
                    path: &file.path,
                    byte,
                    language: "en",
                };
                offered += usize::from(file.text().is_char_boundary(byte) && look(cursor) > 0);
                if let Some(found) = hover(cursor) {
                    known += 1;
                    let word = files.text(found.span);
                    assert!(
                        !word.is_empty() && found.sign.contains(word),
                        "{found:?} at {word}"
                    );
                }
            }
        }
        assert!(
            offered > 500 && known > 200,
            "{name}: {offered} offered, {known} known"
        );
    }
}

#[test]
fn half_written_files_can_be_asked_at_their_end() {
    let (files, package) = package("egypt");
    for at in 0..files.list.len() {
        let whole = files.list[at].text().to_owned();
        let mut cut = copy(&files);
        for byte in (0..whole.len())
            .filter(|byte| whole.is_char_boundary(*byte))
            .step_by(step(whole.len()))
        {
            let path = files.list[at].path.clone();
            cut.list[at] = File::new(path, whole[..byte].to_owned());
            let cursor = Cursor {
                files: &cut,
                declared: &cut,
                package: &package,
                path: &files.list[at].path,
                byte,
                language: "ar",
            };
            look(cursor);
            let _ = hover(cursor);
        }
    }
}

/// Said with `--nocapture`; held in a release build: `cargo test --release -p selfcheck-compiler
/// --test assist -- --nocapture at_once`.
#[test]
fn an_answer_comes_at_once() {
    let (files, package) = package("usa");
    let mut longest = (Duration::ZERO, String::new());
    for file in &files.list {
        let ends = [file.text().len() / 2, file.text().len()];
        for byte in ends {
            let cursor = Cursor {
                files: &files,
                declared: &files,
                package: &package,
                path: &file.path,
                byte,
                language: "en",
            };
            let mut items = 0;
            // The best of some: the machine does other things too.
            let times = (0..7).map(|_| {
                let begin = Instant::now();
                items = complete(cursor).items.len();
                let _ = hover(cursor);
                begin.elapsed()
            });
            let took = times.min().unwrap();
            if took > longest.0 {
                longest = (
                    took,
                    format!(
                        "{} of {} bytes, {items} items",
                        file.path,
                        file.text().len()
                    ),
                );
            }
        }
    }
    println!("longest: {:?} in {}", longest.0, longest.1);
    let most = if cfg!(debug_assertions) { 200 } else { 10 };
    assert!(longest.0 < Duration::from_millis(most), "{longest:?}");
}
