//! Pages: what a citizen reads on the way through Egypt's programs, in Arabic and in English. The
//! snapshots are the pages as text, made to be read; every sort of page is in one of them.

#[path = "pages/calendar.rs"]
mod calendar;
#[path = "pages/places.rs"]
mod places;
#[path = "pages/sex.rs"]
mod sex;
#[path = "pages/walk.rs"]
mod walk;

use fastrand::Rng;
use selfcheck_pages::page::{Kind, Page};
use selfcheck_pages::{json, text};
use selfcheck_runtime::date::Day;
use selfcheck_tests::parity;
use walk::{Walk, helped, home_of_six, single_adult};

#[test]
fn a_home_of_six_is_told_takaful_and_karama_apart_in_at_most_25_pages() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt(language, "2026-03-20");
        home_of_six(&mut walk);
        let results = walk.page();
        assert_eq!(results.kind, Kind::Results);
        let group = |id: &str| results.sections.iter().find(|section| section.id == id);
        let office = group("office").expect("something is left to the office");
        let cards: Vec<&str> = office
            .sections
            .iter()
            .map(|card| card.id.as_str())
            .collect();
        assert!(cards.contains(&"takaful"), "{cards:?}");
        assert!(
            cards.iter().any(|card| card.starts_with("karama-")),
            "{cards:?}"
        );
        assert!(walk.steps() <= 25, "{} pages", walk.steps());
        insta::assert_snapshot!(["home-of-six-", language].concat(), walk.story());
    }
}

#[test]
fn somebody_alone_who_knows_little_is_never_refused_for_it() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt(language, "2026-03-20");
        single_adult(&mut walk);
        let page = walk.page();
        let groups = || page.sections.iter().map(|section| section.id.as_str());
        assert!(groups().any(|id| id == "unsure"), "{language}");
        // Nor told that nothing fits.
        let besides = page.sections.iter().find(|one| one.id == "not-checked");
        let blocks = &besides.expect("what is not looked at").blocks;
        assert!(blocks.iter().all(|block| block.words.is_empty()));
        insta::assert_snapshot!(["alone-", language].concat(), walk.story());
    }
}

#[test]
fn who_helps_somebody_is_asked_about_that_person() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt(language, "2026-03-20");
        helped(&mut walk);
        let story = walk.story();
        // Nothing is said as if to the one who gets it.
        for said in [
            " you?",
            "Your work",
            "When were you",
            "معك أحد",
            "ميلادك",
            "عملك",
        ] {
            let after = story.split("====").skip(1).any(|page| page.contains(said));
            assert!(!after, "{language}: {said}");
        }
        assert!(story.contains("Sara سارة\n"), "by the name given");
        assert!(!story.contains('\u{202e}'));
        insta::assert_snapshot!(["helped-", language].concat(), story);
    }
}

#[test]
fn what_is_wrong_is_said_on_top_and_at_the_field_and_what_was_typed_stays() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt(language, "2026-03-20");
        walk.say(&[]);
        walk.say(&[("answer", "me")]);
        walk.say(&[]);
        let wrong = |page: &Page| -> Vec<bool> {
            let boxes = page.fields[0].boxes.iter();
            boxes.map(|text_box| text_box.wrong).collect()
        };
        assert_eq!(wrong(&walk.page()), [true; 3], "nothing was written");
        walk.say(&[("day", "31"), ("month", "13"), ("year", "1990")]);
        let page = walk.page();
        let [error] = page.errors.as_slice() else {
            panic!("{:?}", page.errors)
        };
        assert_eq!(page.fields[0].error, error.words);
        assert!(error.words.to_string().contains("13"));
        assert_eq!(error.field, "month");
        assert_eq!(wrong(&page), [false, true, false]);
        walk.say(&[("day", "30"), ("month", "٢"), ("year", "1990")]);
        walk.say(&[("day", "1"), ("month", "1"), ("year", "2031")]);
        walk.say(&[("day", "x"), ("month", "1"), ("year", "1990")]);
        walk.say(&[
            ("action", "form year"),
            ("day", "x"),
            ("month", "1"),
            ("year", "1990"),
        ]);
        walk.say(&[("only-year", "90")]);
        walk.say(&[("action", "form age"), ("only-year", "90")]);
        walk.say(&[("age", "sixty")]);
        walk.say(&[("age", "٦٠")]);
        walk.say(&[("age", "3"), ("action", "add")]);
        walk.say(&[("relation", "applicant"), ("age", "3"), ("action", "add")]);
        insta::assert_snapshot!(["errors-", language].concat(), walk.story());
    }
}

#[test]
fn a_page_is_the_same_bytes_whenever_it_is_asked_for() {
    let mut one = Walk::egypt("ar", "2026-03-20");
    let mut other = Walk::egypt("ar", "2026-03-20");
    home_of_six(&mut one);
    home_of_six(&mut other);
    assert_eq!(json::page(&one.page()), json::page(&other.page()));
    assert_eq!(text::plain(&one.page()), text::plain(&other.page()));
}

#[test]
fn whatever_is_handed_in_a_page_comes_back_and_nothing_typed_is_lost() {
    let packages = parity::published_packages();
    let (_, egypt) = packages.iter().find(|(name, _)| name == "egypt").unwrap();
    for seed in 0..150 {
        let mut check = parity::check(egypt, "ar", Day::parse("2026-03-20").unwrap());
        let mut part = 0;
        for parity::Step { entries, page, .. } in
            parity::walk(&mut check, &mut Rng::with_seed(seed))
        {
            assert!(!page.heading.is_empty(), "{seed}");
            assert!(
                !json::page(&page).contains("\"ui-"),
                "{seed}: a text is missing"
            );
            for error in &page.errors {
                assert!(!error.words.is_empty(), "{seed}");
                assert!(
                    // Several of one field stand one after the other.
                    page.fields
                        .iter()
                        .any(|field| field.error.text.contains(&error.words.text)),
                    "{seed}"
                );
            }
            let action = entries.iter().find(|(name, _)| name == "action");
            let onward = matches!(action, Some((_, action)) if action == "continue");
            assert!(page.part <= page.parts, "{seed}");
            if onward && page.part > 0 && !entries.is_empty() {
                assert!(
                    page.part >= part,
                    "{seed}: the count went back on the way forward"
                );
            }
            part = page.part;
            if page.errors.is_empty() {
                continue;
            }
            let typed = |name: &str| {
                entries
                    .iter()
                    .find(|(known, _)| known == name)
                    .map_or("", |(_, text)| text)
            };
            for text_box in page.fields.iter().flat_map(|field| &field.boxes) {
                assert_eq!(text_box.value, typed(&text_box.name), "{seed}");
            }
        }
    }
}
