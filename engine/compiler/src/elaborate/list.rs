//! Lists: who is in them, and what is asked of them.
//!
//! A list has no node. Asked something, it is made at the level of the closure in which it is
//! asked: a guard (who is in it) and a value per element. What is asked of numbers is in
//! `list_numbers`.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::{Node, Truth};
use super::observed::Frame;
use super::ranges::Range;
use super::types::{Type, Unit};
use super::value::{Element, List, Scalar, Source, Step, Value};
use super::{Context, Elaborator, MOST_LEVELS};
use crate::diagnostic::{Code, Span, did_you_mean};
use crate::syntax::{Expr, ExprKind, Name};

/// The methods of lists, for suggestions.
pub const METHODS: [&str; 10] = [
    "any", "all", "filter", "map", "len", "is_empty", "sum", "min", "max", "highest",
];

/// A list at a level.
pub(super) struct Laid {
    pub(super) level: u32,
    pub(super) group: u32,
    pub(super) guard: Node,
    pub(super) element: Value,
    /// The context for a closure on its elements.
    inside: Context,
}

impl Elaborator<'_> {
    pub(super) fn list_method(
        &mut self,
        cx: &Context,
        list: &Rc<List>,
        method: &Name,
        args: &[Expr],
        span: Span,
    ) -> Value {
        let name = method.value.as_str();
        if list.highest.is_some() && !matches!(name, "sum" | "len" | "max") {
            let message = format!("`{name}` after `highest`");
            let help = "after `highest(n)` ask for `sum()`, `len()` or `max(fallback)`; \
                        `filter` and `map` come before it";
            return self.refuse(Code::BadChain, method.span, message, help);
        }
        match (name, args) {
            ("any" | "all", [closure]) => self.quantified(cx, list, name, closure),
            ("filter" | "map", [closure]) => self.step(cx, list, name == "map", closure),
            ("len" | "is_empty", []) => self.length(cx, list, name == "is_empty", span),
            ("sum", []) => self.sum(cx, list, span),
            ("min" | "max", [fallback]) => {
                let operator = if name == "min" {
                    Operator::Least
                } else {
                    Operator::Greatest
                };
                self.extreme(cx, list, operator, fallback, span)
            }
            ("highest", [count]) => self.highest(cx, list, count),
            ("min" | "max", []) => self.refuse(
                Code::ArgumentCount,
                method.span,
                format!("`{name}` of a list that may be empty"),
                format!("say what it is then: `.{name}(0)`"),
            ),
            (name, _) if METHODS.contains(&name) => {
                let (message, help) = match name {
                    "any" | "all" | "filter" | "map" => (
                        format!("`{name}` needs one closure"),
                        format!("write `.{name}(|p| …)`"),
                    ),
                    "highest" => (
                        "`highest` needs a number".into(),
                        "write `.highest(n)`".into(),
                    ),
                    _ => (
                        format!("`{name}` has other arguments"),
                        format!("write `.{name}()`"),
                    ),
                };
                self.refuse(Code::ArgumentCount, method.span, message, help)
            }
            (name, _) => {
                let known = format!("lists have {}", METHODS.join(", "));
                let help = did_you_mean(name, method.span, METHODS, known);
                let message = format!("a list has no `{name}`");
                self.refuse(Code::UnknownFunction, method.span, message, help)
            }
        }
    }

    /// Lays the list at the context's level.
    pub(super) fn lay(&mut self, cx: &Context, list: &List) -> Option<Laid> {
        if cx.level >= MOST_LEVELS {
            let help = "name an inner list as a fact or a result of its own";
            let message = "closures nest too deeply here";
            self.error(Code::TooDeep, list.span, message, "", help);
            return None;
        }
        let level = cx.level;
        let group = match list.source {
            Source::Group(group) => group,
            Source::Unit(_) | Source::UnitList(..) => 0,
        };
        let element = Element::Axis { level, group };
        let mut guards = vec![match list.source {
            Source::Group(_) => self.graph.truth(Truth::Yes),
            Source::Unit(unit) => {
                let who = self.unit(unit, list.span)?.who;
                self.node_at(element, who)
            }
            Source::UnitList(unit, at) => {
                let node = *self.unit(unit, list.span)?.lists.get(at)?;
                self.node_at(element, node)
            }
        }];
        let mut laid = Laid {
            level,
            group,
            guard: self.graph.truth(Truth::Yes),
            element: Value::Element(element),
            inside: Context {
                level: level.saturating_add(1),
                ..cx.clone()
            },
        };
        for step in &list.steps {
            laid.inside.frames = self.each(cx, &laid, &guards);
            let value = self.closure_value(&laid.inside, step, laid.element.clone());
            if step.map {
                let mapped = self.taken_scalar(value, step.body.value.span)?;
                laid.element = Value::Scalar(mapped);
            } else {
                match value {
                    Value::Scalar(Scalar {
                        ty: Type::Bool,
                        node,
                        ..
                    }) => {
                        self.meet(&laid.inside, &step.body.value, node, false);
                        guards.push(node);
                    }
                    Value::Refused => return None,
                    other => {
                        let message =
                            format!("`filter` needs a condition, this is {}", self.word(&other));
                        let help = "end the closure in a comparison or a yes/no fact";
                        let span = step.body.value.span;
                        self.error(Code::TypeMismatch, span, message, "", help);
                        return None;
                    }
                }
            }
        }
        laid.guard = self.graph.and(&guards);
        laid.inside.frames = self.each(cx, &laid, &guards);
        Some(laid)
    }

    /// What must hold for a closure on the list's elements to be looked at.
    fn each(&self, cx: &Context, laid: &Laid, guards: &[Node]) -> Option<Rc<Vec<Frame>>> {
        self.met.as_ref()?;
        let frame = Frame::Each(laid.level, laid.group, guards.to_vec());
        cx.clone().looked_at(frame).frames
    }

    fn closure_value(&mut self, cx: &Context, step: &Step, element: Value) -> Value {
        let scope = step.scope.with(&step.parameter.value, element);
        let cx = Context {
            scope,
            ..cx.clone()
        };
        self.block(&cx, &step.body, None)
    }

    fn as_step(&mut self, cx: &Context, map: bool, closure: &Expr) -> Option<Step> {
        let ExprKind::Closure(parameters, body) = &closure.kind else {
            if closure.kind != ExprKind::Refused {
                let help = "write `|p| …`";
                let message = "a closure is needed here";
                self.error(Code::TypeMismatch, closure.span, message, "", help);
            }
            return None;
        };
        let [parameter] = parameters.as_slice() else {
            let help = "write one name between the bars: `|p| …`";
            let message = "a closure here has one parameter";
            self.error(Code::ArgumentCount, closure.span, message, "", help);
            return None;
        };
        let (parameter, body) = (parameter.clone(), body.clone());
        Some(Step {
            map,
            parameter,
            body,
            scope: cx.scope.clone(),
        })
    }

    fn step(&mut self, cx: &Context, list: &Rc<List>, map: bool, closure: &Expr) -> Value {
        let Some(step) = self.as_step(cx, map, closure) else {
            return Value::Refused;
        };
        let mut longer = List::clone(list);
        longer.steps.push(step);
        // Made once now, so that mistakes in it are found even when nobody asks the list.
        let unasked = Context {
            frames: None,
            ..cx.clone()
        };
        if self.lay(&unasked, &longer).is_none() {
            return Value::Refused;
        }
        Value::List(Rc::new(longer))
    }

    fn quantified(&mut self, cx: &Context, list: &Rc<List>, name: &str, closure: &Expr) -> Value {
        let Some(step) = self.as_step(cx, false, closure) else {
            return Value::Refused;
        };
        let Some(laid) = self.lay(cx, list) else {
            return Value::Refused;
        };
        let value = self.closure_value(&laid.inside, &step, laid.element);
        match value {
            Value::Scalar(Scalar {
                ty: Type::Bool,
                node,
                ..
            }) => {
                self.meet(&laid.inside, &step.body.value, node, false);
                let operator = if name == "any" {
                    Operator::Any
                } else {
                    Operator::All
                };
                let args = vec![laid.level, laid.group, laid.guard.0, node.0];
                self.truth_value(|graph| graph.logic(operator, args))
            }
            Value::Refused => Value::Refused,
            other => {
                let message = format!("`{name}` needs a condition, this is {}", self.word(&other));
                let help = "end the closure in a comparison or a yes/no fact";
                self.refuse(Code::TypeMismatch, step.body.value.span, message, help)
            }
        }
    }

    fn length(&mut self, cx: &Context, list: &Rc<List>, is_empty: bool, span: Span) -> Value {
        let Some(laid) = self.lay(cx, list) else {
            return Value::Refused;
        };
        let most = self.group_max(laid.group);
        let args = vec![laid.level, laid.group, laid.guard.0];
        if is_empty {
            return self.truth_value(|graph| {
                let yes = graph.truth(Truth::Yes);
                let mut args = args;
                args.push(yes.0);
                let any = graph.logic(Operator::Any, args);
                graph.not(any)
            });
        }
        let range = Range::new(0, i128::from(most));
        let Ok(len) = self.graph.add(Operator::Len, args, range) else {
            return Value::Refused;
        };
        let node = match &list.highest {
            Some(count) => self.arithmetic(Operator::Min, &[len, count.node], span),
            None => Some(len),
        };
        match node {
            Some(node) => Value::Scalar(Scalar::number(Type::Number(Unit::None), node, 0)),
            None => Value::Refused,
        }
    }
}
