//! Calls: functions of the language, of the script and of `results.rhai`, and methods.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;

use super::types::{Period, Type};
use super::value::{Scalar, Value};
use super::{Context, Elaborator, Script};
use crate::diagnostic::{Code, Span, did_you_mean};
use crate::syntax::{Expr, ExprKind, Function, Name, Verb};

/// The functions of the language, with how each is written.
pub const FUNCTIONS: [(&str, &str); 25] = [
    ("min", "min(a, b)"),
    ("max", "max(a, b)"),
    ("abs", "abs(a)"),
    ("clamp", "clamp(x, low, high)"),
    ("round", "round(x, 0.01, \"half_up\")"),
    ("ratio", "ratio(a, b)"),
    ("div_floor", "div_floor(a, b)"),
    ("per_month", "per_month(x)"),
    ("per_quarter", "per_quarter(x)"),
    ("per_year", "per_year(x)"),
    ("date", "date(\"2026-03-01\")"),
    ("years", "years(from, to)"),
    ("months", "months(from, to)"),
    ("days", "days(from, to)"),
    ("add_years", "add_years(d, n)"),
    ("add_months", "add_months(d, n)"),
    ("add_days", "add_days(d, n)"),
    ("year_of", "year_of(d)"),
    ("month_of", "month_of(d)"),
    ("day_of", "day_of(d)"),
    ("first_of_month", "first_of_month(d)"),
    ("first_of_year", "first_of_year(d)"),
    ("same", "same(p, q)"),
    ("eligible", "eligible(\"program\")"),
    ("receives", "receives(\"program\")"),
];

/// Rounding modes, in the order of their codes.
pub const MODES: [&str; 4] = ["floor", "ceil", "half_up", "half_even"];

impl Elaborator<'_> {
    pub(super) fn call(&mut self, cx: &Context, name: &Name, args: &[Expr], span: Span) -> Value {
        if let Some(function) = self
            .functions(cx.script)
            .iter()
            .find(|f| f.name.value == name.value)
        {
            if cx.script == Script::Results {
                return self.call_result(cx, name, args, span);
            }
            return self.call_function(cx, function, args, span);
        }
        if self.result_named(&name.value).is_some() {
            return self.call_result(cx, name, args, span);
        }
        let made = match (name.value.as_str(), args) {
            ("min", [a, b]) => self.lesser(cx, Operator::Min, a, b, span),
            ("max", [a, b]) => self.lesser(cx, Operator::Max, a, b, span),
            ("clamp", [x, low, high]) => self.clamp(cx, x, low, high, span),
            ("abs", [a]) => self.number(cx, a).and_then(|number| {
                let node = self.arithmetic(Operator::Absolute, &[number.node], span)?;
                Some(Scalar { node, ..number })
            }),
            ("round", [x, unit, mode]) => self.round_call(cx, x, unit, mode, span),
            ("ratio", [a, b]) => self
                .whole_pair(cx, a, b)
                .and_then(|(x, y)| self.divide(x, y, span, b.span)),
            ("div_floor", [a, b]) => self.whole_pair(cx, a, b).and_then(|(x, y)| {
                let (Type::Number(unit), Type::Number(by)) = (&x.ty, &y.ty) else {
                    return None;
                };
                let Some(unit) = unit.over(by) else {
                    let (unit, by) = (unit.clone(), by.clone());
                    self.unit_mismatch(&unit, &by, span, Some((a.span, b.span)));
                    return None;
                };
                self.must_be_positive(&y, b.span)?;
                let node = self.divide_whole(x.node, y.node, 0, span)?;
                Some(Scalar::number(Type::Number(unit), node, 0))
            }),
            ("per_month", [x]) => self.per(cx, Period::Month, x, span),
            ("per_quarter", [x]) => self.per(cx, Period::Quarter, x, span),
            ("per_year", [x]) => self.per(cx, Period::Year, x, span),
            ("date", [text]) => self.date_literal(text),
            ("years", [from, to]) => self.between(cx, Operator::Years, "year", from, to, span),
            ("months", [from, to]) => self.between(cx, Operator::Months, "month", from, to, span),
            ("days", [from, to]) => self.between(cx, Operator::Subtract, "day", from, to, span),
            ("add_years", [date, n]) => self.later(cx, "year", date, n, span),
            ("add_months", [date, n]) => self.later(cx, "month", date, n, span),
            ("add_days", [date, n]) => self.later(cx, "day", date, n, span),
            ("year_of", [date]) => self.part_of(cx, Operator::YearOf, date, span),
            ("month_of", [date]) => self.part_of(cx, Operator::MonthOf, date, span),
            ("day_of", [date]) => self.part_of(cx, Operator::DayOf, date, span),
            ("first_of_month", [date]) => self.first_of(cx, Operator::FirstOfMonth, date, span),
            ("first_of_year", [date]) => self.first_of(cx, Operator::FirstOfYear, date, span),
            ("same", [a, b]) => self.same(cx, a, b),
            ("eligible", [program]) => return self.eligible(None, cx, program, span),
            ("receives", [program]) => return self.receives(None, cx, program, span),
            _ => {
                self.unknown_call(cx, name, args.len());
                None
            }
        };
        made.map_or(Value::Refused, Value::Scalar)
    }

    fn unknown_call(&mut self, cx: &Context, name: &Name, count: usize) {
        let written = FUNCTIONS.iter().find(|(known, _)| *known == name.value);
        if let Some((_, form)) = written {
            let message = format!("`{}` has other arguments", name.value);
            let label = format!("{count} given");
            self.error(
                Code::ArgumentCount,
                name.span,
                message,
                label,
                format!("write `{form}`"),
            );
            return;
        }
        if Verb::ALL.iter().any(|verb| verb.word() == name.value) {
            let message = format!(
                "`{}` stands at the top level of `criteria.rhai`",
                name.value
            );
            let help = "put the condition into the rule instead of the rule into a condition";
            self.error(Code::VerbNotAtTop, name.span, message, "", help);
            return;
        }
        let methods =
            super::list::METHODS.contains(&name.value.as_str()) || name.value == "contains";
        let package = self.package;
        let known = FUNCTIONS
            .iter()
            .map(|(known, _)| *known)
            .chain(
                self.functions(cx.script)
                    .iter()
                    .map(|f| f.name.value.as_str()),
            )
            .chain(
                package
                    .result_script
                    .functions
                    .iter()
                    .map(|f| f.name.value.as_str()),
            );
        let help = if methods {
            format!("write it behind the list: `list.{}(…)`", name.value).into()
        } else {
            let define = "define it with `fn`, or see the functions in the language reference";
            did_you_mean(&name.value, name.span, known, define)
        };
        let message = format!("there is no function `{}`", name.value);
        self.error(
            Code::UnknownFunction,
            name.span,
            message,
            "unknown function",
            help,
        );
    }

    /// Writes a function's body out, its parameters standing for the arguments.
    fn call_function(
        &mut self,
        cx: &Context,
        function: &Function,
        args: &[Expr],
        span: Span,
    ) -> Value {
        let name = &function.name.value;
        if let Script::Program(at) = cx.script {
            self.used_functions.push((at, name.clone()));
        }
        if cx.calls.contains(name) {
            let path = cx
                .calls
                .iter()
                .chain([name])
                .cloned()
                .collect::<Vec<_>>()
                .join(" → ");
            let message = format!("`{name}` calls itself: {path}");
            let help = "a rule has no loops; write the cases out";
            return self.refuse(Code::Recursion, span, message, help);
        }
        if args.len() != function.parameters.len() {
            return self.argument_count(name, function.parameters.len(), args.len(), span);
        }
        let mut inside = Context {
            scope: super::value::Scope::default(),
            calls: Rc::new(cx.calls.iter().chain([name]).cloned().collect()),
            ..cx.clone()
        };
        for (parameter, arg) in function.parameters.iter().zip(args) {
            let value = self.expr(cx, arg, None);
            if matches!(value, Value::Refused) {
                return Value::Refused;
            }
            inside = inside.with(&parameter.value, value);
        }
        self.block(&inside, &function.body, None)
    }

    pub(super) fn argument_count(
        &mut self,
        name: &str,
        wanted: usize,
        given: usize,
        span: Span,
    ) -> Value {
        let message = format!("`{name}` has {wanted} parameters, {given} arguments are given");
        self.refuse(
            Code::ArgumentCount,
            span,
            message,
            format!("give it {wanted}"),
        )
    }

    pub(super) fn method(
        &mut self,
        cx: &Context,
        of: &Expr,
        name: &Name,
        args: &[Expr],
        span: Span,
    ) -> Value {
        let value = self.expr(cx, of, None);
        match (&value, name.value.as_str(), args) {
            (Value::Refused, ..) => {
                for arg in args {
                    if !matches!(arg.kind, ExprKind::Closure(..)) {
                        self.expr(cx, arg, None);
                    }
                }
                Value::Refused
            }
            (Value::List(list), ..) => {
                let list = Rc::clone(list);
                self.list_method(cx, &list, name, args, span)
            }
            (
                Value::Scalar(Scalar {
                    ty: Type::Choices(list),
                    ..
                }),
                ..,
            ) => {
                let (Value::Scalar(set), list) = (&value, *list) else {
                    return Value::Refused;
                };
                let set = set.clone();
                self.choices_method(cx, &set, list, name, args)
            }
            (Value::Parameters(_), "on", [day]) => match self.scalar(cx, day, None) {
                Some(Scalar {
                    ty: Type::Date,
                    node,
                    ..
                }) => Value::Parameters(node),
                Some(other) => {
                    let message = format!("`on` needs a date, this is {}", other.ty.word());
                    self.refuse(
                        Code::TypeMismatch,
                        day.span,
                        message,
                        "write `param.on(d).name`",
                    )
                }
                None => Value::Refused,
            },
            (Value::Parameter { index, day, keys }, "step" | "marginal", [arg]) => {
                let (index, day, plain) = (*index, *day, keys.is_empty());
                self.bracket(cx, index, day, plain, name, arg, span)
            }
            (Value::Element(element), "eligible", [program]) => {
                self.eligible(Some(*element), cx, program, span)
            }
            (Value::Element(element), "receives", [program]) => {
                self.receives(Some(*element), cx, program, span)
            }
            (other, ..) => {
                let word = self.word(other);
                let is_function = FUNCTIONS.iter().any(|(known, _)| *known == name.value)
                    || self
                        .functions(cx.script)
                        .iter()
                        .any(|f| f.name.value == name.value)
                    || self.result_named(&name.value).is_some();
                let help = if is_function {
                    format!("write it as a function: `{}(…)`", name.value)
                } else {
                    "methods are for lists, sets of choices, people (`eligible`, `receives`) and \
                     parameters (`on`, `step`, `marginal`)"
                        .to_owned()
                };
                let message = format!("{word} has no method `{}`", name.value);
                self.refuse(Code::UnknownFunction, name.span, message, help)
            }
        }
    }
}
