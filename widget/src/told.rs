//! Answers as a JavaScript object, for the exports of the feature `testing`: the runtime's
//! [`Answers`], field by field. serde-wasm-bindgen reads them, so no JSON is written or parsed.

use selfcheck_runtime::session::{
    Answers, FixedAnswer, Given, GroupAnswers, MemberAnswers, NamedAnswer,
};
use serde::Deserialize;

/// All answers about a household.
#[derive(Debug, Deserialize)]
pub struct Told {
    household: Facts,
    units: Vec<(String, Facts)>,
    people: Vec<Member>,
    more_people: Option<(u32, u32)>,
    groups: Vec<Group>,
    fixed: Vec<Fixed>,
}

/// Facts by name, each with its value.
type Facts = Vec<(String, Value)>;

#[derive(Debug, Deserialize)]
struct Member {
    id: String,
    facts: Facts,
}

#[derive(Debug, Deserialize)]
struct Group {
    group: String,
    members: Vec<Member>,
    more: Option<(u32, u32)>,
}

#[derive(Debug, Deserialize)]
struct Fixed {
    result: String,
    person: Option<String>,
    value: String,
}

/// A [`Given`]: its kind is the one key of the object, `{"text": "12"}`.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Value {
    Bool(bool),
    Text(String),
    Range {
        from: Option<String>,
        to: Option<String>,
    },
    AnyOf(Vec<String>),
    Chosen(Vec<String>),
    Partly {
        yes: Vec<String>,
        no: Vec<String>,
        declined: Vec<String>,
    },
    Declined,
}

impl From<Told> for Answers {
    fn from(told: Told) -> Answers {
        let unit = |(unit, told)| (unit, facts(told));
        let group = |group: Group| GroupAnswers {
            group: group.group,
            members: members(group.members),
            more: group.more,
        };
        let fixed = |fixed: Fixed| FixedAnswer {
            result: fixed.result,
            person: fixed.person,
            value: fixed.value,
        };
        Answers {
            date: None,
            household: facts(told.household),
            units: told.units.into_iter().map(unit).collect(),
            people: members(told.people),
            more_people: told.more_people,
            groups: told.groups.into_iter().map(group).collect(),
            fixed: told.fixed.into_iter().map(fixed).collect(),
        }
    }
}

fn members(told: Vec<Member>) -> Vec<MemberAnswers> {
    let member = |member: Member| MemberAnswers {
        id: member.id,
        facts: facts(member.facts),
    };
    told.into_iter().map(member).collect()
}

fn facts(told: Facts) -> Vec<NamedAnswer> {
    told.into_iter()
        .map(|(fact, value)| NamedAnswer::declared(&fact, given(value)))
        .collect()
}

fn given(value: Value) -> Given {
    match value {
        Value::Bool(value) => Given::Bool(value),
        Value::Text(text) => Given::Text(text),
        Value::Range { from, to } => Given::Range { from, to },
        Value::AnyOf(options) => Given::AnyOf(options),
        Value::Chosen(options) => Given::Chosen(options),
        Value::Partly { yes, no, declined } => Given::Partly { yes, no, declined },
        Value::Declined => Given::Declined,
    }
}
