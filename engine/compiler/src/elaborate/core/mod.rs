//! From the elaborated package to the core that is written: only nodes that somebody needs, in an
//! order in which arguments come first.

mod declarations;
mod kept;
pub mod spread;

use std::collections::BTreeMap;

use selfcheck_runtime::bundle::{Amount, Core, FORMAT, Int, NamedResult, Parameter, Program, Rule};

use super::facts::{places, value_of};
use super::graph::Node;
use super::programs::ProgramNodes;
use super::types::{Type, Unit};
use super::{Audience, Elaborator, Made};
use crate::diagnostic::Spanned;
use crate::package::ProgramDecl;
use crate::syntax::Verb;
use declarations::{fact, groups, kind, parameter, published, unit};
use kept::Kept;

/// Writes the core, with more results after the package's own. Of parameters that are already
/// `known`, by place, the values are taken from there. `None` only when something was refused
/// before.
pub fn assemble(
    made: &Elaborator,
    audience: Audience,
    more: Vec<(NamedResult, Node)>,
    known: &[Parameter],
) -> Option<Core> {
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
    let mut results = results(made, &mut kept)?;
    let written = programs
        .iter()
        .map(|(decl, nodes)| program(made, &mut kept, decl, nodes))
        .collect::<Option<Vec<_>>>()?;
    for (result, node) in more {
        let node = kept.keep(made, node);
        results.push(NamedResult { node, ..result });
    }
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
            .enumerate()
            .map(|(at, decl)| parameter(made, decl, audience, known.get(at)))
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
                default: decl.default.clone(),
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
        related: decl.related.iter().map(|id| id.value.clone()).collect(),
        info_only: decl.info_only,
    })
}

/// `"L12 art. 3"`: the source's key, and the rest as the pinpoint.
fn law_parts(law: &str) -> Vec<String> {
    let (key, pinpoint) = law.split_once(char::is_whitespace).unwrap_or((law, ""));
    vec![key.to_owned(), pinpoint.trim().to_owned()]
}
