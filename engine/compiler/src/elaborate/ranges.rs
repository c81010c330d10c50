//! Ranges of numbers, proved from declared bounds: what every arithmetic operator can give when
//! its arguments stay in theirs. `None` where that leaves the 128 bits.
//!
//! The runtime works on sets of one household; these are the sets over all households at once.

use selfcheck_runtime::bundle::operators::Operator;

/// Every number node is proved to stay within ± this (design invariant 3).
pub const LIMIT: i128 = 1 << 120;

/// A closed interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Least value.
    pub low: i128,
    /// Greatest value.
    pub high: i128,
}

impl Range {
    /// What nodes that are not numbers carry.
    pub const NONE: Range = Range { low: 0, high: 0 };

    /// Exactly one value.
    pub fn exactly(value: i128) -> Range {
        Range {
            low: value,
            high: value,
        }
    }

    /// From one to the other.
    pub fn new(low: i128, high: i128) -> Range {
        Range { low, high }
    }

    /// The smallest range that holds both.
    pub fn hull(self, other: Range) -> Range {
        Range {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }

    /// Whether the value is in it.
    pub fn contains(self, value: i128) -> bool {
        self.low <= value && value <= self.high
    }

    /// So many values of this range, added up: between none and `count`.
    pub fn times_up_to(self, count: u32) -> Option<Range> {
        let count = i128::from(count);
        Some(Range {
            low: self.low.min(0).checked_mul(count)?,
            high: self.high.max(0).checked_mul(count)?,
        })
    }

    fn corners(self, other: Range, f: impl Fn(i128, i128) -> Option<i128>) -> Option<Range> {
        let corners = [
            f(self.low, other.low)?,
            f(self.low, other.high)?,
            f(self.high, other.low)?,
            f(self.high, other.high)?,
        ];
        Some(Range {
            low: corners.into_iter().min().unwrap_or_default(),
            high: corners.into_iter().max().unwrap_or_default(),
        })
    }
}

/// The range of an arithmetic operator over number arguments.
pub fn of(operator: Operator, args: &[Range]) -> Option<Range> {
    Some(match (operator, args) {
        (Operator::Add, [a, b]) => {
            Range::new(a.low.checked_add(b.low)?, a.high.checked_add(b.high)?)
        }
        (Operator::Subtract, [a, b]) => {
            Range::new(a.low.checked_sub(b.high)?, a.high.checked_sub(b.low)?)
        }
        (Operator::Multiply, [a, b]) => a.corners(*b, i128::checked_mul)?,
        (Operator::Negate, [a]) => Range::new(a.high.checked_neg()?, a.low.checked_neg()?),
        (Operator::Absolute, [a]) => {
            let low = if a.contains(0) {
                0
            } else {
                a.low.checked_abs()?.min(a.high.checked_abs()?)
            };
            Range::new(low, a.low.checked_abs()?.max(a.high.checked_abs()?))
        }
        (Operator::Min, [a, b]) => Range::new(a.low.min(b.low), a.high.min(b.high)),
        (Operator::Max, [a, b]) => Range::new(a.low.max(b.low), a.high.max(b.high)),
        (Operator::Remainder, [a, b]) => Range::new(0, a.high.min(b.high.checked_sub(1)?)),
        (Operator::AddMonths, [date, months]) => Range::new(
            date.low
                .checked_add(months.low.checked_mul(31)?.min(months.low.checked_mul(28)?))?,
            date.high.checked_add(
                months
                    .high
                    .checked_mul(31)?
                    .max(months.high.checked_mul(28)?),
            )?,
        ),
        (Operator::Years, [from, to]) => periods(*from, *to, 365, 366),
        (Operator::Months, [from, to]) => periods(*from, *to, 28, 31),
        (Operator::YearOf, [date]) => {
            let since_1970 = periods(Range::exactly(0), *date, 365, 366);
            Range::new(
                since_1970.low.saturating_add(1969),
                since_1970.high.saturating_add(1971),
            )
        }
        (Operator::MonthOf, [_]) => Range::new(1, 12),
        (Operator::DayOf, [_]) => Range::new(1, 31),
        (Operator::FirstOfMonth, [date]) => Range::new(date.low.checked_sub(30)?, date.high),
        (Operator::FirstOfYear, [date]) => Range::new(date.low.checked_sub(365)?, date.high),
        _ => return None,
    })
}

/// Whether a comparison of numbers from these ranges can be true, and whether it can be false; none
/// for an operator that compares no numbers.
pub fn comparison(operator: Operator, a: Range, b: Range) -> Option<(bool, bool)> {
    match operator {
        Operator::Less => Some((a.low < b.high, a.high >= b.low)),
        Operator::AtMost => Some((a.low <= b.high, a.high > b.low)),
        Operator::Equal => {
            let only_one = a.low == a.high && a == b;
            Some((a.low <= b.high && b.low <= a.high, !only_one))
        }
        _ => None,
    }
}

/// Between how many full periods of `short` to `long` days lie between two dates; a generous bound.
fn periods(from: Range, to: Range, short: i128, long: i128) -> Range {
    let fewest = to.low.saturating_sub(from.high);
    let most = to.high.saturating_sub(from.low);
    let low = fewest.div_euclid(if fewest < 0 { short } else { long });
    let high = most.div_euclid(if most < 0 { long } else { short });
    Range::new(low.saturating_sub(1), high.saturating_add(1))
}

/// Quotient, for a divisor of at least 1, rounded down or in any other way.
pub fn quotient(a: Range, b: Range, down: bool) -> Option<Range> {
    let floor = a.corners(b, |x, y| x.checked_div_euclid(y))?;
    if down {
        return Some(floor);
    }
    let ceil = a.corners(b, |x, y| {
        x.checked_neg()?.checked_div_euclid(y)?.checked_neg()
    })?;
    Some(Range::new(floor.low, ceil.high))
}
