//! The axes a node spans, and what it costs to evaluate for the largest household.

use super::ix;
use super::nodes::{Checker, Gathered, Refusal, wide};
use super::shape::{Axes, Axis, Kind};
use crate::bundle::operators::Operator;

/// Values kept for one household, at most.
const MAX_CELLS: u64 = 4_000_000;
/// Steps to evaluate one household, at most.
const MAX_STEPS: u64 = 64_000_000;

impl Checker<'_> {
    /// The axes of its arguments, less what a list operator closes.
    pub fn axes(
        &self,
        operator: Operator,
        args: &[u32],
        gathered: &Gathered,
    ) -> Result<Axes, Refusal> {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let input = |place: usize| {
            let node = gathered.inputs.get(place).copied().unwrap_or_default();
            self.nodes
                .get(ix(node))
                .map_or(Axes::default(), |node| node.axes)
        };
        let all = || {
            (0..gathered.inputs.len())
                .try_fold(Axes::default(), |axes, place| axes.union(input(place)))
                .map_err(|_| Refusal::Clash)
        };
        match operator {
            Operator::FactOf => {
                let group = self.core.facts.get(ix(arg(0))).and_then(|fact| fact.group);
                Ok(Axes::of(Axis {
                    level: arg(1),
                    group: group.ok_or(Refusal::Clash)?,
                }))
            }
            Operator::ResultOf => all()?
                .with(Axis {
                    level: arg(4),
                    group: 0,
                })
                .map_err(|_| Refusal::Clash),
            Operator::SamePerson => {
                let one = Axes::of(Axis {
                    level: arg(0),
                    group: arg(2),
                });
                one.with(Axis {
                    level: arg(1),
                    group: arg(2),
                })
                .map_err(|_| Refusal::Clash)
            }
            Operator::Position => Ok(Axes::of(Axis {
                level: arg(0),
                group: arg(1),
            })),
            Operator::First => {
                let axes = all()?;
                // Only the people have a first member in every household.
                match axes.at_level(arg(0)) {
                    Some(axis) if axis.group != 0 => Err(Refusal::Clash),
                    _ => Ok(axes.without(arg(0))),
                }
            }
            Operator::Relabel => {
                let axes = all()?;
                match axes.at_level(arg(0)) {
                    None => Ok(axes),
                    Some(_) if arg(0) == arg(1) => Ok(axes),
                    Some(_) if axes.at_level(arg(1)).is_some() => Err(Refusal::Clash),
                    Some(axis) => axes
                        .without(arg(0))
                        .with(Axis {
                            level: arg(1),
                            group: axis.group,
                        })
                        .map_err(|_| Refusal::Clash),
                }
            }
            Operator::Any
            | Operator::All
            | Operator::Len
            | Operator::Sum
            | Operator::Least
            | Operator::Greatest
            | Operator::SumHighest => {
                let closed = Axis {
                    level: arg(0),
                    group: arg(1),
                };
                let mut axes = input(0);
                if operator != Operator::Len {
                    axes = axes.union(input(1)).map_err(|_| Refusal::Clash)?;
                }
                if axes
                    .at_level(closed.level)
                    .is_some_and(|axis| axis != closed)
                {
                    return Err(Refusal::Clash);
                }
                axes = axes.without(closed.level);
                for place in 2..gathered.inputs.len() {
                    let outer = input(place);
                    if outer.at_level(closed.level).is_some() {
                        return Err(Refusal::Clash);
                    }
                    axes = axes.union(outer).map_err(|_| Refusal::Clash)?;
                }
                Ok(axes)
            }
            _ => all(),
        }
    }

    /// Adds up what the node costs in the largest household.
    pub fn pay(
        &mut self,
        operator: Operator,
        args: &[u32],
        kind: Kind,
        axes: Axes,
        gathered: &Gathered,
    ) -> Result<(), Refusal> {
        let members = |group: u32| {
            self.core
                .groups
                .get(ix(group))
                .map_or(1, |group| u64::from(group.max) + 1)
        };
        let slots: u64 = axes.iter().map(|axis| members(axis.group)).product();
        let words = match kind {
            Kind::Choice(list) => wide(self.list_length(Some(list)) / 64 + 1),
            Kind::Choices(list) => 2 * wide(self.list_length(Some(list)) / 64 + 1),
            Kind::Bool | Kind::Number => 1,
        };
        let closed = match (operator, args.get(1)) {
            (Operator::SumHighest, Some(group)) => members(*group) * members(*group) * 8,
            (
                Operator::Any
                | Operator::All
                | Operator::Len
                | Operator::Sum
                | Operator::Least
                | Operator::Greatest,
                Some(group),
            ) => members(*group),
            _ => 1,
        };
        let each = closed
            .saturating_add(gathered.reads)
            .saturating_add(wide(args.len()));
        self.cells = self.cells.saturating_add(slots.saturating_mul(words));
        self.steps = self
            .steps
            .saturating_add(slots.saturating_mul(each).saturating_mul(words));
        if self.cells > MAX_CELLS || self.steps > MAX_STEPS {
            return Err(Refusal::Cost);
        }
        Ok(())
    }
}
