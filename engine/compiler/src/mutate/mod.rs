//! Small changes to a package, made one at a time, and whether its worked cases notice them.
//!
//! A change that no case notices is a mistake that nobody would see. What is changed in scripts is
//! in `expressions` and `rules`, where they read figures in `reads`, in the figures themselves in
//! `figures`; the judging is in `judge`. Expressions in TOML files (units, conditions of facts),
//! dates of figures and texts are not changed.

mod blind;
mod days;
mod expressions;
mod figures;
mod judge;
mod reads;
mod rules;
mod same;
mod walk;

pub use judge::{Fate, Judged, Report, mutate};

use selfcheck_runtime::bundle::Core;

use crate::bundle::places::Place;
use crate::cases::Case;
use crate::diagnostic::Span;
use crate::elaborate::Audience;
use crate::package::{Files, Package};
use crate::syntax::{ExprKind, RuleCall};

/// What is changed, and who looks.
#[derive(Debug, Clone, Copy)]
pub struct Mutating<'a> {
    /// The package, without errors.
    pub package: &'a Package,
    /// Its files.
    pub files: &'a Files,
    /// Whom the bundle is for.
    pub audience: Audience,
    /// Its core for them.
    pub core: &'a Core,
    /// The cases that look; all of them pass.
    pub cases: &'a [&'a Case],
    /// Only what this program uses is changed.
    pub program: Option<&'a str>,
    /// Whether the figures of the files are changed too, one by one.
    pub figures: bool,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where it is made.
    pub place: Place,
    /// What is changed: `<`, `require citizen`.
    pub what: String,
    /// How.
    pub how: How,
    site: Site,
}

/// How something is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It becomes this.
    Becomes(String),
    /// It is left out.
    Dropped,
    /// It is turned into its opposite.
    Negated,
    /// It is one smallest step greater.
    More,
    /// It is one smallest step less.
    Less,
    /// It is the next option.
    Next,
}

impl How {
    /// `became <=`, `dropped`
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            How::Becomes(other) => format!("became {other}"),
            How::Dropped => "dropped".to_owned(),
            How::Negated => "negated".to_owned(),
            How::More => "one step more".to_owned(),
            How::Less => "one step less".to_owned(),
            How::Next => "the next option".to_owned(),
        }
    }
}

/// What is put in the place of what.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Site {
    /// The expression of that number in a program's script, or in `results.rhai`.
    Expression {
        program: Option<usize>,
        number: usize,
        kind: ExprKind,
    },
    /// The same for an expression that reads a parameter: it reads a copy that is moved this way.
    Read {
        program: Option<usize>,
        number: usize,
        kind: ExprKind,
        parameter: usize,
        how: How,
    },
    /// A rule of a program; none: it is dropped.
    Rule {
        program: usize,
        rule: usize,
        becomes: Option<Box<RuleCall>>,
    },
    /// Cells of a parameter's entry.
    Figure {
        parameter: usize,
        entry: usize,
        cells: Vec<usize>,
        value: i128,
    },
}

/// A change to a script before its place is known as people count it.
struct Edit {
    span: Span,
    what: String,
    how: How,
    kind: ExprKind,
}
