//! Values that are sets of possible values: a bool that can be true or false, a number between two
//! ends, options that are possible. A value known exactly is a set of one element.
//!
//! What operators do with them is in [`crate::operate`].

use crate::decimal::LIMIT;

/// What a bool can be; never neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truth(u8);

const CAN_BE_FALSE: u8 = 1;
const CAN_BE_TRUE: u8 = 2;

impl Truth {
    /// Certainly false.
    pub const FALSE: Truth = Truth(CAN_BE_FALSE);
    /// Certainly true.
    pub const TRUE: Truth = Truth(CAN_BE_TRUE);
    /// Either.
    pub const UNKNOWN: Truth = Truth(CAN_BE_FALSE | CAN_BE_TRUE);

    /// Exactly this.
    pub fn exactly(value: bool) -> Truth {
        if value { Truth::TRUE } else { Truth::FALSE }
    }

    /// What can be true or false as told; neither (which no operator gives) counts as unknown.
    pub fn of(can_be_true: bool, can_be_false: bool) -> Truth {
        match u8::from(can_be_true) * CAN_BE_TRUE + u8::from(can_be_false) * CAN_BE_FALSE {
            0 => Truth::UNKNOWN,
            bits => Truth(bits),
        }
    }

    /// Whether some completion makes it true.
    pub fn can_be_true(self) -> bool {
        self.0 & CAN_BE_TRUE != 0
    }

    /// Whether some completion makes it false.
    pub fn can_be_false(self) -> bool {
        self.0 & CAN_BE_FALSE != 0
    }

    /// Whether it is true whatever is answered.
    pub fn is_true(self) -> bool {
        self == Truth::TRUE
    }

    /// Whether it is false whatever is answered.
    pub fn is_false(self) -> bool {
        self == Truth::FALSE
    }

    /// Whether it is one or the other.
    pub fn is_decided(self) -> bool {
        self != Truth::UNKNOWN
    }

    /// Both together.
    pub fn and(self, other: Truth) -> Truth {
        Truth((self.0 & other.0 & CAN_BE_TRUE) | ((self.0 | other.0) & CAN_BE_FALSE))
    }

    /// One or the other.
    pub fn or(self, other: Truth) -> Truth {
        Truth(((self.0 | other.0) & CAN_BE_TRUE) | (self.0 & other.0 & CAN_BE_FALSE))
    }

    /// The opposite.
    pub fn negated(self) -> Truth {
        Truth((self.0 & CAN_BE_FALSE) << 1 | (self.0 & CAN_BE_TRUE) >> 1)
    }

    /// What either of them can be.
    pub fn union(self, other: Truth) -> Truth {
        Truth(self.0 | other.0)
    }
}

/// A number between two ends, both included and both within [`LIMIT`]; `low <= high`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// Least value.
    pub low: i128,
    /// Greatest value.
    pub high: i128,
}

impl Interval {
    /// One value, saturated at [`LIMIT`].
    pub fn exactly(value: i128) -> Interval {
        let value = value.clamp(-LIMIT, LIMIT);
        Interval {
            low: value,
            high: value,
        }
    }

    /// Two ends in either order, saturated at [`LIMIT`].
    pub fn between(one: i128, other: i128) -> Interval {
        Interval {
            low: one.min(other).clamp(-LIMIT, LIMIT),
            high: one.max(other).clamp(-LIMIT, LIMIT),
        }
    }

    /// Whether it is one value.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// The least interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// Words of a bitset over so many options.
pub fn words_for(options: usize) -> usize {
    options.div_ceil(64)
}

/// Sets the bit of an option, if the set is long enough.
pub fn insert(set: &mut [u64], option: usize) {
    if let Some(word) = set.get_mut(option / 64) {
        *word |= 1 << (option % 64);
    }
}

/// Clears the bit of an option.
pub fn remove(set: &mut [u64], option: usize) {
    if let Some(word) = set.get_mut(option / 64) {
        *word &= !(1 << (option % 64));
    }
}

/// Whether the option's bit is set.
pub fn contains(set: &[u64], option: usize) -> bool {
    set.get(option / 64)
        .is_some_and(|word| word >> (option % 64) & 1 == 1)
}

/// The set of all of so many options.
pub fn full(options: usize) -> Vec<u64> {
    let mut set = vec![u64::MAX; words_for(options)];
    if let Some(last) = set.last_mut()
        && !options.is_multiple_of(64)
    {
        *last = (1 << (options % 64)) - 1;
    }
    set
}

/// How many options are in the set.
pub fn count(set: &[u64]) -> u32 {
    set.iter().map(|word| word.count_ones()).sum()
}

/// The one option in the set, if there is just one.
pub fn sole(set: &[u64]) -> Option<usize> {
    let mut only = None;
    for (place, &word) in set.iter().enumerate() {
        if word != 0 {
            if only.is_some() || !word.is_power_of_two() {
                return None;
            }
            only = Some(place * 64 + usize::try_from(word.trailing_zeros()).unwrap_or(0));
        }
    }
    only
}

/// The options in the set, rising.
pub fn members(set: &[u64]) -> impl Iterator<Item = usize> {
    set.iter().enumerate().flat_map(|(place, &word)| {
        let mut rest = word;
        core::iter::from_fn(move || {
            let bit = usize::try_from(rest.trailing_zeros()).unwrap_or(64);
            (rest != 0).then(|| {
                rest &= rest - 1;
                place * 64 + bit
            })
        })
    })
}
