//! [`Answers`] → JSON, in the shape that [`from_json`](super::from_json) reads: made to be read by
//! people too. Parts that say nothing are left out.

use selfcheck_runtime::Answers;
use selfcheck_runtime::session::{Given, GroupAnswers, MemberAnswers, NamedAnswer, Provenance};
use serde_json::{Map, Value, json};

/// Writes answers as a JSON text of several lines. Numbers are texts, so that they stay exact.
#[must_use]
pub fn to_json(answers: &Answers) -> String {
    let mut out = Map::new();
    if let Some(date) = answers.date {
        out.insert("date".to_owned(), date.iso().into());
    }
    let mut put = |name: &str, value: Value| {
        let empty = match &value {
            Value::Object(map) => map.is_empty(),
            Value::Array(list) => list.is_empty(),
            other => other.is_null(),
        };
        if !empty {
            out.insert(name.to_owned(), value);
        }
    };
    put("household", facts(&answers.household).into());
    put(
        "units",
        named(
            answers
                .units
                .iter()
                .map(|(unit, said)| (unit, facts(said).into())),
        ),
    );
    put("people", members(&answers.people));
    put("more_people", more(answers.more_people));
    put(
        "groups",
        named(answers.groups.iter().map(|one| (&one.group, group(one)))),
    );
    put("fixed", fixed(answers));
    // `Value` writes every text, so that there is nothing that could fail.
    format!("{:#}\n", Value::Object(out))
}

fn named<'a>(entries: impl Iterator<Item = (&'a String, Value)>) -> Value {
    let map: Map<String, Value> = entries.map(|(name, value)| (name.clone(), value)).collect();
    map.into()
}

fn facts(said: &[NamedAnswer]) -> Map<String, Value> {
    let one = |answer: &NamedAnswer| {
        let value = with_provenance(given(&answer.value), answer.provenance);
        (answer.fact.clone(), value)
    };
    said.iter().map(one).collect()
}

fn with_provenance(value: Value, provenance: Provenance) -> Value {
    if provenance == Provenance::default() {
        return value;
    }
    let mut map = Map::new();
    map.insert("value".to_owned(), value);
    map.insert("origin".to_owned(), provenance.origin.name().into());
    if let Some(day) = provenance.day {
        map.insert("day".to_owned(), day.iso().into());
    }
    map.into()
}

fn given(value: &Given) -> Value {
    match value {
        Given::Bool(value) => json!(value),
        Given::Text(text) => json!(text),
        Given::Range { from, to } => {
            let ends = [("from", from), ("to", to)];
            let known = ends
                .into_iter()
                .filter_map(|(name, end)| Some((name.to_owned(), Value::from(end.as_deref()?))));
            known.collect::<Map<String, Value>>().into()
        }
        Given::AnyOf(options) => json!({ "any_of": options }),
        Given::Chosen(options) => json!(options),
        Given::Partly { yes, no, declined } => {
            json!({ "yes": yes, "no": no, "declined": declined })
        }
        Given::Declined => json!({ "declined": true }),
    }
}

fn members(list: &[MemberAnswers]) -> Value {
    let one = |member: &MemberAnswers| {
        let mut map = facts(&member.facts);
        if !member.id.is_empty() {
            map.insert("id".to_owned(), member.id.as_str().into());
        }
        Value::from(map)
    };
    list.iter().map(one).collect()
}

fn more(more: Option<(u32, u32)>) -> Value {
    more.map_or(Value::Null, |(least, most)| json!([least, most]))
}

fn group(group: &GroupAnswers) -> Value {
    let mut map = Map::new();
    map.insert("members".to_owned(), members(&group.members));
    if group.more.is_some() {
        map.insert("more".to_owned(), more(group.more));
    }
    map.into()
}

fn fixed(answers: &Answers) -> Value {
    let mut map = Map::new();
    for fixed in &answers.fixed {
        match &fixed.person {
            None => _ = map.insert(fixed.result.clone(), json!(fixed.value)),
            Some(person) => {
                let people = map.entry(&fixed.result).or_insert_with(|| json!({}));
                if let Value::Object(people) = people {
                    people.insert(person.clone(), json!(fixed.value));
                }
            }
        }
    }
    map.into()
}

#[cfg(test)]
mod tests {
    use super::to_json;
    use crate::answers::from_json;

    #[test]
    fn what_is_written_is_read_back_as_it_was() {
        for text in [
            "{}",
            r#"{"date":"2026-03-01","household":{"rent":"400.50","owns":["car","shop"],"none":[]},
                "units":{"family":{"kind":{"any_of":["a","b"]}}},
                "people":[{"id":"a","ok":true,"born":{"from":"1990-01-01","to":"1990-12-31"}},
                          {"id":"2","rent":{"declined":true},"low":{"from":"1"}}],
                "more_people":[0,3],
                "groups":{"vehicles":{"members":[{"id":"x","worth":"9"}],"more":[0,0]}},
                "fixed":{"net":"812","earned":{"a":"12","2":"13"}}}"#,
            r#"{"household":{"rent":{"value":"4","origin":"register","day":"2026-01-01"},
                             "owns":{"yes":["car"],"no":[],"declined":["shop"]}},
                "groups":{"vehicles":{"members":[]}}}"#,
        ] {
            let mut answers = from_json(text).unwrap();
            let mut again = from_json(&to_json(&answers)).unwrap();
            for list in [&mut answers, &mut again] {
                // Keys of an object have no order.
                list.fixed.sort_by(|a, b| a.person.cmp(&b.person));
                let people = list.people.iter_mut().map(|person| &mut person.facts);
                let single = std::iter::once(&mut list.household);
                for facts in single.chain(people) {
                    facts.sort_by(|a, b| a.fact.cmp(&b.fact));
                }
            }
            assert_eq!(again, answers);
        }
    }
}
