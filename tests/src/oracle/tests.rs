//! Worked examples for every operator and function, and for every row of the semantics that a
//! fully answered household can show.

use super::*;

const PACKAGE: &str = r#"
id = "trial"
currency = { code = "EGP", places = 2 }
max_people = 8
[units.family]
who = 'person.relation in ["applicant", "wife", "child"]'
lists.children = 'person.relation == "child"'
"#;

const FACTS: &str = r#"
[groups.vehicles]
max = 3
[person]
relation = { type = "choice", options = ["applicant", "wife", "child", "parent"] }
birth_date = { type = "date", min = "today-120y", max = "today" }
age = { type = "integer", unit = "year", derived = 'years(person.birth_date, today)' }
works = { type = "bool" }
wage = { type = "money/month", min = 0, max = 10000, when = 'person.works', otherwise = 0 }
school = { type = "choice", options = ["none", "primary", "secondary"], when = 'person.age in 4..20', otherwise = "none" }
owns = { type = "choices", options = ["car", "tractor"] }
[household]
rent = { type = "money/year", min = 0, max = 100000 }
rooms = { type = "integer", min = 0, max = 20 }
share = { type = "decimal", places = 2, min = 0, max = 1 }
region = { type = "choice", options = ["north", "south"] }
[family]
kind = { type = "choice", options = ["couple", "left"] }
[vehicles]
year = { type = "integer", min = 1950, max = 2100 }
"#;

const PARAMETERS: &str = r#"
limit = { type = "money/month", min = 0, max = 5000, values = [ { from = 2015-03-01, value = 400, source = "a" }, { from = 2020-01-01, low = 300, high = 500, source = "b" }, { from = 2024-01-01, value = 450, until = 2026-12-31, source = "c" } ] }
child = { type = "money/month", key = "person.school", min = 0, max = 2000, values = [ { from = 2015-03-01, primary = 80, otherwise = 5, source = "a" } ] }
both = { type = "integer", key = ["person.school", "household.region"], min = 0, max = 9, values = [ { from = 2015-03-01, table = { none = { north = 1, south = 2 }, otherwise = { north = 3, otherwise = 4 } }, source = "a" } ] }
fee = { type = "money/month", steps = "money/month", min = 0, max = 100, values = [ { from = 2015-03-01, below = 0, steps = [[100, 5], [200, 7.5]], source = "a" } ] }
scale = { type = "decimal", places = 3, marginal = "money/month", min = 0, max = 1, values = [ { from = 2015-03-01, steps = [[0, 0.03], [1000, 0.1], [3000, 0.205]], source = "a" } ] }
fine = { type = "decimal", places = 3, marginal = "money/month/6", min = 0, max = 1, values = [ { from = 2015-03-01, steps = [[0, 0.03], [1000, 0.1], [3000, 0.205]], source = "a" } ] }
secret = { type = "integer", min = 3, max = 9, confidential = true, values = [ { from = 2015-03-01, value = 5, source = "a" } ] }
count = { type = "integer", min = 0, max = 9, values = [ { from = 2015-03-01, value = 2, source = "a" } ] }
flag = { type = "bool", values = [ { from = 2015-03-01, value = true, source = "a" } ] }
start = { type = "date", min = 2000-01-01, max = 2030-01-01, values = [ { from = 2015-03-01, value = 2025-06-30, source = "a" } ] }
"#;

const RESULTS: &str = r#"
income = { of = "household", type = "money/month", min = 0, max = 100000, places = 2 }
earned = { of = "person", type = "money/month", min = 0, max = 100000, places = 2 }
"#;

const RESULT_SCRIPT: &str = r#"
fn earned(p) { p.wage }
fn income() { members.map(|p| earned(p)).sum() }
"#;

fn files(extra: &[(&str, &str)]) -> Sources {
    let base = [
        ("package.toml", PACKAGE),
        ("facts.toml", FACTS),
        ("parameters.toml", PARAMETERS),
        ("results.toml", RESULTS),
        ("results.rhai", RESULT_SCRIPT),
    ];
    base.iter()
        .chain(extra)
        .map(|(p, t)| ((*p).into(), (*t).into()))
        .collect()
}

fn text(value: &str) -> Value {
    Value::Choice(value.into())
}

fn number_of(value: &str) -> Value {
    Value::Number(number::parse(value).unwrap())
}

fn someone(relation: &str, born: &str, wage: &str, school: &str, owns: &[&str]) -> Facts {
    let owns = owns.iter().map(|o| (*o).to_string()).collect();
    Facts::from([
        ("relation".into(), text(relation)),
        ("birth_date".into(), Value::Date(Date::parse(born).unwrap())),
        ("works".into(), Value::Bool(wage != "0")),
        (
            "wage".into(),
            number_of(if wage == "0" { "999" } else { wage }),
        ),
        ("school".into(), text(school)),
        ("owns".into(), Value::Choices(owns)),
    ])
}

/// A couple, children of 13 and 3, a grandmother of 67.
fn home() -> Household {
    Household {
        people: vec![
            someone("applicant", "1990-05-01", "1500.50", "primary", &["car"]),
            someone("wife", "1992-02-29", "0", "none", &[]),
            someone("child", "2013-01-15", "0", "primary", &[]),
            someone("child", "2023-03-01", "0", "primary", &[]),
            someone("parent", "1959-03-02", "2000", "none", &["car", "tractor"]),
        ],
        household: Facts::from([
            ("rent".into(), number_of("1200")),
            ("rooms".into(), number_of("7")),
            ("share".into(), number_of("0.25")),
            ("region".into(), text("south")),
        ]),
        units: BTreeMap::from([(
            "family".into(),
            Facts::from([("kind".into(), text("couple"))]),
        )]),
        groups: BTreeMap::from([(
            "vehicles".into(),
            vec![
                Facts::from([("year".into(), number_of("1999"))]),
                Facts::from([("year".into(), number_of("2020"))]),
            ],
        )]),
        fixed: BTreeMap::new(),
    }
}

const TODAY: &str = "2026-03-01";

fn world(lean: Lean) -> World {
    World { seed: 1, lean }
}

fn asked(files: &Sources, household: &Household, today: &str, lean: Lean) -> (Oracle, Answer) {
    let oracle = Oracle::new(files).unwrap();
    let answer = oracle
        .ask(household, Date::parse(today).unwrap(), world(lean))
        .unwrap();
    (oracle, answer)
}

#[test]
fn every_operator_and_function_has_its_settled_value() {
    let (oracle, _) = asked(&files(&[]), &home(), TODAY, Lean::Low);
    let table = include_str!("expressions.txt");
    let mut rows = 0;
    for line in table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with("# "))
    {
        let (expression, expected) = line.split_once(" ~> ").expect(line);
        match oracle.expression(expression.trim()) {
            Ok(value) => assert_eq!(value.to_string(), expected.trim(), "{expression}"),
            Err(error) => assert_eq!("error", expected.trim(), "{expression}: {error}"),
        }
        rows += 1;
    }
    assert!(rows > 100, "{rows} rows");
}

#[test]
fn parameters_change_on_their_day_and_are_unknown_without_a_value() {
    let rows = [
        ("2019-12-31", Lean::Low, "400"),
        ("2020-01-01", Lean::Low, "300"),
        ("2020-01-01", Lean::High, "500"),
        ("2026-12-31", Lean::High, "450"),
        ("2027-01-01", Lean::High, "5000"),
        ("2015-02-28", Lean::High, "5000"),
        ("2015-02-28", Lean::Low, "0"),
    ];
    for (day, lean, expected) in rows {
        let (oracle, _) = asked(&files(&[]), &home(), day, lean);
        assert_eq!(
            oracle.expression("param.limit").unwrap().to_string(),
            expected,
            "{day}"
        );
    }
    let (oracle, _) = asked(&files(&[]), &home(), TODAY, Lean::High);
    assert_eq!(oracle.expression("param.secret").unwrap().to_string(), "9");
}

#[test]
fn fixed_results_win_over_their_rules() {
    let mut household = home();
    household
        .fixed
        .insert(("earned".into(), Some(0)), number_of("100"));
    let (_, answer) = asked(&files(&[]), &household, TODAY, Lean::Low);
    assert_eq!(answer.results[&("income".into(), None)], number_of("2100"));
    household
        .fixed
        .insert(("income".into(), None), number_of("812"));
    let (_, answer) = asked(&files(&[]), &household, TODAY, Lean::Low);
    assert_eq!(answer.results[&("income".into(), None)], number_of("812"));
    assert_eq!(
        answer.results[&("earned".into(), Some(0))],
        number_of("100")
    );
}

fn status_of(script: &str, program: &str, day: &str, lean: Lean) -> (String, bool) {
    let other = "require(\"old\", person.age >= 65);";
    let office = "require(\"fine\", true); office(\"visit\", household.rooms > 3);";
    let files = files(&[
        ("a/program.toml", program),
        ("a/criteria.rhai", script),
        (
            "old/program.toml",
            "unit = \"person\"\nvalid = { from = 2015-01-01, to = 2030-01-01 }",
        ),
        ("old/criteria.rhai", other),
        ("visit/program.toml", "unit = \"household\""),
        ("visit/criteria.rhai", office),
    ]);
    let (_, answer) = asked(&files, &home(), day, lean);
    let judged = &answer.programs[&("a".into(), None)];
    (judged.status().into(), judged.tainted)
}

#[test]
fn statuses_follow_the_table() {
    let rows = [
        ("require(\"a\", true);", "eligible"),
        ("require(\"a\", false);", "ineligible"),
        ("require(\"a\", false).law(\"K 1\").doubt(\"d\");", "office"),
        ("exclude(\"a\", true);", "ineligible"),
        ("exclude(\"a\", true).doubt(\"d\").proof(\"p\");", "office"),
        (
            "exclude(\"a\", false); category(\"b\", false); category(\"c\", true);",
            "eligible",
        ),
        (
            "category(\"b\", false); category(\"c\", false);",
            "ineligible",
        ),
        (
            "category(\"b\", false).doubt(\"d\"); category(\"c\", false);",
            "office",
        ),
        ("require(\"a\", true); office(\"b\");", "office"),
        (
            "require(\"a\", true); office(\"b\", household.rooms > 100);",
            "eligible",
        ),
        ("require(\"a\", false); office(\"b\");", "ineligible"),
        ("priority(\"a\", false); keep(\"b\", false);", "eligible"),
        (
            "require(\"a\", members.any(|p| p.eligible(\"old\")));",
            "eligible",
        ),
        ("require(\"a\", applicant.eligible(\"old\"));", "ineligible"),
    ];
    for (script, expected) in rows {
        let (status, tainted) = status_of(script, "unit = \"household\"", TODAY, Lean::Low);
        assert_eq!(status, expected, "{script}");
        assert!(!tainted, "{script}");
    }
    let visit = "require(\"a\", eligible(\"visit\"));";
    let program = "unit = \"household\"";
    assert_eq!(
        status_of(visit, program, TODAY, Lean::Low),
        ("ineligible".into(), true)
    );
    assert_eq!(
        status_of(visit, program, TODAY, Lean::High),
        ("eligible".into(), true)
    );
    let old = "require(\"a\", members.any(|p| p.eligible(\"old\")));";
    assert_eq!(
        status_of(old, program, "2030-01-02", Lean::Low),
        ("ineligible".into(), false)
    );
}

#[test]
fn programs_close_outside_validity_and_window() {
    let program = "unit = \"household\"\nvalid = { from = 2026-03-01 }\n\
        window = [{ from = 2026-03-01, to = 2026-03-31 }, { from = 2027-01-01, to = 2027-01-31 }]";
    let rows = [
        ("2026-02-28", "closed"),
        ("2026-03-01", "eligible"),
        ("2026-03-31", "eligible"),
        ("2026-04-01", "closed"),
        ("2027-01-31", "eligible"),
        ("2027-02-01", "closed"),
    ];
    for (day, expected) in rows {
        let (status, _) = status_of("require(\"a\", true);", program, day, Lean::Low);
        assert_eq!(status, expected, "{day}");
    }
}

#[test]
fn functions_and_closures_see_the_names_in_scope() {
    let script = "
        let least = 2;
        let grown = members.filter(|p| p.age >= 18);
        fn of_age(p, n) { p.age >= n && param.flag }
        fn near(p) { let gap = 40; members.filter(|q| abs(q.age - p.age) <= gap && !same(p, q)).len() }
        require(\"grown\", grown.len() > least);
        require(\"age\", grown.all(|p| of_age(p, 18)));
        require(\"near\", near(applicant) == 4);
        amount(\"sum\", members.map(|p| members.filter(|q| q.age < p.age).map(|q| q.wage).sum()).sum());
        amount(\"over\", if household.rooms > 0 { income() / household.rooms } else { 0 });";
    let (status, _) = status_of(script, "unit = \"household\"", TODAY, Lean::Low);
    assert_eq!(status, "eligible");
}
