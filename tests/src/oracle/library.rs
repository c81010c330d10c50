//! The language's operators and functions, registered with Rhai over the oracle's own types.

use super::date::Date;
use super::number::Number;
use super::objects::{
    Choices, List, Outcome, Range, Thing, date, expect_bool, expect_count, expect_date,
    expect_number, fault, faulty, number, option, order, same,
};
use super::script::Script;
use rhai::{Dynamic, Engine, FnPtr, NativeCallContext};
use std::rc::Rc;

/// Registers everything that needs no household.
pub fn register(engine: &mut Engine) {
    operators(engine);
    numbers(engine);
    dates(engine);
    choices(engine);
    lists(engine);
    list_numbers(engine);
}

fn arithmetic(
    engine: &mut Engine,
    sign: &str,
    compute: fn(&Number, &Number) -> Result<Number, String>,
) {
    engine.register_fn(sign, move |a: Dynamic, b: Dynamic| -> Outcome<Number> {
        faulty(compute(&expect_number(&a)?, &expect_number(&b)?))
    });
}

fn comparison(engine: &mut Engine, sign: &str, holds: fn(std::cmp::Ordering) -> bool) {
    engine.register_fn(sign, move |a: Dynamic, b: Dynamic| -> Outcome<bool> {
        order(&a, &b).map(holds)
    });
}

fn operators(engine: &mut Engine) {
    arithmetic(engine, "+", Number::plus);
    arithmetic(engine, "-", Number::minus);
    arithmetic(engine, "*", Number::times);
    arithmetic(engine, "/", Number::over);
    arithmetic(engine, "%", Number::remainder);
    engine.register_fn("-", |a: Dynamic| -> Outcome<Number> {
        let a = expect_number(&a)?;
        Ok(Number {
            value: -a.value,
            unit: a.unit,
        })
    });
    engine.register_fn("!", |a: bool| !a);
    comparison(engine, "<", std::cmp::Ordering::is_lt);
    comparison(engine, "<=", std::cmp::Ordering::is_le);
    comparison(engine, ">", std::cmp::Ordering::is_gt);
    comparison(engine, ">=", std::cmp::Ordering::is_ge);
    engine.register_fn("==", |a: Dynamic, b: Dynamic| same(&a, &b));
    engine.register_fn("!=", |a: Dynamic, b: Dynamic| {
        same(&a, &b).map(|same| !same)
    });
    let range = |inclusive| {
        move |from: Dynamic, to: Dynamic| Range {
            from,
            to,
            inclusive,
        }
    };
    engine.register_fn("..", range(false));
    engine.register_fn("..=", range(true));
    engine.register_fn("contains", contains);
}

/// `x in xs`, and `xs.contains(x)` for sets of choices.
fn contains(of: Dynamic, value: Dynamic) -> Outcome<bool> {
    // Rhai makes a range of two literals itself.
    let literal = |from: i64, to: i64, inclusive| -> Outcome<bool> {
        let from = order(&from.into(), &value)?.is_le();
        let to = order(&value, &to.into())?;
        Ok(from && (to.is_lt() || (inclusive && to.is_eq())))
    };
    if let Some(range) = of.read_lock::<std::ops::Range<i64>>() {
        return literal(range.start, range.end, false);
    }
    if let Some(range) = of.read_lock::<std::ops::RangeInclusive<i64>>() {
        return literal(*range.start(), *range.end(), true);
    }
    if let Some(range) = of.read_lock::<Range>() {
        let from = order(&range.from, &value)?.is_le();
        let to = order(&value, &range.to)?;
        return Ok(from && (to.is_lt() || (range.inclusive && to.is_eq())));
    }
    let Some(value) = option(&value) else {
        return fault("no option left of `in`");
    };
    if let Some(chosen) = of.read_lock::<Choices>() {
        return Ok(chosen.0.contains(&value));
    }
    if let Some(list) = of.read_lock::<rhai::Array>() {
        return Ok(list.iter().any(|o| option(o).is_some_and(|o| o == value)));
    }
    fault(format!("`in` on {}", of.type_name()))
}

fn numbers(engine: &mut Engine) {
    engine.register_fn("min", |a: Dynamic, b: Dynamic| pick_one(&a, &b, true));
    engine.register_fn("max", |a: Dynamic, b: Dynamic| pick_one(&a, &b, false));
    engine.register_fn("abs", |a: Dynamic| -> Outcome<Number> {
        let a = expect_number(&a)?;
        Ok(Number {
            value: a.value.abs(),
            unit: a.unit,
        })
    });
    engine.register_fn(
        "clamp",
        |x: Dynamic, low: Dynamic, high: Dynamic| -> Outcome<Dynamic> {
            let above = pick_one(&x, &low, false)?;
            pick_one(&above, &high, true)
        },
    );
    engine.register_fn(
        "round",
        |x: Dynamic, to: Dynamic, mode: &str| -> Outcome<Number> {
            faulty(expect_number(&x)?.rounded(&expect_number(&to)?, mode))
        },
    );
    engine.register_fn("ratio", |a: Dynamic, b: Dynamic| -> Outcome<Number> {
        let (a, b) = (expect_number(&a)?, expect_number(&b)?);
        if !a.value.is_integer() || !b.value.is_integer() {
            return fault("ratio of a fraction");
        }
        faulty(a.over(&b))
    });
    engine.register_fn("div_floor", |a: Dynamic, b: Dynamic| -> Outcome<Number> {
        faulty(expect_number(&a)?.whole_quotient(&expect_number(&b)?))
    });
    for period in ["month", "quarter", "year"] {
        engine.register_fn(
            format!("per_{period}"),
            move |a: Dynamic| -> Outcome<Number> { faulty(expect_number(&a)?.per(period)) },
        );
    }
}

/// The lesser or the greater of two numbers or dates; of equal ones the one with a unit.
fn pick_one(a: &Dynamic, b: &Dynamic, least: bool) -> Outcome<Dynamic> {
    if let (Some(a), Some(b)) = (date(a), date(b)) {
        return Ok(Dynamic::from(if least { a.min(b) } else { a.max(b) }));
    }
    let (a, b) = (expect_number(a)?, expect_number(b)?);
    faulty(if least { a.least(&b) } else { a.greatest(&b) }).map(Dynamic::from)
}

fn dates(engine: &mut Engine) {
    engine.register_fn("date", |text: &str| -> Outcome<Date> {
        Date::parse(text).map_or_else(|| fault(format!("no date `{text}`")), Ok)
    });
    let counted = |unit: &'static str, count: fn(Date, Date) -> i64| {
        move |from: Dynamic, to: Dynamic| -> Outcome<Number> {
            let count = count(expect_date(&from)?, expect_date(&to)?);
            Ok(Number::of(super::number::whole(count), unit))
        }
    };
    engine.register_fn("years", counted("year", Date::years_until));
    engine.register_fn("months", counted("month", Date::months_until));
    engine.register_fn("days", counted("day", |a, b| b.number() - a.number()));
    let moved = |shift: fn(Date, i64) -> Date| {
        move |from: Dynamic, by: Dynamic| -> Outcome<Date> {
            Ok(shift(expect_date(&from)?, expect_count(&by)?))
        }
    };
    engine.register_fn("add_years", moved(|d, n| d.plus_months(n * 12)));
    engine.register_fn("add_months", moved(Date::plus_months));
    engine.register_fn("add_days", moved(Date::plus_days));
    engine.register_fn("year_of", |d: Date| Number::whole(d.year));
    engine.register_fn("month_of", |d: Date| Number::whole(d.month));
    engine.register_fn("day_of", |d: Date| Number::whole(d.day));
    engine.register_fn("first_of_month", |d: Date| Date { day: 1, ..d });
    engine.register_fn("first_of_year", |d: Date| Date {
        month: 1,
        day: 1,
        ..d
    });
}

fn choices(engine: &mut Engine) {
    engine.register_fn("len", |c: Choices| Number::whole(c.0.len() as i64));
    engine.register_fn("same", |a: Thing, b: Thing| a == b);
}

fn lists(engine: &mut Engine) {
    engine.register_fn(
        "any",
        |ctx: NativeCallContext, list: List, f: FnPtr| -> Outcome<bool> {
            Ok(each_bool(&ctx, &list, &f)?.contains(&true))
        },
    );
    engine.register_fn(
        "all",
        |ctx: NativeCallContext, list: List, f: FnPtr| -> Outcome<bool> {
            Ok(!each_bool(&ctx, &list, &f)?.contains(&false))
        },
    );
    engine.register_fn("filter", |ctx: NativeCallContext, list: List, f: FnPtr| {
        let keep = each_bool(&ctx, &list, &f)?;
        let kept = list
            .0
            .iter()
            .zip(keep)
            .filter(|(_, keep)| *keep)
            .map(|(v, _)| v.clone());
        Outcome::Ok(List(Rc::new(kept.collect())))
    });
    engine.register_fn("map", |ctx: NativeCallContext, list: List, f: FnPtr| {
        Outcome::Ok(List(Rc::new(Script::each(&ctx, &list.0, &f)?)))
    });
    engine.register_fn("len", |list: List| Number::whole(list.0.len() as i64));
    engine.register_fn("is_empty", |list: List| list.0.is_empty());
}

/// The condition of every element: all are computed, none is skipped.
fn each_bool(ctx: &NativeCallContext, list: &List, f: &FnPtr) -> Outcome<Vec<bool>> {
    let values = Script::each(ctx, &list.0, f)?;
    values.iter().map(expect_bool).collect()
}

fn list_numbers(engine: &mut Engine) {
    engine.register_fn("sum", |list: List| -> Outcome<Number> {
        let mut sum = Number::whole(0);
        for value in list.0.iter() {
            sum = faulty(sum.plus(&expect_number(value)?))?;
        }
        Ok(sum)
    });
    let outermost = |least: bool| {
        move |list: List, fallback: Dynamic| -> Outcome<Dynamic> {
            let Some((first, rest)) = list.0.split_first() else {
                return Ok(match number(&fallback) {
                    Some(number) => Dynamic::from(number),
                    None => fallback,
                });
            };
            let mut best = first.clone();
            for value in rest {
                best = pick_one(&best, value, least)?;
            }
            Ok(best)
        }
    };
    engine.register_fn("min", outermost(true));
    engine.register_fn("max", outermost(false));
    engine.register_fn("highest", |list: List, count: Dynamic| -> Outcome<List> {
        let count = expect_count(&count)?;
        let mut numbers = list
            .0
            .iter()
            .map(expect_number)
            .collect::<Outcome<Vec<_>>>()?;
        numbers.sort_by(|a, b| b.value.cmp(&a.value));
        numbers.truncate(usize::try_from(count).unwrap_or(0));
        Ok(List(Rc::new(
            numbers.into_iter().map(Dynamic::from).collect(),
        )))
    });
}
