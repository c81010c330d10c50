//! What the oracle is told: a household about which everything is known, and a world in which
//! everything no answer can decide has been decided.

use super::date::Date;
use super::number::{Rational, whole, write};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A value of a fact, a parameter or a result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A number; its unit is in the declaration.
    Number(Rational),
    /// A day.
    Date(Date),
    /// An option.
    Choice(String),
    /// The options chosen.
    Choices(BTreeSet<String>),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Value::Bool(value) => write!(f, "{value}"),
            Value::Number(value) => f.write_str(&write(value)),
            Value::Date(value) => write!(f, "{value}"),
            Value::Choice(value) => f.write_str(value),
            Value::Choices(values) => {
                write!(
                    f,
                    "[{}]",
                    values.iter().cloned().collect::<Vec<_>>().join(", ")
                )
            }
        }
    }
}

/// Facts about one person, thing, unit or household, by name.
pub type Facts = BTreeMap<String, Value>;

/// A household about which everything is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Household {
    /// The people, the applicant first.
    pub people: Vec<Facts>,
    /// Facts about the household.
    pub household: Facts,
    /// Facts about units, by unit.
    pub units: BTreeMap<String, Facts>,
    /// Members of groups other than people.
    pub groups: BTreeMap<String, Vec<Facts>>,
    /// Results fixed from outside, by name and person.
    pub fixed: BTreeMap<(String, Option<usize>), Value>,
}

/// One line for each person, thing and the rest.
impl fmt::Display for Household {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let line = |facts: &Facts| -> String {
            facts
                .iter()
                .map(|(name, value)| format!(" {name}={value}"))
                .collect()
        };
        for (at, facts) in self.people.iter().enumerate() {
            writeln!(f, "  person {at}:{}", line(facts))?;
        }
        writeln!(f, "  household:{}", line(&self.household))?;
        for (unit, facts) in &self.units {
            writeln!(f, "  {unit}:{}", line(facts))?;
        }
        for (group, members) in &self.groups {
            for (at, facts) in members.iter().enumerate() {
                writeln!(f, "  {group} {at}:{}", line(facts))?;
            }
        }
        for ((result, person), value) in &self.fixed {
            writeln!(f, "  fixed {result} {person:?}={value}")?;
        }
        Ok(())
    }
}

/// How a world chooses within what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lean {
    /// The least figure; doubts and offices say no.
    Low,
    /// The greatest figure; doubts and offices say yes.
    High,
    /// Anything.
    Any,
}

/// Decides what no answer decides: disputed and confidential figures, doubts, the office.
///
/// The same question always gets the same answer, so that a world is one possible reality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct World {
    /// Which world.
    pub seed: u64,
    /// How it chooses.
    pub lean: Lean,
}

impl World {
    fn hash(self, key: &str) -> u64 {
        // FNV-1a, then a mixing step: neighbouring seeds must not give neighbouring worlds.
        let mut hash = 0xcbf2_9ce4_8422_2325 ^ self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in key.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash ^= hash >> 31;
        hash = hash.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^ (hash >> 29)
    }

    /// Whether a doubt is unfounded, an office says yes.
    pub fn favours(self, key: &str) -> bool {
        match self.lean {
            Lean::Low => false,
            Lean::High => true,
            Lean::Any => self.hash(key) & 1 == 1,
        }
    }

    /// One of so many.
    pub fn pick(self, key: &str, count: usize) -> usize {
        match self.lean {
            _ if count <= 1 => 0,
            Lean::Low => 0,
            Lean::High => count - 1,
            Lean::Any => (self.hash(key) % count as u64) as usize,
        }
    }

    /// A number between two, at so many places: often an end.
    pub fn between(self, key: &str, low: &Rational, high: &Rational, places: u32) -> Rational {
        let hash = self.hash(key);
        match (self.lean, hash % 4) {
            (Lean::Low, _) | (Lean::Any, 0) => low.clone(),
            (Lean::High, _) | (Lean::Any, 1) => high.clone(),
            _ => {
                let part = whole((hash >> 8) as i64 & 0xff) / whole(255);
                let scale = whole(10i64.pow(places));
                let inner = ((low + (high - low) * part) * &scale).floor() / scale;
                if &inner < low { low.clone() } else { inner }
            }
        }
    }

    /// A day between two.
    pub fn day_between(self, key: &str, low: Date, high: Date) -> Date {
        let span = (high.number() - low.number()) as usize;
        low.plus_days(self.pick(key, span + 1) as i64)
    }
}
