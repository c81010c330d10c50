//! Types and units of the language: what a value is, before any value is known.
//!
//! Which types go together is decided here; what to say when they do not is the caller's.

use std::fmt;

/// A type. Lists and people are not values and so not here; see [`super::value::Value`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// True or false.
    Bool,
    /// An exact number with a unit.
    Number(Unit),
    /// A day.
    Date,
    /// One of the options of a list, by the list's place in the core.
    Choice(u32),
    /// Some of the options of a list.
    Choices(u32),
}

impl Type {
    /// The word for it in messages.
    pub fn word(&self) -> String {
        match self {
            Type::Bool => "a yes/no value".into(),
            Type::Number(Unit::Money(period)) => format!("money {period}"),
            Type::Number(Unit::Named(unit)) => format!("a number of {unit}s"),
            Type::Number(_) => "a number".into(),
            Type::Date => "a date".into(),
            Type::Choice(_) => "a choice".into(),
            Type::Choices(_) => "a set of choices".into(),
        }
    }
}

/// What a number counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// A bare literal: takes the unit of the other side.
    Bare,
    /// No unit: a count, a rate.
    None,
    /// A unit with a name: `year`, `feddan`.
    Named(String),
    /// Money over a period.
    Money(Period),
}

impl Unit {
    /// Reads the text form of a declaration: empty, `money/month`, or a name.
    pub fn parse(text: &str) -> Unit {
        if text.is_empty() {
            return Unit::None;
        }
        match text.strip_prefix("money/").and_then(Period::parse) {
            Some(period) => Unit::Money(period),
            None => Unit::Named(text.to_owned()),
        }
    }

    /// The text form.
    pub fn text(&self) -> String {
        match self {
            Unit::Bare | Unit::None => String::new(),
            Unit::Named(name) => name.clone(),
            Unit::Money(period) => format!("money/{}", period.word()),
        }
    }

    /// The word for it in messages.
    pub fn word(&self) -> String {
        match self {
            Unit::Bare | Unit::None => "a plain number".into(),
            Unit::Named(name) => format!("a number of {name}s"),
            Unit::Money(period) => format!("money {period}"),
        }
    }

    /// The common unit of two sides that must agree.
    pub fn join(&self, other: &Unit) -> Option<Unit> {
        match (self, other) {
            (Unit::Bare, unit) | (unit, Unit::Bare) => Some(unit.clone()),
            (a, b) if a == b => Some(a.clone()),
            _ => None,
        }
    }

    /// The unit of a product; at most one side has one.
    pub fn times(&self, other: &Unit) -> Option<Unit> {
        match (self, other) {
            (Unit::Bare, Unit::Bare) => Some(Unit::Bare),
            (Unit::Bare | Unit::None, unit) | (unit, Unit::Bare | Unit::None) => Some(unit.clone()),
            _ => None,
        }
    }

    /// The unit of a quotient: by a plain number, or by the same unit.
    pub fn over(&self, other: &Unit) -> Option<Unit> {
        match (self, other) {
            (Unit::Bare, Unit::Bare) => Some(Unit::Bare),
            (unit, Unit::Bare | Unit::None) => Some(unit.clone()),
            (a, b) if a == b => Some(Unit::None),
            _ => None,
        }
    }
}

/// Over what time money is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A year.
    Year,
    /// Paid or owned once.
    Once,
}

impl Period {
    const ALL: [Period; 6] = [
        Period::Day,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::Year,
        Period::Once,
    ];

    /// As written in a declaration.
    pub fn word(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::Year => "year",
            Period::Once => "once",
        }
    }

    /// The period of that name.
    pub fn parse(word: &str) -> Option<Period> {
        Period::ALL.into_iter().find(|period| period.word() == word)
    }

    /// How many months it has, where that is exact.
    pub fn months(self) -> Option<i128> {
        match self {
            Period::Month => Some(1),
            Period::Quarter => Some(3),
            Period::Year => Some(12),
            Period::Day | Period::Week | Period::Once => None,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Once => f.write_str("once"),
            period => write!(f, "per {}", period.word()),
        }
    }
}
