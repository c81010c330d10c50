//! Which entries of a parameter's history may be read on the dates of the cases.

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::Parameter;
use selfcheck_runtime::date::Day;

use super::Mutating;
use crate::cases::reach::Reach;

/// For each date of a case the entries that may be read: parameter and entry, by their places.
pub struct Days {
    by_date: BTreeMap<Day, BTreeSet<(usize, usize)>>,
}

impl Days {
    /// Of all cases that look.
    pub fn of(mutating: &Mutating, reach: &Reach) -> Days {
        let mut by_date: BTreeMap<Day, BTreeSet<(usize, usize)>> = BTreeMap::new();
        for date in mutating.cases.iter().map(|case| case.date) {
            by_date.entry(date).or_insert_with(|| {
                let parameters = mutating.core.parameters.iter().enumerate();
                let entries = parameters.flat_map(|(number, parameter)| {
                    let days = reach.days(mutating.core, number, date);
                    let entries = entries_on(parameter, days.as_ref());
                    entries.into_iter().map(move |entry| (number, entry))
                });
                entries.collect()
            });
        }
        Days { by_date }
    }

    /// Whether an evaluation on a date may read an entry.
    pub fn on(&self, parameter: usize, entry: usize, date: Day) -> bool {
        let entries = self.by_date.get(&date);
        entries.is_some_and(|entries| entries.contains(&(parameter, entry)))
    }

    /// Whether some case may read an entry.
    pub fn any(&self, parameter: usize, entry: usize) -> bool {
        let mut dates = self.by_date.values();
        dates.any(|entries| entries.contains(&(parameter, entry)))
    }
}

/// The entries that hold on one of the days; all, where the days are not known.
fn entries_on(parameter: &Parameter, days: Option<&BTreeSet<i128>>) -> Vec<usize> {
    let next = parameter.values.iter().skip(1).map(|next| Some(next.from));
    let entries = parameter.values.iter().zip(next.chain([None])).enumerate();
    let holds = entries.filter(|(_, (entry, next))| {
        let end = entry.until.into_iter().chain(*next).min();
        let end = end.map_or(i128::MAX, i128::from);
        let first = i128::from(entry.from);
        days.is_none_or(|days| days.range(first..end.max(first)).next().is_some())
    });
    holds.map(|(at, _)| at).collect()
}
