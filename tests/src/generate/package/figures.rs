//! Random parameters: single values, tables, steps and brackets, each with a history.
//!
//! How expressions read them is in `generate/expressions/figures.rs`.

use super::facts::LETTERS;
use super::{money_hit, typed};
use crate::generate::draft::{Draft, Item};
use crate::generate::expressions::{Leaf, Param, Read, Ty, UNITS, Unit, Writer};

/// A few parameters: mostly a table, steps and brackets first.
pub fn parameters(w: &mut Writer, draft: &mut Draft) {
    for place in 0..w.rng.usize(3..8) {
        let name = w.name("k");
        // A table, steps, brackets, and then anything.
        let kind = match place {
            0 => 4,
            1 => 6,
            2 => 7,
            _ => 12,
        };
        let kind = if w.rarely(4) { 12 } else { kind };
        let kind = if kind == 12 { w.rng.u32(..12) } else { kind };
        let (item, param) = parameter(w, &name, kind);
        draft.parameters.push(item);
        w.params.push(param);
    }
}

fn parameter(w: &mut Writer, name: &str, kind: u32) -> (Item, Param) {
    let secret = if w.rarely(12) {
        w.hit("confidential figure");
        "confidential = true, "
    } else {
        ""
    };
    let Declared { text, ty, read } = match kind {
        0 => bool_figure(w),
        1 => date_figure(w),
        2 => choice_figure(w),
        3 => count_figure(w),
        4 | 5 => table(w),
        6 => steps(w),
        7 => brackets(w),
        8 => share(w),
        _ => number_figure(w),
    };
    let name = name.to_string();
    let item = Item::plain(format!("{name} = {{ {secret}{text} }}"));
    (item, Param { name, ty, read })
}

/// What is declared of a parameter, less its name, and how it is read.
struct Declared {
    text: String,
    ty: Ty,
    read: Read,
}

fn declared(text: String, ty: Ty, read: Read) -> Declared {
    Declared { text, ty, read }
}

fn bool_figure(w: &mut Writer) -> Declared {
    let values = history(w, &mut |w| format!("value = {}", w.one(&["true", "false"])));
    declared(
        format!("type = \"bool\", values = [{values}]"),
        Ty::Bool,
        Read::Plain,
    )
}

fn date_figure(w: &mut Writer) -> Declared {
    let values = history(w, &mut |w| {
        let (a, b) = (w.rng.u32(2001..2024), w.rng.u32(1..13));
        if w.rarely(3) {
            w.hit("ranged figure");
            format!(
                "low = {a}-{b:02}-01, high = {}-{b:02}-28",
                a + w.rng.u32(0..3)
            )
        } else {
            format!("value = {a}-{b:02}-15")
        }
    });
    declared(
        format!("type = \"date\", min = 2000-01-01, max = 2028-12-31, values = [{values}]"),
        Ty::Date,
        Read::Plain,
    )
}

fn choice_figure(w: &mut Writer) -> Declared {
    let values = history(w, &mut |w| format!("value = \"{}\"", w.one(LETTERS)));
    declared(
        format!("type = \"choice\", options = [\"a\", \"b\", \"c\"], values = [{values}]"),
        Ty::Choice(LETTERS.to_vec()),
        Read::Plain,
    )
}

/// A small count, as lists ask for so many of their highest.
fn count_figure(w: &mut Writer) -> Declared {
    let values = history(w, &mut |w| figure(w, 5));
    declared(
        format!("type = \"integer\", min = 0, max = 5, values = [{values}]"),
        Ty::Num("", 0.0, 5.0, 0),
        Read::Plain,
    )
}

/// A part of one.
fn share(w: &mut Writer) -> Declared {
    let values = history(w, &mut |w| format!("value = 0.{:02}", w.rng.u32(0..100)));
    declared(
        format!("type = \"decimal\", places = 2, min = 0, max = 1, values = [{values}]"),
        Ty::Num("", 0.0, 1.0, 2),
        Read::Plain,
    )
}

/// A number of any unit.
fn number_figure(w: &mut Writer) -> Declared {
    let unit = w.one(UNITS);
    money_hit(w, unit);
    let most = if unit.starts_with("money") { 4000 } else { 60 };
    let values = history(w, &mut |w| figure(w, most));
    declared(
        format!(
            "{}, min = 0, max = {most}, values = [{values}]",
            typed(unit, 0)
        ),
        Ty::Num(unit, 0.0, f64::from(most), 0),
        Read::Plain,
    )
}

/// A table keyed by a fact about a person, if there is one of that kind, and now and then by one of
/// the household too.
fn table(w: &mut Writer) -> Declared {
    let keyed = w
        .person
        .iter()
        .find(|l| matches!(l.ty, Ty::Choice(_)) && l.name != "relation")
        .cloned();
    let leaf = keyed.unwrap_or_else(|| w.person[0].clone());
    let Ty::Choice(options) = leaf.ty.clone() else {
        unreachable!("found as a choice")
    };
    let second = w
        .household
        .iter()
        .find(|l| matches!(l.ty, Ty::Choice(_)))
        .cloned();
    let two = second.filter(|_| w.rng.bool());
    let values = history(w, &mut |w| match &two {
        Some(Leaf {
            ty: Ty::Choice(inner),
            ..
        }) => {
            let rows: Vec<String> = options
                .iter()
                .map(|o| format!("{o} = {{ {} }}", row(w, inner)))
                .collect();
            format!("table = {{ {} }}", rows.join(", "))
        }
        _ => row(w, &options),
    });
    let unit = w.one(&["money/month", "money/year", ""]);
    let kind = typed(unit, 0);
    let (key, keys) = match &two {
        Some(Leaf {
            name,
            ty: Ty::Choice(inner),
        }) => (
            format!("[\"person.{}\", \"household.{name}\"]", leaf.name),
            vec![options.clone(), inner.clone()],
        ),
        _ => (format!("\"person.{}\"", leaf.name), vec![options.clone()]),
    };
    declared(
        format!("{kind}, key = {key}, min = 0, max = 900, values = [{values}]"),
        Ty::Num(unit, 0.0, 900.0, 0),
        Read::Keyed(keys),
    )
}

/// Cells of all options, or of all but one and of the rest.
fn row(w: &mut Writer, options: &[&str]) -> String {
    let left_out = w.rng.usize(0..options.len());
    let otherwise = w.rng.bool();
    let mut cells = Vec::new();
    for (at, option) in options.iter().enumerate() {
        if !(otherwise && at == left_out) {
            cells.push(format!("{option} = {}", cell(w, 900)));
        }
    }
    if otherwise {
        cells.push(format!("otherwise = {}", cell(w, 900)));
    }
    cells.join(", ")
}

fn steps(w: &mut Writer) -> Declared {
    let of = threshold(w);
    let values = history(w, &mut |w| {
        let mut at = 0;
        let steps: Vec<String> = (0..w.rng.u32(1..4))
            .map(|_| {
                at += w.rng.u32(1..800);
                format!("[{at}, {}]", cell(w, 100))
            })
            .collect();
        format!("below = {}, steps = [{}]", cell(w, 100), steps.join(", "))
    });
    let unit = w.one(&["money/month", ""]);
    declared(
        format!(
            "{}, steps = \"{of}\", min = 0, max = 100, values = [{values}]",
            typed(unit, 0)
        ),
        Ty::Num(unit, 0.0, 100.0, 0),
        Read::Step(of),
    )
}

fn brackets(w: &mut Writer) -> Declared {
    let of = threshold(w);
    let values = history(w, &mut |w| {
        let mut at = 0;
        let steps: Vec<String> = (0..w.rng.u32(1..4))
            .map(|place| {
                if place > 0 {
                    at += w.rng.u32(1..800);
                }
                format!("[{at}, 0.{:02}]", w.rng.u32(0..60))
            })
            .collect();
        format!("steps = [{}]", steps.join(", "))
    });
    declared(
        format!(
            "type = \"decimal\", places = 2, marginal = \"{of}\", min = 0, max = 1, values = [{values}]"
        ),
        Ty::Num("", 0.0, 1.0, 2),
        Read::Marginal(of),
    )
}

/// The unit of a threshold: one that some fact has.
fn threshold(w: &mut Writer) -> Unit {
    let leaves = w.person.iter().chain(&w.household).chain(&w.family);
    let money = leaves.filter_map(|l| match &l.ty {
        Ty::Num(unit, ..) if unit.starts_with("money") => Some(*unit),
        _ => None,
    });
    let money: Vec<Unit> = money.collect();
    if money.is_empty() {
        "money/month"
    } else {
        w.one(&money)
    }
}

/// A value, or a disputed one.
fn figure(w: &mut Writer, most: u32) -> String {
    let low = w.rng.u32(0..=most);
    if w.rarely(4) {
        w.hit("ranged figure");
        format!("low = {low}, high = {}", w.rng.u32(low..=most))
    } else {
        format!("value = {low}")
    }
}

/// The same in a table or in steps.
fn cell(w: &mut Writer, most: u32) -> String {
    let low = w.rng.u32(0..=most);
    if w.rarely(10) {
        w.hit("ranged figure");
        format!("{{ low = {low}, high = {} }}", w.rng.u32(low..=most))
    } else {
        low.to_string()
    }
}

/// Entries by date; now and then none holds on the days that are asked about.
fn history(w: &mut Writer, value: &mut dyn FnMut(&mut Writer) -> String) -> String {
    let mut entries = Vec::new();
    let missing = w.rarely(10);
    if missing {
        w.hit("missing figure");
    }
    let firsts: &[u32] = if missing {
        &[2035]
    } else {
        &[2015, 2025, 2027]
    };
    let count = w.rng.usize(1..=firsts.len());
    for (place, year) in firsts.iter().take(count).enumerate() {
        let month = w.one(&[1, 3, 7]);
        let until = if place + 1 == count && !missing && w.rarely(8) {
            w.hit("until");
            ", until = 2027-12-31"
        } else {
            ""
        };
        let value = value(w);
        entries.push(format!(
            "{{ from = {year}-{month:02}-01, {value}, source = \"K\"{until} }}"
        ));
    }
    entries.join(", ")
}
