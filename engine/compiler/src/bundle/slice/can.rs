//! What a node of a core can be, on any day from a slice's own on and whatever is answered: one
//! step of the forward pass, with the runtime's own operators.
//!
//! Of the figures of lists (how many, their sum) next to nothing is said: nobody needs it.

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{Core, Fact, NamedResult, Parameter};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::decimal::LIMIT;
use selfcheck_runtime::operate::table::{Span, Table};
use selfcheck_runtime::operate::{arithmetic, choice, number, table};
use selfcheck_runtime::value::{self, Interval, Truth};

/// What a value can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Can {
    Bool(Truth),
    Number(Interval),
    /// A list of options, and which of them.
    Choice(u32, Vec<u64>),
    /// A set of choices: anything.
    Choices,
}

impl Can {
    pub fn truth(&self) -> Truth {
        match self {
            Can::Bool(truth) => *truth,
            _ => Truth::UNKNOWN,
        }
    }

    pub fn number(&self) -> Interval {
        match self {
            Can::Number(interval) => *interval,
            _ => ANY,
        }
    }

    pub fn options(&self) -> &[u64] {
        match self {
            Can::Choice(_, options) => options,
            _ => &[],
        }
    }

    fn or(&self, other: &Can) -> Can {
        match (self, other) {
            (Can::Bool(a), Can::Bool(b)) => Can::Bool(a.union(*b)),
            (Can::Number(a), Can::Number(b)) => Can::Number(a.hull(*b)),
            (Can::Choice(list, a), Can::Choice(_, b)) => {
                Can::Choice(*list, a.iter().zip(b).map(|(a, b)| a | b).collect())
            }
            _ => Can::Choices,
        }
    }
}

const ANY: Interval = Interval {
    low: -LIMIT,
    high: LIMIT,
};

/// What is known of a core before its nodes.
pub struct Known<'a> {
    core: &'a Core,
    first: Day,
    facts: Vec<Can>,
    tables: Vec<Table>,
}

impl<'a> Known<'a> {
    /// Of a core from a day on; `only` tells for each fact which options it has, where not all.
    pub fn new(core: &'a Core, first: Day, only: &dyn Fn(usize) -> Option<Vec<u64>>) -> Known<'a> {
        let known = Known {
            core,
            first,
            facts: Vec::new(),
            tables: core.parameters.iter().map(|p| table_of(core, p)).collect(),
        };
        let facts = core.facts.iter().enumerate();
        let facts = facts
            .map(|(at, fact)| match (known.fact(fact), only(at)) {
                (Can::Choice(list, _), Some(options)) => Can::Choice(list, options),
                (all, _) => all,
            })
            .collect();
        Known { facts, ..known }
    }

    fn fact(&self, fact: &Fact) -> Can {
        match fact.kind.as_str() {
            "number" | "date" => {
                let (low, _) = self.bound(&fact.min);
                let (_, high) = self.bound(&fact.max);
                Can::Number(Interval::between(low, high))
            }
            kind => self.any(kind, fact.options),
        }
    }

    /// A bound on the first and on the last day.
    fn bound(&self, text: &str) -> (i128, i128) {
        match text.strip_prefix('t') {
            None => text
                .parse()
                .map_or((-LIMIT, LIMIT), |value: i128| (value, value)),
            Some(months) => months.parse().map_or((-LIMIT, LIMIT), |months| {
                let on = |day: Day| i128::from(day.add_months(months).0);
                (on(self.first), on(Day::LAST))
            }),
        }
    }

    /// Anything of that kind.
    fn any(&self, kind: &str, list: Option<u32>) -> Can {
        match (kind, list) {
            ("bool", _) => Can::Bool(Truth::UNKNOWN),
            ("choice", Some(list)) => Can::Choice(list, value::full(self.length(list))),
            ("choices", _) => Can::Choices,
            _ => Can::Number(ANY),
        }
    }

    pub fn length(&self, list: u32) -> usize {
        get(&self.core.options, list).map_or(0, Vec::len)
    }

    /// What a node can be, from what its arguments can be.
    pub fn node(&self, operator: Operator, args: &[u32], nodes: &[Can]) -> Can {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let at = |place: usize| get(nodes, arg(place)).unwrap_or(&Can::Choices);
        let truth = |place: usize| at(place).truth();
        let number = |place: usize| at(place).number();
        match operator {
            Operator::ConstBool => Can::Bool(match arg(0) {
                0 => Truth::FALSE,
                1 => Truth::TRUE,
                _ => Truth::UNKNOWN,
            }),
            Operator::ConstNumber => {
                let number = get(&self.core.numbers, arg(0));
                Can::Number(number.map_or(ANY, |number| Interval::exactly(number.0)))
            }
            Operator::ConstChoice => {
                let mut options = vec![0; value::words_for(self.length(arg(0)))];
                value::insert(&mut options, usize::try_from(arg(1)).unwrap_or(usize::MAX));
                Can::Choice(arg(0), options)
            }
            Operator::Today => Can::Number(Interval {
                low: i128::from(self.first.0),
                high: i128::from(Day::LAST.0),
            }),
            Operator::Fact | Operator::FactOf => {
                get(&self.facts, arg(0)).cloned().unwrap_or(Can::Choices)
            }
            Operator::Result | Operator::ResultOf => self.result(args, at(1)),
            Operator::Parameter => self.parameter(args, nodes),
            Operator::Step | Operator::Marginal => {
                let table = get(&self.tables, arg(0));
                Can::Number(arithmetic(operator, 0, number(1), number(2), table))
            }
            Operator::Not => Can::Bool(truth(0).negated()),
            Operator::And | Operator::Or => {
                let parts = args.iter().map(|&part| get(nodes, part));
                let parts = parts.map(|part| part.map_or(Truth::UNKNOWN, Can::truth));
                Can::Bool(if operator == Operator::And {
                    parts.fold(Truth::TRUE, Truth::and)
                } else {
                    parts.fold(Truth::FALSE, Truth::or)
                })
            }
            Operator::BoolEqual => Can::Bool(truth(0).same(truth(1))),
            Operator::Equal => Can::Bool(number::equal(number(0), number(1))),
            Operator::Less => Can::Bool(number::less(number(0), number(1))),
            Operator::AtMost => Can::Bool(number::at_most(number(0), number(1))),
            Operator::ChoiceEqual => Can::Bool(choice::equal(at(0).options(), at(1).options())),
            Operator::OneOf => {
                let mut members = vec![0; at(0).options().len()];
                for &member in args.iter().skip(1) {
                    value::insert(&mut members, usize::try_from(member).unwrap_or(usize::MAX));
                }
                Can::Bool(choice::one_of(at(0).options(), &members))
            }
            Operator::Contains | Operator::ContainsChoice | Operator::SamePerson => {
                Can::Bool(Truth::UNKNOWN)
            }
            Operator::If => match truth(0) {
                Truth::TRUE => at(1).clone(),
                Truth::FALSE => at(2).clone(),
                _ => at(1).or(at(2)),
            },
            Operator::Any => Can::Bool(match (truth(2), truth(3)) {
                (Truth::FALSE, _) | (_, Truth::FALSE) => Truth::FALSE,
                _ => Truth::UNKNOWN,
            }),
            Operator::All => Can::Bool(match (truth(2), truth(3)) {
                (Truth::FALSE, _) | (_, Truth::TRUE) => Truth::TRUE,
                _ => Truth::UNKNOWN,
            }),
            // One of the values, or the fallback.
            Operator::Least | Operator::Greatest => Can::Number(number(3).hull(number(4))),
            Operator::Len | Operator::Sum | Operator::SumHighest | Operator::Position => {
                Can::Number(ANY)
            }
            Operator::Chosen => Can::Number(Interval {
                low: 0,
                high: LIMIT,
            }),
            Operator::First => at(1).clone(),
            Operator::Relabel => at(2).clone(),
            Operator::Add
            | Operator::Subtract
            | Operator::Multiply
            | Operator::Negate
            | Operator::Absolute
            | Operator::Min
            | Operator::Max
            | Operator::Remainder
            | Operator::Years
            | Operator::Months
            | Operator::AddMonths
            | Operator::YearOf
            | Operator::MonthOf
            | Operator::DayOf
            | Operator::FirstOfMonth
            | Operator::FirstOfYear => {
                let second = if args.len() > 1 { number(1) } else { number(0) };
                Can::Number(arithmetic(operator, 0, number(0), second, None))
            }
            Operator::Divide => {
                Can::Number(arithmetic(operator, arg(2), number(0), number(1), None))
            }
        }
    }

    /// A result is what its rule gives, or whatever it may be fixed to.
    fn result(&self, args: &[u32], rule: &Can) -> Can {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let Some(result) = get(&self.core.results, arg(0)) else {
            return rule.clone();
        };
        let parts = args.last().and_then(|&at| get(&self.core.numbers, at));
        let parts = parts.map_or(1, |parts| parts.0);
        let fixed = match (rule, result.kind.as_str()) {
            (Can::Number(_), "number" | "date") => {
                let (low, high) = fixed(result, arg(2), arg(3), parts).unwrap_or((-LIMIT, LIMIT));
                Can::Number(Interval::between(low, high))
            }
            (_, kind) => self.any(kind, result.options),
        };
        rule.or(&fixed)
    }

    fn parameter(&self, args: &[u32], nodes: &[Can]) -> Can {
        let arg = |place: usize| args.get(place).copied().unwrap_or(u32::MAX);
        let (Some(parameter), Some(read)) = (
            get(&self.core.parameters, arg(0)),
            get(&self.tables, arg(0)),
        ) else {
            return Can::Choices;
        };
        let days = get(nodes, arg(1)).map_or(ANY, Can::number);
        let keys = args.iter().skip(2);
        let keys = keys.map(|&key| get(nodes, key).map_or(&[][..], Can::options));
        let list = parameter.options.unwrap_or(u32::MAX);
        let words = match parameter.kind.as_str() {
            "choice" => value::words_for(self.length(list)),
            _ => 0,
        };
        let mut options = vec![0; words];
        let hull = table::cells(read, days, keys, &mut options);
        match parameter.kind.as_str() {
            "bool" => Can::Bool(table::truth(hull)),
            "choice" => Can::Choice(list, options),
            _ => Can::Number(hull),
        }
    }
}

/// What a part of a result is fixed to at least and at most, at the scale of its nodes.
fn fixed(result: &NamedResult, part: u32, scale: u32, parts: i128) -> Option<(i128, i128)> {
    if part == 1 {
        let one = 10_i128.checked_pow(scale)?;
        return Some((one, one));
    }
    let up = 10_i128
        .checked_pow(scale.checked_sub(result.places)?)?
        .checked_mul(parts)?;
    Some((result.min.0.checked_mul(up)?, result.max.0.checked_mul(up)?))
}

/// An item by its place.
pub fn get<T>(items: &[T], place: u32) -> Option<&T> {
    items.get(usize::try_from(place).ok()?)
}

/// The same, to change it.
pub fn get_mut<T>(items: &mut [T], place: u32) -> Option<&mut T> {
    items.get_mut(usize::try_from(place).ok()?)
}

/// A parameter as the runtime reads it.
fn table_of(core: &Core, parameter: &Parameter) -> Table {
    let mut spans: Vec<Span> = Vec::new();
    let mut entries = parameter.values.iter().peekable();
    while let Some(entry) = entries.next() {
        let next = entries.peek().map(|next| next.from);
        let until = entry.until.into_iter().chain(next).min();
        let room = entry.cells.len() / 2;
        let (mut thresholds, mut values) = (Vec::new(), Vec::with_capacity(room));
        let mut cells = entry.cells.iter().map(|cell| cell.0);
        let brackets = parameter.shape != "cells";
        if parameter.shape == "steps"
            && let (Some(low), Some(high)) = (cells.next(), cells.next())
        {
            values.push(Interval::between(low, high));
        }
        while let Some(first) = cells.next() {
            let low = if brackets {
                thresholds.push(first);
                cells.next()
            } else {
                Some(first)
            };
            if let (Some(low), Some(high)) = (low, cells.next()) {
                values.push(Interval::between(low, high));
            }
        }
        let last = until.map_or(LIMIT, |until| i128::from(until).saturating_sub(1));
        spans.push(Span::new(i128::from(entry.from), last, thresholds, values));
    }
    let keys = parameter.keys.iter();
    Table {
        whole: Interval::between(parameter.min.0, parameter.max.0),
        keys: keys
            .map(|&key| get(&core.options, key).map_or(0, Vec::len))
            .collect(),
        spans,
    }
}
