//! A sheet's own words: headings, columns, verbs. They are files, one for each language
//! (`words/<language>.txt`, a line `key = words`, a mark `{name}` for what is put in), so that no prose
//! stands in code. A language without a file is given the English words, marked as English.

use super::{Line, Piece};

const FILES: [(&str, &str); 3] = [
    ("ar", include_str!("words/ar.txt")),
    ("en", include_str!("words/en.txt")),
    ("ru", include_str!("words/ru.txt")),
];

/// The language whose words stand in for those that are not there.
const STANDS_IN: &str = "en";

/// The words of one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    file: &'static str,
    stands_in: bool,
}

impl Words {
    /// The words for a language: `ar`, `ar-EG`.
    pub fn of(language: &str) -> Words {
        let plain = language.split('-').next().unwrap_or_default();
        let find = |wanted: &str| FILES.iter().find(|(known, _)| *known == wanted);
        let own = find(plain);
        Words {
            file: own.or_else(|| find(STANDS_IN)).map_or("", |(_, file)| file),
            stands_in: own.is_none(),
        }
    }

    /// The words of a key, with a line for each mark.
    pub fn word(&self, key: &str, args: &[(&str, &[Piece])]) -> Line {
        let mut line = Vec::new();
        let mut rest = self.text(key);
        while let Some((before, mark)) = rest.split_once('{') {
            let Some((name, after)) = mark.split_once('}') else {
                break;
            };
            self.push(before, &mut line);
            let given = args.iter().find(|(known, _)| *known == name);
            line.extend(given.iter().flat_map(|(_, pieces)| pieces.iter().cloned()));
            rest = after;
        }
        self.push(rest, &mut line);
        line
    }

    fn push(&self, words: &str, line: &mut Line) {
        let words = words.to_owned();
        match (words.is_empty(), self.stands_in) {
            (true, _) => {}
            (_, true) => line.push(Piece::Foreign(STANDS_IN.to_owned(), words)),
            (_, false) => line.push(Piece::Text(words)),
        }
    }

    fn text(&self, key: &str) -> &'static str {
        let lines = self.file.lines().filter_map(|line| line.split_once(" = "));
        let mut found = lines.filter(|(known, _)| *known == key);
        found.next().map_or("", |(_, words)| words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Verb;
    use std::collections::BTreeMap;

    fn marks(words: &str) -> Vec<&str> {
        let starts = words.split('{').skip(1);
        let mut marks: Vec<&str> = starts.filter_map(|mark| mark.split('}').next()).collect();
        marks.sort_unstable();
        marks
    }

    fn table(file: &'static str) -> BTreeMap<&'static str, Vec<&'static str>> {
        let lines = file.lines().map(|line| line.split_once(" = ").unwrap());
        lines.map(|(key, words)| (key, marks(words))).collect()
    }

    #[test]
    fn every_language_has_the_same_words_with_the_same_marks() {
        let (_, english) = FILES.iter().find(|(known, _)| *known == STANDS_IN).unwrap();
        for (language, file) in FILES {
            assert_eq!(table(file), table(english), "{language}");
            assert_eq!(table(file).len(), file.lines().count(), "{language}");
        }
    }

    #[test]
    fn every_word_that_the_sheet_asks_for_is_there_and_none_is_there_for_nothing() {
        let mut asked: Vec<&str> = Verb::ALL.iter().map(|verb| verb.word()).collect();
        let code = [
            include_str!("from_compiled.rs"),
            include_str!("from_figures.rs"),
            include_str!("say.rs"),
            include_str!("to_html/mod.rs"),
            include_str!("to_html/programs.rs"),
            include_str!("to_html/figures.rs"),
            include_str!("to_html/annexes.rs"),
        ];
        let (_, english) = FILES.iter().find(|(known, _)| *known == STANDS_IN).unwrap();
        let known = table(english);
        for call in code.iter().flat_map(|code| code.split("word(").skip(1)) {
            let literal = call.trim_start().strip_prefix('"');
            asked.extend(literal.and_then(|call| call.split('"').next()));
        }
        for key in &asked {
            assert!(known.contains_key(key), "`{key}` has no words");
        }
        for key in known.keys() {
            assert!(asked.contains(key), "nothing says `{key}`");
        }
    }

    #[test]
    fn a_language_without_words_is_given_english_ones_that_say_so() {
        let line = Words::of("hi-IN").word("law", &[]);
        assert!(matches!(&line[..], [Piece::Foreign(language, _)] if language == "en"));
    }
}
