//! One household in one world: facts, lists, figures and results by name, computed when asked for.
//!
//! Scripts meet these names wherever they stand, inside functions and closures too.

use super::date::Date;
use super::declared::{Bound, Cell, Fact, Package, Parameter, Shape, Type, day, number as figure};
use super::number::{Number, Rational};
use super::objects::{
    Choice, Choices, Figure, Figures, List, Outcome, Thing, Whole, expect_bool, expect_number,
    fault, option,
};
use super::script::Script;
use super::value::{Household, Value, World};
use rhai::{Dynamic, Engine};
use std::cell::{Cell as Flag, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use toml::Value as Toml;

/// What is asked: a household, on a day, in a world.
#[derive(Debug, Clone)]
pub struct Situation {
    /// The household.
    pub household: Household,
    /// The date of evaluation.
    pub today: Date,
    /// What no answer decides.
    pub world: World,
}

/// Whom an expression is about: the name it goes by, and the thing.
#[derive(Debug, Clone)]
pub struct Subject(pub Rc<str>, pub Dynamic);

/// Names of the language that are needed over and over.
pub struct Words {
    /// Whom facts of persons are about.
    pub person: Rc<str>,
    /// The group of all persons.
    people: Rc<str>,
    /// What results are kept under.
    result: Rc<str>,
}

/// What a remembered value is of: a group, unit or `result`, a name, a place.
type Key = (Rc<str>, Rc<str>, usize);

/// A computed value, and whether it rests on something the engine cannot know.
type Computed = (Dynamic, bool);

/// A package being evaluated.
pub struct State {
    /// The package.
    pub package: Package,
    /// Rhai with everything registered.
    pub engine: OnceCell<Engine>,
    /// Compiled expressions of TOML files, by their text.
    pub expressions: BTreeMap<String, Script>,
    /// Compiled `results.rhai`, its functions renamed to `rule_…`.
    pub results: Script,
    /// Compiled scripts, by program.
    pub scripts: BTreeMap<String, Script>,
    /// What is asked.
    pub situation: RefCell<Rc<Situation>>,
    /// Whom the running script is about, innermost last.
    pub subjects: RefCell<Vec<Option<Subject>>>,
    /// Whether something unknowable was used.
    pub tainted: Flag<bool>,
    /// What scripts may name anywhere, in this situation.
    names: RefCell<BTreeMap<Rc<str>, Dynamic>>,
    /// Facts, lists and results computed so far.
    computed: RefCell<BTreeMap<Key, Computed>>,
    /// Names of the language.
    pub words: Words,
    /// Rules stated by the running script, and programs judged so far.
    pub judging: super::judge::Judging,
}

impl State {
    /// Nothing asked yet.
    pub fn new(
        package: Package,
        expressions: BTreeMap<String, Script>,
        results: Script,
        scripts: BTreeMap<String, Script>,
    ) -> State {
        let nobody = Situation {
            household: Household::default(),
            today: Date {
                year: 2000,
                month: 1,
                day: 1,
            },
            world: World {
                seed: 0,
                lean: super::value::Lean::Low,
            },
        };
        State {
            package,
            engine: OnceCell::new(),
            expressions,
            results,
            scripts,
            situation: RefCell::new(Rc::new(nobody)),
            subjects: RefCell::new(Vec::new()),
            tainted: Flag::new(false),
            names: RefCell::new(BTreeMap::new()),
            computed: RefCell::new(BTreeMap::new()),
            words: Words {
                person: "person".into(),
                people: "people".into(),
                result: "result".into(),
            },
            judging: super::judge::Judging::default(),
        }
    }

    /// Forgets everything and asks about another household.
    pub fn ask(&self, situation: Situation) {
        *self.names.borrow_mut() = self.names_in(&situation);
        *self.situation.borrow_mut() = Rc::new(situation);
        self.computed.borrow_mut().clear();
        self.subjects.borrow_mut().clear();
        self.tainted.set(false);
        self.judging.clear();
    }

    /// What is asked.
    pub fn situation(&self) -> Rc<Situation> {
        self.situation.borrow().clone()
    }

    fn names_in(&self, situation: &Situation) -> BTreeMap<Rc<str>, Dynamic> {
        let household = &situation.household;
        let mut names: BTreeMap<Rc<str>, Dynamic> = BTreeMap::new();
        for id in self.package.groups.keys() {
            let id: Rc<str> = id.as_str().into();
            let count = household.groups.get(&*id).map_or(0, Vec::len);
            names.insert(id.clone(), Dynamic::from(things(&id, count)));
        }
        let units = self.package.units.iter().map(|u| &*u.id);
        for id in units.chain(["household"]) {
            let id: Rc<str> = id.into();
            names.insert(id.clone(), Dynamic::from(Whole(id)));
        }
        let everyone = things(&self.words.people, household.people.len());
        names.insert("members".into(), Dynamic::from(everyone));
        names.insert("applicant".into(), self.person(0));
        names.insert("today".into(), Dynamic::from(situation.today));
        names.insert("param".into(), Dynamic::from(Figures(situation.today)));
        names
    }

    /// A name that is not a local one.
    pub fn name(&self, name: &str) -> Option<Dynamic> {
        if let Some(Some(Subject(known, value))) = self.subjects.borrow().last()
            && **known == *name
        {
            return Some(value.clone());
        }
        self.names.borrow().get(name).cloned()
    }

    /// A person by place.
    pub fn person(&self, index: usize) -> Dynamic {
        Dynamic::from(Thing {
            group: self.words.people.clone(),
            index,
        })
    }

    /// A computed value, remembered with its taint.
    fn remembered(&self, key: Key, compute: impl FnOnce() -> Outcome<Dynamic>) -> Outcome<Dynamic> {
        if let Some((value, tainted)) = self.computed.borrow().get(&key) {
            self.tainted.set(self.tainted.get() || *tainted);
            return Ok(value.clone());
        }
        let before = self.tainted.replace(false);
        let value = compute()?;
        let tainted = self.tainted.get();
        self.tainted.set(before || tainted);
        let computed = (value.clone(), tainted);
        self.computed.borrow_mut().insert(key, computed);
        Ok(value)
    }

    /// Runs something about a subject, or about nobody.
    pub fn about<T>(
        &self,
        subject: Option<Subject>,
        run: impl FnOnce() -> Outcome<T>,
    ) -> Outcome<T> {
        self.subjects.borrow_mut().push(subject);
        let value = run();
        self.subjects.borrow_mut().pop();
        value
    }

    /// Rhai.
    pub fn rhai(&self) -> Outcome<&Engine> {
        self.engine.get().map_or_else(|| fault("no engine"), Ok)
    }

    fn expression(&self, text: &str) -> Outcome<Dynamic> {
        match self.expressions.get(text) {
            Some(script) => script.run(self.rhai()?),
            None => fault(format!("`{text}`")),
        }
    }

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

    /// `param.name` on a day.
    pub fn parameter(&self, name: &str, date: Date) -> Outcome<Dynamic> {
        let figure = Figure {
            name: name.into(),
            date,
            keys: Vec::new(),
        };
        match self.declared(name)?.shape {
            Shape::Cells(0) => self.cell(&figure),
            _ => Ok(Dynamic::from(figure)),
        }
    }

    /// `param.name[key]`
    pub fn keyed(&self, figure: &Figure, key: &Dynamic) -> Outcome<Dynamic> {
        let Some(key) = option(key) else {
            return fault("a key is an option");
        };
        let mut figure = figure.clone();
        figure.keys.push(key);
        match self.declared(&figure.name)?.shape {
            Shape::Cells(count) if count == figure.keys.len() => self.cell(&figure),
            _ => Ok(Dynamic::from(figure)),
        }
    }

    fn declared(&self, name: &str) -> Outcome<&Parameter> {
        let declared = self.package.parameters.get(name);
        declared.map_or_else(|| fault(format!("no parameter `{name}`")), Ok)
    }

    fn cell(&self, figure: &Figure) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        let entry = parameter
            .entry_on(figure.date)
            .filter(|_| !parameter.confidential);
        let Some(entry) = entry else {
            // Without a value, or in secret: one unknown per key and period.
            let from = parameter.entry_on(figure.date).map(|e| e.from);
            let key = format!("{}/{from:?}/{:?}", figure.name, figure.keys);
            return self.whole_interval(parameter, &key);
        };
        match entry.cell(&figure.keys) {
            Some(Cell::Known(value)) => literal(&value, &parameter.ty),
            Some(Cell::Between(low, high)) => {
                let key = format!("{}/{}/{:?}", figure.name, entry.from, figure.keys);
                self.pick(parameter, &key, &low, &high)
            }
            None => fault(format!("`{}` lacks {:?}", figure.name, figure.keys)),
        }
    }

    fn whole_interval(&self, parameter: &Parameter, key: &str) -> Outcome<Dynamic> {
        match (&parameter.min, &parameter.max) {
            (Some(low), Some(high)) => self.pick(parameter, key, low, high),
            _ => self.pick(parameter, key, &Toml::Boolean(false), &Toml::Boolean(true)),
        }
    }

    fn pick(&self, parameter: &Parameter, key: &str, low: &Toml, high: &Toml) -> Outcome<Dynamic> {
        let world = self.situation().world;
        Ok(match &parameter.ty {
            Type::Bool => Dynamic::from(world.favours(key)),
            Type::Choice(options) => {
                let option = options.get(world.pick(key, options.len()));
                Dynamic::from(Choice(option.map_or("", String::as_str).into()))
            }
            Type::Date => match (day(low), day(high)) {
                (Some(low), Some(high)) => Dynamic::from(world.day_between(key, low, high)),
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
            Type::Number(places, unit) => match (figure(low), figure(high)) {
                (Some(low), Some(high)) => {
                    Dynamic::from(Number::of(world.between(key, &low, &high, *places), unit))
                }
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
            Type::Choices(_) => return fault("a parameter is no set"),
        })
    }

    /// `param.name.step(argument)`
    pub fn step(&self, figure: &Figure, argument: &Dynamic) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        let argument = self.argument(parameter, argument)?;
        let entry = parameter
            .entry_on(figure.date)
            .filter(|_| !parameter.confidential);
        let Some(entry) = entry else {
            return self.whole_interval(parameter, &format!("{}/steps", figure.name));
        };
        let mut found = ("below".to_string(), entry.below());
        for (place, (threshold, cell)) in entry.steps().into_iter().enumerate() {
            if threshold <= argument {
                found = (place.to_string(), Some(cell));
            }
        }
        match found.1 {
            Some(Cell::Known(value)) => literal(&value, &parameter.ty),
            Some(Cell::Between(low, high)) => {
                let key = format!("{}/{}/{}", figure.name, entry.from, found.0);
                self.pick(parameter, &key, &low, &high)
            }
            None => fault(format!(
                "`{}` says nothing below its first step",
                figure.name
            )),
        }
    }

    /// `param.name.marginal(argument)`
    pub fn marginal(&self, figure: &Figure, argument: &Dynamic) -> Outcome<Dynamic> {
        let parameter = self.declared(&figure.name)?;
        let argument = self.argument(parameter, argument)?;
        let entry = parameter
            .entry_on(figure.date)
            .filter(|_| !parameter.confidential);
        let rate = |key: String, cell: &Cell| -> Outcome<Rational> {
            Ok(match cell {
                Cell::Known(value) => expect_number(&literal(value, &parameter.ty)?)?.value,
                Cell::Between(low, high) => {
                    expect_number(&self.pick(parameter, &key, low, high)?)?.value
                }
            })
        };
        let brackets = match entry {
            Some(entry) => entry.steps(),
            None => match (&parameter.min, &parameter.max) {
                (Some(low), Some(high)) => {
                    vec![(Rational::zero(), Cell::Between(low.clone(), high.clone()))]
                }
                _ => return fault(format!("bounds of `{}`", parameter.name)),
            },
        };
        let mut sum = Rational::zero();
        for (place, (threshold, cell)) in brackets.iter().enumerate() {
            let mut inside = &argument - threshold;
            if let Some((next, _)) = brackets.get(place + 1) {
                inside = inside.min(next - threshold);
            }
            if inside.is_positive() {
                sum += inside * rate(format!("{}/{place}", figure.name), cell)?;
            }
        }
        let unit = if parameter.unit().is_empty() {
            parameter.threshold_unit.as_str()
        } else {
            parameter.unit()
        };
        Ok(Dynamic::from(Number::of(sum, unit)))
    }

    fn argument(&self, parameter: &Parameter, argument: &Dynamic) -> Outcome<Rational> {
        let argument = expect_number(argument)?;
        match &argument.unit {
            Some(unit) if **unit != *parameter.threshold_unit && !argument.value.is_zero() => {
                fault(format!("`{}` looked up by `{unit}`", parameter.name))
            }
            _ => Ok(argument.value),
        }
    }
}

/// The first things of a group.
fn things(group: &Rc<str>, count: usize) -> List {
    let thing = |index| {
        Dynamic::from(Thing {
            group: group.clone(),
            index,
        })
    };
    List(Rc::new((0..count).map(thing).collect()))
}

/// A person by place.
pub fn person(index: usize) -> Thing {
    Thing {
        group: "people".into(),
        index,
    }
}

/// A literal of a TOML file as a value of the declared type.
fn literal(value: &Toml, ty: &Type) -> Outcome<Dynamic> {
    let value = match ty {
        Type::Bool => value.as_bool().map(Dynamic::from),
        Type::Number(_, unit) => figure(value).map(|n| Dynamic::from(Number::of(n, unit))),
        Type::Date => day(value).map(Dynamic::from),
        Type::Choice(_) => value.as_str().map(|o| Dynamic::from(Choice(o.into()))),
        Type::Choices(_) => value.as_array().map(|list| {
            let chosen = list
                .iter()
                .filter_map(Toml::as_str)
                .map(str::to_string)
                .collect();
            Dynamic::from(Choices(Rc::new(chosen)))
        }),
    };
    value.map_or_else(|| fault("a literal of the wrong type"), Ok)
}

/// A computed value takes the unit it is declared with.
fn declared_as(value: Dynamic, ty: &Type) -> Outcome<Dynamic> {
    let Type::Number(_, unit) = ty else {
        return Ok(value);
    };
    let number = expect_number(&value)?;
    match &number.unit {
        Some(known) if **known != **unit && !number.value.is_zero() => {
            fault(format!("`{known}` where `{unit}` is declared"))
        }
        _ => Ok(Dynamic::from(Number::of(number.value, unit))),
    }
}

/// A given value as scripts see it.
fn from_value(value: &Value, ty: &Type) -> Dynamic {
    match (value, ty) {
        (Value::Number(number), Type::Number(_, unit)) => {
            Dynamic::from(Number::of(number.clone(), unit))
        }
        (Value::Number(number), _) => Dynamic::from(Number::plain(number.clone())),
        (Value::Bool(value), _) => Dynamic::from(*value),
        (Value::Date(value), _) => Dynamic::from(*value),
        (Value::Choice(value), _) => Dynamic::from(Choice(value.as_str().into())),
        (Value::Choices(values), _) => Dynamic::from(Choices(Rc::new(values.clone()))),
    }
}

/// What a script computed, as a plain value.
pub fn to_value(value: &Dynamic) -> Option<Value> {
    if let Ok(value) = value.as_bool() {
        return Some(Value::Bool(value));
    }
    if let Some(date) = super::objects::date(value) {
        return Some(Value::Date(date));
    }
    if let Some(number) = super::objects::number(value) {
        return Some(Value::Number(number.value));
    }
    if let Some(choices) = value.read_lock::<Choices>() {
        return Some(Value::Choices((*choices.0).clone()));
    }
    option(value).map(Value::Choice)
}

/// A bound on a day.
pub fn bound_on(bound: &Bound, today: Date) -> Value {
    match bound {
        Bound::Number(number) => Value::Number(number.clone()),
        Bound::Day(day) => Value::Date(*day),
        Bound::Today(months) => Value::Date(today.plus_months(*months)),
    }
}
