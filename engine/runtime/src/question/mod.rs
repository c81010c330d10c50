//! Questions: what is still worth asking, in the order to ask it. How a question looks is not
//! here; that is the business of pages.

mod order;
pub(crate) mod relevance;
mod wanted;

pub(crate) use order::questions;

use crate::Bundle;
use crate::ids::{FactId, GroupId, Subject};

/// A question neither answered nor declined that can still change something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub asked: Asked,
    /// True if it can only narrow an amount; false if it can decide an outcome.
    pub narrows: bool,
}

/// What a question asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A fact.
    Fact {
        /// Which.
        fact: FactId,
        /// Of whom. One, except for facts asked "who": then everyone it is worth asking of.
        subjects: Vec<Subject>,
        /// For `choices` asked "who": the one option this question is about, by its place in the
        /// fact's list.
        option: Option<u32>,
    },
    /// Whether there are more members of a group than described, and how many.
    More(GroupId),
}

impl Question {
    /// Where the answer goes: `household.region`, `person.wage`, `family.kind`, or the group's name
    /// (`people`) for [`Asked::More`].
    pub fn path(&self, bundle: &Bundle) -> String {
        match &self.asked {
            Asked::Fact { fact, .. } => bundle.fact_path(*fact),
            Asked::More(group) => bundle.group_name(*group).into(),
        }
    }
}
