//! Lints: what is allowed and yet rarely meant. One function each.

use std::collections::BTreeSet;

use super::Elaborator;
use crate::diagnostic::help::place_of;
use crate::diagnostic::{Code, Fix, Help, Span};
use crate::package::ProgramDecl;
use crate::syntax::{Binary, Expr, ExprKind, Let, Script, Verb};

/// Runs every lint over an elaborated package.
pub fn lint(made: &mut Elaborator) {
    let package = made.package;
    figures(made, &package.result_script);
    for program in &package.programs {
        figures(made, &program.script);
        everyone(made, program);
        lawless(made, program);
        unused_names(made, &program.script);
        split_conditions(made, &program.script);
    }
    unused_names(made, &package.result_script);
    unused_declarations(made);
}

/// A number other than 0, 1 and −1 in a script belongs into `parameters.toml`.
fn figures(made: &mut Elaborator, script: &Script) {
    each_expression(script, &mut |expr, inside_round| {
        if let ExprKind::Number { digits, places } = expr.kind
            && !inside_round
            && !(places == 0 && (-1..=1).contains(&digits))
        {
            let message = "a figure stands in a script";
            let help = "make it a parameter with a date and a source; \
                        then it can change without touching the rule";
            made.error(Code::FigureInScript, expr.span, message, "", help);
        }
    });
}

/// `members` in a program of a unit: everyone in the home, related or not.
fn everyone(made: &mut Elaborator, program: &ProgramDecl) {
    if matches!(program.unit.value.as_str(), "household" | "person") {
        return;
    }
    let unit = program.unit.value.clone();
    each_expression(&program.script, &mut |expr, _| {
        if matches!(&expr.kind, ExprKind::Name(name) if name == "members") {
            let message = format!("`members` is everyone in the home, not only the {unit}");
            let fix = place_of("members", expr.span)
                .map(|place| Fix::replace(place, format!("{unit}.members")));
            let help = format!("write `{unit}.members`, or one of the lists of `{unit}`");
            let help = Help::from(help).with(fix);
            made.error(Code::MembersUsed, expr.span, message, "everyone", help);
        }
    });
}

/// Every rule that decides or pays has a legal source.
fn lawless(made: &mut Elaborator, program: &ProgramDecl) {
    for rule in &program.script.rules {
        if rule.laws.is_empty() && rule.verb.value != Verb::Priority {
            let message = format!("`{}` names no law", rule.id.value);
            let help = "add `.law(\"KEY pinpoint\")` with a source of package.toml";
            made.error(Code::RuleWithoutLaw, rule.id.span, message, "", help);
        }
    }
}

/// Names and functions that nobody uses.
fn unused_names(made: &mut Elaborator, script: &Script) {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut lets: Vec<(String, Span)> = Vec::new();
    each_expression(script, &mut |expr, _| match &expr.kind {
        ExprKind::Name(name) => {
            used.insert(name.clone());
        }
        ExprKind::Closure(_, body) | ExprKind::Block(body) => note_lets(&body.lets, &mut lets),
        ExprKind::If(_, then, otherwise) => {
            note_lets(&then.lets, &mut lets);
            note_lets(&otherwise.lets, &mut lets);
        }
        _ => {}
    });
    note_lets(&script.lets, &mut lets);
    for function in &script.functions {
        note_lets(&function.body.lets, &mut lets);
    }
    for (name, span) in lets {
        if !used.contains(&name) && !name.starts_with('_') {
            let message = format!("`{name}` is never used");
            let help = "use it or delete it";
            made.error(Code::UnusedName, span, message, "", help);
        }
    }
}

fn note_lets(found: &[Let], lets: &mut Vec<(String, Span)>) {
    lets.extend(
        found
            .iter()
            .map(|part| (part.name.value.clone(), part.name.span)),
    );
}

/// `xs.any(…) && xs.any(…)`: two people may satisfy one half each (lessons, l).
fn split_conditions(made: &mut Elaborator, script: &Script) {
    each_expression(script, &mut |expr, _| {
        let ExprKind::Binary(Binary::And, left, right) = &expr.kind else {
            return;
        };
        let (Some(a), Some(b)) = (any_of(left), any_of(right)) else {
            return;
        };
        if same_shape(a, b) {
            let message = "two conditions on one list in two closures: \
                           they may hold for two different people";
            let help = "for one person write both in one closure: `.any(|p| … && …)`";
            made.error(Code::TwoClosures, expr.span, message, "", help);
        }
    });
}

/// The list of `list.any(…)`.
fn any_of(expr: &Expr) -> Option<&Expr> {
    match &expr.kind {
        ExprKind::Method(list, name, _) if name.value == "any" => Some(list),
        _ => None,
    }
}

/// The same names and fields, wherever they stand.
fn same_shape(a: &Expr, b: &Expr) -> bool {
    match (&a.kind, &b.kind) {
        (ExprKind::Name(a), ExprKind::Name(b)) => a == b,
        (ExprKind::Field(of_a, a), ExprKind::Field(of_b, b)) => {
            a.value == b.value && same_shape(of_a, of_b)
        }
        _ => false,
    }
}

/// Facts and parameters that no rule reads. A fact with a `default` is there for outside suites, which
/// may send it whether a rule reads it or not.
fn unused_declarations(made: &mut Elaborator) {
    let package = made.package;
    let needed = needed_facts(made);
    for (at, fact) in package.facts.iter().enumerate() {
        let is_relation = fact.about.value == "person" && fact.name.value == "relation";
        if !needed.contains(&at) && !is_relation && fact.default.is_none() {
            let message = format!("no rule uses `{}.{}`", fact.about.value, fact.name.value);
            let help = "delete it: what no rule needs is never asked";
            made.error(Code::UnusedFact, fact.name.span, message, "", help);
        }
    }
    for (at, parameter) in package.parameters.iter().enumerate() {
        if made.used_parameters.get(at) == Some(&false) {
            let message = format!("no rule uses `param.{}`", parameter.name.value);
            let help = "delete it, or write the rule that needs it";
            made.error(
                Code::UnusedParameter,
                parameter.name.span,
                message,
                "",
                help,
            );
        }
    }
}

/// Facts read by the graph that rules, amounts and results need.
fn needed_facts(made: &Elaborator) -> BTreeSet<usize> {
    use super::graph::Node;
    use selfcheck_runtime::bundle::operators::Operator;
    let mut open: Vec<Node> = Vec::new();
    let mut facts = BTreeSet::new();
    for program in &made.programs {
        if let super::Made::Done(Some(nodes)) = program {
            open.extend([nodes.fits, nodes.office]);
            open.extend(nodes.rules.iter().map(|(_, node)| *node));
            for (_, value, _) in &nodes.amounts {
                open.push(value.node);
                open.extend(value.over.map(|(node, _)| node));
            }
            facts.extend(nodes.receives);
        }
    }
    for result in &made.results {
        if let super::Made::Done(Some(nodes)) = result {
            open.push(nodes.value.node);
            open.extend(nodes.value.over.map(|(node, _)| node));
        }
    }
    let mut seen = BTreeSet::new();
    // Derived facts have no node of their own: what is read through them counts for them too.
    let derived: Vec<(usize, Node)> = made
        .facts
        .iter()
        .enumerate()
        .filter_map(|(at, fact)| match fact {
            super::Made::Done(Some(scalar)) => Some((at, scalar.node)),
            _ => None,
        })
        .collect();
    while let Some(node) = open.pop() {
        if !seen.insert(node) {
            continue;
        }
        facts.extend(
            derived
                .iter()
                .filter(|(_, own)| *own == node)
                .map(|(at, _)| *at),
        );
        let Some((operator, args)) = made.graph.parts(node) else {
            continue;
        };
        if let (Operator::Fact | Operator::FactOf, Some(fact)) = (operator, args.first()) {
            facts.extend(usize::try_from(*fact));
        }
        let nodes = operator.arguments(args).filter(|(kind, _)| kind.is_node());
        open.extend(nodes.map(|(_, arg)| Node(arg)));
    }
    facts
}

/// Visits every expression of a script; the flag tells an argument of `round` after the first.
fn each_expression(script: &Script, visit: &mut impl FnMut(&Expr, bool)) {
    let lets = script.lets.iter().map(|part| &part.value);
    let functions = script.functions.iter();
    let functions = functions.flat_map(|function| function.body.parts());
    let rules = script.rules.iter().filter_map(|rule| rule.value.as_ref());
    for expr in lets.chain(functions).chain(rules) {
        walk(expr, false, visit);
    }
}

fn walk(expr: &Expr, inside_round: bool, visit: &mut impl FnMut(&Expr, bool)) {
    visit(expr, inside_round);
    let rounds = matches!(&expr.kind, ExprKind::Call(name, _) if name.value == "round");
    for (at, part) in expr.parts().into_iter().enumerate() {
        walk(part, rounds && at > 0, visit);
    }
}

impl Elaborator<'_> {
    /// Functions of programs that nobody calls were never checked: they are findings.
    pub(super) fn check_functions(&mut self) {
        let package = self.package;
        for (at, program) in package.programs.iter().enumerate() {
            for function in &program.script.functions {
                let name = &function.name;
                if !self
                    .used_functions
                    .iter()
                    .any(|(by, used)| *by == at && *used == name.value)
                {
                    let message = format!("the function `{}` is never called", name.value);
                    let help = "call it or delete it";
                    self.error(Code::UnusedName, name.span, message, "", help);
                }
            }
        }
    }
}
