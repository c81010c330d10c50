//! A package as the oracle reads it: the TOML files as values, expressions as text.
//!
//! Nothing is checked here: the oracle is only shown packages the compiler has accepted.

use super::date::Date;
use super::number::{Rational, parse, whole};
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

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
    /// Reads the files of a package.
    pub fn read(files: &Sources) -> Result<Package, String> {
        let toml = |path: &str| -> Result<Table, String> {
            let text = files.get(path).map_or("", String::as_str);
            text.parse().map_err(|e| format!("{path}: {e}"))
        };
        let about = toml("package.toml")?;
        let currency_places = about
            .get("currency")
            .and_then(|c| c.get("places"))
            .and_then(Toml::as_integer)
            .map_or(2, |p| p as u32);
        let mut package = Package {
            reviewed: about.get("reviewed").and_then(day),
            currency_places,
            max_people: about
                .get("max_people")
                .and_then(Toml::as_integer)
                .unwrap_or(30) as u32,
            units: units(&about),
            groups: BTreeMap::new(),
            facts: Vec::new(),
            fact_places: BTreeMap::new(),
            parameters: BTreeMap::new(),
            results: BTreeMap::new(),
            result_script: files.get("results.rhai").cloned().unwrap_or_default(),
            programs: BTreeMap::new(),
        };
        for (about, section) in &toml("facts.toml")? {
            let Some(section) = section.as_table() else {
                continue;
            };
            match about.as_str() {
                "topics" => {}
                "groups" => {
                    for (id, group) in section {
                        let max = group.get("max").and_then(Toml::as_integer).unwrap_or(10);
                        package.groups.insert(id.clone(), max as u32);
                    }
                }
                _ => {
                    let places = package.fact_places.entry(about.clone()).or_default();
                    for (name, fact) in section {
                        places.insert(name.clone(), package.facts.len());
                        let fact = read_fact(about, name, fact, currency_places)?;
                        package.facts.push(fact);
                    }
                }
            }
        }
        for (name, declared) in &toml("parameters.toml")? {
            package
                .parameters
                .insert(name.clone(), parameter(name, declared, currency_places)?);
        }
        for (name, declared) in &toml("results.toml")? {
            let result = ResultOf {
                name: name.clone(),
                person: text(declared, "of") == "person",
                ty: type_of(declared, currency_places)?,
                min: declared.get("min").and_then(bound),
                max: declared.get("max").and_then(bound),
            };
            package.results.insert(name.clone(), result);
        }
        for path in files.keys() {
            if let Some(id) = path.strip_suffix("/program.toml") {
                let script = files.get(&format!("{id}/criteria.rhai")).cloned();
                let program = program(id, &toml(path)?, script.unwrap_or_default());
                package.programs.insert(id.into(), program);
            }
        }
        Ok(package)
    }

    /// The fact of that name about something.
    pub fn fact(&self, about: &str, name: &str) -> Option<&Fact> {
        let place = self.fact_places.get(about)?.get(name)?;
        self.facts.get(*place)
    }
}

fn units(about: &Table) -> Vec<Unit> {
    let Some(units) = about.get("units").and_then(Toml::as_table) else {
        return Vec::new();
    };
    let unit = |(id, unit): (&String, &Toml)| {
        let mut lists = BTreeMap::new();
        if let Some(declared) = unit.get("lists").and_then(Toml::as_table) {
            for (name, expr) in declared {
                lists.insert(name.clone(), expr.as_str().unwrap_or_default().into());
            }
        }
        Unit {
            id: id.clone(),
            who: text(unit, "who").into(),
            lists,
        }
    };
    units.iter().map(unit).collect()
}

fn read_fact(about: &str, name: &str, fact: &Toml, currency: u32) -> Result<Fact, String> {
    let script = |key: &str| fact.get(key).and_then(Toml::as_str).map(str::to_string);
    Ok(Fact {
        about: about.into(),
        name: name.into(),
        ty: type_of(fact, currency).map_err(|e| format!("fact {about}.{name}: {e}"))?,
        min: fact.get("min").and_then(bound),
        max: fact.get("max").and_then(bound),
        when: script("when"),
        otherwise: fact.get("otherwise").cloned(),
        derived: script("derived"),
    })
}

fn parameter(name: &str, declared: &Toml, currency: u32) -> Result<Parameter, String> {
    let steps = declared.get("steps").and_then(Toml::as_str);
    let marginal = declared.get("marginal").and_then(Toml::as_str);
    let keys = match declared.get("key") {
        None => 0,
        Some(Toml::Array(keys)) => keys.len(),
        Some(_) => 1,
    };
    let shape = match (steps, marginal) {
        (Some(_), _) => Shape::Steps,
        (_, Some(_)) => Shape::Marginal,
        _ => Shape::Cells(keys),
    };
    let mut entries = Vec::new();
    for value in declared
        .get("values")
        .and_then(Toml::as_array)
        .into_iter()
        .flatten()
    {
        let table = value.as_table().ok_or("a value is a table")?.clone();
        let from = table
            .get("from")
            .and_then(day)
            .ok_or_else(|| format!("{name}: from"))?;
        entries.push(Entry {
            from,
            until: table.get("until").and_then(day),
            table,
        });
    }
    entries.sort_by_key(|e| e.from);
    let threshold_unit = steps.or(marginal).unwrap_or_default();
    Ok(Parameter {
        name: name.into(),
        ty: type_of(declared, currency).map_err(|e| format!("parameter {name}: {e}"))?,
        min: declared.get("min").cloned(),
        max: declared.get("max").cloned(),
        shape,
        threshold_unit: threshold_unit
            .strip_prefix("money/")
            .map_or("", |_| threshold_unit)
            .into(),
        confidential: declared
            .get("confidential")
            .and_then(Toml::as_bool)
            .unwrap_or(false),
        entries,
    })
}

fn program(id: &str, declared: &Table, script: String) -> Program {
    let period = |value: &Toml| {
        (
            value.get("from").and_then(day),
            value.get("to").and_then(day),
        )
    };
    let windows = match declared.get("window") {
        None => Vec::new(),
        Some(Toml::Array(list)) => list.iter().map(period).collect(),
        Some(one) => vec![period(one)],
    };
    let string = |key: &str| declared.get(key).and_then(Toml::as_str).map(str::to_string);
    Program {
        id: id.into(),
        unit: string("unit").unwrap_or_default(),
        valid: declared.get("valid").map_or((None, None), period),
        windows,
        receives: string("receives"),
        info_only: declared
            .get("info_only")
            .and_then(Toml::as_bool)
            .unwrap_or(false),
        script,
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

/// An exact number: floats are read by their shortest decimal text.
pub fn number(value: &Toml) -> Option<Rational> {
    match value {
        Toml::Integer(i) => Some(whole(*i)),
        Toml::Float(f) => parse(&format!("{f}")),
        Toml::String(text) => parse(text),
        _ => None,
    }
}

/// A day: a TOML date or its text.
pub fn day(value: &Toml) -> Option<Date> {
    match value {
        Toml::Datetime(date) => Date::parse(&date.to_string()),
        Toml::String(text) => Date::parse(text),
        _ => None,
    }
}

fn bound(value: &Toml) -> Option<Bound> {
    let text = value.as_str();
    if let Some(shift) = text.and_then(|t| t.strip_prefix("today")) {
        let shift = shift.replace(' ', "");
        if shift.is_empty() {
            return Some(Bound::Today(0));
        }
        let (count, factor) = match shift.strip_suffix('y') {
            Some(count) => (count, 12),
            None => (shift.strip_suffix('m')?, 1),
        };
        return Some(Bound::Today(count.parse::<i64>().ok()? * factor));
    }
    day(value)
        .map(Bound::Day)
        .or_else(|| number(value).map(Bound::Number))
}

fn text<'a>(value: &'a Toml, key: &str) -> &'a str {
    value.get(key).and_then(Toml::as_str).unwrap_or_default()
}

fn type_of(declared: &Toml, currency: u32) -> Result<Type, String> {
    let places = declared
        .get("places")
        .and_then(Toml::as_integer)
        .map(|p| p as u32);
    let options = || -> Vec<String> {
        let list = declared
            .get("options")
            .and_then(Toml::as_array)
            .into_iter()
            .flatten();
        list.filter_map(Toml::as_str).map(str::to_string).collect()
    };
    Ok(match text(declared, "type") {
        "bool" => Type::Bool,
        "integer" => Type::Number(0, text(declared, "unit").into()),
        "decimal" => Type::Number(places.unwrap_or(0), text(declared, "unit").into()),
        "date" => Type::Date,
        "choice" => Type::Choice(options()),
        "choices" => Type::Choices(options()),
        money if money.starts_with("money/") => {
            Type::Number(places.unwrap_or(currency), money.into())
        }
        other => return Err(format!("no type `{other}`")),
    })
}
