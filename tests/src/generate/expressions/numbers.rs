//! Numbers, and where they come from: literals, and what is read by name.
//!
//! What is computed from numbers is in `arithmetic.rs`, from lists in `lists.rs`, and what only
//! numbers of one unit have in `by_unit.rs`.

use super::Writer;
use super::scope::{Bound, Scope};
use super::vocabulary::{Ty, UNITS, Unit};

/// A number expression.
#[derive(Debug, Clone)]
pub struct Num {
    /// Its text, safe to stand beside any operator.
    pub text: String,
    /// Roughly the least value.
    pub low: f64,
    /// Roughly the greatest.
    pub high: f64,
    /// Decimal places of its scale.
    pub scale: u32,
    /// Greatest denominator, 1 for none.
    pub over: f64,
    /// A literal, or made of literals: takes any unit.
    pub bare: bool,
    /// Whether its value carries its unit even when lists are empty.
    pub sure: bool,
}

impl Num {
    /// A value that is read or counted, as finely as its places, and carries its unit.
    pub fn read(text: String, low: f64, high: f64, places: u32) -> Num {
        Num {
            text,
            low,
            high,
            scale: places,
            over: 1.0,
            bare: false,
            sure: true,
        }
    }

    /// Decimal digits it may need.
    pub fn digits(&self) -> f64 {
        let most = self.most().max(1.0);
        most.log10() + f64::from(self.scale) + 2.0 * self.over.log10()
    }

    /// Certainly an integer.
    pub fn whole(&self) -> bool {
        self.scale == 0 && self.over == 1.0
    }

    /// Greatest distance from zero.
    pub fn most(&self) -> f64 {
        self.low.abs().max(self.high.abs())
    }
}

/// Most digits an expression may need before it is cut short.
const DIGITS: f64 = 13.0;

impl Writer {
    /// A unit: mostly one that some fact or figure has.
    pub fn unit(&mut self) -> Unit {
        let facts = self
            .person
            .iter()
            .chain(&self.household)
            .chain(&self.family)
            .chain(&self.things);
        let types = facts
            .map(|l| &l.ty)
            .chain(self.params.iter().map(|p| &p.ty));
        let known: Vec<Unit> = types
            .filter_map(|ty| match ty {
                Ty::Num(unit, ..) => Some(*unit),
                _ => None,
            })
            .collect();
        if known.is_empty() || self.rarely(6) {
            self.one(UNITS)
        } else {
            self.one(&known)
        }
    }

    /// A number of this unit.
    pub fn number(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        if depth == 0 {
            return if self.rarely(4) {
                self.literal(unit)
            } else {
                self.plain_number(s, unit)
            };
        }
        let made = self.composed(s, unit, depth - 1);
        if made.digits() > DIGITS {
            self.plain_number(s, unit)
        } else {
            made
        }
    }

    fn composed(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        match self.rng.u32(..30) {
            0..=2 => self.sum_of(s, unit, depth, "+"),
            3 | 4 => self.sum_of(s, unit, depth, "-"),
            5 | 6 => self.product(s, unit, depth),
            7 | 8 => self.quotient(s, unit, depth),
            9 => self.sum_of(s, unit, depth, "min"),
            10 => self.sum_of(s, unit, depth, "max"),
            11 => {
                self.hit("neg");
                let a = self.plain_number(s, unit);
                Num {
                    text: format!("(-{})", a.text),
                    low: -a.high,
                    high: -a.low,
                    ..a
                }
            }
            12 => {
                self.hit("abs");
                let a = self.number(s, unit, depth);
                Num {
                    text: format!("abs({})", a.text),
                    low: 0.0,
                    high: a.most(),
                    ..a
                }
            }
            13 => self.clamped(s, unit, depth),
            14 | 15 => self.rounded(s, unit, depth),
            16 | 17 => self.chosen(s, unit, depth),
            18..=22 if self.may_close(s) => self.of_list(s, unit, depth),
            23..=27 => self.special(s, unit, depth),
            _ => self.plain_number(s, unit),
        }
    }

    /// A literal that can be of this unit.
    pub fn literal(&mut self, unit: Unit) -> Num {
        let money = unit.starts_with("money");
        let (text, value, scale) = match self.rng.u32(..4) {
            0 => ("0".to_string(), 0.0, 0),
            1 if money || unit.is_empty() => {
                let hundredths = self.rng.u32(1..50_000);
                let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
                (text, f64::from(hundredths) / 100.0, 2)
            }
            _ => {
                let most = if money { 5000 } else { 30 };
                let whole = self.rng.u32(0..most);
                (whole.to_string(), f64::from(whole), 0)
            }
        };
        Num {
            text,
            low: value,
            high: value,
            scale,
            over: 1.0,
            bare: true,
            sure: false,
        }
    }

    /// A number that is no literal where there is one.
    pub fn plain_number(&mut self, s: &Scope, unit: Unit) -> Num {
        let bound: Vec<Num> = s
            .bound
            .iter()
            .filter_map(|(name, b)| match b {
                Bound::Num(of, num) if *of == unit => Some(Num {
                    text: name.clone(),
                    ..num.clone()
                }),
                _ => None,
            })
            .collect();
        if !bound.is_empty() && self.rng.bool() {
            return self.one(&bound);
        }
        if self.rng.bool()
            && s.only.is_none()
            && let Some(number) = self.figure(s, unit)
        {
            return number;
        }
        if let Some((text, Ty::Num(_, low, high, places))) =
            self.leaf(s, &|ty| matches!(ty, Ty::Num(of, ..) if *of == unit))
        {
            return Num::read(text, low, high, places);
        }
        match unit {
            "year" | "month" | "day" => self.between_dates(s, unit),
            "" => {
                self.hit("day_of");
                Num::read(format!("day_of({})", self.simple_date(s)), 1.0, 31.0, 0)
            }
            _ => match self.figure(s, unit).filter(|_| s.only.is_none()) {
                Some(figure) => figure,
                None => self.literal(unit),
            },
        }
    }
}
