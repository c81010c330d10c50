//! Texts with values in them, as parts for a page or as one plain text.
//!
//! **The isolation rule.** An inserted text may run the other way than the sentence around it. A
//! page puts each part that is not literal into a `bdi` (`dir="ltr"` for [`PartKind::Code`]). In
//! plain text an inserted text stands between isolates (U+2068, U+2069), an identifier between
//! U+2066 and U+2069, but only where direction can change: a left-to-right sentence with nothing
//! right-to-left in the value stays as it is, so that a short message is not made longer.
//! Controls inside an inserted text are dropped, so that it cannot end its isolate.

use super::bundle::Texts;
use super::message::{self, Piece};
use super::{Category, number};
use crate::date::Day;
use crate::decimal;
use crate::ui;

/// A text is cut where it grows longer than this, in bytes: a hostile bundle may repeat itself.
const LONGEST_RESULT: usize = 64 * 1024;

/// A value for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Somebody's words, such as a label; also a word that a text chooses by.
    Text(&'a str),
    /// A telephone number, an identifier, an address: always left to right.
    Code(&'a str),
    /// Already written for this language, for instance by [`Texts::money`].
    Value(&'a str),
    /// A number: the integer divided by ten to the power of its decimal places, all of which are
    /// written.
    Number {
        /// The integer.
        value: i128,
        /// Decimal places.
        places: u32,
    },
    /// An amount in the package's currency. A whole amount is written without decimal places, any
    /// other with at least the currency's.
    Money {
        /// The integer.
        value: i128,
        /// Decimal places.
        places: u32,
        /// `month`: the text `ui-per-month` is put around it; empty for none.
        period: &'a str,
    },
    /// A day.
    Date(Day),
    /// A year.
    Year(i32),
}

/// Values by name.
pub type Args<'a> = [(&'a str, Arg<'a>)];

/// What a part of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Words of the text.
    Literal,
    /// An inserted number, amount or date.
    Value,
    /// Inserted words.
    Text,
    /// An identifier, left to right.
    Code,
}

/// A stretch of a filled text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Its characters, no isolates among them.
    pub text: String,
}

impl Texts {
    /// The text of a key as parts; nothing if there is no such text. An argument that is not
    /// given is left out.
    #[must_use]
    pub fn format_parts(&self, key: &str, args: &Args<'_>) -> Option<Vec<Part>> {
        Some(self.fill_about("", self.text(key)?, args))
    }

    /// A text with marks as parts. It speaks of somebody whose sex is told, `male` or `female`, or is
    /// not: empty.
    #[must_use]
    pub fn fill_about(&self, sex: &str, text: &str, args: &Args<'_>) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut room = LONGEST_RESULT;
        message::walk(
            text,
            |name, key| match find(args, name) {
                Some(arg) => self.fits(arg, key),
                None => match name {
                    "reader" => key == self.reader.name(),
                    "sex" => key == sex,
                    _ => false,
                },
            },
            |piece| {
                let (kind, text) = self.write_piece(piece, args);
                room = room.saturating_sub(text.len());
                match parts.last_mut() {
                    _ if text.is_empty() => {}
                    Some(last) if kind == PartKind::Literal && last.kind == kind => {
                        last.text.push_str(&text);
                    }
                    _ => parts.push(Part { kind, text }),
                }
                room > 0
            },
        );
        parts
    }

    /// The text of a key as plain text, inserted texts isolated; nothing if there is no such text.
    #[must_use]
    pub fn format(&self, key: &str, args: &Args<'_>) -> Option<String> {
        Some(self.filled(self.text(key)?, args))
    }

    /// A text with marks as plain text, inserted texts isolated.
    #[must_use]
    pub fn filled(&self, text: &str, args: &Args<'_>) -> String {
        let mut out = String::new();
        for part in self.fill_about("", text, args) {
            self.write_isolated(&part, &mut out);
        }
        out
    }

    /// A number with all its decimal places.
    #[must_use]
    pub fn number(&self, value: i128, places: u32) -> String {
        let mut out = String::new();
        self.write_number(value, places, &mut out);
        out
    }

    /// An amount, see [`Arg::Money`].
    #[must_use]
    pub fn money(&self, value: i128, places: u32, period: &str) -> String {
        let shown = self.shown(value, places);
        let mut magnitude = String::new();
        self.write_magnitude(shown.0, shown.1, &mut magnitude);
        let mut amount = String::new();
        if value < 0 {
            amount.push_str(&self.bundle.minus);
        }
        amount.push_str(&self.around(Some(self.interface(ui!("money"))), magnitude, shown));
        if period.is_empty() {
            return amount;
        }
        self.around(self.text(&["ui-per-", period].concat()), amount, shown)
    }

    /// A day with the name of its month.
    #[must_use]
    pub fn date(&self, day: Day) -> String {
        let civil = day.civil();
        let place = usize::try_from(civil.month).unwrap_or(1).saturating_sub(1);
        let month = self.bundle.months.get(place).map_or("", String::as_str);
        let (year, day) = (self.year(civil.year), self.ungrouped(i128::from(civil.day)));
        let args = [
            ("year", Arg::Value(&year)),
            ("month", Arg::Value(month)),
            ("day", Arg::Value(&day)),
        ];
        self.fill(self.interface(ui!("date")), &args, (0, 0))
    }

    /// A year, its digits not grouped.
    #[must_use]
    pub fn year(&self, year: i32) -> String {
        self.ungrouped(i128::from(year))
    }

    /// What stands between labels beside each other. They begin with capital letters, so that "and"
    /// would make no sentence of them.
    #[must_use]
    pub fn between(&self) -> &str {
        self.bundle.list.first().map_or("", String::as_str)
    }

    /// Entries joined as this language joins them ("a, b and c"), each isolated.
    #[must_use]
    pub fn list(&self, entries: &[String]) -> String {
        let mut out = String::new();
        for (place, entry) in entries.iter().enumerate() {
            let which = match (place, entries.len() - place) {
                (0, _) => None,
                (1, 1) => self.bundle.list.get(2),
                (_, 1) => self.bundle.list.get(1),
                _ => self.bundle.list.first(),
            };
            out.push_str(which.map_or("", String::as_str));
            self.write_isolated(
                &Part {
                    kind: PartKind::Text,
                    text: clean(entry),
                },
                &mut out,
            );
        }
        out
    }

    fn write_piece(&self, piece: Piece<'_>, args: &Args<'_>) -> (PartKind, String) {
        let name = match piece {
            Piece::Literal(text) => return (PartKind::Literal, String::from(text)),
            Piece::Code(text) => return (PartKind::Code, String::from(text)),
            Piece::Argument(name) => name,
        };
        match find(args, name) {
            Some(Arg::Text(text)) => (PartKind::Text, clean(text)),
            Some(Arg::Code(text)) => (PartKind::Code, clean(text)),
            Some(Arg::Value(text)) => (PartKind::Value, String::from(text)),
            Some(Arg::Number { value, places }) => (PartKind::Value, self.number(value, places)),
            Some(Arg::Money {
                value,
                places,
                period,
            }) => (PartKind::Value, self.money(value, places, period)),
            Some(Arg::Date(day)) => (PartKind::Value, self.date(day)),
            Some(Arg::Year(year)) => (PartKind::Value, self.year(year)),
            None => (PartKind::Literal, String::new()),
        }
    }

    /// Whether a variant's key fits an argument: the same text, the same number, or the plural
    /// category of the number as it is written.
    fn fits(&self, arg: Arg<'_>, key: &str) -> bool {
        let (value, places) = match arg {
            Arg::Text(text) | Arg::Code(text) | Arg::Value(text) => return text == key,
            Arg::Number { value, places } => (value, places),
            Arg::Money { value, places, .. } => self.shown(value, places),
            Arg::Date(_) => return false,
            Arg::Year(year) => (i128::from(year), 0),
        };
        match key.strip_prefix('=') {
            Some(exact) => number::plain(value, places) == exact,
            None => Category::of(&self.bundle.plural, value, places).word() == key,
        }
    }

    /// An amount at the decimal places at which it is shown.
    fn shown(&self, value: i128, places: u32) -> (i128, u32) {
        let (whole, left) = number::without_zeros(value, places, 0);
        if left == 0 {
            return (whole, 0);
        }
        let (mut value, mut places) = number::without_zeros(value, places, self.bundle.places);
        while places < self.bundle.places {
            let Some(wider) = decimal::rescale(value, 1) else {
                break;
            };
            value = wider;
            places += 1;
        }
        (value, places)
    }

    /// The amount within a text of its own, if there is one.
    fn around(&self, text: Option<&str>, amount: String, number: (i128, u32)) -> String {
        match text {
            None | Some("") => amount,
            Some(text) => self.fill(text, &[("amount", Arg::Value(&amount))], number),
        }
    }

    /// Fills a text that writes a value: its arguments are written already, so this goes no
    /// deeper. Variants are chosen by the number.
    fn fill(&self, text: &str, args: &Args<'_>, number: (i128, u32)) -> String {
        let mut out = String::new();
        let (value, places) = number;
        message::walk(
            text,
            |_, key| self.fits(Arg::Number { value, places }, key),
            |piece| {
                out.push_str(match piece {
                    Piece::Literal(text) | Piece::Code(text) => text,
                    Piece::Argument(name) => match find(args, name) {
                        Some(Arg::Value(value)) => value,
                        _ => "",
                    },
                });
                out.len() < LONGEST_RESULT
            },
        );
        out
    }

    fn ungrouped(&self, value: i128) -> String {
        let mut out = String::new();
        self.write_ungrouped(value, &mut out);
        out
    }

    fn write_isolated(&self, part: &Part, out: &mut String) {
        let turns = self.bundle.direction == "rtl" || part.text.chars().any(is_right_to_left);
        let start = match part.kind {
            PartKind::Text if turns => '\u{2068}',
            PartKind::Code if turns => '\u{2066}',
            _ => return out.push_str(&part.text),
        };
        out.push(start);
        out.push_str(&part.text);
        out.push('\u{2069}');
    }
}

fn find<'a>(args: &Args<'a>, name: &str) -> Option<Arg<'a>> {
    args.iter()
        .find(|(known, _)| *known == name)
        .map(|(_, arg)| *arg)
}

/// Without characters that steer direction.
fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect()
}

/// Hebrew, Arabic and their neighbours, and marks that make what follows right-to-left.
fn is_right_to_left(c: char) -> bool {
    matches!(
        c,
        '\u{590}'..='\u{8ff}'
            | '\u{200f}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}
