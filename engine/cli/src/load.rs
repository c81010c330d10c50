//! Getting a package from its folder, or a bundle from its manifest.

use std::fs;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use selfcheck_compiler::bundle::{self, MANIFEST};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::diagnostic::render::{self, render};
use selfcheck_compiler::elaborate::Audience;
use selfcheck_compiler::package::Files;
use selfcheck_compiler::{Compiled, Options, compile};
use selfcheck_pages::problem::same_language;
use selfcheck_runtime::bundle::{Core, Manifest};
use selfcheck_runtime::text::TextBundle;
use selfcheck_runtime::{Bundle, sha256};
use serde::de::DeserializeOwned;

use crate::exit::Failure;
use crate::today::today;

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// With the source and carets under the place
    #[default]
    Human,
    /// One line for each finding: file:line:column: severity[code]: message – help
    Plain,
    /// One array; each finding has code, severity, file, line, column, end_column, message, help and fixes: each with a title and the edits that belong together (file, line, column, end_line, end_column, text)
    Json,
}

impl From<Format> for render::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Human => render::Format::Human,
            Format::Plain => render::Format::Plain,
            Format::Json => render::Format::Json,
        }
    }
}

/// Whom a bundle is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum For {
    /// Everyone: confidential figures are unknown in it
    #[default]
    Public,
    /// The office: confidential figures are in it
    Office,
}

impl From<For> for Audience {
    fn from(audience: For) -> Self {
        match audience {
            For::Public => Audience::Public,
            For::Office => Audience::Office,
        }
    }
}

/// A package's files, with what is wrong with them as files.
pub fn files(folder: &Path) -> Result<(Files, Diagnostics), Failure> {
    let mut found = Diagnostics::default();
    let files = Files::from_folder(folder, &mut found).map_err(|e| Failure::io(folder, &e))?;
    Ok((files, found))
}

/// Compiles a package; what is found goes to standard error.
pub fn package(folder: &Path, options: &Options) -> Result<Compiled, Failure> {
    package_and_files(folder, options).map(|(compiled, _)| compiled)
}

/// The same with the files, for whoever leads back to them.
pub fn package_and_files(folder: &Path, options: &Options) -> Result<(Compiled, Files), Failure> {
    let (files, found) = files(folder)?;
    match compile(&files, options, found) {
        Ok(compiled) => {
            eprint!(
                "{}",
                render(&compiled.diagnostics, &files, render::Format::Human)
            );
            Ok((compiled, files))
        }
        Err(list) => {
            eprint!("{}", render(&list, &files, render::Format::Human));
            Err(Failure::Findings)
        }
    }
}

/// Options for compiling what is evaluated or described.
pub fn options(audience: For) -> Options {
    Options {
        audience: audience.into(),
        today: Some(today()),
    }
}

/// A bundle ready to evaluate: from a package's folder, or from a built bundle's folder or
/// manifest.
pub fn bundle(path: &Path, audience: For) -> Result<Bundle, Failure> {
    let core = core(path, audience)?;
    Bundle::decode(core)
        .map_err(|error| Failure::Bundle(format!("`{}`: {}: {error}", path.display(), error.code)))
}

/// The core of a package or of a built bundle.
pub fn core(path: &Path, audience: For) -> Result<Core, Failure> {
    match manifest_of(path) {
        Some(manifest) => core_of(&manifest),
        None => Ok(package(path, &options(audience))?.core),
    }
}

/// Everything of a package or of a built bundle.
#[cfg(feature = "serve")]
pub struct Whole {
    /// What is evaluated.
    pub core: Core,
    /// Language and its texts.
    pub texts: Vec<(String, TextBundle)>,
    /// What the files are.
    pub manifest: Manifest,
}

/// A package or a built bundle with its texts.
#[cfg(feature = "serve")]
pub fn whole(path: &Path, audience: For) -> Result<Whole, Failure> {
    let Some(path) = manifest_of(path) else {
        let compiled = package(path, &options(audience))?;
        let written = compiled.bundle(None, &[]).map_err(unwritten)?;
        return Ok(Whole {
            core: compiled.core,
            texts: compiled.texts,
            manifest: written.manifest,
        });
    };
    let manifest = read_manifest(&path)?;
    let texts = manifest.texts.iter();
    Ok(Whole {
        core: named(&path, &manifest.core.sha256)?,
        texts: texts
            .map(|text| Ok((text.key.clone(), named(&path, &text.sha256)?)))
            .collect::<Result<_, Failure>>()?,
        manifest,
    })
}

fn manifest_of(path: &Path) -> Option<PathBuf> {
    if path.is_file() {
        return Some(path.to_owned());
    }
    let inside = path.join(MANIFEST);
    inside.is_file().then_some(inside)
}

/// The core that a manifest names.
fn core_of(manifest: &Path) -> Result<Core, Failure> {
    let parsed = read_manifest(manifest)?;
    named(manifest, &parsed.core.sha256)
}

/// Rules with what they say in one language.
pub struct Spoken {
    /// The rules.
    pub core: Core,
    /// SHA-256 of the core's file.
    pub hash: String,
    /// The texts.
    pub texts: TextBundle,
}

/// Rules in one language, `ar-EG` also by `ar`; by default in the first.
pub fn spoken(path: &Path, audience: For, language: Option<&str>) -> Result<Spoken, Failure> {
    let unknown = |known: Vec<&str>| {
        let (wanted, known) = (language.unwrap_or_default(), known.join(", "));
        Failure::Refused(format!(
            "there are no texts in the language `{wanted}`; there are: {known}"
        ))
    };
    let is_wanted = |known: &str| match language {
        None => true,
        Some(wanted) => same_language(known, wanted),
    };
    match manifest_of(path) {
        Some(manifest) => {
            let parsed = read_manifest(&manifest)?;
            let texts = parsed.texts.iter().find(|texts| is_wanted(&texts.key));
            let known = || parsed.texts.iter().map(|texts| texts.key.as_str());
            let texts = texts.ok_or_else(|| unknown(known().collect()))?;
            Ok(Spoken {
                core: named(&manifest, &parsed.core.sha256)?,
                hash: parsed.core.sha256.clone(),
                texts: named(&manifest, &texts.sha256)?,
            })
        }
        None => {
            let compiled = package(path, &options(audience))?;
            let all = &compiled.texts;
            let texts = all.iter().find(|(known, _)| is_wanted(known));
            let known = || all.iter().map(|(known, _)| known.as_str());
            let (_, texts) = texts.ok_or_else(|| unknown(known().collect()))?;
            Ok(Spoken {
                texts: texts.clone(),
                hash: bundle::hash(&compiled.core).map_err(unwritten)?,
                core: compiled.core,
            })
        }
    }
}

fn read_manifest(manifest: &Path) -> Result<Manifest, Failure> {
    let bytes = fs::read(manifest).map_err(|error| Failure::io(manifest, &error))?;
    let parsed: Manifest =
        serde_json::from_slice(&bytes).map_err(|error| broken(manifest, &error.to_string()))?;
    if parsed.format > selfcheck_runtime::bundle::FORMAT {
        let message = "B001: the bundle's format is newer than this command; use a newer one";
        return Err(Failure::Bundle(format!(
            "`{}`: {message}",
            manifest.display()
        )));
    }
    Ok(parsed)
}

/// The file beside a manifest that is called by its hash.
fn named<T: DeserializeOwned>(manifest: &Path, hash: &str) -> Result<T, Failure> {
    let folder = manifest.parent().unwrap_or(Path::new("."));
    let path = folder.join(format!("{hash}.json"));
    let bytes = fs::read(&path).map_err(|error| Failure::io(&path, &error))?;
    if sha256::hex(&bytes) != hash {
        return Err(broken(&path, "the file has been altered or cut"));
    }
    serde_json::from_slice(&bytes).map_err(|error| broken(&path, &error.to_string()))
}

/// A package that compiles can be written.
fn unwritten(error: impl ToString) -> Failure {
    Failure::Bundle(error.to_string())
}

fn broken(path: &Path, what: &str) -> Failure {
    Failure::Bundle(format!("`{}`: B002: not a bundle: {what}", path.display()))
}
