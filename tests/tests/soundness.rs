//! Suite 3: whatever is claimed from partial answers, every completion agrees; what is doubted,
//! disputed or secret never refuses; and no question that can still decide is missed.
//!
//! `SELFCHECK_CASES` sets how many cases (100,000 unless told), `SELFCHECK_SEED` where they begin.

mod common;

use selfcheck_tests::laws::hunt::{Law, fixed_package, random, shipped};

#[test]
fn claims_about_random_packages_hold_in_every_completion() {
    let report = random(common::plan(Law::Sound));
    println!("{}\nused: {}", report.text(), report.coverage.line());
    assert!(
        report.failure.is_none(),
        "{}",
        report.failure.unwrap_or_default()
    );
    common::assert_covered(&report);
}

#[test]
fn claims_about_shipped_packages_hold_in_every_completion() {
    for (name, files) in shipped() {
        let mut plan = common::plan(Law::Sound);
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
