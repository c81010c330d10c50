//! Numbers read from parameters and results.
//!
//! Their declarations are in `generate/package/`; facts are read in `scope.rs`.

use super::Writer;
use super::numbers::Num;
use super::scope::Scope;
use super::vocabulary::{Param, Read, ResultFn, Ty, Unit};

impl Writer {
    /// A figure or a result of this unit.
    pub fn figure(&mut self, s: &Scope, unit: Unit) -> Option<Num> {
        if s.results > 0
            && self.rarely(3)
            && let Some(result) = self.result(s, unit)
        {
            return Some(result);
        }
        let fits = |p: &Param| match (&p.ty, &p.read) {
            (Ty::Num(of, ..), Read::Plain | Read::Keyed(_) | Read::Step(_)) => *of == unit,
            (Ty::Num(..), Read::Marginal(of)) => *of == unit,
            _ => false,
        };
        let known = self.params_like(fits);
        let param = self.one_of_any(&known)?;
        let Ty::Num(_, low, high, places) = param.ty else {
            return None;
        };
        let mut root = format!("param.{}", param.name);
        if self.rarely(6) {
            self.hit("param.on");
            let day = self.simple_date(s);
            root = format!("param.on({day}).{}", param.name);
        }
        Some(match &param.read {
            Read::Plain => {
                self.hit("param");
                Num::read(root, low, high, places)
            }
            Read::Keyed(keys) => {
                self.hit(if keys.len() == 1 {
                    "param[key]"
                } else {
                    "param[key][key]"
                });
                for key in keys {
                    let key = self.choice_of(s, key)?;
                    root = format!("{root}[{key}]");
                }
                Num::read(root, low, high, places)
            }
            Read::Step(of) => {
                let argument = self.argument(s, of)?;
                self.hit("param.step");
                Num::read(format!("{root}.step({})", argument.text), low, high, places)
            }
            Read::Marginal(of) => {
                let argument = self.argument(s, of)?;
                self.hit("param.marginal");
                let most = argument.high.abs().max(argument.low.abs()) * high;
                Num::read(
                    format!("{root}.marginal({})", argument.text),
                    0.0,
                    most,
                    places + 2,
                )
            }
        })
    }

    /// A result of this unit, asked for by its name.
    fn result(&mut self, s: &Scope, unit: Unit) -> Option<Num> {
        let results = self.results.iter().take(s.results);
        let fits = results.filter(|r| matches!(&r.ty, Ty::Num(of, ..) if *of == unit));
        let known: Vec<ResultFn> = fits.cloned().collect();
        let result = self.one_of_any(&known)?;
        let Ty::Num(_, low, high, places) = result.ty else {
            return None;
        };
        let text = if result.person {
            self.hit("result of person");
            format!("{}({})", result.name, self.someone(s))
        } else {
            self.hit("result");
            format!("{}()", result.name)
        };
        // The rule may have a finer scale than is declared.
        Some(Num::read(text, low, high, places + 2))
    }

    /// An argument for steps and brackets: a plain fact of few places.
    fn argument(&mut self, s: &Scope, unit: Unit) -> Option<Num> {
        let fits = |ty: &Ty| matches!(ty, Ty::Num(of, _, _, places) if *of == unit && *places <= 2);
        let (text, ty) = self.leaf(s, &fits)?;
        let Ty::Num(_, low, high, places) = ty else {
            return None;
        };
        Some(Num::read(text, low, high, places))
    }
}
