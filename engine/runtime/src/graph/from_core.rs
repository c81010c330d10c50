//! A core, not trusted → a checked graph. Lists first (groups, options, parameters, facts), then
//! the nodes in order, then what points into them.

use super::metadata::{Fact, FactKind, Named, Recipient};
use super::shape::{Axes, Axis, Kind, LEVELS, Node};
use super::{BundleError, Graph, ix, small};
use crate::bundle::operators::{Arg, Gives, Operator};
use crate::bundle::{Core, FORMAT, Program};
use crate::decimal::{self, MAX_PLACES};
use crate::ids::FactId;
use crate::operate::table::Table;

/// A group has at most so many members.
const MAX_MEMBERS: u32 = 1000;
/// Values kept for one household, at most.
const MAX_CELLS: u64 = 4_000_000;
/// Steps to evaluate one household, at most.
const MAX_STEPS: u64 = 64_000_000;

/// What is wrong and where: the message is the parts one after another.
pub(super) fn fault(code: &'static str, parts: &[&str]) -> BundleError {
    const ADVICE: &str = "; the file is damaged or was made by another program: build it again";
    BundleError {
        code,
        message: [parts.concat().as_str(), ADVICE].concat(),
    }
}

/// A number as text.
pub(super) fn text(number: usize) -> String {
    decimal::print(i128::try_from(number).unwrap_or(i128::MAX), 0)
}

/// Checks everything.
pub(super) fn check(core: &Core) -> Result<Graph, BundleError> {
    if core.format > FORMAT {
        return Err(BundleError {
            code: "B001",
            message: "this bundle has a newer format than this version of the engine reads; \
                      update the engine, or build the bundle with an older compiler"
                .into(),
        });
    }
    if core.format < 1 {
        return Err(fault(
            "B002",
            &["this is no bundle: its format number is missing"],
        ));
    }
    groups(core)?;
    let lists = same_lists(core);
    if core
        .numbers
        .iter()
        .any(|number| number.0.unsigned_abs() > 1 << 120)
    {
        return Err(fault("B006", &["a constant is too large"]));
    }
    let tables = super::tables::check(core)?;
    let facts = super::metadata::facts(core)?;
    let mut checker = Checker {
        core,
        lists,
        tables: &tables,
        facts,
        nodes: Vec::new(),
        cells: 0,
        steps: 0,
    };
    for number in 0..core.nodes.len() {
        checker.node(number)?;
    }
    let results = checker.results()?;
    let programs = core
        .programs
        .iter()
        .map(|program| checker.program(program))
        .collect::<Result<_, _>>()?;
    checker.fact_nodes()?;
    let relation = relation(core, &checker.facts);
    let Checker { nodes, facts, .. } = checker;
    Ok(Graph {
        nodes,
        facts,
        tables,
        results,
        programs,
        relation,
    })
}

fn groups(core: &Core) -> Result<(), BundleError> {
    if core
        .groups
        .first()
        .is_none_or(|people| people.id != "people" || people.max < 1)
    {
        return Err(fault(
            "B003",
            &["the first group must be `people`, and hold at least one"],
        ));
    }
    match core.groups.iter().find(|group| group.max > MAX_MEMBERS) {
        Some(group) => Err(fault(
            "B007",
            &["group `", &group.id, "` may have too many members"],
        )),
        None => Ok(()),
    }
}

/// For each list of options the first list with the same content.
fn same_lists(core: &Core) -> Vec<u32> {
    let first = |list| {
        small(
            core.options
                .iter()
                .position(|other| other == list)
                .unwrap_or(0),
        )
    };
    core.options.iter().map(first).collect()
}

fn relation(core: &Core, facts: &[Fact]) -> Option<(FactId, usize)> {
    let named = core.facts.iter().position(|fact| fact.name == "relation")?;
    let fact = core.facts.get(named)?;
    let is_choice = facts
        .get(named)
        .is_some_and(|fact| matches!(fact.kind, FactKind::Choice(_)));
    let options = core.options.get(ix(fact.options?))?;
    let applicant = options.iter().position(|option| option == "applicant")?;
    (is_choice && fact.group == Some(0) && options.len() > 1)
        .then_some((FactId(small(named)), applicant))
}

struct Checker<'a> {
    core: &'a Core,
    lists: Vec<u32>,
    tables: &'a [Table],
    facts: Vec<Fact>,
    nodes: Vec<Node>,
    cells: u64,
    steps: u64,
}

/// What the arguments of one node say, gathered from left to right.
struct Gathered {
    /// Kind of the arguments that share the node's own.
    same: Option<Kind>,
    /// Kind of the last choice, set of choices or list of options.
    list: Option<u32>,
    /// What the fact, parameter or result read is declared to be.
    declared: Option<Kind>,
    /// Argument nodes with their place among the arguments.
    inputs: Vec<(usize, u32)>,
    live: bool,
    /// Table cells looked at in the worst case.
    reads: u64,
}

impl Checker<'_> {
    fn node(&mut self, number: usize) -> Result<(), BundleError> {
        let words = self.core.nodes.get(number).map_or(&[][..], Vec::as_slice);
        let Some((operator, args)) = words.split_first() else {
            return Err(self.wrong(number, "", "is empty"));
        };
        let Some(name) = self.core.operators.get(ix(*operator)) else {
            return Err(self.wrong(number, "", "has an operator that is not listed"));
        };
        let Some(operator) = Operator::named(name) else {
            self.nodes.push(UNKNOWN);
            return Ok(());
        };
        let Some(gathered) = self.gather(number, operator, args)? else {
            self.nodes.push(UNKNOWN);
            return Ok(());
        };
        let kind = match operator.gives() {
            Gives::Bool => Some(Kind::Bool),
            Gives::Number => Some(Kind::Number),
            Gives::Same => gathered.same,
            Gives::Declared => gathered.declared,
            Gives::Choice => gathered.list.map(Kind::Choice),
        };
        let kind = kind.ok_or_else(|| self.wrong(number, name, "has no kind"))?;
        self.meaning(number, operator, args, &gathered)?;
        let axes = self.axes(number, operator, args, &gathered)?;
        self.pay(number, operator, args, kind, axes, &gathered)?;
        let live = gathered.live;
        self.nodes.push(Node {
            operator: Some(operator),
            kind,
            axes,
            live,
        });
        Ok(())
    }

    /// Reads the arguments by the operator's table. None when one of them is an unknown node.
    fn gather(
        &mut self,
        number: usize,
        operator: Operator,
        args: &[u32],
    ) -> Result<Option<Gathered>, BundleError> {
        let mut gathered = Gathered {
            same: None,
            list: None,
            declared: None,
            inputs: Vec::with_capacity(args.len()),
            live: false,
            reads: 0,
        };
        let mut tainted = false;
        let mut rest = args.iter().copied().enumerate();
        for arg in operator.args() {
            let many = matches!(arg, Arg::Bools | Arg::Keys | Arg::Members);
            loop {
                let Some((place, word)) = rest.next() else {
                    if many {
                        break;
                    }
                    return Err(self.wrong(number, operator.name(), "has too few arguments"));
                };
                tainted |= self.arg(number, operator, *arg, place, word, &mut gathered)?;
                if !many {
                    break;
                }
            }
        }
        if rest.next().is_some() {
            return Err(self.wrong(number, operator.name(), "has too many arguments"));
        }
        Ok((!tainted).then_some(gathered))
    }

    /// Checks one argument; true when it is a node this runtime cannot evaluate.
    fn arg(
        &mut self,
        number: usize,
        operator: Operator,
        arg: Arg,
        place: usize,
        word: u32,
        gathered: &mut Gathered,
    ) -> Result<bool, BundleError> {
        let outside = || {
            fault(
                "B003",
                &[
                    "node ",
                    &text(number),
                    " (`",
                    operator.name(),
                    "`): argument ",
                    &text(place + 1),
                    " points nowhere",
                ],
            )
        };
        let misfit = || {
            fault(
                "B004",
                &[
                    "node ",
                    &text(number),
                    " (`",
                    operator.name(),
                    "`): argument ",
                    &text(place + 1),
                    " is of the wrong kind",
                ],
            )
        };
        let within = |length: usize| {
            if ix(word) < length {
                Ok(false)
            } else {
                Err(outside())
            }
        };
        match arg {
            Arg::Bool
            | Arg::Bools
            | Arg::Number
            | Arg::Choice
            | Arg::Choices
            | Arg::Keys
            | Arg::Same => {
                let node = *self.nodes.get(ix(word)).ok_or_else(outside)?;
                if node.operator.is_none() {
                    return Ok(true);
                }
                let fits = match (arg, node.kind) {
                    (Arg::Bool | Arg::Bools, Kind::Bool) | (Arg::Number, Kind::Number) => true,
                    (Arg::Choice, Kind::Choice(list)) | (Arg::Choices, Kind::Choices(list)) => {
                        let alike = gathered.list.is_none_or(|before| before == list);
                        gathered.list = Some(list);
                        alike
                    }
                    (Arg::Keys, Kind::Choice(_)) => true,
                    (Arg::Same, kind) => {
                        let alike = gathered.same.is_none_or(|before| before == kind);
                        gathered.same = Some(kind);
                        alike
                    }
                    _ => false,
                };
                if !fits {
                    return Err(misfit());
                }
                gathered.inputs.push((place, word));
                gathered.live |= node.live;
                Ok(false)
            }
            Arg::Constant => within(self.core.numbers.len()),
            Arg::Options => {
                let list = self.lists.get(ix(word)).ok_or_else(outside)?;
                gathered.list = Some(*list);
                Ok(false)
            }
            Arg::Members => within(self.list_length(gathered.list)),
            Arg::Fact => {
                let fact = self.core.facts.get(ix(word)).ok_or_else(outside)?;
                let known = self.facts.get_mut(ix(word)).ok_or_else(outside)?;
                let list = fact
                    .options
                    .and_then(|list| self.lists.get(ix(list)).copied());
                gathered.declared = Some(known.kind.of_node(list).ok_or_else(misfit)?);
                gathered.live = true;
                let single = operator == Operator::Fact;
                if single == fact.group.is_some() || known.derived {
                    return Err(misfit());
                }
                known.readers.push(small(number));
                Ok(false)
            }
            Arg::Parameter => {
                let parameter = self.core.parameters.get(ix(word)).ok_or_else(outside)?;
                let table = self.tables.get(ix(word)).ok_or_else(outside)?;
                let shape = match operator {
                    Operator::Step => "steps",
                    Operator::Marginal => "marginal",
                    _ => "cells",
                };
                if parameter.shape != shape {
                    return Err(misfit());
                }
                let list = parameter
                    .options
                    .and_then(|list| self.lists.get(ix(list)).copied());
                gathered.declared =
                    FactKind::named(&parameter.kind, 0, 0).and_then(|kind| kind.of_node(list));
                if operator != Operator::Parameter && gathered.declared != Some(Kind::Number) {
                    return Err(misfit());
                }
                gathered.reads = table.spans.iter().map(|span| wide(span.values.len())).sum();
                Ok(false)
            }
            Arg::Result => {
                let result = self.core.results.get(ix(word)).ok_or_else(outside)?;
                if result.person != (operator == Operator::ResultOf) {
                    return Err(misfit());
                }
                gathered.live = true;
                Ok(false)
            }
            Arg::Level => within(LEVELS),
            Arg::Group => within(self.core.groups.len()),
            Arg::Code => Ok(false),
        }
    }

    /// What the table of operators does not say: small numbers, keys, kinds of results.
    fn meaning(
        &self,
        number: usize,
        operator: Operator,
        args: &[u32],
        gathered: &Gathered,
    ) -> Result<(), BundleError> {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let good = match operator {
            Operator::ConstBool => arg(0) <= 2,
            Operator::ConstChoice => ix(arg(1)) < self.list_length(gathered.list),
            Operator::Contains => ix(arg(1)) < self.list_length(gathered.list),
            Operator::Divide => arg(2) <= 3,
            Operator::Result | Operator::ResultOf => {
                let result = self.core.results.get(ix(arg(0)));
                let kind = result.and_then(|result| {
                    let list = result
                        .options
                        .and_then(|list| self.lists.get(ix(list)).copied());
                    FactKind::named(&result.kind, 0, 0)?.of_node(list)
                });
                kind == gathered.same
                    && arg(3) <= MAX_PLACES
                    && (arg(2) == 0 || (arg(2) == 1 && kind == Some(Kind::Number)))
            }
            Operator::Parameter => {
                let keys = self
                    .core
                    .parameters
                    .get(ix(arg(0)))
                    .map(|parameter| &parameter.keys);
                let given = gathered.inputs.iter().skip(1);
                keys.is_some_and(|keys| {
                    keys.len() == given.clone().count()
                        && keys.iter().zip(given).all(|(key, (_, node))| {
                            let list = self.lists.get(ix(*key)).copied();
                            let node = self.nodes.get(ix(*node)).map(|node| node.kind);
                            list.is_some() && node == list.map(Kind::Choice)
                        })
                })
            }
            _ => true,
        };
        if good {
            Ok(())
        } else {
            Err(self.wrong(
                number,
                operator.name(),
                "has an argument that means nothing",
            ))
        }
    }

    fn axes(
        &self,
        number: usize,
        operator: Operator,
        args: &[u32],
        gathered: &Gathered,
    ) -> Result<Axes, BundleError> {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let clash = || {
            fault(
                "B005",
                &[
                    "node ",
                    &text(number),
                    " (`",
                    operator.name(),
                    "`): its axes do not go together",
                ],
            )
        };
        let input = |place: usize| {
            let (_, node) = gathered.inputs.get(place).copied().unwrap_or_default();
            self.nodes
                .get(ix(node))
                .map_or(Axes::default(), |node| node.axes)
        };
        let all = || {
            (0..gathered.inputs.len())
                .try_fold(Axes::default(), |axes, place| axes.union(input(place)))
                .map_err(|_| clash())
        };
        match operator {
            Operator::FactOf => {
                let group = self.core.facts.get(ix(arg(0))).and_then(|fact| fact.group);
                Ok(Axes::of(Axis {
                    level: arg(1),
                    group: group.ok_or_else(clash)?,
                }))
            }
            Operator::ResultOf => all()?
                .with(Axis {
                    level: arg(4),
                    group: 0,
                })
                .map_err(|_| clash()),
            Operator::SamePerson => {
                let one = Axes::of(Axis {
                    level: arg(0),
                    group: arg(2),
                });
                one.with(Axis {
                    level: arg(1),
                    group: arg(2),
                })
                .map_err(|_| clash())
            }
            Operator::Position => Ok(Axes::of(Axis {
                level: arg(0),
                group: arg(1),
            })),
            Operator::First => {
                let axes = all()?;
                // Only the people have a first member in every household.
                match axes.at_level(arg(0)) {
                    Some(axis) if axis.group != 0 => Err(clash()),
                    _ => Ok(axes.without(arg(0))),
                }
            }
            Operator::Relabel => {
                let axes = all()?;
                match axes.at_level(arg(0)) {
                    None => Ok(axes),
                    Some(_) if arg(0) == arg(1) => Ok(axes),
                    Some(_) if axes.at_level(arg(1)).is_some() => Err(clash()),
                    Some(axis) => axes
                        .without(arg(0))
                        .with(Axis {
                            level: arg(1),
                            group: axis.group,
                        })
                        .map_err(|_| clash()),
                }
            }
            Operator::Any
            | Operator::All
            | Operator::Len
            | Operator::Sum
            | Operator::Least
            | Operator::Greatest
            | Operator::SumHighest => {
                let closed = Axis {
                    level: arg(0),
                    group: arg(1),
                };
                let mut axes = input(0);
                if operator != Operator::Len {
                    axes = axes.union(input(1)).map_err(|_| clash())?;
                }
                if axes
                    .at_level(closed.level)
                    .is_some_and(|axis| axis != closed)
                {
                    return Err(clash());
                }
                axes = axes.without(closed.level);
                for place in 2..gathered.inputs.len() {
                    let outer = input(place);
                    if outer.at_level(closed.level).is_some() {
                        return Err(clash());
                    }
                    axes = axes.union(outer).map_err(|_| clash())?;
                }
                Ok(axes)
            }
            _ => all(),
        }
    }

    /// Adds up what the node costs in the largest household.
    fn pay(
        &mut self,
        number: usize,
        operator: Operator,
        args: &[u32],
        kind: Kind,
        axes: Axes,
        gathered: &Gathered,
    ) -> Result<(), BundleError> {
        let members = |group: u32| {
            self.core
                .groups
                .get(ix(group))
                .map_or(1, |group| u64::from(group.max) + 1)
        };
        let slots: u64 = axes.iter().map(|axis| members(axis.group)).product();
        let words = match kind {
            Kind::Choice(list) => wide(self.list_length(Some(list)) / 64 + 1),
            Kind::Choices(list) => 2 * wide(self.list_length(Some(list)) / 64 + 1),
            Kind::Bool | Kind::Number => 1,
        };
        let closed = match (operator, args.get(1)) {
            (Operator::SumHighest, Some(group)) => members(*group) * members(*group) * 8,
            (
                Operator::Any
                | Operator::All
                | Operator::Len
                | Operator::Sum
                | Operator::Least
                | Operator::Greatest,
                Some(group),
            ) => members(*group),
            _ => 1,
        };
        let each = closed
            .saturating_add(gathered.reads)
            .saturating_add(wide(args.len()));
        self.cells = self.cells.saturating_add(slots.saturating_mul(words));
        self.steps = self
            .steps
            .saturating_add(slots.saturating_mul(each).saturating_mul(words));
        if self.cells > MAX_CELLS || self.steps > MAX_STEPS {
            return Err(fault(
                "B007",
                &[
                    "node ",
                    &text(number),
                    ": the rules cost too much to evaluate for the largest \
                 household; lower `max_people` or nest fewer closures",
                ],
            ));
        }
        Ok(())
    }

    /// The nodes facts name.
    fn fact_nodes(&self) -> Result<(), BundleError> {
        for fact in &self.core.facts {
            let condition = fact.when.map(|node| (node, self.kind_at(node, fact.group)));
            let derived = fact
                .derived
                .map(|node| (node, self.kind_at(node, fact.group)));
            let bad = matches!(
                condition,
                Some((
                    _,
                    Err(()) | Ok(Some(Kind::Number | Kind::Choice(_) | Kind::Choices(_)))
                ))
            ) || matches!(derived, Some((_, Err(()))));
            if bad {
                return Err(fault(
                    "B008",
                    &[
                        "fact `",
                        &fact.name,
                        "`: its `when` or `derived` is no \
                                            node of its kind",
                    ],
                ));
            }
        }
        Ok(())
    }

    /// Kind of a node with at most an axis of that group; none when it cannot be evaluated.
    fn kind_at(&self, node: u32, group: Option<u32>) -> Result<Option<Kind>, ()> {
        let node = self.nodes.get(ix(node)).ok_or(())?;
        if node.operator.is_none() {
            return Ok(None);
        }
        if node.axes.at_most(group) {
            Ok(Some(node.kind))
        } else {
            Err(())
        }
    }

    fn results(&self) -> Result<Vec<Named>, BundleError> {
        let each = |(number, result): (usize, &crate::bundle::NamedResult)| {
            let wrong = || fault("B008", &["result `", &result.name, "` is not well formed"]);
            let group = result.person.then_some(0);
            let options = result.options.map_or(Some(0), |list| {
                self.core.options.get(ix(list)).map(Vec::len)
            });
            let kind = FactKind::named(&result.kind, options.ok_or_else(wrong)?, result.places)
                .ok_or_else(wrong)?;
            let list = result
                .options
                .and_then(|list| self.lists.get(ix(list)).copied());
            let node = self.kind_at(result.node, group).map_err(|()| wrong())?;
            let divisor = match result.denominator {
                Some(node) => self.kind_at(node, group).map_err(|()| wrong())?,
                None => Some(Kind::Number),
            };
            if node.is_some() && node != kind.of_node(list)
                || divisor.is_some_and(|kind| kind != Kind::Number)
                || result.min > result.max
                || result.scale > MAX_PLACES
                || result.denominator_scale > MAX_PLACES
            {
                return Err(wrong());
            }
            let reads = |node: &[u32]| node.get(1).is_some_and(|word| ix(*word) == number);
            let readers = (0..self.nodes.len())
                .filter(|place| {
                    let operator = self.nodes.get(*place).and_then(|node| node.operator);
                    matches!(operator, Some(Operator::Result | Operator::ResultOf))
                        && self.core.nodes.get(*place).is_some_and(|node| reads(node))
                })
                .map(small)
                .collect();
            Ok(Named {
                kind,
                bounds: crate::value::Interval::between(result.min.0, result.max.0),
                checked: node.is_some() && divisor.is_some(),
                readers,
            })
        };
        self.core.results.iter().enumerate().map(each).collect()
    }

    fn program(&self, program: &Program) -> Result<Recipient, BundleError> {
        let person = program.unit == "person";
        let wrong = || fault("B008", &["program `", &program.id, "` is not well formed"]);
        let group = person.then_some(0);
        let mut checked = true;
        let mut expect = |node: u32, kind: Kind| {
            let here = self.kind_at(node, group).map_err(|()| wrong())?;
            checked &= here.is_some();
            if here.is_some_and(|here| here != kind) {
                Err(wrong())
            } else {
                Ok(())
            }
        };
        if !program.info_only {
            expect(program.fits, Kind::Bool)?;
            expect(program.office, Kind::Bool)?;
        }
        for rule in &program.rules {
            expect(rule.node, Kind::Bool)?;
        }
        for amount in &program.amounts {
            expect(amount.node, Kind::Number)?;
            if let Some(denominator) = amount.denominator {
                expect(denominator, Kind::Number)?;
            }
            let scales = [amount.scale, amount.denominator_scale, amount.places];
            if scales.iter().any(|scale| *scale > MAX_PLACES) {
                return Err(wrong());
            }
        }
        let receives = program.receives.map(|fact| self.core.facts.get(ix(fact)));
        let no_bool = receives.is_some_and(|fact| {
            fact.is_none_or(|fact| fact.kind != "bool" || (fact.group.is_some() && !person))
        });
        let documents = program
            .rules
            .iter()
            .flat_map(|rule| &rule.proofs)
            .chain(&program.documents);
        let no_document = documents
            .into_iter()
            .any(|place| ix(*place) >= self.core.package.documents.len());
        if no_bool || no_document {
            return Err(wrong());
        }
        Ok(Recipient { checked, person })
    }

    fn list_length(&self, list: Option<u32>) -> usize {
        list.and_then(|list| self.core.options.get(ix(list)))
            .map_or(0, Vec::len)
    }

    fn wrong(&self, number: usize, operator: &str, what: &str) -> BundleError {
        fault(
            "B004",
            &["node ", &text(number), " (`", operator, "`) ", what],
        )
    }
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A node this runtime cannot evaluate.
const UNKNOWN: Node = Node {
    operator: None,
    kind: Kind::Bool,
    axes: Axes::EMPTY,
    live: false,
};
