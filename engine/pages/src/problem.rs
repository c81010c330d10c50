//! Pages for when a check cannot go on: what happened in a sentence, and a way on. Their words are
//! in this crate (`texts/problem.*.txt`), because they are needed when no texts could be had.

use crate::cut::cut;
use crate::page::{Kind, Page, Weight, add};

/// Why a check cannot go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The rules, or a file of theirs, could not be fetched.
    Unreachable,
    /// A file is not what the manifest says it is.
    Altered,
    /// What was fetched cannot be read.
    Unreadable,
    /// The rules were written for a newer engine.
    TooNew,
    /// The date lies before the first day of these rules.
    TooEarly,
    /// The date is no date, or outside 1900 to 2100.
    Date,
    /// The rules have no texts in the wanted language.
    Language,
    /// The engine itself failed.
    Broken,
}

/// Every problem.
pub const PROBLEMS: [Problem; 8] = [
    Problem::Unreachable,
    Problem::Altered,
    Problem::Unreadable,
    Problem::TooNew,
    Problem::TooEarly,
    Problem::Date,
    Problem::Language,
    Problem::Broken,
];

impl Problem {
    /// The name by which scripts, tests and the texts know it.
    pub fn name(self) -> &'static str {
        match self {
            Problem::Unreachable => "unreachable",
            Problem::Altered => "altered",
            Problem::Unreadable => "unreadable",
            Problem::TooNew => "too-new",
            Problem::TooEarly => "too-early",
            Problem::Date => "date",
            Problem::Language => "language",
            Problem::Broken => "broken",
        }
    }

    /// The problem of that name; anything else is [`Problem::Broken`].
    pub fn named(name: &str) -> Problem {
        PROBLEMS
            .into_iter()
            .find(|problem| problem.name() == name)
            .unwrap_or(Problem::Broken)
    }

    /// What people are told: that a file was altered or cannot be read is the same to them, and so is
    /// what is wrong with a date. Whoever runs the page is told the name.
    fn told(self) -> &'static str {
        match self {
            Problem::Altered => Problem::Unreadable.name(),
            Problem::TooEarly => Problem::Date.name(),
            problem => problem.name(),
        }
    }

    /// Whether trying again may help.
    fn may_pass(self) -> bool {
        matches!(
            self,
            Problem::Unreachable | Problem::Altered | Problem::Unreadable
        )
    }
}

/// Languages this crate has words in.
const LANGUAGES: [(&str, &str, &str); 3] = [
    ("ar", "rtl", include_str!("../texts/problem.ar.txt")),
    ("en", "ltr", include_str!("../texts/problem.en.txt")),
    ("ru", "ltr", include_str!("../texts/problem.ru.txt")),
];

/// The language of these pages that fits a wanted one best, and its direction. English, if none
/// does.
pub fn language(wanted: &str) -> (&'static str, &'static str) {
    let (code, direction, _) = words(wanted);
    (code, direction)
}

/// The page. `languages` are those that the rules do have.
pub fn page(problem: Problem, language: &str, languages: &[String]) -> Page {
    let texts = words(language).2;
    let mut page = Page {
        kind: Kind::Problem,
        ..Page::default()
    };
    page.id.push_str(problem.name());
    let told = problem.told();
    let heading = match problem.may_pass() {
        true => "unreachable.heading",
        false => &[told, ".heading"].concat(),
    };
    page.heading.text.push_str(find(texts, heading));
    let section = add(&mut page.sections);
    section.id.push_str("problem");
    section.role = "problem";
    let on = if problem == Problem::Language {
        "choose"
    } else {
        "on"
    };
    for key in [told, on] {
        add(&mut section.blocks)
            .words
            .text
            .push_str(find(texts, key));
    }
    if problem == Problem::Language {
        for code in languages {
            let action = add(&mut page.actions);
            action.value = ["language ", code].concat();
            action.words.text = language_name(code);
            action.weight = Weight::Secondary;
        }
    } else if problem.may_pass() {
        let action = add(&mut page.actions);
        action.value.push_str("retry");
        action.words.text.push_str(find(texts, "retry"));
        action.weight = Weight::Primary;
    }
    page
}

/// What a language calls itself; its code, if that is not known here.
pub fn language_name(code: &str) -> String {
    let name = LANGUAGES
        .iter()
        .find(|(known, ..)| same_language(known, code))
        .map_or("", |(_, _, texts)| find(texts, "name"));
    if name.is_empty() {
        code.into()
    } else {
        name.into()
    }
}

fn words(wanted: &str) -> (&'static str, &'static str, &'static str) {
    let [_, english, _] = LANGUAGES;
    LANGUAGES
        .into_iter()
        .find(|(code, ..)| same_language(code, wanted))
        .unwrap_or(english)
}

/// Whether two are one language: `ar-EG` and `ar` are.
pub fn same_language(one: &str, other: &str) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other))
}

/// The language of a code without its region: `ar` of `ar-EG`.
pub fn primary(code: &str) -> &str {
    let end = code.bytes().position(|byte| matches!(byte, b'-' | b'_'));
    end.and_then(|end| code.get(..end)).unwrap_or(code)
}

/// The text behind `key = `; empty if there is none.
pub(crate) fn find<'a>(texts: &'a str, key: &str) -> &'a str {
    let mut rest = Some(texts);
    while let Some(lines) = rest {
        let (line, others) = cut(lines, b'\n');
        let (name, value) = cut(line, b'=');
        if name.trim_ascii_end() == key {
            return value.unwrap_or("").trim_ascii_start();
        }
        rest = others;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_words_and_a_way_on_in_every_language() {
        for (code, ..) in LANGUAGES {
            for problem in PROBLEMS {
                let page = page(problem, code, &["ar".into(), "en".into()]);
                assert!(!page.heading.is_empty(), "{code} {}", problem.name());
                let said = crate::text::plain(&page);
                assert!(said.lines().count() >= 3, "{code} {said}");
                assert!(!said.contains(" = "), "{code} {said}");
            }
        }
    }

    #[test]
    fn a_language_without_words_here_is_told_in_english() {
        assert_eq!(language("fr"), ("en", "ltr"));
        assert_eq!(language("ar-EG"), ("ar", "rtl"));
        assert_eq!(language(""), ("en", "ltr"));
        assert_eq!(language_name("ru-RU"), "Русский");
        assert_eq!(language_name("fr"), "fr");
    }

    #[test]
    fn a_problem_is_found_by_its_name() {
        for problem in PROBLEMS {
            assert_eq!(Problem::named(problem.name()), problem);
        }
        assert_eq!(Problem::named("RuntimeError: unreachable"), Problem::Broken);
    }
}
