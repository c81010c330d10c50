//! The letters of a language in one byte each, in a file that is UTF-8: a block of them changes places
//! with the letters of ASCII. It makes the texts of an Arabic package a twentieth smaller to download.
//!
//! Not here: which block is best for a language, which is the compiler's to find.

/// How many letters change places.
const LETTERS: u32 = 59;
/// The first of ASCII that do: `@`, the capital letters, `[` to `` ` ``, `a` to `z`.
const FIRST: u32 = 0x40;

/// The letter that stands for another where a block begins with a certain one; itself, if none does. Twice
/// is the same as not at all. No block begins with 0.
#[must_use]
pub fn swapped(letter: char, block: u32) -> char {
    let code = u32::from(letter);
    let within = |first: u32| Some(code.wrapping_sub(first)).filter(|place| *place < LETTERS);
    let other = match (within(block), within(FIRST)) {
        _ if block == 0 => None,
        (Some(place), _) => Some(FIRST + place),
        (_, Some(place)) => block.checked_add(place),
        _ => None,
    };
    other.and_then(char::from_u32).unwrap_or(letter)
}

/// Changes the letters of texts.
pub(super) fn swap(texts: &mut [String], block: u32) {
    for text in texts {
        *text = text.chars().map(|letter| swapped(letter, block)).collect();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_of_a_block_and_of_ascii_change_places() {
        let mut texts = ["اab:{é\n".to_owned()];
        swap(&mut texts, 0x620);
        assert_eq!(texts, ["G\u{641}\u{642}:{é\n"]);
        swap(&mut texts, 0);
        swap(&mut texts, 0x620);
        assert_eq!(texts, ["اab:{é\n"]);
    }

    proptest! {
        #[test]
        fn twice_is_not_at_all(letter: char, block in 0x80_u32..0xd000) {
            prop_assert_eq!(swapped(swapped(letter, block), block), letter);
        }

        #[test]
        fn whatever_a_file_says_a_letter_comes_of_it(letter: char, block: u32) {
            let other = swapped(letter, block);
            prop_assert!(block != 0 || other == letter);
        }
    }
}
