//! What is said of one fact or result: small amounts more often than large ones, and of every
//! third fact of an unsure household less than one value.

use selfcheck_runtime::bundle::NamedResult;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::decimal;
use selfcheck_runtime::ids::FactId;
use selfcheck_runtime::session::Given;

use super::Drawer;

impl Drawer {
    /// What is said of a fact.
    pub(super) fn said(&mut self, fact: FactId, today: Day, unsure: bool) -> Given {
        let bundle = std::rc::Rc::clone(&self.bundle);
        let fact = &bundle.core().facts[usize::try_from(fact.0).unwrap()];
        let options = self.options(fact.options);
        if unsure && self.rng.u32(..6) == 0 {
            return Given::Declined;
        }
        let vague = unsure && self.rng.u32(..6) == 0;
        match fact.kind.as_str() {
            "bool" => Given::Bool(self.rng.u32(..5) == 0),
            "choice" => {
                let mut one = || options[self.rng.usize(..options.len())].clone();
                match vague {
                    true => Given::AnyOf(vec![one(), one()]),
                    false => Given::Text(one()),
                }
            }
            "choices" => {
                let chosen = options.into_iter().filter(|_| self.rng.u32(..4) == 0);
                Given::Chosen(chosen.collect())
            }
            kind => {
                let value = match kind {
                    "date" => i128::from(self.birthday(today).0),
                    _ => self.number(&fact.min, &fact.max, fact.places),
                };
                let show = |value: i128| match kind {
                    "date" => Day(i32::try_from(value).unwrap()).iso(),
                    _ => decimal::print(value, fact.places),
                };
                match vague {
                    true => Given::Range {
                        from: Some(show(value - value.abs() / 8)),
                        to: Some(show(value)),
                    },
                    false => Given::Text(show(value)),
                }
            }
        }
    }

    /// A value of a result.
    pub(super) fn result(&mut self, result: &NamedResult, today: Day) -> String {
        match result.kind.as_str() {
            "bool" => (self.rng.u32(..5) == 0).to_string(),
            "choice" => {
                let options = self.options(result.options);
                options[self.rng.usize(..options.len())].clone()
            }
            "date" => self.birthday(today).iso(),
            _ => {
                let [min, max] = [result.min, result.max].map(|end| end.0.to_string());
                // Whole units: some rules keep no parts of them.
                let unit = 10_i128.pow(result.places);
                let value = self.number(&min, &max, result.places) / unit * unit;
                decimal::print(value, result.places)
            }
        }
    }

    fn options(&self, list: Option<u32>) -> Vec<String> {
        let list = list.map(|list| usize::try_from(list).unwrap());
        list.map_or(Vec::new(), |list| self.bundle.core().options[list].clone())
    }

    /// Within the bounds: up to 200 all alike, beyond that from tens to ten thousands.
    fn number(&mut self, min: &str, max: &str, places: u32) -> i128 {
        let unit = 10_i128.pow(places);
        let (min, max): (i128, i128) = (min.parse().unwrap(), max.parse().unwrap());
        let least = min.max(0);
        if max <= 200 * unit {
            return self.rng.i128(least..=max);
        }
        if self.rng.u32(..4) == 0 {
            return least;
        }
        let most = 10_i128.pow(self.rng.u32(2..6)) * unit;
        (least + self.rng.i128(0..most)).min(max)
    }

    fn birthday(&mut self, today: Day) -> Day {
        Day(today.0 - self.rng.i32(0..90 * 365))
    }
}
