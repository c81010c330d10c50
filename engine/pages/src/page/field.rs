//! What can be filled in on a page. Names and values are what a form gives back as text.

use super::{Action, Words};

/// One thing to fill in: choices, a text box, or several that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Unique on the page. Choices are submitted under it.
    pub id: String,
    /// Its label or legend; empty when the page's heading is it.
    pub legend: Words,
    /// What helps to fill it in.
    pub hint: Words,
    /// What is wrong with what was filled in; empty when nothing is.
    pub error: Words,
    /// What it is filled in with.
    pub control: Control,
    /// What can be chosen; nothing is chosen beforehand.
    pub choices: Vec<Choice>,
    /// One text box, or several that belong together (day, month, year).
    pub boxes: Vec<TextBox>,
    /// Other ways to answer it.
    pub others: Vec<Action>,
}

impl Field {
    /// The name of its first input.
    pub fn first(&self) -> &str {
        self.boxes
            .first()
            .map_or(&self.id, |text_box| &text_box.name)
    }
}

/// What a field is filled in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Control {
    /// One of the choices.
    #[default]
    Radios,
    /// Any of the choices.
    Checkboxes,
    /// The text boxes.
    Boxes,
}

impl Control {
    /// The name that tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Control::Radios => "radios",
            Control::Checkboxes => "checkboxes",
            Control::Boxes => "boxes",
        }
    }
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is submitted.
    pub value: String,
    /// What it says.
    pub words: Words,
    /// Whether it was chosen when the page was shown before.
    pub chosen: bool,
    /// Whether it excludes the others ("none of these") and so stands apart.
    pub apart: bool,
}

/// A box to type in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextBox {
    /// Name of the control.
    pub name: String,
    /// Its own label; empty when the field's legend is it.
    pub label: Words,
    /// What is in it: what was typed, letter for letter.
    pub value: String,
    /// What stands behind it: a currency with its period, a unit.
    pub suffix: Words,
    /// What is typed, so that a phone shows the right keys.
    pub keys: Keys,
    /// How many characters it should be wide.
    pub width: u8,
    /// Whether what was typed has to be put right here.
    pub wrong: bool,
}

/// What is typed into a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keys {
    /// Digits.
    #[default]
    Numeric,
    /// Digits, and a decimal sign.
    Decimal,
    /// Words.
    Text,
}

impl TextBox {
    /// The value of `inputmode` that asks for the right keys.
    pub fn inputmode(&self) -> &'static str {
        match self.keys {
            Keys::Numeric => "numeric",
            Keys::Decimal => "decimal",
            Keys::Text => "text",
        }
    }
}
