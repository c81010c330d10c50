//! Bundles that lie: cut, altered, of another format, with indices, sizes and numbers that nobody
//! would write. The decoder refuses them with a code, or what it accepts evaluates without fault
//! (overflow checks are on here).

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by a panic; its numbers are small"
)]

mod support;

use std::rc::Rc;

use proptest::prelude::*;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Core, Int};
use selfcheck_runtime::ids::{FactId, GroupId, Subject};
use selfcheck_runtime::session::{Given, Provenance};
use selfcheck_runtime::{Bundle, Session, codes};
use support::{Build, amount, entry, rule, today};

/// A little of everything.
fn core() -> Core {
    let mut build = Build::new(4);
    build.things();
    let options = build.options(&["applicant", "b", "c"]);
    build.chosen("relation", Some(0), "choice", options);
    let owns = build.chosen("owns", Some(0), "choices", options);
    let wage = build.bounded("wage", Some(0), -100, 100);
    build.dated("born", None, "t-1440", "t");
    let size = build.bounded("size", Some(1), 0, 9);
    let cells = build.parameter(
        "cells",
        "cells",
        &[options],
        vec![
            entry(0, Some(9000), &[1, 2, 3, 3, 4, 5]),
            entry(9500, None, &[1, 2, 3, 3, 4, 5]),
        ],
    );
    let steps = build.parameter(
        "steps",
        "steps",
        &[],
        vec![entry(0, None, &[1, 1, 5, 2, 2])],
    );
    let rates = build.parameter(
        "rates",
        "marginal",
        &[],
        vec![entry(0, None, &[0, 1, 2, 7, 2, 2])],
    );
    let today = build.node(Operator::Today, &[]);
    let (yes, two) = (build.bool(1), build.number(2));
    let reads: Vec<u32> = (0..5).map(|fact| build.read(fact)).collect();
    let key = build.node(Operator::Parameter, &[cells, today, reads[0]]);
    let step = build.node(Operator::Step, &[steps, today, reads[2]]);
    let rate = build.node(Operator::Marginal, &[rates, today, reads[2]]);
    let owned = build.node(Operator::Contains, &[reads[1], 1]);
    let count = build.node(Operator::Chosen, &[reads[1]]);
    let years = build.node(Operator::Years, &[reads[3], today]);
    let later = build.node(Operator::AddMonths, &[reads[3], years]);
    let month = build.node(Operator::MonthOf, &[later]);
    let product = build.node(Operator::Multiply, &[key, step]);
    let product = build.node(Operator::Multiply, &[product, rate]);
    let quotient = build.node(Operator::Divide, &[product, two, 2]);
    let rest = build.node(Operator::Remainder, &[count, two]);
    let sum = build.node(Operator::Sum, &[0, 0, owned, quotient]);
    let highest = build.node(Operator::SumHighest, &[0, 0, owned, quotient, years]);
    let least = build.node(Operator::Least, &[0, 0, owned, rest, month]);
    let sizes = build.node(Operator::FactOf, &[size, 1]);
    let bigger = build.node(Operator::Less, &[reads[2], sizes]);
    let any = build.node(Operator::Any, &[1, 1, yes, bigger]);
    let other = build.node(Operator::Relabel, &[0, 2, owned]);
    let same = build.node(Operator::SamePerson, &[0, 2, 0]);
    let twins = build.node(Operator::All, &[2, 0, other, same]);
    let first = build.node(Operator::First, &[0, twins]);
    let total = build.node(Operator::Add, &[sum, highest]);
    let total = build.result("total", "number", None, total);
    let less = build.node(Operator::AtMost, &[least, total]);
    let one_of = build.node(Operator::OneOf, &[reads[0], 1, 2]);
    let fits = build.node(Operator::And, &[any, less, one_of]);
    let program = build.program("each", "person", fits, first);
    program.rules.push(rule("a", "require", any));
    program.rules.push(rule("b", "exclude", less));
    program.amounts.push(amount("sum", total));
    build.core.facts[wage as usize].when = Some(owned);
    build.core.facts[owns as usize].ask = vec!["who".into()];
    build.core
}

/// One thing altered.
fn alter(core: &mut Core, what: u8, place: usize, word: u32) {
    let at = |length: usize| place % length.max(1);
    let some_node = at(core.nodes.len());
    match what % 24 {
        0..10 => {
            let words = &mut core.nodes[some_node];
            let here = word as usize % words.len().max(1);
            if let Some(old) = words.get_mut(here) {
                *old = if word.is_multiple_of(5) {
                    word
                } else {
                    word % 70
                };
            }
        }
        10 => core.nodes[some_node].push(word % 50),
        11 => drop(core.nodes[some_node].pop()),
        12 => core.nodes.truncate(place % 60),
        13 => {
            let numbers = core.numbers.len();
            core.numbers[at(numbers)] = Int(i128::from(word) << (place % 97));
        }
        14 => {
            let entries = &mut core.parameters[place % 3].values;
            let entry = word as usize % entries.len().max(1);
            let Some(entry) = entries.get_mut(entry) else {
                return;
            };
            let cell = place % entry.cells.len().max(1);
            if let Some(cell) = entry.cells.get_mut(cell) {
                *cell = Int(i128::from(word.cast_signed()) << (place % 91));
            }
        }
        15 => {
            let entries = &mut core.parameters[place % 3].values;
            if let Some(entry) = entries.first_mut() {
                entry.from = word.cast_signed();
            }
        }
        16 => core.groups[place % 2].max = word >> (place % 32),
        17 => core.facts[place % 5].group = Some(word % 4).filter(|group| *group < 3),
        18 => core.facts[place % 5].max = format!("{}", i128::from(word) << (place % 100)),
        19 => core.facts[place % 5].min = format!("t{}", word.cast_signed()),
        20 => core.facts[place % 5].when = Some(word % 60),
        21 => core.facts[place % 5].derived = Some(word % 60),
        22 => drop(core.options[0].pop()),
        _ => {
            let kinds = ["bool", "number", "date", "choice", "choices", "other"];
            core.facts[place % 5].kind = kinds[word as usize % 6].into();
        }
    }
}

/// Evaluates what was accepted, with people nobody has described, then with answers.
fn use_it(bundle: Bundle) {
    let bundle = Rc::new(bundle);
    let Ok(mut session) = Session::new(Rc::clone(&bundle), today()) else {
        return;
    };
    let look = |session: &Session| {
        session.evaluate().json();
        session.unused_answers();
        for number in 0..bundle.core().results.len() {
            session
                .evaluate()
                .result(selfcheck_runtime::ids::ResultId(number as u32), None);
        }
    };
    look(&session);
    let _full = session.add_person("b");
    let _full = session.add_member(GroupId(1), "");
    let _none = session.set_more_people(0, 0);
    for fact in 0..bundle.core().facts.len() as u32 {
        let group = bundle.core().facts[fact as usize].group;
        let members: Vec<Subject> = match group {
            None => vec![Subject::Single],
            Some(group) => session
                .members(GroupId(group))
                .iter()
                .map(|slot| Subject::Of(slot.id))
                .collect(),
        };
        for subject in members {
            for given in [
                Given::Bool(true),
                Given::Text("1".into()),
                Given::Text("2000-02-29".into()),
                Given::Text("b".into()),
                Given::Chosen(vec!["b".into()]),
            ] {
                let _refused = session.answer(FactId(fact), subject, given, Provenance::default());
            }
        }
    }
    look(&session);
    let _refused = bundle
        .result("total")
        .map(|total| session.fix(total, None, "12"));
    look(&session);
    drop(session.to_answers());
}

fn code_of(core: Core) -> &'static str {
    let error = Bundle::decode(core).unwrap_err();
    assert!(codes::ALL.iter().any(|(code, _)| *code == error.code));
    assert!(error.message.contains("build it again") || error.code == "B001");
    error.code
}

#[test]
fn each_kind_of_lie_has_its_own_code() {
    use_it(Bundle::decode(core()).unwrap());
    let lie = |change: &dyn Fn(&mut Core)| {
        let mut core = core();
        change(&mut core);
        code_of(core)
    };
    assert_eq!(lie(&|core| core.format = 2), "B001");
    assert_eq!(lie(&|core| core.format = 0), "B002");
    assert_eq!(lie(&|core| core.groups.clear()), "B003");
    assert_eq!(lie(&|core| core.nodes[20][1] = 9999), "B003");
    // A node that points forward, or at itself.
    assert_eq!(lie(&|core| core.nodes[20][1] = 20), "B003");
    assert_eq!(lie(&|core| core.nodes[20].clear()), "B004");
    assert_eq!(lie(&|core| core.numbers[0] = Int(i128::MAX)), "B006");
    assert_eq!(lie(&|core| core.groups[0].max = u32::MAX), "B007");
    assert_eq!(lie(&|core| core.facts[0].kind = "float".into()), "B008");
    assert_eq!(lie(&|core| core.facts[2].max = "NaN".into()), "B008");
    assert_eq!(lie(&|core| core.programs[0].fits = 9999), "B008");
    assert_eq!(
        lie(&|core| core.programs[0].rules[0].proofs.push(7)),
        "B008"
    );
    assert_eq!(
        lie(&|core| core.parameters[0].values[0].cells.truncate(3)),
        "B009"
    );
    assert_eq!(
        lie(&|core| core.parameters[1].values[0].cells.swap(0, 2)),
        "B009"
    );
}

#[test]
fn what_costs_too_much_is_refused() {
    let mut build = Build::new(1000);
    let mut node = build.bounded("a", Some(0), 0, 1);
    node = build.read(node);
    for level in 1..3 {
        let other = build.node(Operator::FactOf, &[0, level]);
        node = build.node(Operator::Add, &[node, other]);
    }
    assert_eq!(code_of(build.core), "B007");
}

#[test]
fn axes_that_do_not_go_together_are_refused() {
    let mut core = core();
    // The things' size under the people's level.
    let sizes = core
        .nodes
        .iter()
        .rposition(|node| node.len() == 3 && node[1] == 4)
        .unwrap();
    core.nodes[sizes][2] = 0;
    assert_eq!(code_of(core), "B005");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_alteration_of_a_bundle_causes_a_fault(
        changes in proptest::collection::vec((any::<u8>(), any::<usize>(), any::<u32>()), 1..4),
    ) {
        let mut core = core();
        for (what, place, word) in changes {
            if !core.nodes.is_empty() {
                alter(&mut core, what, place, word);
            }
        }
        match Bundle::decode(core) {
            Ok(bundle) => use_it(bundle),
            Err(error) => prop_assert!(codes::ALL.iter().any(|(code, _)| *code == error.code)),
        }
    }
}
