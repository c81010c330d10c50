//! A core, checked: every index, kind and axis, and what it costs to evaluate. Whoever holds a
//! [`Bundle`] holds one that evaluates without fault on any answers.

use crate::bundle::Core;
use crate::ids::{FactId, GroupId, ProgramId, ResultId};

/// A bundle ready to evaluate.
#[derive(Debug)]
pub struct Bundle {
    core: Core,
}

/// Why a core is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct BundleError {
    /// Stable code, `B001` and up. `B001`: the format is newer than this runtime.
    pub code: &'static str,
    /// What is wrong, where, and what to do.
    pub message: String,
}

#[expect(unused_variables, clippy::todo, reason = "signatures first")]
impl Bundle {
    /// Checks a core. Hostile input gives an error, never a panic.
    ///
    /// # Errors
    /// A [`BundleError`] that names the first fault. An unknown operator is not one: the programs
    /// that need it are `unchecked`.
    pub fn decode(core: Core) -> Result<Bundle, BundleError> {
        todo!()
    }

    /// What was decoded: metadata of facts, programs, results, the package.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// The fact of that name (names are unique whatever the fact is about).
    pub fn fact(&self, name: &str) -> Option<FactId> {
        todo!()
    }

    /// The program of that id.
    pub fn program(&self, id: &str) -> Option<ProgramId> {
        todo!()
    }

    /// The named result.
    pub fn result(&self, name: &str) -> Option<ResultId> {
        todo!()
    }

    /// The group of that name.
    pub fn group(&self, name: &str) -> Option<GroupId> {
        todo!()
    }

    /// `person.wage`, `household.region`, `family.kind`; empty for an id of another bundle.
    pub fn fact_path(&self, fact: FactId) -> String {
        todo!()
    }

    /// `people`, `vehicles`; empty for an id of another bundle.
    pub fn group_name(&self, group: GroupId) -> &str {
        todo!()
    }

    /// The fact that holds a person's relation to the applicant, if the package has one.
    pub fn relation(&self) -> Option<FactId> {
        todo!()
    }
}
