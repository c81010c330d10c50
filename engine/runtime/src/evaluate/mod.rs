//! Evaluation: one forward pass over a graph for one household on one day. [`layout`] gives every
//! node its place in flat arrays and turns it into steps; [`step`] is one of them, and how it goes
//! from value to value; [`run`] carries the steps out; [`cell`]
//! names single values for whoever walks the graph afterwards.
//!
//! Facts are written into their places when they are answered, and what depends on no answer is
//! computed when the layout is made, so a pass does only what an answer can change.

pub(crate) mod cell;
mod fixed;
mod layout;
mod run;
mod slots;
mod step;

pub(crate) use fixed::{Fixed, LayOut, lay_out};
pub(crate) use slots::Slots;
use step::{Ref, Step};

#[cfg(feature = "fast")]
use crate::bundle::operators::Operator;
#[cfg(feature = "fast")]
use crate::date::Day;
use crate::graph::{Bundle, Kind, ix};
use crate::operate::list::Element;
use crate::value::{self, Interval, Truth};

/// What is known of one value, apart from any machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Set {
    Bool(Truth),
    Number(Interval),
    Choice(Vec<u64>),
    Choices { must: Vec<u64>, may: Vec<u64> },
}

/// All values of all nodes, one flat array for each kind.
#[derive(Debug, Default)]
pub(crate) struct Values {
    /// See [`Truth::byte`]. After those of a node there is room for eight more, which say nothing.
    pub bools: Vec<u8>,
    pub numbers: Vec<Interval>,
    /// Bitsets; a set of choices is `must` followed by `may`.
    pub sets: Vec<u64>,
    /// The list gathered for an operator that closes an axis, to be filled again.
    list: Vec<Element<Interval>>,
}

/// Where the values of a node are.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    /// In the array of its kind.
    pub offset: u32,
    /// From one slot to the next along each of its axes, outermost first.
    pub strides: [u32; 3],
    /// Number of its first value among all values of all nodes.
    pub first_cell: u32,
}

/// A graph laid out for one household and day, with the values of its nodes.
#[derive(Debug)]
pub(crate) struct Machine {
    pub groups: Vec<Slots>,
    /// One for each node.
    pub places: Vec<Place>,
    /// How many values all nodes have together.
    pub cells: u32,
    pub values: Values,
    steps: Vec<Step>,
    refs: Vec<Ref>,
    /// What depends on no answer, to be computed again on another day.
    #[cfg(feature = "fast")]
    still: Vec<Step>,
    #[cfg(feature = "fast")]
    today: Day,
}

impl Machine {
    /// Writes what is known of a fact; `slot` is the place in its group (0 for a single value).
    pub fn write_fact(&mut self, bundle: &Bundle, fact: u32, slot: u32, set: &Set) {
        let Some(known) = bundle.graph.facts.get(ix(fact)) else {
            return;
        };
        for node in &known.readers {
            let Some(place) = self.places.get(ix(*node)) else {
                continue;
            };
            let [stride, ..] = place.strides;
            self.values.write(ix(place.offset + slot * stride), set);
        }
    }

    /// Computes everything that depends on answers.
    pub fn run(&mut self, bundle: &Bundle) {
        let tables = &bundle.graph.tables;
        let household = run::Household {
            refs: &self.refs,
            groups: &self.groups,
            tables,
        };
        run::run(&self.steps, household, &mut self.values);
    }

    /// Makes it one of another day, with other values of the same fixed results.
    #[cfg(feature = "fast")]
    pub fn renew(&mut self, bundle: &Bundle, today: Day, fixed: &[Fixed]) {
        if self.today != today {
            self.today = today;
            let day = Interval::exactly(i128::from(today.0));
            for (node, place) in bundle.graph.nodes.iter().zip(&self.places) {
                if node.operator == Some(Operator::Today) {
                    self.values.write(ix(place.offset), &Set::Number(day));
                }
            }
            let household = run::Household {
                refs: &self.refs,
                groups: &self.groups,
                tables: &bundle.graph.tables,
            };
            run::run(&self.still, household, &mut self.values);
        }
        fixed::rewrite(bundle, self, fixed);
    }
}

impl Values {
    /// Writes one value.
    fn write(&mut self, offset: usize, set: &Set) {
        match set {
            Set::Bool(truth) => {
                if let Some(cell) = self.bools.get_mut(offset) {
                    *cell = truth.byte();
                }
            }
            Set::Number(interval) => {
                if let Some(cell) = self.numbers.get_mut(offset) {
                    *cell = *interval;
                }
            }
            Set::Choice(set) => self.copy_words(offset, set),
            Set::Choices { must, may } => {
                self.copy_words(offset, must);
                self.copy_words(offset + must.len(), may);
            }
        }
    }

    fn copy_words(&mut self, offset: usize, words: &[u64]) {
        if let Some(cells) = self.sets.get_mut(offset..offset + words.len()) {
            cells.copy_from_slice(words);
        }
    }

    /// Reads one value of a node of that kind; `words` is the length of a bitset.
    pub fn read(&self, kind: Kind, offset: usize, words: usize) -> Set {
        let bits = |from: usize| self.sets.get(from..from + words).unwrap_or(&[]).to_vec();
        match kind {
            Kind::Bool => Set::Bool(self.truth(offset)),
            Kind::Number => Set::Number(self.number(offset)),
            Kind::Choice(_) => Set::Choice(bits(offset)),
            Kind::Choices(_) => Set::Choices {
                must: bits(offset),
                may: bits(offset + words),
            },
        }
    }

    /// A bool by its place.
    pub fn truth(&self, offset: usize) -> Truth {
        self.bools
            .get(offset)
            .map_or(Truth::UNKNOWN, |byte| Truth::from_byte(*byte))
    }

    /// A number by its place.
    pub fn number(&self, offset: usize) -> Interval {
        self.numbers
            .get(offset)
            .copied()
            .unwrap_or(Interval { low: 0, high: 0 })
    }
}

/// Words of a bitset over a list of options.
pub(crate) fn words_of(bundle: &Bundle, kind: Kind) -> usize {
    match kind {
        Kind::Bool | Kind::Number => 0,
        Kind::Choice(list) | Kind::Choices(list) => {
            value::words_for(bundle.core().options.get(ix(list)).map_or(0, Vec::len))
        }
    }
}
