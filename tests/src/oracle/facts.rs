//! Facts, lists and results of the household that is asked about, computed by their declarations.

use super::convert::{declared_as, from_value, literal};
use super::declared::Fact;
use super::number::Number;
use super::objects::{List, Outcome, Thing, Whole, expect_bool, fault};
use super::state::{State, Subject};
use super::value::Value;
use rhai::Dynamic;
use std::rc::Rc;

impl State {
    /// A fact of a person or another thing.
    pub fn fact_of(&self, thing: &Thing, name: &Rc<str>) -> Outcome<Dynamic> {
        let people = *thing.group == *self.words.people;
        if &**name == "position" && people {
            return Ok(Dynamic::from(Number::whole(thing.index as i64 + 1)));
        }
        self.remembered((thing.group.clone(), name.clone(), thing.index), || {
            let about = if people {
                &self.words.person
            } else {
                &thing.group
            };
            let Some(fact) = self.package.fact(about, name) else {
                return fault(format!("no fact `{about}.{name}`"));
            };
            let subject = Subject(about.clone(), Dynamic::from(thing.clone()));
            self.about(Some(subject), || {
                let situation = self.situation();
                let facts = if people {
                    situation.household.people.get(thing.index)
                } else {
                    let members = situation.household.groups.get(&*thing.group);
                    members.and_then(|m| m.get(thing.index))
                };
                self.fact(fact, facts.and_then(|f| f.get(&**name)))
            })
        })
    }

    /// A fact or list of the household or of a unit.
    pub fn fact_of_whole(&self, whole: &Whole, name: &Rc<str>) -> Outcome<Dynamic> {
        let about = &whole.0;
        self.remembered((about.clone(), name.clone(), 0), || {
            let Some(fact) = self.package.fact(about, name) else {
                return self.list(about, name);
            };
            self.about(None, || {
                let situation = self.situation();
                let household = &situation.household;
                let facts = if &**about == "household" {
                    Some(&household.household)
                } else {
                    household.units.get(&**about)
                };
                self.fact(fact, facts.and_then(|f| f.get(&**name)))
            })
        })
    }

    /// A list of a unit: all who belong to it, or those of them the list asks for.
    fn list(&self, unit: &str, name: &str) -> Outcome<Dynamic> {
        let Some(unit) = self.package.units.iter().find(|u| u.id == unit) else {
            return fault(format!("no fact `{unit}.{name}`"));
        };
        let list = unit.lists.get(name);
        if list.is_none() && name != "members" {
            return fault(format!("no list `{}.{name}`", unit.id));
        }
        let mut belonging = Vec::new();
        for index in 0..self.situation().household.people.len() {
            let thing = self.person(index);
            let subject = || Some(Subject(self.words.person.clone(), thing.clone()));
            let mut belongs = self.about(subject(), || self.truth(&unit.who))?;
            if let Some(list) = list {
                belongs &= self.about(subject(), || self.truth(list))?;
            }
            if belongs {
                belonging.push(thing);
            }
        }
        Ok(Dynamic::from(List(Rc::new(belonging))))
    }

    fn truth(&self, text: &str) -> Outcome<bool> {
        expect_bool(&self.expression(text)?)
    }

    /// A fact by its declaration, from what is given.
    fn fact(&self, fact: &Fact, given: Option<&Value>) -> Outcome<Dynamic> {
        if let Some(when) = &fact.when
            && !self.truth(when)?
        {
            return match &fact.otherwise {
                Some(otherwise) => literal(otherwise, &fact.ty),
                None => fault(format!("`{}.{}` without otherwise", fact.about, fact.name)),
            };
        }
        if let Some(derived) = &fact.derived {
            return declared_as(self.expression(derived)?, &fact.ty);
        }
        match given {
            Some(value) => Ok(from_value(value, &fact.ty)),
            None => fault(format!("`{}.{}` is not given", fact.about, fact.name)),
        }
    }

    /// A result of a person or of the household.
    pub fn result(&self, name: &Rc<str>, of: Option<Thing>) -> Outcome<Dynamic> {
        let Some(declared) = self.package.results.get(&**name) else {
            return fault(format!("no result `{name}`"));
        };
        let index = of.as_ref().map(|t| t.index);
        let place = index.map_or(0, |i| i + 1);
        self.remembered((self.words.result.clone(), name.clone(), place), || {
            let fixed = &self.situation().household.fixed;
            if let Some(fixed) = fixed.get(&(name.to_string(), index)) {
                return Ok(from_value(fixed, &declared.ty));
            }
            self.about(None, || {
                let arguments = of.map(Dynamic::from).into_iter().collect();
                let rule = format!("rule_{name}");
                let value = self.results.call(self.rhai()?, &rule, arguments)?;
                declared_as(value, &declared.ty)
            })
        })
    }

    /// What `receives` means for a program, seen from a person.
    pub fn receives(&self, program: &str, person: Option<Thing>) -> Outcome<bool> {
        let path = self
            .package
            .programs
            .get(program)
            .and_then(|p| p.receives.as_deref());
        let Some((about, name)) = path.and_then(|p| p.split_once('.')) else {
            return fault(format!("`{program}` has no fact of receiving"));
        };
        let value = match (about, person) {
            ("person", Some(person)) => self.fact_of(&person, &name.into())?,
            ("person", None) => return fault("nobody receives"),
            (whole, _) => self.fact_of_whole(&Whole(whole.into()), &name.into())?,
        };
        expect_bool(&value)
    }
}
