//! Makes a failure smaller: pieces of the package are left out, people taken away and facts made
//! plain, as long as it still fails.

use crate::engine::Engine;
use crate::generate::Draft;
use crate::generate::households::{Known, Said, Told};
use crate::oracle::declared::Type;
use crate::oracle::{Date, Facts, Household, Oracle, Sources, Value, bound_on};

/// The smallest package found that still fails, leaving out one piece after another.
pub fn package(draft: &Draft, fails: &dyn Fn(&Sources) -> bool) -> Draft {
    let mut smallest = draft.clone();
    // Twice through all pieces: what a later piece needed can go the second time.
    for _ in 0..2 {
        let mut at = 0;
        while let Some(less) = smallest.smaller().into_iter().nth(at) {
            if Engine::compile(&less.files()).is_ok() && fails(&less.files()) {
                smallest = less;
            } else {
                at += 1;
            }
        }
    }
    smallest
}

/// The smallest household found that still fails.
pub fn household(
    household: &Household,
    oracle: &Oracle,
    fails: &dyn Fn(&Household) -> bool,
) -> Household {
    let mut smallest = household.clone();
    loop {
        match smaller(&smallest, oracle)
            .into_iter()
            .find(|less| *less != smallest && fails(less))
        {
            Some(less) => smallest = less,
            None => return smallest,
        }
    }
}

fn smaller(household: &Household, oracle: &Oracle) -> Vec<Household> {
    let mut smaller = Vec::new();
    for at in 1..household.people.len() {
        let mut less = household.clone();
        less.people.remove(at);
        less.fixed
            .retain(|(_, person), _| person.is_none_or(|p| p < at));
        smaller.push(less);
    }
    for (group, members) in &household.groups {
        for at in 0..members.len() {
            let mut less = household.clone();
            if let Some(members) = less.groups.get_mut(group) {
                members.remove(at);
            }
            smaller.push(less);
        }
    }
    for key in household.fixed.keys() {
        let mut less = household.clone();
        less.fixed.remove(key);
        smaller.push(less);
    }
    for at in 0..household.people.len() {
        for (name, value) in &household.people[at] {
            if let Some(plain) = plainer(oracle, "person", name, value) {
                let mut less = household.clone();
                less.people[at].insert(name.clone(), plain);
                smaller.push(less);
            }
        }
    }
    for (name, value) in &household.household {
        if let Some(plain) = plainer(oracle, "household", name, value) {
            let mut less = household.clone();
            less.household.insert(name.clone(), plain);
            smaller.push(less);
        }
    }
    smaller
}

fn plainer(oracle: &Oracle, about: &str, name: &str, value: &Value) -> Option<Value> {
    let fact = oracle.package().fact(about, name)?;
    match (&fact.ty, value) {
        (Type::Bool, Value::Bool(true)) => Some(Value::Bool(false)),
        (Type::Number(..), Value::Number(number)) if !number.is_zero() => {
            let low = bound_on(
                fact.min.as_ref()?,
                Date {
                    year: 2026,
                    month: 1,
                    day: 1,
                },
            );
            (low != *value).then_some(low)
        }
        (Type::Choices(_), Value::Choices(chosen)) if !chosen.is_empty() => {
            Some(Value::Choices(Default::default()))
        }
        _ => None,
    }
}

/// The answers that say the most and still fail: what is vague is told exactly where it does not
/// matter.
pub fn known(known: &Known, truth: &Household, fails: &dyn Fn(&Known) -> bool) -> Known {
    let mut plainest = known.clone();
    for (at, facts) in truth.people.iter().enumerate().take(known.people.len()) {
        tell(&mut plainest, facts, fails, &|known| {
            known.people.get_mut(at)
        });
    }
    tell(&mut plainest, &truth.household, fails, &|known| {
        Some(&mut known.household)
    });
    for (unit, facts) in &truth.units {
        tell(&mut plainest, facts, fails, &|known| {
            known.units.get_mut(unit)
        });
    }
    for (group, members) in &truth.groups {
        for (at, facts) in members.iter().enumerate() {
            tell(&mut plainest, facts, fails, &|known| {
                known.groups.get_mut(group)?.0.get_mut(at)
            });
        }
    }
    plainest
}

fn tell(
    plainest: &mut Known,
    facts: &Facts,
    fails: &dyn Fn(&Known) -> bool,
    of: &dyn for<'a> Fn(&'a mut Known) -> Option<&'a mut Told>,
) {
    for (name, value) in facts {
        let mut told = plainest.clone();
        let Some(place) = of(&mut told) else { return };
        place.insert(name.clone(), Said::Exactly(value.clone()));
        if told != *plainest && fails(&told) {
            *plainest = told;
        }
    }
}
