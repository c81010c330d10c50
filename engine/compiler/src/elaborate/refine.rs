//! What a guard says of the values it tests: inside `if n > 0 { … }` n is at least 1.
//!
//! A refined value is an ordinary node (`max(n, 1)`, `true`, one option) that equals the value
//! wherever the branch is taken; so it is sound, and total even where the branch is not taken.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::{Graph, Node, Truth};
use super::value::{Scalar, Value};
use super::{Context, Elaborator};

/// What is known of a node.
enum Fact {
    Truth(Node, bool),
    AtLeast(Node, i128),
    AtMost(Node, i128),
    Option(Node, u32),
}

impl Elaborator<'_> {
    /// The context inside a branch, where the guard is true (or false).
    pub(super) fn guarded(&mut self, cx: &Context, guard: Node, truth: bool) -> Context {
        let mut cx = cx.clone();
        let mut known = Vec::new();
        learn(&self.graph, guard, truth, &mut known);
        for fact in known {
            let (node, refined) = match fact {
                Fact::Truth(node, truth) => {
                    let truth = if truth { Truth::Yes } else { Truth::No };
                    (node, Some(self.graph.truth(truth)))
                }
                Fact::AtLeast(node, least) => {
                    let now = current(&cx, node);
                    (node, self.bounded(Operator::Max, now, least))
                }
                Fact::AtMost(node, most) => {
                    let now = current(&cx, node);
                    (node, self.bounded(Operator::Min, now, most))
                }
                Fact::Option(node, option) => (node, self.only_option(node, option)),
            };
            if let Some(refined) = refined.filter(|refined| *refined != node) {
                Rc::make_mut(&mut cx.refined).push((node, refined));
            }
        }
        cx
    }

    /// A value as the guards around it leave it.
    pub(super) fn refined(&self, cx: &Context, value: Value) -> Value {
        match value {
            Value::Scalar(scalar) => {
                let node = current(cx, scalar.node);
                Value::Scalar(Scalar { node, ..scalar })
            }
            other => other,
        }
    }

    fn bounded(&mut self, operator: Operator, node: Node, bound: i128) -> Option<Node> {
        let range = self.graph.range(node);
        let says_nothing = match operator {
            Operator::Max => bound <= range.low,
            _ => bound >= range.high,
        };
        if says_nothing {
            return None;
        }
        let bound = self.graph.number(bound).ok()?;
        self.graph.arithmetic(operator, &[node, bound]).ok()
    }

    fn only_option(&mut self, node: Node, option: u32) -> Option<Node> {
        let list = self.options_of(node)?;
        Some(self.graph.logic(Operator::ConstChoice, vec![list, option]))
    }
}

/// The node that stands for this one here.
fn current(cx: &Context, node: Node) -> Node {
    let refined = cx.refined.iter().rev().find(|(from, _)| *from == node);
    refined.map_or(node, |(_, to)| *to)
}

/// Collects what follows from a bool node having this truth.
fn learn(graph: &Graph, node: Node, truth: bool, known: &mut Vec<Fact>) {
    let Some((operator, args)) = graph.parts(node) else {
        return;
    };
    let args: Vec<Node> = args.iter().map(|&arg| Node(arg)).collect();
    match (operator, args.as_slice(), truth) {
        (Operator::Not, [inner], _) => return learn(graph, *inner, !truth, known),
        (Operator::And, parts, true) | (Operator::Or, parts, false) => {
            for part in parts {
                learn(graph, *part, truth, known);
            }
        }
        (Operator::Less, [a, b], true) => less(graph, *a, *b, 1, known),
        (Operator::Less, [a, b], false) => less(graph, *b, *a, 0, known),
        (Operator::AtMost, [a, b], true) => less(graph, *a, *b, 0, known),
        (Operator::AtMost, [a, b], false) => less(graph, *b, *a, 1, known),
        (Operator::Equal, [a, b], true) => {
            less(graph, *a, *b, 0, known);
            less(graph, *b, *a, 0, known);
        }
        (Operator::OneOf, [choice, option], true) => known.push(Fact::Option(*choice, option.0)),
        _ => {}
    }
    known.push(Fact::Truth(node, truth));
}

/// `a + gap <= b`.
fn less(graph: &Graph, a: Node, b: Node, gap: i128, known: &mut Vec<Fact>) {
    let most = graph.range(b).high.saturating_sub(gap);
    let least = graph.range(a).low.saturating_add(gap);
    let (inner, factor) = unscaled(graph, a);
    known.push(Fact::AtMost(inner, most.div_euclid(factor)));
    let (inner, factor) = unscaled(graph, b);
    known.push(Fact::AtLeast(
        inner,
        least.saturating_neg().div_euclid(factor).saturating_neg(),
    ));
}

/// Looks through a multiplication that only aligned scales.
fn unscaled(graph: &Graph, node: Node) -> (Node, i128) {
    if let Some((Operator::Multiply, &[inner, factor])) = graph.parts(node)
        && let Some(factor) = graph.constant(Node(factor)).filter(|factor| *factor > 0)
    {
        return (Node(inner), factor);
    }
    (node, 1)
}
