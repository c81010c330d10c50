//! The implementation under test: compiler and runtime, told and asked in the oracle's words.

use crate::generate::households::{Known as Told, Said, Told as Facts};
use crate::oracle::number::write;
use crate::oracle::{Date, Sources, Value};
use selfcheck_compiler::diagnostic::{Diagnostics, Severity};
use selfcheck_compiler::elaborate::{Audience, elaborate};
use selfcheck_compiler::package::{Files, read};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::GroupId;
use selfcheck_runtime::session::{
    Answers, FixedAnswer, Given, GroupAnswers, MemberAnswers, More, NamedAnswer,
};
use selfcheck_runtime::{Bundle, Session};
use std::rc::Rc;

/// A compiled package.
pub struct Engine {
    /// The bundle.
    pub bundle: Rc<Bundle>,
}

/// Why a package was refused: code and message of each error.
#[derive(Debug, Clone)]
pub struct Refused(pub Vec<(String, String)>);

impl Refused {
    /// Whether only a proof of ranges was missing: the generator does not promise those.
    pub fn for_range_only(&self) -> bool {
        self.0.iter().all(|(code, _)| code.starts_with("E04"))
    }
}

impl Engine {
    /// Compiles a package. Texts are not looked at: what is computed does not depend on them.
    pub fn compile(files: &Sources) -> Result<Engine, Refused> {
        let mut found = Diagnostics::default();
        let bytes = files
            .iter()
            .map(|(p, t)| (p.clone(), t.clone().into_bytes()))
            .collect();
        let files = Files::from_bytes(bytes, &mut found);
        let package = read(&files, &mut found);
        let core = if found.has_errors() {
            None
        } else {
            elaborate(&package, Audience::Public, &mut found)
        };
        let errors = |found: Diagnostics| {
            let list = found.into_sorted().into_iter();
            list.filter(|d| d.code.severity() == Severity::Error)
                .map(|d| {
                    let file = files.list.get(d.span.file as usize);
                    let place = file.map_or(String::new(), |f| {
                        let text: String = f
                            .text()
                            .get(d.span.start as usize..d.span.end as usize)
                            .unwrap_or_default()
                            .chars()
                            .take(300)
                            .collect();
                        format!(" in {}: {text}", f.path)
                    });
                    (d.code.text().to_string(), format!("{}{place}", d.message))
                })
                .collect::<Vec<_>>()
        };
        let Some(core) = core else {
            return Err(Refused(errors(found)));
        };
        if found.has_errors() {
            return Err(Refused(errors(found)));
        }
        match Bundle::decode(core) {
            Ok(bundle) => Ok(Engine {
                bundle: Rc::new(bundle),
            }),
            Err(error) => Err(Refused(vec![(error.code.into(), error.to_string())])),
        }
    }

    /// A session that has been told this.
    pub fn session(&self, told: &Told, today: Date) -> Result<Session, String> {
        let answers = answers(told);
        let session = Session::from_answers(self.bundle.clone(), day(today), &answers);
        let mut session = session.map_err(|errors| {
            errors
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; ")
        })?;
        if told.more_people.is_none() {
            // In the form of answers, people who are listed are all there are.
            session
                .set_more(GroupId::PEOPLE, More::Unasked)
                .map_err(|e| e.to_string())?;
        }
        Ok(session)
    }
}

/// A day as the runtime counts it.
pub fn day(date: Date) -> Day {
    Day::parse(&date.to_string()).expect("a day between 1900 and 2100")
}

/// What is said, in the form of answers.
pub fn answers(told: &Told) -> Answers {
    let member = |(index, facts): (usize, &Facts)| MemberAnswers {
        id: format!("m{index}"),
        facts: named(facts),
    };
    Answers {
        date: None,
        household: named(&told.household),
        units: told
            .units
            .iter()
            .map(|(unit, facts)| (unit.clone(), named(facts)))
            .collect(),
        people: told.people.iter().enumerate().map(member).collect(),
        more_people: told.more_people,
        groups: told
            .groups
            .iter()
            .map(|(group, (members, more))| GroupAnswers {
                group: group.clone(),
                members: members.iter().enumerate().map(member).collect(),
                more: *more,
            })
            .collect(),
        fixed: told
            .fixed
            .iter()
            .map(|((result, person), value)| FixedAnswer {
                result: result.clone(),
                person: person.map(|index| format!("m{index}")),
                value: text(value),
            })
            .collect(),
    }
}

fn named(facts: &Facts) -> Vec<NamedAnswer> {
    facts
        .iter()
        .map(|(fact, said)| NamedAnswer::declared(fact, given(said)))
        .collect()
}

fn given(said: &Said) -> Given {
    match said {
        Said::Exactly(Value::Bool(value)) => Given::Bool(*value),
        Said::Exactly(Value::Choices(chosen)) => Given::Chosen(chosen.iter().cloned().collect()),
        Said::Exactly(value) => Given::Text(text(value)),
        Said::Between(low, high) => Given::Range {
            from: Some(text(low)),
            to: Some(text(high)),
        },
        Said::AnyOf(options) => Given::AnyOf(options.clone()),
        Said::Partly(yes, no, declined) => Given::Partly {
            yes: yes.iter().cloned().collect(),
            no: no.iter().cloned().collect(),
            declined: declined.iter().cloned().collect(),
        },
        Said::Declined => Given::Declined,
    }
}

/// A value as text.
pub fn text(value: &Value) -> String {
    match value {
        Value::Number(number) => write(number),
        other => other.to_string(),
    }
}
