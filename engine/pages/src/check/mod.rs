//! [`Check`]: one person's way through a check. It holds what is known and where they are, takes
//! what was filled in on a page, and gives the next page, or the same one with what has to be put
//! right.
//!
//! First it is said whom the check is for, then the people are described, then come the questions that can decide something, then all
//! answers to look over, then the results; what only narrows an amount is asked after those, if
//! wanted. Back keeps every answer.
//!
//! Here is what a check is and shows. How what was handed in is taken is in `taking`, which page
//! comes next or before in `way`; what stands on a page is in the files of its sort.

mod taking;
mod way;

use std::rc::Rc;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::{PersonId, Subject};
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::text::{Reader, Texts};
use selfcheck_runtime::ui;
use selfcheck_runtime::{AnswerError, Bundle, Session};

use crate::answers;
use crate::input::Input;
use crate::label;
use crate::page::{Control, Error, Field, Kind, Page, Weight, Words};
use crate::people;
use crate::progress;
use crate::question::{self, Context};
use crate::results;
use crate::results::places::{self, Near};
use crate::say::Say;
use crate::stage::Stage;
use crate::start;

/// A check under way.
#[derive(Debug)]
pub struct Check {
    session: Session,
    texts: Texts,
    hash: String,
    stage: Stage,
    past: Vec<Stage>,
    /// What people are called by whoever answers, of those who were given a name.
    names: Vec<(PersonId, String)>,
    /// Pages that were left by going back, the nearest last.
    ahead: Vec<Stage>,
    draft: Option<Draft>,
    /// Whether it was said whom the check is for.
    begun: bool,
    /// Whether questions that only narrow an amount are wanted.
    narrowing: bool,
    near: Near,
}

/// What was filled in and not taken.
#[derive(Debug, Default)]
struct Draft {
    input: Input,
    /// Whether it was handed in, so that what is wrong with it is said.
    judged: bool,
    /// Whether it was handed in and nothing is wrong with it but that the session refused it.
    refused: bool,
    /// The form in which a date is to be given, when one was chosen; else empty.
    form: String,
}

impl Check {
    /// A check from the start. `hash` is the SHA-256 of the core, shown with the results.
    ///
    /// # Errors
    /// What [`Session::new`] says: a day before the bundle's first, or beyond the calendar.
    pub fn new(
        bundle: Rc<Bundle>,
        texts: Texts,
        today: Day,
        hash: &str,
    ) -> Result<Check, AnswerError> {
        Ok(Check::at_start(Session::new(bundle, today)?, texts, hash))
    }

    /// A check that goes on from what is known already.
    pub fn with_session(session: Session, texts: Texts, hash: &str) -> Check {
        let mut check = Check::at_start(session, texts, hash);
        check.begun = true;
        check.stage = check.following();
        check
    }

    fn at_start(session: Session, texts: Texts, hash: &str) -> Check {
        Check {
            session,
            texts,
            hash: hash.into(),
            stage: Stage::Start,
            past: Vec::new(),
            names: Vec::new(),
            ahead: Vec::new(),
            draft: None,
            begun: false,
            narrowing: false,
            near: (None, false),
        }
    }

    /// What is known.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The language spoken.
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Words of the interface that stand around a page: its title for errors, for reasons.
    pub fn words(&self, text: Ui) -> Words {
        self.context().say.words(text)
    }

    /// Speaks another language from now on. Answers, and what is filled in, stay.
    pub fn set_language(&mut self, texts: Texts) {
        let reader = self.texts.reader;
        self.texts = texts;
        self.texts.reader = reader;
    }

    /// The page to be shown now.
    pub fn page(&self) -> Page {
        let context = &self.context();
        let mut page = Page::default();
        let out = &mut page;
        match &self.stage {
            Stage::Start => start::page(context, self.begun, out),
            Stage::Person(person) => people::person_page(context, *person, out),
            Stage::People => people::list_page(context, out),
            Stage::Ask(ask) => question::page(context, &self.alive(ask), out),
            Stage::More(group) => question::more_page(context, *group, out),
            Stage::Answers => answers::page(context, out),
            Stage::Area => places::page(context, self.near, out),
            Stage::Results => results::page(context, &self.hash, self.can_narrow(), self.near, out),
        }
        progress::fill(context, &self.past, &self.stage, out);
        tools(context, out);
        if let Some(draft) = &self.draft
            && draft.judged
        {
            let mut errors = self.read().errors;
            if draft.refused {
                // The session knows a reason that the page does not: "I don't know" is a way on.
                let field = out.fields.first().map_or("", Field::first);
                let say = context.say;
                say.error(&mut errors, field, ui!("error-choose"), &[]);
            }
            attach(out, errors);
        }
        let mut actions = out.actions.iter();
        if self.previous().is_none()
            && let Some(back) = actions.position(|action| action.value == "back")
        {
            out.actions.remove(back);
        }
        page
    }

    /// What was filled in but not handed in; it will be there when the page is shown again.
    pub fn keep(&mut self, input: Input) {
        let draft = self.draft.get_or_insert_default();
        draft.input = input;
        draft.refused = false;
    }

    /// Outcomes and questions as canonical JSON.
    pub fn outcome_json(&self) -> String {
        self.session.evaluate().json()
    }

    /// The results as a page, wherever somebody is.
    pub fn results(&self) -> Page {
        let mut page = Page::default();
        results::page(
            &self.context(),
            &self.hash,
            self.can_narrow(),
            self.near,
            &mut page,
        );
        page
    }

    /// The file with which a calendar takes the day of a program: see [`results::calendar::file`].
    pub fn calendar(&self, program: &str, now: &str) -> String {
        results::calendar::file(&self.context(), program, now)
    }

    fn context(&self) -> Context<'_> {
        // Whom the page speaks of.
        let person;
        let subjects = match &self.stage {
            Stage::Ask(ask) => ask.subjects.as_slice(),
            Stage::Person(about) => {
                person = [Subject::Of(*about)];
                &person
            }
            _ => &[Subject::Single],
        };
        Context {
            session: &self.session,
            say: Say {
                texts: &self.texts,
                names: &self.names,
                sex: label::sex(&self.session, subjects),
            },
            draft: self.draft.as_ref().map(|draft| &draft.input),
            form: self.draft.as_ref().map_or("", |draft| &draft.form),
        }
    }
}

/// What the device can do with the check. Where nothing was answered there is nothing to do it with.
fn tools(context: &Context, page: &mut Page) {
    let helper = context.say.texts.reader == Reader::Helper;
    let clear = if helper {
        ui!("next-person")
    } else {
        ui!("clear")
    };
    let all = [
        ("print", ui!("print")),
        ("share", ui!("share")),
        ("save", ui!("save")),
        ("clear", clear),
        ("leave", ui!("leave")),
    ];
    let tools = match page.kind {
        Kind::Start => return,
        Kind::Results => all.as_slice(),
        _ => &all[2..],
    };
    for (tool, text) in tools {
        let say = context.say;
        say.action(&mut page.tools, tool, *text, Weight::Link);
    }
}

/// Puts each error where it belongs as well as on top; several at one field one after the other.
fn attach(page: &mut Page, errors: Vec<Error>) {
    for error in &errors {
        for field in &mut page.fields {
            let boxes = &mut field.boxes;
            let mut here = field.control != Control::Boxes && field.id == error.field;
            here |= boxes.iter().any(|text_box| text_box.name == error.field);
            if here {
                for text_box in boxes {
                    // What is empty beside it has to be filled in too.
                    text_box.wrong |= text_box.name == error.field || text_box.value.is_empty();
                }
                if !field.error.is_empty() {
                    field.error.text.push(' ');
                }
                field.error.text.push_str(&error.words.text);
            }
        }
    }
    page.errors = errors;
}
