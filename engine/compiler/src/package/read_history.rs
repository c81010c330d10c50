//! The whole history of a figure or a table in CSV files: a column `from` before the keys, and perhaps `until`.
//!
//! A row's figures hold from its day on, until another row of the same options begins, or through
//! the row's last day. A row written across may leave a cell empty: what held goes on. Where nothing
//! holds for an option, its cell is the whole interval of the parameter, as on a day without a value.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use selfcheck_runtime::date::Day;

use super::kept::Historied;
use super::read_cells::{Wanted, file, range};
use super::read_csv::{Row, Rows};
use super::read_table::{Columns, columns, figures};
use super::toml_tree::Kind;
use super::{CellDecl, OTHERWISE, ShapeDecl, ValueDecl, most_particular};
use crate::diagnostic::{Code, Diagnostics, Span, Spanned};
use crate::syntax::Name;

/// What one cell is from a day on.
#[derive(Clone, Copy)]
struct Figure {
    low: i128,
    high: i128,
    span: Span,
    /// First day on which it no longer holds.
    until: Option<i32>,
}

/// Figures by their options, then by their first day.
type Histories = BTreeMap<Vec<String>, BTreeMap<i32, Figure>>;

/// The values of a parameter whose history stands in these files. `whole` is its interval.
pub(super) fn values(
    files: &[Name],
    source: &str,
    whole: Option<(i128, i128)>,
    wanted: &Wanted,
    out: &mut Diagnostics,
) -> Vec<ValueDecl> {
    let lists: Option<Vec<&[Name]>> = wanted.options.iter().map(|list| list.as_deref()).collect();
    let keyed = matches!(wanted.shape, ShapeDecl::Cells(_));
    let (Some(lists), true) = (lists, keyed) else {
        if let (false, Some(name)) = (keyed, files.first()) {
            let message = "steps and brackets have no history in files";
            let help = "write `values = [{ from = 2026-01-01, value = …, source = \"…\" }]`";
            out.report(Code::WrongField, name.span, message, "", help);
        }
        return Vec::new();
    };
    let mut found = Vec::new();
    for name in files {
        found.extend(file(&name.value, name.span, wanted, out));
    }
    let Some(first) = files.first() else {
        return Vec::new();
    };
    let key = Historied {
        rows: found.iter().map(|file| Arc::clone(&file.rows)).collect(),
        shape: (
            wanted.ty.clone(),
            wanted.keys.to_vec(),
            wanted.options.to_vec(),
        ),
        about: (source.to_owned(), whole),
        owner: files.to_vec(),
    };
    let make = |key: &Historied, out: &mut Diagnostics| {
        let mut histories = Histories::new();
        let mut all_read = key.rows.len() == key.owner.len();
        for rows in &key.rows {
            all_read &= read(rows, wanted, &mut histories, out).is_some();
        }
        if !all_read {
            return Vec::new();
        }
        in_order(&histories, out);
        laid_out(&histories, &lists, source, whole, first.span, out)
    };
    let kept = found
        .first()
        .map(|file| file.kept.history.get(key, out, make));
    kept.map(|values| values.as_ref().clone())
        .unwrap_or_default()
}

/// Reports a figure that still holds when the next one of its options begins.
fn in_order(histories: &Histories, out: &mut Diagnostics) {
    for history in histories.values() {
        for ((_, figure), (next, _)) in history.iter().zip(history.iter().skip(1)) {
            if figure.until.is_some_and(|until| until > *next) {
                let message = "this figure still holds when the next one of its options begins";
                let help = "leave `until` out, or let it end before the next `from`";
                out.report(Code::DatesOutOfOrder, figure.span, message, "", help);
            }
        }
    }
}

/// None if the header is not understood.
fn read(
    rows: &Rows,
    wanted: &Wanted,
    histories: &mut Histories,
    out: &mut Diagnostics,
) -> Option<()> {
    let (dated, days) = without_days(&rows.header, out)?;
    let columns = columns(&dated, wanted, out)?;
    for row in &rows.rows {
        read_row(row, days, &columns, wanted, histories, out);
    }
    Some(())
}

/// The header behind its days, and how many columns those are.
fn without_days(header: &Row, out: &mut Diagnostics) -> Option<(Row, usize)> {
    let word = |place: usize| header.cells.get(place).map(|cell| cell.value.as_str());
    if word(0) != Some("from") {
        let message = "the header of a history begins with `from`";
        let help = "write the column `from`, then the keys, then the figures";
        out.report(Code::TableCells, header.span, message, "", help);
        return None;
    }
    let days = if word(1) == Some("until") { 2 } else { 1 };
    Some((behind(header, days), days))
}

fn behind(row: &Row, days: usize) -> Row {
    Row {
        span: row.span,
        cells: row.cells.iter().skip(days).cloned().collect(),
    }
}

fn read_row(
    row: &Row,
    days: usize,
    columns: &Columns,
    wanted: &Wanted,
    histories: &mut Histories,
    out: &mut Diagnostics,
) {
    let Some(from) = row.cells.first().and_then(|cell| day(cell, out)) else {
        return;
    };
    let last = row
        .cells
        .get(1)
        .filter(|cell| days > 1 && !cell.value.is_empty());
    let until = match last.map(|cell| (cell, day(cell, out))) {
        None => None,
        Some((_, None)) => return,
        Some((cell, Some(last))) if last < from => {
            let help = "`until` is the last day on which it holds";
            out.report(
                Code::DatesOutOfOrder,
                cell.span,
                "`until` is before `from`",
                "",
                help,
            );
            return;
        }
        Some((_, Some(last))) => Some(last.saturating_add(1)),
    };
    for (path, node) in figures(&behind(row, days), columns, wanted.ty) {
        if columns.are_across() && is_empty(&node.kind) {
            continue;
        }
        if !known(&path, wanted, out) {
            continue;
        }
        let Some((low, high, span)) = range(&node, wanted.ty, out) else {
            continue;
        };
        let path = path.into_iter().map(|name| name.value).collect();
        let history: &mut BTreeMap<i32, Figure> = histories.entry(path).or_default();
        let figure = Figure {
            low,
            high,
            span,
            until,
        };
        if history.insert(from, figure).is_some() {
            let message = "there is a figure for this day and these options already";
            out.report(Code::TableCells, span, message, "", "keep one of the two");
        }
    }
}

fn is_empty(kind: &Kind) -> bool {
    match kind {
        Kind::Number(text) | Kind::Text(text, _) => text.is_empty(),
        _ => false,
    }
}

fn day(cell: &Spanned<String>, out: &mut Diagnostics) -> Option<i32> {
    let day = Day::parse(&cell.value);
    if day.is_none() {
        let message = format!("`{}` is no day", cell.value);
        let help = "write year, month and day: 2026-03-01";
        out.report(Code::WrongField, cell.span, message, "", help);
    }
    day.map(|day| day.0)
}

/// Whether every option of the path is one.
fn known(path: &[Name], wanted: &Wanted, out: &mut Diagnostics) -> bool {
    path.iter().zip(wanted.options).all(|(name, options)| {
        let options = options.as_deref().unwrap_or_default();
        let known = name.value == OTHERWISE || options.iter().any(|o| o.value == name.value);
        if !known {
            super::figures::unknown_option(&name.value, options, name.span, out);
        }
        known
    })
}

/// A value for every day on which something changes, with every cell of the table.
fn laid_out(
    histories: &Histories,
    lists: &[&[Name]],
    source: &str,
    whole: Option<(i128, i128)>,
    owner: Span,
    out: &mut Diagnostics,
) -> Vec<ValueDecl> {
    let paths = combinations(lists);
    let by_words: BTreeMap<Vec<&str>, &BTreeMap<i32, Figure>> = histories
        .iter()
        .map(|(path, history)| (path.iter().map(String::as_str).collect(), history))
        .collect();
    // Of each cell the histories that may speak for it, the most particular first.
    let speakers: Vec<Vec<&BTreeMap<i32, Figure>>> = paths
        .iter()
        .map(|path| {
            let words: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
            most_particular(&words)
                .filter_map(|path| by_words.get(&path).copied())
                .collect()
        })
        .collect();
    for (path, speakers) in paths.iter().zip(&speakers) {
        if speakers.is_empty() {
            let options: Vec<&str> = path.iter().map(|name| name.value.as_str()).collect();
            let message = format!("the table has no cell for `{}`", options.join("`, `"));
            let help = "add a row, or one with `otherwise` for every other option";
            out.report(Code::TableCells, owner, message, "", help);
            return Vec::new();
        }
    }
    let figures = || histories.values().flatten();
    let mut days: BTreeSet<i32> = figures().map(|(from, _)| *from).collect();
    days.extend(figures().filter_map(|(_, figure)| figure.until));
    let value = |day: i32| {
        let cells = paths.iter().zip(&speakers).map(|(path, speakers)| {
            let figure = speakers.iter().find_map(|history| on(history, day));
            let (low, high, span) = match figure {
                Some(figure) => (figure.low, figure.high, figure.span),
                None => {
                    let (low, high) = whole?;
                    (low, high, owner)
                }
            };
            Some(CellDecl {
                keys: Arc::clone(path),
                threshold: None,
                low,
                high,
                span,
            })
        });
        Some(ValueDecl {
            from: Spanned {
                value: day,
                span: owner,
            },
            until: None,
            source: source.to_owned(),
            note: String::new(),
            cells: cells.collect::<Option<_>>()?,
        })
    };
    let values: Option<Vec<ValueDecl>> = days.into_iter().map(value).collect();
    if values.is_none() {
        let message = "some option has no figure on some day";
        let help = "let every option begin on the first day, or add a row `otherwise`";
        out.report(Code::TableCells, owner, message, "", help);
    }
    values.unwrap_or_default()
}

/// What a history says on a day.
fn on(history: &BTreeMap<i32, Figure>, day: i32) -> Option<&Figure> {
    let (_, figure) = history.range(..=day).next_back()?;
    figure
        .until
        .is_none_or(|until| day < until)
        .then_some(figure)
}

/// Every combination of options, the last list fastest.
fn combinations(lists: &[&[Name]]) -> Vec<Arc<[Name]>> {
    let all = lists.iter().fold(vec![Vec::new()], |sofar, list| {
        let longer = |start: &Vec<Name>| {
            let start = start.clone();
            list.iter().map(move |option| {
                let mut longer = start.clone();
                longer.push(option.clone());
                longer
            })
        };
        sofar.iter().flat_map(longer).collect()
    });
    all.into_iter().map(Arc::from).collect()
}
