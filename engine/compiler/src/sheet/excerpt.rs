//! Lines of a script as they stand there: a rule, a name or a function, with what its author wrote
//! directly above it.

use crate::diagnostic::Span;
use crate::package::Files;

/// A statement that ends with `;`: a rule, by its own place.
pub fn statement(files: &Files, span: Span) -> String {
    excerpt(files, span.start, span, |text, end| {
        text.get(end..)
            .and_then(|rest| rest.starts_with(';').then_some(end.saturating_add(1)))
            .unwrap_or(end)
    })
}

/// `let name = …;`, by the place of its name and of its value.
pub fn named(files: &Files, name: Span, value: Span) -> String {
    let start = before(files, name, "let");
    excerpt(files, start, name.to(value), |text, end| {
        let rest = text.get(end..).unwrap_or_default();
        let ends = Walk::of(rest).find(|(_, c, depth)| *c == ';' && *depth <= 0);
        ends.map_or(end, |(at, ..)| end.saturating_add(at).saturating_add(1))
    })
}

/// `fn name(…) { … }`, by the place of its name.
pub fn function(files: &Files, name: Span) -> String {
    let start = before(files, name, "fn");
    excerpt(files, start, name, |text, end| {
        let rest = text.get(end..).unwrap_or_default();
        let ends = Walk::of(rest).find(|(_, c, depth)| *c == '}' && *depth == 0);
        ends.map_or(end, |(at, ..)| end.saturating_add(at).saturating_add(1))
    })
}

/// What a file's author wrote directly above a declaration, without the marks of comments.
pub fn notes(files: &Files, place: Span, mark: &str) -> String {
    let text = files.of(place).map_or("", |file| file.text());
    let head = text.get(..usize_of(place.start)).unwrap_or_default();
    let head = head.rfind('\n').and_then(|at| head.get(..at));
    let lines = above(head.unwrap_or_default(), mark);
    let words = lines.map(|line| line.trim().trim_start_matches(mark).trim());
    let mut words: Vec<&str> = words.collect();
    words.reverse();
    words.join(" ")
}

fn excerpt(files: &Files, start: u32, span: Span, end: impl Fn(&str, usize) -> usize) -> String {
    let text = files.of(span).map_or("", |file| file.text());
    let (start, end) = (usize_of(start), end(text, usize_of(span.end)));
    let head = text.get(..start).unwrap_or_default();
    let head = head.rfind('\n').and_then(|at| head.get(..at));
    let mut lines: Vec<&str> = above(head.unwrap_or_default(), "//").collect();
    lines.reverse();
    lines.push(text.get(start..end).unwrap_or_default());
    lines.join("\n")
}

/// The comments that stand directly above, the last first. A line that divides a file is none.
fn above<'a>(head: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let lines = head.rsplit('\n').map(str::trim_end);
    lines.take_while(move |line| {
        let line = line.trim_start();
        line.starts_with(mark) && !line.starts_with("//!") && !line.contains("----")
    })
}

/// Where the word before a name stands.
fn before(files: &Files, name: Span, word: &str) -> u32 {
    let text = files.of(name).map_or("", |file| file.text());
    let head = text.get(..usize_of(name.start)).unwrap_or_default();
    let start = head.trim_end().strip_suffix(word).map(str::len);
    start
        .and_then(|start| u32::try_from(start).ok())
        .unwrap_or(name.start)
}

fn usize_of(byte: u32) -> usize {
    usize::try_from(byte).unwrap_or(usize::MAX)
}

/// The characters of a script with their bytes and how many brackets are open after each, without
/// texts and comments.
struct Walk<'a> {
    text: &'a str,
    at: usize,
    depth: i32,
}

impl Walk<'_> {
    fn of(text: &str) -> Walk<'_> {
        Walk {
            text,
            at: 0,
            depth: 0,
        }
    }

    /// Goes on behind a text or a comment.
    fn skip(&mut self, c: char) {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = match c {
            '"' => end_of_text(rest),
            '/' if rest.starts_with('/') => rest.find('\n'),
            '/' if rest.starts_with('*') => rest.find("*/"),
            _ => Some(0),
        };
        self.at = self.at.saturating_add(length.unwrap_or(rest.len()));
    }
}

fn end_of_text(rest: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' if !escaped => return Some(at.saturating_add(1)),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    None
}

impl Iterator for Walk<'_> {
    type Item = (usize, char, i32);

    fn next(&mut self) -> Option<Self::Item> {
        let at = self.at;
        let c = self.text.get(at..)?.chars().next()?;
        self.at = at.saturating_add(c.len_utf8());
        self.skip(c);
        self.depth = match c {
            '(' | '[' | '{' => self.depth.saturating_add(1),
            ')' | ']' | '}' => self.depth.saturating_sub(1),
            _ => self.depth,
        };
        Some((at, c, self.depth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::package::File;

    fn file(text: &str) -> Files {
        let path = "a.rhai".to_owned();
        Files {
            list: vec![File::new(path, text.to_owned())],
        }
    }

    fn span(text: &str, piece: &str) -> Span {
        let start = text.find(piece).unwrap();
        let place = |byte: usize| u32::try_from(byte).unwrap();
        Span {
            file: 0,
            start: place(start),
            end: place(start + piece.len()),
        }
    }

    #[test]
    fn a_function_ends_where_its_brace_closes_and_not_in_a_text_or_comment() {
        let text = "fn other() { 1 }\n// Why.\nfn one(a) { // }\n  if a { \"}\\\"}\" } else { (2) } }\nlet x = 1;";
        let got = function(&file(text), span(text, "one"));
        let wanted = "// Why.\nfn one(a) { // }\n  if a { \"}\\\"}\" } else { (2) } }";
        assert_eq!(got, wanted);
    }

    #[test]
    fn a_name_ends_with_its_value_and_what_is_above_another_line_stays_there() {
        let text = "// Not this.\n\n// This\n// too.\nlet x = (1 + y);\nlet z = 2;";
        let got = named(&file(text), span(text, "x"), span(text, "1 + y"));
        assert_eq!(got, "// This\n// too.\nlet x = (1 + y);");
    }

    #[test]
    fn a_line_that_divides_a_file_is_no_note() {
        let text = "# ---- Ages ----\n# From which age.\nage = 1\n";
        assert_eq!(
            notes(&file(text), span(text, "age = "), "#"),
            "From which age."
        );
        let text = "# ---- Ages ----\nage = 1\n";
        assert_eq!(notes(&file(text), span(text, "age"), "#"), "");
    }
}
