//! `--with-defaults`: the declared default of every fact that is not answered, marked as assumed.
//! Evaluation itself never reads a default.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::session::{Given, MemberAnswers, NamedAnswer, Origin, Provenance};
use selfcheck_runtime::{Answers, Bundle};

/// Fills the defaults in.
pub fn fill(bundle: &Bundle, answers: &mut Answers) {
    let core = bundle.core();
    for fact in core.facts.iter().filter(|fact| fact.derived.is_none()) {
        let Some(value) = fact.default.as_ref().map(|text| given(fact, text)) else {
            continue;
        };
        match (fact.about.as_str(), fact.group) {
            ("household", _) => add(&mut answers.household, fact, &value),
            (_, Some(0)) => every(&mut answers.people, fact, &value),
            (_, Some(group)) => {
                let place = usize::try_from(group).ok();
                let id = place
                    .and_then(|place| core.groups.get(place))
                    .map(|group| &group.id);
                let named = answers
                    .groups
                    .iter_mut()
                    .find(|known| Some(&known.group) == id);
                if let Some(group) = named {
                    every(&mut group.members, fact, &value);
                }
            }
            (unit, None) => match answers.units.iter_mut().find(|(known, _)| known == unit) {
                Some((_, facts)) => add(facts, fact, &value),
                None => {
                    let mut facts = Vec::new();
                    add(&mut facts, fact, &value);
                    answers.units.push((unit.to_owned(), facts));
                }
            },
        }
    }
}

fn given(fact: &Fact, text: &str) -> Given {
    match (fact.kind.as_str(), text) {
        ("bool", "true") => Given::Bool(true),
        ("bool", "false") => Given::Bool(false),
        ("choices", "") => Given::Chosen(Vec::new()),
        ("choices", text) => Given::Chosen(vec![text.to_owned()]),
        _ => Given::Text(text.to_owned()),
    }
}

fn every(members: &mut [MemberAnswers], fact: &Fact, value: &Given) {
    for member in members {
        add(&mut member.facts, fact, value);
    }
}

fn add(facts: &mut Vec<NamedAnswer>, fact: &Fact, value: &Given) {
    if facts.iter().all(|answer| answer.fact != fact.name) {
        facts.push(NamedAnswer {
            fact: fact.name.clone(),
            value: value.clone(),
            provenance: Provenance {
                origin: Origin::Assumed,
                day: None,
            },
        });
    }
}
