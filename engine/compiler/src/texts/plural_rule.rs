//! CLDR's plural rules, from their own notation (`v = 0 and i % 10 = 2..4`) to the numbers that
//! the runtime reads, and what a rule implies: which categories a language has and which numbers
//! fall into them.

use selfcheck_runtime::text::Category;
use std::collections::BTreeMap;

/// A language's rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PluralRule {
    /// As the runtime reads it.
    pub numbers: Vec<u32>,
}

/// Whole numbers that stand for all: every rule of CLDR looks at the last digits, and some at
/// whether a number is a whole number of millions.
fn whole_samples() -> impl Iterator<Item = i128> {
    (0..=1000).chain([10_000, 100_000, 1_000_000, 1_000_001, 2_000_000, 10_000_000])
}

/// Numbers with decimal places, as integer and places.
fn decimal_samples() -> impl Iterator<Item = (i128, u32)> {
    (0..=1200)
        .map(|n| (n, 1))
        .chain((0..=3000).map(|n| (n, 2)))
        .chain([(10_000_000, 1)])
}

impl PluralRule {
    /// From the rule of every category but `other`; nothing if the notation is not understood.
    pub fn from_cldr(rules: &BTreeMap<String, String>) -> Option<PluralRule> {
        let mut numbers = Vec::new();
        for (place, category) in Category::ALL.into_iter().enumerate() {
            let Some(rule) = rules.get(category.word()) else {
                continue;
            };
            let mut relations = Vec::new();
            let mut count = 0;
            for (alternative, conjunction) in rule.split(" or ").enumerate() {
                for (nth, relation) in conjunction.split(" and ").enumerate() {
                    let starts = if alternative > 0 && nth == 0 { 16 } else { 0 };
                    push_relation(relation.trim(), starts, &mut relations)?;
                    count += 1;
                }
            }
            numbers.push(u32::try_from(place).ok()? + 1);
            numbers.push(count);
            numbers.append(&mut relations);
        }
        Some(PluralRule { numbers })
    }

    /// The category of a number.
    #[must_use]
    pub fn category(&self, value: i128, places: u32) -> Category {
        Category::of(&self.numbers, value, places)
    }

    /// The categories that numbers fall into, in the standard's order: of whole numbers only, or of
    /// numbers with decimal places too.
    #[must_use]
    pub fn categories(&self, decimals: bool) -> Vec<Category> {
        let mut found: Vec<Category> = whole_samples().map(|n| self.category(n, 0)).collect();
        if decimals {
            found.extend(decimal_samples().map(|(n, places)| self.category(n, places)));
        }
        found.sort();
        found.dedup();
        found
    }

    /// The whole numbers of a category, the first few; for the help of a diagnostic and to see
    /// whether exact variants cover it.
    #[must_use]
    pub fn examples(&self, category: Category, most: usize) -> Vec<i128> {
        whole_samples()
            .filter(|n| self.category(*n, 0) == category)
            .take(most)
            .collect()
    }

    /// Whether no number with decimal places falls into a category.
    #[must_use]
    pub fn is_whole(&self, category: Category) -> bool {
        decimal_samples().all(|(n, places)| self.category(n, places) != category)
    }
}

/// `i % 10 != 2..4,7`
fn push_relation(text: &str, starts: u32, numbers: &mut Vec<u32>) -> Option<()> {
    let (expression, ranges, negated) = match text.split_once("!=") {
        Some((expression, ranges)) => (expression, ranges, 8),
        None => {
            let (expression, ranges) = text.split_once('=')?;
            (expression, ranges, 0)
        }
    };
    let (operand, modulus) = match expression.split_once('%') {
        Some((operand, modulus)) => (operand, modulus.trim().parse().ok()?),
        None => (expression, 0),
    };
    // The compact exponents c and e are 0 here: numbers are never written in short form.
    let operand = match operand.trim() {
        "n" => 0,
        "i" => 1,
        "v" => 2,
        "w" => 3,
        "f" => 4,
        "t" => 5,
        "c" | "e" => return push_exponent(ranges, starts, negated, numbers),
        _ => return None,
    };
    numbers.push(operand + negated + starts);
    numbers.push(modulus);
    let ranges: Vec<&str> = ranges.split(',').collect();
    numbers.push(u32::try_from(ranges.len()).ok()?);
    for range in ranges {
        let (low, high) = range.split_once("..").unwrap_or((range, range));
        numbers.push(low.trim().parse().ok()?);
        numbers.push(high.trim().parse().ok()?);
    }
    Some(())
}

/// An exponent is always 0, so a relation about it is always true (`i != …` over no range) or
/// always false (`i = …` over no range).
fn push_exponent(ranges: &str, starts: u32, negated: u32, numbers: &mut Vec<u32>) -> Option<()> {
    let mut holds = false;
    for range in ranges.split(',') {
        let (low, _) = range.split_once("..").unwrap_or((range, range));
        holds |= low.trim().parse::<u32>().ok()? == 0;
    }
    let always = holds != (negated != 0);
    numbers.extend([1 + if always { 8 } else { 0 } + starts, 0, 0]);
    Some(())
}
