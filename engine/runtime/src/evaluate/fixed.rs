//! Results fixed from outside: their nodes get places of their own, with the fixed values written
//! and the others copied from the rule.
//!
//! A fixed result brings along how it is laid out, so that a program in which none can be fixed,
//! such as the one that citizens download, does not carry this.

use super::layout::Layout;
use super::{Place, Ref, Set, Step, words_of};
use crate::bundle::operators::Operator;
use crate::decimal;
use crate::graph::{Node, ix, small};
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

    /// Places of its values.
    fn places(self) -> Vec<u32> {
        let mut places = vec![self.offset];
        for (stride, count) in self.strides.into_iter().zip(self.extent) {
            places = places
                .iter()
                .flat_map(|place| (0..count).map(move |slot| place + slot * stride))
                .collect();
        }
        places
    }
}

/// See [`LayOut`]. The arguments are the result, its rule, part, scale, for a person the level,
/// and the parts that a numerator counts.
pub(crate) fn lay_out(layout: &mut Layout<'_>, node: Node, args: &[u32]) -> Place {
    let arg = |place: usize| args.get(place).copied().unwrap_or(0);
    let (result, rule, part, scale, level) = (arg(0), arg(1), arg(2), arg(3), arg(4));
    let parts = args
        .last()
        .and_then(|place| layout.bundle.core().numbers.get(ix(*place)));
    let parts = parts.map_or(1, |number| number.0);
    let value = |fixed| value(fixed, part, scale, parts);
    let place = layout.room(node);
    let extent = layout.extent(node.axes);
    let own = Block {
        offset: place.offset,
        strides: shifted(place.strides, node.axes.len()),
        extent,
    };
    let all = layout.fixed;
    let fixed = all.iter().filter(|fixed| fixed.result == result);
    let along = node.axes.iter().position(|axis| axis.level == level);
    let (Some(along), true) = (along, fixed.clone().any(|fixed| fixed.slot.is_some())) else {
        // Of the household: all its values are the fixed one.
        for fixed in fixed.take(1) {
            write(layout, own, &value(fixed));
        }
        return place;
    };
    let copied = layout.reference(rule, node.axes, None);
    let rule = Block {
        offset: copied.offset,
        strides: copied.strides,
        extent,
    };
    let axis = along + 3 - node.axes.len();
    for slot in 0..extent.get(axis).copied().unwrap_or(0) {
        let own = own.at(axis, slot);
        match fixed.clone().find(|fixed| fixed.slot == Some(slot)) {
            Some(fixed) => write(layout, own, &value(fixed)),
            None => copy(layout, node, rule.at(axis, slot), own),
        }
    }
    place
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

/// Writes one value everywhere.
fn write(layout: &mut Layout<'_>, into: Block, set: &Set) {
    for place in into.places() {
        layout.values.write(ix(place), set);
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
