//! From declarations to a core: names resolved, types and units checked, ranges proved, rules
//! turned into the program graph.
//!
//! One value at a time and on demand: a program asks for a result, a result for a fact, a fact for
//! its condition; whoever is asked while still busy has found a circle. What a package's files look
//! like is not known here ([`crate::package`]), nor what a node does ([`selfcheck_runtime`]).

mod agree;
mod arithmetic;
mod axes;
mod branch;
mod call;
mod choice;
mod compare;
mod core;
mod dates;
mod denominators;
mod expr;
mod facts;
mod graph;
mod lints;
mod list;
mod list_numbers;
mod numbers;
mod observed;
mod other_programs;
mod parameters;
mod people;
mod programs;
mod ranges;
mod refine;
mod results;
mod types;
mod units;
mod value;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use call::FUNCTIONS;
pub(crate) use core::spread::spread;
pub use list::METHODS;
pub use observed::{Condition, Observed, observe};
pub(crate) use programs::decimal_text;
use selfcheck_runtime::bundle::Core;

use crate::diagnostic::{Code, Diagnostics, Span};
use crate::package::Package;
use crate::syntax::Function;
use graph::{Graph, Node};
use value::{Element, Scalar, Scope, Value};

/// The core of a package and nothing else: no findings, no lints. None where it has errors.
/// Its rules may differ from those of the package that made `like`; its parameters are the same,
/// and others may stand behind them.
#[must_use]
pub fn core_of(package: &Package, audience: Audience, like: &Core) -> Option<Core> {
    core_folding(package, audience, like, false)
}

/// The same, with the comparisons that the declared bounds decide as constants, and the `min` and
/// `max` that they decide as the argument taken. Such a core says what rules mean and is not for
/// evaluating: it has forgotten what these came from.
#[must_use]
pub fn core_within_bounds(package: &Package, audience: Audience, like: &Core) -> Option<Core> {
    core_folding(package, audience, like, true)
}

/// Where parameters are read: the place of each name, and which parameter it is.
#[must_use]
pub(crate) fn reads(package: &Package) -> BTreeMap<Span, usize> {
    let mut found = Diagnostics::default();
    let mut elaborator = Elaborator::new(package, &mut found);
    elaborator.everything();
    elaborator.reads
}

fn core_folding(package: &Package, audience: Audience, like: &Core, folds: bool) -> Option<Core> {
    let mut found = Diagnostics::default();
    let mut elaborator = Elaborator::new(package, &mut found);
    elaborator.graph.folds = folds;
    elaborator.everything();
    if elaborator.found.has_errors() {
        return None;
    }
    core::assemble(&elaborator, audience, Vec::new(), &like.parameters)
}

/// Whom a bundle is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Everyone: confidential figures are left out, and so unknown.
    #[default]
    Public,
    /// The office: confidential figures are in it.
    Office,
}

/// Checks a package and turns it into a core. `None` when something found prevents it; all
/// findings, lints included, are reported.
pub fn elaborate(package: &Package, audience: Audience, found: &mut Diagnostics) -> Option<Core> {
    let mut elaborator = Elaborator::new(package, found);
    elaborator.everything();
    if elaborator.found.has_errors() {
        return None;
    }
    lints::lint(&mut elaborator);
    core::assemble(&elaborator, audience, Vec::new(), &[])
}

/// Something that is made once, on demand.
#[derive(Debug, Clone, Default)]
enum Made<T> {
    /// Not asked for yet.
    #[default]
    No,
    /// Being made: whoever asks now has found a circle.
    Busy,
    /// Made; `None` when it could not be.
    Done(Option<T>),
}

/// How deep expressions, closures and calls may nest.
const DEEPEST: u32 = 200;
/// How many expressions one package may come to when every function call is written out.
const MOST_STEPS: u32 = 2_000_000;
/// Closures over people and things nest at most so deep (the runtime has no more axes).
const MOST_LEVELS: u32 = 3;

struct Elaborator<'a> {
    package: &'a Package,
    found: &'a mut Diagnostics,
    graph: Graph,
    facts: Vec<Made<Scalar>>,
    /// Node of each fact's `when`, for those already made.
    conditions: Vec<Option<Node>>,
    units: Vec<Made<units::UnitNodes>>,
    results: Vec<Made<results::ResultNodes>>,
    programs: Vec<Made<programs::ProgramNodes>>,
    used_parameters: Vec<bool>,
    used_functions: Vec<(usize, String)>,
    steps: u32,
    /// The conditions met, where somebody wants them.
    met: Option<Vec<observed::Met>>,
    /// Where a parameter's name stands that is read, and which parameter it is.
    reads: BTreeMap<Span, usize>,
}

/// Which functions a call can see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Those of a program, by place.
    Program(usize),
    /// Those of `results.rhai`.
    Results,
    /// None: an expression in a TOML file.
    Toml,
}

/// Where an expression stands.
#[derive(Debug, Clone)]
struct Context {
    scope: Scope,
    /// Level of the next closure.
    level: u32,
    /// How deep the expression is nested.
    depth: u32,
    /// What `person` is here.
    person: Option<Element>,
    script: Script,
    /// Functions being called, outermost first.
    calls: Rc<Vec<String>>,
    /// What guards say of nodes: instead of the first take the second.
    refined: Rc<Vec<(Node, Node)>>,
    /// What must hold for this to be looked at, outermost first; none where nobody asks for it.
    frames: Option<Rc<Vec<observed::Frame>>>,
}

impl Context {
    /// At the top of a script or of a TOML expression.
    fn top(script: Script, person: Option<Element>) -> Context {
        Context {
            scope: Scope::default(),
            level: u32::from(person.is_some()),
            depth: 0,
            person,
            script,
            calls: Rc::default(),
            refined: Rc::default(),
            frames: Some(Rc::default()),
        }
    }

    /// The same with one more name.
    fn with(&self, name: &str, value: Value) -> Context {
        Context {
            scope: self.scope.with(name, value),
            ..self.clone()
        }
    }
}

/// The axis that every value about a person (or another element) is computed at, before it is
/// read for somebody.
fn own_axis(group: u32) -> Element {
    Element::Axis { level: 0, group }
}

impl<'a> Elaborator<'a> {
    fn new(package: &'a Package, found: &'a mut Diagnostics) -> Elaborator<'a> {
        Elaborator {
            found,
            graph: Graph::default(),
            facts: vec![Made::No; package.facts.len()],
            conditions: vec![None; package.facts.len()],
            units: vec![Made::No; package.units.len()],
            results: vec![Made::No; package.result_script.functions.len()],
            programs: vec![Made::No; package.programs.len()],
            used_parameters: vec![false; package.parameters.len()],
            used_functions: Vec::new(),
            steps: 0,
            met: None,
            reads: BTreeMap::new(),
            package,
        }
    }

    /// Makes everything there is, so that all findings come at once.
    fn everything(&mut self) {
        self.check_parameters();
        for unit in 0..self.package.units.len() {
            self.unit(unit, Span::default());
        }
        for fact in 0..self.package.facts.len() {
            self.fact(fact, Span::default());
        }
        self.check_results();
        for result in 0..self.results.len() {
            self.result(result, Span::default());
        }
        for program in 0..self.package.programs.len() {
            self.program(program, Span::default());
        }
        self.check_functions();
    }

    fn error(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<crate::diagnostic::Help>,
    ) {
        self.found.report(code, span, message, label, help);
    }

    /// Makes an arithmetic node; a number that may become too large is an error here.
    fn arithmetic(
        &mut self,
        operator: selfcheck_runtime::bundle::operators::Operator,
        args: &[Node],
        span: Span,
    ) -> Option<Node> {
        let made = self.graph.arithmetic(operator, args);
        self.fits(made, args, span)
    }

    fn shift(&mut self, node: Node, places: u32, span: Span) -> Option<Node> {
        let made = self.graph.shift(node, places);
        self.fits(made, &[node], span)
    }

    fn fits(
        &mut self,
        made: Result<Node, graph::TooLarge>,
        args: &[Node],
        span: Span,
    ) -> Option<Node> {
        if made.is_err() {
            let culprit = self.widest(args);
            let help = match culprit {
                Some(name) => format!(
                    "declare a smaller `max` (or a greater `min`) for `{name}`, or round before this"
                ),
                None => "round before this, or use smaller figures".to_owned(),
            };
            let message = "this number may become too large to be kept exactly";
            self.error(Code::MayOverflow, span, message, "may leave ±2^120", help);
        }
        made.ok()
    }

    /// The fact or parameter with the widest range among those that feed the nodes.
    fn widest(&self, nodes: &[Node]) -> Option<String> {
        use selfcheck_runtime::bundle::operators::Operator;
        let mut seen = std::collections::BTreeSet::new();
        let mut open: Vec<Node> = nodes.to_vec();
        let mut best: Option<(i128, String)> = None;
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            let Some((operator, args)) = self.graph.parts(node) else {
                continue;
            };
            let width = self.graph.range(node);
            let width = width.high.saturating_sub(width.low);
            let name = match (operator, args) {
                (Operator::Fact | Operator::FactOf, [fact, ..]) => self.fact_path(*fact),
                (Operator::Parameter, [parameter, ..]) => self.parameter_path(*parameter),
                _ => None,
            };
            match name {
                Some(name) if best.as_ref().is_none_or(|(most, _)| width > *most) => {
                    best = Some((width, name));
                }
                Some(_) => {}
                None => {
                    let nodes = operator.arguments(args).filter(|(kind, _)| kind.is_node());
                    open.extend(nodes.map(|(_, arg)| Node(arg)));
                }
            }
        }
        best.map(|(_, name)| name)
    }

    fn fact_path(&self, fact: u32) -> Option<String> {
        let decl = self.package.facts.get(usize::try_from(fact).ok()?)?;
        Some(format!("{}.{}", decl.about.value, decl.name.value))
    }

    fn parameter_path(&self, parameter: u32) -> Option<String> {
        let decl = self
            .package
            .parameters
            .get(usize::try_from(parameter).ok()?)?;
        Some(format!("param.{}", decl.name.value))
    }

    fn functions(&self, script: Script) -> &'a [Function] {
        match script {
            Script::Program(at) => self
                .package
                .programs
                .get(at)
                .map_or(&[], |program| &program.script.functions),
            Script::Results => &self.package.result_script.functions,
            Script::Toml => &[],
        }
    }

    /// The value that is read at an element, from the one computed at [`own_axis`].
    fn at(&mut self, element: Element, scalar: &Scalar) -> Scalar {
        let mut read = scalar.clone();
        read.node = self.node_at(element, scalar.node);
        read.over = scalar
            .over
            .map(|(node, scale)| (self.node_at(element, node), scale));
        read
    }

    fn node_at(&mut self, element: Element, node: Node) -> Node {
        use selfcheck_runtime::bundle::operators::Operator;
        let range = self.graph.range(node);
        let made = match element {
            Element::Axis { level: 0, .. } => return node,
            _ if self.graph.known_truth(node).is_some() || self.graph.constant(node).is_some() => {
                return node;
            }
            Element::Applicant => self.graph.add(Operator::First, vec![0, node.0], range),
            Element::Axis { level, .. } => {
                self.graph
                    .add(Operator::Relabel, vec![0, level, node.0], range)
            }
        };
        made.unwrap_or(node)
    }
}
