//! Lists of numbers: their sum, their least and greatest, the highest few of them.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::{Node, Truth};
use super::list::Laid;
use super::types::Type;
use super::value::{List, Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span};
use crate::syntax::Expr;

impl Elaborator<'_> {
    /// The list's values as numbers over a denominator that is the same for all.
    fn numbers(&mut self, cx: &Context, list: &Rc<List>, span: Span) -> Option<(Laid, Scalar)> {
        let laid = self.lay(cx, list)?;
        let Value::Scalar(value) = laid.element.clone() else {
            let help = "say which number of them: `.map(|p| p.wage).sum()`";
            let message = "people cannot be added up or compared";
            self.error(Code::ListAsValue, span, message, "", help);
            return None;
        };
        if !matches!(value.ty, Type::Number(_) | Type::Date) {
            let message = format!(
                "a list of numbers is needed, these are each {}",
                value.ty.word()
            );
            let help = "map each to a number first";
            self.error(Code::TypeMismatch, span, message, "", help);
            return None;
        }
        if let Some((denominator, _)) = value.over
            && self.depends_on(denominator, laid.level)
        {
            let help = "round each value first: `.map(|p| round(…, 0.01, \"half_up\"))`";
            let message = "these quotients have a divisor of their own each";
            self.error(Code::RoundHere, span, message, "", help);
            return None;
        }
        Some((laid, value))
    }

    pub(super) fn sum(&mut self, cx: &Context, list: &Rc<List>, span: Span) -> Value {
        let Some((laid, value)) = self.numbers(cx, list, span) else {
            return Value::Refused;
        };
        if value.ty == Type::Date {
            return self.refuse(
                Code::TypeMismatch,
                span,
                "dates cannot be added up",
                "use `min` or `max`",
            );
        }
        let most = self.group_max(laid.group);
        let range = self.graph.range(value.node).times_up_to(most);
        let mut args = vec![laid.level, laid.group, laid.guard.0, value.node.0];
        let operator = match &list.highest {
            Some(count) => {
                args.push(count.node.0);
                Operator::SumHighest
            }
            None => Operator::Sum,
        };
        let made = match range {
            Some(range) => self.graph.add(operator, args, range),
            None => Err(super::graph::TooLarge),
        };
        match self.fits(made, &[value.node], span) {
            Some(node) => Value::Scalar(Scalar { node, ..value }),
            None => Value::Refused,
        }
    }

    pub(super) fn extreme(
        &mut self,
        cx: &Context,
        list: &Rc<List>,
        operator: Operator,
        fallback: &Expr,
        span: Span,
    ) -> Value {
        let laid = self.numbers(cx, list, span);
        let other = self.expr(cx, fallback, None);
        let Some((laid, value)) = laid else {
            return Value::Refused;
        };
        let both = self.same_type(Value::Scalar(value), other, span, fallback.span);
        let Some((value, other)) = both else {
            return Value::Refused;
        };
        let Some(common) = self.common(&value, &other, span) else {
            return Value::Refused;
        };
        let range = self.graph.range(common.a).hull(self.graph.range(common.b));
        let args = vec![laid.level, laid.group, laid.guard.0, common.a.0, common.b.0];
        let made = self.graph.add(operator, args, range);
        let made = self.fits(made, &[common.a, common.b], span);
        let made = match (&list.highest, made) {
            // The highest none of them are no one: the fallback.
            (Some(count), Some(node)) if self.graph.range(count.node).low < 1 => {
                let some = self.at_least_one(count.node);
                self.select(some, node, common.b)
            }
            (_, made) => made,
        };
        match made {
            Some(node) => Value::Scalar(Scalar {
                ty: value.ty,
                node,
                scale: common.scale,
                over: common.over,
            }),
            None => Value::Refused,
        }
    }

    fn at_least_one(&mut self, count: Node) -> Node {
        match self.graph.number(1) {
            Ok(one) => self.graph.logic(Operator::AtMost, vec![one.0, count.0]),
            Err(_) => self.graph.truth(Truth::Yes),
        }
    }

    pub(super) fn highest(&mut self, cx: &Context, list: &Rc<List>, count: &Expr) -> Value {
        let Some(number) = self.number(cx, count) else {
            return Value::Refused;
        };
        if self.must_be_integer(&number, count.span).is_none()
            || self.must_not_be_negative(&number, count.span).is_none()
        {
            return Value::Refused;
        }
        let mut shorter = List::clone(list);
        shorter.highest = Some(number);
        Value::List(Rc::new(shorter))
    }
}
