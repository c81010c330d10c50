//! [`Keep`]: the answers in a file, written whenever they change, so that nothing is lost however
//! the interview ends.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use selfcheck_compiler::answers::to_json;
use selfcheck_runtime::Answers;

use crate::exit::Failure;

/// A file that answers are kept in, or none.
pub struct Keep {
    path: Option<PathBuf>,
    /// What is in it.
    written: String,
}

impl Keep {
    /// Whether the file can be written is found out now, not after an hour of questions. It may be
    /// there only if the answers come from it.
    pub fn new(path: Option<&Path>, from: Option<&Path>) -> Result<Keep, Failure> {
        if let Some(path) = path {
            let is_from = from.is_some_and(|from| is_same(from, path));
            let file = OpenOptions::new()
                .write(true)
                .create_new(!is_from)
                .open(path);
            file.map_err(|error| match error.kind() {
                ErrorKind::AlreadyExists => Failure::Io(format!(
                    "`{}` is there already; take another name, or go on from it with --answers",
                    path.display()
                )),
                _ => Failure::io(path, &error),
            })?;
        }
        Ok(Keep {
            path: path.map(Path::to_owned),
            written: String::new(),
        })
    }

    /// Writes the answers, if they are others than before. Either all of them are in the file or
    /// those before.
    pub fn write(&mut self, answers: &Answers) -> Result<(), Failure> {
        let Some(path) = &self.path else {
            return Ok(());
        };
        let text = to_json(answers);
        if text != self.written {
            let mut beside = OsString::from(path);
            beside.push(".part");
            let beside = PathBuf::from(beside);
            fs::write(&beside, &text).map_err(|error| Failure::io(&beside, &error))?;
            fs::rename(&beside, path).map_err(|error| Failure::io(path, &error))?;
            self.written = text;
        }
        Ok(())
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
