//! Carries out steps: for every value of a node, its arguments' values are fetched and handed to
//! the operator's meaning. The one hot loop of the engine; nothing is allocated here but a
//! scratch set for parameters that are choices.

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
use crate::value::{Interval, Truth};

/// Carries out steps in order.
pub(super) fn run(
    steps: &[Step],
    refs: &[Ref],
    groups: &[Slots],
    tables: &[Table],
    values: &mut Values,
) {
    for step in steps {
        let first = ix(step.first_ref);
        let refs = &refs[first..first + ix(step.refs)];
        if plain(step, refs, values) {
            continue;
        }
        let [e0, e1, e2] = step.extent;
        let width = match step.kind {
            Kind::Bool | Kind::Number => 1,
            Kind::Choice(_) => ix(step.words),
            Kind::Choices(_) => 2 * ix(step.words),
        };
        let mut out = ix(step.out);
        for i in 0..e0 {
            for j in 0..e1 {
                for k in 0..e2 {
                    let at = [i, j, k];
                    cell(step, Args { refs, at }, out, groups, tables, values);
                    out += width;
                }
            }
        }
    }
}

/// The operators that most nodes have, each with a loop of its own; false for the others.
///
/// *Arguments lie before*: the layout gives places in the order of the graph, so an array can be
/// split where a node's own values begin.
fn plain(step: &Step, refs: &[Ref], values: &mut Values) -> bool {
    let Values {
        bools,
        numbers,
        sets,
    } = values;
    let out = ix(step.out);
    match (step.operator, refs) {
        (Operator::And, [a, b, rest @ ..]) => {
            let (args, own) = bools.split_at_mut(out);
            each(step, [a, b], |at, [a, b]| own[at] = args[a].and(args[b]));
            for c in rest {
                each(step, [c], |at, [c]| own[at] = own[at].and(args[c]));
            }
        }
        (Operator::Or, [a, b, rest @ ..]) => {
            let (args, own) = bools.split_at_mut(out);
            each(step, [a, b], |at, [a, b]| own[at] = args[a].or(args[b]));
            for c in rest {
                each(step, [c], |at, [c]| own[at] = own[at].or(args[c]));
            }
        }
        (Operator::Not, [a]) => {
            let (args, own) = bools.split_at_mut(out);
            each(step, [a], |at, [a]| own[at] = args[a].negated());
        }
        (Operator::Less, [a, b]) => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::less(&numbers[a], &numbers[b])
            });
        }
        (Operator::AtMost, [a, b]) => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::at_most(&numbers[a], &numbers[b])
            });
        }
        (Operator::Equal, [a, b]) => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::equal(&numbers[a], &numbers[b])
            });
        }
        (Operator::Add, [a, b]) => {
            let (args, own) = numbers.split_at_mut(out);
            each(step, [a, b], |at, [a, b]| {
                own[at] = number::add(args[a], args[b])
            });
        }
        (Operator::Years, [a, b]) => {
            let (args, own) = numbers.split_at_mut(out);
            each(step, [a, b], |at, [a, b]| {
                own[at] = calendar::years(args[a], args[b])
            });
        }
        // Lists of up to 64 options are one word.
        (Operator::OneOf, [a, b]) if step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = choice::one_of(&sets[a..=a], &sets[b..=b])
            });
        }
        (Operator::Contains, [a, b]) if step.words == 1 => {
            let own = &mut bools[out..];
            each(step, [a, b], |at, [a, b]| {
                own[at] = choice::contains(&sets[a..=a], &sets[a + 1..=a + 1], &sets[b..=b]);
            });
        }
        (Operator::If, [a, b, c]) if step.kind == Kind::Bool => {
            let (args, own) = bools.split_at_mut(out);
            each(step, [a, b, c], |at, [a, b, c]| {
                own[at] = match args[a] {
                    Truth::TRUE => args[b],
                    Truth::FALSE => args[c],
                    _ => args[b].union(args[c]),
                };
            });
        }
        (Operator::If, [a, b, c]) if step.kind == Kind::Number => {
            let (args, own) = numbers.split_at_mut(out);
            each(step, [a, b, c], |at, [a, b, c]| {
                own[at] = match bools[a] {
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

/// Goes through the values of a node: the number of each, and the places of its arguments.
#[inline(always)]
fn each<const N: usize>(step: &Step, refs: [&Ref; N], mut show: impl FnMut(usize, [usize; N])) {
    let [e0, e1, e2] = step.extent;
    let by = refs.map(|one| {
        let [_, _, stride] = one.strides;
        ix(stride)
    });
    let mut number = 0;
    for i in 0..e0 {
        for j in 0..e1 {
            let mut at = refs.map(|one| {
                let [a, b, _] = one.strides;
                ix(one
                    .offset
                    .wrapping_add(i.wrapping_mul(a))
                    .wrapping_add(j.wrapping_mul(b)))
            });
            for _ in 0..e2 {
                show(number, at);
                number = usize::wrapping_add(number, 1);
                for (at, by) in at.iter_mut().zip(by) {
                    *at = at.wrapping_add(by);
                }
            }
        }
    }
}

/// The arguments of one value.
#[derive(Clone, Copy)]
struct Args<'a> {
    refs: &'a [Ref],
    at: [u32; 3],
}

impl<'a> Args<'a> {
    /// Place of an argument's value.
    fn place(self, argument: usize) -> usize {
        self.of(&self.refs[argument])
    }

    fn of(self, reference: &Ref) -> usize {
        let [i, j, k] = self.at;
        let [a, b, c] = reference.strides;
        ix(reference
            .offset
            .wrapping_add(i.wrapping_mul(a))
            .wrapping_add(j.wrapping_mul(b)))
            + ix(k.wrapping_mul(c))
    }

    fn truth(self, values: &Values, argument: usize) -> Truth {
        values.bools[self.place(argument)]
    }

    fn number(self, values: &Values, argument: usize) -> Interval {
        values.numbers[self.place(argument)]
    }

    /// Elements of the list that an operator closes: argument 0 is the guard, `value` reads the
    /// other by its place.
    fn elements<T>(
        self,
        values: &'a Values,
        slots: Slots,
        value: impl Fn(usize) -> T + Clone + 'a,
    ) -> impl Iterator<Item = Element<T>> + Clone + 'a {
        let guard = self.place(0);
        let to_next = ix(self.refs[0].close);
        (0..slots.count()).map(move |slot| {
            let (least, most) = match slots.rest {
                Some(rest) if slot == slots.known => rest,
                _ => (1, 1),
            };
            let guard = values.bools[guard + ix(slot) * to_next];
            Element {
                guard,
                value: value(ix(slot)),
                least,
                most,
            }
        })
    }

    fn truths(self, values: &'a Values, slots: Slots) -> impl Iterator<Item = Element<Truth>> + 'a {
        let (first, to_next) = (self.place(1), ix(self.refs[1].close));
        self.elements(values, slots, move |slot| {
            values.bools[first + slot * to_next]
        })
    }

    fn numbers(
        self,
        values: &'a Values,
        slots: Slots,
    ) -> impl Iterator<Item = Element<Interval>> + Clone + 'a {
        let (first, to_next) = (self.place(1), ix(self.refs[1].close));
        self.elements(values, slots, move |slot| {
            values.numbers[first + slot * to_next]
        })
    }
}

/// Computes one value.
fn cell(
    step: &Step,
    args: Args<'_>,
    out: usize,
    groups: &[Slots],
    tables: &[Table],
    values: &mut Values,
) {
    let words = ix(step.words);
    let set = |values: &'_ Values, argument: usize| {
        let from = args.place(argument);
        from..(from + words).min(values.sets.len())
    };
    let slots = || groups[ix(step.group)];
    let table = || &tables[ix(step.code)];
    match step.operator {
        Operator::BoolEqual => {
            let (a, b) = (args.truth(values, 0), args.truth(values, 1));
            values.bools[out] = a.and(b).or(a.negated().and(b.negated()));
        }
        Operator::OneOf => {
            let (one, options) = (set(values, 0), set(values, 1));
            values.bools[out] = choice::one_of(&values.sets[one], &values.sets[options]);
        }
        Operator::ChoiceEqual => {
            let (a, b) = (set(values, 0), set(values, 1));
            values.bools[out] = choice::equal(&values.sets[a], &values.sets[b]);
        }
        Operator::Contains | Operator::ContainsChoice => {
            let (must, one) = (set(values, 0), set(values, 1));
            let may = must.end..must.end + words;
            values.bools[out] =
                choice::contains(&values.sets[must], &values.sets[may], &values.sets[one]);
        }
        Operator::Chosen => {
            let must = set(values, 0);
            let may = must.end..must.end + words;
            values.numbers[out] = choice::chosen(&values.sets[must], &values.sets[may]);
        }
        Operator::Subtract
        | Operator::Multiply
        | Operator::Min
        | Operator::Max
        | Operator::Remainder
        | Operator::Divide
        | Operator::Months
        | Operator::AddMonths => {
            let (a, b) = (args.number(values, 0), args.number(values, 1));
            values.numbers[out] = match step.operator {
                Operator::Subtract => number::subtract(a, b),
                Operator::Multiply => number::multiply(a, b),
                Operator::Min => number::least(a, b),
                Operator::Max => number::greatest(a, b),
                Operator::Remainder => number::remainder(a, b),
                Operator::Divide => {
                    let mode = Rounding::from_code(step.code).unwrap_or(Rounding::Floor);
                    number::divide(a, b, mode)
                }
                Operator::Months => calendar::months(a, b),
                _ => calendar::add_months(a, b),
            };
        }
        Operator::Negate
        | Operator::Absolute
        | Operator::YearOf
        | Operator::MonthOf
        | Operator::DayOf
        | Operator::FirstOfMonth
        | Operator::FirstOfYear => {
            let a = args.number(values, 0);
            values.numbers[out] = match step.operator {
                Operator::Negate => number::negate(a),
                Operator::Absolute => number::absolute(a),
                Operator::YearOf => calendar::year_of(a),
                Operator::MonthOf => calendar::month_of(a),
                Operator::DayOf => calendar::day_of(a),
                Operator::FirstOfMonth => calendar::first_of_month(a),
                _ => calendar::first_of_year(a),
            };
        }
        Operator::If => choose(step, args, out, values),
        Operator::Any => {
            values.bools[out] = list::any(args.truths(values, slots()));
        }
        Operator::All => {
            values.bools[out] = list::all(args.truths(values, slots()));
        }
        Operator::Len => {
            values.numbers[out] = list::len(args.elements(values, slots(), |_| ()));
        }
        Operator::Sum => {
            values.numbers[out] = list::sum(args.numbers(values, slots()));
        }
        Operator::Least => {
            let fallback = args.number(values, 2);
            values.numbers[out] = list::least(args.numbers(values, slots()), fallback);
        }
        Operator::Greatest => {
            let fallback = args.number(values, 2);
            values.numbers[out] = list::greatest(args.numbers(values, slots()), fallback);
        }
        Operator::SumHighest => {
            let n = args.number(values, 2);
            values.numbers[out] = list::sum_highest(args.numbers(values, slots()), n);
        }
        Operator::Parameter => parameter(step, args, out, table(), values),
        Operator::Step => {
            let (days, argument) = (args.number(values, 0), args.number(values, 1));
            values.numbers[out] = table::step(table(), days, argument);
        }
        Operator::Marginal => {
            let (days, argument) = (args.number(values, 0), args.number(values, 1));
            values.numbers[out] = table::marginal(table(), days, argument);
        }
        // A result of which other values are fixed.
        Operator::Relabel => copy(step, args.place(0), out, values),
        Operator::And | Operator::Or => {
            // Fewer than two.
            let all = args.refs.iter().map(|one| values.bools[args.of(one)]);
            let start = Truth::exactly(step.operator == Operator::And);
            values.bools[out] = all.fold(start, |_, one| one);
        }
        // Done by `plain`, or written by the layout.
        Operator::Not
        | Operator::Equal
        | Operator::Less
        | Operator::AtMost
        | Operator::Add
        | Operator::Years
        | Operator::ConstBool
        | Operator::ConstNumber
        | Operator::ConstChoice
        | Operator::Today
        | Operator::Fact
        | Operator::FactOf
        | Operator::Result
        | Operator::ResultOf
        | Operator::First
        | Operator::SamePerson
        | Operator::Position => {}
    }
}

/// One branch, or what either of them can be.
fn choose(step: &Step, args: Args<'_>, out: usize, values: &mut Values) {
    let guard = args.truth(values, 0);
    if guard.is_decided() {
        let branch = args.place(if guard.is_true() { 1 } else { 2 });
        return copy(step, branch, out, values);
    }
    let (one, other) = (args.place(1), args.place(2));
    let words = ix(step.words);
    match step.kind {
        // Done by `plain`.
        Kind::Bool | Kind::Number => {}
        Kind::Choice(_) => {
            for word in 0..words {
                values.sets[out + word] = values.sets[one + word] | values.sets[other + word];
            }
        }
        Kind::Choices(_) => {
            for word in 0..words {
                values.sets[out + word] = values.sets[one + word] & values.sets[other + word];
            }
            for word in words..2 * words {
                values.sets[out + word] = values.sets[one + word] | values.sets[other + word];
            }
        }
    }
}

fn copy(step: &Step, from: usize, out: usize, values: &mut Values) {
    match step.kind {
        Kind::Bool => values.bools[out] = values.bools[from],
        Kind::Number => values.numbers[out] = values.numbers[from],
        Kind::Choice(_) => values.sets.copy_within(from..from + ix(step.words), out),
        Kind::Choices(_) => values
            .sets
            .copy_within(from..from + 2 * ix(step.words), out),
    }
}

/// Everything the parameter can be.
fn parameter(step: &Step, args: Args<'_>, out: usize, table: &Table, values: &mut Values) {
    let days = args.number(values, 0);
    let sets = &values.sets;
    let keys = args
        .refs
        .iter()
        .skip(1)
        .zip(&table.keys)
        .map(|(key, options)| {
            let from = args.of(key);
            &sets[from..from + crate::value::words_for(*options)]
        });
    let mut hull: Option<Interval> = None;
    match step.kind {
        Kind::Choice(_) | Kind::Choices(_) => {
            let mut possible = vec![0; ix(step.words)];
            table.each_cell(days, keys, |value| {
                for option in value.low..=value.high {
                    crate::value::insert(&mut possible, usize::try_from(option).unwrap_or(0));
                }
            });
            values.sets[out..out + possible.len()].copy_from_slice(&possible);
        }
        Kind::Bool | Kind::Number => {
            table.each_cell(days, keys, |value| {
                hull = Some(hull.map_or(value, |so_far| so_far.hull(value)));
            });
            let value = hull.unwrap_or(table.whole);
            if step.kind == Kind::Bool {
                values.bools[out] = table::truth(value);
            } else {
                values.numbers[out] = value;
            }
        }
    }
}
