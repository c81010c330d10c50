//! Parameters on a day, in a world: values, tables, steps and brackets.
//!
//! A figure that is disputed, secret or missing is what the world says: one value for each key of
//! each entry. What `param` is in scripts is registered in `mod.rs`.

use super::convert::literal;
use super::date::Date;
use super::declared::{Cell, Entry, Parameter, Shape, Type, day, number};
use super::number::{Number, Rational};
use super::objects::{Choice, Figure, Outcome, expect_number, fault, option};
use super::state::State;
use rhai::Dynamic;
use toml::Value as Toml;

impl State {
    /// `param.name` on a day.
    pub fn parameter(&self, name: &str, date: Date) -> Outcome<Dynamic> {
        let figure = Figure {
            name: name.into(),
            date,
            keys: Vec::new(),
        };
        match self.declared(name)?.shape {
            Shape::Cells(0) => self.cell(&figure),
            _ => Ok(Dynamic::from(figure)),
        }
    }

    /// `param.name[key]`
    pub fn keyed(&self, figure: &Figure, key: &Dynamic) -> Outcome<Dynamic> {
        let number = || Some(expect_number(key).ok()?.value.to_string());
        let Some(key) = option(key).or_else(number) else {
            return fault("a key is an option or a whole number");
        };
        let mut figure = figure.clone();
        figure.keys.push(key);
        match self.declared(&figure.name)?.shape {
            Shape::Cells(count) if count == figure.keys.len() => self.cell(&figure),
            _ => Ok(Dynamic::from(figure)),
        }
    }

    fn declared(&self, name: &str) -> Outcome<&Parameter> {
        let declared = self.package.parameters.get(name);
        declared.map_or_else(|| fault(format!("no parameter `{name}`")), Ok)
    }

    fn cell(&self, figure: &Figure) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        if !parameter.history.is_empty() {
            let row = parameter.row_on(figure.date, &figure.keys);
            let from = row.map(|row| row.from);
            let key = format!("{}/{from:?}/{:?}", figure.name, figure.keys);
            return match row.filter(|_| !parameter.confidential) {
                Some(row) => self.settled(parameter, &key, &row.cell),
                None => self.whole_interval(parameter, &key),
            };
        }
        let Some(entry) = told(parameter, figure.date) else {
            // Without a value, or in secret: one unknown per key and period.
            let from = parameter.entry_on(figure.date).map(|e| e.from);
            let key = format!("{}/{from:?}/{:?}", figure.name, figure.keys);
            return self.whole_interval(parameter, &key);
        };
        match entry.cell(&figure.keys) {
            Some(cell) => {
                let key = format!("{}/{}/{:?}", figure.name, entry.from, figure.keys);
                self.settled(parameter, &key, &cell)
            }
            None => fault(format!("`{}` lacks {:?}", figure.name, figure.keys)),
        }
    }

    /// `param.name.step(argument)`
    pub fn step(&self, figure: &Figure, argument: &Dynamic) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        let argument = threshold(parameter, argument)?;
        let Some(entry) = told(parameter, figure.date) else {
            return self.whole_interval(parameter, &format!("{}/steps", figure.name));
        };
        let mut found = ("below".to_string(), entry.below());
        for (place, (threshold, cell)) in entry.steps().into_iter().enumerate() {
            if threshold <= argument {
                found = (place.to_string(), Some(cell));
            }
        }
        match found.1 {
            Some(cell) => {
                let key = format!("{}/{}/{}", figure.name, entry.from, found.0);
                self.settled(parameter, &key, &cell)
            }
            None => fault(format!(
                "`{}` says nothing below its first step",
                figure.name
            )),
        }
    }

    /// `param.name.marginal(argument)`
    pub fn marginal(&self, figure: &Figure, argument: &Dynamic) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        let argument = threshold(parameter, argument)?;
        let brackets = match told(parameter, figure.date) {
            Some(entry) => entry.steps(),
            None => match (&parameter.min, &parameter.max) {
                (Some(low), Some(high)) => {
                    vec![(Rational::zero(), Cell::Between(low.clone(), high.clone()))]
                }
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
        };
        let mut sum = Rational::zero();
        for (place, (threshold, cell)) in brackets.iter().enumerate() {
            let mut inside = &argument - threshold;
            if let Some((next, _)) = brackets.get(place + 1) {
                inside = inside.min(next - threshold);
            }
            if inside.is_positive() {
                let key = format!("{}/{place}", figure.name);
                let rate = self.settled(parameter, &key, cell)?;
                sum += inside * expect_number(&rate)?.value;
            }
        }
        let unit = if parameter.unit().is_empty() {
            parameter.threshold_unit.as_str()
        } else {
            parameter.unit()
        };
        Ok(Dynamic::from(Number::of(sum, unit)))
    }

    /// A figure of this world.
    fn settled(&self, parameter: &Parameter, key: &str, cell: &Cell) -> Outcome<Dynamic> {
        match cell {
            Cell::Known(value) => literal(value, &parameter.ty),
            Cell::Between(low, high) => self.pick(parameter, key, low, high),
        }
    }

    /// Anything the parameter can be.
    fn whole_interval(&self, parameter: &Parameter, key: &str) -> Outcome<Dynamic> {
        match (&parameter.min, &parameter.max) {
            (Some(low), Some(high)) => self.pick(parameter, key, low, high),
            _ => self.pick(parameter, key, &Toml::Boolean(false), &Toml::Boolean(true)),
        }
    }

    /// What this world says between two.
    fn pick(&self, parameter: &Parameter, key: &str, low: &Toml, high: &Toml) -> Outcome<Dynamic> {
        let world = self.situation().world;
        Ok(match &parameter.ty {
            Type::Bool => Dynamic::from(world.favours(key)),
            Type::Choice(options) => {
                let option = options.get(world.pick(key, options.len()));
                Dynamic::from(Choice(option.map_or("", String::as_str).into()))
            }
            Type::Date => match (day(low), day(high)) {
                (Some(low), Some(high)) => Dynamic::from(world.day_between(key, low, high)),
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
            Type::Number(places, unit) => match (number(low), number(high)) {
                (Some(low), Some(high)) => {
                    Dynamic::from(Number::of(world.between(key, &low, &high, *places), unit))
                }
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
            Type::Choices(_) => return fault("a parameter is no set"),
        })
    }
}

/// What is told about a day, if anything was published and it is no secret.
fn told(parameter: &Parameter, date: Date) -> Option<&Entry> {
    let entry = parameter.entry_on(date);
    entry.filter(|_| !parameter.confidential)
}

/// What steps or brackets are looked up by.
fn threshold(parameter: &Parameter, argument: &Dynamic) -> Outcome<Rational> {
    let argument = expect_number(argument)?;
    match &argument.unit {
        Some(unit) if **unit != *parameter.threshold_unit && !argument.value.is_zero() => {
            fault(format!("`{}` looked up by `{unit}`", parameter.name))
        }
        _ => Ok(argument.value),
    }
}
