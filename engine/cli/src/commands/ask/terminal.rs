//! The terminal: lines wrapped to its width and, where that is wanted, coloured; typed lines.
//!
//! Plain text from top to bottom: nothing is drawn over, so that a screen reader, a pipe and a
//! printer get the same. Text is written in the order in which it is read; which way it runs is the
//! terminal's business.

use std::env;
use std::io::{self, BufRead, IsTerminal, Read, Write};

use selfcheck_pages::text::{Line, Look};
use unicode_width::UnicodeWidthStr;

use crate::exit::{Failure, printed};

/// Columns where nobody says how many there are.
const USUAL_WIDTH: usize = 80;
/// Words are not wrapped to less than this.
const LEAST_WIDTH: usize = 20;
/// Nobody types a longer line, in bytes; the rest of it is left out.
const LONGEST: u64 = 10_000;
const PROMPT: &str = "> ";

/// Where lines are said and heard.
pub struct Terminal {
    width: usize,
    colours: bool,
    /// Whether what is typed is not seen: it comes from a file or a pipe.
    echo: bool,
}

impl Terminal {
    /// The terminal that the command runs in.
    pub fn new() -> Terminal {
        let columns = env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
        Terminal {
            width: columns.unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH),
            colours: io::stdout().is_terminal() && !no_color && !dumb,
            echo: !io::stdin().is_terminal(),
        }
    }

    /// Prints lines.
    pub fn say(&mut self, lines: &[Line]) -> Result<(), Failure> {
        let mut text = String::new();
        for line in lines {
            text.push_str(&shown(line, self.width, self.colours));
        }
        print(&text)
    }

    /// The next typed line; none at the end.
    pub fn hear(&mut self) -> Result<Option<String>, Failure> {
        print(PROMPT)?;
        let line = read_line(&mut io::stdin().lock())
            .map_err(|error| Failure::Io(format!("cannot read the answers: {error}")))?;
        match &line {
            Some(line) if self.echo => {
                let seen: String = line.chars().filter(|sign| !sign.is_control()).collect();
                print(&format!("{seen}\n"))?;
            }
            Some(_) => {}
            None => print("\n")?,
        }
        Ok(line)
    }
}

fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    printed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// One line of input, as far as a line goes.
fn read_line(reader: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if reader.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    while !line.ends_with(b"\n") {
        let mut rest = Vec::new();
        if reader.take(LONGEST).read_until(b'\n', &mut rest)? == 0 || rest.ends_with(b"\n") {
            break;
        }
    }
    let line = String::from_utf8_lossy(&line);
    Ok(Some(line.trim_start_matches('\u{feff}').trim().to_owned()))
}

/// A line as it is printed.
fn shown(line: &Line, width: usize, colours: bool) -> String {
    let code = match line.look {
        Look::Heading | Look::Lead if colours => "1",
        Look::Error if colours => "1;31",
        _ => "",
    };
    let indent = " ".repeat(2 * line.depth);
    let hanging = " ".repeat(line.sign.width());
    let room = width.saturating_sub(indent.len() + hanging.len());
    let mut out = String::new();
    for (place, piece) in wrapped(&line.text, room.max(LEAST_WIDTH))
        .iter()
        .enumerate()
    {
        let sign = if place == 0 { &line.sign } else { &hanging };
        let piece = [&indent, sign, piece.as_str()].concat();
        let piece = piece.trim_end();
        if code.is_empty() || piece.is_empty() {
            out.push_str(piece);
        } else {
            out.push_str(&format!("\u{1b}[{code}m{piece}\u{1b}[0m"));
        }
        out.push('\n');
    }
    out
}

/// A text in pieces of a width, broken between words; a longer word stands alone.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    // Other blanks hold together what stands beside them.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let long = word.width();
        if used > 0 && used + 1 + long > width {
            pieces.push(String::new());
            used = 0;
        }
        if let Some(piece) = pieces.last_mut() {
            if used > 0 {
                piece.push(' ');
                used += 1;
            }
            piece.push_str(word);
            used += long;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(depth: usize, sign: &str, text: &str) -> Line {
        Line {
            look: Look::Heading,
            depth,
            sign: sign.to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_wrapped_goes_on_below_the_words() {
        let line = line(1, "10  ", "one two three four five six");
        let text = shown(&line, 26, false);
        assert_eq!(text, "  10  one two three four\n      five six\n");
        assert_eq!(shown(&Line::default(), 26, true), "\n");
    }

    #[test]
    fn colours_stand_around_each_line_alone() {
        let text = shown(&line(0, "", "one two three four five"), 20, true);
        assert_eq!(
            text,
            "\u{1b}[1mone two three four\u{1b}[0m\n\u{1b}[1mfive\u{1b}[0m\n"
        );
    }

    #[test]
    fn marks_over_letters_take_no_room_and_a_long_word_stands_alone() {
        assert_eq!(wrapped("عَرَبِيّ عَرَبِيّ", 9), ["عَرَبِيّ عَرَبِيّ"]);
        assert_eq!(wrapped("a aaaaaaaaaa a", 4), ["a", "aaaaaaaaaa", "a"]);
        assert_eq!(wrapped("a change\u{a0}7", 9), ["a", "change\u{a0}7"]);
    }

    #[test]
    fn a_line_without_end_is_cut_and_the_next_is_whole() {
        let text = "x".repeat(100_000) + "\nnext\nlast";
        let mut reader = text.as_bytes();
        let first = read_line(&mut reader).unwrap().unwrap();
        assert_eq!(first.len(), 10_000);
        assert_eq!(read_line(&mut reader).unwrap().as_deref(), Some("next"));
        assert_eq!(read_line(&mut reader).unwrap().as_deref(), Some("last"));
        assert_eq!(read_line(&mut reader).unwrap(), None);
    }
}
