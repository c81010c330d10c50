//! The registry of the engine's error codes: `B…` for a bundle that is refused, `A…` for an answer
//! that is not accepted. A code is never used again for something else; each has a page in the
//! documentation.

/// What an error says besides its code, in English, to authors and callers. In a citizen's download
/// nobody reads it (pages have words of their own for what people can do wrong), so that it is built
/// without.
pub(crate) fn said(words: impl FnOnce() -> String) -> String {
    if cfg!(feature = "messages") {
        words()
    } else {
        String::new()
    }
}

/// Every code, with what it stands for.
pub const ALL: &[(&str, &str)] = &[
    ("A001", "the date of evaluation is outside 1900 to 2100"),
    (
        "A002",
        "the date of evaluation is before the first day of the slice",
    ),
    ("A003", "there is no such fact"),
    ("A004", "there is no such group"),
    ("A005", "there is no such result"),
    ("A006", "there is no such unit"),
    ("A010", "two members of a group have the same id"),
    ("A011", "a group is full"),
    ("A012", "there is no such member"),
    ("A013", "the applicant cannot be removed"),
    (
        "A014",
        "how many more there are is not a range, or exceeds what is possible",
    ),
    ("A020", "a value of the wrong type"),
    ("A021", "a text that is no number"),
    ("A022", "more decimal places than are kept"),
    ("A023", "a value outside its bounds"),
    ("A024", "an unknown option"),
    ("A025", "nothing left to choose from"),
    ("A026", "a range that ends before it begins"),
    ("A027", "a derived fact was answered"),
    ("A028", "two answers for one thing"),
    (
        "A029",
        "an answer about a member where there is one for all, or the reverse",
    ),
    (
        "A030",
        "somebody other than the first person is the applicant, or the first is not",
    ),
    ("A031", "an option is both chosen and not"),
    ("A032", "a text that is no date between 1900 and 2100"),
    ("A040", "answers that are not JSON, or nested too deep"),
    ("A041", "an unknown field in answers"),
    ("A042", "a wrong kind of value in answers"),
    ("B001", "the bundle's format is newer than this engine"),
    ("B002", "not a bundle"),
    (
        "B003",
        "an index points nowhere, or the first group is not the people",
    ),
    ("B004", "a node is not well formed"),
    ("B005", "the axes of a node do not go together"),
    ("B006", "a constant is too large"),
    ("B007", "the rules cost too much for the largest household"),
    ("B008", "a fact, result or program is not well formed"),
    ("B009", "a parameter is not well formed"),
];
