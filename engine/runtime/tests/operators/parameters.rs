//! Parameters on days with a value and days without: cells by keys, steps and brackets. A figure
//! is a range here, so that exact days and keys still leave two results open.

use selfcheck_runtime::bundle::operators::Operator;

use crate::claim::Reads;
use crate::domain::{Domain, Exact, c, n};
use crate::support::{Build, entry};
use crate::try_open;

/// What a parameter is on days without a value.
const WHOLE: [i128; 2] = [-9, 9];

pub fn cells() {
    // Two keys of three options; a gap on days 2 to 3, and nothing before day 0 or from day 5 on.
    let cells = |start: i128| -> Vec<i128> {
        (0..9)
            .flat_map(|c| [start - c % 4, start + c % 3])
            .collect()
    };
    let entries = [(0, 2, cells(2)), (3, 5, cells(-1))];
    let domains = [Domain::Number(-1, 5), Domain::Choice, Domain::Choice];
    let node = |build: &mut Build, inputs: &[u32], options| {
        let made = entries
            .iter()
            .map(|(from, until, cells)| entry(*from, Some(*until), cells))
            .collect();
        let parameter = build.parameter("p", "cells", &[options, options], made);
        build.node(
            Operator::Parameter,
            &[parameter, inputs[0], inputs[1], inputs[2]],
        )
    };
    try_open("parameter", Reads::Number, &domains, node, |args| {
        let day = n(args[0]);
        let here = entries
            .iter()
            .find(|(from, until, _)| i128::from(*from) <= day && day < i128::from(*until));
        let place = (c(args[1]) * 3 + c(args[2])) as usize * 2;
        let range = here.map_or(WHOLE, |(.., cells)| [cells[place], cells[place + 1]]);
        range.map(Exact::Number)
    });
}

/// A parameter with a value on days 0 and 1.
fn stepped(operator: Operator, cells: &[i128], exact: impl Fn(Option<&[i128]>, i128) -> [i128; 2]) {
    let shape = if operator == Operator::Step {
        "steps"
    } else {
        "marginal"
    };
    let domains = [Domain::Number(-1, 2), Domain::Number(-3, 6)];
    let node = |build: &mut Build, inputs: &[u32], _| {
        let parameter = build.parameter("p", shape, &[], vec![entry(0, Some(2), cells)]);
        build.node(operator, &[parameter, inputs[0], inputs[1]])
    };
    try_open(operator.name(), Reads::Number, &domains, node, |args| {
        let known = (0..2).contains(&n(args[0]));
        exact(known.then_some(cells), n(args[1])).map(Exact::Number)
    });
}

pub fn steps() {
    // Below -1: 5; from -1: 1 to 2; from 2: -4; from 4: 3 to 9.
    let cells = [5, 5, -1, 1, 2, 2, -4, -4, 4, 3, 9];
    stepped(Operator::Step, &cells, |cells, argument| {
        let Some(cells) = cells else { return WHOLE };
        let mut here = [cells[0], cells[1]];
        for step in cells[2..].chunks(3) {
            if argument >= step[0] {
                here = [step[1], step[2]];
            }
        }
        here
    });
}

pub fn brackets() {
    for cells in [
        [0, 1, 2, 2, -3, 1, 4, 2, 2],
        [-2, -1, -1, 1, 0, 3, 3, -2, 4],
    ] {
        let base = cells[0].min(0);
        stepped(Operator::Marginal, &cells, |here, argument| {
            let Some(cells) = here else {
                // Any brackets above the base, any rate from -9 to 9.
                let most = (argument - base).max(0);
                return [-9 * most, 9 * most];
            };
            let (mut low, mut high) = (0, 0);
            for bracket in 0..3 {
                let (from, rates) = (cells[bracket * 3], &cells[bracket * 3 + 1..bracket * 3 + 3]);
                let until = cells
                    .get(bracket * 3 + 3)
                    .map_or(argument, |next| argument.min(*next));
                let part = (until - from).max(0);
                low += rates[0] * part;
                high += rates[1] * part;
            }
            [low, high]
        });
    }
}
