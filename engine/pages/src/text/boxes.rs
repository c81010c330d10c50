//! Text boxes in one line: how they are asked for, what is in them, and what was typed for them.
//!
//! A date has boxes for each form in which it may be given, of which the page shows those of one. In
//! a line any of them can be typed: three numbers are a day, four digits a year, fewer an age.

use selfcheck_runtime::text::{Texts, digit_of, is_invisible};

use super::draw::push;
use crate::page::{Field, Keys};
use crate::question::date::{AGE, DAY, MONTH, ONLY_YEAR, YEAR};

/// Names of all boxes of dates.
const OF_DATES: [&str; 5] = [DAY, MONTH, YEAR, ONLY_YEAR, AGE];

/// A date as an example: day, month, year.
const EXAMPLE: [(&str, i32); 3] = [(DAY, 24), (MONTH, 3), (YEAR, 1988)];
/// An age as an example.
const EXAMPLE_AGE: i32 = 34;

/// What can be typed, a line for each form; none for a field without boxes.
pub fn asked(field: &Field, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(first) = field.boxes.first() else {
        return lines;
    };
    let mut line = String::new();
    for name in in_order(field, texts) {
        let text_box = field.boxes.iter().find(|text_box| text_box.name == name);
        push(&mut line, text_box.map(|b| b.label.to_string()).as_deref());
    }
    if let Some(example) = example(&first.name, texts) {
        lines.push([&line, ": ", &example].concat());
    } else if !first.suffix.is_empty() {
        push(&mut line, Some(&["… ", &first.suffix.to_string()].concat()));
        lines.push(line);
    }
    for action in &field.others {
        let form = [
            ("form date", DAY),
            ("form year", ONLY_YEAR),
            ("form age", AGE),
        ]
        .into_iter()
        .find(|(form, _)| action.value == *form);
        if let Some(example) = form.and_then(|(_, name)| example(name, texts)) {
            lines.push([&action.words.to_string(), ": ", &example].concat());
        }
    }
    lines
}

/// What is in the boxes, as it would be typed.
pub fn filled(field: &Field, texts: &Texts) -> String {
    let mut line = String::new();
    for name in in_order(field, texts) {
        let text_box = field.boxes.iter().find(|text_box| text_box.name == name);
        push(&mut line, text_box.map(|text_box| text_box.value.as_str()));
    }
    line
}

/// What was typed, in the boxes it is for.
pub fn read(field: &Field, texts: &Texts, typed: &str) -> Vec<(String, String)> {
    if let Some(entries) = date(field, texts, typed) {
        return entries;
    }
    let names = in_order(field, texts);
    let pieces = typed.splitn(names.len().max(1), char::is_whitespace);
    names
        .iter()
        .zip(pieces)
        .map(|(name, piece)| ((*name).to_owned(), piece.trim().to_owned()))
        .collect()
}

/// Whether words are typed into a field: a name, which may be left out.
pub fn is_optional(field: &Field) -> bool {
    let first = field.boxes.first();
    first.is_some_and(|text_box| text_box.keys == Keys::Text)
}

/// Whether a name is one of a field's, in whichever form.
pub fn is_of(field: &Field, name: &str) -> bool {
    let names = || field.boxes.iter().map(|text_box| text_box.name.as_str());
    let is_date = || names().any(|name| OF_DATES.contains(&name));
    field.id == name
        || names().any(|known| known == name)
        || (OF_DATES.contains(&name) && is_date())
}

/// Names of the boxes in the order in which the language writes a date.
fn in_order<'a>(field: &'a Field, texts: &Texts) -> Vec<&'a str> {
    if field.first() == DAY {
        return date_order(texts).to_vec();
    }
    let boxes = field.boxes.iter();
    boxes.map(|text_box| text_box.name.as_str()).collect()
}

fn date_order(texts: &Texts) -> [&'static str; 3] {
    match texts.order() {
        "mdy" => [MONTH, DAY, YEAR],
        "ymd" => [YEAR, MONTH, DAY],
        _ => [DAY, MONTH, YEAR],
    }
}

/// What can be typed for the form that begins with a box.
fn example(name: &str, texts: &Texts) -> Option<String> {
    match name {
        ONLY_YEAR => EXAMPLE.last().map(|(_, year)| texts.year(*year)),
        AGE => Some(texts.year(EXAMPLE_AGE)),
        DAY => {
            let mut line = String::new();
            for name in date_order(texts) {
                let part = EXAMPLE.iter().find(|(known, _)| *known == name);
                push(
                    &mut line,
                    part.map(|(_, part)| texts.year(*part)).as_deref(),
                );
            }
            Some(line)
        }
        _ => None,
    }
}

/// Whether a field has a box, or a button for the form that has it.
fn offers(field: &Field, name: &str, form: &str) -> bool {
    field.boxes.iter().any(|text_box| text_box.name == name)
        || field.others.iter().any(|action| action.value == form)
}

/// A date in any of the forms that the field offers; nothing if it offers none that fits.
fn date(field: &Field, texts: &Texts, typed: &str) -> Option<Vec<(String, String)>> {
    let mut pieces: Vec<String> = Vec::new();
    for piece in typed.split(|c: char| c.is_whitespace() || "/.-,،".contains(c)) {
        let piece: String = piece.chars().filter(|c| !is_invisible(*c)).collect();
        if !piece.is_empty() {
            pieces.push(piece);
        }
    }
    let digits = |piece: &str| {
        let all = piece.chars().all(|c| digit_of(c).is_some());
        all.then(|| piece.chars().count())
    };
    let whole = offers(field, DAY, "form date");
    let only = |name: &str, piece: &str| Some(vec![(name.to_owned(), piece.to_owned())]);
    match pieces.as_slice() {
        [first, _, ..] if whole => Some(parts(&pieces, digits(first) == Some(4), texts)),
        [year] if digits(year) == Some(4) && offers(field, ONLY_YEAR, "form year") => {
            only(ONLY_YEAR, year)
        }
        // Where the year is asked for, 89 may be one: the page says that it wants four digits.
        [age]
            if digits(age).is_some_and(|n| n <= 3)
                && offers(field, AGE, "form age")
                && field.first() != ONLY_YEAR =>
        {
            only(AGE, age)
        }
        [day] if field.first() == DAY => only(DAY, day),
        _ => None,
    }
}

/// The parts of a whole date. What is too much goes into the last: it is wrong, and is said to be.
fn parts(pieces: &[String], year_first: bool, texts: &Texts) -> Vec<(String, String)> {
    let order = if year_first {
        [YEAR, MONTH, DAY]
    } else {
        date_order(texts)
    };
    let mut entries: Vec<(String, String)> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        match (order.get(place), entries.last_mut()) {
            (Some(name), _) => entries.push(((*name).into(), piece.clone())),
            (None, Some((_, last))) => push(last, Some(piece)),
            (None, None) => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use selfcheck_runtime::text::{INTERFACE, TEXTS_FORMAT, TextBundle};

    use super::*;
    use crate::page::{Action, TextBox};

    fn texts(order: &str) -> Texts {
        let text = |text: &str| text.to_owned();
        Texts::new(TextBundle {
            format: TEXTS_FORMAT,
            language: text("en-US"),
            direction: text("ltr"),
            digits: text("0123456789"),
            decimal: text("."),
            group: text(","),
            grouping: vec![3, 3, 1],
            minus: text("-"),
            months: (1..=12).map(|month| month.to_string()).collect(),
            order: text(order),
            list: vec![text(", "), text(" and "), text(" and ")],
            interface: vec![String::new(); INTERFACE.len()],
            ..TextBundle::default()
        })
        .unwrap()
    }

    /// A date that shows the boxes of one form and has buttons for others.
    fn field(boxes: &[&str], others: &[&str]) -> Field {
        Field {
            boxes: boxes
                .iter()
                .map(|name| TextBox {
                    name: (*name).into(),
                    ..TextBox::default()
                })
                .collect(),
            others: others
                .iter()
                .map(|form| Action {
                    value: (*form).into(),
                    ..Action::default()
                })
                .collect(),
            ..Field::default()
        }
    }

    fn reads(field: &Field, order: &str, typed: &str) -> String {
        let entries = read(field, &texts(order), typed);
        let pairs = entries
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_date_is_read_in_every_form_that_is_offered() {
        let all = field(&[DAY, MONTH, YEAR], &["form year", "form age"]);
        for (order, typed, read) in [
            ("dmy", "1 5 1988", "day=1 month=5 year=1988"),
            ("mdy", "1/5/1988", "month=1 day=5 year=1988"),
            ("mdy", "1988-05-01", "year=1988 month=05 day=01"),
            ("dmy", "١٫٥", "day=١٫٥"),
            ("dmy", "١/٥/١٩٨٨", "day=١ month=٥ year=١٩٨٨"),
            ("dmy", "1988", "only-year=1988"),
            ("dmy", "34", "age=34"),
            ("dmy", "1 5", "day=1 month=5"),
            ("dmy", "1 5 1988 7", "day=1 month=5 year=1988 7"),
            ("dmy", "sixty", "day=sixty"),
        ] {
            assert_eq!(reads(&all, order, typed), read, "{typed}");
        }
    }

    #[test]
    fn two_digits_are_no_age_where_the_year_is_asked_for() {
        let year = field(&[ONLY_YEAR], &["form date", "form age"]);
        assert_eq!(reads(&year, "dmy", "89"), "only-year=89");
        assert_eq!(reads(&year, "dmy", "1 5 1988"), "day=1 month=5 year=1988");
        let age = field(&[AGE], &["form date", "form year"]);
        assert_eq!(reads(&age, "dmy", "34"), "age=34");
        assert_eq!(reads(&age, "dmy", "1988"), "only-year=1988");
        let date = field(&[DAY, MONTH, YEAR], &[]);
        assert_eq!(reads(&date, "dmy", "1988"), "day=1988");
    }

    #[test]
    fn a_box_that_is_no_date_takes_the_whole_line() {
        let money = field(&["answer"], &[]);
        assert_eq!(reads(&money, "dmy", "1 200.50"), "answer=1 200.50");
    }
}
