//! From the entries of a language and the texts needed to its [`TextBundle`]: what is missing,
//! what nothing uses, and the tables of the locale.

use super::from_ftl::{self, Entries, Entry, Source};
use super::locale::Locale;
use super::message::{self, Context};
use super::needs::Need;
use super::{Language, Request, extent, interface};
use crate::diagnostic::{
    Code, Diagnostics, Edit, Fix, Help, Span, closest, did_you_mean, meant_as,
};
use selfcheck_runtime::text::{INTERFACE, Keys, TEXTS_FORMAT, TextBundle, Texts};
use std::collections::{BTreeMap, BTreeSet};

/// The files of one language.
pub struct Files<'s> {
    package: Entries<'s>,
    programs: BTreeMap<String, Entries<'s>>,
    interface: Option<Entries<'s>>,
}

impl<'s> Files<'s> {
    /// Reads them all; one that is missing is reported and is then as if it had no texts.
    pub fn read(
        language: Language<'s>,
        request: &Request<'s>,
        diagnostics: &mut Diagnostics,
    ) -> Files<'s> {
        let mut package = None;
        let mut programs = BTreeMap::new();
        for file in request
            .files
            .iter()
            .filter(|file| file.language == language.language)
        {
            let source = Source {
                file: file.file,
                text: file.text,
            };
            let entries = from_ftl::read(source, diagnostics);
            match file.program {
                Some(program) => _ = programs.insert(program.to_owned(), entries),
                None => package = Some(entries),
            }
        }
        let mut missing = |path: String| {
            let message = format!("the file `{path}` is missing");
            let help = format!(
                "write it, or take `{}` out of `languages`",
                language.language
            );
            diagnostics.report(Code::MissingFile, language.span, message, "", help);
        };
        if package.is_none() {
            missing(format!("texts/{}.ftl", language.language));
        }
        let needed: BTreeSet<&String> = request
            .needs
            .iter()
            .filter_map(|need| need.program.as_ref())
            .collect();
        for program in needed {
            if !programs.contains_key(program) {
                missing(format!("{program}/{}.ftl", language.language));
            }
        }
        // What is wrong in the interface's own words is found by this crate's tests.
        let interface = interface::entries(language.language, &mut Diagnostics::default());
        Files {
            package: package.unwrap_or_default(),
            programs,
            interface,
        }
    }

    /// The entry of a text: in its own file, or for the interface's words in the interface.
    pub fn find(&self, need: &Need) -> Option<(&Entry<'s>, Source<'s>)> {
        self.own(need)
            .into_iter()
            .chain(self.built_in(need))
            .find_map(|entries| Some((entries.messages.get(&need.key)?, entries.source?)))
    }

    /// Whether some text may only be unread.
    fn are_damaged(&self) -> bool {
        self.package.damaged || self.programs.values().any(|entries| entries.damaged)
    }

    /// The file in which the text belongs.
    fn own(&self, need: &Need) -> Option<&Entries<'s>> {
        match &need.program {
            Some(program) => self.programs.get(program),
            None => Some(&self.package),
        }
    }

    fn built_in(&self, need: &Need) -> Option<&Entries<'s>> {
        self.interface.as_ref().filter(|_| need.program.is_none())
    }

    /// Where a text may look for others: its own file, the package's, the interface.
    fn scopes(&self, need: &Need) -> Vec<&Entries<'s>> {
        let program = need
            .program
            .as_ref()
            .and_then(|program| self.programs.get(program));
        program
            .into_iter()
            .chain([&self.package])
            .chain(&self.interface)
            .collect()
    }
}

/// A language of a package among all.
#[derive(Clone, Copy)]
pub struct OfLanguage<'a, 's> {
    /// Its locale.
    pub locale: &'a Locale,
    /// Its files.
    pub files: &'a Files<'s>,
    /// Every language's, to say how another has put what is missing.
    pub others: &'a [(Locale, Files<'s>)],
}

/// Writes the bundle of a language. `shared` holds the texts that some language has.
pub fn to_bundle(
    needs: &[Need],
    shared: &BTreeSet<&Need>,
    of: OfLanguage<'_, '_>,
    request: &Request<'_>,
    diagnostics: &mut Diagnostics,
) -> TextBundle {
    let OfLanguage { locale, files, .. } = of;
    let mut bundle = tables(locale, request.places);
    let numbers = Texts::new(bundle.clone());
    let mut used = BTreeSet::new();
    let mut texts = from_locale(locale, request.currency);
    for need in needs {
        let Some((entry, source)) = files.find(need) else {
            if need.required || shared.contains(need) {
                report_missing(need, of, diagnostics);
            }
            continue;
        };
        let Ok(numbers) = &numbers else { continue };
        let context = Context {
            scopes: files.scopes(need),
            locale,
            sexes: request.sexes,
            numbers,
        };
        let text = message::write(need, entry, source, &context, &mut used, diagnostics);
        texts.insert(need.bundle_key(), text);
    }
    report_unused(needs, files, &used, diagnostics);
    bundle.interface = INTERFACE
        .map(|name| texts.remove(&format!("ui-{name}")).unwrap_or_default())
        .into();
    (bundle.keys.0, bundle.texts) = texts.into_iter().unzip();
    bundle
}

/// A bundle with the tables of a locale and no texts.
pub fn tables(locale: &Locale, places: u32) -> TextBundle {
    TextBundle {
        format: TEXTS_FORMAT,
        language: locale.tag.clone(),
        direction: locale.direction.clone(),
        digits: locale.digits.clone(),
        decimal: locale.decimal.clone(),
        group: locale.group.clone(),
        grouping: locale.grouping.clone(),
        minus: locale.minus.clone(),
        plural: locale.plural.numbers.clone(),
        months: locale.months.clone(),
        order: locale.order.clone(),
        list: locale.list.clone(),
        places,
        letters: 0,
        interface: vec![String::new(); INTERFACE.len()],
        keys: Keys::default(),
        texts: Vec::new(),
        contacts: Vec::new(),
    }
}

/// Texts that a locale gives unless the package says otherwise (`interface::FROM_LOCALE`).
fn from_locale(locale: &Locale, currency: &str) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("ui-currency".to_owned(), locale.sign(currency).to_owned()),
        ("ui-date".to_owned(), locale.date.clone()),
        ("ui-money".to_owned(), locale.money(currency)),
    ])
}

fn report_missing(need: &Need, of: OfLanguage<'_, '_>, diagnostics: &mut Diagnostics) {
    // A file that is missing or cannot be read has been reported as such.
    let own = of.files.own(need).filter(|entries| !entries.damaged);
    let Some(source) = own.and_then(|entries| entries.source) else {
        return;
    };
    let message = format!("the text `{}` is missing", need.key);
    let help = match need.key.split_once('.') {
        Some((key, attribute)) if need.required => {
            format!("add `.{attribute} = …` under `{key}`")
        }
        Some((key, attribute)) => {
            format!("add `.{attribute} = …` under `{key}`, as another language has it")
        }
        None if need.required => format!("add `{} = …`", need.key),
        None => format!("add `{} = …`, as another language has it", need.key),
    };
    let span = Span {
        file: source.file,
        start: 0,
        end: 0,
    };
    let fix = own.and_then(|entries| in_other_words(need, entries, source, of.others));
    let help = Help::from(help).with(fix);
    diagnostics.report(Code::MissingText, span, message, "", help);
}

/// Puts in the words that the first language has for a missing text, to be translated there.
fn in_other_words(
    need: &Need,
    entries: &Entries<'_>,
    source: Source<'_>,
    others: &[(Locale, Files<'_>)],
) -> Option<Fix> {
    let byte = |at: u32| usize::try_from(at).ok();
    let attribute = need.key.contains('.');
    let (entry, other) = others.iter().find_map(|(_, files)| {
        let other = files.own(need)?;
        Some((other.messages.get(&need.key)?, other.source?))
    })?;
    let start = byte(entry.span.start)?;
    let end = if attribute {
        extent::end(other.text, start, true)
    } else {
        // The message alone: each of its attributes is a text of its own.
        extent::end_of_words(other.text, start)
    };
    let words = other.text.get(start..end)?;
    let (at, text) = match need.key.split_once('.') {
        Some((key, _)) => {
            let message = entries.messages.get(key)?;
            let after = extent::end(source.text, byte(message.span.start)?, false);
            extent::insertion(source.text, Some(after), &extent::attribute_line(words))
        }
        None => extent::insertion(source.text, None, words),
    };
    let at = u32::try_from(at).ok()?;
    let span = Span {
        file: source.file,
        start: at,
        end: at,
    };
    Some(Fix {
        title: "add it in the words of another language, to be translated".to_owned(),
        edits: vec![Edit { span, text }],
    })
}

/// A term with its hyphen and its words.
fn whole_term(source: Source<'_>, name: Span) -> Option<Span> {
    let end = extent::end(source.text, usize::try_from(name.start).ok()?, false);
    Some(Span {
        start: name.start.checked_sub(1)?,
        end: u32::try_from(end).ok()?,
        ..name
    })
}

/// What to do with a text that nothing uses and that resembles nothing.
const CORRECT: &str = "delete it, or correct its key";

fn report_unused(
    needs: &[Need],
    files: &Files<'_>,
    used: &BTreeSet<Span>,
    diagnostics: &mut Diagnostics,
) {
    if files.are_damaged() {
        return;
    }
    let programs = files
        .programs
        .iter()
        .map(|(program, entries)| (Some(program), entries));
    for (program, entries) in programs.chain([(None, &files.package)]) {
        let unused = |entry: &&Entry<'_>| !used.contains(&entry.span);
        for (key, entry) in &entries.messages {
            if !unused(&entry) {
                continue;
            }
            let missing = needs
                .iter()
                .filter(|need| need.program.as_ref() == program)
                .map(|need| need.key.as_str())
                .filter(|key| !entries.messages.contains_key(*key));
            let help = match key.rsplit_once('.') {
                // An attribute stays under its message: only its own name can be meant otherwise.
                Some((message, name)) => {
                    let missing: Vec<(&str, &str)> = missing
                        .filter_map(|key| {
                            Some((key, key.strip_prefix(message)?.strip_prefix('.')?))
                        })
                        .collect();
                    match closest(name, missing.iter().map(|(_, name)| *name)) {
                        Some(meant) => {
                            meant_as(&format!("{message}.{meant}"), name, entry.span, meant)
                        }
                        None => CORRECT.into(),
                    }
                }
                None => {
                    let missing = missing.filter(|key| !key.contains('.'));
                    did_you_mean(key, entry.span, missing, CORRECT)
                }
            };
            let message = format!("nothing uses the text `{key}`");
            diagnostics.report(Code::UnusedText, entry.span, message, "", help);
        }
        for (key, entry) in &entries.terms {
            if unused(&entry) {
                let message = format!("nothing uses the term `-{key}`");
                let fix = (entries.source)
                    .filter(|_| !key.contains('.'))
                    .and_then(|source| whole_term(source, entry.span));
                let help = Help::from("delete it").with(fix.map(Fix::delete));
                diagnostics.report(Code::UnusedText, entry.span, message, "", help);
            }
        }
    }
}
