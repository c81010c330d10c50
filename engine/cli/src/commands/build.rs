//! `selfcheck build`: a package as the files of a bundle.

use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::Args;
use selfcheck_compiler::Options;
use selfcheck_compiler::bundle::places::Places;
use selfcheck_compiler::bundle::slice::Only;
use selfcheck_compiler::bundle::{BundleFile, MANIFEST, canonical};
use selfcheck_runtime::date::Day;

use crate::exit::{Exit, Failure, say};
use crate::load::{self, For};
use crate::today::{day, today};

/// Build a bundle: manifest.json and the files it names, each called by its SHA-256
///
/// The same package gives the same bytes everywhere. What an earlier build left in the folder and
/// the new manifest does not name is removed. The manifest is written last.
///
/// Example: selfcheck build rules/egypt --out dist/rules/egypt
#[derive(Debug, Args)]
pub struct Build {
    /// Folder of the package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// Folder to write to; it is made when it is not there
    #[arg(long, value_name = "FOLDER")]
    out: PathBuf,
    /// Whom the bundle is for
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
    /// First day of the slice that citizens load; by default the day the package was reviewed
    #[arg(long, value_name = "DATE", value_parser = day)]
    from: Option<Day>,
    /// Make what citizens load for those alone who give this answer, or one of several with commas
    /// between: state=CA,NY. It is then no question any more (of one option), and no other option
    /// is taken; figures, lists and words of others are left out. The core stays whole. Repeat it
    /// for another fact. program=snap is for these programs alone
    #[arg(long, value_name = "FACT=OPTION", value_parser = Only::from_str)]
    only: Vec<Only>,
    /// Also write this file: where in the sources each fact, parameter, result and rule stands
    #[arg(long, value_name = "FILE")]
    places: Option<PathBuf>,
}

impl Build {
    pub fn run(&self) -> Result<Exit, Failure> {
        let options = Options {
            audience: self.audience.into(),
            today: Some(today()),
        };
        let (compiled, files) = load::package_and_files(&self.package, &options)?;
        let written = compiled.bundle(self.from, &self.only);
        let written = written.map_err(|error| Failure::Only(error.to_string()))?;
        fs::create_dir_all(&self.out).map_err(|error| Failure::io(&self.out, &error))?;
        let (manifest, others): (Vec<_>, Vec<_>) =
            written.files.iter().partition(|file| file.name == MANIFEST);
        for file in others.iter().chain(&manifest) {
            write(&self.out, file)?;
        }
        remove_stale(&self.out, &written.files)?;
        if let Some(path) = &self.places {
            let core = &written.manifest.core.sha256;
            let places = canonical::json(&Places::of(&compiled.package, &files, core))
                .map_err(|error| Failure::io(path, &error.into()))?;
            fs::write(path, places).map_err(|error| Failure::io(path, &error))?;
        }
        let manifest = &written.manifest;
        let package = format!("{} {}", manifest.package, manifest.version);
        say(&format!("{package} in {}", self.out.display()))?;
        say(&format!("  core   {:>8} bytes", manifest.core.size))?;
        for slice in &manifest.slices {
            let only: String = self
                .only
                .iter()
                .map(|only| format!(" only {only}"))
                .collect();
            say(&format!(
                "  slice  {:>8} bytes  from {}{only}",
                slice.size, slice.key
            ))?;
        }
        for text in &manifest.texts {
            say(&format!("  texts  {:>8} bytes  {}", text.size, text.key))?;
        }
        Ok(Exit::Fine)
    }
}

fn write(folder: &Path, file: &BundleFile) -> Result<(), Failure> {
    let path = folder.join(&file.name);
    fs::write(&path, &file.bytes).map_err(|error| Failure::io(&path, &error))
}

/// Removes files of earlier builds: those named by a hash that the manifest does not have.
fn remove_stale(folder: &Path, files: &[BundleFile]) -> Result<(), Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::io(folder, &error))?;
    for entry in entries.flatten() {
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let hash = name.strip_suffix(".json").unwrap_or_default();
        let ours = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
        if ours && !files.iter().any(|file| file.name == name) {
            let path = entry.path();
            fs::remove_file(&path).map_err(|error| Failure::io(&path, &error))?;
        }
    }
    Ok(())
}
