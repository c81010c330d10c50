//! What stands between braces: `let`s, then the value; and `if`.

use rhai::{Expr as Tree, FlowControl, Position, Stmt, StmtBlock};

use super::Reader;
use crate::diagnostic::{Code, Span};
use crate::syntax::{Block, Expr, ExprKind, Let, Name};

impl Reader<'_> {
    /// `let`s, then the value; `whole` is the place for what is missing.
    pub(super) fn block(&mut self, statements: &[Stmt], whole: Span) -> Block {
        self.frames.push(Vec::new());
        let mut lets = Vec::new();
        let mut value = None;
        let last = statements.len().saturating_sub(1);
        for (index, statement) in statements.iter().enumerate() {
            match statement {
                Stmt::Noop(..) | Stmt::Share(..) => {}
                Stmt::Var(..) => lets.extend(self.let_statement(statement)),
                _ if index == last => value = Some(self.value_of(statement)),
                other => self.discarded(other),
            }
        }
        self.frames.pop();
        let value = value.unwrap_or_else(|| {
            self.report_at(
                Code::BlockWithoutValue,
                whole,
                "this block has no value",
                "",
                "end it with an expression: `{ let a = …; a + 1 }`",
            );
            Expr {
                kind: ExprKind::Refused,
                span: whole,
            }
        });
        Block {
            lets,
            value: Box::new(value),
        }
    }

    /// `let name = value;`
    pub(super) fn let_statement(&mut self, statement: &Stmt) -> Option<Let> {
        let Stmt::Var(parts, ..) = statement else {
            return None;
        };
        let (ident, tree, _) = &**parts;
        let name = Name {
            value: ident.name.to_string(),
            span: self.token_span(ident.pos),
        };
        let value = match tree {
            Tree::Unit(position) if position.is_none() => {
                self.report_at(
                    Code::BlockWithoutValue,
                    name.span,
                    format!("`{}` has no value", name.value),
                    "",
                    "write `let name = value;`",
                );
                Expr {
                    kind: ExprKind::Refused,
                    span: name.span,
                }
            }
            tree => self.expr(tree),
        };
        // A name that cannot be had would change what the next lines mean.
        self.declare(&name).then_some(Let { name, value })
    }

    /// The value of a statement that ends a block.
    fn value_of(&mut self, statement: &Stmt) -> Expr {
        match statement {
            Stmt::Expr(tree) => self.expr(tree),
            Stmt::FnCall(call, position) => self.call(call, *position),
            Stmt::If(parts, position) => self.if_expression(parts, *position),
            Stmt::Block(block) => self.braces(block),
            other => {
                let span = self.token_span(other.position());
                self.refused(span)
            }
        }
    }

    /// A statement whose value nobody uses. What it holds is looked at too.
    pub(super) fn discarded(&mut self, statement: &Stmt) {
        let before = self.found.len();
        let value = match statement {
            Stmt::Expr(..) | Stmt::FnCall(..) | Stmt::If(..) | Stmt::Block(..) => {
                self.value_of(statement)
            }
            other => {
                let span = self.token_span(other.position());
                self.refused(span);
                return;
            }
        };
        let verb_said = self.found.len() > before && holds_verb(statement);
        if !verb_said {
            self.report_at(
                Code::DiscardedValue,
                value.span,
                "nobody uses this value",
                "",
                "give it a name with `let`, put it into a rule, or remove it; an `if` or a block \
                 that starts a statement ends it, so put parentheses around a longer expression",
            );
        }
    }

    /// `{ … }` as an expression.
    pub(super) fn braces(&mut self, block: &StmtBlock) -> Expr {
        let span = self.bracket_span(block.position());
        let block = self.block(block.statements(), span);
        Expr {
            kind: ExprKind::Block(block),
            span,
        }
    }

    /// `if c { } else { }`
    pub(super) fn if_expression(&mut self, parts: &FlowControl, position: Position) -> Expr {
        let word = self.token_span(position);
        let condition = self.expr(&parts.expr);
        let then_span = self.bracket_span(parts.body.position());
        let then = self.block(parts.body.statements(), then_span);
        let branch = &parts.branch;
        if branch.is_empty() && branch.position().is_none() {
            self.report_at(
                Code::IfWithoutElse,
                word,
                "this `if` has no `else`",
                "",
                "say what the value is otherwise: `if … { a } else { b }`",
            );
            let span = word.to(then_span);
            return Expr {
                kind: ExprKind::Refused,
                span,
            };
        }
        let otherwise = if let ([Stmt::If(parts, position)], true) =
            (branch.statements(), branch.end_position().is_none())
        {
            let nested = self.if_expression(parts, *position);
            Block {
                lets: Vec::new(),
                value: Box::new(nested),
            }
        } else {
            let span = self.bracket_span(branch.position());
            let mut block = self.block(branch.statements(), span);
            if block.lets.is_empty() && block.value.kind == ExprKind::Refused {
                block.value.span = span;
            }
            block
        };
        let end = if branch.end_position().is_none() {
            otherwise.value.span
        } else {
            self.bracket_span(branch.position())
        };
        let kind = ExprKind::If(Box::new(condition), then, otherwise);
        Expr {
            kind,
            span: word.to(end),
        }
    }

    /// Notes a name; a name that means something already is refused, and false returned.
    pub(super) fn declare(&mut self, name: &Name) -> bool {
        let local = self
            .frames
            .iter()
            .flatten()
            .any(|known| *known == name.value);
        let meaning = if local {
            Some("declared above")
        } else {
            self.names.meaning(&name.value)
        };
        if let Some(meaning) = meaning {
            self.report_at(
                Code::Shadowing,
                name.span,
                format!("`{}` is already {meaning}", name.value),
                "",
                "choose another name: one name means one thing",
            );
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.push(name.value.clone());
        }
        meaning.is_none()
    }
}

/// Whether a verb is what the statement is about.
fn holds_verb(statement: &Stmt) -> bool {
    format!("{statement:?}").contains("FnCallExpr")
        && super::super::Verb::ALL
            .iter()
            .any(|verb| format!("{statement:?}").contains(&format!("name: \"{}\"", verb.word())))
}
