//! A household of the preview as a case: what was answered there, and what comes of it now, as the text of a
//! `[[case]]` that its author reads and corrects.

use std::rc::Rc;

use selfcheck_compiler::answers::to_json;
use selfcheck_compiler::cases::{Came, Case, Expects, Runner};
use selfcheck_compiler::diagnostic::Spanned;
use selfcheck_pages::records;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::{Bundle, Session};
use serde_json::Value;

/// Why a household is no case.
#[derive(Debug, thiserror::Error)]
pub enum HouseholdError {
    /// The date is none, or before the rules begin.
    #[error("the date `{0}` cannot be used")]
    Date(String),
    /// The package has no such program.
    #[error("there is no program `{0}`")]
    Program(String),
    /// The name is empty.
    #[error("give the case a name that says what it shows")]
    NoName,
}

/// The text of a case: `[[case]]` and what follows, ending with a line break. `record` is what the element
/// keeps of answers; what of it these rules do not ask any more is left out.
///
/// # Errors
/// See [`HouseholdError`].
pub fn case(
    bundle: &Rc<Bundle>,
    program: &str,
    name: &str,
    date: &str,
    record: &str,
) -> Result<String, HouseholdError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(HouseholdError::NoName);
    }
    if bundle.program(program).is_none() {
        return Err(HouseholdError::Program(program.to_owned()));
    }
    let wrong = || HouseholdError::Date(date.to_owned());
    let day = Day::parse(date).ok_or_else(wrong)?;
    let mut session = Session::new(Rc::clone(bundle), day).map_err(|_| wrong())?;
    records::take(&mut session, record);
    let mut answers = session.to_answers();
    answers.date = None;
    let mut text = format!(
        "[[case]]\nname = {}\ndate = {}\n[case.answers]\n",
        quoted(&name),
        day.iso()
    );
    if let Ok(Value::Object(parts)) = serde_json::from_str(&to_json(&answers)) {
        for (part, value) in &parts {
            text.push_str(&format!("{part} = {}\n", part_of_answers(part, value)));
        }
    }
    let case = Case {
        program: program.to_owned(),
        name: Spanned {
            value: name,
            span: Default::default(),
        },
        date: day,
        answers,
        expects: Expects::default(),
    };
    text.push_str(&expected(&Runner::new(Rc::clone(bundle)).run(&case).came));
    Ok(text)
}

/// What comes now, as what must come.
fn expected(came: &[Came]) -> String {
    match came {
        // A program that is information only.
        [] => "[case.expect]\n".to_owned(),
        [
            Came {
                person,
                status,
                amounts,
            },
        ] if person.is_empty() => {
            let mut text = format!("[case.expect]\nstatus = {}\n", quoted(status));
            if !amounts.is_empty() {
                text.push_str(&format!("amounts = {}\n", amounts_of(amounts)));
            }
            text
        }
        people => {
            let mut text = "[case.expect.people]\n".to_owned();
            for Came {
                person,
                status,
                amounts,
            } in people
            {
                let amounts = match amounts.as_slice() {
                    [] => String::new(),
                    amounts => format!(", amounts = {}", amounts_of(amounts)),
                };
                let status = quoted(status);
                text.push_str(&format!(
                    "{} = {{ status = {status}{amounts} }}\n",
                    key(person)
                ));
            }
            text
        }
    }
}

fn amounts_of(amounts: &[(String, String, String)]) -> String {
    let one = |(id, low, high): &(String, String, String)| match low == high {
        true => format!("{} = {}", key(id), quoted(low)),
        false => format!(
            "{} = {{ low = {}, high = {} }}",
            key(id),
            quoted(low),
            quoted(high)
        ),
    };
    let list: Vec<String> = amounts.iter().map(one).collect();
    format!("{{ {} }}", list.join(", "))
}

/// People one a line, everything else in one.
fn part_of_answers(part: &str, value: &Value) -> String {
    match value {
        Value::Array(people) if part == "people" => {
            let lines: Vec<String> = people
                .iter()
                .map(|one| format!("    {},\n", inline(one)))
                .collect();
            format!("[\n{}]", lines.concat())
        }
        other => inline(other),
    }
}

/// A value as TOML has it in one line. Numbers are texts already, `null` does not occur.
fn inline(value: &Value) -> String {
    match value {
        Value::Null => quoted(""),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let mut entries: Vec<(&String, &Value)> = entries.iter().collect();
            // Who it is and how they are related comes first, as people write it.
            let rank = |name: &str| match name {
                "id" => 0,
                "relation" => 1,
                _ => 2,
            };
            entries.sort_by_key(|(name, _)| rank(name));
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), inline(value)))
                .collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// A key, bare where it can be.
fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    match !name.is_empty() && name.chars().all(bare) {
        true => name.to_owned(),
        false => quoted(name),
    }
}

/// A basic string of TOML: JSON's escapes are among TOML's, but for the one control sign that JSON leaves.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().replace('\u{7f}', "\\u007F")
}
