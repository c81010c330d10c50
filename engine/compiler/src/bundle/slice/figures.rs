//! Of the figures those that can be read: on days and for options that a slice's readers can have.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Entry, Int, Parameter};
use selfcheck_runtime::value::{self, Interval};

use super::can::{Can, get};
use super::lists::Lists;
use super::parts::Nodes;

/// How a parameter is read.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    days: Vec<Interval>,
    /// For each key: the options it is, or none once it is anything but a constant.
    keys: Vec<Option<Vec<u64>>>,
}

/// How each parameter is read that is read at all, by its place.
pub fn readings(nodes: &Nodes, needed: &[bool]) -> BTreeMap<u32, Reading> {
    let mut readings: BTreeMap<u32, Reading> = BTreeMap::new();
    let all = nodes.parts.iter().zip(needed);
    for part in all.filter(|(_, needed)| **needed).map(|(part, _)| part) {
        let (
            Operator::Parameter | Operator::Step | Operator::Marginal,
            [parameter, day, keys @ ..],
        ) = (part.operator, part.args.as_slice())
        else {
            continue;
        };
        let reading = readings.entry(*parameter).or_default();
        let days = get(&nodes.can, *day).unwrap_or(&Can::Choices).number();
        if !reading.days.contains(&days) {
            reading.days.push(days);
        }
        if part.operator != Operator::Parameter {
            continue;
        }
        reading.keys.resize(keys.len(), Some(Vec::new()));
        for (sofar, key) in reading.keys.iter_mut().zip(keys) {
            let operator = get(&nodes.parts, *key).map(|part| part.operator);
            let Some(options) = sofar
                .as_mut()
                .filter(|_| operator == Some(Operator::ConstChoice))
            else {
                *sofar = None;
                continue;
            };
            let here = get(&nodes.can, *key).map_or(&[][..], Can::options);
            options.resize(here.len(), 0);
            for (options, here) in options.iter_mut().zip(here) {
                *options |= here;
            }
        }
    }
    readings
}

impl Reading {
    /// The one option that a key always is; such a key is left out.
    pub fn fixed(&self, key: usize) -> Option<usize> {
        value::sole(self.keys.get(key)?.as_ref()?)
    }

    /// The parameter as far as it is read. Its name tells nobody anything here.
    pub fn cut(&self, parameter: &Parameter, lists: &Lists) -> Parameter {
        let mut cut = Parameter {
            name: String::new(),
            kind: parameter.kind.clone(),
            options: parameter.options.map(|list| lists.now(list)),
            places: parameter.places,
            unit: parameter.unit.clone(),
            min: parameter.min,
            max: parameter.max,
            shape: parameter.shape.clone(),
            keys: Vec::new(),
            threshold_places: parameter.threshold_places,
            values: Vec::new(),
        };
        let mut rows: Vec<usize> = vec![0];
        for (key, &list) in parameter.keys.iter().enumerate() {
            let options: Vec<usize> = match self.fixed(key) {
                Some(option) => vec![option],
                None => {
                    cut.keys.push(lists.now(list));
                    lists.used(list)
                }
            };
            let longer = |row: &usize| {
                let before = row.saturating_mul(lists.length(list));
                let options = options.iter();
                options
                    .map(move |option| before.saturating_add(*option))
                    .collect::<Vec<_>>()
            };
            rows = rows.iter().flat_map(longer).collect();
        }
        let choice = parameter.options.filter(|_| parameter.kind == "choice");
        if let Some(list) = choice.filter(|&list| lists.is_cut(list)) {
            // On a day without a value it could be everything, and then nothing is cut.
            cut.min = Int(0);
            cut.max = Int(i128::try_from(lists.used(list).len())
                .unwrap_or(1)
                .saturating_sub(1));
        }
        let read = self.read(parameter);
        if matches!(parameter.kind.as_str(), "number" | "date") && self.is_covered(&read) {
            // What it can be on a day without a value does not matter.
            (cut.min, cut.max) = (Int(0), Int(0));
        }
        // No day before is asked for, and so few different days are written.
        let lows = self.days.iter().map(|days| days.low);
        let first = lows.min().filter(|_| parameter.shape != "marginal");
        let first = first.and_then(|day| i32::try_from(day).ok());
        for entry in read {
            let cells = match parameter.shape.as_str() {
                "cells" => picked(&entry.cells, &rows),
                _ => entry.cells.clone(),
            };
            let cells = cells.into_iter().map(|cell| match choice {
                Some(list) => Int(lists.place(list, cell.0)),
                None => cell,
            });
            let entry = Entry {
                from: first.map_or(entry.from, |first| entry.from.max(first)),
                cells: cells.collect(),
                source: String::new(),
                ..*entry
            };
            // What only says the same again is left out.
            match cut.values.last_mut() {
                Some(last)
                    if last.cells == entry.cells
                        && last.until.is_none_or(|until| until == entry.from) =>
                {
                    last.until = entry.until;
                }
                _ => cut.values.push(entry),
            }
        }
        cut
    }

    /// Whether every day it is read on has a value among these.
    fn is_covered(&self, values: &[&Entry]) -> bool {
        self.days.iter().all(|days| {
            let mut next = days.low;
            for (at, entry) in values.iter().enumerate() {
                let following = values.get(at.saturating_add(1)).map(|entry| entry.from);
                if i128::from(entry.from) <= next {
                    let end = entry.until.into_iter().chain(following).min();
                    next = next.max(end.map_or(i128::MAX, i128::from));
                }
            }
            next > days.high
        })
    }

    /// The values of the days it is read on.
    fn read<'p>(&self, parameter: &'p Parameter) -> Vec<&'p Entry> {
        let values = &parameter.values;
        // On a day without a value brackets begin where the lowest of any day does, if below 0.
        let negative = |entry: &Entry| entry.cells.first().is_some_and(|first| first.0 < 0);
        if parameter.shape == "marginal" && values.iter().any(negative) {
            return values.iter().collect();
        }
        let ends = values
            .iter()
            .skip(1)
            .map(|next| Some(next.from))
            .chain([None]);
        let overlaps = |(entry, next): &(&Entry, Option<i32>)| {
            let end = entry.until.into_iter().chain(*next).min();
            self.days.iter().any(|days| {
                i128::from(entry.from) <= days.high
                    && end.is_none_or(|end| i128::from(end) > days.low)
            })
        };
        let read = values.iter().zip(ends).filter(overlaps);
        read.map(|(entry, _)| entry).collect()
    }
}

/// Low and high of these rows.
fn picked(cells: &[Int], rows: &[usize]) -> Vec<Int> {
    let row = |row: &usize| {
        let first = row.saturating_mul(2);
        cells
            .get(first..first.saturating_add(2))
            .unwrap_or_default()
    };
    rows.iter().flat_map(row).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(from: i32, until: Option<i32>) -> Entry {
        Entry {
            from,
            until,
            ..Entry::default()
        }
    }

    #[test]
    fn the_values_of_the_days_that_are_read_stay() {
        let parameter = Parameter {
            values: vec![
                entry(0, None),
                entry(10, Some(15)),
                entry(20, None),
                entry(30, None),
            ],
            ..Parameter::default()
        };
        let on = |days: &[(i128, i128)]| -> Vec<i32> {
            let days = days.iter().map(|&(low, high)| Interval { low, high });
            let reading = Reading {
                days: days.collect(),
                keys: Vec::new(),
            };
            let read = reading.read(&parameter);
            read.iter().map(|entry| entry.from).collect()
        };
        assert_eq!(on(&[(5, 1000)]), [0, 10, 20, 30]);
        assert_eq!(on(&[(10, 1000)]), [10, 20, 30]);
        assert_eq!(on(&[(14, 1000)]), [10, 20, 30]);
        assert_eq!(on(&[(15, 1000)]), [20, 30]);
        assert_eq!(on(&[(99, 1000)]), [30]);
        assert_eq!(on(&[(3, 3), (31, 40)]), [0, 30]);
        assert!(on(&[(15, 19)]).is_empty());
        assert_eq!(on(&[(15, 20)]), [20]);
        assert!(on(&[(-9, -1)]).is_empty());
    }
}
