//! [`Talk`]: a check as a conversation. It says lines, takes a typed one, and says what comes next.
//! A page with several fields is asked field by field and handed in whole.

use super::alike::folded;
use super::boxes;
use super::draw::{Draw, Item, is_long, items, numeral};
use super::line::{Line, Look, clean};
use super::own::{Own, OwnWord};
use super::typed::{Here, Meaning, words};
use crate::page::{Choice, Control, Kind, Page, Weight, Words};
use crate::{Check, Input};
use selfcheck_runtime::ui;

/// A check as a conversation in lines.
#[derive(Debug)]
pub struct Talk {
    check: Check,
    own: Own,
    page: Page,
    /// The field that is asked for now.
    at: usize,
    /// What the page is filled in with so far.
    filled: Vec<(String, String)>,
    /// What is to be said.
    lines: Vec<Line>,
    /// Whether how to choose one line, and how to choose several, was said.
    told: [bool; 2],
}

impl Talk {
    /// Begins, or goes on, where the check is.
    pub fn new(check: Check) -> Talk {
        let own = Own::of(check.texts().language());
        let page = check.page();
        let mut talk = Talk {
            check,
            own,
            filled: filled_in(&page),
            page,
            at: 0,
            lines: Vec::new(),
            told: [false; 2],
        };
        talk.whole(false);
        talk
    }

    /// What there is to say; it is said once. What was typed stands between it and what comes then.
    pub fn lines(&mut self) -> Vec<Line> {
        std::mem::replace(&mut self.lines, vec![Line::default()])
    }

    /// The check as it is now.
    pub fn check(&self) -> &Check {
        &self.check
    }

    /// The conversation's own words.
    pub fn own(&self) -> Own {
        self.own
    }

    /// Whether the results are before whoever talks.
    pub fn is_at_results(&self) -> bool {
        self.page.kind == Kind::Results
    }

    /// Takes a typed line. False when it says that this is the end.
    pub fn take(&mut self, line: &str) -> bool {
        let meaning = Here {
            page: &self.page,
            at: self.at,
            texts: self.check.texts(),
            own: self.own,
        }
        .read(line);
        match meaning {
            Meaning::Quit => return false,
            Meaning::Empty => self.empty(),
            Meaning::Press(action) => self.press(&action),
            Meaning::Fill(entries) => {
                self.repeat(line, &entries);
                self.fill(entries);
                self.go_on();
            }
            Meaning::Unclear(places) => self.unclear(line, &places),
            Meaning::Nothing => self.nothing(line),
            Meaning::Open(place) => self.open(place),
            Meaning::All => self.whole(true),
            Meaning::List => self.list(),
        }
        true
    }

    /// What was found by a part of its words is said in full, so that a slip is noticed.
    fn repeat(&mut self, line: &str, entries: &[(String, String)]) {
        let typed = folded(line);
        let Some(field) = self.page.fields.get(self.at) else {
            return;
        };
        let chosen = |choice: &&Choice| entries.iter().any(|entry| entry.1 == choice.value);
        let mut said = Vec::new();
        for choice in field.choices.iter().filter(chosen) {
            said.push(choice.words.to_string());
        }
        let whole = said.iter().any(|said| folded(said) == typed);
        if !said.is_empty() && !whole && typed.chars().any(char::is_alphabetic) {
            let said = self.check.texts().list(&said);
            self.lines.pop();
            self.lines
                .extend(Line::of(Look::Note, 0, "= ", &words(&said)));
        }
    }

    /// What stands there stays; on a page without a field, the way forward is taken.
    fn empty(&mut self) {
        let first = self.page.actions.first();
        let forward = first.is_some_and(|action| action.weight == Weight::Primary);
        if !self.page.fields.is_empty() || forward {
            self.go_on();
        } else {
            self.draw(|draw, page, at| draw.commands(page, at));
        }
    }

    /// Back from a later field is to the first; every other button is the page's.
    fn press(&mut self, action: &str) {
        if action == "back" && self.at > 0 {
            self.at = 0;
            self.filled = filled_in(&self.page);
            self.ask(true);
        } else {
            self.hand_in(action);
        }
    }

    /// The next field, or the page is handed in.
    fn go_on(&mut self) {
        if self.at.saturating_add(1) < self.page.fields.len() {
            self.at = self.at.saturating_add(1);
            self.ask(false);
        } else {
            let first = self.page.actions.first();
            let forward = first.map_or(String::new(), |action| action.value.clone());
            self.hand_in(&forward);
        }
    }

    /// Fills in the field that is asked for, in place of what stood there.
    fn fill(&mut self, entries: Vec<(String, String)>) {
        self.clear();
        self.filled.extend(entries);
    }

    fn clear(&mut self) {
        if let Some(field) = self.page.fields.get(self.at) {
            self.filled.retain(|(name, _)| !boxes::is_of(field, name));
        }
    }

    /// Hands the page in. If something has to be put right, the first field it is about is asked
    /// again; what is wrong with fields that were not asked yet is not said yet.
    fn hand_in(&mut self, action: &str) {
        let mut input = Input::new(self.filled.iter().cloned());
        input.add("action", action);
        self.check.submit(input);
        let page = self.check.page();
        let same = page.id == self.page.id;
        let asked = self.at;
        self.page = page;
        self.filled = filled_in(&self.page);
        // What was wrong on another page is not wrong on this one.
        if self.page.errors.is_empty() || !same {
            if same && asked > 0 {
                // A later field is asked in another form.
                return self.ask(false);
            }
            self.at = 0;
            return self.whole(false);
        }
        let about = |error: &str| {
            let mut fields = self.page.fields.iter();
            fields
                .position(|field| boxes::is_of(field, error))
                .unwrap_or(0)
        };
        let mut said = Vec::new();
        let mut first = None;
        for error in &self.page.errors {
            let place = about(&error.field);
            if place <= asked {
                first = Some(first.map_or(place, |known: usize| known.min(place)));
                said.push(error.words.clone());
            }
        }
        let last = self.page.fields.len().saturating_sub(1);
        self.at = first.unwrap_or_else(|| asked.saturating_add(1).min(last));
        self.draw(|draw, _, _| draw.errors(said.iter()));
        self.ask(first.is_some());
    }

    /// Nothing here is what was typed: the page says what to do, where it has something to say.
    fn nothing(&mut self, line: &str) {
        let choosing = self
            .page
            .fields
            .get(self.at)
            .is_some_and(|field| field.control != Control::Boxes);
        if choosing {
            self.clear();
            let first = self.page.actions.first();
            let forward = first.map_or(String::new(), |action| action.value.clone());
            return self.hand_in(&forward);
        }
        let said = self.own.say_with(OwnWord::Nothing, clean(line).trim());
        self.draw(|draw, page, at| {
            draw.gap();
            draw.line(Look::Error, 0, "! ", &words(&said));
            draw.commands(page, at);
        });
    }

    /// Several choices fit: they are shown with their numbers.
    fn unclear(&mut self, line: &str, places: &[usize]) {
        let said = self.own.say_with(OwnWord::Unclear, clean(line).trim());
        self.draw(|draw, page, at| {
            draw.gap();
            draw.line(Look::Plain, 0, "", &words(&said));
            let choices = page.fields.get(at).map_or(&[][..], |field| &field.choices);
            for place in places {
                if let Some(choice) = choices.get(*place) {
                    draw.choice(*place, choice);
                }
            }
        });
    }

    fn open(&mut self, place: usize) {
        self.draw(|draw, page, at| {
            if let Some(Item::More(block)) = items(page).get(place) {
                draw.open(block);
                draw.commands(page, at);
            }
        });
    }

    fn list(&mut self) {
        self.draw(|draw, page, at| {
            if let Some(field) = page.fields.get(at) {
                draw.gap();
                draw.choices(field, |_| true);
                draw.commands(page, at);
            }
        });
    }

    /// The page from its beginning.
    fn whole(&mut self, opened: bool) {
        let why = self.check.words(ui!("why-asked"));
        self.draw(|draw, page, _| {
            draw.opened = opened;
            draw.reading(page, &why);
        });
        self.ask_now(opened);
    }

    /// The field that is asked for now; with the page's question, where that was some lines ago.
    fn ask(&mut self, again: bool) {
        if again && self.at == 0 {
            self.draw(|draw, page, _| {
                draw.gap();
                draw.line(Look::Plain, 0, "", &page.caption);
                draw.line(Look::Heading, 0, "", &page.heading);
                draw.line(Look::Plain, 0, "", &page.hint);
            });
        }
        self.ask_now(false);
    }

    fn ask_now(&mut self, opened: bool) {
        let how = if opened { Words::default() } else { self.how() };
        self.draw(|draw, page, at| {
            draw.opened = opened;
            draw.field(page, at);
            draw.line(Look::Note, 0, "", &how);
            draw.commands(page, at);
        });
    }

    /// How to choose, where it was not said before.
    fn how(&mut self) -> Words {
        let Some(field) = self.page.fields.get(self.at) else {
            let items = items(&self.page);
            if !items.iter().any(|item| matches!(item, Item::More(_))) {
                return Words::default();
            }
            let last = numeral(self.check.texts(), items.len());
            return words(&self.own.say_with(OwnWord::More, &last));
        };
        let [one, several] = &mut self.told;
        let (told, word) = match field.control {
            Control::Radios if !is_long(field) => (one, OwnWord::One),
            Control::Checkboxes => (several, OwnWord::Several),
            _ => return Words::default(),
        };
        let said = if *told { "" } else { self.own.say(word) };
        *told = true;
        words(said)
    }

    fn draw(&mut self, fill: impl FnOnce(&mut Draw, &Page, usize)) {
        let mut draw = Draw {
            texts: self.check.texts(),
            own: self.own,
            opened: false,
            lines: &mut self.lines,
            number: 0,
        };
        fill(&mut draw, &self.page, self.at);
    }
}

/// What a page comes filled in with: answers given before, or what has to be put right.
fn filled_in(page: &Page) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    for field in &page.fields {
        for choice in field.choices.iter().filter(|choice| choice.chosen) {
            entries.push((field.id.clone(), choice.value.clone()));
        }
        for text_box in &field.boxes {
            entries.push((text_box.name.clone(), text_box.value.clone()));
        }
    }
    entries
}
