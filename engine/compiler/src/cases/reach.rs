//! Which named results and parameters a program, or a result, depends on: read off the graph of a
//! core, conditions of facts included.

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::operate;
use selfcheck_runtime::value::Interval;

/// What programs and results depend on.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    programs: BTreeMap<String, Used>,
    results: BTreeMap<String, Used>,
    /// Parameters that some rule, result or fact reads, each with the nodes of the days it is read on.
    read: BTreeMap<usize, BTreeSet<u32>>,
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
                let mut arguments = graph.arguments(node);
                if let Some((_, day)) = arguments.find(|(kind, _)| *kind == Arg::Number) {
                    reach.read.entry(index(parameter)).or_default().insert(day);
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
        self.read.contains_key(&parameter)
    }

    /// The days on which a parameter is read when it is evaluated on a date; none where some rule
    /// reads it on a day that depends on more than the date.
    #[must_use]
    pub fn days(&self, core: &Core, parameter: usize, today: Day) -> Option<BTreeSet<i128>> {
        let graph = Graph::of(core);
        let nodes = self.read.get(&parameter).into_iter().flatten();
        nodes.map(|day| graph.day(*day, today, LONGEST)).collect()
    }
}

/// A day on which a figure is read is at most so many operators away from the date of evaluation.
const LONGEST: u32 = 8;

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
        let words = self.core.nodes.get(node).and_then(|words| words.get(1..));
        let operator = self.operator(node).into_iter();
        operator.flat_map(move |operator| operator.arguments(words.unwrap_or_default()))
    }

    /// The value of a number node that follows from the date of evaluation alone, by a chain of at
    /// most so many operators: `first_of_year(today)`.
    fn day(&self, node: u32, today: Day, longest: u32) -> Option<i128> {
        let longest = longest.checked_sub(1)?;
        let operator = self.operator(index(node))?;
        let mut arguments = self.arguments(index(node));
        match operator {
            Operator::Today => Some(i128::from(today.0)),
            Operator::ConstNumber => {
                let (_, at) = arguments.next()?;
                self.core.numbers.get(index(at)).map(|number| number.0)
            }
            Operator::FirstOfMonth
            | Operator::FirstOfYear
            | Operator::AddMonths
            | Operator::Add
            | Operator::Subtract => {
                let first = self.day(arguments.next()?.1, today, longest)?;
                let second = match arguments.next() {
                    Some((_, node)) => self.day(node, today, longest)?,
                    None => first,
                };
                let (first, second) = (Interval::exactly(first), Interval::exactly(second));
                let value = operate::arithmetic(operator, 0, first, second, None);
                value.is_exact().then_some(value.low)
            }
            _ => None,
        }
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
                    kind if kind.is_node() => open.push(word),
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
