//! People as arguments: who is meant, whether two are the same, and where one stands in the list.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::{Node, Truth};
use super::ranges::Range;
use super::types::Type;
use super::value::{Element, Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::Code;
use crate::syntax::Expr;

impl Elaborator<'_> {
    pub(super) fn element(&mut self, cx: &Context, expr: &Expr) -> Option<Element> {
        match self.expr(cx, expr, None) {
            Value::Element(element) => Some(element),
            Value::Refused => None,
            other => {
                let message = format!("a person is needed here, this is {}", self.word(&other));
                let help = "write `applicant`, `person` or a closure's parameter";
                self.error(Code::TypeMismatch, expr.span, message, "not a person", help);
                None
            }
        }
    }

    pub(super) fn same(&mut self, cx: &Context, a: &Expr, b: &Expr) -> Option<Scalar> {
        let x = self.element(cx, a);
        let y = self.element(cx, b);
        let node = match (x?, y?) {
            (x, y) if x == y => self.graph.truth(Truth::Yes),
            (
                Element::Axis { level: low, group },
                Element::Axis {
                    level: high,
                    group: other,
                },
            ) => {
                if group != other {
                    let help = "compare two of the same list";
                    let message = "these are of two kinds and never the same";
                    self.error(Code::TypeMismatch, a.span.to(b.span), message, "", help);
                    return None;
                }
                let (low, high) = (low.min(high), low.max(high));
                self.graph
                    .logic(Operator::SamePerson, vec![low, high, group])
            }
            (Element::Applicant, Element::Axis { level, group })
            | (Element::Axis { level, group }, Element::Applicant) => {
                let position = self.position(level, group);
                let one = self.graph.number(1).ok()?;
                self.graph.logic(Operator::Equal, vec![position.0, one.0])
            }
            (Element::Applicant, Element::Applicant) => self.graph.truth(Truth::Yes),
        };
        Some(Scalar::plain(Type::Bool, node))
    }

    pub(super) fn position(&mut self, level: u32, group: u32) -> Node {
        let range = Range::new(1, i128::from(self.group_max(group)));
        self.graph
            .add(Operator::Position, vec![level, group], range)
            .unwrap_or(Node(0))
    }
}
