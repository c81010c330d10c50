//! No text makes the front end panic: random characters, random pieces of the language, and
//! damaged files of a real package.

#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::path::Path;

use proptest::prelude::*;
use selfcheck_compiler::answers::from_json;
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::syntax::{Parser, Place, Reserved};
use selfcheck_compiler::{Options, compile};

/// Words and signs, so that random texts get past the lexer.
const PIECES: [&str; 84] = [
    "let ",
    "fn ",
    "if ",
    "else ",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "|",
    "||",
    "&&",
    ";",
    ",",
    ".",
    "..",
    "..=",
    "=",
    "==",
    "!=",
    "<",
    "<=",
    ">",
    "+",
    "-",
    "*",
    "/",
    "%",
    "!",
    " in ",
    "!in",
    "?.",
    "?[",
    "??",
    "::",
    "#{",
    "**",
    "<<",
    "&",
    "^",
    "()",
    "a",
    "b",
    "p",
    "param",
    "person",
    "members",
    "family",
    "require",
    "amount",
    "office",
    "law",
    "doubt",
    "filter",
    "any",
    "\"x\"",
    "'c'",
    "`x`",
    "`${",
    "}`",
    "#\"x\"#",
    "1",
    "0.5",
    "-2",
    "1.",
    "0x1f",
    "99999999999999999999",
    "1e5",
    "true",
    "for ",
    "while ",
    "loop ",
    "switch ",
    "=>",
    "return ",
    "throw ",
    "try ",
    "catch ",
    "this",
    "import ",
    "/*",
    "//!\n",
    "\n",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|list| list.concat())
}

fn read_script(text: &str) {
    let mut out = Diagnostics::default();
    let parser = Parser::default();
    let place = Place::file(0, text);
    parser.program(text, place, &Reserved::language(), &mut out);
    parser.results(text, place, &Reserved::language(), &mut out);
    parser.expression(text, place, &Reserved::language(), &mut out);
    let files = Files::from_bytes(vec![("a/criteria.rhai".into(), text.into())], &mut out);
    let list = out.into_sorted();
    for format in [Format::Human, Format::Plain, Format::Json] {
        let _ = render(&list, &files, format);
    }
}

fn package() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused/base");
    let files = Files::from_folder(&folder, &mut Diagnostics::default()).unwrap();
    files
        .list
        .iter()
        .map(|file| (file.path.clone(), file.text().as_bytes().to_vec()))
        .collect()
}

fn compile_and_render(files: Vec<(String, Vec<u8>)>) {
    let mut out = Diagnostics::default();
    let files = Files::from_bytes(files, &mut out);
    if let Err(list) = compile(&files, &Options::default(), out) {
        let _ = render(&list, &files, Format::Human);
        let _ = render(&list, &files, Format::Json);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters_are_read_as_a_script(text in any::<String>()) {
        read_script(&text);
    }

    #[test]
    fn any_pieces_are_read_as_a_script(text in pieces()) {
        read_script(&text);
    }

    #[test]
    fn any_text_is_read_as_answers(text in "[\\[\\]{}\",:0-9a-z\\\\ .-]{0,60}") {
        let _ = from_json(&text);
    }

    #[test]
    fn a_damaged_package_is_compiled_or_refused(
        file in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        instead in prop_oneof![pieces(), "[\\[\\]{}\"'=,.0-9a-z\n -]{0,20}", any::<String>()],
    ) {
        let mut files = package();
        let place = file.index(files.len());
        let text = files.get_mut(place).unwrap();
        let start = at.index(text.1.len() + 1);
        let end = (start + length).min(text.1.len());
        text.1.splice(start..end, instead.into_bytes());
        compile_and_render(files);
    }
}
