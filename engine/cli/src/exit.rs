//! How the command ends, as a number that a build server understands.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Everything is fine.
    Fine,
    /// Something was found.
    Found,
    /// A file or folder cannot be read or written.
    Unreadable,
    /// An interview ended before its results.
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Fine => 0,
            Exit::Found => 1,
            Exit::Unreadable => 3,
            Exit::Stopped => 4,
        })
    }
}

/// Why the command could not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// The package has errors, which have been printed.
    Findings,
    /// A file or folder cannot be read or written.
    Io(String),
    /// A bundle that is not as it should be, with its code.
    Bundle(String),
    /// Slices cannot be made for those who give these answers.
    Only(String),
    /// Answers in a file that are not accepted, or a language that there is not.
    Refused(String),
}

impl Failure {
    /// With the path it happened at.
    pub fn io(path: &Path, error: &io::Error) -> Failure {
        Failure::Io(format!("`{}`: {error}", path.display()))
    }

    /// How the command ends.
    pub fn exit(&self) -> Exit {
        match self {
            Failure::Findings | Failure::Bundle(_) | Failure::Only(_) | Failure::Refused(_) => {
                Exit::Found
            }
            Failure::Io(_) => Exit::Unreadable,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Failure::Findings => f.write_str("the package has errors; nothing was done"),
            Failure::Io(message) | Failure::Bundle(message) | Failure::Refused(message) => {
                f.write_str(message)
            }
            Failure::Only(message) => write!(f, "--only: {message}"),
        }
    }
}

/// Prints one line.
pub fn say(line: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    printed(
        out.write_all(line.as_bytes())
            .and_then(|()| out.write_all(b"\n")),
    )
}

/// What could not be printed. A reader who closes the pipe early is no failure of ours.
pub fn printed(result: io::Result<()>) -> Result<(), Failure> {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Io(format!("cannot print: {error}")))
        }
        _ => Ok(()),
    }
}
