//! What a typed line means on a page: which button, which choices, what in which box. Whether it is
//! an answer is for the page to say.

use selfcheck_runtime::text::{Texts, digit_of, is_invisible};

use super::alike::{Alike, alike, folded};
use super::boxes;
use super::draw::{Item, at_a_glance, items, shown_actions};
use super::own::{Own, OwnWord};
use crate::page::{Choice, Control, Field, Page, Words};
use crate::question::UNKNOWN;

/// What a line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing was typed: whatever stands there stays.
    Empty,
    /// A button with this value.
    Press(String),
    /// These names and values for the field.
    Fill(Vec<(String, String)>),
    /// Several choices fit, by their places.
    Unclear(Vec<usize>),
    /// Nothing here fits.
    Nothing,
    /// What is behind a heading is to be shown, by the place of the item.
    Open(usize),
    /// Everything is to be shown.
    All,
    /// A whole list is to be shown.
    List,
    /// The end.
    Quit,
}

/// A page, and where on it somebody is.
pub struct Here<'a> {
    /// The page.
    pub page: &'a Page,
    /// The field that is asked for now.
    pub at: usize,
    /// The language.
    pub texts: &'a Texts,
    /// The conversation's own words.
    pub own: Own,
}

impl<'a> Here<'a> {
    /// The field that is asked for now.
    pub fn field(&self) -> Option<&'a Field> {
        self.page.fields.get(self.at)
    }

    /// What a line means here.
    pub fn read(&self, line: &str) -> Meaning {
        let typed = line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
        if typed.is_empty() {
            return Meaning::Empty;
        }
        match self.field() {
            Some(field) if field.control == Control::Boxes => self.boxes(field, typed),
            Some(field) => self.choices(field, typed),
            None => self.no_field(typed),
        }
    }

    /// Day, month and year, one number, an amount; or a command.
    fn boxes(&self, field: &Field, typed: &str) -> Meaning {
        let is_name = boxes::is_optional(field);
        if is_unknown(typed) && !is_name {
            return self.unknown();
        }
        if folded(typed).chars().any(char::is_alphabetic) {
            // A name may begin as a command does.
            let least = if is_name {
                Alike::Whole
            } else {
                Alike::Beginning
            };
            let command = self.commands(typed, least);
            if command != Meaning::Nothing {
                return command;
            }
        }
        Meaning::Fill(boxes::read(field, self.texts, typed))
    }

    /// One choice or several, by number or by words; or a command.
    fn choices(&self, field: &Field, typed: &str) -> Meaning {
        if is_unknown(typed) {
            return self.unknown();
        }
        let several = field.control == Control::Checkboxes;
        if let Some(numbers) = self.numbers(typed) {
            return self.numbered(field, &numbers);
        }
        let whole = self.words(typed, &field.choices);
        if !several || whole != Meaning::Nothing {
            return whole;
        }
        let mut chosen = Vec::new();
        for piece in typed.split(is_comma) {
            let meant = match self.numbers(piece) {
                Some(numbers) => self.numbered(field, &numbers),
                None => self.words(piece, &field.choices),
            };
            match meant {
                Meaning::Fill(mut entries) => chosen.append(&mut entries),
                unclear @ Meaning::Unclear(_) => return unclear,
                _ => return Meaning::Nothing,
            }
        }
        Meaning::Fill(chosen)
    }

    /// A number opens what is closed, or does the first that can be done about a row.
    fn no_field(&self, typed: &str) -> Meaning {
        if let Some([number]) = self.numbers(typed).as_deref() {
            let place = number.checked_sub(1);
            return match place.and_then(|place| Some((place, *items(self.page).get(place)?))) {
                Some((place, Item::More(_))) => Meaning::Open(place),
                Some((_, Item::Row(row))) => {
                    row.actions.first().map_or(Meaning::Nothing, |action| {
                        Meaning::Press(action.value.clone())
                    })
                }
                None => Meaning::Nothing,
            };
        }
        self.words(typed, &[])
    }

    /// Choices by their numbers; 0 is the one that excludes the others, or "nobody more".
    fn numbered(&self, field: &Field, numbers: &[usize]) -> Meaning {
        let mut chosen = Vec::new();
        if numbers.len() > 1 && field.control == Control::Radios {
            return Meaning::Nothing;
        }
        for number in numbers {
            let choice = match number.checked_sub(1) {
                Some(place) => field.choices.get(place).filter(|choice| !choice.apart),
                None => field.choices.iter().find(|choice| is_none(choice)),
            };
            match choice {
                Some(choice) => chosen.push(entry(field, choice)),
                None if *number == 0 && self.at == 0 && numbers.len() == 1 => {
                    return nobody_more(self.page)
                        .map_or(Meaning::Nothing, |value| Meaning::Press(value.into()));
                }
                None => return Meaning::Nothing,
            }
        }
        Meaning::Fill(chosen)
    }

    /// "I don't know", as a choice or as a button.
    fn unknown(&self) -> Meaning {
        let Some(field) = self.field() else {
            return Meaning::Nothing;
        };
        if let Some(choice) = field.choices.iter().find(|choice| choice.value == UNKNOWN) {
            return Meaning::Fill(vec![entry(field, choice)]);
        }
        let mut actions = self.page.actions.iter().chain(&field.others);
        match actions.find(|action| action.value == UNKNOWN) {
            Some(action) => Meaning::Press(action.value.clone()),
            None => Meaning::Nothing,
        }
    }

    /// Choices or commands by their words. Of those that fit, the ones that fit best count.
    fn words(&self, typed: &str, choices: &[Choice]) -> Meaning {
        self.among(typed, choices, Alike::Beginning)
    }

    /// Commands by their words.
    fn commands(&self, typed: &str, most: Alike) -> Meaning {
        self.among(typed, &[], most)
    }

    fn among(&self, typed: &str, choices: &[Choice], of_commands: Alike) -> Meaning {
        if let Some(value) = self.row_action(typed) {
            return Meaning::Press(value);
        }
        let typed = folded(typed);
        let mut best: Option<(Alike, Vec<Meaning>)> = None;
        let mut consider = |words: &str, most: Alike, meaning: Meaning| {
            let Some(like) = alike(&typed, &folded(words)).filter(|like| *like <= most) else {
                return;
            };
            match &mut best {
                Some((known, list)) if *known == like => {
                    if !list.contains(&meaning) {
                        list.push(meaning);
                    }
                }
                Some((known, _)) if *known < like => {}
                _ => best = Some((like, vec![meaning])),
            }
        };
        // In a long list any part of the words is looked for.
        let most = if at_a_glance(choices) {
            Alike::Word
        } else {
            Alike::Part
        };
        for (place, choice) in choices.iter().enumerate() {
            consider(
                &choice.words.to_string(),
                most,
                Meaning::Unclear(vec![place]),
            );
        }
        let others = self.field().map_or(&[][..], |field| &field.others);
        for action in shown_actions(self.page).chain(others) {
            let press = Meaning::Press(action.value.clone());
            consider(&action.words.to_string(), of_commands, press);
        }
        for (word, meaning) in [
            (OwnWord::Quit, Meaning::Quit),
            (OwnWord::List, Meaning::List),
            (OwnWord::All, Meaning::All),
        ] {
            consider(self.own.say(word), Alike::Whole, meaning);
        }
        self.one_of(best.map(|(_, list)| list).unwrap_or_default(), choices)
    }

    /// The one that fits; or the choices among several that do.
    fn one_of(&self, fitting: Vec<Meaning>, choices: &[Choice]) -> Meaning {
        let alone = fitting.len() == 1;
        let mut places = Vec::new();
        for meaning in fitting {
            match meaning {
                Meaning::Unclear(mut found) => places.append(&mut found),
                other if alone => return other,
                _ => {}
            }
        }
        let choice = places.first().and_then(|place| choices.get(*place));
        match (self.field(), choice) {
            (Some(field), Some(choice)) if alone => Meaning::Fill(vec![entry(field, choice)]),
            (_, Some(_)) => Meaning::Unclear(places),
            (_, None) => Meaning::Nothing,
        }
    }

    /// "Change 3": what can be done about a row, and its number.
    fn row_action(&self, typed: &str) -> Option<String> {
        let (command, number) = typed.rsplit_once(char::is_whitespace)?;
        let place = self.numbers(number)?.first()?.checked_sub(1)?;
        let Item::Row(row) = *items(self.page).get(place)? else {
            return None;
        };
        let command = folded(command);
        let action = row.actions.iter().find(|action| {
            let like = alike(&command, &folded(&action.words.to_string()));
            like.is_some_and(|like| like <= Alike::Beginning)
        })?;
        Some(action.value.clone())
    }

    /// Whole numbers in any digits, with commas or spaces between them; nothing if there is
    /// anything else.
    fn numbers(&self, typed: &str) -> Option<Vec<usize>> {
        let mut numbers = Vec::new();
        for piece in typed.split(|c: char| is_comma(c) || c.is_whitespace()) {
            if piece.is_empty() {
                continue;
            }
            if !piece
                .chars()
                .all(|c| digit_of(c).is_some() || is_invisible(c))
            {
                return None;
            }
            // A number beyond every list is in none.
            let number = self.texts.parse_number(piece, 0).ok();
            numbers.push(
                number
                    .and_then(|n| usize::try_from(n).ok())
                    .unwrap_or(usize::MAX),
            );
        }
        (!numbers.is_empty()).then_some(numbers)
    }
}

/// The button of a page that says nobody is left to be described.
pub fn nobody_more(page: &Page) -> Option<&str> {
    let action = page
        .actions
        .iter()
        .find(|action| action.value == "enough")?;
    Some(&action.value)
}

/// Whether a choice is "none of these" or "nobody".
pub fn is_none(choice: &Choice) -> bool {
    choice.apart && choice.value != UNKNOWN
}

fn entry(field: &Field, choice: &Choice) -> (String, String) {
    (field.id.clone(), choice.value.clone())
}

fn is_unknown(typed: &str) -> bool {
    ["?", "؟"].contains(&typed)
}

fn is_comma(sign: char) -> bool {
    matches!(sign, ',' | '،' | ';' | '؛' | '、' | '，')
}

/// Words that are only a text.
pub fn words(text: &str) -> Words {
    Words { text: text.into() }
}
