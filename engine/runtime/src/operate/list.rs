//! Lists of people or things, of which membership (`guard`) may be undecided, and of which some
//! members are known only by number: the element that stands for all the others (*the rest*) is
//! there between `least` and `most` times, each time with a value of its own from the same set.

use super::number;
use crate::value::{Interval, Truth, Truths, widen};

/// One element of a list, or the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<T> {
    /// Whether it is in the list.
    pub guard: Truth,
    /// Its value.
    pub value: T,
    /// How often it is there at least: 1, and for the rest any number.
    pub least: u32,
    /// How often it is there at most; at least 1.
    pub most: u32,
}

/// Whether any element satisfies; false when there are none. Of eight elements side by side,
/// `there` has a bit for each that is one, `perhaps` for each of those that need not be there.
pub fn any(guards: Truths, values: Truths, there: u8, perhaps: u8) -> Truth {
    guards.and(values).or_false_in(perhaps).any_in(there)
}

/// Whether all elements satisfy; true when there are none.
pub fn all(guards: Truths, values: Truths, there: u8, perhaps: u8) -> Truth {
    any(guards, values.negated(), there, perhaps).negated()
}

/// How many there are.
pub fn len(elements: impl Iterator<Item = Element<Truth>>) -> Interval {
    let (mut low, mut high) = (0, 0);
    for element in elements {
        low += if element.guard.is_true() {
            i64::from(element.least)
        } else {
            0
        };
        high += if element.guard.can_be_true() {
            i64::from(element.most)
        } else {
            0
        };
    }
    Interval {
        low: i128::from(low),
        high: i128::from(high),
    }
}

/// Sum of the values; 0 when there are none.
pub fn sum(elements: impl Iterator<Item = Element<Interval>>) -> Interval {
    elements.fold(Interval::exactly(0), |result, element| {
        if element.guard.is_false() {
            return result;
        }
        if element.least == 1 && element.most == 1 && element.guard.is_true() {
            return number::add(result, element.value);
        }
        let least = if element.guard.is_true() {
            element.least
        } else {
            0
        };
        let often = Interval {
            low: i128::from(least),
            high: i128::from(element.most),
        };
        number::add(result, number::multiply(often, element.value))
    })
}

/// Least value, or the fallback when there are none.
pub fn least(elements: &[Element<Interval>], fallback: Interval) -> Interval {
    number::negate(extreme(elements, number::negate(fallback), number::negate))
}

/// Greatest value, or the fallback when there are none.
pub fn greatest(elements: &[Element<Interval>], fallback: Interval) -> Interval {
    extreme(elements, fallback, |value| value)
}

/// Greatest of the values seen through a function.
fn extreme(
    elements: &[Element<Interval>],
    fallback: Interval,
    seen: fn(Interval) -> Interval,
) -> Interval {
    // With an element that is certainly there, the fallback is out of play and the others can only
    // raise the result. Without one, any possible element may be the only one.
    let mut certain: Option<Interval> = None;
    let mut possible: Option<Interval> = None;
    for element in elements {
        let value = seen(element.value);
        if element.guard.is_true() && element.least > 0 {
            certain = Some(certain.map_or(value, |so_far| number::greatest(so_far, value)));
        } else if element.guard.can_be_true() {
            widen(&mut possible, value);
        }
    }
    match (certain, possible) {
        (None, possible) => possible.map_or(fallback, |possible| fallback.hull(possible)),
        (Some(certain), None) => certain,
        (Some(certain), Some(possible)) => Interval {
            low: certain.low,
            high: certain.high.max(possible.high),
        },
    }
}

/// How often an element is there certainly, and possibly.
fn often(element: &Element<Interval>) -> (i128, i128) {
    let sure = if element.guard.is_true() {
        element.least
    } else {
        0
    };
    let most = if element.guard.can_be_true() {
        element.most
    } else {
        0
    };
    (i128::from(sure), i128::from(most.max(sure)))
}

/// Sum of the `n` greatest values; of all when there are fewer, of none when `n` is negative.
pub fn sum_highest(elements: &[Element<Interval>], n: Interval) -> Interval {
    let (mut sure, mut total) = (0, 0);
    for (least, most) in elements.iter().map(often) {
        sure += least;
        total += most;
    }
    let mut result: Option<Interval> = None;
    let mut n_now = n.low.clamp(0, total);
    loop {
        let room = (n_now - sure).max(0);
        // Least: what is certain, and of the rest the most negative as long as there is room.
        // (More elements than `n` only push lower ones out.)
        let low = top(elements, n_now, |one| (one.value.low, often(one).0))
            - top(elements, room, |one| {
                ((-one.value.low).max(0), often(one).1 - often(one).0)
            });
        // Greatest: what is certain and the positive ones there is room for; or everything, as
        // there are enough to fill all places.
        let high = top(elements, n_now, |one| (one.value.high, often(one).0))
            + top(elements, room, |one| {
                (one.value.high.max(0), often(one).1 - often(one).0)
            });
        let all = top(elements, n_now, |one| (one.value.high, often(one).1));
        let here = Interval::between(low, high.max(all));
        widen(&mut result, here);
        n_now += 1;
        if n_now > n.high.min(total) {
            break;
        }
    }
    result.unwrap_or(Interval::exactly(0))
}

/// Sum of the `n` greatest: `seen` tells of each element the value and how often it is there.
/// Saturated so that two such sums can be added.
fn top(
    elements: &[Element<Interval>],
    n: i128,
    seen: fn(&Element<Interval>) -> (i128, i128),
) -> i128 {
    let (mut sum, mut left) = (Interval::exactly(0), n);
    let mut below = i128::MAX;
    // From one distinct value to the next lower.
    while left > 0 {
        let (mut greatest, mut count) = (i128::MIN, 0);
        for (value, often) in elements.iter().map(seen) {
            if often > 0 && value < below && value >= greatest {
                count = if value == greatest {
                    count + often
                } else {
                    often
                };
                greatest = value;
            }
        }
        if count == 0 {
            break;
        }
        let taken = Interval::exactly(count.min(left));
        sum = number::add(sum, number::multiply(taken, Interval::exactly(greatest)));
        left -= count;
        below = greatest;
    }
    sum.low
}
