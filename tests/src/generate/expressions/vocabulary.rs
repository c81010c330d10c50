//! What expressions may name in a package: facts, parameters, results, programs, and their types.
//!
//! How they are declared in files is in `generate/package/`; which of them are in scope where an
//! expression stands is in `scope.rs`.

/// What a number is of: the text form of a unit, empty for none.
pub type Unit = &'static str;

/// Units numbers are written in.
pub const UNITS: &[Unit] = &[
    "",
    "",
    "",
    "year",
    "money/month",
    "money/month",
    "money/year",
    "money/quarter",
    "money/week",
    "money/day",
    "money/once",
    "month",
    "day",
];

/// The type of a leaf value.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// Yes or no.
    Bool,
    /// Unit, least, greatest, places.
    Num(Unit, f64, f64, u32),
    /// A day.
    Date,
    /// Options.
    Choice(Vec<&'static str>),
    /// Options.
    Choices(Vec<&'static str>),
}

/// Something to be read by name.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
}

/// How a parameter is read.
#[derive(Debug, Clone)]
pub enum Read {
    /// `param.x`
    Plain,
    /// `param.x[key]` with options of each key.
    Keyed(Vec<Vec<&'static str>>),
    /// `param.x.step(v)`: unit of the argument.
    Step(Unit),
    /// `param.x.marginal(v)`: unit of the argument.
    Marginal(Unit),
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type.
    pub ty: Ty,
    /// How it is read.
    pub read: Read,
}

/// A result.
#[derive(Debug, Clone)]
pub struct ResultFn {
    /// Its name.
    pub name: String,
    /// Of a person.
    pub person: bool,
    /// Its type.
    pub ty: Ty,
}

/// A program already written.
#[derive(Debug, Clone)]
pub struct Other {
    /// Its id.
    pub id: String,
    /// For persons.
    pub person: bool,
    /// Whether `receives` may be asked, and of a person.
    pub receives: Option<bool>,
}
