//! Conditions: expressions of type `bool`.
//!
//! Conditions on choices are in `choices.rs`, those over lists in `lists.rs`.

use super::Writer;
use super::numbers::Num;
use super::scope::{Bound, Scope};
use super::vocabulary::Ty;

impl Writer {
    /// A condition.
    pub fn bool(&mut self, s: &Scope, depth: u32) -> String {
        if depth == 0 {
            return self.simple_bool(s);
        }
        let below = depth - 1;
        match self.rng.u32(..26) {
            0 | 1 => {
                self.hit("&&");
                format!("({} && {})", self.bool(s, below), self.bool(s, below))
            }
            2 | 3 => {
                self.hit("||");
                format!("({} || {})", self.bool(s, below), self.bool(s, below))
            }
            4 => {
                self.hit("!");
                format!("!({})", self.bool(s, below))
            }
            5 => {
                self.hit("bool ==");
                let sign = self.one(&["==", "!="]);
                format!("({} {sign} {})", self.bool(s, below), self.bool(s, below))
            }
            6 => {
                self.hit("if");
                let (c, a, b) = (
                    self.bool(s, below),
                    self.bool(s, below),
                    self.bool(s, below),
                );
                format!("(if {c} {{ {a} }} else {{ {b} }})")
            }
            7..=11 => self.comparison(s, below),
            12 | 13 => self.date_condition(s, below),
            14..=18 if self.may_close(s) => self.list_condition(s, below),
            19 | 20 => self.choice_condition(s, below),
            21 if s.programs => self.program_condition(s),
            22 if s.only.is_none() => self.named_bool(s),
            23 if s.only.is_none() => {
                self.hit("same");
                let (a, b) = (self.someone(s), self.someone(s));
                format!("same({a}, {b})")
            }
            24 | 25 => self.in_range(s, below),
            _ => self.simple_bool(s),
        }
    }

    /// A condition, now and then with a name of its own for a part of it.
    pub fn block_bool(&mut self, s: &Scope, depth: u32) -> String {
        if !self.rarely(5) {
            return self.bool(s, depth);
        }
        self.hit("block");
        let name = self.name("v");
        let part = self.bool(s, depth.min(1));
        let value = self.bool(&s.with(&name, Bound::Bool), depth);
        format!("{{ let {name} = {part}; {value} }}")
    }

    fn named_bool(&mut self, s: &Scope) -> String {
        let flags = self.params_like(|param| param.ty == Ty::Bool);
        let Some(flag) = self.one_of_any(&flags) else {
            return self.simple_bool(s);
        };
        self.hit("param bool");
        format!("param.{}", flag.name)
    }

    /// A condition that can be read by one name, if there is one.
    pub fn simple_bool(&mut self, s: &Scope) -> String {
        if let Some(name) = self.bound_name(s, |bound| matches!(bound, Bound::Bool)) {
            return name;
        }
        if let Some((text, _)) = self.leaf(s, &|ty| *ty == Ty::Bool) {
            return text;
        }
        if self.rarely(4) {
            "true".into()
        } else {
            self.choice_condition(s, 0)
        }
    }

    fn comparison(&mut self, s: &Scope, depth: u32) -> String {
        let unit = self.unit();
        let mut a = self.number(s, unit, depth);
        let b = self.number(s, unit, depth);
        if a.bare && b.bare {
            a = self.plain_number(s, unit);
        }
        let sign = self.one(&["==", "!=", "<", "<=", ">", ">="]);
        self.hit(sign);
        format!("({} {sign} {})", a.text, b.text)
    }

    fn in_range(&mut self, s: &Scope, depth: u32) -> String {
        let unit = self.one(&["", "year", "month"]);
        let mut x = self.number(s, unit, depth);
        if !x.whole() || x.bare {
            x = Num {
                text: "applicant.age".into(),
                ..x
            };
            if s.only.is_some() {
                return self.simple_bool(s);
            }
        }
        let (from, span) = (self.rng.i32(0..30), self.rng.i32(1..40));
        let (sign, part) = self.one(&[("..", "in .."), ("..=", "in ..=")]);
        self.hit(part);
        format!("({} in {from}{sign}{})", x.text, from + span)
    }

    fn date_condition(&mut self, s: &Scope, depth: u32) -> String {
        let (a, b) = (self.date(s, depth), self.date(s, depth));
        match self.rng.u32(..4) {
            0 => {
                self.hit("date ==");
                let sign = self.one(&["==", "!="]);
                format!("({a} {sign} {b})")
            }
            1 => {
                self.hit("in dates");
                let sign = self.one(&["..", "..="]);
                let c = self.date(s, depth);
                format!("({a} in {b}{sign}{c})")
            }
            _ => {
                self.hit("date <");
                let sign = self.one(&["<", "<=", ">", ">="]);
                format!("({a} {sign} {b})")
            }
        }
    }

    fn program_condition(&mut self, s: &Scope) -> String {
        let others = self.others.clone();
        let Some(other) = self.one_of_any(&others) else {
            return self.simple_bool(s);
        };
        if self.rng.bool()
            && let Some(of_person) = other.receives
        {
            if of_person {
                self.hit("p.receives");
                let p = self.someone(s);
                return format!("{p}.receives(\"{}\")", other.id);
            }
            self.hit("receives");
            return format!("receives(\"{}\")", other.id);
        }
        if other.person {
            self.hit("p.eligible");
            let p = self.someone(s);
            return format!("{p}.eligible(\"{}\")", other.id);
        }
        self.hit("eligible");
        format!("eligible(\"{}\")", other.id)
    }
}
