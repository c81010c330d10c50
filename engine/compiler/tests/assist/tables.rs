//! Tables of rules and texts: every place holds what is shown, and takes what is put there.

use selfcheck_compiler::assist::outline::outline;
use selfcheck_compiler::assist::texts::{Side, texts};
use selfcheck_compiler::diagnostic::Span;
use selfcheck_compiler::package::{File, Files};

use crate::{copy, package};

const PACKAGES: [&str; 4] = ["egypt", "country-template", "usa", "russia"];

/// The files with other text in one place.
fn with(files: &Files, span: Span, text: &str) -> Files {
    let mut files = copy(files);
    let range = span.start as usize..span.end as usize;
    let file = &mut files.list[span.file as usize];
    let mut whole = file.text().to_owned();
    whole.replace_range(range, text);
    *file = File::new(file.path.clone(), whole);
    files
}

#[test]
fn every_rule_stands_with_its_sentence_its_law_and_its_figures() {
    let mut count = 0;
    for name in PACKAGES {
        let (files, package) = package(name);
        for program in package.programs.iter().filter(|program| !program.info_only) {
            let rules = outline(&files, &package, &program.id.value).unwrap();
            let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
            let read = program
                .script
                .rules
                .iter()
                .map(|rule| rule.id.value.as_str());
            assert_eq!(ids, read.collect::<Vec<_>>());
            for rule in &rules {
                count += 1;
                assert!(
                    files.text(rule.span).starts_with(rule.verb.word()),
                    "{rule:?}"
                );
                let languages: Vec<&str> = rule
                    .sentences
                    .iter()
                    .map(|one| one.language.as_str())
                    .collect();
                let all = package
                    .about
                    .languages
                    .iter()
                    .map(|(one, _)| one.value.as_str());
                assert_eq!(languages, all.collect::<Vec<_>>(), "{name} {}", rule.key);
                for sentence in &rule.sentences {
                    assert_eq!(files.text(sentence.span), sentence.words);
                }
                for link in rule.laws.iter().chain(&rule.proofs).chain(&rule.doubt) {
                    assert!(!link.title.is_empty(), "{link:?}");
                    assert_eq!(files.text(link.span), format!("\"{}\"", link.text));
                }
            }
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn a_rule_names_the_figures_that_it_reads_through_names() {
    let (files, package) = package("egypt");
    let rules = outline(&files, &package, "takaful").unwrap();
    let of = |id: &str| &rules.iter().find(|rule| rule.id == id).unwrap().parameters;
    assert!(
        of("child").contains(&"child_age_limit".to_owned()),
        "{:?}",
        of("child")
    );
    assert!(
        of("child").contains(&"decree_2023_covered".to_owned()),
        "{:?}",
        of("child")
    );
    assert!(of("couple").is_empty(), "{:?}", of("couple"));
    for figure in rules.iter().flat_map(|rule| &rule.parameters) {
        assert!(
            package
                .parameters
                .iter()
                .any(|one| one.name.value == *figure),
            "{figure}"
        );
    }
    let (at, _) = files.find("takaful/criteria.rhai").unwrap();
    let whole = Span {
        file: at,
        start: 0,
        end: 0,
    };
    let broken = with(&files, whole, "require(");
    assert_eq!(outline(&broken, &package, "takaful"), None);
}

#[test]
fn every_text_is_there_or_can_be_put_in() {
    for name in ["egypt", "country-template"] {
        let (files, package) = package(name);
        let rows = texts(&files, &package);
        let mut put = 0;
        for (at, row) in rows.iter().enumerate() {
            assert_eq!(row.sides.len(), package.about.languages.len());
            for (side, (_, one)) in row.sides.iter().enumerate() {
                match one {
                    Side::Written { words, span } => {
                        assert_eq!(files.text(*span), words);
                        assert!(!words.is_empty(), "{row:?}");
                    }
                    Side::Missing { at: None, .. } => {
                        assert!(row.key.contains('.'), "{row:?}");
                    }
                    Side::Missing {
                        at: Some(span),
                        before,
                        after,
                        path,
                    } => {
                        assert!(!row.required, "{row:?}");
                        assert_eq!(files.of(*span).unwrap().path, *path);
                        if (at + side) % 5 > 0 {
                            continue;
                        }
                        let line = format!("{before}New words.{after}");
                        let other = with(&files, *span, &line);
                        let after = texts(&other, &package);
                        for (row, (old, new)) in rows.iter().zip(&after).enumerate() {
                            for (language, (old, new)) in
                                old.sides.iter().zip(&new.sides).enumerate()
                            {
                                let words = |side: &Side| match side {
                                    Side::Written { words, .. } => Some(words.clone()),
                                    Side::Missing { .. } => None,
                                };
                                if (row, language) == (at, side) {
                                    assert_eq!(words(&new.1).unwrap(), "New words.");
                                } else {
                                    assert_eq!(words(&old.1), words(&new.1), "{line}");
                                }
                            }
                        }
                        put += 1;
                    }
                }
            }
        }
        assert!(put > 1, "{name}: {put}");
    }
}
