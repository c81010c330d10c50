//! Carries out steps: for every value of a node, its arguments' values are fetched and handed to
//! the operator's meaning. The one hot loop of the engine; nothing is allocated here but the
//! scratch lists of `sum_highest`.

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
                    let args = Args {
                        refs,
                        at: [i, j, k],
                    };
                    cell(step, args, out, groups, tables, values);
                    out += width;
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
        value: impl Fn(usize) -> T + 'a,
    ) -> impl Iterator<Item = Element<T>> + 'a {
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
    ) -> impl Iterator<Item = Element<Interval>> + 'a {
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
        Operator::And => {
            let all = args.refs.iter().map(|one| values.bools[args.of(one)]);
            values.bools[out] = all.fold(Truth::TRUE, Truth::and);
        }
        Operator::Or => {
            let all = args.refs.iter().map(|one| values.bools[args.of(one)]);
            values.bools[out] = all.fold(Truth::FALSE, Truth::or);
        }
        Operator::Not => values.bools[out] = args.truth(values, 0).negated(),
        Operator::BoolEqual => {
            let (a, b) = (args.truth(values, 0), args.truth(values, 1));
            values.bools[out] = a.and(b).or(a.negated().and(b.negated()));
        }
        Operator::Equal | Operator::Less | Operator::AtMost => {
            let (a, b) = (args.number(values, 0), args.number(values, 1));
            values.bools[out] = match step.operator {
                Operator::Equal => number::equal(a, b),
                Operator::Less => number::less(a, b),
                _ => number::at_most(a, b),
            };
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
        Operator::Add
        | Operator::Subtract
        | Operator::Multiply
        | Operator::Min
        | Operator::Max
        | Operator::Remainder
        | Operator::Divide
        | Operator::Years
        | Operator::Months
        | Operator::AddMonths => {
            let (a, b) = (args.number(values, 0), args.number(values, 1));
            values.numbers[out] = match step.operator {
                Operator::Add => number::add(a, b),
                Operator::Subtract => number::subtract(a, b),
                Operator::Multiply => number::multiply(a, b),
                Operator::Min => number::least(a, b),
                Operator::Max => number::greatest(a, b),
                Operator::Remainder => number::remainder(a, b),
                Operator::Divide => {
                    let mode = Rounding::from_code(step.code).unwrap_or(Rounding::Floor);
                    number::divide(a, b, mode)
                }
                Operator::Years => calendar::years(a, b),
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
        // The layout has written these.
        Operator::ConstBool
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
        Kind::Bool => values.bools[out] = values.bools[one].union(values.bools[other]),
        Kind::Number => values.numbers[out] = values.numbers[one].hull(values.numbers[other]),
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
