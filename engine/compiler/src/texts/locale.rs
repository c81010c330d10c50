//! How a language writes numbers, dates, money and lists, and which way it runs: from the table
//! `locales.json`, which a test takes from ICU4X (`tests/locales`).
//!
//! The data is from the Unicode CLDR, under the Unicode Licence V3.

use super::plural_rule::PluralRule;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table, read once. That it can be read is tested.
static TABLE: LazyLock<BTreeMap<String, Entry>> =
    LazyLock::new(|| serde_json::from_str(include_str!("locales.json")).unwrap_or_default());

/// The tables of one locale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// The tag as the package has it: `ar-EG`.
    pub tag: String,
    /// `rtl` or `ltr`.
    pub direction: String,
    /// Ten digits.
    pub digits: String,
    /// Between whole and fraction.
    pub decimal: String,
    /// Between groups of digits.
    pub group: String,
    /// First group, further groups, digits before the first separator.
    pub grouping: Vec<u32>,
    /// Before a negative number.
    pub minus: String,
    /// Plural categories.
    pub plural: PluralRule,
    /// Names of months in a date.
    pub months: Vec<String>,
    /// A date, with the marks `{day}`, `{month}`, `{year}`.
    pub date: String,
    /// Order of a typed date.
    pub order: String,
    /// Between entries, before the last, between two.
    pub list: Vec<String>,
    money: Vec<String>,
    signs: BTreeMap<String, String>,
}

/// What the table says of a locale: only where it differs from the one it falls back to.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Entry {
    direction: Option<String>,
    digits: Option<String>,
    decimal: Option<String>,
    group: Option<String>,
    grouping: Option<Vec<u32>>,
    minus: Option<String>,
    plural: Option<BTreeMap<String, String>>,
    months: Option<Vec<String>>,
    date: Option<String>,
    order: Option<String>,
    list: Option<Vec<String>>,
    money: Option<Vec<String>>,
    signs: BTreeMap<String, String>,
}

/// The locale to look up where a tag has no entry of its own, or where its entry is silent.
#[must_use]
pub fn fallback(tag: &str) -> Option<&str> {
    let (language, region) = tag.rsplit_once('-')?;
    match (language, region) {
        ("en", "001") => Some("en"),
        // A region that CLDR does not describe writes international English, not American.
        ("en", _) => Some("en-001"),
        ("zh", "HK" | "MO" | "TW") => Some("zh-Hant"),
        ("sr", "Latn") | ("zh", "Hant") => None,
        _ => Some(language),
    }
}

/// The locale of a tag such as `ar-EG`; nothing if the table does not have its language.
#[must_use]
pub fn locale(tag: &str) -> Option<Locale> {
    let mut entry = Entry::default();
    let mut next = Some(tag);
    while let Some(tag) = next {
        if let Some(found) = TABLE.get(tag) {
            entry.inherit(found);
        }
        next = fallback(tag);
    }
    entry.into_locale(tag)
}

/// The tags with an entry of their own.
#[must_use]
pub fn tags() -> Vec<&'static str> {
    TABLE.keys().map(String::as_str).collect()
}

impl Entry {
    fn inherit(&mut self, parent: &Entry) {
        fn fill<T: Clone>(own: &mut Option<T>, parent: &Option<T>) {
            if own.is_none() {
                own.clone_from(parent);
            }
        }
        fill(&mut self.direction, &parent.direction);
        fill(&mut self.digits, &parent.digits);
        fill(&mut self.decimal, &parent.decimal);
        fill(&mut self.group, &parent.group);
        fill(&mut self.grouping, &parent.grouping);
        fill(&mut self.minus, &parent.minus);
        fill(&mut self.plural, &parent.plural);
        fill(&mut self.months, &parent.months);
        fill(&mut self.date, &parent.date);
        fill(&mut self.order, &parent.order);
        fill(&mut self.list, &parent.list);
        fill(&mut self.money, &parent.money);
        for (code, sign) in &parent.signs {
            self.signs
                .entry(code.clone())
                .or_insert_with(|| sign.clone());
        }
    }

    fn into_locale(self, tag: &str) -> Option<Locale> {
        Some(Locale {
            tag: tag.to_owned(),
            direction: self.direction?,
            digits: self.digits?,
            decimal: self.decimal?,
            group: self.group?,
            grouping: self.grouping?,
            minus: self.minus?,
            // A language without plural forms has no rule: everything is `other`.
            plural: PluralRule::from_cldr(&self.plural.unwrap_or_default())?,
            months: self.months?,
            date: self.date?,
            order: self.order?,
            list: self.list?,
            money: self.money?,
            signs: self.signs,
        })
    }
}

impl Locale {
    /// The sign of a currency, or its code.
    #[must_use]
    pub fn sign<'a>(&'a self, currency: &'a str) -> &'a str {
        self.signs.get(currency).map_or(currency, String::as_str)
    }

    /// An amount of a currency, with the mark `{amount}`.
    #[must_use]
    pub fn money(&self, currency: &str) -> String {
        let sign = self.sign(currency);
        let plain = self.money.first().map_or("", String::as_str);
        // A sign that is a letter does not touch the number.
        let touches = plain.contains("¤{") && sign.ends_with(char::is_alphabetic)
            || plain.contains("}¤") && sign.starts_with(char::is_alphabetic);
        let pattern = if touches {
            self.money.last()
        } else {
            self.money.first()
        };
        pattern.map_or("", String::as_str).replace('¤', sign)
    }
}
