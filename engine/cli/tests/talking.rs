//! Conversations in which whatever comes to mind is typed, over every package of `rules/` in each
//! of its languages: there is always something to say, and what was answered can be kept.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

use std::path::Path;
use std::rc::Rc;

use fastrand::Rng;
use selfcheck_compiler::answers::{from_json, to_json};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_pages::Check;
use selfcheck_pages::text::Talk;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{TextBundle, Texts};
use selfcheck_runtime::{Bundle, Session};
use serde_json::Value;

/// Conversations in each language.
const TALKS: u64 = 60;
/// Lines typed in each.
const LINES: usize = 100;

fn compiled(name: &str) -> Compiled {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let mut found = Diagnostics::default();
    let files = Files::from_folder(&folder.join(name), &mut found).unwrap();
    compile(&files, &Options::default(), found).unwrap()
}

/// Something typed: most often what fits, sometimes not.
fn line(talk: &Talk, rng: &mut Rng) -> String {
    let page = talk.check().page();
    let choices = page.fields.iter().flat_map(|field| &field.choices);
    let actions = page.actions.iter().map(|action| action.words.to_string());
    let words: Vec<String> = choices
        .map(|choice| choice.words.to_string())
        .chain(actions)
        .collect();
    match rng.u32(0..16) {
        0 => String::new(),
        1 => "?".to_owned(),
        2 => format!("{},{}", rng.u32(0..4), rng.u32(0..9)),
        3 => ["34", "1988", "24 3 1988", "2026-01-31", "٣٤", "3/4"][rng.usize(0..6)].to_owned(),
        4 => {
            ["\u{1b}[2J", "-1", "99999999999999999999", "🙂", "a b c d"][rng.usize(0..5)].to_owned()
        }
        5 => format!(
            "{} {}",
            words.first().map_or("", String::as_str),
            rng.u32(0..9)
        ),
        6..10 if !words.is_empty() => {
            let word = &words[rng.usize(0..words.len())];
            let length = rng.usize(1..=word.chars().count());
            word.chars().take(length).collect()
        }
        _ => rng.u32(0..8).to_string(),
    }
}

#[test]
fn whatever_is_typed_there_is_an_answer_and_what_was_answered_can_be_kept() {
    let (mut results, mut day) = (0, Day::parse("2026-03-20").unwrap());
    for name in ["country-template", "egypt", "usa"] {
        let compiled = compiled(name);
        let bundle = Rc::new(Bundle::decode(compiled.core.clone()).unwrap());
        for (language, texts) in &compiled.texts {
            for seed in 0..TALKS {
                day.0 += 1;
                let talk = conversation(&bundle, texts, day, seed);
                results += u32::from(talk.is_at_results());
                let said = to_json(&talk.check().session().to_answers());
                let kept = from_json(&said).unwrap();
                let again = Session::from_answers(Rc::clone(&bundle), day, &kept).unwrap_or_else(
                    |errors| panic!("{name} {language} {seed}: {errors:?}\n{said}"),
                );
                let (kept, known) = (again.evaluate().json(), talk.check().outcome_json());
                let same = outcomes(&kept) == outcomes(&known);
                assert!(same, "{name} {language} {seed}: {said}\n{kept}\n{known}");
            }
        }
    }
    assert!(results >= 20, "{results} conversations reached results");
}

fn conversation(bundle: &Rc<Bundle>, texts: &TextBundle, day: Day, seed: u64) -> Talk {
    let mut rng = Rng::with_seed(seed);
    let texts = Texts::new(texts.clone()).unwrap();
    let session = Session::new(Rc::clone(bundle), day).unwrap();
    let mut talk = Talk::new(Check::with_session(session, texts, "0123456789abcdef"));
    for _ in 0..LINES {
        let lines = talk.lines();
        assert!(
            lines.iter().any(|line| !line.text.is_empty()),
            "{seed}: silence"
        );
        for said in lines.iter().flat_map(|line| [&line.sign, &line.text]) {
            assert!(!said.contains("ui-"), "{seed}: {said}");
            let plain = |c: char| !c.is_control() && !('\u{2066}'..='\u{2069}').contains(&c);
            assert!(said.chars().all(plain), "{seed}: {said:?}");
        }
        assert!(
            talk.take(&line(&talk, &mut rng)),
            "{seed}: nobody wanted to stop"
        );
        if talk.is_at_results() && rng.u32(0..3) == 0 {
            break;
        }
    }
    talk
}

/// The outcomes. Answers say of a number of people that was not asked, and of one that nobody knows,
/// that there may be none or all there can be: what is still to be asked is then not known, and the
/// number is named among what was used.
fn outcomes(json: &str) -> Value {
    let mut value: Value = serde_json::from_str(json).unwrap();
    let mut outcomes = value["outcomes"].take();
    without_use(&mut outcomes);
    outcomes
}

fn without_use(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.remove("used");
            map.values_mut().for_each(without_use);
        }
        Value::Array(list) => list.iter_mut().for_each(without_use),
        Value::String(text) if ["open", "unknown"].contains(&text.as_str()) => {
            "unsure".clone_into(text);
        }
        _ => {}
    }
}
