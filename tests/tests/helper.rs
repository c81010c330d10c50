//! Whoever helps another person is not spoken to as if the check were about them: in every package
//! and language, no text says "you" of the person the check is for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests fail by panicking"
)]

use selfcheck_runtime::text::{Arg, Reader, Texts};
use selfcheck_tests::parity::published_packages;

/// Words that speak to the reader, as the beginnings of words or whole ones.
fn speaks_to_the_reader(language: &str, word: &str) -> bool {
    match language {
        "ar" => [
            "أنت", "لك", "بك", "لديك", "عندك", "معك", "منك", "عليك", "إليك",
        ]
        .contains(&word),
        "en" => ["you", "your", "yours", "yourself", "yourselves"].contains(&word),
        "ru" => ["вы", "вас", "вам", "вами"].contains(&word) || word.starts_with("ваш"),
        other => panic!("say which words speak to the reader in `{other}`"),
    }
}

/// What names the person who is helped.
const PERSON: [&str; 3] = [
    "the person you help",
    "человек, которому вы помогаете",
    "тому, кому вы помогаете",
];

#[test]
fn a_helper_is_not_asked_about_themselves() {
    let mut found = Vec::new();
    let mut seen = 0;
    for (package, published) in published_packages() {
        for (language, bundle) in &published.compiled.texts {
            let keys = bundle.keys.0.clone();
            let mut texts = Texts::new(bundle.clone()).expect("our own texts");
            texts.reader = Reader::Helper;
            // Of the interface's own words some are for whoever holds the device.
            for key in keys.iter().filter(|key| !key.starts_with("ui-")) {
                let args = [("form", Arg::Text("other"))];
                let Some(parts) = texts.format_parts(key, &args) else {
                    continue;
                };
                let text: String = parts.iter().map(|part| part.text.as_str()).collect();
                let mut plain = text.to_lowercase();
                for person in PERSON {
                    plain = plain.replace(person, "");
                }
                let mut words = plain.split(|c: char| !c.is_alphabetic());
                if words.any(|word| speaks_to_the_reader(language, word)) {
                    found.push(format!("{package} {language} {key}: {text}"));
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "{seen} texts");
    assert_eq!(found, Vec::<String>::new());
}
