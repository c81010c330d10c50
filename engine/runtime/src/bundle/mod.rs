//! The bundle: what the compiler writes and every runtime reads.
//!
//! A package becomes a *core* (this format), any number of *slices* (a core whose parameter
//! history starts later), one *texts* file per language (`crate::text`) and a *manifest*. All are
//! canonical JSON, addressed by the SHA-256 of their bytes.
//!
//! The types here are the file format and nothing else: flat lists that refer to one another by
//! index, no recursive type, so that no depth can overflow a stack. What an index may point at is
//! checked once, in [`crate::graph`]; nobody else reads a [`Core`] directly.
//! The operators and the meaning of their arguments are in [`operators`].

mod int;
pub mod operators;
mod read;

pub use int::Int;
pub use read::{File, Read, ReadError, Reader};
use serde::{Deserialize, Serialize};

/// The format this runtime writes and reads. A core with a higher number is refused as too new;
/// an operator that this runtime lacks only makes the programs that need it `unchecked`.
pub const FORMAT: u32 = 1;

/// A package, compiled.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Core {
    /// [`FORMAT`] of the compiler that wrote it.
    pub format: u32,
    /// Empty for a full core; for a slice the SHA-256 of the full core, in hex.
    pub slice_of: String,
    /// Days from which the parameters reach on. An earlier date of evaluation is an error.
    pub from: Option<i32>,
    /// Who publishes what, and until when it is thought to be right.
    pub package: Package,
    /// Names of the operators used; a node names its operator by its place in this list.
    pub operators: Vec<String>,
    /// Lists of options; facts, parameters and constants name one by its place.
    pub options: Vec<Vec<String>>,
    /// Lists of things that have facts. The first is always `people`.
    pub groups: Vec<Group>,
    /// What may be asked, in the order asked.
    pub facts: Vec<Fact>,
    /// Figures by date.
    pub parameters: Vec<Parameter>,
    /// Named results, which can be read and fixed from outside.
    pub results: Vec<NamedResult>,
    /// Constants of number nodes.
    pub numbers: Vec<Int>,
    /// The program graph: `[operator, arguments…]`; arguments that are nodes point backwards.
    pub nodes: Vec<Vec<u32>>,
    /// The programs, each with its rules and amounts.
    pub programs: Vec<Program>,
}

/// Facts about the package as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Package {
    /// The package's name, for instance `egypt`.
    pub id: String,
    /// Its version, for instance `2026.3.0`.
    pub version: String,
    /// Day on which the rules were last compared with their sources.
    pub reviewed: i32,
    /// Day by which they must be compared again.
    pub review_by: i32,
    /// ISO code of the one currency.
    pub currency: String,
    /// Decimal places of the currency.
    pub places: u32,
    /// What this package does not check: text keys `not-checked-<id>`.
    pub not_checked: Vec<String>,
    /// Languages with their locale, `["ar", "ar-EG"]`; the first is the default.
    pub languages: Vec<Vec<String>>,
    /// Sources: `[key, title, date, url]`.
    pub sources: Vec<Vec<String>>,
    /// Documents: `[id, what to do without it]`, either may stand for a text key.
    pub documents: Vec<Vec<String>>,
    /// Units over the people: `[id]`, in the order declared.
    pub units: Vec<String>,
    /// What tells a person's sex, for texts: `[whose, fact, value, sex]`; whose is `person`, whom the
    /// answer is about, or `applicant`, by an answer about anybody.
    pub sex: Vec<Vec<String>>,
    /// Topics in order.
    pub topics: Vec<String>,
    /// Text key of the publishing authority, or empty.
    pub authority: String,
}

/// A list of things that have facts: people, vehicles, dwellings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Group {
    /// `people`, `vehicles`, …
    pub id: String,
    /// How many there can be at most (for people at least 1: the applicant).
    pub max: u32,
}

/// Something that may be asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// `birth_date`: unique within the package, whatever it is about.
    pub name: String,
    /// Whom it is about: `person`, `household`, a unit or the singular path of a group.
    pub about: String,
    /// The group with one value each, or none for a single value.
    pub group: Option<u32>,
    /// `bool`, `number`, `date`, `choice` or `choices`.
    pub kind: String,
    /// For `choice` and `choices`: the list of options.
    pub options: Option<u32>,
    /// For `number`: decimal places; the value is kept as an integer with that scale.
    pub places: u32,
    /// For `number`: unit shown and checked (`year`, `money/month`, or empty).
    pub unit: String,
    /// Least value: an integer at the fact's scale; for `date` days since 1970, or `t`
    /// followed by a signed number of months from the date of evaluation.
    pub min: String,
    /// Greatest value, like `min`.
    pub max: String,
    /// How it is asked: empty, `who`, `which`, or forms of a date (`date`, `year`, `age`).
    pub ask: Vec<String>,
    /// Heading in the list of questions.
    pub topic: String,
    /// Node of the condition under which it is asked at all.
    pub when: Option<u32>,
    /// For a derived fact: the node that computes it. It is never asked or answered.
    pub derived: Option<u32>,
    /// Whether it is delicate to ask.
    pub sensitive: bool,
    /// Whether most people have to look it up.
    pub hard: bool,
    /// Whether a change to it may be suggested.
    pub suggest: bool,
    /// A starting value for outside suites; evaluation never reads it.
    pub default: Option<String>,
}

/// A figure with its history.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Parameter {
    /// Name in `parameters.toml`.
    pub name: String,
    /// `bool`, `number`, `date` or `choice`.
    pub kind: String,
    /// For `choice`: the list of options.
    pub options: Option<u32>,
    /// For `number`: decimal places.
    pub places: u32,
    /// Unit shown and checked.
    pub unit: String,
    /// Least value on any day, at the parameter's scale (`bool` 0, `choice` 0).
    pub min: Int,
    /// Greatest value on any day (`bool` 1, `choice` the last option).
    pub max: Int,
    /// `cells`, `steps` or `marginal`.
    pub shape: String,
    /// For `cells`: the lists of options of its keys, outermost first.
    pub keys: Vec<u32>,
    /// For `steps` and `marginal`: decimal places of the thresholds.
    pub threshold_places: u32,
    /// Values by date, earliest first, never overlapping.
    pub values: Vec<Entry>,
}

/// What a parameter is from one day until another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Entry {
    /// First day.
    pub from: i32,
    /// First day on which it no longer holds; none: until the next entry.
    pub until: Option<i32>,
    /// `cells`: a low and a high for every combination of keys, last key fastest.
    /// `steps`: low and high below the first threshold, then threshold, low, high, …
    /// `marginal`: threshold, low, high, …; thresholds rise.
    pub cells: Vec<Int>,
    /// Where the figure was published.
    pub source: String,
}

/// A value computed by a function of `results.rhai`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NamedResult {
    /// Name of the function.
    pub name: String,
    /// Of each person (true) or of the household.
    pub person: bool,
    /// `bool`, `number`, `date` or `choice`.
    pub kind: String,
    /// For `choice`: the list of options.
    pub options: Option<u32>,
    /// Decimal places shown, and kept when fixed from outside.
    pub places: u32,
    /// Unit shown and checked.
    pub unit: String,
    /// Least value, at `places`.
    pub min: Int,
    /// Greatest value, at `places`.
    pub max: Int,
    /// Metadata for outside suites; evaluation never reads it.
    pub default: Option<String>,
    /// The `result` node that stands for it (its numerator).
    pub node: u32,
    /// The `result` node of its denominator, when the rule divides.
    pub denominator: Option<u32>,
    /// Decimal places of `node`'s own scale.
    pub scale: u32,
    /// Decimal places of the denominator's own scale.
    pub denominator_scale: u32,
}

/// A program that people may qualify for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Program {
    /// Name of its folder.
    pub id: String,
    /// Whom it is for: `person`, `household` or a unit.
    pub unit: String,
    /// First and last day on which its rules hold.
    pub valid: Vec<Option<i32>>,
    /// First and last days on which one can apply, flat: from, to, from, to, …
    pub windows: Vec<Option<i32>>,
    /// Its rules in the order written.
    pub rules: Vec<Rule>,
    /// Its amounts in the order written.
    pub amounts: Vec<Amount>,
    /// Node of E (design section 6): doubts are in it as unknowns.
    pub fits: u32,
    /// Node that is true where something is left to the office.
    pub office: u32,
    /// The bool fact that says one already receives it.
    pub receives: Option<u32>,
    /// Documents, by place in [`Package::documents`].
    pub documents: Vec<u32>,
    /// Ways to apply: text keys `way-<id>`.
    pub apply: Vec<String>,
    /// `[what, text key]`: track, complain, appeal.
    pub after: Vec<Vec<String>>,
    /// Text key of who decides, or empty.
    pub authority: String,
    /// Related programs.
    pub related: Vec<String>,
    /// No rules: a text and a link.
    pub info_only: bool,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rule {
    /// Unique in the program.
    pub id: String,
    /// `category`, `require`, `exclude`, `office`, `priority` or `keep`.
    pub verb: String,
    /// Node of the condition as written, without the doubt.
    pub node: u32,
    /// `[source key, pinpoint]`.
    pub laws: Vec<Vec<String>>,
    /// Documents, by place in [`Package::documents`].
    pub proofs: Vec<u32>,
    /// Key of the doubt, or empty.
    pub doubt: String,
}

/// One amount.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amount {
    /// Unique in the program.
    pub id: String,
    /// Node of the value (its numerator).
    pub node: u32,
    /// Node of the denominator, when the value divides.
    pub denominator: Option<u32>,
    /// Decimal places of `node`'s own scale.
    pub scale: u32,
    /// Decimal places of the denominator's own scale.
    pub denominator_scale: u32,
    /// Decimal places shown.
    pub places: u32,
    /// Unit: `money/month`, or empty for a plain number.
    pub unit: String,
    /// How the rule rounded it: `[unit, mode]`, or empty.
    pub rounding: Vec<String>,
    /// `[source key, pinpoint]`.
    pub laws: Vec<Vec<String>>,
}

/// What `rules=` addresses: the files of a bundle with hash and size.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// The package's name.
    pub package: String,
    /// The package's version.
    pub version: String,
    /// The full core.
    pub core: FileRef,
    /// Slices, by first day, earliest first.
    pub slices: Vec<FileRef>,
    /// One texts file per language, the default first.
    pub texts: Vec<FileRef>,
}

/// One file of a bundle. It lies beside the manifest as `<sha256>.json`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileRef {
    /// Hex SHA-256 of its bytes.
    pub sha256: String,
    /// Its size in bytes.
    pub size: u32,
    /// For texts the language (`ar`), for a slice its first day (ISO), else empty.
    pub key: String,
}
