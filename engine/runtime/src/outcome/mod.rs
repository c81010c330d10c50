//! Outcomes: what follows for each program from what is known so far. Sentences are not here, only
//! keys and typed values.

mod from_values;
mod margin;
mod reasons;
mod to_json;
mod usage;

pub use from_values::closed;
pub(crate) use from_values::{Target, amounts, outcome, quotient, roots, status, targets};
pub(crate) use reasons::used;
pub(crate) use to_json::write as json;

use crate::date::Day;
use crate::evaluate::cell::Cell;
use crate::ids::{FactId, GroupId, ProgramId, ResultId, Subject, Who};
use crate::session::{Given, Provenance};

/// What can be said about a program (design section 6), in the order in which it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Outside its validity or its window of application.
    Closed,
    /// It could not be checked by this runtime.
    Unchecked,
    /// It certainly does not fit the answers.
    Ineligible,
    /// It certainly fits, and nothing is left to the office.
    Eligible,
    /// A question neither answered nor declined can still decide it.
    Open,
    /// No question is left, and a declined or partial answer could still change it.
    Unsure,
    /// What can be checked fits; the office, a doubt or an unpublished figure is left.
    Office,
}

impl Status {
    /// `closed`, `unchecked`, `ineligible`, `eligible`, `open`, `unsure` or `office`.
    pub fn name(self) -> &'static str {
        match self {
            Status::Closed => "closed",
            Status::Unchecked => "unchecked",
            Status::Ineligible => "ineligible",
            Status::Eligible => "eligible",
            Status::Open => "open",
            Status::Unsure => "unsure",
            Status::Office => "office",
        }
    }
}

/// Why a program is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Its rules hold from that day on.
    NotYetValid(Day),
    /// Its rules held until that day.
    NoLongerValid(Day),
    /// One can apply from that day on.
    Opens(Day),
    /// One could apply until that day.
    Ended(Day),
}

/// One program for one household, unit or person. What the bundle says of it is borrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// Which program.
    pub program: ProgramId,
    /// Whom it is about.
    pub who: Who,
    /// What can be said.
    pub status: Status,
    /// For [`Status::Closed`]: why.
    pub closed: Option<Closed>,
    /// Its amounts. Empty, never zero, when it does not fit, is closed or is unchecked.
    pub amounts: Vec<AmountValue<'a>>,
    /// Every rule, in the order written. Empty when unchecked.
    pub reasons: Vec<Reason<'a>>,
    /// Whether it is already received, where the program says which fact tells.
    pub receiving: Option<bool>,
}

/// An amount over all completions of what is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountValue<'a> {
    /// Its place in the program's amounts.
    pub amount: u32,
    /// Its id, for instance `monthly`.
    pub id: &'a str,
    /// `money/month`, or empty for a plain number.
    pub unit: &'a str,
    /// Least value, decimal text with the amount's places, rounded half even.
    pub low: String,
    /// Greatest value, likewise; equal to `low` when it is one value.
    pub high: String,
    /// How the rule rounds: `[unit, mode]`, or empty.
    pub rounding: &'a [String],
}

impl AmountValue<'_> {
    /// Whether it is one value.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }
}

/// Where a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It speaks for the program: a requirement holds, an exclusion does not apply, nothing is
    /// left to the office. For `priority` and `keep`: the condition holds.
    Met,
    /// It speaks against.
    Unmet,
    /// A question can still decide it.
    Open,
    /// It would refuse, and carries a doubt.
    Doubt,
    /// Only the office can say, or a figure it needs is not published.
    Office,
    /// No question is left; a declined or partial answer leaves it undecided.
    Unknown,
}

impl State {
    /// `met`, `unmet`, `open`, `doubt`, `office` or `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            State::Met => "met",
            State::Unmet => "unmet",
            State::Open => "open",
            State::Doubt => "doubt",
            State::Office => "office",
            State::Unknown => "unknown",
        }
    }
}

/// One rule and where it stands. Which answers decided it is told by
/// [`crate::Evaluation::used`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason<'a> {
    /// Its place in the program's rules.
    pub rule: u32,
    /// Its id, for instance `child`.
    pub id: &'a str,
    /// `category`, `require`, `exclude`, `office`, `priority` or `keep`.
    pub verb: &'a str,
    /// Where it stands.
    pub state: State,
    /// Laws: `[source key, pinpoint]`.
    pub laws: &'a [Vec<String>],
    /// Documents that prove it, by place in [`crate::bundle::Package::documents`].
    pub proofs: &'a [u32],
    /// Key of its doubt, or empty. What matters is the state: a doubt that is not needed is not
    /// shown.
    pub doubt: &'a str,
    /// How far from the limit, when one comparison of two exact values decided it.
    pub margin: Option<Margin<'a>>,
    /// The value of its condition.
    cell: Cell,
}

/// An answer that took part in deciding a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// What was answered.
    pub what: UsedFact,
    /// Whom it is about.
    pub subject: Subject,
    /// What was said.
    pub value: Given,
    /// Who said so.
    pub provenance: Provenance,
}

/// What an answer answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum UsedFact {
    /// A fact.
    Fact(FactId),
    /// A result fixed from outside.
    Result(ResultId),
    /// How many more members a group has.
    More(GroupId),
}

/// The distance between the two sides of the comparison that decided a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Margin<'a> {
    /// The value less the limit, decimal text: positive above the limit.
    pub difference: String,
    /// The value compared, decimal text (ISO for dates).
    pub value: String,
    /// What it was compared with: the side that no answer decides, or else the right one.
    pub limit: String,
    /// Unit of all three (`year`, `money/month`, `date`, or empty).
    pub unit: &'a str,
}
