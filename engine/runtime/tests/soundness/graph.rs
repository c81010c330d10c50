//! Random graphs, out of everything the decoder accepts. Who lives in them is in `household`.

use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::bundle::operators::{Arg, Operator};

use crate::random::Random;
use crate::support::{Build, amount, entry, today, word};

/// The options of choices and sets of choices.
pub const OPTIONS: [&str; 3] = ["applicant", "b", "c"];

/// A random graph.
pub fn random_core(random: &mut Random) -> Core {
    let mut build = Build::new(4);
    let options = declare(&mut build);
    begin(&mut build);
    let wanted = build.core.nodes.len() + 10 + random.below(40);
    grow(random, &mut build, wanted);
    ask_only_where(random, &mut build, wanted.min(60));
    name_results(random, &mut build, options);
    add_programs(random, &mut build);
    build.core
}

/// Makes a change, unless the decoder would refuse what comes out.
fn attempt(build: &mut Build, change: impl FnOnce(&mut Build)) {
    let mut changed = Build {
        core: build.core.clone(),
    };
    change(&mut changed);
    if let Ok(bundle) = Bundle::decode(changed.core) {
        build.core = bundle.core().clone();
    }
}

/// Facts of every kind, of the household and of two groups, and parameters of every shape. Gives
/// the list of options.
fn declare(build: &mut Build) -> u32 {
    build.things();
    let options = build.options(&OPTIONS);
    build.chosen("relation", Some(0), "choice", options);
    for (group, about) in [(None, "home"), (Some(0), "own"), (Some(1), "thing")] {
        build.fact(&format!("{about}_bool"), group, "bool");
        build.bounded(&format!("{about}_number"), group, -3, 3);
        build.chosen(&format!("{about}_choice"), group, "choice", options);
        build.chosen(&format!("{about}_choices"), group, "choices", options);
        build.dated(&format!("{about}_date"), group, "t-30", "t+1");
    }
    let day = today().0;
    build.parameter("p", "cells", &[], vec![entry(day - 9, None, &[2, 3])]);
    let cells: Vec<i128> = (0..9)
        .flat_map(|c| [c % 4 - 2, c % 4 + c % 2 - 2])
        .collect();
    build.parameter(
        "q",
        "cells",
        &[options, options],
        vec![
            entry(day - 400, Some(day - 100), &cells),
            entry(day - 90, None, &cells),
        ],
    );
    let steps = entry(day - 20, None, &[1, 1, 0, 2, 3, 2, -1, -1]);
    build.parameter("s", "steps", &[], vec![steps]);
    let brackets = entry(day - 20, None, &[0, 1, 2, 2, -1, 1]);
    build.parameter("m", "marginal", &[], vec![brackets]);
    options
}

/// Nodes that need no others.
fn begin(build: &mut Build) {
    for number in -2..4 {
        build.number(number);
    }
    for code in 0..3 {
        build.bool(code);
    }
    build.node(Operator::Today, &[]);
    for fact in 0..build.core.facts.len() as u32 {
        build.read(fact);
    }
}

fn grow(random: &mut Random, build: &mut Build, wanted: usize) {
    for _ in 0..400 {
        if build.core.nodes.len() < wanted {
            let node = random_node(random, &build.core);
            attempt(build, |build| build.core.nodes.push(node));
        }
    }
}

/// Some facts are asked only where a condition holds, one of the first nodes.
fn ask_only_where(random: &mut Random, build: &mut Build, end: usize) {
    for fact in 0..build.core.facts.len() {
        if random.chance(20) && build.core.facts[fact].name != "relation" {
            let when = random.below(end) as u32;
            attempt(build, |build| build.core.facts[fact].when = Some(when));
        }
    }
}

/// Late nodes become named results.
fn name_results(random: &mut Random, build: &mut Build, options: u32) {
    for node in (0..build.core.nodes.len() as u32).rev() {
        if build.core.results.len() > 12 {
            break;
        }
        attempt(build, |build| {
            let kinds = [("bool", None), ("number", None), ("choice", Some(options))];
            let (kind, list) = *random.pick(&kinds).unwrap();
            let name = format!("r{node}");
            if random.chance(40) {
                build.result_of(&name, kind, node);
                build.core.results.last_mut().unwrap().options = list;
            } else {
                build.result(&name, kind, list, node);
            }
        });
    }
}

fn add_programs(random: &mut Random, build: &mut Build) {
    for _ in 0..30 {
        attempt(build, |build| {
            let count = build.core.nodes.len();
            let [fits, office, value] = [(); 3].map(|()| random.below(count) as u32);
            let unit = if random.chance(50) {
                "person"
            } else {
                "household"
            };
            let name = format!("x{}", build.core.programs.len());
            let program = build.program(&name, unit, fits, office);
            program.amounts.push(amount("a", value));
        });
    }
}

fn random_node(random: &mut Random, core: &Core) -> Vec<u32> {
    let operator = *random.pick(Operator::ALL).unwrap();
    let mut words = vec![word(operator)];
    let nodes = core.nodes.len();
    for arg in operator.args() {
        let many = matches!(arg, Arg::Bools | Arg::Keys | Arg::Members);
        for _ in 0..if many { random.below(4) } else { 1 } {
            let most = match arg {
                Arg::Constant => core.numbers.len(),
                Arg::Options => core.options.len(),
                Arg::Members => 3,
                Arg::Fact => core.facts.len(),
                Arg::Parameter => core.parameters.len(),
                // Results are made later.
                Arg::Result => 0,
                Arg::Level => 3,
                Arg::Group => 2,
                Arg::Code => 4,
                // Late nodes more often than early ones.
                _ if random.chance(50) => {
                    words.push((nodes - 1 - random.below(nodes.min(12))) as u32);
                    continue;
                }
                _ => nodes,
            };
            words.push(random.below(most) as u32);
        }
    }
    words
}
