//! A slice says what its core says: of random packages and of those that are shipped.
//!
//! `SELFCHECK_CASES` sets how many households (2,000 unless told), `SELFCHECK_SEED` where they begin.

use selfcheck_tests::engine::Engine;
use selfcheck_tests::generate::package;
use selfcheck_tests::laws::hunt::shipped;
use selfcheck_tests::laws::slice::{Compared, cases, check};
use selfcheck_tests::parity::compiled_packages;

fn number(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn slices_of_random_packages_say_what_their_cores_say() {
    let (cases, mut seed) = (number("SELFCHECK_CASES", 2000), number("SELFCHECK_SEED", 1));
    let mut all = Compared::default();
    while u64::from(all.days) < cases {
        seed += 1;
        let (draft, _) = package(seed);
        let files = draft.files();
        let Ok(engine) = Engine::compile(&files) else {
            continue;
        };
        match check(&engine, &files, seed) {
            Ok(compared) => {
                all.days += compared.days;
                all.answers += compared.answers;
                all.shared += compared.shared;
            }
            Err(broken) => panic!("seed {seed}: {broken}\n{files:#?}"),
        }
    }
    println!("{all:?}");
    assert!(all.answers > all.days / 5, "{all:?}");
    assert!(all.shared < all.answers, "{all:?}");
}

#[test]
fn slices_of_shipped_packages_say_what_their_cores_say() {
    for (name, files) in shipped() {
        let engine = Engine::compile(&files).unwrap_or_else(|found| panic!("{name}: {found:?}"));
        for seed in 0..20 {
            if let Err(broken) = check(&engine, &files, seed) {
                panic!("{name}, seed {seed}: {broken}");
            }
        }
    }
}

#[test]
fn worked_cases_come_to_the_same_before_slices() {
    let mut all = Compared::default();
    for (name, compiled) in compiled_packages() {
        match cases(&compiled) {
            Ok(compared) => {
                all.days += compared.days;
                all.answers += compared.answers;
            }
            Err(broken) => panic!("{name}: {broken}"),
        }
    }
    println!("{all:?}");
    assert!(all.days >= 100 && all.answers >= 20, "{all:?}");
}
