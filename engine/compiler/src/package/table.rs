//! Parameters as their files declare them: figures from days on, and the keys of their tables.

use std::ops::RangeInclusive;
use std::sync::Arc;

use super::{Bound, TypeDecl};
use crate::diagnostic::{Span, Spanned};
use crate::syntax::Name;

/// How a parameter is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShapeDecl {
    /// A value, or a table with keys; each key is the path of a choice fact (`person.school`), the
    /// name of a result that is a choice, or [`whole_numbers`] (`1..=8`).
    Cells(Vec<Name>),
    /// Steps over a threshold of this type (always a number).
    Steps(TypeDecl),
    /// Marginal brackets over a threshold of this type.
    Marginal(TypeDecl),
}

/// The whole numbers that a key written `"0..=8"` stands for; none when it names a fact or a result.
#[must_use]
pub fn whole_numbers(key: &str) -> Option<RangeInclusive<u32>> {
    let (first, last) = key.split_once("..=")?;
    let number = |text: &str| {
        let plain = text.bytes().all(|c| c.is_ascii_digit());
        text.parse().ok().filter(|_| plain)
    };
    let (first, last) = (number(first)?, number(last)?);
    (first <= last && last <= MOST_NUMBER).then_some(first..=last)
}

/// The options under which a cell may stand that speaks for these, the most particular first: the
/// path itself, then with `otherwise` for the last, for the one before it, and so on to all of them.
pub fn most_particular<'a>(path: &'a [&'a str]) -> impl Iterator<Item = Vec<&'a str>> + 'a {
    let depth = u32::try_from(path.len()).unwrap_or(0);
    let count = 1_u32.checked_shl(depth).unwrap_or(0);
    (0..count).map(move |general| {
        let words = path.iter().rev().enumerate().map(|(bit, word)| {
            if general
                .checked_shr(u32::try_from(bit).unwrap_or(32))
                .unwrap_or(0)
                & 1
                == 1
            {
                OTHERWISE
            } else {
                word
            }
        });
        let mut words: Vec<&str> = words.collect();
        words.reverse();
        words
    })
}

/// The word that stands for every option without a cell of its own.
pub const OTHERWISE: &str = "otherwise";

/// Keys that are numbers end here; a longer table has `steps`.
const MOST_NUMBER: u32 = 100;

/// A parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParameterDecl {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeDecl,
    /// Least value on any day, at the scale; bools and choices have none.
    pub min: Option<Spanned<Bound>>,
    /// Greatest value.
    pub max: Option<Spanned<Bound>>,
    /// How it is read.
    pub shape: ShapeDecl,
    /// Unknown in the public bundle.
    pub confidential: bool,
    /// Values by date.
    pub values: Vec<ValueDecl>,
}

/// What a parameter is from one day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueDecl {
    /// First day.
    pub from: Spanned<i32>,
    /// First day on which it no longer holds (the day after `until` in the file, which is the
    /// last day).
    pub until: Option<Spanned<i32>>,
    /// Where it was published.
    pub source: String,
    /// What its authors noted about it, for whoever checks it; may be empty.
    pub note: String,
    /// The cells.
    pub cells: Vec<CellDecl>,
}

/// One cell of a table (no keys for a single value), one step or one bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellDecl {
    /// Options of the keys, outermost first; the key `otherwise` stands for every other option.
    pub keys: Arc<[Name]>,
    /// For steps and brackets the threshold at its scale; none: below the first.
    pub threshold: Option<i128>,
    /// Least possible value: at the scale; bool 0 or 1; choice: the option's place.
    pub low: i128,
    /// Greatest possible value.
    pub high: i128,
    /// Where it stands.
    pub span: Span,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_otherwise_speaks_before_an_outer_one() {
        let paths: Vec<Vec<&str>> = most_particular(&["a", "y"]).collect();
        let all = [
            ["a", "y"],
            ["a", OTHERWISE],
            [OTHERWISE, "y"],
            [OTHERWISE, OTHERWISE],
        ];
        assert_eq!(paths, all);
    }

    #[test]
    fn whole_numbers_are_written_plainly() {
        assert_eq!(whole_numbers("1..=8"), Some(1..=8));
        for other in ["+1..=3", "3..=1", "1..=101", "1..8", "school"] {
            assert_eq!(whole_numbers(other), None, "{other}");
        }
    }
}
