//! The civil date where the command runs: the one clock of the project's commands.

use selfcheck_runtime::date::Day;

/// Today, by the machine's own time zone.
pub fn today() -> Day {
    let date = jiff::Zoned::now().date();
    let part = |n: i8| u32::try_from(n).unwrap_or(1);
    Day::from_civil(i32::from(date.year()), part(date.month()), part(date.day())).unwrap_or(Day(0))
}

/// A day on the command line.
pub fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "write a day from 1900 to 2100 as 2026-03-01".to_owned())
}
