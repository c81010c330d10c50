//! Values as the cases write them: `name:text=Mona`, `amount:money=645.00/month`,
//! `count:number=3`, `day:date=2026-03-05`, `phone:code=19680`, `birth:year=1990`.

use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::Arg;

/// The integer and the decimal places of a number in ASCII.
pub fn number(text: &str) -> (i128, u32) {
    let places = text
        .split_once('.')
        .map_or(0, |(_, fraction)| fraction.len());
    let value = text.replace('.', "").parse().expect("a number");
    (value, u32::try_from(places).expect("few places"))
}

/// A value by name.
pub fn arg(text: &str) -> (&str, Arg<'_>) {
    let (name, value) = text.trim().split_once('=').expect("name:kind=value");
    let (name, kind) = name.split_once(':').expect("name:kind=value");
    let arg = match kind {
        "text" => Arg::Text(value),
        "code" => Arg::Code(value),
        "value" => Arg::Value(value),
        "number" => {
            let (value, places) = number(value);
            Arg::Number { value, places }
        }
        "money" => {
            let (amount, period) = value.split_once('/').unwrap_or((value, ""));
            let (value, places) = number(amount);
            Arg::Money {
                value,
                places,
                period,
            }
        }
        "date" => Arg::Date(Day::parse(value).expect("a date")),
        "year" => Arg::Year(value.parse().expect("a year")),
        _ => panic!("no kind `{kind}` of values"),
    };
    (name, arg)
}
