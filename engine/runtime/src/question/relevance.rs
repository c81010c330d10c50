//! What can still change a value: a walk backwards from undecided values, through undecided values
//! only, to the facts nobody has answered. What a walk reaches may matter; what it does not reach
//! cannot.
//!
//! *Decided stops*: a decided value is never entered, so an `if` with a decided guard leads to its
//! branch alone, and a list to the members that are not certainly outside.

use super::wanted::Wanted;
use crate::bundle::operators::Operator;
use crate::evaluate::Set;
use crate::evaluate::cell::{Cell, Env, View, inputs};
use crate::graph::{Kind, ix};
use crate::ids::{FactId, GroupId};
use crate::session::More;
use crate::value::{self, Interval, Truth};

/// What walks have reached.
#[derive(Debug, Default)]
pub(crate) struct Reached {
    /// Facts to be asked, by fact and place, with the options wanted of a set of choices.
    pub facts: Wanted,
    /// Facts of which it is not known whether they apply.
    pub pending: Wanted,
    /// Groups of which nobody was asked how many more there are.
    pub more: Vec<u32>,
    /// Whether an answer was reached that was declined, is partial, or is about somebody nobody
    /// has described.
    pub partial: bool,
}

impl Reached {
    /// Whether a question was reached.
    pub fn asks(&self) -> bool {
        !self.facts.is_empty() || !self.pending.is_empty() || !self.more.is_empty()
    }
}

/// A walk, to be continued from further values.
pub(crate) struct Walk<'a> {
    view: View<'a>,
    seen: Vec<u64>,
    /// Options wanted of values that are sets of choices, by number of the value.
    wanted: Wanted,
    todo: Vec<Cell>,
    /// Sets of choices, with the options wanted.
    todo_choices: Vec<(Cell, Vec<u64>)>,
    pub reached: Reached,
}

impl<'a> Walk<'a> {
    pub fn new(view: View<'a>) -> Walk<'a> {
        Walk {
            view,
            seen: vec![0; value::words_for(ix(view.machine.cells))],
            wanted: Wanted::default(),
            todo: Vec::new(),
            todo_choices: Vec::new(),
            reached: Reached::default(),
        }
    }

    /// Walks on from a value.
    pub fn from(&mut self, cell: Cell) {
        self.enter(cell, None);
        loop {
            if let Some(cell) = self.todo.pop() {
                self.visit(cell, None);
            } else if let Some((cell, options)) = self.todo_choices.pop() {
                self.visit(cell, Some(&options));
            } else {
                break;
            }
        }
    }

    /// Enters a value; a set of choices for some of its options, or for all.
    fn enter(&mut self, cell: Cell, options: Option<&[u64]>) {
        if let Kind::Choices(_) = self.view.kind(cell.node) {
            return self.enter_choices(cell, options);
        }
        if self.view.is_decided(cell) {
            return;
        }
        let id = ix(self.view.id(cell));
        if !value::contains(&self.seen, id) {
            value::insert(&mut self.seen, id);
            self.todo.push(cell);
        }
    }

    fn enter_choices(&mut self, cell: Cell, options: Option<&[u64]>) {
        let Set::Choices { must, mut may } = self.view.set(cell) else {
            return;
        };
        for (place, may) in may.iter_mut().enumerate() {
            let word = |set: &[u64]| set.get(place).copied().unwrap_or(0);
            *may &= options.map_or(u64::MAX, word) & !word(&must);
        }
        let new = self.wanted.add((self.view.id(cell), 0), &may);
        if value::count(&new) > 0 {
            self.todo_choices.push((cell, new));
        }
    }

    /// Goes on to what a value depends on; of a set of choices, as far as these options do.
    fn visit(&mut self, Cell { node, env }: Cell, options: Option<&[u64]>) {
        let Some(operator) = self.view.node(node).and_then(|node| node.operator) else {
            return;
        };
        let view = self.view;
        let args = view.bundle().args(node);
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let at = |node| Cell { node, env };
        match operator {
            Operator::Fact => self.fact(arg(0), 0, options),
            Operator::FactOf => self.fact(arg(0), env.get(arg(1)), options),
            Operator::First | Operator::Relabel => {
                if let Some(cell) = moved(operator, args, env) {
                    self.enter(cell, options);
                }
            }
            Operator::If => {
                let guard = view.truth(at(arg(0)));
                self.enter(at(arg(0)), None);
                if guard.can_be_true() {
                    self.enter(at(arg(1)), options);
                }
                if guard.can_be_false() {
                    self.enter(at(arg(2)), options);
                }
            }
            Operator::Contains => {
                let mut option = vec![0; value::words_for(ix(arg(1)) + 1)];
                value::insert(&mut option, ix(arg(1)));
                self.enter(at(arg(0)), Some(&option));
            }
            Operator::ContainsChoice => {
                if let Set::Choice(options) = view.set(at(arg(1))) {
                    self.enter(at(arg(0)), Some(&options));
                }
                self.enter(at(arg(1)), None);
            }
            Operator::SamePerson => self.more(GroupId(arg(2))),
            Operator::Position => self.more(GroupId(arg(1))),
            Operator::Any
            | Operator::All
            | Operator::Len
            | Operator::Sum
            | Operator::Least
            | Operator::Greatest
            | Operator::SumHighest => self.list(operator, args, env),
            _ => {
                for input in inputs(operator, args) {
                    self.enter(at(input), options);
                }
            }
        }
    }

    /// A list leads to guard and value of members not certainly outside, unless the value is one
    /// that changes nothing.
    fn list(&mut self, operator: Operator, args: &[u32], env: Env) {
        let view = self.view;
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let (level, group) = (arg(0), GroupId(arg(1)));
        let slots = view.slots(group.0);
        for slot in 0..slots.count() {
            let env = env.with(level, slot);
            let guard = Cell { node: arg(2), env };
            let body = Cell { node: arg(3), env };
            let has_body = operator != Operator::Len;
            if view.truth(guard).is_false() {
                continue;
            }
            let idle = match operator {
                Operator::Any => view.truth(body).is_false(),
                Operator::All => view.truth(body).is_true(),
                Operator::Sum => view.number(body) == Interval { low: 0, high: 0 },
                _ => false,
            };
            if idle {
                continue;
            }
            self.enter(guard, None);
            if has_body {
                self.enter(body, None);
            }
            if let Some((least, most)) = slots.rest
                && view.has_rest_at(group, slot)
                && least < most
            {
                self.more(group);
            }
        }
        for outer in args.get(4..).unwrap_or(&[]) {
            self.enter(Cell { node: *outer, env }, None);
        }
    }

    fn fact(&mut self, fact: u32, position: u32, options: Option<&[u64]>) {
        let view = self.view;
        let group = view
            .bundle()
            .core()
            .facts
            .get(ix(fact))
            .and_then(|fact| fact.group);
        if let Some(group) = group.map(GroupId)
            && view.has_rest_at(group, position)
        {
            return self.more(group);
        }
        let mut wanted = options.map(<[u64]>::to_vec);
        if !view
            .session
            .is_unasked(FactId(fact), position, wanted.as_deref_mut())
        {
            self.reached.partial = true;
            return;
        }
        let into = match view.applies(FactId(fact), position) {
            Truth::TRUE => &mut self.reached.facts,
            Truth::UNKNOWN => &mut self.reached.pending,
            _ => {
                self.reached.partial = true;
                return;
            }
        };
        into.add((fact, position), &wanted.unwrap_or_default());
    }

    fn more(&mut self, group: GroupId) {
        if self.view.session.more(group) == More::Unasked {
            if !self.reached.more.contains(&group.0) {
                self.reached.more.push(group.0);
            }
        } else {
            self.reached.partial = true;
        }
    }
}

/// The value that `first` or `relabel` looks at.
pub(crate) fn moved(operator: Operator, args: &[u32], env: Env) -> Option<Cell> {
    match (operator, args) {
        (Operator::First, [level, node]) => Some(Cell {
            node: *node,
            env: env.with(*level, 0),
        }),
        (Operator::Relabel, [from, to, node]) => Some(Cell {
            node: *node,
            env: env.with(*from, env.get(*to)),
        }),
        _ => None,
    }
}
