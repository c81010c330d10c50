//! Which answers decided each of many rules. The walk of `reasons` starts anew for every rule;
//! programs of one package share most of their way back. Here every value is visited once for all
//! rules: what is used below it is a set, and most values share the set of what they lead to.

use super::Used;
use super::reasons::{Key, Sink, Step, answer};
use crate::evaluate::cell::{Cell, View};
use crate::graph::{ix, small};
use crate::value;

/// The set of a value that was not visited.
const UNSEEN: u32 = u32::MAX;
/// The set without answers.
const NOTHING: u32 = 0;

/// Answers used, by value.
pub(crate) struct Usage<'a> {
    view: View<'a>,
    /// Everything that can be used, in order: bits of sets stand for places in it.
    items: Vec<Key>,
    words: usize,
    sets: Vec<u64>,
    /// For each value the number of its set.
    set_of: Vec<u32>,
}

/// What a value leads to.
enum Below {
    /// A value that was not visited, with its number.
    Cell(Cell, u32),
    /// What is used below one that was.
    Set(u32),
    /// The place of an item.
    Item(usize),
}

/// A value of which something below is not known yet.
struct Open {
    id: u32,
    /// Where what it leads to begins and goes on.
    first: usize,
    next: usize,
}

/// Gathers what a value leads to.
struct Gather<'u, 'a> {
    usage: &'u Usage<'a>,
    below: &'u mut Vec<Below>,
}

impl Sink for Gather<'_, '_> {
    fn enter(&mut self, cell: Cell) {
        let view = self.usage.view;
        // What depends on no answer leads to none.
        if !view.node(cell.node).is_some_and(|node| node.live) {
            return;
        }
        let id = view.id(cell);
        match self.usage.known(id) {
            NOTHING => {}
            UNSEEN => self.below.push(Below::Cell(cell, id)),
            set => self.below.push(Below::Set(set)),
        }
    }

    fn find(&mut self, key: Key) {
        if let Ok(place) = self.usage.items.binary_search(&key) {
            self.below.push(Below::Item(place));
        }
    }
}

impl<'a> Usage<'a> {
    /// Nothing visited yet.
    pub fn new(view: View<'a>) -> Usage<'a> {
        let items = view.session.keys();
        let words = value::words_for(items.len());
        Usage {
            view,
            items,
            words,
            sets: vec![0; words],
            set_of: vec![UNSEEN; ix(view.machine.cells)],
        }
    }

    /// How much can be used.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// What can be used, by its place.
    pub fn item(&self, place: usize) -> Option<Used> {
        answer(self.view, *self.items.get(place)?)
    }

    /// Places among the items of what decided a value.
    pub fn of(&mut self, cell: Cell) -> Vec<usize> {
        let set = self.visit(cell);
        value::members(self.set(set)).collect()
    }

    fn set(&self, number: u32) -> &[u64] {
        let first = ix(number) * self.words;
        self.sets.get(first..first + self.words).unwrap_or(&[])
    }

    fn known(&self, id: u32) -> u32 {
        self.set_of.get(ix(id)).copied().unwrap_or(NOTHING)
    }

    /// The set of a value. What a value leads to stands before it in the graph, so this ends.
    fn visit(&mut self, root: Cell) -> u32 {
        let mut below = Vec::new();
        let mut open = Vec::new();
        let id = self.view.id(root);
        if self.known(id) == UNSEEN {
            self.open(root, id, &mut below, &mut open);
        }
        while let Some(top) = open.last_mut() {
            match below.get(top.next) {
                Some(Below::Cell(cell, id)) => {
                    let (cell, id) = (*cell, *id);
                    top.next += 1;
                    if self.known(id) == UNSEEN {
                        self.open(cell, id, &mut below, &mut open);
                    }
                }
                Some(_) => top.next += 1,
                None => {
                    let (id, first) = (top.id, top.first);
                    let set = self.union(below.get(first..).unwrap_or(&[]));
                    if let Some(own) = self.set_of.get_mut(ix(id)) {
                        *own = set;
                    }
                    below.truncate(first);
                    open.pop();
                }
            }
        }
        self.known(id)
    }

    fn open(&self, cell: Cell, id: u32, below: &mut Vec<Below>, open: &mut Vec<Open>) {
        let first = below.len();
        let sink = &mut Gather { usage: self, below };
        let view = self.view;
        Step { view, sink }.visit(cell);
        open.push(Open {
            id,
            first,
            next: first,
        });
    }

    /// One set of all these.
    fn union(&mut self, below: &[Below]) -> u32 {
        let before = self.sets.len();
        let mut all = NOTHING;
        for one in below {
            let set = match one {
                Below::Cell(_, id) => self.known(*id),
                Below::Set(set) => *set,
                Below::Item(place) => {
                    if !value::contains(self.set(all), *place) {
                        all = self.own(all, before);
                        value::insert(self.sets.get_mut(before..).unwrap_or(&mut []), *place);
                    }
                    continue;
                }
            };
            if set == all || set == NOTHING || self.contains(all, set) {
                continue;
            }
            if self.sets.len() == before && (all == NOTHING || self.contains(set, all)) {
                all = set;
                continue;
            }
            all = self.own(all, before);
            let (known, own) = self.sets.split_at_mut(before);
            let from = ix(set) * self.words;
            for (own, more) in own.iter_mut().zip(known.get(from..).unwrap_or(&[])) {
                *own |= more;
            }
        }
        all
    }

    /// A set like this one that may be changed: the last, from a place on.
    fn own(&mut self, set: u32, before: usize) -> u32 {
        if self.sets.len() == before {
            let first = ix(set) * self.words;
            self.sets.extend_from_within(first..first + self.words);
        }
        small(before.checked_div(self.words).unwrap_or(0))
    }

    fn contains(&self, set: u32, part: u32) -> bool {
        let (set, part) = (self.set(set), self.set(part));
        part.iter().zip(set).all(|(part, set)| part & !set == 0)
    }
}
