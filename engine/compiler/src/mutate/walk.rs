//! The expressions of a script, numbered: each before its parts, in the order of the script. Names
//! come first, then functions, then rules.

use std::mem::swap;

use crate::syntax::{Expr, ExprKind, Script};

/// Calls `visit` with each expression and its number.
pub fn each(script: &mut Script, visit: &mut dyn FnMut(usize, &mut Expr)) {
    let mut next = 0;
    let lets = script.lets.iter_mut().map(|part| &mut part.value);
    let functions = script.functions.iter_mut();
    let functions = functions.flat_map(|function| function.body.parts_mut());
    let rules = script
        .rules
        .iter_mut()
        .filter_map(|rule| rule.value.as_mut());
    for expr in lets.chain(functions).chain(rules) {
        walk(expr, &mut next, visit);
    }
}

fn walk(expr: &mut Expr, next: &mut usize, visit: &mut dyn FnMut(usize, &mut Expr)) {
    visit(*next, expr);
    *next = next.saturating_add(1);
    for part in expr.parts_mut() {
        walk(part, next, visit);
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
