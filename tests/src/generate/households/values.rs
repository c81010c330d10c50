//! Random values of facts: any value of a type within its bounds, often one where a rule turns.

use super::Drawer;
use crate::oracle::declared::{Bound, Fact, Type};
use crate::oracle::number::{Rational, whole};
use crate::oracle::{Date, Value, bound_on};

impl Drawer<'_> {
    /// Least and greatest value of a fact.
    pub fn bounds(&self, fact: &Fact) -> (Value, Value) {
        // Answers name days of the calendar that is supported, whatever the bounds allow.
        let (first, last) = (Date::FIRST, Date::LAST);
        let of = |bound: &Option<Bound>, otherwise: Value| match bound
            .as_ref()
            .map_or(otherwise, |b| bound_on(b, self.today))
        {
            Value::Date(date) => Value::Date(date.clamp(first, last)),
            other => other,
        };
        match fact.ty {
            Type::Date => (
                of(&fact.min, Value::Date(first)),
                of(&fact.max, Value::Date(last)),
            ),
            _ => (
                of(&fact.min, Value::Number(whole(0))),
                of(&fact.max, Value::Number(whole(1))),
            ),
        }
    }

    /// Any value of a fact; what is near an end or near a round figure comes more often.
    pub fn value(&mut self, fact: &Fact) -> Value {
        match &fact.ty {
            Type::Bool => Value::Bool(self.rng.bool()),
            Type::Choice(options) => {
                Value::Choice(options[self.rng.usize(..options.len())].clone())
            }
            Type::Choices(options) => {
                let all = self.rng.u32(..8);
                let chosen = options
                    .iter()
                    .filter(|_| all != 0 && self.rng.bool())
                    .cloned();
                Value::Choices(chosen.collect())
            }
            Type::Date | Type::Number(..) => {
                let (low, high) = self.bounds(fact);
                self.between(fact, &low, &high)
            }
        }
    }

    /// A value between two.
    pub fn between(&mut self, fact: &Fact, low: &Value, high: &Value) -> Value {
        match (low, high, &fact.ty) {
            (Value::Date(low), Value::Date(high), _) => Value::Date(self.day_between(*low, *high)),
            (Value::Number(low), Value::Number(high), Type::Number(places, _)) => {
                Value::Number(self.number_between(low, high, *places))
            }
            _ => low.clone(),
        }
    }

    fn day_between(&mut self, low: Date, high: Date) -> Date {
        let (from, to) = (low.number(), high.number());
        let number = match self.rng.u32(..8) {
            0 => from,
            1 => to,
            2 if !self.turns.days.is_empty() => {
                let day = self.turns.days[self.rng.usize(..self.turns.days.len())];
                day.number() + self.rng.i64(-1..=1)
            }
            // A birthday about now: ages change on such days.
            2 | 3 => {
                let years = self.rng.i64(0..90);
                let shift = self.rng.i64(-1..=1);
                self.today.plus_months(-12 * years).number() + shift
            }
            _ => self.rng.i64(from..=to.max(from)),
        };
        Date::from_number(number.clamp(from, to))
    }

    fn number_between(&mut self, low: &Rational, high: &Rational, places: u32) -> Rational {
        let unit = 10i64.pow(places);
        let scale = whole(unit);
        let int = |n: &Rational| (n * &scale).whole_part().to_i64().unwrap_or(0);
        let (from, to) = (int(low), int(high));
        let number = match self.rng.u32(..10) {
            0 => from,
            1 => to,
            2..=4 if !self.turns.numbers.is_empty() => {
                let at = self.rng.usize(..self.turns.numbers.len());
                let shift = [-1, 0, 0, 0, 1][self.rng.usize(..5)];
                int(&self.turns.numbers[at]) + shift
            }
            2 | 3 => self.rng.i64(from..=to.max(from)).div_euclid(unit) * unit,
            // Small figures are where limits lie.
            4 | 5 => from + self.rng.i64(0..=(to - from).clamp(0, 1000 * unit)),
            6 => from + self.rng.i64(0..=(to - from).clamp(0, 10 * unit)),
            _ => self.rng.i64(from..=to.max(from)),
        };
        whole(number.clamp(from, to)) / scale
    }
}
