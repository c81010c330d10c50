//! Functions of numbers: `min`, `max`, `clamp`, `round`, and money from one period to another.

use selfcheck_runtime::bundle::operators::Operator;

use super::call::MODES;
use super::types::{Period, Type, Unit};
use super::value::{Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span};
use crate::syntax::{Expr, ExprKind};

impl Elaborator<'_> {
    pub(super) fn lesser(
        &mut self,
        cx: &Context,
        operator: Operator,
        a: &Expr,
        b: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let x = self.expr(cx, a, None);
        let y = self.expr(cx, b, None);
        if matches!(x, Value::List(_)) {
            let help = "write it behind the list: `list.min(fallback)`";
            self.error(
                Code::ListAsValue,
                a.span,
                "a list is no value",
                "a list",
                help,
            );
            return None;
        }
        let (x, y) = self.same_type(x, y, a.span, b.span)?;
        match x.ty {
            Type::Number(_) => self.sum_of(operator, x, y, span),
            Type::Date => {
                let node = self.arithmetic(operator, &[x.node, y.node], span)?;
                Some(Scalar::plain(Type::Date, node))
            }
            other => {
                let message = format!("{} has no order", other.word());
                let help = "`min` and `max` are for numbers and dates";
                self.error(Code::TypeMismatch, span, message, "", help);
                None
            }
        }
    }

    pub(super) fn clamp(
        &mut self,
        cx: &Context,
        x: &Expr,
        low: &Expr,
        high: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        // min(max(x, low), high)
        let x = self.number(cx, x);
        let low = self.number(cx, low);
        let high = self.number(cx, high);
        let above = self.sum_of(Operator::Max, x?, low?, span)?;
        self.sum_of(Operator::Min, above, high?, span)
    }

    pub(super) fn round_call(
        &mut self,
        cx: &Context,
        x: &Expr,
        unit: &Expr,
        mode: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let number = self.number(cx, x);
        let ExprKind::Number { digits, places } = unit.kind else {
            let help = "write it out: `round(x, 0.01, \"half_up\")`";
            let message = "the unit of `round` is a literal above 0";
            self.error(Code::NotLiteral, unit.span, message, "", help);
            return None;
        };
        if digits <= 0 {
            let help = "write 1, 0.01 or 50";
            self.error(
                Code::NotLiteral,
                unit.span,
                "the unit of `round` is above 0",
                "",
                help,
            );
            return None;
        }
        let word = match &mode.kind {
            ExprKind::Text(word) => word.as_str(),
            _ => "",
        };
        let Some(code) = MODES.iter().position(|known| *known == word) else {
            let help = "write `\"floor\"`, `\"ceil\"`, `\"half_up\"` or `\"half_even\"`";
            let message = "this is no way of rounding";
            self.error(Code::NotLiteral, mode.span, message, "", help);
            return None;
        };
        let code = u32::try_from(code).unwrap_or_default();
        self.round(&number?, digits, places, code, span)
    }

    pub(super) fn whole_pair(
        &mut self,
        cx: &Context,
        a: &Expr,
        b: &Expr,
    ) -> Option<(Scalar, Scalar)> {
        let x = self.number(cx, a);
        let y = self.number(cx, b);
        let (x, y) = (x?, y?);
        self.must_be_integer(&x, a.span)?;
        self.must_be_integer(&y, b.span)?;
        Some((x, y))
    }

    pub(super) fn per(&mut self, cx: &Context, to: Period, x: &Expr, span: Span) -> Option<Scalar> {
        let number = self.number(cx, x)?;
        let from = match &number.ty {
            Type::Number(Unit::Money(from)) => *from,
            other => {
                let message = format!("{} has no period", other.word());
                let help = "only money per month, quarter or year converts";
                self.error(Code::UnitMismatch, x.span, message, "", help);
                return None;
            }
        };
        let (Some(from_months), Some(to_months)) = (from.months(), to.months()) else {
            let message = format!("money {from} does not convert exactly");
            let help = "days, weeks and single payments never convert; ask for another period";
            self.error(Code::UnitMismatch, x.span, message, "", help);
            return None;
        };
        let ty = Type::Number(Unit::Money(to));
        let made = self.times_fraction(number, to_months, from_months, span)?;
        Some(Scalar { ty, ..made })
    }
}
