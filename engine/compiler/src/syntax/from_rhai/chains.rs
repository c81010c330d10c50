//! `of.field`, `of[key]`, `of.method(…)`: Rhai nests such chains to the right, with flags that say
//! where an index ends; here they become left-nested.

use rhai::{ASTFlags, Expr as Tree, FnCallExpr, Position};

use super::Reader;
use crate::diagnostic::{Code, Span};
use crate::syntax::{Expr, ExprKind, Name};

impl Reader<'_> {
    /// A chain with its head.
    pub(super) fn chain(&mut self, tree: &Tree) -> Expr {
        match tree {
            Tree::Dot(pair, ..) => {
                let head = self.head(&pair.lhs);
                self.after_dot(head, &pair.rhs)
            }
            Tree::Index(pair, flags, position) => {
                let head = self.head(&pair.lhs);
                self.after_bracket(head, &pair.rhs, *flags, *position)
            }
            other => self.expr(other),
        }
    }

    fn head(&mut self, tree: &Tree) -> Expr {
        let mut head = self.expr(tree);
        head.span = self.with_parentheses(head.span);
        head
    }

    fn after_dot(&mut self, of: Expr, tree: &Tree) -> Expr {
        match tree {
            Tree::Property(property, position) => {
                let name = Name {
                    value: property.2.to_string(),
                    span: self.token_span(*position),
                };
                let span = self.with_parentheses(of.span).to(name.span);
                Expr {
                    kind: ExprKind::Field(Box::new(of), name),
                    span,
                }
            }
            Tree::MethodCall(call, position) => self.method(of, call, *position),
            Tree::Dot(pair, ..) => {
                let of = self.after_dot(of, &pair.lhs);
                self.after_dot(of, &pair.rhs)
            }
            Tree::Index(pair, flags, position) => {
                let of = self.after_dot(of, &pair.lhs);
                self.after_bracket(of, &pair.rhs, *flags, *position)
            }
            _ => {
                let span = of.span;
                self.refused(span)
            }
        }
    }

    fn after_bracket(
        &mut self,
        of: Expr,
        tree: &Tree,
        flags: ASTFlags,
        position: Position,
    ) -> Expr {
        let bracket = self.bracket_span(position);
        if flags.intersects(ASTFlags::BREAK) {
            return self.index(of, tree, bracket);
        }
        match tree {
            Tree::Dot(pair, ..) => {
                let of = self.index(of, &pair.lhs, bracket);
                self.after_dot(of, &pair.rhs)
            }
            Tree::Index(pair, next, next_position) => {
                let of = self.index(of, &pair.lhs, bracket);
                self.after_bracket(of, &pair.rhs, *next, *next_position)
            }
            other => self.index(of, other, bracket),
        }
    }

    fn index(&mut self, of: Expr, key: &Tree, bracket: Span) -> Expr {
        let key = self.expr(key);
        let span = self.with_parentheses(of.span).to(bracket);
        Expr {
            kind: ExprKind::Index(Box::new(of), Box::new(key)),
            span,
        }
    }

    fn method(&mut self, of: Expr, call: &FnCallExpr, position: Position) -> Expr {
        let name = Name {
            value: call.name.to_string(),
            span: self.token_span(position),
        };
        let span = self.with_parentheses(of.span).to(self.call_span(position));
        if self.is_refused_function(&name, call) {
            return Expr {
                kind: ExprKind::Refused,
                span,
            };
        }
        if let Some(verb) = super::rules::verb(&name.value) {
            self.report_at(
                Code::VerbNotAtTop,
                name.span,
                format!("`{}` is called as a method", verb.word()),
                "",
                format!("write it at the top level: `{}(\"id\", …);`", verb.word()),
            );
            return Expr {
                kind: ExprKind::Refused,
                span,
            };
        }
        let arguments = call
            .args
            .iter()
            .map(|argument| self.argument(argument))
            .collect();
        Expr {
            kind: ExprKind::Method(Box::new(of), name, arguments),
            span,
        }
    }
}
