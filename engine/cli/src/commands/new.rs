//! `selfcheck new`: a folder with a small package that works.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use selfcheck_compiler::start::{Start, files};

use crate::exit::{Exit, Failure, say};
use crate::today;

/// Begin a package: a folder with one small program that works, and a note in each file on what to
/// do there
///
/// Nothing is written over: the folder must not be there yet, or be empty.
///
/// Example: selfcheck new rules/my_country --languages ar-EG,en-EG --currency EGP
#[derive(Debug, Args)]
pub struct New {
    /// Folder to make; the package is named after it
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    /// Name of the program: small letters, digits and `_`
    #[arg(long, value_name = "NAME", default_value = "support")]
    program: String,
    /// Languages with their regions, the usual one first
    #[arg(
        long,
        value_name = "LANGUAGE-REGION",
        value_delimiter = ',',
        default_value = "en-US"
    )]
    languages: Vec<String>,
    /// What people call the program, in one of the languages; repeat it for the others
    #[arg(long = "title", value_name = "LANGUAGE-REGION=TITLE", value_parser = title)]
    titles: Vec<(String, String)>,
    /// Three letters of the currency
    #[arg(long, value_name = "CODE", default_value = "USD")]
    currency: String,
}

impl New {
    pub fn run(&self) -> Result<Exit, Failure> {
        let start = Start {
            package: name(&self.folder),
            program: self.program.clone(),
            locales: self.languages.clone(),
            titles: self.titles.clone(),
            currency: self.currency.clone(),
            today: today::today(),
        };
        let files = files(&start).map_err(|error| Failure::Refused(error.to_string()))?;
        if fs::read_dir(&self.folder).is_ok_and(|mut entries| entries.next().is_some()) {
            let folder = self.folder.display();
            let message = format!("`{folder}` is not empty: name a folder that is not there yet");
            return Err(Failure::Refused(message));
        }
        for (path, text) in files {
            let path = self.folder.join(path);
            let folder = path.parent().unwrap_or(&self.folder);
            fs::create_dir_all(folder).map_err(|error| Failure::io(folder, &error))?;
            fs::write(&path, text).map_err(|error| Failure::io(&path, &error))?;
        }
        let folder = self.folder.display();
        say(&format!("`{}` is begun in {folder}. Next:", start.package))?;
        say(&format!("  read {folder}/README.md"))?;
        for (verb, what) in [
            ("check", "what is wrong, where, and what to write instead"),
            ("test", "whether the cases come out"),
            ("ask", "the questions, as a citizen gets them"),
        ] {
            say(&format!("  selfcheck {verb:<5} {folder}   {what}"))?;
        }
        Ok(Exit::Fine)
    }
}

/// `en-US=Support for families`
fn title(text: &str) -> Result<(String, String), String> {
    let (tag, title) = text
        .split_once('=')
        .ok_or("write it as `en-US=Support for families`")?;
    Ok((tag.trim().to_owned(), title.trim().to_owned()))
}

/// The name of a package in a folder: `My-rules` is `my_rules`.
fn name(folder: &Path) -> String {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let name = absolute.file_name().unwrap_or_default().to_string_lossy();
    name.to_ascii_lowercase().replace(['-', ' ', '.'], "_")
}
