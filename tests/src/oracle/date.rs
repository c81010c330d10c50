//! The oracle's dates: year, month and day as people write them. Full years and months are counted
//! on those three numbers; only differences in days use a day count.

use std::fmt;

/// A day of the Gregorian calendar; the order of the fields is the order of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i64,
    /// Month, 1 to 12.
    pub month: i64,
    /// Day of the month, 1 to 31.
    pub day: i64,
}

/// How many days a month has.
pub fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: i64) -> bool {
    (year.rem_euclid(4) == 0 && year.rem_euclid(100) != 0) || year.rem_euclid(400) == 0
}

/// Days before the first of January of a year, counted from that of year 1.
fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

impl Date {
    /// The first day answers and dates of evaluation may name.
    pub const FIRST: Date = Date {
        year: 1900,
        month: 1,
        day: 1,
    };
    /// The last.
    pub const LAST: Date = Date {
        year: 2100,
        month: 12,
        day: 31,
    };

    /// A day that exists.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Date> {
        let exists = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
        exists.then_some(Date { year, month, day })
    }

    /// Reads `2026-03-01`.
    pub fn parse(text: &str) -> Option<Date> {
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next()?.parse().ok();
        Date::new(part()?, part()?, part()?)
    }

    /// Days since the first of January of year 1.
    pub fn number(self) -> i64 {
        let months: i64 = (1..self.month).map(|m| month_length(self.year, m)).sum();
        days_before_year(self.year) + months + self.day - 1
    }

    /// The day of that number.
    pub fn from_number(number: i64) -> Date {
        let mut year = number.div_euclid(366) + 1;
        while days_before_year(year + 1) <= number {
            year += 1;
        }
        let mut rest = number - days_before_year(year);
        let mut month = 1;
        while rest >= month_length(year, month) {
            rest -= month_length(year, month);
            month += 1;
        }
        Date {
            year,
            month,
            day: rest + 1,
        }
    }

    /// So many days later.
    pub fn plus_days(self, days: i64) -> Date {
        Date::from_number(self.number() + days)
    }

    /// So many months later, at the latest on the month's last day.
    pub fn plus_months(self, months: i64) -> Date {
        let count = self.year * 12 + self.month - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        Date {
            year,
            month,
            day: self.day.min(month_length(year, month)),
        }
    }

    /// Full years until another day; negative before.
    pub fn years_until(self, to: Date) -> i64 {
        let not_yet = (to.month, to.day) < (self.month, self.day);
        to.year - self.year - i64::from(not_yet)
    }

    /// Full months until another day; negative before.
    pub fn months_until(self, to: Date) -> i64 {
        let not_yet = to.day < self.day;
        (to.year * 12 + to.month) - (self.year * 12 + self.month) - i64::from(not_yet)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn full_years_and_months_count_as_settled() {
        let years = [
            ("1990-05-01", "2026-04-30", 35),
            ("1990-05-01", "2026-05-01", 36),
            ("2000-02-29", "2001-02-28", 0),
            ("2000-02-29", "2001-03-01", 1),
            ("2000-02-29", "2004-02-29", 4),
            ("2000-05-01", "1999-05-01", -1),
            ("2000-05-01", "1999-04-30", -2),
        ];
        for (from, to, expected) in years {
            assert_eq!(
                day(from).years_until(day(to)),
                expected,
                "years {from} {to}"
            );
        }
        let months = [
            ("2026-01-31", "2026-02-28", 0),
            ("2026-01-31", "2026-03-01", 1),
            ("2026-01-31", "2026-03-31", 2),
            ("2026-03-15", "2026-01-15", -2),
            ("2026-03-15", "2026-01-14", -3),
        ];
        for (from, to, expected) in months {
            assert_eq!(
                day(from).months_until(day(to)),
                expected,
                "months {from} {to}"
            );
        }
    }

    #[test]
    fn adding_months_clamps_to_the_last_day() {
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2024-01-31").plus_months(1), day("2024-02-29"));
        assert_eq!(day("2024-02-29").plus_months(12), day("2025-02-28"));
        assert_eq!(day("2026-01-31").plus_months(-2), day("2025-11-30"));
    }

    #[test]
    fn days_are_counted_without_a_gap() {
        let mut date = day("1899-12-30");
        for _ in 0..80_000 {
            let next = Date::from_number(date.number() + 1);
            assert!(next > date);
            assert_eq!(next.number(), date.number() + 1);
            date = next;
        }
        assert_eq!(day("2000-03-01").number() - day("2000-02-28").number(), 2);
    }
}
