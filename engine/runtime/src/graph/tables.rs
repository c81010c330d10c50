//! Parameters of a core, not trusted → tables that can be read without fault.

use super::ix;
use super::metadata::FactKind;
use crate::bundle::{Core, Entry, Parameter};
use crate::decimal::MAX_PLACES;
use crate::operate::table::{Span, Table};
use crate::value::Interval;

/// A parameter as a table, if it is well formed.
pub(super) fn table(core: &Core, parameter: &Parameter) -> Option<Table> {
    let options = match parameter.options {
        Some(list) => core.options.get(ix(list))?.len(),
        None => 0,
    };
    let reach = 1 << 120;
    let kind = FactKind::named(&parameter.kind, options, parameter.places)?;
    let (least, most) = match kind {
        FactKind::Bool => (0, 1),
        FactKind::Choice(options) => (0, i128::try_from(options).ok()?.checked_sub(1)?),
        FactKind::Number | FactKind::Date => (-reach, reach),
        FactKind::Choices(_) => return None,
    };
    let range = |low: i128, high: i128| {
        (least <= low && low <= high && high <= most).then_some(Interval { low, high })
    };
    let (mut keys, mut cells) = (Vec::with_capacity(parameter.keys.len()), 1_usize);
    for list in &parameter.keys {
        let options = core.options.get(ix(*list))?.len();
        cells = cells.checked_mul(options)?;
        keys.push(options);
    }
    if parameter.threshold_places > MAX_PLACES || (parameter.shape != "cells" && !keys.is_empty()) {
        return None;
    }
    let mut spans: Vec<Span> = Vec::with_capacity(parameter.values.len());
    let mut entries = parameter.values.iter().peekable();
    while let Some(entry) = entries.next() {
        let next = entries.peek().map(|next| next.from);
        let until = match (entry.until, next) {
            (Some(until), Some(next)) if until > next => return None,
            (Some(until), _) => i128::from(until),
            (None, Some(next)) => i128::from(next),
            (None, None) => reach,
        };
        let from = i128::from(entry.from);
        if until <= from || spans.last().is_some_and(|before| before.last >= from) {
            return None;
        }
        let (thresholds, values) = figures(&parameter.shape, entry, &range)?;
        if parameter.shape == "cells" && values.len() != cells {
            return None;
        }
        let span = Span::new(from, until - 1, thresholds, values);
        #[cfg(feature = "fast")]
        let span = match kind {
            FactKind::Choice(options) => span.of_options(options),
            _ => span,
        };
        spans.push(span);
    }
    Some(Table {
        whole: range(parameter.min.0, parameter.max.0)?,
        keys,
        spans,
    })
}

/// Thresholds and values of one entry.
fn figures(
    shape: &str,
    entry: &Entry,
    range: &dyn Fn(i128, i128) -> Option<Interval>,
) -> Option<(Vec<i128>, Vec<Interval>)> {
    let mut numbers = entry.cells.iter().map(|number| number.0);
    let (mut thresholds, mut values) = (Vec::new(), Vec::with_capacity(entry.cells.len() / 2));
    match shape {
        "cells" => {
            while let Some(low) = numbers.next() {
                values.push(range(low, numbers.next()?)?);
            }
        }
        "steps" | "marginal" => {
            if shape == "steps" {
                values.push(range(numbers.next()?, numbers.next()?)?);
            }
            while let Some(threshold) = numbers.next() {
                let rises = thresholds.last().is_none_or(|before| *before < threshold);
                if !rises || threshold.unsigned_abs() > 1 << 120 {
                    return None;
                }
                thresholds.push(threshold);
                values.push(range(numbers.next()?, numbers.next()?)?);
            }
        }
        _ => return None,
    }
    Some((thresholds, values))
}
