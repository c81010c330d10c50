//! A random package: vocabulary, figures, results, programs.

use super::coverage::Coverage;
use super::draft::{Draft, Item, ProgramDraft};
use super::expressions::{
    Bound, Leaf, Num, Other, Param, Read, ResultFn, Scope, Ty, UNITS, Unit, Writer,
};

const LETTERS: &[&str] = &["a", "b", "c"];
const STAGES: &[&str] = &["none", "primary", "secondary", "higher"];
const RELATIONS: &[&str] = &["applicant", "wife", "child", "parent"];

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
    facts(&mut writer, &mut draft);
    units(&mut writer, &mut draft);
    parameters(&mut writer, &mut draft);
    writer.lists = true;
    for _ in 0..writer.rng.usize(0..3) {
        result(&mut writer, &mut draft);
    }
    for _ in 0..writer.rng.usize(1..4) {
        program(&mut writer, &mut draft);
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

fn facts(w: &mut Writer, draft: &mut Draft) {
    let mut household = Vec::new();
    let mut person = vec![
        fact("relation", "type = \"choice\", options = [\"applicant\", \"wife\", \"child\", \"parent\"]", RELATIONS),
        fact("birth_date", "type = \"date\", min = \"today-110y\", max = \"today\"", &[]),
        Item {
            text: "age = { type = \"integer\", unit = \"year\", derived = 'years(person.birth_date, today)' }".into(),
            ftl: "fact-age = Age\n".into(),
        },
    ];
    w.household.clear();
    for _ in 0..w.rng.usize(2..5) {
        let only = w.household.len();
        let s = Scope {
            only: Some(only),
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
        (
            "groups.things".into(),
            vec![Item {
                text: "max = 3".into(),
                ftl: String::new(),
            }],
        ),
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

fn random_fact(w: &mut Writer, s: &Scope, may_depend: bool) -> (Item, Leaf) {
    let name = w.name("f");
    let (mut rest, ty, otherwise, options): (String, Ty, &str, &[&'static str]) =
        match w.rng.u32(..12) {
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
                let text =
                    format!("type = \"{unit}\", min = {least}, max = {most}, places = {places}");
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
    if may_depend && !otherwise.is_empty() && w.rarely(4) {
        w.coverage.hit("fact when");
        let condition = w.bool(s, 1);
        rest += &format!(", when = '{condition}', otherwise = {otherwise}");
    } else if may_depend && s.only.is_some_and(|n| n > 1) && w.rarely(6) {
        w.coverage.hit("fact derived");
        match &ty {
            Ty::Bool => {
                let rule = w.bool(s, 2);
                rest = format!("type = \"bool\", derived = '{rule}'");
            }
            Ty::Num(unit, low, high, places) => {
                let rule = w.number(s, unit, 1);
                let mode = w.one(&["floor", "half_even"]);
                let to = if *places == 0 { "1" } else { "0.01" };
                let kind = if unit.starts_with("money") {
                    format!("type = \"{unit}\", places = {places}")
                } else if *places == 0 {
                    format!("type = \"integer\", unit = \"{unit}\"")
                } else {
                    format!("type = \"decimal\", places = {places}, unit = \"{unit}\"")
                };
                let kind = kind.replace(", unit = \"\"", "");
                let (low, high) = (low.floor(), high.ceil());
                rest = format!(
                    "{kind}, min = {low}, max = {high}, derived = 'clamp(round({}, {to}, \"{mode}\"), {low}, {high})'",
                    rule.text
                );
            }
            _ => {}
        }
    }
    (fact(&name, &rest, options), Leaf { name, ty })
}

fn money_hit(w: &mut Writer, unit: Unit) {
    let part = match unit {
        "money/day" => "money/day",
        "money/week" => "money/week",
        "money/month" => "money/month",
        "money/quarter" => "money/quarter",
        "money/year" => "money/year",
        "money/once" => "money/once",
        _ => return,
    };
    w.coverage.hit(part);
}

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
    draft.units.push(Item {
        text,
        ftl: String::new(),
    });
}

fn parameters(w: &mut Writer, draft: &mut Draft) {
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
    let confidential = w.rarely(12);
    let secret = if confidential {
        w.coverage.hit("confidential figure");
        "confidential = true, "
    } else {
        ""
    };
    let made = |text: String, ty: Ty, read: Read| {
        let item = Item {
            text: format!("{name} = {{ {secret}{text} }}"),
            ftl: String::new(),
        };
        (
            item,
            Param {
                name: name.into(),
                ty,
                read,
            },
        )
    };
    match kind {
        0 => {
            let values = history(w, &mut |w| format!("value = {}", w.one(&["true", "false"])));
            made(
                format!("type = \"bool\", values = [{values}]"),
                Ty::Bool,
                Read::Plain,
            )
        }
        1 => {
            let values = history(w, &mut |w| {
                let (a, b) = (w.rng.u32(2001..2024), w.rng.u32(1..13));
                if w.rarely(3) {
                    w.coverage.hit("ranged figure");
                    format!(
                        "low = {a}-{b:02}-01, high = {}-{b:02}-28",
                        a + w.rng.u32(0..3)
                    )
                } else {
                    format!("value = {a}-{b:02}-15")
                }
            });
            made(
                format!("type = \"date\", min = 2000-01-01, max = 2028-12-31, values = [{values}]"),
                Ty::Date,
                Read::Plain,
            )
        }
        2 => {
            let values = history(w, &mut |w| format!("value = \"{}\"", w.one(LETTERS)));
            made(
                format!("type = \"choice\", options = [\"a\", \"b\", \"c\"], values = [{values}]"),
                Ty::Choice(LETTERS.to_vec()),
                Read::Plain,
            )
        }
        3 => {
            let values = history(w, &mut |w| figure(w, 5, 0));
            made(
                format!("type = \"integer\", min = 0, max = 5, values = [{values}]"),
                Ty::Num("", 0.0, 5.0, 0),
                Read::Plain,
            )
        }
        4 | 5 => {
            // A table keyed by a fact about a person, if there is one of that kind.
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
            let values = history(w, &mut |w| {
                let row = |w: &mut Writer, options: &[&str]| -> String {
                    let mut cells = Vec::new();
                    let left_out = w.rng.usize(0..options.len());
                    let otherwise = w.rng.bool();
                    for (at, option) in options.iter().enumerate() {
                        if !(otherwise && at == left_out) {
                            cells.push(format!("{option} = {}", cell(w, 900)));
                        }
                    }
                    if otherwise {
                        cells.push(format!("otherwise = {}", cell(w, 900)));
                    }
                    cells.join(", ")
                };
                match &two {
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
                }
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
            made(
                format!("{kind}, key = {key}, min = 0, max = 900, values = [{values}]"),
                Ty::Num(unit, 0.0, 900.0, 0),
                Read::Keyed(keys),
            )
        }
        6 => {
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
            made(
                format!(
                    "{}, steps = \"{of}\", min = 0, max = 100, values = [{values}]",
                    typed(unit, 0)
                ),
                Ty::Num(unit, 0.0, 100.0, 0),
                Read::Step(of),
            )
        }
        7 => {
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
            made(
                format!(
                    "type = \"decimal\", places = 2, marginal = \"{of}\", min = 0, max = 1, values = [{values}]"
                ),
                Ty::Num("", 0.0, 1.0, 2),
                Read::Marginal(of),
            )
        }
        8 => {
            let values = history(w, &mut |w| format!("value = 0.{:02}", w.rng.u32(0..100)));
            made(
                format!("type = \"decimal\", places = 2, min = 0, max = 1, values = [{values}]"),
                Ty::Num("", 0.0, 1.0, 2),
                Read::Plain,
            )
        }
        _ => {
            let unit = w.one(UNITS);
            money_hit(w, unit);
            let most = if unit.starts_with("money") { 4000 } else { 60 };
            let values = history(w, &mut |w| figure(w, most, 0));
            made(
                format!(
                    "{}, min = 0, max = {most}, values = [{values}]",
                    typed(unit, 0)
                ),
                Ty::Num(unit, 0.0, f64::from(most), 0),
                Read::Plain,
            )
        }
    }
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

fn typed(unit: Unit, places: u32) -> String {
    if unit.starts_with("money") {
        format!("type = \"{unit}\", places = {places}")
    } else if unit.is_empty() {
        "type = \"integer\"".into()
    } else {
        format!("type = \"integer\", unit = \"{unit}\"")
    }
}

fn figure(w: &mut Writer, most: u32, _places: u32) -> String {
    let low = w.rng.u32(0..=most);
    if w.rarely(4) {
        w.coverage.hit("ranged figure");
        format!("low = {low}, high = {}", w.rng.u32(low..=most))
    } else {
        format!("value = {low}")
    }
}

fn cell(w: &mut Writer, most: u32) -> String {
    let low = w.rng.u32(0..=most);
    if w.rarely(10) {
        w.coverage.hit("ranged figure");
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
        w.coverage.hit("missing figure");
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
            w.coverage.hit("until");
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

fn result(w: &mut Writer, draft: &mut Draft) {
    let person = w.rng.bool();
    let name = w.name(if person { "of" } else { "all" });
    let mut s = Scope {
        results: w.results.len(),
        ..Scope::default()
    };
    let parameter = if person {
        let p = w.name("p");
        s = s.with(&p, Bound::Person);
        s.closures = 1;
        p
    } else {
        String::new()
    };
    let of = if person { "person" } else { "household" };
    let unit = w.one(&["money/month", "money/year", "", "year"]);
    let (low, high) = (0, 5000);
    let body = w.number(&s, unit, 3);
    let bool_result = w.rarely(4);
    let (declared, text, ty) = if bool_result {
        let text = w.bool(&s, 3);
        (
            format!("{name} = {{ of = \"{of}\", type = \"bool\" }}"),
            text,
            Ty::Bool,
        )
    } else {
        let kind = if unit.starts_with("money") {
            format!("type = \"{unit}\"")
        } else if unit.is_empty() {
            "type = \"decimal\"".into()
        } else {
            format!("type = \"decimal\", unit = \"{unit}\"")
        };
        let declared =
            format!("{name} = {{ of = \"{of}\", {kind}, min = {low}, max = {high}, places = 2 }}");
        let ty = Ty::Num(unit, f64::from(low), f64::from(high), 2);
        (declared, format!("clamp({}, {low}, {high})", body.text), ty)
    };
    let function = format!("fn {name}({parameter}) {{\n    {text}\n}}\n");
    draft.results.push((
        Item {
            text: declared,
            ftl: String::new(),
        },
        function,
    ));
    w.results.push(ResultFn { name, person, ty });
}

fn program(w: &mut Writer, draft: &mut Draft) {
    let id = format!("prog{}", draft.programs.len());
    let unit = w.one(&["household", "family", "person", "person"]);
    w.coverage.hit(match unit {
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
        w.coverage.hit("valid");
        toml += w.one(&[
            "valid = { from = 2025-06-01 }\n",
            "valid = { from = 2015-01-01, to = 2027-03-31 }\n",
        ]);
    }
    if w.rarely(4) {
        w.coverage.hit("window");
        toml += w.one(&[
            "window = { from = 2025-01-01, to = 2026-12-31 }\n",
            "window = [{ from = 2024-01-01, to = 2025-06-30 }, { from = 2026-01-01 }]\n",
        ]);
    }
    let receives = receives_fact(w, person);
    if let Some((path, _)) = &receives {
        toml += &format!("receives = \"{path}\"\n");
    }
    let mut statements = vec![Item {
        text: format!("//! {id}"),
        ftl: String::new(),
    }];
    for _ in 0..w.rng.usize(0..3) {
        let (item, name, bound) = binding(w, &s);
        statements.push(item);
        s = s.with(&name, bound);
    }
    for _ in 0..w.rng.usize(2..6) {
        statements.push(rule(w, &s));
    }
    for _ in 0..w.rng.usize(0..2) {
        function(w, &s, &mut statements);
    }
    for _ in 0..w.rng.usize(0..3) {
        let unit = w.one(&["money/month", "money/month", "money/year", "money/once", ""]);
        let value = w.number(&s, unit, 4);
        let value = if value.bare {
            format!("({} + 0)", value.text)
        } else {
            value.text
        };
        w.coverage.hit("amount");
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
        receives: receives.map(|(_, of_person)| of_person),
    });
}

fn receives_fact(w: &mut Writer, person: bool) -> Option<(String, bool)> {
    let household: Vec<Leaf> = w
        .household
        .iter()
        .filter(|l| l.ty == Ty::Bool)
        .cloned()
        .collect();
    let people: Vec<Leaf> = w
        .person
        .iter()
        .filter(|l| l.ty == Ty::Bool)
        .cloned()
        .collect();
    if person && !people.is_empty() {
        return Some((format!("person.{}", w.one(&people).name), true));
    }
    (!person && !household.is_empty())
        .then(|| (format!("household.{}", w.one(&household).name), false))
}

fn binding(w: &mut Writer, s: &Scope) -> (Item, String, Bound) {
    w.coverage.hit("let");
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
    (
        Item {
            text: format!("let {name} = {text};"),
            ftl: String::new(),
        },
        name,
        bound,
    )
}

fn function(w: &mut Writer, s: &Scope, statements: &mut Vec<Item>) {
    w.coverage.hit("fn");
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
    statements.push(rule);
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
    w.coverage.hit(part);
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
        w.coverage.hit("law");
        text += ".law(\"K 1\")";
    }
    if w.rarely(4) && part != "amount" {
        w.coverage.hit("proof");
        text += ".proof(\"paper\")";
    }
    if doubt {
        w.coverage.hit("doubt");
        text += &format!(".doubt(\"d{id}\")");
        ftl += &format!("doubt-d{id} = {id}\n");
    }
    Item {
        text: format!("{text};"),
        ftl,
    }
}
