//! A slice: a core whose parameters begin on a day.
//!
//! *A slice says what its core says on every day from its own on.* Figures that had ended before
//! that day are left out, except those of a parameter that some rule reads on another day than
//! the date of evaluation: its whole history stays. Addresses of sources are left out too.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Core, Entry};
use selfcheck_runtime::date::Day;

/// The core from a day on; `full` is the SHA-256 of the whole.
#[must_use]
pub fn cut(core: &Core, full: &str, day: Day) -> Core {
    let mut slice = core.clone();
    full.clone_into(&mut slice.slice_of);
    slice.from = Some(day.0);
    without_addresses(&mut slice);
    let whole = read_on_other_days(core);
    for (index, parameter) in slice.parameters.iter_mut().enumerate() {
        if !u32::try_from(index).is_ok_and(|index| whole.contains(&index)) {
            parameter.values = in_force_from(&parameter.values, day);
        }
    }
    slice
}

/// Citizens are told a law's name and date. The web address, which is a large part of a small file,
/// stays in the core, for those who check the rules.
fn without_addresses(slice: &mut Core) {
    for source in &mut slice.package.sources {
        if let Some(address) = source.get_mut(ADDRESS) {
            address.clear();
        }
    }
}

/// Place of the address among what is known of a source.
const ADDRESS: usize = 3;

fn in_force_from(values: &[Entry], day: Day) -> Vec<Entry> {
    let ends = values
        .iter()
        .skip(1)
        .map(|next| Some(next.from))
        .chain([None]);
    values
        .iter()
        .zip(ends)
        .filter(|(value, next)| {
            let end = value.until.into_iter().chain(*next).min();
            end.is_none_or(|end| end > day.0)
        })
        .map(|(value, _)| value.clone())
        .collect()
}

/// Parameters read on a day that is not simply the date of evaluation.
fn read_on_other_days(core: &Core) -> BTreeSet<u32> {
    let operator = |node: &[u32]| {
        let name = core.operators.get(usize::try_from(*node.first()?).ok()?)?;
        Operator::named(name)
    };
    let mut found = BTreeSet::new();
    for node in &core.nodes {
        if !matches!(
            operator(node),
            Some(Operator::Parameter | Operator::Step | Operator::Marginal)
        ) {
            continue;
        }
        let [_, parameter, day, ..] = node.as_slice() else {
            continue;
        };
        let day = usize::try_from(*day)
            .ok()
            .and_then(|day| core.nodes.get(day));
        if day.and_then(|day| operator(day)) != Some(Operator::Today) {
            found.insert(*parameter);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(from: i32, until: Option<i32>) -> Entry {
        Entry {
            from,
            until,
            cells: Vec::new(),
            source: String::new(),
        }
    }

    #[test]
    fn what_holds_on_the_day_stays() {
        let values = [
            entry(0, None),
            entry(10, Some(15)),
            entry(20, None),
            entry(30, None),
        ];
        let from = |day| -> Vec<i32> {
            in_force_from(&values, Day(day))
                .iter()
                .map(|value| value.from)
                .collect()
        };
        assert_eq!(from(5), [0, 10, 20, 30]);
        assert_eq!(from(10), [10, 20, 30]);
        assert_eq!(from(14), [10, 20, 30]);
        assert_eq!(from(15), [20, 30]);
        assert_eq!(from(99), [30]);
    }
}
