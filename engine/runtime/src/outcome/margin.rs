//! How far an answer is from the limit, where one comparison of two exact numbers decided a rule.
//! The graph keeps no scales, so they are read off a fact, parameter or result that one side comes
//! from; where there is none, there is no margin.

use super::Margin;
use super::reasons::sole_cause;
use crate::bundle::operators::Operator;
use crate::evaluate::cell::{Cell, View};
use crate::graph::{FactKind, ix};
use crate::session::shown;

/// Decimal places and unit of a number.
struct Measure<'a> {
    kind: FactKind,
    places: u32,
    unit: &'a str,
}

/// The margin of the comparison that decided a value.
pub(super) fn margin(view: View<'_>, cell: Cell) -> Option<Margin<'_>> {
    if !view.is_decided(cell) {
        return None;
    }
    let comparison = sole_cause(view, cell)?;
    let [left, right] = view.bundle().args(comparison.node) else {
        return None;
    };
    // `wage > limit` is written `limit < wage`: what answers decide is the value.
    let (value, limit) = if is_limit(view, *left) && !is_limit(view, *right) {
        (right, left)
    } else {
        (left, right)
    };
    let at = |node: u32| {
        view.number(Cell {
            node,
            env: comparison.env,
        })
    };
    let (value, limit) = (at(*value), at(*limit));
    if !value.is_exact() || !limit.is_exact() {
        return None;
    }
    let measure = measure(view, *left).or_else(|| measure(view, *right))?;
    let show = |value| shown(measure.kind, value, measure.places);
    let difference = crate::decimal::print(value.low - limit.low, measure.places);
    Some(Margin {
        difference,
        value: show(value.low),
        limit: show(limit.low),
        unit: if measure.kind == FactKind::Date {
            "date"
        } else {
            measure.unit
        },
    })
}

/// Whether a node is what others are compared with: no answer decides it, or it is a parameter.
fn is_limit(view: View<'_>, node: u32) -> bool {
    let Some(node) = view.node(node) else {
        return false;
    };
    !node.live || matches!(node.operator, Some(Operator::Parameter | Operator::Step))
}

/// What a number node measures, where its first arguments tell.
fn measure<'a>(view: View<'a>, start: u32) -> Option<Measure<'a>> {
    let core = view.bundle().core();
    let number = |places, unit| {
        Some(Measure {
            kind: FactKind::Number,
            places,
            unit,
        })
    };
    let date = Some(Measure {
        kind: FactKind::Date,
        places: 0,
        unit: "",
    });
    // Arguments point backwards, so the walk ends.
    let mut node = start;
    loop {
        let args = view.bundle().args(node);
        let arg = |place: usize| args.get(place).copied().unwrap_or(0);
        let operator = view.node(node)?.operator?;
        let of_kind = |kind: &str, places, unit: &'a str| match kind {
            "date" => Some(Measure {
                kind: FactKind::Date,
                places: 0,
                unit: "",
            }),
            _ => number(places, unit),
        };
        node = match operator {
            Operator::Fact | Operator::FactOf => {
                let fact = core.facts.get(ix(arg(0)))?;
                return of_kind(&fact.kind, fact.places, &fact.unit);
            }
            Operator::Parameter | Operator::Step => {
                let parameter = core.parameters.get(ix(arg(0)))?;
                return of_kind(&parameter.kind, parameter.places, &parameter.unit);
            }
            Operator::Result | Operator::ResultOf => {
                let result = core.results.get(ix(arg(0)))?;
                let parts = args.last().and_then(|place| core.numbers.get(ix(*place)));
                return if arg(2) == 0 && parts.is_some_and(|parts| parts.0 == 1) {
                    of_kind(&result.kind, arg(3), &result.unit)
                } else {
                    None
                };
            }
            Operator::Years => return number(0, "year"),
            Operator::Months => return number(0, "month"),
            Operator::Len | Operator::Chosen | Operator::Position => return number(0, ""),
            Operator::Today
            | Operator::AddMonths
            | Operator::FirstOfMonth
            | Operator::FirstOfYear => return date,
            Operator::Subtract => {
                let first = measure_shallow(view, arg(0));
                if first {
                    return number(0, "day");
                } else {
                    arg(0)
                }
            }
            Operator::Add
            | Operator::Min
            | Operator::Max
            | Operator::Negate
            | Operator::Absolute => arg(0),
            Operator::If | Operator::First => arg(1),
            Operator::Relabel => arg(2),
            Operator::Sum | Operator::Least | Operator::Greatest | Operator::SumHighest => arg(3),
            _ => return None,
        };
    }
}

/// Whether a node is plainly a date: the difference of two dates is in days.
fn measure_shallow(view: View<'_>, node: u32) -> bool {
    let core = view.bundle().core();
    let declared = view.bundle().args(node).first().copied().unwrap_or(0);
    match view.node(node).and_then(|node| node.operator) {
        Some(Operator::Fact | Operator::FactOf) => core
            .facts
            .get(ix(declared))
            .is_some_and(|fact| fact.kind == "date"),
        Some(
            Operator::Today | Operator::AddMonths | Operator::FirstOfMonth | Operator::FirstOfYear,
        ) => true,
        _ => false,
    }
}
