//! A figure that the program graph reads is on the sheet of the rule.

use std::collections::BTreeSet;

use selfcheck_compiler::sheet::{Piece, sheet};
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::Operator;

use super::{SHIPPED, shipped};

#[test]
fn a_rule_names_every_figure_that_the_graph_reads_for_it() {
    let mut read = 0;
    for name in SHIPPED {
        let package = shipped(name);
        let core = &package.0.core;
        let made = sheet(&package.0, &package.1, None, None).unwrap();
        for (shown, program) in made.programs.iter().zip(&core.programs) {
            let rules = program
                .rules
                .iter()
                .map(|rule| (rule.verb.as_str(), &rule.id, rule.node));
            let amounts = program.amounts.iter();
            let amounts = amounts.map(|amount| ("amount", &amount.id, amount.node));
            for (verb, id, node) in rules.chain(amounts) {
                let groups = shown
                    .groups
                    .iter()
                    .filter(|group| group.verb.word() == verb);
                let mut rules = groups.flat_map(|group| &group.rules);
                let rule = rules.find(|rule| rule.id == *id).unwrap();
                let figures = rule.figures.iter().map(|used| &used.name);
                let named: BTreeSet<&str> = figures
                    .chain(&rule.through)
                    .map(|line| match &line[..] {
                        [Piece::Link(_, name)] => name.as_str(),
                        other => panic!("{other:?} is no link"),
                    })
                    .collect();
                for figure in figures_of(core, node) {
                    let name = &core.parameters[figure].name;
                    assert!(named.contains(name.as_str()), "{}/{id}: {name}", program.id);
                    read += 1;
                }
            }
        }
    }
    assert!(read > 300, "{read} figures");
}

/// The parameters that a node reads, through derived facts and the conditions of facts.
fn figures_of(core: &Core, node: u32) -> BTreeSet<usize> {
    let at = |place: u32| usize::try_from(place).unwrap();
    let (mut open, mut seen, mut figures) = (vec![node], BTreeSet::new(), BTreeSet::new());
    while let Some(node) = open.pop() {
        if !seen.insert(node) {
            continue;
        }
        let (operator, args) = core.nodes[at(node)].split_first().unwrap();
        let operator = Operator::named(&core.operators[at(*operator)]).unwrap();
        match operator {
            Operator::Parameter | Operator::Step | Operator::Marginal => {
                figures.insert(at(args[0]));
            }
            Operator::Fact => {
                let fact = &core.facts[at(args[0])];
                open.extend(fact.when.into_iter().chain(fact.derived));
            }
            _ => {}
        }
        let inputs = operator.arguments(args);
        open.extend(
            inputs
                .filter(|(kind, _)| kind.is_node())
                .map(|(_, arg)| arg),
        );
    }
    figures
}
