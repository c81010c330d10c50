//! Carries out steps: for every value of a node, its arguments' values are fetched and handed to
//! the operator's meaning. The one hot loop of the engine, and the one file that indexes.
//!
//! Where values lie is in `step` and `layout`, what is made of them in [`crate::operate`].

#![expect(
    clippy::indexing_slicing,
    reason = "places come from the layout of a checked graph: each lies inside its array"
)]

use super::step::{Ref, Step, each, members};
use super::{Slots, Values};
use crate::bundle::operators::Operator;
use crate::graph::{Kind, ix};
use crate::operate::list::Element;
use crate::operate::table::Table;
use crate::operate::{self, choice, list, number, table};
use crate::value::{Truth, Truths, words_for};

/// What steps need beside the values they compute.
#[derive(Clone, Copy)]
pub(super) struct Household<'a> {
    pub refs: &'a [Ref],
    pub groups: &'a [Slots],
    pub tables: &'a [Table],
}

/// Carries out steps in order.
pub(super) fn run(steps: &[Step], household: Household<'_>, values: &mut Values) {
    for step in steps {
        let first = ix(step.first_ref);
        let refs = &household.refs[first..first.wrapping_add(ix(step.refs))];
        if !plain(step, refs, values) {
            others(step, refs, household, values);
        }
    }
}

/// Whether numbers and choices have loops of their own, which a citizen's download does without.
const FAST: bool = cfg!(feature = "fast");

/// The operators that most nodes have, each with a loop of its own; false for the others.
///
/// *Arguments lie before*: places are given in the order of the graph, so an array can be split
/// where a node's own values begin.
#[inline(always)]
fn plain(step: &Step, refs: &[Ref], values: &mut Values) -> bool {
    let Values {
        bools,
        numbers,
        sets,
        ..
    } = values;
    let out = ix(step.out);
    match (step.operator, refs) {
        // One loop for all three.
        (Operator::And | Operator::Or | Operator::Not, _) if !FAST => {
            let is_or = step.operator == Operator::Or;
            eights(step, bools, |bools, at, first| {
                let mut all = if is_or { Truths::FALSE } else { Truths::TRUE };
                for one in refs {
                    let next = one.eight(bools, at, first);
                    all = match step.operator {
                        Operator::And => all.and(next),
                        Operator::Or => all.or(next),
                        _ => next.negated(),
                    };
                }
                all
            });
        }
        (Operator::And, _) => eights(step, bools, |bools, at, first| {
            let all = refs.iter().map(|one| one.eight(bools, at, first));
            all.fold(Truths::TRUE, Truths::and)
        }),
        (Operator::Or, _) => eights(step, bools, |bools, at, first| {
            let all = refs.iter().map(|one| one.eight(bools, at, first));
            all.fold(Truths::FALSE, Truths::or)
        }),
        (Operator::Not, [a]) => {
            eights(step, bools, |bools, at, first| {
                a.eight(bools, at, first).negated()
            });
        }
        (Operator::Less, [a, b]) if FAST => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::less(numbers[a], numbers[b]).byte()
            });
        }
        (Operator::AtMost, [a, b]) if FAST => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::at_most(numbers[a], numbers[b]).byte();
            });
        }
        // Lists of up to 64 options are one word.
        (Operator::OneOf, [a, b]) if FAST && step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = choice::one_of(&sets[a..=a], &sets[b..=b]).byte();
            });
        }
        (Operator::Contains, [a, b]) if FAST && step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                let may = a.wrapping_add(1);
                own[at] = choice::contains(&sets[a..=a], &sets[may..=may], &sets[b..=b]).byte();
            });
        }
        (Operator::If, [a, b, c]) if FAST && step.kind == Kind::Number => {
            let (args, own) = numbers.split_at_mut(out);
            each(step, [a, b, c], |at, [a, b, c]| {
                own[at] = match Truth::from_byte(bools[a]) {
                    Truth::TRUE => args[b],
                    Truth::FALSE => args[c],
                    _ => args[b].hull(args[c]),
                };
            });
        }
        _ => return false,
    }
    true
}

/// Goes through the values of a bool node eight at a time. What is written beyond a row is written
/// again with the next row, or lies in the room after the node's values.
#[inline(always)]
fn eights(step: &Step, bools: &mut [u8], compute: impl Fn(&[u8], [u32; 2], usize) -> Truths) {
    let [e0, e1, e2] = step.extent;
    let mut row = ix(step.out);
    for i in 0..e0 {
        for j in 0..e1 {
            let mut first = 0;
            while first < ix(e2) {
                let eight = compute(bools, [i, j], first);
                let at = row.wrapping_add(first);
                bools[at..at.wrapping_add(8)].copy_from_slice(&eight.to_bytes());
                first = first.wrapping_add(8);
            }
            row = row.wrapping_add(ix(e2));
        }
    }
}

impl Ref {
    /// Eight values of a row, from the first on.
    fn eight(&self, bools: &[u8], [i, j]: [u32; 2], first: usize) -> Truths {
        let [_, _, by] = self.strides;
        eight(bools, self.row(i, j), ix(by), first)
    }
}

/// Eight bools from a place on, so far apart, without the first so many. What is beyond the last
/// says nothing.
fn eight(bools: &[u8], at: usize, by: usize, first: usize) -> Truths {
    match by {
        0 => Truths::all(Truth::from_byte(bools[at])),
        1 => {
            let at = at.wrapping_add(first);
            let bytes = bools[at..at.wrapping_add(8)].first_chunk();
            Truths::from_bytes(bytes.copied().unwrap_or_default())
        }
        _ => {
            let mut bytes = [0; 8];
            for (k, byte) in bytes.iter_mut().enumerate() {
                *byte = bools
                    .get((k + first) * by + at)
                    .copied()
                    .unwrap_or_default();
            }
            Truths::from_bytes(bytes)
        }
    }
}

/// All other operators, value by value.
fn others(step: &Step, refs: &[Ref], household: Household<'_>, values: &mut Values) {
    let [e0, e1, e2] = step.extent;
    let mut out = ix(step.out);
    for i in 0..e0 {
        for j in 0..e1 {
            for k in 0..e2 {
                cell(step, refs, [i, j, k], out, household, values);
                out += step.width();
            }
        }
    }
}

/// Computes one value.
fn cell(
    step: &Step,
    refs: &[Ref],
    at: [u32; 3],
    out: usize,
    household: Household<'_>,
    values: &mut Values,
) {
    let Values {
        bools,
        numbers,
        sets,
        list,
    } = values;
    let words = ix(step.words);
    // Of fewer than three arguments the last stands for the others, which are then not looked at.
    let arg = |argument: usize| refs.get(argument).or(refs.last());
    let [a, b, c] = [0, 1, 2].map(|argument| arg(argument).map_or(0, |one| one.at(at)));
    match step.operator {
        Operator::Less | Operator::AtMost | Operator::Equal => {
            let compare = match step.operator {
                Operator::Less => number::less,
                Operator::AtMost => number::at_most,
                _ => number::equal,
            };
            bools[out] = compare(numbers[a], numbers[b]).byte();
        }
        Operator::BoolEqual => {
            let (a, b) = (Truth::from_byte(bools[a]), Truth::from_byte(bools[b]));
            bools[out] = a.same(b).byte();
        }
        Operator::OneOf => {
            bools[out] = choice::one_of(&sets[a..a + words], &sets[b..b + words]).byte();
        }
        Operator::ChoiceEqual => {
            bools[out] = choice::equal(&sets[a..a + words], &sets[b..b + words]).byte();
        }
        Operator::Contains | Operator::ContainsChoice | Operator::Chosen => {
            let (must, may) = sets[a..a + 2 * words].split_at(words);
            if step.operator == Operator::Chosen {
                numbers[out] = choice::chosen(must, may);
            } else {
                bools[out] = choice::contains(must, may, &sets[b..b + words]).byte();
            }
        }
        Operator::If => match Truth::from_byte(bools[a]) {
            Truth::TRUE => copy(step, b, out, values),
            Truth::FALSE => copy(step, c, out, values),
            _ if step.kind == Kind::Bool => bools[out] = bools[b] | bools[c],
            _ if step.kind == Kind::Number => numbers[out] = numbers[b].hull(numbers[c]),
            _ => unite(step, [b, c], out, sets),
        },
        // Of a result that is fixed for somebody else.
        Operator::Relabel => copy(step, a, out, values),
        Operator::Any | Operator::All => {
            let slots = household.groups[ix(step.group)];
            let [to_guard, to_value] = [0, 1].map(|argument: usize| ix(refs[argument].close));
            let is_any = step.operator == Operator::Any;
            let mut result = Truth::exactly(!is_any);
            let mut first = 0;
            while first < ix(slots.count()) {
                let guards = eight(bools, a, to_guard, first);
                let values = eight(bools, b, to_value, first);
                let (there, perhaps) = slots.places(first);
                result = if is_any {
                    result.or(list::any(guards, values, there, perhaps))
                } else {
                    result.and(list::all(guards, values, there, perhaps))
                };
                first += Truths::COUNT;
            }
            bools[out] = result.byte();
        }
        Operator::Len => {
            // There are no values; the guards do as well.
            let slots = household.groups[ix(step.group)];
            let members = members(refs, [a, a], slots);
            numbers[out] = list::len(members.map(|(guard, _, least, most)| {
                let guard = Truth::from_byte(bools[guard]);
                Element {
                    guard,
                    value: guard,
                    least,
                    most,
                }
            }));
        }
        Operator::Sum | Operator::Least | Operator::Greatest | Operator::SumHighest => {
            let slots = household.groups[ix(step.group)];
            let members = members(refs, [a, b], slots).map(|(guard, value, least, most)| {
                let guard = Truth::from_byte(bools[guard]);
                Element {
                    guard,
                    value: numbers[value],
                    least,
                    most,
                }
            });
            if step.operator == Operator::Sum {
                numbers[out] = list::sum(members);
                return;
            }
            list.clear();
            list.extend(members);
            numbers[out] = match step.operator {
                Operator::Least => list::least(list, numbers[c]),
                Operator::Greatest => list::greatest(list, numbers[c]),
                _ => list::sum_highest(list, numbers[c]),
            };
        }
        Operator::Parameter => {
            parameter(
                step,
                refs,
                at,
                out,
                &household.tables[ix(step.code)],
                values,
            );
        }
        _ => {
            let table = household.tables.get(ix(step.code));
            numbers[out] =
                operate::arithmetic(step.operator, step.code, numbers[a], numbers[b], table);
        }
    }
}

/// What either of two choices, or sets of choices, can be.
fn unite(step: &Step, [one, other]: [usize; 2], out: usize, sets: &mut [u64]) {
    // Of a set of choices, what both are certain of; then what either allows.
    let certain = step.width() - ix(step.words);
    for word in 0..step.width() {
        let (one, other) = (sets[one + word], sets[other + word]);
        sets[out + word] = if word < certain {
            one & other
        } else {
            one | other
        };
    }
}

fn copy(step: &Step, from: usize, out: usize, values: &mut Values) {
    match step.kind {
        Kind::Bool => values.bools[out] = values.bools[from],
        Kind::Number => values.numbers[out] = values.numbers[from],
        Kind::Choice(_) | Kind::Choices(_) => {
            values.sets.copy_within(from..from + step.width(), out);
        }
    }
}

/// Everything a parameter can be: the first argument is its day, the others its keys.
fn parameter(
    step: &Step,
    refs: &[Ref],
    at: [u32; 3],
    out: usize,
    table: &Table,
    values: &mut Values,
) {
    let Some((day, keys)) = refs.split_first() else {
        return;
    };
    let choice = if let Kind::Choice(_) = step.kind {
        ix(step.words)
    } else {
        0
    };
    let mut options = vec![0; choice];
    let keys = keys.iter().zip(&table.keys).map(|(key, options)| {
        let from = key.at(at);
        &values.sets[from..from + words_for(*options)]
    });
    let value = table::cells(table, values.numbers[day.at(at)], keys, &mut options);
    match step.kind {
        Kind::Bool => values.bools[out] = table::truth(value).byte(),
        Kind::Number => values.numbers[out] = value,
        Kind::Choice(_) | Kind::Choices(_) => {
            values.sets[out..out + choice].copy_from_slice(&options);
        }
    }
}
