//! Something that may be put in, and what sort of thing it is.

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A fact.
    Fact,
    /// A figure.
    Parameter,
    /// A named result.
    Result,
    /// A function or a method of the language.
    Function,
    /// A verb, a keyword, a name of the language.
    Keyword,
    /// An option of a choice.
    Option,
    /// A key of `[sources]`.
    Source,
    /// A document.
    Document,
    /// A key of a text.
    TextKey,
    /// A unit of people, a group, a list of people.
    Unit,
    /// A program.
    Program,
    /// A name or function that the script itself declares.
    Name,
    /// A field of a TOML file.
    Field,
    /// A value of such a field.
    Value,
    /// A value in a text.
    Variable,
}

impl ItemKind {
    /// Its stable name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Fact => "fact",
            ItemKind::Parameter => "parameter",
            ItemKind::Result => "result",
            ItemKind::Function => "function",
            ItemKind::Keyword => "keyword",
            ItemKind::Option => "option",
            ItemKind::Source => "source",
            ItemKind::Document => "document",
            ItemKind::TextKey => "text",
            ItemKind::Unit => "unit",
            ItemKind::Program => "program",
            ItemKind::Name => "name",
            ItemKind::Field => "field",
            ItemKind::Value => "value",
            ItemKind::Variable => "variable",
        }
    }
}

/// Something that may be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is shown in a list; its name comes first.
    pub label: String,
    /// What is put in.
    pub insert: String,
    /// What it is.
    pub kind: ItemKind,
    /// A few words: the type with its unit and bounds.
    pub detail: String,
    /// What is known of it, in lines.
    pub documentation: String,
}

impl Item {
    /// The name, without what follows it in a call.
    #[must_use]
    pub fn name(&self) -> &str {
        self.label.split(['(', ' ']).next().unwrap_or_default()
    }
}
