//! `if`: a choice between two values of one type, each read where its guard holds.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::observed::Frame;
use super::types::{Type, Unit};
use super::value::{Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::Span;
use crate::syntax::{Block, Expr};

impl Elaborator<'_> {
    pub(super) fn if_else(
        &mut self,
        cx: &Context,
        condition: &Expr,
        then: &Block,
        otherwise: &Block,
        expected: Option<&Type>,
        span: Span,
    ) -> Value {
        let Some(guard) = self.bool(cx, condition) else {
            self.block(cx, then, expected);
            self.block(cx, otherwise, expected);
            return Value::Refused;
        };
        self.meet(cx, condition, guard, false);
        let inside = self
            .guarded(cx, guard, true)
            .looked_at(Frame::Branch(guard, true));
        let outside = self
            .guarded(cx, guard, false)
            .looked_at(Frame::Branch(guard, false));
        let yes = self.block(&inside, then, expected);
        let no = self.block(&outside, otherwise, expected);
        let (yes_span, no_span) = (then.value.span, otherwise.value.span);
        let Some((yes, no)) = self.same_type(yes, no, yes_span, no_span) else {
            return Value::Refused;
        };
        self.choose(guard, &yes, &no, span)
            .map_or(Value::Refused, Value::Scalar)
    }

    /// `if guard { yes } else { no }` over values of one type.
    pub(super) fn choose(
        &mut self,
        guard: Node,
        yes: &Scalar,
        no: &Scalar,
        span: Span,
    ) -> Option<Scalar> {
        if yes == no {
            return Some(yes.clone());
        }
        let Type::Number(unit) = &yes.ty else {
            let node = self.select(guard, yes.node, no.node)?;
            return Some(Scalar::plain(yes.ty.clone(), node));
        };
        if self.constant_over(yes.over).is_some() && self.constant_over(no.over).is_some() {
            let common = self.common(yes, no, span)?;
            return Some(Scalar {
                ty: Type::Number(no_unit_lost(unit, &no.ty)),
                node: self.select(guard, common.a, common.b)?,
                scale: common.scale,
                over: common.over,
            });
        }
        // Quotients: choose between numerators and between denominators.
        let scale = yes.scale.max(no.scale);
        let a = self.shift(yes.node, scale.saturating_sub(yes.scale), span)?;
        let b = self.shift(no.node, scale.saturating_sub(no.scale), span)?;
        let node = self.select(guard, a, b)?;
        let over = match (yes.over, no.over) {
            (None, None) => None,
            (a, b) if a == b => a,
            (a, b) => {
                let one = self.graph.number(1).ok()?;
                let (a, a_scale) = a.unwrap_or((one, 0));
                let (b, b_scale) = b.unwrap_or((one, 0));
                let over_scale = a_scale.max(b_scale);
                let a = self.shift(a, over_scale.saturating_sub(a_scale), span)?;
                let b = self.shift(b, over_scale.saturating_sub(b_scale), span)?;
                Some((self.select(guard, a, b)?, over_scale))
            }
        };
        let unit = no_unit_lost(unit, &no.ty);
        Some(Scalar {
            ty: Type::Number(unit),
            node,
            scale,
            over,
        })
    }

    /// An `if` node over nodes of one scale.
    pub(super) fn select(&mut self, guard: Node, yes: Node, no: Node) -> Option<Node> {
        if yes == no {
            return Some(yes);
        }
        match self.graph.known_truth(guard) {
            Some(true) => return Some(yes),
            Some(false) => return Some(no),
            None => {}
        }
        let range = self.graph.range(yes).hull(self.graph.range(no));
        self.graph
            .add(Operator::If, vec![guard.0, yes.0, no.0], range)
            .ok()
    }
}

/// The unit of a choice between two numbers of joined types.
fn no_unit_lost(unit: &Unit, other: &Type) -> Unit {
    match other {
        Type::Number(other) => unit.join(other).unwrap_or_else(|| unit.clone()),
        _ => unit.clone(),
    }
}
