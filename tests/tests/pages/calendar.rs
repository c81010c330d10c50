//! Days that a program states: told on its card, with a file for the calendar while they are to come.

use selfcheck_pages::page::Row;
use selfcheck_pages::text;

use crate::walk::{Walk, home_of_six};

const NOW: &str = "20260320T101500Z";

/// Takaful, with a window in which one can apply.
fn walk(language: &str, day: &str) -> Walk {
    let program = include_str!("../../../rules/egypt/takaful/program.toml");
    let window = "window = { from = 2026-04-01, to = 2026-06-30 }\n";
    let program = [program, window].concat();
    let mut walk = Walk::egypt_with(language, day, &[("takaful/program.toml", &program)]);
    home_of_six(&mut walk);
    walk
}

/// The row with the day on Takaful's card.
fn row(walk: &Walk) -> Option<Row> {
    let page = walk.page();
    let mut cards = page.sections.into_iter().flat_map(|group| group.sections);
    let card = cards.find(|card| card.id == "takaful")?;
    let mut rows = card.blocks.into_iter().flat_map(|block| block.rows);
    rows.find(|row| {
        row.actions
            .iter()
            .any(|action| action.value == "calendar takaful")
    })
}

#[test]
fn the_day_on_which_applying_opens_can_be_put_into_a_calendar() {
    for language in ["en", "ar"] {
        let walk = walk(language, "2026-03-20");
        let row = row(&walk).unwrap();
        let file = walk.calendar("takaful", NOW);
        assert!(
            file.contains("\r\nDTSTART;VALUE=DATE:20260401\r\n"),
            "{file}"
        );
        let whole = file.replace("\r\n ", "");
        let said = row.words.to_string();
        assert!(
            whole.contains(&said),
            "in the words of the page: {said}\n{whole}"
        );
        insta::assert_snapshot!(["calendar-", language].concat(), file.replace('\r', "␍"));
    }
}

#[test]
fn the_last_day_of_applying_is_told_while_it_is_open_and_not_offered_when_it_is_past() {
    let open = walk("en", "2026-06-01");
    assert_eq!(
        row(&open).unwrap().words.to_string(),
        "Apply by 30 June 2026."
    );
    let file = open.calendar("takaful", NOW);
    assert!(file.contains("DTSTART;VALUE=DATE:20260630\r\n"), "{file}");

    let past = walk("en", "2026-07-01");
    assert!(row(&past).is_none());
    assert!(text::plain(&past.page()).contains("Applications ended on 30 June 2026."));
}

#[test]
fn a_file_says_nothing_that_was_answered_and_is_the_same_for_everybody() {
    let six = walk("en", "2026-03-20").calendar("takaful", NOW);
    let program = include_str!("../../../rules/egypt/takaful/program.toml");
    let window = "window = { from = 2026-04-01, to = 2026-06-30 }\n";
    let program = [program, window].concat();
    let mut alone = Walk::egypt_with("en", "2026-03-20", &[("takaful/program.toml", &program)]);
    crate::walk::single_adult(&mut alone);
    assert_eq!(alone.calendar("takaful", NOW), six);
    let uid = six.lines().find(|line| line.starts_with("UID:"));
    assert_eq!(uid, Some("UID:egypt-takaful-20260401@selfcheck"));
}

#[test]
fn a_program_without_such_a_day_has_no_file() {
    let mut walk = Walk::egypt("en", "2026-03-20");
    home_of_six(&mut walk);
    for program in ["takaful", "karama", "nothing", ""] {
        assert_eq!(walk.calendar(program, NOW), "");
    }
    assert!(row(&walk).is_none());
}
