//! Values of scripts from plain values and from literals of TOML files, and back.

use super::date::Date;
use super::declared::{Bound, Type, day, number as figure};
use super::number::Number;
use super::objects::{Choice, Choices, Outcome, date, expect_number, fault, number, option};
use super::value::Value;
use rhai::Dynamic;
use std::rc::Rc;
use toml::Value as Toml;

/// A literal of a TOML file as a value of the declared type.
pub fn literal(value: &Toml, ty: &Type) -> Outcome<Dynamic> {
    let value = match ty {
        Type::Bool => value.as_bool().map(Dynamic::from),
        Type::Number(_, unit) => figure(value).map(|n| Dynamic::from(Number::of(n, unit))),
        Type::Date => day(value).map(Dynamic::from),
        Type::Choice(_) => value.as_str().map(|o| Dynamic::from(Choice(o.into()))),
        Type::Choices(_) => value.as_array().map(|list| {
            let chosen = list
                .iter()
                .filter_map(Toml::as_str)
                .map(str::to_string)
                .collect();
            Dynamic::from(Choices(Rc::new(chosen)))
        }),
    };
    value.map_or_else(|| fault("a literal of the wrong type"), Ok)
}

/// A computed value takes the unit it is declared with; a text becomes an option.
pub fn declared_as(value: Dynamic, ty: &Type) -> Outcome<Dynamic> {
    let Type::Number(_, unit) = ty else {
        return Ok(match (ty, option(&value)) {
            (Type::Choice(_), Some(word)) => Dynamic::from(Choice(word.into())),
            _ => value,
        });
    };
    let number = expect_number(&value)?;
    match &number.unit {
        Some(known) if **known != **unit && !number.value.is_zero() => {
            fault(format!("`{known}` where `{unit}` is declared"))
        }
        _ => Ok(Dynamic::from(Number::of(number.value, unit))),
    }
}

/// A given value as scripts see it.
pub fn from_value(value: &Value, ty: &Type) -> Dynamic {
    match (value, ty) {
        (Value::Number(number), Type::Number(_, unit)) => {
            Dynamic::from(Number::of(number.clone(), unit))
        }
        (Value::Number(number), _) => Dynamic::from(Number::plain(number.clone())),
        (Value::Bool(value), _) => Dynamic::from(*value),
        (Value::Date(value), _) => Dynamic::from(*value),
        (Value::Choice(value), _) => Dynamic::from(Choice(value.as_str().into())),
        (Value::Choices(values), _) => Dynamic::from(Choices(Rc::new(values.clone()))),
    }
}

/// What a script computed, as a plain value.
pub fn to_value(value: &Dynamic) -> Option<Value> {
    if let Ok(value) = value.as_bool() {
        return Some(Value::Bool(value));
    }
    if let Some(day) = date(value) {
        return Some(Value::Date(day));
    }
    if let Some(number) = number(value) {
        return Some(Value::Number(number.value));
    }
    if let Some(choices) = value.read_lock::<Choices>() {
        return Some(Value::Choices((*choices.0).clone()));
    }
    option(value).map(Value::Choice)
}

/// A bound on a day.
pub fn bound_on(bound: &Bound, today: Date) -> Value {
    match bound {
        Bound::Number(number) => Value::Number(number.clone()),
        Bound::Day(day) => Value::Date(*day),
        Bound::Today(months) => Value::Date(today.plus_months(*months)),
    }
}
