//! The nodes of a core, taken apart and put together anew: with results left out, with what is
//! certain from the slice's first day on written as a constant.

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::value::{self, Truth};

use super::can::{Can, Known, get};

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    pub operator: Operator,
    pub args: Vec<u32>,
}

impl Part {
    /// The arguments that are nodes.
    pub fn inputs(&self) -> impl Iterator<Item = u32> + '_ {
        self.operator
            .arguments(&self.args)
            .filter(|(kind, _)| kind.is_node())
            .map(|(_, arg)| arg)
    }
}

/// The nodes of a core. `None` when one has an operator that this compiler does not know, which a
/// core of its own never has.
pub fn of(core: &Core) -> Option<Vec<Part>> {
    let part = |node: &Vec<u32>| {
        let (operator, args) = node.split_first()?;
        Some(Part {
            operator: Operator::named(get(&core.operators, *operator)?)?,
            args: args.to_vec(),
        })
    };
    core.nodes.iter().map(part).collect()
}

/// Nodes put together anew.
pub struct Nodes<'a> {
    known: &'a Known<'a>,
    pub parts: Vec<Part>,
    /// What each can be.
    pub can: Vec<Can>,
    /// For each node before: which one it is now.
    now: Vec<u32>,
    places: BTreeMap<Part, u32>,
}

impl<'a> Nodes<'a> {
    /// Puts nodes together without the results that do not stay. With `certain` what can be only
    /// one thing is that thing.
    pub fn new(
        known: &'a Known<'a>,
        before: &[Part],
        results: &BTreeSet<u32>,
        certain: bool,
    ) -> Nodes<'a> {
        let mut nodes = Nodes {
            known,
            parts: Vec::new(),
            can: Vec::new(),
            now: Vec::new(),
            places: BTreeMap::new(),
        };
        for part in before {
            let now = nodes.rebuilt(part, results, certain);
            nodes.now.push(now);
        }
        nodes
    }

    /// Which node it is now.
    pub fn now(&self, before: u32) -> u32 {
        get(&self.now, before).copied().unwrap_or(u32::MAX)
    }

    fn rebuilt(&mut self, part: &Part, results: &BTreeSet<u32>, certain: bool) -> u32 {
        let args: Vec<u32> = part
            .operator
            .arguments(&part.args)
            .map(
                |(kind, arg)| {
                    if kind.is_node() { self.now(arg) } else { arg }
                },
            )
            .collect();
        let part = Part {
            operator: part.operator,
            args,
        };
        match (part.operator, part.args.as_slice()) {
            (Operator::Result | Operator::ResultOf, [result, rule, ..])
                if !results.contains(result) =>
            {
                *rule
            }
            _ if certain => self.simplest(part),
            _ => self.add(part),
        }
    }

    fn add(&mut self, part: Part) -> u32 {
        if let Some(&place) = self.places.get(&part) {
            return place;
        }
        let place = u32::try_from(self.parts.len()).unwrap_or(u32::MAX);
        self.can
            .push(self.known.node(part.operator, &part.args, &self.can));
        self.parts.push(part.clone());
        self.places.insert(part, place);
        place
    }

    /// The node, or a simpler one of the same meaning. Numbers are never written as constants: a
    /// figure is known by its parameter.
    fn simplest(&mut self, part: Part) -> u32 {
        let can = self.known.node(part.operator, &part.args, &self.can);
        match (&can, part.operator) {
            (Can::Bool(truth), operator)
                if truth.is_decided() && operator != Operator::ConstBool =>
            {
                return self.constant(Operator::ConstBool, vec![u32::from(truth.is_true())]);
            }
            (Can::Choice(list, options), operator) if operator != Operator::ConstChoice => {
                if let Some(option) = value::sole(options) {
                    let option = u32::try_from(option).unwrap_or(u32::MAX);
                    return self.constant(Operator::ConstChoice, vec![*list, option]);
                }
            }
            _ => {}
        }
        let is =
            |node: &u32, truth: Truth| self.can.get(index(*node)).map(Can::truth) == Some(truth);
        match (part.operator, part.args.as_slice()) {
            (Operator::If, [guard, then, _]) if is(guard, Truth::TRUE) => *then,
            (Operator::If, [guard, _, otherwise]) if is(guard, Truth::FALSE) => *otherwise,
            (Operator::If, [_, then, otherwise]) if then == otherwise => *then,
            (Operator::And | Operator::Or, parts) => {
                let neutral = if part.operator == Operator::And {
                    Truth::TRUE
                } else {
                    Truth::FALSE
                };
                let mut args: Vec<u32> = Vec::new();
                for node in parts.iter().filter(|node| !is(node, neutral)) {
                    if !args.contains(node) {
                        args.push(*node);
                    }
                }
                match args.as_slice() {
                    [one] => *one,
                    _ => self.add(Part { args, ..part }),
                }
            }
            // A constant is the same for everybody.
            (Operator::First, [.., of]) | (Operator::Relabel, [.., of])
                if self.parts.get(index(*of)).is_some_and(is_constant) =>
            {
                *of
            }
            _ => self.add(part),
        }
    }

    fn constant(&mut self, operator: Operator, args: Vec<u32>) -> u32 {
        self.add(Part { operator, args })
    }
}

fn is_constant(part: &Part) -> bool {
    matches!(
        part.operator,
        Operator::ConstBool | Operator::ConstNumber | Operator::ConstChoice | Operator::Today
    )
}

pub fn index(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}
