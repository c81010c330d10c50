//! The oracle and soundness laws on as many cases as one likes:
//! `cargo run --release -p selfcheck-tests --bin laws -- --cases 10000000 [--seed N] [--law exact|sound] [--keep-going yes] [--package NAME]`
//!
//! The cases are of random packages; each shipped package is looked through with a hundredth of
//! their number besides. With `--package` all of them are of that shipped package.
//!
//! Exit code 0: no divergence; 1: one, shown with its seed; 2: wrong arguments.

use selfcheck_tests::laws::hunt::{Law, Plan, fixed_package, random, shipped};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut cases = 100_000;
    let mut seed = 1;
    let mut laws = vec![Law::Exact, Law::Sound];
    let mut keep_going = false;
    let mut only = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_default();
        match (argument.as_str(), value.as_str(), value.parse::<u64>()) {
            ("--cases", _, Ok(number)) => cases = number,
            ("--seed", _, Ok(number)) => seed = number,
            ("--keep-going", "yes", _) => keep_going = true,
            ("--package", name, _) if shipped().iter().any(|(known, _)| known == name) => {
                only = Some(name.to_owned());
            }
            ("--law", "exact", _) => laws = vec![Law::Exact],
            ("--law", "sound", _) => laws = vec![Law::Sound],
            _ => {
                eprintln!(
                    "usage: laws [--cases N] [--seed N] [--law exact|sound] [--keep-going yes] [--package NAME]"
                );
                return ExitCode::from(2);
            }
        }
    }
    for law in laws {
        println!("{law:?} law, {cases} cases from seed {seed}");
        let plan = Plan {
            law,
            seed,
            cases,
            households: 200,
            progress: true,
            keep_going,
        };
        let mut failures = Vec::new();
        if only.is_none() {
            let report = random(plan);
            println!("{}", report.text());
            println!("used: {}", report.coverage.line());
            failures.extend(report.failure);
        }
        let chosen = |name: &str| only.as_deref().is_none_or(|only| only == name);
        for (name, files) in shipped().into_iter().filter(|(name, _)| chosen(name)) {
            let share = if only.is_some() { 1 } else { 100 };
            let cases = cases / share;
            let report = fixed_package(Plan { cases, ..plan }, &name, &files);
            println!("{name}: {}", report.text());
            failures.extend(report.failure);
        }
        if let Some(failure) = failures.first() {
            println!("the first failure: {failure}");
            return ExitCode::FAILURE;
        }
    }
    println!("no divergence");
    ExitCode::SUCCESS
}
