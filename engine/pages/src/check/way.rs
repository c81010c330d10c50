//! Where somebody goes in a check: to the page that comes next, back, to one they chose. What a
//! page takes is in `taking`.

use selfcheck_runtime::ids::{FactId, GroupId, SlotId, Subject};
use selfcheck_runtime::question::{Asked, Question};
use selfcheck_runtime::session::More;

use super::Check;
use crate::answers;
use crate::page::Kind;
use crate::people;
use crate::question;
use crate::stage::{Ask, Stage};

impl Check {
    /// Goes back a page; answers stay.
    pub fn back(&mut self) {
        if let Some(place) = self.previous() {
            self.past.truncate(place.saturating_add(1));
            if let Some(stage) = self.past.pop() {
                self.ahead.push(std::mem::replace(&mut self.stage, stage));
            }
            self.draft = None;
        }
    }

    /// Goes to the page that was left by going back, unless it makes no sense any more; answers
    /// stay.
    pub fn forth(&mut self) {
        if let Some(stage) = self.ahead.pop()
            && self.makes_sense(&stage)
        {
            self.past.push(std::mem::replace(&mut self.stage, stage));
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

    /// Goes to the page that comes after what is known now.
    pub(super) fn forward(&mut self) {
        let next = self.following();
        self.go(next);
    }

    /// Goes to a page.
    pub(super) fn go(&mut self, stage: Stage) {
        self.draft = None;
        self.ahead.clear();
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
    pub(super) fn following(&self) -> Stage {
        if !self.begun {
            return Stage::Start;
        }
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
        match self.session.evaluate().questions().into_iter().find(wanted) {
            Some(question) => self.stage_of(question.asked),
            None if self.narrowing => Stage::Results,
            None => Stage::Answers,
        }
    }

    /// The page on which something is asked.
    fn stage_of(&self, asked: Asked) -> Stage {
        let context = &self.context();
        match asked {
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

    /// Whether there is a question that only narrows an amount.
    pub(super) fn can_narrow(&self) -> bool {
        self.session
            .evaluate()
            .questions()
            .iter()
            .any(|question| question.narrows)
    }

    /// The last page before this one that still makes sense.
    pub(super) fn previous(&self) -> Option<usize> {
        self.past.iter().rposition(|stage| self.makes_sense(stage))
    }

    /// Whether those whom a page is about are still there, and what it asks still counts.
    fn makes_sense(&self, stage: &Stage) -> bool {
        match stage {
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
        }
    }

    /// A question without those who were taken out since.
    pub(super) fn alive(&self, ask: &Ask) -> Ask {
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
