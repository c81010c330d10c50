//! Exact decimals: text to and from integers with a scale, quotients printed half even, and the
//! four ways to round a quotient to an integer. There is no binary floating point anywhere.

/// Every number of a graph stays within `-LIMIT..=LIMIT`: what the compiler proves is narrower,
/// and what a lying bundle computes saturates here. Two such numbers can be added in `i128`.
pub const LIMIT: i128 = (1 << 126) - 1;

/// More decimal places than this are never needed, and would not fit.
pub const MAX_PLACES: u32 = 28;

/// Why a text is not a number with so many places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// Not of the form `-12.50`.
    NotANumber,
    /// More digits after the point than allowed.
    TooManyPlaces,
    /// Beyond what can be kept exactly.
    TooLarge,
}

/// Reads `-12.5` as an integer with `places` decimal places (`-1250` with two).
///
/// # Errors
/// See [`Misread`]. No sign but `-`, no separators, no exponent, a digit on both sides of a point.
pub fn parse(text: &str, places: u32) -> Result<i128, Misread> {
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let point = rest.bytes().position(|byte| byte == b'.');
    let (whole, fraction) = match point.and_then(|point| rest.split_at_checked(point)) {
        Some((whole, fraction)) => (whole, fraction.get(1..).unwrap_or_default()),
        None => (rest, ""),
    };
    let digits_only = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_missing = whole.is_empty() || (point.is_some() && fraction.is_empty());
    if is_missing || !digits_only(whole) || !digits_only(fraction) {
        return Err(Misread::NotANumber);
    }
    let given = u32::try_from(fraction.len()).map_err(|_| Misread::TooManyPlaces)?;
    let missing = places.checked_sub(given).ok_or(Misread::TooManyPlaces)?;
    let mut value: i128 = 0;
    for part in [whole, fraction] {
        for byte in part.bytes() {
            if value > LIMIT / 10 {
                return Err(Misread::TooLarge);
            }
            value = value * 10 + i128::from(byte.wrapping_sub(b'0'));
        }
    }
    let value = rescale(value, missing).ok_or(Misread::TooLarge)?;
    Ok(if negative { -value } else { value })
}

/// Ten to the power of this, where that fits.
pub fn power_of_ten(exponent: u32) -> Option<u128> {
    (exponent <= 38).then(|| (0..exponent).fold(1, |power, _| power * 10))
}

/// The value with so many more decimal places; none beyond [`LIMIT`].
pub fn rescale(value: i128, more: u32) -> Option<i128> {
    let mut scaled = value;
    for _ in 0..more {
        if scaled == 0 {
            break;
        }
        if scaled.unsigned_abs() > LIMIT.unsigned_abs() / 10 {
            return None;
        }
        scaled *= 10;
    }
    (-LIMIT..=LIMIT).contains(&scaled).then_some(scaled)
}

/// Prints an integer with `places` decimal places: `-1250` with two is `-12.50`.
pub fn print(value: i128, places: u32) -> String {
    // Digits from the last to the first, then turned round.
    let mut digits = Vec::with_capacity(24);
    let mut rest = value.unsigned_abs();
    let mut count = 0;
    loop {
        let digit = u8::try_from(rest % 10).unwrap_or(0);
        digits.push(b'0'.wrapping_add(digit));
        rest /= 10;
        count += 1;
        if count == places {
            digits.push(b'.');
        }
        if rest == 0 && count > places {
            break;
        }
    }
    let mut text = String::with_capacity(digits.len() + 1);
    if value < 0 {
        text.push('-');
    }
    text.extend(digits.iter().rev().map(|&byte| char::from(byte)));
    text
}

/// Prints `numerator / denominator`, each an integer with its own scale, rounded half even to
/// `places`. A denominator below 1 (which no compiler writes) counts as 1.
pub fn print_quotient(
    numerator: i128,
    scale: u32,
    denominator: i128,
    denominator_scale: u32,
    places: u32,
) -> String {
    let divisor = denominator.max(1);
    let shift = i64::from(places) + i64::from(denominator_scale) - i64::from(scale);
    let mut quotient = numerator.unsigned_abs() / divisor.unsigned_abs();
    let mut remainder = numerator.unsigned_abs() % divisor.unsigned_abs();
    let divisor = divisor.unsigned_abs();
    if shift >= 0 {
        // Long division, one decimal digit at a time.
        for _ in 0..shift {
            remainder = remainder.saturating_mul(10);
            quotient = quotient
                .saturating_mul(10)
                .saturating_add(remainder / divisor);
            remainder %= divisor;
        }
        let half = remainder.cmp(&(divisor - remainder));
        quotient = round_half_even(quotient, half);
    } else {
        let unit = u32::try_from(-shift).ok().and_then(power_of_ten);
        let Some(unit) = unit else {
            return print(0, places);
        };
        let below = quotient % unit;
        let mut half = below.cmp(&(unit - below));
        if half.is_eq() && remainder > 0 {
            half = core::cmp::Ordering::Greater;
        }
        quotient = round_half_even(quotient / unit, half);
    }
    let value = i128::try_from(quotient).unwrap_or(i128::MAX);
    print(if numerator < 0 { -value } else { value }, places)
}

/// The quotient, or one more when what is left over is more than half, or half of an odd one.
fn round_half_even(quotient: u128, half: core::cmp::Ordering) -> u128 {
    let up = half.is_gt() || (half.is_eq() && quotient % 2 == 1);
    quotient.saturating_add(u128::from(up))
}

/// How a quotient becomes an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Towards less.
    Floor,
    /// Towards more.
    Ceil,
    /// To the nearest, half away from zero.
    HalfUp,
    /// To the nearest, half to the even one.
    HalfEven,
}

impl Rounding {
    /// The mode a bundle writes as 0 floor, 1 ceil, 2 half up, 3 half even.
    pub fn from_code(code: u32) -> Option<Rounding> {
        match code {
            0 => Some(Rounding::Floor),
            1 => Some(Rounding::Ceil),
            2 => Some(Rounding::HalfUp),
            3 => Some(Rounding::HalfEven),
            _ => None,
        }
    }
}

/// `dividend / divisor` rounded to an integer. Both within [`LIMIT`]; a divisor below 1 counts
/// as 1.
pub fn divide(dividend: i128, divisor: i128, mode: Rounding) -> i128 {
    let divisor = divisor.max(1);
    let floor = dividend.div_euclid(divisor);
    let remainder = dividend.rem_euclid(divisor);
    let up = match mode {
        Rounding::Floor => false,
        Rounding::Ceil => remainder > 0,
        Rounding::HalfUp | Rounding::HalfEven => match remainder.cmp(&(divisor - remainder)) {
            core::cmp::Ordering::Less => false,
            core::cmp::Ordering::Greater => true,
            core::cmp::Ordering::Equal if mode == Rounding::HalfUp => dividend >= 0,
            core::cmp::Ordering::Equal => floor % 2 != 0,
        },
    };
    floor + i128::from(up)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_texts_are_read_exactly_or_refused() {
        assert_eq!(parse("12.5", 2), Ok(1250));
        assert_eq!(parse("-0.05", 2), Ok(-5));
        assert_eq!(parse("007", 0), Ok(7));
        assert_eq!(parse("12.345", 2), Err(Misread::TooManyPlaces));
        assert_eq!(parse("12.0", 0), Err(Misread::TooManyPlaces));
        for text in [
            "", "-", ".5", "5.", "1,5", "1e3", "+1", " 1", "--1", "1.2.3", "٣", "0x1", "1_0",
        ] {
            assert_eq!(parse(text, 4), Err(Misread::NotANumber), "{text}");
        }
        assert_eq!(
            parse("99999999999999999999999999999999999999", 0),
            Err(Misread::TooLarge)
        );
        assert_eq!(
            parse("1000000000000000000000000000000000000", 28),
            Err(Misread::TooLarge)
        );
    }

    #[test]
    fn what_is_printed_is_read_back() {
        for value in [
            0,
            1,
            -1,
            9,
            10,
            -10,
            99,
            100,
            12_345,
            -12_345,
            LIMIT / 32,
            -LIMIT / 32,
        ] {
            for places in 0..5 {
                let text = print(value, places);
                assert_eq!(parse(&text, places), Ok(value), "{text}");
            }
        }
        assert_eq!(print(-5, 2), "-0.05");
        assert_eq!(print(0, 2), "0.00");
    }

    #[test]
    fn quotients_are_printed_half_even() {
        assert_eq!(print_quotient(1, 0, 3, 0, 2), "0.33");
        assert_eq!(print_quotient(2, 0, 3, 0, 2), "0.67");
        assert_eq!(print_quotient(125, 2, 1, 0, 1), "1.2");
        assert_eq!(print_quotient(135, 2, 1, 0, 1), "1.4");
        assert_eq!(print_quotient(-125, 2, 1, 0, 1), "-1.2");
        assert_eq!(print_quotient(5, 1, 100, 2, 0), "0");
        assert_eq!(print_quotient(12_501, 4, 1, 0, 1), "1.3");
        assert_eq!(print_quotient(12_500, 4, 1, 0, 1), "1.2");
        assert_eq!(print_quotient(15, 0, 10, 1, 0), "15");
    }

    #[test]
    fn each_rounding_mode_is_the_one_of_its_name() {
        use Rounding::{Ceil, Floor, HalfEven, HalfUp};
        for (dividend, divisor, floor, ceil, up, even) in [
            (7, 2, 3, 4, 4, 4),
            (5, 2, 2, 3, 3, 2),
            (-5, 2, -3, -2, -3, -2),
            (-7, 2, -4, -3, -4, -4),
            (6, 3, 2, 2, 2, 2),
            (1, 3, 0, 1, 0, 0),
            (-2, 3, -1, 0, -1, -1),
        ] {
            assert_eq!(divide(dividend, divisor, Floor), floor);
            assert_eq!(divide(dividend, divisor, Ceil), ceil);
            assert_eq!(divide(dividend, divisor, HalfUp), up);
            assert_eq!(divide(dividend, divisor, HalfEven), even);
        }
    }
}
