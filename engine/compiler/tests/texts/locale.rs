//! What one locale writes and how it reads what people type. A file is named after the locale and
//! holds lines `what input → result`:
//!
//! ```text
//! number 1234.5 → …          money EGP 645.00/month → …     date 2026-03-05 → …
//! plural 3 → few             list a; b; c → …               year 2026 → …
//! typed 2 1,200.5 → 1200.50  typed-date ٥/٣/٢٠٢٦ → 2026-03-05
//! typed-parts 5; 13; 2026 → …
//! ```
//!
//! A line `currency ILS` says which sign people may type.

use crate::values::number;
use crate::{compare, files, seen, unseen};
use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::texts::{self, Language, Request};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{DateProblem, Texts};

#[test]
fn every_locale_writes_and_reads_as_its_file_says() {
    let differ: Vec<_> = files("locales")
        .into_iter()
        .filter(|path| {
            let tag = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .expect("a tag")
                .to_owned();
            let text = std::fs::read_to_string(path).expect("a file");
            let currency = text.lines().find_map(|line| line.strip_prefix("currency "));
            let texts = texts_of(&tag, currency.unwrap_or("EGP"));
            let again: String = text
                .lines()
                .map(|line| match line.split_once(" →") {
                    Some((ask, _)) => format!("{ask} → {}\n", seen(&answer(&tag, &texts, ask))),
                    None => format!("{line}\n"),
                })
                .collect();
            !compare(path, &text, &again)
        })
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// The texts of a locale: tables and the interface's words.
pub fn texts_of(tag: &str, currency: &str) -> Texts {
    let language = tag.split('-').next().expect("a language");
    let request = Request {
        languages: &[Language {
            language,
            locale: tag,
            span: Span::default(),
        }],
        files: &[],
        needs: &[],
        currency,
        places: 2,
        sexes: false,
    };
    let bundle = texts::compile(&request, &mut Diagnostics::default()).remove(0);
    Texts::new(bundle).expect("a bundle is always sound")
}

fn answer(tag: &str, texts: &Texts, ask: &str) -> String {
    let (what, input) = ask.split_once(' ').expect("what and input");
    match what {
        "number" => {
            let (value, places) = number(input);
            texts.number(value, places)
        }
        "money" => {
            let (currency, amount) = input.split_once(' ').expect("a currency");
            let (amount, period) = amount.split_once('/').unwrap_or((amount, ""));
            let (value, places) = number(amount);
            texts_of(tag, currency).money(value, places, period)
        }
        "date" => texts.date(Day::parse(input).expect("a date")),
        "year" => texts.year(input.parse().expect("a year")),
        "plural" => {
            let (value, places) = number(input);
            let locale = texts::locale::locale(tag).expect("a locale");
            locale.plural.category(value, places).word().to_owned()
        }
        "list" => {
            let entries: Vec<String> = input.split("; ").map(str::to_owned).collect();
            texts.list(&entries)
        }
        "typed" => {
            let (places, typed) = input.split_once(' ').expect("places");
            let places = places.parse().expect("a number");
            match texts.parse_number(&unseen(typed), places) {
                Ok(value) => plain(value, places),
                Err(problem) => problem.to_string(),
            }
        }
        "typed-date" => date(texts.parse_date_text(&unseen(input))),
        "typed-parts" => {
            let parts: Vec<&str> = input.split(';').map(str::trim).collect();
            date(texts.parse_date(&unseen(parts[0]), &unseen(parts[1]), &unseen(parts[2])))
        }
        _ => panic!("nothing called `{what}`"),
    }
}

fn date(day: Result<Day, Vec<DateProblem>>) -> String {
    match day {
        Ok(day) => day.iso(),
        Err(problems) => {
            let problems: Vec<String> = problems.iter().map(|one| format!("{one:?}")).collect();
            problems.join(", ")
        }
    }
}

fn plain(value: i128, places: u32) -> String {
    let digits = value.unsigned_abs().to_string();
    let places = usize::try_from(places).expect("few places");
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    let sign = if value < 0 { "-" } else { "" };
    let point = if places > 0 { "." } else { "" };
    format!("{sign}{whole}{point}{fraction}")
}
