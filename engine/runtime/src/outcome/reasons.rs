//! Why: which answers decided a rule, found by walking back from its value through the values that
//! determine it. Of a true *or* only what is true counts, of a false *and* only what is false, of
//! a list that somebody satisfies only those who do.

use super::{Reason, Used, UsedFact};
use crate::bundle::operators::Operator;
use crate::evaluate::cell::{Cell, View, inputs};
use crate::graph::ix;
use crate::ids::{FactId, GroupId, ResultId, Subject};
use crate::question::relevance::moved;
use crate::session::{Given, More, Origin, Provenance};
use crate::value;

/// What an answer answered, and the place of whom it is about.
pub(super) type Key = (UsedFact, u32);

/// Answers that decided a rule, or took part so far, in asking order.
pub(crate) fn used(view: View<'_>, reason: &Reason<'_>) -> Vec<Used> {
    let mut walk = Walk {
        view,
        seen: vec![0; value::words_for(ix(view.machine.cells))],
        todo: Vec::new(),
        found: Vec::new(),
    };
    walk.enter(reason.cell);
    while let Some(cell) = walk.todo.pop() {
        Step {
            view,
            sink: &mut walk,
        }
        .visit(cell);
    }
    let found = walk.found.into_iter();
    found.filter_map(|key| answer(view, key)).collect()
}

/// Takes what a value leads to.
pub(super) trait Sink {
    /// Another value.
    fn enter(&mut self, cell: Cell);
    /// An answer, which may be there already, or a fact that is not answered.
    fn find(&mut self, key: Key);
}

struct Walk<'a> {
    view: View<'a>,
    seen: Vec<u64>,
    todo: Vec<Cell>,
    /// By fact and place; then results, then groups.
    found: Vec<Key>,
}

impl Sink for Walk<'_> {
    fn enter(&mut self, cell: Cell) {
        let id = ix(self.view.id(cell));
        if !value::contains(&self.seen, id) {
            value::insert(&mut self.seen, id);
            self.todo.push(cell);
        }
    }

    /// Keeps an answer, in order, once.
    fn find(&mut self, key: Key) {
        let place = self.found.partition_point(|other| *other < key);
        if self.found.get(place) != Some(&key) {
            self.found.insert(place, key);
        }
    }
}

/// The answer that a key stands for, if it was given.
pub(super) fn answer(view: View<'_>, (what, position): Key) -> Option<Used> {
    let session = view.session;
    let (subject, value, provenance) = match what {
        UsedFact::Fact(fact) => {
            let subject = session.subject(fact, position);
            let (value, provenance) = session.answer_of(fact, subject)?;
            (subject, value.clone(), provenance)
        }
        UsedFact::Result(result) => {
            let named = view.bundle().core().results.get(ix(result.0))?;
            let person = match named.person {
                true => session.slot_at(GroupId::PEOPLE, position),
                false => None,
            };
            let text = session.fixed_text(result, person)?;
            let provenance = Provenance {
                origin: Origin::Fixed,
                day: None,
            };
            let subject = person.map_or(Subject::Single, Subject::Of);
            (subject, Given::Text(text.into()), provenance)
        }
        UsedFact::More(group) => {
            let value = match session.more(group) {
                More::Unasked => return None,
                More::Declined => Given::Declined,
                More::Between(least, most) => {
                    let text = |count: u32| Some(crate::decimal::print(i128::from(count), 0));
                    Given::Range {
                        from: text(least),
                        to: text(most),
                    }
                }
            };
            (Subject::Single, value, Provenance::default())
        }
    };
    Some(Used {
        what,
        subject,
        value,
        provenance,
    })
}

/// One step back from a value.
pub(super) struct Step<'a, S> {
    pub view: View<'a>,
    pub sink: &'a mut S,
}

impl<S: Sink> Step<'_, S> {
    pub fn visit(&mut self, cell: Cell) {
        let Cell { node, env } = cell;
        let view = self.view;
        let Some(operator) = view.node(node).and_then(|node| node.operator) else {
            return;
        };
        let args = view.bundle().args(node);
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let at = |node| Cell { node, env };
        match operator {
            Operator::Fact => self.fact(arg(0), 0),
            Operator::FactOf => self.fact(arg(0), env.get(arg(1))),
            Operator::Result if view.session.is_fixed(arg(0), None) => self.result(arg(0), None),
            Operator::ResultOf if view.session.is_fixed(arg(0), Some(env.get(arg(4)))) => {
                self.result(arg(0), Some(env.get(arg(4))));
            }
            Operator::First | Operator::Relabel => {
                if let Some(cell) = moved(operator, args, env) {
                    self.sink.enter(cell);
                }
            }
            Operator::And | Operator::Or => {
                let here = view.truth(cell);
                let decides = if operator == Operator::And {
                    here.is_false()
                } else {
                    here.is_true()
                };
                for input in args {
                    if !decides || view.truth(at(*input)) == here {
                        self.sink.enter(at(*input));
                    }
                }
            }
            Operator::If => {
                let guard = view.truth(at(arg(0)));
                if !(guard.is_true() && self.is_own_condition(arg(0), arg(1))) {
                    self.sink.enter(at(arg(0)));
                }
                if guard.can_be_true() {
                    self.sink.enter(at(arg(1)));
                }
                if guard.can_be_false() {
                    self.sink.enter(at(arg(2)));
                }
            }
            Operator::Any
            | Operator::All
            | Operator::Len
            | Operator::Sum
            | Operator::Least
            | Operator::Greatest
            | Operator::SumHighest => self.list(operator, args, cell),
            _ => {
                for input in inputs(operator, args) {
                    self.sink.enter(at(input));
                }
            }
        }
    }

    fn list(&mut self, operator: Operator, args: &[u32], cell: Cell) {
        let view = self.view;
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let group = GroupId(arg(1));
        let slots = view.slots(group.0);
        // A member that satisfies `any`, or fails `all`, decides alone.
        let deciding = match operator {
            Operator::Any => view.truth(cell).is_true().then_some(true),
            Operator::All => view.truth(cell).is_false().then_some(false),
            _ => None,
        };
        for slot in 0..slots.count() {
            let env = cell.env.with(arg(0), slot);
            let guard = Cell { node: arg(2), env };
            let body = Cell { node: arg(3), env };
            if let Some(wanted) = deciding {
                let value = view.truth(body);
                let decides = if wanted {
                    value.is_true()
                } else {
                    value.is_false()
                };
                if decides && view.truth(guard).is_true() {
                    self.sink.enter(guard);
                    self.sink.enter(body);
                }
                continue;
            }
            let outside = view.truth(guard).is_false();
            // Inside or not, this member's value settles its part of `any` or `all`.
            let settled = match operator {
                Operator::Any => view.truth(body).is_false(),
                Operator::All => view.truth(body).is_true(),
                _ => false,
            };
            if outside || !settled {
                self.sink.enter(guard);
            }
            if !outside && operator != Operator::Len {
                self.sink.enter(body);
            }
            if view.has_rest_at(group, slot) {
                self.more(group);
            }
        }
        for outer in args.get(4..).unwrap_or(&[]) {
            self.sink.enter(Cell {
                node: *outer,
                env: cell.env,
            });
        }
    }

    /// Whether the guard is the fact's own `when`: that it applies says nothing.
    fn is_own_condition(&self, guard: u32, branch: u32) -> bool {
        let view = self.view;
        let operator = view.node(branch).and_then(|node| node.operator);
        let fact = match operator {
            Some(Operator::Fact | Operator::FactOf) => view.bundle().args(branch).first(),
            _ => None,
        };
        let fact = fact.and_then(|fact| view.bundle().core().facts.get(ix(*fact)));
        let condition = fact.and_then(|fact| fact.when);
        let looks_at = |node: u32| match view.node(node).and_then(|node| node.operator) {
            Some(Operator::Relabel) => view.bundle().args(node).get(2).copied(),
            _ => None,
        };
        condition.is_some_and(|when| {
            guard == when || looks_at(guard) == Some(when) || looks_at(when) == Some(guard)
        })
    }

    fn fact(&mut self, fact: u32, position: u32) {
        let facts = &self.view.bundle().core().facts;
        let group = facts.get(ix(fact)).and_then(|fact| fact.group);
        match group.map(GroupId) {
            Some(group) if self.view.has_rest_at(group, position) => self.more(group),
            _ => self.sink.find((UsedFact::Fact(FactId(fact)), position)),
        }
    }

    fn result(&mut self, result: u32, position: Option<u32>) {
        let what = UsedFact::Result(ResultId(result));
        self.sink.find((what, position.unwrap_or(0)));
    }

    fn more(&mut self, group: GroupId) {
        self.sink.find((UsedFact::More(group), 0));
    }
}

/// The value that alone decided another, followed as far as there is only one: through *not*, a
/// false *and* with one false part, a list that one member satisfies.
pub(super) fn sole_cause(view: View<'_>, start: Cell) -> Option<Cell> {
    // Arguments point backwards, so the walk ends.
    let mut cell = start;
    loop {
        let operator = view.node(cell.node)?.operator?;
        let args = view.bundle().args(cell.node);
        let at = |node: &u32| Cell {
            node: *node,
            env: cell.env,
        };
        let here = view.truth(cell);
        cell = match (operator, args) {
            (Operator::Less | Operator::AtMost | Operator::Equal, _) => return Some(cell),
            (Operator::Not, [node]) => at(node),
            (Operator::And | Operator::Or, parts) => {
                let strong = (operator == Operator::And) == here.is_false();
                let mut sole = Sole::default();
                for part in parts {
                    if !strong || view.truth(at(part)) == here {
                        sole.see(at(part));
                    }
                }
                sole.cell()?
            }
            (Operator::If, [guard, then, otherwise]) => {
                let guard = view.truth(at(guard));
                if guard.is_true() {
                    at(then)
                } else if guard.is_false() {
                    at(otherwise)
                } else {
                    return None;
                }
            }
            (Operator::Any | Operator::All, [level, group, guard, body]) => {
                let strong = (operator == Operator::All) == here.is_false();
                let mut sole = Sole::default();
                for slot in 0..view.slots(*group).count() {
                    let env = cell.env.with(*level, slot);
                    let inside = view.truth(Cell { node: *guard, env });
                    let body = Cell { node: *body, env };
                    if !inside.is_false() && (!strong || view.truth(body) == here) {
                        sole.see(body);
                    }
                }
                sole.cell()?
            }
            (Operator::First | Operator::Relabel, _) => moved(operator, args, cell.env)?,
            (Operator::Result | Operator::ResultOf, [_, rule, ..]) => at(rule),
            _ => return None,
        };
    }
}

/// The one value seen, if there is just one.
#[derive(Default)]
struct Sole {
    first: Option<Cell>,
    more: bool,
}

impl Sole {
    fn see(&mut self, cell: Cell) {
        self.more = self.first.is_some();
        self.first = Some(cell);
    }

    fn cell(self) -> Option<Cell> {
        self.first.filter(|_| !self.more)
    }
}
