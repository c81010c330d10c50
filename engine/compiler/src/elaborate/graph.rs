//! The program graph while it is being built: nodes with equal meaning exist once, and every
//! number node carries the range that is proved for it.
//!
//! The law of this file is the design's invariant 4, *total*: a node is only made when its range
//! fits ±2^120. What a program means is not known here.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::Operator;

use super::ranges::{LIMIT, Range};

/// A node of the graph, by place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Node(pub u32);

/// Why a node could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// The graph so far.
#[derive(Debug, Default)]
pub struct Graph {
    nodes: Vec<Entry>,
    known: BTreeMap<(Operator, Vec<u32>), Node>,
    numbers: Vec<i128>,
    options: Vec<Vec<String>>,
    /// Whether comparisons that the ranges decide are constants, and of `min` and `max` the argument
    /// that they decide on stands alone.
    pub folds: bool,
}

#[derive(Debug)]
struct Entry {
    operator: Operator,
    args: Vec<u32>,
    /// For number nodes; bools, choices and sets have the empty-looking `Range::NONE`.
    range: Range,
}

/// True, false or unknown as a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// False.
    No,
    /// True.
    Yes,
    /// Not to be known by any answer: a doubt, or what only an office can say.
    Unknown,
}

impl Graph {
    /// Adds a node, or finds the equal one. `range` is what is proved of a number node.
    pub fn add(
        &mut self,
        operator: Operator,
        args: Vec<u32>,
        range: Range,
    ) -> Result<Node, TooLarge> {
        if range.low < -LIMIT || range.high > LIMIT {
            return Err(TooLarge);
        }
        let key = (operator, args);
        if let Some(&node) = self.known.get(&key) {
            return Ok(node);
        }
        let node = Node(u32::try_from(self.nodes.len()).map_err(|_| TooLarge)?);
        self.nodes.push(Entry {
            operator,
            args: key.1.clone(),
            range,
        });
        self.known.insert(key, node);
        Ok(node)
    }

    /// Adds a node that is not a number.
    pub fn logic(&mut self, operator: Operator, args: Vec<u32>) -> Node {
        if let (true, &[a, b]) = (self.folds, args.as_slice()) {
            let ranges = (self.range(Node(a)), self.range(Node(b)));
            match super::ranges::comparison(operator, ranges.0, ranges.1) {
                Some((true, false)) => return self.truth(Truth::Yes),
                Some((false, true)) => return self.truth(Truth::No),
                _ => {}
            }
        }
        self.add(operator, args, Range::NONE).unwrap_or(Node(0))
    }

    /// The range proved for a number node.
    pub fn range(&self, node: Node) -> Range {
        self.entry(node).map_or(Range::NONE, |entry| entry.range)
    }

    /// Its operator and arguments.
    pub fn parts(&self, node: Node) -> Option<(Operator, &[u32])> {
        self.entry(node)
            .map(|entry| (entry.operator, entry.args.as_slice()))
    }

    /// The lists of options.
    pub fn options(&self) -> &[Vec<String>] {
        &self.options
    }

    /// The options of one list.
    pub fn option_list(&self, list: u32) -> &[String] {
        usize::try_from(list)
            .ok()
            .and_then(|at| self.options.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// Adds a list of options, or finds the equal one.
    pub fn add_options(&mut self, names: Vec<String>) -> u32 {
        let at = match self.options.iter().position(|known| *known == names) {
            Some(at) => at,
            None => {
                self.options.push(names);
                self.options.len().saturating_sub(1)
            }
        };
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// A constant bool.
    pub fn truth(&mut self, truth: Truth) -> Node {
        let code = match truth {
            Truth::No => 0,
            Truth::Yes => 1,
            Truth::Unknown => 2,
        };
        self.logic(Operator::ConstBool, vec![code])
    }

    /// A constant number.
    pub fn number(&mut self, value: i128) -> Result<Node, TooLarge> {
        let at = self.number_place(value)?;
        self.add(Operator::ConstNumber, vec![at], Range::exactly(value))
    }

    /// The place of a number among the constants.
    pub fn number_place(&mut self, value: i128) -> Result<u32, TooLarge> {
        let at = match self.numbers.iter().position(|known| *known == value) {
            Some(at) => at,
            None => {
                self.numbers.push(value);
                self.numbers.len().saturating_sub(1)
            }
        };
        u32::try_from(at).map_err(|_| TooLarge)
    }

    /// The value of a constant number node.
    pub fn constant(&self, node: Node) -> Option<i128> {
        let (Operator::ConstNumber, [at]) = self.parts(node)? else {
            return None;
        };
        self.number_at(*at)
    }

    /// The constant at a place.
    pub fn number_at(&self, place: u32) -> Option<i128> {
        self.numbers.get(usize::try_from(place).ok()?).copied()
    }

    /// The value of a constant bool node that is known.
    pub fn known_truth(&self, node: Node) -> Option<bool> {
        match self.parts(node)? {
            (Operator::ConstBool, [0]) => Some(false),
            (Operator::ConstBool, [1]) => Some(true),
            _ => None,
        }
    }

    /// All of them. One is itself; constants that change nothing are dropped.
    pub fn and(&mut self, nodes: &[Node]) -> Node {
        self.junction(Operator::And, nodes, true)
    }

    /// Any of them.
    pub fn or(&mut self, nodes: &[Node]) -> Node {
        self.junction(Operator::Or, nodes, false)
    }

    fn junction(&mut self, operator: Operator, nodes: &[Node], neutral: bool) -> Node {
        let mut args: Vec<u32> = Vec::new();
        for &node in nodes {
            match self.known_truth(node) {
                Some(value) if value == neutral => {}
                Some(_) => return node,
                None if args.contains(&node.0) => {}
                None => args.push(node.0),
            }
        }
        match args.as_slice() {
            [] => self.truth(if neutral { Truth::Yes } else { Truth::No }),
            [one] => Node(*one),
            _ => self.logic(operator, args),
        }
    }

    /// Not.
    pub fn not(&mut self, node: Node) -> Node {
        match self.parts(node) {
            Some((Operator::Not, [inner])) => Node(*inner),
            Some((Operator::ConstBool, [0])) => self.truth(Truth::Yes),
            Some((Operator::ConstBool, [1])) => self.truth(Truth::No),
            _ => self.logic(Operator::Not, vec![node.0]),
        }
    }

    /// An arithmetic node over number nodes; constants are folded.
    pub fn arithmetic(&mut self, operator: Operator, args: &[Node]) -> Result<Node, TooLarge> {
        let ranges: Vec<Range> = args.iter().map(|&node| self.range(node)).collect();
        let range = super::ranges::of(operator, &ranges).ok_or(TooLarge)?;
        let constant = args.iter().all(|&node| self.constant(node).is_some());
        if constant && range.low == range.high {
            return self.number(range.low);
        }
        let neutral = match (operator, args) {
            (Operator::Multiply, &[a, b]) if self.constant(b) == Some(1) => Some(a),
            (Operator::Multiply, &[a, b]) if self.constant(a) == Some(1) => Some(b),
            (Operator::Add, &[a, b]) if self.constant(b) == Some(0) => Some(a),
            (Operator::Add, &[a, b]) if self.constant(a) == Some(0) => Some(b),
            (Operator::Min | Operator::Max, &[a, b]) if a == b => Some(a),
            (Operator::Min | Operator::Max, &[a, b]) if self.folds => {
                let (low, high) = match operator {
                    Operator::Min => (a, b),
                    _ => (b, a),
                };
                // Whichever the ranges say is taken.
                let is_below = |x, y| self.range(x).high <= self.range(y).low;
                let first = is_below(low, high).then_some(a);
                first.or_else(|| is_below(high, low).then_some(b))
            }
            _ => None,
        };
        match neutral {
            Some(node) => Ok(node),
            None => self.add(operator, args.iter().map(|node| node.0).collect(), range),
        }
    }

    /// The number times a power of ten.
    pub fn shift(&mut self, node: Node, places: u32) -> Result<Node, TooLarge> {
        let factor = 10_i128.checked_pow(places).ok_or(TooLarge)?;
        let factor = self.number(factor)?;
        self.arithmetic(Operator::Multiply, &[node, factor])
    }

    fn entry(&self, node: Node) -> Option<&Entry> {
        usize::try_from(node.0)
            .ok()
            .and_then(|at| self.nodes.get(at))
    }
}
