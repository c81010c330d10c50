//! Figures: what each is by date, and what it is on one day.
//!
//! What the core hides from its audience is hidden here too: a confidential figure has no values, no
//! sources and no notes on a sheet made from a public core.

use super::excerpt;
use super::from_compiled::{Making, anchor};
use super::say::plain;
use super::{Cell, Era, Figure, Held, Line, Now, Piece, Rest, Shape, Span, Used};
use crate::package::{
    Bound, CellDecl, OTHERWISE, ParameterDecl, ShapeDecl, TypeDecl, ValueDecl, whole_numbers,
};

/// The options of a last key that stand side by side, at most.
const MOST_ACROSS: usize = 10;
/// A value that fewer cells share is written at each of them.
const FEW: usize = 4;

/// The interval of one value.
type Ends = (i128, i128);

pub fn figure(making: &Making, decl: &ParameterDecl) -> Figure {
    let hidden = is_hidden(making, decl);
    let keys = match &decl.shape {
        ShapeDecl::Cells(keys) => keys.as_slice(),
        _ => &[],
    };
    let about = excerpt::notes(making.files, decl.name.span, "#");
    Figure {
        name: decl.name.value.clone(),
        anchor: anchor("figure", &decl.name.value),
        about: match hidden {
            true => Vec::new(),
            false => making.say.foreign(&about),
        },
        kind: making.say.kind(&decl.ty),
        bounds: bounds(making, decl).filter(|_| !hidden),
        keys: keys
            .iter()
            .map(|key| vec![Piece::Code(key.value.clone())])
            .collect(),
        confidential: decl.confidential,
        hidden,
        shape: match &decl.shape {
            ShapeDecl::Cells(_) => Shape::Cells,
            ShapeDecl::Steps(_) => Shape::Steps,
            ShapeDecl::Marginal(_) => Shape::Marginal,
        },
        history: match hidden {
            true => Vec::new(),
            false => history(making, decl),
        },
    }
}

/// A figure where a rule reads it.
pub fn used(making: &Making, decl: &ParameterDecl) -> Used {
    let held = on(decl, making.date).filter(|_| !is_hidden(making, decl));
    let (since, source, note) = match held {
        Some(value) => (
            making.say.date(value.from.value),
            making.sources(&value.source),
            making.say.foreign(&value.note),
        ),
        None => Default::default(),
    };
    Used {
        name: link(decl),
        now: now(making, decl),
        since,
        source,
        note,
    }
}

/// The name of a figure, leading to its history.
pub fn link(decl: &ParameterDecl) -> Line {
    let name = &decl.name.value;
    vec![Piece::Link(anchor("figure", name), name.clone())]
}

/// What a figure is on the day of the sheet.
pub fn now(making: &Making, decl: &ParameterDecl) -> Now {
    if is_hidden(making, decl) {
        return Now::Hidden;
    }
    let Some(value) = on(decl, making.date) else {
        return Now::Nothing(bounds(making, decl));
    };
    match (&decl.shape, value.cells.as_slice()) {
        (ShapeDecl::Cells(keys), [one]) if keys.is_empty() => Now::Cell(cell(making, decl, one)),
        (_, cells) => {
            let count = making.say.count(cells.len());
            Now::Table(count, cells.iter().any(|cell| cell.low != cell.high))
        }
    }
}

/// Whether the core that the sheet is of leaves a figure's values out.
fn is_hidden(making: &Making, decl: &ParameterDecl) -> bool {
    let known = making.core.parameters.iter();
    let mut known = known.filter(|known| known.name == decl.name.value);
    decl.confidential && known.all(|known| known.values.is_empty())
}

/// What holds on a day.
fn on(decl: &ParameterDecl, day: i32) -> Option<&ValueDecl> {
    let begun = decl.values.iter().rev();
    let held = begun.into_iter().find(|value| value.from.value <= day)?;
    let ended = held.until.is_some_and(|until| until.value <= day);
    (!ended).then_some(held)
}

fn whole(decl: &ParameterDecl) -> Ends {
    let end = |bound: &Option<crate::diagnostic::Spanned<Bound>>| match bound {
        Some(bound) => match bound.value {
            Bound::Value(value) => Some(value),
            Bound::Today(_) => None,
        },
        None => None,
    };
    match &decl.ty {
        TypeDecl::Bool => (0, 1),
        TypeDecl::Choice(options) => {
            let last = i128::try_from(options.len()).unwrap_or(1);
            (0, last.saturating_sub(1))
        }
        _ => (
            end(&decl.min).unwrap_or(i128::MIN),
            end(&decl.max).unwrap_or(i128::MAX),
        ),
    }
}

fn bounds(making: &Making, decl: &ParameterDecl) -> Option<(Line, Line)> {
    let (low, high) = match decl.ty {
        TypeDecl::Number { .. } | TypeDecl::Date => whole(decl),
        _ => return None,
    };
    let written = |value| vec![Piece::Value(making.say.value(&decl.ty, value))];
    Some((written(low), written(high)))
}

fn cell(making: &Making, decl: &ParameterDecl, cell: &CellDecl) -> Cell {
    making
        .say
        .cell(&decl.ty, (cell.low, cell.high), whole(decl))
}

fn history(making: &Making, decl: &ParameterDecl) -> Vec<Era> {
    let mut eras: Vec<Era> = Vec::new();
    let mut before: Option<&ValueDecl> = None;
    for value in &decl.values {
        let ended = before.and_then(|before| before.until.as_ref());
        if let Some(until) = ended.filter(|until| until.value < value.from.value) {
            eras.push(nothing(making, until.value));
            before = None;
        }
        let last = value.until.as_ref().map(|day| day.value.saturating_sub(1));
        eras.push(Era {
            days: Span {
                from: making.say.date(value.from.value),
                to: last.map(|day| making.say.date(day)).unwrap_or_default(),
            },
            source: making.sources(&value.source),
            note: making.say.foreign(&value.note),
            held: held(making, decl, value, before),
        });
        before = Some(value);
    }
    let ended = before.and_then(|last| last.until.as_ref());
    eras.extend(ended.map(|until| nothing(making, until.value)));
    eras
}

/// Days for which nothing is published.
fn nothing(making: &Making, from: i32) -> Era {
    Era {
        days: Span {
            from: making.say.date(from),
            to: Vec::new(),
        },
        ..Era::default()
    }
}

fn held(
    making: &Making,
    decl: &ParameterDecl,
    value: &ValueDecl,
    before: Option<&ValueDecl>,
) -> Held {
    let cells = &value.cells;
    let keys = match &decl.shape {
        ShapeDecl::Cells(keys) => keys,
        ShapeDecl::Steps(ty) | ShapeDecl::Marginal(ty) => {
            let threshold = |at: i128| vec![Piece::Value(making.say.value(ty, at))];
            let from = |cell: &CellDecl| cell.threshold.map(threshold).unwrap_or_default();
            let rows = cells.iter().map(|one| (from(one), cell(making, decl, one)));
            return Held::Thresholds(rows.collect());
        }
    };
    if let ([one], true) = (cells.as_slice(), keys.is_empty()) {
        return Held::One(cell(making, decl, one));
    }
    let changed: Vec<&CellDecl> = match before.filter(|before| same_keys(before, value)) {
        Some(before) => {
            let pairs = cells.iter().zip(&before.cells);
            let differs = |(now, before): &(&CellDecl, &CellDecl)| {
                (now.low, now.high) != (before.low, before.high)
            };
            pairs.filter(differs).map(|(now, _)| now).collect()
        }
        None => cells.iter().collect(),
    };
    let rest = match changed.len() == cells.len() {
        true => Rest::None,
        false => Rest::AsBefore,
    };
    let table = Table { making, decl };
    let numbers = matches!(decl.ty, TypeDecl::Number { .. });
    match across(cells).filter(|_| numbers && keys.len() > 1) {
        Some(options) => table.across(&options, cells, &changed, rest),
        None => table.by_value(&changed, rest),
    }
}

fn same_keys(before: &ValueDecl, value: &ValueDecl) -> bool {
    let keys = |value: &ValueDecl| -> Vec<Vec<String>> {
        let names = |cell: &CellDecl| cell.keys.iter().map(|key| key.value.clone()).collect();
        value.cells.iter().map(names).collect()
    };
    before.cells.len() == value.cells.len() && keys(before) == keys(value)
}

/// The options of the last key, if they fit side by side.
fn across(cells: &[CellDecl]) -> Option<Vec<String>> {
    let mut options: Vec<String> = Vec::new();
    for cell in cells {
        let last = &cell.keys.last()?.value;
        if !options.contains(last) {
            options.push(last.clone());
        }
        if options.len() > MOST_ACROSS {
            return None;
        }
    }
    Some(options)
}

struct Table<'m, 'a> {
    making: &'m Making<'a>,
    decl: &'m ParameterDecl,
}

impl Table<'_, '_> {
    /// One row for each value, with the keys for which it holds.
    fn by_value(&self, cells: &[&CellDecl], rest: Rest) -> Held {
        let mut rows: Vec<(Ends, Vec<&CellDecl>)> = Vec::new();
        for one in cells {
            let ends = (one.low, one.high);
            match rows.iter_mut().find(|(known, _)| *known == ends) {
                Some((_, same)) => same.push(one),
                None => rows.push((ends, vec![one])),
            }
        }
        // What most cells have is said of all others, once the few are named.
        let most = rows.iter().map(|(_, same)| same.len()).max().unwrap_or(0);
        let others = rest == Rest::None && most > FEW;
        let mut said: Vec<(Cell, Vec<Line>)> = Vec::new();
        let mut last: Option<(Cell, Vec<Line>)> = None;
        for ((low, high), same) in rows {
            let cell = self
                .making
                .say
                .cell(&self.decl.ty, (low, high), whole(self.decl));
            if others && last.is_none() && same.len() == most {
                last = Some((cell, Vec::new()));
                continue;
            }
            said.push((cell, same.iter().map(|one| self.keys(&one.keys)).collect()));
        }
        said.extend(last);
        Held::ByValue(said, rest)
    }

    /// One row for each combination of the outer keys.
    fn across(
        &self,
        options: &[String],
        cells: &[CellDecl],
        changed: &[&CellDecl],
        rest: Rest,
    ) -> Held {
        let width = options.len().max(1);
        let mut rows = Vec::new();
        for row in cells.chunks(width) {
            let is_new = |cell: &CellDecl| changed.iter().any(|one| std::ptr::eq(*one, cell));
            let Some(first) = row.first().filter(|_| row.iter().any(is_new)) else {
                continue;
            };
            let outer = first.keys.len().saturating_sub(1);
            let outer = first.keys.get(..outer).unwrap_or_default();
            let values = row.iter().map(|one| cell(self.making, self.decl, one));
            rows.push((self.keys(outer), values.collect()));
        }
        let heads = options.iter().map(|option| {
            let at = self.depth().saturating_sub(1);
            self.key(at, option)
        });
        Held::Across(heads.collect(), rows, rest)
    }

    fn depth(&self) -> usize {
        match &self.decl.shape {
            ShapeDecl::Cells(keys) => keys.len(),
            _ => 0,
        }
    }

    fn keys(&self, keys: &[crate::syntax::Name]) -> Line {
        let mut line = Vec::new();
        for (at, key) in keys.iter().enumerate() {
            if at > 0 {
                line.push(Piece::Text(" / ".to_owned()));
            }
            line.extend(self.key(at, &key.value));
        }
        line
    }

    /// An option of a key in words.
    fn key(&self, at: usize, option: &str) -> Line {
        let say = &self.making.say;
        if option == OTHERWISE {
            return say.word("all-others", &[]);
        }
        let ShapeDecl::Cells(keys) = &self.decl.shape else {
            return Vec::new();
        };
        let name = keys.get(at).map_or("", |key| &key.value);
        if whole_numbers(name).is_some() {
            return match option.parse() {
                Ok(number) => say.count(number),
                Err(_) => vec![Piece::Code(option.to_owned())],
            };
        }
        let fact = name.split_once('.').map_or(name, |(_, fact)| fact);
        let words = say.text(&["option-", fact, "-", option]);
        match words.is_empty() {
            true => vec![Piece::Code(option.to_owned())],
            false => vec![Piece::Text(plain(&words))],
        }
    }
}
