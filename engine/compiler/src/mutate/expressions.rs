//! What is changed in an expression: comparisons, `&&` and `||`, `!`, ranges and lists of options,
//! `any` and `all`, `filter`, `min` and `max`, rounding, `+` and `-`, and figures.
//!
//! Every change is one that an author could have made by mistake. Each is made at the innermost
//! expression that has it, so that none is made twice.

use super::{Edit, How};
use crate::diagnostic::Span;
use crate::package::Files;
use crate::syntax::{Binary, Block, Expr, ExprKind, Name, Unary};

/// The changes to one expression; those of its parts are not among them.
pub(super) fn edits(expr: &Expr, files: &Files) -> Vec<Edit> {
    let mut edits = Edits {
        files,
        list: Vec::new(),
    };
    match &expr.kind {
        ExprKind::Binary(sign, left, right) => edits.binary(*sign, left, right),
        ExprKind::Unary(sign, inner) => {
            let sign = match sign {
                Unary::Not => "!",
                Unary::Negate => "-",
            };
            edits.add(expr.span, sign, How::Dropped, inner.kind.clone());
        }
        ExprKind::Range {
            from,
            to,
            inclusive,
        } => {
            let signs = ("..", "..=");
            let (was, becomes) = if *inclusive {
                (signs.1, signs.0)
            } else {
                signs
            };
            let kind = ExprKind::Range {
                from: from.clone(),
                to: to.clone(),
                inclusive: !inclusive,
            };
            let span = edits.between(from, to, was);
            edits.add(span, was, became(becomes), kind);
        }
        ExprKind::If(test, then, otherwise) => {
            edits.negate(test, |test| {
                ExprKind::If(Box::new(test), then.clone(), otherwise.clone())
            });
        }
        ExprKind::Method(of, name, args) => edits.method(of, name, args),
        ExprKind::Call(name, args) => edits.call(name, args),
        ExprKind::Number { digits, places } => {
            for step in [1, -1] {
                let kind = ExprKind::Number {
                    digits: digits.saturating_add(step),
                    places: *places,
                };
                let text = |digits| crate::elaborate::decimal_text(digits, *places);
                let other = text(digits.saturating_add(step));
                edits.add(expr.span, &text(*digits), How::Becomes(other), kind);
            }
        }
        ExprKind::Bool(value) => {
            let how = became(if *value { "false" } else { "true" });
            edits.add(expr.span, &value.to_string(), how, ExprKind::Bool(!value));
        }
        _ => {}
    }
    edits.list
}

/// A condition turned into its opposite, where no comparison or connective in it can be changed
/// instead.
pub(super) fn negated(condition: &Expr) -> Option<Expr> {
    let plain = match &condition.kind {
        ExprKind::Binary(sign, ..) => *sign == Binary::In,
        ExprKind::Name(_)
        | ExprKind::Field(..)
        | ExprKind::Index(..)
        | ExprKind::Call(..)
        | ExprKind::Method(..) => true,
        _ => false,
    };
    plain.then(|| Expr {
        kind: ExprKind::Unary(Unary::Not, Box::new(condition.clone())),
        span: condition.span,
    })
}

fn became(other: &str) -> How {
    How::Becomes(other.to_owned())
}

/// Parts of an expression whose figures are not figures: the unit that `round` rounds to.
pub(super) fn is_no_figure(expr: &Expr) -> Option<Span> {
    match &expr.kind {
        ExprKind::Call(name, args) if name.value == "round" => args.get(1).map(|unit| unit.span),
        _ => None,
    }
}

struct Edits<'a> {
    files: &'a Files,
    list: Vec<Edit>,
}

impl Edits<'_> {
    fn add(&mut self, span: Span, what: &str, how: How, kind: ExprKind) {
        self.list.push(Edit {
            span,
            what: what.to_owned(),
            how,
            kind,
        });
    }

    fn negate(&mut self, condition: &Expr, whole: impl FnOnce(Expr) -> ExprKind) {
        if let Some(opposite) = negated(condition) {
            let text = in_one_line(self.files.text(condition.span));
            self.add(condition.span, &text, How::Negated, whole(opposite));
        }
    }

    fn binary(&mut self, sign: Binary, left: &Expr, right: &Expr) {
        for other in instead_of(sign) {
            let span = self.between(left, right, sign.sign());
            let kind = ExprKind::Binary(*other, left.clone().into(), right.clone().into());
            self.add(span, sign.sign(), became(other.sign()), kind);
        }
        match (sign, &right.kind) {
            (Binary::And | Binary::Or, _) => {
                // Of `a && b && c` the inner one drops `a` and `b`, the outer one `c`.
                for (side, rest) in [(left, right), (right, left)] {
                    let (side, rest) = (side.clone(), rest.clone());
                    if matches!(side.kind, ExprKind::Binary(inner, ..) if inner == sign) {
                        continue;
                    }
                    let text = in_one_line(self.files.text(side.span));
                    let what = format!("{} {text}", sign.sign());
                    self.add(side.span, &what, How::Dropped, rest.kind);
                }
                self.negate(left, |left| {
                    ExprKind::Binary(sign, left.into(), right.clone().into())
                });
                self.negate(right, |right| {
                    ExprKind::Binary(sign, left.clone().into(), right.into())
                });
            }
            (Binary::In, ExprKind::List(items)) if items.len() > 1 => {
                for dropped in items {
                    let others = items.iter().filter(|item| item.span != dropped.span);
                    let list = Expr {
                        kind: ExprKind::List(others.cloned().collect()),
                        span: right.span,
                    };
                    let text = self.files.text(dropped.span).to_owned();
                    let kind = ExprKind::Binary(sign, left.clone().into(), list.into());
                    self.add(dropped.span, &text, How::Dropped, kind);
                }
            }
            _ => {}
        }
    }

    fn method(&mut self, of: &Expr, name: &Name, args: &[Expr]) {
        let other = match name.value.as_str() {
            "any" => Some("all"),
            "all" => Some("any"),
            "min" => Some("max"),
            "max" => Some("min"),
            "filter" | "highest" => {
                let what = format!(".{}(…)", name.value);
                self.add(name.span, &what, How::Dropped, of.kind.clone());
                None
            }
            _ => None,
        };
        if let Some(other) = other {
            let named = Name {
                value: other.to_owned(),
                span: name.span,
            };
            let kind = ExprKind::Method(of.clone().into(), named, args.to_vec());
            self.add(name.span, &name.value, became(other), kind);
        }
        let ("any" | "all" | "filter", [closure]) = (name.value.as_str(), args) else {
            return;
        };
        if let ExprKind::Closure(parameters, body) = &closure.kind {
            self.negate(&body.value, |value| {
                let body = Block {
                    lets: body.lets.clone(),
                    value: value.into(),
                };
                let closure = Expr {
                    kind: ExprKind::Closure(parameters.clone(), body),
                    span: closure.span,
                };
                ExprKind::Method(of.clone().into(), name.clone(), vec![closure])
            });
        }
    }

    fn call(&mut self, name: &Name, args: &[Expr]) {
        let other = match name.value.as_str() {
            "min" => "max",
            "max" => "min",
            "round" => return self.rounding(name, args),
            _ => return,
        };
        let named = Name {
            value: other.to_owned(),
            span: name.span,
        };
        let kind = ExprKind::Call(named, args.to_vec());
        self.add(name.span, &name.value, became(other), kind);
    }

    fn rounding(&mut self, name: &Name, args: &[Expr]) {
        let [value, unit, mode] = args else { return };
        let ExprKind::Text(was) = &mode.kind else {
            return;
        };
        let other = match was.as_str() {
            "floor" => "ceil",
            _ => "floor",
        };
        let becomes = Expr {
            kind: ExprKind::Text(other.to_owned()),
            span: mode.span,
        };
        let args = vec![value.clone(), unit.clone(), becomes];
        let kind = ExprKind::Call(name.clone(), args);
        self.add(mode.span, was, became(other), kind);
    }

    /// Where a sign stands between two expressions.
    fn between(&self, left: &Expr, right: &Expr, sign: &str) -> Span {
        let gap = Span {
            start: left.span.end,
            end: right.span.start.max(left.span.end),
            ..left.span
        };
        let text = self.files.text(gap);
        text.find(sign).map_or(gap, |at| gap.piece(at, sign))
    }
}

/// What a sign is changed to: the nearest mistake first.
fn instead_of(sign: Binary) -> &'static [Binary] {
    match sign {
        Binary::Less => &[Binary::AtMost, Binary::Greater],
        Binary::AtMost => &[Binary::Less, Binary::AtLeast],
        Binary::Greater => &[Binary::AtLeast, Binary::Less],
        Binary::AtLeast => &[Binary::Greater, Binary::AtMost],
        Binary::Equal => &[Binary::NotEqual],
        Binary::NotEqual => &[Binary::Equal],
        Binary::And => &[Binary::Or],
        Binary::Or => &[Binary::And],
        Binary::Add => &[Binary::Subtract],
        Binary::Subtract => &[Binary::Add],
        Binary::Multiply | Binary::Divide | Binary::Remainder | Binary::In => &[],
    }
}

/// A piece of a script without its line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
