//! What goes together: values of one type, numbers of one unit, a text beside a choice.
//!
//! Each function gives what was asked for, or says at the place why it cannot.

use super::graph::Node;
use super::types::{Type, Unit};
use super::value::{Scalar, Subject, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Fix, Help, Span};
use crate::syntax::Expr;

impl Elaborator<'_> {
    /// A condition: the node of a bool.
    pub(super) fn bool(&mut self, cx: &Context, expr: &Expr) -> Option<Node> {
        let value = self.expr(cx, expr, Some(&Type::Bool));
        match value {
            Value::Scalar(Scalar {
                ty: Type::Bool,
                node,
                ..
            }) => Some(node),
            Value::Refused => None,
            other => {
                let message = format!("a condition is needed here, this is {}", self.word(&other));
                let help = "write a comparison, or a yes/no fact";
                self.error(
                    Code::TypeMismatch,
                    expr.span,
                    message,
                    "not true or false",
                    help,
                );
                None
            }
        }
    }

    /// A value that is no list, person or text.
    pub(super) fn scalar(
        &mut self,
        cx: &Context,
        expr: &Expr,
        expected: Option<&Type>,
    ) -> Option<Scalar> {
        let value = self.expr(cx, expr, expected);
        self.taken_scalar(value, expr.span)
    }

    /// Takes a value for a scalar; anything else is an error at the place.
    pub(super) fn taken_scalar(&mut self, value: Value, span: Span) -> Option<Scalar> {
        match value {
            Value::Scalar(scalar) => Some(scalar),
            Value::Refused => None,
            Value::Text(text) => {
                let message = format!("the text `{text}` stands where a value is needed");
                let help = "a text is compared with a choice: `person.school == \"primary\"`";
                self.error(Code::TypeMismatch, span, message, "a text", help);
                None
            }
            Value::List(_) => {
                let help = "ask it something: `.len()`, `.any(|p| …)`, `.map(|p| …).sum()`";
                self.error(
                    Code::ListAsValue,
                    span,
                    "a list is no value",
                    "a list",
                    help,
                );
                None
            }
            Value::Parameter { index, .. } => {
                self.incomplete_parameter(index, span);
                None
            }
            other => {
                let message = format!("{} is no value", self.word(&other));
                self.error(
                    Code::TypeMismatch,
                    span,
                    message,
                    "",
                    "name one of its facts",
                );
                None
            }
        }
    }

    /// Two values that must have one type; a text beside a choice becomes an option.
    pub(super) fn same_type(
        &mut self,
        a: Value,
        b: Value,
        a_span: Span,
        b_span: Span,
    ) -> Option<(Scalar, Scalar)> {
        if matches!((&a, &b), (Value::Refused, _) | (_, Value::Refused)) {
            return None;
        }
        let (a, b) = match (a, b) {
            (Value::Scalar(choice), Value::Text(text)) if matches!(choice.ty, Type::Choice(_)) => {
                let b = self.option_of(&choice.ty, &text, b_span);
                (Value::Scalar(choice), b)
            }
            (Value::Text(text), Value::Scalar(choice)) if matches!(choice.ty, Type::Choice(_)) => {
                let a = self.option_of(&choice.ty, &text, a_span);
                (a, Value::Scalar(choice))
            }
            other => other,
        };
        let (a, b) = (self.taken_scalar(a, a_span), self.taken_scalar(b, b_span));
        let (mut a, mut b) = (a?, b?);
        match (&a.ty, &b.ty) {
            (Type::Number(x), Type::Number(y)) => match x.join(y) {
                Some(unit) => {
                    a.ty = Type::Number(unit.clone());
                    b.ty = Type::Number(unit);
                    Some((a, b))
                }
                None => {
                    self.unit_mismatch(x, y, a_span.to(b_span), Some((a_span, b_span)));
                    None
                }
            },
            (x, y) if x == y => Some((a, b)),
            (x, y) => {
                let message = format!("{} and {} do not go together", x.word(), y.word());
                let help = match (x, y) {
                    (Type::Choice(_), Type::Choice(_)) => {
                        "two choices compare only when their options are the same".to_owned()
                    }
                    _ => "both sides must be of one type".to_owned(),
                };
                self.error(Code::TypeMismatch, a_span.to(b_span), message, "", help);
                None
            }
        }
    }

    /// Reports two units that are not the same; `sides` are where the two numbers stand.
    pub(super) fn unit_mismatch(
        &mut self,
        x: &Unit,
        y: &Unit,
        span: Span,
        sides: Option<(Span, Span)>,
    ) {
        let help = match (x, y) {
            (Unit::Money(a), Unit::Money(b)) => match (a.months(), b.months()) {
                (Some(_), Some(_)) => {
                    let (a, b) = (format!("per_{}(", a.word()), format!("per_{}(", b.word()));
                    let help = Help::from(format!("convert one side: `{a}…)` or `{b}…)`"));
                    // One place for both: an expression in a text with escapes.
                    match sides.filter(|(left, right)| left.end <= right.start) {
                        Some((left, right)) => help
                            .with(Fix::wrap(right, &a, ")"))
                            .with(Fix::wrap(left, &b, ")")),
                        None => help,
                    }
                }
                _ => {
                    "days, weeks and single payments never convert; ask for the same period".into()
                }
            },
            _ => "both sides must count the same thing".into(),
        };
        let message = format!("{} and {} do not go together", x.word(), y.word());
        self.error(Code::UnitMismatch, span, message, "units differ", help);
    }

    /// The word for a value in messages.
    pub(super) fn word(&self, value: &Value) -> String {
        match value {
            Value::Scalar(scalar) => scalar.ty.word(),
            Value::Text(_) => "a text".into(),
            Value::Texts(_) => "a list of options".into(),
            Value::Element(_) => "a person".into(),
            Value::List(_) => "a list".into(),
            Value::Subject(Subject::Household) => "the household".into(),
            Value::Subject(Subject::Unit(_)) => "a unit of people".into(),
            Value::Parameters(_) | Value::Parameter { .. } => "a parameter".into(),
            Value::Refused => "something refused".into(),
        }
    }
}
