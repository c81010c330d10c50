//! Parameters: figures by date, by keys, by steps and by brackets. A figure may itself be a range
//! (sources differ, or nobody has published it); on a day outside all dates it is the whole
//! interval its author declared, never an old figure.

use super::number;
#[cfg(not(feature = "fast"))]
use crate::value::contains;
use crate::value::{Interval, insert, sole, widen};
#[cfg(feature = "fast")]
use crate::value::{count, members, words_for};

/// A parameter, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is on a day without a value.
    pub whole: Interval,
    /// Lengths of the lists of options of its keys, outermost first.
    pub keys: Vec<usize>,
    /// Values by date, rising, never overlapping.
    pub spans: Vec<Span>,
}

/// What a parameter is from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// First day.
    pub from: i128,
    /// Last day.
    pub last: i128,
    /// For steps and brackets: where each begins, rising. Empty for cells.
    pub thresholds: Vec<i128>,
    /// For cells one value for each combination of keys, last key fastest. For steps one more than
    /// thresholds: the first is what holds below them all. For brackets a rate each.
    pub values: Vec<Interval>,
    /// What any of the values can be.
    #[cfg(feature = "fast")]
    pub hull: Option<Interval>,
    /// Where the values are places of options, every option that one of them can be.
    #[cfg(feature = "fast")]
    pub options: Vec<u64>,
}

impl Span {
    /// A span of these days. Where the values are places of options there may be [`Span::of_options`].
    pub fn new(from: i128, last: i128, thresholds: Vec<i128>, values: Vec<Interval>) -> Span {
        Span {
            from,
            last,
            thresholds,
            #[cfg(feature = "fast")]
            hull: values.iter().copied().reduce(Interval::hull),
            #[cfg(feature = "fast")]
            options: Vec::new(),
            values,
        }
    }

    /// Whose values are places of so many options.
    #[cfg(feature = "fast")]
    pub fn of_options(self, count: usize) -> Span {
        let mut options = vec![0; words_for(count)];
        for value in &self.values {
            put(&mut options, *value);
        }
        Span { options, ..self }
    }
}

impl Table {
    /// Shows what holds on each of these days; nothing for days without a value.
    fn each_span<'a>(&'a self, days: Interval, show: &mut dyn FnMut(Option<&'a Span>)) {
        let mut next = days.low;
        for span in &self.spans {
            if span.last < days.low {
                continue;
            }
            if span.from > days.high {
                break;
            }
            if span.from > next {
                show(None);
            }
            show(Some(span));
            next = span.last.saturating_add(1);
        }
        if next <= days.high {
            show(None);
        }
    }

    /// The value on one day of one cell, which is what is mostly wanted; none if it is not that
    /// simple.
    fn exactly(&self, days: Interval, cell: usize) -> Option<Interval> {
        if !days.is_exact() {
            return None;
        }
        let on = |span: &&Span| span.from <= days.low && days.low <= span.last;
        match self.spans.iter().rev().find(on) {
            Some(span) => span.values.get(cell).copied(),
            None => Some(self.whole),
        }
    }

    /// Shows every value the parameter can have on these days for these keys: the set of options
    /// each key can be.
    fn each_cell(&self, days: Interval, keys: &[&[u64]], show: &mut dyn FnMut(Interval)) {
        self.each_span(days, &mut |span| match span {
            None => show(self.whole),
            Some(span) => {
                #[cfg(feature = "fast")]
                for place in self.possible(keys) {
                    span.values
                        .get(place)
                        .into_iter()
                        .for_each(|value| show(*value));
                }
                #[cfg(not(feature = "fast"))]
                for (place, value) in span.values.iter().enumerate() {
                    if self.is_possible(place, keys) {
                        show(*value);
                    }
                }
            }
        });
    }

    /// What holds on one day when nothing is known of the keys; none if it is not that simple.
    #[cfg(feature = "fast")]
    fn of_any_key(&self, days: Interval, keys: &[&[u64]]) -> Option<&Span> {
        let is_full = |(set, options): (&&[u64], &usize)| {
            usize::try_from(count(set)).is_ok_and(|count| count == *options)
        };
        if !days.is_exact() || !keys.iter().zip(&self.keys).all(is_full) {
            return None;
        }
        let on = |span: &&Span| span.from <= days.low && days.low <= span.last;
        self.spans.iter().rev().find(on)
    }

    /// Whether the keys can be those of the cell at this place.
    #[cfg(not(feature = "fast"))]
    fn is_possible(&self, place: usize, keys: &[&[u64]]) -> bool {
        let mut rest = place;
        // The last key is fastest.
        keys.iter().zip(&self.keys).rev().all(|(set, options)| {
            let option = rest.checked_rem(*options).unwrap_or(0);
            rest = rest.checked_div(*options).unwrap_or(0);
            contains(set, option)
        })
    }

    /// Places of the cells whose keys are possible: the same, without a look at the others.
    #[cfg(feature = "fast")]
    fn possible(&self, keys: &[&[u64]]) -> Vec<usize> {
        let mut places = vec![0];
        for (set, options) in keys.iter().zip(&self.keys) {
            let all = places.iter().flat_map(|before| {
                let options = members(set).take_while(move |option| option < options);
                options.map(move |option| (before, option))
            });
            places = all
                .map(|(before, option)| before * options + option)
                .collect();
        }
        places
    }
}

/// Puts the options whose places these are into a set; nothing where there is none.
fn put(options: &mut [u64], value: Interval) {
    if !options.is_empty() {
        for option in value.low..=value.high {
            insert(options, usize::try_from(option).unwrap_or(0));
        }
    }
}

/// Every value a table of cells can have for these keys: the set of options each can be. Of a
/// parameter that is a choice the values are places of options, which are put into a set; other
/// parameters have none.
pub fn cells<'a>(
    table: &Table,
    days: Interval,
    keys: impl Iterator<Item = &'a [u64]> + Clone,
    options: &mut [u64],
) -> Interval {
    // One cell when every key is known, which is the common case.
    let cell = keys
        .clone()
        .zip(&table.keys)
        .try_fold(0, |before, (set, options)| {
            Some(before * options + sole(set)?)
        });
    if let Some(value) = cell.and_then(|cell| table.exactly(days, cell)) {
        put(options, value);
        return value;
    }
    let keys: Vec<&[u64]> = keys.collect();
    #[cfg(feature = "fast")]
    if let Some(span) = table.of_any_key(days, &keys)
        && let Some(hull) = span.hull
        && options.len() == span.options.len()
    {
        options.copy_from_slice(&span.options);
        return hull;
    }
    let mut hull = None;
    table.each_cell(days, &keys, &mut |value| {
        widen(&mut hull, value);
        put(options, value);
    });
    hull.unwrap_or(table.whole)
}

/// Value of the last step whose threshold is at most the argument.
pub fn step(table: &Table, days: Interval, argument: Interval) -> Interval {
    let mut result: Option<Interval> = None;
    table.each_span(days, &mut |span| {
        let Some(span) = span else {
            return widen(&mut result, table.whole);
        };
        let passed = |value| {
            span.thresholds
                .iter()
                .take_while(|from| **from <= value)
                .count()
        };
        let (first, last) = (passed(argument.low), passed(argument.high));
        for value in span.values.iter().take(last + 1).skip(first) {
            widen(&mut result, *value);
        }
    });
    result.unwrap_or(table.whole)
}

/// Sum over brackets of rate × the part of the argument inside. On a day without a value the rate
/// lies in the declared interval for every part above the lowest threshold known (0, unless some
/// day's lies below), and the parts below count nothing.
pub fn marginal(table: &Table, days: Interval, argument: Interval) -> Interval {
    let mut result: Option<Interval> = None;
    table.each_span(days, &mut |span| {
        let here = match span {
            Some(span) => marginal_on(span, argument),
            None => {
                let firsts = table
                    .spans
                    .iter()
                    .filter_map(|span| span.thresholds.first());
                let base = firsts.fold(0, |base, first| base.min(*first));
                let most = number::subtract(argument, Interval::exactly(base))
                    .high
                    .max(0);
                number::multiply(table.whole, Interval { low: 0, high: most })
            }
        };
        widen(&mut result, here);
    });
    result.unwrap_or(Interval::exactly(0))
}

/// The sum is linear between thresholds, so its least and greatest values lie at the ends of the
/// argument or at thresholds between them; every part is non-negative, so the least rate of each
/// bracket gives the least sum.
fn marginal_on(span: &Span, argument: Interval) -> Interval {
    let mut sum = sum_below(span, argument.low).hull(sum_below(span, argument.high));
    for point in &span.thresholds {
        if argument.low < *point && *point < argument.high {
            sum = sum.hull(sum_below(span, *point));
        }
    }
    sum
}

/// The sum over the brackets below a point.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn sum_below(span: &Span, point: i128) -> Interval {
    let mut sum = Interval::exactly(0);
    for (place, (from, rate)) in span.thresholds.iter().zip(&span.values).enumerate() {
        let until = match span.thresholds.get(place + 1) {
            Some(next) if *next < point => *next,
            _ => point,
        };
        if until > *from {
            let part = number::subtract(Interval::exactly(until), Interval::exactly(*from));
            sum = number::add(sum, number::multiply(*rate, part));
        }
    }
    sum
}

/// The part of the hull that is always zero or one, as a truth.
pub fn truth(value: Interval) -> crate::value::Truth {
    crate::value::Truth::of(value.high > 0, value.low <= 0)
}
