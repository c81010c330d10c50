//! Everything the language has is in its reference, and everything refused has an example.

use selfcheck_compiler::diagnostic::Code;
use selfcheck_compiler::syntax::words::FUNCTIONS;
use selfcheck_compiler::syntax::{Binary, Verb};

use crate::blocks::{blocks, read};
use crate::example::LANGUAGE;

/// Methods of lists, sets of choices, people and parameters.
const METHODS: [&str; 15] = [
    "any", "all", "filter", "map", "len", "is_empty", "sum", "min", "max", "highest", "contains",
    "on", "step", "marginal", "eligible",
];

#[test]
fn every_word_and_sign_of_the_language_is_in_an_example() {
    let examples: String = blocks(LANGUAGE)
        .into_iter()
        .filter(|block| block.language == "rhai" && block.value("error").is_none())
        .map(|block| block.text)
        .collect();
    let verbs = Verb::ALL.map(|verb| format!("{}(\"", verb.word()));
    let functions = FUNCTIONS.map(|name| format!("{name}("));
    let methods = METHODS.map(|name| format!(".{name}("));
    let chained = ["law", "proof", "doubt"].map(|name| format!(".{name}(\""));
    let signs = SIGNS.map(|sign| format!(" {} ", sign.sign()));
    let wanted = verbs
        .into_iter()
        .chain(functions)
        .chain(methods)
        .chain(chained)
        .chain(signs);
    let missing: Vec<String> = wanted.filter(|word| !examples.contains(word)).collect();
    assert!(
        missing.is_empty(),
        "no example in {LANGUAGE} has {missing:?}"
    );
}

const SIGNS: [Binary; 14] = [
    Binary::And,
    Binary::Or,
    Binary::Equal,
    Binary::NotEqual,
    Binary::Less,
    Binary::AtMost,
    Binary::Greater,
    Binary::AtLeast,
    Binary::Add,
    Binary::Subtract,
    Binary::Multiply,
    Binary::Divide,
    Binary::Remainder,
    Binary::In,
];

#[test]
fn every_finding_about_scripts_is_in_the_reference_with_an_example() {
    let text = read(LANGUAGE);
    let examples: Vec<String> = blocks(LANGUAGE)
        .iter()
        .flat_map(|block| block.codes("error").into_iter().chain(block.codes("lint")))
        .collect();
    let about_scripts = Code::ALL.iter().map(|code| code.text()).filter(|code| {
        ["E01", "E02", "E03", "E04"]
            .iter()
            .any(|start| code.starts_with(start))
    });
    let missing: Vec<&str> = about_scripts
        .filter(|code| !examples.iter().any(|known| known == code))
        .collect();
    assert!(
        missing.is_empty(),
        "no example in {LANGUAGE} for {missing:?}"
    );
    let lints = Code::ALL
        .iter()
        .map(|code| code.text())
        .filter(|code| code.starts_with('W'));
    let unnamed: Vec<&str> = lints.filter(|code| !text.contains(code)).collect();
    assert!(unnamed.is_empty(), "{LANGUAGE} does not name {unnamed:?}");
}
