//! [`Screen`]: what one element shows. It begins a check from fetched files, draws its pages as
//! marks and hands what was filled in to the check.
//!
//! Only texts and bytes pass between it and the class, all through [`ask`].

use std::cell::RefCell;
use std::rc::Rc;

use selfcheck_pages::cut::cut;
use selfcheck_pages::page::Words;
use selfcheck_pages::plan::{Plan, plan};
use selfcheck_pages::problem::{self, Problem};
use selfcheck_pages::{Check, Input, Page, records};
use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::Manifest;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::ui;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::draw::marks::Marks;
use crate::draw::{self, Setting};
use crate::load;

thread_local! {
    /// The screens of all elements, each with the number by which its element knows it.
    static SCREENS: RefCell<Vec<(u32, Screen)>> = const { RefCell::new(Vec::new()) };
}

/// Asks a screen: see [`Screen::ask`]. One that was not asked before is new and shows nothing; `close`
/// ends it. That everything goes through one door, and that screens have numbers, spares a citizen half
/// a kilobyte of JavaScript and more.
#[wasm_bindgen]
pub fn ask(screen: u32, what: &str, text: &str, one: &[u8], other: &[u8]) -> String {
    // A screen that breaks while it is asked is gone; the others are there.
    let mut asked = SCREENS.with_borrow_mut(|screens| {
        let place = screens.iter().position(|(number, _)| *number == screen);
        place.map_or_else(Screen::default, |place| screens.swap_remove(place).1)
    });
    if what == "close" {
        return String::new();
    }
    let answer = asked.ask(what, text, one, other);
    SCREENS.with_borrow_mut(|screens| screens.push((screen, asked)));
    answer
}

/// What one element shows.
pub struct Screen {
    /// Languages that the rules have, the package's own first.
    languages: Vec<String>,
    /// What a check is made from.
    planned: Option<(Plan, Day)>,
    check: Option<Check>,
    /// Without a check: why there is none, and in which language to say so.
    trouble: (Problem, String),
}

impl Default for Screen {
    fn default() -> Screen {
        Screen {
            languages: Vec::new(),
            planned: None,
            check: None,
            trouble: (Problem::Broken, String::new()),
        }
    }
}

impl Screen {
    /// Does what is asked, with a text and the bytes of up to two files. What cannot be done is
    /// answered with the name of a [`Problem`]: one word.
    ///
    /// | asked | text | files | answer |
    /// |---|---|---|---|
    /// | `style` | | | the style sheet, which all elements share |
    /// | `plan` | day and language | manifest | the hash of the core, a space, that of the texts |
    /// | `open` | records of [`answers`]: what is known beforehand | core, texts | what of that was left out, in several words, or nothing |
    /// | `speak` | what is filled in | texts of the language planned last | nothing |
    /// | `trouble` | problem and language, to be shown | | nothing |
    /// | `submit` | what is filled in | | nothing |
    /// | `draw` | level of the heading, 1 to 6 | | what is shown now, as marks |
    /// | `answers` | | | everything that was answered, as records of [`answers`] |
    /// | `statuses` | | | where each program stands, a word each |
    /// | `calendar` | program and moment | | a file for a calendar, with the program's day |
    ///
    /// Between two texts, and between names and values of what is filled in, stands U+0000.
    pub fn ask(&mut self, what: &str, text: &str, one: &[u8], other: &[u8]) -> String {
        let (first, second) = cut(text, 0);
        let second = second.unwrap_or("");
        let done = match what {
            "style" => Ok(include_str!("../css/self-check.css").into()),
            "plan" => self.plan(one, first, second),
            "open" => self.open(one, other, text),
            "speak" => self.speak(one, text),
            "trouble" => Ok(self.trouble(first, second)),
            "submit" => Ok(self.submit(text)),
            "draw" => Ok(self.draw(text)),
            "answers" => Ok(self.answers()),
            "calendar" => Ok(self.calendar(first, second)),
            #[cfg(feature = "testing")]
            "outcome" => Ok(self.outcome()),
            _ => Ok(self.statuses()),
        };
        done.unwrap_or_else(|problem| problem.name().into())
    }
}

impl Screen {
    /// Outcomes and questions of what is shown, as canonical JSON. Nothing, without a check.
    #[cfg(feature = "testing")]
    fn outcome(&self) -> String {
        let check = self.check.as_ref();
        check.map_or_else(String::new, Check::outcome_json)
    }

    fn plan(&mut self, manifest: &[u8], today: &str, language: &str) -> Result<String, Problem> {
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

    fn open(&mut self, core: &[u8], texts: &[u8], known: &str) -> Result<String, Problem> {
        let (plan, today) = self.planned.as_ref().ok_or(Problem::Broken)?;
        let bundle = load::bundle(core, &plan.core.sha256)?;
        let mut texts = load::texts(texts, &plan.texts.sha256)?;
        let mut session = match Session::new(bundle, *today) {
            Ok(session) => session,
            Err(error) if error.code == "A002" => return Err(Problem::TooEarly),
            Err(_) => return Err(Problem::Date),
        };
        let (reader, left_out) = records::take(&mut session, known);
        texts.reader = reader;
        let hash = &plan.core.sha256;
        let check = match known {
            "" => Check::new(Rc::clone(session.bundle()), texts, *today, hash)
                .map_err(|_| Problem::Date)?,
            _ => Check::with_session(session, texts, hash),
        };
        self.check = Some(check);
        Ok(left_out)
    }

    fn speak(&mut self, texts: &[u8], entries: &str) -> Result<String, Problem> {
        let (plan, _) = self.planned.as_ref().ok_or(Problem::Broken)?;
        let texts = load::texts(texts, &plan.texts.sha256)?;
        if let Some(check) = &mut self.check {
            check.keep(input(entries));
            check.set_language(texts);
        }
        Ok(String::new())
    }

    fn trouble(&mut self, name: &str, language: &str) -> String {
        self.check = None;
        self.trouble = (Problem::named(name), language.into());
        String::new()
    }

    /// No button goes [`forth`](Check::forth), but browsers have one.
    fn submit(&mut self, entries: &str) -> String {
        if let Some(check) = &mut self.check {
            let input = input(entries);
            if input.action() == "forth" {
                check.forth();
            } else {
                check.submit(input);
            }
        }
        String::new()
    }

    fn draw(&self, level: &str) -> String {
        let level = match level.as_bytes() {
            [digit @ b'1'..=b'6'] => digit.saturating_sub(b'0'),
            _ => 2,
        };
        let mut marks = Marks::default();
        if let Some(check) = &self.check {
            let texts = check.texts();
            let (language, direction) = (texts.language(), texts.direction());
            self.draw_page(&check.page(), level, language, direction, &mut marks);
            self.draw_languages(language, &mut marks);
        } else {
            let (problem, wanted) = &self.trouble;
            let (language, direction) = problem::language(wanted);
            let page = problem::page(*problem, wanted, &self.languages);
            self.draw_page(&page, level, language, direction, &mut marks);
        }
        marks.finish()
    }

    fn answers(&self) -> String {
        let check = self.check.as_ref();
        check.map_or_else(String::new, |check| {
            records::write(check.session(), check.texts().reader)
        })
    }

    fn calendar(&self, program: &str, now: &str) -> String {
        let check = self.check.as_ref();
        check.map_or_else(String::new, |check| check.calendar(program, now))
    }

    /// Each program with rules counts once; where it stands differently for several people, the best
    /// counts. So it tells nothing else: not how many people there are.
    fn statuses(&self) -> String {
        let mut best: Vec<Option<Status>> = Vec::new();
        if let Some(check) = &self.check {
            let session = check.session();
            best.resize(session.bundle().core().programs.len(), None);
            for outcome in session.evaluate().outcomes() {
                let place = usize::try_from(outcome.program.0).ok();
                if let Some(known) = place.and_then(|place| best.get_mut(place))
                    && known.is_none_or(|known| rank(outcome.status) < rank(known))
                {
                    *known = Some(outcome.status);
                }
            }
        }
        let mut words = String::new();
        for status in best.into_iter().flatten() {
            words.push_str(status.name());
            words.push(' ');
        }
        words
    }

    fn draw_page(
        &self,
        page: &Page,
        level: u8,
        language: &str,
        direction: &str,
        marks: &mut Marks,
    ) {
        let check = self.check.as_ref();
        let say = |key| check.map_or(Words::default(), |check| check.words(key));
        marks.set("lang", language);
        marks.set("dir", direction);
        let setting = Setting {
            level,
            errors: say(ui!("errors")),
            why: say(ui!("why-asked")),
            speak: say(ui!("speak")),
            saved: say(ui!("saved")),
            copied: say(ui!("copied")),
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

/// What helps most comes first.
fn rank(status: Status) -> u8 {
    match status {
        Status::Eligible => 0,
        Status::Office => 1,
        Status::Unsure => 2,
        Status::Open => 3,
        Status::Closed => 4,
        Status::Unchecked => 5,
        Status::Ineligible => 6,
    }
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
