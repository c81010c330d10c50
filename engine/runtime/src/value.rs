//! Values that are sets of possible values: a bool that can be true or false, a number between two
//! ends, options that are possible. A value known exactly is a set of one element.
//!
//! What operators do with them is in [`crate::operate`].
//!
//! *Not inlined*: to WebAssembly a number of 128 bits is two values and a place in memory, so that
//! even a small function of such numbers is larger than its call. Where the engine is downloaded
//! it is there once; elsewhere it is inlined, which is faster.

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

    /// The byte it is kept as.
    pub fn byte(self) -> u8 {
        self.0
    }

    /// The inverse of [`Truth::byte`].
    pub fn from_byte(byte: u8) -> Truth {
        Truth(byte)
    }

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
        Truths::one(self).and(Truths::one(other)).first()
    }

    /// One or the other.
    pub fn or(self, other: Truth) -> Truth {
        Truths::one(self).or(Truths::one(other)).first()
    }

    /// The opposite.
    pub fn negated(self) -> Truth {
        Truths::one(self).negated().first()
    }

    /// Whether both are true or both false.
    pub fn same(self, other: Truth) -> Truth {
        self.and(other).or(self.negated().and(other.negated()))
    }

    /// What either of them can be.
    pub fn union(self, other: Truth) -> Truth {
        Truth(self.0 | other.0)
    }
}

/// Eight truths side by side, one byte each, so that one operation serves eight people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Truths(u64);

/// A one in every byte.
const EACH: u64 = 0x0101_0101_0101_0101;
const EACH_CAN_BE_FALSE: u64 = EACH;
const EACH_CAN_BE_TRUE: u64 = EACH * 2;

impl Truths {
    /// How many there are.
    pub const COUNT: usize = 8;
    /// All certainly true.
    pub const TRUE: Truths = Truths(EACH_CAN_BE_TRUE);
    /// All certainly false.
    pub const FALSE: Truths = Truths(EACH_CAN_BE_FALSE);

    /// Eight bytes as they are kept in memory.
    pub fn from_bytes(bytes: [u8; 8]) -> Truths {
        Truths(u64::from_le_bytes(bytes))
    }

    /// The inverse of [`Truths::from_bytes`].
    pub fn to_bytes(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    /// The same eight times.
    pub fn all(truth: Truth) -> Truths {
        Truths(u64::from(truth.0) * EACH)
    }

    fn one(truth: Truth) -> Truths {
        Truths(u64::from(truth.0))
    }

    fn first(self) -> Truth {
        let [first, ..] = self.to_bytes();
        Truth(first)
    }

    /// Both together, one by one.
    pub fn and(self, other: Truths) -> Truths {
        let (both, either) = (self.0 & other.0, self.0 | other.0);
        Truths((both & EACH_CAN_BE_TRUE) | (either & EACH_CAN_BE_FALSE))
    }

    /// One or the other, one by one.
    pub fn or(self, other: Truths) -> Truths {
        let (both, either) = (self.0 & other.0, self.0 | other.0);
        Truths((either & EACH_CAN_BE_TRUE) | (both & EACH_CAN_BE_FALSE))
    }

    /// The opposites.
    pub fn negated(self) -> Truths {
        Truths((self.0 & EACH_CAN_BE_FALSE) << 1 | (self.0 & EACH_CAN_BE_TRUE) >> 1)
    }

    /// Those in these places, which can besides be false.
    pub fn or_false_in(self, places: u8) -> Truths {
        Truths(self.0 | spread(places) & EACH_CAN_BE_FALSE)
    }

    /// Whether any of those in these places is true.
    pub fn any_in(self, places: u8) -> Truth {
        let there = spread(places);
        let can_be_true = self.0 & there & EACH_CAN_BE_TRUE != 0;
        // False only if all can be.
        Truth::of(can_be_true, !self.0 & there & EACH_CAN_BE_FALSE == 0)
    }
}

/// Every bit of a byte as a byte of ones or of zeros.
fn spread(places: u8) -> u64 {
    // Bit n of the byte, alone in byte n.
    let bits = u64::from(places).wrapping_mul(EACH) & 0x8040_2010_0804_0201;
    let ones = (bits.wrapping_add(0x7f7f_7f7f_7f7f_7f7f) | bits) >> 7 & EACH;
    ones * 0xff
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
        Interval::saturated(value, value)
    }

    /// Two ends in either order, saturated at [`LIMIT`].
    pub fn between(one: i128, other: i128) -> Interval {
        if one <= other {
            Interval::saturated(one, other)
        } else {
            Interval::saturated(other, one)
        }
    }

    /// Two ends, the lesser first, saturated at [`LIMIT`].
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn saturated(low: i128, high: i128) -> Interval {
        Interval {
            low: saturate(low),
            high: saturate(high),
        }
    }

    /// Whether it is one value.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// The least interval that holds both.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub fn hull(self, other: Interval) -> Interval {
        Interval {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
        }
    }
}

/// The nearest number within [`LIMIT`].
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn saturate(value: i128) -> i128 {
    value.clamp(-LIMIT, LIMIT)
}

/// Widens what has been seen so far to hold this too.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn widen(so_far: &mut Option<Interval>, value: Interval) {
    *so_far = Some(so_far.map_or(value, |so_far| so_far.hull(value)));
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
