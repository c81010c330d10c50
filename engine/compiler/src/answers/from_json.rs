//! JSON → [`Tree`]: numbers by their text, no key twice, no depth that could overflow a stack.

use std::fmt;

use selfcheck_runtime::session::first_times;
use selfcheck_runtime::{AnswerError, Answers};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::{Tree, error, from_tree};

/// Answers nest at most so deep.
const DEEPEST: usize = 12;

/// Reads answers from a JSON text.
///
/// # Errors
/// When it is no JSON or has the wrong shape; everything wrong, with its path.
pub fn from_json(text: &str) -> Result<Answers, Vec<AnswerError>> {
    from_tree(&tree(text).map_err(|error| vec![error])?)
}

/// Reads a tree from a JSON text.
///
/// # Errors
/// When it is no JSON, has a key twice or nests too deep.
pub fn tree(text: &str) -> Result<Tree, AnswerError> {
    let raw: &RawValue = serde_json::from_str(text)
        .map_err(|wrong| error("A040", "", format!("not JSON: {wrong}")))?;
    part(raw.get(), "", DEEPEST)
}

fn part(text: &str, path: &str, depth: usize) -> Result<Tree, AnswerError> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(error(
            "A040",
            path,
            "nested too deep: answers nest at most 12 levels",
        ));
    };
    let not_json = |wrong: serde_json::Error| error("A040", path, format!("not JSON: {wrong}"));
    let text = text.trim();
    match text.bytes().next() {
        Some(b'{') => {
            let mut reader = serde_json::Deserializer::from_str(text);
            let entries = reader.deserialize_map(Entries).map_err(not_json)?;
            let mut map: Vec<(String, Tree)> = Vec::new();
            let firsts = first_times(entries.iter().map(|(key, _)| key));
            for ((key, raw), first) in entries.into_iter().zip(firsts) {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                if !first {
                    return Err(error("A028", &path, "this key is there twice; keep one"));
                }
                map.push((key, part(raw.get(), &path, depth)?));
            }
            Ok(Tree::Map(map))
        }
        Some(b'[') => {
            let mut reader = serde_json::Deserializer::from_str(text);
            let items = reader.deserialize_seq(Items).map_err(not_json)?;
            let read = |(place, raw): (usize, &RawValue)| {
                part(raw.get(), &format!("{path}[{place}]"), depth)
            };
            Ok(Tree::List(
                items
                    .into_iter()
                    .enumerate()
                    .map(read)
                    .collect::<Result<_, _>>()?,
            ))
        }
        Some(b'"') => serde_json::from_str(text).map(Tree::Text).map_err(not_json),
        Some(b't') => Ok(Tree::Bool(true)),
        Some(b'f') => Ok(Tree::Bool(false)),
        Some(b'n') => Ok(Tree::Null),
        _ => Ok(Tree::Number(text.to_owned())),
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
            if entries.len() > 10_000 {
                return Err(A::Error::custom("more than 10000 keys"));
            }
        }
        Ok(entries)
    }
}

struct Items;

impl<'de> Visitor<'de> for Items {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(items)
    }
}

#[cfg(test)]
mod tests {
    use selfcheck_runtime::session::Given;

    use super::*;

    #[test]
    fn numbers_keep_their_text() {
        let answers = from_json(r#"{"household":{"rent":100000000000000000000.10}}"#).unwrap();
        let text = Given::Text("100000000000000000000.10".to_owned());
        assert_eq!(answers.household[0].value, text);
    }

    #[test]
    fn every_form_of_a_value_is_read() {
        let answers = from_json(
            r#"{"date":"2026-03-01","household":{"a":{"from":1,"to":2},"b":{"any_of":["x"]},
                "c":{"declined":true},"d":["x","y"],"e":{"yes":["x"],"no":["y"]},
                "f":{"value":3,"origin":"register","day":"2026-01-01"}},
                "units":{"family":{"kind":"k"}},"people":[{"id":"p","age":3}],"more_people":[0,3],
                "groups":{"cars":{"members":[{"id":"c"}],"more":1}},
                "fixed":{"net":"812","earned":{"p":"12"}}}"#,
        )
        .unwrap();
        assert_eq!(answers.household.len(), 6);
        assert_eq!(answers.household[2].value, Given::Declined);
        assert_eq!(answers.household[5].provenance.origin.name(), "register");
        assert_eq!(answers.people[0].facts.len(), 1);
        assert_eq!(answers.more_people, Some((0, 3)));
        assert_eq!(answers.groups[0].more, Some((1, 1)));
        assert_eq!(answers.fixed[1].person.as_deref(), Some("p"));
    }

    #[test]
    fn what_is_wrong_has_a_code_and_a_path() {
        let deep = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
        for (text, code, path) in [
            ("{", "A040", ""),
            (r#"{"household":{"a":1,"a":2}}"#, "A028", "household.a"),
            (r#"{"hosehold":{}}"#, "A041", "hosehold"),
            (
                r#"{"people":[{"id":"a"},{"wage":null}]}"#,
                "A042",
                "people[1].wage",
            ),
            (r#"{"date":"2026-02-30"}"#, "A032", "date"),
            (r#"{"household":{"a":{"form":1}}}"#, "A042", "household.a"),
            ("[]", "A042", ""),
            (r#"{"more_people":-1}"#, "A042", "more_people"),
        ] {
            let wrong = from_json(text).unwrap_err();
            assert_eq!(
                (wrong[0].code, wrong[0].path.as_str()),
                (code, path),
                "{text}"
            );
        }
        assert_eq!(from_json(&deep).unwrap_err()[0].code, "A040");
    }
}
