//! Operators over lists, by brute force: every guard, every number of people nobody has described,
//! every set of values. Lists as the engine gathers them are not here.

use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::Subject;
use selfcheck_runtime::session::Given;

use crate::claim::{Reads, judge};
use crate::domain::{BOOL, Domain, Exact, Set, b, n, product};
use crate::support::{Build, say};

/// The sets of an element: guard and value.
type Element<'a> = (&'a Set, &'a Set);

/// One element of a list for brute force: guard and value.
type Member = (bool, Exact);

/// Lists of two described members and a rest, with every guard, every number of the rest and every
/// set of values of a small domain; the rest has its own guard and values.
pub fn every_list(operator: Operator) {
    let (reads, values) = match operator {
        Operator::Any | Operator::All => (Reads::Bool, BOOL),
        Operator::Len => (Reads::Number, BOOL),
        _ => (Reads::Number, Domain::Number(-1, 1)),
    };
    let extra = match operator {
        Operator::Least | Operator::Greatest => Some(Domain::Number(-1, 1)),
        Operator::SumHighest => Some(Domain::Number(0, 3)),
        _ => None,
    };
    let (mut session, facts) = session_of(operator, reads, values, extra.is_some());
    let (guard_sets, value_sets) = (BOOL.sets(), values.sets());
    let elements = elements(operator, &guard_sets, &value_sets);
    let extras = extra.unwrap_or(Domain::Number(0, 0)).sets();
    for (least, most) in [(0, 0), (0, 1), (1, 1), (0, 2), (1, 2), (2, 2)] {
        session.set_more_people(least, most).unwrap();
        let slots = if most == 0 { 2 } else { 3 };
        for combination in product(&vec![elements.clone(); slots]) {
            facts.say(&mut session, &combination);
            for (given, exact) in &extras {
                say(&mut session, facts.extra, Subject::Single, given.clone());
                let results = list_results(operator, &combination, (least, most), exact);
                judge(&session, reads, &results, || {
                    let sets = combination.iter().map(|(guard, of)| (&guard.0, &of.0));
                    let sets: Vec<_> = sets.collect();
                    let name = operator.name();
                    format!("{name} {sets:?} rest {least}-{most} {given:?}")
                });
            }
        }
    }
}

/// Facts from which a list is made.
struct Facts {
    /// Guard and value of each person.
    own: [u32; 2],
    /// Guard and value of the rest.
    rest: [u32; 2],
    /// The operator's argument outside the list.
    extra: u32,
}

/// Two people, with a result that closes over them and the rest.
fn session_of(
    operator: Operator,
    reads: Reads,
    values: Domain,
    takes_extra: bool,
) -> (Session, Facts) {
    let mut build = Build::new(8);
    let facts = Facts {
        own: [
            BOOL.fact(&mut build, "inside", Some(0), 0),
            values.fact(&mut build, "value", Some(0), 0),
        ],
        // So that they can be any set.
        rest: [
            BOOL.fact(&mut build, "rest_inside", None, 0),
            values.fact(&mut build, "rest_value", None, 0),
        ],
        extra: build.bounded("extra", None, -1, 3),
    };
    let two = build.number(2);
    let position = build.node(Operator::Position, &[0, 0]);
    let is_rest = build.node(Operator::Less, &[two, position]);
    let [guard, body] = [0, 1].map(|part: usize| {
        let (rest, own) = (build.read(facts.rest[part]), build.read(facts.own[part]));
        build.node(Operator::If, &[is_rest, rest, own])
    });
    let extra = build.read(facts.extra);
    let mut args = vec![0, 0, guard];
    if operator != Operator::Len {
        args.push(body);
    }
    if takes_extra {
        args.push(extra);
    }
    let node = build.node(operator, &args);
    let kind = if let Reads::Bool = reads {
        "bool"
    } else {
        "number"
    };
    build.result("r", kind, None, node);
    let mut session = build.session();
    session.add_person("b").unwrap();
    (session, facts)
}

impl Facts {
    /// Says what is known of two people, and of the rest if there is one.
    fn say(&self, session: &mut Session, list: &[Element<'_>]) {
        for (place, (guard, value)) in list.iter().enumerate() {
            let (facts, subject) = match session.people().get(place) {
                Some(person) => (self.own, Subject::Of(person.id)),
                None => (self.rest, Subject::Single),
            };
            for (fact, (given, _)) in facts.into_iter().zip([guard, value]) {
                say(session, fact, subject, given.clone());
            }
        }
    }
}

/// Everything an element can be.
fn elements<'a>(operator: Operator, guards: &'a [Set], values: &'a [Set]) -> Vec<Element<'a>> {
    let of = |guard: &'a Set| {
        // Without a body, or outside, the value says nothing: one is enough.
        let one = operator == Operator::Len || guard.0 == Given::Bool(false);
        let values = if one { &values[..1] } else { values };
        values.iter().map(move |value| (guard, value))
    };
    guards.iter().flat_map(of).collect()
}

/// Every exact result of a list.
fn list_results(
    operator: Operator,
    elements: &[Element<'_>],
    (least, most): (u32, u32),
    extra: &[Exact],
) -> Vec<Exact> {
    // What one element can be; who is outside is outside whatever the value.
    let members = |element: &Element<'_>| -> Vec<Member> {
        let (guards, values) = (&element.0.1, &element.1.1);
        let mut all = vec![];
        if guards.contains(&Exact::Bool(true)) {
            all.extend(values.iter().map(|value| (true, *value)));
        }
        if guards.contains(&Exact::Bool(false)) {
            all.push((false, values[0]));
        }
        all
    };
    let mut results = vec![];
    let counts = if elements.len() == 3 {
        least..=most
    } else {
        0..=0
    };
    for count in counts {
        let mut all: Vec<Vec<Member>> = elements.iter().take(2).map(members).collect();
        for _ in 0..count {
            all.push(members(&elements[2]));
        }
        for list in product(&all) {
            let inside: Vec<Exact> = list
                .iter()
                .filter(|(guard, _)| *guard)
                .map(|(_, value)| *value)
                .collect();
            for extra in extra {
                results.push(list_exact(operator, &inside, n(*extra)));
            }
        }
    }
    results.sort_unstable();
    results.dedup();
    results
}

fn list_exact(operator: Operator, inside: &[Exact], extra: i128) -> Exact {
    let numbers = || inside.iter().map(|value| n(*value));
    match operator {
        Operator::Any => Exact::Bool(inside.iter().any(|value| b(*value))),
        Operator::All => Exact::Bool(inside.iter().all(|value| b(*value))),
        Operator::Len => Exact::Number(inside.len() as i128),
        Operator::Sum => Exact::Number(numbers().sum()),
        Operator::Least => Exact::Number(numbers().min().unwrap_or(extra)),
        Operator::Greatest => Exact::Number(numbers().max().unwrap_or(extra)),
        Operator::SumHighest => {
            let mut all: Vec<i128> = numbers().collect();
            all.sort_unstable_by(|a, b| b.cmp(a));
            Exact::Number(all.iter().take(extra as usize).sum())
        }
        other => panic!("{other:?}"),
    }
}
