//! Dates as numbers of days. A day or a count of months beyond the calendar (years 1 to 9999)
//! counts as its nearest end.

use crate::date::{self, Day};
use crate::value::Interval;

/// A number as a day.
#[cfg_attr(target_arch = "wasm32", inline(never))]
fn day(value: i128) -> Day {
    Day(within(value, 3_000_000))
}

/// The nearest number not beyond this on either side.
fn within(value: i128, reach: i32) -> i32 {
    let end = if value < 0 { -reach } else { reach };
    i32::try_from(value).map_or(end, |value| value.clamp(-reach, reach))
}

fn from_day(day: Day) -> i128 {
    i128::from(day.0)
}

/// A function that keeps the order of days, at both ends.
fn ends(date: Interval, of: fn(Day) -> i32) -> Interval {
    Interval {
        low: i128::from(of(day(date.low))),
        high: i128::from(of(day(date.high))),
    }
}

/// Full years from the first date to the second: fewer the later the first, more the later the
/// second.
pub fn years(from: Interval, to: Interval) -> Interval {
    count(date::years, from, to)
}

/// Full months from the first date to the second.
pub fn months(from: Interval, to: Interval) -> Interval {
    count(date::months, from, to)
}

fn count(between: fn(Day, Day) -> i32, from: Interval, to: Interval) -> Interval {
    let low = i128::from(between(day(from.high), day(to.low)));
    if from.is_exact() && to.is_exact() {
        return Interval { low, high: low };
    }
    Interval {
        low,
        high: i128::from(between(day(from.low), day(to.high))),
    }
}

/// A date, so many months later. Clamping to the month's last day keeps the order of dates.
pub fn add_months(date: Interval, months: Interval) -> Interval {
    let at = |date, months| from_day(day(date).add_months(within(months, 240_000)));
    Interval {
        low: at(date.low, months.low),
        high: at(date.high, months.high),
    }
}

/// Calendar year.
pub fn year_of(date: Interval) -> Interval {
    ends(date, |day| day.civil().year)
}

/// Calendar month, 1 to 12.
pub fn month_of(date: Interval) -> Interval {
    let (first, last) = (day(date.low).civil(), day(date.high).civil());
    if first.year == last.year {
        Interval {
            low: i128::from(first.month),
            high: i128::from(last.month),
        }
    } else {
        // December of the first year and January of the last are both in it.
        Interval { low: 1, high: 12 }
    }
}

/// Day of the month, 1 to 31.
pub fn day_of(date: Interval) -> Interval {
    let (first, last) = (day(date.low).civil(), day(date.high).civil());
    if (first.year, first.month) == (last.year, last.month) {
        return Interval {
            low: i128::from(first.day),
            high: i128::from(last.day),
        };
    }
    // A first of the month is in it, and the last days of the months before the last; of any two
    // months in a row one has 31 days.
    let mut high = last.day;
    let mut month_start = day(date.low).first_of_month();
    for _ in 0..2 {
        let next = month_start.add_months(1);
        if day(date.high) < next {
            break;
        }
        high = high.max(Day(next.0 - 1).civil().day);
        month_start = next;
    }
    Interval {
        low: 1,
        high: i128::from(high),
    }
}

/// First day of the month.
pub fn first_of_month(date: Interval) -> Interval {
    ends(date, |day| day.first_of_month().0)
}

/// First day of the year.
pub fn first_of_year(date: Interval) -> Interval {
    ends(date, |day| day.first_of_year().0)
}
