//! What to do about a finding: words and, where they name exactly what to write, the changes.
//!
//! A change is offered only when it is certainly what the words say. Whoever offers it applies it;
//! nothing here touches a file.

use super::Span;

/// Text put in place of what stands somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty where something is only put in.
    pub span: Span,
    /// What stands there then.
    pub text: String,
}

/// One way to mend a finding: edits that belong together, in order, none over another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a few words.
    pub title: String,
    /// The edits.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Writes something else in a place.
    #[must_use]
    pub fn replace(span: Span, text: impl Into<String>) -> Fix {
        let text = text.into();
        let title = if text.is_empty() {
            "delete it".to_owned()
        } else {
            format!("write `{}`", text.trim())
        };
        let edits = vec![Edit { span, text }];
        Fix { title, edits }
    }

    /// Takes something away.
    #[must_use]
    pub fn delete(span: Span) -> Fix {
        Fix::replace(span, "")
    }

    /// Puts something before and behind what stands in a place.
    #[must_use]
    pub fn wrap(span: Span, before: &str, after: &str) -> Fix {
        let at = |byte: u32, text: &str| Edit {
            span: Span {
                start: byte,
                end: byte,
                ..span
            },
            text: text.to_owned(),
        };
        Fix {
            title: format!("write `{before}…{after}`"),
            edits: vec![at(span.start, before), at(span.end, after)],
        }
    }

    /// The text of a file, given by its place, with the edits made.
    #[must_use]
    pub fn apply(&self, file: u32, text: &str) -> String {
        let mut edits: Vec<&Edit> = self
            .edits
            .iter()
            .filter(|edit| edit.span.file == file)
            .collect();
        edits.sort_by_key(|edit| edit.span);
        let mut made = String::new();
        let mut from = 0;
        let byte = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        for edit in edits {
            made.push_str(text.get(from..byte(edit.span.start)).unwrap_or_default());
            made.push_str(&edit.text);
            from = byte(edit.span.end);
        }
        made.push_str(text.get(from..).unwrap_or_default());
        made
    }
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// In words; never empty.
    pub words: String,
    /// Ways to do it, each complete by itself; none where the words leave something open.
    pub fixes: Vec<Fix>,
}

impl Help {
    /// The same with one way more to do it.
    #[must_use]
    pub fn with(mut self, fix: impl Into<Option<Fix>>) -> Help {
        self.fixes.extend(fix.into());
        self
    }
}

impl From<&str> for Help {
    fn from(words: &str) -> Help {
        words.to_owned().into()
    }
}

impl From<String> for Help {
    fn from(words: String) -> Help {
        Help {
            words,
            fixes: Vec::new(),
        }
    }
}

/// The place of a word that is said to stand somewhere, perhaps in quotes. None where it is written
/// in another way there, with escapes: lengths tell, for whatever is escaped is longer.
#[must_use]
pub fn place_of(word: &str, span: Span) -> Option<Span> {
    let length = u32::try_from(word.len()).ok()?;
    let quotes = match span.end.checked_sub(span.start)?.checked_sub(length)? {
        0 => 0,
        2 => 1,
        _ => return None,
    };
    Some(Span {
        start: span.start.saturating_add(quotes),
        end: span.end.saturating_sub(quotes),
        ..span
    })
}

/// The name that was probably meant by a misspelt one.
#[must_use]
pub fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(name.len()) / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// Asks for the name that was probably meant by a misspelt one, and offers it; or says something
/// else.
#[must_use]
pub fn did_you_mean<'a>(
    name: &str,
    span: Span,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl Into<Help>,
) -> Help {
    match closest(name, known) {
        Some(meant) => meant_as(meant, name, span, meant),
        None => otherwise.into(),
    }
}

/// Asks for one name instead of another; `shown` is how a reader knows it: `$count`, `[other]`.
#[must_use]
pub fn meant_as(shown: &str, name: &str, span: Span, meant: &str) -> Help {
    let fix = place_of(name, span).map(|place| Fix::replace(place, meant));
    Help::from(format!("did you mean `{shown}`?")).with(fix)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: u32, end: u32) -> Span {
        Span {
            file: 0,
            start,
            end,
        }
    }

    #[test]
    fn a_word_is_found_in_its_quotes_and_not_where_it_is_written_otherwise() {
        assert_eq!(place_of("ab", span(3, 5)), Some(span(3, 5)));
        assert_eq!(place_of("ab", span(3, 7)), Some(span(4, 6)));
        assert_eq!(place_of("ab", span(3, 10)), None);
        assert_eq!(place_of("ab", span(3, 4)), None);
    }

    #[test]
    fn edits_of_a_fix_are_made_together() {
        let fix = Fix::wrap(span(4, 5), "per_month(", ")");
        assert_eq!(fix.apply(0, "a < b && c"), "a < per_month(b) && c");
        assert_eq!(fix.apply(1, "a < b"), "a < b", "another file");
        assert_eq!(Fix::delete(span(1, 2)).apply(0, "a b"), "ab");
    }
}
