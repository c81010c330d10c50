//! A page as data: what one screen says and asks, without saying how it is drawn.
//!
//! The element draws it as DOM, a server as HTML, a terminal as text. Everything a person reads is
//! already in their language; nothing here is a rule, a colour or a tag. How a page comes about is
//! in [`crate::check`]; its canonical JSON is in [`crate::json`].
//!
//! Everything has a default and is filled in where it stands. That is not only shorter: a value
//! that is built and then moved takes several times the room in a citizen's download.

mod field;
mod section;
mod words;

pub use field::{Choice, Control, Field, Keys, TextBox};
pub use section::{Block, BlockKind, Mark, Row, Section};
pub use words::{Part, Parts, Words, without_isolates};

/// One screen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Page {
    /// What sort of page it is.
    pub kind: Kind,
    /// Which page it is: two pages with one id ask the same thing. `person.birth_date 2`.
    pub id: String,
    /// Its one heading. When there is a single field without a legend, it is that field's legend
    /// or label too.
    pub heading: Words,
    /// Which part of the check it belongs to, of how many; empty where that says nothing.
    pub progress: Words,
    /// The part as a number, from 1; 0 where there is none.
    pub part: usize,
    /// How many parts there are.
    pub parts: usize,
    /// Whom it is about, above the heading; empty when that is clear.
    pub caption: Words,
    /// What helps to answer.
    pub hint: Words,
    /// Why it is asked, for who wants to know.
    pub why: Words,
    /// What there is to read, in order.
    pub sections: Vec<Section>,
    /// What there is to fill in.
    pub fields: Vec<Field>,
    /// What has to be put right, in the order of the fields. Each stands at its field too.
    pub errors: Vec<Error>,
    /// What can be done: the first is what pressing Enter does.
    pub actions: Vec<Action>,
    /// What can be done with the check as a whole, by the device: print, share, save, clear, leave.
    pub tools: Vec<Action>,
}

/// Sort of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// What the check is, and whom it is for.
    Start,
    /// Who is in the home: relation and age of each.
    People,
    /// One person, to be changed.
    Person,
    /// Yes, no, or not known.
    YesNo,
    /// One of several.
    Choice,
    /// Any of several, or none.
    Which,
    /// For which of the people something is so, or for nobody.
    Who,
    /// A number without money.
    Number,
    /// An amount of money.
    Money,
    /// A day, a year or an age.
    Date,
    /// All answers, to look over.
    Answers,
    /// What follows from the answers.
    Results,
    /// Something went wrong; the page says what to do.
    #[default]
    Problem,
}

impl Kind {
    /// The name that style sheets, scripts and tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Start => "start",
            Kind::People => "people",
            Kind::Person => "person",
            Kind::YesNo => "yes-no",
            Kind::Choice => "choice",
            Kind::Which => "which",
            Kind::Who => "who",
            Kind::Number => "number",
            Kind::Money => "money",
            Kind::Date => "date",
            Kind::Answers => "answers",
            Kind::Results => "results",
            Kind::Problem => "problem",
        }
    }
}

/// Something to put right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Error {
    /// Name of the control to go to.
    pub field: String,
    /// What is wrong and what to do.
    pub words: Words,
}

/// A button. Pressing it submits the page with `action` = [`Action::value`]; but `tel:19680` calls that
/// number, and `calendar <program>` is for the device's calendar.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Action {
    /// What is submitted as `action`.
    pub value: String,
    /// What it says.
    pub words: Words,
    /// How much it stands out.
    pub weight: Weight,
}

/// How much an action stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Weight {
    /// The way forward.
    Primary,
    /// Another way forward.
    Secondary,
    /// An aside: back, change, another form.
    #[default]
    Link,
}

impl Weight {
    /// The name that style sheets and tests know it by.
    pub fn name(self) -> &'static str {
        match self {
            Weight::Primary => "primary",
            Weight::Secondary => "secondary",
            Weight::Link => "link",
        }
    }
}

/// Puts an empty one at the end of a list, to be filled in there.
pub(crate) fn add<T: Default>(list: &mut Vec<T>) -> &mut T {
    list.push(T::default());
    #[expect(clippy::unwrap_used, reason = "one was pushed just now")]
    list.last_mut().unwrap()
}
