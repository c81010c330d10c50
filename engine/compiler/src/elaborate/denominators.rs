//! Denominators: how quotients are brought together.
//!
//! *A constant denominator stays constant.* A twelfth is counted in twelfths, and what is divided
//! by a number of people, which is small, in parts that every such number divides: the share of one
//! of up to six people is so many sixtieths. Such numbers add up over people and over named results
//! without their denominators ever growing. Only a divisor without such bounds is a node of its own.

use selfcheck_runtime::bundle::operators::Operator;

use super::Elaborator;
use super::graph::{Node, TooLarge};
use super::types::{Type, Unit};
use super::value::Scalar;
use crate::diagnostic::Span;

/// Two numbers over one denominator and at one scale.
pub struct Common {
    pub a: Node,
    pub b: Node,
    pub scale: u32,
    pub over: Over,
}

/// A denominator and its decimal places; none is 1.
pub type Over = Option<(Node, u32)>;

/// The most parts of one that a small divisor is written in: all divisors from 1 to 22 fit.
const MOST_PARTS: i128 = 1_000_000_000;

impl Elaborator<'_> {
    /// Brings two numbers over one denominator and to one scale.
    pub(super) fn common(&mut self, a: &Scalar, b: &Scalar, span: Span) -> Option<Common> {
        let (x, y, over) = self.brought_together(a.over, b.over, span)?;
        let (mut a_node, mut a_scale) = (a.node, a.scale);
        let (mut b_node, mut b_scale) = (b.node, b.scale);
        if let Some((factor, places)) = x {
            a_node = self.arithmetic(Operator::Multiply, &[a_node, factor], span)?;
            a_scale = a_scale.saturating_add(places);
        }
        if let Some((factor, places)) = y {
            b_node = self.arithmetic(Operator::Multiply, &[b_node, factor], span)?;
            b_scale = b_scale.saturating_add(places);
        }
        let scale = a_scale.max(b_scale);
        let a = self.shift(a_node, scale.saturating_sub(a_scale), span)?;
        let b = self.shift(b_node, scale.saturating_sub(b_scale), span)?;
        Some(Common { a, b, scale, over })
    }

    /// What each side is multiplied by, and the denominator of both.
    fn brought_together(&mut self, a: Over, b: Over, span: Span) -> Option<(Over, Over, Over)> {
        if a == b {
            return Some((None, None, a));
        }
        if let (Some(x), Some(y)) = (self.constant_over(a), self.constant_over(b)) {
            let Some(both) = least_multiple(x, y) else {
                self.fits(Err(TooLarge), &[], span);
                return None;
            };
            let factor = |made: &mut Self, part: i128| {
                let times = both.checked_div(part)?;
                Some((times != 1).then_some((made.graph.number(times).ok()?, 0)))
            };
            let (x, y) = (factor(self, x)?, factor(self, y)?);
            return Some((x, y, Some((self.graph.number(both).ok()?, 0))));
        }
        Some((b, a, self.product_over(a, b, span)?))
    }

    /// A number times `times / by`, both above 0; what cancels is left out.
    pub(super) fn times_fraction(
        &mut self,
        x: Scalar,
        times: i128,
        by: i128,
        span: Span,
    ) -> Option<Scalar> {
        let (parts, rest) = match self.constant_over(x.over) {
            Some(parts) => (parts.checked_mul(by), None),
            None => (Some(by), x.over),
        };
        let cancelled = parts.and_then(|parts| {
            let product = parts.checked_mul(times)?;
            Some((parts, product.checked_div(least_multiple(parts, times)?)?))
        });
        let Some((parts, common)) = cancelled else {
            self.fits(Err(TooLarge), &[x.node], span);
            return None;
        };
        let times = self.graph.number(times.checked_div(common)?).ok()?;
        let node = self.arithmetic(Operator::Multiply, &[x.node, times], span)?;
        let x = Scalar {
            node,
            over: rest,
            ..x
        };
        let by = self.graph.number(parts.checked_div(common)?).ok()?;
        self.divide(
            x,
            Scalar::number(Type::Number(Unit::None), by, 0),
            span,
            span,
        )
    }

    /// One denominator times another.
    pub(super) fn product_over(&mut self, a: Over, b: Over, span: Span) -> Option<Over> {
        let (Some((x, x_places)), Some((y, y_places))) = (a, b) else {
            return Some(a.or(b));
        };
        let both = self.arithmetic(Operator::Multiply, &[x, y], span)?;
        Some(Some((both, x_places.saturating_add(y_places))))
    }

    /// The value of a denominator that is constant and whole; 1 where there is none.
    pub(super) fn constant_over(&self, over: Over) -> Option<i128> {
        match over {
            None => Some(1),
            Some((node, 0)) => self.graph.constant(node),
            Some(_) => None,
        }
    }

    /// For a divisor that is small, so many parts of one that every value it can have divides them.
    pub(super) fn parts_of_one(&self, divisor: Node) -> Option<i128> {
        let range = self.graph.range(divisor);
        if range.low < 1 || range.high.checked_sub(range.low)? > 64 {
            return None;
        }
        (range.low..=range.high).try_fold(1, |parts, value| {
            least_multiple(parts, value).filter(|parts| *parts <= MOST_PARTS)
        })
    }
}

/// The least common multiple of two numbers above 0.
fn least_multiple(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x.checked_rem(y)?);
    }
    a.checked_div(x)?.checked_mul(b)
}
