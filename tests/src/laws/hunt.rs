//! Looks for packages and households that break a law: random packages and shipped ones, on all
//! cores. The same seed finds the same.
//!
//! What is done with one package is in `search.rs`.

use super::search::{fixed_round, one_package};
use super::sound;
use crate::generate::Coverage;
use crate::oracle::Sources;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Which law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Law {
    /// [`super::exact`]
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

    /// Adds what was found elsewhere.
    fn add(&mut self, found: Report) {
        self.cases += found.cases;
        self.packages += found.packages;
        self.claims += found.claims;
        self.decided += found.decided;
        self.coverage.add(&found.coverage);
        for (code, count) in found.refused {
            *self.refused.entry(code).or_default() += count;
        }
        self.failure = self.failure.take().or(found.failure);
    }
}

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
            report.lock().expect("no thread panics here").add(found);
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
