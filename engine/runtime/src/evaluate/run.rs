//! Carries out steps: for every value of a node, its arguments' values are fetched and handed to
//! the operator's meaning. The one hot loop of the engine.

#![expect(
    clippy::indexing_slicing,
    reason = "places come from the layout of a checked graph: each lies inside its array"
)]

use super::{Ref, Slots, Step, Values};
use crate::bundle::operators::Operator;
use crate::decimal::Rounding;
use crate::graph::{Kind, ix};
use crate::operate::list::Element;
use crate::operate::table::Table;
use crate::operate::{calendar, choice, list, number, table};
use crate::value::{Interval, Truth, Truths, insert, sole, widen, words_for};

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

/// Where a citizen downloads the engine, loops of their own for numbers and choices are not worth
/// their size.
const LARGE: bool = !cfg!(target_arch = "wasm32");

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
        (Operator::And | Operator::Or | Operator::Not, _) if !LARGE => {
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
        (Operator::Less, [a, b]) if LARGE => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::less(numbers[a], numbers[b]).byte()
            });
        }
        (Operator::AtMost, [a, b]) if LARGE => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::at_most(numbers[a], numbers[b]).byte();
            });
        }
        // Lists of up to 64 options are one word.
        (Operator::OneOf, [a, b]) if LARGE && step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = choice::one_of(&sets[a..=a], &sets[b..=b]).byte();
            });
        }
        (Operator::Contains, [a, b]) if LARGE && step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                let may = a.wrapping_add(1);
                own[at] = choice::contains(&sets[a..=a], &sets[may..=may], &sets[b..=b]).byte();
            });
        }
        (Operator::If, [a, b, c]) if LARGE && step.kind == Kind::Number => {
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

/// Goes through the values of a node: the number of each, and the places of its arguments.
#[inline(always)]
fn each<const N: usize>(step: &Step, refs: [&Ref; N], mut show: impl FnMut(usize, [usize; N])) {
    let [e0, e1, e2] = step.extent;
    let by = refs.map(|one| {
        let [_, _, stride] = one.strides;
        ix(stride)
    });
    let mut number = 0_usize;
    for i in 0..e0 {
        for j in 0..e1 {
            let mut at = refs.map(|one| one.row(i, j));
            for _ in 0..e2 {
                show(number, at);
                number = number.wrapping_add(1);
                for (at, by) in at.iter_mut().zip(by) {
                    *at = at.wrapping_add(by);
                }
            }
        }
    }
}

impl Ref {
    /// Place of the first value of a row.
    fn row(&self, i: u32, j: u32) -> usize {
        let [a, b, _] = self.strides;
        ix(self
            .offset
            .wrapping_add(i.wrapping_mul(a))
            .wrapping_add(j.wrapping_mul(b)))
    }

    /// Eight values of a row, from the first on.
    fn eight(&self, bools: &[u8], [i, j]: [u32; 2], first: usize) -> Truths {
        let [_, _, by] = self.strides;
        eight(bools, self.row(i, j), ix(by), first)
    }

    /// Place of one value.
    fn at(&self, [i, j, k]: [u32; 3]) -> usize {
        let [_, _, c] = self.strides;
        self.row(i, j).wrapping_add(ix(k.wrapping_mul(c)))
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

impl Step {
    /// How many places one value takes.
    fn width(&self) -> usize {
        match self.kind {
            Kind::Bool | Kind::Number => 1,
            Kind::Choice(_) => ix(self.words),
            Kind::Choices(_) => 2 * ix(self.words),
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
            let members = members(step, refs, [a, a], household);
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
            let members = members(step, refs, [a, b], household);
            let members = members.map(|(guard, value, least, most)| {
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
            numbers[out] = arithmetic(step, numbers[a], numbers[b], table);
        }
    }
}

/// Operators from numbers to a number; of one argument the second is the first again.
fn arithmetic(step: &Step, a: Interval, b: Interval, table: Option<&Table>) -> Interval {
    match (step.operator, table) {
        (Operator::Add, _) => number::add(a, b),
        (Operator::Subtract, _) => number::subtract(a, b),
        (Operator::Multiply, _) => number::multiply(a, b),
        (Operator::Negate, _) => number::negate(a),
        (Operator::Absolute, _) => number::absolute(a),
        (Operator::Min, _) => number::least(a, b),
        (Operator::Max, _) => number::greatest(a, b),
        (Operator::Remainder, _) => number::remainder(a, b),
        (Operator::Divide, _) => number::divide(
            a,
            b,
            Rounding::from_code(step.code).unwrap_or(Rounding::Floor),
        ),
        (Operator::Years, _) => calendar::years(a, b),
        (Operator::Months, _) => calendar::months(a, b),
        (Operator::AddMonths, _) => calendar::add_months(a, b),
        (Operator::YearOf, _) => calendar::year_of(a),
        (Operator::MonthOf, _) => calendar::month_of(a),
        (Operator::DayOf, _) => calendar::day_of(a),
        (Operator::FirstOfMonth, _) => calendar::first_of_month(a),
        (Operator::FirstOfYear, _) => calendar::first_of_year(a),
        (Operator::Step, Some(table)) => table::step(table, a, b),
        (Operator::Marginal, Some(table)) => table::marginal(table, a, b),
        // The layout has written the others.
        _ => a,
    }
}

/// Members of a list: places of guard and value, how often it is there at least and at most.
fn members(
    step: &Step,
    refs: &[Ref],
    [guard, value]: [usize; 2],
    household: Household<'_>,
) -> impl Iterator<Item = (usize, usize, u32, u32)> {
    let slots = household.groups[ix(step.group)];
    let close = |argument: usize| {
        refs.get(argument)
            .or(refs.last())
            .map_or(0, |one| ix(one.close))
    };
    let (to_guard, to_value) = (close(0), close(1));
    let (mut guard, mut value) = (guard, value);
    (0..slots.count()).map(move |slot| {
        let (least, most) = match slots.rest {
            Some(rest) if slot == slots.known => rest,
            _ => (1, 1),
        };
        let here = (guard, value, least, most);
        guard = guard.wrapping_add(to_guard);
        value = value.wrapping_add(to_value);
        here
    })
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
    let days = values.numbers[day.at(at)];
    let sets = &values.sets;
    let set = |(key, options): (&Ref, &usize)| {
        let from = key.at(at);
        &sets[from..from + words_for(*options)]
    };
    let choice = if let Kind::Choice(_) = step.kind {
        ix(step.words)
    } else {
        0
    };
    // One cell when every key is known, which is the common case.
    let cell = keys
        .iter()
        .zip(&table.keys)
        .try_fold(0, |before, key| Some(before * key.1 + sole(set(key))?));
    let mut hull = cell.and_then(|cell| table.exactly(days, cell));
    let mut options = Vec::new();
    if hull.is_none() || choice > 0 {
        let keys: Vec<&[u64]> = keys.iter().zip(&table.keys).map(set).collect();
        options.resize(choice, 0);
        table.each_cell(days, &keys, &mut |value| {
            widen(&mut hull, value);
            // Of a choice the values are places of options.
            for option in if choice > 0 {
                value.low..value.high + 1
            } else {
                0..0
            } {
                insert(&mut options, usize::try_from(option).unwrap_or(0));
            }
        });
    }
    let value = hull.unwrap_or(table.whole);
    match step.kind {
        Kind::Bool => values.bools[out] = table::truth(value).byte(),
        Kind::Number => values.numbers[out] = value,
        Kind::Choice(_) | Kind::Choices(_) => {
            values.sets[out..out + choice].copy_from_slice(&options);
        }
    }
}
