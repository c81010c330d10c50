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
pub fn sum_highest(
    elements: impl Iterator<Item = Element<Interval>> + Clone,
    n: Interval,
) -> Interval {
    // Each element is there certainly so many times, and possibly so many times more.
    let parts = elements
        .filter(|element| element.guard.can_be_true())
        .map(|element| {
            let sure = if element.guard.is_true() {
                element.least
            } else {
                0
            };
            (
                element.value,
                i128::from(sure),
                i128::from(element.most.max(sure)),
            )
        });
    let sure: i128 = parts.clone().map(|(_, sure, _)| sure).sum();
    let total: i128 = parts.clone().map(|(_, _, most)| most).sum();
    let sure_lows = parts.clone().map(|(value, sure, _)| (value.low, sure));
    let sure_highs = parts.clone().map(|(value, sure, _)| (value.high, sure));
    let all_highs = parts.clone().map(|(value, _, most)| (value.high, most));
    // Of what may be there or not, the losses and the gains.
    let losses = parts
        .clone()
        .map(|(value, sure, most)| ((-value.low).max(0), most - sure));
    let gains = parts
        .clone()
        .map(|(value, sure, most)| (value.high.max(0), most - sure));

    let mut result: Option<Interval> = None;
    let mut n_now = n.low.clamp(0, total);
    loop {
        let room = (n_now - sure).max(0);
        // Least: what is certain, and of the rest the most negative as long as there is room.
        // (More elements than `n` only push lower ones out.)
        let low = top(sure_lows.clone(), n_now) - top(losses.clone(), room);
        // Greatest: what is certain and the positive ones there is room for; or everything, as
        // there are enough to fill all places.
        let high = (top(sure_highs.clone(), n_now) + top(gains.clone(), room))
            .max(top(all_highs.clone(), n_now));
        let here = Interval::between(low, high);
        result = Some(result.map_or(here, |so_far: Interval| so_far.hull(here)));
        n_now += 1;
        if n_now > n.high.min(total) {
            break;
        }
    }
    result.unwrap_or(Interval::exactly(0))
}

/// Sum of the `n` greatest, each there so many times; saturated so that two can be added.
fn top(values: impl Iterator<Item = (i128, i128)> + Clone, n: i128) -> i128 {
    let (mut sum, mut left) = (Interval::exactly(0), n);
    let mut below = i128::MAX;
    // From one distinct value to the next lower.
    while left > 0 {
        let mut next: Option<(i128, i128)> = None;
        for (value, often) in values.clone() {
            if often == 0 || value >= below {
                continue;
            }
            next = match next {
                Some((greatest, so_far)) if greatest == value => Some((value, so_far + often)),
                Some((greatest, _)) if greatest > value => next,
                _ => Some((value, often)),
            };
        }
        let Some((value, often)) = next else { break };
        let taken = Interval::exactly(often.min(left));
        sum = number::add(sum, number::multiply(taken, Interval::exactly(value)));
        left -= often;
        below = value;
    }
    sum.low
}
