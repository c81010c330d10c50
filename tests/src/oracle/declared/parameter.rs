//! A parameter and its history: what holds on a day, and the cells of an entry.
//!
//! Which value a disputed or secret cell has is for a world to say, not for the declaration.

use super::Type;
use super::from_toml::number;
use crate::oracle::date::Date;
use crate::oracle::number::Rational;
use toml::{Table, Value as Toml};

/// One figure of a parameter, or the lack of one.
#[derive(Debug, Clone)]
pub enum Cell {
    /// A value.
    Known(Toml),
    /// Anything between two.
    Between(Toml, Toml),
}

/// What a parameter is from a day on.
#[derive(Debug, Clone)]
pub struct Entry {
    /// First day.
    pub from: Date,
    /// Last day, if stated.
    pub until: Option<Date>,
    /// The whole entry.
    pub table: Table,
}

/// How a parameter is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A value, or a table with so many keys.
    Cells(usize),
    /// Steps.
    Steps,
    /// Marginal brackets.
    Marginal,
}

/// A declared parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Least value.
    pub min: Option<Toml>,
    /// Greatest value.
    pub max: Option<Toml>,
    /// How it is read.
    pub shape: Shape,
    /// Unit of the thresholds.
    pub threshold_unit: String,
    /// Not told in public.
    pub confidential: bool,
    /// Its history, by first day.
    pub entries: Vec<Entry>,
    /// Or the same in rows of files, each with the options it speaks for.
    pub history: Vec<Row>,
}

/// A figure of a history in files.
#[derive(Debug, Clone)]
pub struct Row {
    /// First day.
    pub from: Date,
    /// Last day, if stated.
    pub until: Option<Date>,
    /// Options, outermost first; `otherwise` for all that have no row which holds.
    pub path: Vec<String>,
    /// The figure.
    pub cell: Cell,
}

impl Row {
    /// How many of its options are `otherwise`, those of outer keys counting more.
    fn generality(&self) -> u32 {
        let words = self.path.iter();
        words.fold(0, |so_far, word| {
            so_far * 2 + u32::from(word == "otherwise")
        })
    }

    fn speaks_for(&self, keys: &[String]) -> bool {
        self.path.len() == keys.len()
            && self
                .path
                .iter()
                .zip(keys)
                .all(|(word, key)| word == key || word == "otherwise")
    }
}

impl Parameter {
    /// What holds on a day, if anything was published.
    pub fn entry_on(&self, date: Date) -> Option<&Entry> {
        let entry = self.entries.iter().rev().find(|e| e.from <= date)?;
        entry
            .until
            .is_none_or(|until| date <= until)
            .then_some(entry)
    }

    /// The row of a history that holds on a day for these keys: of the most particular options
    /// that have one, the last that has begun, if it has not ended.
    pub fn row_on(&self, date: Date, keys: &[String]) -> Option<&Row> {
        let speaking = || self.history.iter().filter(|row| row.speaks_for(keys));
        let mut kinds: Vec<u32> = speaking().map(Row::generality).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.into_iter().find_map(|kind| {
            let rows = speaking().filter(|row| row.generality() == kind && row.from <= date);
            let row = rows.max_by_key(|row| row.from)?;
            row.until.is_none_or(|until| date <= until).then_some(row)
        })
    }

    /// Its unit.
    pub fn unit(&self) -> &str {
        match &self.ty {
            Type::Number(_, unit) => unit,
            _ => "",
        }
    }

    /// Its decimal places.
    pub fn places(&self) -> u32 {
        match &self.ty {
            Type::Number(places, _) => *places,
            _ => 0,
        }
    }
}

impl Entry {
    /// The cell of these keys.
    pub fn cell(&self, keys: &[String]) -> Option<Cell> {
        if keys.is_empty() {
            return match self.table.get("value") {
                Some(value) => Some(cell(value)),
                None => Some(Cell::Between(
                    self.table.get("low")?.clone(),
                    self.table.get("high")?.clone(),
                )),
            };
        }
        let mut at = self
            .table
            .get("table")
            .and_then(Toml::as_table)
            .unwrap_or(&self.table);
        let mut found = None;
        for (depth, key) in keys.iter().enumerate() {
            let value = at.get(key).or_else(|| at.get("otherwise"))?;
            if depth + 1 == keys.len() {
                found = Some(cell(value));
            } else {
                at = value.as_table()?;
            }
        }
        found
    }

    /// Steps or brackets: threshold and cell.
    pub fn steps(&self) -> Vec<(Rational, Cell)> {
        let list = self
            .table
            .get("steps")
            .and_then(Toml::as_array)
            .into_iter()
            .flatten();
        list.filter_map(|step| {
            let step = step.as_array()?;
            Some((number(step.first()?)?, cell(step.get(1)?)))
        })
        .collect()
    }

    /// The value below the first step.
    pub fn below(&self) -> Option<Cell> {
        self.table.get("below").map(cell)
    }
}

fn cell(value: &Toml) -> Cell {
    match (value.get("low"), value.get("high")) {
        (Some(low), Some(high)) => Cell::Between(low.clone(), high.clone()),
        _ => Cell::Known(value.clone()),
    }
}
