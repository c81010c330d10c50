//! From the elaborated package to the core that is written: only nodes that somebody needs, in an
//! order in which arguments come first.

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{
    Amount, Core, Entry, FORMAT, Fact, Group, Int, NamedResult, Package as Published, Parameter,
    Program, Rule,
};

use super::facts::{FIRST_DAY, LAST_DAY, places, value_of};
use super::graph::Node;
use super::programs::ProgramNodes;
use super::types::{Type, Unit};
use super::{Audience, Elaborator, Made, graph_argument};
use crate::diagnostic::Spanned;
use crate::package::{Bound, FactDecl, ParameterDecl, ProgramDecl, ShapeDecl, TypeDecl, ValueDecl};
use crate::syntax::Verb;

/// Writes the core. `None` only when something was refused before.
pub fn assemble(made: &Elaborator, audience: Audience) -> Option<Core> {
    let package = made.package;
    let programs: Vec<(&ProgramDecl, &ProgramNodes)> = package
        .programs
        .iter()
        .zip(&made.programs)
        .filter_map(|(decl, m)| done(m).map(|n| (decl, n)))
        .collect();
    let mut kept = Kept::default();
    let facts: Vec<(Option<u32>, Option<u32>)> = package
        .facts
        .iter()
        .enumerate()
        .map(|(at, decl)| {
            let when = made.conditions.get(at).copied().flatten();
            let derived = decl
                .derived
                .as_ref()
                .and_then(|_| made.facts.get(at).and_then(done))
                .map(|scalar| scalar.node);
            (
                when.map(|node| kept.keep(made, node)),
                derived.map(|node| kept.keep(made, node)),
            )
        })
        .collect();
    let results = results(made, &mut kept)?;
    let written = programs
        .iter()
        .map(|(decl, nodes)| program(made, &mut kept, decl, nodes))
        .collect::<Option<Vec<_>>>()?;
    Some(Core {
        format: FORMAT,
        slice_of: String::new(),
        from: None,
        package: published(made),
        operators: kept
            .operators
            .iter()
            .map(|operator| operator.name().to_owned())
            .collect(),
        options: made.graph.options().to_vec(),
        groups: groups(made),
        facts: package
            .facts
            .iter()
            .zip(facts)
            .map(|(decl, (when, derived))| fact(made, decl, when, derived))
            .collect(),
        parameters: package
            .parameters
            .iter()
            .map(|decl| parameter(made, decl, audience))
            .collect::<Option<_>>()?,
        results,
        numbers: kept.numbers.iter().map(|&number| Int(number)).collect(),
        nodes: kept.nodes,
        programs: written,
    })
}

fn done<T>(made: &Made<T>) -> Option<&T> {
    match made {
        Made::Done(value) => value.as_ref(),
        _ => None,
    }
}

/// The nodes needed so far, renumbered.
#[derive(Default)]
struct Kept {
    places: BTreeMap<Node, u32>,
    nodes: Vec<Vec<u32>>,
    operators: Vec<Operator>,
    numbers: Vec<i128>,
}

impl Kept {
    /// Keeps a node and everything it needs; its new place.
    fn keep(&mut self, made: &Elaborator, root: Node) -> u32 {
        let mut open = vec![(root, false)];
        while let Some((node, ready)) = open.pop() {
            if self.places.contains_key(&node) {
                continue;
            }
            let Some((operator, args)) = made.graph.parts(node) else {
                continue;
            };
            if ready {
                self.write(made, node, operator, args);
                continue;
            }
            open.push((node, true));
            let needed: Vec<(Node, bool)> = arguments(operator, args)
                .filter(|(kind, _)| graph_argument(*kind))
                .map(|(_, arg)| (Node(arg), false))
                .collect();
            open.extend(needed.into_iter().rev());
        }
        self.places.get(&root).copied().unwrap_or_default()
    }

    fn write(&mut self, made: &Elaborator, node: Node, operator: Operator, args: &[u32]) {
        let mut written = vec![place_of(&mut self.operators, operator)];
        for (kind, arg) in arguments(operator, args) {
            written.push(match kind {
                Arg::Constant => {
                    let number = made.graph.constant(node).unwrap_or_default();
                    place_of(&mut self.numbers, number)
                }
                kind if graph_argument(kind) => {
                    self.places.get(&Node(arg)).copied().unwrap_or_default()
                }
                _ => arg,
            });
        }
        let place = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(written);
        self.places.insert(node, place);
    }
}

fn place_of<T: PartialEq>(list: &mut Vec<T>, value: T) -> u32 {
    let at = match list.iter().position(|known| *known == value) {
        Some(at) => at,
        None => {
            list.push(value);
            list.len().saturating_sub(1)
        }
    };
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Arguments with their kinds; the last kind repeats where it stands for several.
fn arguments(operator: Operator, args: &[u32]) -> impl Iterator<Item = (Arg, u32)> + '_ {
    let kinds = operator.args();
    let last = kinds.last().copied().unwrap_or(Arg::Code);
    args.iter()
        .enumerate()
        .map(move |(at, &arg)| (kinds.get(at).copied().unwrap_or(last), arg))
}

fn published(made: &Elaborator) -> Published {
    let about = &made.package.about;
    let value = |name: &Spanned<String>| name.value.clone();
    Published {
        id: about.id.clone(),
        version: about.version.clone(),
        reviewed: about.reviewed,
        review_by: about.review_by.value,
        currency: about.currency.clone(),
        places: about.currency_places,
        not_checked: about.not_checked.iter().map(value).collect(),
        languages: about
            .languages
            .iter()
            .map(|(a, b)| vec![value(a), value(b)])
            .collect(),
        sources: about
            .sources
            .iter()
            .map(|source| {
                let date = source
                    .date
                    .map(|day| selfcheck_runtime::date::Day(day).iso())
                    .unwrap_or_default();
                vec![
                    source.key.value.clone(),
                    source.title.clone(),
                    date,
                    source.url.clone(),
                ]
            })
            .collect(),
        documents: about
            .documents
            .iter()
            .map(|document| vec![document.id.value.clone(), document.instead.clone()])
            .collect(),
        units: made
            .package
            .units
            .iter()
            .map(|unit| unit.id.value.clone())
            .collect(),
        topics: made.package.topics.iter().map(value).collect(),
        authority: about.authority.clone(),
    }
}

fn groups(made: &Elaborator) -> Vec<Group> {
    let people = Group {
        id: "people".to_owned(),
        max: made.package.about.max_people,
    };
    let others = made.package.groups.iter().map(|group| Group {
        id: group.id.value.clone(),
        max: group.max,
    });
    std::iter::once(people).chain(others).collect()
}

fn kind(ty: &TypeDecl) -> &'static str {
    match ty {
        TypeDecl::Bool => "bool",
        TypeDecl::Number { .. } => "number",
        TypeDecl::Date => "date",
        TypeDecl::Choice(_) => "choice",
        TypeDecl::Choices(_) => "choices",
    }
}

fn unit(ty: &TypeDecl) -> String {
    match ty {
        TypeDecl::Number { unit, .. } => unit.clone(),
        _ => String::new(),
    }
}

fn fact(made: &Elaborator, decl: &FactDecl, when: Option<u32>, derived: Option<u32>) -> Fact {
    let bound = |bound: &Option<Spanned<Bound>>, date: i128| match bound.as_ref().map(|b| b.value) {
        Some(Bound::Value(value)) => value.to_string(),
        Some(Bound::Today(months)) => format!("t{months:+}"),
        None if matches!(decl.ty, TypeDecl::Date) => date.to_string(),
        None => "0".to_owned(),
    };
    Fact {
        name: decl.name.value.clone(),
        about: decl.about.value.clone(),
        group: made.fact_group(decl),
        kind: kind(&decl.ty).to_owned(),
        options: made.known_options(&decl.ty),
        places: places(&decl.ty),
        unit: unit(&decl.ty),
        min: bound(&decl.min, FIRST_DAY),
        max: bound(&decl.max, LAST_DAY),
        ask: decl.ask.iter().map(|word| word.value.clone()).collect(),
        topic: decl
            .topic
            .as_ref()
            .map(|topic| topic.value.clone())
            .unwrap_or_default(),
        when,
        derived,
        sensitive: decl.sensitive,
        hard: decl.hard,
        suggest: decl.suggest,
        default: decl.default.clone(),
    }
}

fn parameter(made: &Elaborator, decl: &ParameterDecl, audience: Audience) -> Option<Parameter> {
    let options = made.known_options(&decl.ty);
    let (min, max) = match &decl.ty {
        TypeDecl::Bool => (0, 1),
        TypeDecl::Choice(names) => (0, i128::try_from(names.len()).ok()?.checked_sub(1)?),
        _ => (value_of(&decl.min)?, value_of(&decl.max)?),
    };
    let (shape, keys, threshold_places) = match &decl.shape {
        ShapeDecl::Cells(names) => {
            let keys = names
                .iter()
                .map(|name| key_list(made, &name.value))
                .collect::<Option<_>>()?;
            ("cells", keys, 0)
        }
        ShapeDecl::Steps(ty) => ("steps", Vec::new(), places(ty)),
        ShapeDecl::Marginal(ty) => ("marginal", Vec::new(), places(ty)),
    };
    let hidden = decl.confidential && audience == Audience::Public;
    let values = if hidden {
        Vec::new()
    } else {
        decl.values
            .iter()
            .map(|value| entry(made, &keys, value))
            .collect::<Option<_>>()?
    };
    Some(Parameter {
        name: decl.name.value.clone(),
        kind: kind(&decl.ty).to_owned(),
        options,
        places: places(&decl.ty),
        unit: unit(&decl.ty),
        min: Int(min),
        max: Int(max),
        shape: shape.to_owned(),
        keys,
        threshold_places,
        values,
    })
}

fn key_list(made: &Elaborator, path: &str) -> Option<u32> {
    let fact = made.package.facts.iter().find(|fact| {
        path.strip_prefix(fact.about.value.as_str())
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|name| name == fact.name.value)
    })?;
    made.known_options(&fact.ty)
}

/// The cells of a value, spread out in the order of the keys' options.
fn entry(made: &Elaborator, keys: &[u32], value: &ValueDecl) -> Option<Entry> {
    let mut cells = Vec::new();
    let brackets = value.cells.iter().any(|cell| cell.threshold.is_some());
    if brackets {
        for cell in &value.cells {
            cells.extend(cell.threshold.map(Int));
            cells.extend([Int(cell.low), Int(cell.high)]);
        }
    } else {
        let lists: Vec<&[String]> = keys
            .iter()
            .map(|&list| made.graph.option_list(list))
            .collect();
        for combination in combinations(&lists) {
            let cell = value.cells.iter().find(|cell| {
                cell.keys.len() == combination.len()
                    && cell
                        .keys
                        .iter()
                        .zip(&combination)
                        .all(|(key, option)| key.value == *option)
            });
            let cell =
                cell.or_else(|| {
                    value.cells.iter().find(|cell| {
                        cell.keys.len() <= combination.len()
                            && cell.keys.iter().zip(&combination).all(|(key, option)| {
                                key.value == *option || key.value == "otherwise"
                            })
                    })
                })?;
            cells.extend([Int(cell.low), Int(cell.high)]);
        }
    }
    Some(Entry {
        from: value.from.value,
        until: value.until.as_ref().map(|day| day.value),
        cells,
        source: value.source.clone(),
    })
}

/// Every combination of options, the last list fastest.
fn combinations<'a>(lists: &[&'a [String]]) -> Vec<Vec<&'a str>> {
    lists.iter().fold(vec![Vec::new()], |sofar, list| {
        sofar
            .iter()
            .flat_map(|start| {
                list.iter().map(move |option| {
                    let mut longer = start.clone();
                    longer.push(option.as_str());
                    longer
                })
            })
            .collect()
    })
}

fn results(made: &Elaborator, kept: &mut Kept) -> Option<Vec<NamedResult>> {
    let by_declaration: BTreeMap<usize, &super::results::ResultNodes> = made
        .results
        .iter()
        .filter_map(done)
        .map(|nodes| (nodes.decl, nodes))
        .collect();
    made.package
        .results
        .iter()
        .enumerate()
        .map(|(at, decl)| {
            let nodes = by_declaration.get(&at)?;
            let value = &nodes.value;
            Some(NamedResult {
                name: decl.name.value.clone(),
                person: decl.person,
                kind: kind(&decl.ty).to_owned(),
                options: made.known_options(&decl.ty),
                places: places(&decl.ty),
                unit: unit(&decl.ty),
                min: Int(value_of(&decl.min).unwrap_or_default()),
                max: Int(value_of(&decl.max).unwrap_or_default()),
                node: kept.keep(made, value.node),
                denominator: value.over.map(|(node, _)| kept.keep(made, node)),
                scale: value.scale,
                denominator_scale: value.over.map_or(0, |(_, scale)| scale),
            })
        })
        .collect()
}

fn program(
    made: &Elaborator,
    kept: &mut Kept,
    decl: &ProgramDecl,
    nodes: &ProgramNodes,
) -> Option<Program> {
    let about = &made.package.about;
    let document = |id: &Spanned<String>| {
        let at = about
            .documents
            .iter()
            .position(|document| document.id.value == id.value)?;
        u32::try_from(at).ok()
    };
    let laws = |laws: &[Spanned<String>]| laws.iter().map(|law| law_parts(&law.value)).collect();
    let mut rules = Vec::new();
    for (place, node) in &nodes.rules {
        let rule = decl.script.rules.get(*place)?;
        rules.push(Rule {
            id: rule.id.value.clone(),
            verb: rule.verb.value.word().to_owned(),
            node: kept.keep(made, *node),
            laws: laws(&rule.laws),
            proofs: rule.proofs.iter().filter_map(document).collect(),
            doubt: rule
                .doubt
                .as_ref()
                .map(|doubt| doubt.value.clone())
                .unwrap_or_default(),
        });
    }
    let mut amounts = Vec::new();
    for (place, value, rounding) in &nodes.amounts {
        let rule = decl.script.rules.get(*place)?;
        debug_assert_eq!(rule.verb.value, Verb::Amount);
        let (unit, shown) = match &value.ty {
            Type::Number(unit @ Unit::Money(_)) => (unit.text(), about.currency_places),
            _ => (String::new(), value.scale),
        };
        amounts.push(Amount {
            id: rule.id.value.clone(),
            node: kept.keep(made, value.node),
            denominator: value.over.map(|(node, _)| kept.keep(made, node)),
            scale: value.scale,
            denominator_scale: value.over.map_or(0, |(_, scale)| scale),
            places: shown,
            unit,
            rounding: rounding.clone(),
            laws: laws(&rule.laws),
        });
    }
    Some(Program {
        id: decl.id.value.clone(),
        unit: decl.unit.value.clone(),
        valid: vec![decl.valid.0, decl.valid.1],
        windows: decl
            .windows
            .iter()
            .flat_map(|(from, to)| [*from, *to])
            .collect(),
        rules,
        amounts,
        fits: kept.keep(made, nodes.fits),
        office: kept.keep(made, nodes.office),
        receives: nodes.receives.and_then(|at| u32::try_from(at).ok()),
        documents: decl.documents.iter().filter_map(document).collect(),
        apply: decl.apply.iter().map(|way| way.value.clone()).collect(),
        after: decl
            .after
            .iter()
            .map(|(what, key)| vec![what.clone(), key.value.clone()])
            .collect(),
        authority: decl.authority.clone(),
        phone: decl.phone.clone(),
        related: decl.related.iter().map(|id| id.value.clone()).collect(),
        info_only: decl.info_only,
    })
}

/// `"L12 art. 3"`: the source's key, and the rest as the pinpoint.
fn law_parts(law: &str) -> Vec<String> {
    let (key, pinpoint) = law.split_once(char::is_whitespace).unwrap_or((law, ""));
    vec![key.to_owned(), pinpoint.trim().to_owned()]
}
