//! The law of slices: a slice says what its core says on every day from its own on; one for those
//! who give an answer says what its core says once that answer is given.

use crate::engine::{Engine, answers, day};
use crate::generate::households::{Drawer, Turns, day as some_day};
use crate::oracle::{Date, Oracle, Sources};
use selfcheck_compiler::Compiled;
use selfcheck_compiler::bundle::slice::{Only, OnlyError, cut};
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::{Answers, Given, NamedAnswer};
use selfcheck_runtime::{Bundle, Session};
use serde_json::Value;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The word for programs, where a fact would stand.
const PROGRAM: &str = "program";

/// What was compared.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    /// Households before slices from a day.
    pub days: u32,
    /// Households before slices for those who give an answer.
    pub answers: u32,
    /// Slices that something compared with the fact did not allow.
    pub shared: u32,
}

/// One package with several slices and households.
///
/// # Errors
/// What a slice says otherwise.
pub fn check(engine: &Engine, files: &Sources, seed: u64) -> Result<Compared, String> {
    let oracle = Oracle::new(files).map_err(|error| format!("oracle: {error}"))?;
    let package = oracle.package();
    let turns = Turns::of(package);
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut compared = Compared::default();
    let core = engine.bundle.core();
    for _ in 0..3 {
        let from = some_day(package, &mut rng);
        let slice = sliced(core, day(from), &[]).map_err(|error| error.to_string())?;
        let only = an_answer(core, &mut rng);
        let narrow = match only
            .as_ref()
            .map(|only| sliced(core, day(from), std::slice::from_ref(only)))
        {
            Some(Err(OnlyError::Shared(_))) => {
                compared.shared += 1;
                None
            }
            Some(narrow) => Some(narrow.map_err(|error| error.to_string())?),
            None => None,
        };
        for _ in 0..6 {
            let today = later(from, &mut rng);
            let mut drawer = Drawer {
                package,
                turns: &turns,
                today,
                rng: rng.fork(),
            };
            let household = drawer.household();
            let told = match rng.bool() {
                true => Drawer::fully(&household),
                false => drawer.partly(&household),
            };
            let mut said = answers(&told);
            said.fixed.clear();
            let whole = json(&engine.bundle, today, &said)?;
            let cut = json(&slice, today, &answerable(&slice, &said))?;
            if whole != cut {
                return Err(format!(
                    "on {today}, from {from}, {said:?}\nsays\n{whole}\ncut\n{cut}"
                ));
            }
            compared.days += 1;
            if let (Some(narrow), Some(only)) = (&narrow, &only) {
                answer(core, &mut said, only, &mut rng);
                let whole = essence(&json(&engine.bundle, today, &said)?, only);
                let cut = json(narrow, today, &answerable(narrow, &said))?;
                let cut = essence(&cut, only);
                if whole != cut {
                    return Err(format!(
                        "on {today}, from {from}, only {only}, {said:?}\nsays\n{whole}\ncut\n{cut}"
                    ));
                }
                compared.answers += 1;
            }
        }
    }
    Ok(compared)
}

/// The worked cases of a package, before slices from the first of their days on: for everybody, for
/// those who give an answer that the case gives, and for each program. How many were compared.
///
/// # Errors
/// What a slice says otherwise.
pub fn cases(compiled: &Compiled) -> Result<Compared, String> {
    let mut compared = Compared::default();
    let Some(from) = compiled.cases.iter().map(|case| case.date).min() else {
        return Ok(compared);
    };
    let core = Rc::new(Bundle::decode(compiled.core.clone()).expect("our own core"));
    let mut slices: BTreeMap<String, Option<Rc<Bundle>>> = BTreeMap::new();
    for case in &compiled.cases {
        let mut said = case.answers.clone();
        said.fixed.clear();
        let given = said.household.iter().filter_map(|said| match &said.value {
            Given::Text(option) => Some(Only {
                fact: said.fact.clone(),
                options: vec![option.clone()],
            }),
            _ => None,
        });
        let programs = core.core().programs.iter().map(|program| Only {
            fact: PROGRAM.to_owned(),
            options: vec![program.id.clone()],
        });
        let wanted = given.chain(programs).map(Some).chain([None]);
        for only in wanted.collect::<Vec<_>>() {
            let name = only.as_ref().map_or_else(String::new, ToString::to_string);
            let slice = slices.entry(name.clone()).or_insert_with(|| {
                // An answer may be a number or a date.
                let slice = sliced(core.core(), from, only.as_slice());
                slice.ok()
            });
            let Some(slice) = slice else { continue };
            let day = case.answers.date.unwrap_or(case.date);
            let say = |bundle: &Rc<Bundle>, said: &Answers| {
                let session = Session::from_answers(Rc::clone(bundle), day, said);
                let session = session.map_err(|errors| format!("{errors:?}"))?;
                Ok::<String, String>(session.evaluate().json())
            };
            let whole = say(&core, &said)?;
            let cut = say(slice, &answerable(slice, &said))?;
            let same = match &only {
                None => whole == cut,
                Some(only) => essence(&whole, only) == essence(&cut, only),
            };
            if !same {
                let case = &case.name.value;
                return Err(format!("case `{case}`, only `{name}`\n{whole}\ncut\n{cut}"));
            }
            match only {
                None => compared.days += 1,
                Some(_) => compared.answers += 1,
            }
        }
    }
    Ok(compared)
}

fn sliced(core: &Core, from: Day, only: &[Only]) -> Result<Rc<Bundle>, OnlyError> {
    let slice = cut(core, "", from, only)?;
    Ok(Rc::new(Bundle::decode(slice).expect("our own slice")))
}

/// A day from another on: often soon.
fn later(from: Date, rng: &mut fastrand::Rng) -> Date {
    let days = [0, 40, 400, 9000];
    let most = days[rng.usize(..days.len())];
    from.plus_days(rng.i64(0..=most))
}

/// One option of a choice of the household or a unit, or two.
fn an_answer(core: &Core, rng: &mut fastrand::Rng) -> Option<Only> {
    let asked = core.facts.iter();
    let asked = asked.filter(|f| f.kind == "choice" && f.group.is_none() && f.derived.is_none());
    let asked: Vec<_> = asked.collect();
    let fact = rng.choice(&asked)?;
    let mut options = core.options.get(fact.options? as usize)?.clone();
    rng.shuffle(&mut options);
    options.truncate(if rng.u32(0..4) == 0 { 2 } else { 1 });
    Some(Only {
        fact: fact.name.clone(),
        options,
    })
}

/// Gives the answer.
fn answer(core: &Core, said: &mut Answers, only: &Only, rng: &mut fastrand::Rng) {
    let fact = core.facts.iter().find(|fact| fact.name == only.fact);
    let about = fact.map_or("", |fact| fact.about.as_str());
    let facts = match about {
        "household" => &mut said.household,
        unit => match said.units.iter().position(|(known, _)| known == unit) {
            Some(at) => &mut said.units[at].1,
            None => {
                said.units.push((unit.to_owned(), Vec::new()));
                &mut said.units.last_mut().expect("just added").1
            }
        },
    };
    facts.retain(|said| said.fact != only.fact);
    let value = match only.options.len() {
        // Nothing said is any of them, and it is asked.
        2.. if rng.bool() => Given::AnyOf(only.options.clone()),
        _ => Given::Text(rng.choice(&only.options).expect("an option").clone()),
    };
    facts.push(NamedAnswer::declared(&only.fact, value));
}

/// Answers to what a slice knows.
fn answerable(slice: &Bundle, said: &Answers) -> Answers {
    let mut said = said.clone();
    let known = |said: &NamedAnswer| slice.fact(&said.fact).is_some();
    said.household.retain(known);
    for (_, facts) in &mut said.units {
        facts.retain(known);
    }
    let groups = said.groups.iter_mut().flat_map(|group| &mut group.members);
    for member in said.people.iter_mut().chain(groups) {
        member.facts.retain(known);
    }
    said
}

fn json(bundle: &Rc<Bundle>, today: Date, said: &Answers) -> Result<String, String> {
    match Session::from_answers(Rc::clone(bundle), day(today), said) {
        Ok(session) => Ok(session.evaluate().json()),
        Err(errors) => Err(format!("{errors:?} on {today} of {said:?}")),
    }
}

/// Statuses, amounts, states of rules and questions. Which answers were used, and how far off they
/// were, may be told otherwise where something is certain. Of some programs their outcomes alone: there
/// is less to be asked.
fn essence(json: &str, only: &Only) -> String {
    let mut said: Value = serde_json::from_str(json).expect("JSON");
    let outcomes = said["outcomes"].as_array_mut().expect("outcomes");
    let of_programs = only.fact == PROGRAM;
    if of_programs {
        let id = |outcome: &Value| outcome["program"].as_str().unwrap_or("").to_owned();
        outcomes.retain(|outcome| only.options.contains(&id(outcome)));
    }
    for outcome in outcomes.iter_mut().filter(|_| !of_programs) {
        for reason in outcome["reasons"].as_array_mut().expect("reasons") {
            let reason = reason.as_object_mut().expect("a reason");
            reason.remove("used");
            reason.remove("margin");
        }
    }
    let of_fact = |question: &Value| {
        let ask = question["ask"].as_str().unwrap_or("");
        ask.rsplit('.').next() == Some(only.fact.as_str())
    };
    said["questions"]
        .as_array_mut()
        .expect("questions")
        .retain(|question| !of_programs && !of_fact(question));
    serde_json::to_string_pretty(&said).expect("JSON")
}
