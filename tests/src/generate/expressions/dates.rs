//! Days: expressions of type `date`.
//!
//! What is computed from days is elsewhere: conditions in `conditions.rs`, numbers in `by_unit.rs`.

use super::Writer;
use super::scope::{Bound, Scope};
use super::vocabulary::Ty;

impl Writer {
    /// A day.
    pub fn date(&mut self, s: &Scope, depth: u32) -> String {
        if let Some(name) = self.bound_name(s, |bound| matches!(bound, Bound::Date)) {
            return name;
        }
        if depth == 0 || self.rarely(3) {
            return self.simple_date(s);
        }
        let below = depth - 1;
        match self.rng.u32(..9) {
            0 => {
                self.hit("add_years");
                let n = self.rng.i32(-5..20);
                format!("add_years({}, {n})", self.simple_date(s))
            }
            1 => {
                self.hit("add_months");
                let n = self.number(s, "month", 0);
                let n = if n.bare || !n.whole() || n.low < -40.0 || n.high > 40.0 {
                    self.rng.i32(-30..30).to_string()
                } else {
                    n.text
                };
                format!("add_months({}, {n})", self.simple_date(s))
            }
            2 => {
                self.hit("add_days");
                let n = self.rng.i32(-400..400);
                format!("add_days({}, {n})", self.simple_date(s))
            }
            3 => {
                self.hit("first_of_month");
                format!("first_of_month({})", self.date(s, below))
            }
            4 => {
                self.hit("first_of_year");
                format!("first_of_year({})", self.date(s, below))
            }
            5 => {
                let (word, part) = self.one(&[("min", "date min"), ("max", "date max")]);
                self.hit(part);
                format!("{word}({}, {})", self.date(s, below), self.date(s, below))
            }
            6 => {
                self.hit("if");
                let (c, a, b) = (
                    self.bool(s, below),
                    self.date(s, below),
                    self.date(s, below),
                );
                format!("(if {c} {{ {a} }} else {{ {b} }})")
            }
            _ if self.may_close(s) => {
                self.hit("dates of list");
                let (list, element) = self.list(s, below);
                let (name, inside) = self.closure(s, element);
                let method = self.one(&["min", "max"]);
                let value = self.date(&inside, below.min(1));
                let fallback = self.simple_date(s);
                format!("{list}.map(|{name}| {value}).{method}({fallback})")
            }
            _ => self.simple_date(s),
        }
    }

    /// A day that no other expression goes into.
    pub fn simple_date(&mut self, s: &Scope) -> String {
        match self.rng.u32(..5) {
            0 => {
                self.hit("today");
                "today".into()
            }
            1 => {
                self.hit("date");
                let (y, m) = (self.rng.u32(1990..2030), self.rng.u32(1..13));
                let d = self.one(&[1, 2, 15, 27, 28]);
                format!("date(\"{y}-{m:02}-{d:02}\")")
            }
            2 if s.only.is_none() => {
                let figures = self.params_like(|param| param.ty == Ty::Date);
                let Some(figure) = self.one_of_any(&figures) else {
                    return "today".into();
                };
                self.hit("param date");
                format!("param.{}", figure.name)
            }
            _ => match self.leaf(s, &|ty| *ty == Ty::Date) {
                Some((text, _)) => text,
                None => "today".into(),
            },
        }
    }
}
