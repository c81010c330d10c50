//! What is changed in scripts, expression by expression and rule by rule: rules and their doubts
//! dropped, conditions negated, figures that are read moved.

use super::expressions::{edits, is_no_figure, negated};
use super::{Change, How, Mutating, Site, reads, walk};
use std::collections::BTreeMap;

use crate::bundle::places::place;
use crate::diagnostic::Span;
use crate::syntax::{Expr, ExprKind, RuleCall, Script, Verb};

/// Changes to a program's script, or to the functions of `results.rhai` that `wanted` allows.
pub(super) fn changes(
    mutating: &Mutating,
    program: Option<usize>,
    script: &Script,
    read: &BTreeMap<Span, usize>,
    wanted: &dyn Fn(Span) -> bool,
) -> Vec<Change> {
    let files = mutating.files;
    let mut changes: Vec<Change> = Vec::new();
    let mut add = |span: Span, what: String, how: How, site: Site| {
        let place = place(span, files).filter(|_| wanted(span));
        changes.extend(place.map(|place| Change {
            place,
            what,
            how,
            site,
        }));
    };
    // A rule whose condition is `true` can be dropped, which says as much.
    let rules = script.rules.iter().filter_map(|rule| rule.value.as_ref());
    let bare = rules.filter(|value| matches!(value.kind, ExprKind::Bool(_)));
    let mut passed_over: Vec<Span> = bare.map(|value| value.span).collect();
    // Of a yes/no figure the reading is not negated where that is the condition, which is.
    let conditions = script.rules.iter().filter_map(condition);
    let conditions = conditions.filter(|value| negated(value).is_some());
    let mut turned: Vec<Span> = conditions.map(|value| value.span).collect();
    let mut walked = script.clone();
    walk::each(&mut walked, &mut |number, expr| {
        passed_over.extend(is_no_figure(expr));
        if passed_over.contains(&expr.span) {
            return;
        }
        for edit in edits(expr, files) {
            turned.extend(Some(edit.span).filter(|_| edit.how == How::Negated));
            let kind = edit.kind;
            let site = Site::Expression {
                program,
                number,
                kind,
            };
            add(edit.span, edit.what, edit.how, site);
        }
        let (package, audience) = (mutating.package, mutating.audience);
        let starts_here =
            |span: &Span| (span.file, span.start) == (expr.span.file, expr.span.start);
        for change in reads::changes(expr, read, package, audience) {
            if change.how == How::Negated && turned.iter().any(starts_here) {
                continue;
            }
            let decl = package.parameters.get(change.parameter);
            let name = decl.map_or("", |decl| &decl.name.value);
            let site = Site::Read {
                program,
                number,
                kind: change.kind,
                parameter: change.parameter,
                how: change.how.clone(),
            };
            add(change.span, format!("param.{name}"), change.how, site);
        }
    });
    let Some(program) = program else {
        return changes;
    };
    for (at, rule) in script.rules.iter().enumerate() {
        let site = |becomes: Option<RuleCall>| Site::Rule {
            program,
            rule: at,
            becomes: becomes.map(Box::new),
        };
        let (verb, id) = (rule.verb.value.word(), &rule.id.value);
        add(rule.span, format!("{verb} {id}"), How::Dropped, site(None));
        if let Some(doubt) = &rule.doubt {
            let surer = RuleCall {
                doubt: None,
                ..rule.clone()
            };
            let what = format!("doubt {}", doubt.value);
            add(doubt.span, what, How::Dropped, site(Some(surer)));
        }
        if let Some(value) = condition(rule)
            && let Some(opposite) = negated(value)
        {
            let other = RuleCall {
                value: Some(opposite),
                ..rule.clone()
            };
            let what = format!("condition of {verb} {id}");
            add(value.span, what, How::Negated, site(Some(other)));
        }
    }
    changes
}

/// What a rule tests; an amount tests nothing.
fn condition(rule: &RuleCall) -> Option<&Expr> {
    let value = rule.value.as_ref();
    value.filter(|_| rule.verb.value != Verb::Amount)
}
