//! What an expression rests on: names of its script, named results, facts, units and figures, and
//! whatever these rest on in turn.
//!
//! Read from the syntax, so that a lawyer is shown what the author wrote. It may say more than the
//! program graph needs, where a branch can never be taken; that it never says less is tested.

use std::collections::BTreeSet;

use crate::package::Package;
use crate::syntax::{Block, Expr, ExprKind, Name, Script, Verb};

/// Something that an expression names, by its place in the package or the script at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A `let` of the script.
    Let(usize),
    /// A function of the program's script.
    Function(usize),
    /// A function of `results.rhai`.
    Result(usize),
    /// A fact.
    Fact(usize),
    /// A unit over the people.
    Unit(usize),
    /// A parameter.
    Figure(usize),
    /// Whether another program fits.
    Program(usize),
}

/// A thing, and the program in whose script it is named; none: the package's own files.
type Placed = (Option<usize>, Thing);

/// What an expression in a program's script rests on. `within` follows names of the script alone,
/// whose lines are shown with the rule.
pub fn of(package: &Package, program: Option<usize>, expr: &Expr, within: bool) -> Vec<Thing> {
    let mut reads = Reads::new(package, program);
    reads.expr(expr);
    closed(package, program, reads.found, within)
}

/// What a function of `results.rhai` names itself.
pub fn of_result(package: &Package, function: usize) -> Vec<Thing> {
    named_by(package, (None, Thing::Result(function)))
        .into_iter()
        .collect()
}

fn closed(
    package: &Package,
    program: Option<usize>,
    first: BTreeSet<Thing>,
    within: bool,
) -> Vec<Thing> {
    let mut all: BTreeSet<Placed> = first.iter().map(|thing| (program, *thing)).collect();
    let mut open: Vec<Placed> = all.iter().copied().collect();
    while let Some(placed) = open.pop() {
        let (script, thing) = placed;
        if within && !matches!(thing, Thing::Let(_) | Thing::Function(_)) {
            continue;
        }
        let inside = match thing {
            Thing::Let(_) | Thing::Function(_) => script,
            Thing::Program(other) => Some(other),
            _ => None,
        };
        for named in named_by(package, placed) {
            if all.insert((inside, named)) {
                open.push((inside, named));
            }
        }
    }
    // Names of another program's script are not names of this one.
    let own = |(script, thing): &Placed| match thing {
        Thing::Let(_) | Thing::Function(_) => *script == program,
        _ => true,
    };
    let things: BTreeSet<Thing> = all
        .into_iter()
        .filter(own)
        .map(|(_, thing)| thing)
        .collect();
    things.into_iter().collect()
}

/// What a thing names itself.
fn named_by(package: &Package, (program, thing): Placed) -> BTreeSet<Thing> {
    let inside = match thing {
        Thing::Program(other) => Some(other),
        Thing::Let(_) | Thing::Function(_) => program,
        _ => None,
    };
    let mut reads = Reads::new(package, inside);
    match thing {
        Thing::Let(at) => {
            let value = reads.script.lets.get(at).map(|one| &one.value);
            value.into_iter().for_each(|value| reads.expr(value));
        }
        Thing::Function(at) | Thing::Result(at) => {
            if let Some(function) = reads.script.functions.get(at) {
                let names = function.parameters.iter().map(|name| name.value.as_str());
                reads.locals.extend(names.map(|name| (name, false)));
                reads.block(&function.body);
            }
        }
        Thing::Fact(at) => {
            let fact = package.facts.get(at);
            let exprs = fact
                .into_iter()
                .flat_map(|f| f.when.iter().chain(&f.derived));
            exprs.for_each(|expr| reads.expr(expr));
        }
        Thing::Unit(at) => {
            if let Some(unit) = package.units.get(at) {
                reads.expr(&unit.who);
                unit.lists.iter().for_each(|(_, who)| reads.expr(who));
            }
        }
        Thing::Program(_) => {
            let told = [Verb::Priority, Verb::Keep, Verb::Amount];
            let deciding = |verb: Verb| !told.contains(&verb);
            for rule in &reads.script.rules {
                if deciding(rule.verb.value) {
                    rule.value.iter().for_each(|value| reads.expr(value));
                }
            }
        }
        Thing::Figure(_) => {}
    }
    reads.found
}

struct Reads<'a> {
    package: &'a Package,
    script: &'a Script,
    /// Whether the script is `results.rhai`.
    results: bool,
    /// Names bound inside the expression, and whether each stands for the figures of a day.
    locals: Vec<(&'a str, bool)>,
    found: BTreeSet<Thing>,
}

impl<'a> Reads<'a> {
    fn new(package: &'a Package, program: Option<usize>) -> Reads<'a> {
        let own = program.and_then(|at| package.programs.get(at));
        Reads {
            package,
            script: own.map_or(&package.result_script, |program| &program.script),
            results: own.is_none(),
            locals: Vec::new(),
            found: BTreeSet::new(),
        }
    }

    fn block(&mut self, block: &'a Block) {
        let before = self.locals.len();
        for one in &block.lets {
            self.expr(&one.value);
            let figures = self.are_figures(&one.value);
            self.locals.push((&one.name.value, figures));
        }
        self.expr(&block.value);
        self.locals.truncate(before);
    }

    fn expr(&mut self, expr: &'a Expr) {
        match &expr.kind {
            ExprKind::Name(name) => self.name(name),
            ExprKind::Field(of, name) => {
                let figures = self.are_figures(of);
                self.expr(of);
                self.field(figures, name);
            }
            ExprKind::Index(of, key) => {
                match &key.kind {
                    ExprKind::Text(name) if self.are_figures(of) => self.figure(name),
                    _ => self.expr(key),
                }
                self.expr(of);
            }
            ExprKind::Call(name, args) => {
                self.call(name, args);
                self.parts(expr);
            }
            ExprKind::Method(_, name, args) => {
                self.of_a_program(name, args);
                self.parts(expr);
            }
            ExprKind::Closure(names, body) => {
                let before = self.locals.len();
                let names = names.iter().map(|name| (name.value.as_str(), false));
                self.locals.extend(names);
                self.block(body);
                self.locals.truncate(before);
            }
            ExprKind::If(test, then, otherwise) => {
                self.expr(test);
                self.block(then);
                self.block(otherwise);
            }
            ExprKind::Block(block) => self.block(block),
            _ => self.parts(expr),
        }
    }

    fn parts(&mut self, expr: &'a Expr) {
        expr.parts().into_iter().for_each(|part| self.expr(part));
    }

    fn name(&mut self, name: &str) {
        if self.locals.iter().any(|(local, _)| *local == name) {
            return;
        }
        let lets = self
            .script
            .lets
            .iter()
            .rposition(|one| one.name.value == name);
        self.found.extend(lets.map(Thing::Let));
        let unit = self
            .package
            .units
            .iter()
            .position(|unit| unit.id.value == name);
        self.found.extend(unit.map(Thing::Unit));
    }

    fn field(&mut self, figures: bool, name: &Name) {
        let package = self.package;
        let fact = |known: &crate::package::FactDecl| known.name.value == name.value;
        let fact = package.facts.iter().position(fact).filter(|_| !figures);
        match fact {
            Some(fact) => _ = self.found.insert(Thing::Fact(fact)),
            None => self.figure(&name.value),
        }
        let list = |(list, _): &(Name, Expr)| list.value == name.value;
        let unit = package
            .units
            .iter()
            .position(|unit| unit.lists.iter().any(list));
        self.found.extend(unit.map(Thing::Unit));
    }

    fn figure(&mut self, name: &str) {
        let parameters = &self.package.parameters;
        let found = parameters.iter().position(|known| known.name.value == name);
        self.found.extend(found.map(Thing::Figure));
    }

    fn call(&mut self, name: &Name, args: &[Expr]) {
        let named = |script: &Script| {
            let functions = &script.functions;
            functions
                .iter()
                .position(|known| known.name.value == name.value)
        };
        let own = named(self.script).filter(|_| !self.results);
        let found = match own {
            Some(function) => Some(Thing::Function(function)),
            None => named(&self.package.result_script).map(Thing::Result),
        };
        self.found.extend(found);
        self.of_a_program(name, args);
    }

    /// `eligible("x")`, `receives("x")`
    fn of_a_program(&mut self, name: &Name, args: &[Expr]) {
        let Some(ExprKind::Text(id)) = args.first().map(|arg| &arg.kind) else {
            return;
        };
        let programs = &self.package.programs;
        let Some(at) = programs.iter().position(|known| known.id.value == *id) else {
            return;
        };
        match name.value.as_str() {
            "eligible" => _ = self.found.insert(Thing::Program(at)),
            "receives" => {
                let path = programs.get(at).and_then(|known| known.receives.as_ref());
                let facts = &self.package.facts;
                let fact = path.and_then(|path| facts.iter().position(|fact| is_at(fact, path)));
                self.found.extend(fact.map(Thing::Fact));
            }
            _ => {}
        }
    }

    /// Whether an expression stands for the figures of a day: `param`, `param.on(…)`, a name for it.
    fn are_figures(&self, expr: &Expr) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => {
                let local = self.locals.iter().rev().find(|(local, _)| local == name);
                let lets = || self.script.lets.iter().rfind(|one| one.name.value == *name);
                match local {
                    Some((_, figures)) => *figures,
                    None if name == "param" => true,
                    // A name stands for what was written before it, so this ends.
                    None => lets().is_some_and(|one| self.are_figures(&one.value)),
                }
            }
            ExprKind::Method(of, name, _) => name.value == "on" && self.are_figures(of),
            _ => false,
        }
    }
}

fn is_at(fact: &crate::package::FactDecl, path: &Name) -> bool {
    path.value
        .split_once('.')
        .is_some_and(|(about, name)| fact.about.value == about && fact.name.value == name)
}
