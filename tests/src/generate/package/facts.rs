//! Random facts: of persons, of the household, of the unit `family` and of the group `things`.
//!
//! The type of a fact first; then, now and then, when it applies or how it is derived.

use super::{money_hit, typed};
use crate::generate::draft::{Draft, Item};
use crate::generate::expressions::{Bound, Leaf, Scope, Ty, Writer};

/// Options of choices and of sets.
pub const LETTERS: &[&str] = &["a", "b", "c"];
const STAGES: &[&str] = &["none", "primary", "secondary", "higher"];
const RELATIONS: &[&str] = &["applicant", "wife", "child", "parent"];

/// All facts, into the draft and into the vocabulary.
pub fn facts(w: &mut Writer, draft: &mut Draft) {
    let mut household = Vec::new();
    let mut person = vec![
        fact("relation", "type = \"choice\", options = [\"applicant\", \"wife\", \"child\", \"parent\"]", RELATIONS),
        fact("birth_date", "type = \"date\", min = \"today-110y\", max = \"today\"", &[]),
        Item {
            text: "age = { type = \"integer\", unit = \"year\", derived = 'years(person.birth_date, today)' }".into(),
            ftl: "fact-age = Age\n".into(),
        },
    ];
    for _ in 0..w.rng.usize(2..5) {
        let s = Scope {
            only: Some(w.household.len()),
            ..Scope::default()
        };
        let (item, leaf) = random_fact(w, &s, true);
        household.push(item);
        w.household.push(leaf);
    }
    w.person = vec![
        Leaf {
            name: "relation".into(),
            ty: Ty::Choice(RELATIONS.to_vec()),
        },
        Leaf {
            name: "birth_date".into(),
            ty: Ty::Date,
        },
        Leaf {
            name: "age".into(),
            ty: Ty::Num("year", 0.0, 110.0, 0),
        },
    ];
    for _ in 0..w.rng.usize(3..7) {
        let s = Scope {
            only: Some(w.person.len()),
            person: true,
            ..Scope::default()
        };
        let (item, leaf) = random_fact(w, &s, true);
        person.push(item);
        w.person.push(leaf);
    }
    let mut things = Vec::new();
    for _ in 0..w.rng.usize(1..4) {
        let s = Scope {
            only: Some(w.things.len()),
            ..Scope::default()
        }
        .with("things", Bound::Thing);
        let (item, leaf) = random_fact(w, &s, true);
        things.push(item);
        w.things.push(leaf);
    }
    let mut family = Vec::new();
    for _ in 0..w.rng.usize(1..3) {
        let s = Scope {
            only: Some(0),
            ..Scope::default()
        };
        let (item, leaf) = random_fact(w, &s, false);
        family.push(item);
        w.family.push(leaf);
    }
    draft.facts = vec![
        ("groups.things".into(), vec![Item::plain("max = 3")]),
        ("person".into(), person),
        ("household".into(), household),
        ("family".into(), family),
        ("things".into(), things),
    ];
}

fn fact(name: &str, rest: &str, options: &[&str]) -> Item {
    let mut ftl = format!("fact-{name} = {name}\n");
    for option in options {
        ftl += &format!("option-{name}-{option} = {option}\n");
    }
    Item {
        text: format!("{name} = {{ {rest} }}"),
        ftl,
    }
}

/// What is declared of a fact before anything it depends on.
struct Kind {
    /// Its declaration, less its name.
    rest: String,
    ty: Ty,
    /// Its value where it does not apply; empty: it always applies.
    otherwise: &'static str,
    options: &'static [&'static str],
}

/// A fact of any type, and what rules may name.
fn random_fact(w: &mut Writer, s: &Scope, may_depend: bool) -> (Item, Leaf) {
    let name = w.name("f");
    let mut kind = kind(w, s);
    if may_depend && !kind.otherwise.is_empty() && w.rarely(4) {
        w.hit("fact when");
        let condition = w.bool(s, 1);
        let otherwise = kind.otherwise;
        kind.rest += &format!(", when = '{condition}', otherwise = {otherwise}");
    } else if may_depend && s.only.is_some_and(|n| n > 1) && w.rarely(6) {
        w.hit("fact derived");
        if let Some(derived) = derived(w, s, &kind.ty) {
            kind.rest = derived;
        }
    }
    let Kind {
        rest, ty, options, ..
    } = kind;
    (fact(&name, &rest, options), Leaf { name, ty })
}

fn kind(w: &mut Writer, s: &Scope) -> Kind {
    let (rest, ty, otherwise, options): (String, Ty, &str, &[&str]) = match w.rng.u32(..12) {
        0..=2 => ("type = \"bool\"".into(), Ty::Bool, "false", &[]),
        3 | 4 => {
            let unit = w.one(&[
                "money/month",
                "money/month",
                "money/year",
                "money/quarter",
                "money/week",
                "money/day",
                "money/once",
            ]);
            money_hit(w, unit);
            let places = w.one(&[0, 2]);
            let most = w.one(&[500, 3000, 20_000]);
            let least = if w.rarely(5) { -most } else { 0 };
            let text = format!("type = \"{unit}\", min = {least}, max = {most}, places = {places}");
            (
                text,
                Ty::Num(unit, f64::from(least), f64::from(most), places),
                "0",
                &[],
            )
        }
        5 => {
            let (low, high) = w.one(&[(0, 5), (1, 60), (-5, 10), (0, 1)]);
            let text = format!("type = \"integer\", min = {low}, max = {high}");
            (
                text,
                Ty::Num("", f64::from(low), f64::from(high), 0),
                "1",
                &[],
            )
        }
        6 => {
            let unit = w.one(&["year", "month", "day"]);
            let text = format!("type = \"integer\", unit = \"{unit}\", min = 0, max = 30");
            (text, Ty::Num(unit, 0.0, 30.0, 0), "2", &[])
        }
        7 => (
            "type = \"decimal\", places = 2, min = 0, max = 1.5".into(),
            Ty::Num("", 0.0, 1.5, 2),
            "0.25",
            &[],
        ),
        8 => {
            let text = w.one(&[
                "type = \"date\", min = \"today-30y\", max = \"today\"",
                "type = \"date\", min = 2000-01-01, max = 2027-12-31",
            ]);
            (text.into(), Ty::Date, "\"2010-02-28\"", &[])
        }
        9 => {
            let text = "type = \"choices\", options = [\"a\", \"b\", \"c\"]";
            let ask = w.one(&["", ", ask = \"who\"", ", ask = \"which\""]);
            let ask = if s.person || ask.is_empty() || ask.contains("which") {
                ask
            } else {
                ""
            };
            (
                format!("{text}{ask}"),
                Ty::Choices(LETTERS.to_vec()),
                "",
                LETTERS,
            )
        }
        10 => (
            "type = \"choice\", options = [\"a\", \"b\", \"c\"]".into(),
            Ty::Choice(LETTERS.to_vec()),
            "\"a\"",
            LETTERS,
        ),
        _ => (
            "type = \"choice\", options = [\"none\", \"primary\", \"secondary\", \"higher\"]"
                .into(),
            Ty::Choice(STAGES.to_vec()),
            "\"none\"",
            STAGES,
        ),
    };
    Kind {
        rest,
        ty,
        otherwise,
        options,
    }
}

/// The declaration of a derived fact, for types that are derived.
fn derived(w: &mut Writer, s: &Scope, ty: &Ty) -> Option<String> {
    match ty {
        Ty::Bool => {
            let rule = w.bool(s, 2);
            Some(format!("type = \"bool\", derived = '{rule}'"))
        }
        Ty::Num(unit, low, high, places) => {
            let rule = w.number(s, unit, 1);
            let mode = w.one(&["floor", "half_even"]);
            let to = if *places == 0 { "1" } else { "0.01" };
            let kind = typed(unit, *places);
            let (low, high) = (low.floor(), high.ceil());
            Some(format!(
                "{kind}, min = {low}, max = {high}, derived = 'clamp(round({}, {to}, \"{mode}\"), {low}, {high})'",
                rule.text
            ))
        }
        _ => None,
    }
}
