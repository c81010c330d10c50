//! What wasm must agree with, as JSON lines: `cargo run -p selfcheck-tests --bin parity -- [WALKS] [SEED]`
//!
//! With `element` instead of numbers: every case as an element on a page shows it, for
//! `tests/browser/parity.test.mjs`.
//!
//! Every case of every package, then so many random walks (40 by default) in each language of each
//! package. `tests/parity` replays them.

use std::process::ExitCode;

use selfcheck_runtime::date::Day;
use selfcheck_tests::parity::{case_lines, element_lines, published_packages, walk_line};

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("element") {
        for (package, published) in published_packages() {
            for line in element_lines(&package, &published) {
                println!("{line}");
            }
        }
        return ExitCode::SUCCESS;
    }
    let mut numbers = std::env::args()
        .skip(1)
        .map(|argument| argument.parse::<u64>());
    let (walks, seed) = match (numbers.next(), numbers.next()) {
        (None, _) => (40, 1),
        (Some(Ok(walks)), None) => (walks, 1),
        (Some(Ok(walks)), Some(Ok(seed))) => (walks, seed),
        _ => {
            eprintln!("usage: parity [WALKS] [SEED], or parity element");
            return ExitCode::from(2);
        }
    };
    for (package, published) in published_packages() {
        for line in case_lines(&package, &published.compiled) {
            println!("{line}");
        }
        let first = published.bundle.slices[0].from.unwrap_or(20_000);
        for (language, _) in &published.compiled.texts {
            for walk in 0..walks {
                // Days differ, so that ages and figures do.
                let today = Day(first + i32::try_from(walk % 200).unwrap_or(0));
                println!(
                    "{}",
                    walk_line(&package, &published, language, today, seed + walk)
                );
            }
        }
    }
    ExitCode::SUCCESS
}
