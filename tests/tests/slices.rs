//! A slice says what its core says: of random packages and of those that are shipped.
//!
//! `SELFCHECK_CASES` sets how many households (2,000 unless told), `SELFCHECK_SEED` where they begin.

use selfcheck_tests::engine::Engine;
use selfcheck_tests::generate::package;
use selfcheck_tests::laws::hunt::shipped;
use selfcheck_tests::laws::slice::{Compared, cases, check};
use selfcheck_tests::parity::{Published, published_packages};

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
    for (name, Published { compiled, .. }) in published_packages() {
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

#[test]
fn a_slice_for_a_program_has_nothing_of_the_others() {
    let mut seen = 0;
    for (name, Published { compiled, bundle }) in published_packages() {
        let ids: Vec<String> = compiled
            .core
            .programs
            .iter()
            .map(|program| program.id.clone())
            .collect();
        for id in ids.iter().filter(|_| ids.len() > 1) {
            let only = [format!("program={id}").parse().expect("of that form")];
            let cut = compiled
                .bundle(None, &only)
                .expect("a program of the package");
            let [slice] = cut.slices.as_slice() else {
                panic!("{name}: one slice")
            };
            let programs: Vec<&String> = slice.programs.iter().map(|program| &program.id).collect();
            assert_eq!(programs, [id], "{name}");
            assert!(
                slice.nodes.len() < bundle.slices[0].nodes.len(),
                "{name} {id}"
            );
            for (language, texts) in &cut.texts {
                let of_other = |key: &&String| {
                    key.split_once('.')
                        .is_some_and(|(other, _)| other != id && ids.iter().any(|id| id == other))
                };
                assert_eq!(
                    texts.keys.0.iter().find(of_other),
                    None,
                    "{name} {id} {language}"
                );
                assert!(
                    texts.keys.0.contains(&format!("{id}.title")),
                    "{name} {id} {language}"
                );
            }
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen}");
}
