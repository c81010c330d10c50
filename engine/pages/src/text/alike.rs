//! How like two texts are, as far as a typed word and the words of a choice are concerned: letters
//! in whichever case, with or without the marks that people leave out when they type, digits of any
//! script, no punctuation.

use selfcheck_runtime::text::{digit_of, is_invisible};

/// How much of some words was typed; the least is the best.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// All of them.
    Whole,
    /// Their beginning.
    Beginning,
    /// The beginning of one of them.
    Word,
    /// Something in them.
    Part,
}

/// How like the words are to what was typed; both as [`folded`] gives them. Nothing if they are
/// not, or nothing was typed.
pub fn alike(typed: &str, words: &str) -> Option<Alike> {
    // One letter inside some words is more likely a slip than meant for them.
    let one = typed.chars().nth(1).is_none();
    if typed.is_empty() || (one && !words.starts_with(typed)) {
        None
    } else if words == typed {
        Some(Alike::Whole)
    } else if words.starts_with(typed) {
        Some(Alike::Beginning)
    } else if words.contains(&[" ", typed].concat()) {
        Some(Alike::Word)
    } else {
        words.contains(typed).then_some(Alike::Part)
    }
}

/// A text as it is compared.
pub fn folded(text: &str) -> String {
    let mut out = String::new();
    for sign in text.chars().flat_map(char::to_lowercase) {
        if is_invisible(sign) || is_left_out(sign) {
            continue;
        }
        if let Some(digit) = digit_of(sign) {
            out.push(char::from(b'0'.saturating_add(digit)));
        } else if sign.is_alphanumeric() {
            out.push(usual(sign));
        } else if divides(sign) && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    let mut bare = String::new();
    for word in out.split_whitespace() {
        let without = word.strip_prefix(ARTICLE);
        let without = without.filter(|rest| rest.chars().nth(1).is_some());
        if !bare.is_empty() {
            bare.push(' ');
        }
        bare.push_str(without.unwrap_or(word));
    }
    bare
}

/// The Arabic article, which a list has and whoever answers often has not.
const ARTICLE: &str = "ال";

fn divides(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '-' | '/' | ',' | '،' | '.')
}

/// Marks over and under Arabic letters, and the stroke that lengthens them.
fn is_left_out(sign: char) -> bool {
    matches!(sign, '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// The letter that is often typed in place of another.
fn usual(sign: char) -> char {
    match sign {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' | 'ئ' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        'ё' => 'е',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_leave_out_does_not_matter() {
        for (typed, words) in [
            ("i dont know", "I don’t know"),
            ("لا اعرف", "لا أعرف"),
            ("ابنه", "اِبنة"),
            ("طفل 2", "الطفل ٢"),
            ("زوج", "الزوج"),
            ("еще", "Ещё"),
            ("да", "Да"),
            ("НЕТ", "Нет"),
            ("نعم", "نَعَم"),
            ("son or daughter", "Son or daughter."),
        ] {
            let (typed, words) = (folded(typed), folded(words));
            assert_eq!(alike(&typed, &words), Some(Alike::Whole), "{typed}");
        }
    }

    #[test]
    fn more_of_the_words_is_more_alike() {
        let like = |typed, words| alike(&folded(typed), &folded(words));
        assert_eq!(like("kansas", "Kansas"), Some(Alike::Whole));
        assert_eq!(like("new", "New York"), Some(Alike::Beginning));
        assert_eq!(like("york", "New York"), Some(Alike::Word));
        assert_eq!(like("kansas", "Arkansas"), Some(Alike::Part));
        assert_eq!(like("texas", "Kansas"), None);
        assert_eq!(like("n", "Nobody"), Some(Alike::Beginning));
        assert_eq!(like("q", "New York City or Queens"), None);
        assert_eq!(like("«»", "Kansas"), None);
    }
}
