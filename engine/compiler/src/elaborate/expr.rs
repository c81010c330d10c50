//! Expressions: each kind of syntax to the value it stands for. What the operators and functions
//! in them do is in `arithmetic`, `choice`, `call` and `list`; `if` is in `branch`.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::{Node, Truth};
use super::types::{Type, Unit};
use super::value::{Element, List, Scalar, Source, Subject, Value};
use super::{Context, DEEPEST, Elaborator, MOST_STEPS};
use crate::diagnostic::help::place_of;
use crate::diagnostic::{Code, Fix, Help, Span, Spanned, did_you_mean};
use crate::syntax::{Binary, Block, Expr, ExprKind, Name, Unary};

/// Names that mean something everywhere.
pub const GLOBALS: [&str; 6] = [
    "today",
    "applicant",
    "person",
    "members",
    "household",
    "param",
];

impl Elaborator<'_> {
    /// What an expression stands for. `expected` lets a literal text become an option.
    pub(super) fn expr(&mut self, cx: &Context, expr: &Expr, expected: Option<&Type>) -> Value {
        self.steps = self.steps.saturating_add(1);
        if cx.depth > DEEPEST || self.steps > MOST_STEPS {
            let message = "this is nested too deeply, or functions call functions too often";
            self.error(
                Code::TooDeep,
                expr.span,
                message,
                "",
                "name its parts with `let`",
            );
            return Value::Refused;
        }
        let cx = &Context {
            depth: cx.depth.saturating_add(1),
            ..cx.clone()
        };
        let value = self.kind(cx, expr, expected);
        self.refined(cx, value)
    }

    fn kind(&mut self, cx: &Context, expr: &Expr, expected: Option<&Type>) -> Value {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Bool(value) => {
                let truth = if *value { Truth::Yes } else { Truth::No };
                Value::Scalar(Scalar::plain(Type::Bool, self.graph.truth(truth)))
            }
            ExprKind::Number { digits, places } => match self.graph.number(*digits) {
                Ok(node) => Value::Scalar(Scalar::number(Type::Number(Unit::Bare), node, *places)),
                Err(_) => self.refuse(
                    Code::TooManyDigits,
                    span,
                    "this number has more digits than can be kept",
                    "use at most 28 digits",
                ),
            },
            ExprKind::Text(text) => match expected {
                Some(Type::Choice(list)) => self.option(*list, text, span),
                _ => Value::Text(text.clone()),
            },
            ExprKind::List(items) => self.texts(items),
            ExprKind::Name(name) => self.name(cx, name, span),
            ExprKind::Field(of, name) => {
                let of_value = self.expr(cx, of, None);
                self.field(cx, &of_value, name, of.span)
            }
            ExprKind::Index(of, key) => {
                let of_value = self.expr(cx, of, None);
                self.index(cx, of_value, key, span)
            }
            ExprKind::Call(name, args) => self.call(cx, name, args, span),
            ExprKind::Method(of, name, args) => self.method(cx, of, name, args, span),
            ExprKind::Closure(..) => self.refuse(
                Code::ListAsValue,
                span,
                "a closure stands alone",
                "write it as the argument of `any`, `all`, `filter` or `map`",
            ),
            ExprKind::Unary(Unary::Not, inner) => match self.bool(cx, inner) {
                Some(node) => self.truth_value(|graph| graph.not(node)),
                None => Value::Refused,
            },
            ExprKind::Unary(Unary::Negate, inner) => self.negate(cx, inner, span),
            ExprKind::Binary(sign, left, right) => self.binary(cx, *sign, left, right, span),
            ExprKind::Range { .. } => self.refuse(
                Code::BadIn,
                span,
                "a range stands alone",
                "a range is written right of `in`: `x in a..=b`",
            ),
            ExprKind::If(condition, then, otherwise) => {
                self.if_else(cx, condition, then, otherwise, expected, span)
            }
            ExprKind::Block(block) => self.block(cx, block, expected),
            ExprKind::Refused => Value::Refused,
        }
    }

    /// A block: its `let`s, then its value.
    pub(super) fn block(&mut self, cx: &Context, block: &Block, expected: Option<&Type>) -> Value {
        let mut cx = cx.clone();
        for part in &block.lets {
            let value = self.expr(&cx, &part.value, None);
            cx = cx.with(&part.name.value, value);
        }
        self.expr(&cx, &block.value, expected)
    }

    fn name(&mut self, cx: &Context, name: &str, span: Span) -> Value {
        if let Some(value) = cx.scope.get(name) {
            return value;
        }
        match name {
            "today" => {
                let today = self.today();
                return Value::Scalar(Scalar::plain(Type::Date, today));
            }
            "applicant" => return Value::Element(Element::Applicant),
            "person" => {
                return match cx.person {
                    Some(element) => Value::Element(element),
                    None => self.refuse(
                        Code::NoPerson,
                        span,
                        "there is no `person` here: this program is not evaluated person by person",
                        "write `applicant`, or a closure such as `members.any(|p| …)`",
                    ),
                };
            }
            "members" => return self.list_of(Source::Group(0), span),
            "household" => return Value::Subject(Subject::Household),
            "param" => {
                let today = self.today();
                return Value::Parameters(today);
            }
            _ => {}
        }
        if let Some(at) = self
            .package
            .units
            .iter()
            .position(|unit| unit.id.value == name)
        {
            return Value::Subject(Subject::Unit(at));
        }
        if let Some(group) = self.group_named(name) {
            return self.list_of(Source::Group(group), span);
        }
        let package = self.package;
        let known = cx
            .scope
            .names()
            .map(str::to_owned)
            .chain(GLOBALS.iter().map(|&global| global.to_owned()))
            .chain(package.units.iter().map(|unit| unit.id.value.clone()))
            .chain(package.groups.iter().map(|group| group.id.value.clone()))
            .collect::<Vec<_>>();
        let mut functions = self
            .functions(cx.script)
            .iter()
            .chain(&package.result_script.functions);
        let called = functions.find(|function| function.name.value == name);
        let help = match (called, self.belongs(cx, name).as_slice()) {
            (Some(function), _) => {
                let fix = place_of(name, span)
                    .filter(|_| function.parameters.is_empty())
                    .map(|place| Fix::replace(place, format!("{name}()")));
                Help::from(format!("a function is called: `{name}()`")).with(fix)
            }
            (None, [whole]) => {
                let fix = place_of(name, span).map(|place| Fix::replace(place, whole));
                Help::from(format!("write where it belongs: `{whole}`")).with(fix)
            }
            _ => did_you_mean(
                name,
                span,
                known.iter().map(String::as_str),
                "declare it with `let`, or write where it belongs: `person.…`, \
                 `household.…`, `param.…`",
            ),
        };
        let message = format!("there is nothing called `{name}`");
        self.error(Code::UnknownName, span, message, "unknown name", help);
        Value::Refused
    }

    /// Everything of the name that could be read here if it were written where it belongs.
    fn belongs(&self, cx: &Context, name: &str) -> Vec<String> {
        let package = self.package;
        let parameter = package.parameters.iter().any(|p| p.name.value == name);
        let facts = package.facts.iter().filter(|fact| {
            let about = fact.about.value.as_str();
            let readable = match about {
                "person" => cx.person.is_some(),
                "household" => true,
                _ => package.units.iter().any(|unit| unit.id.value == about),
            };
            readable && fact.name.value == name
        });
        facts
            .map(|fact| format!("{}.{name}", fact.about.value))
            .chain(parameter.then(|| format!("param.{name}")))
            .collect()
    }

    fn field(&mut self, cx: &Context, of: &Value, name: &Name, of_span: Span) -> Value {
        let _ = cx;
        match of {
            Value::Element(element) => self.element_field(*element, name),
            Value::Subject(subject) => self.subject_field(*subject, name),
            Value::Parameters(day) => self.parameter(&name.value, *day, name.span),
            Value::Refused => Value::Refused,
            Value::List(_) => self.refuse(
                Code::ListAsValue,
                name.span,
                "a list has no facts of its own",
                format!("ask its people: `.any(|p| p.{} …)`", name.value),
            ),
            _ => {
                let help = "facts belong to people, the household, a unit or a group";
                self.refuse(Code::TypeMismatch, of_span, "this has no facts", help)
            }
        }
    }

    pub(super) fn refuse(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: impl Into<crate::diagnostic::Help>,
    ) -> Value {
        self.error(code, span, message, "", help);
        Value::Refused
    }

    pub(super) fn truth_value(&mut self, make: impl FnOnce(&mut super::Graph) -> Node) -> Value {
        let node = make(&mut self.graph);
        Value::Scalar(Scalar::plain(Type::Bool, node))
    }

    pub(super) fn today(&mut self) -> Node {
        let range = super::ranges::Range::new(super::facts::FIRST_DAY, super::facts::LAST_DAY);
        self.graph
            .add(Operator::Today, Vec::new(), range)
            .unwrap_or(Node(0))
    }

    pub(super) fn list_of(&mut self, source: Source, span: Span) -> Value {
        Value::List(std::rc::Rc::new(List {
            source,
            steps: Vec::new(),
            highest: None,
            span,
        }))
    }

    fn texts(&mut self, items: &[Expr]) -> Value {
        let mut texts = Vec::new();
        for item in items {
            match &item.kind {
                ExprKind::Text(text) => {
                    texts.push(Spanned {
                        value: text.clone(),
                        span: item.span,
                    });
                }
                _ => {
                    let help = "a list holds options: `x in [\"a\", \"b\"]`; \
                                for numbers write a range `x in a..=b`";
                    return self.refuse(Code::BadIn, item.span, "this is no option", help);
                }
            }
        }
        Value::Texts(texts)
    }

    fn binary(
        &mut self,
        cx: &Context,
        sign: Binary,
        left: &Expr,
        right: &Expr,
        span: Span,
    ) -> Value {
        match sign {
            Binary::And | Binary::Or => {
                let a = self.bool(cx, left);
                let b = self.bool(cx, right);
                let (Some(a), Some(b)) = (a, b) else {
                    return Value::Refused;
                };
                self.meet_side(cx, sign, left, a);
                self.meet_side(cx, sign, right, b);
                let (a, b) = (self.spread(sign, a), self.spread(sign, b));
                let parts: Vec<Node> = a.into_iter().chain(b).collect();
                self.truth_value(|graph| match sign {
                    Binary::And => graph.and(&parts),
                    _ => graph.or(&parts),
                })
            }
            Binary::In => self.membership(cx, left, right),
            Binary::Equal
            | Binary::NotEqual
            | Binary::Less
            | Binary::AtMost
            | Binary::Greater
            | Binary::AtLeast => self.comparison(cx, sign, left, right, span),
            _ => self.calculation(cx, sign, left, right, span),
        }
    }

    /// `a && b && c` is one node with three arguments.
    fn spread(&self, sign: Binary, node: Node) -> Vec<Node> {
        match (sign, self.graph.parts(node)) {
            (Binary::And, Some((Operator::And, args)))
            | (Binary::Or, Some((Operator::Or, args))) => {
                args.iter().map(|&arg| Node(arg)).collect()
            }
            _ => vec![node],
        }
    }
}
