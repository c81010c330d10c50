//! A slice says what its core says: here of a package that reads figures on every sort of day, and
//! of what is in a slice and what is not. Random packages are in the suite `slices` of `tests/`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "tests fail by panicking"
)]

use std::rc::Rc;

use selfcheck_compiler::bundle::slice::{Only, OnlyError};
use selfcheck_compiler::bundle::{WriteError, Written};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::{Answers, Given, NamedAnswer};
use selfcheck_runtime::{Bundle, Session};

/// The files of the package, each after a line `=== name`.
const PACKAGE: &str = include_str!("slices/package.txt");

fn compiled() -> Compiled {
    let parts = PACKAGE.split("=== ").skip(1);
    let files = parts.map(|part| {
        let (name, text) = part.split_once('\n').unwrap();
        (name.trim().to_owned(), text.as_bytes().to_vec())
    });
    let mut found = Diagnostics::default();
    let files = Files::from_bytes(files.collect(), &mut found);
    compile(&files, &Options::default(), found).unwrap_or_else(|found| panic!("{found:#?}"))
}

fn from(first: &str) -> Written {
    compiled().bundle(Some(day(first)), &[]).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn bundle(core: &Core) -> Rc<Bundle> {
    Rc::new(Bundle::decode(core.clone()).unwrap())
}

fn said(facts: &[(&str, &str)]) -> Answers {
    let facts = facts.iter().map(|(fact, value)| {
        let given = match *value {
            "yes" => Given::Bool(true),
            text => Given::Text(text.to_owned()),
        };
        NamedAnswer::declared(fact, given)
    });
    Answers {
        household: facts.collect(),
        ..Answers::default()
    }
}

fn json(bundle: &Rc<Bundle>, today: Day, answers: &Answers) -> Result<String, Vec<&'static str>> {
    match Session::from_answers(Rc::clone(bundle), today, answers) {
        Ok(session) => Ok(session.evaluate().json()),
        Err(errors) => Err(errors.iter().map(|error| error.code).collect()),
    }
}

/// The values of the parameter with this number: names are not in slices.
fn values(core: &Core, number: i128) -> Vec<&selfcheck_runtime::bundle::Entry> {
    let first = |entry: &selfcheck_runtime::bundle::Entry| entry.cells.first().map(|cell| cell.0);
    let values = core
        .parameters
        .iter()
        .flat_map(|parameter| &parameter.values);
    values
        .filter(|entry| first(entry).is_some_and(|first| first / 100 == number))
        .collect()
}

fn figures(core: &Core, number: i128) -> Vec<i128> {
    values(core, number)
        .iter()
        .map(|entry| entry.cells[0].0 % 100)
        .collect()
}

#[test]
fn on_every_day_from_its_own_on_a_slice_says_what_its_core_says() {
    for from in [
        "2019-12-31",
        "2021-10-01",
        "2022-02-28",
        "2024-02-29",
        "2026-03-15",
    ] {
        let core = bundle(&compiled().core);
        let slice = bundle(&self::from(from).slices[0]);
        for later in (0..900).chain((900..5000).step_by(37)).chain([27_000]) {
            let today = Day(day(from).0 + later);
            for answers in [
                said(&[]),
                said(&[("state", "ca"), ("income", "40"), ("moved", "2017-05-05")]),
                said(&[("state", "ny"), ("income", "55")]),
                said(&[("income", "30"), ("old", "yes"), ("moved", "2015-07-01")]),
            ] {
                let (whole, cut) = (json(&core, today, &answers), json(&slice, today, &answers));
                assert_eq!(whole.unwrap(), cut.unwrap(), "{} from {from}", today.iso());
            }
        }
    }
}

#[test]
fn only_the_figures_of_days_that_can_be_read_are_in_a_slice() {
    let slice = &from("2024-02-29").slices[0];
    // On the day itself, the first of its month, of its year, eleven months before that
    // (2023-02-01), the first day of its fiscal year (2023-10-01 or later).
    assert_eq!(figures(slice, 1), [24, 25, 26]);
    assert_eq!(figures(slice, 2), [23, 24, 25, 26]);
    assert_eq!(figures(slice, 3), [23, 24, 25, 26]);
    assert_eq!(figures(slice, 4), [22, 23, 24, 25, 26]);
    assert_eq!(figures(slice, 5), [23, 24, 25, 26]);
    // Between the days that a parameter names, on one that is written, on one that is asked for.
    assert_eq!(figures(slice, 6), [17, 18, 19, 20]);
    assert_eq!(figures(slice, 7), [18]);
    let asked = [15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26];
    assert_eq!(figures(slice, 8), asked);
    // From the day of the new law on, that of the other day is read no more.
    assert_eq!(figures(&from("2025-07-04").slices[0], 6), [20]);
    // What says the same again is one value, and what no program reads is not there.
    assert_eq!(figures(slice, 9), [7]);
    assert_eq!(figures(slice, 10), [] as [i128; 0]);
    assert_eq!(figures(&compiled().core, 10), asked);
}

#[test]
fn what_no_program_needs_is_in_the_core_alone() {
    let (core, slices) = (&compiled().core, from("2024-02-29").slices);
    let slice = &slices[0];
    let facts =
        |core: &Core| -> Vec<String> { core.facts.iter().map(|fact| fact.name.clone()).collect() };
    assert!(facts(core).contains(&"for_suites".to_owned()));
    assert!(!facts(slice).contains(&"for_suites".to_owned()));
    assert!(slice.facts.iter().all(|fact| fact.default.is_none()));
    // A margin takes its unit from `net`; `region` and `unread` are rules like any other.
    assert_eq!(core.results.len(), 4);
    assert_eq!(slice.results.len(), 1);
    assert!(slice.results.iter().all(|result| result.name.is_empty()));
    // Nobody answers a region, so nobody reads its name.
    let named = |core: &Core| core.options.iter().flatten().any(|name| name == "pacific");
    assert!(named(core) && !named(slice));
}

fn only(first: &str, wanted: &[&str]) -> Result<Written, WriteError> {
    let wanted: Vec<Only> = wanted.iter().map(|only| only.parse().unwrap()).collect();
    compiled().bundle(Some(day(first)), &wanted)
}

#[test]
fn a_slice_for_those_who_give_an_answer_has_nothing_of_the_others() {
    let whole = from("2024-02-29");
    let cut = only("2024-02-29", &["state=ca"]).unwrap();
    assert_eq!(whole.manifest.core, cut.manifest.core);
    let slice = &cut.slices[0];
    let state = slice
        .facts
        .iter()
        .find(|fact| fact.name == "state")
        .unwrap();
    assert_eq!(slice.options[state.options.unwrap() as usize], ["ca"]);
    assert!(!slice.facts.iter().any(|fact| fact.name == "borough"));
    // One row of each table, by state and by region.
    for number in [11, 12] {
        let tables = values(slice, number);
        assert!(!tables.is_empty() && tables.iter().all(|entry| entry.cells.len() == 2));
    }
    let words = &cut.texts[0].1.keys.0;
    assert!(words.contains(&"option-state-ca".to_owned()));
    for gone in ["option-state-ny", "fact-borough", "option-borough-bronx"] {
        assert!(whole.texts[0].1.keys.0.contains(&gone.to_owned()));
        assert!(!words.contains(&gone.to_owned()), "{gone}");
    }
    assert!(cut.manifest.slices[0].size * 10 < whole.manifest.slices[0].size * 9);
}

/// Status, amounts and states of rules; and what is asked.
fn essence(json: &str) -> serde_json::Value {
    let mut json: serde_json::Value = serde_json::from_str(json).unwrap();
    for outcome in json["outcomes"].as_array_mut().unwrap() {
        for reason in outcome["reasons"].as_array_mut().unwrap() {
            reason.as_object_mut().unwrap().remove("used");
            reason.as_object_mut().unwrap().remove("margin");
        }
    }
    json
}

#[test]
fn a_slice_for_those_who_give_an_answer_says_what_the_core_says_of_them() {
    for state in ["ca", "ny", "tx"] {
        let cut = only("2022-02-28", &[&format!("household.state={state}")]).unwrap();
        let (core, slice) = (bundle(&compiled().core), bundle(&cut.slices[0]));
        for later in (0..2000).step_by(29) {
            let today = Day(day("2022-02-28").0 + later);
            for more in [
                &[][..],
                &[("income", "40")],
                &[("income", "90"), ("old", "yes")],
            ] {
                // What nobody in the state is asked is not in its slice.
                let known = |(fact, _): &&(&str, &str)| slice.fact(fact).is_some();
                let more: Vec<(&str, &str)> = more.iter().filter(known).copied().collect();
                let given = said(&[&[("state", state)], more.as_slice()].concat());
                let whole = json(&core, today, &given).unwrap();
                for answers in [&given, &said(&more)] {
                    let cut = json(&slice, today, answers).unwrap();
                    assert_eq!(essence(&whole), essence(&cut), "{state} {}", today.iso());
                }
            }
        }
    }
}

#[test]
fn another_answer_than_the_slice_is_for_is_an_error() {
    let one = only("2022-02-28", &["state=ca"]).unwrap();
    let one = bundle(&one.slices[0]);
    let today = day("2022-02-28");
    assert!(json(&one, today, &said(&[("state", "ca")])).is_ok());
    assert_eq!(
        json(&one, today, &said(&[("state", "ny")])),
        Err(vec!["A024"])
    );
    assert_eq!(
        json(&one, today, &said(&[("borough", "bronx")])),
        Err(vec!["A003"])
    );
    let two = only("2022-02-28", &["state=ny,tx"]).unwrap();
    let two = bundle(&two.slices[0]);
    assert!(json(&two, today, &said(&[("state", "tx")])).is_ok());
    assert_eq!(
        json(&two, today, &said(&[("state", "ca")])),
        Err(vec!["A024"])
    );
    assert!(
        json(&two, today, &said(&[]))
            .unwrap()
            .contains("household.state")
    );
}

#[test]
fn a_slice_is_only_for_answers_that_there_are() {
    let refused = |wanted: &[&str]| match only("2022-02-28", wanted) {
        Err(WriteError::Only(error)) => error,
        other => panic!("{:?}", other.map(|cut| cut.manifest)),
    };
    let name = |text: &str| text.to_owned();
    assert_eq!(refused(&["stat=ca"]), OnlyError::UnknownFact(name("stat")));
    assert_eq!(
        refused(&["state=ca,zz"]),
        OnlyError::UnknownOption(name("state"), name("zz"))
    );
    assert_eq!(refused(&["income=3"]), OnlyError::NoChoice(name("income")));
    assert_eq!(
        refused(&["status=citizen"]),
        OnlyError::NoChoice(name("status"))
    );
    assert_eq!(
        refused(&["state=ca", "state=ny"]),
        OnlyError::Twice(name("state"))
    );
    assert_eq!(
        refused(&["program=aid,none"]),
        OnlyError::UnknownProgram(name("none"))
    );
    assert_eq!(
        refused(&["program=aid", "program=aid"]),
        OnlyError::Twice(name("program"))
    );
    // The state somebody came from can be any.
    assert_eq!(refused(&["born=ny,ca"]), OnlyError::Shared(name("born")));
    assert!(only("2022-02-28", &["born=ny"]).is_ok());
    for text in ["state", "state=", "=ca", "state=ca,,ny"] {
        assert_eq!(text.parse::<Only>(), Err(OnlyError::Form), "{text}");
    }
}
