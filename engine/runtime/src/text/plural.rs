//! Plural categories, found by a rule that is data.
//!
//! A rule is a list of numbers that the compiler makes from CLDR:
//!
//! `category, count, relation × count, category, count, …` in the order zero, one, two, few, many
//! (1 to 5); what fits none is other. A relation is
//! `operand + 8 if negated + 16 if an "or" stands before it, modulus (0: none), ranges, low, high, …`
//! with the operands n i v w f t of the Unicode standard (0 to 5).
//!
//! Everything is exact: a number is its decimal digits, never a float.

use crate::decimal;

/// A plural category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Arabic ٠, Latvian 0.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// Every other number.
    Other,
}

impl Category {
    /// Every category, in the order of the standard.
    pub const ALL: [Category; 6] = [
        Category::Zero,
        Category::One,
        Category::Two,
        Category::Few,
        Category::Many,
        Category::Other,
    ];

    /// The word that stands for it in texts.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Category::Zero => "zero",
            Category::One => "one",
            Category::Two => "two",
            Category::Few => "few",
            Category::Many => "many",
            Category::Other => "other",
        }
    }

    /// The category of a number with this many visible decimal places, by a rule.
    #[must_use]
    pub fn of(rule: &[u32], value: i128, places: u32) -> Category {
        let operands = Operands::of(value, places);
        let mut rest = rule;
        while let [category, count, relations @ ..] = rest {
            rest = relations;
            let mut holds = false;
            let mut alternative = true;
            for _ in 0..*count {
                let Some((relation, after)) = Relation::read(rest) else {
                    return Category::Other;
                };
                rest = after;
                if relation.starts_alternative {
                    holds |= alternative;
                    alternative = true;
                }
                alternative &= relation.holds(&operands);
            }
            if holds || alternative {
                return category_at(*category);
            }
        }
        Category::Other
    }
}

/// Whether the numbers are a rule: [`Category::of`] then reads all of it.
pub(super) fn is_rule(rule: &[u32]) -> bool {
    let mut rest = rule;
    while let [category, count, relations @ ..] = rest {
        rest = relations;
        if !(1..=5).contains(category) || *count == 0 {
            return false;
        }
        for _ in 0..*count {
            let Some((relation, after)) = Relation::read(rest) else {
                return false;
            };
            rest = after;
            // `Operands::i` keeps its remainders only by what divides LARGE.
            if relation.operand > 5
                || relation.modulus != 0 && !LARGE.is_multiple_of(u64::from(relation.modulus))
            {
                return false;
            }
        }
    }
    rest.is_empty()
}

fn category_at(number: u32) -> Category {
    match number {
        1 => Category::Zero,
        2 => Category::One,
        3 => Category::Two,
        4 => Category::Few,
        5 => Category::Many,
        _ => Category::Other,
    }
}

struct Relation<'r> {
    operand: u32,
    negated: bool,
    starts_alternative: bool,
    modulus: u32,
    ranges: &'r [u32],
}

impl<'r> Relation<'r> {
    fn read(numbers: &'r [u32]) -> Option<(Relation<'r>, &'r [u32])> {
        let [head, modulus, ranges, rest @ ..] = numbers else {
            return None;
        };
        let length = usize::try_from(*ranges).ok()?.checked_mul(2)?;
        let (ranges, rest) = rest.split_at_checked(length)?;
        let relation = Relation {
            operand: head & 7,
            negated: head & 8 != 0,
            starts_alternative: head & 16 != 0,
            modulus: *modulus,
            ranges,
        };
        (*head < 32).then_some((relation, rest))
    }

    fn holds(&self, operands: &Operands) -> bool {
        let value = match self.operand {
            0 if operands.t != 0 => None, // not whole: in no range
            0 | 1 => Some(operands.i),
            2 => Some(operands.v),
            3 => Some(operands.w),
            4 => Some(operands.f),
            _ => Some(operands.t),
        };
        let within = value.is_some_and(|value| {
            let value = value.checked_rem(u64::from(self.modulus)).unwrap_or(value);
            self.ranges.chunks_exact(2).any(|range| {
                matches!(*range, [low, high] if (u64::from(low)..=u64::from(high)).contains(&value))
            })
        });
        within != self.negated
    }
}

/// What CLDR's rules look at. `f` and `t` are the visible digits of the fraction with and without
/// zeros at the end, `v` and `w` how many they are.
struct Operands {
    i: u64,
    v: u64,
    w: u64,
    f: u64,
    t: u64,
}

/// A whole part beyond this is folded: greater than every range, same remainder by every modulus.
const LARGE: u64 = 1_000_000_000_000_000_000;

impl Operands {
    fn of(value: i128, places: u32) -> Operands {
        let number = value.unsigned_abs();
        let (i, f) = match decimal::power_of_ten(places) {
            Some(scale) => (number / scale, number % scale),
            None => (0, number),
        };
        let mut w = if f == 0 { 0 } else { u64::from(places) };
        let mut t = f;
        while t != 0 && t % 10 == 0 {
            t /= 10;
            w -= 1;
        }
        Operands {
            i: fold(i),
            v: u64::from(places),
            w,
            f: fold(f),
            t: fold(t),
        }
    }
}

fn fold(number: u128) -> u64 {
    let large = u128::from(LARGE);
    let folded = if number < large {
        number
    } else {
        number % large + large
    };
    u64::try_from(folded).unwrap_or(LARGE)
}
