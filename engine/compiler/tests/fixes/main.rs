//! Fixes in whole packages: a name of which a letter is lost, a text that is missing.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

mod law;

use std::path::Path;

use selfcheck_compiler::diagnostic::{Code, Diagnostics};
use selfcheck_compiler::package::{File, Files};

fn package(name: &str) -> Files {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let mut found = Diagnostics::default();
    Files::from_folder(&rules.join(name), &mut found).unwrap()
}

/// The same files once more.
fn copy(files: &Files) -> Files {
    let same = |file: &File| File::new(file.path.clone(), file.text().to_owned());
    Files {
        list: files.list.iter().map(same).collect(),
    }
}

/// Places of the words of a text that have so many letters at least.
fn words(text: &str, letters: usize) -> Vec<(usize, usize)> {
    let mut list = Vec::new();
    let mut start = 0;
    let belongs = |c: char| c.is_ascii_lowercase() || c == '_';
    for piece in text.split_inclusive(|c| !belongs(c)) {
        let word = piece.trim_end_matches(|c| !belongs(c));
        if word.len() >= letters {
            list.push((start, start + word.len()));
        }
        start += piece.len();
    }
    list
}

#[test]
fn a_name_that_lost_a_letter_is_mended_by_its_fix() {
    let files = package("country-template");
    let (mut asked, mut same) = (0, 0);
    for (index, file) in files.list.iter().enumerate() {
        let read = file.path.ends_with(".rhai") || file.path.ends_with("facts.toml");
        if !read {
            continue;
        }
        for (start, end) in words(file.text(), 6).into_iter().step_by(5) {
            let mut broken = copy(&files);
            let mut text = file.text().to_owned();
            text.replace_range(start + 2..start + 3, "");
            broken.list[index] = File::new(file.path.clone(), text);
            let list = law::compiled(&broken, Diagnostics::default());
            for one in &list {
                law::law(one, &list, &broken).unwrap_or_else(|wrong| {
                    panic!("{} without a letter: {wrong}", &file.text()[start..end])
                });
                let mut fixes = one.fixes.iter();
                asked += usize::from(one.help.starts_with("did you mean"));
                same += usize::from(
                    fixes.any(|fix| law::mended(fix, &broken).list[index].text() == file.text()),
                );
            }
        }
    }
    assert!(
        asked > 20 && same > 20,
        "{asked} guesses, {same} of them right"
    );
}

#[test]
fn a_missing_text_is_put_in_with_the_words_of_another_language() {
    let files = package("egypt");
    let (at, text) = files.find("texts/en.ftl").unwrap();
    let at = usize::try_from(at).unwrap();
    let mut found = 0;
    let lines: Vec<&str> = text.lines().collect();
    for line in (0..lines.len()).step_by(5) {
        let alone = lines
            .get(line + 1)
            .is_none_or(|next| !next.starts_with(' '));
        if !alone || !lines[line].contains(" = ") {
            continue;
        }
        let mut without = lines.clone();
        without.remove(line);
        let mut broken = copy(&files);
        let text = without.join("\n") + "\n";
        broken.list[at] = File::new("texts/en.ftl".to_owned(), text);
        let list = law::compiled(&broken, Diagnostics::default());
        for one in list.iter().filter(|one| one.code == Code::MissingText) {
            law::law(one, &list, &broken).unwrap();
            let key = lines[line]
                .split(" =")
                .next()
                .unwrap()
                .trim()
                .trim_start_matches('.');
            assert!(
                one.fixes.iter().any(|fix| fix.edits[0].text.contains(key)),
                "{one:?}"
            );
            found += 1;
        }
    }
    assert!(found > 15, "{found}");
}
