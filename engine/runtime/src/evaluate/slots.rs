//! Slots: one for each described member of a group, and one for the rest of them.

use crate::graph::{Axes, ix};

/// How many slots a group has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slots {
    /// Described members, one slot each.
    pub known: u32,
    /// How many more there are, at least and at most (at most 1 or more); they share one last slot.
    pub rest: Option<(u32, u32)>,
}

impl Slots {
    /// All slots.
    pub fn count(self) -> u32 {
        self.known + u32::from(self.rest.is_some())
    }

    /// Of eight slots from the first on: which there are, and which of those may stand for nobody;
    /// a bit for each.
    pub fn places(self, first: usize) -> (u8, u8) {
        let bits = |count: u32| -> u8 {
            let count = ix(count).saturating_sub(first);
            if count >= 8 {
                u8::MAX
            } else {
                (1 << count) - 1
            }
        };
        let perhaps = matches!(self.rest, Some((0, _)));
        let there = bits(self.count());
        (
            there,
            if perhaps {
                there & !bits(self.known)
            } else {
                0
            },
        )
    }
}

/// How many slots there are along each axis, the last axis innermost; 1 where there is none.
pub(super) fn extent(groups: &[Slots], axes: Axes) -> [u32; 3] {
    let mut extent = [1; 3];
    let skip = 3 - axes.len();
    for (slots, axis) in extent.iter_mut().skip(skip).zip(axes.iter()) {
        *slots = groups.get(ix(axis.group)).map_or(0, |group| group.count());
    }
    extent
}
