//! Numbers as a language writes them: exact, from an integer and its decimal places. Nothing is
//! rounded here.

use super::bundle::Texts;

/// More decimal places than this are cut from what is written (no bundle has so many).
const MOST_PLACES: u32 = 40;

/// The decimal digits of a number, at least one before the places, greatest first.
pub(super) fn digits_of(value: i128, places: u32) -> (Vec<u8>, usize) {
    let places = usize::try_from(places.min(MOST_PLACES)).unwrap_or(0);
    let mut rest = value.unsigned_abs();
    let mut digits = Vec::new();
    while rest > 0 || digits.len() <= places {
        digits.push(u8::try_from(rest % 10).unwrap_or(0));
        rest /= 10;
    }
    digits.reverse();
    let whole = digits.len() - places;
    (digits, whole)
}

/// Plain ASCII without zeros at the end, as variants of texts are keyed: `-1.5`.
pub(super) fn plain(value: i128, places: u32) -> String {
    let (value, places) = without_zeros(value, places, 0);
    let (digits, whole) = digits_of(value, places);
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    for (place, digit) in digits.into_iter().enumerate() {
        if place == whole {
            text.push('.');
        }
        text.push(char::from(b'0' + digit));
    }
    text
}

/// The same number with as few decimal places as it needs, but at least `least`.
pub(super) fn without_zeros(mut value: i128, mut places: u32, least: u32) -> (i128, u32) {
    if value == 0 {
        return (0, places.min(least));
    }
    while places > least && value % 10 == 0 {
        value /= 10;
        places -= 1;
    }
    (value, places)
}

impl Texts {
    /// Writes a number with all its decimal places.
    pub(super) fn write_number(&self, value: i128, places: u32, out: &mut String) {
        if value < 0 {
            out.push_str(&self.bundle.minus);
        }
        self.write_magnitude(value, places, out);
    }

    /// Writes a number without its sign.
    pub(super) fn write_magnitude(&self, value: i128, places: u32, out: &mut String) {
        let [first, further, before] = *self.bundle.grouping.as_slice() else {
            return;
        };
        let (digits, whole) = digits_of(value, places);
        let grouped = u32::try_from(whole).unwrap_or(0) >= first + before;
        for (place, digit) in digits.into_iter().enumerate() {
            if place == whole {
                out.push_str(&self.bundle.decimal);
            } else if place > 0 && place < whole && grouped {
                let behind = u32::try_from(whole - place).unwrap_or(0);
                if behind >= first && (behind - first).is_multiple_of(further) {
                    out.push_str(&self.bundle.group);
                }
            }
            self.write_digit(digit, out);
        }
    }

    /// Writes a whole number without groups: a year, the day of a month.
    pub(super) fn write_ungrouped(&self, value: i128, out: &mut String) {
        if value < 0 {
            out.push_str(&self.bundle.minus);
        }
        for digit in digits_of(value, 0).0 {
            self.write_digit(digit, out);
        }
    }

    fn write_digit(&self, digit: u8, out: &mut String) {
        out.push(self.digits.get(usize::from(digit)).copied().unwrap_or('0'));
    }
}
