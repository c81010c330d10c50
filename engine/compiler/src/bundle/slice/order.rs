//! In which order nodes are written: as many of one operator in a row as can be, so that the file
//! packs well. The order means nothing but that arguments come first.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::Operator;

use super::can::{get, get_mut};
use super::parts::Part;

/// These nodes, all of them places in `parts`, in the order of writing. `inputs` tells which nodes one is written with.
pub fn of(kept: &[u32], parts: &[Part], inputs: &dyn Fn(&Part) -> Vec<u32>) -> Vec<u32> {
    let mut users: Vec<Vec<u32>> = vec![Vec::new(); parts.len()];
    let mut waits: Vec<usize> = vec![0; parts.len()];
    let mut ready: BTreeMap<Operator, Vec<u32>> = BTreeMap::new();
    for &node in kept {
        let Some(part) = get(parts, node) else {
            continue;
        };
        let mut needs = inputs(part);
        needs.sort_unstable();
        needs.dedup();
        if needs.is_empty() {
            ready.entry(part.operator).or_default().push(node);
        }
        if let Some(waits) = get_mut(&mut waits, node) {
            *waits = needs.len();
        }
        for input in needs {
            if let Some(users) = get_mut(&mut users, input) {
                users.push(node);
            }
        }
    }
    let mut order: Vec<u32> = Vec::with_capacity(kept.len());
    let mut places: Vec<Option<u32>> = vec![None; parts.len()];
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
            let placed = written.iter().map(|&input| get(&places, input).copied());
            let args = part.map_or(&[][..], |part| part.args.as_slice());
            (placed.collect::<Vec<_>>(), args.to_vec())
        });
        for &node in &batch {
            if let Some(place) = get_mut(&mut places, node) {
                *place = u32::try_from(order.len()).ok();
            }
            order.push(node);
        }
        for user in batch.iter().filter_map(|&node| get(&users, node)).flatten() {
            let Some(left) = get_mut(&mut waits, *user) else {
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
