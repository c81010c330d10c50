//! Numbers computed from numbers: sums, products, quotients, rounding, and the choice between them.
//!
//! What only numbers of one unit have is in `by_unit.rs`.

use super::Writer;
use super::numbers::Num;
use super::scope::{Bound, Scope};
use super::vocabulary::{Ty, Unit};

impl Writer {
    /// Two numbers added, subtracted, or the lesser or greater of them.
    pub fn sum_of(&mut self, s: &Scope, unit: Unit, depth: u32, sign: &'static str) -> Num {
        let (a, b) = (self.number(s, unit, depth), self.number(s, unit, depth));
        self.hit(sign);
        let (low, high) = match sign {
            "+" => (a.low + b.low, a.high + b.high),
            "-" => (a.low - b.high, a.high - b.low),
            "min" => (a.low.min(b.low), a.high.min(b.high)),
            _ => (a.low.max(b.low), a.high.max(b.high)),
        };
        let text = match sign {
            "min" | "max" => format!("{sign}({}, {})", a.text, b.text),
            _ => format!("({} {sign} {})", a.text, b.text),
        };
        Num {
            text,
            low,
            high,
            scale: a.scale.max(b.scale),
            over: if a.over == b.over {
                a.over
            } else {
                a.over * b.over
            },
            bare: a.bare && b.bare,
            sure: a.sure || b.sure,
        }
    }

    /// A number of the unit times a plain number.
    pub fn product(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let mut a = self.number(s, unit, depth);
        let b = self.number(s, "", depth.min(1));
        // A literal times a plain number is plain: it would not take the unit any more.
        if a.bare && !unit.is_empty() && !b.bare {
            a = self.plain_number(s, unit);
            if a.bare {
                return a;
            }
        }
        self.hit("*");
        let corners = [
            a.low * b.low,
            a.low * b.high,
            a.high * b.low,
            a.high * b.high,
        ];
        let text = if self.rng.bool() {
            format!("({} * {})", a.text, b.text)
        } else {
            format!("({} * {})", b.text, a.text)
        };
        Num {
            text,
            low: least(corners),
            high: greatest(corners),
            scale: a.scale + b.scale,
            over: a.over * b.over,
            bare: a.bare && b.bare,
            sure: a.sure,
        }
    }

    /// A number of the unit through a plain number.
    pub fn quotient(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let a = self.number(s, unit, depth);
        if a.bare {
            return a;
        }
        if self.rng.bool() || s.no_divisor || s.only.is_some() {
            self.divided_by_literal(a)
        } else {
            self.divided_with_guard(s, a, unit, depth)
        }
    }

    /// By a literal with a point: the quotient of two integers is refused.
    fn divided_by_literal(&mut self, a: Num) -> Num {
        self.hit("/");
        let (text, value, twos_and_fives) = self.one(&[
            ("2.0", 2.0, true),
            ("12.0", 12.0, false),
            ("0.5", 0.5, true),
            ("3.0", 3.0, false),
            ("7.5", 7.5, false),
            ("-4.0", 4.0, true),
        ]);
        let most = a.most() * 2.0;
        Num {
            text: format!("({} / {text})", a.text),
            low: -most,
            high: most,
            scale: a.scale + 2,
            over: if twos_and_fives {
                a.over
            } else {
                a.over * value * 10.0
            },
            ..a
        }
    }

    /// By a divisor that may be zero, guarded by its name.
    fn divided_with_guard(&mut self, s: &Scope, a: Num, unit: Unit, depth: u32) -> Num {
        let Some((divisor, Ty::Num(_, _, high, places))) = self.leaf(
            s,
            &|ty| matches!(ty, Ty::Num("", _, high, _) if *high > 0.0),
        ) else {
            return a;
        };
        let other = self.number(s, unit, depth.min(1));
        self.hit("guarded divisor");
        let integers = places == 0 && !unit.starts_with("money");
        let part = if integers && a.whole() {
            self.hit("ratio");
            format!("ratio({}, {divisor})", a.text)
        } else if integers && a.scale == 0 {
            return a;
        } else {
            self.hit("/");
            format!("{} / {divisor}", a.text)
        };
        let scaled = power_of_ten(places);
        let most = a.most() * scaled;
        let guard = if self.rng.bool() {
            format!("if {divisor} > 0 {{ {part} }} else {{ {} }}", other.text)
        } else {
            format!("if {divisor} <= 0 {{ {} }} else {{ {part} }}", other.text)
        };
        Num {
            text: format!("({guard})"),
            low: other.low.min(-most),
            high: other.high.max(most),
            scale: a.scale.max(other.scale) + places,
            over: (a.over * high * scaled).max(2.0) * other.over,
            bare: a.bare && other.bare,
            sure: a.sure && other.sure,
        }
    }

    /// A number held between two literals.
    pub fn clamped(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let x = self.number(s, unit, depth);
        self.hit("clamp");
        let (low, span) = (self.rng.u32(0..100), self.rng.u32(0..1000));
        Num {
            text: format!("clamp({}, {low}, {})", x.text, low + span),
            low: f64::from(low),
            high: f64::from(low + span),
            ..x
        }
    }

    /// A number rounded.
    pub fn rounded(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let x = self.number(s, unit, depth);
        let (mode, part) = self.one(&[
            ("floor", "round floor"),
            ("ceil", "round ceil"),
            ("half_up", "round half_up"),
            ("half_even", "round half_even"),
        ]);
        self.hit(part);
        let (to, value, places) = self.one(&[
            ("1", 1.0, 0),
            ("0.01", 0.01, 2),
            ("0.5", 0.5, 1),
            ("10", 10.0, 0),
            ("0.25", 0.25, 2),
            ("3", 3.0, 0),
        ]);
        Num {
            text: format!("round({}, {to}, \"{mode}\")", x.text),
            low: x.low - value,
            high: x.high + value,
            scale: places,
            over: 1.0,
            ..x
        }
    }

    /// One of several numbers, by conditions.
    pub fn chosen(&mut self, s: &Scope, unit: Unit, depth: u32) -> Num {
        let condition = self.bool(s, depth.min(2));
        let (a, b) = (self.number(s, unit, depth), self.number(s, unit, depth));
        self.hit("if");
        let mut all = vec![a, b];
        let text = if self.rarely(3) {
            self.hit("else if");
            let second = self.bool(s, depth.min(1));
            all.push(self.number(s, unit, depth.min(1)));
            format!(
                "(if {condition} {{ {} }} else if {second} {{ {} }} else {{ {} }})",
                all[0].text, all[1].text, all[2].text
            )
        } else if self.rarely(3) {
            self.hit("block");
            let name = self.name("v");
            let inner = s.with(&name, Bound::Num(unit, all[0].clone()));
            let value = self.sum_of(&inner, unit, 0, "+");
            let text = format!(
                "(if {condition} {{ let {name} = {}; {} }} else {{ {} }})",
                all[0].text, value.text, all[1].text
            );
            if all[0].bare {
                // A name bound to a literal has no unit of its own to lose.
                return all[1].clone();
            }
            // What is bound is seen in the value; by itself it is none of the results.
            all[0] = value;
            text
        } else {
            format!(
                "(if {condition} {{ {} }} else {{ {} }})",
                all[0].text, all[1].text
            )
        };
        Num {
            text,
            low: least(all.iter().map(|n| n.low)),
            high: greatest(all.iter().map(|n| n.high)),
            scale: all.iter().map(|n| n.scale).max().unwrap_or(0),
            over: all.iter().map(|n| n.over).fold(1.0, f64::max),
            bare: all.iter().all(|n| n.bare),
            sure: all.iter().all(|n| n.sure),
        }
    }
}

/// So many places, as a factor.
pub fn power_of_ten(places: u32) -> f64 {
    10f64.powi(i32::try_from(places).unwrap_or(0))
}

fn least(of: impl IntoIterator<Item = f64>) -> f64 {
    of.into_iter().fold(f64::INFINITY, f64::min)
}

fn greatest(of: impl IntoIterator<Item = f64>) -> f64 {
    of.into_iter().fold(f64::NEG_INFINITY, f64::max)
}
