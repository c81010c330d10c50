//! `|p| …`: Rhai makes an anonymous function of it and, where it uses names from outside, a call
//! that binds them. The names between the bars are the parameters; what Rhai adds is dropped.

use rhai::{Expr as Tree, FnPtr, Position, Stmt, StmtBlock, Token};

use super::Reader;
use crate::diagnostic::{Code, Span};
use crate::syntax::{Expr, ExprKind, Name};

impl Reader<'_> {
    /// An argument of a method, where alone a closure may stand.
    pub(super) fn argument(&mut self, tree: &Tree) -> Expr {
        match closure(tree) {
            Some((name, position)) => self.closure(&name, position),
            None => self.expr(tree),
        }
    }

    /// A closure in any other place.
    pub(super) fn stray_closure(&mut self, position: Position) -> Expr {
        let span = self.token_span(position);
        self.report_at(
            Code::NotInLanguage,
            span,
            "a closure that is no argument of a method",
            "",
            "closures stand only in `any`, `all`, `filter` and `map`; give other things a name with `fn`",
        );
        Expr {
            kind: ExprKind::Refused,
            span,
        }
    }

    fn closure(&mut self, name: &str, position: Position) -> Expr {
        let bars = self.token_span(position);
        let Some(definition) = self.functions.get(name).cloned() else {
            return self.refused(bars);
        };
        let parameters = self.closure_parameters(position);
        self.frames.push(Vec::new());
        for parameter in &parameters {
            self.declare(parameter);
        }
        let block = self.closure_body(&definition.body, bars);
        self.frames.pop();
        let span = bars.to(self.block_end(&definition.body, block.value.span));
        Expr {
            kind: ExprKind::Closure(parameters, block),
            span,
        }
    }

    fn closure_body(&mut self, body: &StmtBlock, bars: Span) -> crate::syntax::Block {
        let whole = if body.end_position().is_none() {
            bars
        } else {
            self.bracket_span(body.position())
        };
        self.block(body.statements(), whole)
    }

    fn block_end(&self, body: &StmtBlock, value: Span) -> Span {
        if body.end_position().is_none() {
            self.with_parentheses(value)
        } else {
            self.bracket_span(body.position())
        }
    }

    /// The names between the bars.
    fn closure_parameters(&self, position: Position) -> Vec<Name> {
        let mut names = Vec::new();
        let Some(start) = self.tokens.at(position) else {
            return names;
        };
        if self
            .tokens
            .get(start)
            .is_some_and(|piece| piece.token == Token::Or)
        {
            return names;
        }
        let mut index = start + 1;
        while let Some(piece) = self.tokens.get(index) {
            match &piece.token {
                Token::Identifier(name) => names.push(Name {
                    value: name.to_string(),
                    span: self.place.span(piece.start, piece.end),
                }),
                Token::Comma => {}
                _ => break,
            }
            index += 1;
        }
        names
    }
}

/// Name and place of the anonymous function, when the tree is a closure, with or without names
/// from outside.
pub(super) fn closure(tree: &Tree) -> Option<(String, Position)> {
    match tree {
        Tree::DynamicConstant(value, position) => {
            let pointer = (**value).clone().try_cast::<FnPtr>()?;
            Some((pointer.fn_name().to_owned(), *position))
        }
        Tree::Stmt(block) => match block.statements() {
            [Stmt::Share(..), Stmt::Expr(call)] => match &**call {
                Tree::FnCall(call, ..) => closure(call.args.first()?),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
