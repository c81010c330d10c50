//! The syntax of the criteria language: what is left of Rhai's tree once everything outside the
//! subset has been refused. Each piece knows its place.
//!
//! `from_rhai` makes it; `crate::elaborate` gives it a meaning. No names are resolved here.

pub mod from_rhai;
mod parts;
mod refused;
pub mod tokens;
pub mod words;

pub(crate) use from_rhai::numbers::digits_and_places;
pub use from_rhai::{Parser, Place};
pub use words::Reserved;

use crate::diagnostic::{Span, Spanned};

/// A name with its place.
pub type Name = Spanned<String>;

/// A file of rules or of named results.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Script {
    /// The `//!` lines at its head, joined.
    pub summary: String,
    /// Top-level `let`s, in order.
    pub lets: Vec<Let>,
    /// Functions, by place.
    pub functions: Vec<Function>,
    /// Rules, in order.
    pub rules: Vec<RuleCall>,
    /// It could not be read: what it declares is not known.
    pub unread: bool,
}

/// `let name = value;`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Let {
    /// What it is called.
    pub name: Name,
    /// What it stands for.
    pub value: Expr,
}

/// `fn name(a, b) { … }`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// What it is called.
    pub name: Name,
    /// Its parameters.
    pub parameters: Vec<Name>,
    /// What it computes.
    pub body: Block,
}

impl Function {
    /// Whether something stands in it.
    #[must_use]
    pub fn holds(&self, place: Span) -> bool {
        let body = &self.body.value.span;
        let first = self.name.span;
        first.file == place.file && first.start <= place.start && place.end <= body.end
    }
}

/// `let`s, then the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Names for parts, in order.
    pub lets: Vec<Let>,
    /// The block's value.
    pub value: Box<Expr>,
}

/// `require("id", …).law("…").proof("…").doubt("…");`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleCall {
    /// Which verb.
    pub verb: Spanned<Verb>,
    /// The literal id.
    pub id: Spanned<String>,
    /// Condition or value; `office` may have none.
    pub value: Option<Expr>,
    /// `.law("KEY pinpoint")`, in order.
    pub laws: Vec<Spanned<String>>,
    /// `.proof("document")`, in order.
    pub proofs: Vec<Spanned<String>>,
    /// `.doubt("key")`.
    pub doubt: Option<Spanned<String>>,
    /// The whole statement.
    pub span: Span,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Any one suffices.
    Category,
    /// All are needed.
    Require,
    /// None may hold.
    Exclude,
    /// Only the office can say.
    Office,
    /// Who comes first; told, never deciding.
    Priority,
    /// What to keep doing; told, never deciding.
    Keep,
    /// How much.
    Amount,
}

impl Verb {
    /// Every verb.
    pub const ALL: [Verb; 7] = [
        Verb::Category,
        Verb::Require,
        Verb::Exclude,
        Verb::Office,
        Verb::Priority,
        Verb::Keep,
        Verb::Amount,
    ];

    /// As written in a script.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verb::Category => "category",
            Verb::Require => "require",
            Verb::Exclude => "exclude",
            Verb::Office => "office",
            Verb::Priority => "priority",
            Verb::Keep => "keep",
            Verb::Amount => "amount",
        }
    }
}

/// An expression with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    pub span: Span,
}

/// The kinds of expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// `true`, `false`
    Bool(bool),
    /// `12`, `0.25`: digits and how many of them are decimal places.
    Number {
        /// All digits as an integer.
        digits: i128,
        /// How many of them stand behind the point.
        places: u32,
    },
    /// `"text"`
    Text(String),
    /// `["a", "b"]`
    List(Vec<Expr>),
    /// `name`
    Name(String),
    /// `of.name`
    Field(Box<Expr>, Name),
    /// `of[key]`
    Index(Box<Expr>, Box<Expr>),
    /// `name(arguments)`
    Call(Name, Vec<Expr>),
    /// `of.name(arguments)`
    Method(Box<Expr>, Name, Vec<Expr>),
    /// `|p| body`: only as an argument of a method.
    Closure(Vec<Name>, Block),
    /// `!x`, `-x`
    Unary(Unary, Box<Expr>),
    /// `a + b`
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `a..b`, `a..=b`: only right of `in`.
    Range {
        /// First value.
        from: Box<Expr>,
        /// Last value, or the one after it.
        to: Box<Expr>,
        /// Whether `to` belongs to it.
        inclusive: bool,
    },
    /// `if c { } else { }`
    If(Box<Expr>, Block, Block),
    /// `{ let x = …; … }`
    Block(Block),
    /// Something refused; a diagnostic has said so already.
    Refused,
}

/// Operators with one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unary {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// Operators with two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// `&&`
    And,
    /// `||`
    Or,
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `%`
    Remainder,
    /// `in`
    In,
}

impl Binary {
    /// As written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Binary::And => "&&",
            Binary::Or => "||",
            Binary::Equal => "==",
            Binary::NotEqual => "!=",
            Binary::Less => "<",
            Binary::AtMost => "<=",
            Binary::Greater => ">",
            Binary::AtLeast => ">=",
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Remainder => "%",
            Binary::In => "in",
        }
    }
}
