//! Which cell of a declared value stands at each place of the entry that is written.

use std::collections::BTreeMap;
use std::iter;

use crate::package::{CellDecl, ValueDecl, most_particular};

/// The declared cell, by place, for every place of the entry in order: a step or bracket each for
/// itself; of a table over these lists of options every combination, the last key fastest.
pub fn spread(lists: &[&[String]], value: &ValueDecl) -> Option<Vec<usize>> {
    if value.cells.iter().any(|cell| cell.threshold.is_some()) {
        return Some((0..value.cells.len()).collect());
    }
    if are_in_order(lists, &value.cells) {
        return Some((0..value.cells.len()).collect());
    }
    let exact: BTreeMap<Vec<&str>, usize> = value
        .cells
        .iter()
        .enumerate()
        .rev()
        .map(|(at, cell)| {
            let keys = cell.keys.iter().map(|key| key.value.as_str());
            (keys.collect(), at)
        })
        .collect();
    let at = |path: &Vec<&str>| most_particular(path).find_map(|path| exact.get(&path).copied());
    combinations(lists).iter().map(at).collect()
}

/// Whether every combination has a cell of its own, and they stand in order, as in a history that was
/// laid out.
fn are_in_order(lists: &[&[String]], cells: &[CellDecl]) -> bool {
    if lists.iter().map(|list| list.len()).product::<usize>() != cells.len() {
        return false;
    }
    // So many cells in a row have the same option of a list.
    let mut row = cells.len();
    let mut keys = lists.iter().enumerate().map(|(key, list)| {
        row = row.checked_div(list.len()).unwrap_or_default();
        let options = list.iter().flat_map(|option| iter::repeat_n(option, row));
        let named = |(cell, option): (&CellDecl, &String)| {
            cell.keys.get(key).is_some_and(|name| name.value == *option)
        };
        cells.iter().zip(options.cycle()).all(named)
    });
    keys.all(|in_order| in_order)
}

/// Every combination of options, the last list fastest.
fn combinations<'a>(lists: &[&'a [String]]) -> Vec<Vec<&'a str>> {
    lists.iter().fold(vec![Vec::new()], |sofar, list| {
        sofar
            .iter()
            .flat_map(|start| {
                list.iter().map(move |option| {
                    let mut longer = start.clone();
                    longer.push(option.as_str());
                    longer
                })
            })
            .collect()
    })
}
