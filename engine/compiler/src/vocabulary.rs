//! The names of a package that need words, and its Fluent files, handed to `crate::texts`.

use std::sync::Arc;

use selfcheck_runtime::text::{TextBundle, Ui};
use selfcheck_runtime::ui;

use crate::diagnostic::Diagnostics;
use crate::package::{Contact, Files, Package, TypeDecl};
use crate::syntax::{Name, Verb};
use crate::texts::needs::{FactNames, Need, ProgramNames, Vocabulary, needs};
use crate::texts::{self, Language, Request, TextFile};

/// Compiles the texts of every language of the package, the default first.
pub fn compile_texts(
    package: &Package,
    files: &Files,
    found: &mut Diagnostics,
) -> Vec<(String, TextBundle)> {
    let needs = needs(&vocabulary(package));
    // Languages, currency and how a person's sex is told are in `package.toml`.
    let key = (
        files.sources(|path| path.ends_with(".ftl") || path == ABOUT),
        needs,
    );
    let mut bundles = match files.named(ABOUT) {
        Some((_, file)) => file.kept().texts.get(key, found, |(_, needs), found| {
            of_each_language(package, files, needs, found)
        }),
        None => Arc::default(),
    };
    let has_areas = package.contacts.iter().any(|one| !one.area.is_empty());
    for (place, bundle) in Arc::make_mut(&mut bundles).iter_mut().enumerate() {
        if !has_areas {
            for text in ABOUT_AREAS {
                let words = bundle.interface.get_mut(text.place());
                words.into_iter().for_each(String::clear);
            }
        }
        let in_language = |contact: &Contact| contact.in_language(place);
        bundle.contacts = package.contacts.iter().map(in_language).collect();
    }
    let names = package
        .about
        .languages
        .iter()
        .map(|(language, _)| language.value.clone());
    names.zip(Arc::unwrap_or_clone(bundles)).collect()
}

/// What declares the languages.
const ABOUT: &str = "package.toml";

fn of_each_language(
    package: &Package,
    files: &Files,
    needs: &[Need],
    found: &mut Diagnostics,
) -> Vec<TextBundle> {
    let languages: Vec<Language> = package
        .about
        .languages
        .iter()
        .map(|(language, locale)| Language {
            language: &language.value,
            locale: &locale.value,
            span: locale.span,
        })
        .collect();
    let text_files: Vec<TextFile> = text_files(package, files);
    let request = Request {
        languages: &languages,
        files: &text_files,
        needs,
        currency: &package.about.currency,
        places: package.about.currency_places,
        sexes: !package.about.sex.is_empty(),
    };
    texts::compile(&request, found)
}

/// Words of the interface that nobody reads where a package knows of no areas: a citizen need not load
/// them.
const ABOUT_AREAS: [Ui; 4] = [
    ui!("area"),
    ui!("area-hint"),
    ui!("area-none"),
    ui!("choose"),
];

fn text_files<'a>(package: &Package, files: &'a Files) -> Vec<TextFile<'a>> {
    let mut list = Vec::new();
    for (index, file) in files.list.iter().enumerate() {
        let Some((folder, name)) = file.path.split_once('/') else {
            continue;
        };
        let Some(language) = name.strip_suffix(".ftl") else {
            continue;
        };
        let program = (folder != "texts").then_some(folder);
        let known = program.is_none_or(|folder| {
            package
                .programs
                .iter()
                .any(|program| program.id.value == folder)
        });
        if known && let Ok(index) = u32::try_from(index) {
            list.push(TextFile {
                file: index,
                language,
                program,
                text: file.text(),
            });
        }
    }
    list
}

/// The names of a package that need words.
pub(crate) fn vocabulary(package: &Package) -> Vocabulary {
    let about = &package.about;
    let words = |names: &[Name]| {
        names
            .iter()
            .map(|name| name.value.clone())
            .collect::<Vec<_>>()
    };
    let mut vocabulary = Vocabulary {
        groups: package
            .groups
            .iter()
            .map(|group| group.id.value.clone())
            .collect(),
        units: package
            .units
            .iter()
            .map(|unit| unit.id.value.clone())
            .collect(),
        topics: words(&package.topics),
        documents: about
            .documents
            .iter()
            .map(|document| document.id.value.clone())
            .collect(),
        not_checked: words(&about.not_checked),
        ..Vocabulary::default()
    };
    for fact in package.facts.iter() {
        let options = match &fact.ty {
            TypeDecl::Choice(options) | TypeDecl::Choices(options) => words(options),
            _ => Vec::new(),
        };
        let of_a_person = fact.about.value == "person";
        let of_a_group = vocabulary.groups.contains(&fact.about.value);
        if of_a_person && fact.name.value == "relation" {
            vocabulary.relations.clone_from(&options);
        }
        vocabulary.facts.push(FactNames {
            name: fact.name.value.clone(),
            options,
            of_each: of_a_person || of_a_group,
            derived: fact.derived.is_some(),
        });
    }
    vocabulary.instead.extend(
        about
            .documents
            .iter()
            .map(|document| document.instead.clone()),
    );
    vocabulary.authorities.push(about.authority.clone());
    for program in &package.programs {
        vocabulary.authorities.push(program.authority.clone());
        vocabulary.ways.extend(words(&program.apply));
        vocabulary
            .after
            .extend(program.after.iter().map(|(_, key)| key.value.clone()));
        let rules = &program.script.rules;
        let of = |amount: bool| {
            rules
                .iter()
                .filter(|rule| (rule.verb.value == Verb::Amount) == amount)
                .map(|rule| rule.id.value.clone())
                .collect::<Vec<_>>()
        };
        vocabulary.programs.push(ProgramNames {
            id: program.id.value.clone(),
            rules: of(false),
            amounts: of(true),
            doubts: rules
                .iter()
                .filter_map(|rule| rule.doubt.as_ref().map(|doubt| doubt.value.clone()))
                .collect(),
        });
    }
    for list in [
        &mut vocabulary.instead,
        &mut vocabulary.authorities,
        &mut vocabulary.ways,
        &mut vocabulary.after,
    ] {
        list.retain(|word| !word.is_empty());
        list.sort();
        list.dedup();
    }
    vocabulary
}
