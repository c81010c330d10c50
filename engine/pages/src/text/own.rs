//! [`Own`]: the few words of a conversation that no page has: how to answer, how to stop. They are
//! in this crate (`texts/talk.*.txt`) and not among the interface's texts, because whoever loads a
//! page does not need them.

use crate::problem::{find, same_language};

/// Words of a conversation in one language.
#[derive(Debug, Clone, Copy)]
pub struct Own {
    texts: &'static str,
}

/// Something to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnWord {
    /// How to choose one line: nothing is put in.
    One,
    /// How to choose several lines.
    Several,
    /// How to choose from a list that is too long to be shown: how many lines it has is put in.
    Long,
    /// Several lines fit what was typed, which is put in.
    Unclear,
    /// Nothing here is what was typed, which is put in.
    Nothing,
    /// What pressing Enter does is put in.
    Enter,
    /// What can be written is put in.
    Commands,
    /// How to open what is shown by its heading alone: the last number is put in.
    More,
    /// What is written for "I don't know".
    Unknown,
    /// The command that shows a whole list.
    List,
    /// The command that opens everything.
    All,
    /// The command that ends the conversation.
    Quit,
    /// The conversation ended before the results.
    Stopped,
    /// The answers are in the file that is put in.
    Kept,
    /// The answers are in no file.
    NotKept,
}

impl OwnWord {
    /// All of them.
    pub const ALL: [OwnWord; 15] = [
        OwnWord::One,
        OwnWord::Several,
        OwnWord::Long,
        OwnWord::Unclear,
        OwnWord::Nothing,
        OwnWord::Enter,
        OwnWord::Commands,
        OwnWord::More,
        OwnWord::Unknown,
        OwnWord::List,
        OwnWord::All,
        OwnWord::Quit,
        OwnWord::Stopped,
        OwnWord::Kept,
        OwnWord::NotKept,
    ];

    fn key(self) -> &'static str {
        match self {
            OwnWord::One => "one",
            OwnWord::Several => "several",
            OwnWord::Long => "long",
            OwnWord::Unclear => "unclear",
            OwnWord::Nothing => "nothing",
            OwnWord::Enter => "enter",
            OwnWord::Commands => "commands",
            OwnWord::More => "more",
            OwnWord::Unknown => "unknown",
            OwnWord::List => "list",
            OwnWord::All => "all",
            OwnWord::Quit => "quit",
            OwnWord::Stopped => "stopped",
            OwnWord::Kept => "kept",
            OwnWord::NotKept => "not-kept",
        }
    }
}

/// Languages this crate has these words in.
const LANGUAGES: [(&str, &str); 3] = [
    ("ar", include_str!("../../texts/talk.ar.txt")),
    ("en", include_str!("../../texts/talk.en.txt")),
    ("ru", include_str!("../../texts/talk.ru.txt")),
];

/// Where in a text something is put in.
const PLACE: &str = "{}";

impl Own {
    /// The words of a language; in one that is not here, English.
    pub fn of(language: &str) -> Own {
        let [_, english, _] = LANGUAGES;
        let known = LANGUAGES
            .into_iter()
            .find(|(code, _)| same_language(code, language));
        Own {
            texts: known.unwrap_or(english).1,
        }
    }

    /// The words for something.
    pub fn say(self, word: OwnWord) -> &'static str {
        find(self.texts, word.key())
    }

    /// The same with something put in.
    pub fn say_with(self, word: OwnWord, put_in: &str) -> String {
        self.say(word).replace(PLACE, put_in)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_exactly_these_words_with_the_same_places() {
        for (code, texts) in LANGUAGES {
            let own = Own::of(code);
            for word in OwnWord::ALL {
                let said = own.say(word);
                assert!(!said.is_empty(), "{code}: {word:?}");
                let english = Own::of("en").say(word);
                assert_eq!(
                    said.matches(PLACE).count(),
                    english.matches(PLACE).count(),
                    "{code}: {said}"
                );
            }
            let lines = texts.lines().filter(|line| !line.is_empty());
            assert_eq!(lines.count(), OwnWord::ALL.len(), "{code}");
        }
    }

    #[test]
    fn a_language_without_words_here_is_spoken_to_in_english() {
        assert_eq!(Own::of("ru-RU").say(OwnWord::Quit), "выход");
        assert_eq!(Own::of("fr").say(OwnWord::Quit), "quit");
    }
}
