//! What evaluation needs to know of facts, results and programs, read from their texts once.

use super::ix;
use super::shape::Kind;
use crate::bundle::{self, Core};
use crate::date::Day;
use crate::decimal::{self, MAX_PLACES};
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
            return decimal::parse(text, 0).ok().map(Bound::Fixed);
        };
        let months = months.strip_prefix('+').unwrap_or(months);
        let months = if months.is_empty() {
            0
        } else {
            decimal::parse(months, 0).ok()?
        };
        let months = i32::try_from(months).ok()?;
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

/// A fact without its readers, if it is well formed.
pub(super) fn fact(core: &Core, fact: &bundle::Fact) -> Option<Fact> {
    let options = match fact.options {
        Some(list) => core.options.get(ix(list))?.len(),
        None => 0,
    };
    let kind = FactKind::named(&fact.kind, options, fact.places)?;
    let mut bounds = (Bound::Fixed(0), Bound::Fixed(0));
    if let FactKind::Number | FactKind::Date = kind {
        // A derived fact is never asked, and need not be bounded.
        match Bound::parse(&fact.min).zip(Bound::parse(&fact.max)) {
            Some(known) => bounds = known,
            None => fact.derived.map(|_| ())?,
        }
    }
    let inverted = matches!(bounds, (Bound::Fixed(least), Bound::Fixed(most)) if least > most);
    let no_group = fact
        .group
        .is_some_and(|group| ix(group) >= core.groups.len());
    if inverted || no_group || kind == FactKind::Choice(0) {
        return None;
    }
    let (min, max) = bounds;
    Some(Fact {
        kind,
        min,
        max,
        ask_who: fact.ask.iter().any(|how| how == "who"),
        derived: fact.derived.is_some(),
        readers: Vec::new(),
    })
}
