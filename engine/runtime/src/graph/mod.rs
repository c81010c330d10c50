//! A core, checked: every index, kind and axis, and what it costs to evaluate. Whoever holds a
//! [`Bundle`] holds one that evaluates without fault on any answers.
//!
//! *Checked graph*: the decoder is the only place that trusts nothing. An operator this runtime
//! does not know taints the nodes that need it and, through them, programs; everything else that
//! is wrong refuses the bundle.

mod axes;
mod from_core;
mod metadata;
#[cfg(feature = "fast")]
mod names;
mod nodes;
mod pointers;
mod shape;
mod tables;

pub(crate) use metadata::{Fact, FactKind, Named, Recipient};
pub(crate) use shape::{Axes, Kind, LEVELS, Node};

use crate::bundle::Core;
use crate::ids::{FactId, GroupId, ProgramId, ResultId};
use crate::operate::table::Table;

/// A list index. No platform of ours has fewer than 32 bits.
pub(crate) fn ix(index: u32) -> usize {
    usize::try_from(index).unwrap_or(usize::MAX)
}

/// A count or place known to fit in 32 bits (the decoder's limits).
pub(crate) fn small(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

/// A bundle ready to evaluate.
#[derive(Debug)]
pub struct Bundle {
    core: Core,
    pub(crate) graph: Graph,
    #[cfg(feature = "fast")]
    names: names::Names,
}

/// What was checked, in the form evaluation uses.
#[derive(Debug)]
pub(crate) struct Graph {
    /// One for each node of the core; arguments are read from the core.
    pub nodes: Vec<Node>,
    pub facts: Vec<Fact>,
    pub tables: Vec<Table>,
    pub results: Vec<Named>,
    /// One for each program.
    pub programs: Vec<Recipient>,
    /// The person fact that holds the relation, with the option `applicant`.
    pub relation: Option<(FactId, usize)>,
}

/// Why a core is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BundleError {
    /// Stable code: see [`crate::codes`].
    pub code: &'static str,
    /// What is wrong, where, and what to do; empty in WebAssembly, like those of answers.
    pub message: String,
}

impl Bundle {
    /// Checks a core. Hostile input gives an error, never a panic.
    ///
    /// # Errors
    /// A [`BundleError`] that names the first fault. An unknown operator is not one: the programs
    /// that need it are `unchecked`.
    pub fn decode(core: Core) -> Result<Bundle, BundleError> {
        let graph = from_core::check(&core)?;
        Ok(Bundle {
            #[cfg(feature = "fast")]
            names: names::Names::of(&core),
            core,
            graph,
        })
    }

    /// What was decoded: metadata of facts, programs, results, the package.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// The fact of that name (names are unique whatever the fact is about).
    pub fn fact(&self, name: &str) -> Option<FactId> {
        #[cfg(feature = "fast")]
        let found = self.names.fact(&self.core, name);
        #[cfg(not(feature = "fast"))]
        let found = place(&self.core.facts, |fact| fact.name == name);
        found.map(FactId)
    }

    /// The program of that id.
    pub fn program(&self, id: &str) -> Option<ProgramId> {
        place(&self.core.programs, |program| program.id == id).map(ProgramId)
    }

    /// The named result.
    pub fn result(&self, name: &str) -> Option<ResultId> {
        #[cfg(feature = "fast")]
        let found = self.names.result(&self.core, name);
        #[cfg(not(feature = "fast"))]
        let found = place(&self.core.results, |result| result.name == name);
        found.map(ResultId)
    }

    /// The group of that name.
    pub fn group(&self, name: &str) -> Option<GroupId> {
        place(&self.core.groups, |group| group.id == name).map(GroupId)
    }

    /// `person.wage`, `household.region`, `family.kind`; empty for an id of another bundle.
    pub fn fact_path(&self, fact: FactId) -> String {
        match self.core.facts.get(ix(fact.0)) {
            Some(fact) => [fact.about.as_str(), ".", fact.name.as_str()].concat(),
            None => String::new(),
        }
    }

    /// `people`, `vehicles`; empty for an id of another bundle.
    pub fn group_name(&self, group: GroupId) -> &str {
        self.core
            .groups
            .get(ix(group.0))
            .map_or("", |group| group.id.as_str())
    }

    /// The fact that holds a person's relation to the applicant, if the package has one.
    pub fn relation(&self) -> Option<FactId> {
        self.graph.relation.map(|(fact, _)| fact)
    }

    /// Whether this runtime can check the program.
    pub fn is_checked(&self, program: ProgramId) -> bool {
        self.graph
            .programs
            .get(ix(program.0))
            .is_some_and(|program| program.checked)
    }

    /// Arguments of a node; empty for one that does not exist.
    pub(crate) fn args(&self, node: u32) -> &[u32] {
        self.core
            .nodes
            .get(ix(node))
            .and_then(|words| words.get(1..))
            .unwrap_or(&[])
    }
}

fn place<T>(items: &[T], wanted: impl FnMut(&T) -> bool) -> Option<u32> {
    items.iter().position(wanted).map(small)
}
