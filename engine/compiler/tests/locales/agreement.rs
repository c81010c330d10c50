//! What the runtime writes with the table of a locale is what ICU4X writes.

use crate::tags::TAGS;
use icu_datetime::input::Date;
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::Locale;
use icu_plurals::{PluralRuleType, PluralRules, PluralRulesOptions};
use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::texts::{self, Language, Request};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{Category, TextBundle, Texts};
use selfcheck_runtime::ui;
use std::collections::BTreeSet;
use writeable::Writeable;

fn icu(tag: &str) -> Locale {
    format!("{tag}-u-ca-gregory").parse().expect("a tag")
}

fn bundle(tag: &str) -> TextBundle {
    let language = tag.split('-').next().expect("a language");
    let request = Request {
        languages: &[Language {
            language,
            locale: tag,
            span: Span::default(),
        }],
        files: &[],
        needs: &[],
        currency: "EUR",
        sexes: false,
        places: 2,
    };
    texts::compile(&request, &mut Diagnostics::default()).remove(0)
}

fn texts(tag: &str) -> Texts {
    Texts::new(bundle(tag)).expect("the table of a locale is sound")
}

/// The same texts with another currency.
fn texts_with(bundle: &TextBundle, money: String) -> Texts {
    let mut bundle = bundle.clone();
    bundle.interface[ui!("money").place()] = money;
    Texts::new(bundle).expect("the table of a locale is sound")
}

/// A number in the notation both sides read.
fn decimal(value: i128, places: i16) -> Decimal {
    let mut number = Decimal::from(value);
    number.multiply_pow10(-places);
    number
}

#[test]
fn plural_categories_are_those_of_icu4x_for_integers_and_decimals() {
    let mut seen = BTreeSet::new();
    for tag in TAGS.split_whitespace() {
        let options = PluralRulesOptions::default().with_type(PluralRuleType::Cardinal);
        let rules = PluralRules::try_new((&icu(tag)).into(), options).expect("plural rules");
        let locale = texts::locale::locale(tag).expect("a locale");
        let expected = |number: &Decimal| {
            let category = rules.category_for(number);
            format!("{category:?}").to_lowercase()
        };
        // Many languages share a rule: the long run is for the first of them.
        let last = if seen.insert(locale.plural.numbers.clone()) {
            10_000
        } else {
            130
        };
        let whole = (0..=last).chain([1_000_000, 1_000_001, 2_000_000, 10_i128.pow(17)]);
        for n in whole {
            let category = locale.plural.category(n, 0);
            assert_eq!(category.word(), expected(&decimal(n, 0)), "{tag} {n}");
            assert_eq!(category, locale.plural.category(-n, 0), "{tag} -{n}");
        }
        for n in (0..=last / 4).chain([10_000, 10_010, 10_100_000]) {
            for places in [1, 2] {
                let category = locale.plural.category(n, places);
                let number = decimal(n, i16::try_from(places).expect("small"));
                assert_eq!(
                    category.word(),
                    expected(&number),
                    "{tag} {n} with {places} places"
                );
            }
        }
    }
}

#[test]
fn every_category_of_a_language_has_a_sample() {
    for tag in TAGS.split_whitespace() {
        let rules = PluralRules::try_new_cardinal((&icu(tag)).into()).expect("plural rules");
        let mut expected: Vec<String> = rules
            .categories()
            .map(|category| format!("{category:?}").to_lowercase())
            .collect();
        // The compact exponent, by which some categories differ, is never written here.
        let locale = texts::locale::locale(tag).expect("a locale");
        let mut found: Vec<&str> = locale
            .plural
            .categories(true)
            .into_iter()
            .map(Category::word)
            .collect();
        expected.sort();
        found.sort_unstable();
        assert_eq!(found, expected, "{tag}");
    }
}

#[test]
fn numbers_are_written_as_icu4x_writes_them() {
    for tag in TAGS.split_whitespace() {
        let texts = texts(tag);
        let formatter =
            DecimalFormatter::try_new((&icu(tag)).into(), Default::default()).expect("numbers");
        for value in [
            0,
            5,
            12,
            999,
            1000,
            1234,
            9999,
            10_000,
            123_456,
            1_234_567,
            10_i128.pow(15),
        ] {
            for value in [value, -value] {
                for places in [0, 1, 2, 5] {
                    let number = decimal(value, places);
                    let places = u32::try_from(places).expect("small");
                    let expected = formatter.format(&number).write_to_string().into_owned();
                    // Zero with a minus does not exist here.
                    assert_eq!(
                        texts.number(value, places),
                        expected,
                        "{tag} {value} {places}"
                    );
                }
            }
        }
    }
}

#[test]
fn dates_are_written_as_icu4x_writes_them_but_for_padded_days() {
    for tag in TAGS.split_whitespace() {
        let texts = texts(tag);
        let formatter =
            FixedCalendarDateTimeFormatter::try_new((&icu(tag)).into(), fieldsets::YMD::long())
                .expect("dates");
        for (year, month, day) in
            (1..=12).map(|month| (1948 + i32::from(month) * 7, month, 10 + month))
        {
            let date = Date::try_new_gregorian(year, month, day).expect("a date");
            let day = Day::from_civil(year, month.into(), day.into()).expect("a day");
            let expected = formatter.format(&date).write_to_string().into_owned();
            assert_eq!(texts.date(day), expected, "{tag} {year}-{month}");
        }
    }
}

#[test]
fn money_is_written_as_icu4x_writes_it() {
    // These write a minus behind the sign, "$-5"; the runtime writes "-$5" everywhere.
    let minus_inside = [
        "da", "de-CH", "de-LI", "en-CH", "en-DK", "en-NL", "es-CL", "es-EC", "es-PY", "es-VE",
        "it-CH", "lo", "nl",
    ];
    for tag in TAGS.split_whitespace() {
        let bundle = bundle(tag);
        let locale = texts::locale::locale(tag).expect("a locale");
        for currency in ["EGP", "ILS", "USD", "SGD", "RUB", "EUR"] {
            let texts = texts_with(&bundle, locale.money(currency));
            let code = CurrencyType::try_from_str(currency).expect("a currency");
            let formatter =
                CurrencyFormatter::try_new_symbol((&icu(tag)).into(), code, Default::default())
                    .expect("money");
            let expected = |value| {
                let number = decimal(value, 2);
                formatter
                    .format_fixed_decimal(&number)
                    .write_to_string()
                    .into_owned()
            };
            for value in [1, 1250, 123_456, 123_456_789] {
                assert_eq!(
                    texts.money(value, 2, ""),
                    expected(value),
                    "{tag} {currency}"
                );
                if !minus_inside.contains(&tag) {
                    let written = without_marks(&texts.money(-value, 2, ""));
                    assert_eq!(
                        written,
                        without_marks(&expected(-value)),
                        "{tag} {currency}"
                    );
                }
            }
        }
    }
}

/// The minus and the mark of direction at the start come in either order.
fn without_marks(text: &str) -> String {
    text.replace(['\u{200e}', '\u{200f}', '\u{61c}'], "")
}

#[test]
fn lists_are_joined_as_icu4x_joins_them() {
    let options = || ListFormatterOptions::default().with_length(ListLength::Wide);
    for tag in TAGS.split_whitespace() {
        let texts = texts(tag);
        let formatter = ListFormatter::try_new_and((&icu(tag)).into(), options()).expect("lists");
        for length in 0..5 {
            let entries: Vec<String> = "XYZWV".chars().take(length).map(String::from).collect();
            let expected = formatter
                .format(entries.iter())
                .write_to_string()
                .into_owned();
            let written = texts.list(&entries).replace(['\u{2068}', '\u{2069}'], "");
            assert_eq!(written, expected, "{tag} {length}");
        }
    }
}
