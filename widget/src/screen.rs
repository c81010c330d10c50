//! [`Screen`]: what one element shows. It begins a check from fetched files, draws its pages as
//! marks and hands what was filled in to the check.
//!
//! Only numbers, texts and bytes pass between it and the class. Where something can fail, the
//! result is the name of a [`Problem`], and empty when nothing did.

use selfcheck_pages::cut::cut;
use selfcheck_pages::page::Words;
use selfcheck_pages::plan::{Plan, plan};
use selfcheck_pages::problem::{self, Problem};
use selfcheck_pages::{Check, Input, Page};
use selfcheck_runtime::bundle::Manifest;
use selfcheck_runtime::date::Day;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::draw::marks::Marks;
use crate::draw::{self, Setting};
use crate::load;

/// The style sheet of the element, for a constructable style sheet that all elements share.
#[wasm_bindgen]
pub fn style() -> String {
    include_str!("../css/self-check.css").into()
}

/// What one element shows.
#[wasm_bindgen]
pub struct Screen {
    /// Level of a page's heading.
    level: u8,
    /// Languages that the rules have, the package's own first.
    languages: Vec<String>,
    /// What a check is made from.
    planned: Option<(Plan, Day)>,
    check: Option<Check>,
    /// Without a check: why there is none, and in which language to say so.
    trouble: (Problem, String),
}

#[wasm_bindgen]
impl Screen {
    /// A screen that shows nothing yet.
    #[wasm_bindgen(constructor)]
    pub fn new(level: u8) -> Screen {
        Screen {
            level,
            languages: Vec::new(),
            planned: None,
            check: None,
            trouble: (Problem::Broken, String::new()),
        }
    }

    /// Chooses what to fetch, for a date of evaluation and a language: the hash of the core, a
    /// space, the hash of the texts. A problem has no space in its name.
    pub fn plan(&mut self, manifest: &[u8], today: &str, language: &str) -> String {
        match self.try_plan(manifest, today, language) {
            Ok(files) => files,
            Err(problem) => problem.name().into(),
        }
    }

    /// Begins a check from what was fetched.
    pub fn open(&mut self, core: &[u8], texts: &[u8]) -> String {
        name(self.try_open(core, texts))
    }

    /// Speaks another language, the one planned last; answers, and what is filled in, stay.
    pub fn speak(&mut self, texts: &[u8], entries: &str) -> String {
        name(self.try_speak(texts, entries))
    }

    /// Will show why a check cannot go on, and a way on.
    pub fn trouble(&mut self, name: &str, language: &str) {
        self.check = None;
        self.trouble = (Problem::named(name), language.into());
    }

    /// Takes what is filled in: names and values in turn, with U+0000 between.
    pub fn submit(&mut self, entries: &str) {
        if let Some(check) = &mut self.check {
            check.submit(input(entries));
        }
    }

    /// What is shown now, as marks for the element that carries language and direction.
    pub fn draw(&self) -> String {
        let mut marks = Marks::default();
        if let Some(check) = &self.check {
            let texts = check.texts();
            let (language, direction) = (texts.language(), texts.direction());
            self.draw_page(&check.page(), language, direction, &mut marks);
            self.draw_languages(language, &mut marks);
        } else {
            let (problem, wanted) = &self.trouble;
            let (language, direction) = problem::language(wanted);
            let page = problem::page(*problem, wanted, &self.languages);
            self.draw_page(&page, language, direction, &mut marks);
        }
        marks.finish()
    }
}

impl Screen {
    fn try_plan(
        &mut self,
        manifest: &[u8],
        today: &str,
        language: &str,
    ) -> Result<String, Problem> {
        let manifest: Manifest = load::read(manifest)?;
        self.languages.clear();
        for texts in &manifest.texts {
            self.languages.push(texts.key.clone());
        }
        let today = load::day(today)?;
        let plan = plan(&manifest, today, language)?;
        let files = [&plan.core.sha256, " ", &plan.texts.sha256].concat();
        self.planned = Some((plan, today));
        Ok(files)
    }

    fn try_open(&mut self, core: &[u8], texts: &[u8]) -> Result<(), Problem> {
        let (plan, today) = self.planned.as_ref().ok_or(Problem::Broken)?;
        let bundle = load::bundle(core, &plan.core.sha256)?;
        let texts = load::texts(texts, &plan.texts.sha256)?;
        match Check::new(bundle, texts, *today, &plan.core.sha256) {
            Ok(check) => self.check = Some(check),
            Err(error) if error.code == "A002" => return Err(Problem::TooEarly),
            Err(_) => return Err(Problem::Date),
        }
        Ok(())
    }

    fn try_speak(&mut self, texts: &[u8], entries: &str) -> Result<(), Problem> {
        let (plan, _) = self.planned.as_ref().ok_or(Problem::Broken)?;
        let texts = load::texts(texts, &plan.texts.sha256)?;
        if let Some(check) = &mut self.check {
            check.keep(input(entries));
            check.set_language(texts);
        }
        Ok(())
    }

    fn draw_page(&self, page: &Page, language: &str, direction: &str, marks: &mut Marks) {
        let check = self.check.as_ref();
        let say = |key| check.map_or(Words::default(), |check| check.words(key));
        marks.set("lang", language);
        marks.set("dir", direction);
        let setting = Setting {
            level: self.level,
            errors: say("ui-errors"),
            why: say("ui-why-asked"),
            speak: say("ui-speak"),
            saved: say("ui-saved"),
            copied: say("ui-copied"),
        };
        draw::page(marks, page, &setting);
    }

    /// The languages there are, each in its own words.
    fn draw_languages(&self, current: &str, marks: &mut Marks) {
        if self.languages.len() < 2 {
            return;
        }
        marks.open("div", "languages");
        for code in &self.languages {
            marks.open("button", "link");
            marks.set("type", "button");
            marks.set("lang", code);
            marks.set("data-action", &["language ", code].concat());
            if problem::same_language(code, current) {
                marks.set("aria-current", "true");
            }
            marks.text(&problem::language_name(code));
            marks.close();
        }
        marks.close();
    }
}

/// The name of what failed; empty when nothing did.
fn name(result: Result<(), Problem>) -> String {
    result.map_or_else(|problem| problem.name().into(), |()| String::new())
}

/// What was filled in, from names and values in turn.
fn input(entries: &str) -> Input {
    let mut input = Input::default();
    let mut rest = Some(entries);
    while let Some(entries) = rest {
        let (name, values) = cut(entries, 0);
        let (value, others) = cut(values.unwrap_or(""), 0);
        input.add(name, value);
        rest = others;
    }
    input
}
