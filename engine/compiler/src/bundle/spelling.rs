//! Texts as they are written into a file: in fewer bytes, if many of their letters lie close together.

use std::collections::BTreeMap;

use selfcheck_runtime::text::{TextBundle, swapped};

/// The same texts, spelled in the way that takes the fewest bytes.
pub fn spelled(texts: &TextBundle) -> TextBundle {
    let mut times: BTreeMap<char, usize> = BTreeMap::new();
    for letter in texts
        .interface
        .iter()
        .chain(&texts.texts)
        .flat_map(|t| t.chars())
    {
        let sofar = times.entry(letter).or_default();
        *sofar = sofar.saturating_add(1);
    }
    let length = |block: u32| -> usize {
        let letters = times.iter();
        letters
            .map(|(letter, times)| swapped(*letter, block).len_utf8().saturating_mul(*times))
            .sum()
    };
    let firsts = times.keys().filter(|letter| !letter.is_ascii());
    let letters = [0]
        .into_iter()
        .chain(firsts.map(|letter| u32::from(*letter)))
        .min_by_key(|block| length(*block));
    let letters = letters.unwrap_or_default();
    let spell = |texts: &[String]| {
        let spell = |text: &String| {
            text.chars()
                .map(|letter| swapped(letter, letters))
                .collect()
        };
        texts.iter().map(spell).collect()
    };
    TextBundle {
        letters,
        interface: spell(&texts.interface),
        texts: spell(&texts.texts),
        ..texts.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> TextBundle {
        TextBundle {
            interface: vec![text.to_owned()],
            texts: vec![text.to_owned()],
            ..TextBundle::default()
        }
    }

    #[test]
    fn arabic_and_russian_are_spelled_in_a_byte_a_letter_and_english_as_it_is() {
        for (text, most) in [
            ("المراجعة على هذا الجهاز", 24),
            ("Проверка на устройстве", 23),
        ] {
            let spelled = spelled(&texts(text));
            assert!(spelled.texts[0].len() <= most, "{}", spelled.texts[0]);
            assert_eq!(spelled.interface, spelled.texts);
            let read = spelled.texts[0].chars();
            let read: String = read
                .map(|letter| swapped(letter, spelled.letters))
                .collect();
            assert_eq!(read, text);
        }
        let english = texts("The check – “here”");
        assert_eq!(spelled(&english), english);
    }
}
