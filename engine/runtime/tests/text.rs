//! Texts from a bundle that may hold anything: it is refused with the field that is wrong, or
//! everything made of it is a text, in bounded time and length.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop"
)]

use proptest::prelude::*;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{
    Arg, INTERFACE, Keys, PartKind, TEXTS_FORMAT, TextBundle, TextError, Texts,
};

/// Where a text of the interface stands.
fn place(key: &str) -> Option<usize> {
    INTERFACE
        .iter()
        .position(|name| key.strip_prefix("ui-") == Some(name))
}

/// A sound bundle in a language that writes like English.
fn bundle(texts: &[(&str, &str)]) -> TextBundle {
    let mut interface = vec![String::new(); INTERFACE.len()];
    let mut texts = texts.to_vec();
    texts.retain(|(key, text)| match place(key) {
        Some(place) => {
            (*text).clone_into(&mut interface[place]);
            false
        }
        None => true,
    });
    texts.sort_unstable();
    TextBundle {
        format: TEXTS_FORMAT,
        language: "en-EG".to_owned(),
        direction: "ltr".to_owned(),
        digits: "0123456789".to_owned(),
        decimal: ".".to_owned(),
        group: ",".to_owned(),
        grouping: vec![3, 3, 1],
        minus: "-".to_owned(),
        // one: i = 1 and v = 0
        plural: vec![2, 2, 1, 0, 1, 1, 1, 2, 0, 1, 0, 0],
        months: "January February March April May June July August September October November \
                 December"
            .split_whitespace()
            .map(str::to_owned)
            .collect(),
        order: "dmy".to_owned(),
        list: vec![", ".to_owned(), " and ".to_owned(), " and ".to_owned()],
        places: 2,
        letters: 0,
        interface,
        keys: Keys(texts.iter().map(|(key, _)| (*key).to_owned()).collect()),
        texts: texts.iter().map(|(_, text)| (*text).to_owned()).collect(),
        contacts: Vec::new(),
    }
}

fn texts(list: &[(&str, &str)]) -> Texts {
    Texts::new(bundle(list)).unwrap()
}

#[test]
fn a_bundle_is_refused_by_the_field_that_is_wrong() {
    type Damage = fn(&mut TextBundle);
    let damages: &[(&str, Damage)] = &[
        ("language", |b| b.language = "\" onload=\"".to_owned()),
        ("language", |b| b.language = String::new()),
        ("direction", |b| b.direction = "up".to_owned()),
        ("digits", |b| b.digits = "012345678".to_owned()),
        ("digits", |b| b.digits.push('x')),
        ("decimal", |b| b.decimal.clear()),
        ("group", |b| b.group = ",".repeat(300)),
        ("minus", |b| b.minus.clear()),
        ("grouping", |b| b.grouping = vec![3, 3]),
        ("grouping", |b| b.grouping = vec![0, 3, 1]),
        ("grouping", |b| b.grouping = vec![3, 0, 1]),
        ("grouping", |b| b.grouping = vec![3, 3, u32::MAX]),
        ("plural", |b| b.plural = vec![2]),
        ("plural", |b| b.plural = vec![2, 1]),
        ("plural", |b| b.plural = vec![2, 0]),
        ("plural", |b| b.plural = vec![9, 1, 1, 0, 0]),
        ("plural", |b| b.plural = vec![2, 1, 7, 0, 0]),
        ("plural", |b| b.plural = vec![2, 1, 1, 7, 0]),
        ("plural", |b| b.plural = vec![2, 1, 1, 0, u32::MAX, 1]),
        ("plural", |b| b.plural = vec![2, u32::MAX, 1, 0, 0]),
        ("plural", |b| b.plural.push(2)),
        ("months", |b| b.months.push("Smarch".to_owned())),
        ("months", |b| b.months[3] = "A".repeat(300)),
        ("order", |b| b.order = "ydm".to_owned()),
        ("list", |b| b.list.clear()),
        ("places", |b| b.places = 7),
        ("interface", |b| b.interface.truncate(3)),
        ("interface", |b| b.interface[0] = "{".to_owned()),
        ("keys", |b| b.keys.0.reverse()),
        ("keys", |b| b.keys.0[1] = b.keys.0[0].clone()),
        ("keys", |b| b.keys.0[1] = "k".repeat(300)),
        ("texts", |b| b.texts.clear()),
        ("contacts", |b| b.contacts = vec![vec!["c".repeat(20_000)]]),
        ("texts", |b| b.texts[0] = "a".repeat(20_000)),
    ];
    for (field, damage) in damages {
        let mut bundle = bundle(&[("a", "one"), ("b", "two")]);
        damage(&mut bundle);
        assert_eq!(Texts::new(bundle).err(), Some(TextError::Damaged(field)));
    }
    let mut new = bundle(&[]);
    new.format = TEXTS_FORMAT + 1;
    let refused = Texts::new(new).unwrap_err();
    assert_eq!(
        (refused, refused.code()),
        (TextError::TooNew(TEXTS_FORMAT + 1), "texts-too-new")
    );
    assert_eq!(TextError::Damaged("keys").code(), "texts-damaged");
}

#[test]
fn a_text_whose_marks_are_not_in_balance_is_refused() {
    for text in [
        "{",
        "}",
        "|",
        "\\",
        "{}",
        "{a",
        "{a|",
        "{a|}",
        "{a|:",
        "{a|x}",
        "{a|x:}",
        "{a|x:y|z:}",
        "{a|:x|:y}",
        "{a|:x|y:z}",
        "{a b}",
        "{\"x}",
        "{\"",
        "{a|b{c}:d|:e}",
        "{a|:{b|:}",
        "x}y",
        "{a|:x}}",
        "{\\}",
        "{a\\}",
        "{a|:{a|:{a|:{a|:{a|:{a|:{a|:{a|:{a|:deep}}}}}}}}}",
    ] {
        let refused = Texts::new(bundle(&[("a", text)])).err();
        assert_eq!(refused, Some(TextError::Damaged("texts")), "{text}");
    }
    for text in [
        "",
        "plain",
        "\\{ \\} \\| \\\\",
        "{a}",
        "{\"x\"}",
        "{a|:}",
        "{a|x:|:}",
        "{a|=1:{b|:c}d|:}",
        "{a|:{a|:{a|:{a|:{a|:{a|:{a|:{a|:deep}}}}}}}}",
        "{a}{b}",
        "العربية {a|one:{b}|:\\|}",
    ] {
        assert!(Texts::new(bundle(&[("a", text)])).is_ok(), "{text}");
    }
}

#[test]
fn a_variant_is_chosen_by_text_by_exact_number_and_by_plural_category() {
    let things = "{n|=0:none|=1.5:one and a half|one:{n} thing|:{n} things}";
    let text = ["<", things, " \\| {form|you:your|:their}>"].concat();
    let texts = texts(&[("a", &text)]);
    let say = |value, places, form| {
        let args = [
            ("n", Arg::Number { value, places }),
            ("form", Arg::Text(form)),
        ];
        texts.format("a", &args).unwrap()
    };
    assert_eq!(say(0, 0, "you"), "<none | your>");
    assert_eq!(say(0, 2, "other"), "<none | their>");
    assert_eq!(say(150, 2, ""), "<one and a half | their>");
    assert_eq!(say(1, 0, "you"), "<1 thing | your>");
    assert_eq!(say(10, 1, "you"), "<1.0 things | your>");
    assert_eq!(say(-1234, 0, "you"), "<-1,234 things | your>");
    assert_eq!(texts.format("a", &[]).unwrap(), "< things | their>");
    assert_eq!(texts.format("b", &[]), None);
    assert!(texts.has("a") && !texts.has("b"));
}

#[test]
fn parts_say_what_was_inserted_and_carry_no_isolates() {
    let texts = texts(&[
        ("a", "Dear {name}, call {\"19680\"} by {day}: {sum}."),
        ("ui-date", "{day} {month} {year}"),
        ("ui-money", "EGP {amount}"),
        ("ui-per-month", "{amount} a month"),
    ]);
    let args = [
        ("name", Arg::Text("منى\u{2069}")),
        ("day", Arg::Date(Day::parse("2026-03-05").unwrap())),
        (
            "sum",
            Arg::Money {
                value: 64550,
                places: 2,
                period: "month",
            },
        ),
    ];
    let parts = texts.format_parts("a", &args).unwrap();
    let parts: Vec<(PartKind, &str)> = parts.iter().map(|p| (p.kind, p.text.as_str())).collect();
    assert_eq!(
        parts,
        [
            (PartKind::Literal, "Dear "),
            (PartKind::Text, "منى"),
            (PartKind::Literal, ", call "),
            (PartKind::Code, "19680"),
            (PartKind::Literal, " by "),
            (PartKind::Value, "5 March 2026"),
            (PartKind::Literal, ": "),
            (PartKind::Value, "EGP 645.50 a month"),
            (PartKind::Literal, "."),
        ]
    );
    let plain = texts.format("a", &args).unwrap();
    assert_eq!(
        plain,
        "Dear \u{2068}منى\u{2069}, call 19680 by 5 March 2026: EGP 645.50 a month."
    );
}

#[test]
fn amounts_show_places_only_where_they_have_any() {
    let texts = texts(&[("ui-money", "E{amount}")]);
    for (value, places, said) in [
        (64_500, 2, "E645"),
        (64_550, 2, "E645.50"),
        (6_455, 1, "E645.50"),
        (645, 0, "E645"),
        (0, 2, "E0"),
        (0, u32::MAX, "E0"),
        (-5, 2, "-E0.05"),
        (1_234_567_890, 4, "E123,456.789"),
    ] {
        assert_eq!(texts.money(value, places, ""), said);
        assert_eq!(
            texts.money(value, places, "fortnight"),
            said,
            "a period without a text"
        );
    }
}

#[test]
fn a_bundle_cannot_make_a_text_without_end() {
    let many = "{amount}".repeat(2000);
    let texts = texts(&[
        ("a", &"{sum}".repeat(3000)),
        ("ui-money", &many),
        ("ui-per-month", &many),
    ]);
    let sum = Arg::Money {
        value: i128::MIN,
        places: 2,
        period: "month",
    };
    let said = texts.format("a", &[("sum", sum)]).unwrap();
    assert!(said.len() < 2 * 64 * 1024, "{}", said.len());
}

fn any_bundle() -> impl Strategy<Value = TextBundle> {
    let short = || "\\PC{0,3}";
    let text = prop_oneof![
        "[a-c{}|:=\\\\\"0-2]{0,30}",
        Just("{n|one:{n}|=2:{n|few:x|:y}|:{s}}".to_owned()),
        Just("{amount|one:x|:{amount}}".to_owned()),
        "\\PC{0,20}",
    ];
    let plural = prop_oneof![
        prop::collection::vec(0_u32..20, 0..20),
        prop::collection::vec(any::<u32>(), 0..6),
        Just(vec![2, 2, 1, 0, 1, 1, 1, 2, 0, 1, 0, 0]),
    ];
    let keys = ["a", "b", "ui-per-month"];
    let written = ["ui-date", "ui-money"];
    (
        (
            short(),
            short(),
            short(),
            prop::collection::vec(0_u32..12, 3),
        ),
        plural,
        prop::collection::vec(text, keys.len() + written.len()),
        prop_oneof![Just("٠١٢٣٤٥٦٧٨٩".to_owned()), "\\PC{10}"],
        prop_oneof![Just("rtl"), Just("ltr")],
    )
        .prop_map(
            move |((decimal, group, minus, grouping), plural, mut texts, digits, direction)| {
                let mut interface = bundle(&[]).interface;
                for (key, text) in written.iter().zip(texts.split_off(keys.len())) {
                    interface[place(key).unwrap()] = text;
                }
                TextBundle {
                    decimal,
                    group,
                    minus,
                    grouping,
                    plural,
                    digits,
                    direction: direction.to_owned(),
                    keys: Keys(keys.map(str::to_owned).to_vec()),
                    texts,
                    interface,
                    ..bundle(&[])
                }
            },
        )
}

proptest! {
    #[test]
    fn whatever_a_bundle_holds_formatting_never_fails(
        bundle in any_bundle(),
        value in any::<i128>(),
        places in any::<u32>(),
        few in 0_u32..4,
        day in any::<i32>(),
        text in "\\PC{0,10}",
    ) {
        if let Ok(texts) = Texts::new(bundle) {
            for arg in [
                Arg::Text(&text),
                Arg::Code(&text),
                Arg::Value(&text),
                Arg::Number { value, places },
                Arg::Number { value: value % 100, places: few },
                Arg::Money { value, places, period: "month" },
                Arg::Money { value: value % 10_000, places: few, period: "" },
                Arg::Date(Day(day)),
                Arg::Year(day),
            ] {
                for key in ["a", "b", "ui-date", "ui-money", "ui-per-month", "none"] {
                    let args = [("n", arg), ("s", arg), ("amount", arg)];
                    let parts = texts.format_parts(key, &args);
                    let said = texts.format(key, &args);
                    prop_assert_eq!(parts.is_some(), said.is_some());
                    prop_assert!(said.is_none_or(|said| said.len() < 200_000));
                }
            }
            let _ = texts.list(&[text.clone(), text.clone(), text.clone()]);
            let _ = texts.parse_number(&text, places);
            let _ = texts.parse_date_text(&text);
        }
    }

    #[test]
    fn marks_that_are_in_balance_stay_so_with_any_words(words in "\\PC{0,20}") {
        let mut escaped = String::new();
        for c in words.chars() {
            if matches!(c, '\\' | '{' | '|' | '}') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
        let text = ["{n|one:", &escaped, "|:", &escaped, "}", &escaped].concat();
        let texts = Texts::new(bundle(&[("a", &text)])).unwrap();
        prop_assert_eq!(texts.format("a", &[]).unwrap(), [words.as_str(), &words].concat());
    }
}
