//! Exact arithmetic: scales are aligned here, quotients are kept as numerator and denominator, and
//! comparisons of quotients cross-multiply (design invariant 3, *exact*).
//!
//! A denominator is always positive: a divisor that may be zero is refused, a negative one turns
//! both signs.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::ranges;
use super::types::{Type, Unit};
use super::value::{Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span};
use crate::syntax::{Binary, Expr};

impl Elaborator<'_> {
    pub(super) fn negate(&mut self, cx: &Context, inner: &Expr, span: Span) -> Value {
        let Some(number) = self.number(cx, inner) else {
            return Value::Refused;
        };
        match self.arithmetic(Operator::Negate, &[number.node], span) {
            Some(node) => Value::Scalar(Scalar { node, ..number }),
            None => Value::Refused,
        }
    }

    /// A number, whatever its unit.
    pub(super) fn number(&mut self, cx: &Context, expr: &Expr) -> Option<Scalar> {
        let scalar = self.scalar(cx, expr, None)?;
        match scalar.ty {
            Type::Number(_) => Some(scalar),
            other => {
                let message = format!("a number is needed here, this is {}", other.word());
                let help = match other {
                    Type::Date => {
                        "between dates write `years(a, b)`, `months(a, b)`, `days(a, b)`; \
                                   to move one `add_days(d, n)`, `add_months(d, n)`"
                    }
                    _ => "write a number, or a fact that is one",
                };
                self.error(Code::TypeMismatch, expr.span, message, "not a number", help);
                None
            }
        }
    }

    pub(super) fn calculation(
        &mut self,
        cx: &Context,
        sign: Binary,
        left: &Expr,
        right: &Expr,
        span: Span,
    ) -> Value {
        let a = self.number(cx, left);
        let b = self.number(cx, right);
        let (Some(a), Some(b)) = (a, b) else {
            return Value::Refused;
        };
        let made = match sign {
            Binary::Add => self.sum_of(Operator::Add, a, b, span),
            Binary::Subtract => self.sum_of(Operator::Subtract, a, b, span),
            Binary::Multiply => self.product(a, b, span),
            Binary::Divide => self.quotient(a, b, span, right.span),
            _ => self.remainder(a, b, left.span, right.span),
        };
        made.map_or(Value::Refused, Value::Scalar)
    }

    /// `+`, `-`, `min`, `max`: numbers of one unit over one denominator.
    pub(super) fn sum_of(
        &mut self,
        operator: Operator,
        a: Scalar,
        b: Scalar,
        span: Span,
    ) -> Option<Scalar> {
        let unit = self.joined(&a, &b, span)?;
        let common = self.common(&a, &b, span)?;
        let node = self.arithmetic(operator, &[common.a, common.b], span)?;
        Some(Scalar {
            ty: Type::Number(unit),
            node,
            scale: common.scale,
            over: common.over,
        })
    }

    /// The unit of both sides, or a finding.
    pub(super) fn joined(&mut self, a: &Scalar, b: &Scalar, span: Span) -> Option<Unit> {
        let (Type::Number(x), Type::Number(y)) = (&a.ty, &b.ty) else {
            return None;
        };
        let joined = x.join(y);
        if joined.is_none() {
            let (x, y) = (x.clone(), y.clone());
            self.unit_mismatch(&x, &y, span, None);
        }
        joined
    }

    fn product(&mut self, a: Scalar, b: Scalar, span: Span) -> Option<Scalar> {
        let (Type::Number(x), Type::Number(y)) = (&a.ty, &b.ty) else {
            return None;
        };
        let Some(unit) = x.times(y) else {
            let message = format!("{} times {}", x.word(), y.word());
            let help = "only one side of `*` may have a unit; a rate or a count has none";
            self.error(Code::UnitMismatch, span, message, "two units", help);
            return None;
        };
        let node = self.arithmetic(Operator::Multiply, &[a.node, b.node], span)?;
        let over = self.product_over(a.over, b.over, span)?;
        let scale = a.scale.saturating_add(b.scale);
        Some(Scalar {
            ty: Type::Number(unit),
            node,
            scale,
            over,
        })
    }

    fn quotient(&mut self, a: Scalar, b: Scalar, span: Span, right: Span) -> Option<Scalar> {
        if self.is_integer(&a) && self.is_integer(&b) {
            let message = "an integer divided by an integer: is the rest kept or dropped?";
            let help = "write `ratio(a, b)` to keep it, or `div_floor(a, b)` to drop it";
            self.error(Code::IntegerDivision, span, message, "integers", help);
            return None;
        }
        self.divide(a, b, span, right)
    }

    /// `a / b`, exact. The divisor is proved not to be zero.
    pub(super) fn divide(
        &mut self,
        a: Scalar,
        b: Scalar,
        span: Span,
        right: Span,
    ) -> Option<Scalar> {
        let (Type::Number(x), Type::Number(y)) = (&a.ty, &b.ty) else {
            return None;
        };
        let Some(unit) = x.over(y) else {
            let (x, y) = (x.clone(), y.clone());
            self.unit_mismatch(&x, &y, span, None);
            return None;
        };
        let ty = Type::Number(unit);
        if let (Some(divisor), None) = (self.graph.constant(b.node), b.over)
            && let Some((factor, places)) = decimal_inverse(divisor)
        {
            // Dividing by a constant of twos and fives only moves the point.
            let factor = self.graph.number(factor).ok()?;
            let node = self.arithmetic(Operator::Multiply, &[a.node, factor], span)?;
            let node = self.shift(node, b.scale, span)?;
            let scale = a.scale.saturating_add(places);
            return Some(Scalar {
                ty,
                node,
                scale,
                over: a.over,
            });
        }
        let (mut top, mut divisor) = (a.node, b.node);
        let range = self.graph.range(divisor);
        if range.contains(0) {
            self.zero_divisor(divisor, right);
            return None;
        }
        if range.high < 0 {
            top = self.arithmetic(Operator::Negate, &[top], span)?;
            divisor = self.arithmetic(Operator::Negate, &[divisor], span)?;
        }
        if b.over.is_none()
            && b.scale == 0
            && let Some(parts) = self.parts_of_one(divisor)
        {
            let one = self.graph.number(parts).ok()?;
            let each = self.divide_whole(one, divisor, 0, span)?;
            let node = self.arithmetic(Operator::Multiply, &[top, each], span)?;
            let over = self.product_over(a.over, Some((one, 0)), span)?;
            return Some(Scalar {
                ty,
                node,
                scale: a.scale,
                over,
            });
        }
        let mut scale = a.scale;
        if let Some((over, places)) = b.over {
            top = self.arithmetic(Operator::Multiply, &[top, over], span)?;
            scale = scale.saturating_add(places);
        }
        let over = self.product_over(a.over, Some((divisor, b.scale)), span)?;
        Some(Scalar {
            ty,
            node: top,
            scale,
            over,
        })
    }

    pub(super) fn zero_divisor(&mut self, divisor: Node, span: Span) {
        let help = match self.widest(&[divisor]) {
            Some(name) => format!(
                "declare a `min` above 0 for `{name}`, or guard it: `if {name} > 0 {{ … }} else {{ … }}`"
            ),
            None => "guard it: `if x > 0 { … } else { … }`".to_owned(),
        };
        self.error(
            Code::MayDivideByZero,
            span,
            "this divisor may be 0",
            "may be 0",
            help,
        );
    }

    fn remainder(&mut self, a: Scalar, b: Scalar, left: Span, right: Span) -> Option<Scalar> {
        let unit = self.joined(&a, &b, left.to(right))?;
        self.must_be_integer(&a, left)?;
        self.must_be_integer(&b, right)?;
        self.must_not_be_negative(&a, left)?;
        self.must_be_positive(&b, right)?;
        let node = self.arithmetic(Operator::Remainder, &[a.node, b.node], left.to(right))?;
        Some(Scalar::number(Type::Number(unit), node, 0))
    }

    /// Whole by its type: no decimal places, no denominator, no money.
    pub(super) fn is_integer(&self, number: &Scalar) -> bool {
        number.scale == 0
            && number.over.is_none()
            && !matches!(number.ty, Type::Number(Unit::Money(_)))
    }

    pub(super) fn must_be_integer(&mut self, number: &Scalar, span: Span) -> Option<()> {
        if number.scale == 0 && number.over.is_none() {
            return Some(());
        }
        let help = "round it first: `round(x, 1, \"floor\")`";
        self.error(
            Code::TypeMismatch,
            span,
            "an integer is needed here",
            "not whole",
            help,
        );
        None
    }

    pub(super) fn must_not_be_negative(&mut self, number: &Scalar, span: Span) -> Option<()> {
        if self.graph.range(number.node).low >= 0 {
            return Some(());
        }
        let help = "write `max(x, 0)`, or declare a `min` of 0";
        self.error(
            Code::MayBeNegative,
            span,
            "this may be negative",
            "may be below 0",
            help,
        );
        None
    }

    pub(super) fn must_be_positive(&mut self, number: &Scalar, span: Span) -> Option<()> {
        let range = self.graph.range(number.node);
        if range.low > 0 {
            return Some(());
        }
        if range.low == 0 {
            self.zero_divisor(number.node, span);
        } else {
            let help = "write `max(x, 1)`, or declare a `min` of 1";
            self.error(
                Code::MayBeNegative,
                span,
                "this may be 0 or negative",
                "",
                help,
            );
        }
        None
    }

    /// `round(x, unit, mode)`: `unit` is `digits` at `places`.
    pub(super) fn round(
        &mut self,
        x: &Scalar,
        digits: i128,
        places: u32,
        mode: u32,
        span: Span,
    ) -> Option<Scalar> {
        // x / unit = (node · 10^(over places + unit places)) / (over · digits · 10^scale)
        let (over, over_places) = match x.over {
            Some((node, scale)) => (Some(node), scale),
            None => (None, 0),
        };
        let up = over_places.saturating_add(places);
        let down = x.scale;
        let both = up.min(down);
        let top = self.shift(x.node, up.saturating_sub(both), span)?;
        let divisor = self.graph.number(digits).ok()?;
        let divisor = self.shift(divisor, down.saturating_sub(both), span)?;
        let divisor = match over {
            Some(over) => self.arithmetic(Operator::Multiply, &[over, divisor], span)?,
            None => divisor,
        };
        let whole = self.divide_whole(top, divisor, mode, span)?;
        let unit = self.graph.number(digits).ok()?;
        let node = self.arithmetic(Operator::Multiply, &[whole, unit], span)?;
        Some(Scalar::number(x.ty.clone(), node, places))
    }

    /// A quotient rounded to an integer; the divisor is at least 1.
    pub(super) fn divide_whole(
        &mut self,
        top: Node,
        divisor: Node,
        mode: u32,
        span: Span,
    ) -> Option<Node> {
        match (self.graph.constant(top), self.graph.constant(divisor)) {
            (_, Some(1)) => return Some(top),
            (Some(top), Some(divisor)) if mode == 0 => {
                return self.graph.number(top.checked_div_euclid(divisor)?).ok();
            }
            _ => {}
        }
        let range = ranges::quotient(self.graph.range(top), self.graph.range(divisor), mode == 0)?;
        let made = self
            .graph
            .add(Operator::Divide, vec![top.0, divisor.0, mode], range);
        self.fits(made, &[top, divisor], span)
    }
}

/// `factor / 10^places == 1 / divisor` for a positive divisor of twos and fives.
fn decimal_inverse(divisor: i128) -> Option<(i128, u32)> {
    (0..=18).find_map(|places| {
        let power = 10_i128.checked_pow(places)?;
        (divisor > 0 && power.checked_rem(divisor)? == 0)
            .then(|| power.checked_div(divisor))
            .flatten()
            .map(|factor| (factor, places))
    })
}
