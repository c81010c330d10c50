//! Types of declarations: `type`, with `options`, `places` and `unit` where it has them.

use super::fields::{Fields, check_option, unique};
use super::{Package, TypeDecl};
use crate::diagnostic::{Code, Diagnostics, Spanned, did_you_mean};
use crate::syntax::Name;

/// Periods that money has.
pub const PERIODS: [&str; 6] = ["day", "week", "month", "quarter", "year", "once"];
/// Types that are one word.
const TYPES: [&str; 6] = ["bool", "integer", "decimal", "date", "choice", "choices"];
/// More places than this cannot be kept exactly.
const MOST_PLACES: u32 = 12;

/// Reads `type`, `options`, `places` and `unit`. `options` may name the fact or result of `package`
/// whose options they are.
pub fn type_of(fields: &mut Fields, package: &Package) -> Option<TypeDecl> {
    let currency_places = package.about.currency_places;
    if !fields.has("type") {
        fields.missing(
            "type",
            "`type`: bool, integer, decimal, money/month, date, choice or choices",
        );
    }
    let word = fields.text("type");
    let options = if fields.is_text("options") {
        options_of_another(fields, package)?
    } else {
        fields.ids("options")
    };
    let places = fields.count("places");
    let unit = fields.text("unit");
    let word = word?;
    if let Some(places) = &places
        && places.value > MOST_PLACES
    {
        let message = format!("{} decimal places are too many", places.value);
        let help = format!("write at most {MOST_PLACES}");
        fields
            .out()
            .report(Code::WrongField, places.span, message, "", help);
        return None;
    }
    let ty = named_type(&word, &options, &places, &unit, currency_places, fields)?;
    superfluous(&ty, &word, !options.is_empty(), &places, &unit, fields);
    for option in &options {
        check_option(option, fields.out());
    }
    unique(&options, fields.out());
    Some(ty)
}

/// The options of the choice that `options` names.
fn options_of_another(fields: &mut Fields, package: &Package) -> Option<Vec<Name>> {
    let path = fields.text("options")?;
    let facts = package.facts.iter();
    let facts = facts.map(|fact| {
        (
            format!("{}.{}", fact.about.value, fact.name.value),
            &fact.ty,
        )
    });
    let results = package.results.iter();
    let results = results.map(|result| (result.name.value.clone(), &result.ty));
    let mut known = facts.chain(results);
    match known.find(|(name, _)| *name == path.value) {
        Some((_, TypeDecl::Choice(options) | TypeDecl::Choices(options))) => {
            let here = |option: &Name| Name {
                value: option.value.clone(),
                span: path.span,
            };
            Some(options.iter().map(here).collect())
        }
        _ => {
            let message = format!("`{}` is no choice that was declared before", path.value);
            let help = "write the options as a list, or name a fact or a result that has them";
            fields
                .out()
                .report(Code::WrongField, path.span, message, "", help);
            None
        }
    }
}

fn named_type(
    word: &Spanned<String>,
    options: &[crate::syntax::Name],
    places: &Option<Spanned<u32>>,
    unit: &Option<Spanned<String>>,
    currency_places: u32,
    fields: &mut Fields,
) -> Option<TypeDecl> {
    let unit = unit
        .as_ref()
        .map(|unit| unit.value.clone())
        .unwrap_or_default();
    Some(match word.value.as_str() {
        "bool" => TypeDecl::Bool,
        "integer" => TypeDecl::Number { places: 0, unit },
        "decimal" => match places {
            Some(places) => TypeDecl::Number {
                places: places.value,
                unit,
            },
            None => {
                fields.missing(
                    "places",
                    "`places`, the number of decimal places: `places = 2`",
                );
                return None;
            }
        },
        "date" => TypeDecl::Date,
        "choice" | "choices" if options.is_empty() => {
            fields.missing("options", "`options = [\"first\", \"second\"]`");
            return None;
        }
        "choice" => TypeDecl::Choice(options.to_vec()),
        "choices" => TypeDecl::Choices(options.to_vec()),
        other => match other.strip_prefix("money/") {
            Some(period) if PERIODS.contains(&period) => TypeDecl::Number {
                places: places
                    .as_ref()
                    .map_or(currency_places, |places| places.value),
                unit: other.to_owned(),
            },
            _ => {
                unknown_type(word, fields.out());
                return None;
            }
        },
    })
}

fn unknown_type(word: &Spanned<String>, out: &mut Diagnostics) {
    let money: Vec<String> = PERIODS
        .iter()
        .map(|period| format!("money/{period}"))
        .collect();
    let known = TYPES
        .iter()
        .copied()
        .chain(money.iter().map(String::as_str));
    let help = did_you_mean(
        &word.value,
        word.span,
        known,
        format!("types: {}, {}", TYPES.join(", "), money.join(", ")),
    );
    let message = format!("there is no type `{}`", word.value);
    out.report(Code::WrongField, word.span, message, "", help);
}

fn superfluous(
    ty: &TypeDecl,
    word: &Spanned<String>,
    has_options: bool,
    places: &Option<Spanned<u32>>,
    unit: &Option<Spanned<String>>,
    fields: &mut Fields,
) {
    let number = matches!(ty, TypeDecl::Number { .. });
    let money = word.value.starts_with("money/");
    let integer_places =
        word.value == "integer" && places.as_ref().is_some_and(|places| places.value > 0);
    let wrong = [
        (
            has_options && !matches!(ty, TypeDecl::Choice(_) | TypeDecl::Choices(_)),
            "options",
        ),
        (places.is_some() && (!number || integer_places), "places"),
        (unit.is_some() && (!number || money), "unit"),
    ];
    for (found, field) in wrong {
        if found {
            let message = format!("a fact or figure of type `{}` has no `{field}`", word.value);
            fields
                .out()
                .report(Code::WrongField, word.span, message, "", "remove it");
        }
    }
}
