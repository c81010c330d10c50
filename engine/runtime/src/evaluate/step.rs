//! [`Step`], one node to compute, and [`Ref`], where an argument's values lie; how a step goes from
//! one value to the next. All of it is about places: no value is looked at here.

use super::Slots;
use crate::bundle::operators::Operator;
use crate::graph::{Kind, ix};

/// One node to compute.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step {
    pub operator: Operator,
    pub kind: Kind,
    /// How many slots along each axis; 1 where there is none, the last axis innermost.
    pub extent: [u32; 3],
    /// First of its values in the array of its kind; they lie one after another.
    pub out: u32,
    /// Its arguments in [`super::Machine::refs`].
    pub first_ref: u32,
    pub refs: u32,
    /// Words of a bitset of its result, or else of its arguments.
    pub words: u32,
    /// For list operators: the group of the axis that is closed.
    pub group: u32,
    /// Parameter or mode.
    pub code: u32,
}

/// Where an argument's values are, as seen from the node that uses them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ref {
    pub offset: u32,
    /// From one value of the user to the next, along the user's axes.
    pub strides: [u32; 3],
    /// From one slot to the next of the axis the user closes.
    pub close: u32,
}

impl Ref {
    /// Place of the first value of a row.
    pub fn row(&self, i: u32, j: u32) -> usize {
        let [a, b, _] = self.strides;
        ix(self
            .offset
            .wrapping_add(i.wrapping_mul(a))
            .wrapping_add(j.wrapping_mul(b)))
    }

    /// Place of one value.
    pub fn at(&self, [i, j, k]: [u32; 3]) -> usize {
        let [_, _, c] = self.strides;
        self.row(i, j).wrapping_add(ix(k.wrapping_mul(c)))
    }
}

impl Step {
    /// How many places one value takes.
    pub fn width(&self) -> usize {
        match self.kind {
            Kind::Bool | Kind::Number => 1,
            Kind::Choice(_) => ix(self.words),
            Kind::Choices(_) => 2 * ix(self.words),
        }
    }
}

/// Goes through the values of a node: the number of each, and the places of its arguments.
#[inline(always)]
pub(super) fn each<const N: usize>(
    step: &Step,
    refs: [&Ref; N],
    mut show: impl FnMut(usize, [usize; N]),
) {
    let [e0, e1, e2] = step.extent;
    let by = refs.map(|one| {
        let [_, _, stride] = one.strides;
        ix(stride)
    });
    let mut number = 0_usize;
    for i in 0..e0 {
        for j in 0..e1 {
            let mut at = refs.map(|one| one.row(i, j));
            for _ in 0..e2 {
                show(number, at);
                number = number.wrapping_add(1);
                for (at, by) in at.iter_mut().zip(by) {
                    *at = at.wrapping_add(by);
                }
            }
        }
    }
}

/// Members of a list: places of guard and value, how often it is there at least and at most.
pub(super) fn members(
    refs: &[Ref],
    [guard, value]: [usize; 2],
    slots: Slots,
) -> impl Iterator<Item = (usize, usize, u32, u32)> {
    let close = |argument: usize| {
        refs.get(argument)
            .or(refs.last())
            .map_or(0, |one| ix(one.close))
    };
    let (to_guard, to_value) = (close(0), close(1));
    let (mut guard, mut value) = (guard, value);
    (0..slots.count()).map(move |slot| {
        let (least, most) = match slots.rest {
            Some(rest) if slot == slots.known => rest,
            _ => (1, 1),
        };
        let here = (guard, value, least, most);
        guard = guard.wrapping_add(to_guard);
        value = value.wrapping_add(to_value);
        here
    })
}
