//! Single values of an evaluated machine, by node and slots: for questions and reasons, which walk
//! the graph backwards from a value to what it depends on.

use super::{Machine, Set, words_of};
use crate::bundle::operators::{Arg, Operator};
use crate::graph::{Axes, Bundle, Kind, LEVELS, Node, ix};
use crate::ids::{FactId, GroupId};
use crate::session::Session;
use crate::value::{Interval, Truth};

/// At which slot each axis stands, by level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Env([u32; LEVELS]);

impl Env {
    /// Every axis at one slot.
    pub fn all_at(slot: u32) -> Env {
        Env([slot; LEVELS])
    }

    pub fn get(&self, level: u32) -> u32 {
        self.0.get(ix(level)).copied().unwrap_or(0)
    }

    pub fn with(mut self, level: u32, slot: u32) -> Env {
        if let Some(place) = self.0.get_mut(ix(level)) {
            *place = slot;
        }
        self
    }
}

/// One value: a node and, along its axes, a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub node: u32,
    pub env: Env,
}

/// An evaluated session, by single values.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View<'a> {
    pub session: &'a Session,
    pub machine: &'a Machine,
}

impl<'a> View<'a> {
    pub fn bundle(self) -> &'a Bundle {
        self.session.bundle()
    }

    pub fn node(self, node: u32) -> Option<&'a Node> {
        self.bundle().graph.nodes.get(ix(node))
    }

    pub fn axes(self, node: u32) -> Axes {
        self.node(node).map_or(Axes::EMPTY, |node| node.axes)
    }

    pub fn kind(self, node: u32) -> Kind {
        self.node(node).map_or(Kind::Bool, |node| node.kind)
    }

    /// Number of the value among all values.
    pub fn id(self, cell: Cell) -> u32 {
        let first = self
            .machine
            .places
            .get(ix(cell.node))
            .map_or(0, |place| place.first_cell);
        let index = self.axes(cell.node).iter().fold(0, |index, axis| {
            index * self.slots(axis.group).count() + cell.env.get(axis.level)
        });
        first + index
    }

    pub fn slots(self, group: u32) -> super::Slots {
        let none = super::Slots {
            known: 0,
            rest: None,
        };
        self.machine.groups.get(ix(group)).copied().unwrap_or(none)
    }

    fn offset(self, cell: Cell) -> usize {
        let place = self
            .machine
            .places
            .get(ix(cell.node))
            .copied()
            .unwrap_or_default();
        let axes = self.axes(cell.node);
        let along = axes.iter().zip(place.strides);
        ix(along.fold(place.offset, |sum, (axis, stride)| {
            sum + cell.env.get(axis.level) * stride
        }))
    }

    pub fn truth(self, cell: Cell) -> Truth {
        match self.kind(cell.node) {
            Kind::Bool => self.machine.values.truth(self.offset(cell)),
            _ => Truth::UNKNOWN,
        }
    }

    pub fn number(self, cell: Cell) -> Interval {
        match self.kind(cell.node) {
            Kind::Number => self.machine.values.number(self.offset(cell)),
            _ => Interval { low: 0, high: 0 },
        }
    }

    pub fn set(self, cell: Cell) -> Set {
        let kind = self.kind(cell.node);
        self.machine
            .values
            .read(kind, self.offset(cell), words_of(self.bundle(), kind))
    }

    /// Whether the value is known exactly.
    pub fn is_decided(self, cell: Cell) -> bool {
        match self.kind(cell.node) {
            Kind::Bool => self.truth(cell).is_decided(),
            Kind::Number => self.number(cell).is_exact(),
            Kind::Choice(_) | Kind::Choices(_) => match self.set(cell) {
                Set::Choice(options) => crate::value::count(&options) == 1,
                Set::Choices { must, may } => must == may,
                Set::Bool(_) | Set::Number(_) => true,
            },
        }
    }

    /// Whether a fact is asked at all of whoever stands at a place: its `when`.
    pub fn applies(self, fact: FactId, position: u32) -> Truth {
        match self.when(fact, position) {
            None => Truth::TRUE,
            Some(cell) => self.truth(cell),
        }
    }

    /// The value of a fact's `when`; none where it has none that this runtime can evaluate.
    pub fn when(self, fact: FactId, position: u32) -> Option<Cell> {
        let node = self.bundle().core().facts.get(ix(fact.0))?.when?;
        self.node(node)?.operator?;
        Some(Cell {
            node,
            env: Env::all_at(position),
        })
    }

    /// The group of a list operator or of a question how many more there are.
    pub fn has_rest_at(self, group: GroupId, slot: u32) -> bool {
        let slots = self.slots(group.0);
        slots.rest.is_some() && slot == slots.known
    }
}

/// The arguments of a node that are nodes.
pub(crate) fn inputs(operator: Operator, args: &[u32]) -> impl Iterator<Item = u32> + '_ {
    let pattern = operator.args();
    args.iter().enumerate().filter_map(move |(place, node)| {
        // The last argument may stand for any number of them.
        let arg = pattern.get(place).or(pattern.last())?;
        matches!(
            arg,
            Arg::Bool
                | Arg::Bools
                | Arg::Number
                | Arg::Choice
                | Arg::Choices
                | Arg::Keys
                | Arg::Same
        )
        .then_some(*node)
    })
}
