//! Nodes, not trusted → checked nodes: each argument is what the table of operators says, and
//! points backwards.

use super::from_core::fault;
use super::metadata::{Fact, FactKind};
use super::shape::{Axes, Kind, LEVELS, Node};
use super::{BundleError, ix, small};
use crate::bundle::Core;
use crate::bundle::operators::{Arg, Gives, Operator};
use crate::codes::said;
use crate::decimal::{self, MAX_PLACES};
use crate::operate::table::Table;

pub(super) struct Checker<'a> {
    pub core: &'a Core,
    /// The operators listed; none for one this runtime does not know.
    pub operators: Vec<Option<Operator>>,
    pub lists: Vec<u32>,
    pub tables: &'a [Table],
    pub facts: Vec<Fact>,
    pub nodes: Vec<Node>,
    /// For each result the nodes that stand for it.
    pub readers: Vec<Vec<u32>>,
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
    /// Arguments that are nodes.
    pub inputs: Vec<u32>,
    pub live: bool,
    /// Table cells looked at in the worst case.
    pub reads: u64,
}

/// Why a node is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    Unlisted,
    Outside,
    Empty,
    Missing,
    TooMany,
    Misfit,
    Meaningless,
    Clash,
    Cost,
}

impl Refusal {
    fn code(self) -> &'static str {
        match self {
            Refusal::Unlisted | Refusal::Outside => "B003",
            Refusal::Clash => "B005",
            Refusal::Cost => "B007",
            _ => "B004",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Refusal::Unlisted => "its operator is not listed",
            Refusal::Outside => "an argument points nowhere",
            Refusal::Empty => "it is empty",
            Refusal::Missing => "an argument is missing",
            Refusal::TooMany => "there is an argument too many",
            Refusal::Misfit => "an argument is of the wrong kind",
            Refusal::Meaningless => "an argument means nothing",
            Refusal::Clash => "its axes do not go together",
            Refusal::Cost => {
                "the rules cost too much to evaluate for the largest household; lower \
                 `max_people` or nest fewer closures"
            }
        }
    }
}

impl Checker<'_> {
    /// Checks the next node.
    pub fn node(&mut self, number: usize) -> Result<(), BundleError> {
        let words = self.core.nodes.get(number).map_or(&[][..], Vec::as_slice);
        let name = words
            .first()
            .and_then(|word| self.core.operators.get(ix(*word)));
        let node = match (words.get(1..), name) {
            (Some(args), Some(_)) => match self.operator(words) {
                Some(operator) => self.known(number, operator, args),
                None => Ok(UNKNOWN),
            },
            (None, _) => Err(Refusal::Empty),
            (_, None) => Err(Refusal::Unlisted),
        };
        match node {
            Ok(node) => {
                self.nodes.push(node);
                Ok(())
            }
            Err(refusal) => {
                let name = name.map_or("", String::as_str);
                let place = said(|| decimal::print(i128::from(wide(number)), 0));
                let what = refusal.words();
                Err(fault(
                    refusal.code(),
                    &["node ", &place, " (`", name, "`): ", what],
                ))
            }
        }
    }

    /// The operator a node names, if this runtime knows it.
    fn operator(&self, words: &[u32]) -> Option<Operator> {
        self.operators.get(ix(*words.first()?)).copied()?
    }

    fn known(&mut self, number: usize, operator: Operator, args: &[u32]) -> Result<Node, Refusal> {
        let Some(gathered) = self.gather(number, operator, args)? else {
            return Ok(UNKNOWN);
        };
        let kind = match operator.gives() {
            Gives::Bool => Some(Kind::Bool),
            Gives::Number => Some(Kind::Number),
            Gives::Same => gathered.same,
            Gives::Declared => gathered.declared,
            Gives::Choice => gathered.list.map(Kind::Choice),
        };
        let kind = kind.ok_or(Refusal::Misfit)?;
        if !self.means_something(operator, args, &gathered) {
            return Err(Refusal::Meaningless);
        }
        let axes = self.axes(operator, args, &gathered)?;
        self.pay(operator, args, kind, axes, &gathered)?;
        Ok(Node {
            operator: Some(operator),
            kind,
            axes,
            live: gathered.live,
        })
    }

    /// Reads the arguments by the operator's table. None when one of them is an unknown node.
    fn gather(
        &mut self,
        number: usize,
        operator: Operator,
        args: &[u32],
    ) -> Result<Option<Gathered>, Refusal> {
        let mut gathered = Gathered {
            same: None,
            list: None,
            declared: None,
            inputs: Vec::with_capacity(args.len()),
            live: false,
            reads: 0,
        };
        let mut tainted = false;
        let mut rest = args.iter().copied();
        for arg in operator.args() {
            let many = matches!(arg, Arg::Bools | Arg::Keys | Arg::Members);
            loop {
                let Some(word) = rest.next() else {
                    if many {
                        break;
                    }
                    return Err(Refusal::Missing);
                };
                tainted |= self.arg(number, operator, *arg, word, &mut gathered)?;
                if !many {
                    break;
                }
            }
        }
        if rest.next().is_some() {
            return Err(Refusal::TooMany);
        }
        Ok((!tainted).then_some(gathered))
    }

    /// Checks one argument; true when it is a node this runtime cannot evaluate.
    fn arg(
        &mut self,
        number: usize,
        operator: Operator,
        arg: Arg,
        word: u32,
        gathered: &mut Gathered,
    ) -> Result<bool, Refusal> {
        let within = |length: usize| {
            if ix(word) < length {
                Ok(false)
            } else {
                Err(Refusal::Outside)
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
                let node = *self.nodes.get(ix(word)).ok_or(Refusal::Outside)?;
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
                    return Err(Refusal::Misfit);
                }
                gathered.inputs.push(word);
                gathered.live |= node.live;
                Ok(false)
            }
            Arg::Constant => within(self.core.numbers.len()),
            Arg::Options => {
                let list = self.lists.get(ix(word)).ok_or(Refusal::Outside)?;
                gathered.list = Some(*list);
                Ok(false)
            }
            Arg::Members => within(self.list_length(gathered.list)),
            Arg::Fact => {
                let fact = self.core.facts.get(ix(word)).ok_or(Refusal::Outside)?;
                let known = self.facts.get_mut(ix(word)).ok_or(Refusal::Outside)?;
                let list = fact
                    .options
                    .and_then(|list| self.lists.get(ix(list)).copied());
                gathered.declared = Some(known.kind.of_node(list).ok_or(Refusal::Misfit)?);
                gathered.live = true;
                let single = operator == Operator::Fact;
                if single == fact.group.is_some() || known.derived {
                    return Err(Refusal::Misfit);
                }
                known.readers.push(small(number));
                Ok(false)
            }
            Arg::Parameter => {
                let parameter = self.core.parameters.get(ix(word)).ok_or(Refusal::Outside)?;
                let table = self.tables.get(ix(word)).ok_or(Refusal::Outside)?;
                let shape = match operator {
                    Operator::Step => "steps",
                    Operator::Marginal => "marginal",
                    _ => "cells",
                };
                if parameter.shape != shape {
                    return Err(Refusal::Misfit);
                }
                let list = parameter
                    .options
                    .and_then(|list| self.lists.get(ix(list)).copied());
                gathered.declared =
                    FactKind::named(&parameter.kind, 0, 0).and_then(|kind| kind.of_node(list));
                if operator != Operator::Parameter && gathered.declared != Some(Kind::Number) {
                    return Err(Refusal::Misfit);
                }
                gathered.reads = table.spans.iter().map(|span| wide(span.values.len())).sum();
                Ok(false)
            }
            Arg::Result => {
                let result = self.core.results.get(ix(word)).ok_or(Refusal::Outside)?;
                if result.person != (operator == Operator::ResultOf) {
                    return Err(Refusal::Misfit);
                }
                gathered.live = true;
                if let Some(readers) = self.readers.get_mut(ix(word)) {
                    readers.push(small(number));
                }
                Ok(false)
            }
            Arg::Level => within(LEVELS),
            Arg::Group => within(self.core.groups.len()),
            Arg::Code => Ok(false),
        }
    }

    /// What the table of operators does not say: small numbers, keys, kinds of results.
    fn means_something(&self, operator: Operator, args: &[u32], gathered: &Gathered) -> bool {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        match operator {
            Operator::ConstBool => arg(0) <= 2,
            Operator::ConstChoice | Operator::Contains => {
                ix(arg(1)) < self.list_length(gathered.list)
            }
            Operator::Divide => arg(2) <= 3,
            Operator::Result | Operator::ResultOf => {
                let result = self.core.results.get(ix(arg(0)));
                let kind = result.and_then(|result| {
                    FactKind::named(&result.kind, 0, 0)?.of_node(self.list(result.options))
                });
                kind == gathered.same
                    && arg(3) <= MAX_PLACES
                    && (arg(2) == 0 || (arg(2) == 1 && kind == Some(Kind::Number)))
            }
            Operator::Parameter => {
                let parameter = self.core.parameters.get(ix(arg(0)));
                let keys = parameter.map_or(&[][..], |parameter| parameter.keys.as_slice());
                // The first is the day.
                let given = gathered.inputs.get(1..).unwrap_or(&[]);
                keys.len() == given.len()
                    && keys.iter().zip(given).all(|(key, node)| {
                        let node = self.nodes.get(ix(*node)).map(|node| node.kind);
                        node.is_some() && node == self.list(Some(*key)).map(Kind::Choice)
                    })
            }
            _ => true,
        }
    }

    /// The first list of options with the same content.
    pub fn list(&self, list: Option<u32>) -> Option<u32> {
        self.lists.get(ix(list?)).copied()
    }

    /// How many options a list has.
    pub fn list_length(&self, list: Option<u32>) -> usize {
        list.and_then(|list| self.core.options.get(ix(list)))
            .map_or(0, Vec::len)
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
