//! Fluent files with what is found in them and what their texts say.
//!
//! ```text
//! # a comment
//! languages: ar ar-EG, en en-EG
//! sexes: (the package says what tells them)
//! need: takaful/title
//! need: fact-children count=count form=form ?        (a text that may be missing)
//! --- texts/ar.ftl
//! …
//! --- findings
//! E0502 texts/ar.ftl:1:1 the text … | what to do
//! --- says
//! ar fact-children count:number=3; form:text=you → …
//! ```
//!
//! A character that cannot be seen is written `<202E>`, in all of it.

use crate::values::arg;
use crate::{compare, files, seen, unseen};
use selfcheck_compiler::diagnostic::{Diagnostics, Span};
use selfcheck_compiler::texts::needs::{ArgKind, FORM, Need};
use selfcheck_compiler::texts::{Language, Request, TextFile, compile};
use selfcheck_runtime::text::{Arg, INTERFACE, Texts, Ui};
use std::collections::BTreeMap;

#[test]
fn every_case_is_found_and_says_what_its_file_says() {
    let differ: Vec<_> = files("cases")
        .into_iter()
        .filter(|path| {
            let text = std::fs::read_to_string(path).expect("a case");
            !compare(path, &text, &run(&text))
        })
        .collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// The file as it should be.
fn run(text: &str) -> String {
    let mut sections = text.split("--- ");
    let head = sections.next().expect("a head");
    let mut sources = Vec::new();
    let mut says = "";
    for section in sections {
        let (name, body) = section.split_once('\n').expect("a section");
        match name {
            "findings" => {}
            "says" => says = body,
            path => sources.push((path, body, unseen(body))),
        }
    }
    let line = |name: &'static str| {
        head.lines()
            .filter_map(move |line| line.strip_prefix(name))
            .map(str::trim)
    };
    let languages: Vec<Language<'_>> = line("languages:")
        .flat_map(|line| line.split(", "))
        .map(|pair| {
            let (language, locale) = pair.split_once(' ').expect("a language and a locale");
            Language {
                language,
                locale,
                span: Span::default(),
            }
        })
        .collect();
    let needs: Vec<Need> = line("need:").map(need).collect();
    let files: Vec<TextFile<'_>> = sources
        .iter()
        .enumerate()
        .map(|(place, (path, _, text))| file(place, path, text))
        .collect();
    let request = Request {
        languages: &languages,
        files: &files,
        needs: &needs,
        currency: "EGP",
        places: 2,
        sexes: line("sexes:").next().is_some(),
    };
    let mut found = Diagnostics::default();
    let bundles = compile(&request, &mut found);

    let mut out = String::from(head);
    for (path, body, _) in &sources {
        out.push_str(&format!("--- {path}\n{body}"));
    }
    out.push_str("--- findings\n");
    let found = found.into_sorted();
    for one in &found {
        let place = sources
            .get(usize::try_from(one.span.file).expect("a file"))
            .map_or_else(
                || "package".to_owned(),
                |(path, _, text)| place(path, text, one.span),
            );
        let code = one.code.text();
        out.push_str(&seen(&format!(
            "{code} {place} {} | {}",
            one.message, one.help
        )));
        out.push('\n');
    }
    if !says.is_empty() {
        let texts: BTreeMap<&str, Texts> = languages
            .iter()
            .zip(bundles)
            .map(|(language, bundle)| {
                (
                    language.language,
                    Texts::new(bundle).expect("a bundle is always sound"),
                )
            })
            .collect();
        out.push_str("--- says\n");
        for line in says.lines() {
            out.push_str(&say(line, &texts));
        }
    }
    out
}

fn file<'a>(place: usize, path: &'a str, text: &'a str) -> TextFile<'a> {
    let (folder, name) = path.split_once('/').expect("a folder");
    TextFile {
        file: u32::try_from(place).expect("few files"),
        language: name.strip_suffix(".ftl").expect("a Fluent file"),
        program: (folder != "texts").then_some(folder),
        text,
    }
}

fn need(line: &str) -> Need {
    let mut words = line.split_whitespace();
    let key = words.next().expect("a key");
    let (program, key) = match key.split_once('/') {
        Some((program, key)) => (Some(program.to_owned()), key),
        None => (None, key),
    };
    let mut need = Need {
        program,
        key: key.to_owned(),
        required: true,
        args: Vec::new(),
    };
    for word in words {
        let Some((name, kind)) = word.split_once('=') else {
            need.required = false;
            continue;
        };
        let kind = match kind {
            "text" => ArgKind::Text,
            "count" => ArgKind::Count,
            "number" => ArgKind::Number,
            "date" => ArgKind::Date,
            "form" => FORM,
            _ => panic!("no kind `{kind}`"),
        };
        need.args.push((name.to_owned(), kind));
    }
    need
}

fn place(path: &str, text: &str, span: Span) -> String {
    let start = usize::try_from(span.start).expect("small");
    let end = usize::try_from(span.end).expect("small");
    let before = text.get(..start).expect("places are at characters");
    let inside = text.get(start..end).expect("places are at characters");
    let line = before.matches('\n').count() + 1;
    let column = before
        .rsplit('\n')
        .next()
        .map_or(0, |line| line.chars().count())
        + 1;
    format!(
        "{path}:{line}:{column} `{}`",
        inside.lines().next().unwrap_or("")
    )
}

/// `ar title count:number=3 → …`, the part behind the arrow as it should be.
fn say(line: &str, texts: &BTreeMap<&str, Texts>) -> String {
    let (ask, _) = line.split_once(" →").unwrap_or((line, ""));
    let (language, rest) = ask.split_once(' ').expect("a language and a key");
    let (key, values) = rest.split_once(' ').unwrap_or((rest, ""));
    let values = unseen(values);
    let args: Vec<(&str, Arg<'_>)> = values
        .split(';')
        .filter(|value| !value.trim().is_empty())
        .map(arg)
        .collect();
    let placed = key
        .strip_prefix("ui-")
        .filter(|name| INTERFACE.contains(name));
    let said = texts.get(language).and_then(|texts| match placed {
        Some(name) => Some(texts.filled(texts.interface(Ui::named(name)), &args)),
        None => texts.format(key, &args),
    });
    format!(
        "{ask} → {}\n",
        seen(&said.unwrap_or_else(|| "(no text)".to_owned()))
    )
}
