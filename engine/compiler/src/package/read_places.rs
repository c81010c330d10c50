//! `places.csv`: where to apply and whom to ask. A row is a contact; its columns are
//!
//! | column | holds |
//! |---|---|
//! | `name_<language>` | what it is called; every language of the package has one |
//! | `area` | id of the part of the country it is in; empty: for the whole country |
//! | `area_<language>` | what that area is called; the first row of an area says it for all |
//! | `program` | the only program it is for; empty: for all |
//! | `phone` | a number to call |
//! | `address`, `address_<language>` | where it is, for every language or for one |

use super::fields::check_id;
use super::read::Reading;
use super::read_csv::{Row, Rows};
use super::{Contact, Package};
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::syntax::Name;

/// Columns that are one for all languages.
const COLUMNS: [&str; 4] = ["area", "program", "phone", "address"];
/// Columns that there may be for each language.
const SPOKEN: [&str; 3] = ["name", "area", "address"];
/// A telephone number has so many digits.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// Reads the rows, country-wide ones first.
pub(super) fn read(rows: &Rows, reading: &mut Reading, package: &mut Package) {
    let mut languages = Vec::new();
    for (language, _) in &package.about.languages {
        languages.push(language.value.clone());
    }
    let out = &mut *reading.out;
    if !check_columns(&rows.header, &languages, out) {
        return;
    }
    let mut contacts: Vec<Contact> = Vec::new();
    for row in &rows.rows {
        let cells = Cells {
            header: &rows.header,
            row,
        };
        let contact = contact(&cells, &languages, package, out);
        let same = |known: &&Contact| {
            (&known.area, &known.program, &known.names)
                == (&contact.area, &contact.program, &contact.names)
                && (&known.phone, &known.addresses) == (&contact.phone, &contact.addresses)
        };
        if contacts.iter().any(|known| same(&known)) {
            let help = "delete one of the two rows";
            let message = "this row says what another says already";
            out.report(Code::DeclaredTwice, row.span, message, "", help);
            continue;
        }
        contacts.push(contact);
    }
    name_areas(&mut contacts, &languages, out);
    // What serves the whole country stands first; what is in one area stands together, where its first
    // row does.
    let areas: Vec<String> = contacts.iter().map(|one| one.area.clone()).collect();
    contacts.sort_by_key(|contact| {
        let first = areas.iter().position(|area| *area == contact.area);
        (!contact.area.is_empty(), first)
    });
    package.contacts = contacts;
}

/// A row with what its columns are called.
struct Cells<'a> {
    header: &'a Row,
    row: &'a Row,
}

impl Cells<'_> {
    /// The cell of a column; an empty one at the row's place where there is no such column.
    fn get(&self, column: &str) -> Name {
        let mut pairs = self.header.cells.iter().zip(&self.row.cells);
        let found = pairs.find(|(header, _)| header.value == column);
        found.map_or_else(
            || Name {
                value: String::new(),
                span: self.row.span,
            },
            |(_, cell)| cell.clone(),
        )
    }

    /// The cells of a column for each language.
    fn spoken(&self, column: &str, languages: &[String]) -> Vec<String> {
        let of = |language: &String| self.get(&[column, "_", language].concat()).value;
        languages.iter().map(of).collect()
    }
}

/// Reports columns that nobody reads, that stand twice, and names that are missing.
fn check_columns(header: &Row, languages: &[String], out: &mut Diagnostics) -> bool {
    let mut known: Vec<String> = COLUMNS.map(str::to_owned).into();
    for column in SPOKEN {
        known.extend(
            languages
                .iter()
                .map(|language| [column, "_", language].concat()),
        );
    }
    let mut fine = true;
    for (place, cell) in header.cells.iter().enumerate() {
        let column = cell.value.as_str();
        if !known.iter().any(|known| known == column) {
            let message = format!("there is no column `{column}`");
            let help = did_you_mean(
                column,
                cell.span,
                known.iter().map(String::as_str),
                format!("the columns are `{}`", known.join("`, `")),
            );
            out.report(Code::UnknownField, cell.span, message, "", help);
            fine = false;
        } else if header
            .cells
            .iter()
            .take(place)
            .any(|one| one.value == column)
        {
            let message = format!("the column `{column}` is here a second time");
            out.report(
                Code::DeclaredTwice,
                cell.span,
                message,
                "",
                "keep one of the two",
            );
            fine = false;
        }
    }
    for language in languages {
        let column = ["name_", language].concat();
        if !header.cells.iter().any(|cell| cell.value == column) {
            let message = format!("the column `{column}` is missing");
            let help = "every language of the package needs the names";
            out.report(Code::MissingField, header.span, message, "", help);
            fine = false;
        }
    }
    fine
}

fn contact(
    cells: &Cells,
    languages: &[String],
    package: &Package,
    out: &mut Diagnostics,
) -> Contact {
    let area = cells.get("area");
    if !area.value.is_empty() {
        check_id(&area, "area", out);
    }
    let program = cells.get("program");
    let known = || {
        package
            .programs
            .iter()
            .map(|program| program.id.value.as_str())
    };
    if !program.value.is_empty() && !known().any(|id| id == program.value) {
        let message = format!("there is no program `{}`", program.value);
        let help = did_you_mean(
            &program.value,
            program.span,
            known(),
            "leave the cell empty for all programs",
        );
        out.report(Code::UnknownProgram, program.span, message, "", help);
    }
    let names = cells.spoken("name", languages);
    for (name, language) in names.iter().zip(languages) {
        if name.is_empty() {
            let column = ["name_", language].concat();
            let message = format!("`{column}` is empty");
            let help = "say in every language what it is called";
            let span = cells.get(&column).span;
            out.report(Code::MissingField, span, message, "", help);
        }
    }
    let phone = cells.get("phone");
    if !phone.value.is_empty() && !is_phone(&phone.value) {
        let message = format!("`{}` is no telephone number", phone.value);
        let help = "write one number: digits with blanks or hyphens between, perhaps `+` before; a second number is a row of its own";
        out.report(Code::BadPhone, phone.span, message, "", help);
    }
    let address = cells.get("address").value;
    let mut addresses = cells.spoken("address", languages);
    for own in &mut addresses {
        if own.is_empty() {
            own.clone_from(&address);
        }
    }
    if phone.value.is_empty() && addresses.iter().any(String::is_empty) {
        let message = "this row has neither a telephone number nor an address in every language";
        let help = "fill in `phone` or `address`";
        out.report(Code::MissingField, cells.row.span, message, "", help);
    }
    Contact {
        span: cells.row.span,
        area: area.value,
        area_names: cells.spoken("area", languages),
        program: program.value,
        names,
        phone: phone.value,
        addresses,
    }
}

/// Digits of any count that a telephone takes, and what stands between them.
fn is_phone(text: &str) -> bool {
    let Some((first, rest)) = text.split_at_checked(1) else {
        return false;
    };
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    DIGITS.contains(&digits)
        && (first == "+" || first.bytes().all(|byte| byte.is_ascii_digit()))
        && text.ends_with(|last: char| last.is_ascii_digit())
        && rest
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" -".contains(&byte))
}

/// Gives every row the names of its area: the first row that says them says them for all. They must
/// be there in every language, and no other area can have the same.
fn name_areas(contacts: &mut [Contact], languages: &[String], out: &mut Diagnostics) {
    let mut areas: Vec<(String, Vec<String>)> = Vec::new();
    for contact in contacts {
        let names = &contact.area_names;
        let mut report = |message: String, help: &str| {
            out.report(Code::AreaName, contact.span, message, "", help);
        };
        if contact.area.is_empty() {
            if names.iter().any(|name| !name.is_empty()) {
                let message = "the area has a name and no id".to_owned();
                report(message, "write its id in the column `area`");
            }
            continue;
        }
        let known = areas.iter().find(|(area, _)| *area == contact.area);
        if let Some((area, known)) = known {
            if names
                .iter()
                .zip(known)
                .any(|(name, known)| !name.is_empty() && name != known)
            {
                let message = format!("the area `{area}` has another name in an earlier row");
                report(message, "write one name, or leave it to the first row");
            }
            contact.area_names.clone_from(known);
            continue;
        }
        for (name, language) in names.iter().zip(languages) {
            if name.is_empty() {
                let message = format!("the area `{}` has no name in `{language}`", contact.area);
                let help = format!("fill in `area_{language}` in the first row of the area");
                report(message, &help);
            }
        }
        let taken = areas.iter().find(|(_, known)| {
            let mut pairs = known.iter().zip(names);
            pairs.any(|(known, name)| known == name && !name.is_empty())
        });
        if let Some((other, _)) = taken {
            let message = format!("the areas `{other}` and `{}` have one name", contact.area);
            report(message, "tell them apart, or give their rows one id");
        }
        areas.push((contact.area.clone(), names.clone()));
    }
}

impl Contact {
    /// What texts of a language hold of it: name of the area, program, name, phone, address.
    #[must_use]
    pub fn in_language(&self, place: usize) -> Vec<String> {
        let of = |list: &[String]| list.get(place).cloned().unwrap_or_default();
        vec![
            of(&self.area_names),
            self.program.clone(),
            of(&self.names),
            self.phone.clone(),
            of(&self.addresses),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn a_number_that_can_be_called_is_told_from_what_cannot() {
        for phone in ["19680", "112", "+20 2 2794 8000", "02-2794-8000"] {
            assert!(is_phone(phone), "{phone}");
        }
        for other in [
            "",
            "12",
            "call us",
            "19680 or 15044",
            "٠19680 or 15044",
            "+",
            "1+2345",
            "-123",
            "123-",
            "١٩٦٨٠",
            "1234567890123456",
        ] {
            assert!(!is_phone(other), "{other}");
        }
    }
}
