//! Where to apply: what serves the whole country stands on the cards; what is near is shown to who
//! says where they live, behind the result.

use selfcheck_pages::page::{BlockKind, Kind, Page, Row, Section};
use selfcheck_pages::text;

use crate::walk::{Walk, home_of_six, single_adult};

const PLACES: &str = include_str!("places.csv");

fn section<'a>(page: &'a Page, id: &str) -> Option<&'a Section> {
    page.sections.iter().find(|section| section.id == id)
}

/// Name and number of every contact of the section that has them all.
fn contacts(section: &Section) -> Vec<(String, String)> {
    let lists = section
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::List);
    let rows = lists.flat_map(|block| &block.rows);
    let phone = |row: &Row| {
        let mut calls = row
            .actions
            .iter()
            .filter(|one| one.value.starts_with("tel:"));
        calls
            .next()
            .map(|call| call.words.to_string())
            .unwrap_or_default()
    };
    rows.map(|row| (row.words.to_string(), phone(row)))
        .collect()
}

#[test]
fn a_telephone_line_for_all_stands_on_the_cards_and_nothing_is_asked() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt(language, "2026-03-20");
        home_of_six(&mut walk);
        let page = walk.page();
        assert!(
            section(&page, "places").is_none(),
            "it would say nothing new"
        );
        let office = section(&page, "office").unwrap();
        for card in &office.sections {
            let phones = contacts(card).into_iter().map(|(_, phone)| phone);
            let phones: Vec<String> = phones.filter(|phone| !phone.is_empty()).collect();
            assert_eq!(phones, ["19680"], "{}", card.id);
        }
        assert!(!text::plain(&page).contains("[area]"));
    }
}

#[test]
fn whom_nothing_fits_is_told_whom_to_ask() {
    let mut walk = Walk::egypt("en", "2026-03-20");
    walk.say(&[("answer", "me")]);
    walk.say(&[("action", "form age")]);
    walk.say(&[("age", "30")]);
    walk.say(&[("action", "enough")]);
    walk.answer(|page| {
        Some(vec![match page.id.split(' ').next().unwrap_or("") {
            "family.kind" => "other",
            "person.work" => "none",
            _ if page.kind.name() == "which" => "none-of-these",
            _ if page.kind.name() == "who" => "nobody",
            _ => return None,
        }])
    });
    let page = walk.page();
    assert!(
        section(&page, "ineligible").is_some(),
        "{}",
        text::plain(&page)
    );
    assert!(text::plain(&page).contains("Nothing here fits the answers now."));
    let places = section(&page, "places").unwrap();
    assert_eq!(
        contacts(places),
        [(
            "Ministry of Social Solidarity hotline".into(),
            "19680".into()
        )]
    );
}

#[test]
fn what_is_near_is_shown_to_who_says_where_they_live() {
    for language in ["en", "ar"] {
        let mut walk = Walk::egypt_with(language, "2026-03-20", &[("places.csv", PLACES)]);
        single_adult(&mut walk);
        assert_eq!(walk.page().kind, Kind::Results, "nothing is asked before");
        let phones = |walk: &Walk| {
            let page = walk.page();
            let places = contacts(section(&page, "places").unwrap());
            places
                .into_iter()
                .map(|(_, phone)| phone)
                .collect::<Vec<_>>()
        };
        let everywhere = ["19680", "+20 555 0100"];
        assert_eq!(phones(&walk), everywhere);
        let outcome = walk.outcome();

        walk.say(&[("action", "area")]);
        let page = walk.page();
        assert_eq!(page.id, "area");
        let choices = page.fields[0].choices.iter();
        let values: Vec<&str> = choices.map(|choice| choice.value.as_str()).collect();
        assert_eq!(values, ["2", "4", "unknown"], "the same in every language");
        walk.say(&[("answer", "2")]);
        assert_eq!(phones(&walk), ["555 0101", "", "19680", "+20 555 0100"]);
        let page = walk.page();
        assert!(section(&page, "places").unwrap().now, "focus goes there");
        let said = text::plain(&page);
        let address = if language == "ar" {
            "٣ شارع الميناء"
        } else {
            "3, Harbour Street"
        };
        assert!(said.contains(address), "{said}");
        insta::assert_snapshot!(["places-", language].concat(), near(&page));

        walk.say(&[("action", "area")]);
        assert!(
            walk.page().fields[0].choices[0].chosen,
            "what was said stands there"
        );
        walk.say(&[("answer", "unknown")]);
        assert_eq!(
            phones(&walk),
            everywhere,
            "only what serves the whole country is left"
        );
        walk.say(&[("action", "area")]);
        walk.say(&[("action", "back")]);
        assert!(!section(&walk.page(), "places").unwrap().now);
        assert_eq!(walk.outcome(), outcome, "it decides nothing");
        assert!(!walk.answers().contains("north"), "and is not kept");
    }
}

#[test]
fn whatever_is_handed_in_for_an_area_shows_no_more_than_everybody_sees() {
    let mut walk = Walk::egypt_with("en", "2026-03-20", &[("places.csv", PLACES)]);
    single_adult(&mut walk);
    for answer in ["0", "1", "5", "99999999999", "north", ""] {
        walk.say(&[("action", "area")]);
        walk.say(&[("answer", answer)]);
        let page = walk.page();
        assert_eq!(page.kind, Kind::Results, "{answer}");
        assert_eq!(
            contacts(section(&page, "places").unwrap()).len(),
            2,
            "{answer}"
        );
    }
}

/// The section as text.
fn near(page: &Page) -> String {
    let said = text::plain(page);
    let heading = section(page, "places").unwrap().heading.to_string();
    let (_, behind) = said.split_once(&heading).unwrap();
    let end = behind.find("\n## ").unwrap_or(behind.len());
    [&heading, &behind[..end]].concat()
}
