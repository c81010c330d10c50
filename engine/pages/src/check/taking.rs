//! Takes what was handed in: what was filled in, and what the button asks for. How the fields of a
//! page are read is in the file of its sort; where it then goes is in `way`.

use selfcheck_runtime::ids::{GroupId, PersonId, SlotId, Subject};
use selfcheck_runtime::session::{Given, More, Provenance};

use super::{Check, Draft};
use crate::input::Input;
use crate::label;
use crate::people;
use crate::question::{self, Reading};
use crate::results::places;
use crate::stage::{Command, Stage};
use crate::start;

/// What became of what was handed in.
enum Taken {
    /// It was taken: go on.
    Forward,
    /// It was taken: the same page, anew.
    Stay,
    /// Something has to be put right.
    Wrong,
}

impl Check {
    /// Takes what was handed in: what was filled in and the button that was pressed. If something
    /// has to be put right, the page stays and says what.
    pub fn submit(&mut self, input: Input) {
        let action = input.action().to_owned();
        self.near.1 = false;
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
            Command::Area => self.go(Stage::Area),
            Command::Narrow => {
                self.narrowing = true;
                self.forward();
            }
            command => self.hand_in(command),
        }
    }

    /// Reads what was handed in on this page.
    pub(super) fn read(&self) -> Reading {
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
                for subject in self.alive(ask).subjects {
                    reading.answers.push((ask.fact, subject, Given::Declined));
                }
            }
            Stage::Ask(ask) => question::read(context, &self.alive(ask), input, &mut reading),
            Stage::More(_) => question::read_more(context, input, &mut reading),
            Stage::Start => {
                start::read(context, input, &mut reading.errors);
            }
            Stage::Answers | Stage::Results | Stage::Area => {}
        }
        reading
    }

    /// Takes what was filled in, if nothing has to be put right.
    fn hand_in(&mut self, command: Command) {
        let taken = match self.stage {
            Stage::Answers if matches!(command, Command::Add) => return self.go(Stage::People),
            Stage::Answers => return self.go(Stage::Results),
            Stage::Results => return,
            Stage::Area => return self.take_area(),
            Stage::Start => self.take_start(),
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
            if self
                .session
                .answer(fact, subject, given, Provenance::default())
                .is_err()
            {
                if let Some(draft) = &mut self.draft {
                    draft.refused = true;
                }
                return Taken::Wrong;
            }
        }
        if let Some(person) = person {
            self.name(person);
        }
        Taken::Forward
    }

    /// Takes the name on the page about a person; an empty one takes back what was given.
    fn name(&mut self, person: PersonId) {
        let typed = self
            .draft
            .as_ref()
            .map(|draft| draft.input.get(people::NAME));
        let name = label::name(typed.unwrap_or(""));
        self.names.retain(|(named, _)| *named != person);
        if !name.is_empty() {
            self.names.push((person, name));
        }
    }

    fn take_start(&mut self) -> Taken {
        let input = self.draft.as_ref().map(|draft| &draft.input);
        let reader = input.and_then(|input| start::read(&self.context(), input, &mut Vec::new()));
        let Some(reader) = reader else {
            return Taken::Wrong;
        };
        self.texts.reader = reader;
        self.begun = true;
        Taken::Forward
    }

    /// Where somebody lives; with it the results are shown again.
    fn take_area(&mut self) {
        let area = self
            .draft
            .as_ref()
            .and_then(|draft| places::read(&draft.input));
        self.near = (area, true);
        self.go(Stage::Results);
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
}
