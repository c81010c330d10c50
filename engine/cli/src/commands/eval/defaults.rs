//! `--with-defaults`: the declared default of every fact that is not answered, marked as assumed,
//! and of every named result that is not given itself and whose rule reads no fact that is (through
//! other results does not count). Evaluation itself never reads a default.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{Core, Fact, NamedResult};
use selfcheck_runtime::session::{
    FixedAnswer, Given, MemberAnswers, NamedAnswer, Origin, Provenance,
};
use selfcheck_runtime::{Answers, Bundle};

/// The results that have a default, each with the names of the facts that its rule reads.
pub struct Defaults(Vec<(NamedResult, BTreeSet<String>)>);

impl Defaults {
    /// What is filled in for a bundle.
    pub fn of(bundle: &Bundle) -> Defaults {
        let core = bundle.core();
        let results = core
            .results
            .iter()
            .filter(|result| result.default.is_some());
        Defaults(
            results
                .map(|result| (result.clone(), reads(core, result)))
                .collect(),
        )
    }

    /// Fills the defaults in.
    pub fn fill(&self, bundle: &Bundle, answers: &mut Answers) {
        let fixed: Vec<FixedAnswer> = self
            .0
            .iter()
            .flat_map(|(r, reads)| fixed(r, reads, answers))
            .collect();
        answers.fixed.extend(fixed);
        facts(bundle, answers);
    }
}

fn reads(core: &Core, result: &NamedResult) -> BTreeSet<String> {
    let mut reads = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<u32> = [Some(result.node), result.denominator]
        .into_iter()
        .flatten()
        .collect();
    let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
    while let Some(node) = open.pop() {
        let Some([operator, args @ ..]) = core.nodes.get(at(node)).map(Vec::as_slice) else {
            continue;
        };
        let name = core.operators.get(at(*operator));
        let Some(operator) = name.and_then(|name| Operator::named(name)) else {
            continue;
        };
        let cut = matches!(operator, Operator::Result | Operator::ResultOf);
        let own = node == result.node || Some(node) == result.denominator;
        if !seen.insert(node) || (cut && !own) {
            continue;
        }
        let kinds = operator.args();
        for (place, arg) in args.iter().enumerate() {
            match kinds.get(place).or(kinds.last()) {
                Some(Arg::Fact) => {
                    let fact = core.facts.get(at(*arg));
                    reads.extend(fact.map(|fact| fact.name.clone()));
                    open.extend(fact.and_then(|fact| fact.derived));
                }
                Some(
                    Arg::Bool
                    | Arg::Number
                    | Arg::Choice
                    | Arg::Choices
                    | Arg::Same
                    | Arg::Bools
                    | Arg::Keys,
                ) => open.push(*arg),
                _ => {}
            }
        }
    }
    reads
}

/// The default of a result, unless it is given, or a fact that its rule reads.
fn fixed(result: &NamedResult, reads: &BTreeSet<String>, answers: &Answers) -> Vec<FixedAnswer> {
    let Some(value) = &result.default else {
        return Vec::new();
    };
    let any = |facts: &[NamedAnswer]| facts.iter().any(|answer| reads.contains(&answer.fact));
    let units = answers.units.iter().any(|(_, facts)| any(facts));
    let groups = || answers.groups.iter().flat_map(|group| &group.members);
    if any(&answers.household) || units || groups().any(|member| any(&member.facts)) {
        return Vec::new();
    }
    let given = |person: Option<&str>| {
        answers.fixed.iter().any(|fixed| {
            let whose = fixed.person.as_deref();
            fixed.result == result.name && (whose.is_none() || person.is_none() || whose == person)
        })
    };
    let made = |person: Option<&str>| FixedAnswer {
        result: result.name.clone(),
        person: person.map(str::to_owned),
        value: value.clone(),
    };
    if result.person {
        let people = answers.people.iter().filter(|member| !any(&member.facts));
        let ids = people.map(|member| member.id.as_str());
        ids.filter(|id| !given(Some(id)))
            .map(|id| made(Some(id)))
            .collect()
    } else if given(None) || answers.people.iter().any(|member| any(&member.facts)) {
        Vec::new()
    } else {
        vec![made(None)]
    }
}

fn facts(bundle: &Bundle, answers: &mut Answers) {
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
        ("choices", text) => Given::Chosen(text.split(',').map(str::to_owned).collect()),
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
