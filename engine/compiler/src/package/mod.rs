//! A rules package as its files declare it: every declaration with its place, expressions parsed,
//! nothing resolved. Readers fill it (`read_*`); `crate::elaborate` gives it a meaning.

mod cited;
pub(crate) mod fields;
mod figures;
mod files;
mod kept;
mod read;
mod read_cells;
pub mod read_csv;
mod read_default;
mod read_facts;
mod read_history;
mod read_package;
mod read_parameters;
mod read_places;
mod read_programs;
mod read_results;
mod read_sex;
mod read_table;
mod table;
mod toml_errors;
pub mod toml_tree;
mod types;

pub(crate) use cited::unknown_source;
pub(crate) use read::holds_cases;
pub use read::read;
pub use table::{
    CellDecl, OTHERWISE, ParameterDecl, ShapeDecl, ValueDecl, most_particular, whole_numbers,
};

use std::rc::Rc;
use std::sync::Arc;

use crate::diagnostic::{Span, Spanned};
use crate::syntax::{Expr, Name, Script};

/// A file of a package. Its text is given once, so that what was read of it can be kept.
#[derive(Debug, Clone)]
pub struct File {
    /// Path from the package's folder, with `/`.
    pub path: String,
    text: Arc<str>,
    kept: Rc<kept::Kept>,
}

/// All files of a package, sorted by path; a [`Span`] names one by its place.
#[derive(Debug, Default)]
pub struct Files {
    /// The files.
    pub list: Vec<File>,
}

/// A whole package.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Package {
    /// `package.toml`.
    pub about: About,
    /// Units over the people, in order.
    pub units: Vec<Unit>,
    /// Groups other than people, in order.
    pub groups: Vec<GroupDecl>,
    /// Order of topics.
    pub topics: Vec<Name>,
    /// Facts in the order of the file.
    pub facts: Arc<Vec<FactDecl>>,
    /// Parameters in the order of the file.
    pub parameters: Arc<Vec<ParameterDecl>>,
    /// Declarations of `results.toml`.
    pub results: Vec<ResultDecl>,
    /// `results.rhai`.
    pub result_script: Script,
    /// Programs by id.
    pub programs: Vec<ProgramDecl>,
    /// Rows of `places.csv`, those for the whole country first.
    pub contacts: Vec<Contact>,
}

/// `package.toml` without the units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// `id`
    pub id: String,
    /// `version`
    pub version: String,
    /// `reviewed`, days since 1970-01-01.
    pub reviewed: i32,
    /// `review_by`
    pub review_by: Spanned<i32>,
    /// Text key, or empty.
    pub authority: String,
    /// ISO code.
    pub currency: String,
    /// Decimal places of the currency.
    pub currency_places: u32,
    /// Language and locale, the default first.
    pub languages: Vec<(Name, Name)>,
    /// At most so many people in a home.
    pub max_people: u32,
    /// Ids of what is not checked.
    pub not_checked: Vec<Name>,
    /// Sources.
    pub sources: Vec<SourceDecl>,
    /// Documents.
    pub documents: Vec<DocumentDecl>,
    /// What tells a person's sex, so that texts can choose by it.
    pub sex: Vec<SexDecl>,
}

impl<T: Default> Default for Spanned<T> {
    fn default() -> Self {
        Spanned {
            value: T::default(),
            span: Span::default(),
        }
    }
}

/// `[sources] KEY = { … }`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceDecl {
    /// The key.
    pub key: Name,
    /// Title.
    pub title: String,
    /// Day of publication, or none.
    pub date: Option<i32>,
    /// Address, or empty.
    pub url: String,
}

/// `[documents] id = { instead = "…" }`
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentDecl {
    /// The id.
    pub id: Name,
    /// What to do without it: `instead-<id>`, or empty.
    pub instead: String,
}

/// `[sex.person] fact = { value = "female" }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SexDecl {
    /// `person`, whom the answer is about, or `applicant`, by an answer about anybody.
    pub whose: String,
    /// A fact about a person.
    pub fact: Name,
    /// An option of it, or `true` or `false`.
    pub value: Name,
    /// `male` or `female`.
    pub sex: String,
}

/// `[units.family]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id.
    pub id: Name,
    /// Who belongs to it; the subject is `person`.
    pub who: Expr,
    /// Lists within it; a list's members are also members of the unit.
    pub lists: Vec<(Name, Expr)>,
}

/// `[groups.vehicles]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDecl {
    /// Its id; facts about its elements are declared under `[vehicles]`.
    pub id: Name,
    /// At most so many.
    pub max: u32,
}

/// The type part of a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeDecl {
    /// `bool`
    Bool,
    /// `integer`, `decimal`, `money/<period>`
    Number {
        /// Decimal places.
        places: u32,
        /// `year`, `money/month`, or empty.
        unit: String,
    },
    /// `date`
    Date,
    /// `choice` with its options.
    Choice(Vec<Name>),
    /// `choices` with its options.
    Choices(Vec<Name>),
}

/// A bound or another figure in a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// A number at the declared scale, or days since 1970-01-01.
    Value(i128),
    /// So many months from the date of evaluation.
    Today(i32),
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactDecl {
    /// `person`, `household`, a unit or a group.
    pub about: Name,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeDecl,
    /// Least and greatest value; required for numbers that are not derived.
    pub min: Option<Spanned<Bound>>,
    /// See `min`.
    pub max: Option<Spanned<Bound>>,
    /// When it applies; the subject is named `person`, `household`, or its unit or group.
    pub when: Option<Expr>,
    /// Its value when it does not apply (a literal).
    pub otherwise: Option<Expr>,
    /// How it is computed.
    pub derived: Option<Expr>,
    /// `who`, `which`, `date`, `year`, `age`.
    pub ask: Vec<Name>,
    /// Topic, or empty.
    pub topic: Option<Name>,
    /// Delicate to ask.
    pub sensitive: bool,
    /// To be looked up.
    pub hard: bool,
    /// Whether a change may be suggested.
    pub suggest: bool,
    /// Metadata for outside suites, as decimal text, option, ISO date, `true` or `false`.
    pub default: Option<String>,
}

/// A declaration of `results.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultDecl {
    /// Name of the function.
    pub name: Name,
    /// Of each person, or of the household.
    pub person: bool,
    /// Its type.
    pub ty: TypeDecl,
    /// Least value.
    pub min: Option<Spanned<Bound>>,
    /// Greatest value.
    pub max: Option<Spanned<Bound>>,
    /// Metadata for outside suites, as of a fact.
    pub default: Option<String>,
}

/// A program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProgramDecl {
    /// Name of its folder.
    pub id: Name,
    /// `person`, `household` or a unit.
    pub unit: Name,
    /// First and last day on which its rules hold.
    pub valid: (Option<i32>, Option<i32>),
    /// First and last days of applying.
    pub windows: Vec<(Option<i32>, Option<i32>)>,
    /// Text key, or empty.
    pub authority: String,
    /// Documents needed.
    pub documents: Vec<Name>,
    /// Ways to apply.
    pub apply: Vec<Name>,
    /// `track`, `complain`, `appeal` with the text key's end.
    pub after: Vec<(String, Name)>,
    /// Related programs.
    pub related: Vec<Name>,
    /// Path of the bool fact that says one receives it.
    pub receives: Option<Name>,
    /// No rules.
    pub info_only: bool,
    /// Its rules.
    pub script: Script,
}

/// Where to apply, whom to ask: a row of `places.csv`. Names and addresses are in the order of the
/// package's languages.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Where it stands.
    pub span: Span,
    /// Id of the part of the country it is in; empty: the whole country.
    pub area: String,
    /// What the area is called.
    pub area_names: Vec<String>,
    /// The only program it is for, or empty.
    pub program: String,
    /// What it is called.
    pub names: Vec<String>,
    /// Telephone number, or empty.
    pub phone: String,
    /// Where it is; may be empty.
    pub addresses: Vec<String>,
}
