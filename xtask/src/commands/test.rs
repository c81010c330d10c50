//! `cargo xtask test`: everything that must hold before a change is kept.
//!
//! A failure does not stop what does not depend on it, so that one run tells all that is wrong.

use std::path::Path;

use super::build::{self, BuildOptions, CompilerOptions};
use super::size::{self, SizeOptions};
use crate::dist::rules;
use crate::failure::{Failure, Result};
use crate::folders;
use crate::process::Program;
use crate::steps::{Account, note};
use crate::tally::Tally;
use crate::tools::{chromium, npm};

/// Runs every check, then prints what failed and the count.
pub fn run(compiler: CompilerOptions) -> Result {
    let mut account = Account::default();
    let mut tallies = Vec::new();
    let mut count = |name: &str, program: Program| {
        let mut tally = Tally::default();
        let result = program.run_reading(|line| tally.read(line));
        tallies.push(format!("{name}: {tally}"));
        result
    };

    account.step("formatting", &[], || {
        cargo("run `cargo fmt --all`")
            .args(["fmt", "--all", "--check"])
            .run()
    });
    account.step("lints", &[], || {
        cargo("the lints' messages are above")
            .args([
                "clippy",
                "--workspace",
                "--all-targets",
                "--locked",
                "--",
                "-D",
                "warnings",
            ])
            .run()
    });
    account.step("cargo test", &[], || {
        let program = cargo("the tests that failed are named above");
        let arguments = ["test", "--workspace", "--locked", "--no-fail-fast"];
        count("cargo test", program.args(arguments))
    });
    let plain = "cargo test, with the loops that citizens download";
    account.step(plain, &[], || {
        let program = cargo("the tests that failed are named above");
        let arguments = ["test", "--package", "selfcheck-runtime", "--locked"];
        let features = ["--no-fail-fast", "--no-default-features", "--features"];
        let program = program.args(arguments).args(features).arg("messages");
        count(plain, program)
    });

    let options = BuildOptions {
        compiler,
        for_tests: true,
    };
    build::steps(&mut account, options);
    for package in folders::rules_packages() {
        for verb in ["check", "test"] {
            let title = format!("selfcheck {verb} rules/{}", folders::name(&package));
            account.step(&title, &[build::SELFCHECK], || selfcheck(verb, &package));
        }
    }

    let parity = [build::ELEMENT_FOR_TESTS, build::PACKAGES];
    account.step("parity in Node.js", &parity, || {
        node_suite("tests/parity", None, |program| {
            count("tests/parity", program)
        })
    });
    let journeys = [
        build::TOOLS,
        build::ELEMENT,
        build::ELEMENT_FOR_TESTS,
        build::STUDIO,
        build::PACKAGES,
    ];
    account.step("journeys in a browser", &journeys, || {
        let browser = chromium::ensure()?;
        node_suite("tests/browser", Some(&browser), |program| {
            count("tests/browser", program)
        })
    });
    account.step(
        "size",
        &[build::ELEMENT, build::STUDIO, build::PACKAGES],
        || size::run(SizeOptions::default()),
    );

    println!();
    for tally in &tallies {
        println!("{tally}");
    }
    account.close()
}

fn cargo(advice: &str) -> Program {
    Program::cargo(advice).within(&folders::root())
}

/// Runs the `selfcheck` command over a rules package.
fn selfcheck(verb: &str, package: &Path) -> Result {
    let name = folders::name(package);
    rules::command(format!("what is wrong in `rules/{name}` is listed above"))
        .arg(verb)
        .arg(Path::new("rules").join(&name))
        .run()
}

/// Runs the test files of a folder: those whose names end in `.test.mjs`. Other scripts there are
/// their helpers; helpers without a test are a mistake in a name.
fn node_suite(folder: &str, browser: Option<&Path>, run: impl FnOnce(Program) -> Result) -> Result {
    let place = folders::root().join(folder);
    let tests = folders::files_ending_in(&place, ".test.mjs");
    if tests.is_empty() {
        return match folders::files_ending_in(&place, ".mjs").as_slice() {
            [] => {
                note(format!("there is no test in `{folder}` yet"));
                Ok(())
            }
            [_, ..] => Err(Failure::Advice(format!(
                "no file of `{folder}` is a test: their names must end in `.test.mjs`"
            ))),
        };
    }
    let node = npm::node("the tests that failed are named above, or Node.js 20 is missing")
        // Each file has a server and a browser of its own, so two can run side by side.
        .args(["--test", "--test-reporter=spec", "--test-concurrency=2"])
        .args(&tests);
    run(match browser {
        Some(browser) => node.env("CHROMIUM", browser),
        None => node,
    })
}
