//! What wasm must agree with, as JSON lines: `cargo run -p selfcheck-tests --bin parity -- WHAT`, where WHAT is
//!
//! - `cases`: every case of every package
//! - `walks COUNT SEED`: so many random walks from a seed on, in each language of each package
//! - `element`: every case as an element on a page shows it
//!
//! `tests/parity` replays the first two, `tests/browser/parity.test.mjs` the third.

use std::process::ExitCode;

use selfcheck_runtime::date::Day;
use selfcheck_tests::parity::{
    Published, case_lines, element_lines, published_packages, walk_line,
};

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    let number = |text: &str| text.parse::<u64>().ok();
    match given.as_slice() {
        ["cases"] => each(|name, package| {
            for line in case_lines(name, &package.compiled) {
                println!("{line}");
            }
        }),
        ["element"] => each(|name, package| {
            for line in element_lines(name, package) {
                println!("{line}");
            }
        }),
        ["walks", count, seed] => match (number(count), number(seed)) {
            (Some(count), Some(seed)) => each(|name, package| walks(name, package, count, seed)),
            _ => usage(),
        },
        _ => usage(),
    }
}

fn each(say: impl Fn(&str, &Published)) -> ExitCode {
    for (name, package) in published_packages() {
        say(&name, &package);
    }
    ExitCode::SUCCESS
}

fn walks(name: &str, package: &Published, count: u64, seed: u64) {
    let first = package.bundle.slices[0].from.unwrap_or(20_000);
    for (language, _) in &package.compiled.texts {
        for seed in seed..seed + count {
            // Days differ, so that ages and figures do.
            let today = Day(first + i32::try_from(seed % 200).unwrap_or(0));
            println!("{}", walk_line(name, package, language, today, seed));
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: parity cases, parity walks COUNT SEED, or parity element");
    ExitCode::from(2)
}
