//! What can go wrong in a build step. Every message ends with what to do about it.

use std::io;
use std::path::PathBuf;

/// A build step failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A program ran and said no.
    #[error("`{command}` ended with {outcome}: {advice}")]
    Refused {
        command: String,
        outcome: String,
        advice: String,
    },
    /// A program could not be started.
    #[error("`{command}` could not be started ({source}): {advice}")]
    NotStarted {
        command: String,
        source: io::Error,
        advice: String,
    },
    /// A program took longer than it was given.
    #[error("`{command}` was stopped after {seconds} seconds: {advice}")]
    TooSlow {
        command: String,
        seconds: u64,
        advice: String,
    },
    /// A file could not be read or written.
    #[error("cannot {what} `{}`: {source}", path.display())]
    File {
        what: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    /// Steps failed; which ones and why has been printed.
    #[error("a step failed")]
    Listed,
    /// Something is missing or not as it should be; the text says what to do.
    #[error("{0}")]
    Advice(String),
}

impl Failure {
    /// For `map_err` after a file operation: `Failure::file("read", path)`.
    pub fn file(what: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { what, path, source }
    }
}

/// What a build step returns.
pub type Result<T = ()> = std::result::Result<T, Failure>;
