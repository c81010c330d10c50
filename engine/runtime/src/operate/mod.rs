//! What each operator means, written once: pure functions from sets of possible values to the set
//! of possible results. Sound: the result holds whatever the operator gives for any choice of one
//! value from each argument. The arguments are taken to be independent.
//!
//! Exact values are sets of one element, and need no second definition. Nothing here knows of
//! graphs, slots or memory; [`crate::bundle::operators`] has the names and arguments.

pub mod calendar;
pub mod choice;
pub mod list;
pub mod number;
pub mod table;

use crate::bundle::operators::Operator;
use crate::decimal::Rounding;
use crate::value::Interval;
use table::Table;

/// Operators from numbers to a number, by name and with their code or parameter. Of one argument
/// the second is the first again.
pub fn arithmetic(
    operator: Operator,
    code: u32,
    a: Interval,
    b: Interval,
    table: Option<&Table>,
) -> Interval {
    match (operator, table) {
        (Operator::Add, _) => number::add(a, b),
        (Operator::Subtract, _) => number::subtract(a, b),
        (Operator::Multiply, _) => number::multiply(a, b),
        (Operator::Negate, _) => number::negate(a),
        (Operator::Absolute, _) => number::absolute(a),
        (Operator::Min, _) => number::least(a, b),
        (Operator::Max, _) => number::greatest(a, b),
        (Operator::Remainder, _) => number::remainder(a, b),
        (Operator::Divide, _) => {
            number::divide(a, b, Rounding::from_code(code).unwrap_or(Rounding::Floor))
        }
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
        // Evaluation has no other operators left here.
        _ => a,
    }
}
