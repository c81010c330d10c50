//! The calendar, once more and naively: year by year, month by month. Nothing here is shared with
//! the engine.

use selfcheck_runtime::bundle::operators::Operator;

use crate::claim::Reads;
use crate::domain::{Domain, Exact, n};
use crate::plain;
use crate::support::day;

fn month_days(year: i128, month: i128) -> i128 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) => 29,
        2 => 28,
        _ => 31,
    }
}

pub fn civil(day: i128) -> (i128, i128, i128) {
    let (mut year, mut rest) = (1970, day);
    let length = |year| (1..=12).map(|month| month_days(year, month)).sum::<i128>();
    while rest < 0 {
        year -= 1;
        rest += length(year);
    }
    while rest >= length(year) {
        rest -= length(year);
        year += 1;
    }
    let mut month = 1;
    while rest >= month_days(year, month) {
        rest -= month_days(year, month);
        month += 1;
    }
    (year, month, rest + 1)
}

pub fn day_number((year, month, of_month): (i128, i128, i128)) -> i128 {
    i128::from(day(&format!("{year:04}-{month:02}-{of_month:02}")).0)
}

/// The greatest count of months after which the day is reached.
pub fn months_between(from: i128, to: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    let reached = |count: i128| {
        let months = year * 12 + month - 1 + count;
        (months.div_euclid(12), months.rem_euclid(12) + 1, of_month) <= civil(to)
    };
    (-60..60).filter(|count| reached(*count)).max().unwrap()
}

pub fn years_between(from: i128, to: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    (-60..60)
        .filter(|count| (year + count, month, of_month) <= civil(to))
        .max()
        .unwrap()
}

pub fn months_later(from: i128, count: i128) -> i128 {
    let (year, month, of_month) = civil(from);
    let months = year * 12 + month - 1 + count;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    day_number((year, month, of_month.min(month_days(year, month))))
}

/// Days about an interesting date.
pub fn about(text: &str, before: i32, after: i32) -> Domain {
    let day = day(text).0;
    Domain::Number(i128::from(day - before), i128::from(day + after))
}

/// A function of one date, around ends of months and years.
pub fn of_date(operator: Operator, exact: fn(i128) -> i128) {
    let spans = [
        about("2024-03-01", 3, 2),
        about("2023-03-01", 3, 2),
        about("2024-01-01", 3, 2),
        about("2023-12-01", 3, 36),
        about("2024-02-01", 3, 30),
        about("2023-05-01", 33, 3),
    ];
    for span in spans {
        plain(operator, Reads::Number, &[span], |args| {
            Exact::Number(exact(n(args[0])))
        });
    }
}
