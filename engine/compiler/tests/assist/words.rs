//! The editor's words are complete, in every language, and of nothing that is not there.

use std::collections::BTreeSet;

use selfcheck_compiler::assist::words::{LANGUAGES, section, sections};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::elaborate::{FUNCTIONS, METHODS};
use selfcheck_compiler::package::{self, Files};
use selfcheck_compiler::syntax::Verb;
use selfcheck_compiler::syntax::words::NAMES;

fn names(of: &str) -> BTreeSet<String> {
    section(of).iter().map(|word| word.name.clone()).collect()
}

fn set<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    names.into_iter().map(str::to_owned).collect()
}

#[test]
fn every_word_of_the_language_is_explained() {
    assert_eq!(names("functions"), set(FUNCTIONS.map(|(name, _)| name)));
    assert_eq!(names("list"), set(METHODS));
    assert_eq!(names("verbs"), set(Verb::ALL.map(Verb::word)));
    assert_eq!(names("names"), set(NAMES));
    for (name, sign) in FUNCTIONS {
        let word = section("functions")
            .iter()
            .find(|word| word.name == name)
            .unwrap();
        let arguments = |sign: &str| sign.matches(',').count();
        assert_eq!(arguments(&word.sign), arguments(sign), "{name}");
    }
}

#[test]
fn every_word_has_every_language_and_an_example() {
    let mut count = 0;
    for of in sections() {
        for word in section(of) {
            let languages: BTreeSet<&str> = word.languages().collect();
            assert_eq!(languages, BTreeSet::from(LANGUAGES), "{of} {}", word.name);
            let gaps = |language: &str| word.says(language).matches('{').count();
            assert_eq!(gaps("en"), gaps("ar"), "{of} {}", word.name);
            if of != "say" {
                let own = word.example.contains(&word.name) || of == "subjects";
                assert!(own, "{of} {}: {}", word.name, word.example);
            }
            count += 1;
        }
    }
    assert!(count > 150, "{count}");
}

/// The reader itself tells which fields a table may have, where one is written that it has not.
#[test]
fn the_fields_are_those_that_the_reader_knows() {
    let cases = [
        ("keys_package", "package.toml", "QQQQQQ = 1\n"),
        ("keys_currency", "package.toml", "[currency]\nQQQQQQ = 1\n"),
        ("keys_source", "package.toml", "[sources.A]\nQQQQQQ = 1\n"),
        (
            "keys_document",
            "package.toml",
            "[documents.a]\nQQQQQQ = 1\n",
        ),
        ("keys_unit", "package.toml", "[units.a]\nQQQQQQ = 1\n"),
        ("keys_topics", "facts.toml", "[topics]\nQQQQQQ = 1\n"),
        ("keys_group", "facts.toml", "[groups.a]\nQQQQQQ = 1\n"),
        (
            "keys_fact",
            "facts.toml",
            "[person.a]\nQQQQQQ = 1\ntype = \"bool\"\n",
        ),
        (
            "keys_parameter",
            "parameters.toml",
            "[a]\nQQQQQQ = 1\ntype = \"bool\"\ntable = \"a.csv\"\n",
        ),
        (
            "keys_value",
            "parameters.toml",
            "[a]\ntype = \"bool\"\nvalues = [{ QQQQQQ = 1 }]\n",
        ),
        (
            "keys_result",
            "results.toml",
            "[a]\nQQQQQQ = 1\ntype = \"bool\"\n",
        ),
        ("keys_program", "a/program.toml", "QQQQQQ = 1\n"),
        ("keys_days", "a/program.toml", "[valid]\nQQQQQQ = 1\n"),
        ("keys_after", "a/program.toml", "[after]\nQQQQQQ = 1\n"),
    ];
    for (of, path, text) in cases {
        let mut all: Vec<(String, Vec<u8>)> = ["package.toml", "facts.toml", "parameters.toml"]
            .iter()
            .filter(|other| **other != path)
            .map(|other| ((*other).to_owned(), Vec::new()))
            .collect();
        all.push((path.to_owned(), text.into()));
        let mut found = Diagnostics::default();
        let files = Files::from_bytes(all, &mut found);
        let _ = package::read(&files, &mut found);
        let help = found.iter().find(|one| one.message.contains("QQQQQQ"));
        let help = &help.unwrap_or_else(|| panic!("{of}: {found:?}")).help;
        let known = help
            .strip_prefix("fields here: ")
            .unwrap_or_else(|| panic!("{of}: {help}"));
        assert_eq!(names(of), set(known.split(", ")), "{of}");
    }
}
