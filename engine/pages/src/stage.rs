//! Where somebody is in a check, and what the buttons say as data.

use selfcheck_runtime::decimal;
use selfcheck_runtime::ids::{FactId, GroupId, PersonId, SlotId, Subject};

use crate::cut::cut;

/// A page to be on, without what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// What the check is, and whom it is for.
    Start,
    /// One person: relation and age. The applicant's own comes first.
    Person(PersonId),
    /// Everybody described so far, and the next one.
    People,
    /// A question.
    Ask(Ask),
    /// Whether there are more members of a group other than people.
    More(GroupId),
    /// All answers.
    Answers,
    /// What follows.
    Results,
    /// Where somebody lives, to show what is near.
    Area,
}

/// A question on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// What is asked.
    pub fact: FactId,
    /// Of whom; several where the fact is asked "who".
    pub subjects: Vec<Subject>,
    /// For a set of choices asked "who": the place of the one option that is asked about.
    pub option: Option<u32>,
}

impl Ask {
    /// The one subject of a page that is about one.
    pub fn subject(&self) -> Subject {
        self.subjects.first().copied().unwrap_or(Subject::Single)
    }
}

/// What a button asks for. The texts are what forms carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command<'a> {
    /// Take what is filled in and go on.
    Continue,
    /// Go back a page; nothing is taken.
    Back,
    /// "I don't know".
    Unknown,
    /// Give a date in another form; what is filled in stays.
    Form(&'a str),
    /// Add the person filled in.
    Add,
    /// There are no more people.
    Enough,
    /// Change an answer: fact, slot, option.
    Change(u32, Option<u32>, Option<u32>),
    /// Change a person.
    Edit(u32),
    /// Take a person out.
    Remove(u32),
    /// Look over the answers.
    Answers,
    /// Answer what only narrows an amount.
    Narrow,
    /// Say where one lives.
    Area,
}

/// What the household's own subject is called in a button.
const NOBODY: &str = "-";

impl<'a> Command<'a> {
    /// Reads what a button says; anything else is [`Command::Continue`].
    pub fn read(text: &'a str) -> Command<'a> {
        let (command, rest) = cut(text, b' ');
        let (first, rest) = cut(rest.unwrap_or(""), b' ');
        match (command, number(first)) {
            ("back", _) => Command::Back,
            ("unknown", _) => Command::Unknown,
            ("form", _) => Command::Form(first),
            ("add", _) => Command::Add,
            ("enough", _) => Command::Enough,
            ("change", Some(fact)) => {
                let (slot, option) = cut(rest.unwrap_or(""), b' ');
                Command::Change(fact, number(slot), option.and_then(number))
            }
            ("edit", Some(person)) => Command::Edit(person),
            ("remove", Some(person)) => Command::Remove(person),
            ("answers", _) => Command::Answers,
            ("narrow", _) => Command::Narrow,
            ("area", _) => Command::Area,
            _ => Command::Continue,
        }
    }
}

/// The button that changes an answer.
pub fn change(ask: &Ask) -> String {
    let slot = match ask.subject() {
        Subject::Of(SlotId(slot)) => text(slot),
        Subject::Single => NOBODY.into(),
    };
    let option = ask.option.map_or_else(|| NOBODY.into(), text);
    ["change ", &text(ask.fact.0), " ", &slot, " ", &option].concat()
}

/// The button that does something about a person.
pub fn about(command: &str, person: PersonId) -> String {
    [command, " ", &text(person.0)].concat()
}

/// A number as text.
pub fn text(number: u32) -> String {
    decimal::print(number.into(), 0)
}

/// The number a text is.
pub fn number(text: &str) -> Option<u32> {
    u32::try_from(decimal::parse(text, 0).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_button_says_what_is_read_from_it() {
        let ask = Ask {
            fact: FactId(3),
            subjects: vec![Subject::Of(SlotId(2))],
            option: None,
        };
        assert_eq!(
            Command::read(&change(&ask)),
            Command::Change(3, Some(2), None)
        );
        let ask = Ask {
            fact: FactId(0),
            subjects: vec![Subject::Single],
            option: Some(1),
        };
        assert_eq!(
            Command::read(&change(&ask)),
            Command::Change(0, None, Some(1))
        );
        assert_eq!(
            Command::read(&about("remove", SlotId(7))),
            Command::Remove(7)
        );
    }

    #[test]
    fn whatever_else_is_sent_is_continue() {
        for text in [
            "",
            "continue",
            "change",
            "change x",
            "remove -1",
            "remove 99999999999",
            "🙂",
        ] {
            assert_eq!(Command::read(text), Command::Continue, "{text}");
        }
    }
}
