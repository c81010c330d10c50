//! A package as the oracle reads it: its declarations, with expressions as text.
//!
//! How they are read from files is in `from_toml.rs` and `from_csv.rs`, what a parameter is on a day in
//! `parameter.rs`.

mod from_csv;
mod from_toml;
mod parameter;

pub use from_toml::{day, number};
pub use parameter::{Cell, Entry, Parameter, Shape};

use super::date::Date;
use super::number::Rational;
use std::collections::BTreeMap;
use toml::Value as Toml;

/// What kind of value is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `bool`
    Bool,
    /// `integer`, `decimal`, `money/<period>`: decimal places and unit.
    Number(u32, String),
    /// `date`
    Date,
    /// `choice`
    Choice(Vec<String>),
    /// `choices`
    Choices(Vec<String>),
}

/// A bound of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// A number.
    Number(Rational),
    /// A day.
    Day(Date),
    /// So many months from the date of evaluation.
    Today(i64),
}

/// A declared fact.
#[derive(Debug, Clone)]
pub struct Fact {
    /// `person`, `household`, a unit or a group.
    pub about: String,
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Least value.
    pub min: Option<Bound>,
    /// Greatest value.
    pub max: Option<Bound>,
    /// When it applies.
    pub when: Option<String>,
    /// Its value when it does not.
    pub otherwise: Option<Toml>,
    /// How it is computed.
    pub derived: Option<String>,
}

/// A declared result.
#[derive(Debug, Clone)]
pub struct ResultOf {
    /// Its name.
    pub name: String,
    /// Of a person, or of the household.
    pub person: bool,
    /// Its type.
    pub ty: Type,
    /// Least value.
    pub min: Option<Bound>,
    /// Greatest value.
    pub max: Option<Bound>,
}

/// A unit: who belongs to it, and its lists.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Who belongs.
    pub who: String,
    /// Its lists.
    pub lists: BTreeMap<String, String>,
}

/// A program.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its id.
    pub id: String,
    /// Whom it is for.
    pub unit: String,
    /// First and last day of its validity.
    pub valid: (Option<Date>, Option<Date>),
    /// Application windows.
    pub windows: Vec<(Option<Date>, Option<Date>)>,
    /// Path of the fact that says one receives it.
    pub receives: Option<String>,
    /// No rules.
    pub info_only: bool,
    /// Its script.
    pub script: String,
}

/// A package.
#[derive(Debug, Clone)]
pub struct Package {
    /// Day of the last review.
    pub reviewed: Option<Date>,
    /// Places of the currency.
    pub currency_places: u32,
    /// Most people.
    pub max_people: u32,
    /// Units over the people.
    pub units: Vec<Unit>,
    /// Groups other than people, and their greatest sizes.
    pub groups: BTreeMap<String, u32>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Places in `facts`, by what they are about and by name.
    fact_places: BTreeMap<String, BTreeMap<String, usize>>,
    /// Parameters by name.
    pub parameters: BTreeMap<String, Parameter>,
    /// Results by name.
    pub results: BTreeMap<String, ResultOf>,
    /// `results.rhai`.
    pub result_script: String,
    /// Programs by id.
    pub programs: BTreeMap<String, Program>,
}

/// Files of a package by path.
pub type Sources = BTreeMap<String, String>;

impl Package {
    /// The fact of that name about something.
    pub fn fact(&self, about: &str, name: &str) -> Option<&Fact> {
        let place = self.fact_places.get(about)?.get(name)?;
        self.facts.get(*place)
    }
}
