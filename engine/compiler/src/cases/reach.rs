//! Which named results and parameters a program, or a result, depends on: read off the graph of a
//! core, conditions of facts included.

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::{Arg, Operator};

/// What programs and results depend on.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    programs: BTreeMap<String, Used>,
    results: BTreeMap<String, Used>,
    /// Parameters that some rule, result or fact reads.
    read: BTreeSet<usize>,
    /// Those read on another day than the date of evaluation.
    on_other_days: BTreeSet<usize>,
}

/// Places in the core's lists.
#[derive(Debug, Clone, Default)]
struct Used {
    results: BTreeSet<usize>,
    parameters: BTreeSet<usize>,
}

impl Reach {
    /// Walks the graph of a core.
    #[must_use]
    pub fn of(core: &Core) -> Reach {
        let graph = Graph::of(core);
        let programs = core.programs.iter().map(|program| {
            let rules = program.rules.iter().map(|rule| rule.node);
            let amounts = program.amounts.iter();
            let amounts = amounts.flat_map(|amount| [Some(amount.node), amount.denominator]);
            let roots = rules.chain(amounts.flatten());
            let roots = roots.chain([program.fits, program.office]).collect();
            (program.id.clone(), graph.used(roots))
        });
        let results = core.results.iter().map(|result| {
            let roots = [Some(result.node), result.denominator];
            let roots = roots.into_iter().flatten().collect();
            (result.name.clone(), graph.used(roots))
        });
        let mut reach = Reach {
            programs: programs.collect(),
            results: results.collect(),
            ..Reach::default()
        };
        for node in 0..core.nodes.len() {
            for (kind, parameter) in graph.arguments(node) {
                if kind != Arg::Parameter {
                    continue;
                }
                reach.read.insert(index(parameter));
                if !graph.is_read_today(node) {
                    reach.on_other_days.insert(index(parameter));
                }
            }
        }
        reach
    }

    /// Whether a program depends on a named result, by its place.
    #[must_use]
    pub fn program_uses_result(&self, program: &str, result: usize) -> bool {
        let used = self.programs.get(program);
        used.is_some_and(|used| used.results.contains(&result))
    }

    /// Whether a named result is, or depends on, another.
    #[must_use]
    pub fn result_uses_result(&self, name: &str, result: usize) -> bool {
        let used = self.results.get(name);
        used.is_some_and(|used| used.results.contains(&result))
    }

    /// Whether a program depends on a parameter, by its place.
    #[must_use]
    pub fn program_uses_parameter(&self, program: &str, parameter: usize) -> bool {
        let used = self.programs.get(program);
        used.is_some_and(|used| used.parameters.contains(&parameter))
    }

    /// Whether anything reads a parameter.
    #[must_use]
    pub fn is_read(&self, parameter: usize) -> bool {
        self.read.contains(&parameter)
    }

    /// Whether something reads a parameter on another day than the date of evaluation.
    #[must_use]
    pub fn is_read_on_other_days(&self, parameter: usize) -> bool {
        self.on_other_days.contains(&parameter)
    }
}

/// A core's nodes with their operators.
struct Graph<'a> {
    core: &'a Core,
    operators: Vec<Option<Operator>>,
}

impl<'a> Graph<'a> {
    fn of(core: &'a Core) -> Graph<'a> {
        let names = core.operators.iter();
        Graph {
            core,
            operators: names.map(|name| Operator::named(name)).collect(),
        }
    }

    fn operator(&self, node: usize) -> Option<Operator> {
        let words = self.core.nodes.get(node)?;
        self.operators.get(index(*words.first()?)).copied()?
    }

    /// A node's arguments with their kinds.
    fn arguments(&self, node: usize) -> impl Iterator<Item = (Arg, u32)> + '_ {
        let kinds = self.operator(node).map_or(&[][..], Operator::args);
        let words = self.core.nodes.get(node).and_then(|words| words.get(1..));
        let words = words.unwrap_or_default().iter().enumerate();
        words.filter_map(move |(at, &word)| Some((*kinds.get(at).or(kinds.last())?, word)))
    }

    /// Whether the day on which a node reads its parameter is the date of evaluation.
    fn is_read_today(&self, node: usize) -> bool {
        let mut arguments = self.arguments(node);
        let day = arguments.find(|(kind, _)| *kind == Arg::Number);
        day.is_some_and(|(_, day)| self.operator(index(day)) == Some(Operator::Today))
    }

    fn used(&self, mut open: Vec<u32>) -> Used {
        let mut used = Used::default();
        let mut seen = BTreeSet::new();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            for (kind, word) in self.arguments(index(node)) {
                match kind {
                    Arg::Result => {
                        used.results.insert(index(word));
                    }
                    Arg::Parameter => {
                        used.parameters.insert(index(word));
                    }
                    Arg::Fact => {
                        let fact = self.core.facts.get(index(word));
                        open.extend(fact.and_then(|fact| fact.when));
                    }
                    Arg::Bool
                    | Arg::Number
                    | Arg::Choice
                    | Arg::Choices
                    | Arg::Same
                    | Arg::Bools
                    | Arg::Keys => open.push(word),
                    _ => {}
                }
            }
        }
        used
    }
}

/// A number of a core as an index.
pub(crate) fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
