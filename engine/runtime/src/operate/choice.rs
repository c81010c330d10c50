//! Choices. A choice is the set of options it can be, one bit each; a set of choices is two sets:
//! the options certainly chosen (`must`) and those possibly chosen (`may`, which holds `must`).

use crate::value::{Interval, Truth, count};

/// Two choices from equal lists of options are the same.
pub fn equal(a: &[u64], b: &[u64]) -> Truth {
    let meet = a.iter().zip(b).any(|(a, b)| a & b != 0);
    Truth::of(meet, !(a == b && count(a) == 1))
}

/// The choice is one of these options.
pub fn one_of(choice: &[u64], options: &[u64]) -> Truth {
    let (mut inside, mut outside) = (0, 0);
    for (choice, options) in choice.iter().zip(options) {
        inside |= choice & options;
        outside |= choice & !options;
    }
    Truth::of(inside != 0, outside != 0)
}

/// The options in `one` are among the chosen; with one option, that it is chosen.
pub fn contains(must: &[u64], may: &[u64], one: &[u64]) -> Truth {
    let (mut possible, mut missing) = (0, 0);
    for ((must, may), one) in must.iter().zip(may).zip(one) {
        possible |= may & one;
        missing |= one & !must;
    }
    Truth::of(possible != 0, missing != 0)
}

/// How many are chosen.
pub fn chosen(must: &[u64], may: &[u64]) -> Interval {
    Interval {
        low: i128::from(count(must)),
        high: i128::from(count(may)),
    }
}
