//! What an expression is made of, one step down: whoever walks through a script says here only what it
//! wants of some of them.

use super::{Block, Expr, ExprKind};

/// The parts, as references of one sort or the other.
macro_rules! parts {
    ($kind:expr, $each:ident, $whole:ident, $block:ident) => {
        match $kind {
            ExprKind::Bool(_)
            | ExprKind::Number { .. }
            | ExprKind::Text(_)
            | ExprKind::Name(_)
            | ExprKind::Refused => Vec::new(),
            ExprKind::List(parts) | ExprKind::Call(_, parts) => parts.$each().collect(),
            ExprKind::Field(one, _) | ExprKind::Unary(_, one) => vec![one.$whole()],
            ExprKind::Index(one, other)
            | ExprKind::Binary(_, one, other)
            | ExprKind::Range {
                from: one,
                to: other,
                ..
            } => vec![one.$whole(), other.$whole()],
            ExprKind::Method(of, _, parts) => {
                [of.$whole()].into_iter().chain(parts.$each()).collect()
            }
            ExprKind::Closure(_, block) | ExprKind::Block(block) => block.$block(),
            ExprKind::If(test, then, otherwise) => {
                let mut parts = vec![test.$whole()];
                parts.extend(then.$block());
                parts.extend(otherwise.$block());
                parts
            }
        }
    };
}

impl Expr {
    /// The expressions it is made of, in the order of the script.
    #[must_use]
    pub fn parts(&self) -> Vec<&Expr> {
        parts!(&self.kind, iter, as_ref, parts)
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Expr> {
        parts!(&mut self.kind, iter_mut, as_mut, parts_mut)
    }
}

impl Block {
    /// What its names stand for, then its value.
    #[must_use]
    pub fn parts(&self) -> Vec<&Expr> {
        let lets = self.lets.iter().map(|part| &part.value);
        lets.chain([self.value.as_ref()]).collect()
    }

    /// The same, to be changed.
    pub fn parts_mut(&mut self) -> Vec<&mut Expr> {
        let lets = self.lets.iter_mut().map(|part| &mut part.value);
        lets.chain([self.value.as_mut()]).collect()
    }
}
