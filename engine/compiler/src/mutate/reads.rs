//! What is changed where a script reads a figure: the value read there, and nowhere else, is one
//! smallest step greater or less; yes is no, an option the next one. Other places that read the
//! figure keep it.
//!
//! The place reads another parameter instead: a copy whose figures are all moved. So it has the
//! keys and the declared bounds of the first, and the proofs that rest on these hold for both. A
//! figure that stands at a bound is not moved beyond it, and one that would not move at all, in no
//! cell and on no day, is not changed. Thresholds of steps and brackets belong to `figures`.

use std::collections::BTreeMap;

use super::How;
use super::figures::{places, step};
use crate::diagnostic::{Span, Spanned};
use crate::elaborate::Audience;
use crate::package::{Bound, CellDecl, Package, ParameterDecl, TypeDecl};
use crate::syntax::{Expr, ExprKind, Name};

/// A change to a figure that is read.
pub(super) struct Read {
    /// The parameter, by place.
    pub parameter: usize,
    /// Where its name stands.
    pub span: Span,
    /// How it is moved.
    pub how: How,
    /// The expression that reads the copy.
    pub kind: ExprKind,
}

/// The changes to an expression that reads a figure: `param.x`, `param["x"]`. Where the name stands
/// says which parameter it is.
pub(super) fn changes(
    expr: &Expr,
    reads: &BTreeMap<Span, usize>,
    package: &Package,
    audience: Audience,
) -> Vec<Read> {
    let (name, with): (Span, &dyn Fn(String) -> ExprKind) = match &expr.kind {
        ExprKind::Field(of, name) => (name.span, &|value| {
            let span = name.span;
            ExprKind::Field(of.clone(), Name { value, span })
        }),
        ExprKind::Index(of, key) => (key.span, &|value| {
            let (kind, span) = (ExprKind::Text(value), key.span);
            ExprKind::Index(of.clone(), Box::new(Expr { kind, span }))
        }),
        _ => return Vec::new(),
    };
    let Some(&parameter) = reads.get(&name) else {
        return Vec::new();
    };
    let Some(decl) = package.parameters.get(parameter) else {
        return Vec::new();
    };
    let ways = match &decl.ty {
        TypeDecl::Bool => vec![How::Negated],
        TypeDecl::Choice(_) => vec![How::Next],
        _ if !has_values(decl, audience) => vec![How::More],
        _ => vec![How::More, How::Less],
    };
    let ways = ways.into_iter().filter_map(|how| {
        let copy = moved(decl, &how);
        let moves = copy.values != decl.values || !has_values(decl, audience);
        moves.then(|| Read {
            parameter,
            span: name,
            how,
            kind: with(copy.name.value),
        })
    });
    ways.collect()
}

/// Whether anybody of an audience learns a value of a parameter, on some day.
pub(super) fn has_values(decl: &ParameterDecl, audience: Audience) -> bool {
    let hidden = decl.confidential && audience == Audience::Public;
    !hidden && decl.values.iter().any(|value| !value.cells.is_empty())
}

/// The copy of a parameter that is read instead. No name in a script has a space.
pub(super) fn moved(decl: &ParameterDecl, how: &How) -> ParameterDecl {
    let mut copy = decl.clone();
    copy.name.value.push_str(" moved");
    for value in &mut copy.values {
        for cell in &mut value.cells {
            move_cell(cell, decl, how);
        }
    }
    copy
}

fn move_cell(cell: &mut CellDecl, decl: &ParameterDecl, how: &How) {
    let one = |value: i128| match (&decl.ty, how) {
        (TypeDecl::Bool, _) => 1_i128.saturating_sub(value),
        (TypeDecl::Choice(options), _) => {
            let count = i128::try_from(options.len()).unwrap_or(1).max(1);
            value.saturating_add(1).rem_euclid(count)
        }
        (ty, how) => {
            let by = step(value, places(ty));
            let value = match how {
                How::Less => value.saturating_sub(by),
                _ => value.saturating_add(by),
            };
            let low = bound(decl.min.as_ref()).unwrap_or(i128::MIN);
            let high = bound(decl.max.as_ref()).unwrap_or(i128::MAX);
            value.clamp(low, high.max(low))
        }
    };
    let ends = (one(cell.low), one(cell.high));
    // Of a yes or no that is disputed, and of an option, the ends may have changed places.
    (cell.low, cell.high) = (ends.0.min(ends.1), ends.0.max(ends.1));
}

fn bound(declared: Option<&Spanned<Bound>>) -> Option<i128> {
    match declared?.value {
        Bound::Value(value) => Some(value),
        Bound::Today(_) => None,
    }
}
