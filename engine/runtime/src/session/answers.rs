//! Answers as data: what a person, a case or a register says, before it is checked, and what is
//! wrong with it when it is not accepted. The form of answers in files and over the wire is the
//! same structure; reading JSON or TOML into it is the caller's business. Serde's form of it is for
//! handing answers from one part of the product to another.

use serde::{Deserialize, Serialize};

use crate::date::Day;

/// What is said about one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    /// Yes or no.
    Bool(bool),
    /// One value: an option, an ISO date, or a number as decimal text.
    Text(String),
    /// A number or a date between two ends, both included; a missing end is the fact's own.
    Range {
        /// Least value, as [`Given::Text`].
        from: Option<String>,
        /// Greatest value.
        to: Option<String>,
    },
    /// One of these options; at least one. For a bool fact both `true` and `false`.
    AnyOf(Vec<String>),
    /// Of a set of choices: exactly these are chosen.
    Chosen(Vec<String>),
    /// Of a set of choices: what is known of each option. Options not named are still to be asked.
    Partly {
        /// Certainly chosen.
        yes: Vec<String>,
        /// Certainly not chosen.
        no: Vec<String>,
        /// "I don't know": not known, and not asked again.
        declined: Vec<String>,
    },
    /// "I don't know", or would not say: nothing is known, and it is not asked again.
    Declined,
}

/// Where an answer comes from. It is carried through and never decides anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// Who says so.
    pub origin: Origin,
    /// Since when, or as of which day, where that is known.
    pub day: Option<Day>,
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The person who answers.
    #[default]
    Declared,
    /// The page around the element.
    Host,
    /// A document that was shown.
    Document,
    /// A register.
    Register,
    /// A value fixed from outside.
    Fixed,
    /// A fact's `default`, filled in on demand.
    Assumed,
}

impl Origin {
    /// `declared`, `host`, `document`, `register`, `fixed` or `assumed`.
    pub fn name(self) -> &'static str {
        match self {
            Origin::Declared => "declared",
            Origin::Host => "host",
            Origin::Document => "document",
            Origin::Register => "register",
            Origin::Fixed => "fixed",
            Origin::Assumed => "assumed",
        }
    }

    /// The origin of that name.
    pub fn named(name: &str) -> Option<Origin> {
        const ALL: [Origin; 6] = [
            Origin::Declared,
            Origin::Host,
            Origin::Document,
            Origin::Register,
            Origin::Fixed,
            Origin::Assumed,
        ];
        ALL.into_iter().find(|origin| origin.name() == name)
    }
}

/// One answer about a named fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedAnswer {
    /// Name of the fact (`wage`), without whom it is about.
    pub fact: String,
    /// What is said.
    pub value: Given,
    /// Who says so.
    #[serde(default)]
    pub provenance: Provenance,
}

impl NamedAnswer {
    /// An answer the person gives.
    pub fn declared(fact: &str, value: Given) -> NamedAnswer {
        NamedAnswer {
            fact: fact.into(),
            value,
            provenance: Provenance::default(),
        }
    }
}

/// A person, a vehicle: one member of a group and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct MemberAnswers {
    /// A name for it, unique in its group. Empty: one is made up (`applicant`, `2`, `3`, …).
    pub id: String,
    /// What is said about it.
    pub facts: Vec<NamedAnswer>,
}

/// Members of a group other than people.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct GroupAnswers {
    /// Name of the group (`vehicles`).
    pub group: String,
    /// Those described.
    pub members: Vec<MemberAnswers>,
    /// How many more there are. None: nobody was asked, if no member is described; none, if some
    /// are.
    pub more: Option<(u32, u32)>,
}

/// What is said about one household: the form of answers everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Date of evaluation, where the answers name one. [`crate::Session::from_answers`] takes it
    /// from its own argument when this is none.
    pub date: Option<Day>,
    /// Facts about the household.
    pub household: Vec<NamedAnswer>,
    /// Facts about units: `("family", facts)`.
    pub units: Vec<(String, Vec<NamedAnswer>)>,
    /// The people, the applicant first. Empty: only the applicant is known to be there.
    pub people: Vec<MemberAnswers>,
    /// How many more people there are than described, at least and at most. None: nobody was
    /// asked, if `people` is empty; nobody more, if people are listed.
    pub more_people: Option<(u32, u32)>,
    /// Groups other than people.
    pub groups: Vec<GroupAnswers>,
    /// Results computed elsewhere.
    pub fixed: Vec<FixedAnswer>,
}

/// A named result computed elsewhere; it wins over its rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FixedAnswer {
    /// Name of the result (`net_income`).
    pub result: String,
    /// Id of the person, for a result of a person.
    pub person: Option<String>,
    /// Decimal text, ISO date, option, `true` or `false`.
    pub value: String,
}

/// Why an answer is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct AnswerError {
    /// Stable code, `A001` and up.
    pub code: &'static str,
    /// Where in the answers: `people[1].wage`.
    pub path: String,
    /// What is wrong and what to do, in English, for authors and callers. Like the path it is empty
    /// in WebAssembly, where pages have words of their own.
    pub message: String,
}
