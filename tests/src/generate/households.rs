//! Random households for any package: first everything about one, then how much of it is told.
//!
//! A [`Known`] is a form of answers in the oracle's words. A completion of it is a household about
//! which everything is known and which contradicts nothing that was said.

use crate::oracle::declared::{Bound, Fact, Package, Type};
use crate::oracle::number::{Rational, parse, whole};
use crate::oracle::{Date, Facts, Household, Value, bound_on};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What is said about one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The value.
    Exactly(Value),
    /// A number or a date between two, both included.
    Between(Value, Value),
    /// One of these options.
    AnyOf(Vec<String>),
    /// Of a set of choices: certainly chosen, certainly not, not known.
    Partly(BTreeSet<String>, BTreeSet<String>, BTreeSet<String>),
    /// "I don't know".
    Declined,
}

/// What is said about one person or thing: facts not named are still to be asked.
pub type Told = BTreeMap<String, Said>;

/// The described things of a group, and how many more there are; none: nobody was asked.
pub type Things = (Vec<Told>, Option<(u32, u32)>);

/// What is said about one household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// The people described, the applicant first.
    pub people: Vec<Told>,
    /// How many more there are; none: nobody was asked (only with the applicant alone).
    pub more_people: Option<(u32, u32)>,
    /// The household.
    pub household: Told,
    /// Units.
    pub units: BTreeMap<String, Told>,
    /// Groups: members, and how many more; a group left out was not asked about.
    pub groups: BTreeMap<String, Things>,
    /// Results fixed from outside.
    pub fixed: BTreeMap<(String, Option<usize>), Value>,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Said::Exactly(value) => write!(f, "{value}"),
            Said::Between(low, high) => write!(f, "{low}..={high}"),
            Said::AnyOf(options) => write!(f, "any of {options:?}"),
            Said::Partly(yes, no, declined) => {
                write!(f, "yes {yes:?} no {no:?} declined {declined:?}")
            }
            Said::Declined => f.write_str("declined"),
        }
    }
}

/// One line for each person, thing and the rest.
impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let line = |facts: &Told| -> String {
            facts
                .iter()
                .map(|(name, said)| format!(" {name}={said}"))
                .collect()
        };
        for (at, facts) in self.people.iter().enumerate() {
            writeln!(f, "  person {at}:{}", line(facts))?;
        }
        writeln!(f, "  more people: {:?}", self.more_people)?;
        writeln!(f, "  household:{}", line(&self.household))?;
        for (unit, facts) in &self.units {
            writeln!(f, "  {unit}:{}", line(facts))?;
        }
        for (group, (members, more)) in &self.groups {
            for (at, facts) in members.iter().enumerate() {
                writeln!(f, "  {group} {at}:{}", line(facts))?;
            }
            writeln!(f, "  more {group}: {more:?}")?;
        }
        for ((result, person), value) in &self.fixed {
            writeln!(f, "  fixed {result} {person:?}={value}")?;
        }
        Ok(())
    }
}

/// Figures and days that the rules name: where a rule turns, mistakes hide.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    numbers: Vec<Rational>,
    days: Vec<Date>,
}

impl Turns {
    /// All that a package's files name.
    pub fn of(package: &Package) -> Turns {
        let mut turns = Turns::default();
        let facts = package
            .facts
            .iter()
            .flat_map(|f| [&f.when, &f.derived])
            .flatten();
        let scripts = package.programs.values().map(|p| &p.script);
        for text in facts.chain(scripts).chain([&package.result_script]) {
            turns.read(text);
        }
        for parameter in package.parameters.values() {
            for entry in &parameter.entries {
                let mut table = entry.table.clone();
                table.remove("from");
                table.remove("until");
                turns.read(&table.to_string());
            }
        }
        turns
    }

    fn read(&mut self, text: &str) {
        let mut rest = text;
        let mut before = ' ';
        while let Some(first) = rest.chars().next() {
            let word = |c: char| c.is_ascii_digit() || c == '.' || c == '-';
            let length = rest.find(|c| !word(c)).unwrap_or(rest.len());
            if first.is_ascii_digit() && !before.is_ascii_alphanumeric() && before != '_' {
                // A range of integers has two points.
                for part in rest[..length].split("..") {
                    if let Some(day) = Date::parse(part) {
                        self.days.push(day);
                    } else if let Some(number) = parse(part) {
                        self.numbers.push(number);
                    }
                }
                rest = &rest[length..];
                before = '0';
            } else {
                rest = &rest[first.len_utf8()..];
                before = first;
            }
        }
    }
}

/// Draws households for a package.
pub struct Drawer<'a> {
    /// The package.
    pub package: &'a Package,
    /// Where its rules turn.
    pub turns: &'a Turns,
    /// The date of evaluation.
    pub today: Date,
    /// Chance.
    pub rng: fastrand::Rng,
}

/// A day on which to ask: often one on which something changes.
pub fn day(package: &Package, rng: &mut fastrand::Rng) -> Date {
    let mut days: Vec<Date> = Vec::new();
    for parameter in package.parameters.values() {
        days.extend(parameter.entries.iter().map(|e| e.from));
        days.extend(
            parameter
                .entries
                .iter()
                .filter_map(|e| e.until)
                .map(|d| d.plus_days(1)),
        );
    }
    days.retain(|d| d.year >= 2016 && d.year < 2031);
    match rng.u32(..4) {
        0 if !days.is_empty() => days[rng.usize(..days.len())].plus_days(rng.i64(-1..=1)),
        1 => Date {
            year: 2028,
            month: 2,
            day: 29,
        },
        _ => Date {
            year: 2024,
            month: 1,
            day: 1,
        }
        .plus_days(rng.i64(0..1800)),
    }
}

impl<'a> Drawer<'a> {
    fn facts(&self, about: &str) -> Vec<&'a Fact> {
        let asked = |f: &&Fact| f.about == about && f.derived.is_none();
        self.package.facts.iter().filter(asked).collect()
    }

    /// Least and greatest value of a fact.
    fn bounds(&self, fact: &Fact) -> (Value, Value) {
        // Answers name days of the calendar that is supported, whatever the bounds allow.
        let (first, last) = (Date::FIRST, Date::LAST);
        let of = |bound: &Option<Bound>, otherwise: Value| match bound
            .as_ref()
            .map_or(otherwise, |b| bound_on(b, self.today))
        {
            Value::Date(date) => Value::Date(date.clamp(first, last)),
            other => other,
        };
        match fact.ty {
            Type::Date => (
                of(&fact.min, Value::Date(first)),
                of(&fact.max, Value::Date(last)),
            ),
            _ => (
                of(&fact.min, Value::Number(whole(0))),
                of(&fact.max, Value::Number(whole(1))),
            ),
        }
    }

    /// Any value of a fact; what is near an end or near a round figure comes more often.
    pub fn value(&mut self, fact: &Fact) -> Value {
        match &fact.ty {
            Type::Bool => Value::Bool(self.rng.bool()),
            Type::Choice(options) => {
                Value::Choice(options[self.rng.usize(..options.len())].clone())
            }
            Type::Choices(options) => {
                let all = self.rng.u32(..8);
                let chosen = options
                    .iter()
                    .filter(|_| all != 0 && self.rng.bool())
                    .cloned();
                Value::Choices(chosen.collect())
            }
            Type::Date | Type::Number(..) => {
                let (low, high) = self.bounds(fact);
                self.between(fact, &low, &high)
            }
        }
    }

    /// A value between two.
    fn between(&mut self, fact: &Fact, low: &Value, high: &Value) -> Value {
        match (low, high, &fact.ty) {
            (Value::Date(low), Value::Date(high), _) => {
                let (from, to) = (low.number(), high.number());
                let number = match self.rng.u32(..8) {
                    0 => from,
                    1 => to,
                    2 if !self.turns.days.is_empty() => {
                        let day = self.turns.days[self.rng.usize(..self.turns.days.len())];
                        day.number() + self.rng.i64(-1..=1)
                    }
                    // A birthday about now: ages change on such days.
                    2 | 3 => {
                        let years = self.rng.i64(0..90);
                        let shift = self.rng.i64(-1..=1);
                        self.today.plus_months(-12 * years).number() + shift
                    }
                    _ => self.rng.i64(from..=to.max(from)),
                };
                Value::Date(Date::from_number(number.clamp(from, to)))
            }
            (Value::Number(low), Value::Number(high), Type::Number(places, _)) => {
                let scale = whole(10i64.pow(*places));
                let int = |n: &Rational| (n * &scale).whole_part().to_i64().unwrap_or(0);
                let (from, to) = (int(low), int(high));
                let unit = 10i64.pow(*places);
                let number = match self.rng.u32(..10) {
                    0 => from,
                    1 => to,
                    2..=4 if !self.turns.numbers.is_empty() => {
                        let at = self.rng.usize(..self.turns.numbers.len());
                        let shift = [-1, 0, 0, 0, 1][self.rng.usize(..5)];
                        int(&self.turns.numbers[at]) + shift
                    }
                    2 | 3 => self.rng.i64(from..=to.max(from)).div_euclid(unit) * unit,
                    // Small figures are where limits lie.
                    4 | 5 => from + self.rng.i64(0..=(to - from).clamp(0, 1000 * unit)),
                    6 => from + self.rng.i64(0..=(to - from).clamp(0, 10 * unit)),
                    _ => self.rng.i64(from..=to.max(from)),
                };
                Value::Number(whole(number.clamp(from, to)) / scale)
            }
            _ => low.clone(),
        }
    }

    fn all(&mut self, about: &str) -> Facts {
        let facts = self.facts(about).into_iter();
        facts.map(|f| (f.name.clone(), self.value(f))).collect()
    }

    fn person(&mut self, first: bool) -> Facts {
        let mut facts = self.all("person");
        if let Some(Type::Choice(options)) = self.package.fact("person", "relation").map(|f| &f.ty)
        {
            let others: Vec<&String> = options.iter().filter(|o| *o != "applicant").collect();
            let relation = match first || others.is_empty() {
                true => "applicant".to_string(),
                false => others[self.rng.usize(..others.len())].clone(),
            };
            facts.insert("relation".into(), Value::Choice(relation));
        }
        facts
    }

    /// A household about which everything is known.
    pub fn household(&mut self) -> Household {
        // Mostly small homes; now and then a large one, as lists are computed several at a time.
        let most = self.package.max_people.min(20);
        let count = match self.rng.u32(..12) {
            0 => most,
            1 => self.rng.u32(1..=most),
            _ => self.rng.u32(1..=most.min(5)),
        };
        let mut household = Household {
            people: (0..count).map(|i| self.person(i == 0)).collect(),
            household: self.all("household"),
            ..Household::default()
        };
        for unit in self
            .package
            .units
            .iter()
            .map(|u| u.id.clone())
            .collect::<Vec<_>>()
        {
            let facts = self.all(&unit);
            household.units.insert(unit, facts);
        }
        for (group, max) in self.package.groups.clone() {
            let count = self.rng.u32(0..=max.min(4));
            let members = (0..count).map(|_| self.all(&group)).collect();
            household.groups.insert(group, members);
        }
        if self.rng.u32(..6) == 0 {
            household.fixed = self.fixed(household.people.len());
        }
        household
    }

    fn fixed(&mut self, people: usize) -> BTreeMap<(String, Option<usize>), Value> {
        let mut fixed = BTreeMap::new();
        let results: Vec<_> = self.package.results.values().cloned().collect();
        for result in results {
            if self.rng.bool() {
                continue;
            }
            let whom = result.person.then(|| self.rng.usize(..people));
            let fact = Fact {
                about: String::new(),
                name: result.name.clone(),
                ty: result.ty.clone(),
                min: result.min.clone(),
                max: result.max.clone(),
                when: None,
                otherwise: None,
                derived: None,
            };
            fixed.insert((result.name, whom), self.value(&fact));
        }
        fixed
    }

    /// Everything told.
    pub fn fully(household: &Household) -> Known {
        let told = |facts: &Facts| -> Told {
            facts
                .iter()
                .map(|(n, v)| (n.clone(), Said::Exactly(v.clone())))
                .collect()
        };
        Known {
            people: household.people.iter().map(told).collect(),
            more_people: Some((0, 0)),
            household: told(&household.household),
            units: household
                .units
                .iter()
                .map(|(u, f)| (u.clone(), told(f)))
                .collect(),
            groups: household
                .groups
                .iter()
                .map(|(g, m)| (g.clone(), (m.iter().map(told).collect(), Some((0, 0)))))
                .collect(),
            fixed: household.fixed.clone(),
        }
    }

    /// Only part of it told: facts left out, declined, given as bands; people not described.
    pub fn partly(&mut self, household: &Household) -> Known {
        // From nearly all told to nearly nothing.
        let hidden = self.rng.u32(..=10);
        let mut known = Known {
            fixed: household.fixed.clone(),
            ..Known::default()
        };
        let people = &household.people;
        let fixed_people = known
            .fixed
            .keys()
            .filter_map(|(_, p)| *p)
            .max()
            .map_or(1, |p| p + 1);
        let described = match self.rng.u32(..3) {
            0 => self
                .rng
                .usize(fixed_people..=people.len().max(fixed_people)),
            _ => people.len(),
        };
        let left = (people.len() - described) as u32;
        let room = self.package.max_people.saturating_sub(described as u32);
        known.more_people = match (left, self.rng.u32(..6)) {
            // Nobody was asked, and nobody but the applicant described.
            (_, 0) if described == 1 => None,
            (0, 1..=4) => Some((0, 0)),
            _ => {
                let least = self.rng.u32(0..=left);
                Some((least, self.rng.u32(left..=room.min(left + 3).max(left))))
            }
        };
        for person in people.iter().take(described) {
            let told = self.told("person", person, hidden);
            known.people.push(told);
        }
        known.household = self.told("household", &household.household, hidden);
        for (unit, facts) in &household.units {
            let told = self.told(unit, facts, hidden);
            known.units.insert(unit.clone(), told);
        }
        for (group, members) in &household.groups {
            if self.rng.u32(..5) == 0 {
                continue;
            }
            let described = match self.rng.u32(..3) {
                0 => self.rng.usize(0..=members.len()),
                _ => members.len(),
            };
            let left = (members.len() - described) as u32;
            let max = self.package.groups.get(group).copied().unwrap_or(0);
            let room = max.saturating_sub(described as u32);
            let more = match (left, self.rng.u32(..4)) {
                (0, 0..=2) => (0, 0),
                _ => (self.rng.u32(0..=left), self.rng.u32(left..=room.max(left))),
            };
            let told = members
                .iter()
                .take(described)
                .map(|facts| self.told(group, facts, hidden))
                .collect();
            known.groups.insert(group.clone(), (told, Some(more)));
        }
        known
    }

    fn told(&mut self, about: &str, facts: &Facts, hidden: u32) -> Told {
        let mut told = Told::new();
        for fact in self.facts(about) {
            let Some(value) = facts.get(&fact.name) else {
                continue;
            };
            let is_applicant = *value == Value::Choice("applicant".into());
            let hide = self.rng.u32(..10) < hidden
                && !(is_applicant && fact.name == "relation" && about == "person");
            if !hide {
                told.insert(fact.name.clone(), Said::Exactly(value.clone()));
                continue;
            }
            if let Some(said) = self.vaguely(fact, value) {
                told.insert(fact.name.clone(), said);
            }
        }
        told
    }

    fn vaguely(&mut self, fact: &Fact, value: &Value) -> Option<Said> {
        let way = self.rng.u32(..4);
        if way == 0 {
            return None;
        }
        if way == 1 {
            return Some(Said::Declined);
        }
        match (&fact.ty, value) {
            (Type::Choice(options), Value::Choice(value)) => {
                let also = |o: &&String| *o == value || self.rng.u32(..2) == 0;
                let any_of: Vec<String> = options.iter().filter(also).cloned().collect();
                let relation = fact.about == "person" && fact.name == "relation";
                let any_of: Vec<String> = any_of
                    .into_iter()
                    .filter(|o| !relation || o != "applicant")
                    .collect();
                Some(Said::AnyOf(any_of))
            }
            (Type::Choices(options), Value::Choices(chosen)) => {
                let (mut yes, mut no, mut declined) = Default::default();
                for option in options {
                    let list: &mut BTreeSet<String> = match self.rng.u32(..3) {
                        0 => continue,
                        1 => &mut declined,
                        _ if chosen.contains(option) => &mut yes,
                        _ => &mut no,
                    };
                    list.insert(option.clone());
                }
                Some(Said::Partly(yes, no, declined))
            }
            (Type::Date | Type::Number(..), _) => {
                let (low, high) = self.bounds(fact);
                let low = self.between(fact, &low, value);
                let high = self.between(fact, value, &high);
                Some(Said::Between(low, high))
            }
            _ => None,
        }
    }

    /// A household that contradicts nothing said. With another as a pattern, what was declined is
    /// as there, and so are the numbers of people and things asked about: only what is still to be
    /// asked differs.
    pub fn completion(&mut self, known: &Known, pattern: Option<&Household>) -> Household {
        let mut household = Household {
            fixed: known.fixed.clone(),
            ..Household::default()
        };
        let count = |drawer: &mut Self,
                     more: Option<(u32, u32)>,
                     described: usize,
                     max: u32,
                     like: Option<usize>| {
            match (more, like) {
                (Some(_), Some(like)) => like,
                (more, _) => {
                    let room = max.saturating_sub(described as u32);
                    let (least, most) = more.unwrap_or((0, room.min(4)));
                    let most = most.min(room);
                    described + drawer.rng.u32(least.min(most)..=most) as usize
                }
            }
        };
        let people = count(
            self,
            known.more_people,
            known.people.len(),
            self.package.max_people,
            pattern.map(|p| p.people.len()),
        );
        for index in 0..people {
            let like = pattern.and_then(|p| p.people.get(index)).cloned();
            let mut facts = self.person(index == 0);
            match known.people.get(index) {
                Some(told) => self.complete("person", told, &mut facts, like.as_ref()),
                // One of the rest: nobody can be asked about them one by one.
                None if known.more_people.is_some() => facts = like.unwrap_or(facts),
                None => {}
            }
            household.people.push(facts);
        }
        household.household = self.all("household");
        let mut facts = household.household.clone();
        self.complete(
            "household",
            &known.household,
            &mut facts,
            pattern.map(|p| &p.household),
        );
        household.household = facts;
        for unit in self
            .package
            .units
            .iter()
            .map(|u| u.id.clone())
            .collect::<Vec<_>>()
        {
            let mut facts = self.all(&unit);
            let told = known.units.get(&unit).cloned().unwrap_or_default();
            let like = pattern.and_then(|p| p.units.get(&unit));
            self.complete(&unit, &told, &mut facts, like);
            household.units.insert(unit, facts);
        }
        for (group, max) in self.package.groups.clone() {
            let (told, more) = known.groups.get(&group).cloned().unwrap_or_default();
            let like = pattern.and_then(|p| p.groups.get(&group));
            let total = count(self, more, told.len(), max, like.map(Vec::len));
            let mut members = Vec::new();
            for index in 0..total {
                let mut facts = self.all(&group);
                let like = like.and_then(|l| l.get(index));
                match (told.get(index), like) {
                    (Some(told), like) => self.complete(&group, told, &mut facts, like),
                    (None, Some(like)) if more.is_some() => facts = like.clone(),
                    _ => {}
                }
                members.push(facts);
            }
            household.groups.insert(group, members);
        }
        household
    }

    fn complete(&mut self, about: &str, told: &Told, facts: &mut Facts, like: Option<&Facts>) {
        for fact in self.facts(about) {
            let pattern = like.and_then(|l| l.get(&fact.name)).cloned();
            let value = match told.get(&fact.name) {
                None => continue,
                Some(Said::Exactly(value)) => value.clone(),
                // Answered in part: not asked again.
                Some(said) => match (said, pattern) {
                    (Said::Partly(yes, no, declined), Some(Value::Choices(pattern))) => {
                        let (Value::Choices(mut drawn), Type::Choices(options)) =
                            (self.value(fact), &fact.ty)
                        else {
                            continue;
                        };
                        drawn.retain(|o| options.contains(o));
                        Value::Choices(
                            options
                                .iter()
                                .filter(|o| {
                                    yes.contains(*o)
                                        || (declined.contains(*o) && pattern.contains(*o))
                                        || (!no.contains(*o)
                                            && !declined.contains(*o)
                                            && drawn.contains(*o))
                                })
                                .cloned()
                                .collect(),
                        )
                    }
                    (_, Some(pattern)) => pattern,
                    (said, None) => match self.drawn(fact, said) {
                        Some(value) => value,
                        None => continue,
                    },
                },
            };
            facts.insert(fact.name.clone(), value);
        }
    }

    fn drawn(&mut self, fact: &Fact, said: &Said) -> Option<Value> {
        Some(match said {
            Said::Exactly(value) => value.clone(),
            Said::Between(low, high) => self.between(fact, low, high),
            Said::AnyOf(options) => Value::Choice(options[self.rng.usize(..options.len())].clone()),
            Said::Partly(yes, no, _) => {
                let Value::Choices(mut drawn) = self.value(fact) else {
                    return None;
                };
                drawn.retain(|o| !no.contains(o));
                drawn.extend(yes.iter().cloned());
                Value::Choices(drawn)
            }
            Said::Declined => return None,
        })
    }
}
