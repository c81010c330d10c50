//! A table that is a file, as the tables within tables that it stands for: a column for each key,
//! then `value`, or `low` and `high`; or the options of the last key across. Plain cells only.

use super::parameter::{Cell, Row};
use crate::oracle::date::Date;
use toml::{Table, Value as Toml};

/// The rows of a file with days, for a parameter with so many keys.
pub fn history(text: &str, keys: usize) -> Result<Vec<Row>, String> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().ok_or("an empty table")?;
    let days = if header.get(1) == Some(&"until") {
        2
    } else {
        1
    };
    let day = |text: &str| Date::parse(text).ok_or_else(|| format!("no day: {text}"));
    let mut rows = Vec::new();
    for cells in lines {
        let (dates, cells) = cells.split_at(days);
        let until = match dates.get(1) {
            Some(text) if !text.is_empty() => Some(day(text)?),
            _ => None,
        };
        let from = day(dates[0])?;
        let mut push = |path: &[&str], cell: Cell| {
            let path = path.iter().map(|word| (*word).to_string()).collect();
            rows.push(Row {
                from,
                until,
                path,
                cell,
            });
        };
        match header[days..].get(keys).copied() {
            Some("value") => push(&cells[..keys], Cell::Known(figure(cells[keys])?)),
            Some("low") => {
                let ends = (figure(cells[keys])?, figure(cells[keys + 1])?);
                push(&cells[..keys], Cell::Between(ends.0, ends.1));
            }
            _ => {
                let (path, figures) = cells.split_at(keys - 1);
                for (option, cell) in header[days + keys - 1..].iter().zip(figures) {
                    if !cell.is_empty() {
                        push(&[path, &[*option]].concat(), Cell::Known(figure(cell)?));
                    }
                }
            }
        }
    }
    Ok(rows)
}

/// The table of a file for a parameter with so many keys.
pub fn table(text: &str, keys: usize) -> Result<Table, String> {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().ok_or("an empty table")?;
    let across = header
        .get(keys)
        .is_none_or(|word| *word != "value" && *word != "low");
    let mut table = Table::new();
    for cells in lines {
        if across {
            let (path, values) = cells.split_at(keys - 1);
            for (option, value) in header.iter().skip(keys - 1).zip(values) {
                put(&mut table, &[path, &[option]].concat(), figure(value)?);
            }
        } else {
            let (path, values) = cells.split_at(keys);
            let value = match values {
                [low, high] => {
                    let ends = [("low".into(), figure(low)?), ("high".into(), figure(high)?)];
                    Toml::Table(ends.into_iter().collect())
                }
                [value] => figure(value)?,
                _ => return Err(format!("too many columns: {text}")),
            };
            put(&mut table, path, value);
        }
    }
    Ok(table)
}

fn put(table: &mut Table, path: &[&str], value: Toml) {
    match path {
        [] => {}
        [last] => {
            table.insert((*last).into(), value);
        }
        [first, rest @ ..] => {
            let inner = table
                .entry(*first)
                .or_insert_with(|| Toml::Table(Table::new()));
            if let Toml::Table(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}

/// A figure as TOML has it, or an option.
fn figure(cell: &str) -> Result<Toml, String> {
    let parsed = format!("figure = {cell}").parse::<Table>();
    match parsed.ok().and_then(|mut table| table.remove("figure")) {
        Some(figure) => Ok(figure),
        None if cell.is_empty() => Err("an empty cell".into()),
        None => Ok(Toml::String(cell.into())),
    }
}
