//! What the suites of laws share: how many cases, from which seed.

use selfcheck_tests::laws::hunt::{Law, Plan, Report};
use selfcheck_tests::oracle::Sources;

/// The plan of a suite, from the environment.
pub fn plan(law: Law) -> Plan {
    let number = |name: &str, otherwise: u64| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse().ok())
            .unwrap_or(otherwise)
    };
    Plan {
        law,
        seed: number("SELFCHECK_SEED", 1),
        cases: number("SELFCHECK_CASES", 100_000),
        households: if law == Law::Exact { 200 } else { 25 },
        progress: false,
        keep_going: false,
    }
}

/// Every part of the language was used by packages that compiled, given enough packages.
pub fn assert_covered(report: &Report) {
    if report.packages >= 300 {
        let missing = report.coverage.missing();
        assert!(missing.is_empty(), "no package used {missing:?}");
    }
}

/// A shipped package gets one of so many cases: a tenth, or where one case takes long because
/// there are very many results, one of 400.
pub fn share(files: &Sources) -> u64 {
    let results = files
        .get("results.rhai")
        .map_or(0, |text| text.matches("\nfn ").count());
    if results > 100 { 400 } else { 10 }
}
