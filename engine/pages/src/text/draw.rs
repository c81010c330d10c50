//! A page as lines of a conversation: what there is to read, then one field with a number to write
//! before each choice, then what else can be written.

use selfcheck_runtime::text::Texts;

use super::boxes;
use super::line::{Line, Look, clean};
use super::own::{Own, OwnWord};
use super::typed::{is_none, nobody_more, words};
use super::{CALL, phone};
use crate::page::{
    Action, Block, BlockKind, Choice, Control, Field, Mark, Page, Row, Section, Weight, Words,
};
use crate::question::UNKNOWN;

/// So many choices are seen at a glance; of more, any part of the words will do.
const AT_A_GLANCE: usize = 10;
/// So many choices are shown; of more, those that fit what is typed. It is more than a glance,
/// because whoever has to choose may not know what the words are.
const SHOWN: usize = 20;

/// Something on a page that has a number: rows that something can be done about, and what is shown
/// when opened.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// A row with actions.
    Row(&'a Row),
    /// What is behind a heading.
    More(&'a Block),
}

/// Everything on a page that has a number, in order; numbers begin with 1.
pub fn items(page: &Page) -> Vec<Item<'_>> {
    fn of_blocks<'a>(blocks: &'a [Block], items: &mut Vec<Item<'a>>) {
        for block in blocks {
            let rows = block
                .rows
                .iter()
                .filter(|row| actions(row).next().is_some());
            items.extend(rows.map(Item::Row));
            if block.kind == BlockKind::More {
                items.push(Item::More(block));
            } else {
                of_blocks(&block.blocks, items);
            }
        }
    }
    fn of_sections<'a>(sections: &'a [Section], items: &mut Vec<Item<'a>>) {
        for section in sections {
            of_blocks(&section.blocks, items);
            of_sections(&section.sections, items);
        }
    }
    let mut items = Vec::new();
    of_sections(&page.sections, &mut items);
    items
}

/// What can be done about a row in a conversation: a terminal has no calendar and calls nobody.
fn actions(row: &Row) -> impl Iterator<Item = &Action> {
    let actions = row.actions.iter();
    let elsewhere = ["calendar ", CALL];
    actions.filter(move |action| {
        !elsewhere
            .iter()
            .any(|begins| action.value.starts_with(begins))
    })
}

/// Whether choices are seen at a glance.
pub fn at_a_glance(choices: &[Choice]) -> bool {
    counted(choices) <= AT_A_GLANCE
}

/// How many choices there are, without those that stand apart.
fn counted(choices: &[Choice]) -> usize {
    choices.iter().filter(|choice| !choice.apart).count()
}

/// Whether a field is a list that is too long to be shown.
pub fn is_long(field: &Field) -> bool {
    field.control == Control::Radios && counted(&field.choices) > SHOWN
}

/// The buttons of a page. Where there is something to fill in, the way forward is to answer.
pub fn shown_actions(page: &Page) -> impl Iterator<Item = &Action> {
    let answered = !page.fields.is_empty();
    let forward = move |action: &Action| answered && action.weight == Weight::Primary;
    page.actions.iter().filter(move |action| !forward(action))
}

/// Puts lines one after the other.
pub struct Draw<'a> {
    /// The language.
    pub texts: &'a Texts,
    /// The conversation's own words.
    pub own: Own,
    /// Whether what is shown when opened is shown.
    pub opened: bool,
    /// The lines.
    pub lines: &'a mut Vec<Line>,
    /// The number of the last item drawn.
    pub number: usize,
}

impl Draw<'_> {
    /// An empty line, unless there is one.
    pub fn gap(&mut self) {
        if self
            .lines
            .last()
            .is_some_and(|line| *line != Line::default())
        {
            self.lines.push(Line::default());
        }
    }

    /// A line, if there is anything to say.
    pub fn line(&mut self, look: Look, depth: usize, sign: &str, words: &Words) {
        self.lines.extend(Line::of(look, depth, sign, words));
    }

    /// What there is to read on a page, but for its fields.
    pub fn reading(&mut self, page: &Page, why: &Words) {
        self.gap();
        self.line(Look::Note, 0, "", &page.progress);
        self.line(Look::Plain, 0, "", &page.caption);
        self.line(Look::Heading, 0, "", &page.heading);
        self.line(Look::Plain, 0, "", &page.hint);
        if !page.why.is_empty() {
            let sign = [why.to_string().as_str(), ": "].concat();
            self.line(Look::Note, 0, &sign, &page.why);
        }
        for section in &page.sections {
            self.section(section, 0);
        }
    }

    fn section(&mut self, section: &Section, depth: usize) {
        self.gap();
        self.line(Look::Heading, depth, "", &section.heading);
        self.line(Look::Plain, depth, "", &section.caption);
        let inside = depth.saturating_add(usize::from(!section.heading.is_empty()));
        self.blocks(&section.blocks, inside);
        for inner in &section.sections {
            self.section(inner, inside);
        }
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            let inside = depth.saturating_add(1);
            match block.kind {
                BlockKind::More => {
                    self.number = self.number.saturating_add(1);
                    let sign = numbered(self.texts, self.number);
                    if self.opened {
                        self.gap();
                        self.line(Look::Heading, depth, "", &block.words);
                        self.blocks(&block.blocks, inside);
                    } else {
                        self.line(Look::Plain, depth, &sign, &block.words);
                    }
                    continue;
                }
                BlockKind::Lead => self.line(Look::Lead, depth, "", &block.words),
                BlockKind::Heading => {
                    self.gap();
                    self.line(Look::Heading, depth, "", &block.words);
                }
                _ => self.line(Look::Plain, depth, "", &block.words),
            }
            self.line(Look::Plain, depth, "", &words(&block.url));
            for row in &block.rows {
                self.row(row, block.kind == BlockKind::Rows, depth);
            }
            self.blocks(&block.blocks, inside);
        }
    }

    /// What is behind a heading.
    pub fn open(&mut self, block: &Block) {
        self.gap();
        self.line(Look::Heading, 0, "", &block.words);
        self.blocks(&block.blocks, 1);
    }

    fn row(&mut self, row: &Row, is_pair: bool, depth: usize) {
        let sign = match row.mark {
            Mark::None => "- ",
            Mark::Met => "✓ ",
            Mark::Unmet => "× ",
            Mark::Open => "? ",
        };
        let mut name = row.words.to_string();
        let mut value = row.value.to_string();
        let mut offered = actions(row).peekable();
        if offered.peek().is_some() {
            self.number = self.number.saturating_add(1);
            let number = numeral(self.texts, self.number);
            let commands: Vec<String> = offered
                .map(|action| [&action.words.to_string(), "\u{a0}", &number].concat())
                .collect();
            let commands = ["(", &commands.join(" · "), ")"].concat();
            let behind = if value.is_empty() {
                &mut name
            } else {
                &mut value
            };
            push(behind, Some(&commands));
        }
        let inside = depth.saturating_add(1);
        // A key and its value are one line; a question ends with a sign of its own.
        if is_pair && name.ends_with(char::is_alphanumeric) && !row.value.is_empty() {
            let pair = [&name, ": ", &value].concat();
            self.line(Look::Plain, depth, sign, &words(&pair));
        } else {
            self.line(Look::Plain, depth, sign, &words(&name));
            self.line(Look::Plain, inside, "", &words(&value));
        }
        self.line(Look::Plain, inside, "", &phone(row));
        self.line(Look::Note, inside, "— ", &row.note);
    }

    /// What has to be put right.
    pub fn errors<'e>(&mut self, errors: impl Iterator<Item = &'e Words>) {
        self.gap();
        for error in errors {
            self.line(Look::Error, 0, "! ", error);
        }
    }

    /// One field of a page: what is asked, and what can be chosen or written.
    pub fn field(&mut self, page: &Page, at: usize) {
        let Some(field) = page.fields.get(at) else {
            return;
        };
        self.gap();
        self.line(Look::Heading, 0, "", &field.legend);
        self.line(Look::Plain, 0, "", &field.hint);
        if is_long(field) {
            let count = numeral(self.texts, counted(&field.choices));
            let long = self.own.say_with(OwnWord::Long, &count);
            self.line(Look::Plain, 0, "", &words(&long));
        } else {
            self.choices(field, |choice| !choice.apart);
        }
        for line in boxes::asked(field, self.texts) {
            self.line(Look::Plain, 1, "", &words(&line));
        }
        if at == 0
            && let Some(value) = nobody_more(page)
        {
            let action = page.actions.iter().find(|action| action.value == value);
            if let Some(action) = action {
                self.option(&numeral(self.texts, 0), &action.words);
            }
        }
        self.choices(field, |choice| choice.apart);
        let actions = page.actions.iter().chain(&field.others);
        for action in actions.filter(|action| action.value == UNKNOWN) {
            self.option(self.own.say(OwnWord::Unknown), &action.words);
        }
    }

    /// Choices with what is written for each.
    pub fn choices(&mut self, field: &Field, wanted: impl Fn(&Choice) -> bool) {
        for (place, choice) in field.choices.iter().enumerate() {
            if wanted(choice) {
                self.choice(place, choice);
            }
        }
    }

    /// One choice.
    pub fn choice(&mut self, place: usize, choice: &Choice) {
        let sign = if !choice.apart {
            numeral(self.texts, place.saturating_add(1))
        } else if is_none(choice) {
            numeral(self.texts, 0)
        } else {
            self.own.say(OwnWord::Unknown).into()
        };
        self.option(&sign, &choice.words);
    }

    fn option(&mut self, sign: &str, words: &Words) {
        // The same room for all, so that words stand under words.
        let mut padded = sign.to_owned();
        while padded.chars().count() < 4 {
            padded.push(' ');
        }
        self.line(Look::Plain, 1, &padded, words);
    }

    /// What Enter does, and what else can be written here.
    pub fn commands(&mut self, page: &Page, at: usize) {
        self.gap();
        let items = items(page);
        let closed = items.iter().any(|item| matches!(item, Item::More(_))) && !self.opened;
        if let Some(enter) = enter(page, at, self.texts) {
            let line = self.own.say_with(OwnWord::Enter, &enter);
            self.line(Look::Note, 0, "", &words(&line));
        }
        let mut commands = Vec::new();
        for action in shown_actions(page) {
            // Some stand among the choices; and a person is described whole or not at all.
            let elsewhere = action.value == UNKNOWN || nobody_more(page) == Some(&action.value);
            let is_enter = page.fields.is_empty() && action.weight == Weight::Primary;
            if !is_enter && (page.fields.is_empty() || !elsewhere) {
                commands.push(clean(&action.words.to_string()));
            }
        }
        if page.fields.get(at).is_some_and(is_long) {
            commands.push(self.own.say(OwnWord::List).into());
        }
        if closed {
            commands.push(self.own.say(OwnWord::All).into());
        }
        commands.push(self.own.say(OwnWord::Quit).into());
        let line = self.own.say_with(OwnWord::Commands, &commands.join(" · "));
        self.line(Look::Note, 0, "", &words(&line));
    }
}

/// What pressing Enter does: it keeps what stands there, or presses the way forward.
fn enter(page: &Page, at: usize, texts: &Texts) -> Option<String> {
    let Some(field) = page.fields.get(at) else {
        let first = page.actions.first();
        let forward = first.filter(|action| action.weight == Weight::Primary);
        return forward.map(|action| action.words.to_string());
    };
    let chosen = field.choices.iter().filter(|choice| choice.chosen);
    let chosen: Vec<String> = chosen.map(|choice| choice.words.to_string()).collect();
    if !chosen.is_empty() {
        return Some(texts.list(&chosen)).map(|list| words(&list).to_string());
    }
    let filled = boxes::filled(field, texts);
    if filled.is_empty() && boxes::is_optional(field) {
        return page.actions.first().map(|action| action.words.to_string());
    }
    Some(filled).filter(|line| !line.is_empty())
}

/// Goes on with a piece, behind a space.
pub fn push(line: &mut String, piece: Option<&str>) {
    let piece = piece.unwrap_or("");
    if !line.is_empty() && !piece.is_empty() {
        line.push(' ');
    }
    line.push_str(piece);
}

/// A number in the digits of the language.
pub fn numeral(texts: &Texts, number: usize) -> String {
    texts.number(i128::try_from(number).unwrap_or(0), 0)
}

/// A number before what it opens.
fn numbered(texts: &Texts, number: usize) -> String {
    let mut sign = numeral(texts, number);
    while sign.chars().count() < 4 {
        sign.push(' ');
    }
    sign
}
