//! Verbs at the top level, with what is chained to them.

use rhai::{Expr as Tree, FnCallExpr, Position};

use super::Reader;
use crate::diagnostic::{Code, Span, Spanned, did_you_mean};
use crate::syntax::words::is_plain_name;
use crate::syntax::{RuleCall, Verb};

/// The verb of that name.
pub(super) fn verb(name: &str) -> Option<Verb> {
    Verb::ALL.into_iter().find(|verb| verb.word() == name)
}

/// The verb call at the head of a chain, with what follows it.
pub(super) fn verb_call(tree: &Tree) -> Option<(&FnCallExpr, Position, Option<&Tree>)> {
    match tree {
        Tree::FnCall(call, position) if is_verb(call) => Some((call, *position, None)),
        Tree::Dot(pair, ..) => match &pair.lhs {
            Tree::FnCall(call, position) if is_verb(call) => {
                Some((call, *position, Some(&pair.rhs)))
            }
            _ => None,
        },
        _ => None,
    }
}

pub(super) fn is_verb(call: &FnCallExpr) -> bool {
    call.op_token.is_none() && !call.is_qualified() && verb(&call.name).is_some()
}

impl Reader<'_> {
    /// One rule.
    pub(super) fn rule(
        &mut self,
        call: &FnCallExpr,
        position: Position,
        chain: Option<&Tree>,
    ) -> Option<RuleCall> {
        let verb = Spanned {
            value: verb(&call.name)?,
            span: self.token_span(position),
        };
        let span = self.call_span(position);
        let (id, value) = self.rule_arguments(verb, call, span);
        let mut rule = RuleCall {
            verb,
            id: id.unwrap_or(Spanned {
                value: String::new(),
                span: verb.span,
            }),
            value,
            laws: Vec::new(),
            proofs: Vec::new(),
            doubt: None,
            span,
        };
        if let Some(chain) = chain {
            self.links(chain, &mut rule);
        }
        (!rule.id.value.is_empty()).then_some(rule)
    }

    fn rule_arguments(
        &mut self,
        verb: Spanned<Verb>,
        call: &FnCallExpr,
        span: Span,
    ) -> (Option<Spanned<String>>, Option<crate::syntax::Expr>) {
        let word = verb.value.word();
        let value = call.args.get(1).map(|value| self.expr(value));
        let wrong = match (verb.value, call.args.len()) {
            (Verb::Office, 1 | 2) | (_, 2) => false,
            (_, _) => true,
        };
        if wrong {
            self.report_at(
                Code::ArgumentCount,
                span,
                format!("`{word}` has {} of its arguments", call.args.len()),
                "",
                match verb.value {
                    Verb::Amount => "write `amount(\"id\", value)`".to_owned(),
                    Verb::Office => {
                        "write `office(\"id\")` or `office(\"id\", condition)`".to_owned()
                    }
                    _ => format!("write `{word}(\"id\", condition)`"),
                },
            );
        }
        let id = match call.args.first() {
            Some(Tree::StringConstant(text, position)) => {
                let id = Spanned {
                    value: text.to_string(),
                    span: self.token_span(*position),
                };
                if !is_plain_name(&id.value) {
                    self.report_at(
                        Code::RuleId,
                        id.span,
                        format!("`{}` cannot be an id", id.value),
                        "",
                        "write small letters a to z, digits and `_`, a letter first",
                    );
                }
                Some(id)
            }
            Some(other) => {
                let shown = self.expr(other);
                self.report_at(
                    Code::RuleId,
                    shown.span,
                    format!("the id of `{word}` is not a literal text"),
                    "",
                    format!("write the id in double quotes: `{word}(\"id\", …)`"),
                );
                None
            }
            None => None,
        };
        (id, value)
    }

    /// `.law("…").proof("…").doubt("…")`
    fn links(&mut self, chain: &Tree, rule: &mut RuleCall) {
        match chain {
            Tree::MethodCall(call, position) => self.link(call, *position, rule),
            Tree::Dot(pair, ..) => {
                self.links(&pair.lhs, rule);
                self.links(&pair.rhs, rule);
            }
            other => {
                let position = other.position();
                let span = self.token_span(position);
                self.report_at(
                    Code::BadChain,
                    span,
                    format!("this cannot be chained to `{}`", rule.verb.value.word()),
                    "",
                    "chain `.law(\"…\")`, `.proof(\"…\")` or `.doubt(\"…\")`",
                );
            }
        }
    }

    fn link(&mut self, call: &FnCallExpr, position: Position, rule: &mut RuleCall) {
        let word = rule.verb.value.word();
        let name = self.token_span(position);
        let whole = self.call_span(position);
        rule.span = rule.span.to(whole);
        let known = ["law", "proof", "doubt"];
        if !known.contains(&call.name.as_str()) {
            let help = did_you_mean(
                &call.name,
                name,
                known,
                "chain `.law(\"…\")`, `.proof(\"…\")` or `.doubt(\"…\")`",
            );
            let message = format!("`{}` cannot be chained to `{word}`", call.name);
            self.report_at(Code::BadChain, name, message, "", help);
            return;
        }
        let text = match &*call.args {
            [Tree::StringConstant(text, position)] if !text.trim().is_empty() => Spanned {
                value: text.to_string(),
                span: self.token_span(*position),
            },
            _ => {
                self.report_at(
                    Code::BadChain,
                    whole,
                    format!("`{}` takes one literal text", call.name),
                    "",
                    format!("write `.{}(\"…\")`", call.name),
                );
                return;
            }
        };
        match call.name.as_str() {
            "law" => rule.laws.push(text),
            "proof" if rule.verb.value == Verb::Amount => self.report_at(
                Code::BadChain,
                name,
                "an amount is not proved by a document",
                "",
                "chain `.proof` to the rule that the document shows",
            ),
            "proof" => rule.proofs.push(text),
            _ => self.doubt(text, name, rule),
        }
    }

    fn doubt(&mut self, text: Spanned<String>, name: Span, rule: &mut RuleCall) {
        let verb = rule.verb.value;
        if !matches!(verb, Verb::Category | Verb::Require | Verb::Exclude) {
            self.report_at(
                Code::BadChain,
                name,
                format!("`{}` cannot carry a doubt", verb.word()),
                "",
                "a doubt belongs to `category`, `require` or `exclude`: it keeps them from refusing",
            );
        } else if rule.doubt.is_some() {
            self.report_at(
                Code::BadChain,
                name,
                "this rule has a doubt already",
                "",
                "say both in one text, or make two rules",
            );
        } else {
            rule.doubt = Some(text);
        }
    }
}
