//! Comparisons: `==`, `<` and the like, and `in` on a range.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::types::Type;
use super::value::Value;
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span};
use crate::syntax::{Binary, Expr};

impl Elaborator<'_> {
    pub(super) fn comparison(
        &mut self,
        cx: &Context,
        sign: Binary,
        left: &Expr,
        right: &Expr,
        span: Span,
    ) -> Value {
        let a = self.expr(cx, left, None);
        let b = self.expr(cx, right, None);
        if let Some(value) = self.option_comparison(sign, &a, &b, left.span, right.span) {
            return value;
        }
        let Some((a, b)) = self.same_type(a, b, left.span, right.span) else {
            return Value::Refused;
        };
        let equality = matches!(sign, Binary::Equal | Binary::NotEqual);
        let node = match &a.ty {
            Type::Number(_) | Type::Date => match self.common(&a, &b, span) {
                Some(common) => self.compare(sign, common.a, common.b),
                None => return Value::Refused,
            },
            Type::Bool if equality => self
                .graph
                .logic(Operator::BoolEqual, vec![a.node.0, b.node.0]),
            Type::Choice(_) if equality => self
                .graph
                .logic(Operator::ChoiceEqual, vec![a.node.0, b.node.0]),
            other => {
                let message = format!("{} and `{}` do not go together", other.word(), sign.sign());
                let help = match other {
                    Type::Choices(_) => "ask for one option: `x.contains(\"option\")`",
                    _ => "compare with `==`, `!=` or `in`",
                };
                return self.refuse(Code::TypeMismatch, span, message, help);
            }
        };
        let unequal = sign == Binary::NotEqual && !matches!(a.ty, Type::Number(_) | Type::Date);
        self.truth_value(|graph| if unequal { graph.not(node) } else { node })
    }

    /// Both sides without a factor above 0 that both have: what a home earns for each of its people
    /// is compared with what it spends for each without asking how many they are.
    fn without_common_factor(&self, a: Node, b: Node) -> (Node, Node) {
        let factors = |node| match self.graph.parts(node) {
            Some((Operator::Multiply, &[x, y])) => Some((Node(x), Node(y))),
            _ => None,
        };
        match (factors(a), factors(b)) {
            (Some((x, one)), Some((y, other))) if one == other && self.graph.range(one).low > 0 => {
                (x, y)
            }
            _ => (a, b),
        }
    }

    pub(super) fn compare(&mut self, sign: Binary, a: Node, b: Node) -> Node {
        let (a, b) = self.without_common_factor(a, b);
        let graph = &mut self.graph;
        match sign {
            Binary::Equal => graph.logic(Operator::Equal, vec![a.0, b.0]),
            Binary::NotEqual => {
                let equal = graph.logic(Operator::Equal, vec![a.0, b.0]);
                graph.not(equal)
            }
            Binary::Less => graph.logic(Operator::Less, vec![a.0, b.0]),
            Binary::Greater => graph.logic(Operator::Less, vec![b.0, a.0]),
            Binary::AtMost => graph.logic(Operator::AtMost, vec![a.0, b.0]),
            _ => graph.logic(Operator::AtMost, vec![b.0, a.0]),
        }
    }

    /// `x in a..b`, `x in a..=b` over integers or dates.
    pub(super) fn in_range(
        &mut self,
        cx: &Context,
        left: (Value, Span),
        from: &Expr,
        to: &Expr,
        inclusive: bool,
    ) -> Value {
        let x = self.taken_scalar(left.0, left.1);
        let low = self.expr(cx, from, None);
        let high = self.expr(cx, to, None);
        let Some(x) = x else { return Value::Refused };
        let again = Value::Scalar(x.clone());
        let Some((x_low, low)) = self.same_type(Value::Scalar(x), low, left.1, from.span) else {
            return Value::Refused;
        };
        let Some((x_high, high)) = self.same_type(again, high, left.1, to.span) else {
            return Value::Refused;
        };
        for (part, span) in [(&x_low, left.1), (&low, from.span), (&high, to.span)] {
            let whole = match part.ty {
                Type::Date => true,
                Type::Number(_) => part.scale == 0 && part.over.is_none(),
                _ => false,
            };
            if !whole {
                let help = "ranges hold integers or dates; for other numbers write \
                            `x >= a && x < b`";
                return self.refuse(Code::BadIn, span, "this is no integer and no date", help);
            }
        }
        let at_least = self.compare(Binary::AtLeast, x_low.node, low.node);
        let sign = if inclusive {
            Binary::AtMost
        } else {
            Binary::Less
        };
        let below = self.compare(sign, x_high.node, high.node);
        self.truth_value(|graph| graph.and(&[at_least, below]))
    }
}
