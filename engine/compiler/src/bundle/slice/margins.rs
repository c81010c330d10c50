//! Which named results a slice has: those that tell how far an answer is from a limit.
//!
//! A result is a cut through the graph, for the office to fix and for cases to look at; in the
//! browser nobody does, and its rule stands for it. But a margin takes its unit and its decimal
//! places from the first result on its way, and tells the limit from the value by whether answers
//! can change them (`outcome/margin.rs` of the runtime): where a result could be the one, it stays.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::Operator;

use super::can::get;
use super::parts::Part;

/// The results that stay, by place.
pub fn results(core: &Core, parts: &[Part]) -> BTreeSet<u32> {
    let mut kept = BTreeSet::new();
    let comparisons = comparisons(core, parts);
    let (with, without) = (live(parts, true), live(parts, false));
    let changes = |node: u32| get(&with, node) != get(&without, node);
    for side in comparisons.iter().filter_map(|&node| get(parts, node)) {
        for &side in &side.args {
            measured(parts, side, &mut kept);
            if changes(side) {
                below(parts, side, &mut kept);
            }
        }
    }
    // A condition of a fact is known again by its place: it must not become one with another.
    let conditions: BTreeSet<u32> = core.facts.iter().filter_map(|fact| fact.when).collect();
    let over_condition = parts.iter().filter(|part| {
        is_result(part)
            && part
                .args
                .get(1)
                .is_some_and(|rule| conditions.contains(rule))
    });
    kept.extend(over_condition.filter_map(|part| part.args.first()));
    kept
}

fn is_result(part: &Part) -> bool {
    matches!(part.operator, Operator::Result | Operator::ResultOf)
}

/// The comparisons that can decide a rule alone.
fn comparisons(core: &Core, parts: &[Part]) -> BTreeSet<u32> {
    let rules = core.programs.iter().flat_map(|program| &program.rules);
    let mut open: Vec<u32> = rules.map(|rule| rule.node).collect();
    let mut seen = BTreeSet::new();
    let mut found = BTreeSet::new();
    while let Some(node) = open.pop() {
        let Some(part) = get(parts, node).filter(|_| seen.insert(node)) else {
            continue;
        };
        let args = part.args.as_slice();
        match (part.operator, args) {
            (Operator::Less | Operator::AtMost | Operator::Equal, _) => _ = found.insert(node),
            (Operator::Not | Operator::And | Operator::Or, _) => open.extend(args),
            (Operator::If, [_, then, otherwise]) => open.extend([then, otherwise]),
            (Operator::Any | Operator::All, [.., body]) => open.push(*body),
            (Operator::First | Operator::Relabel, [.., of]) => open.push(*of),
            (Operator::Result | Operator::ResultOf, [_, rule, ..]) => open.push(*rule),
            _ => {}
        }
    }
    found
}

/// The result that tells what a number measures, if it is one.
fn measured(parts: &[Part], side: u32, kept: &mut BTreeSet<u32>) {
    let mut next = Some(side);
    while let Some(part) = next.and_then(|node| get(parts, node)) {
        let args = &part.args;
        next = match part.operator {
            Operator::Result | Operator::ResultOf => {
                kept.extend(args.first());
                return;
            }
            Operator::Subtract
            | Operator::Add
            | Operator::Min
            | Operator::Max
            | Operator::Negate
            | Operator::Absolute => args.first().copied(),
            Operator::If | Operator::First => args.get(1).copied(),
            Operator::Relabel => args.get(2).copied(),
            Operator::Sum | Operator::Least | Operator::Greatest | Operator::SumHighest => {
                args.get(3).copied()
            }
            _ => return,
        };
    }
}

/// Whether answers can change each node; a result can always be fixed, or is what its rule is.
fn live(parts: &[Part], results: bool) -> Vec<bool> {
    let mut live: Vec<bool> = Vec::with_capacity(parts.len());
    for part in parts {
        let here = match part.operator {
            Operator::Fact | Operator::FactOf => true,
            Operator::Result | Operator::ResultOf if results => true,
            _ => part.inputs().any(|input| get(&live, input) == Some(&true)),
        };
        live.push(here);
    }
    live
}

/// All results that a node needs.
fn below(parts: &[Part], node: u32, kept: &mut BTreeSet<u32>) {
    let mut open = vec![node];
    let mut seen = BTreeSet::new();
    while let Some(node) = open.pop() {
        let Some(part) = get(parts, node).filter(|_| seen.insert(node)) else {
            continue;
        };
        if is_result(part) {
            kept.extend(part.args.first());
        }
        open.extend(part.inputs());
    }
}
