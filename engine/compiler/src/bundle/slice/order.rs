//! In which order nodes are written: as many of one operator in a row as can be, so that the file
//! packs well. The order means nothing but that arguments come first.

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::operators::Operator;

use super::can::get;
use super::parts::Part;

/// These nodes in the order of writing. `inputs` tells which nodes one is written with.
pub fn of(kept: &[u32], parts: &[Part], inputs: &dyn Fn(&Part) -> Vec<u32>) -> Vec<u32> {
    let mut users: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut waits: BTreeMap<u32, usize> = BTreeMap::new();
    let mut ready: BTreeMap<Operator, Vec<u32>> = BTreeMap::new();
    for &node in kept {
        let Some(part) = get(parts, node) else {
            continue;
        };
        let needs: BTreeSet<u32> = inputs(part).into_iter().collect();
        if needs.is_empty() {
            ready.entry(part.operator).or_default().push(node);
        }
        waits.insert(node, needs.len());
        for input in needs {
            users.entry(input).or_default().push(node);
        }
    }
    let mut order: Vec<u32> = Vec::with_capacity(kept.len());
    let mut places: BTreeMap<u32, u32> = BTreeMap::new();
    // The operator of which most are ready; of equally many the first of the table.
    while let Some(operator) = ready
        .iter()
        .max_by_key(|(operator, nodes)| (nodes.len(), std::cmp::Reverse(**operator)))
        .map(|(operator, _)| *operator)
    {
        let mut batch = ready.remove(&operator).unwrap_or_default();
        batch.sort_by_cached_key(|&node| {
            let part = get(parts, node);
            let written: Vec<u32> = part.map_or_else(Vec::new, inputs);
            let placed = written.iter().map(|input| places.get(input).copied());
            let args = part.map_or(&[][..], |part| part.args.as_slice());
            (placed.collect::<Vec<_>>(), args.to_vec())
        });
        for &node in &batch {
            places.insert(node, u32::try_from(order.len()).unwrap_or(u32::MAX));
            order.push(node);
        }
        for user in batch.iter().filter_map(|node| users.get(node)).flatten() {
            let Some(left) = waits.get_mut(user) else {
                continue;
            };
            *left = left.saturating_sub(1);
            if *left == 0
                && let Some(part) = get(parts, *user)
            {
                ready.entry(part.operator).or_default().push(*user);
            }
        }
    }
    order
}
