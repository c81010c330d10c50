//! What an expression stands for while it is elaborated: a value with its node, or one of the
//! things that are no values (a person, a list, the household, a parameter not yet read).

use std::rc::Rc;

use super::graph::Node;
use super::types::Type;
use crate::diagnostic::{Span, Spanned};
use crate::syntax::{Block, Name};

/// What an expression stands for.
#[derive(Debug, Clone)]
pub enum Value {
    /// A value.
    Scalar(Scalar),
    /// A literal text: an option, a key, an id, a mode.
    Text(String),
    /// A literal list of texts, each with its place: options right of `in`.
    Texts(Vec<Spanned<String>>),
    /// A person or another element of a group.
    Element(Element),
    /// Elements or values in a row.
    List(Rc<List>),
    /// `household`, or a unit by its place.
    Subject(Subject),
    /// `param`, read on that day.
    Parameters(Node),
    /// A parameter with the keys read so far.
    Parameter {
        /// Which, by place.
        index: usize,
        /// The day.
        day: Node,
        /// Nodes of the keys.
        keys: Vec<Node>,
    },
    /// Something refused; a diagnostic has said so.
    Refused,
}

/// A value: a node, and for quotients a second one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// Its type.
    pub ty: Type,
    /// Its node; for a quotient the numerator.
    pub node: Node,
    /// Decimal places of the node.
    pub scale: u32,
    /// Denominator (always positive) and its decimal places.
    pub over: Option<(Node, u32)>,
}

impl Scalar {
    /// A value that is no number.
    pub fn plain(ty: Type, node: Node) -> Scalar {
        Scalar {
            ty,
            node,
            scale: 0,
            over: None,
        }
    }

    /// A number.
    pub fn number(ty: Type, node: Node, scale: u32) -> Scalar {
        Scalar {
            ty,
            node,
            scale,
            over: None,
        }
    }
}

/// One element of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// The first person.
    Applicant,
    /// Whoever stands at an axis.
    Axis {
        /// The level of the axis.
        level: u32,
        /// The group: 0 are people.
        group: u32,
    },
}

/// Something that has facts and is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The household.
    Household,
    /// A unit, by place.
    Unit(usize),
}

/// A list before it is asked anything: where it starts and what has been done to it. It is made
/// anew at each use, at the level of the closure in which it is used.
#[derive(Debug, Clone)]
pub struct List {
    /// Whom it starts with.
    pub source: Source,
    /// `filter`s and `map`s in order.
    pub steps: Vec<Step>,
    /// `.highest(n)`.
    pub highest: Option<Scalar>,
    /// Where it was written.
    pub span: Span,
}

/// Where a list starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// All elements of a group.
    Group(u32),
    /// The members of a unit.
    Unit(usize),
    /// A list of a unit.
    UnitList(usize, usize),
}

/// Something done to a list.
#[derive(Debug, Clone)]
pub struct Step {
    /// `map`, else `filter`.
    pub map: bool,
    /// The closure's parameter.
    pub parameter: Name,
    /// Its body.
    pub body: Block,
    /// What it can see.
    pub scope: Scope,
}

/// Names in sight, innermost last. Copies share their frames.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    innermost: Option<Rc<Frame>>,
}

#[derive(Debug)]
struct Frame {
    name: String,
    value: Value,
    outer: Option<Rc<Frame>>,
}

impl Scope {
    /// The same with one more name.
    #[must_use]
    pub fn with(&self, name: &str, value: Value) -> Scope {
        let frame = Frame {
            name: name.to_owned(),
            value,
            outer: self.innermost.clone(),
        };
        Scope {
            innermost: Some(Rc::new(frame)),
        }
    }

    /// What a name stands for.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Value> {
        self.frames()
            .find(|frame| frame.name == name)
            .map(|frame| frame.value.clone())
    }

    /// All names in sight.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.frames().map(|frame| frame.name.as_str())
    }

    fn frames(&self) -> impl Iterator<Item = &Frame> {
        std::iter::successors(self.innermost.as_deref(), |frame| frame.outer.as_deref())
    }
}
