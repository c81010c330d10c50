//! Types, bounds and figures in words.

use selfcheck_runtime::date::Day;

use super::words::{say, word};
use crate::diagnostic::Spanned;
use crate::package::{Bound, ParameterDecl, ShapeDecl, TypeDecl, ValueDecl};

/// Options named in a line, at most.
const MOST_OPTIONS: usize = 8;

/// A type with its unit and bounds: `money per month, 0 to 200,000`.
pub fn type_of(
    ty: &TypeDecl,
    bounds: (Option<&Spanned<Bound>>, Option<&Spanned<Bound>>),
    language: &str,
) -> String {
    let mut parts = vec![kind(ty, language)];
    match ty {
        TypeDecl::Number { unit, .. } if !unit.is_empty() && !unit.contains('/') => {
            parts.push(unit.clone());
        }
        TypeDecl::Choice(options) | TypeDecl::Choices(options) => {
            let names = options.iter().map(|option| option.value.as_str());
            let mut shown: Vec<&str> = names.take(MOST_OPTIONS).collect();
            if options.len() > MOST_OPTIONS {
                shown.push("…");
            }
            parts.push(shown.join(" | "));
        }
        _ => {}
    }
    if let (Some(low), Some(high)) = bounds {
        let (low, high) = (
            bound(low.value, ty, language),
            bound(high.value, ty, language),
        );
        parts.push(say("range", language, &[("low", &low), ("high", &high)]));
    }
    parts.join(", ")
}

fn kind(ty: &TypeDecl, language: &str) -> String {
    let name = match ty {
        TypeDecl::Bool => "bool",
        TypeDecl::Number { unit, .. } if unit.starts_with("money/") => unit,
        TypeDecl::Number { places: 0, .. } => "integer",
        TypeDecl::Number { .. } => "decimal",
        TypeDecl::Date => "date",
        TypeDecl::Choice(_) => "choice",
        TypeDecl::Choices(_) => "choices",
    };
    word("types", name)
        .map_or(name, |word| word.says(language))
        .to_owned()
}

fn bound(bound: Bound, ty: &TypeDecl, language: &str) -> String {
    match bound {
        Bound::Value(value) => figure(value, ty),
        Bound::Today(months) => {
            let today = say("today", language, &[]);
            match (months, months % 12) {
                (0, _) => today,
                (_, 0) => format!("{today}{:+}y", months / 12),
                _ => format!("{today}{months:+}m"),
            }
        }
    }
}

/// A figure as a reader writes it: `1,234.5`, `2026-03-01`, an option.
pub fn figure(value: i128, ty: &TypeDecl) -> String {
    match ty {
        TypeDecl::Bool => (value != 0).to_string(),
        TypeDecl::Number { places, .. } => number(value, *places),
        TypeDecl::Date => {
            i32::try_from(value).map_or_else(|_| value.to_string(), |day| Day(day).iso())
        }
        TypeDecl::Choice(options) | TypeDecl::Choices(options) => usize::try_from(value)
            .ok()
            .and_then(|place| options.get(place))
            .map_or_else(String::new, |option| option.value.clone()),
    }
}

/// A number at a scale, in groups of three, without zeros at its end.
fn number(value: i128, places: u32) -> String {
    let scale = 10_u128.checked_pow(places).unwrap_or(1);
    let whole = (value.unsigned_abs() / scale).to_string();
    let rest = value.unsigned_abs() % scale;
    let mut text = String::from(if value < 0 { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if rest > 0 {
        let digits = format!(
            "{rest:0width$}",
            width = usize::try_from(places).unwrap_or(0)
        );
        text.push('.');
        text.push_str(digits.trim_end_matches('0'));
    }
    text
}

/// What a parameter is, with its bounds.
pub fn parameter(decl: &ParameterDecl, language: &str) -> String {
    let bounds = match decl.ty {
        TypeDecl::Number { .. } | TypeDecl::Date => (decl.min.as_ref(), decl.max.as_ref()),
        _ => (None, None),
    };
    let mut text = type_of(&decl.ty, bounds, language);
    if let ShapeDecl::Cells(keys) = &decl.shape {
        for key in keys {
            text.push_str(&format!(" [{}]", key.value));
        }
    }
    if decl.confidential {
        text.push_str(", ");
        text.push_str(&say("secret", language, &[]));
    }
    text
}

/// What it is from one day on, with its source.
pub fn dated(decl: &ParameterDecl, value: &ValueDecl, language: &str) -> String {
    let shown = match value.cells.as_slice() {
        [cell] if cell.keys.is_empty() && cell.threshold.is_none() => {
            let (low, high) = (figure(cell.low, &decl.ty), figure(cell.high, &decl.ty));
            if low == high {
                low
            } else {
                say("range", language, &[("low", &low), ("high", &high)])
            }
        }
        cells => say("cells", language, &[("count", &cells.len().to_string())]),
    };
    let day = Day(value.from.value).iso();
    let gaps = [
        ("day", day.as_str()),
        ("value", &shown),
        ("source", &value.source),
    ];
    let mut line = say("from", language, &gaps);
    if let Some(until) = &value.until {
        let last = Day(until.value.saturating_sub(1)).iso();
        line.push_str(&format!(" ({})", say("until", language, &[("day", &last)])));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_end_without_zeros() {
        assert_eq!(number(20_000_000, 2), "200,000");
        assert_eq!(number(-123_456, 2), "-1,234.56");
        assert_eq!(number(5, 3), "0.005");
        assert_eq!(number(100, 0), "100");
    }
}
