//! Lists of people or things, of which membership (`guard`) may be undecided, and of which some
//! members are known only by number: the element that stands for all the others (*the rest*) is
//! there between `least` and `most` times, each time with a value of its own from the same set.

use super::number;
use crate::value::{Interval, Truth};

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

impl<T> Element<T> {
    /// Whether at least one such element is certainly in the list.
    fn is_certain(&self) -> bool {
        self.guard.is_true() && self.least > 0
    }
}

/// Whether any element satisfies; false when there are none.
pub fn any(elements: impl Iterator<Item = Element<Truth>>) -> Truth {
    elements.fold(Truth::FALSE, |result, element| {
        let mut one = element.guard.and(element.value);
        if element.least == 0 {
            one = one.union(Truth::FALSE);
        }
        result.or(one)
    })
}

/// Whether all elements satisfy; true when there are none.
pub fn all(elements: impl Iterator<Item = Element<Truth>>) -> Truth {
    any(elements.map(|element| Element {
        value: element.value.negated(),
        ..element
    }))
    .negated()
}

/// How many there are.
pub fn len(elements: impl Iterator<Item = Element<()>>) -> Interval {
    let mut result = Interval::exactly(0);
    for element in elements {
        if element.guard.is_true() {
            result.low += i128::from(element.least);
        }
        if element.guard.can_be_true() {
            result.high += i128::from(element.most);
        }
    }
    result
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
pub fn least(elements: impl Iterator<Item = Element<Interval>>, fallback: Interval) -> Interval {
    let negated = elements.map(|one| Element {
        value: number::negate(one.value),
        ..one
    });
    number::negate(greatest(negated, number::negate(fallback)))
}

/// Greatest value, or the fallback when there are none.
pub fn greatest(elements: impl Iterator<Item = Element<Interval>>, fallback: Interval) -> Interval {
    // With an element that is certainly there, the fallback is out of play and the others can only
    // raise the result. Without one, any possible element may be the only one.
    let mut certain: Option<Interval> = None;
    let mut possible: Option<Interval> = None;
    for element in elements {
        if element.is_certain() {
            certain = Some(certain.map_or(element.value, |so_far| {
                number::greatest(so_far, element.value)
            }));
        } else if element.guard.can_be_true() {
            possible = Some(possible.map_or(element.value, |so_far| so_far.hull(element.value)));
        }
    }
    match (certain, possible) {
        (None, None) => fallback,
        (None, Some(possible)) => fallback.hull(possible),
        (Some(certain), None) => certain,
        (Some(certain), Some(possible)) => Interval {
            low: certain.low,
            high: certain.high.max(possible.high),
        },
    }
}

/// Sum of the `n` greatest values; of all when there are fewer, of none when `n` is negative.
pub fn sum_highest(elements: impl Iterator<Item = Element<Interval>>, n: Interval) -> Interval {
    let (mut sure, mut unsure): (Vec<Interval>, Vec<Interval>) = (Vec::new(), Vec::new());
    for element in elements {
        let certain = if element.guard.is_true() {
            element.least
        } else {
            0
        };
        let possible = if element.guard.can_be_true() {
            element.most
        } else {
            0
        };
        for place in 0..possible {
            if place < certain {
                &mut sure
            } else {
                &mut unsure
            }
            .push(element.value);
        }
    }
    let total = sure.len() + unsure.len();
    let clamp = |n: i128| usize::try_from(n.max(0)).unwrap_or(usize::MAX).min(total);
    let (first, last) = (clamp(n.low), clamp(n.high));
    let falling = |values: &[Interval], end: fn(&Interval) -> i128| {
        let mut ends: Vec<i128> = values.iter().map(end).collect();
        ends.sort_unstable_by(|a, b| b.cmp(a));
        ends
    };
    let sure_low = falling(&sure, |value| value.low);
    let sure_high = falling(&sure, |value| value.high);
    let unsure_low = falling(&unsure, |value| value.low);
    let unsure_high = falling(&unsure, |value| value.high);
    let mut all_high = [sure_high.as_slice(), unsure_high.as_slice()].concat();
    all_high.sort_unstable_by(|a, b| b.cmp(a));

    let mut result: Option<Interval> = None;
    for n in first..=last {
        let room = n.saturating_sub(sure.len());
        // Least: what is certain, and of the rest the most negative as long as there is room.
        // (More elements than `n` only push lower ones out.)
        let low = unsure_low
            .iter()
            .rev()
            .take(room)
            .take_while(|value| **value < 0)
            .fold(top(&sure_low, n), |sum, value| plus(sum, *value));
        // Greatest: what is certain and the positive ones there is room for; or everything, when
        // that fills all places.
        let mut high = unsure_high
            .iter()
            .take(room)
            .take_while(|value| **value > 0)
            .fold(top(&sure_high, n), |sum, value| plus(sum, *value));
        if n <= total {
            high = high.max(top(&all_high, n));
        }
        let here = Interval::between(low, high);
        result = Some(result.map_or(here, |so_far| so_far.hull(here)));
    }
    result.unwrap_or(Interval::exactly(0))
}

fn top(falling: &[i128], n: usize) -> i128 {
    falling
        .iter()
        .take(n)
        .fold(0, |sum, value| plus(sum, *value))
}

fn plus(a: i128, b: i128) -> i128 {
    number::add(Interval::exactly(a), Interval::exactly(b)).low
}
