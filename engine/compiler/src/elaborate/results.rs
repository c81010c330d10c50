//! Named results: each function of `results.rhai` is a cut through the graph, a node of its own
//! that can be read and fixed from outside.

use selfcheck_runtime::bundle::operators::Operator;

use super::facts::{places, value_of};
use super::graph::{Node, TooLarge};
use super::ranges::Range;
use super::types::Type;
use super::value::{Element, Scalar, Value};
use super::{Context, Elaborator, Made, Script, own_axis};
use crate::diagnostic::{Code, Span, closest};
use crate::package::ResultDecl;
use crate::syntax::{Expr, Name};

/// A named result: its value, read through its `result` nodes, at the own axis of people.
#[derive(Debug, Clone)]
pub struct ResultNodes {
    /// What a caller gets.
    pub value: Scalar,
    /// Its declaration, by place.
    pub decl: usize,
}

impl Elaborator<'_> {
    /// The place of the function of that name.
    pub(super) fn result_named(&self, name: &str) -> Option<usize> {
        self.package
            .result_script
            .functions
            .iter()
            .position(|f| f.name.value == name)
    }

    /// Declarations without a function.
    pub(super) fn check_results(&mut self) {
        let package = self.package;
        for decl in &package.results {
            if self.result_named(&decl.name.value).is_none() {
                let message = format!("`{}` has no function in results.rhai", decl.name.value);
                let help = format!(
                    "write `fn {}() {{ … }}`, or drop the declaration",
                    decl.name.value
                );
                self.error(Code::UnknownFunction, decl.name.span, message, "", help);
            }
        }
    }

    /// `net_income()`, `earned(p)`
    pub(super) fn call_result(
        &mut self,
        cx: &Context,
        name: &Name,
        args: &[Expr],
        span: Span,
    ) -> Value {
        let Some(at) = self.result_named(&name.value) else {
            return Value::Refused;
        };
        let parameters = self
            .package
            .result_script
            .functions
            .get(at)
            .map_or(0, |function| function.parameters.len());
        if args.len() != parameters {
            return self.argument_count(&name.value, parameters, args.len(), span);
        }
        let element = match args.first() {
            None => None,
            Some(arg) => match self.expr(cx, arg, None) {
                Value::Element(element @ (Element::Applicant | Element::Axis { group: 0, .. })) => {
                    Some(element)
                }
                Value::Refused => return Value::Refused,
                other => {
                    let message = format!(
                        "`{}` is a result of a person, this is {}",
                        name.value,
                        self.word(&other)
                    );
                    let help = "write `applicant`, `person` or a closure's parameter";
                    return self.refuse(Code::TypeMismatch, arg.span, message, help);
                }
            },
        };
        let Some(nodes) = self.result(at, span) else {
            return Value::Refused;
        };
        Value::Scalar(match element {
            Some(element) => self.at(element, &nodes.value),
            None => nodes.value,
        })
    }

    /// A named result, made on demand.
    pub(super) fn result(&mut self, at: usize, span: Span) -> Option<ResultNodes> {
        let function = self.package.result_script.functions.get(at)?;
        match self.results.get(at)? {
            Made::Done(made) => return made.clone(),
            Made::Busy => {
                let place = if span == Span::default() {
                    function.name.span
                } else {
                    span
                };
                let message = format!("`{}` depends on itself", function.name.value);
                let help = "a result may only use results that do not use it";
                self.error(Code::Recursion, place, message, "", help);
                return None;
            }
            Made::No => {}
        }
        self.set_result(at, Made::Busy);
        let made = self.make_result(at);
        self.set_result(at, Made::Done(made.clone()));
        made
    }

    fn set_result(&mut self, at: usize, made: Made<ResultNodes>) {
        if let Some(place) = self.results.get_mut(at) {
            *place = made;
        }
    }

    fn make_result(&mut self, at: usize) -> Option<ResultNodes> {
        let package = self.package;
        let function = package.result_script.functions.get(at)?;
        let name = &function.name;
        let Some(index) = package
            .results
            .iter()
            .position(|r| r.name.value == name.value)
        else {
            let known = package.results.iter().map(|r| r.name.value.as_str());
            let help = match closest(&name.value, known) {
                Some(guess) => format!("is it `{guess}` in results.toml?"),
                None => format!("declare `{} = {{ … }}` in results.toml", name.value),
            };
            let message = format!("`{}` is not declared", name.value);
            self.error(Code::UnknownId, name.span, message, "", help);
            return None;
        };
        let decl = package.results.get(index)?;
        let cx = match (decl.person, function.parameters.as_slice()) {
            (false, []) => Context::top(Script::Results, None),
            (true, [person]) => Context {
                level: 1,
                ..Context::top(Script::Results, None)
                    .with(&person.value, Value::Element(own_axis(0)))
            },
            _ => {
                let (of, how) = if decl.person {
                    ("person", "one parameter")
                } else {
                    ("household", "no parameter")
                };
                let message = format!("a result of a {of} has {how}");
                let help = "change `of` in results.toml or the function's parameters";
                self.error(Code::ArgumentCount, name.span, message, "", help);
                return None;
            }
        };
        let ty = self.declared_type(&decl.ty);
        let span = function.body.value.span;
        let value = self.block(&cx, &function.body, Some(&ty));
        let value = self.taken_scalar(value, span)?;
        let value = self.of_declared_type(value, &ty, &decl.ty, span)?;
        if ty == Type::Bool {
            self.meet(&cx, &function.body.value, value.node, false);
        }
        if matches!(ty, Type::Number(_)) {
            self.prove_bounds(decl, &value, span)?;
        }
        let value = self.cut(index, decl, value, span)?;
        Some(ResultNodes { value, decl: index })
    }

    /// Refuses a rule that is not provably within the declared bounds.
    fn prove_bounds(&mut self, decl: &ResultDecl, value: &Scalar, span: Span) -> Option<()> {
        let (low, high) = (value_of(&decl.min)?, value_of(&decl.max)?);
        let (one, over_scale) = match value.over {
            Some((node, scale)) => (self.graph.range(node), scale),
            None => (Range::exactly(1), 0),
        };
        let range = self.graph.range(value.node);
        let up = 10_i128.saturating_pow(value.scale.saturating_sub(places(&decl.ty)));
        let down = 10_i128.saturating_pow(over_scale);
        // low / 10^places <= node / 10^scale / (over / 10^over_scale), and the same for high.
        let bound = |value: i128, over: i128| value.checked_mul(up)?.checked_mul(over);
        let scaled = |node: i128| node.checked_mul(down);
        let least = bound(low, if low < 0 { one.low } else { one.high });
        let most = bound(high, if high < 0 { one.high } else { one.low });
        let proved = match (least, most, scaled(range.low), scaled(range.high)) {
            (Some(least), Some(most), Some(low), Some(high)) => least <= low && high <= most,
            _ => false,
        };
        if !proved {
            let parts = self.constant_over(value.over);
            let width = 10_i128.saturating_pow(value.scale);
            let width = width.saturating_mul(parts.unwrap_or(1));
            let message = match parts {
                Some(_) => format!(
                    "the rule gives between {} and {}",
                    range.low.div_euclid(width),
                    range
                        .high
                        .saturating_add(width.saturating_sub(1))
                        .div_euclid(width)
                ),
                None => "the rule is not provably within the declared bounds".to_owned(),
            };
            let help = match self.widest(&[value.node]) {
                Some(name) => {
                    format!("widen `min` and `max` in results.toml, narrow `{name}`, or `clamp`")
                }
                None => "widen `min` and `max` in results.toml, or `clamp` the rule".to_owned(),
            };
            self.error(
                Code::ResultOutsideBounds,
                span,
                message,
                "may leave its bounds",
                help,
            );
            return None;
        }
        Some(())
    }

    /// Puts the `result` nodes over a rule's nodes.
    fn cut(
        &mut self,
        index: usize,
        decl: &ResultDecl,
        value: Scalar,
        span: Span,
    ) -> Option<Scalar> {
        let result = u32::try_from(index).ok()?;
        // A constant denominator stays as it is: the numerator of a fixed value is written in its
        // parts. Any other is 1 where the result is fixed.
        let parts = self.constant_over(value.over);
        let up = 10_i128.saturating_pow(value.scale.saturating_sub(places(&decl.ty)));
        let fixed = |bound: &Option<_>| {
            let written = value_of(bound).unwrap_or_default().checked_mul(up)?;
            written.checked_mul(parts.unwrap_or(1))
        };
        let (Some(low), Some(high)) = (fixed(&decl.min), fixed(&decl.max)) else {
            self.fits(Err(TooLarge), &[value.node], span);
            return None;
        };
        let fixed = Range::new(low, high);
        let own = self.graph.range(value.node);
        let range = match (&value.ty, parts) {
            (Type::Number(_), Some(_)) => fixed,
            (Type::Number(_), None) => own.hull(fixed),
            _ => own,
        };
        let cut = Cut {
            person: decl.person,
            result,
            scale: value.scale,
            parts: parts.unwrap_or(1),
        };
        let node = self.cut_node(&cut, value.node, 0, range);
        let node = self.fits(node, &[value.node], span)?;
        let over = match (value.over, parts) {
            (Some((over, scale)), None) => {
                let one = 10_i128.checked_pow(scale)?;
                let range = self.graph.range(over).hull(Range::exactly(one));
                let made = self.cut_node(&Cut { scale, ..cut }, over, 1, range);
                Some((self.fits(made, &[over], span)?, scale))
            }
            (over, _) => over,
        };
        Some(Scalar {
            node,
            over,
            ..value
        })
    }

    fn cut_node(
        &mut self,
        cut: &Cut,
        rule: Node,
        part: u32,
        range: Range,
    ) -> Result<Node, TooLarge> {
        let parts = self.graph.number_place(cut.parts)?;
        let (operator, args) = if cut.person {
            let args = vec![cut.result, rule.0, part, cut.scale, 0, parts];
            (Operator::ResultOf, args)
        } else {
            let args = vec![cut.result, rule.0, part, cut.scale, parts];
            (Operator::Result, args)
        };
        self.graph.add(operator, args, range)
    }
}

/// What is the same of both parts of a result.
#[derive(Clone, Copy)]
struct Cut {
    person: bool,
    result: u32,
    scale: u32,
    /// What the numerator counts parts of.
    parts: i128,
}
