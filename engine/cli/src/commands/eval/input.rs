//! Households out of a text: JSON Lines as they come in, one JSON document, or a list.

use std::io::{BufRead, BufReader, Read};

use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use crate::exit::Failure;

/// Takes a line number, the text of one household, and whether another has come in already.
type Take<'a> = dyn FnMut(usize, &str, bool) -> Result<(), Failure> + 'a;

/// Calls `take` for every household. A first line that is JSON by itself means JSON Lines, which
/// are never read ahead; otherwise the whole text is one document, or lines with a bad first one.
pub fn households<R: Read>(reader: &mut BufReader<R>, take: &mut Take) -> Result<(), Failure> {
    let mut number = 0;
    while let Some(line) = next_line(reader)? {
        number += 1;
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        if is_json(text) && !text.starts_with('[') {
            take(number, text, has_line(reader))?;
            return lines(reader, number, take);
        }
        let mut rest = Vec::new();
        reader.read_to_end(&mut rest).map_err(unreadable)?;
        let whole = line + &*String::from_utf8_lossy(&rest);
        return document(&whole, number, take);
    }
    Ok(())
}

fn lines<R: Read>(
    reader: &mut BufReader<R>,
    before: usize,
    take: &mut Take,
) -> Result<(), Failure> {
    let mut number = before;
    while let Some(line) = next_line(reader)? {
        number += 1;
        if !line.trim().is_empty() {
            take(number, line.trim(), has_line(reader))?;
        }
    }
    Ok(())
}

/// Whether a whole line has come in that was not read yet.
fn has_line<R: Read>(reader: &BufReader<R>) -> bool {
    reader.buffer().contains(&b'\n')
}

fn document(text: &str, first: usize, take: &mut Take) -> Result<(), Failure> {
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(text) {
        for (place, household) in list.into_iter().enumerate() {
            take(place + 1, household.get(), true)?;
        }
        return Ok(());
    }
    let several = text.lines().filter(|line| !line.trim().is_empty()).count() > 1;
    let some_line_is_json = text
        .lines()
        .any(|line| line.starts_with('{') && is_json(line));
    if !is_json(text) && several && some_line_is_json {
        for (place, line) in text.lines().enumerate() {
            if !line.trim().is_empty() {
                take(first + place, line.trim(), true)?;
            }
        }
        return Ok(());
    }
    take(first, text.trim(), true)
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

fn next_line(reader: &mut dyn BufRead) -> Result<Option<String>, Failure> {
    let mut line = Vec::new();
    let read = reader.read_until(b'\n', &mut line).map_err(unreadable)?;
    // What is no UTF-8 is no answer either, but the next line may be one.
    let line = String::from_utf8_lossy(&line);
    Ok((read > 0).then(|| line.trim_start_matches('\u{feff}').to_owned()))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "used as the argument of map_err"
)]
fn unreadable(error: std::io::Error) -> Failure {
    Failure::Io(format!("cannot read the answers: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        households(
            &mut BufReader::new(text.as_bytes()),
            &mut |line, text, _| {
                found.push((line, text.to_owned()));
                Ok(())
            },
        )
        .unwrap();
        found
    }

    #[test]
    fn lines_documents_and_lists_are_told_apart() {
        let one = |line, text: &str| (line, text.to_owned());
        assert_eq!(
            read("{}\n\n{\"a\":\n{}\n"),
            [one(1, "{}"), one(3, "{\"a\":"), one(4, "{}")]
        );
        assert_eq!(read("{\n\"a\": 1\n}\n"), [one(1, "{\n\"a\": 1\n}")]);
        assert_eq!(
            read("[{}, {\"a\": 1}]"),
            [one(1, "{}"), one(2, "{\"a\": 1}")]
        );
        assert_eq!(read("{broken\n{}\n"), [one(1, "{broken"), one(2, "{}")]);
        assert_eq!(read(""), []);
    }
}
