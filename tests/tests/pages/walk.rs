//! A walk through a check, page by page, written down as it goes.

use std::path::Path;
use std::rc::Rc;

use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{Format, render};
use selfcheck_compiler::package::{File, Files};
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_pages::page::{Control, Page};
use selfcheck_pages::{Check, Input, text};
use selfcheck_runtime::Bundle;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::Texts;

/// A check, and the story of it.
pub struct Walk {
    check: Check,
    story: String,
    steps: usize,
}

/// A package of this project, with other files in place of its own.
fn compiled_with(name: &str, others: &[(&str, &str)]) -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../rules")
        .join(name);
    let mut found = Diagnostics::default();
    let mut files = Files::from_folder(&folder, &mut found).unwrap();
    for (path, text) in others {
        let mut known = files.list.iter_mut();
        let file = known.find(|file| file.path == *path).expect("such a file");
        *file = File::new(file.path.clone(), (*text).to_owned());
    }
    match compile(&files, &Options::default(), found) {
        Ok(compiled) => compiled,
        Err(list) => panic!("{}", render(&list, &files, Format::Plain)),
    }
}

/// The texts of one language of a package.
pub fn texts(compiled: &Compiled, language: &str) -> Texts {
    let (_, texts) = compiled
        .texts
        .iter()
        .find(|(known, _)| known == language)
        .unwrap();
    Texts::new(texts.clone()).unwrap()
}

impl Walk {
    /// A check of Egypt's programs from the start, with the slice that citizens load.
    pub fn egypt(language: &str, day: &str) -> Walk {
        Walk::egypt_with(language, day, &[])
    }

    /// The same with other files in place of the package's own.
    pub fn egypt_with(language: &str, day: &str, others: &[(&str, &str)]) -> Walk {
        let compiled = compiled_with("egypt", others);
        let texts = texts(&compiled, language);
        let slice = compiled.bundle(None, &[]).unwrap().slices.remove(0);
        let bundle = Rc::new(Bundle::decode(slice).unwrap());
        let check =
            Check::new(bundle, texts, Day::parse(day).unwrap(), "0123456789abcdef").unwrap();
        Walk {
            check,
            story: String::new(),
            steps: 0,
        }
    }

    /// The page now.
    pub fn page(&self) -> Page {
        self.check.page()
    }

    /// The outcomes now.
    pub fn outcome(&self) -> String {
        self.check.outcome_json()
    }

    /// The file for a calendar.
    pub fn calendar(&self, program: &str, now: &str) -> String {
        self.check.calendar(program, now)
    }

    /// Everything that was answered.
    pub fn answers(&self) -> String {
        format!("{:?}", self.check.session())
    }

    /// How many pages were handed in.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// All pages as text, and what was said on each.
    pub fn story(&self) -> String {
        let mut story = self.story.clone();
        story.push_str(&text::plain(&self.page()));
        story
    }

    /// Hands in names and values.
    pub fn say(&mut self, entries: &[(&str, &str)]) {
        self.story.push_str(&text::plain(&self.page()));
        self.story.push_str(&format!("\n==== {entries:?}\n\n"));
        self.steps += 1;
        let owned = entries
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        self.check.submit(Input::new(owned));
        let page = self.page();
        assert!(
            !text::plain(&page).contains("ui-"),
            "a text is missing: {}",
            text::plain(&page)
        );
    }

    /// Answers questions until the results: `answer` gives the values for a page, or none for "I
    /// don't know".
    pub fn answer(&mut self, answer: impl Fn(&Page) -> Option<Vec<&'static str>>) {
        for _ in 0..80 {
            let page = self.page();
            match page.kind.name() {
                "results" => return,
                "answers" => self.say(&[("action", "continue")]),
                _ => {
                    let field = page.fields.first();
                    let boxes = field.is_some_and(|field| field.control == Control::Boxes);
                    let name = match field {
                        Some(field) if boxes => field.boxes[0].name.clone(),
                        Some(field) => field.id.clone(),
                        None => String::new(),
                    };
                    let values = answer(&page);
                    let entries: Vec<(&str, &str)> = match &values {
                        Some(values) => values.iter().map(|v| (name.as_str(), *v)).collect(),
                        None if boxes => vec![("action", "unknown")],
                        None => vec![(name.as_str(), "unknown")],
                    };
                    self.say(&entries);
                    assert!(self.page().errors.is_empty(), "{}", self.story());
                }
            }
        }
        panic!("no end: {}", self.story());
    }
}

/// A couple, children of 13, 8 and 3, and a grandmother of 67.
pub fn home_of_six(walk: &mut Walk) {
    walk.say(&[("answer", "family")]);
    walk.say(&[("day", "1"), ("month", "5"), ("year", "1988")]);
    for (relation, age) in [
        ("husband", "41"),
        ("child", "13"),
        ("child", "8"),
        ("child", "3"),
        ("parent", "67"),
    ] {
        walk.say(&[("relation", relation), ("age", age), ("action", "add")]);
    }
    walk.say(&[("action", "enough")]);
    walk.answer(|page| {
        let subject = page.id.split(' ').nth(1).unwrap_or("");
        Some(vec![match page.id.split(' ').next().unwrap_or("") {
            "family.kind" => "couple_with_children",
            "person.school" => match subject {
                "2" => "preparatory",
                "3" => "primary",
                _ => "none",
            },
            "person.work" => match subject {
                "1" => "irregular",
                _ => "none",
            },
            "person.marital" => "widowed",
            "person.dependants" => "no",
            "person.female" => "5",
            _ if page.kind.name() == "which" => "none-of-these",
            _ if page.kind.name() == "who" => "nobody",
            _ => return None,
        }])
    });
}

/// One person who knows almost nothing.
pub fn single_adult(walk: &mut Walk) {
    walk.say(&[("answer", "me")]);
    walk.say(&[("action", "unknown")]);
    walk.say(&[("action", "enough")]);
    walk.answer(|_| None);
}

/// Somebody helps a widow of 67 who lives with a grown son.
pub fn helped(walk: &mut Walk) {
    walk.say(&[("answer", "helper")]);
    walk.say(&[("action", "form age")]);
    walk.say(&[("age", "67")]);
    // A name may run the other way than the page, and hold what would steer it.
    let name = " \u{202e}Sara سارة\u{2069}\n ";
    walk.say(&[
        ("relation", "child"),
        ("age", "40"),
        ("name", name),
        ("action", "add"),
    ]);
    walk.say(&[("action", "enough")]);
    walk.answer(|page| {
        Some(vec![match page.id.split(' ').next().unwrap_or("") {
            "family.kind" => "other",
            "person.female" => "0",
            "person.marital" => "widowed",
            "person.dependants" => "no",
            "person.work" if page.id.ends_with('1') => "irregular",
            "person.work" => "none",
            _ if page.kind.name() == "which" => "none-of-these",
            _ if page.kind.name() == "who" => "nobody",
            _ => return None,
        }])
    });
}
