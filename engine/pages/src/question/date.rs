//! A date, in one of the forms in which it may be given: the day, the year alone, or an age. Year
//! and age are bands: all days they can mean, so that the age is right on the date of evaluation
//! and nothing is claimed beyond it.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::date::{Day, years};
use selfcheck_runtime::decimal;
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::text::{Arg, DatePart, DateProblem};
use selfcheck_runtime::ui;

use super::{Context, Reading};
use crate::input::Input;
use crate::page::{Control, Field, Weight, add};

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
    fn action(self) -> (&'static str, Ui) {
        match self {
            Form::Date => ("form date", ui!("form-date")),
            Form::Year => ("form year", ui!("form-year")),
            Form::Age => ("form age", ui!("form-age")),
        }
    }

    /// Its text boxes: name, label, width. A single box that stands for a whole date has a label
    /// of its own, because the legend asks for a date.
    fn boxes(self) -> &'static [(&'static str, Ui, u8)] {
        match self {
            Form::Date => &[
                (DAY, ui!("day"), 2),
                (MONTH, ui!("month"), 2),
                (YEAR, ui!("year"), 4),
            ],
            Form::Year => &[(ONLY_YEAR, ui!("only-year"), 4)],
            Form::Age => &[(AGE, ui!("age"), 4)],
        }
    }
}

/// Names of the text boxes of each form.
pub const DAY: &str = "day";
/// See [`DAY`].
pub const MONTH: &str = "month";
/// See [`DAY`].
pub const YEAR: &str = "year";
/// See [`DAY`].
pub const ONLY_YEAR: &str = "only-year";
/// See [`DAY`].
pub const AGE: &str = "age";

/// Nobody is older, in years.
const OLDEST: i32 = 150;

/// The text boxes of one form, and buttons for the others.
pub fn fill(context: &Context, fact: &Fact, given: Option<&Given>, field: &mut Field) {
    field.control = Control::Boxes;
    let forms = forms(fact);
    let answered = given.and_then(|given| as_typed(context, &forms, given));
    let form = shown_form(context, &forms, answered.as_ref());
    for (place, (name, label, width)) in form.boxes().iter().enumerate() {
        let text_box = add(&mut field.boxes);
        text_box.name.push_str(name);
        text_box.width = *width;
        context.say.put(&mut text_box.label, *label);
        if let Some(input) = context.draft {
            text_box.value.push_str(input.get(name));
        } else if let Some((known, values)) = &answered
            && *known == form
            && let Some(value) = values.get(place)
        {
            text_box.value = context.say.texts.year(*value);
        }
    }
    for other in forms {
        if other != form {
            let (value, text) = other.action();
            context
                .say
                .action(&mut field.others, value, text, Weight::Link);
        }
    }
}

/// The form chosen, else the one filled in, else the one of the answer, else the usual one.
fn shown_form(context: &Context, forms: &[Form], answered: Option<&(Form, [i32; 3])>) -> Form {
    let usual = forms.first().copied().unwrap_or(Form::Date);
    if let Some(chosen) = Form::named(context.form)
        && forms.contains(&chosen)
    {
        return chosen;
    }
    match (context.draft, answered) {
        (Some(input), _) => form_of(forms, input).unwrap_or(usual),
        (None, Some((form, _))) if forms.contains(form) => *form,
        _ => usual,
    }
}

/// What was typed, in whichever form it was typed.
pub fn read(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    match form_of(&forms(fact), input).unwrap_or(Form::Date) {
        Form::Date => read_date(context, fact, input, reading),
        Form::Year => read_year(context, fact, input, reading),
        Form::Age => read_age(context, fact, input, reading),
    }
}

/// Whether nothing at all was typed.
pub fn is_empty(input: &Input) -> bool {
    [DAY, MONTH, YEAR, ONLY_YEAR, AGE]
        .iter()
        .all(|name| input.get(name).trim().is_empty())
}

fn read_date(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    let (day, month, year) = (input.get(DAY), input.get(MONTH), input.get(YEAR));
    let problems = match context.say.texts.parse_date(day, month, year) {
        Ok(day) => return within(context, fact, (day, day), DAY, reading),
        Err(problems) => problems,
    };
    let (say, errors) = (context.say, &mut reading.errors);
    if is_empty(input) {
        say.error(errors, DAY, ui!("error-date-missing"), &[]);
        return Given::Declined;
    }
    for problem in problems {
        let (name, text) = date_error(problem);
        let args = [("typed", Arg::Text(input.get(name).trim()))];
        say.error(errors, name, text, &args);
    }
    Given::Declined
}

fn read_year(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    let year = whole(context, input.get(ONLY_YEAR));
    let first = Day::from_civil(year, 1, 1).filter(|day| day.in_range());
    let last = Day::from_civil(year, 12, 31);
    if let (Some(first), Some(last)) = (first, last) {
        return within(context, fact, (first, last), ONLY_YEAR, reading);
    }
    context
        .say
        .error(&mut reading.errors, ONLY_YEAR, ui!("error-year"), &[]);
    Given::Declined
}

fn read_age(context: &Context, fact: &Fact, input: &Input, reading: &mut Reading) -> Given {
    let age = whole(context, input.get(AGE));
    if (0..=OLDEST).contains(&age)
        && let Ok(given) = cut(context, fact, born(age, context.session.today()))
    {
        return given;
    }
    context
        .say
        .error(&mut reading.errors, AGE, ui!("error-age"), &[]);
    Given::Declined
}

/// A whole number that was typed; a negative one if it is none.
fn whole(context: &Context, typed: &str) -> i32 {
    let number = context.say.texts.parse_number(typed, 0).unwrap_or(-1);
    i32::try_from(number).unwrap_or(-1)
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
    days: (Day, Day),
    name: &str,
    reading: &mut Reading,
) -> Given {
    cut(context, fact, days).unwrap_or_else(|(text, limit)| {
        context.say.error(
            &mut reading.errors,
            name,
            text,
            &[("limit", Arg::Date(limit))],
        );
        Given::Declined
    })
}

/// All days from one to another that are within the bounds of the fact; if there are none, the
/// sentence for it and the bound.
fn cut(context: &Context, fact: &Fact, (first, last): (Day, Day)) -> Result<Given, (Ui, Day)> {
    let today = context.session.today();
    let (min, max) = (
        bound(&fact.min, today, Day::FIRST),
        bound(&fact.max, today, Day::LAST),
    );
    if last < min {
        return Err((ui!("error-date-early"), min));
    }
    if first > max {
        return Err((ui!("error-date-late"), max));
    }
    let (from, to) = (first.max(min).iso(), last.min(max).iso());
    Ok(if from == to {
        Given::Text(from)
    } else {
        Given::Range {
            from: Some(from),
            to: Some(to),
        }
    })
}

/// A bound of a date: days, or months from the date of evaluation.
fn bound(text: &str, today: Day, otherwise: Day) -> Day {
    let number = |text: &str| {
        let number = decimal::parse(text.strip_prefix('+').unwrap_or(text), 0);
        i32::try_from(number.ok()?).ok()
    };
    match text.strip_prefix('t') {
        Some(months) => number(months).map_or(otherwise, |months| today.add_months(months)),
        None => number(text).map_or(otherwise, Day),
    }
}

/// The box that is wrong and the sentence for it.
fn date_error(problem: DateProblem) -> (&'static str, Ui) {
    use DatePart::{Day, Month, Year};
    match problem {
        DateProblem::Missing(Day) | DateProblem::NotADate => (DAY, ui!("error-day-missing")),
        DateProblem::Missing(Month) => (MONTH, ui!("error-month-missing")),
        DateProblem::Missing(Year) => (YEAR, ui!("error-year-missing")),
        DateProblem::NotANumber(Day) => (DAY, ui!("error-day-digits")),
        DateProblem::NotANumber(Month) => (MONTH, ui!("error-month-digits")),
        DateProblem::NotANumber(Year) => (YEAR, ui!("error-year-digits")),
        DateProblem::Outside(Day) => (DAY, ui!("error-day")),
        DateProblem::Outside(Month) => (MONTH, ui!("error-month")),
        DateProblem::Outside(Year) => (YEAR, ui!("error-year")),
        DateProblem::NoSuchDay => (DAY, ui!("error-no-such-day")),
    }
}

/// The forms in which a fact may be given, the usual one first.
fn forms(fact: &Fact) -> Vec<Form> {
    let mut forms = Vec::new();
    for name in &fact.ask {
        forms.extend(Form::named(name));
    }
    if forms.is_empty() {
        forms.push(Form::Date);
    }
    forms
}

/// The form whose text boxes were filled in, else one whose boxes were there.
fn form_of(forms: &[Form], input: &Input) -> Option<Form> {
    let mut shown = None;
    for form in forms {
        for (name, ..) in form.boxes() {
            if !input.get(name).is_empty() {
                return Some(*form);
            }
            if shown.is_none() && input.names(name) {
                shown = Some(*form);
            }
        }
    }
    shown
}

/// An answer as it would have been typed: in which form, and what in which box.
fn as_typed(context: &Context, forms: &[Form], given: &Given) -> Option<(Form, [i32; 3])> {
    let number = |number: u32| i32::try_from(number).unwrap_or(0);
    match given {
        Given::Text(iso) => {
            let civil = Day::parse(iso)?.civil();
            Some((
                Form::Date,
                [number(civil.day), number(civil.month), civil.year],
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
                return Some((Form::Age, [age, 0, 0]));
            }
            let year = first.civil().year;
            (year == last.civil().year).then_some((Form::Year, [year, 0, 0]))
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
