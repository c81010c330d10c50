//! A checked graph and a household's size → places and steps. Nodes that only look at another's
//! values from elsewhere (`first`, `relabel`, a result nobody fixed) share its place; constants are
//! written here; the rest become steps in the order of the graph.

use super::fixed::Fixed;
use super::slots::{Slots, extent};
use super::{Machine, Place, Ref, Set, Step, Values, run, words_of};
use crate::bundle::operators::Operator;
use crate::date::Day;
use crate::graph::{Axes, Bundle, Kind, Node, ix, small};
use crate::value::{self, Interval, Truth, Truths};

impl Machine {
    /// Lays out a graph; facts are not written yet.
    pub fn new(bundle: &Bundle, groups: Vec<Slots>, today: Day, fixed: &[Fixed]) -> Machine {
        let nodes = &bundle.graph.nodes;
        let mut layout = Layout {
            bundle,
            groups,
            fixed,
            places: Vec::with_capacity(nodes.len()),
            cells: 0,
            values: Values::default(),
            still: Vec::new(),
            live: Vec::new(),
            refs: Vec::new(),
        };
        for (number, node) in nodes.iter().enumerate() {
            let place = match node.operator {
                Some(operator) => layout.node(small(number), *node, operator, today),
                None => Place::default(),
            };
            layout.places.push(Place {
                first_cell: layout.cells,
                ..place
            });
            if node.operator.is_some() {
                layout.cells += layout.count(node.axes);
            }
        }
        let Layout {
            groups,
            places,
            cells,
            mut values,
            still,
            live,
            refs,
            ..
        } = layout;
        let tables = &bundle.graph.tables;
        let household = run::Household {
            refs: &refs,
            groups: &groups,
            tables,
        };
        run::run(&still, household, &mut values);
        Machine {
            groups,
            places,
            cells,
            values,
            steps: live,
            refs,
            #[cfg(feature = "fast")]
            still,
            #[cfg(feature = "fast")]
            today,
        }
    }
}

/// A machine in the making.
pub(crate) struct Layout<'a> {
    pub(super) bundle: &'a Bundle,
    groups: Vec<Slots>,
    pub(super) fixed: &'a [Fixed],
    places: Vec<Place>,
    cells: u32,
    pub(super) values: Values,
    still: Vec<Step>,
    pub(super) live: Vec<Step>,
    pub(super) refs: Vec<Ref>,
}

impl Layout<'_> {
    fn node(&mut self, number: u32, node: Node, operator: Operator, today: Day) -> Place {
        let bundle = self.bundle;
        let args = bundle.args(number);
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        match operator {
            Operator::First => self.seen_from(node.axes, arg(1), |level| level),
            Operator::Relabel => self.seen_from(node.axes, arg(2), |level| {
                if level == arg(1) { arg(0) } else { level }
            }),
            Operator::Result | Operator::ResultOf => {
                // *In order*: those of one result stand together.
                let first = self.fixed.partition_point(|fixed| fixed.result < arg(0));
                match self.fixed.get(first) {
                    Some(fixed) if fixed.result == arg(0) => (fixed.lay_out)(self, node, args),
                    _ => self.seen_from(node.axes, arg(1), |level| level),
                }
            }
            Operator::Fact | Operator::FactOf => self.room(node),
            Operator::ConstBool => {
                let truth = match arg(0) {
                    0 => Truth::FALSE,
                    1 => Truth::TRUE,
                    _ => Truth::UNKNOWN,
                };
                self.constant(node, &Set::Bool(truth))
            }
            Operator::ConstNumber => {
                let number = bundle
                    .core()
                    .numbers
                    .get(ix(arg(0)))
                    .map_or(0, |number| number.0);
                self.constant(node, &Set::Number(Interval::exactly(number)))
            }
            Operator::Today => {
                self.constant(node, &Set::Number(Interval::exactly(i128::from(today.0))))
            }
            Operator::ConstChoice => {
                let mut set = vec![0; words_of(bundle, node.kind)];
                value::insert(&mut set, ix(arg(1)));
                self.constant(node, &Set::Choice(set))
            }
            Operator::SamePerson => self.same_person(node, arg(2)),
            Operator::Position => self.position(node, arg(1)),
            _ => self.step(node, operator, args),
        }
    }

    fn slots(&self, group: u32) -> Slots {
        self.groups.get(ix(group)).copied().unwrap_or(Slots {
            known: 0,
            rest: None,
        })
    }

    pub(super) fn extent(&self, axes: Axes) -> [u32; 3] {
        extent(&self.groups, axes)
    }

    fn count(&self, axes: Axes) -> u32 {
        axes.iter()
            .map(|axis| self.slots(axis.group).count())
            .product()
    }

    /// A place of its own for a node.
    pub(super) fn room(&mut self, node: Node) -> Place {
        let words = small(words_of(self.bundle, node.kind));
        let width = match node.kind {
            Kind::Bool | Kind::Number => 1,
            Kind::Choice(_) => words,
            Kind::Choices(_) => 2 * words,
        };
        let cells = ix(self.count(node.axes));
        let offset = match node.kind {
            // Bools are read and written eight at a time.
            Kind::Bool => {
                let padded = cells + Truths::COUNT;
                grow(&mut self.values.bools, padded, Truth::UNKNOWN.byte())
            }
            Kind::Number => grow(
                &mut self.values.numbers,
                cells,
                Interval { low: 0, high: 0 },
            ),
            Kind::Choice(_) | Kind::Choices(_) => grow(&mut self.values.sets, cells * ix(width), 0),
        };
        let mut strides = [0; 3];
        let mut stride = width;
        let own = strides.iter_mut().take(node.axes.len());
        for (place, axis) in own.rev().zip(node.axes.iter().rev()) {
            *place = stride;
            stride *= self.slots(axis.group).count();
        }
        Place {
            offset,
            strides,
            first_cell: 0,
        }
    }

    /// The place of another node, along these axes; `level_of` says which of its levels is meant.
    fn seen_from(&self, axes: Axes, node: u32, level_of: impl Fn(u32) -> u32) -> Place {
        let mut strides = [0; 3];
        for (stride, axis) in strides.iter_mut().zip(axes.iter()) {
            *stride = self.stride(node, level_of(axis.level));
        }
        Place {
            offset: self.place(node).offset,
            strides,
            first_cell: 0,
        }
    }

    fn place(&self, node: u32) -> Place {
        self.places.get(ix(node)).copied().unwrap_or_default()
    }

    /// Of a node, from one slot to the next at a level; 0 where it has no such axis.
    fn stride(&self, node: u32, level: u32) -> u32 {
        let axes = self
            .bundle
            .graph
            .nodes
            .get(ix(node))
            .map_or(Axes::EMPTY, |node| node.axes);
        let strides = self.place(node).strides;
        axes.iter()
            .zip(strides)
            .find(|(axis, _)| axis.level == level)
            .map_or(0, |(_, stride)| stride)
    }

    pub(super) fn reference(&self, node: u32, user: Axes, closed: Option<u32>) -> Ref {
        let mut strides = [0; 3];
        for (stride, axis) in strides.iter_mut().skip(3 - user.len()).zip(user.iter()) {
            *stride = self.stride(node, axis.level);
        }
        let close = closed.map_or(0, |level| self.stride(node, level));
        Ref {
            offset: self.place(node).offset,
            strides,
            close,
        }
    }

    fn constant(&mut self, node: Node, set: &Set) -> Place {
        let place = self.room(node);
        self.values.write(ix(place.offset), set);
        place
    }

    fn same_person(&mut self, node: Node, group: u32) -> Place {
        let slots = self.slots(group);
        let place = self.room(node);
        let [one, other, _] = place.strides;
        for a in 0..slots.count() {
            for b in 0..slots.count() {
                // Two of the rest may be the same or not, unless there is at most one.
                let both_rest = a == slots.known && b == slots.known;
                let truth = match slots.rest {
                    Some((_, most)) if both_rest && most > 1 => Truth::UNKNOWN,
                    _ => Truth::exactly(a == b),
                };
                if other != 0 || a == b {
                    self.values
                        .write(ix(place.offset + a * one + b * other), &Set::Bool(truth));
                }
            }
        }
        place
    }

    fn position(&mut self, node: Node, group: u32) -> Place {
        let slots = self.slots(group);
        let place = self.room(node);
        let [stride, ..] = place.strides;
        for slot in 0..slots.count() {
            let first = i128::from(slot) + 1;
            let last = match slots.rest {
                Some((_, most)) if slot == slots.known => i128::from(slot) + i128::from(most),
                _ => first,
            };
            let set = Set::Number(Interval::between(first, last));
            self.values.write(ix(place.offset + slot * stride), &set);
        }
        place
    }

    fn step(&mut self, node: Node, operator: Operator, args: &[u32]) -> Place {
        let bundle = self.bundle;
        let place = self.room(node);
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let first_ref = small(self.refs.len());
        let mut words = words_of(bundle, node.kind);
        let (mut group, mut code) = (0, 0);
        let mut closed = None;
        // Which arguments are nodes.
        let inputs = match operator {
            Operator::Parameter | Operator::Step | Operator::Marginal => {
                code = arg(0);
                args.get(1..)
            }
            Operator::Divide => {
                code = arg(2);
                args.get(..2)
            }
            Operator::OneOf | Operator::Contains => args.get(..1),
            Operator::Any
            | Operator::All
            | Operator::Len
            | Operator::Sum
            | Operator::Least
            | Operator::Greatest
            | Operator::SumHighest => {
                closed = Some(arg(0));
                group = arg(1);
                args.get(2..)
            }
            _ => Some(args),
        }
        .unwrap_or(&[]);
        for input in inputs {
            let reference = self.reference(*input, node.axes, closed);
            self.refs.push(reference);
        }
        if words == 0 {
            let lists = inputs
                .iter()
                .filter_map(|input| bundle.graph.nodes.get(ix(*input)));
            words = lists
                .map(|node| words_of(bundle, node.kind))
                .max()
                .unwrap_or(0);
        }
        if matches!(operator, Operator::OneOf | Operator::Contains) {
            // The options meant, as a constant bitset.
            let mut set = vec![0; words];
            for option in args.get(1..).unwrap_or(&[]) {
                value::insert(&mut set, ix(*option));
            }
            let offset = grow(&mut self.values.sets, words, 0);
            self.values.write(ix(offset), &Set::Choice(set));
            self.refs.push(Ref {
                offset,
                strides: [0; 3],
                close: 0,
            });
        }
        let step = Step {
            operator,
            kind: node.kind,
            extent: self.extent(node.axes),
            out: place.offset,
            first_ref,
            refs: small(self.refs.len()) - first_ref,
            words: small(words),
            group,
            code,
        };
        if node.live {
            &mut self.live
        } else {
            &mut self.still
        }
        .push(step);
        place
    }
}

/// Appends so many cells; gives the place of the first.
fn grow<T: Clone>(cells: &mut Vec<T>, count: usize, value: T) -> u32 {
    let offset = small(cells.len());
    cells.resize(cells.len() + count, value);
    offset
}
