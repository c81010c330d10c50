//! How far a text goes in its file, and where another is put in: found by lines, so that it works
//! in a file of which some cannot be read.

/// Where a text ends whose key starts at a byte: behind its last word. A message holds its
/// attributes.
#[must_use]
pub fn end(file: &str, key: usize, attribute: bool) -> usize {
    let rest = file.get(key..).unwrap_or_default();
    let mut length = 0;
    let mut written = 0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        let words = line.trim();
        let indented = line.starts_with([' ', '\t']);
        let goes_on = number == 0 || indented || words.is_empty() || line.starts_with('}');
        let next = number > 0 && attribute && words.starts_with('.');
        if !goes_on || next {
            break;
        }
        if !words.is_empty() {
            written = length + line.trim_end().len();
        }
        length += line.len();
    }
    key + written
}

/// Where the words of a message end, without its attributes.
#[must_use]
pub fn end_of_words(file: &str, key: usize) -> usize {
    end(file, key, true)
}

/// Where a text goes and what is put in there, so that it stands on lines of its own.
#[must_use]
pub fn insertion(file: &str, after: Option<usize>, text: &str) -> (usize, String) {
    match after {
        Some(after) => (after, format!("\n{text}")),
        None if file.is_empty() || file.ends_with('\n') => (file.len(), format!("{text}\n")),
        None => (file.len(), format!("\n{text}\n")),
    }
}

/// How an attribute is written under its message: its words are given from its name on.
#[must_use]
pub fn attribute_line(words: &str) -> String {
    format!("    .{words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_ends_behind_its_last_word() {
        let file = "a = one\n    two\n\n    .why = x\n        y\n    .met = z\n\n# about b\nb = { $n ->\n  [one] 1\n *[other] 2\n}\n";
        let of = |key: &str, attribute| {
            let at = file.find(key).unwrap();
            &file[at..end(file, at, attribute)]
        };
        assert_eq!(
            of("a =", false),
            "a = one\n    two\n\n    .why = x\n        y\n    .met = z"
        );
        assert_eq!(of("why", true), "why = x\n        y");
        assert_eq!(of("met", true), "met = z");
        assert_eq!(of("b =", false), "b = { $n ->\n  [one] 1\n *[other] 2\n}");
    }
}
