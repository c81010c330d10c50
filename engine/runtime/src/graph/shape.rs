//! The shape of a node: what kind of value it has, and along which axes.

use crate::bundle::operators::Operator;

/// Levels of closures are less than this.
pub(crate) const LEVELS: usize = 8;

/// A node has at most so many axes.
pub(crate) const MAX_AXES: usize = 3;

/// What kind of value a node has. Lists of options are named by the first list with the same
/// content, so that equal lists are equal kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Bool,
    Number,
    Choice(u32),
    Choices(u32),
}

/// One value for every slot of a group, bound by the closure at a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Axis {
    pub level: u32,
    pub group: u32,
}

/// The axes of a node, by rising level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Axes {
    items: [Option<Axis>; MAX_AXES],
}

/// Why axes do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Clash {
    /// One level, two groups.
    Groups,
    /// More than [`MAX_AXES`].
    TooMany,
}

impl Axes {
    /// A single value.
    pub const EMPTY: Axes = Axes {
        items: [None; MAX_AXES],
    };

    pub fn of(axis: Axis) -> Axes {
        Axes {
            items: [Some(axis), None, None],
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = Axis> + '_ {
        self.items.iter().map_while(|axis| *axis)
    }

    pub fn len(&self) -> usize {
        self.iter().count()
    }

    pub fn at_level(&self, level: u32) -> Option<Axis> {
        self.iter().find(|axis| axis.level == level)
    }

    /// These axes and one more.
    pub fn with(self, axis: Axis) -> Result<Axes, Clash> {
        match self.at_level(axis.level) {
            Some(here) if here.group == axis.group => return Ok(self),
            Some(_) => return Err(Clash::Groups),
            None => {}
        }
        if self.len() == MAX_AXES {
            return Err(Clash::TooMany);
        }
        let mut items = [None; MAX_AXES];
        let lower = self.iter().filter(|here| here.level < axis.level);
        let higher = self.iter().filter(|here| here.level > axis.level);
        for (place, here) in items.iter_mut().zip(lower.chain([axis]).chain(higher)) {
            *place = Some(here);
        }
        Ok(Axes { items })
    }

    /// The axes of both.
    pub fn union(self, other: Axes) -> Result<Axes, Clash> {
        other.iter().try_fold(self, Axes::with)
    }

    /// These axes but the one at a level.
    pub fn without(self, level: u32) -> Axes {
        let mut items = [None; MAX_AXES];
        for (place, here) in items
            .iter_mut()
            .zip(self.iter().filter(|axis| axis.level != level))
        {
            *place = Some(here);
        }
        Axes { items }
    }

    /// Whether there are none but perhaps one of this group.
    pub fn at_most(&self, group: Option<u32>) -> bool {
        let mut axes = self.iter();
        match (axes.next(), axes.next()) {
            (None, _) => true,
            (Some(one), None) => group == Some(one.group),
            _ => false,
        }
    }
}

/// A checked node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// None when this runtime cannot evaluate it: its operator, or that of a node it needs, is not
    /// known. Kind and axes then mean nothing.
    pub operator: Option<Operator>,
    pub kind: Kind,
    pub axes: Axes,
    /// Whether it depends on any answer; if not, it is evaluated once for each day and family.
    pub live: bool,
}
