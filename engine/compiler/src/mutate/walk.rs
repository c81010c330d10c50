//! The expressions of a script, numbered: each before its parts, in the order of the script. Names
//! come first, then functions, then rules.

use std::mem::swap;

use crate::syntax::{Block, Expr, ExprKind, Let, Script};

/// Calls `visit` with each expression and its number.
pub fn each(script: &mut Script, visit: &mut dyn FnMut(usize, &mut Expr)) {
    let mut walk = Walk { next: 0, visit };
    walk.lets(&mut script.lets);
    for function in &mut script.functions {
        walk.block(&mut function.body);
    }
    for rule in &mut script.rules {
        if let Some(value) = &mut rule.value {
            walk.expr(value);
        }
    }
}

/// Exchanges the expression of a number for another, and back when called again: the numbers of
/// what stands before it do not depend on what it is.
pub fn exchange(script: &mut Script, number: usize, kind: &mut ExprKind) {
    each(script, &mut |at, expr| {
        if at == number {
            swap(&mut expr.kind, kind);
        }
    });
}

struct Walk<'a> {
    next: usize,
    visit: &'a mut dyn FnMut(usize, &mut Expr),
}

impl Walk<'_> {
    fn lets(&mut self, lets: &mut [Let]) {
        for part in lets {
            self.expr(&mut part.value);
        }
    }

    fn block(&mut self, block: &mut Block) {
        self.lets(&mut block.lets);
        self.expr(&mut block.value);
    }

    fn all(&mut self, parts: &mut [Expr]) {
        for part in parts {
            self.expr(part);
        }
    }

    fn expr(&mut self, expr: &mut Expr) {
        let number = self.next;
        self.next = self.next.saturating_add(1);
        (self.visit)(number, expr);
        match &mut expr.kind {
            ExprKind::Bool(_)
            | ExprKind::Number { .. }
            | ExprKind::Text(_)
            | ExprKind::Name(_)
            | ExprKind::Refused => {}
            ExprKind::List(items) => self.all(items),
            ExprKind::Field(of, _) => self.expr(of),
            ExprKind::Index(of, key) => {
                self.expr(of);
                self.expr(key);
            }
            ExprKind::Call(_, args) => self.all(args),
            ExprKind::Method(of, _, args) => {
                self.expr(of);
                self.all(args);
            }
            ExprKind::Closure(_, body) => self.block(body),
            ExprKind::Unary(_, inner) => self.expr(inner),
            ExprKind::Binary(_, left, right) => {
                self.expr(left);
                self.expr(right);
            }
            ExprKind::Range { from, to, .. } => {
                self.expr(from);
                self.expr(to);
            }
            ExprKind::If(test, then, otherwise) => {
                self.expr(test);
                self.block(then);
                self.block(otherwise);
            }
            ExprKind::Block(block) => self.block(block),
        }
    }
}
