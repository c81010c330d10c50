//! A core, not trusted → a checked graph. Lists first (groups, options, parameters, facts), then
//! the nodes in order, then what points into them.

use super::metadata::{Fact, FactKind};
use super::nodes::Checker;
use super::{BundleError, Graph, ix, small};
use crate::bundle::operators::Operator;
use crate::bundle::{Core, FORMAT};
use crate::codes::said;
use crate::ids::FactId;

/// A group has at most so many members.
const MAX_MEMBERS: u32 = 1000;

/// There are at most so many lists of options.
const MAX_LISTS: usize = 10_000;

/// What is wrong and where: the message is the parts one after another.
pub(super) fn fault(code: &'static str, parts: &[&str]) -> BundleError {
    const ADVICE: &str = "; the file is damaged or was made by another program: build it again";
    BundleError {
        code,
        message: said(|| [parts.concat().as_str(), ADVICE].concat()),
    }
}

/// Something with a name that is not well formed.
fn malformed(code: &'static str, what: &str, name: &str) -> BundleError {
    fault(code, &[what, " `", name, "` is not well formed"])
}

/// Checks everything.
pub(super) fn check(core: &Core) -> Result<Graph, BundleError> {
    if core.format > FORMAT {
        return Err(BundleError {
            code: "B001",
            message: said(|| {
                "this bundle has a newer format than this version of the engine reads; \
                 update the engine, or build the bundle with an older compiler"
                    .into()
            }),
        });
    }
    if core.format < 1 {
        return Err(fault(
            "B002",
            &["this is no bundle: its format number is missing"],
        ));
    }
    groups(core)?;
    if core.options.len() > MAX_LISTS {
        return Err(fault("B007", &["there are too many lists of options"]));
    }
    let lists = same_lists(core);
    if core
        .numbers
        .iter()
        .any(|number| number.0.unsigned_abs() > 1 << 120)
    {
        return Err(fault("B006", &["a constant is too large"]));
    }
    let mut tables = Vec::with_capacity(core.parameters.len());
    for parameter in &core.parameters {
        let table = super::tables::table(core, parameter);
        tables.push(table.ok_or_else(|| malformed("B009", "parameter", &parameter.name))?);
    }
    let mut facts = Vec::with_capacity(core.facts.len());
    for fact in &core.facts {
        let known = super::metadata::fact(core, fact);
        facts.push(known.ok_or_else(|| malformed("B008", "fact", &fact.name))?);
    }
    let mut checker = Checker {
        core,
        operators: core
            .operators
            .iter()
            .map(|name| Operator::named(name))
            .collect(),
        lists,
        tables: &tables,
        facts,
        nodes: Vec::with_capacity(core.nodes.len()),
        readers: vec![Vec::new(); core.results.len()],
        cells: 0,
        steps: 0,
    };
    for number in 0..core.nodes.len() {
        checker.node(number)?;
    }
    for fact in &core.facts {
        checker
            .fact_nodes(fact)
            .ok_or_else(|| malformed("B008", "fact", &fact.name))?;
    }
    let mut results = Vec::with_capacity(core.results.len());
    for (number, result) in core.results.iter().enumerate() {
        let known = checker.result(number, result);
        results.push(known.ok_or_else(|| malformed("B008", "result", &result.name))?);
    }
    let mut programs = Vec::with_capacity(core.programs.len());
    for program in &core.programs {
        let known = checker.program(program);
        programs.push(known.ok_or_else(|| malformed("B008", "program", &program.id))?);
    }
    let relation = relation(core, &checker.facts);
    let Checker { nodes, facts, .. } = checker;
    Ok(Graph {
        nodes,
        facts,
        tables,
        results,
        programs,
        relation,
    })
}

fn groups(core: &Core) -> Result<(), BundleError> {
    if core
        .groups
        .first()
        .is_none_or(|people| people.id != "people" || people.max < 1)
    {
        return Err(fault(
            "B003",
            &["the first group must be `people`, and hold at least one"],
        ));
    }
    match core.groups.iter().find(|group| group.max > MAX_MEMBERS) {
        Some(group) => Err(fault(
            "B007",
            &["group `", &group.id, "` may have too many members"],
        )),
        None => Ok(()),
    }
}

/// For each list of options the first list with the same content.
fn same_lists(core: &Core) -> Vec<u32> {
    let first = |list| {
        small(
            core.options
                .iter()
                .position(|other| other == list)
                .unwrap_or(0),
        )
    };
    core.options.iter().map(first).collect()
}

fn relation(core: &Core, facts: &[Fact]) -> Option<(FactId, usize)> {
    let named = core.facts.iter().position(|fact| fact.name == "relation")?;
    let fact = core.facts.get(named)?;
    let is_choice = facts
        .get(named)
        .is_some_and(|fact| matches!(fact.kind, FactKind::Choice(_)));
    let options = core.options.get(ix(fact.options?))?;
    let applicant = options.iter().position(|option| option == "applicant")?;
    (is_choice && fact.group == Some(0) && options.len() > 1)
        .then_some((FactId(small(named)), applicant))
}
