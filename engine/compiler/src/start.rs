//! The guided start: a small package that works, for whoever writes a first one. Its files are in
//! `engine/compiler/start/`, each with a note on what to do in it; here they get the names that somebody
//! chose.
//!
//! Not here: writing them anywhere.

use selfcheck_runtime::date::Day;

use crate::syntax::words::{is_plain_name, is_rhai_word};
use crate::texts::{interface, locale};

/// What is chosen before a start.
#[derive(Debug, Clone)]
pub struct Start {
    /// Name of the package: small letters, digits and `_`.
    pub package: String,
    /// Name of its program, likewise.
    pub program: String,
    /// Locales of its languages, the first one the usual: `ar-EG`.
    pub locales: Vec<String>,
    /// What people call the program, by locale. Where there is none, the name in the files stays.
    pub titles: Vec<(String, String)>,
    /// ISO 4217 code of its currency.
    pub currency: String,
    /// The day from which its review is counted.
    pub today: Day,
}

/// Why there is no start with these choices.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// A name that a package or a program cannot have.
    #[error(
        "`{0}` cannot be a name: write small letters a to z, digits and `_`, a letter first, and no word that has a meaning already"
    )]
    Name(String),
    /// No locale of a language, or of one nobody knows.
    #[error("`{0}` is no language with its region: write it as `en-US` or `ar-EG`")]
    Locale(String),
    /// A language without words for buttons and headings.
    #[error(
        "the buttons and headings are not built in for `{0}`: begin with {1}, then write all texts \
         that begin with `ui-` in `texts/{0}.ftl`"
    )]
    Language(String, String),
    /// A language twice.
    #[error("`{0}` is there twice: a package has each language once")]
    Twice(String),
    /// No language at all.
    #[error("name a language with its region, such as `en-US`")]
    NoLanguage,
    /// A title in a language that the package does not have.
    #[error("there is a title in `{0}`, which is none of the languages")]
    Title(String),
    /// No code of a currency.
    #[error("`{0}` is no currency: write its three capital letters, such as `EGP`")]
    Currency(String),
}

/// The files that do not depend on the language.
const FILES: [(&str, &str); 7] = [
    ("README.md", include_str!("../start/README.md")),
    ("package.toml", include_str!("../start/package.toml")),
    ("facts.toml", include_str!("../start/facts.toml")),
    ("parameters.toml", include_str!("../start/parameters.toml")),
    (
        "support/program.toml",
        include_str!("../start/support/program.toml"),
    ),
    (
        "support/criteria.rhai",
        include_str!("../start/support/criteria.rhai"),
    ),
    (
        "support/cases.toml",
        include_str!("../start/support/cases.toml"),
    ),
];

/// Of each language that is built in: texts of all, texts of the program.
const TEXTS: [(&str, &str, &str); 3] = [
    (
        "ar",
        include_str!("../start/texts/ar.ftl"),
        include_str!("../start/support/ar.ftl"),
    ),
    (
        "en",
        include_str!("../start/texts/en.ftl"),
        include_str!("../start/support/en.ftl"),
    ),
    (
        "ru",
        include_str!("../start/texts/ru.ftl"),
        include_str!("../start/support/ru.ftl"),
    ),
];

/// ISO 4217: currencies without decimal places, and with three. The others have two.
const WHOLE: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
const THOUSANDTHS: &str = "BHD IQD JOD KWD LYD OMR TND";

/// The files of a start: path within the package and text.
///
/// # Errors
/// The first choice that cannot be.
pub fn files(start: &Start) -> Result<Vec<(String, String)>, StartError> {
    for name in [&start.package, &start.program] {
        // Folders of these names hold something else.
        let taken = matches!(name.as_str(), "texts" | "tables");
        if !is_plain_name(name) || is_rhai_word(name) || taken {
            return Err(StartError::Name(name.clone()));
        }
    }
    let code = start.currency.as_str();
    if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Err(StartError::Currency(code.to_owned()));
    }
    let languages = languages(&start.locales)?;
    let named = |path: &str| path.replacen("support/", &format!("{}/", start.program), 1);
    let mut files = Vec::new();
    for (path, text) in FILES {
        let text = match path {
            "package.toml" => package(text, start, &languages),
            "README.md" => text
                .replacen("# start", &format!("# {}", start.package), 1)
                .replace("support/", &format!("{}/", start.program)),
            _ => text.to_owned(),
        };
        files.push((named(path), text));
    }
    let is_there = |tag: &String| languages.iter().any(|(_, known)| known == tag);
    if let Some((tag, _)) = start.titles.iter().find(|(tag, _)| !is_there(tag)) {
        return Err(StartError::Title(tag.clone()));
    }
    for (language, tag) in &languages {
        let title = start.titles.iter().find(|(of, _)| of == tag);
        let title = title.map(|(_, title)| title.as_str());
        for (_, common, program) in TEXTS.iter().filter(|(known, ..)| known == language) {
            files.push((format!("texts/{language}.ftl"), (*common).to_owned()));
            files.push((
                named(&format!("support/{language}.ftl")),
                titled(program, title.unwrap_or_default()),
            ));
        }
    }
    Ok(files)
}

/// The texts of a program with its title, if it has one.
fn titled(texts: &str, title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    match (words.is_empty(), texts.split_once('\n')) {
        (false, Some((_, rest))) => format!("title = {}\n{rest}", literal(&words.join(" "))),
        _ => texts.to_owned(),
    }
}

/// Words as a text of Fluent says them, in which braces mean something.
fn literal(words: &str) -> String {
    let sign = |sign: char| match sign {
        '{' | '}' => format!("{{ \"{sign}\" }}"),
        other => other.to_string(),
    };
    words.chars().map(sign).collect()
}

/// Languages with their locales.
fn languages(locales: &[String]) -> Result<Vec<(String, String)>, StartError> {
    let mut languages: Vec<(String, String)> = Vec::new();
    for tag in locales {
        let Some((language, _)) = tag
            .split_once('-')
            .filter(|_| locale::locale(tag).is_some())
        else {
            return Err(StartError::Locale(tag.clone()));
        };
        if languages.iter().any(|(known, _)| known == language) {
            return Err(StartError::Twice(language.to_owned()));
        }
        if !interface::languages().any(|known| known == language) {
            let known: Vec<&str> = interface::languages().collect();
            return Err(StartError::Language(language.to_owned(), known.join(", ")));
        }
        languages.push((language.to_owned(), tag.clone()));
    }
    match languages.is_empty() {
        true => Err(StartError::NoLanguage),
        false => Ok(languages),
    }
}

/// `package.toml` with what was chosen.
fn package(text: &str, start: &Start, languages: &[(String, String)]) -> String {
    let places = match start.currency.as_str() {
        code if WHOLE.split(' ').any(|known| known == code) => 0,
        code if THOUSANDTHS.split(' ').any(|known| known == code) => 3,
        _ => 2,
    };
    let languages: Vec<String> = languages
        .iter()
        .map(|(language, tag)| format!("{language} = \"{tag}\"\n"))
        .collect();
    [
        ("\"start\"", format!("\"{}\"", start.package)),
        (
            "reviewed    = 2026-01-01",
            format!("reviewed    = {}", start.today.iso()),
        ),
        (
            "review_by   = 2026-07-01",
            format!("review_by   = {}", start.today.add_months(6).iso()),
        ),
        ("\"USD\"", format!("\"{}\"", start.currency)),
        ("places = 2", format!("places = {places}")),
        ("en = \"en-US\"\n", languages.concat()),
    ]
    .iter()
    .fold(text.to_owned(), |text, (old, new)| {
        text.replacen(old, new, 1)
    })
}
