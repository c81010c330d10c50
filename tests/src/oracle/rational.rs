//! Exact fractions of any size. Nearly all are small, and those need no memory of their own.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};
use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// An exact number of any size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rational(Form);

/// Always in lowest terms with a positive denominator; large only if it does not fit the small form.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    Small(i64, i64),
    Large(Box<BigRational>),
}

/// Numerator and denominator: products of two small ones, and the sum of two such, always fit.
type Fraction = (i128, i128);

impl Rational {
    /// A fraction; the denominator is not zero.
    pub fn new(numerator: BigInt, denominator: BigInt) -> Rational {
        Rational::from(BigRational::new(numerator, denominator))
    }

    /// So many tens multiplied.
    pub fn ten_to(places: u32) -> Rational {
        match 10i64.checked_pow(places) {
            Some(power) => Rational::from(power),
            None => Rational::new(BigInt::from(10).pow(places), 1.into()),
        }
    }

    /// Nothing.
    pub fn zero() -> Rational {
        Rational::from(0)
    }

    /// Whether it is zero.
    pub fn is_zero(&self) -> bool {
        self.0 == Form::Small(0, 1)
    }

    /// Whether it is above zero.
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator > 0,
            Form::Large(large) => large.is_positive(),
        }
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        !self.is_positive() && !self.is_zero()
    }

    /// Whether it is whole.
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Form::Small(_, denominator) => *denominator == 1,
            Form::Large(large) => large.is_integer(),
        }
    }

    /// The greatest whole number not above it.
    pub fn floor(&self) -> Rational {
        match &self.0 {
            Form::Small(numerator, denominator) => {
                Rational::from(numerator.div_euclid(*denominator))
            }
            Form::Large(large) => Rational::from(large.floor()),
        }
    }

    /// It without what follows the point.
    pub fn whole_part(&self) -> Rational {
        if self.is_negative() {
            -(-self.clone()).floor()
        } else {
            self.floor()
        }
    }

    /// Its distance from zero.
    pub fn abs(&self) -> Rational {
        if self.is_negative() {
            -self.clone()
        } else {
            self.clone()
        }
    }

    /// It as an integer of the machine, if it is one.
    pub fn to_i64(&self) -> Option<i64> {
        match self.0 {
            Form::Small(numerator, 1) => Some(numerator),
            _ => None,
        }
    }

    fn of((numerator, denominator): Fraction) -> Rational {
        let common = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let common = i128::try_from(common).unwrap_or(1) * denominator.signum();
        let (numerator, denominator) = (numerator / common, denominator / common);
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Rational(Form::Small(numerator, denominator)),
            _ => Rational::new(numerator.into(), denominator.into()),
        }
    }

    fn large(&self) -> BigRational {
        match &self.0 {
            Form::Small(numerator, denominator) => {
                BigRational::new_raw((*numerator).into(), (*denominator).into())
            }
            Form::Large(large) => (**large).clone(),
        }
    }

    fn combined(
        &self,
        other: &Rational,
        small: fn(Fraction, Fraction) -> Fraction,
        large: fn(BigRational, BigRational) -> BigRational,
    ) -> Rational {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => Rational::of(small(
                (i128::from(*a), i128::from(*b)),
                (i128::from(*c), i128::from(*d)),
            )),
            _ => Rational::from(large(self.large(), other.large())),
        }
    }
}

/// The greatest number that divides both; the second is not zero.
fn common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b > 1 {
        (a, b) = match (u64::try_from(a), u64::try_from(b)) {
            // Much faster where it is enough.
            (Ok(a), Ok(b)) => (b.into(), (a % b).into()),
            _ => (b, a % b),
        };
    }
    if b == 1 { 1 } else { a }
}

impl From<i64> for Rational {
    fn from(whole: i64) -> Rational {
        Rational(Form::Small(whole, 1))
    }
}

impl From<BigRational> for Rational {
    fn from(large: BigRational) -> Rational {
        match (large.numer().to_i64(), large.denom().to_i64()) {
            (Some(numerator), Some(denominator)) => Rational(Form::Small(numerator, denominator)),
            _ => Rational(Form::Large(Box::new(large))),
        }
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Rational) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(a, b), Form::Small(c, d)) => {
                (i128::from(*a) * i128::from(*d)).cmp(&(i128::from(*c) * i128::from(*b)))
            }
            _ => self.large().cmp(&other.large()),
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Rational) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An operator between numbers and references to them.
macro_rules! operator {
    ($trait:ident, $name:ident, $small:expr) => {
        impl $trait<&Rational> for &Rational {
            type Output = Rational;
            fn $name(self, other: &Rational) -> Rational {
                self.combined(other, $small, $trait::$name)
            }
        }
        impl $trait<Rational> for &Rational {
            type Output = Rational;
            fn $name(self, other: Rational) -> Rational {
                $trait::$name(self, &other)
            }
        }
        impl $trait<&Rational> for Rational {
            type Output = Rational;
            fn $name(self, other: &Rational) -> Rational {
                $trait::$name(&self, other)
            }
        }
        impl $trait<Rational> for Rational {
            type Output = Rational;
            fn $name(self, other: Rational) -> Rational {
                $trait::$name(&self, &other)
            }
        }
    };
}

operator!(Add, add, |(a, b), (c, d)| (a * d + c * b, b * d));
operator!(Sub, sub, |(a, b), (c, d)| (a * d - c * b, b * d));
operator!(Mul, mul, |(a, b), (c, d)| (a * c, b * d));
operator!(Div, div, |(a, b), (c, d)| (a * d, b * c));

impl AddAssign for Rational {
    fn add_assign(&mut self, other: Rational) {
        *self = &*self + other;
    }
}

impl Neg for Rational {
    type Output = Rational;
    fn neg(self) -> Rational {
        Rational::zero() - self
    }
}

/// `12`, or a fraction: `1/3`.
impl fmt::Display for Rational {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.large().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers about where the small form ends, and small ones.
    fn numbers() -> Vec<Rational> {
        let ends = [
            i64::MIN,
            i64::MIN + 1,
            -10,
            -1,
            0,
            1,
            3,
            4,
            i64::MAX - 1,
            i64::MAX,
        ];
        let whole = ends.map(Rational::from);
        let mut numbers = whole.to_vec();
        for (a, b) in whole.iter().zip(whole.iter().rev()) {
            numbers.push(a * b);
            if !b.is_zero() {
                numbers.push(a / b);
                numbers.push(a / b / b);
            }
        }
        numbers
    }

    #[test]
    fn small_and_large_forms_agree_with_fractions_of_any_size() {
        for a in &numbers() {
            assert_eq!(a.floor().large(), a.large().floor());
            assert_eq!(a.abs().large(), a.large().abs());
            assert_eq!((-a.clone()).large(), -a.large());
            assert_eq!(a.is_integer(), a.large().is_integer());
            assert_eq!(a.is_positive(), a.large().is_positive());
            assert_eq!(a.is_negative(), a.large().is_negative());
            for b in &numbers() {
                assert_eq!((a + b).large(), a.large() + b.large());
                assert_eq!((a - b).large(), a.large() - b.large());
                assert_eq!((a * b).large(), a.large() * b.large());
                assert_eq!(a.cmp(b), a.large().cmp(&b.large()));
                assert_eq!(a == b, a.large() == b.large());
                if !b.is_zero() {
                    assert_eq!((a / b).large(), a.large() / b.large());
                }
            }
        }
    }
}
