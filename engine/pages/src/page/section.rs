//! What can be read on a page: sections of blocks. A section within a section (a program's card in
//! a group of results) and blocks shown when opened are the only nesting there is.

use super::{Action, Words};

/// A part of a page under a heading of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Unique on the page.
    pub id: String,
    /// What sort of section it is, for style sheets: `group`, `card`, `about`, …
    pub role: &'static str,
    /// Its heading; may be empty.
    pub heading: Words,
    /// Whom it is about; empty when that is clear.
    pub caption: Words,
    /// What it says.
    pub blocks: Vec<Block>,
    /// Sections inside it.
    pub sections: Vec<Section>,
    /// Whether it is what was asked for just now: focus goes to its heading.
    pub now: bool,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// What sort of piece it is.
    pub kind: BlockKind,
    /// What it says; of what is opened, what it says when closed.
    pub words: Words,
    /// Of a link, where it leads.
    pub url: String,
    /// Of a list or rows, the lines.
    pub rows: Vec<Row>,
    /// What is shown when it is opened.
    pub blocks: Vec<Block>,
}

/// Sort of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BlockKind {
    /// A sentence or a few.
    #[default]
    Text,
    /// The one thing to see first: an amount.
    Lead,
    /// A heading inside a section.
    Heading,
    /// What belongs together, a line each.
    List,
    /// Keys with their values, and what can be done about each.
    Rows,
    /// A link out of the page; opens only when pressed.
    Link,
    /// What only some want to read: shown when opened.
    More,
}

impl BlockKind {
    /// The name that tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            BlockKind::Text => "text",
            BlockKind::Lead => "lead",
            BlockKind::Heading => "heading",
            BlockKind::List => "list",
            BlockKind::Rows => "rows",
            BlockKind::Link => "link",
            BlockKind::More => "more",
        }
    }
}

/// A line of a list or of rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// What the line is about; in a list, it may be all it says.
    pub words: Words,
    /// What is said about it.
    pub value: Words,
    /// Where that comes from, in small print.
    pub note: Words,
    /// The sign in front.
    pub mark: Mark,
    /// What can be done about it.
    pub actions: Vec<Action>,
}

/// The sign in front of a line. It never stands alone: the words say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mark {
    /// None.
    #[default]
    None,
    /// The answers fit.
    Met,
    /// The answers do not fit now.
    Unmet,
    /// Not known.
    Open,
}

impl Mark {
    /// The name that style sheets and tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Mark::None => "",
            Mark::Met => "met",
            Mark::Unmet => "unmet",
            Mark::Open => "open",
        }
    }
}
