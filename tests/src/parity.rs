//! What native and wasm must agree on, to the byte: outcomes of every case of every package, the
//! pages an element shows for it, and every page of random walks in every language. The native side
//! is computed here and written as JSON lines; `tests/parity` replays them in a JavaScript engine,
//! `tests/browser/parity.test.mjs` in a browser.
//!
//! A walk presses buttons and fills in boxes at random, also wrongly, as `Page` offers them: the
//! check must take it, say what is wrong, and never stop.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use fastrand::Rng;
use selfcheck_compiler::answers::to_json;
use selfcheck_compiler::bundle::Written;
use selfcheck_compiler::cases::Case;
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_pages::page::{Control, Kind, Page};
use selfcheck_pages::{Check, Input, json};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::Origin;
use selfcheck_runtime::text::{Reader, Texts};
use selfcheck_runtime::{Answers, Bundle, Session, sha256};
use selfcheck_widget::screen::Screen;
use serde_json::{Value, json as value};

/// A walk has at most so many pages.
const LONGEST: usize = 60;

/// A package, and the bundle that is published of it.
pub struct Published {
    /// What its files mean.
    pub compiled: Compiled,
    /// The files of the bundle.
    pub bundle: Written,
}

/// Every package of `rules/`, by name.
pub fn published_packages() -> Vec<(String, Published)> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../rules");
    let entries = std::fs::read_dir(rules).into_iter().flatten().flatten();
    let mut packages: Vec<(String, Published)> = entries
        .filter(|entry| entry.path().join("package.toml").is_file())
        .map(|entry| {
            let mut found = Diagnostics::default();
            let files = Files::from_folder(&entry.path(), &mut found).expect("a readable package");
            let compiled = compile(&files, &Options::default(), found);
            let compiled = compiled.unwrap_or_else(|found| panic!("{found:#?}"));
            let bundle = compiled.bundle(None, &[]).expect("a bundle");
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, Published { compiled, bundle })
        })
        .collect();
    packages.sort_by(|one, other| one.0.cmp(&other.0));
    packages
}

/// A check from a compiled package, as a browser would load it: from the slice.
pub fn check(package: &Published, language: &str, today: Day) -> Check {
    let core = package.bundle.slices[0].clone();
    let bundle = Rc::new(Bundle::decode(core).expect("our own bundle"));
    let (_, texts) = package
        .bundle
        .texts
        .iter()
        .find(|(known, _)| known == language)
        .expect("a language");
    let texts = Texts::new(texts.clone()).expect("our own texts");
    let hash = &package.bundle.manifest.slices[0].sha256;
    Check::new(bundle, texts, today, hash).expect("a day of the slice")
}

/// A step of a walk.
pub struct Step {
    /// What was filled in, and the button.
    pub entries: Vec<(String, String)>,
    /// The page that came of it.
    pub page: Page,
    /// The outcomes by then, as JSON.
    pub outcome: String,
}

/// One random walk, page by page.
pub fn walk(check: &mut Check, rng: &mut Rng) -> Vec<Step> {
    let mut steps = Vec::new();
    for _ in 0..LONGEST {
        let page = check.page();
        let entries = fill_in(&page, rng);
        check.submit(Input::new(entries.clone()));
        let page = check.page();
        let ended = page.kind == Kind::Results && rng.u32(0..4) > 0;
        let outcome = check.outcome_json();
        steps.push(Step {
            entries,
            page,
            outcome,
        });
        if ended {
            break;
        }
    }
    steps
}

/// Something somebody may do on a page: mostly sensible, sometimes not.
fn fill_in(page: &Page, rng: &mut Rng) -> Vec<(String, String)> {
    let mut entries = Vec::new();
    for field in &page.fields {
        let name = &field.id;
        match field.control {
            Control::Radios => {
                if rng.u32(0..12) > 0
                    && let Some(choice) = rng.choice(&field.choices)
                {
                    entries.push((name.clone(), choice.value.clone()));
                }
            }
            Control::Checkboxes => {
                let alone = rng.bool();
                for choice in &field.choices {
                    if !choice.apart && !alone && rng.u32(0..3) == 0 || rng.u32(0..20) == 0 {
                        entries.push((name.clone(), choice.value.clone()));
                    }
                }
                if alone && let Some(choice) = rng.choice(&field.choices) {
                    entries.push((name.clone(), choice.value.clone()));
                }
            }
            Control::Boxes => {
                for text_box in &field.boxes {
                    entries.push((text_box.name.clone(), typed(&text_box.name, rng)));
                }
            }
        }
    }
    let mut actions: Vec<&str> = page
        .actions
        .iter()
        .map(|action| action.value.as_str())
        .collect();
    for field in &page.fields {
        actions.extend(field.others.iter().map(|action| action.value.as_str()));
    }
    let primary = page
        .actions
        .first()
        .map_or("", |action| action.value.as_str());
    let strange = [
        "",
        "change 3 1 -",
        "change 0 - 0",
        "remove 0",
        "edit 99",
        "form x",
        "🙂",
    ];
    let action = match rng.u32(0..20) {
        0 => rng.choice(strange).unwrap_or(""),
        1..=4 => rng.choice(&actions).copied().unwrap_or(""),
        _ => primary,
    };
    entries.push(("action".into(), action.into()));
    entries
}

fn typed(name: &str, rng: &mut Rng) -> String {
    const ODD: [&str; 12] = [
        "",
        " ",
        "x",
        "-1",
        "13",
        "٣١",
        "1.2.3",
        "1,5",
        "99999999999999999999",
        "0",
        "२",
        "1e3",
    ];
    if rng.u32(0..8) == 0 {
        return rng.choice(ODD).unwrap_or("").into();
    }
    match name {
        "day" => rng.u32(1..29).to_string(),
        "month" => rng.u32(1..13).to_string(),
        "year" | "only-year" => rng.u32(1930..2027).to_string(),
        "age" => rng.u32(0..100).to_string(),
        _ => rng.u32(0..3000).to_string(),
    }
}

/// One line for a walk: what is handed in, and the hashes of what comes back.
pub fn walk_line(
    package: &str,
    published: &Published,
    language: &str,
    today: Day,
    seed: u64,
) -> Value {
    let mut check = check(published, language, today);
    let first = json::page(&check.page());
    let steps = walk(&mut check, &mut Rng::with_seed(seed));
    let steps: Vec<Value> = steps
        .iter()
        .map(|step| {
            let page = hash(&json::page(&step.page));
            value!([step.entries, page, hash(&step.outcome)])
        })
        .collect();
    value!({
        "walk": { "package": package, "language": language, "date": today.iso(), "seed": seed },
        "first": hash(&first),
        "steps": steps,
    })
}

/// One line for each case: the answers, and the outcomes.
pub fn case_lines(package: &str, compiled: &Compiled) -> Vec<Value> {
    let bundle = Rc::new(Bundle::decode(compiled.core.clone()).expect("our own bundle"));
    let line = |case: &Arc<Case>| {
        let outcome = match Session::from_answers(Rc::clone(&bundle), case.date, &case.answers) {
            Ok(session) => session.evaluate().json(),
            Err(errors) => errors
                .iter()
                .map(|error| error.code)
                .collect::<Vec<_>>()
                .join(" "),
        };
        value!({
            "case": { "package": package, "name": case.name.value, "date": case.date.iso() },
            "answers": case.answers,
            "outcome": outcome,
        })
    };
    compiled.cases.iter().map(line).collect()
}

/// One line for each case, for an element on a page: the answers as a page hands them over
/// (`answers`), the same as it is said where they come from (`told`, for `eval` and the server), and
/// the pages that follow ([`pages`]). Each case is in one of the package's languages, in turn. Those
/// of days before every slice are looked at in the whole core (`sliced` says which).
///
/// What is fixed from outside no page can hand over. A case with that has no pages; it is there in the
/// form in which a module takes answers (`given`).
pub fn element_lines(package: &str, published: &Published) -> Vec<Value> {
    let Published {
        compiled,
        bundle: written,
    } = published;
    let mut files = written.files.iter();
    let manifest = files.find(|file| file.name == "manifest.json");
    let manifest = manifest.expect("a manifest");
    let mut whole: Value = serde_json::from_slice(&manifest.bytes).expect("our own manifest");
    whole["slices"] = value!([]);
    let whole = whole.to_string().into_bytes();
    let first = written.slices[0].from;
    let bundle = Rc::new(Bundle::decode(compiled.core.clone()).expect("our own bundle"));
    let line = |(case, language): (&Arc<Case>, &String)| {
        let sliced = first.is_none_or(|first| case.date.0 >= first);
        let manifest = if sliced { &manifest.bytes } else { &whole };
        let day = case.date.iso();
        let mut answers = case.answers.clone();
        answers.date = Some(case.date);
        let plain = line_of(&answers);
        by_host(&mut answers);
        let is_fixed = !answers.fixed.is_empty();
        let shown = (!is_fixed).then(|| {
            let session = Session::from_answers(Rc::clone(&bundle), case.date, &answers);
            let session = session.expect("a case's answers");
            let records = selfcheck_pages::records::write(&session, Reader::default());
            pages(written, manifest, &day, language, &records)
        });
        value!({
            "name": case.name.value,
            "package": package,
            "language": language,
            "date": day,
            "sliced": sliced,
            "answers": plain,
            "told": line_of(&answers),
            "given": is_fixed.then_some(&answers),
            "pages": shown.unwrap_or_default(),
        })
    };
    let languages = compiled.texts.iter().map(|(language, _)| language);
    let cases = compiled.cases.iter().zip(languages.cycle());
    cases.map(line).collect()
}

/// From the first page that an element shows with these answers to the results, as whoever knows
/// nothing more would go: of each the hash of its drawing, and the button pressed on it.
fn pages(
    written: &Written,
    manifest: &[u8],
    day: &str,
    language: &str,
    records: &str,
) -> Vec<(String, String)> {
    let mut screen = Screen::default();
    let planned = screen.ask("plan", &format!("{day}\0{language}"), manifest, b"");
    let files: Vec<&[u8]> = planned
        .split(' ')
        .map(|wanted| {
            let name = format!("{wanted}.json");
            let file = written.files.iter().find(|file| file.name == name);
            file.unwrap_or_else(|| panic!("{planned}")).bytes.as_slice()
        })
        .collect();
    let left_out = screen.ask("open", records, files[0], files[1]);
    assert_eq!(left_out, "", "what a session wrote is taken");
    let mut pages = Vec::new();
    for _ in 0..LONGEST {
        let drawn = screen.ask("draw", "", b"", b"");
        let button = |action: &str| {
            let mark = format!("\0@data-action {action}\0");
            drawn.contains(&mark).then(|| action.to_owned())
        };
        let ended = drawn.contains("\0@data-kind results\0");
        let way_on = ["unknown", "enough", "continue"];
        let pressed = way_on.into_iter().find_map(button);
        let pressed = pressed.filter(|_| !ended).unwrap_or_default();
        pages.push((hash(&in_order(&drawn)), pressed.clone()));
        if pressed.is_empty() {
            break;
        }
        screen.ask("submit", &format!("action\0{pressed}"), b"", b"");
    }
    pages
}

/// Marks with the attributes of each element before what is in it, as they are read from a document
/// whenever they were set.
fn in_order(marks: &str) -> String {
    let mut open = vec![(String::new(), String::new())];
    for mark in marks.split_terminator('\0') {
        let (attributes, content) = open.last_mut().expect("no more is closed than opened");
        match mark.as_bytes().first() {
            Some(b'@') => attributes.extend([mark, "\0"]),
            Some(b'<') => open.push((format!("{mark}\0"), String::new())),
            Some(b'>') => {
                let done = format!("{attributes}{content}>\0");
                open.pop();
                if let Some((_, around)) = open.last_mut() {
                    around.push_str(&done);
                }
            }
            _ => content.extend([mark, "\0"]),
        }
    }
    open.into_iter()
        .flat_map(|(attributes, content)| [attributes, content])
        .collect()
}

/// Says of every answer that the page around the element gave it.
fn by_host(answers: &mut Answers) {
    let members = answers
        .groups
        .iter_mut()
        .flat_map(|group| &mut group.members);
    let members = answers.people.iter_mut().chain(members);
    let of_members = members.flat_map(|member| &mut member.facts);
    let of_units = answers.units.iter_mut().flat_map(|(_, facts)| facts);
    for answer in answers
        .household
        .iter_mut()
        .chain(of_units)
        .chain(of_members)
    {
        answer.provenance.origin = Origin::Host;
    }
}

/// Answers as one line of JSON.
fn line_of(answers: &Answers) -> String {
    let value: Value = serde_json::from_str(&to_json(answers)).expect("our own JSON");
    value.to_string()
}

fn hash(text: &str) -> String {
    sha256::hex(text.as_bytes())
}
