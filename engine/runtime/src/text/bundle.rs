//! The texts file of one language ([`TextBundle`]) and its checked form ([`Texts`]).
//!
//! A bundle may come from anywhere. Whatever it holds, [`Texts::new`] either refuses it with a
//! code or returns texts that cannot fail later: tables complete, marks in balance, sizes bounded.
//! Formatting itself is in `format`.

use super::keys::LONGEST_KEY;
use super::{INTERFACE, Keys, Ui, letters, message, plural};
use serde::{Deserialize, Serialize};

/// The format of texts files this runtime writes and reads.
pub const TEXTS_FORMAT: u32 = 3;

/// No text is longer, in bytes.
const LONGEST_TEXT: usize = 16 * 1024;
/// No currency has more decimal places.
const MOST_PLACES: u32 = 6;
/// No bundle has more texts.
pub(super) const MOST_TEXTS: usize = 50_000;

/// The texts of one language as the compiler writes them.
///
/// One flat struct on purpose: every further type costs the citizen's download kilobytes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TextBundle {
    /// [`TEXTS_FORMAT`] of the compiler that wrote it.
    pub format: u32,
    /// Language with its region: `ar-EG`.
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: String,
    /// The ten digits, zero first.
    pub digits: String,
    /// Between whole and fraction.
    pub decimal: String,
    /// Between groups of digits; may be empty.
    pub group: String,
    /// Digits in the first group, in every further group, and how many must stand before the
    /// first separator: `[3, 3, 1]`.
    pub grouping: Vec<u32>,
    /// Before a negative number.
    pub minus: String,
    /// The rule that finds a plural category, in the form `plural` reads.
    pub plural: Vec<u32>,
    /// Twelve names of months as they stand in a date.
    pub months: Vec<String>,
    /// Order of a typed date: `dmy`, `mdy` or `ymd`.
    pub order: String,
    /// Between the entries of a list, before the last one, and between the only two.
    pub list: Vec<String>,
    /// Decimal places of the currency.
    pub places: u32,
    /// Where the block of letters begins that change places with those of ASCII in `interface` and
    /// `texts` ([`swapped`](super::swapped)); 0 for none.
    pub letters: u32,
    /// The interface's texts, by place ([`Ui`]); an empty one is not needed.
    pub interface: Vec<String>,
    /// Keys of the other texts, ascending, none twice.
    pub keys: Keys,
    /// The text of each key, with the marks that `message` reads.
    pub texts: Vec<String>,
    /// Where to apply, whom to ask, those for the whole country first, those of an area together: name
    /// of the area or nothing, id of the only program or nothing, name, telephone number, address.
    pub contacts: Vec<Vec<String>>,
}

/// Why a texts file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Written by a newer compiler.
    #[error("the texts have format {0}, and this engine reads format 3")]
    TooNew(u32),
    /// A field that cannot be used.
    #[error("the texts are damaged in `{0}`")]
    Damaged(&'static str),
}

impl TextError {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            TextError::TooNew(_) => "texts-too-new",
            TextError::Damaged(_) => "texts-damaged",
        }
    }
}

/// Whom the texts of a check speak to. Every text may choose by it, as `$reader`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reader {
    /// Somebody who asks for themselves.
    #[default]
    Me,
    /// Somebody who asks for their family.
    Family,
    /// Somebody who helps another person: the applicant is that person.
    Helper,
}

impl Reader {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Reader; 3] = [Reader::Me, Reader::Family, Reader::Helper];

    /// The name that texts and forms know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Reader::Me => "me",
            Reader::Family => "family",
            Reader::Helper => "helper",
        }
    }
}

/// Checked texts of one language.
#[derive(Debug, Clone)]
pub struct Texts {
    pub(super) bundle: TextBundle,
    pub(super) digits: [char; 10],
    /// Whom the texts speak to: what `$reader` is.
    pub reader: Reader,
}

impl Texts {
    /// Checks a bundle.
    ///
    /// # Errors
    ///
    /// A format of the future, or the name of the first field that is not as it must be.
    pub fn new(mut bundle: TextBundle) -> Result<Texts, TextError> {
        if bundle.format != TEXTS_FORMAT {
            return Err(TextError::TooNew(bundle.format));
        }
        letters::swap(&mut bundle.interface, bundle.letters);
        letters::swap(&mut bundle.texts, bundle.letters);
        bundle.letters = 0;
        let digits = ten_digits(&bundle.digits).ok_or(TextError::Damaged("digits"))?;
        let b = &bundle;
        let keys = b.keys.0.as_slice();
        for (sound, field) in [
            (is_tag(&b.language), "language"),
            (matches!(b.direction.as_str(), "rtl" | "ltr"), "direction"),
            (is_sign(&b.decimal), "decimal"),
            (b.group.len() <= LONGEST_KEY, "group"),
            (is_sign(&b.minus), "minus"),
            (is_grouping(&b.grouping), "grouping"),
            (plural::is_rule(&b.plural), "plural"),
            (b.months.len() == 12 && are_short(&b.months), "months"),
            (matches!(b.order.as_str(), "dmy" | "mdy" | "ymd"), "order"),
            (b.list.len() == 3 && are_short(&b.list), "list"),
            (b.places <= MOST_PLACES, "places"),
            (keys.len() <= MOST_TEXTS && are_short(keys), "keys"),
            (keys.is_sorted_by(|a, b| a < b), "keys"),
            (b.interface.len() == INTERFACE.len(), "interface"),
            (b.interface.iter().all(|text| is_text(text)), "interface"),
            (b.texts.len() == keys.len(), "texts"),
            (b.texts.iter().all(|text| is_text(text)), "texts"),
            (b.contacts.len() <= MOST_TEXTS, "contacts"),
            (
                b.contacts
                    .iter()
                    .flatten()
                    .all(|part| part.len() <= LONGEST_TEXT),
                "contacts",
            ),
        ] {
            if !sound {
                return Err(TextError::Damaged(field));
            }
        }
        Ok(Texts {
            bundle,
            digits,
            reader: Reader::default(),
        })
    }

    /// Language with its region, as for the attribute `lang`: `ar-EG`.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.bundle.language
    }

    /// `rtl` or `ltr`, as for the attribute `dir`.
    #[must_use]
    pub fn direction(&self) -> &str {
        &self.bundle.direction
    }

    /// The order in which a date is typed in one line: `dmy`, `mdy` or `ymd`.
    #[must_use]
    pub fn order(&self) -> &str {
        &self.bundle.order
    }

    /// Whether there is a text with this key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.text(key).is_some()
    }

    /// Where to apply, whom to ask: see [`TextBundle::contacts`].
    #[must_use]
    pub fn contacts(&self) -> &[Vec<String>] {
        &self.bundle.contacts
    }

    /// A text of the interface, marks included.
    #[must_use]
    pub fn interface(&self, text: Ui) -> &str {
        self.bundle
            .interface
            .get(text.place())
            .map_or("", String::as_str)
    }

    /// The text of a key, marks included.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        let place = self
            .bundle
            .keys
            .0
            .binary_search_by(|known| known.as_str().cmp(key))
            .ok()?;
        self.bundle.texts.get(place).map(String::as_str)
    }
}

fn ten_digits(text: &str) -> Option<[char; 10]> {
    let mut digits = ['0'; 10];
    let mut chars = text.chars();
    for digit in &mut digits {
        *digit = chars.next()?;
    }
    chars.next().is_none().then_some(digits)
}

/// Letters, digits and hyphens: safe as the value of an attribute.
fn is_tag(tag: &str) -> bool {
    (2..=35).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_sign(text: &str) -> bool {
    (1..=LONGEST_KEY).contains(&text.len())
}

fn are_short(texts: &[String]) -> bool {
    texts.iter().all(|text| text.len() <= LONGEST_KEY)
}

fn is_text(text: &str) -> bool {
    text.len() <= LONGEST_TEXT && message::is_text(text)
}

fn is_grouping(sizes: &[u32]) -> bool {
    match *sizes {
        [first, further, before] => {
            (1..=9).contains(&first) && (1..=9).contains(&further) && (1..=9).contains(&before)
        }
        _ => false,
    }
}
