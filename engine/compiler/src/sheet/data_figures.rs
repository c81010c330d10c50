//! What a sheet says of figures: their history, and what is in force.

use super::data::{Line, Span};

/// A figure where it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// Its name, as a link.
    pub name: Line,
    /// What it is on the day.
    pub now: Now,
    /// Since when; empty where it is not known.
    pub since: Line,
    /// Where that was published.
    pub source: Line,
    /// What its authors noted; may be empty.
    pub note: Line,
}

/// What a figure is on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Now {
    /// This.
    Cell(Cell),
    /// A table of so many cells, steps or brackets, and whether one of them is not settled.
    Table(Line, bool),
    /// Nothing is published for the day: anything, of a number anything between.
    Nothing(Option<(Line, Line)>),
    /// Kept by the office.
    Hidden,
}

impl Now {
    /// Whether it is not settled what the figure is.
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        !matches!(self, Now::Cell(Cell::Exact(_)) | Now::Table(_, false))
    }
}

/// A figure with its history.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figure {
    /// Its name.
    pub name: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// What its authors wrote above it; may be empty.
    pub about: Line,
    /// What it is.
    pub kind: Kind,
    /// Least and greatest value on any day, of a number or a day.
    pub bounds: Option<(Line, Line)>,
    /// Names of the keys of a table.
    pub keys: Vec<Line>,
    /// Whether the office keeps it.
    pub confidential: bool,
    /// Whether its values are left out here for that reason.
    pub hidden: bool,
    /// How it is read.
    pub shape: Shape,
    /// By day.
    pub history: Vec<Era>,
}

/// How a figure is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// A value, or a table with keys.
    #[default]
    Cells,
    /// Steps over thresholds.
    Steps,
    /// Marginal brackets.
    Marginal,
}

/// What a fact, a figure or a result is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kind {
    /// Yes or no.
    #[default]
    Bool,
    /// A number with so many decimal places, and its unit.
    Number(Line, Line),
    /// An amount of money with its period, in words.
    Money(Line),
    /// A day.
    Date,
    /// One of these, or any of them: each in words, then as its name.
    Choice(Vec<(Line, String)>, bool),
}

/// What a figure is from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Era {
    /// First day, and last if one is stated.
    pub days: Span,
    /// Where it was published.
    pub source: Line,
    /// What its authors noted; may be empty.
    pub note: Line,
    /// What it is.
    pub held: Held,
}

/// What a figure is for a while.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Held {
    /// Nothing is published.
    #[default]
    Nothing,
    /// One value.
    One(Cell),
    /// By value: for which keys it holds; without any, for all others.
    ByValue(Vec<(Cell, Vec<Line>)>, Rest),
    /// By keys, with the options of the last key across.
    Across(Vec<Line>, Vec<(Line, Vec<Cell>)>, Rest),
    /// From thresholds on; the first without one is what holds below.
    Thresholds(Vec<(Line, Cell)>),
}

/// What is true of the cells that are not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rest {
    /// There are none.
    #[default]
    None,
    /// They are as before.
    AsBefore,
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// Exactly.
    Exact(String),
    /// Between two; sources disagree, or it was never published.
    Between(String, String),
    /// One of these.
    OneOf(String),
    /// Not known: the whole span.
    Unknown,
}
