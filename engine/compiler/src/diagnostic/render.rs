//! Findings as text: for people with carets, plain with one line each, and as JSON.
//!
//! Lines and columns count from 1; a column counts characters, not bytes; an end is the column
//! after the last character.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Fix, Severity, Span};
use crate::package::Files;

/// Lines longer than this are shown around the place only.
const WIDTH: usize = 120;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With the source and carets under the place.
    #[default]
    Human,
    /// One line each.
    Plain,
    /// A JSON array with one object each.
    Json,
}

/// A place as people count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: u32,
    /// First character, from 1.
    pub column: u32,
    /// The character after the last; on a later line when the place ends there.
    pub end_column: u32,
}

/// Line and columns of a span. A span over several lines ends where its first line does.
#[must_use]
pub fn line_column(text: &str, span: Span) -> LineColumn {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let here = text.get(start..end).unwrap_or_default();
    let first_line = here
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_end_matches('\r');
    let characters = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    let column = characters(text.get(line_start..start).unwrap_or_default()).saturating_add(1);
    LineColumn {
        line: u32::try_from(before.matches('\n').count())
            .unwrap_or(u32::MAX)
            .saturating_add(1),
        column,
        end_column: column.saturating_add(characters(first_line).max(1)),
    }
}

/// Findings in a format, sorted by whoever collected them; the text ends with a line break unless
/// it is empty.
#[must_use]
pub fn render(found: &[Diagnostic], files: &Files, format: Format) -> String {
    match format {
        Format::Human => found.iter().map(|one| human(one, files)).collect(),
        Format::Plain => found.iter().map(|one| plain(one, files)).collect(),
        Format::Json => json(found, files),
    }
}

fn severity(found: &Diagnostic) -> &'static str {
    match found.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn path_and_text(span: Span, files: &Files) -> (&str, &str) {
    files
        .of(span)
        .map_or(("", ""), |file| (file.path.as_str(), file.text()))
}

fn plain(found: &Diagnostic, files: &Files) -> String {
    let (path, text) = path_and_text(found.span, files);
    let at = line_column(text, found.span);
    format!(
        "{path}:{}:{}: {}[{}]: {} – {}\n",
        at.line,
        at.column,
        severity(found),
        found.code.text(),
        one_line(&found.message),
        one_line(&found.help),
    )
}

fn human(found: &Diagnostic, files: &Files) -> String {
    let (path, text) = path_and_text(found.span, files);
    let level = match found.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let start = boundary(text, found.span.start);
    let end = boundary(text, found.span.end).max(start);
    // What cannot be seen must not be printed as it is: it would turn the line around.
    let shown = text.replace(is_invisible, "\u{fffd}");
    let (start, end) = (shift(text, start), shift(text, end));
    let mut mark = AnnotationKind::Primary.span(start..end);
    if !found.label.is_empty() {
        mark = mark.label(found.label.as_str());
    }
    let title = level
        .primary_title(found.message.as_str())
        .id(found.code.text());
    let group = if text.is_empty() {
        title.element(Level::HELP.message(found.help.as_str()))
    } else {
        title
            .element(Snippet::source(shown.as_str()).path(path).annotation(mark))
            .element(Level::HELP.message(found.help.as_str()))
    };
    let mut drawn = Renderer::plain().term_width(WIDTH).render(&[group]);
    drawn.push_str("\n\n");
    drawn
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

/// A byte offset once every invisible character has become a visible one of three bytes.
fn shift(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or_default();
    before
        .chars()
        .map(|c| if is_invisible(c) { 3 } else { c.len_utf8() })
        .sum()
}

/// One finding as JSON writes it; the order of the fields is stable.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'a str,
    severity: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    end_column: u32,
    message: &'a str,
    help: &'a str,
    fixes: Vec<Mending<'a>>,
}

/// A fix as JSON writes it.
#[derive(Serialize)]
struct Mending<'a> {
    title: &'a str,
    edits: Vec<Change<'a>>,
}

/// An edit as JSON writes it.
#[derive(Serialize)]
struct Change<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
}

impl<'a> Mending<'a> {
    fn of(fix: &'a Fix, files: &'a Files) -> Self {
        let edits = fix.edits.iter().map(|edit| {
            let (path, text) = path_and_text(edit.span, files);
            let (line, column) = position(text, edit.span.start);
            let (end_line, end_column) = position(text, edit.span.end);
            Change {
                file: path,
                line,
                column,
                end_line,
                end_column,
                text: &edit.text,
            }
        });
        Mending {
            title: &fix.title,
            edits: edits.collect(),
        }
    }
}

/// Line and column of a byte.
fn position(text: &str, byte: u32) -> (u32, u32) {
    let span = Span {
        start: byte,
        end: byte,
        ..Span::default()
    };
    let at = line_column(text, span);
    (at.line, at.column)
}

fn json(found: &[Diagnostic], files: &Files) -> String {
    let list: Vec<Finding> = found
        .iter()
        .map(|one| {
            let (path, text) = path_and_text(one.span, files);
            let at = line_column(text, one.span);
            Finding {
                code: one.code.text(),
                severity: severity(one),
                file: path,
                line: at.line,
                column: at.column,
                end_column: at.end_column,
                message: &one.message,
                help: &one.help,
                fixes: one
                    .fixes
                    .iter()
                    .map(|fix| Mending::of(fix, files))
                    .collect(),
            }
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_else(|_| "[]".to_owned());
    text.push('\n');
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The nearest byte, backwards, at which a character starts.
fn boundary(text: &str, byte: u32) -> usize {
    let mut at = usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "ab\nقلم = 12\n";
        let start = u32::try_from(text.find("12").unwrap()).unwrap();
        let place = line_column(
            text,
            Span {
                file: 0,
                start,
                end: start + 2,
            },
        );
        assert_eq!(
            place,
            LineColumn {
                line: 2,
                column: 7,
                end_column: 9
            }
        );
    }

    #[test]
    fn a_place_beyond_the_end_is_the_end() {
        let place = line_column(
            "ab",
            Span {
                file: 0,
                start: 90,
                end: 99,
            },
        );
        assert_eq!(
            place,
            LineColumn {
                line: 1,
                column: 3,
                end_column: 4
            }
        );
    }
}
