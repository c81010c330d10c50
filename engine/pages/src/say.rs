//! [`Say`]: words of the interface by place, and of a package by key. Which keys there must be is the
//! compiler's business; a key that is missing all the same is shown as it is, so that a page never
//! has a hole. A text of the interface is empty only where the compiler left it out as never needed.

use selfcheck_runtime::bundle::{Fact, Program};
use selfcheck_runtime::ids::PersonId;
use selfcheck_runtime::text::{Arg, Args, PartKind, Texts, Ui};

use crate::page::{Action, Error, Weight, Words, add};

/// Finds words in one language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// What people are called by whoever answers.
    pub names: &'a [(PersonId, String)],
    /// The sex of whom is spoken of, `male` or `female`; empty where nothing tells it.
    pub sex: &'a str,
}

impl Say<'_> {
    /// Goes on with words of the interface.
    pub fn put(&self, out: &mut Words, text: Ui) {
        self.put_with(out, text, &[]);
    }

    /// Goes on with words of the interface, with values put in.
    pub fn put_with(&self, out: &mut Words, text: Ui, args: &Args) {
        self.fill(out, self.texts.interface(text), args);
    }

    /// Goes on with the words of a key, with values put in.
    pub fn named(&self, out: &mut Words, key: &str, args: &Args) {
        if !self.maybe(out, key, args) {
            out.insert_code(key);
        }
    }

    /// Goes on with the words of a key, if there is such a key, and says whether there was.
    pub fn maybe(&self, out: &mut Words, key: &str, args: &Args) -> bool {
        let text = self.texts.text(key);
        self.fill(out, text.unwrap_or_default(), args);
        text.is_some()
    }

    fn fill(&self, out: &mut Words, text: &str, args: &Args) {
        for part in &self.texts.fill_about(self.sex, text, args) {
            match part.kind {
                PartKind::Literal => out.text.push_str(&part.text),
                PartKind::Code => out.insert_code(&part.text),
                PartKind::Value | PartKind::Text => out.insert(&part.text),
            }
        }
    }

    /// Goes on with the words of a joined key.
    pub fn joined(&self, out: &mut Words, parts: &[&str]) {
        self.named(out, &parts.concat(), &[]);
    }

    /// Goes on with the words of a joined key, if there is such a key.
    pub fn optional(&self, out: &mut Words, parts: &[&str]) {
        self.maybe(out, &parts.concat(), &[]);
    }

    /// Words of the interface.
    pub fn words(&self, text: Ui) -> Words {
        let mut words = Words::default();
        self.put(&mut words, text);
        words
    }

    /// Goes on with an option of a fact.
    pub fn option(&self, out: &mut Words, fact: &Fact, option: &str) {
        self.joined(out, &["option-", &fact.name, "-", option]);
    }

    /// Goes on with a text of a program: `title`, `rule-child`.
    pub fn program(&self, out: &mut Words, program: &Program, key: &[&str]) {
        self.joined(out, &[&program.id, ".", &key.concat()]);
    }

    /// Goes on with a text that a program may have: `rule-child.met`.
    pub fn program_if_any(&self, out: &mut Words, program: &Program, key: &[&str]) {
        self.optional(out, &[&program.id, ".", &key.concat()]);
    }

    /// A button.
    pub fn action(&self, list: &mut Vec<Action>, value: &str, text: Ui, weight: Weight) {
        let action = add(list);
        action.value.push_str(value);
        action.weight = weight;
        self.put(&mut action.words, text);
    }

    /// Something to put right.
    pub fn error(&self, list: &mut Vec<Error>, field: &str, text: Ui, args: &Args) {
        let error = add(list);
        error.field.push_str(field);
        self.put_with(&mut error.words, text, args);
    }
}

/// A whole number as an argument.
pub fn count(number: usize) -> Arg<'static> {
    Arg::Number {
        value: i128::try_from(number).unwrap_or(i128::MAX),
        places: 0,
    }
}
