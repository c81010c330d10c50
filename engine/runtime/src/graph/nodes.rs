//! Nodes, not trusted → checked nodes: each argument is what the table of operators says, and
//! points backwards.

use super::from_core::{fault, text};
use super::metadata::{Fact, FactKind};
use super::shape::{Axes, Kind, LEVELS, Node};
use super::{BundleError, ix, small};
use crate::bundle::Core;
use crate::bundle::operators::{Arg, Gives, Operator};
use crate::decimal::MAX_PLACES;
use crate::operate::table::Table;

pub(super) struct Checker<'a> {
    pub core: &'a Core,
    pub lists: Vec<u32>,
    pub tables: &'a [Table],
    pub facts: Vec<Fact>,
    pub nodes: Vec<Node>,
    pub cells: u64,
    pub steps: u64,
}

/// What the arguments of one node say, gathered from left to right.
pub(super) struct Gathered {
    /// Kind of the arguments that share the node's own.
    pub same: Option<Kind>,
    /// Kind of the last choice, set of choices or list of options.
    pub list: Option<u32>,
    /// What the fact, parameter or result read is declared to be.
    pub declared: Option<Kind>,
    /// Argument nodes with their place among the arguments.
    pub inputs: Vec<(usize, u32)>,
    pub live: bool,
    /// Table cells looked at in the worst case.
    pub reads: u64,
}

impl Checker<'_> {
    /// Checks the next node.
    pub fn node(&mut self, number: usize) -> Result<(), BundleError> {
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

    /// How many options a list has.
    pub fn list_length(&self, list: Option<u32>) -> usize {
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

pub(super) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// A node this runtime cannot evaluate.
const UNKNOWN: Node = Node {
    operator: None,
    kind: Kind::Bool,
    axes: Axes::EMPTY,
    live: false,
};
