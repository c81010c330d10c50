//! What the programs of a slice need: nodes, and the facts they read.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Core, Fact};

use super::can::get;
use super::figures;
use super::only::Narrowed;
use super::parts::{Nodes, index};

/// Facts that pages look for by name: who somebody is to the applicant, and how old.
const NAMED: [&str; 2] = ["relation", "birth_date"];

/// What is needed.
pub struct Needed {
    /// For each node.
    pub nodes: Vec<bool>,
    /// By place.
    pub facts: BTreeSet<u32>,
    /// Facts that some node reads.
    pub read: BTreeSet<u32>,
    /// Named results that some node stands for, by place.
    pub results: BTreeSet<u32>,
}

/// What the programs need, and what facts that are asked need.
pub fn of(core: &Core, nodes: &Nodes, narrowed: &Narrowed) -> Needed {
    // A key that is always the same is left out, and so is what only says it.
    let all = with_keys(core, nodes, narrowed, &|_, _| true);
    let readings = figures::readings(nodes, &all.nodes);
    with_keys(core, nodes, narrowed, &|parameter, key| {
        let reading = readings.get(&parameter);
        reading.is_none_or(|reading| reading.fixed(key).is_none())
    })
}

/// Tells of a parameter's key, by place, whether it is needed.
type Keys<'k> = &'k dyn Fn(u32, usize) -> bool;

fn with_keys(core: &Core, nodes: &Nodes, narrowed: &Narrowed, keys: Keys) -> Needed {
    let mut needed = Needed {
        nodes: vec![false; nodes.parts.len()],
        facts: narrowed.options.keys().copied().collect(),
        read: BTreeSet::new(),
        results: BTreeSet::new(),
    };
    for program in &core.programs {
        needed.node(core, nodes, keys, program.fits);
        needed.node(core, nodes, keys, program.office);
        for rule in &program.rules {
            needed.node(core, nodes, keys, rule.node);
        }
        for amount in &program.amounts {
            needed.node(core, nodes, keys, amount.node);
            if let Some(node) = amount.denominator {
                needed.node(core, nodes, keys, node);
            }
        }
        if let Some(fact) = program.receives {
            needed.fact(core, nodes, keys, fact);
        }
    }
    for (place, fact) in (0..).zip(&core.facts) {
        if NAMED.contains(&fact.name.as_str()) && fact.derived.is_none() {
            needed.fact(core, nodes, keys, place);
        }
    }
    while let Some(fact) = out_of_order(core, &needed.facts) {
        needed.fact(core, nodes, keys, fact);
    }
    needed
}

impl Needed {
    /// Needs a node of the core.
    fn node(&mut self, core: &Core, nodes: &Nodes, keys: Keys, before: u32) {
        let mut open = vec![nodes.now(before)];
        while let Some(node) = open.pop() {
            let Some(part) = get(&nodes.parts, node) else {
                continue;
            };
            match self.nodes.get_mut(index(node)) {
                Some(needed) if !*needed => *needed = true,
                _ => continue,
            }
            let Some(&what) = part.args.first() else {
                continue;
            };
            // The first node of a parameter is the day, the others are its keys.
            let is_key = part.operator == Operator::Parameter;
            let inputs = part.inputs().enumerate();
            let inputs = inputs
                .filter(|(at, _)| !is_key || at.checked_sub(1).is_none_or(|key| keys(what, key)));
            open.extend(inputs.map(|(_, input)| input));
            match part.operator {
                Operator::Fact | Operator::FactOf if self.read.insert(what) => {
                    self.fact(core, nodes, keys, what);
                }
                Operator::Result | Operator::ResultOf => {
                    self.results.insert(what);
                    if let Some(result) = get(&core.results, what) {
                        let own = [Some(result.node), result.denominator];
                        open.extend(own.into_iter().flatten().map(|node| nodes.now(node)));
                    }
                }
                _ => {}
            }
        }
    }

    /// Needs a fact: what tells whether it applies, or what it follows from.
    fn fact(&mut self, core: &Core, nodes: &Nodes, keys: Keys, fact: u32) {
        self.facts.insert(fact);
        if let Some(fact) = get(&core.facts, fact) {
            for node in [fact.when, fact.derived].into_iter().flatten() {
                self.node(core, nodes, keys, node);
            }
        }
    }
}

/// A fact without which questions would come in another order: the first of its group, before
/// which it is asked how many there are, or one that parts the facts asked of one member after
/// another.
fn out_of_order(core: &Core, kept: &BTreeSet<u32>) -> Option<u32> {
    let facts = || (0_u32..).zip(&core.facts);
    let mut groups = BTreeSet::new();
    for (place, fact) in facts() {
        if let Some(group) = fact.group
            && groups.insert(group)
            && !kept.contains(&place)
        {
            return Some(place);
        }
    }
    let parts = |fact: &Fact, group: u32| {
        let who = fact.ask.iter().any(|how| how == "who") && fact.derived.is_none();
        fact.group != Some(group) || who
    };
    let mut run: Option<u32> = None;
    let mut parting: Option<u32> = None;
    for (place, fact) in facts() {
        if kept.contains(&place) {
            let goes_on = run.is_some() && run == fact.group;
            if goes_on && parting.is_some() {
                return parting;
            }
            (run, parting) = (fact.group, None);
        } else if parting.is_none() && run.is_some_and(|group| parts(fact, group)) {
            parting = Some(place);
        }
    }
    None
}
