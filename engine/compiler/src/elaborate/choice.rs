//! Choices and sets of choices: options are checked against their list, with a guess when one is
//! misspelt.

use selfcheck_runtime::bundle::operators::{Gives, Operator};

use super::graph::Node;
use super::types::Type;
use super::value::{Scalar, Value};
use super::{Context, Elaborator};
use crate::diagnostic::help::place_of;
use crate::diagnostic::{Code, Fix, Help, Span, Spanned, did_you_mean};
use crate::syntax::{Binary, Expr, ExprKind};

impl Elaborator<'_> {
    /// One option of a list, as a constant.
    pub(super) fn option(&mut self, list: u32, text: &str, span: Span) -> Value {
        match self.option_place(list, text, span) {
            Some(place) => {
                let node = self.graph.logic(Operator::ConstChoice, vec![list, place]);
                Value::Scalar(Scalar::plain(Type::Choice(list), node))
            }
            None => Value::Refused,
        }
    }

    pub(super) fn option_of(&mut self, ty: &Type, text: &str, span: Span) -> Value {
        match ty {
            Type::Choice(list) => self.option(*list, text, span),
            _ => Value::Text(text.to_owned()),
        }
    }

    /// The place of an option in its list, or a finding.
    pub(super) fn option_place(&mut self, list: u32, text: &str, span: Span) -> Option<u32> {
        let options = self.graph.option_list(list);
        if let Some(place) = options.iter().position(|option| option == text) {
            return u32::try_from(place).ok();
        }
        let help = did_you_mean(
            text,
            span,
            options.iter().map(String::as_str),
            format!("the options are {}", listed(options)),
        );
        let message = format!("there is no option `{text}`");
        self.error(Code::UnknownOption, span, message, "unknown option", help);
        None
    }

    /// `choice == "option"` and the other way round; `None` when it is another comparison.
    pub(super) fn option_comparison(
        &mut self,
        sign: Binary,
        a: &Value,
        b: &Value,
        a_span: Span,
        b_span: Span,
    ) -> Option<Value> {
        let (choice, text, span) = match (a, b) {
            (Value::Scalar(choice), Value::Text(text)) => (choice, text, b_span),
            (Value::Text(text), Value::Scalar(choice)) => (choice, text, a_span),
            _ => return None,
        };
        let Type::Choice(list) = choice.ty else {
            return None;
        };
        if !matches!(sign, Binary::Equal | Binary::NotEqual) {
            let message = "options have no order";
            let help = "compare with `==`, `!=` or `in [\"a\", \"b\"]`";
            return Some(self.refuse(Code::TypeMismatch, a_span.to(b_span), message, help));
        }
        let Some(place) = self.option_place(list, text, span) else {
            return Some(Value::Refused);
        };
        let node = choice.node;
        Some(self.truth_value(|graph| {
            let equal = graph.logic(Operator::OneOf, vec![node.0, place]);
            if sign == Binary::Equal {
                equal
            } else {
                graph.not(equal)
            }
        }))
    }

    /// `x in …`: options, or a range.
    pub(super) fn membership(&mut self, cx: &Context, left: &Expr, right: &Expr) -> Value {
        let x = self.expr(cx, left, None);
        if let ExprKind::Range {
            from,
            to,
            inclusive,
        } = &right.kind
        {
            return self.in_range(cx, (x, left.span), from, to, *inclusive);
        }
        let list = self.expr(cx, right, None);
        match (x, list) {
            (Value::Refused, _) | (_, Value::Refused) => Value::Refused,
            (
                Value::Scalar(Scalar {
                    ty: Type::Choice(list),
                    node,
                    ..
                }),
                Value::Texts(texts),
            ) => self.one_of(list, node, &texts),
            (_, Value::Texts(_)) => self.refuse(
                Code::BadIn,
                left.span,
                "only a choice can be in a list of options",
                "for numbers and dates write a range: `x in a..=b`",
            ),
            (_, Value::Text(text)) => {
                let place = place_of(&text, right.span).filter(|place| *place != right.span);
                let help = Help::from("write a list: `x in [\"option\"]`")
                    .with(place.map(|_| Fix::wrap(right.span, "[", "]")));
                let message = "`in` on a text would look for letters";
                self.refuse(Code::BadIn, right.span, message, help)
            }
            (_, other) => {
                let message = format!(
                    "`in` needs options or a range, this is {}",
                    self.word(&other)
                );
                let help = match other {
                    Value::Scalar(Scalar {
                        ty: Type::Choices(_),
                        ..
                    }) => "write `x.contains(\"option\")`",
                    Value::List(_) => "write `list.any(|p| same(p, x))`",
                    _ => "write `x in [\"a\", \"b\"]` or `x in a..=b`",
                };
                self.refuse(Code::BadIn, right.span, message, help)
            }
        }
    }

    fn one_of(&mut self, list: u32, node: Node, texts: &[Spanned<String>]) -> Value {
        let mut args = vec![node.0];
        let mut complete = true;
        for text in texts {
            match self.option_place(list, &text.value, text.span) {
                Some(place) if !args.iter().skip(1).any(|known| *known == place) => {
                    args.push(place);
                }
                Some(_) => {}
                None => complete = false,
            }
        }
        if complete {
            self.truth_value(|graph| graph.logic(Operator::OneOf, args))
        } else {
            Value::Refused
        }
    }

    /// `.contains(…)` and `.len()` on a set of choices.
    pub(super) fn choices_method(
        &mut self,
        cx: &Context,
        set: &Scalar,
        list: u32,
        method: &Spanned<String>,
        args: &[Expr],
    ) -> Value {
        match (method.value.as_str(), args) {
            ("contains", [option]) => {
                let value = self.expr(cx, option, Some(&Type::Choice(list)));
                match value {
                    Value::Scalar(Scalar {
                        ty: Type::Choice(other),
                        node,
                        ..
                    }) if other == list => {
                        let set = set.node;
                        self.truth_value(|graph| match graph.parts(node) {
                            Some((Operator::ConstChoice, &[_, place])) => {
                                graph.logic(Operator::Contains, vec![set.0, place])
                            }
                            _ => graph.logic(Operator::ContainsChoice, vec![set.0, node.0]),
                        })
                    }
                    Value::Refused => Value::Refused,
                    _ => self.refuse(
                        Code::TypeMismatch,
                        option.span,
                        "this is no option of the set",
                        "write one of its options as a text",
                    ),
                }
            }
            ("len", []) => {
                let most = self.graph.option_list(list).len();
                let most = i128::try_from(most).unwrap_or(i128::MAX);
                let range = super::ranges::Range::new(0, most);
                match self.graph.add(Operator::Chosen, vec![set.node.0], range) {
                    Ok(node) => {
                        let ty = Type::Number(super::types::Unit::None);
                        Value::Scalar(Scalar::number(ty, node, 0))
                    }
                    Err(_) => Value::Refused,
                }
            }
            ("contains" | "len", _) => {
                let message = format!("`{}` has other arguments", method.value);
                self.refuse(
                    Code::ArgumentCount,
                    method.span,
                    message,
                    "write `x.contains(\"option\")` or `x.len()`",
                )
            }
            (name, _) => {
                let message = format!("a set of choices has no `{name}`");
                self.refuse(
                    Code::UnknownFunction,
                    method.span,
                    message,
                    "it has `contains(\"option\")` and `len()`",
                )
            }
        }
    }

    /// The list of options of a choice node.
    pub(super) fn options_of(&self, node: Node) -> Option<u32> {
        let (operator, args) = self.graph.parts(node)?;
        let first = args.first().copied()?;
        match operator {
            Operator::ConstChoice => Some(first),
            Operator::Fact | Operator::FactOf => {
                let fact = self.package.facts.get(usize::try_from(first).ok()?)?;
                self.known_options(&fact.ty)
            }
            Operator::Parameter => {
                let parameter = self.package.parameters.get(usize::try_from(first).ok()?)?;
                self.known_options(&parameter.ty)
            }
            Operator::First | Operator::Relabel | Operator::If => {
                self.options_of(Node(args.last().copied()?))
            }
            Operator::Result | Operator::ResultOf => self.options_of(Node(args.get(1).copied()?)),
            _ => {
                debug_assert!(operator.gives() != Gives::Choice);
                None
            }
        }
    }
}

/// Options for a message: the first few.
fn listed(options: &[String]) -> String {
    let mut text = String::new();
    for (at, option) in options.iter().take(8).enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        text.push('`');
        text.push_str(option);
        text.push('`');
    }
    if options.len() > 8 {
        text.push_str(", …");
    }
    text
}
