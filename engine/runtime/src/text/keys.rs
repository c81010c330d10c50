//! The keys of texts, and the form in which they are loaded: of each what sets it apart from the one
//! before, which halves what they weigh.
//!
//! A key is made of words, each with the sign before it (`fact`, `-school`, `.why`). In a file stands how
//! many words it has in common with the key before, as one digit, and the rest; between keys a space:
//! `0fact-school 2.why` are `fact-school` and `fact-school.why`.

use serde::{Deserialize, Serialize};

/// No more words than a digit tells are taken from the key before.
const MOST: usize = 9;
/// No key is longer, in bytes.
pub(super) const LONGEST_KEY: usize = 200;
/// One more than a file may have.
const MOST_KEYS: usize = super::bundle::MOST_TEXTS + 1;

/// Keys, ascending, none twice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Keys(pub Vec<String>);

impl From<&str> for Keys {
    /// The keys that a file has. Whatever it holds, some come of it.
    fn from(list: &str) -> Keys {
        let mut keys: Vec<String> = Vec::new();
        for entry in list.split_terminator(' ').take(MOST_KEYS) {
            let (shared, rest) = entry.split_at_checked(1).unwrap_or_default();
            let shared = shared.bytes().next().unwrap_or(b'0').wrapping_sub(b'0');
            // Nothing is taken from a key that is refused, lest a small file become large.
            let last = keys.last().filter(|key| key.len() <= LONGEST_KEY);
            let last = last.map_or("", String::as_str);
            keys.push([words(last, shared.into()), rest].concat());
        }
        Keys(keys)
    }
}

impl From<String> for Keys {
    fn from(list: String) -> Keys {
        Keys::from(list.as_str())
    }
}

impl From<Keys> for String {
    fn from(keys: Keys) -> String {
        let mut list = String::new();
        let mut last = "";
        for key in &keys.0 {
            let alike = |count: &usize| words(last, *count) == words(key, *count);
            let shared = (1..=MOST).take_while(alike).count();
            let rest = key.strip_prefix(words(key, shared)).unwrap_or_default();
            list.extend([&shared.to_string(), rest, " "]);
            last = key;
        }
        list
    }
}

/// The first words of a key; all of them, if it has no more.
fn words(key: &str, count: usize) -> &str {
    let signs = key.bytes().enumerate().skip(1);
    let mut ends = signs.filter(|(_, byte)| b"-._".contains(byte));
    let end = match count.checked_sub(1) {
        Some(last) => ends.nth(last).map_or(key.len(), |(place, _)| place),
        None => 0,
    };
    key.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(keys: &[&str]) -> String {
        Keys(keys.iter().map(|key| (*key).to_owned()).collect()).into()
    }

    #[test]
    fn of_a_key_stands_what_is_new() {
        let keys = [
            "aid.rule-x.met",
            "fact-school",
            "fact-school.why",
            "fact-school_bus",
            "ui-a",
        ];
        let list = written(&keys);
        assert_eq!(list, "0aid.rule-x.met 0fact-school 2.why 2_bus 0ui-a ");
        assert_eq!(Keys::from(list).0, keys);
        assert_eq!(Keys::from("").0, Vec::<String>::new());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(keys in prop::collection::btree_set("[ab._-]{1,12}", 0..20)) {
            let keys: Vec<String> = keys.into_iter().collect();
            let list = String::from(Keys(keys.clone()));
            prop_assert_eq!(Keys::from(list).0, keys);
        }

        #[test]
        fn a_small_file_becomes_no_large_one(entries in 1_usize..2000, long in 1_usize..2000) {
            let list = ["0", &"a".repeat(long), &" 9b".repeat(entries)].concat();
            let bytes: usize = Keys::from(list).0.iter().map(String::len).sum();
            prop_assert!(bytes <= long + entries * (LONGEST_KEY + 2), "{bytes}");
        }

        #[test]
        fn whatever_a_file_holds_is_read(list in "\\PC{0,40}") {
            drop(Keys::from(list));
        }
    }
}
