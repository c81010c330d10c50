//! Where a package's rules turn: the figures, the days, and the date to ask on.
//!
//! Nothing is drawn for a household here.

use crate::oracle::Date;
use crate::oracle::declared::Package;
use crate::oracle::number::{Rational, parse};

/// Figures and days that the rules name: where a rule turns, mistakes hide.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    /// Figures, of any unit.
    pub numbers: Vec<Rational>,
    /// Days.
    pub days: Vec<Date>,
}

impl Turns {
    /// All that a package's files name.
    pub fn of(package: &Package) -> Turns {
        let mut turns = Turns::default();
        let facts = package
            .facts
            .iter()
            .flat_map(|f| [&f.when, &f.derived])
            .flatten();
        let scripts = package.programs.values().map(|p| &p.script);
        for text in facts.chain(scripts).chain([&package.result_script]) {
            turns.read(text);
        }
        for parameter in package.parameters.values() {
            for entry in &parameter.entries {
                let mut table = entry.table.clone();
                table.remove("from");
                table.remove("until");
                turns.read(&table.to_string());
            }
        }
        turns
    }

    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let word = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
            let length = rest.find(|c| !word(c)).unwrap_or(rest.len());
            if first.is_ascii_digit() && !before.is_ascii_alphanumeric() && before != '_' {
                // A range of integers has two points.
                for part in rest[..length].split("..") {
                    if let Some(day) = Date::parse(part) {
                        self.days.push(day);
                    } else if let Some(number) = parse(part) {
                        self.numbers.push(number);
                    }
                }
                rest = &rest[length..];
                before = '0';
            } else {
                rest = &rest[first.len_utf8()..];
                before = first;
            }
        }
    }
}

/// A day on which to ask: often one on which something changes.
pub fn day(package: &Package, rng: &mut fastrand::Rng) -> Date {
    let mut days: Vec<Date> = Vec::new();
    for parameter in package.parameters.values() {
        let entries = &parameter.entries;
        days.extend(entries.iter().map(|e| e.from));
        let last = entries.iter().filter_map(|e| e.until);
        days.extend(last.map(|d| d.plus_days(1)));
    }
    days.retain(|d| d.year >= 2016 && d.year < 2031);
    match rng.u32(..4) {
        0 if !days.is_empty() => days[rng.usize(..days.len())].plus_days(rng.i64(-1..=1)),
        1 => Date {
            year: 2028,
            month: 2,
            day: 29,
        },
        _ => Date {
            year: 2024,
            month: 1,
            day: 1,
        }
        .plus_days(rng.i64(0..1800)),
    }
}
