//! A form of answers in the oracle's words: what is said about a household, in full or in part.
//!
//! How much of a household is told is drawn in `telling.rs`.

use crate::oracle::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is said about one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The value.
    Exactly(Value),
    /// A number or a date between two, both included.
    Between(Value, Value),
    /// One of these options.
    AnyOf(Vec<String>),
    /// Of a set of choices: certainly chosen, certainly not, not known.
    Partly(BTreeSet<String>, BTreeSet<String>, BTreeSet<String>),
    /// "I don't know".
    Declined,
}

/// What is said about one person or thing: facts not named are still to be asked.
pub type Told = BTreeMap<String, Said>;

/// The described things of a group, and how many more there are; none: nobody was asked.
pub type Things = (Vec<Told>, Option<(u32, u32)>);

/// What is said about one household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The people described, the applicant first.
    pub people: Vec<Told>,
    /// How many more there are; none: nobody was asked (only with the applicant alone).
    pub more_people: Option<(u32, u32)>,
    /// The household.
    pub household: Told,
    /// Units.
    pub units: BTreeMap<String, Told>,
    /// Groups: members, and how many more; a group left out was not asked about.
    pub groups: BTreeMap<String, Things>,
    /// Results fixed from outside.
    pub fixed: BTreeMap<(String, Option<usize>), Value>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Said::Exactly(value) => write!(f, "{value}"),
            Said::Between(low, high) => write!(f, "{low}..={high}"),
            Said::AnyOf(options) => write!(f, "any of {options:?}"),
            Said::Partly(yes, no, declined) => {
                write!(f, "yes {yes:?} no {no:?} declined {declined:?}")
            }
            Said::Declined => f.write_str("declined"),
        }
    }
}

/// One line for each person, thing and the rest.
impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let line = |facts: &Told| -> String {
            facts
                .iter()
                .map(|(name, said)| format!(" {name}={said}"))
                .collect()
        };
        for (at, facts) in self.people.iter().enumerate() {
            writeln!(f, "  person {at}:{}", line(facts))?;
        }
        writeln!(f, "  more people: {:?}", self.more_people)?;
        writeln!(f, "  household:{}", line(&self.household))?;
        for (unit, facts) in &self.units {
            writeln!(f, "  {unit}:{}", line(facts))?;
        }
        for (group, (members, more)) in &self.groups {
            for (at, facts) in members.iter().enumerate() {
                writeln!(f, "  {group} {at}:{}", line(facts))?;
            }
            writeln!(f, "  more {group}: {more:?}")?;
        }
        for ((result, person), value) in &self.fixed {
            writeln!(f, "  fixed {result} {person:?}={value}")?;
        }
        Ok(())
    }
}
