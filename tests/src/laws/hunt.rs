//! Looks for packages and households that break a law: many packages, many households each, on all
//! cores. The same seed finds the same; what is found is made smaller before it is shown.

use super::{exact, pin, shrink, sound};
use crate::engine::Engine;
use crate::generate::households::{Drawer, Turns, day};
use crate::generate::{Coverage, Draft, package};
use crate::oracle::{Oracle, Sources};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Which law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// [`exact`]
    Exact,
    /// [`sound`]
    Sound,
}

/// What to look through.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// Which law.
    pub law: Law,
    /// Where chance begins.
    pub seed: u64,
    /// At least so many cases: households of the exact law, completions of the sound one.
    pub cases: u64,
    /// Households for each package.
    pub households: u32,
    /// Whether to say how it goes.
    pub progress: bool,
    /// Whether to go on after a failure, so that several are seen; each is printed at once.
    pub keep_going: bool,
}

/// What was found.
#[derive(Debug, Default)]
pub struct Report {
    /// Cases compared.
    pub cases: u64,
    /// Random packages compiled.
    pub packages: u64,
    /// Random packages refused for want of a proof of ranges.
    pub refused: BTreeMap<String, u64>,
    /// Outcomes claimed, and how many of them were decided.
    pub claims: u64,
    /// See `claims`.
    pub decided: u64,
    /// Parts of the language used by compiled packages.
    pub coverage: Coverage,
    /// The first failure.
    pub failure: Option<String>,
}

impl Report {
    /// A few lines for people.
    pub fn text(&self) -> String {
        let refused: u64 = self.refused.values().sum();
        let mut text = format!(
            "{} cases, {} packages compiled, {refused} refused for a proof of ranges {:?}",
            self.cases, self.packages, self.refused
        );
        if let Some(share) = (self.decided * 100).checked_div(self.claims) {
            let _ = write!(text, ", {} outcomes, {share}% of them decided", self.claims);
        }
        text
    }
}

/// How many households a smaller package is tried with.
const TRIES: u32 = 20;

/// The packages that are shipped, by name.
pub fn shipped() -> Vec<(String, Sources)> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(rules).into_iter().flatten().flatten() {
        let folder = entry.path();
        if folder.join("package.toml").exists() {
            let mut files = Sources::new();
            collect(&folder, "", &mut files);
            found.push((entry.file_name().to_string_lossy().into_owned(), files));
        }
    }
    found.sort();
    found
}

fn collect(folder: &Path, prefix: &str, files: &mut Sources) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{prefix}{name}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.insert(format!("{prefix}{name}"), text);
        }
    }
}

/// Looks through random packages.
pub fn random(plan: Plan) -> Report {
    let more = |_, done| done < plan.cases;
    on_all_cores(plan, more, |index| {
        one_package(plan, plan.seed.wrapping_add(index))
    })
}

/// Searches by number, on all cores, while there are more for a number and for the cases done.
fn on_all_cores(
    plan: Plan,
    more: impl Fn(u64, u64) -> bool + Sync,
    search: impl Fn(u64) -> Report + Sync,
) -> Report {
    let report = Mutex::new(Report::default());
    let (next, done, stop) = (AtomicU64::new(0), AtomicU64::new(0), AtomicBool::new(false));
    let begun = Instant::now();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if !more(index, done.load(Ordering::Relaxed)) {
                stop.store(true, Ordering::Relaxed);
                return;
            }
            let found = search(index);
            done.fetch_add(found.cases, Ordering::Relaxed);
            if found.failure.is_some() && !plan.keep_going {
                stop.store(true, Ordering::Relaxed);
            }
            merge(&mut report.lock().expect("no thread panics here"), found);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(work);
        }
        if plan.progress {
            scope.spawn(|| tell(plan, &done, &stop, begun));
        }
    });
    report.into_inner().expect("no thread panics here")
}

fn tell(plan: Plan, done: &AtomicU64, stop: &AtomicBool, begun: Instant) {
    let mut told = Instant::now();
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(200));
        if told.elapsed() > Duration::from_secs(10) {
            told = Instant::now();
            let cases = done.load(Ordering::Relaxed);
            let rate = cases / begun.elapsed().as_secs().max(1);
            println!("{cases} of {} cases, {rate} a second", plan.cases);
        }
    }
}

fn merge(report: &mut Report, found: Report) {
    report.cases += found.cases;
    report.packages += found.packages;
    report.claims += found.claims;
    report.decided += found.decided;
    report.coverage.add(&found.coverage);
    for (code, count) in found.refused {
        *report.refused.entry(code).or_default() += count;
    }
    report.failure = report.failure.take().or(found.failure);
}

/// One random package with all its households.
pub fn one_package(plan: Plan, seed: u64) -> Report {
    let (draft, coverage) = package(seed);
    let settle = |files: &Sources| match plan.law {
        Law::Exact => pin::pinned(files, &mut fastrand::Rng::with_seed(seed)),
        Law::Sound => files.clone(),
    };
    let mut report = Report::default();
    let files = settle(&draft.files());
    let compiled = catch_unwind(AssertUnwindSafe(|| Engine::compile(&files)));
    let engine = match compiled {
        Ok(Ok(engine)) => engine,
        Ok(Err(refused)) if refused.for_range_only() => {
            let code = refused
                .0
                .first()
                .map_or(String::new(), |(code, _)| code.clone());
            report.refused.insert(code, 1);
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
    report.packages = 1;
    report.coverage = coverage;
    let search_for = Search {
        law: plan.law,
        households: plan.households,
        first: None,
        plainly: true,
    };
    let found = search(search_for, &engine, &files, seed);
    report.cases = found.cases;
    report.claims = found.claims;
    report.decided = found.decided;
    if let Some(broken) = found.broken {
        report.failure = Some(smallest(plan, seed, &draft, &settle, &broken));
    }
    report
}

/// A shipped package with many households: under the exact law in several rounds, each with its
/// figures settled in another way.
pub fn fixed_package(plan: Plan, name: &str, files: &Sources) -> Report {
    let (rounds, each) = match plan.law {
        Law::Exact => (20, plan.cases / 20),
        Law::Sound => (1, plan.cases / (2 * u64::from(sound::COMPLETIONS))),
    };
    let households = u32::try_from(each).unwrap_or(1).max(1);
    let more = |round, _| round < rounds;
    on_all_cores(plan, more, |round| {
        let seed = plan.seed.wrapping_add(round);
        fixed_round(plan.law, name, files, households, seed)
    })
}

fn fixed_round(law: Law, name: &str, files: &Sources, households: u32, seed: u64) -> Report {
    let mut report = Report::default();
    let files = match law {
        Law::Exact => pin::pinned(files, &mut fastrand::Rng::with_seed(seed)),
        Law::Sound => files.clone(),
    };
    let engine = match Engine::compile(&files) {
        Ok(engine) => engine,
        Err(refused) => {
            report.failure = Some(format!("{name} is refused: {:#?}", refused.0));
            return report;
        }
    };
    let search_for = Search {
        law,
        households,
        first: None,
        plainly: true,
    };
    let found = search(search_for, &engine, &files, seed);
    report.packages = 1;
    report.cases = found.cases;
    report.claims = found.claims;
    report.decided = found.decided;
    report.failure = found
        .broken
        .map(|broken| format!("{name}, seed {seed}\n{}", broken.text));
    report
}

/// A household that breaks the law.
struct Broken {
    /// What is wrong, and with which household.
    text: String,
    /// Seed of the household.
    seed: u64,
}

struct Found {
    cases: u64,
    claims: u64,
    decided: u64,
    broken: Option<Broken>,
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

fn search(search: Search, engine: &Engine, files: &Sources, seed: u64) -> Found {
    let mut found = Found {
        cases: 0,
        claims: 0,
        decided: 0,
        broken: None,
    };
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
        match outcome {
            Ok(Ok(counted)) => {
                found.cases += counted.completions;
                found.claims += counted.claims;
                found.decided += counted.decided;
            }
            Ok(Err(text)) => {
                found.broken = Some(Broken {
                    text,
                    seed: household_seed,
                });
                return found;
            }
            Err(_) => {
                let text = format!("panicked on the household of seed {household_seed}");
                found.broken = Some(Broken {
                    text,
                    seed: household_seed,
                });
                return found;
            }
        }
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

fn smallest(
    plan: Plan,
    seed: u64,
    draft: &Draft,
    settle: &dyn Fn(&Sources) -> Sources,
    broken: &Broken,
) -> String {
    let broken_by = |files: &Sources, plainly: bool| {
        let files = settle(files);
        let engine = Engine::compile(&files).ok()?;
        let first = Some(broken.seed);
        let search_for = Search {
            law: plan.law,
            households: TRIES,
            first,
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
        show(&settle(&small.files())),
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
