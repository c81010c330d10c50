//! A date, in one of the forms in which it may be given: the day, the year alone, or an age. Year
//! and age are bands: all days they can mean, so that the age is right on the date of evaluation
//! and nothing is claimed beyond it.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::date::{Day, years};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::{Arg, DatePart, DateProblem};

use super::{Context, only_field};
use crate::input::Input;
use crate::page::{Action, Control, Error, Field, TextBox, Typing, Weight, Words};

/// How a date is given. The names are those of `ask` in `facts.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Date,
    Year,
    Age,
}

impl Form {
    fn named(name: &str) -> Option<Form> {
        match name {
            "date" => Some(Form::Date),
            "year" => Some(Form::Year),
            "age" => Some(Form::Age),
            _ => None,
        }
    }

    /// What is submitted to change to it, and what the button says.
    fn action(self) -> (&'static str, &'static str) {
        match self {
            Form::Date => ("form date", "ui-form-date"),
            Form::Year => ("form year", "ui-form-year"),
            Form::Age => ("form age", "ui-form-age"),
        }
    }

    /// Names of its text boxes, in the order day, month, year.
    fn names(self) -> &'static [&'static str] {
        match self {
            Form::Date => &[DAY, MONTH, YEAR],
            Form::Year => &[ONLY_YEAR],
            Form::Age => &[AGE],
        }
    }
}

const DAY: &str = "day";
const MONTH: &str = "month";
const YEAR: &str = "year";
const ONLY_YEAR: &str = "only-year";
const AGE: &str = "age";

/// Nobody is older, in years.
const OLDEST: i32 = 150;

/// The text boxes of one form, and buttons for the others.
pub fn field(context: &Context, fact: &Fact, given: Option<&Given>) -> Field {
    let forms = forms(fact);
    let answered = given.and_then(|given| as_typed(context, &forms, given));
    let form = context
        .form
        .and_then(Form::named)
        .or_else(|| context.draft.and_then(|input| form_of(&forms, input)))
        .or_else(|| answered.as_ref().map(|(form, _)| *form))
        .filter(|form| forms.contains(form))
        .or(forms.first().copied())
        .unwrap_or(Form::Date);
    let typed = |name: &str| match (context.draft, &answered) {
        (Some(input), _) => input.get(name).to_owned(),
        (None, Some((known, values))) if *known == form => {
            let place = form.names().iter().position(|own| *own == name);
            place
                .and_then(|place| values.get(place))
                .cloned()
                .unwrap_or_default()
        }
        _ => String::new(),
    };
    let text_box = |name: &str, label: Option<&str>, width| TextBox {
        name: name.into(),
        label: label.map(|key| context.say.key(key)).unwrap_or_default(),
        value: typed(name),
        suffix: Words::default(),
        typing: Typing::Whole,
        width,
        wrong: false,
    };
    let boxes = match form {
        Form::Date => vec![
            text_box(DAY, Some("ui-day"), 2),
            text_box(MONTH, Some("ui-month"), 2),
            text_box(YEAR, Some("ui-year"), 4),
        ],
        // A single box that stands for a whole date needs a label of its own: the legend asks
        // for a date.
        Form::Year => vec![text_box(ONLY_YEAR, Some("ui-only-year"), 4)],
        Form::Age => vec![text_box(AGE, Some("ui-age"), 4)],
    };
    let other = |form: &Form| {
        let (value, key) = form.action();
        Action {
            value: value.into(),
            words: context.say.key(key),
            weight: Weight::Link,
        }
    };
    let mut field = only_field(Control::Boxes(boxes));
    field.others = forms
        .iter()
        .filter(|known| **known != form)
        .map(other)
        .collect();
    field
}

/// What was typed, in whichever form it was typed.
pub fn read(context: &Context, fact: &Fact, input: &Input) -> Result<Given, Error> {
    let form = form_of(&forms(fact), input).unwrap_or(Form::Date);
    match form {
        Form::Date => read_date(context, fact, input),
        Form::Year => read_year(context, fact, input),
        Form::Age => read_age(context, fact, input),
    }
}

/// Whether nothing at all was typed.
pub fn is_empty(input: &Input) -> bool {
    [DAY, MONTH, YEAR, ONLY_YEAR, AGE]
        .iter()
        .all(|name| input.get(name).trim().is_empty())
}

fn read_date(context: &Context, fact: &Fact, input: &Input) -> Result<Given, Error> {
    let (day, month, year) = (input.get(DAY), input.get(MONTH), input.get(YEAR));
    match context.say.texts.parse_date(day, month, year) {
        Ok(day) => within(context, fact, day, day, DAY),
        Err(problem) => Err(date_error(context, problem, input)),
    }
}

fn read_year(context: &Context, fact: &Fact, input: &Input) -> Result<Given, Error> {
    let wrong = || error(ONLY_YEAR, context.say.key("ui-error-year"));
    let year = whole(context, input.get(ONLY_YEAR)).ok_or_else(wrong)?;
    let first = Day::from_civil(year, 1, 1)
        .filter(|day| day.in_range())
        .ok_or_else(wrong)?;
    let last = Day::from_civil(year, 12, 31).ok_or_else(wrong)?;
    within(context, fact, first, last, ONLY_YEAR)
}

fn read_age(context: &Context, fact: &Fact, input: &Input) -> Result<Given, Error> {
    let wrong = || error(AGE, context.say.key("ui-error-age"));
    let age = whole(context, input.get(AGE)).filter(|age| (0..=OLDEST).contains(age));
    let (first, last) = born(age.ok_or_else(wrong)?, context.session.today());
    let inside = within(context, fact, first, last, AGE);
    inside.map_err(|_| wrong())
}

/// A whole number that was typed.
fn whole(context: &Context, typed: &str) -> Option<i32> {
    i32::try_from(context.say.texts.parse_number(typed, 0).ok()?).ok()
}

/// The first and the last day on which somebody of that age on `today` can have been born.
fn born(age: i32, today: Day) -> (Day, Day) {
    let mut last = today.add_months(age.saturating_mul(-12));
    // Month arithmetic clamps 29 February; whole years decide.
    while years(Day(last.0.saturating_add(1)), today) >= age {
        last = Day(last.0.saturating_add(1));
    }
    while years(last, today) < age {
        last = Day(last.0.saturating_sub(1));
    }
    let mut first = Day(today
        .add_months(age.saturating_add(1).saturating_mul(-12))
        .0
        - 2);
    while years(first, today) > age {
        first = Day(first.0.saturating_add(1));
    }
    (first, last)
}

/// A day or a band, cut to the bounds of the fact; an error if nothing is left of it.
fn within(
    context: &Context,
    fact: &Fact,
    first: Day,
    last: Day,
    name: &str,
) -> Result<Given, Error> {
    let today = context.session.today();
    let (min, max) = (
        bound(&fact.min, today, Day::FIRST),
        bound(&fact.max, today, Day::LAST),
    );
    for (outside, key, limit) in [
        (last < min, "ui-error-date-early", min),
        (first > max, "ui-error-date-late", max),
    ] {
        if outside {
            return Err(error(
                name,
                context.say.with(key, &[("limit", Arg::Date(limit))]),
            ));
        }
    }
    let (first, last) = (first.max(min), last.min(max));
    Ok(if first == last {
        Given::Text(first.iso())
    } else {
        Given::Range {
            from: Some(first.iso()),
            to: Some(last.iso()),
        }
    })
}

/// A bound of a date: days, or months from the date of evaluation.
fn bound(text: &str, today: Day, otherwise: Day) -> Day {
    match text.strip_prefix('t') {
        Some(months) => months
            .parse()
            .map_or(otherwise, |months| today.add_months(months)),
        None => text.parse().map_or(otherwise, Day),
    }
}

fn date_error(context: &Context, problem: DateProblem, input: &Input) -> Error {
    let name = |part| match part {
        DatePart::Day => DAY,
        DatePart::Month => MONTH,
        DatePart::Year => YEAR,
    };
    let (field, key) = match problem {
        DateProblem::Missing(part) => (name(part), ["ui-error-", name(part), "-missing"].concat()),
        DateProblem::NotANumber(part) => {
            (name(part), ["ui-error-", name(part), "-digits"].concat())
        }
        DateProblem::Outside(part) => (name(part), ["ui-error-", name(part)].concat()),
        DateProblem::NoSuchDay => (DAY, "ui-error-no-such-day".into()),
        DateProblem::NotADate => (DAY, "ui-error-day-missing".into()),
    };
    let typed = input.get(field).trim();
    error(
        field,
        context.say.with(&key, &[("typed", Arg::Text(typed))]),
    )
}

fn error(field: &str, words: Words) -> Error {
    Error {
        field: field.into(),
        words,
    }
}

/// The forms in which a fact may be given, the usual one first.
fn forms(fact: &Fact) -> Vec<Form> {
    let forms: Vec<Form> = fact
        .ask
        .iter()
        .filter_map(|name| Form::named(name))
        .collect();
    if forms.is_empty() {
        vec![Form::Date]
    } else {
        forms
    }
}

/// The form whose text boxes were filled in.
fn form_of(forms: &[Form], input: &Input) -> Option<Form> {
    let filled = |form: &&Form| form.names().iter().any(|name| !input.get(name).is_empty());
    let shown = |form: &&Form| {
        form.names()
            .iter()
            .any(|name| input.all(name).next().is_some())
    };
    forms
        .iter()
        .find(filled)
        .or_else(|| forms.iter().find(shown))
        .copied()
}

/// An answer as it would have been typed, and in which form.
fn as_typed(context: &Context, forms: &[Form], given: &Given) -> Option<(Form, Vec<String>)> {
    let texts = context.say.texts;
    let number = |number: u32| texts.year(i32::try_from(number).unwrap_or(0));
    match given {
        Given::Text(iso) => {
            let civil = Day::parse(iso)?.civil();
            Some((
                Form::Date,
                vec![
                    number(civil.day),
                    number(civil.month),
                    texts.year(civil.year),
                ],
            ))
        }
        Given::Range {
            from: Some(from),
            to: Some(to),
        } => {
            let (first, last) = (Day::parse(from)?, Day::parse(to)?);
            let today = context.session.today();
            let age = years(last, today);
            if forms.contains(&Form::Age) && born(age, today) == (first, last) {
                return Some((Form::Age, vec![texts.year(age)]));
            }
            let year = first.civil().year;
            (year == last.civil().year).then(|| (Form::Year, vec![texts.year(year)]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_every_day_on_which_it_is_right_and_no_other() {
        for today in [
            "2026-03-01",
            "2024-02-29",
            "2025-02-28",
            "2026-12-31",
            "2027-01-01",
        ] {
            let today = Day::parse(today).unwrap();
            for age in 0..=120 {
                let (first, last) = born(age, today);
                assert_eq!(years(first, today), age, "{age} {}", today.iso());
                assert_eq!(years(last, today), age, "{age} {}", today.iso());
                assert_ne!(years(Day(first.0 - 1), today), age);
                assert_ne!(years(Day(last.0 + 1), today), age);
            }
        }
    }

    #[test]
    fn bounds_may_move_with_the_date() {
        let today = Day::parse("2026-03-01").unwrap();
        assert_eq!(bound("t-1440", today, Day::FIRST).iso(), "1906-03-01");
        assert_eq!(bound("t0", today, Day::FIRST), today);
        assert_eq!(bound("t+0", today, Day::FIRST), today);
        assert_eq!(bound("10", today, Day::FIRST), Day(10));
        assert_eq!(bound("nonsense", today, Day::FIRST), Day::FIRST);
    }
}
