//! A slice: a core cut down to what citizens need from a day on, and if wanted to those who give
//! one answer, and to some programs.
//!
//! *A slice says what its core says on every day from its own on.* It has the figures that can be
//! read on those days; the facts, lists and figures that its programs need; the named results that
//! a margin needs; the sources that are shown. One for those who give an answer says what its core
//! says once that answer is given; what then is certain is not in it any more.

mod can;
mod figures;
mod lists;
mod margins;
mod needed;
mod only;
mod order;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use selfcheck_runtime::bundle::operators::{Arg, Operator};
use selfcheck_runtime::bundle::{Core, Fact, Int, NamedResult, Parameter};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::value;

use can::{Can, Known, get, get_mut};
use figures::Reading;
use lists::Lists;
use needed::Needed;
use only::Narrowed;
pub use only::{Only, OnlyError};
use parts::{Nodes, Part};

/// The core from a day on, for those who give these answers; `full` is the SHA-256 of the whole.
///
/// # Errors
/// When there is no such answer, or what is compared with it cannot be cut alike.
pub fn cut(core: &Core, full: &str, day: Day, only: &[Only]) -> Result<Core, OnlyError> {
    let narrowed = Narrowed::find(core, only)?;
    let core = &narrowed.programs(core);
    let Some(before) = parts::of(core) else {
        return Ok(core.clone().into_owned());
    };
    let options = |fact| narrowed.of(u32::try_from(fact).ok()?).cloned();
    let known = Known::new(core, day, &options);
    let results = margins::results(core, &before);
    let nodes = Nodes::new(&known, &before, &results, !narrowed.options.is_empty());
    let needed = needed::of(core, &nodes, &narrowed);
    let mut lists = Lists::new(core, &nodes, &needed, &narrowed)?;
    let facts = facts(core, &needed, &narrowed, &mut lists);
    let mut slice = Writer::new(core, &nodes, &needed, &lists).write(facts);
    full.clone_into(&mut slice.slice_of);
    slice.from = Some(day.0);
    shorten_sources(&mut slice);
    Ok(slice)
}

/// The facts that stay, by their place before; nodes are still those before.
fn facts(
    core: &Core,
    needed: &Needed,
    narrowed: &Narrowed,
    lists: &mut Lists,
) -> BTreeMap<u32, Fact> {
    let mut facts = BTreeMap::new();
    for &place in &needed.facts {
        let Some(fact) = get(&core.facts, place) else {
            continue;
        };
        let mut fact = Fact {
            default: None,
            ..fact.clone()
        };
        let own = narrowed.of(place).filter(|_| !needed.read.contains(&place));
        fact.options = match (own, fact.options) {
            (Some(options), Some(list)) => {
                let names = get(&core.options, list).map_or(&[][..], Vec::as_slice);
                let names = value::members(options).filter_map(|option| names.get(option));
                Some(lists.write(names.cloned().collect()))
            }
            (_, list) => list.map(|list| lists.now(list)),
        };
        if own.is_some() {
            fact.when = None;
        }
        facts.insert(place, fact);
    }
    facts
}

/// Writes what is needed, with places of its own.
struct Writer<'a> {
    core: &'a Core,
    nodes: &'a Nodes<'a>,
    lists: &'a Lists,
    readings: BTreeMap<u32, Reading>,
    /// The nodes in their order now, by their places in [`Nodes`].
    order: Vec<u32>,
    /// Places now, by those in [`Nodes`]; `u32::MAX` of what is not written.
    places: Vec<u32>,
    facts: BTreeMap<u32, u32>,
    results: BTreeMap<u32, u32>,
    /// The parameters in their order now, by those before.
    parameters: Vec<(u32, Parameter)>,
    parameter_places: BTreeMap<u32, u32>,
    numbers: BTreeMap<u32, u32>,
    operators: Vec<Operator>,
}

impl<'a> Writer<'a> {
    fn new(core: &'a Core, nodes: &'a Nodes<'a>, needed: &Needed, lists: &'a Lists) -> Writer<'a> {
        let kept = (0_u32..).zip(&needed.nodes).filter(|(_, needed)| **needed);
        let kept: Vec<u32> = kept.map(|(node, _)| node).collect();
        let readings = figures::readings(nodes, &needed.nodes);
        let mut numbers = BTreeSet::new();
        let mut uses: BTreeMap<Operator, usize> = BTreeMap::new();
        for part in kept.iter().filter_map(|&node| get(&nodes.parts, node)) {
            let args = part.operator.arguments(&part.args);
            numbers.extend(
                args.filter(|(kind, _)| *kind == Arg::Constant)
                    .map(|(_, at)| at),
            );
            let count = uses.entry(part.operator).or_default();
            *count = count.saturating_add(1);
        }
        // Those used most have the shortest numbers.
        let mut operators: Vec<Operator> = uses.keys().copied().collect();
        operators.sort_by_key(|operator| std::cmp::Reverse(uses.get(operator).copied()));
        let written = |part: &Part| match readings.get(part.args.first().unwrap_or(&u32::MAX)) {
            Some(reading) if part.operator == Operator::Parameter => {
                let inputs = part.inputs().enumerate();
                let kept = inputs.filter(|(at, _)| {
                    at.checked_sub(1)
                        .is_none_or(|key| reading.fixed(key).is_none())
                });
                kept.map(|(_, input)| input).collect()
            }
            _ => part.inputs().collect(),
        };
        let order = order::of(&kept, &nodes.parts, &written);
        let cut = |(&at, reading): (&u32, &Reading)| {
            Some((at, reading.cut(get(&core.parameters, at)?, lists)))
        };
        let mut parameters: Vec<(u32, Parameter)> = readings.iter().filter_map(cut).collect();
        // Alike beside alike packs well.
        parameters.sort_by_cached_key(|(_, parameter)| {
            let days = parameter
                .values
                .iter()
                .map(|entry| (entry.from, entry.until));
            let days: Vec<(i32, Option<i32>)> = days.collect();
            let Parameter {
                keys, kind, unit, ..
            } = parameter;
            (
                keys.clone(),
                kind.clone(),
                unit.clone(),
                parameter.places,
                days,
            )
        });
        let mut places = vec![u32::MAX; nodes.parts.len()];
        for (now, &before) in (0..).zip(&order) {
            if let Some(place) = get_mut(&mut places, before) {
                *place = now;
            }
        }
        Writer {
            core,
            nodes,
            lists,
            places,
            order,
            facts: in_order(needed.facts.iter().copied()),
            results: in_order(needed.results.iter().copied()),
            parameter_places: in_order(parameters.iter().map(|(at, _)| *at)),
            parameters,
            numbers: in_order(numbers),
            operators,
            readings,
        }
    }

    fn write(&self, facts: BTreeMap<u32, Fact>) -> Core {
        let core = self.core;
        let nodes = self.order.iter();
        let nodes = nodes.filter_map(|&node| get(&self.nodes.parts, node));
        let number = |&at: &u32| get(&core.numbers, at).copied().unwrap_or(Int(0));
        let mut slice = Core {
            operators: self
                .operators
                .iter()
                .map(|known| known.name().to_owned())
                .collect(),
            options: self.lists.written.clone(),
            facts: facts.into_values().map(|fact| self.fact(fact)).collect(),
            parameters: self.parameters.iter().map(|(_, cut)| cut.clone()).collect(),
            results: self
                .results
                .keys()
                .filter_map(|&at| self.result(at))
                .collect(),
            numbers: self.numbers.keys().map(number).collect(),
            nodes: nodes.map(|part| self.node(part)).collect(),
            format: core.format,
            slice_of: String::new(),
            from: None,
            package: core.package.clone(),
            groups: core.groups.clone(),
            programs: core.programs.clone(),
        };
        for program in &mut slice.programs {
            program.fits = self.place(program.fits);
            program.office = self.place(program.office);
            program.receives = program.receives.map(|fact| now(&self.facts, fact));
            for rule in &mut program.rules {
                rule.node = self.place(rule.node);
            }
            for amount in &mut program.amounts {
                amount.node = self.place(amount.node);
                amount.denominator = amount.denominator.map(|node| self.place(node));
            }
        }
        slice
    }

    /// The place of a node of the core.
    fn place(&self, before: u32) -> u32 {
        self.written(self.nodes.now(before))
    }

    /// The place of one of [`Nodes`].
    fn written(&self, node: u32) -> u32 {
        get(&self.places, node).copied().unwrap_or(u32::MAX)
    }

    fn fact(&self, fact: Fact) -> Fact {
        Fact {
            when: fact.when.map(|node| self.place(node)),
            derived: fact.derived.map(|node| self.place(node)),
            ..fact
        }
    }

    fn result(&self, at: u32) -> Option<NamedResult> {
        let result = get(&self.core.results, at)?;
        // Without a name nobody can fix it, which is for those who have the core.
        Some(NamedResult {
            name: String::new(),
            options: result.options.map(|list| self.lists.now(list)),
            default: None,
            node: self.place(result.node),
            denominator: result.denominator.map(|node| self.place(node)),
            ..result.clone()
        })
    }

    fn node(&self, part: &Part) -> Vec<u32> {
        let operator = self
            .operators
            .iter()
            .position(|known| *known == part.operator);
        let mut written = vec![
            operator
                .and_then(|at| u32::try_from(at).ok())
                .unwrap_or(u32::MAX),
        ];
        let arg = |place: usize| part.args.get(place).copied().unwrap_or(u32::MAX);
        let reading = match part.operator {
            Operator::Parameter => self.readings.get(&arg(0)),
            _ => None,
        };
        let list = match (part.operator, get(&self.nodes.can, arg(0))) {
            (Operator::OneOf, Some(Can::Choice(list, _))) => *list,
            _ => arg(0),
        };
        for (place, (kind, arg)) in part.operator.arguments(&part.args).enumerate() {
            written.push(match kind {
                Arg::Constant => now(&self.numbers, arg),
                Arg::Options => self.lists.now(arg),
                Arg::Members if !self.lists.has(list, arg) => continue,
                Arg::Members => self.option(list, arg),
                Arg::Code if part.operator == Operator::ConstChoice => self.option(list, arg),
                Arg::Fact => now(&self.facts, arg),
                Arg::Parameter => now(&self.parameter_places, arg),
                Arg::Result => now(&self.results, arg),
                // The first two arguments are the parameter and the day.
                Arg::Keys
                    if reading.is_some_and(|r| r.fixed(place.saturating_sub(2)).is_some()) =>
                {
                    continue;
                }
                kind if kind.is_node() => self.written(arg),
                _ => arg,
            });
        }
        written
    }

    fn option(&self, list: u32, option: u32) -> u32 {
        u32::try_from(self.lists.place(list, i128::from(option))).unwrap_or(u32::MAX)
    }
}

fn in_order(before: impl IntoIterator<Item = u32>) -> BTreeMap<u32, u32> {
    before.into_iter().zip(0..).collect()
}

fn now(places: &BTreeMap<u32, u32>, before: u32) -> u32 {
    places.get(&before).copied().unwrap_or(u32::MAX)
}

/// Citizens are shown the titles of the sources that rules and amounts name. What else is known of
/// sources is a large part of a small file and stays in the core, for those who check the rules.
fn shorten_sources(slice: &mut Core) {
    let programs = &slice.programs;
    let rules = programs.iter().flat_map(|program| &program.rules);
    let amounts = programs.iter().flat_map(|program| &program.amounts);
    let laws = rules
        .flat_map(|rule| &rule.laws)
        .chain(amounts.flat_map(|amount| &amount.laws));
    let named: BTreeSet<&String> = laws.filter_map(|law| law.first()).collect();
    let sources = &mut slice.package.sources;
    sources.retain(|source| source.first().is_some_and(|key| named.contains(key)));
    for more in sources
        .iter_mut()
        .flat_map(|source| source.iter_mut().skip(SHOWN))
    {
        more.clear();
    }
}

/// Of what is known of a source, how much is shown: key and title.
const SHOWN: usize = 2;
