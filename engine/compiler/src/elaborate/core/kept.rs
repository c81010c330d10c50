//! Which nodes are written: only those that somebody needs, arguments before what uses them.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::{Arg, Operator};

use super::super::Elaborator;
use super::super::graph::Node;

/// The nodes needed so far, renumbered.
#[derive(Default)]
pub struct Kept {
    places: BTreeMap<Node, u32>,
    pub nodes: Vec<Vec<u32>>,
    pub operators: Vec<Operator>,
    pub numbers: Vec<i128>,
}

impl Kept {
    /// Keeps a node and everything it needs; its new place.
    pub fn keep(&mut self, made: &Elaborator, root: Node) -> u32 {
        let mut open = vec![(root, false)];
        while let Some((node, ready)) = open.pop() {
            if self.places.contains_key(&node) {
                continue;
            }
            let Some((operator, args)) = made.graph.parts(node) else {
                continue;
            };
            if ready {
                self.write(made, node, operator, args);
                continue;
            }
            open.push((node, true));
            let needed: Vec<(Node, bool)> = operator
                .arguments(args)
                .filter(|(kind, _)| kind.is_node())
                .map(|(_, arg)| (Node(arg), false))
                .collect();
            open.extend(needed.into_iter().rev());
        }
        self.places.get(&root).copied().unwrap_or_default()
    }

    fn write(&mut self, made: &Elaborator, node: Node, operator: Operator, args: &[u32]) {
        let mut written = vec![place_of(&mut self.operators, operator)];
        for (kind, arg) in operator.arguments(args) {
            written.push(match kind {
                Arg::Constant => {
                    let number = made.graph.number_at(arg).unwrap_or_default();
                    place_of(&mut self.numbers, number)
                }
                kind if kind.is_node() => self.places.get(&Node(arg)).copied().unwrap_or_default(),
                _ => arg,
            });
        }
        let place = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(written);
        self.places.insert(node, place);
    }
}

fn place_of<T: PartialEq>(list: &mut Vec<T>, value: T) -> u32 {
    let at = match list.iter().position(|known| *known == value) {
        Some(at) => at,
        None => {
            list.push(value);
            list.len().saturating_sub(1)
        }
    };
    u32::try_from(at).unwrap_or(u32::MAX)
}
