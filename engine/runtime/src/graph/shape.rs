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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Axis {
    pub level: u32,
    pub group: u32,
}

/// The axes of a node, by rising level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Axes {
    /// Those behind the last are all the same.
    items: [Axis; MAX_AXES],
    count: usize,
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
        items: [Axis { level: 0, group: 0 }; MAX_AXES],
        count: 0,
    };

    pub fn of(axis: Axis) -> Axes {
        let mut axes = Axes::EMPTY;
        axes.push(axis);
        axes
    }

    /// Adds an axis of a higher level than all others, where there is room.
    fn push(&mut self, axis: Axis) {
        if let Some(item) = self.items.get_mut(self.count) {
            *item = axis;
            self.count += 1;
        }
    }

    fn as_slice(&self) -> &[Axis] {
        self.items.get(..self.count).unwrap_or_default()
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Axis> + '_ {
        self.as_slice().iter().copied()
    }

    pub fn len(&self) -> usize {
        self.count
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
        if self.count == MAX_AXES {
            return Err(Clash::TooMany);
        }
        let mut axes = Axes::EMPTY;
        let mut new = Some(axis);
        for here in self.as_slice() {
            if here.level > axis.level
                && let Some(new) = new.take()
            {
                axes.push(new);
            }
            axes.push(*here);
        }
        if let Some(new) = new {
            axes.push(new);
        }
        Ok(axes)
    }

    /// The axes of both.
    pub fn union(self, other: Axes) -> Result<Axes, Clash> {
        let mut axes = self;
        for axis in other.as_slice() {
            axes = axes.with(*axis)?;
        }
        Ok(axes)
    }

    /// These axes but the one at a level.
    pub fn without(self, level: u32) -> Axes {
        let mut axes = Axes::EMPTY;
        for axis in self.as_slice() {
            if axis.level != level {
                axes.push(*axis);
            }
        }
        axes
    }

    /// Whether there are none but perhaps one of this group.
    pub fn at_most(&self, group: Option<u32>) -> bool {
        match self.as_slice() {
            [] => true,
            [one] => group == Some(one.group),
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
