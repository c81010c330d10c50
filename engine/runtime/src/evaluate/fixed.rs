//! Results fixed from outside: their nodes get places of their own, with the fixed values written
//! and the others copied from the rule.
//!
//! A fixed result brings along how it is laid out, so that a program in which none can be fixed,
//! such as the one that citizens download, does not carry this.

#[cfg(feature = "fast")]
use super::Machine;
use super::layout::Layout;
use super::{Place, Ref, Set, Step, Values, words_of};
use crate::bundle::operators::Operator;
use crate::decimal;
use crate::graph::{Bundle, Node, ix, small};
use crate::value::Interval;

/// A result fixed from outside, for the nodes that stand for it.
#[derive(Debug, Clone)]
pub(crate) struct Fixed {
    pub result: u32,
    /// Place among the people, for a result of a person.
    pub slot: Option<u32>,
    /// The numerator, at the scale of the result's declared places.
    pub value: Set,
    pub places: u32,
    /// [`lay_out`].
    pub lay_out: LayOut,
}

/// Gives a node that stands for a fixed result its place: the node and its arguments.
pub(crate) type LayOut = fn(&mut Layout<'_>, Node, &[u32]) -> Place;

/// Where a node's values are, and how many there are along each axis.
#[derive(Clone, Copy)]
struct Block {
    offset: u32,
    strides: [u32; 3],
    extent: [u32; 3],
}

impl Block {
    /// What stands at one slot of an axis.
    fn at(mut self, axis: usize, slot: u32) -> Block {
        self.offset += slot * self.strides.get(axis).copied().unwrap_or(0);
        if let Some(count) = self.extent.get_mut(axis) {
            *count = 1;
        }
        self
    }

    /// Goes through the places of its values.
    fn each(self, mut show: impl FnMut(u32)) {
        let ([a, b, c], [e0, e1, e2]) = (self.strides, self.extent);
        for i in 0..e0 {
            for j in 0..e1 {
                for k in 0..e2 {
                    show(self.offset + i * a + j * b + k * c);
                }
            }
        }
    }

    /// Places of its values.
    fn places(self) -> Vec<u32> {
        let mut places = Vec::new();
        self.each(|place| places.push(place));
        places
    }
}

/// Where fixed values of one result go, as seen from one node that stands for it.
struct Target {
    own: Block,
    /// The axis of the person, for a result of a person.
    along: Option<usize>,
    /// See [`value`].
    part: u32,
    scale: u32,
    parts: i128,
}

impl Target {
    /// The arguments of the node are the result, its rule, part, scale, for a person the level, and
    /// the parts that a numerator counts.
    fn of(bundle: &Bundle, node: Node, args: &[u32], place: Place, extent: [u32; 3]) -> Target {
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let parts = args
            .last()
            .and_then(|place| bundle.core().numbers.get(ix(*place)));
        let along = node.axes.iter().position(|axis| axis.level == arg(4));
        Target {
            own: Block {
                offset: place.offset,
                strides: shifted(place.strides, node.axes.len()),
                extent,
            },
            along: along.map(|along| along + 3 - node.axes.len()),
            part: arg(2),
            scale: arg(3),
            parts: parts.map_or(1, |number| number.0),
        }
    }

    /// Writes what is fixed.
    fn write(&self, fixed: &[Fixed], values: &mut Values) {
        for one in fixed.iter().rev() {
            let into = match (one.slot, self.along) {
                (Some(slot), Some(axis)) => self.own.at(axis, slot),
                // Of the household: all its values are the fixed one.
                _ => self.own,
            };
            let value = value(one, self.part, self.scale, self.parts);
            into.each(|place| values.write(ix(place), &value));
        }
    }
}

/// What is fixed of one result: *in order*, it stands together.
fn of_result(fixed: &[Fixed], result: u32) -> &[Fixed] {
    let from = fixed.partition_point(|fixed| fixed.result < result);
    let to = fixed.partition_point(|fixed| fixed.result <= result);
    fixed.get(from..to).unwrap_or(&[])
}

/// See [`LayOut`].
pub(crate) fn lay_out(layout: &mut Layout<'_>, node: Node, args: &[u32]) -> Place {
    let arg = |place: usize| args.get(place).copied().unwrap_or(0);
    let (result, rule) = (arg(0), arg(1));
    let place = layout.room(node);
    let extent = layout.extent(node.axes);
    let target = Target::of(layout.bundle, node, args, place, extent);
    let fixed = of_result(layout.fixed, result);
    target.write(fixed, &mut layout.values);
    let (Some(axis), true) = (target.along, fixed.iter().any(|fixed| fixed.slot.is_some())) else {
        return place;
    };
    let copied = layout.reference(rule, node.axes, None);
    let rule = Block {
        offset: copied.offset,
        strides: copied.strides,
        extent,
    };
    for slot in 0..extent.get(axis).copied().unwrap_or(0) {
        if fixed.iter().all(|fixed| fixed.slot != Some(slot)) {
            copy(layout, node, rule.at(axis, slot), target.own.at(axis, slot));
        }
    }
    place
}

/// Writes other values of the same results into a machine in which they are laid out.
#[cfg(feature = "fast")]
pub(super) fn rewrite(bundle: &Bundle, machine: &mut Machine, fixed: &[Fixed]) {
    for fixed in fixed.chunk_by(|one, other| one.result == other.result) {
        let result = fixed.first().map_or(0, |fixed| fixed.result);
        let known = bundle.graph.results.get(ix(result));
        for number in known.map_or(&[][..], |known| &known.readers) {
            let (Some(node), Some(place)) = (
                bundle.graph.nodes.get(ix(*number)),
                machine.places.get(ix(*number)),
            ) else {
                continue;
            };
            if node.operator.is_some() {
                let extent = super::slots::extent(&machine.groups, node.axes);
                let args = bundle.args(*number);
                let target = Target::of(bundle, *node, args, *place, extent);
                target.write(fixed, &mut machine.values);
            }
        }
    }
}

/// The numerator (part 0), counting so many `parts` of one, or denominator (part 1), at a scale.
fn value(fixed: &Fixed, part: u32, scale: u32, parts: i128) -> Set {
    match &fixed.value {
        Set::Number(value) => {
            let (value, places) = match part {
                1 => (1, 0),
                _ => (value.low.saturating_mul(parts), fixed.places),
            };
            let more = scale.saturating_sub(places);
            Set::Number(Interval::exactly(
                decimal::rescale(value, more).unwrap_or(0),
            ))
        }
        other => other.clone(),
    }
}

/// Steps that copy value by value.
fn copy(layout: &mut Layout<'_>, node: Node, from: Block, into: Block) {
    for (offset, out) in from.places().into_iter().zip(into.places()) {
        let first_ref = small(layout.refs.len());
        layout.refs.push(Ref {
            offset,
            strides: [0; 3],
            close: 0,
        });
        layout.live.push(Step {
            operator: Operator::Relabel,
            kind: node.kind,
            extent: [1; 3],
            out,
            first_ref,
            refs: 1,
            words: small(words_of(layout.bundle, node.kind)),
            group: 0,
            code: 0,
        });
    }
}

/// Strides of a node's own axes, moved to the end like an extent.
fn shifted(strides: [u32; 3], axes: usize) -> [u32; 3] {
    let [a, b, c] = strides;
    match axes {
        0 => [0, 0, 0],
        1 => [0, 0, a],
        2 => [0, a, b],
        _ => [a, b, c],
    }
}
