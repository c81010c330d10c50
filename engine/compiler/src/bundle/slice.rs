//! A slice: a core whose parameters begin on a day.
//!
//! *A slice says what its core says on every day from its own on.* Figures that had ended before
//! that day are left out, except those of a parameter that some rule reads on another day than
//! the date of evaluation: its whole history stays. Of the sources there is what a citizen is shown.

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
    shorten_sources(&mut slice);
    let whole = read_on_other_days(core);
    for (index, parameter) in slice.parameters.iter_mut().enumerate() {
        if !u32::try_from(index).is_ok_and(|index| whole.contains(&index)) {
            parameter.values = in_force_from(&parameter.values, day);
        }
    }
    slice
}

/// Citizens are shown the titles of the sources that rules and amounts name. What else is known of
/// sources is a large part of a small file and stays in the core, for those who check the rules.
fn shorten_sources(slice: &mut Core) {
    let programs = &slice.programs;
    let rules = programs.iter().flat_map(|program| &program.rules);
    let amounts = programs.iter().flat_map(|program| &program.amounts);
    let laws = rules
        .flat_map(|rule| &rule.laws)
        .chain(amounts.flat_map(|amount| &amount.laws));
    let named: BTreeSet<&String> = laws.filter_map(|law| law.first()).collect();
    let sources = &mut slice.package.sources;
    sources.retain(|source| source.first().is_some_and(|key| named.contains(key)));
    for more in sources
        .iter_mut()
        .flat_map(|source| source.iter_mut().skip(SHOWN))
    {
        more.clear();
    }
    let figures = slice.parameters.iter_mut().flat_map(|p| &mut p.values);
    figures.for_each(|value| value.source.clear());
}

/// Of what is known of a source, how much is shown: key and title.
const SHOWN: usize = 2;

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
