//! A byte as a row of yes and no: the more usual, the shorter.
//!
//! A spelling is a number: its bits behind the first one are the answers, so what was answered so far
//! is a number too. Either the bits of the byte as they are, or how many bits its value plus one has
//! (in ones, then a zero) and those behind the first of them.

/// How the bytes of a field are spelled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spelling {
    /// As they are.
    Bits,
    /// The smaller, the shorter.
    Small,
    /// The more usual as an instruction, the shorter.
    Instruction,
}

/// Instructions, the more usual first, as they are in our module.
const USUAL: [u8; 48] = [
    0x20, 0x41, 0x6a, 0x28, 0x21, 0x10, 0x0b, 0x36, 0x22, 0x29, 0x37, 0x02, 0x0d, 0x6b, 0x0c, 0x04,
    0x24, 0x42, 0x45, 0x1b, 0x46, 0x03, 0x23, 0x47, 0x71, 0x74, 0x2d, 0x6c, 0x3a, 0x72, 0x00, 0x4f,
    0x4b, 0x49, 0x7d, 0xad, 0x0f, 0x7c, 0x0e, 0x4d, 0x1a, 0x51, 0x54, 0x50, 0x84, 0x76, 0xa7, 0x56,
];

/// No value has more bits than this behind its first. What goes on longer was altered on its way.
const LONGEST: u32 = 8;

impl Spelling {
    /// The spelling of a byte.
    pub fn of(self, byte: u8) -> u32 {
        let value = u32::from(byte);
        let value = match self {
            Spelling::Bits => return 256 | value,
            Spelling::Small => value,
            Spelling::Instruction => {
                let usual = (0..).zip(USUAL).find(|(_, usual)| *usual == byte);
                usual.map_or(value + 48, |(place, _)| place)
            }
        };
        let more = (value + 1).ilog2();
        let ones = (2 << more) - 1;
        (ones << (more + 1)) | (value + 1 - (1 << more))
    }

    /// The byte, once the spelling is complete.
    pub fn byte(self, spelling: u32) -> Option<u8> {
        let length = u32::BITS - spelling.leading_zeros();
        if self == Spelling::Bits {
            let [byte, ..] = spelling.to_le_bytes();
            return (length > 8).then_some(byte);
        }
        let more = (spelling << spelling.leading_zeros()).leading_ones() - 1;
        if more > LONGEST {
            return Some(0);
        }
        if length < 2 * more + 2 {
            return None;
        }
        let value = (spelling & ((1 << more) - 1)) + (1 << more) - 1;
        let usual = usize::try_from(value)
            .ok()
            .and_then(|place| USUAL.get(place));
        let [byte, ..] = match (self, usual) {
            (Spelling::Instruction, Some(usual)) => return Some(*usual),
            (Spelling::Instruction, None) => value - 48,
            _ => value,
        }
        .to_le_bytes();
        Some(byte)
    }
}

/// What comes next in a spelling that begins like this, if it does.
pub fn next(spelling: u32, so_far: u32) -> Option<u32> {
    let left = so_far
        .leading_zeros()
        .checked_sub(spelling.leading_zeros())?;
    let begins = left > 0 && spelling >> left == so_far;
    begins.then(|| (spelling >> (left - 1)) & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_told_from_its_spelling_and_from_no_part_of_it() {
        for spelling in [Spelling::Bits, Spelling::Small, Spelling::Instruction] {
            for byte in 0..=255 {
                let whole = spelling.of(byte);
                let mut so_far = 1;
                while let Some(bit) = next(whole, so_far) {
                    assert_eq!(spelling.byte(so_far), None, "{spelling:?} {byte}");
                    so_far = so_far << 1 | bit;
                }
                assert_eq!(so_far, whole);
                assert_eq!(spelling.byte(whole), Some(byte), "{spelling:?}");
            }
        }
    }

    #[test]
    fn every_row_of_answers_ends() {
        for spelling in [Spelling::Bits, Spelling::Small, Spelling::Instruction] {
            for answer in [0, 1] {
                let answers = (0..).scan(1, |so_far, _: u32| {
                    *so_far = *so_far << 1 | answer;
                    Some(*so_far)
                });
                assert!(
                    answers
                        .take(20)
                        .any(|so_far| spelling.byte(so_far).is_some())
                );
            }
        }
    }

    #[test]
    fn the_usual_is_short() {
        let length = |spelling: Spelling, byte| spelling.of(byte).ilog2();
        assert_eq!(length(Spelling::Instruction, 0x20), 1);
        assert_eq!(length(Spelling::Small, 0), 1);
        assert_eq!(length(Spelling::Small, 255), 17);
        assert_eq!(length(Spelling::Bits, 0), 8);
    }
}
