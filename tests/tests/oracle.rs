//! Suite 2: on households about which everything is known, the engine says exactly what Rhai's own
//! evaluator says over exact types: statuses, rules, amounts, results.
//!
//! `SELFCHECK_CASES` sets how many cases (100,000 unless told), `SELFCHECK_SEED` where they begin.

mod common;

use selfcheck_tests::laws::hunt::{Law, fixed_package, random, shipped};

#[test]
fn random_packages_come_to_what_the_oracle_says() {
    let report = random(common::plan(Law::Exact));
    println!("{}\nused: {}", report.text(), report.coverage.line());
    assert!(
        report.failure.is_none(),
        "{}",
        report.failure.unwrap_or_default()
    );
    common::assert_covered(&report);
}

#[test]
fn shipped_packages_come_to_what_the_oracle_says() {
    for (name, files) in shipped() {
        let mut plan = common::plan(Law::Exact);
        plan.cases /= common::share(&files);
        let report = fixed_package(plan, &name, &files);
        println!("{name}: {}", report.text());
        assert!(
            report.failure.is_none(),
            "{}",
            report.failure.unwrap_or_default()
        );
    }
}
