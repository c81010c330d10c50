//! `selfcheck sheet`: every rule of a package with its law and its figures, as one page to print.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use selfcheck_compiler::sheet::{self, SheetError};
use selfcheck_runtime::date::Day;

use crate::exit::{Exit, Failure, printed};
use crate::load::{self, For};
use crate::today::day;

/// Write the rule sheet: one page of HTML with every rule, its law, its figures by date, its doubts
///
/// For lawyers: it is made from the same files as the check. The page is whole in itself: it can be
/// sent by mail, opened without a network and printed. Without --out it goes to standard output.
///
/// Example: selfcheck sheet rules/egypt --lang ar --out egypt.html
#[derive(Debug, Args)]
pub struct Sheet {
    /// Folder of the package
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// Language; by default the package's first
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// Day whose figures stand beside the rules; by default the day the package was reviewed
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Day>,
    /// Whom the sheet is for: without `office`, confidential figures are left out
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
    /// File to write; what was there is replaced only by a whole sheet
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Sheet {
    pub fn run(&self) -> Result<Exit, Failure> {
        let options = load::options(self.audience);
        let (compiled, files) = load::package_and_files(&self.package, &options)?;
        let language = self.lang.as_deref();
        let made = sheet::sheet(&compiled, &files, language, self.date);
        let page = sheet::to_html(&made.map_err(refused)?);
        match &self.out {
            Some(path) => replace(path, &page)?,
            None => printed(io::stdout().lock().write_all(page.as_bytes()))?,
        }
        Ok(Exit::Fine)
    }
}

fn refused(error: SheetError) -> Failure {
    Failure::Refused(error.to_string())
}

/// Writes beside the file first, so that nobody is left with half of one.
fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        drop(fs::remove_file(&part));
        Failure::io(path, &error)
    })
}
