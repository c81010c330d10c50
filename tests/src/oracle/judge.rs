//! From the rules a script states to what follows for a program: design section 6, for a household
//! about which everything is known.

use super::declared::Program;
use super::number::{Number, Rational};
use super::objects::{Outcome, Thing, expect_number, fault};
use super::state::{State, Subject};
use rhai::Dynamic;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A program, and for person programs whom it is about.
pub type Whom = (String, Option<usize>);

/// A rule as stated.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Which verb.
    pub verb: &'static str,
    /// Its id.
    pub id: String,
    /// Its condition; of amounts none.
    pub holds: Option<bool>,
    /// For amounts: how much.
    pub amount: Option<Rational>,
    /// Whether it carries a doubt.
    pub doubt: bool,
}

/// True, false, or left undecided by a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Certainly not.
    False,
    /// A doubt remains.
    Undecided,
    /// Certainly.
    True,
}

/// What follows for one program.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// Rules in the order stated, amounts included.
    pub rules: Vec<Rule>,
    /// E of design section 6, doubts left undecided.
    pub fits: Truth,
    /// E in this world, where every doubt is settled.
    pub fits_here: bool,
    /// Whether something is left to the office.
    pub office: bool,
    /// Whether the rules hold on the day.
    pub valid: bool,
    /// Whether one can apply on the day.
    pub applying: bool,
    /// Whether an unknowable outcome of another program was used.
    pub tainted: bool,
}

impl Judgement {
    /// The status when everything is known.
    pub fn status(&self) -> &'static str {
        match self.fits {
            _ if !self.valid || !self.applying => "closed",
            Truth::False => "ineligible",
            Truth::True if !self.office => "eligible",
            _ => "office",
        }
    }
}

/// Rules stated by running scripts, and programs judged so far.
#[derive(Default)]
pub struct Judging {
    stated: RefCell<Vec<Vec<Rule>>>,
    running: RefCell<Vec<Whom>>,
    judged: RefCell<BTreeMap<Whom, Rc<Judgement>>>,
}

impl Judging {
    /// Forgets everything.
    pub fn clear(&self) {
        self.stated.borrow_mut().clear();
        self.running.borrow_mut().clear();
        self.judged.borrow_mut().clear();
    }

    /// States a rule in the running script; gives its place.
    pub fn state(&self, rule: Rule) -> Outcome<usize> {
        match self.stated.borrow_mut().last_mut() {
            Some(rules) => {
                rules.push(rule);
                Ok(rules.len() - 1)
            }
            None => fault("a rule outside a script"),
        }
    }

    /// Marks a stated rule as doubted.
    pub fn doubt(&self, place: usize) {
        if let Some(rule) = self
            .stated
            .borrow_mut()
            .last_mut()
            .and_then(|r| r.get_mut(place))
        {
            rule.doubt = true;
        }
    }

    /// Whom the running script is about.
    pub fn running_for(&self) -> Option<usize> {
        self.running.borrow().last().and_then(|(_, whom)| *whom)
    }
}

/// A rule with a condition.
pub fn conditional(verb: &'static str, id: &str, holds: bool) -> Rule {
    Rule {
        verb,
        id: id.into(),
        holds: Some(holds),
        amount: None,
        doubt: false,
    }
}

/// An amount.
pub fn amount(id: &str, value: &Dynamic) -> Outcome<Rule> {
    let Number { value, .. } = expect_number(value)?;
    Ok(Rule {
        verb: "amount",
        id: id.into(),
        holds: None,
        amount: Some(value),
        doubt: false,
    })
}

impl State {
    /// Judges a program for a person (person programs) or for the household.
    pub fn judge(&self, program: &str, whom: Option<usize>) -> Outcome<Rc<Judgement>> {
        let key = (program.to_string(), whom);
        if let Some(known) = self.judging.judged.borrow().get(&key) {
            return Ok(known.clone());
        }
        let Some(declared) = self.package.programs.get(program) else {
            return fault(format!("no program `{program}`"));
        };
        let subject = whom.map(|i| Subject(self.words.person.clone(), self.person(i)));
        let tainted = self.tainted.replace(false);
        self.judging.stated.borrow_mut().push(Vec::new());
        self.judging.running.borrow_mut().push(key.clone());
        let run = self.about(subject, || match self.scripts.get(program) {
            Some(script) => script.run(self.rhai()?).map(drop),
            None => fault("no script"),
        });
        self.judging.running.borrow_mut().pop();
        let rules = self.judging.stated.borrow_mut().pop().unwrap_or_default();
        run?;
        let judgement = Rc::new(self.judgement(declared, whom, rules));
        self.tainted.set(tainted);
        self.judging
            .judged
            .borrow_mut()
            .insert(key, judgement.clone());
        Ok(judgement)
    }

    fn judgement(&self, program: &Program, whom: Option<usize>, rules: Vec<Rule>) -> Judgement {
        let situation = self.situation();
        let today = situation.today;
        let within = |(from, to): &(Option<super::Date>, Option<super::Date>)| {
            from.is_none_or(|from| from <= today) && to.is_none_or(|to| today <= to)
        };
        // What a rule says for the program: its condition, or for exclusions the opposite.
        let speaks = |rule: &Rule| {
            let holds = rule.holds == Some(true);
            if rule.verb == "exclude" {
                !holds
            } else {
                holds
            }
        };
        let truth = |rule: &Rule| match speaks(rule) {
            true => Truth::True,
            false if rule.doubt => Truth::Undecided,
            false => Truth::False,
        };
        let here = |rule: &Rule| {
            let key = format!("doubt/{}/{}/{whom:?}", program.id, rule.id);
            speaks(rule) || (rule.doubt && situation.world.favours(&key))
        };
        let (mut fits, mut fits_here) = (Truth::True, true);
        let categories = || rules.iter().filter(|r| r.verb == "category");
        if let Some(best) = categories().map(truth).max() {
            fits = best;
            fits_here = categories().any(here);
        }
        for rule in rules
            .iter()
            .filter(|r| matches!(r.verb, "require" | "exclude"))
        {
            fits = fits.min(truth(rule));
            fits_here &= here(rule);
        }
        Judgement {
            fits,
            fits_here,
            office: rules
                .iter()
                .any(|r| r.verb == "office" && r.holds == Some(true)),
            valid: within(&program.valid),
            applying: program.windows.is_empty() || program.windows.iter().any(within),
            tainted: self.tainted.get(),
            rules,
        }
    }

    /// `eligible("program")`, seen from a person for person programs.
    pub fn eligible(&self, program: &str, of: Option<Thing>) -> Outcome<bool> {
        let Some(declared) = self.package.programs.get(program) else {
            return fault(format!("no program `{program}`"));
        };
        let whom = if declared.unit == "person" {
            match of {
                Some(person) => Some(person.index),
                None => return fault(format!("`{program}` is for persons")),
            }
        } else {
            None
        };
        let judged = self.judge(program, whom)?;
        if !judged.valid {
            return Ok(false);
        }
        if judged.tainted {
            self.tainted.set(true);
        }
        if judged.fits == Truth::False {
            return Ok(false);
        }
        if judged.fits == Truth::True && !judged.office {
            return Ok(true);
        }
        // A doubt or the office: this world decides, and the engine cannot know.
        self.tainted.set(true);
        let key = format!("office/{program}/{whom:?}");
        Ok(judged.fits_here && (!judged.office || self.situation().world.favours(&key)))
    }
}
