//! What only numbers of one unit have: parts of dates, sizes of sets, remainders, shares of money,
//! time between dates, money of another period.
//!
//! What numbers of every unit have is in `arithmetic.rs`.

use super::Writer;
use super::arithmetic::power_of_ten;
use super::numbers::Num;
use super::scope::Scope;
use super::vocabulary::{Ty, Unit};

impl Writer {
    /// What only numbers of this unit have.
    pub fn special(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        match unit {
            "" => self.special_plain(s, depth),
            "year" | "month" | "day" => self.between_dates(s, unit),
            "money/month" | "money/quarter" | "money/year" => self.converted(s, unit, depth),
            _ => self.plain_number(s, unit),
        }
    }

    /// A number without a unit, of days, lists, remainders and quotients.
    fn special_plain(&mut self, s: &Scope, depth: u32) -> Num {
        match self.rng.u32(..9) {
            0 => self.part_of_date(s, "year_of", 1900.0, 2100.0, depth),
            1 => self.part_of_date(s, "month_of", 1.0, 12.0, depth),
            2 => self.part_of_date(s, "day_of", 1.0, 31.0, depth),
            3 => match self.leaf(s, &|ty| matches!(ty, Ty::Choices(_))) {
                Some((set, _)) => {
                    self.hit("choices len");
                    Num::read(format!("{set}.len()"), 0.0, 4.0, 0)
                }
                None => self.literal(""),
            },
            4 if s.only.is_none() => {
                self.hit("position");
                let p = self.someone(s);
                Num::read(format!("{p}.position"), 1.0, 8.0, 0)
            }
            5 | 6 => {
                let x = self.number(s, "", depth);
                if !x.whole() || x.low < 0.0 || x.bare {
                    return x;
                }
                self.hit("%");
                let by = self.rng.u32(1..9);
                Num::read(format!("({} % {by})", x.text), 0.0, f64::from(by), 0)
            }
            7 => {
                let x = self.number(s, "", depth);
                if !x.whole() || x.bare {
                    return x;
                }
                self.hit("div_floor");
                let by = self.rng.u32(1..9);
                Num {
                    text: format!("div_floor({}, {by})", x.text),
                    low: x.low - 1.0,
                    high: x.high + 1.0,
                    ..x
                }
            }
            _ => self.share(s),
        }
    }

    /// Money by money of one unit is a plain number.
    fn share(&mut self, s: &Scope) -> Num {
        let money = self.one(&["money/month", "money/year"]);
        let x = self.plain_number(s, money);
        if x.bare {
            return x;
        }
        self.hit("/");
        let by = self.rng.u32(1..500);
        // The divisor is of the same unit: at least so much of it.
        let y = self.plain_number(s, money);
        if y.bare || s.no_divisor || y.digits() > 8.0 || x.digits() > 8.0 || y.over > 1.0 {
            return Num::read(
                format!("(if {} > {by} {{ 1 }} else {{ 0 }})", x.text),
                0.0,
                1.0,
                0,
            );
        }
        let scaled = power_of_ten(y.scale);
        let most = x.most() * scaled;
        Num {
            text: format!("({} / max({}, {by}))", x.text, y.text),
            low: -most,
            high: most,
            scale: x.scale + y.scale,
            over: (y.high.abs() * scaled).max(2.0),
            bare: false,
            sure: true,
        }
    }

    fn part_of_date(
        &mut self,
        s: &Scope,
        word: &'static str,
        low: f64,
        high: f64,
        depth: u32,
    ) -> Num {
        self.hit(word);
        let date = self.date(s, depth.min(1));
        Num::read(format!("{word}({date})"), low, high, 0)
    }

    /// Time between two days, in a unit.
    pub fn between_dates(&mut self, s: &Scope, unit: Unit) -> Num {
        let (word, most) = match unit {
            "year" => ("years", 250.0),
            "month" => ("months", 3000.0),
            _ => ("days", 80_000.0),
        };
        self.hit(word);
        let (a, b) = (self.simple_date(s), self.simple_date(s));
        Num::read(format!("{word}({a}, {b})"), -most, most, 0)
    }

    /// Money of one period as money of another.
    fn converted(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let from = self.one(&["money/month", "money/quarter", "money/year"]);
        let x = self.number(s, from, depth);
        if x.bare || !x.sure {
            return self.plain_number(s, unit);
        }
        let word = match unit {
            "money/month" => "per_month",
            "money/quarter" => "per_quarter",
            _ => "per_year",
        };
        self.hit(word);
        Num {
            text: format!("{word}({})", x.text),
            low: x.low.min(0.0) * 12.0,
            high: x.high.max(0.0) * 12.0,
            over: x.over * 12.0,
            ..x
        }
    }
}
