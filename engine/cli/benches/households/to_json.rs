//! What a session holds as one line of JSON, in the form of answers.

use selfcheck_runtime::Session;
use selfcheck_runtime::session::{Given, MemberAnswers, NamedAnswer};
use serde_json::{Map, Value, json};

/// One line, with its end.
pub fn line(session: &Session) -> String {
    let answers = session.to_answers();
    let mut fixed = Map::new();
    for one in answers.fixed {
        match one.person {
            None => fixed.insert(one.result, one.value.into()),
            Some(person) => {
                let people = fixed.entry(one.result).or_insert_with(|| json!({}));
                people[person] = one.value.into();
                None
            }
        };
    }
    let units = answers.units.iter();
    let units: Map<_, _> = units
        .map(|(unit, said)| (unit.clone(), facts(said).into()))
        .collect();
    let groups = answers.groups.iter();
    let groups: Map<_, _> = groups
        .map(|group| {
            let all = json!({ "members": members(&group.members), "more": group.more });
            (group.group.clone(), all)
        })
        .collect();
    let line = json!({
        "date": answers.date.map(|day| day.iso()),
        "fixed": fixed,
        "groups": groups,
        "household": facts(&answers.household),
        "more_people": answers.more_people,
        "people": members(&answers.people),
        "units": units,
    });
    format!("{line}\n")
}

fn members(members: &[MemberAnswers]) -> Value {
    let one = |member: &MemberAnswers| {
        let mut all = facts(&member.facts);
        all.insert("id".into(), member.id.clone().into());
        Value::from(all)
    };
    members.iter().map(one).collect()
}

fn facts(facts: &[NamedAnswer]) -> Map<String, Value> {
    let named = |said: &NamedAnswer| (said.fact.clone(), given(&said.value));
    facts.iter().map(named).collect()
}

fn given(given: &Given) -> Value {
    match given {
        Given::Bool(value) => json!(value),
        Given::Text(text) => json!(text),
        Given::Range { from, to } => json!({ "from": from, "to": to }),
        Given::AnyOf(options) => json!({ "any_of": options }),
        Given::Chosen(options) => json!(options),
        Given::Partly { yes, no, declined } => {
            json!({ "declined": declined, "no": no, "yes": yes })
        }
        Given::Declined => json!({ "declined": true }),
    }
}
