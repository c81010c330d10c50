//! Parameters: how a figure is read on a day, by keys, steps or brackets.

use std::ops::RangeInclusive;

use selfcheck_runtime::bundle::operators::Operator;

use super::facts::{places, value_of};
use super::graph::Node;
use super::ranges::Range;
use super::types::{Type, Unit};
use super::value::{Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span, did_you_mean};
use crate::package::{ParameterDecl, ShapeDecl, TypeDecl, whole_numbers};
use crate::syntax::{Expr, ExprKind, Name};

impl Elaborator<'_> {
    /// Checks what the reader could not: that keys are choices, or numbers at the end.
    pub(super) fn check_parameters(&mut self) {
        let package = self.package;
        for parameter in package.parameters.iter() {
            self.declared_type(&parameter.ty);
            if let ShapeDecl::Cells(keys) = &parameter.shape {
                for key in keys {
                    self.key_options(key);
                }
                let outer = keys.len().saturating_sub(1);
                let numbers = |key: &&Name| whole_numbers(&key.value).is_some();
                if let Some(key) = keys.iter().take(outer).find(numbers) {
                    let message = "whole numbers can only be the last key";
                    let help = "write the choices first";
                    self.error(Code::TableKeys, key.span, message, "", help);
                }
            }
        }
    }

    /// The options of the choice that a key names; for whole numbers each written out.
    pub(super) fn key_options(&mut self, key: &Name) -> Option<u32> {
        if let Some(numbers) = whole_numbers(&key.value) {
            let written = numbers.map(|number| number.to_string()).collect();
            return Some(self.graph.add_options(written));
        }
        let package = self.package;
        let result = package.results.iter().find(|r| r.name.value == key.value);
        let ty = match result {
            Some(result) => &result.ty,
            None => &package.facts.get(self.fact_at_path(key)?)?.ty,
        };
        if !matches!(ty, TypeDecl::Choice(_)) {
            let message = format!("`{}` is no choice", key.value);
            let help = "a table is keyed by a choice, or by whole numbers: `\"1..=8\"`; \
                        for other numbers use `steps`";
            self.error(Code::TableKeys, key.span, message, "", help);
            return None;
        }
        match self.declared_type(ty) {
            Type::Choice(list) => Some(list),
            _ => None,
        }
    }

    /// `param.name` on a day.
    pub(super) fn parameter(&mut self, name: &str, day: Node, span: Span) -> Value {
        let package = self.package;
        let Some(index) = package.parameters.iter().position(|p| p.name.value == name) else {
            let known = package.parameters.iter().map(|p| p.name.value.as_str());
            let help = did_you_mean(name, span, known, "declare it in `parameters.toml`");
            let message = format!("there is no parameter `{name}`");
            self.error(
                Code::UnknownParameter,
                span,
                message,
                "unknown parameter",
                help,
            );
            return Value::Refused;
        };
        if let Some(used) = self.used_parameters.get_mut(index) {
            *used = true;
        }
        self.reads.insert(span, index);
        match package.parameters.get(index).map(|p| &p.shape) {
            Some(ShapeDecl::Cells(keys)) if keys.is_empty() => {
                self.read_parameter(index, day, &[], span)
            }
            _ => Value::Parameter {
                index,
                day,
                keys: Vec::new(),
            },
        }
    }

    /// `of[key]`
    pub(super) fn index(&mut self, cx: &Context, of: Value, key: &Expr, span: Span) -> Value {
        match of {
            Value::Parameters(day) => match &key.kind {
                ExprKind::Text(name) => self.parameter(name, day, key.span),
                _ => self.refuse(
                    Code::NotLiteral,
                    key.span,
                    "a parameter's name is a literal",
                    "write `param[\"name\"]`",
                ),
            },
            Value::Parameter {
                index,
                day,
                mut keys,
            } => {
                let Some(decl) = self.package.parameters.get(index) else {
                    return Value::Refused;
                };
                let ShapeDecl::Cells(names) = &decl.shape else {
                    self.incomplete_parameter(index, span);
                    return Value::Refused;
                };
                let Some(name) = names.get(keys.len()) else {
                    return Value::Refused;
                };
                let Some(list) = self.key_options(name) else {
                    return Value::Refused;
                };
                if let Some(numbers) = whole_numbers(&name.value) {
                    return self.numbered(
                        cx,
                        Value::Parameter { index, day, keys },
                        (numbers, list),
                        key,
                        span,
                    );
                }
                match self.expr(cx, key, Some(&Type::Choice(list))) {
                    Value::Scalar(Scalar {
                        ty: Type::Choice(given),
                        node,
                        ..
                    }) if given == list => {
                        keys.push(node);
                    }
                    Value::Refused => return Value::Refused,
                    other => {
                        let message = format!(
                            "this key must be a choice like `{}`, it is {}",
                            name.value,
                            self.word(&other)
                        );
                        let help = format!("write a fact with the options of `{}`", name.value);
                        return self.refuse(Code::TableKeys, key.span, message, help);
                    }
                }
                if keys.len() == names.len() {
                    self.read_parameter(index, day, &keys, span)
                } else {
                    Value::Parameter { index, day, keys }
                }
            }
            Value::Refused => Value::Refused,
            other => {
                let message = format!("{} has no keys", self.word(&other));
                let help = "square brackets are for tables: `param.name[key]`";
                self.refuse(Code::TableKeys, span, message, help)
            }
        }
    }

    /// `of[n]`: the cell of a whole number, which is proved to have one.
    fn numbered(
        &mut self,
        cx: &Context,
        of: Value,
        (numbers, list): (RangeInclusive<u32>, u32),
        key: &Expr,
        span: Span,
    ) -> Value {
        let Value::Parameter { index, day, keys } = of else {
            return Value::Refused;
        };
        let Some(number) = self.number(cx, key) else {
            return Value::Refused;
        };
        if self.must_be_integer(&number, key.span).is_none() {
            return Value::Refused;
        }
        let (first, last) = (i128::from(*numbers.start()), i128::from(*numbers.end()));
        let range = self.graph.range(number.node);
        if range.low < first || range.high > last {
            let message = format!(
                "this key is between {} and {}, the table has {first} to {last}",
                range.low, range.high
            );
            let help = format!("write `clamp(…, {first}, {last})`");
            return self.refuse(Code::TableKeys, key.span, message, help);
        }
        let mut made: Option<Scalar> = None;
        for place in (0..=last.saturating_sub(first)).rev() {
            let at = first.saturating_add(place);
            if at < range.low || at > range.high {
                continue;
            }
            let option = u32::try_from(place).unwrap_or_default();
            let option = self.graph.logic(Operator::ConstChoice, vec![list, option]);
            let mut path = keys.clone();
            path.push(option);
            let Value::Scalar(cell) = self.read_parameter(index, day, &path, span) else {
                return Value::Refused;
            };
            made = match made {
                None => Some(cell),
                Some(above) => {
                    let Ok(limit) = self.graph.number(at) else {
                        return Value::Refused;
                    };
                    let here = self
                        .graph
                        .logic(Operator::AtMost, vec![number.node.0, limit.0]);
                    self.choose(here, &cell, &above, span)
                }
            };
        }
        made.map_or(Value::Refused, Value::Scalar)
    }

    fn read_parameter(&mut self, index: usize, day: Node, keys: &[Node], span: Span) -> Value {
        let Some(decl) = self.package.parameters.get(index) else {
            return Value::Refused;
        };
        let ty = self.declared_type(&decl.ty);
        let Ok(place) = u32::try_from(index) else {
            return Value::Refused;
        };
        let mut args = vec![place, day.0];
        args.extend(keys.iter().map(|key| key.0));
        let made = self
            .graph
            .add(Operator::Parameter, args, parameter_range(decl));
        match self.fits(made, &[], span) {
            Some(node) => Value::Scalar(Scalar {
                ty,
                node,
                scale: places(&decl.ty),
                over: None,
            }),
            None => Value::Refused,
        }
    }

    /// Says how a parameter is read, where it was not.
    pub(super) fn incomplete_parameter(&mut self, index: usize, span: Span) {
        let Some(decl) = self.package.parameters.get(index) else {
            return;
        };
        let name = &decl.name.value;
        let help = match &decl.shape {
            ShapeDecl::Cells(keys) => {
                let keys: String = keys.iter().map(|key| format!("[{}]", key.value)).collect();
                format!("write `param.{name}{keys}`")
            }
            ShapeDecl::Steps(_) => format!("write `param.{name}.step(x)`"),
            ShapeDecl::Marginal(_) => format!("write `param.{name}.marginal(x)`"),
        };
        let message = format!("`{name}` is a table");
        self.error(Code::TableKeys, span, message, "which value of it?", help);
    }

    /// `.step(x)`, `.marginal(x)`
    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    pub(super) fn bracket(
        &mut self,
        cx: &Context,
        index: usize,
        day: Node,
        plain: bool,
        method: &Name,
        arg: &Expr,
        span: Span,
    ) -> Value {
        let Some(decl) = self.package.parameters.get(index) else {
            return Value::Refused;
        };
        let (thresholds, marginal) = match (&decl.shape, method.value.as_str()) {
            (ShapeDecl::Steps(ty), "step") if plain => (ty, false),
            (ShapeDecl::Marginal(ty), "marginal") if plain => (ty, true),
            _ => {
                self.incomplete_parameter(index, span);
                return Value::Refused;
            }
        };
        let Some(x) = self.number(cx, arg) else {
            return Value::Refused;
        };
        let threshold = self.declared_type(thresholds);
        let (Type::Number(given), Type::Number(wanted)) = (&x.ty, &threshold) else {
            return Value::Refused;
        };
        if given.join(wanted).is_none() {
            let (given, wanted) = (given.clone(), wanted.clone());
            self.unit_mismatch(&given, &wanted, arg.span, None);
            return Value::Refused;
        }
        let made = self.bracket_node(decl, index, day, &x, places(thresholds), marginal, arg.span);
        let Some((node, scale)) = made else {
            return Value::Refused;
        };
        let ty = self.declared_type(&decl.ty);
        // A marginal scale gives what its rates are of: money in, money out.
        let ty = match (marginal, &ty, threshold) {
            (true, Type::Number(rate), Type::Number(of)) => match rate.times(&of) {
                Some(unit) => Type::Number(unit),
                None => {
                    self.unit_mismatch(&rate.clone(), &Unit::None, arg.span, None);
                    return Value::Refused;
                }
            },
            _ => ty,
        };
        Value::Scalar(Scalar::number(ty, node, scale))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one call")]
    fn bracket_node(
        &mut self,
        decl: &ParameterDecl,
        index: usize,
        day: Node,
        x: &Scalar,
        threshold_places: u32,
        marginal: bool,
        span: Span,
    ) -> Option<(Node, u32)> {
        let place = u32::try_from(index).ok()?;
        let finer = x.scale > threshold_places || x.over.is_some();
        if finer && marginal {
            let help = "round it to the places of the thresholds first";
            let message = "this has more decimal places than the brackets";
            self.error(Code::RoundHere, span, message, "", help);
            return None;
        }
        let node = if finer {
            // A threshold lies at or below x exactly when it lies at or below x rounded down.
            let one = self.round(x, 1, threshold_places, 0, span)?;
            one.node
        } else {
            self.shift(x.node, threshold_places.saturating_sub(x.scale), span)?
        };
        let values = parameter_range(decl);
        let (operator, range, scale) = if marginal {
            let of = self.graph.range(node);
            let of = Range::new(of.low.min(0), of.high.max(0));
            let width = of.high.checked_sub(of.low)?;
            let range = Range::new(
                values.low.min(0).checked_mul(width)?,
                values.high.max(0).checked_mul(width)?,
            );
            (
                Operator::Marginal,
                range,
                threshold_places.saturating_add(places(&decl.ty)),
            )
        } else {
            (Operator::Step, values, places(&decl.ty))
        };
        let made = self.graph.add(operator, vec![place, day.0, node.0], range);
        Some((self.fits(made, &[node], span)?, scale))
    }
}

/// What a parameter may be on any day.
pub fn parameter_range(decl: &ParameterDecl) -> Range {
    match &decl.ty {
        TypeDecl::Number { .. } | TypeDecl::Date => Range::new(
            value_of(&decl.min).unwrap_or_default(),
            value_of(&decl.max).unwrap_or_default(),
        ),
        _ => Range::NONE,
    }
}
