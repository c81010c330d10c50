//! Arithmetic and comparison of numbers. Results saturate at [`LIMIT`], which no accepted bundle
//! reaches. A divisor below 1, and a negative number where `%` needs none, count as the nearest
//! number allowed: the operators are total, and a compiler proves that it does not matter.

use crate::decimal::{self, LIMIT, Rounding};
use crate::value::{Interval, Truth, saturate};

/// First is equal to second.
pub fn equal(a: Interval, b: Interval) -> Truth {
    Truth::of(
        a.low <= b.high && b.low <= a.high,
        !(a.is_exact() && a == b),
    )
}

/// First is less than second.
pub fn less(a: Interval, b: Interval) -> Truth {
    Truth::of(a.low < b.high, a.high >= b.low)
}

/// First is at most second.
pub fn at_most(a: Interval, b: Interval) -> Truth {
    Truth::of(a.low <= b.high, a.high > b.low)
}

/// Sum.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn add(a: Interval, b: Interval) -> Interval {
    // Within `LIMIT` on both sides: the sum of two fits, then saturates.
    Interval::saturated(a.low + b.low, a.high + b.high)
}

/// Difference.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn subtract(a: Interval, b: Interval) -> Interval {
    add(a, negate(b))
}

/// Negation.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn negate(a: Interval) -> Interval {
    Interval {
        low: -a.high,
        high: -a.low,
    }
}

/// Product.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn multiply(a: Interval, b: Interval) -> Interval {
    if a.is_exact() && b.is_exact() {
        return Interval::exactly(times(a.low, b.low));
    }
    let corners = [
        times(a.low, b.low),
        times(a.low, b.high),
        times(a.high, b.low),
        times(a.high, b.high),
    ];
    hull_of(corners)
}

/// The product of two numbers, saturated.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn times(a: i128, b: i128) -> i128 {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => i128::from(a) * i128::from(b),
        _ => {
            // Of so many digits together the product is beyond `LIMIT`.
            let digits = |number: i128| i128::BITS - number.unsigned_abs().leading_zeros();
            if digits(a) + digits(b) < i128::BITS {
                saturate(a * b)
            } else if (a < 0) == (b < 0) {
                LIMIT
            } else {
                -LIMIT
            }
        }
    }
}

fn hull_of([a, b, c, d]: [i128; 4]) -> Interval {
    Interval::between(a, b).hull(Interval::between(c, d))
}

/// Absolute value.
pub fn absolute(a: Interval) -> Interval {
    if a.low >= 0 {
        a
    } else if a.high <= 0 {
        negate(a)
    } else {
        Interval {
            low: 0,
            high: a.high.max(-a.low),
        }
    }
}

/// The lesser.
pub fn least(a: Interval, b: Interval) -> Interval {
    Interval {
        low: a.low.min(b.low),
        high: a.high.min(b.high),
    }
}

/// The greater.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub fn greatest(a: Interval, b: Interval) -> Interval {
    Interval {
        low: a.low.max(b.low),
        high: a.high.max(b.high),
    }
}

/// Remainder of a division of non-negative integers.
pub fn remainder(a: Interval, b: Interval) -> Interval {
    let a = greatest(a, Interval::exactly(0));
    let b = greatest(b, Interval::exactly(1));
    if a.high < b.low {
        return a;
    }
    // Few divisors are tried one by one, which is as precise as can be; of many the rough range.
    const TRIED: i128 = 64;
    if b.high - b.low >= TRIED {
        return Interval {
            low: 0,
            high: a.high.min(b.high - 1),
        };
    }
    let mut divisor = b.low;
    let mut result = remainder_by(a, divisor);
    while divisor < b.high {
        divisor += 1;
        result = result.hull(remainder_by(a, divisor));
    }
    result
}

fn remainder_by(a: Interval, divisor: i128) -> Interval {
    let (low, high) = (a.low % divisor, a.high % divisor);
    if a.high - a.low < divisor && low <= high {
        Interval { low, high }
    } else {
        Interval {
            low: 0,
            high: divisor - 1,
        }
    }
}

/// Quotient rounded to an integer. Rounding keeps order, so the ends come from the corners.
pub fn divide(a: Interval, b: Interval, mode: Rounding) -> Interval {
    let b = greatest(b, Interval::exactly(1));
    let at = |dividend, divisor| decimal::divide(dividend, divisor, mode);
    if b.is_exact() {
        return Interval {
            low: at(a.low, b.low),
            high: at(a.high, b.low),
        };
    }
    hull_of([
        at(a.low, b.low),
        at(a.low, b.high),
        at(a.high, b.low),
        at(a.high, b.high),
    ])
}
