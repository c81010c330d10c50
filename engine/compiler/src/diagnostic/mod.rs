//! What the compiler has to say about a package: data until the last moment.
//!
//! A diagnostic names its code, the place, and what to do. Drawing it for people (with carets) is
//! in [`render`]; what to do about it, in [`help`]; the list of codes is in [`codes`]. Nothing here decides what is wrong.

pub mod codes;
pub mod help;
pub mod render;

pub use codes::Code;
pub use help::{Edit, Fix, Help};
pub(crate) use help::{closest, did_you_mean, meant_as};

/// A stretch of one file: byte offsets, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Which file, by its place in [`crate::package::Files`].
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From the start of this one to the end of the other, in this one's file.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span {
            file: self.file,
            start: self.start,
            end: other.end.max(self.end),
        }
    }

    /// A piece of it, so many bytes from its start.
    #[must_use]
    pub(crate) fn piece(self, at: usize, text: &str) -> Span {
        let bytes = |count: usize| u32::try_from(count).unwrap_or_default();
        let start = self.start.saturating_add(bytes(at));
        Span {
            file: self.file,
            start,
            end: start.saturating_add(bytes(text.len())),
        }
    }
}

/// Something with its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The thing.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is built.
    Error,
    /// Something is probably not as meant.
    Warning,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code; severity belongs to the code.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What is wrong: lower case, no full stop, input in backticks.
    pub message: String,
    /// A few words under the caret; may be empty.
    pub label: String,
    /// What to do; never empty.
    pub help: String,
    /// Ways to do it, each complete by itself; none where `help` leaves something open.
    pub fixes: Vec<Fix>,
}

/// Collects findings; many are reported at once.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one finding.
    pub fn report(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: impl Into<String>,
        help: impl Into<Help>,
    ) {
        let Help { words, fixes } = help.into();
        let diagnostic = Diagnostic {
            code,
            span,
            message: message.into(),
            label: label.into(),
            help: words,
            fixes,
        };
        if !self.list.contains(&diagnostic) {
            self.list.push(diagnostic);
        }
    }

    /// Adds what was found elsewhere.
    pub(crate) fn extend(&mut self, others: &[Diagnostic]) {
        for other in others {
            if !self.list.contains(other) {
                self.list.push(other.clone());
            }
        }
    }

    /// What was found so far.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether anything found prevents a bundle.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|d| d.code.severity() == Severity::Error)
    }

    /// All findings, by file and place.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|found| (found.span, found.code));
        self.list
    }
}
