//! Dates as numbers of days. A day or a count of months beyond the calendar (years 1 to 9999)
//! counts as its nearest end.

use crate::date::{self, Day};
use crate::value::Interval;

/// A number as a day.
fn day(value: i128) -> Day {
    const REACH: i128 = 3_000_000;
    Day(i32::try_from(value.clamp(-REACH, REACH)).unwrap_or_default())
}

fn from_day(day: Day) -> i128 {
    i128::from(day.0)
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
    const REACH: i128 = 240_000;
    let at = |date, months: i128| {
        let months = i32::try_from(months.clamp(-REACH, REACH)).unwrap_or_default();
        from_day(day(date).add_months(months))
    };
    Interval {
        low: at(date.low, months.low),
        high: at(date.high, months.high),
    }
}

/// Calendar year.
pub fn year_of(date: Interval) -> Interval {
    let year = |value| i128::from(day(value).civil().year);
    Interval {
        low: year(date.low),
        high: year(date.high),
    }
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
    Interval {
        low: from_day(day(date.low).first_of_month()),
        high: from_day(day(date.high).first_of_month()),
    }
}

/// First day of the year.
pub fn first_of_year(date: Interval) -> Interval {
    Interval {
        low: from_day(day(date.low).first_of_year()),
        high: from_day(day(date.high).first_of_year()),
    }
}
