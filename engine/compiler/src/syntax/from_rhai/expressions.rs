//! Expressions: literals, names, operators, calls.

use rhai::{Expr as Tree, FnCallExpr, Position, StmtBlock, Token};

use super::Reader;
use super::closures::closure;
use crate::diagnostic::{Code, Span};
use crate::syntax::words::is_reflection;
use crate::syntax::{Binary, Expr, ExprKind, Name, Unary};

impl Reader<'_> {
    /// Any expression but a closure that is an argument.
    pub(super) fn expr(&mut self, tree: &Tree) -> Expr {
        match tree {
            Tree::BoolConstant(value, position) => Expr {
                kind: ExprKind::Bool(*value),
                span: self.token_span(*position),
            },
            Tree::IntegerConstant(_, position) => self.number(*position),
            Tree::DynamicConstant(_, position) if closure(tree).is_some() => {
                self.stray_closure(*position)
            }
            Tree::DynamicConstant(_, position) => self.number(*position),
            Tree::StringConstant(text, position) => Expr {
                kind: ExprKind::Text(text.to_string()),
                span: self.token_span(*position),
            },
            Tree::Array(items, position) => {
                let span = self.bracket_span(*position);
                let items = items.iter().map(|item| self.expr(item)).collect();
                Expr {
                    kind: ExprKind::List(items),
                    span,
                }
            }
            Tree::Unit(position) => self.unit(*position),
            Tree::Variable(parts, _, position) => {
                let span = self.token_span(*position);
                if parts.2.is_empty() {
                    Expr {
                        kind: ExprKind::Name(parts.1.to_string()),
                        span,
                    }
                } else {
                    self.refused(span)
                }
            }
            Tree::Stmt(block) => self.statement_expression(tree, block),
            Tree::FnCall(call, position) => self.call(call, *position),
            Tree::Dot(..) | Tree::Index(..) => self.chain(tree),
            Tree::And(sides, ..) => self.fold(Binary::And, sides),
            Tree::Or(sides, ..) => self.fold(Binary::Or, sides),
            Tree::Coalesce(sides, position) => {
                for side in sides.iter() {
                    self.expr(side);
                }
                let span = self.token_span(*position);
                self.refused(span)
            }
            other => {
                let span = self.token_span(other.start_position());
                self.refused(span)
            }
        }
    }

    fn unit(&mut self, position: Position) -> Expr {
        let span = self.token_span(position);
        self.report_at(
            Code::NotInLanguage,
            span,
            "`()` or a missing value is not part of the language",
            "",
            "write the value; a range needs both ends: `x in 0..18`",
        );
        Expr {
            kind: ExprKind::Refused,
            span,
        }
    }

    /// Blocks and `if`s, which Rhai wraps into a block of one statement.
    fn statement_expression(&mut self, tree: &Tree, block: &StmtBlock) -> Expr {
        if let Some((_, position)) = closure(tree) {
            return self.stray_closure(position);
        }
        if !block.end_position().is_none() {
            return self.braces(block);
        }
        match block.statements() {
            [rhai::Stmt::If(parts, position)] => self.if_expression(parts, *position),
            _ => {
                let span = self.token_span(block.position());
                self.refused(span)
            }
        }
    }

    /// `a && b && c`, which Rhai keeps as one list.
    fn fold(&mut self, operator: Binary, sides: &[Tree]) -> Expr {
        let mut folded: Option<Expr> = None;
        for side in sides {
            let side = self.expr(side);
            folded = Some(match folded {
                None => side,
                Some(left) => self.binary(operator, left, side),
            });
        }
        folded.unwrap_or(Expr {
            kind: ExprKind::Refused,
            span: self.place.span,
        })
    }

    fn binary(&self, operator: Binary, left: Expr, right: Expr) -> Expr {
        let from = self.with_parentheses(left.span);
        let to = self.with_parentheses(right.span);
        let kind = ExprKind::Binary(operator, Box::new(left), Box::new(right));
        Expr {
            kind,
            span: from.to(to),
        }
    }

    /// A function call or an operator, which Rhai keeps as a call too.
    pub(super) fn call(&mut self, call: &FnCallExpr, position: Position) -> Expr {
        if let Some(operator) = &call.op_token {
            return self.operator(operator, &call.args, position);
        }
        let name = Name {
            value: call.name.to_string(),
            span: self.token_span(position),
        };
        let span = self.call_span(position);
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
                format!("`{}` stands inside something else", verb.word()),
                "",
                format!(
                    "rules stand at the top level; put the condition into the rule: `{}(\"id\", condition);`",
                    verb.word()
                ),
            );
            for argument in &call.args {
                self.argument(argument);
            }
            return Expr {
                kind: ExprKind::Refused,
                span,
            };
        }
        let arguments = call
            .args
            .iter()
            .map(|argument| self.expr(argument))
            .collect();
        Expr {
            kind: ExprKind::Call(name, arguments),
            span,
        }
    }

    /// Functions that look at the running script, calls into modules and calls that share names.
    pub(super) fn is_refused_function(&mut self, name: &Name, call: &FnCallExpr) -> bool {
        if call.is_qualified() {
            self.refused(name.span);
            return true;
        }
        if !is_reflection(&name.value) && !call.capture_parent_scope {
            return false;
        }
        self.report_at(
            Code::NotInLanguage,
            name.span,
            format!(
                "`{}` called like this is not part of the language",
                name.value
            ),
            "",
            "a script only computes values: use the functions listed in the language reference",
        );
        true
    }

    fn operator(&mut self, token: &Token, sides: &[Tree], position: Position) -> Expr {
        let sign = self.token_span(position);
        match (token, sides) {
            (Token::Bang, [side]) => self.unary(Unary::Not, sign, side),
            (Token::Minus | Token::UnaryMinus, [side]) => self.unary(Unary::Negate, sign, side),
            (Token::In | Token::NotIn, [list, item]) => self.membership(sign, item, list),
            (Token::ExclusiveRange | Token::InclusiveRange, [from, to]) => {
                self.report_at(
                    Code::BadIn,
                    sign,
                    "a range stands only right of `in`",
                    "",
                    "write `x in 6..18`; the last value belongs to it with `..=`",
                );
                self.expr(from);
                self.expr(to);
                Expr {
                    kind: ExprKind::Refused,
                    span: sign,
                }
            }
            (token, [left, right]) => {
                let operator = binary_operator(token);
                let left = self.expr(left);
                let right = self.expr(right);
                match operator {
                    Some(operator) => self.binary(operator, left, right),
                    None if *token == Token::Pipe => {
                        self.report_at(
                            Code::NotInLanguage,
                            sign,
                            "`|` is not part of the language",
                            "",
                            "bits cannot be used; write `||` for or",
                        );
                        Expr {
                            kind: ExprKind::Refused,
                            span: left.span.to(right.span),
                        }
                    }
                    None => self.refused(left.span.to(right.span)),
                }
            }
            _ => self.refused(sign),
        }
    }

    fn unary(&mut self, operator: Unary, sign: Span, side: &Tree) -> Expr {
        let side = self.expr(side);
        let span = sign.to(self.with_parentheses(side.span));
        Expr {
            kind: ExprKind::Unary(operator, Box::new(side)),
            span,
        }
    }

    /// `item in list`
    fn membership(&mut self, sign: Span, item: &Tree, list: &Tree) -> Expr {
        let negated = matches!(item, Tree::FnCall(call, ..) if call.op_token == Some(Token::Bang));
        let mut item = self.expr(item);
        if negated && self.with_parentheses(item.span) == item.span {
            self.report_at(
                Code::NotIn,
                item.span.to(sign),
                "`!` applies to the left side alone, not to `in`",
                "",
                "write `!(a in b)`",
            );
            if let ExprKind::Unary(_, inner) = item.kind {
                item = *inner;
            }
        }
        let list = match list {
            Tree::FnCall(call, position)
                if matches!(
                    call.op_token,
                    Some(Token::ExclusiveRange | Token::InclusiveRange)
                ) =>
            {
                self.range(call, *position)
            }
            other => self.expr(other),
        };
        self.binary(Binary::In, item, list)
    }

    fn range(&mut self, call: &FnCallExpr, position: Position) -> Expr {
        let [from, to] = &*call.args else {
            let span = self.token_span(position);
            return self.refused(span);
        };
        let from = Box::new(self.expr(from));
        let to = Box::new(self.expr(to));
        let span = self
            .with_parentheses(from.span)
            .to(self.with_parentheses(to.span));
        let inclusive = call.op_token == Some(Token::InclusiveRange);
        Expr {
            kind: ExprKind::Range {
                from,
                to,
                inclusive,
            },
            span,
        }
    }
}

fn binary_operator(token: &Token) -> Option<Binary> {
    Some(match token {
        Token::EqualsTo => Binary::Equal,
        Token::NotEqualsTo => Binary::NotEqual,
        Token::LessThan => Binary::Less,
        Token::LessThanEqualsTo => Binary::AtMost,
        Token::GreaterThan => Binary::Greater,
        Token::GreaterThanEqualsTo => Binary::AtLeast,
        Token::Plus => Binary::Add,
        Token::Minus => Binary::Subtract,
        Token::Multiply => Binary::Multiply,
        Token::Divide => Binary::Divide,
        Token::Modulo => Binary::Remainder,
        _ => return None,
    })
}
