//! From loaded answers to outcomes: one household of six through all programs of Egypt, by the
//! engine and by Rhai at its fastest, in one run, in turns; then by the engine in V8.
//!
//! The compared work is the same for both: every condition, every status, every amount as text.
//! Rhai has every advantage: scripts compiled once, integers and `Decimal` instead of exact
//! rationals, its fast operators, shared maps as data, facts already derived and their `when`
//! already applied before the clock starts. The engine derives facts and applies `when` each time.
//!
//! Two more lines show what the engine takes for a session that has just been opened, and for the
//! whole outcomes: reasons with the answers used, laws and margins, which Rhai does not give.
//!
//! `cargo bench -p selfcheck-tests --bench household`

mod fast_rhai;

use fast_rhai::FastRhai;
use selfcheck_runtime::Session;
use selfcheck_runtime::ids::{ProgramId, Subject, Who};
use selfcheck_runtime::session::{Given, Provenance};
use selfcheck_tests::engine::{Engine, answers};
use selfcheck_tests::generate::households::{Drawer, Turns};
use selfcheck_tests::laws::hunt::shipped;
use selfcheck_tests::laws::pin::pinned;
use selfcheck_tests::oracle::number::{parse, printed};
use selfcheck_tests::oracle::{Date, Facts, Household, Oracle, Value};
use std::hint::black_box;
use std::process::{self, Command};
use std::time::{Duration, Instant};
use std::{env, fs};

/// Rounds, in turns, of so many households each.
const ROUNDS: usize = 30;
const HOUSEHOLDS: usize = 300;

fn main() {
    let (_, files) = shipped()
        .into_iter()
        .find(|(name, _)| name == "egypt")
        .expect("rules/egypt");
    // Figures in dispute are settled: a number is all Rhai can work with.
    let files = pinned(&files, &mut fastrand::Rng::with_seed(1));
    let today = Date {
        year: 2026,
        month: 3,
        day: 15,
    };
    let engine = Engine::compile(&files).unwrap_or_else(|refused| panic!("{:#?}", refused.0));
    let oracle = Oracle::new(&files).expect("the oracle reads rules/egypt");
    let home = home(&oracle, today);
    let rhai = FastRhai::new(&oracle, &files, &home, today);

    agree(&engine, &rhai, &home, today);

    let mut lines = [const { Vec::new() }; 4];
    let mut changing = session(&engine, &home, today);
    for _ in 0..ROUNDS {
        let sessions: Vec<Session> = (0..HOUSEHOLDS)
            .map(|_| session(&engine, &home, today))
            .collect();
        let mut turn = |line: usize, run: &mut dyn FnMut(usize)| {
            let begun = Instant::now();
            for at in 0..HOUSEHOLDS {
                run(at);
            }
            lines[line].push(begun.elapsed() / HOUSEHOLDS as u32);
        };
        turn(0, &mut |at| {
            change(&mut changing, at);
            decide(&engine, &changing);
        });
        turn(1, &mut |_| {
            black_box(rhai.outcomes());
        });
        turn(2, &mut |at| decide(&engine, &sessions[at]));
        turn(3, &mut |at| {
            change(&mut changing, at);
            black_box(changing.evaluate().outcomes());
        });
    }
    let in_v8 = in_v8(&engine, &home, today);
    let [engine, rhai, fresh, whole] = lines.map(median);
    let ratio = |time: Duration| rhai.as_secs_f64() / time.as_secs_f64();
    println!("one household of six through all programs of Egypt, statuses and amounts");
    println!("Rhai at its fastest      {:>9} ns", rhai.as_nanos());
    println!(
        "engine                   {:>9} ns  ratio {:.1}",
        engine.as_nanos(),
        ratio(engine)
    );
    println!(
        "engine, a new session    {:>9} ns  ratio {:.1}",
        fresh.as_nanos(),
        ratio(fresh)
    );
    println!(
        "engine, whole outcomes   {:>9} ns  ratio {:.1}",
        whole.as_nanos(),
        ratio(whole)
    );
    match in_v8 {
        Some(time) => println!(
            "engine in V8             {:>9} ns  ratio {:.1}",
            time.as_nanos(),
            ratio(time)
        ),
        None => println!(
            "engine in V8             was not measured: it needs Node.js and `cargo xtask build --for-tests`"
        ),
    }
}

/// What the same takes as a WebAssembly module in Node.js, with the same bundle and answers:
/// `v8.mjs`, run now.
fn in_v8(engine: &Engine, home: &Household, today: Date) -> Option<Duration> {
    let core = serde_json::to_value(engine.bundle.core()).expect("a core is JSON");
    let task = serde_json::json!({
        "core": core.to_string(),
        "date": today.to_string(),
        "answers": answers(&Drawer::fully(home)),
    });
    let file = env::temp_dir().join(format!("selfcheck-household-{}.json", process::id()));
    fs::write(&file, task.to_string()).expect("a file for Node.js can be written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/v8.mjs");
    let output = Command::new("node").arg(script).arg(&file).output();
    fs::remove_file(&file).expect("the file can be removed");
    let output = output.ok()?;
    eprint!("{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix("engine"))?;
    let nanoseconds = line.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// Changes an answer without changing anything: everything is evaluated anew.
fn change(session: &mut Session, at: usize) {
    let fact = session
        .bundle()
        .fact("birth_date")
        .expect("a fact of every package");
    let born = if at.is_multiple_of(2) {
        "1988-04-11"
    } else {
        "1988-04-12"
    };
    let subject = Subject::Of(session.applicant());
    let born = Given::Text(born.into());
    session
        .answer(fact, subject, born, Provenance::default())
        .expect("a date in bounds");
}

/// Every status and every amount.
fn decide(engine: &Engine, session: &Session) {
    let evaluation = session.evaluate();
    for (at, program) in engine.bundle.core().programs.iter().enumerate() {
        let id = ProgramId(at as u32);
        let one = |who| {
            black_box(evaluation.status(id, who));
            black_box(evaluation.amounts(id, who));
        };
        if program.unit == "person" {
            session
                .people()
                .iter()
                .for_each(|slot| one(Who::Person(slot.id)));
        } else {
            one(Who::Household);
        }
    }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn session(engine: &Engine, home: &Household, today: Date) -> Session {
    engine
        .session(&Drawer::fully(home), today)
        .expect("the answers are accepted")
}

/// A couple, children of 13, 8 and 3, a grandmother of 67; nothing owned, everything answered.
fn home(oracle: &Oracle, today: Date) -> Household {
    let package = oracle.package();
    let mut drawer = Drawer {
        package,
        turns: &Turns::of(package),
        today,
        rng: fastrand::Rng::with_seed(1),
    };
    let mut home = drawer.household();
    let plain = |about: &str| -> Facts {
        let facts = package
            .facts
            .iter()
            .filter(|f| f.about == about && f.derived.is_none());
        facts.map(|f| (f.name.clone(), plainest(f))).collect()
    };
    let people = [
        ("applicant", "1988-04-11"),
        ("husband", "1984-09-30"),
        ("child", "2012-06-01"),
        ("child", "2017-11-20"),
        ("child", "2022-08-05"),
        ("parent", "1958-12-24"),
    ];
    home.people = people
        .iter()
        .map(|(relation, born)| {
            let mut facts = plain("person");
            facts.insert("relation".into(), Value::Choice((*relation).into()));
            facts.insert(
                "birth_date".into(),
                Value::Date(Date::parse(born).expect("a date")),
            );
            if *relation == "child" {
                facts.insert("school".into(), Value::Choice("primary".into()));
            }
            facts
        })
        .collect();
    home.household = plain("household");
    home.units = package
        .units
        .iter()
        .map(|u| (u.id.clone(), plain(&u.id)))
        .collect();
    home.fixed.clear();
    home
}

fn plainest(fact: &selfcheck_tests::oracle::declared::Fact) -> Value {
    use selfcheck_tests::oracle::declared::{Bound, Type};
    match &fact.ty {
        Type::Bool => Value::Bool(false),
        Type::Choice(options) => Value::Choice(options.first().cloned().unwrap_or_default()),
        Type::Choices(_) => Value::Choices(Default::default()),
        Type::Date => Value::Date(Date {
            year: 2000,
            month: 1,
            day: 1,
        }),
        Type::Number(..) => match &fact.min {
            Some(Bound::Number(number)) => Value::Number(number.clone()),
            _ => Value::Number(parse("0").expect("a number")),
        },
    }
}

/// Both must say the same before their speed means anything.
fn agree(engine: &Engine, rhai: &FastRhai, home: &Household, today: Date) {
    let session = session(engine, home, today);
    let outcomes = session.evaluate().outcomes();
    let told = rhai.outcomes();
    assert_eq!(outcomes.len(), told.len(), "outcomes");
    for outcome in &outcomes {
        let program = &engine.bundle.core().programs[outcome.program.0 as usize];
        let person = match outcome.who {
            Who::Person(id) => session.people().iter().position(|slot| slot.id == id),
            _ => None,
        };
        let other = told
            .iter()
            .find(|o| o.program == program.id && o.person == person)
            .expect("the same programs");
        assert_eq!(
            outcome.status.name(),
            other.status,
            "{} {person:?}",
            program.id
        );
        for amount in &outcome.amounts {
            let places = program.amounts[amount.amount as usize].places;
            let value = other.amounts.iter().find(|(id, _)| *id == amount.id);
            let value = value
                .and_then(|(_, text)| parse(text))
                .map(|v| printed(&v, places));
            assert_eq!(parse(&amount.low), value, "{} {}", program.id, amount.id);
        }
    }
}
