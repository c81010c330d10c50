//! Which programs a change can reach: a core's graph with its nodes named by what they are, so that
//! two cores can be compared whatever their nodes are numbered.
//!
//! *Same graph, same outcomes*: what is evaluated is a function of the answers, the date, the
//! figures, and of nodes by their operators and arguments alone. So a program that is the same in
//! two cores with the same facts and figures has the same outcomes.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{Core, Fact, NamedResult, Program};

use crate::cases::Case;
use crate::cases::reach::index;

/// Names of nodes, the same for nodes that mean the same.
#[derive(Debug, Default)]
pub struct Names {
    known: BTreeMap<(Option<Operator>, Vec<i128>), u32>,
}

/// What a core computes, under names.
#[derive(Debug, PartialEq, Eq)]
pub struct Meaning {
    /// Names stand for the same thing only over the same lists.
    options: Vec<Vec<String>>,
    facts: Vec<Fact>,
    results: Vec<NamedResult>,
    programs: Vec<Program>,
}

impl Names {
    /// What a core computes.
    pub fn meaning(&mut self, core: &Core) -> Meaning {
        let names = self.of_nodes(core);
        let name = |node: u32| names.get(index(node)).copied().unwrap_or(u32::MAX);
        let facts = core.facts.iter().map(|fact| Fact {
            when: fact.when.map(name),
            derived: fact.derived.map(name),
            ..fact.clone()
        });
        let results = core.results.iter().map(|result| NamedResult {
            node: name(result.node),
            denominator: result.denominator.map(name),
            ..result.clone()
        });
        let programs = core.programs.iter().map(|program| {
            let mut program = program.clone();
            program.fits = name(program.fits);
            program.office = name(program.office);
            for rule in &mut program.rules {
                rule.node = name(rule.node);
            }
            for amount in &mut program.amounts {
                amount.node = name(amount.node);
                amount.denominator = amount.denominator.map(name);
            }
            program
        });
        Meaning {
            options: core.options.clone(),
            facts: facts.collect(),
            results: results.collect(),
            programs: programs.collect(),
        }
    }

    fn of_nodes(&mut self, core: &Core) -> Vec<u32> {
        let operators: Vec<Option<Operator>> = core
            .operators
            .iter()
            .map(|name| Operator::named(name))
            .collect();
        let mut names: Vec<u32> = Vec::with_capacity(core.nodes.len());
        for node in &core.nodes {
            let mut words = node.iter().copied();
            let operator = words.next().and_then(|word| operators.get(index(word)));
            let operator = operator.copied().flatten();
            let kinds = operator.map_or(&[][..], Operator::args);
            let meant = words
                .enumerate()
                .map(|(at, word)| match kinds.get(at).or(kinds.last()) {
                    Some(Arg::Constant) => core.numbers.get(index(word)).map_or(0, |int| int.0),
                    Some(kind) if kind.is_node() => {
                        names.get(index(word)).copied().map_or(-1, i128::from)
                    }
                    _ => i128::from(word),
                });
            let key = (operator, meant.collect());
            let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
            names.push(*self.known.entry(key).or_insert(next));
        }
        names
    }
}

impl Meaning {
    /// What differs from another core of the same package.
    pub fn differences<'a>(&'a self, other: &'a Meaning) -> Differences<'a> {
        let programs = self.programs.iter();
        let programs = programs.filter(|program| !other.programs.contains(program));
        let results = self.results.iter().zip(&other.results);
        let results = results.filter(|(one, other)| one != other);
        Differences {
            shared: self.options != other.options || self.facts != other.facts,
            programs: programs.map(|program| program.id.as_str()).collect(),
            results: results.map(|(one, _)| one.name.as_str()).collect(),
        }
    }

    /// Nodes of results, and programs: what tells changes of one package apart.
    pub fn shape(&self) -> Shape {
        let results = self.results.iter();
        Shape {
            results: results
                .map(|result| (result.node, result.denominator))
                .collect(),
            programs: self.programs.clone(),
        }
    }
}

/// What a change can reach.
pub struct Differences<'a> {
    /// Lists of options, or facts.
    shared: bool,
    programs: Vec<&'a str>,
    results: Vec<&'a str>,
}

impl Differences<'_> {
    /// Whether a case looks at something that the change can reach. The questions of a household are
    /// those of all programs.
    pub fn reach(&self, case: &Case) -> bool {
        let expects = &case.expects;
        let mut stated = expects.results.iter();
        self.shared
            || self.programs.contains(&case.program.as_str())
            || expects.questions.is_some()
            || expects.next.is_some()
            || stated.any(|(name, ..)| self.results.contains(&name.value.as_str()))
    }
}

/// What a changed core computes, without what no change to a script alters.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    results: Vec<(u32, Option<u32>)>,
    programs: Vec<Program>,
}
