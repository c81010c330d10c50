//! The conditions of a package's scripts, each with a yes/no result that says whether it was seen
//! true, and one that says whether it was seen false.
//!
//! A condition is what a rule tests, what an `if` tests, what `any`, `all` and `filter` ask of each,
//! a named result that is a yes or no, and each side of `&&` and `||`. It is *looked at* where the
//! branches around it are taken, and for the elements of the list it is asked of: so `seen true` is
//! "somebody of the list, in this branch, for whom it is true". Both sides of `&&` and `||` are
//! always looked at; the language has no order. Expressions in TOML files are not observed.

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Core, Int, NamedResult};
use selfcheck_runtime::ids::ResultId;

use super::graph::{Graph, Node};
use super::ranges::comparison;
use super::{Audience, Context, Elaborator, Script, core};
use crate::diagnostic::{Diagnostics, Span};
use crate::package::{CellDecl, Package, TypeDecl};
use crate::syntax::{Binary, Expr, ExprKind};

/// A package with its conditions.
#[derive(Debug, Clone)]
pub struct Observed {
    /// The core; after its own named results stand those of the conditions.
    pub core: Core,
    /// The conditions, by script and place.
    pub conditions: Vec<Condition>,
}

/// A condition that was written once; a function that is called twice has each of its own once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The program's place, or none for `results.rhai`.
    pub program: Option<usize>,
    /// Whether it is all that a rule tests.
    pub criterion: bool,
    /// Where it stands.
    pub span: Span,
    /// Whether it can be certainly true: no where the declared bounds or the history of the figures
    /// rule it out on every date.
    pub can_be_true: bool,
    /// Whether it can be certainly false, likewise.
    pub can_be_false: bool,
    /// The result that is true where it was seen true.
    pub seen_true: ResultId,
    /// The result that is true where it was seen false.
    pub seen_false: ResultId,
    /// Whether those are results of each person.
    pub of_person: bool,
}

/// What must hold for something to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Frame {
    /// A branch: its test, and whether the branch is the one for true.
    Branch(Node, bool),
    /// A closure, for each element of a list: level, group, who is in the list.
    Each(u32, u32, Vec<Node>),
}

/// A condition as it was met, once for each time that it was elaborated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Met {
    program: Option<usize>,
    criterion: bool,
    span: Span,
    node: Node,
    frames: Rc<Vec<Frame>>,
}

/// Elaborates a package that has no errors, and its conditions with it. None where it has.
#[must_use]
pub fn observe(package: &Package, audience: Audience) -> Option<Observed> {
    let mut found = Diagnostics::default();
    let mut elaborator = Elaborator::new(package, &mut found);
    elaborator.met = Some(Vec::new());
    elaborator.everything();
    if elaborator.found.has_errors() {
        return None;
    }
    let mut met = elaborator.met.take().unwrap_or_default();
    met.sort_by_key(|one| (one.program.is_none(), one.program, one.span, one.criterion));
    let can_be = possible(&elaborator, audience);
    let mut conditions: Vec<Condition> = Vec::new();
    let mut probes: Vec<Probe> = Vec::new();
    for one in &met {
        let same = |known: &&mut Condition| {
            (known.program, known.span, known.criterion) == (one.program, one.span, one.criterion)
        };
        if conditions.last_mut().filter(same).is_none() {
            let of_person = elaborator.is_of_person(one);
            let probe = |nodes: &mut Vec<Probe>| {
                let result = package.results.len().saturating_add(nodes.len());
                nodes.push(Probe::of(of_person));
                ResultId(u32::try_from(result).unwrap_or(u32::MAX))
            };
            conditions.push(Condition {
                program: one.program,
                criterion: one.criterion,
                span: one.span,
                can_be_true: false,
                can_be_false: false,
                seen_true: probe(&mut probes),
                seen_false: probe(&mut probes),
                of_person,
            });
        }
        let looked_at = one.frames.iter().all(|frame| frame_can_be(frame, &can_be));
        let (can_be_true, can_be_false) = of(&can_be, one.node);
        if let Some(condition) = conditions.last_mut() {
            condition.can_be_true |= looked_at && can_be_true;
            condition.can_be_false |= looked_at && can_be_false;
        }
        let negated = elaborator.graph.not(one.node);
        let graph = &mut elaborator.graph;
        if let [.., yes, no] = probes.as_mut_slice() {
            yes.nodes.push(looked_at_for(graph, one, one.node));
            no.nodes.push(looked_at_for(graph, one, negated));
        }
    }
    let mut results = Vec::new();
    for probe in probes {
        let node = elaborator.graph.or(&probe.nodes);
        results.push((probe.result, node));
    }
    let core = core::assemble(&elaborator, audience, results, &[])?;
    Some(Observed { core, conditions })
}

/// A result that is not the package's own: true where one of its nodes is.
struct Probe {
    result: NamedResult,
    nodes: Vec<Node>,
}

impl Probe {
    fn of(person: bool) -> Probe {
        Probe {
            result: NamedResult {
                person,
                kind: "bool".to_owned(),
                max: Int(1),
                ..NamedResult::default()
            },
            nodes: Vec::new(),
        }
    }
}

/// Whether somebody is there for whom the node is true and looked at.
fn looked_at_for(graph: &mut Graph, met: &Met, node: Node) -> Node {
    met.frames
        .iter()
        .rev()
        .fold(node, |inner, frame| match frame {
            Frame::Branch(guard, true) => graph.and(&[*guard, inner]),
            Frame::Branch(guard, false) => {
                let otherwise = graph.not(*guard);
                graph.and(&[otherwise, inner])
            }
            Frame::Each(level, group, guards) => {
                let guard = graph.and(guards);
                graph.logic(Operator::Any, vec![*level, *group, guard.0, inner.0])
            }
        })
}

fn frame_can_be(frame: &Frame, can_be: &[(bool, bool)]) -> bool {
    match frame {
        Frame::Branch(guard, true) => of(can_be, *guard).0,
        Frame::Branch(guard, false) => of(can_be, *guard).1,
        Frame::Each(_, _, guards) => guards.iter().all(|guard| of(can_be, *guard).0),
    }
}

/// Whether a node can be certainly true, and whether certainly false. One that nothing is known of
/// here can be both.
fn of(can_be: &[(bool, bool)], node: Node) -> (bool, bool) {
    let known = usize::try_from(node.0).ok().and_then(|at| can_be.get(at));
    known.copied().unwrap_or((true, true))
}

/// What each node can certainly be, as far as the ranges proved for numbers and the history of yes/no
/// figures tell. Arguments stand before what uses them, so one pass is enough.
fn possible(made: &Elaborator, audience: Audience) -> Vec<(bool, bool)> {
    let graph = &made.graph;
    let mut can_be: Vec<(bool, bool)> = Vec::new();
    for number in 0.. {
        let Some((operator, args)) = graph.parts(Node(number)) else {
            break;
        };
        let args: Vec<Node> = args.iter().map(|&arg| Node(arg)).collect();
        let known = |node: &Node| of(&can_be, *node);
        let range = |node: &Node| graph.range(*node);
        let one = match (operator, args.as_slice()) {
            (Operator::ConstBool, [Node(0)]) => (false, true),
            (Operator::ConstBool, [Node(1)]) => (true, false),
            (Operator::ConstBool, [_]) => (false, false),
            (Operator::Parameter, [Node(parameter), ..]) => figures(made, *parameter, audience),
            (Operator::Not, [inner]) => {
                let (yes, no) = known(inner);
                (no, yes)
            }
            (Operator::And, parts) => (
                parts.iter().all(|part| known(part).0),
                parts.iter().any(|part| known(part).1),
            ),
            (Operator::Or, parts) => (
                parts.iter().any(|part| known(part).0),
                parts.iter().all(|part| known(part).1),
            ),
            (Operator::Less | Operator::AtMost | Operator::Equal, [a, b]) => {
                comparison(operator, range(a), range(b)).unwrap_or((true, true))
            }
            (Operator::Any, [_, _, guard, inner]) => (known(guard).0 && known(inner).0, true),
            (Operator::All, [_, _, guard, inner]) => (true, known(guard).0 && known(inner).1),
            (Operator::First, [_, inner]) | (Operator::Relabel, [_, _, inner]) => known(inner),
            _ => (true, true),
        };
        can_be.push(one);
    }
    can_be
}

/// Whether a yes/no figure is published as true on some date, and as false. A figure that sources
/// dispute, or that this bundle's readers do not learn, is neither.
fn figures(made: &Elaborator, parameter: u32, audience: Audience) -> (bool, bool) {
    let at = usize::try_from(parameter).ok();
    let Some(decl) = at.and_then(|at| made.package.parameters.get(at)) else {
        return (true, true);
    };
    if decl.ty != TypeDecl::Bool {
        return (true, true);
    }
    let hidden = decl.confidential && audience == Audience::Public;
    let values = decl.values.iter().filter(|_| !hidden);
    let cells: Vec<&CellDecl> = values.flat_map(|value| &value.cells).collect();
    let is_published = |figure| {
        let mut cells = cells.iter();
        cells.any(|cell| (cell.low, cell.high) == (figure, figure))
    };
    (is_published(1), is_published(0))
}

impl Elaborator<'_> {
    /// Notes a condition, where somebody wants them. One that is written `true` or `false` is none.
    pub(super) fn meet(&mut self, cx: &Context, expr: &Expr, node: Node, criterion: bool) {
        let program = match cx.script {
            Script::Program(at) => Some(at),
            Script::Results => None,
            Script::Toml => return,
        };
        let constant = matches!(expr.kind, ExprKind::Bool(_));
        if let (Some(met), Some(frames), false) = (&mut self.met, &cx.frames, constant) {
            met.push(Met {
                program,
                criterion,
                span: expr.span,
                node,
                frames: Rc::clone(frames),
            });
        }
    }

    /// Notes a side of `&&` or `||`; of `a && b && c` the sides are three.
    pub(super) fn meet_side(&mut self, cx: &Context, sign: Binary, side: &Expr, node: Node) {
        let longer = matches!(&side.kind, ExprKind::Binary(inner, ..) if *inner == sign);
        if !longer {
            self.meet(cx, side, node, false);
        }
    }

    /// Whether a condition is one of each person: those of a person program, and of a result with a
    /// parameter.
    fn is_of_person(&self, met: &Met) -> bool {
        match met.program {
            Some(at) => {
                let program = self.package.programs.get(at);
                program.is_some_and(|program| self.is_person_program(program))
            }
            None => {
                let mut functions = self.package.result_script.functions.iter();
                let function = functions.find(|function| function.holds(met.span));
                function.is_some_and(|function| !function.parameters.is_empty())
            }
        }
    }
}

impl Context {
    /// The same, where something more must hold for it to be looked at.
    pub(super) fn looked_at(mut self, frame: Frame) -> Context {
        if let Some(frames) = &mut self.frames {
            Rc::make_mut(frames).push(frame);
        }
        self
    }
}
