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

/// A key as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// `title`, `rule-child.met`
    pub key: String,
    /// Its first byte in the file; of an attribute that of its own name.
    pub start: usize,
    /// The byte behind its last word. A message's attributes do not belong to it here.
    pub end: usize,
}

impl Key {
    /// Its words as written.
    #[must_use]
    pub fn words<'t>(&self, file: &'t str) -> &'t str {
        let whole = file.get(self.start..self.end).unwrap_or_default();
        whole
            .split_once('=')
            .map_or("", |(_, words)| words.trim_matches([' ', '\t']))
    }
}

/// Every key of a file, in order; terms are left out.
#[must_use]
pub fn keys(file: &str) -> Vec<Key> {
    let mut list: Vec<Key> = Vec::new();
    let mut message = String::new();
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let name = line.split('=').next().unwrap_or_default();
        let indent = name.len() - name.trim_start().len();
        let name = name.trim();
        let is_name = |name: &str| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
            name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(plain)
        };
        if line.contains('=') {
            if indent == 0 && is_name(name) {
                name.clone_into(&mut message);
                list.push(Key {
                    key: name.to_owned(),
                    start,
                    end: end(file, start, true),
                });
            } else if indent > 0
                && let Some(attribute) = name.strip_prefix('.')
                && is_name(attribute)
            {
                let start = start + indent + 1;
                list.push(Key {
                    key: format!("{message}.{attribute}"),
                    start,
                    end: end(file, start, true),
                });
            }
        }
        if line.starts_with('-') {
            message.clear();
        }
        start += line.len();
    }
    list.retain(|key| !key.key.starts_with('.'));
    list
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
