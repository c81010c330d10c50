//! What evaluation needs to know of facts, results and programs, read from their texts once.

use super::from_core::fault;
use super::shape::Kind;
use super::{BundleError, ix};
use crate::bundle::Core;
use crate::date::Day;
use crate::decimal::MAX_PLACES;
use crate::value::Interval;

/// What kind of value a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FactKind {
    Bool,
    Number,
    Date,
    /// How many options there are.
    Choice(usize),
    /// How many options there are.
    Choices(usize),
}

/// One end of what a fact may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    Fixed(i128),
    /// So many months from the date of evaluation.
    FromToday(i32),
}

/// A fact.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub kind: FactKind,
    pub min: Bound,
    pub max: Bound,
    /// Asked of everyone concerned at once.
    pub ask_who: bool,
    pub derived: bool,
    /// Nodes that read the fact itself.
    pub readers: Vec<u32>,
}

/// A named result.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub kind: FactKind,
    pub bounds: Interval,
    /// Whether this runtime can evaluate it.
    pub checked: bool,
    /// Whether fixing it is possible for every node that reads it: decimal places of those nodes.
    pub readers: Vec<u32>,
}

/// A program.
#[derive(Debug, Clone)]
pub(crate) struct Recipient {
    /// Whether this runtime can evaluate it.
    pub checked: bool,
    /// Whether it is evaluated once for every person.
    pub person: bool,
}

impl FactKind {
    /// The kind of that name over so many options; none for a number with too many places.
    pub fn named(name: &str, options: usize, places: u32) -> Option<FactKind> {
        match name {
            "bool" => Some(FactKind::Bool),
            "number" if places <= MAX_PLACES => Some(FactKind::Number),
            "date" => Some(FactKind::Date),
            "choice" => Some(FactKind::Choice(options)),
            "choices" => Some(FactKind::Choices(options)),
            _ => None,
        }
    }

    /// The kind of a node that reads it; `list` is its list of options.
    pub fn of_node(self, list: Option<u32>) -> Option<Kind> {
        match self {
            FactKind::Bool => Some(Kind::Bool),
            FactKind::Number | FactKind::Date => Some(Kind::Number),
            FactKind::Choice(_) => list.map(Kind::Choice),
            FactKind::Choices(_) => list.map(Kind::Choices),
        }
    }
}

impl Bound {
    /// An integer, or `t` and a signed number of months from the date of evaluation.
    fn parse(text: &str) -> Option<Bound> {
        let Some(months) = text.strip_prefix('t') else {
            let value: i128 = text.parse().ok()?;
            return (value.unsigned_abs() <= 1 << 120).then_some(Bound::Fixed(value));
        };
        let months: i32 = if months.is_empty() {
            0
        } else {
            months.parse().ok()?
        };
        (months.unsigned_abs() <= 12_000).then_some(Bound::FromToday(months))
    }

    /// The bound on a day of evaluation.
    pub fn on(self, today: Day) -> i128 {
        match self {
            Bound::Fixed(value) => value,
            Bound::FromToday(months) => i128::from(today.add_months(months).0),
        }
    }
}

impl Fact {
    /// Least and greatest value on a day of evaluation.
    pub fn bounds(&self, today: Day) -> Interval {
        Interval::between(self.min.on(today), self.max.on(today))
    }
}

/// Every fact, in order, without its readers.
pub(super) fn facts(core: &Core) -> Result<Vec<Fact>, BundleError> {
    core.facts
        .iter()
        .map(|fact| {
            let wrong = || fault("B008", &["fact `", &fact.name, "` is not well formed"]);
            let options = match fact.options {
                Some(list) => core.options.get(ix(list)).ok_or_else(wrong)?.len(),
                None => 0,
            };
            let kind = FactKind::named(&fact.kind, options, fact.places).ok_or_else(wrong)?;
            let (min, max) = match kind {
                FactKind::Number | FactKind::Date => {
                    let bounds = Bound::parse(&fact.min).zip(Bound::parse(&fact.max));
                    // A derived fact is never asked, and need not be bounded.
                    match bounds {
                        Some(bounds) => bounds,
                        None if fact.derived.is_some() => (Bound::Fixed(0), Bound::Fixed(0)),
                        None => return Err(wrong()),
                    }
                }
                FactKind::Choice(0) => return Err(wrong()),
                _ => (Bound::Fixed(0), Bound::Fixed(0)),
            };
            let inverted =
                matches!((min, max), (Bound::Fixed(least), Bound::Fixed(most)) if least > most);
            let no_group = fact
                .group
                .is_some_and(|group| ix(group) >= core.groups.len());
            if inverted || no_group {
                return Err(wrong());
            }
            Ok(Fact {
                kind,
                min,
                max,
                ask_who: fact.ask.iter().any(|how| how == "who"),
                derived: fact.derived.is_some(),
                readers: Vec::new(),
            })
        })
        .collect()
}
