//! One locale's tables, read off ICU4X: by formatting samples and taking the result apart, and
//! for plural rules from its data.

use icu_datetime::input::Date;
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::provider::currency::essentials::CurrencyEssentialsV1;
use icu_experimental::dimension::provider::currency::symbols::CurrencySymbolsV1;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale::{Locale, LocaleDirectionality};
use icu_plurals::provider::rules::reference;
use icu_plurals::provider::{PluralRulesData, PluralsCardinalV1};
use icu_provider::prelude::*;
use serde_json::{Map, Value, json};
use std::fmt::Write;
use writeable::{Part, PartsWrite, Writeable};

/// Currencies whose signs the tables hold: those in use.
pub const CURRENCIES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD \
    BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP \
    ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK \
    JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK \
    MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG \
    QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND \
    TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW";

/// Every table of a locale, by name.
pub fn tables(tag: &str) -> Map<String, Value> {
    let locale: Locale = format!("{tag}-u-ca-gregory").parse().expect("a tag");
    let Value::Object(mut tables) = json!({
        "direction": direction(&locale),
        "digits": digits(&locale),
        "list": list(&locale),
        "order": order(&locale),
        "plural": plural(&locale),
    }) else {
        unreachable!()
    };
    tables.extend(numbers(&locale));
    tables.extend(dates(&locale));
    tables.extend(money(&locale));
    tables
}

fn direction(locale: &Locale) -> &'static str {
    let directions = LocaleDirectionality::new_extended();
    if directions.is_right_to_left(&locale.id) {
        "rtl"
    } else {
        "ltr"
    }
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn digits(locale: &Locale) -> String {
    let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).expect("numbers");
    "0123456789"
        .chars()
        .map(|digit| {
            formatter
                .format(&decimal(&digit.to_string()))
                .write_to_string()
                .into_owned()
        })
        .collect()
}

fn numbers(locale: &Locale) -> Map<String, Value> {
    let digits = digits(locale);
    let is_digit = |c: char| digits.contains(c);
    let formatter = DecimalFormatter::try_new(locale.into(), Default::default()).expect("numbers");
    let format = |text: &str| {
        formatter
            .format(&decimal(text))
            .write_to_string()
            .into_owned()
    };

    let separator = format("1.5").replace(is_digit, "");
    let long = format("1234567890123");
    let group: String = long
        .chars()
        .skip_while(|c| is_digit(*c))
        .take_while(|c| !is_digit(*c))
        .collect();
    let grouping = if group.is_empty() {
        [9, 9, 9]
    } else {
        let groups: Vec<usize> = long
            .rsplit(group.as_str())
            .map(|g| g.chars().count())
            .collect();
        let first_grouped = (1..9).find(|n| {
            let number = format!("1{}", "0".repeat(groups[0] + n - 1));
            format(&number).contains(group.as_str())
        });
        [groups[0], groups[1], first_grouped.expect("groups")]
    };
    let negative = format("-1");
    let minus = negative.strip_suffix(is_digit).expect("a sign in front");
    let Value::Object(tables) = json!({
        "decimal": separator, "group": group, "grouping": grouping, "minus": minus,
    }) else {
        unreachable!()
    };
    tables
}

/// Collects what a formatter writes, with the parts it names.
#[derive(Default)]
struct Parts {
    text: String,
    parts: Vec<(usize, usize, Part)>,
}

impl Write for Parts {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.text.push_str(text);
        Ok(())
    }
}

impl PartsWrite for Parts {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self) -> std::fmt::Result,
    ) -> std::fmt::Result {
        let start = self.text.len();
        write(self)?;
        self.parts.push((start, self.text.len(), part));
        Ok(())
    }
}

impl Parts {
    /// The text with its named parts replaced by marks, and the values of the parts.
    fn pattern(&self) -> (String, Map<String, Value>) {
        let mut pattern = String::new();
        let mut values = Map::new();
        let mut at = 0;
        for (start, end, part) in &self.parts {
            if !matches!(part.value, "year" | "month" | "day") {
                continue;
            }
            pattern.push_str(&self.text[at..*start]);
            write!(pattern, "{{{}}}", part.value).expect("a string");
            values.insert(part.value.to_owned(), self.text[*start..*end].into());
            at = *end;
        }
        pattern.push_str(&self.text[at..]);
        (pattern, values)
    }
}

fn dates(locale: &Locale) -> Map<String, Value> {
    let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::YMD::long())
        .expect("dates");
    let mut patterns = Vec::new();
    let mut months = Vec::new();
    for month in 1..=12 {
        let date = Date::try_new_gregorian(2026, month, 5).expect("a date");
        let mut parts = Parts::default();
        formatter
            .format(&date)
            .write_to_parts(&mut parts)
            .expect("a string");
        let (pattern, mut values) = parts.pattern();
        // A few locales pad the day with a zero; the runtime does not, in a sentence.
        assert!(values["day"].as_str().is_some(), "{locale}: a day");
        let year = values["year"].as_str().expect("a year");
        assert_eq!(year.chars().count(), 4, "{locale}: a short year");
        patterns.push(pattern);
        months.push(values.remove("month").expect("a month"));
    }
    patterns.dedup();
    assert_eq!(patterns.len(), 1, "{locale}: one pattern for every month");
    let Value::Object(tables) = json!({ "date": patterns[0], "months": months }) else {
        unreachable!()
    };
    tables
}

/// The order in which the parts of a short date are written.
fn order(locale: &Locale) -> String {
    let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), fieldsets::YMD::short())
        .expect("dates");
    let date = Date::try_new_gregorian(2026, 3, 5).expect("a date");
    let mut parts = Parts::default();
    formatter
        .format(&date)
        .write_to_parts(&mut parts)
        .expect("a string");
    let order: String = parts
        .parts
        .iter()
        .filter(|(.., part)| matches!(part.value, "year" | "month" | "day"))
        .filter_map(|(.., part)| part.value.chars().next())
        .collect();
    if order == "ydm" {
        "ymd".to_owned()
    } else {
        order
    }
}

fn list(locale: &Locale) -> [String; 3] {
    let options = ListFormatterOptions::default().with_length(ListLength::Wide);
    let formatter = ListFormatter::try_new_and(locale.into(), options).expect("lists");
    let joins = |entries: &[&str]| -> Vec<String> {
        let text = formatter
            .format(entries.iter())
            .write_to_string()
            .into_owned();
        let pieces: Vec<&str> = text.split(['X', 'Y', 'Z', 'W']).collect();
        let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
        assert_eq!((first, last), ("", ""), "{locale}: words around a list");
        pieces[1..pieces.len() - 1]
            .iter()
            .map(|join| (*join).to_owned())
            .collect()
    };
    let four = joins(&["X", "Y", "Z", "W"]);
    assert_eq!(
        four[0], four[1],
        "{locale}: the first join is as the others"
    );
    let two = joins(&["X", "Y"]);
    [four[1].clone(), four[2].clone(), two[0].clone()]
}

fn plural(locale: &Locale) -> Map<String, Value> {
    let data_locale = DataLocale::from(locale.id.clone());
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_locale(&data_locale),
        ..Default::default()
    };
    let response: DataResponse<PluralsCardinalV1> = icu_plurals::provider::Baked
        .load(request)
        .expect("plural rules");
    let data: &PluralRulesData = response.payload.get();
    [
        ("zero", &data.zero),
        ("one", &data.one),
        ("two", &data.two),
        ("few", &data.few),
        ("many", &data.many),
    ]
    .into_iter()
    .filter_map(|(category, rule)| {
        let mut text = String::new();
        let rule = reference::ast::Rule::from(rule.as_ref()?);
        reference::serialize(&rule, &mut text).expect("a string");
        Some((category.to_owned(), text.into()))
    })
    .collect()
}

/// `money`: the pattern, and a second one for signs that are letters where the first would let
/// them touch the number. `signs`: the sign of every currency, or its code where it has none.
fn money(locale: &Locale) -> Map<String, Value> {
    let data_locale = DataLocale::from(locale.id.clone());
    let request = DataRequest {
        id: DataIdentifierBorrowed::for_locale(&data_locale),
        ..Default::default()
    };
    let response: DataResponse<CurrencyEssentialsV1> = icu_experimental::provider::Baked
        .load(request)
        .expect("currency patterns");
    let essentials = response.payload.get();
    let pattern = |letter: bool| {
        let pattern = essentials.get_positive(letter, letter);
        pattern
            .interpolate(("{amount}", "¤"))
            .write_to_string()
            .into_owned()
    };
    let mut patterns = vec![pattern(false), pattern(true)];
    patterns.dedup();

    let mut metadata = DataRequestMetadata::default();
    metadata.silent = true;
    let mut signs = Map::new();
    for code in CURRENCIES.split_whitespace() {
        let currency = CurrencyType::try_from_str(code).expect("a currency");
        let mut space = Default::default();
        let attributes =
            CurrencySymbolsV1::make_attributes(currency, CurrencySymbolsV1::SHORT, &mut space);
        let request = DataRequest {
            id: DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, &data_locale),
            metadata,
        };
        let response: Result<DataResponse<CurrencySymbolsV1>, _> =
            icu_experimental::provider::Baked.load(request);
        let sign = response
            .as_ref()
            .map_or("", |response| response.payload.get().as_str());
        signs.insert(
            code.to_owned(),
            if sign.is_empty() { code } else { sign }.into(),
        );
    }
    let Value::Object(tables) = json!({ "money": patterns, "signs": signs }) else {
        unreachable!()
    };
    tables
}
