//! What can be filled in on a page. Names and values are what a form gives back as text.

use super::{Action, Words};

/// One thing to fill in: a text box, a group of them, or choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Unique on the page; controls are named by it, or by it and a suffix.
    pub id: String,
    /// Its label or legend; empty when the page's heading is it.
    pub legend: Words,
    /// What helps to fill it in.
    pub hint: Words,
    /// What is wrong with what was filled in; empty when nothing is.
    pub error: Words,
    /// What it is filled in with.
    pub control: Control,
    /// Other ways to answer it.
    pub others: Vec<Action>,
}

/// What a field is filled in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Control {
    /// One of several; nothing is chosen beforehand.
    Radios {
        /// Name of the control.
        name: String,
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// Any of several; each is submitted by its value.
    Checkboxes {
        /// Name of the control.
        name: String,
        /// What can be chosen.
        choices: Vec<Choice>,
    },
    /// One text box, or several that belong together (day, month, year).
    Boxes(Vec<TextBox>),
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBox {
    /// Name of the control.
    pub name: String,
    /// Its own label; empty when the field's legend is it.
    pub label: Words,
    /// What is in it: what was typed, letter for letter.
    pub value: String,
    /// What stands behind it: a currency with its period, a unit.
    pub suffix: Words,
    /// What is typed.
    pub typing: Typing,
    /// How many characters it should be wide.
    pub width: u8,
    /// Whether what was typed has to be put right here.
    pub wrong: bool,
}

/// What is typed, so that a phone shows the right keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typing {
    /// Digits alone.
    Whole,
    /// Digits and a decimal sign.
    Decimal,
}

impl Typing {
    /// The value of `inputmode` that asks for such keys.
    pub fn inputmode(self) -> &'static str {
        match self {
            Typing::Whole => "numeric",
            Typing::Decimal => "decimal",
        }
    }
}

impl Field {
    /// Name of the control that an error of this field leads to: the first that is wrong.
    pub fn first_control(&self) -> &str {
        match &self.control {
            Control::Radios { name, .. } | Control::Checkboxes { name, .. } => name,
            Control::Boxes(boxes) => boxes
                .iter()
                .find(|text_box| text_box.wrong)
                .or(boxes.first())
                .map_or("", |text_box| &text_box.name),
        }
    }
}
