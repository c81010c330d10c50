//! What holds for every text and every number.

use crate::locale::texts_of;
use proptest::prelude::*;
use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::texts::needs::{ArgKind, FORM, Need};
use selfcheck_compiler::texts::{Language, Request, TextFile, compile};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{Arg, Texts};
use std::sync::LazyLock;

static LOCALES: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    [
        "ar-EG", "ar-PS", "en-EG", "ru-RU", "hi-IN", "de-DE", "fa-IR", "bn-BD", "es-ES",
    ]
    .map(|tag| texts_of(tag, "EGP"))
    .into()
});

/// Pieces of Fluent, well and badly put together.
fn fluent() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("a = "),
        Just("b = "),
        Just("c ="),
        Just("-t = "),
        Just("    .x = "),
        Just("\n"),
        Just("\n    "),
        Just("{ $n }"),
        Just("{ $form ->"),
        Just("{ $n ->"),
        Just("[one] "),
        Just("[you] "),
        Just("[0] "),
        Just("[1.50] "),
        Just("*[other] "),
        Just("}"),
        Just("{ "),
        Just("{ a }"),
        Just("{ b }"),
        Just("{ -t }"),
        Just("{ -t(case: \"x\") }"),
        Just("{ a.x }"),
        Just("{ \"|\" }"),
        Just("{ \"19680\" }"),
        Just("{ \"\\u202E\" }"),
        Just("{ NUMBER($n) }"),
        Just("word "),
        Just("كلمة"),
        Just("|"),
        Just("\\"),
        Just(":"),
        Just("\u{200f}"),
        Just("# "),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_fluent_gives_a_bundle_that_the_runtime_takes(text in fluent(), other in fluent()) {
        let need = |key: &str| Need {
            program: None,
            key: key.to_owned(),
            required: true,
            args: vec![("n".to_owned(), ArgKind::Count), ("form".to_owned(), FORM)],
        };
        let needs = [need("a"), need("b"), need("a.x")];
        let languages = [
            Language { language: "ar", locale: "ar-EG", span: Span::default() },
            Language { language: "en", locale: "en", span: Span::default() },
        ];
        let files = [
            TextFile { file: 0, language: "ar", program: None, text: &text },
            TextFile { file: 1, language: "en", program: None, text: &other },
        ];
        let request = Request { languages: &languages, files: &files, needs: &needs, currency: "EGP", places: 2, sexes: true };
        let mut found = Diagnostics::default();
        for bundle in compile(&request, &mut found) {
            let texts = Texts::new(bundle);
            prop_assert!(texts.is_ok(), "{:?}", texts.err());
            let args = [("n", Arg::Number { value: 3, places: 0 }), ("form", Arg::Text("you"))];
            let _ = texts.map(|texts| texts.format("a", &args));
        }
        for one in found.into_sorted() {
            let text = if one.span.file == 0 { &text } else { &other };
            let place = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
            let (start, end) = (place(one.span.start), place(one.span.end));
            prop_assert!(text.get(start..end).is_some(), "{one:?}");
        }
    }

    #[test]
    fn a_number_that_was_written_is_read_back(value in -10_i128.pow(18)..10_i128.pow(18), places in 0_u32..6) {
        for texts in LOCALES.iter() {
            let written = texts.number(value, places);
            // A lone group of three behind a comma or dot is read the language's own way, so this
            // holds although the places are three.
            prop_assert_eq!(texts.parse_number(&written, places), Ok(value), "{} {}", texts.language(), written);
        }
    }

    #[test]
    fn an_amount_that_was_written_is_read_back(value in -10_i128.pow(15)..10_i128.pow(15)) {
        for texts in LOCALES.iter() {
            let written = texts.money(value, 2, "");
            prop_assert_eq!(texts.parse_number(&written, 2), Ok(value), "{} {}", texts.language(), written);
        }
    }

    #[test]
    fn a_date_that_was_typed_in_any_digits_is_read(day in Day::FIRST.0..=Day::LAST.0) {
        let day = Day(day);
        let civil = day.civil();
        for texts in LOCALES.iter() {
            let part = |number: u32| texts.year(number.cast_signed());
            let typed = texts.parse_date(&part(civil.day), &part(civil.month), &texts.year(civil.year));
            prop_assert_eq!(typed, Ok(day));
            let one = [texts.year(civil.year), part(civil.month), part(civil.day)].join("-");
            prop_assert_eq!(texts.parse_date_text(&one), Ok(day));
        }
    }

    #[test]
    fn anything_typed_is_read_or_refused(typed in ".*", places in 0_u32..40) {
        for texts in LOCALES.iter() {
            let _ = texts.parse_number(&typed, places);
            let _ = texts.parse_date_text(&typed);
            let _ = texts.parse_date(&typed, &typed, &typed);
        }
    }

    #[test]
    fn digits_and_separators_in_any_order_are_read_or_refused(typed in "[-+0-9٠-٩ ,.٫٬'،]{0,40}") {
        for texts in LOCALES.iter() {
            if let Ok(value) = texts.parse_number(&typed, 2) {
                // What was read is what the digits say, whatever the separators were.
                // Zeros of both scripts are multiples of 16 in Unicode.
                let digits = typed.chars().filter(|c| c.is_numeric());
                let digits: String =
                    digits.filter_map(|c| char::from_digit(u32::from(c) % 16, 10)).collect();
                let typed_digits = digits.trim_matches('0');
                let read = value.unsigned_abs().to_string();
                prop_assert_eq!(read.trim_matches('0'), typed_digits);
            }
        }
    }
}
