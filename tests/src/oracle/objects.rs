//! What scripts handle: numbers, dates, choices, people, lists, figures, as custom types of Rhai.

use super::date::Date;
use super::number::{Number, Rational};
use rhai::{Dynamic, EvalAltResult, ImmutableString, Position};
use std::collections::BTreeSet;
use std::rc::Rc;

/// What evaluation gives, or why it cannot.
pub type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// An evaluation error. A script the compiler accepted must never cause one.
pub fn fault<T>(message: impl Into<String>) -> Outcome<T> {
    let message: Dynamic = message.into().into();
    Err(EvalAltResult::ErrorRuntime(message, Position::NONE).into())
}

/// Turns a plain error into an evaluation error.
pub fn faulty<T>(result: Result<T, String>) -> Outcome<T> {
    result.or_else(fault)
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice(pub Rc<str>);

/// A set of options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices(pub Rc<BTreeSet<String>>);

/// A member of a group: a person, a vehicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// `people`, `vehicles`, …
    pub group: Rc<str>,
    /// Place in it, from 0.
    pub index: usize,
}

/// The household or a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole(pub Rc<str>);

/// A list.
#[derive(Debug, Clone)]
pub struct List(pub Rc<Vec<Dynamic>>);

/// `param`, read on a day.
#[derive(Debug, Clone)]
pub struct Figures(pub Date);

/// A parameter with keys still to come, or with steps.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its name.
    pub name: Rc<str>,
    /// On which day.
    pub date: Date,
    /// Keys so far.
    pub keys: Vec<String>,
}

/// Right side of `in`.
#[derive(Debug, Clone)]
pub struct Range {
    /// First value.
    pub from: Dynamic,
    /// Last value, or the one after it.
    pub to: Dynamic,
    /// Whether `to` belongs to it.
    pub inclusive: bool,
}

/// A rule just stated, so that its law and doubt can follow.
#[derive(Debug, Clone, Copy)]
pub struct Stated(pub usize);

/// Yes or no, or an error.
pub fn expect_bool(value: &Dynamic) -> Outcome<bool> {
    value
        .as_bool()
        .or_else(|t| fault(format!("{t} is no bool")))
}

/// A number, from a literal too.
pub fn number(value: &Dynamic) -> Option<Number> {
    if let Some(number) = value.read_lock::<Number>() {
        return Some(number.clone());
    }
    if let Ok(integer) = value.as_int() {
        return Some(Number::whole(integer));
    }
    let decimal = value.as_decimal().ok()?;
    let digits = Rational::new(decimal.mantissa().into(), 1.into());
    Some(Number::plain(digits / Rational::ten_to(decimal.scale())))
}

/// A number, or an error.
pub fn expect_number(value: &Dynamic) -> Outcome<Number> {
    match number(value) {
        Some(number) => Ok(number),
        None => fault(format!("{} is no number", value.type_name())),
    }
}

/// An integer that fits.
pub fn expect_count(value: &Dynamic) -> Outcome<i64> {
    let count = expect_number(value)?.value.to_i64();
    count.map_or_else(|| fault("a whole number was expected"), Ok)
}

/// A day.
pub fn date(value: &Dynamic) -> Option<Date> {
    value.read_lock::<Date>().map(|d| *d)
}

/// A day, or an error.
pub fn expect_date(value: &Dynamic) -> Outcome<Date> {
    date(value).map_or_else(|| fault(format!("{} is no date", value.type_name())), Ok)
}

/// An option, from a text too.
pub fn option(value: &Dynamic) -> Option<String> {
    if let Some(choice) = value.read_lock::<Choice>() {
        return Some(choice.0.to_string());
    }
    value.read_lock::<ImmutableString>().map(|s| s.to_string())
}

/// The order of two numbers or two dates.
pub fn order(a: &Dynamic, b: &Dynamic) -> Outcome<std::cmp::Ordering> {
    if let (Some(a), Some(b)) = (date(a), date(b)) {
        return Ok(a.cmp(&b));
    }
    let (a, b) = (expect_number(a)?, expect_number(b)?);
    faulty(a.shared_unit(&b))?;
    Ok(a.value.cmp(&b.value))
}

/// Whether two values of one type are the same.
pub fn same(a: &Dynamic, b: &Dynamic) -> Outcome<bool> {
    if let (Ok(a), Ok(b)) = (a.as_bool(), b.as_bool()) {
        return Ok(a == b);
    }
    if a.is::<Choice>() || b.is::<Choice>() {
        return match (option(a), option(b)) {
            (Some(a), Some(b)) => Ok(a == b),
            _ => fault("an option compared with something else"),
        };
    }
    Ok(order(a, b)?.is_eq())
}
