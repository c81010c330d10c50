//! The interface's own words, in every language in which they are built in.

use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::texts::needs::{ArgKind, Need};
use selfcheck_compiler::texts::{Language, Request, TextFile, compile, interface};
use selfcheck_runtime::text::INTERFACE;

/// Fluent files of the interface as if a package had written them.
fn own(language: &str) -> String {
    let path = format!(
        "{}/../pages/texts/{language}.ftl",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read_to_string(path).expect("the words of the interface")
}

#[test]
fn the_words_of_the_interface_are_sound_in_every_language() {
    let needs: &[Need] = interface::needs();
    for (language, locale) in [("ar", "ar-EG"), ("en", "en-EG"), ("ru", "ru-RU")] {
        let text = own(language);
        let request = Request {
            languages: &[Language {
                language,
                locale,
                span: Span::default(),
            }],
            files: &[TextFile {
                file: 0,
                language,
                program: None,
                text: &text,
            }],
            needs,
            currency: "EGP",
            sexes: false,
            places: 2,
        };
        let mut found = Diagnostics::default();
        compile(&request, &mut found);
        let found = found.into_sorted();
        assert!(found.is_empty(), "{language}: {found:#?}");
    }
    assert_eq!(interface::languages().count(), 3);
}

#[test]
fn every_language_of_the_interface_has_the_same_words_with_the_same_values() {
    let all = interface::needs();
    for language in interface::languages() {
        let entries = own(language);
        for need in all {
            let key = need.key.as_str();
            if interface::is_from_locale(key) {
                continue;
            }
            let line = entries.lines().position(|line| {
                line.strip_prefix(key)
                    .is_some_and(|rest| rest.starts_with(" ="))
            });
            let line = line.unwrap_or_else(|| panic!("{language} lacks {key}"));
            let text: Vec<&str> = entries
                .lines()
                .skip(line)
                .enumerate()
                .take_while(|(place, line)| *place == 0 || line.starts_with([' ', '}']))
                .map(|(_, line)| line)
                .collect();
            let text = text.join("\n");
            for (name, kind) in &need.args {
                // A language may write a count in words.
                let said = text.contains(&format!("${name} ")) || *kind == ArgKind::Count;
                assert!(said, "{language}: {key} does not say ${name}");
            }
        }
    }
}

#[test]
fn every_text_that_has_a_place_is_one_that_every_language_says() {
    let needs = interface::needs();
    for name in INTERFACE {
        let key = format!("ui-{name}");
        assert!(
            needs.iter().any(|need| need.key == key),
            "{key} has no words"
        );
    }
}

#[test]
fn a_language_that_is_not_built_in_must_say_every_word_itself() {
    let request = Request {
        languages: &[Language {
            language: "fr",
            locale: "fr-FR",
            span: Span::default(),
        }],
        files: &[TextFile {
            file: 0,
            language: "fr",
            program: None,
            text: "ui-continue = Suite\n",
        }],
        needs: &[],
        currency: "EUR",
        sexes: false,
        places: 2,
    };
    let mut found = Diagnostics::default();
    compile(&request, &mut found);
    let missing: Vec<String> = found
        .into_sorted()
        .into_iter()
        .map(|one| one.message)
        .collect();
    assert!(missing.contains(&"the text `ui-back` is missing".to_owned()));
    assert!(
        !missing
            .iter()
            .any(|message| message.contains("ui-continue"))
    );
    assert!(!missing.iter().any(|message| message.contains("ui-money")));
    assert!(missing.len() > 100);
}
