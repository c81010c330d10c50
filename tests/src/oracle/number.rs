//! The oracle's numbers: rationals of any size, with the unit they were declared in.
//!
//! Nothing here has a scale, a bound or an interval: that is the runtime's business, and the reason
//! why the two can be compared.

pub use super::rational::Rational;
use num_bigint::BigInt;
use std::rc::Rc;

/// A number as a script sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// How much.
    pub value: Rational,
    /// Of what: `year`, `money/month`; none for plain numbers and for literals, which take the
    /// unit of whatever they meet.
    pub unit: Option<Rc<str>>,
}

impl Number {
    /// A number without a unit.
    pub fn plain(value: Rational) -> Self {
        Number { value, unit: None }
    }

    /// A whole number without a unit.
    pub fn whole(value: i64) -> Self {
        Number::plain(whole(value))
    }

    /// A number with a unit; an empty one is none.
    pub fn of(value: Rational, unit: &str) -> Self {
        Number {
            value,
            unit: (!unit.is_empty()).then(|| unit.into()),
        }
    }

    /// The unit two numbers share when they are added or compared.
    pub fn shared_unit(&self, other: &Number) -> Result<Option<Rc<str>>, String> {
        match (&self.unit, &other.unit) {
            (Some(a), Some(b)) if a != b => Err(format!("units `{a}` and `{b}` meet")),
            (Some(a), _) => Ok(Some(a.clone())),
            (None, b) => Ok(b.clone()),
        }
    }

    /// Sum.
    pub fn plus(&self, other: &Number) -> Result<Number, String> {
        Ok(Number {
            unit: self.shared_unit(other)?,
            value: &self.value + &other.value,
        })
    }

    /// Difference.
    pub fn minus(&self, other: &Number) -> Result<Number, String> {
        Ok(Number {
            unit: self.shared_unit(other)?,
            value: &self.value - &other.value,
        })
    }

    /// Product; at most one side has a unit.
    pub fn times(&self, other: &Number) -> Result<Number, String> {
        let unit = match (&self.unit, &other.unit) {
            (Some(a), Some(b)) => return Err(format!("`{a}` times `{b}`")),
            (Some(a), None) | (None, Some(a)) => Some(a.clone()),
            (None, None) => None,
        };
        Ok(Number {
            unit,
            value: &self.value * &other.value,
        })
    }

    /// Quotient: by a plain number it keeps the unit, by one of the same unit it loses it.
    pub fn over(&self, other: &Number) -> Result<Number, String> {
        if other.value.is_zero() {
            return Err("division by zero".into());
        }
        let unit = match (&self.unit, &other.unit) {
            (a, None) => a.clone(),
            (Some(a), Some(b)) if a == b => None,
            // An empty sum has lost its unit, and is zero.
            (None, Some(_)) if self.value.is_zero() => None,
            (a, b) => return Err(format!("`{a:?}` over `{b:?}`")),
        };
        Ok(Number {
            unit,
            value: &self.value / &other.value,
        })
    }

    /// Remainder of non-negative integers.
    pub fn remainder(&self, other: &Number) -> Result<Number, String> {
        if !self.value.is_integer() || !other.value.is_integer() {
            return Err("remainder of a fraction".into());
        }
        if self.value.is_negative() || !other.value.is_positive() {
            return Err("remainder out of its range".into());
        }
        let times = (&self.value / &other.value).floor();
        Ok(Number {
            unit: self.shared_unit(other)?,
            value: &self.value - times * &other.value,
        })
    }

    /// The greatest integer not above the quotient.
    pub fn whole_quotient(&self, other: &Number) -> Result<Number, String> {
        if !self.value.is_integer() || !other.value.is_integer() {
            return Err("whole quotient of a fraction".into());
        }
        if !other.value.is_positive() {
            return Err("whole quotient by zero or less".into());
        }
        let quotient = self.over(other)?;
        Ok(Number {
            value: quotient.value.floor(),
            unit: quotient.unit,
        })
    }

    /// The same money per another period.
    pub fn per(&self, period: &str) -> Result<Number, String> {
        let unit: Rc<str> = format!("money/{period}").into();
        let Some(from) = &self.unit else {
            return if self.value.is_zero() {
                Ok(Number {
                    value: Rational::zero(),
                    unit: Some(unit),
                })
            } else {
                Err(format!("per {period} of a number without a period"))
            };
        };
        let from = months_in(from.strip_prefix("money/").unwrap_or(from))
            .ok_or_else(|| format!("`{from}` does not convert"))?;
        let to = months_in(period).ok_or_else(|| format!("no period `{period}`"))?;
        Ok(Number {
            value: &self.value * whole(to) / whole(from),
            unit: Some(unit),
        })
    }

    /// The lesser, in the unit both share.
    pub fn least(&self, other: &Number) -> Result<Number, String> {
        let unit = self.shared_unit(other)?;
        Ok(Number {
            value: self.value.clone().min(other.value.clone()),
            unit,
        })
    }

    /// The greater, in the unit both share.
    pub fn greatest(&self, other: &Number) -> Result<Number, String> {
        let unit = self.shared_unit(other)?;
        Ok(Number {
            value: self.value.clone().max(other.value.clone()),
            unit,
        })
    }

    /// Rounded to a multiple of a unit.
    pub fn rounded(&self, to: &Number, mode: &str) -> Result<Number, String> {
        if !to.value.is_positive() {
            return Err("rounding to zero or less".into());
        }
        let value = rounded(&(&self.value / &to.value), mode)? * &to.value;
        Ok(Number {
            value,
            unit: self.unit.clone(),
        })
    }
}

fn months_in(period: &str) -> Option<i64> {
    match period {
        "month" => Some(1),
        "quarter" => Some(3),
        "year" => Some(12),
        _ => None,
    }
}

/// A whole number.
pub fn whole(value: i64) -> Rational {
    Rational::from(value)
}

/// The nearest integer as the mode says.
pub fn rounded(value: &Rational, mode: &str) -> Result<Rational, String> {
    let floor = value.floor();
    let part = value - &floor;
    let half = whole(1) / whole(2);
    let up = match mode {
        "floor" => false,
        "ceil" => !part.is_zero(),
        // Half away from zero.
        "half_up" => part > half || (part == half && !value.is_negative()),
        "half_even" => part > half || (part == half && !(&floor * &half).is_integer()),
        _ => return Err(format!("no rounding mode `{mode}`")),
    };
    Ok(if up { floor + whole(1) } else { floor })
}

/// Rounded half even to so many decimal places: how results and amounts are printed.
pub fn printed(value: &Rational, places: u32) -> Rational {
    let scale = Rational::ten_to(places);
    rounded(&(value * &scale), "half_even").unwrap_or_else(|_| Rational::zero()) / scale
}

/// Reads `-12.50`.
pub fn parse(text: &str) -> Option<Rational> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let all: String = before
        .chars()
        .chain(after.chars())
        .filter(|c| *c != '_')
        .collect();
    let places = after.chars().filter(|c| *c != '_').count();
    let digits = match all.parse::<i64>() {
        Ok(digits) => whole(digits),
        Err(_) => Rational::new(all.parse().ok()?, BigInt::from(1)),
    };
    Some(digits * whole(sign) / Rational::ten_to(u32::try_from(places).ok()?))
}

/// Writes `-12.5`, or a fraction where no decimal will do.
pub fn write(value: &Rational) -> String {
    for places in 0..28u32 {
        let scaled = value * Rational::ten_to(places);
        if scaled.is_integer() {
            let digits = scaled.abs().to_string();
            let sign = if value.is_negative() { "-" } else { "" };
            let places = usize::try_from(places).unwrap_or(0);
            if places == 0 {
                return format!("{sign}{digits}");
            }
            let digits = format!("{digits:0>width$}", width = places + 1);
            let (before, after) = digits.split_at(digits.len() - places);
            return format!("{sign}{before}.{after}");
        }
    }
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Rational {
        parse(text).unwrap()
    }

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for text in ["0", "12", "-3", "0.05", "-12.5", "1234.007"] {
            assert_eq!(write(&q(text)), text);
        }
    }

    #[test]
    fn each_mode_rounds_as_settled() {
        let table = [
            ("2.5", "floor", "2"),
            ("-2.5", "floor", "-3"),
            ("2.1", "ceil", "3"),
            ("-2.1", "ceil", "-2"),
            ("2.5", "half_up", "3"),
            ("-2.5", "half_up", "-3"),
            ("-2.4", "half_up", "-2"),
            ("2.5", "half_even", "2"),
            ("3.5", "half_even", "4"),
            ("-2.5", "half_even", "-2"),
            ("-3.5", "half_even", "-4"),
            ("2.51", "half_even", "3"),
        ];
        for (value, mode, expected) in table {
            assert_eq!(
                rounded(&q(value), mode).unwrap(),
                q(expected),
                "{value} {mode}"
            );
        }
    }

    #[test]
    fn money_converts_between_month_quarter_and_year_only() {
        let yearly = Number::of(q("1200"), "money/year");
        assert_eq!(
            yearly.per("month").unwrap(),
            Number::of(q("100"), "money/month")
        );
        assert_eq!(
            yearly.per("quarter").unwrap(),
            Number::of(q("300"), "money/quarter")
        );
        assert!(Number::of(q("7"), "money/week").per("month").is_err());
    }
}
