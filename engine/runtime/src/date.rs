//! Civil dates: days since 1970-01-01 to and from year, month and day, whole years and months
//! between dates, months added, and the ISO form.
//!
//! There is no time of day, no time zone and no clock. Everything is total: a day outside
//! [`Day::FIRST`]`..=`[`Day::LAST`] is arithmetic on the same calendar, and a day beyond the
//! calendar's reach (years 1 to 9999) is taken as its nearest end.

use serde::{Deserialize, Serialize};

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

/// A day taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Calendar year, 1 to 9999.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, 1 to 31.
    pub day: u32,
}

/// 0001-01-01.
const LEAST: i32 = -719_162;
/// 9999-12-31.
const GREATEST: i32 = 2_932_896;

impl Day {
    /// 1900-01-01, the first day an answer or a date of evaluation may name.
    pub const FIRST: Day = Day(-25_567);
    /// 2100-12-31, the last.
    pub const LAST: Day = Day(47_846);

    /// The day of that year, month and day, or none if there is no such day in years 1 to 9999.
    pub fn from_civil(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) || day < 1 || day > days_in_month(year, month)? {
            return None;
        }
        Some(civil_to_day(year, month, day))
    }

    /// Reads `2026-03-01`. None for any other form, for a day that does not exist, and for a day
    /// outside 1900 to 2100.
    pub fn parse(text: &str) -> Option<Day> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else {
            return None;
        };
        let year = digits(&[*y1, *y2, *y3, *y4])?;
        let month = digits(&[*m1, *m2])?;
        let day = digits(&[*d1, *d2])?;
        Day::from_civil(i32::try_from(year).ok()?, month, day).filter(|day| day.in_range())
    }

    /// Whether the day lies in 1900-01-01 to 2100-12-31.
    pub fn in_range(self) -> bool {
        Day::FIRST <= self && self <= Day::LAST
    }

    /// Year, month and day.
    pub fn civil(self) -> Civil {
        // Howard Hinnant's algorithm, in years that begin in March so that a leap day is the last.
        let shifted = self
            .0
            .clamp(LEAST, GREATEST)
            .wrapping_add(719_468)
            .unsigned_abs();
        let era = shifted / 146_097;
        let of_era = shifted % 146_097;
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = (year_of_era + era * 400).wrapping_add(u32::from(month <= 2));
        Civil {
            year: year.cast_signed(),
            month,
            day,
        }
    }

    /// `2026-03-01`.
    pub fn iso(self) -> String {
        let civil = self.civil();
        let mut text = String::with_capacity(10);
        push_digits(&mut text, civil.year.unsigned_abs(), 1000);
        text.push('-');
        push_digits(&mut text, civil.month, 10);
        text.push('-');
        push_digits(&mut text, civil.day, 10);
        text
    }

    /// The day so many months later (earlier if negative), clamped to the month's last day and to
    /// the calendar's ends.
    pub fn add_months(self, months: i32) -> Day {
        let civil = self.civil();
        let count = (civil.year * 12 + civil.month.cast_signed() - 1).saturating_add(months);
        if count < 12 {
            return Day(LEAST);
        }
        if count >= 120_000 {
            return Day(GREATEST);
        }
        let year = count / 12;
        let month = (count % 12).unsigned_abs() + 1;
        let last = days_in_month(year, month).unwrap_or(28);
        civil_to_day(year, month, civil.day.min(last))
    }

    /// First day of its month.
    pub fn first_of_month(self) -> Day {
        let civil = self.civil();
        civil_to_day(civil.year, civil.month, 1)
    }

    /// First day of its year.
    pub fn first_of_year(self) -> Day {
        civil_to_day(self.civil().year, 1, 1)
    }
}

/// Full years from one day to another: the year difference, less one while month and day of the
/// second are before those of the first. Whoever is born on 29 February has the birthday on
/// 1 March in common years. Negative when the second comes first.
pub fn years(from: Day, to: Day) -> i32 {
    let (a, b) = (from.civil(), to.civil());
    b.year - a.year - i32::from((b.month, b.day) < (a.month, a.day))
}

/// Full months from one day to another, by day number: 31 January to 28 February is 0, to 1 March
/// is 1. Negative when the second comes first.
pub fn months(from: Day, to: Day) -> i32 {
    let (a, b) = (from.civil(), to.civil());
    (b.year - a.year) * 12 + b.month.cast_signed()
        - a.month.cast_signed()
        - i32::from(b.day < a.day)
}

/// Days of a month, or none if there is no such month.
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) {
            29
        } else {
            28
        }),
        _ => None,
    }
}

/// The inverse of [`Day::civil`] for days that exist.
fn civil_to_day(year: i32, month: u32, day: u32) -> Day {
    let year = year - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let of_year = ((153 * shifted_month + 2) / 5 + day).cast_signed() - 1;
    Day(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// A few ASCII digits and nothing else.
fn digits(text: &[u8]) -> Option<u32> {
    let mut number = 0;
    for byte in text {
        number = number * 10 + char::from(*byte).to_digit(10)?;
    }
    Some(number)
}

/// A number padded with zeros to the digits of `unit`.
fn push_digits(text: &mut String, value: u32, unit: u32) {
    let mut unit = unit;
    while unit > 0 {
        text.push(char::from_digit(value / unit % 10, 10).unwrap_or('0'));
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every day from 1899 to 2101 by walking the calendar, one day at a time.
    fn calendar() -> impl Iterator<Item = (Day, Civil)> {
        let mut civil = Civil {
            year: 1899,
            month: 1,
            day: 1,
        };
        let mut day = Day(-25_567 - 365);
        core::iter::from_fn(move || {
            let here = (day, civil);
            day.0 += 1;
            civil.day += 1;
            if civil.day > days_in_month(civil.year, civil.month).unwrap() {
                civil.day = 1;
                civil.month += 1;
            }
            if civil.month > 12 {
                civil.month = 1;
                civil.year += 1;
            }
            (here.1.year < 2102).then_some(here)
        })
    }

    #[test]
    fn days_and_civil_dates_agree_with_walking_the_calendar() {
        for (day, civil) in calendar() {
            assert_eq!(day.civil(), civil);
            assert_eq!(
                Day::from_civil(civil.year, civil.month, civil.day),
                Some(day)
            );
            assert_eq!(
                Day::parse(&day.iso()),
                Some(day).filter(|day| day.in_range())
            );
        }
        assert_eq!(Day::FIRST.iso(), "1900-01-01");
        assert_eq!(Day::LAST.iso(), "2100-12-31");
        assert_eq!(Day(LEAST).iso(), "0001-01-01");
        assert_eq!(Day(GREATEST).iso(), "9999-12-31");
        assert_eq!(Day(i32::MIN).civil(), Day(LEAST).civil());
        assert_eq!(Day(i32::MAX).civil(), Day(GREATEST).civil());
    }

    #[test]
    fn only_iso_dates_that_exist_are_read() {
        for text in [
            "",
            "2026",
            "2026-3-1",
            "2026-02-30",
            "2025-02-29",
            "26-01-01",
            "2026-01-01x",
            "2026-01-01-01",
            "+026-01-01",
            "1899-12-31",
            "2101-01-01",
            "2026-00-10",
            "2026-10-00",
            "٢٠٢٦-٠١-٠١",
            "2026/01/01",
            "2026-13-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_full_year_ends_on_the_birthday_and_a_leap_day_counts_on_the_first_of_march() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(years(day("2000-02-29"), day("2001-02-28")), 0);
        assert_eq!(years(day("2000-02-29"), day("2001-03-01")), 1);
        assert_eq!(years(day("2000-02-29"), day("2004-02-28")), 3);
        assert_eq!(years(day("2000-02-29"), day("2004-02-29")), 4);
        assert_eq!(years(day("2000-06-15"), day("2000-06-14")), -1);
        assert_eq!(months(day("2026-01-31"), day("2026-02-28")), 0);
        assert_eq!(months(day("2026-01-31"), day("2026-03-01")), 1);
        assert_eq!(day("2024-01-31").add_months(1), day("2024-02-29"));
        assert_eq!(day("2024-03-31").add_months(-1), day("2024-02-29"));
        assert_eq!(day("2024-02-29").add_months(12), day("2025-02-28"));
        assert_eq!(day("2024-02-29").add_months(i32::MAX), Day(GREATEST));
        assert_eq!(day("2024-02-29").add_months(i32::MIN), Day(LEAST));
    }

    #[test]
    fn full_years_and_months_count_the_anniversaries_passed() {
        // Brute force: walk forward and count the days on which a year or a month becomes full.
        for start in [
            "2023-12-31",
            "2024-02-29",
            "2024-01-31",
            "2023-03-30",
            "2024-02-28",
        ] {
            let from = Day::parse(start).unwrap();
            let (mut full_months, mut full_years) = (0, 0);
            let born = from.civil();
            let mut due_month = next_due(born, 1);
            let mut due_year = next_due(born, 12);
            for offset in 0..4000 {
                let today = Day(from.0 + offset);
                if today.civil() >= due_month {
                    full_months += 1;
                    due_month = next_due(born, full_months + 1);
                }
                if today.civil() >= due_year {
                    full_years += 1;
                    due_year = next_due(born, 12 * (full_years + 1));
                }
                assert_eq!(months(from, today), full_months, "{start} {}", today.iso());
                assert_eq!(years(from, today), full_years, "{start} {}", today.iso());
            }
        }
    }

    /// The first civil date at or after the same day number so many months later, as a tuple that
    /// need not exist (30 February sorts after 28 February and before 1 March).
    fn next_due(born: Civil, count: i32) -> Civil {
        let total = born.year * 12 + born.month.cast_signed() - 1 + count;
        Civil {
            year: total / 12,
            month: (total % 12).cast_unsigned() + 1,
            day: born.day,
        }
    }
}
