//! Who gets a program already is told so, also where that follows from another answer.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::rc::Rc;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::{Answers, Given, NamedAnswer};
use selfcheck_runtime::{Bundle, Session};
use selfcheck_tests::parity::published_packages;

#[test]
fn who_says_that_snap_helps_them_is_one_who_gets_it() {
    let packages = published_packages();
    let (_, usa) = packages
        .iter()
        .find(|(name, _)| name == "usa")
        .expect("usa");
    let day = Day::parse("2026-08-19").expect("a day");
    for core in [&usa.compiled.core, &usa.bundle.slices[0]] {
        let bundle = Rc::new(Bundle::decode(core.clone()).expect("our own core"));
        let receiving = |helps: Option<&[&str]>| {
            let given = helps.map(|helps| {
                let helps = helps.iter().map(|help| (*help).to_owned()).collect();
                NamedAnswer::declared("helps", Given::Chosen(helps))
            });
            let answers = Answers {
                household: given.into_iter().collect(),
                ..Answers::default()
            };
            let session = Session::from_answers(Rc::clone(&bundle), day, &answers);
            let session = session.expect("answers of the package");
            let programs = &bundle.core().programs;
            let outcomes = session.evaluate().outcomes();
            let snap = outcomes.iter().find(|outcome| {
                usize::try_from(outcome.program.0).is_ok_and(|place| programs[place].id == "snap")
            });
            snap.expect("an outcome of snap").receiving
        };
        assert_eq!(receiving(Some(&["snap"])), Some(true));
        assert_eq!(receiving(Some(&["wic"])), Some(false));
        assert_eq!(receiving(Some(&[])), Some(false));
        assert_eq!(receiving(None), None);
    }
}
