//! Dates: literals, spans between two, days moved, and parts of a day.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::ranges::Range;
use super::types::{Type, Unit};
use super::value::Scalar;
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span};
use crate::package::Bound;
use crate::syntax::{Expr, ExprKind};

impl Elaborator<'_> {
    pub(super) fn date_literal(&mut self, text: &Expr) -> Option<Scalar> {
        let day = match &text.kind {
            ExprKind::Text(text) => super::facts::day_of_iso(text),
            _ => None,
        };
        let Some(day) = day else {
            let help = "write `date(\"2026-03-01\")`, between 1900 and 2100";
            self.error(Code::NotLiteral, text.span, "this is no date", "", help);
            return None;
        };
        let node = self.graph.number(i128::from(day)).ok()?;
        Some(Scalar::plain(Type::Date, node))
    }

    /// The node of a date.
    pub(super) fn date(&mut self, cx: &Context, expr: &Expr) -> Option<Node> {
        let scalar = self.scalar(cx, expr, None)?;
        if scalar.ty == Type::Date {
            return Some(scalar.node);
        }
        let message = format!("a date is needed here, this is {}", scalar.ty.word());
        let help = "write `today`, a date fact, or `date(\"2026-03-01\")`";
        self.error(Code::TypeMismatch, expr.span, message, "not a date", help);
        None
    }

    pub(super) fn between(
        &mut self,
        cx: &Context,
        operator: Operator,
        unit: &str,
        from: &Expr,
        to: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let a = self.date(cx, from);
        let b = self.date(cx, to);
        let (a, b) = (a?, b?);
        let node = match operator {
            Operator::Subtract => self.arithmetic(operator, &[b, a], span)?,
            _ => self.periods(operator, a, b, span)?,
        };
        Some(Scalar::number(
            Type::Number(Unit::Named(unit.to_owned())),
            node,
            0,
        ))
    }

    pub(super) fn later(
        &mut self,
        cx: &Context,
        unit: &str,
        date: &Expr,
        n: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let day = self.date(cx, date);
        let number = self.number(cx, n);
        let (day, number) = (day?, number?);
        self.must_be_integer(&number, n.span)?;
        let fits = match &number.ty {
            Type::Number(Unit::Bare | Unit::None) => true,
            Type::Number(Unit::Named(name)) => name == unit,
            _ => false,
        };
        if !fits {
            let message = format!(
                "a number of {unit}s is needed, this is {}",
                number.ty.word()
            );
            let help = format!("give it `unit = \"{unit}\"` where it is declared");
            self.error(Code::UnitMismatch, n.span, message, "", help);
            return None;
        }
        let node = match unit {
            "day" => self.arithmetic(Operator::Add, &[day, number.node], span)?,
            "year" => {
                let twelve = self.graph.number(12).ok()?;
                let months = self.arithmetic(Operator::Multiply, &[number.node, twelve], span)?;
                self.arithmetic(Operator::AddMonths, &[day, months], span)?
            }
            _ => self.arithmetic(Operator::AddMonths, &[day, number.node], span)?,
        };
        // Calendars end somewhere: a date stays within a thousand years of now.
        let range = self.graph.range(node);
        if range.low < -365_000 || range.high > 365_000 {
            let help = "declare a smaller `max` for what is added";
            self.error(
                Code::MayOverflow,
                span,
                "this date may lie too far away",
                "",
                help,
            );
            return None;
        }
        Some(Scalar::plain(Type::Date, node))
    }

    pub(super) fn part_of(
        &mut self,
        cx: &Context,
        operator: Operator,
        date: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let day = self.date(cx, date)?;
        let node = self.arithmetic(operator, &[day], span)?;
        Some(Scalar::number(Type::Number(Unit::None), node, 0))
    }

    pub(super) fn first_of(
        &mut self,
        cx: &Context,
        operator: Operator,
        date: &Expr,
        span: Span,
    ) -> Option<Scalar> {
        let day = self.date(cx, date)?;
        let node = self.arithmetic(operator, &[day], span)?;
        Some(Scalar::plain(Type::Date, node))
    }

    /// `years(from, to)`, `months(from, to)`: bounds that move with `today` are used.
    pub(super) fn periods(
        &mut self,
        operator: Operator,
        from: Node,
        to: Node,
        span: Span,
    ) -> Option<Node> {
        let moving = matches!(self.graph.parts(to), Some((Operator::Today, _)))
            .then(|| self.moving_bounds(from))
            .flatten();
        let Some((earliest, latest)) = moving else {
            return self.arithmetic(operator, &[from, to], span);
        };
        // Both in months before today; adding months clamps, which costs a period at most nothing:
        // from `today - m` months to today there are exactly m full months.
        let (fewest, most) = (i128::from(-latest), i128::from(-earliest));
        let range = match operator {
            Operator::Years => Range::new(fewest.div_euclid(12), most.div_euclid(12)),
            _ => Range::new(fewest, most),
        };
        self.graph.add(operator, vec![from.0, to.0], range).ok()
    }

    /// Bounds of a date fact in months from today, when both are so declared.
    fn moving_bounds(&self, node: Node) -> Option<(i32, i32)> {
        let (operator, args) = self.graph.parts(node)?;
        match (operator, args) {
            (Operator::Fact | Operator::FactOf, [fact, ..]) => {
                let decl = self.package.facts.get(usize::try_from(*fact).ok()?)?;
                match (&decl.min.as_ref()?.value, &decl.max.as_ref()?.value) {
                    (Bound::Today(earliest), Bound::Today(latest)) => Some((*earliest, *latest)),
                    _ => None,
                }
            }
            (Operator::First, [_, inner]) | (Operator::Relabel, [_, _, inner]) => {
                self.moving_bounds(Node(*inner))
            }
            _ => None,
        }
    }
}
