//! The interface's texts that code names. Each has a place in every texts file, so that nobody loads its
//! key; the compiler knows them by name, `ui-back`.
//!
//! Not here: the words themselves, and those texts of the interface whose keys are put together (`ui-per-`
//! and a period): they have keys like any other text.

/// Which of them, by name and without `ui-`, in the order in which they stand in a file. A change here is a
/// new format of texts files.
pub const INTERFACE: [&str; 151] = [
    "about",
    "about-authority",
    "about-day",
    "about-hash",
    "about-reviewed",
    "about-version",
    "add-person",
    "after",
    "age",
    "age-unknown",
    "aged",
    "also-checked",
    "amount-range",
    "answers",
    "answers-given",
    "answers-hint",
    "area",
    "area-hint",
    "area-none",
    "at-least",
    "at-most",
    "back",
    "begin",
    "calendar",
    "categories",
    "change",
    "change-answers",
    "choose",
    "clear",
    "closed-ended",
    "closed-no-longer",
    "closed-not-yet",
    "closed-opens",
    "closes",
    "continue",
    "copied",
    "currency",
    "date",
    "day",
    "decides",
    "device",
    "documents",
    "doubts",
    "error-age",
    "error-apart",
    "error-choose",
    "error-date-early",
    "error-date-late",
    "error-date-missing",
    "error-day",
    "error-day-digits",
    "error-day-missing",
    "error-high",
    "error-low",
    "error-month",
    "error-month-digits",
    "error-month-missing",
    "error-no-such-day",
    "error-number",
    "error-number-empty",
    "error-places",
    "error-relation",
    "error-start",
    "error-which",
    "error-who",
    "error-year",
    "error-year-digits",
    "error-year-missing",
    "errors",
    "form-age",
    "form-date",
    "form-year",
    "information",
    "keep",
    "leave",
    "margin-above",
    "margin-below",
    "money",
    "month",
    "more",
    "name",
    "name-hint",
    "narrow",
    "next",
    "next-person",
    "no",
    "no-category",
    "no-more-people",
    "nobody",
    "nobody-else",
    "none-of-these",
    "not-a-decision",
    "not-checked",
    "not-known",
    "nothing-fits",
    "one-of",
    "only-office",
    "only-year",
    "part",
    "people-change",
    "people-described",
    "people-first",
    "people-full",
    "people-more",
    "person",
    "person-change",
    "places",
    "print",
    "priority",
    "range",
    "remove",
    "remove-person",
    "rest",
    "results",
    "rounded",
    "rounded-down",
    "rounded-up",
    "save",
    "saved",
    "see-results",
    "share",
    "sources",
    "speak",
    "start",
    "start-device",
    "start-family",
    "start-helper",
    "start-intro",
    "start-me",
    "start-whom",
    "status-closed",
    "status-closed-hint",
    "status-eligible",
    "status-eligible-hint",
    "status-ineligible",
    "status-ineligible-hint",
    "status-office",
    "status-office-hint",
    "status-receiving",
    "status-receiving-hint",
    "status-unchecked",
    "status-unchecked-hint",
    "status-unsure",
    "status-unsure-hint",
    "unknown",
    "why",
    "why-asked",
    "why-not",
    "year",
    "yes",
    "you",
];

/// A text of the interface: its place in [`TextBundle::interface`](super::TextBundle::interface).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ui(usize);

impl Ui {
    /// The text of that name. For [`ui!`](crate::ui), which asks while code is compiled.
    ///
    /// # Panics
    ///
    /// If there is none, which is then an error of the compiler's.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::panic,
        reason = "it runs while code is compiled, and is an error of the compiler there"
    )]
    pub const fn named(name: &str) -> Ui {
        let mut place = 0;
        while place < INTERFACE.len() {
            if are_equal(INTERFACE[place].as_bytes(), name.as_bytes()) {
                return Ui(place);
            }
            place += 1;
        }
        panic!("the interface has no text of that name")
    }

    /// Its place in [`INTERFACE`], and in [`TextBundle::interface`](super::TextBundle::interface).
    #[must_use]
    pub const fn place(self) -> usize {
        self.0
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "it runs while code is compiled, and is an error of the compiler there"
)]
const fn are_equal(one: &[u8], other: &[u8]) -> bool {
    let mut place = 0;
    while place < one.len() && place < other.len() && one[place] == other[place] {
        place += 1;
    }
    place == one.len() && place == other.len()
}

/// A text of the interface by its name without `ui-`: `ui!("back")`. One that does not exist does not
/// compile.
#[macro_export]
macro_rules! ui {
    ($name:literal) => {
        const { $crate::text::Ui::named($name) }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_place() {
        assert!(INTERFACE.is_sorted_by(|one, next| one < next));
        for (place, name) in INTERFACE.iter().enumerate() {
            assert_eq!(Ui::named(name), Ui(place));
        }
        assert_eq!(ui!("back").0, INTERFACE.binary_search(&"back").unwrap_or(0));
    }
}
