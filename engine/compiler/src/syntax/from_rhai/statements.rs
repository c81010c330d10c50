//! What stands at the top level: `let`s, functions, rules.

use std::collections::BTreeMap;

use rhai::{AST, ScriptFuncDef, Shared, Stmt, Token};

use super::{Kind, Reader};
use crate::diagnostic::{Code, Span};
use crate::syntax::{Expr, Function, Name, Script};

impl Reader<'_> {
    /// The whole tree: a script, or one expression.
    pub(super) fn tree(&mut self, tree: &AST) -> (Script, Option<Expr>) {
        let mut named = Vec::new();
        for definition in tree.iter_fn_def() {
            if definition.name.starts_with("anon$") {
                self.functions
                    .insert(definition.name.to_string(), definition.clone());
            } else {
                named.push(definition.clone());
            }
        }
        named.sort_by_key(|definition| self.byte(definition.body.position()));
        let headers = self.headers();
        let mut script = Script {
            summary: summary(self.text),
            ..Script::default()
        };
        let mut expression = None;
        for definition in &named {
            self.declare_function(definition, &headers);
        }
        match self.kind {
            Kind::Expression => expression = self.only_expression(tree, &named),
            Kind::Program | Kind::Results => {
                for statement in tree.statements() {
                    self.top_level(statement, &mut script);
                }
            }
        }
        for definition in &named {
            script.functions.extend(self.function(definition, &headers));
        }
        self.unique_ids(&script);
        if let (Some(span), true) = (self.silent, self.found.is_empty()) {
            self.report_at(
                Code::NotInLanguage,
                span,
                "this is not part of the language",
                "",
                "the language reference lists everything that is",
            );
        }
        (script, expression)
    }

    fn top_level(&mut self, statement: &Stmt, script: &mut Script) {
        let before = self.found.len();
        let place = match statement {
            Stmt::Noop(..) | Stmt::Share(..) => return,
            Stmt::Var(parts, ..) => {
                script.lets.extend(self.let_statement(statement));
                self.token_span(parts.0.pos)
            }
            Stmt::Expr(tree) => match super::rules::verb_call(tree) {
                Some((call, position, chain)) => {
                    script.rules.extend(self.rule(call, position, chain));
                    self.token_span(position)
                }
                None => {
                    self.discarded(statement);
                    return;
                }
            },
            Stmt::FnCall(call, position) if super::rules::is_verb(call) => {
                script.rules.extend(self.rule(call, *position, None));
                self.token_span(*position)
            }
            other => {
                self.discarded(other);
                return;
            }
        };
        if self.kind == Kind::Results && self.found.len() == before {
            self.report_at(
                Code::NotInLanguage,
                place,
                "results.rhai holds functions and nothing else",
                "",
                "make a named value of it: `fn name() { … }`",
            );
        }
    }

    fn only_expression(&mut self, tree: &AST, named: &[Shared<ScriptFuncDef>]) -> Option<Expr> {
        match (tree.statements(), named) {
            ([Stmt::Expr(tree)], []) => Some(self.expr(tree)),
            ([Stmt::FnCall(call, position)], []) => Some(self.call(call, *position)),
            ([Stmt::If(parts, position)], []) => Some(self.if_expression(parts, *position)),
            ([Stmt::Block(block)], []) => Some(self.braces(block)),
            _ => {
                let span = self.place.span;
                self.report_at(
                    Code::NotInLanguage,
                    span,
                    "one expression is needed here, nothing else",
                    "",
                    "write a single condition or value, without `let`, `fn` or `;`",
                );
                None
            }
        }
    }

    /// Name and parameters of each function by the byte of its body's brace: Rhai keeps no places
    /// for them.
    fn headers(&self) -> BTreeMap<usize, (Name, Vec<Name>)> {
        let mut headers = BTreeMap::new();
        for (index, piece) in self.tokens.iter().enumerate() {
            if piece.token != Token::Fn {
                continue;
            }
            let Some(name) = self.name_at(index + 1) else {
                continue;
            };
            let mut parameters = Vec::new();
            let mut next = index + 2;
            while let Some(piece) = self.tokens.get(next) {
                if piece.token == Token::LeftBrace {
                    headers.insert(piece.start, (name, parameters));
                    break;
                }
                parameters.extend(self.name_at(next));
                next += 1;
            }
        }
        headers
    }

    fn name_at(&self, index: usize) -> Option<Name> {
        let piece = self.tokens.get(index)?;
        match &piece.token {
            Token::Identifier(name) => Some(Name {
                value: name.to_string(),
                span: self.place.span(piece.start, piece.end),
            }),
            _ => None,
        }
    }

    fn declare_function(
        &mut self,
        definition: &ScriptFuncDef,
        headers: &BTreeMap<usize, (Name, Vec<Name>)>,
    ) {
        let Some((name, _)) = headers.get(&self.byte(definition.body.position())) else {
            return;
        };
        if self.kind == Kind::Results && self.names.meaning(&name.value) == Some("a named result") {
            let twice = self
                .frames
                .iter()
                .flatten()
                .any(|known| *known == name.value);
            if !twice {
                if let Some(frame) = self.frames.last_mut() {
                    frame.push(name.value.clone());
                }
                return;
            }
        }
        self.declare(name);
    }

    fn function(
        &mut self,
        definition: &ScriptFuncDef,
        headers: &BTreeMap<usize, (Name, Vec<Name>)>,
    ) -> Option<Function> {
        let (name, parameters) = headers.get(&self.byte(definition.body.position()))?.clone();
        if definition.this_type.is_some() {
            self.report_at(
                Code::NotInLanguage,
                name.span,
                "a function that belongs to a type is not part of the language",
                "",
                "write `fn name(p) { … }` and call it as `name(p)`",
            );
            return None;
        }
        self.frames.push(Vec::new());
        for parameter in &parameters {
            self.declare(parameter);
        }
        let span = self.bracket_span(definition.body.position());
        let body = self.block(definition.body.statements(), span);
        self.frames.pop();
        Some(Function {
            name,
            parameters,
            body,
        })
    }

    fn unique_ids(&mut self, script: &Script) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for rule in &script.rules {
            if seen.insert(&rule.id.value, rule.id.span).is_some() {
                self.report_at(
                    Code::RuleId,
                    rule.id.span,
                    format!("the id `{}` is used twice", rule.id.value),
                    "",
                    "give each rule and amount of the program an id of its own",
                );
            }
        }
    }
}

/// The `//!` lines at the head, joined.
fn summary(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .skip_while(|line| line.is_empty())
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .collect();
    lines.join("\n").trim().to_owned()
}
