//! A random package: its vocabulary first, and then the rules that use it.
//!
//! Here are the order of its parts and what is the same in all packages. Each part is written in a
//! file of its own: facts, figures, results, programs. The expressions in them are in
//! `generate/expressions/`.

mod facts;
mod figures;
mod programs;
mod results;

use super::coverage::Coverage;
use super::draft::{Draft, Item};
use super::expressions::{Scope, Unit, Writer};

/// A random package, and what of the language it uses.
pub fn package(seed: u64) -> (Draft, Coverage) {
    let mut writer = Writer {
        rng: fastrand::Rng::with_seed(seed),
        coverage: Coverage::default(),
        person: Vec::new(),
        household: Vec::new(),
        family: Vec::new(),
        things: Vec::new(),
        params: Vec::new(),
        results: Vec::new(),
        others: Vec::new(),
        lists: false,
        next: 0,
    };
    let mut draft = Draft {
        about: ABOUT.replace("MOST", writer.one(&["4", "6", "6", "9", "18"])),
        ftl: TEXTS.into(),
        ..Draft::default()
    };
    facts::facts(&mut writer, &mut draft);
    units(&mut writer, &mut draft);
    figures::parameters(&mut writer, &mut draft);
    writer.lists = true;
    for _ in 0..writer.rng.usize(0..3) {
        results::result(&mut writer, &mut draft);
    }
    for _ in 0..writer.rng.usize(1..4) {
        programs::program(&mut writer, &mut draft);
    }
    (draft, writer.coverage)
}

const ABOUT: &str = r#"id = "trial"
version = "1.0.0"
reviewed = 2026-01-01
review_by = 2030-01-01
currency = { code = "GBP", places = 2 }
max_people = MOST
[languages]
en = "en-GB"
[sources]
K = { title = "A law", date = 2020-01-01, url = "https://example.org/law" }
[documents]
paper = { instead = "ask" }
"#;

const TEXTS: &str = "label-applicant = You\nlabel-wife = Wife { $number }\n\
    label-child = Child { $number }\nlabel-parent = Parent { $number }\n\
    document-paper = Paper\ninstead-ask = Ask\nunit-family = Family\n";

/// The unit `family` and its lists.
fn units(w: &mut Writer, draft: &mut Draft) {
    let who = if w.rng.bool() {
        "person.relation in [\"applicant\", \"wife\", \"child\"]".to_string()
    } else {
        let s = Scope {
            only: Some(w.person.len()),
            person: true,
            ..Scope::default()
        };
        let more = w.bool(&s, 0);
        format!(
            "person.relation in [\"applicant\", \"wife\"] || (person.relation == \"child\" && {more})"
        )
    };
    let text = format!(
        "[units.family]\nwho = '{who}'\nlists.children = 'person.relation == \"child\"'\n\
         lists.adults = 'person.age >= 18'"
    );
    draft.units.push(Item::plain(text));
}

/// Notes the period of money.
fn money_hit(w: &mut Writer, unit: Unit) {
    if unit.starts_with("money") {
        w.hit(unit);
    }
}

/// Type and unit of a number, as they are declared.
fn typed(unit: Unit, places: u32) -> String {
    let kind = match places {
        _ if unit.starts_with("money") => return format!("type = \"{unit}\", places = {places}"),
        0 => "type = \"integer\"".to_string(),
        _ => format!("type = \"decimal\", places = {places}"),
    };
    if unit.is_empty() {
        kind
    } else {
        format!("{kind}, unit = \"{unit}\"")
    }
}
