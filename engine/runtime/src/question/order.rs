//! The order of questions: as the author lists the facts, the questions of one person together,
//! first those that can decide an outcome, then those that can only narrow an amount.

use core::ops::Range;

use super::relevance::{Reached, Walk};
use super::{Asked, Question};
use crate::evaluate::cell::{Cell, View};
use crate::graph::{FactKind, ix, small};
use crate::ids::{FactId, GroupId};
use crate::value;

/// All questions that can change these values: `decisive` first, then what only `narrowing`
/// values need.
pub(crate) fn questions(view: View<'_>, decisive: &[Cell], narrowing: &[Cell]) -> Vec<Question> {
    let mut walk = Walk::new(view);
    for cell in decisive {
        walk.from(*cell);
    }
    resolve(view, &mut walk.reached);
    let mut all = listed(view, &walk.reached, &Reached::default(), false);
    // The walk goes on through what it has not seen: only that is new.
    let first = core::mem::take(&mut walk.reached);
    for cell in narrowing {
        walk.from(*cell);
    }
    resolve(view, &mut walk.reached);
    all.extend(listed(view, &walk.reached, &first, true));
    all
}

/// Of a fact of which it is not known whether it applies: what decides that is asked first, and
/// the fact itself only when nothing is left that could.
fn resolve(view: View<'_>, reached: &mut Reached) {
    let mut done: Vec<(u32, u32)> = Vec::new();
    while let Some(((fact, position), options)) = reached.pending.pop() {
        if done.contains(&(fact, position)) {
            continue;
        }
        done.push((fact, position));
        let mut walk = Walk::new(view);
        if let Some(cell) = view.when(FactId(fact), position) {
            walk.from(cell);
        }
        if !walk.reached.asks() {
            reached.facts.add((fact, position), &options);
            continue;
        }
        reached.facts.join(&walk.reached.facts);
        reached.pending.join(&walk.reached.pending);
        for group in walk.reached.more {
            if !reached.more.contains(&group) {
                reached.more.push(group);
            }
        }
    }
}

/// Questions in order, without those already in `before`.
fn listed(view: View<'_>, reached: &Reached, before: &Reached, narrows: bool) -> Vec<Question> {
    let bundle = view.bundle();
    let facts = &bundle.core().facts;
    let mut list = List {
        view,
        reached,
        before,
        narrows,
        questions: Vec::new(),
        more_done: vec![],
    };
    let mut number = 0;
    while let Some(fact) = facts.get(number) {
        if let Some(group) = fact.group {
            list.more(group);
        }
        let end = block_end(view, number);
        if let Some(group) = fact.group
            && end > number
        {
            for position in 0..view.slots(group).known {
                for fact in number..end {
                    list.ask(small(fact), position..position + 1, None);
                }
            }
            number = end;
        } else {
            list.whole(small(number));
            number += 1;
        }
    }
    for group in &reached.more {
        list.more(*group);
    }
    list.questions
}

/// Where the run of facts ends that are asked of one member after another; the same place when
/// there is none.
fn block_end(view: View<'_>, start: usize) -> usize {
    let facts = &view.bundle().core().facts;
    let known = &view.bundle().graph.facts;
    let group = facts.get(start).and_then(|fact| fact.group);
    let run = facts
        .iter()
        .zip(known)
        .skip(start)
        .take_while(|(fact, known)| fact.group == group && (!known.ask_who || known.derived));
    if group.is_some() {
        start + run.count()
    } else {
        start
    }
}

struct List<'a> {
    view: View<'a>,
    reached: &'a Reached,
    before: &'a Reached,
    narrows: bool,
    questions: Vec<Question>,
    more_done: Vec<u32>,
}

impl List<'_> {
    fn push(&mut self, asked: Asked) {
        self.questions.push(Question {
            asked,
            narrows: self.narrows,
        });
    }

    /// How many more there are is asked before the first fact about them.
    fn more(&mut self, group: u32) {
        let new = self.reached.more.contains(&group) && !self.before.more.contains(&group);
        if new && !self.more_done.contains(&group) {
            self.more_done.push(group);
            self.push(Asked::More(GroupId(group)));
        }
    }

    /// Whether the fact is wanted there; of a set of choices this option, or any.
    fn wants(&self, fact: u32, position: u32, option: Option<u32>) -> bool {
        let asks = |reached: &Reached| match (reached.facts.get((fact, position)), option) {
            (Some(wanted), Some(option)) => value::contains(wanted, ix(option)),
            (wanted, _) => wanted.is_some(),
        };
        asks(self.reached) && !asks(self.before)
    }

    /// Asks a fact, or one option of it, of all of these of whom it is wanted.
    fn ask(&mut self, fact: u32, positions: Range<u32>, option: Option<u32>) {
        let mut subjects = Vec::new();
        for position in positions {
            if self.wants(fact, position, option) {
                subjects.push(self.view.session.subject(FactId(fact), position));
            }
        }
        if !subjects.is_empty() {
            self.push(Asked::Fact {
                fact: FactId(fact),
                subjects,
                option,
            });
        }
    }

    /// A fact of nobody in particular, or one asked of everyone at once.
    fn whole(&mut self, fact: u32) {
        let Some(known) = self.view.bundle().graph.facts.get(ix(fact)) else {
            return;
        };
        let group = self
            .view
            .bundle()
            .core()
            .facts
            .get(ix(fact))
            .and_then(|fact| fact.group);
        match (group, known.kind) {
            (None, _) => self.ask(fact, 0..1, None),
            (Some(group), FactKind::Choices(options)) => {
                for option in 0..small(options) {
                    self.ask(fact, 0..self.view.slots(group).known, Some(option));
                }
            }
            (Some(group), _) => self.ask(fact, 0..self.view.slots(group).known, None),
        }
    }
}
