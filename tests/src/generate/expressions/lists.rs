//! Lists of people and things, and what is computed over them: conditions and numbers.
//!
//! The least and the greatest day of a list are written in `dates.rs`.

use super::Writer;
use super::numbers::Num;
use super::scope::{Bound, Scope};
use super::vocabulary::{Read, Ty, Unit};

impl Writer {
    /// Whether one more closure may stand here.
    pub fn may_close(&self, s: &Scope) -> bool {
        self.lists && s.only.is_none() && s.closures < 3 && s.closures < 2 + u32::from(s.person)
    }

    /// A list of people or things: its text, and what its elements are.
    pub fn list(&mut self, s: &Scope, depth: u32) -> (String, Bound) {
        let (mut text, element) = match self.rng.u32(..6) {
            0 | 1 => {
                self.hit("members");
                ("members".to_string(), Bound::Person)
            }
            2 => {
                self.hit("unit members");
                ("family.members".to_string(), Bound::Person)
            }
            3 | 4 => {
                self.hit("unit list");
                (
                    self.one(&["family.children", "family.adults"]).to_string(),
                    Bound::Person,
                )
            }
            _ => {
                self.hit("group");
                ("things".to_string(), Bound::Thing)
            }
        };
        if self.rarely(3) {
            self.hit("filter");
            let (name, inside) = self.closure(s, element.clone());
            let condition = self.bool(&inside, depth.min(2));
            text = format!("{text}.filter(|{name}| {condition})");
        }
        (text, element)
    }

    /// A closure over elements: the name of its parameter, and what is in scope inside.
    pub fn closure(&mut self, s: &Scope, element: Bound) -> (String, Scope) {
        let name = self.name("p");
        let mut inside = s.with(&name, element);
        inside.closures += 1;
        if s.closures > u32::from(s.person) {
            self.hit("closure in closure");
        }
        (name, inside)
    }

    /// A condition over a list.
    pub fn list_condition(&mut self, s: &Scope, depth: u32) -> String {
        let (list, element) = self.list(s, depth);
        let (name, inside) = self.closure(s, element);
        match self.rng.u32(..9) {
            0 => {
                self.hit("is_empty");
                format!("{list}.is_empty()")
            }
            1 => {
                self.hit("map");
                self.hit("bools of list");
                let value = self.bool(&inside, depth.min(1));
                let method = self.one(&["any", "all"]);
                let name2 = self.name("b");
                format!("{list}.map(|{name}| {value}).{method}(|{name2}| {name2})")
            }
            2 => {
                self.hit("map");
                let Some((value, Ty::Choice(options))) =
                    self.leaf(&inside, &|ty| matches!(ty, Ty::Choice(_)))
                else {
                    return format!("{list}.is_empty()");
                };
                self.hit("choices of list");
                let option = self.one(&options);
                let name2 = self.name("c");
                let method = self.one(&["any", "all"]);
                format!("{list}.map(|{name}| {value}).{method}(|{name2}| {name2} == \"{option}\")")
            }
            3..=5 => {
                self.hit("all");
                let condition = self.block_bool(&inside, depth);
                format!("{list}.all(|{name}| {condition})")
            }
            _ => {
                self.hit("any");
                let condition = self.block_bool(&inside, depth);
                format!("{list}.any(|{name}| {condition})")
            }
        }
    }

    /// A number computed over a list.
    pub fn of_list(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let (list, element) = self.list(s, depth);
        if unit.is_empty() && self.rarely(3) {
            self.hit("len");
            return count(format!("{list}.len()"));
        }
        let (name, mut inside) = self.closure(s, element);
        inside.no_divisor = true;
        self.hit("map");
        let x = self.number(&inside, unit, depth.min(2));
        let mut mapped = format!("{list}.map(|{name}| {})", x.text);
        if self.rarely(4) && !x.bare {
            self.hit("filter after map");
            let name2 = self.name("x");
            let sign = self.one(&["<", ">="]);
            let limit = self.literal(unit).text;
            mapped = format!("{mapped}.filter(|{name2}| {name2} {sign} {limit})");
        }
        let fallback = self.number(s, unit, 0);
        match self.rng.u32(..9) {
            0 | 1 => {
                let (method, part) = self.one(&[("min", "list min"), ("max", "list max")]);
                self.hit(part);
                outermost(&mapped, method, &x, &fallback)
            }
            2 | 3 => self.highest(&mapped, unit, &x, &fallback),
            _ => {
                self.hit("sum");
                sum(&mapped, &x)
            }
        }
    }

    /// What is computed of the highest few.
    fn highest(&mut self, mapped: &str, unit: Unit, x: &Num, fallback: &Num) -> Num {
        let literal = self.rng.u32(0..4);
        let counts = self.params_like(|param| {
            param.ty == Ty::Num("", 0.0, 5.0, 0) && matches!(param.read, Read::Plain)
        });
        let figure = if counts.is_empty() || self.rng.bool() {
            None
        } else {
            Some(self.one(&counts).name)
        };
        // Of none there is no greatest, and a figure may be none.
        let some = figure.is_none() && literal > 0;
        let few = match figure {
            Some(name) => format!("{mapped}.highest(param.{name})"),
            None => format!("{mapped}.highest({literal})"),
        };
        match self.rng.u32(..4) {
            0 if unit.is_empty() => {
                self.hit("highest len");
                count(format!("{few}.len()"))
            }
            0 | 1 if some => {
                self.hit("highest max");
                outermost(&few, "max", x, fallback)
            }
            _ => {
                self.hit("highest sum");
                sum(&few, x)
            }
        }
    }
}

/// How many elements there are.
fn count(text: String) -> Num {
    Num::read(text, 0.0, 8.0, 0)
}

/// The least or greatest of numbers like this one, or what is to hold when there are none.
fn outermost(list: &str, method: &str, x: &Num, fallback: &Num) -> Num {
    Num {
        text: format!("{list}.{method}({})", fallback.text),
        low: x.low.min(fallback.low),
        high: x.high.max(fallback.high),
        scale: x.scale.max(fallback.scale),
        over: x.over * fallback.over,
        bare: x.bare && fallback.bare,
        sure: false,
    }
}

/// The sum of numbers like this one.
fn sum(list: &str, x: &Num) -> Num {
    Num {
        text: format!("{list}.sum()"),
        low: x.low.min(0.0) * 8.0,
        high: x.high.max(0.0) * 8.0,
        sure: false,
        ..x.clone()
    }
}
