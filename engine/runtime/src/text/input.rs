//! What people type: numbers and dates in any digits, with or without separators.
//!
//! A typed number is read exactly or refused with a reason; it is never guessed. Where a separator
//! can be read in two ways, the language's own way is taken. Bounds are the caller's.

use super::bundle::Texts;
use crate::date::Day;
use crate::ui;

/// Why a typed number was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberProblem {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Empty,
    /// Something other than digits, separators and a sign, or separators in odd places.
    #[error("this is not a number")]
    NotANumber,
    /// More decimal places than the fact has.
    #[error("too many decimal places")]
    TooManyPlaces,
    /// More digits than any fact has.
    #[error("too many digits")]
    TooManyDigits,
}

/// A part of a typed date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month.
    Month,
    /// The year, four digits.
    Year,
}

/// Why a typed date was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateProblem {
    /// This part was left empty.
    #[error("a part of the date is missing")]
    Missing(DatePart),
    /// This part is not a number.
    #[error("a part of the date is not a number")]
    NotANumber(DatePart),
    /// This part is outside what there is: a 13th month, a 32nd day, a year before 1900 or after
    /// 2100.
    #[error("a part of the date does not exist")]
    Outside(DatePart),
    /// The month has no such day: 30 February.
    #[error("the month has no such day")]
    NoSuchDay,
    /// A date in one field that does not consist of three parts.
    #[error("this is not a date")]
    NotADate,
}

/// More digits than this are refused: every bound of a fact is within them.
const MOST_DIGITS: usize = 30;

/// Years in which dates can lie.
const YEARS: core::ops::RangeInclusive<i32> = 1900..=2100;

/// The zeros of the scripts whose digits people type.
const ZEROS: [char; 24] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '෦', '๐', '໐', '༠', '၀', '႐',
    '០', '᠐', '᧐', '０', '᱐',
];

/// Minus signs that people type: hyphen, minus, dash.
const MINUS: [char; 3] = ['-', '\u{2212}', '\u{2013}'];

/// A typed character, as far as a number is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Digit(u8),
    /// Always stands between whole and fraction.
    Decimal,
    /// Always stands between groups.
    Group,
    Comma,
    Dot,
    Minus,
    Plus,
}

impl Texts {
    /// Reads a typed number as an integer with `places` decimal places: `1,200.5` with two places
    /// is 120050. The currency's sign before or after it is passed over.
    ///
    /// # Errors
    ///
    /// What is wrong with it, precisely enough for a sentence.
    pub fn parse_number(&self, typed: &str, places: u32) -> Result<i128, NumberProblem> {
        let typed = typed.trim_matches(is_blank);
        let after_minus = typed
            .strip_prefix(MINUS)
            .map(|rest| self.without_currency(rest));
        let mut signs = Vec::new();
        for c in after_minus
            .unwrap_or_else(|| self.without_currency(typed))
            .chars()
        {
            // A text of any length may be typed.
            if signs.len() > 4 * MOST_DIGITS {
                return Err(NumberProblem::TooManyDigits);
            }
            if !is_invisible(c) {
                signs.push(sign_of(c).ok_or(NumberProblem::NotANumber)?);
            }
        }
        let (negative, signs) = match signs.as_slice() {
            [] if after_minus.is_none() => return Err(NumberProblem::Empty),
            [Sign::Minus, rest @ ..] if after_minus.is_none() => (true, rest),
            [Sign::Plus, rest @ ..] if after_minus.is_none() => (false, rest),
            all => (after_minus.is_some(), all),
        };
        let (whole, fraction) = self.split(signs).ok_or(NumberProblem::NotANumber)?;
        let mut fraction = fraction;
        // `1.200` may be meant as groups in another language: its zeros are not dropped, so that it
        // is refused rather than read as 1.2.
        let could_be_grouped = could_be_grouped(signs);
        while let [rest @ .., Sign::Digit(0)] = fraction
            && !could_be_grouped
        {
            fraction = rest;
        }
        let places = usize::try_from(places).unwrap_or(usize::MAX);
        if fraction.len() > places {
            return Err(NumberProblem::TooManyPlaces);
        }
        let padding = places - fraction.len();
        let (mut number, mut significant) = (0_i128, padding);
        for sign in [whole, fraction].into_iter().flatten() {
            if let Sign::Digit(digit) = sign {
                number = number * 10 + i128::from(*digit);
                significant = significant.saturating_add(1);
                if number != 0 && significant > MOST_DIGITS {
                    return Err(NumberProblem::TooManyDigits);
                }
                // Zeros before the first digit do not count.
                if number == 0 {
                    significant = padding;
                }
            }
        }
        if number != 0 {
            for _ in 0..padding {
                number *= 10;
            }
        }
        Ok(if negative { -number } else { number })
    }

    /// Reads a date typed in three fields.
    ///
    /// # Errors
    ///
    /// What is wrong with each part, in the order day, month, year; if nothing is, that there is no
    /// such day.
    pub fn parse_date(&self, day: &str, month: &str, year: &str) -> Result<Day, Vec<DateProblem>> {
        let mut problems = Vec::new();
        let mut part = |part, typed, least, greatest| {
            let number = whole(part, typed, least, greatest);
            number.unwrap_or_else(|problem| {
                problems.push(problem);
                0
            })
        };
        let day = part(DatePart::Day, day, 1, 31);
        let month = part(DatePart::Month, month, 1, 12);
        let year = part(DatePart::Year, year, *YEARS.start(), *YEARS.end());
        if problems.is_empty() {
            let unsigned = |number: i32| u32::try_from(number).unwrap_or(0);
            match Day::from_civil(year, unsigned(month), unsigned(day)) {
                Some(day) => return Ok(day),
                None => problems.push(DateProblem::NoSuchDay),
            }
        }
        Err(problems)
    }

    /// Reads a date typed in one field: three numbers in the language's order, or the year first.
    ///
    /// # Errors
    ///
    /// As for [`Texts::parse_date`]; [`DateProblem::NotADate`] if there are not three parts.
    pub fn parse_date_text(&self, typed: &str) -> Result<Day, Vec<DateProblem>> {
        let mut pieces = typed
            .split(|c: char| matches!(c, '/' | '.' | '-' | ',' | '،' | '\u{60d}') || is_space(c))
            .filter(|piece| !piece.chars().all(is_invisible));
        let (Some(a), Some(b), Some(c), None) =
            (pieces.next(), pieces.next(), pieces.next(), pieces.next())
        else {
            return Err(vec![DateProblem::NotADate]);
        };
        let year_first = a.chars().filter(|c| !is_invisible(*c)).count() == 4;
        match self.bundle.order.as_str() {
            _ if year_first => self.parse_date(c, b, a),
            "mdy" => self.parse_date(b, a, c),
            "ymd" => self.parse_date(c, b, a),
            _ => self.parse_date(a, b, c),
        }
    }

    /// Splits the signs into those of the whole part and those of the fraction; nothing if they
    /// are not a number.
    fn split<'s>(&self, signs: &'s [Sign]) -> Option<(&'s [Sign], &'s [Sign])> {
        if !signs.iter().any(|s| matches!(s, Sign::Digit(_))) {
            return None;
        }
        let place = self.decimal_place(signs);
        let (whole, fraction) = match place {
            Some(place) => (signs.get(..place)?, signs.get(place + 1..)?),
            None => (signs, signs.get(signs.len()..)?),
        };
        let sound = fraction.iter().all(|s| matches!(s, Sign::Digit(_))) && is_grouped(whole);
        sound.then_some((whole, fraction))
    }

    /// Where the fraction starts, if there is one.
    fn decimal_place(&self, signs: &[Sign]) -> Option<usize> {
        let last = signs.iter().rposition(|s| !matches!(s, Sign::Digit(_)))?;
        let sign = *signs.get(last)?;
        match sign {
            Sign::Decimal => Some(last),
            Sign::Comma | Sign::Dot => {
                let before = signs.get(..last)?;
                // Twice the same: groups. Another one before it: this one ends the whole part.
                if before.contains(&sign) {
                    return None;
                }
                if before.iter().any(|s| !matches!(s, Sign::Digit(_))) {
                    return Some(last);
                }
                // Alone: a group only if it can be one, and is one in this language.
                (!could_be_grouped(signs) || !self.groups_by(sign)).then_some(last)
            }
            _ => None,
        }
    }

    /// How this language reads a lone comma or dot with three digits behind it.
    fn groups_by(&self, sign: Sign) -> bool {
        match sign {
            Sign::Comma => self.bundle.decimal != ",",
            _ => self.bundle.group == ".",
        }
    }

    /// Without the currency's sign, before or after the number.
    fn without_currency<'t>(&self, typed: &'t str) -> &'t str {
        let typed = typed.trim_matches(is_blank);
        let sign = self.interface(ui!("currency")).trim_matches(is_blank);
        if sign.is_empty() {
            return typed;
        }
        let short = sign.trim_end_matches('.');
        let without = typed
            .strip_prefix(sign)
            .or_else(|| typed.strip_suffix(sign));
        let without = without.or_else(|| typed.strip_suffix(short));
        without.unwrap_or(typed).trim_matches(is_blank)
    }
}

/// Groups of three between separators (two in further groups, as in India), all of one kind, or
/// no separators at all.
fn is_grouped(whole: &[Sign]) -> bool {
    let mut separator = None;
    let mut groups = Vec::new();
    let mut length = 0;
    for sign in whole.iter().rev() {
        if let Sign::Digit(_) = sign {
            length += 1;
            continue;
        }
        let divides = !matches!(sign, Sign::Minus | Sign::Plus | Sign::Decimal);
        if !divides || separator.is_some_and(|other| other != sign) {
            return false;
        }
        separator = Some(sign);
        groups.push(length);
        length = 0;
    }
    let further = groups.get(1).copied().unwrap_or(3);
    let (Some(3), first) = (groups.first(), length) else {
        return groups.is_empty();
    };
    (2..=3).contains(&further)
        && (1..=further).contains(&first)
        && groups.iter().skip(1).all(|length| *length == further)
}

/// One comma or dot, three digits behind it, one to three before it, no zero at the start.
fn could_be_grouped(signs: &[Sign]) -> bool {
    let separators = signs
        .iter()
        .filter(|s| !matches!(s, Sign::Digit(_)))
        .count();
    separators == 1 && is_grouped(signs) && signs.first() != Some(&Sign::Digit(0))
}

fn sign_of(c: char) -> Option<Sign> {
    Some(match c {
        '٫' => Sign::Decimal,
        '٬' | '\'' | '’' => Sign::Group,
        _ if is_space(c) => Sign::Group,
        ',' | '،' | '，' => Sign::Comma,
        '.' | '．' => Sign::Dot,
        c if MINUS.contains(&c) => Sign::Minus,
        '+' => Sign::Plus,
        _ => Sign::Digit(digit_of(c)?),
    })
}

/// The digit that a character is, in whichever script it is typed.
pub fn digit_of(c: char) -> Option<u8> {
    let code = u32::from(c);
    ZEROS.iter().find_map(|zero| {
        let digit = code.checked_sub(u32::from(*zero))?;
        u8::try_from(digit).ok().filter(|digit| *digit < 10)
    })
}

fn is_blank(c: char) -> bool {
    is_invisible(c) || is_space(c)
}

/// Spaces of every width, between groups.
fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'
            ..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// Characters that people do not see and did not mean: marks of direction, joiners.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A part of a date.
fn whole(part: DatePart, typed: &str, least: i32, greatest: i32) -> Result<i32, DateProblem> {
    let typed = typed.trim_matches(is_blank);
    if typed.is_empty() {
        return Err(DateProblem::Missing(part));
    }
    let mut number = 0_i32;
    for c in typed.chars() {
        if is_invisible(c) {
            continue;
        }
        let digit = digit_of(c).ok_or(DateProblem::NotANumber(part))?;
        number = number.saturating_mul(10).saturating_add(i32::from(digit));
    }
    if (least..=greatest).contains(&number) {
        Ok(number)
    } else {
        Err(DateProblem::Outside(part))
    }
}
