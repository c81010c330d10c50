//! What is changed in figures: each by its smallest step up and down, then to twice and to half of
//! it. Yes becomes no, an option the next one, a date moves by a day and by a year.
//!
//! The smallest step is one in the last place that the figure needs: 1500 becomes 1501, 0.49 becomes
//! 0.50. Declared bounds are kept, because the compiler's proofs rest on them; so is the order of
//! thresholds, and of the two ends of a disputed figure. Changes are made in the core itself.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::{Core, Entry, Parameter};
use selfcheck_runtime::date::Day;

use super::days::Days;
use super::{Change, How, Mutating, Site};
use crate::bundle::places::place;
use crate::cases::reach::{Reach, index};
use crate::elaborate::{decimal_text, spread};
use crate::package::{CellDecl, ParameterDecl, ShapeDecl, TypeDecl, ValueDecl};

/// The changes to figures, and how many figures are left alone because they are in force on no
/// case's date.
pub(super) fn changes(mutating: &Mutating, reach: &Reach, days: &Days) -> (Vec<Change>, usize) {
    let mut changes = Vec::new();
    let mut unreached = 0_usize;
    let parameters = mutating
        .package
        .parameters
        .iter()
        .zip(&mutating.core.parameters);
    for (number, (decl, written)) in parameters.enumerate() {
        if mutating
            .program
            .is_some_and(|program| !reach.program_uses_parameter(program, number))
        {
            continue;
        }
        let lists = option_lists(mutating.core, written);
        let entries = decl.values.iter().zip(&written.values).enumerate();
        for (entry, (value, cells)) in entries {
            let Some(spread) = spread(&lists, value) else {
                continue;
            };
            let figures = figures(value, cells, &spread);
            let reached = !reach.is_read(number) || days.any(number, entry);
            if !reached {
                unreached = unreached.saturating_add(figures.len());
                continue;
            }
            for figure in figures {
                let Some(place) = place(figure.cell.span, mutating.files) else {
                    continue;
                };
                for becomes in figure.others(decl, written) {
                    let text = |value| figure.text(value, decl);
                    let since = Day(value.from.value).iso();
                    changes.push(Change {
                        place: place.clone(),
                        what: format!(
                            "{} since {since}: {}",
                            figure.name(decl),
                            text(figure.value)
                        ),
                        how: How::Becomes(text(becomes)),
                        site: Site::Figure {
                            parameter: number,
                            entry,
                            cells: figure.places.clone(),
                            value: becomes,
                        },
                    });
                }
            }
        }
    }
    (changes, unreached)
}

/// Writes a figure into a core.
pub(super) fn write(core: &mut Core, site: &Site) {
    let Site::Figure {
        parameter,
        entry,
        cells,
        value,
    } = site
    else {
        return;
    };
    let parameter = core.parameters.get_mut(*parameter);
    let entry = parameter.and_then(|parameter| parameter.values.get_mut(*entry));
    let Some(entry) = entry else { return };
    for cell in cells {
        if let Some(cell) = entry.cells.get_mut(*cell) {
            cell.0 = *value;
        }
    }
}

fn option_lists<'a>(core: &'a Core, parameter: &Parameter) -> Vec<&'a [String]> {
    let lists = parameter.keys.iter();
    lists
        .map(|list| {
            core.options
                .get(index(*list))
                .map_or(&[][..], Vec::as_slice)
        })
        .collect()
}

/// One in the last decimal place that a figure needs.
pub(super) fn step(value: i128, places: u32) -> i128 {
    let mut step = 1_i128;
    for _ in 0..places {
        let wider = step.saturating_mul(10);
        if value.checked_rem(wider) != Some(0) {
            break;
        }
        step = wider;
    }
    step
}

/// Decimal places of figures of a type.
pub(super) fn places(ty: &TypeDecl) -> u32 {
    match ty {
        TypeDecl::Number { places, .. } => *places,
        _ => 0,
    }
}

/// One figure of an entry.
struct Figure<'a> {
    cell: &'a CellDecl,
    part: Part,
    value: i128,
    /// Between these it must stay, besides the declared bounds.
    within: (i128, i128),
    /// Where it stands in the entry as written.
    places: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Value,
    Low,
    High,
    Threshold,
}

/// The figures of an entry. Its cells in order are, for each declared cell that the spread names, a
/// threshold if it has one, then the low and the high end.
fn figures<'a>(value: &'a ValueDecl, written: &Entry, spread: &[usize]) -> Vec<Figure<'a>> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut at = 0_usize;
    let thresholds: BTreeSet<i128> = value
        .cells
        .iter()
        .filter_map(|cell| cell.threshold)
        .collect();
    let mut add = |cell: &'a CellDecl, part, value, within, places: &[usize]| {
        let known = figures
            .iter_mut()
            .find(|known| std::ptr::eq(known.cell, cell) && known.part == part);
        match known {
            Some(known) => known.places.extend(places),
            None => figures.push(Figure {
                cell,
                part,
                value,
                within,
                places: places.to_vec(),
            }),
        }
    };
    for declared in spread {
        let Some(cell) = value.cells.get(*declared) else {
            continue;
        };
        if let Some(threshold) = cell.threshold {
            let below = thresholds.range(..threshold).next_back();
            let above = thresholds.range(threshold.saturating_add(1)..).next();
            let low = below.map_or(i128::MIN, |below| below.saturating_add(1));
            let high = above.map_or(i128::MAX, |above| above.saturating_sub(1));
            add(cell, Part::Threshold, threshold, (low, high), &[at]);
            at = at.saturating_add(1);
        }
        let next = at.saturating_add(1);
        if cell.low == cell.high {
            add(
                cell,
                Part::Value,
                cell.low,
                (i128::MIN, i128::MAX),
                &[at, next],
            );
        } else {
            add(cell, Part::Low, cell.low, (i128::MIN, cell.high), &[at]);
            add(cell, Part::High, cell.high, (cell.low, i128::MAX), &[next]);
        }
        at = at.saturating_add(2);
    }
    debug_assert_eq!(at, written.cells.len());
    figures
}

impl Figure<'_> {
    /// What it is changed to, the smallest change first.
    fn others(&self, decl: &ParameterDecl, written: &Parameter) -> Vec<i128> {
        let value = self.value;
        let candidates = match (&decl.ty, self.part) {
            (TypeDecl::Bool, _) => vec![1_i128.saturating_sub(value)],
            (TypeDecl::Choice(options), _) => {
                let count = i128::try_from(options.len()).unwrap_or(1).max(1);
                vec![value.saturating_add(1).rem_euclid(count)]
            }
            (TypeDecl::Date, Part::Value | Part::Low | Part::High) => {
                let moves = [1, -1, 365, -365];
                moves.map(|days| value.saturating_add(days)).to_vec()
            }
            _ => {
                let step = step(value, self.places_of(decl));
                vec![
                    value.saturating_add(step),
                    value.saturating_sub(step),
                    value.saturating_mul(2),
                    value
                        .checked_div(step.saturating_mul(2))
                        .unwrap_or_default()
                        .saturating_mul(step),
                ]
            }
        };
        let (mut low, mut high) = self.within;
        if self.part != Part::Threshold {
            low = low.max(written.min.0);
            high = high.min(written.max.0);
        }
        let mut others = Vec::new();
        for candidate in candidates {
            let kept = candidate.clamp(low, high.max(low));
            if kept != value && !others.contains(&kept) {
                others.push(kept);
            }
        }
        others
    }

    fn places_of(&self, decl: &ParameterDecl) -> u32 {
        let ty = match (&decl.shape, self.part) {
            (ShapeDecl::Steps(ty) | ShapeDecl::Marginal(ty), Part::Threshold) => ty,
            _ => &decl.ty,
        };
        places(ty)
    }

    /// `child[primary]`, `land_limit low`
    fn name(&self, decl: &ParameterDecl) -> String {
        let mut name = decl.name.value.clone();
        let keys: Vec<&str> = self
            .cell
            .keys
            .iter()
            .map(|key| key.value.as_str())
            .collect();
        if !keys.is_empty() {
            name.push_str(&format!("[{}]", keys.join(", ")));
        }
        name.push_str(match self.part {
            Part::Value => "",
            Part::Low => " low",
            Part::High => " high",
            Part::Threshold => " threshold",
        });
        name
    }

    fn text(&self, value: i128, decl: &ParameterDecl) -> String {
        match (&decl.ty, self.part) {
            (TypeDecl::Bool, _) => (value == 1).to_string(),
            (TypeDecl::Choice(options), _) => {
                let at = usize::try_from(value).ok();
                let option = at.and_then(|at| options.get(at));
                option.map_or_else(String::new, |option| option.value.clone())
            }
            (TypeDecl::Date, Part::Value | Part::Low | Part::High) => {
                i32::try_from(value).map_or_else(|_| String::new(), |day| Day(day).iso())
            }
            _ => decimal_text(value, self.places_of(decl)),
        }
    }
}
