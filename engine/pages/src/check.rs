//! [`Check`]: one person's way through a check. It holds what is known and where they are, takes
//! what was filled in on a page, and gives the next page, or the same one with what has to be put
//! right.
//!
//! First the people are described, then come the questions that can decide something, then all
//! answers to look over, then the results; what only narrows an amount is asked after those, if
//! wanted. Back keeps every answer.

use std::rc::Rc;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::{FactId, GroupId, PersonId, SlotId, Subject};
use selfcheck_runtime::question::{Asked, Question};
use selfcheck_runtime::session::{Given, More, Provenance};
use selfcheck_runtime::text::Texts;
use selfcheck_runtime::{AnswerError, Bundle, Session};

use crate::answers;
use crate::input::Input;
use crate::page::{Control, Error, Kind, Page, Words};
use crate::people;
use crate::question::{self, Context, Reading};
use crate::results;
use crate::say::Say;
use crate::stage::{Ask, Command, Stage};

/// A check under way.
#[derive(Debug)]
pub struct Check {
    session: Session,
    texts: Texts,
    hash: String,
    stage: Stage,
    past: Vec<Stage>,
    draft: Option<Draft>,
    /// Whether questions that only narrow an amount are wanted.
    narrowing: bool,
}

/// What was filled in and not taken.
#[derive(Debug)]
struct Draft {
    input: Input,
    /// Whether it was handed in, so that what is wrong with it is said.
    judged: bool,
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
        Ok(Check::with_session(
            Session::new(bundle, today)?,
            texts,
            hash,
        ))
    }

    /// A check that goes on from what is known already.
    pub fn with_session(session: Session, texts: Texts, hash: &str) -> Check {
        let stage = Stage::Person(session.applicant());
        let hash = hash.into();
        let mut check = Check {
            session,
            texts,
            hash,
            stage,
            past: Vec::new(),
            draft: None,
            narrowing: false,
        };
        check.stage = check.following();
        check
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
    pub fn words(&self, key: &str) -> Words {
        self.context().say.words(key)
    }

    /// Speaks another language from now on. Answers, and what is filled in, stay.
    pub fn set_language(&mut self, texts: Texts) {
        self.texts = texts;
    }

    /// The page to be shown now.
    pub fn page(&self) -> Page {
        let context = &self.context();
        let mut page = Page::default();
        let out = &mut page;
        match &self.stage {
            Stage::Person(person) => people::person_page(context, *person, out),
            Stage::People => people::list_page(context, out),
            Stage::Ask(ask) => question::page(context, &self.alive(ask), out),
            Stage::More(group) => question::more_page(context, *group, out),
            Stage::Answers => answers::page(context, out),
            Stage::Results => results::page(context, &self.hash, self.can_narrow(), out),
        }
        if let Some(draft) = &self.draft
            && draft.judged
        {
            attach(out, self.read().errors);
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
        let (judged, form) = self
            .draft
            .take()
            .map_or((false, String::new()), |draft| (draft.judged, draft.form));
        self.draft = Some(Draft {
            input,
            judged,
            form,
        });
    }

    /// Takes what was handed in: what was filled in and the button that was pressed. If something
    /// has to be put right, the page stays and says what.
    pub fn submit(&mut self, input: Input) {
        let action = input.action().to_owned();
        // Whatever comes of it, nothing typed is lost while the page stays.
        self.keep(input);
        match Command::read(&action) {
            Command::Back => self.back(),
            Command::Form(form) => {
                if let Some(draft) = &mut self.draft {
                    draft.judged = false;
                    draft.form = form.into();
                }
            }
            Command::Change(fact, slot, option) => self.change(fact, slot, option),
            Command::Edit(person) => self.edit(SlotId(person)),
            Command::Remove(person) => self.remove(SlotId(person)),
            Command::Answers => self.go(Stage::Answers),
            Command::Narrow => {
                self.narrowing = true;
                self.forward();
            }
            command => self.hand_in(command),
        }
    }

    /// Goes back a page; answers stay.
    pub fn back(&mut self) {
        if let Some(place) = self.previous() {
            self.past.truncate(place.saturating_add(1));
            if let Some(stage) = self.past.pop() {
                self.stage = stage;
            }
            self.draft = None;
        }
    }

    /// Goes to the question about a fact, to change what was answered.
    pub fn change(&mut self, fact: u32, slot: Option<u32>, option: Option<u32>) {
        let fact = FactId(fact);
        let Some(declared) = question::fact(&self.session, fact) else {
            return;
        };
        let who = question::kind(declared) == Kind::Who;
        let subject = slot.map_or(Subject::Single, |slot| Subject::Of(SlotId(slot)));
        let mut subjects = answers::asked_of(&self.context(), fact);
        if !who && subjects.contains(&subject) {
            subjects = vec![subject];
        } else if !who {
            return;
        }
        if !subjects.is_empty() {
            self.go(Stage::Ask(Ask {
                fact,
                subjects,
                option,
            }));
        }
    }

    /// Outcomes and questions as canonical JSON.
    pub fn outcome_json(&self) -> String {
        self.session.evaluate().json()
    }

    /// The results as a page, wherever somebody is.
    pub fn results(&self) -> Page {
        let mut page = Page::default();
        results::page(&self.context(), &self.hash, self.can_narrow(), &mut page);
        page
    }

    fn context(&self) -> Context<'_> {
        Context {
            session: &self.session,
            say: Say { texts: &self.texts },
            draft: self.draft.as_ref().map(|draft| &draft.input),
            form: self.draft.as_ref().map_or("", |draft| &draft.form),
        }
    }

    /// Reads what was handed in on this page.
    fn read(&self) -> Reading {
        let mut reading = Reading::default();
        let Some(Draft { input, .. }) = &self.draft else {
            return reading;
        };
        let context = &self.context();
        let unknown = matches!(Command::read(input.action()), Command::Unknown);
        match &self.stage {
            Stage::Person(person) => {
                people::read(context, Some(*person), input, unknown, &mut reading);
            }
            Stage::People => people::read(context, None, input, unknown, &mut reading),
            Stage::Ask(ask) if unknown => {
                for subject in &ask.subjects {
                    reading.answers.push((ask.fact, *subject, Given::Declined));
                }
            }
            Stage::Ask(ask) => question::read(context, &self.alive(ask), input, &mut reading),
            Stage::More(_) => question::read_more(context, input, &mut reading),
            Stage::Answers | Stage::Results => {}
        }
        reading
    }

    /// Takes what was filled in, if nothing has to be put right.
    fn hand_in(&mut self, command: Command) {
        let taken = match self.stage {
            Stage::Answers if matches!(command, Command::Add) => return self.go(Stage::People),
            Stage::Answers => return self.go(Stage::Results),
            Stage::Results => return,
            Stage::People => self.take_people(command),
            Stage::More(group) => self.take_more(group),
            Stage::Person(person) => self.take(Some(person)),
            Stage::Ask(_) => self.take(None),
        };
        match taken {
            Taken::Forward => self.forward(),
            Taken::Stay => self.draft = None,
            Taken::Wrong => {
                if let Some(draft) = &mut self.draft {
                    draft.judged = true;
                }
            }
        }
    }

    /// Takes the answers of a page. On a page about a person they are about that person.
    fn take(&mut self, person: Option<PersonId>) -> Taken {
        let reading = self.read();
        if !reading.errors.is_empty() {
            return Taken::Wrong;
        }
        for (fact, subject, given) in reading.answers {
            let subject = person.map_or(subject, Subject::Of);
            // What the session does not take is said to be wrong rather than lost.
            if self
                .session
                .answer(fact, subject, given, Provenance::default())
                .is_err()
            {
                return Taken::Wrong;
            }
        }
        Taken::Forward
    }

    fn take_people(&mut self, command: Command) -> Taken {
        let full = people::is_full(&self.context());
        let finished = matches!(command, Command::Enough);
        let empty = self
            .draft
            .as_ref()
            .is_none_or(|draft| people::is_empty(&draft.input));
        // Whoever fills in a person and presses "no more people" means that person too.
        let nobody = full || (finished && empty);
        if !nobody {
            if !self.read().errors.is_empty() {
                return Taken::Wrong;
            }
            let Ok(person) = self.session.add_person("") else {
                return Taken::Stay;
            };
            if let Taken::Wrong = self.take(Some(person)) {
                let _removed = self.session.remove_person(person);
                return Taken::Wrong;
            }
        }
        if (finished || full) && self.session.set_more_people(0, 0).is_ok() {
            return Taken::Forward;
        }
        Taken::Stay
    }

    fn take_more(&mut self, group: GroupId) -> Taken {
        let reading = self.read();
        let taken = match reading.answers.first() {
            _ if !reading.errors.is_empty() => return Taken::Wrong,
            Some((.., Given::Bool(true))) => self.session.add_member(group, "").map(drop),
            Some((.., Given::Bool(false))) => self.session.set_more(group, More::Between(0, 0)),
            _ => self.session.set_more(group, More::Declined),
        };
        if taken.is_ok() {
            Taken::Forward
        } else {
            Taken::Stay
        }
    }

    fn edit(&mut self, person: PersonId) {
        if self.session.people().iter().any(|slot| slot.id == person) {
            self.go(Stage::Person(person));
        }
    }

    fn remove(&mut self, person: PersonId) {
        if self.session.remove_person(person).is_ok() && self.stage == Stage::Person(person) {
            // A page is passed at most once.
            if let Some(place) = self.past.iter().position(|past| *past == Stage::People) {
                self.past.remove(place);
            }
            self.stage = Stage::People;
            self.draft = None;
        }
    }

    /// Goes to the page that comes after what is known now.
    fn forward(&mut self) {
        let next = self.following();
        self.go(next);
    }

    fn go(&mut self, stage: Stage) {
        self.draft = None;
        // A page that was passed already is returned to, so that back never goes in circles.
        if let Some(place) = self.past.iter().position(|known| *known == stage) {
            self.past.truncate(place);
            self.stage = stage;
        } else if self.stage != stage {
            let here = std::mem::replace(&mut self.stage, stage);
            self.past.push(here);
        }
    }

    /// The page that comes after what is known now.
    fn following(&self) -> Stage {
        let context = &self.context();
        let applicant = self.session.applicant();
        if let Some((birth, _)) = people::birth(context)
            && self
                .session
                .answer_of(birth, Subject::Of(applicant))
                .is_none()
        {
            return Stage::Person(applicant);
        }
        if people::are_described(context) && self.session.more(GroupId::PEOPLE) == More::Unasked {
            return Stage::People;
        }
        let wanted = |question: &Question| self.narrowing || !question.narrows;
        let Some(question) = self.session.evaluate().questions().into_iter().find(wanted) else {
            return if self.narrowing {
                Stage::Results
            } else {
                Stage::Answers
            };
        };
        match question.asked {
            Asked::More(group) if group == GroupId::PEOPLE && people::are_described(context) => {
                Stage::People
            }
            Asked::More(group) => Stage::More(group),
            Asked::Fact {
                fact,
                subjects,
                option,
            } => {
                let described = [
                    self.session.bundle().relation(),
                    people::birth(context).map(|b| b.0),
                ];
                match subjects.first() {
                    Some(Subject::Of(person)) if described.contains(&Some(fact)) => {
                        Stage::Person(*person)
                    }
                    _ => Stage::Ask(Ask {
                        fact,
                        subjects,
                        option,
                    }),
                }
            }
        }
    }

    fn can_narrow(&self) -> bool {
        self.session
            .evaluate()
            .questions()
            .iter()
            .any(|question| question.narrows)
    }

    /// The last page before this one that still makes sense.
    fn previous(&self) -> Option<usize> {
        self.past.iter().rposition(|stage| match stage {
            Stage::Person(person) => self.session.people().iter().any(|slot| slot.id == *person),
            Stage::Ask(ask) => {
                let unused = self.session.unused_answers();
                let alive = self.alive(ask);
                alive
                    .subjects
                    .iter()
                    .any(|subject| !unused.contains(&(ask.fact, *subject)))
            }
            _ => true,
        })
    }

    /// A question without those who were taken out since.
    fn alive(&self, ask: &Ask) -> Ask {
        let group = question::fact(&self.session, ask.fact).and_then(|fact| fact.group);
        let members = group.map_or(&[][..], |group| self.session.members(GroupId(group)));
        let mut subjects = Vec::new();
        for subject in &ask.subjects {
            let alive = match subject {
                Subject::Single => true,
                Subject::Of(slot) => members.iter().any(|known| known.id == *slot),
            };
            if alive {
                subjects.push(*subject);
            }
        }
        Ask { subjects, ..*ask }
    }
}

/// What became of what was handed in.
enum Taken {
    /// It was taken: go on.
    Forward,
    /// It was taken: the same page, anew.
    Stay,
    /// Something has to be put right.
    Wrong,
}

/// Puts each error where it belongs as well as on top.
fn attach(page: &mut Page, errors: Vec<Error>) {
    for error in &errors {
        for field in &mut page.fields {
            let mut here = field.control != Control::Boxes && field.id == error.field;
            for text_box in &mut field.boxes {
                if text_box.name == error.field {
                    text_box.wrong = true;
                    here = true;
                }
            }
            if here {
                field.error.text.clone_from(&error.words.text);
            }
        }
    }
    page.errors = errors;
}
