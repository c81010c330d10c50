//! One package and its households under a law: the first that breaks it, made smaller before it is
//! shown.
//!
//! Which packages are searched, and on how many cores, is in `hunt.rs`.

use super::hunt::{Law, Plan, Report};
use super::{exact, pin, shrink, sound};
use crate::engine::Engine;
use crate::generate::households::{Drawer, Turns, day};
use crate::generate::{Draft, package};
use crate::oracle::{Oracle, Sources};
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many households a smaller package is tried with.
const TRIES: u32 = 20;

/// One random package with all its households.
pub fn one_package(plan: Plan, seed: u64) -> Report {
    let (draft, coverage) = package(seed);
    let mut report = Report::default();
    let files = settled(plan.law, &draft.files(), seed);
    let compiled = catch_unwind(AssertUnwindSafe(|| Engine::compile(&files)));
    let engine = match compiled {
        Ok(Ok(engine)) => engine,
        Ok(Err(refused)) if refused.for_range_only() => {
            let code = refused.0.first().map(|(code, _)| code.clone());
            report.refused.insert(code.unwrap_or_default(), 1);
            return report;
        }
        Ok(Err(refused)) => {
            report.failure = Some(format!(
                "seed {seed}: refused: {:#?}\n{}",
                refused.0,
                show(&files)
            ));
            return report;
        }
        Err(_) => {
            report.failure = Some(format!(
                "seed {seed}: the compiler panicked\n{}",
                show(&files)
            ));
            return report;
        }
    };
    report.coverage = coverage;
    let found = search(
        Search::all(plan.law, plan.households),
        &engine,
        &files,
        seed,
    );
    if let Some(broken) = found.told_in(&mut report) {
        report.failure = Some(smallest(plan.law, seed, &draft, &broken));
    }
    report
}

/// A shipped package, its figures settled in one way.
pub fn fixed_round(law: Law, name: &str, files: &Sources, households: u32, seed: u64) -> Report {
    let mut report = Report::default();
    let files = settled(law, files, seed);
    let engine = match Engine::compile(&files) {
        Ok(engine) => engine,
        Err(refused) => {
            report.failure = Some(format!("{name} is refused: {:#?}", refused.0));
            return report;
        }
    };
    let found = search(Search::all(law, households), &engine, &files, seed);
    report.failure = found
        .told_in(&mut report)
        .map(|broken| format!("{name}, seed {seed}\n{}", broken.text));
    report
}

/// The files as the law needs them: the exact law knows no disputed figure.
fn settled(law: Law, files: &Sources, seed: u64) -> Sources {
    match law {
        Law::Exact => pin::pinned(files, &mut fastrand::Rng::with_seed(seed)),
        Law::Sound => files.clone(),
    }
}

/// A household that breaks the law.
struct Broken {
    /// What is wrong, and with which household.
    text: String,
    /// Seed of the household.
    seed: u64,
}

/// What a search found.
#[derive(Default)]
struct Found {
    cases: u64,
    claims: u64,
    decided: u64,
    broken: Option<Broken>,
}

impl Found {
    /// Counts a searched package in a report; gives what breaks the law.
    fn told_in(self, report: &mut Report) -> Option<Broken> {
        report.packages += 1;
        report.cases += self.cases;
        report.claims += self.claims;
        report.decided += self.decided;
        self.broken
    }
}

/// What a search does.
#[derive(Clone, Copy)]
struct Search {
    law: Law,
    households: u32,
    /// A household to begin with.
    first: Option<u64>,
    /// Whether a failure is made smaller.
    plainly: bool,
}

impl Search {
    /// So many households; what is found is made smaller.
    fn all(law: Law, households: u32) -> Search {
        Search {
            law,
            households,
            first: None,
            plainly: true,
        }
    }
}

fn search(search: Search, engine: &Engine, files: &Sources, seed: u64) -> Found {
    let mut found = Found::default();
    let oracle = match Oracle::new(files) {
        Ok(oracle) => oracle,
        Err(error) => {
            found.broken = Some(Broken {
                text: format!("oracle: {error}"),
                seed: 0,
            });
            return found;
        }
    };
    let turns = Turns::of(oracle.package());
    let mut rng = fastrand::Rng::with_seed(seed ^ 0x5eed);
    for round in 0..search.households {
        let household_seed = match search.first {
            Some(first) if round == 0 => first,
            _ => rng.u64(..),
        };
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            try_one(search, engine, &oracle, &turns, household_seed)
        }));
        let text = match outcome {
            Ok(Ok(counted)) => {
                found.cases += counted.completions;
                found.claims += counted.claims;
                found.decided += counted.decided;
                continue;
            }
            Ok(Err(text)) => text,
            Err(_) => format!("panicked on the household of seed {household_seed}"),
        };
        let seed = household_seed;
        found.broken = Some(Broken { text, seed });
        break;
    }
    found
}

/// One household under a law.
fn try_one(
    search: Search,
    engine: &Engine,
    oracle: &Oracle,
    turns: &Turns,
    seed: u64,
) -> Result<sound::Counted, String> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let today = day(oracle.package(), &mut rng);
    let mut drawer = Drawer {
        package: oracle.package(),
        turns,
        today,
        rng,
    };
    let household = drawer.household();
    match search.law {
        Law::Exact => match exact::check(engine, oracle, &household, today) {
            Ok(()) => Ok(sound::Counted {
                completions: 1,
                ..sound::Counted::default()
            }),
            Err(error) if !search.plainly => Err(error),
            Err(_) => {
                let fails = |h: &_| exact::check(engine, oracle, h, today).is_err();
                let small = shrink::household(&household, oracle, &fails);
                let error = exact::check(engine, oracle, &small, today)
                    .err()
                    .unwrap_or_default();
                Err(format!("{error}\non {today}\n{small}"))
            }
        },
        Law::Sound => {
            let known = drawer.partly(&household);
            let rng = drawer.rng.clone();
            let check = |known: &_| {
                let package = oracle.package();
                let mut drawer = Drawer {
                    package,
                    turns,
                    today,
                    rng: rng.clone(),
                };
                sound::check(engine, oracle, known, &household, &mut drawer)
            };
            match check(&known) {
                Ok(counted) => Ok(counted),
                Err(error) if !search.plainly => Err(error),
                Err(_) => {
                    let fails = |known: &_| check(known).is_err();
                    let plain = shrink::known(&known, &household, &fails);
                    let error = check(&plain).err().unwrap_or_default();
                    Err(format!("{error}\non {today}, told\n{plain}"))
                }
            }
        }
    }
}

/// The smallest package found that is broken in the same way, and how.
fn smallest(law: Law, seed: u64, draft: &Draft, broken: &Broken) -> String {
    let broken_by = |files: &Sources, plainly: bool| {
        let files = settled(law, files, seed);
        let engine = Engine::compile(&files).ok()?;
        let search_for = Search {
            law,
            households: TRIES,
            first: Some(broken.seed),
            plainly,
        };
        search(search_for, &engine, &files, seed).broken
    };
    let alike = |files: &Sources| {
        broken_by(files, false).is_some_and(|other| kind(&other.text) == kind(&broken.text))
    };
    let small = shrink::package(draft, &alike);
    let text = broken_by(&small.files(), true).map_or_else(|| broken.text.clone(), |b| b.text);
    format!(
        "seed {seed}\n{}\n{text}\n(first seen as: {})",
        show(&settled(law, &small.files(), seed)),
        broken.text.lines().next().unwrap_or_default()
    )
}

/// What kind of failure it is: its words, without names and figures.
fn kind(text: &str) -> Vec<&str> {
    let plain = |word: &&str| !word.chars().any(|c| c.is_ascii_digit() || c == '`');
    let line = text.lines().next().unwrap_or_default();
    line.split_whitespace().filter(plain).take(3).collect()
}

fn show(files: &Sources) -> String {
    let mut text = String::new();
    for (path, content) in files.iter().filter(|(path, _)| !path.ends_with(".ftl")) {
        let _ = writeln!(text, "--- {path}\n{content}");
    }
    text
}
