//! Places in a text as editors count them. The compiler counts bytes of UTF-8; an editor in a browser
//! counts the units of UTF-16, lines from 1, and columns in characters.

use crate::diagnostic::Span;

/// Between the bytes of a text and what editors count in it.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Byte and unit at which each line begins.
    lines: Vec<(usize, usize)>,
}

impl<'t> Offsets<'t> {
    /// Of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Offsets<'t> {
        let mut lines = vec![(0, 0)];
        let (mut bytes, mut units) = (0, 0);
        for line in text.split_inclusive('\n') {
            bytes += line.len();
            units += units_of(line);
            if line.ends_with('\n') {
                lines.push((bytes, units));
            }
        }
        Offsets { text, lines }
    }

    /// The unit at a byte; within a character, the one it begins with.
    #[must_use]
    pub fn unit(&self, byte: u32) -> usize {
        let (start, units, rest) = self.around(byte);
        units + units_of(self.text.get(start..rest).unwrap_or_default())
    }

    /// The units at which a span begins and ends.
    #[must_use]
    pub fn units(&self, span: Span) -> (usize, usize) {
        (self.unit(span.start), self.unit(span.end))
    }

    /// The byte at a unit; within a character, the one it begins with.
    #[must_use]
    pub fn byte(&self, unit: usize) -> usize {
        let line = self.lines.partition_point(|(_, units)| *units <= unit);
        let (start, mut units) = self.line(line);
        let rest = self.text.get(start..).unwrap_or_default();
        for (at, c) in rest.char_indices() {
            units += c.len_utf16();
            if units > unit {
                return start + at;
            }
        }
        self.text.len()
    }

    /// Line and column of a byte, both counted from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self, byte: u32) -> (usize, usize) {
        let (start, _, rest) = self.around(byte);
        let line = self.lines.partition_point(|(bytes, _)| *bytes <= rest);
        let before = self.text.get(start..rest).unwrap_or_default();
        (line.max(1), before.chars().count() + 1)
    }

    /// Byte and unit at which the line of a byte begins, and the byte itself, moved to where a
    /// character begins.
    fn around(&self, byte: u32) -> (usize, usize, usize) {
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let byte = byte.min(self.text.len());
        let byte = (0..=byte).rev().find(|at| self.text.is_char_boundary(*at));
        let byte = byte.unwrap_or_default();
        let line = self.lines.partition_point(|(bytes, _)| *bytes <= byte);
        let (start, units) = self.line(line);
        (start, units, byte)
    }

    /// Where the line before a place in the list begins.
    fn line(&self, after: usize) -> (usize, usize) {
        let line = self.lines.get(after.saturating_sub(1));
        line.copied().unwrap_or_default()
    }
}

fn units_of(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(byte: usize) -> u32 {
        u32::try_from(byte).unwrap()
    }

    const TEXT: &str = "a\nعن 𝒳\n\nb";

    #[test]
    fn every_byte_has_its_unit_and_every_unit_its_byte() {
        let offsets = Offsets::new(TEXT);
        let mut units = 0;
        for (byte, c) in TEXT.char_indices() {
            assert_eq!(offsets.unit(small(byte)), units, "byte {byte}");
            for within in 0..c.len_utf16() {
                assert_eq!(offsets.byte(units + within), byte, "unit {units}");
            }
            units += c.len_utf16();
        }
        assert_eq!(offsets.unit(small(TEXT.len())), units);
        assert_eq!(offsets.byte(units), TEXT.len());
        assert_eq!(offsets.byte(units + 5), TEXT.len());
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        let offsets = Offsets::new(TEXT);
        let at = |what: &str| offsets.line_column(small(TEXT.find(what).unwrap()));
        assert_eq!(at("a"), (1, 1));
        assert_eq!(at("ن"), (2, 2));
        assert_eq!(at("𝒳"), (2, 4));
        assert_eq!(at("b"), (4, 1));
        assert_eq!(offsets.line_column(99), (4, 2));
        assert_eq!(Offsets::new("").line_column(0), (1, 1));
    }
}
