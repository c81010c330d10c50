//! Random programs: whom they are for, when they hold, and the statements of their scripts.
//!
//! The conditions and amounts in the statements are in `generate/expressions/`.

use crate::generate::draft::{Draft, Item, ProgramDraft};
use crate::generate::expressions::{Bound, Leaf, Num, Other, Scope, Ty, UNITS, Unit, Writer};

/// A program, into the draft and into the vocabulary.
pub fn program(w: &mut Writer, draft: &mut Draft) {
    let id = format!("prog{}", draft.programs.len());
    let unit = w.one(&["household", "family", "person", "person"]);
    w.hit(match unit {
        "household" => "household program",
        "family" => "unit program",
        _ => "person program",
    });
    let person = unit == "person";
    let mut s = Scope {
        person,
        closures: u32::from(person),
        programs: true,
        results: w.results.len(),
        ..Scope::default()
    };
    let mut toml = format!("unit = \"{unit}\"\n");
    if w.rarely(4) {
        w.hit("valid");
        toml += w.one(&[
            "valid = { from = 2025-06-01 }\n",
            "valid = { from = 2015-01-01, to = 2027-03-31 }\n",
        ]);
    }
    if w.rarely(4) {
        w.hit("window");
        toml += w.one(&[
            "window = { from = 2025-01-01, to = 2026-12-31 }\n",
            "window = [{ from = 2024-01-01, to = 2025-06-30 }, { from = 2026-01-01 }]\n",
        ]);
    }
    let receives = receives_fact(w, person);
    if let Some(path) = &receives {
        toml += &format!("receives = \"{path}\"\n");
    }
    let mut statements = vec![Item::plain(format!("//! {id}"))];
    for _ in 0..w.rng.usize(0..3) {
        let (item, name, bound) = binding(w, &s);
        statements.push(item);
        s = s.with(&name, bound);
    }
    for _ in 0..w.rng.usize(2..6) {
        statements.push(rule(w, &s));
    }
    for _ in 0..w.rng.usize(0..2) {
        statements.push(function(w, &s));
    }
    for _ in 0..w.rng.usize(0..3) {
        let unit = w.one(&["money/month", "money/month", "money/year", "money/once", ""]);
        let value = w.number(&s, unit, 4);
        let value = if value.bare {
            format!("({} + 0)", value.text)
        } else {
            value.text
        };
        w.hit("amount");
        statements.push(verb(w, "amount", "amount", Some(value), false));
    }
    draft.programs.push(ProgramDraft {
        id: id.clone(),
        toml,
        statements,
    });
    w.others.push(Other {
        id,
        person,
        receives: receives.map(|_| person),
    });
}

/// Path of the fact that says one receives it already, if there is one of that kind.
fn receives_fact(w: &mut Writer, person: bool) -> Option<String> {
    let (about, facts) = if person {
        ("person", &w.person)
    } else {
        ("household", &w.household)
    };
    let bools: Vec<Leaf> = facts.iter().filter(|l| l.ty == Ty::Bool).cloned().collect();
    let fact = w.one_of_any(&bools)?;
    Some(format!("{about}.{}", fact.name))
}

fn binding(w: &mut Writer, s: &Scope) -> (Item, String, Bound) {
    w.hit("let");
    let name = w.name("v");
    let (text, bound) = match w.rng.u32(..4) {
        0 => (w.bool(s, 2), Bound::Bool),
        1 => (w.date(s, 2), Bound::Date),
        _ => {
            let unit = w.one(UNITS);
            let value = w.number(s, unit, 2);
            if value.bare {
                (w.bool(s, 2), Bound::Bool)
            } else {
                (value.text.clone(), Bound::Num(unit, value))
            }
        }
    };
    (Item::plain(format!("let {name} = {text};")), name, bound)
}

/// A rule by a function of a person and a number.
fn function(w: &mut Writer, s: &Scope) -> Item {
    w.hit("fn");
    let name = w.name("g");
    let (p, n) = (w.name("p"), w.name("n"));
    let mut inside = Scope {
        programs: s.programs,
        results: s.results,
        person: false,
        closures: s.closures,
        ..Scope::default()
    };
    inside = inside.with(&p, Bound::Person);
    // The argument is no literal: a literal would not keep its unit inside.
    let (unit, argument) = argument(w, s);
    let number = Num {
        text: n.clone(),
        low: 0.0,
        high: 500.0,
        sure: false,
        ..argument.clone()
    };
    inside = inside.with(&n, Bound::Num(unit, number));
    // Names of the language inside a function need its person by parameter.
    let body = w.bool(&inside, 3);
    let call = |who: &str| format!("{name}({who}, clamp({}, 0, 500))", argument.text);
    let value = if s.person {
        call("person")
    } else if w.rng.bool() {
        let q = w.name("p");
        format!("members.any(|{q}| {})", call(&q))
    } else {
        call("applicant")
    };
    let mut rule = verb(w, "require", "require", Some(value), false);
    rule.text = format!("fn {name}({p}, {n}) {{\n    {body}\n}}\n{}", rule.text);
    rule
}

/// A number with a unit of its own.
fn argument(w: &mut Writer, s: &Scope) -> (Unit, Num) {
    for _ in 0..4 {
        let unit = w.unit();
        let number = w.plain_number(s, unit);
        if !number.bare && number.digits() < 9.0 {
            return (unit, number);
        }
    }
    ("year", w.plain_number(s, "year"))
}

fn rule(w: &mut Writer, s: &Scope) -> Item {
    let (word, part) = w.one(&[
        ("category", "category"),
        ("category", "category"),
        ("require", "require"),
        ("require", "require"),
        ("require", "require"),
        ("exclude", "exclude"),
        ("exclude", "exclude"),
        ("office", "office"),
        ("office", "office()"),
        ("priority", "priority"),
        ("keep", "keep"),
    ]);
    w.hit(part);
    let condition = (part != "office()").then(|| w.bool(s, 3));
    let doubt = matches!(word, "category" | "require" | "exclude") && w.rarely(6);
    verb(w, word, part, condition, doubt)
}

fn verb(w: &mut Writer, word: &str, part: &str, value: Option<String>, doubt: bool) -> Item {
    let id = w.name("r");
    let mut text = match value {
        Some(value) => format!("{word}(\"{id}\", {value})"),
        None => format!("{word}(\"{id}\")"),
    };
    let mut ftl = if part == "amount" {
        format!("amount-{id} = {id}\n")
    } else {
        format!("rule-{id} = {id}\n    .met = {id}\n    .unmet = {id}\n    .open = {id}\n")
    };
    if w.rarely(2) {
        w.hit("law");
        text += ".law(\"K 1\")";
    }
    if w.rarely(4) && part != "amount" {
        w.hit("proof");
        text += ".proof(\"paper\")";
    }
    if doubt {
        w.hit("doubt");
        text += &format!(".doubt(\"d{id}\")");
        ftl += &format!("doubt-d{id} = {id}\n");
    }
    Item {
        text: format!("{text};"),
        ftl,
    }
}
