//! Reads the declarations of a package from its TOML files.
//!
//! Nothing is checked here: the oracle is only shown packages the compiler has accepted.

use super::{
    Bound, Entry, Fact, Package, Parameter, Program, ResultOf, Shape, Sources, Type, Unit, from_csv,
};
use crate::oracle::date::Date;
use crate::oracle::number::{Rational, parse, whole};
use std::collections::BTreeMap;
use toml::{Table, Value as Toml};

impl Package {
    /// Reads the files of a package.
    pub fn read(files: &Sources) -> Result<Package, String> {
        let toml = |path: &str| -> Result<Table, String> {
            let text = files.get(path).map_or("", String::as_str);
            text.parse().map_err(|e| format!("{path}: {e}"))
        };
        let about = Toml::Table(toml("package.toml")?);
        let currency = about.get("currency");
        let currency_places = currency.and_then(|c| count(c, "places")).unwrap_or(2);
        let mut package = Package {
            reviewed: about.get("reviewed").and_then(day),
            currency_places,
            max_people: count(&about, "max_people").unwrap_or(30),
            units: units(&about),
            groups: BTreeMap::new(),
            facts: Vec::new(),
            fact_places: BTreeMap::new(),
            parameters: BTreeMap::new(),
            results: BTreeMap::new(),
            result_script: files.get("results.rhai").cloned().unwrap_or_default(),
            programs: BTreeMap::new(),
        };
        let (facts, results) = (toml("facts.toml")?, toml("results.toml")?);
        let types = Types {
            currency_places,
            facts: &facts,
            results: &results,
        };
        for (about, section) in &facts {
            let Some(section) = section.as_table() else {
                continue;
            };
            match about.as_str() {
                "topics" => {}
                "groups" => {
                    for (id, group) in section {
                        let max = count(group, "max").unwrap_or(10);
                        package.groups.insert(id.clone(), max);
                    }
                }
                _ => {
                    let places = package.fact_places.entry(about.clone()).or_default();
                    for (name, fact) in section {
                        places.insert(name.clone(), package.facts.len());
                        let fact = read_fact(about, name, fact, &types)?;
                        package.facts.push(fact);
                    }
                }
            }
        }
        for (name, declared) in &toml("parameters.toml")? {
            package
                .parameters
                .insert(name.clone(), parameter(name, declared, &types, files)?);
        }
        for (name, declared) in &results {
            let result = ResultOf {
                name: name.clone(),
                person: text(declared, "of") == "person",
                ty: types.of(declared)?,
                min: declared.get("min").and_then(bound),
                max: declared.get("max").and_then(bound),
            };
            package.results.insert(name.clone(), result);
        }
        for path in files.keys() {
            if let Some(id) = path.strip_suffix("/program.toml") {
                let script = files.get(&format!("{id}/criteria.rhai")).cloned();
                let program = program(id, &Toml::Table(toml(path)?), script.unwrap_or_default());
                package.programs.insert(id.into(), program);
            }
        }
        Ok(package)
    }
}

fn units(about: &Toml) -> Vec<Unit> {
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

fn read_fact(about: &str, name: &str, fact: &Toml, types: &Types) -> Result<Fact, String> {
    Ok(Fact {
        about: about.into(),
        name: name.into(),
        ty: types
            .of(fact)
            .map_err(|e| format!("fact {about}.{name}: {e}"))?,
        min: fact.get("min").and_then(bound),
        max: fact.get("max").and_then(bound),
        when: string(fact, "when"),
        otherwise: fact.get("otherwise").cloned(),
        derived: string(fact, "derived"),
    })
}

fn parameter(
    name: &str,
    declared: &Toml,
    types: &Types,
    files: &Sources,
) -> Result<Parameter, String> {
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
    for value in list(declared, "values") {
        let mut table = value.as_table().ok_or("a value is a table")?.clone();
        if let Some(path) = table.get("table").and_then(Toml::as_str) {
            let file = files.get(path).ok_or_else(|| format!("no file {path}"))?;
            let read = from_csv::table(file, keys)?;
            table.insert("table".into(), Toml::Table(read));
        }
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
    let paths = match declared.get("table") {
        Some(Toml::String(path)) => vec![path.as_str()],
        _ => list(declared, "table").filter_map(Toml::as_str).collect(),
    };
    let mut history = Vec::new();
    for path in paths {
        let file = files.get(path).ok_or_else(|| format!("no file {path}"))?;
        history.extend(from_csv::history(file, keys).map_err(|e| format!("{path}: {e}"))?);
    }
    // `money/month/6`: places are none of the oracle's business, its numbers are exact.
    let period = steps.or(marginal).and_then(|ty| ty.strip_prefix("money/"));
    let period = period.and_then(|period| period.split('/').next());
    Ok(Parameter {
        name: name.into(),
        ty: types
            .of(declared)
            .map_err(|e| format!("parameter {name}: {e}"))?,
        min: declared.get("min").cloned(),
        max: declared.get("max").cloned(),
        shape,
        threshold_unit: period.map_or(String::new(), |period| format!("money/{period}")),
        confidential: flag(declared, "confidential"),
        entries,
        history,
    })
}

fn program(id: &str, declared: &Toml, script: String) -> Program {
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
    Program {
        id: id.into(),
        unit: text(declared, "unit").into(),
        valid: declared.get("valid").map_or((None, None), period),
        windows,
        receives: string(declared, "receives"),
        info_only: flag(declared, "info_only"),
        script,
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

/// What types are read from.
struct Types<'a> {
    currency_places: u32,
    facts: &'a Table,
    results: &'a Table,
}

impl Types<'_> {
    fn of(&self, declared: &Toml) -> Result<Type, String> {
        let places = count(declared, "places");
        Ok(match text(declared, "type") {
            "bool" => Type::Bool,
            "integer" => Type::Number(0, text(declared, "unit").into()),
            "decimal" => Type::Number(places.unwrap_or(0), text(declared, "unit").into()),
            "date" => Type::Date,
            "choice" => Type::Choice(self.options(declared)),
            "choices" => Type::Choices(self.options(declared)),
            money if money.starts_with("money/") => {
                Type::Number(places.unwrap_or(self.currency_places), money.into())
            }
            other => return Err(format!("no type `{other}`")),
        })
    }

    /// The options, written here or with the fact or result that is named.
    fn options(&self, declared: &Toml) -> Vec<String> {
        let Some(path) = declared.get("options").and_then(Toml::as_str) else {
            let options = list(declared, "options").filter_map(Toml::as_str);
            return options.map(str::to_string).collect();
        };
        let other = match path.split_once('.') {
            Some((about, name)) => self.facts.get(about).and_then(|facts| facts.get(name)),
            None => self.results.get(path),
        };
        other.map_or_else(Vec::new, |other| self.options(other))
    }
}

fn text<'a>(value: &'a Toml, key: &str) -> &'a str {
    value.get(key).and_then(Toml::as_str).unwrap_or_default()
}

fn string(value: &Toml, key: &str) -> Option<String> {
    value.get(key).and_then(Toml::as_str).map(str::to_string)
}

fn count(value: &Toml, key: &str) -> Option<u32> {
    value.get(key).and_then(Toml::as_integer).map(|n| n as u32)
}

fn flag(value: &Toml, key: &str) -> bool {
    value.get(key).and_then(Toml::as_bool).unwrap_or(false)
}

fn list<'a>(value: &'a Toml, key: &str) -> impl Iterator<Item = &'a Toml> {
    let list = value.get(key).and_then(Toml::as_array);
    list.into_iter().flatten()
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
