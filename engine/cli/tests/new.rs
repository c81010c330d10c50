//! `selfcheck new`, and the guide that begins with it: `docs/authoring.md` is done here step by step, as
//! somebody who reads it does it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const GUIDE: &str = include_str!("../../../docs/authoring.md");

/// An empty folder of a test's own.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("new-{test}"));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn selfcheck(within: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args(arguments)
        .current_dir(within)
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    let both = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8(both).unwrap()
}

#[test]
fn a_start_in_every_language_and_currency_is_without_a_warning_and_its_cases_pass() {
    let folder = folder("all");
    for (name, languages, currency) in [
        ("Our-rules", "en-US", "USD"),
        ("egypt", "ar-EG,en-EG", "EGP"),
        ("three", "ru-RU,ar-PS,en-GB", "JOD"),
        ("whole", "en-AU", "JPY"),
    ] {
        let options = ["--languages", languages, "--currency", currency];
        let new = selfcheck(&folder, &[&["new", name], options.as_slice()].concat());
        assert_eq!(new.status.code(), Some(0), "{}", said(&new));
        for arguments in [&["check", "--deny-warnings", name][..], &["test", name]] {
            let output = selfcheck(&folder, arguments);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        }
    }
    let package = fs::read_to_string(folder.join("Our-rules/package.toml")).unwrap();
    assert!(package.contains("\"our_rules\""), "{package}");
}

#[test]
fn a_program_is_called_what_its_titles_say_and_otherwise_what_the_start_says() {
    let folder = folder("titles");
    let new = "new meals --languages en-US,ar-EG,ru-RU --title";
    let mut words: Vec<&str> = new.split(' ').collect();
    words.extend(["en-US=School  {meals}", "--title", "ar-EG=وجبات مدرسية"]);
    let output = selfcheck(&folder, &words);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for (language, title) in [
        ("en", "title = School { \"{\" }meals{ \"}\" }"),
        ("ar", "title = وجبات مدرسية"),
        ("ru", "title = Помощь семьям"),
    ] {
        let text = fs::read_to_string(folder.join(format!("meals/support/{language}.ftl")));
        assert_eq!(text.unwrap().lines().next(), Some(title));
    }
    let output = selfcheck(&folder, &["check", "--deny-warnings", "meals"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
}

#[test]
fn what_cannot_be_is_said_and_nothing_is_written_over() {
    let folder = folder("refused");
    for (arguments, says) in [
        ("1st", "`1st` cannot be a name"),
        ("a --program if", "`if` cannot be a name"),
        ("a --program texts", "`texts` cannot be a name"),
        ("a --languages en", "`en` is no language with its region"),
        ("a --languages xx-YY", "`xx-YY` is no language"),
        ("a --languages fr-FR", "not built in for `fr`"),
        ("a --languages en-US,en-GB", "`en` is there twice"),
        ("a --currency pounds", "`pounds` is no currency"),
        ("a --title ar-EG=Meals", "a title in `ar-EG`"),
    ] {
        let words: Vec<&str> = ["new"].into_iter().chain(arguments.split(' ')).collect();
        let output = selfcheck(&folder, &words);
        assert_eq!(output.status.code(), Some(1), "{arguments}");
        assert!(said(&output).contains(says), "{}", said(&output));
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{arguments}");
    }
    assert_eq!(selfcheck(&folder, &["new"]).status.code(), Some(2));
    fs::create_dir(folder.join("mine")).unwrap();
    fs::write(folder.join("mine/notes.txt"), "kept").unwrap();
    let output = selfcheck(&folder, &["new", "mine"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("is not empty"), "{}", said(&output));
    assert_eq!(fs::read_dir(folder.join("mine")).unwrap().count(), 1);
    fs::create_dir(folder.join("empty")).unwrap();
    assert_eq!(selfcheck(&folder, &["new", "empty"]).status.code(), Some(0));
}

/// Blocks of the guide: what its first line says, and its text.
fn blocks() -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(String, String)> = None;
    for line in GUIDE.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some((info.to_owned(), String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (Some((_, text)), None) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    blocks
}

/// Puts a block of the guide into the file it names: at its end, or, line by line, what stands behind `+`
/// in the place of what stands behind `-`.
fn put(folder: &Path, info: &str, text: &str) {
    let (_, named) = info.split_once("at=\"").unwrap();
    let path = folder.join(named.split('"').next().unwrap());
    let old = fs::read_to_string(&path).unwrap();
    let new = if info.starts_with("diff") {
        let lines = |sign: char| -> Vec<&str> {
            text.lines()
                .filter_map(|line| line.strip_prefix(sign))
                .collect()
        };
        let (before, after) = (lines('-').join("\n"), lines('+').join("\n"));
        assert!(old.contains(&before), "{info} has no\n{before}");
        // Where it stands more than once, the guide says how often.
        let often = info
            .split_once("times=")
            .map_or(1, |(_, n)| n.parse().unwrap());
        assert_eq!(old.matches(&before).count(), often, "{info}\n{before}");
        old.replace(&before, &after)
    } else {
        format!("{old}{text}")
    };
    fs::write(path, new).unwrap();
}

#[test]
fn the_guide_leads_from_an_empty_folder_to_a_published_program() {
    let folder = folder("guide");
    let mut last = String::new();
    let mut done = 0;
    for (info, text) in blocks() {
        match info.split(' ').next().unwrap() {
            "console" => {
                for line in text
                    .lines()
                    .filter_map(|line| line.strip_prefix("$ selfcheck "))
                {
                    let output = selfcheck(&folder, &line.split(' ').collect::<Vec<_>>());
                    last = said(&output);
                    let expected = i32::from(info.contains("found"));
                    assert_eq!(output.status.code(), Some(expected), "{line}\n{last}");
                    done += 1;
                }
            }
            "text" => assert!(last.contains(text.trim_end()), "{text}\nis not in\n{last}"),
            _ => put(&folder, &info, &text),
        }
    }
    assert!(done >= 8, "the guide does {done} things");
    assert!(folder.join("site/rules/meals/manifest.json").is_file());
}
