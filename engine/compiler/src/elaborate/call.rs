//! Calls: functions of the language, of the script and of `results.rhai`, and methods.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::types::{Period, Type, Unit};
use super::value::{Element, Scalar, Value};
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
                    self.unit_mismatch(&unit, &by, span);
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
        let help = match did_you_mean(&name.value, known) {
            _ if methods => format!("write it behind the list: `list.{}(…)`", name.value),
            Some(guess) => format!("did you mean `{guess}`?"),
            None => {
                "define it with `fn`, or see the functions in the language reference".to_owned()
            }
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

    fn lesser(
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

    fn clamp(
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

    fn round_call(
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

    fn whole_pair(&mut self, cx: &Context, a: &Expr, b: &Expr) -> Option<(Scalar, Scalar)> {
        let x = self.number(cx, a);
        let y = self.number(cx, b);
        let (x, y) = (x?, y?);
        self.must_be_integer(&x, a.span)?;
        self.must_be_integer(&y, b.span)?;
        Some((x, y))
    }

    fn per(&mut self, cx: &Context, to: Period, x: &Expr, span: Span) -> Option<Scalar> {
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
        let plain = Type::Number(Unit::None);
        let times = self.graph.number(to_months).ok()?;
        let node = self.arithmetic(Operator::Multiply, &[number.node, times], span)?;
        let top = Scalar {
            ty: ty.clone(),
            node,
            ..number
        };
        let by = self.graph.number(from_months).ok()?;
        let made = self.divide(top, Scalar::number(plain, by, 0), span, span)?;
        Some(Scalar { ty, ..made })
    }

    fn date_literal(&mut self, text: &Expr) -> Option<Scalar> {
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
    fn date(&mut self, cx: &Context, expr: &Expr) -> Option<Node> {
        let scalar = self.scalar(cx, expr, None)?;
        if scalar.ty == Type::Date {
            return Some(scalar.node);
        }
        let message = format!("a date is needed here, this is {}", scalar.ty.word());
        let help = "write `today`, a date fact, or `date(\"2026-03-01\")`";
        self.error(Code::TypeMismatch, expr.span, message, "not a date", help);
        None
    }

    fn between(
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

    fn later(
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

    fn part_of(
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

    fn first_of(
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

    fn element(&mut self, cx: &Context, expr: &Expr) -> Option<Element> {
        match self.expr(cx, expr, None) {
            Value::Element(element) => Some(element),
            Value::Refused => None,
            other => {
                let message = format!("a person is needed here, this is {}", self.word(&other));
                let help = "write `applicant`, `person` or a closure's parameter";
                self.error(Code::TypeMismatch, expr.span, message, "not a person", help);
                None
            }
        }
    }

    fn same(&mut self, cx: &Context, a: &Expr, b: &Expr) -> Option<Scalar> {
        let x = self.element(cx, a);
        let y = self.element(cx, b);
        let node = match (x?, y?) {
            (x, y) if x == y => self.graph.truth(super::graph::Truth::Yes),
            (
                Element::Axis { level: low, group },
                Element::Axis {
                    level: high,
                    group: other,
                },
            ) => {
                if group != other {
                    let help = "compare two of the same list";
                    let message = "these are of two kinds and never the same";
                    self.error(Code::TypeMismatch, a.span.to(b.span), message, "", help);
                    return None;
                }
                let (low, high) = (low.min(high), low.max(high));
                self.graph
                    .logic(Operator::SamePerson, vec![low, high, group])
            }
            (Element::Applicant, Element::Axis { level, group })
            | (Element::Axis { level, group }, Element::Applicant) => {
                let position = self.position(level, group);
                let one = self.graph.number(1).ok()?;
                self.graph.logic(Operator::Equal, vec![position.0, one.0])
            }
            (Element::Applicant, Element::Applicant) => self.graph.truth(super::graph::Truth::Yes),
        };
        Some(Scalar::plain(Type::Bool, node))
    }
}
