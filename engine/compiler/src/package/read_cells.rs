//! What one value of a parameter holds: a figure, a table over the options of its keys, steps or
//! brackets. A figure may be a range (`low`, `high`).

use super::fields::Fields;
use super::figures::{figure, unknown_option};
use super::read::{TableFile, Tables};
use super::read_table;
use super::toml_tree::{Kind, Node, Table};
use super::types::PERIODS;
use super::{CellDecl, OTHERWISE, ShapeDecl, SourceDecl, TypeDecl};
use crate::diagnostic::{Code, Diagnostics, Span, Spanned, did_you_mean};
use crate::syntax::Name;

/// What a value has to hold.
pub(super) struct Wanted<'a> {
    pub(super) ty: &'a TypeDecl,
    pub(super) shape: &'a ShapeDecl,
    /// What its keys are named by.
    pub(super) keys: &'a [Name],
    /// Options of each key, where they are known.
    pub(super) options: &'a [Option<Vec<Name>>],
    /// The CSV files that a value may name.
    pub(super) tables: &'a Tables<'a>,
    /// What figures may name as where they were published.
    pub(super) sources: &'a [SourceDecl],
}

/// Reads the type of thresholds: `integer`, `integer/year`, `decimal/2` with its places, `money/month`
/// with the places of the currency, or `money/month/6` with its own.
pub(super) fn threshold_type(
    word: &Spanned<String>,
    currency_places: u32,
    out: &mut Diagnostics,
) -> Option<TypeDecl> {
    let number = |places: u32, unit: &str| {
        Some(TypeDecl::Number {
            places,
            unit: unit.to_owned(),
        })
    };
    if word.value == "integer" {
        return number(0, "");
    }
    let in_places = |text: &str| text.parse::<u32>().ok().filter(|places| *places <= 12);
    let parts: Vec<&str> = word.value.split('/').collect();
    match parts.as_slice() {
        ["money", period] if PERIODS.contains(period) => number(currency_places, &word.value),
        ["money", period, places] if PERIODS.contains(period) && in_places(places).is_some() => {
            number(in_places(places)?, &format!("money/{period}"))
        }
        ["decimal", places] if in_places(places).is_some() => number(in_places(places)?, ""),
        ["integer", unit] if !unit.is_empty() => number(0, unit),
        _ => {
            let message = format!("`{}` cannot be the type of a threshold", word.value);
            let help = "write integer, integer/year, decimal/2, money/month or money/month/6";
            out.report(Code::WrongField, word.span, message, "", help);
            None
        }
    }
}

/// Reads the cells of one value.
pub(super) fn cells(fields: &mut Fields, wanted: &Wanted) -> Option<Vec<CellDecl>> {
    match wanted.shape {
        ShapeDecl::Cells(keys) if keys.is_empty() => single(fields, wanted.ty),
        ShapeDecl::Cells(keys) => table(fields, wanted, keys.len()),
        ShapeDecl::Steps(ty) => {
            if !fields.has("below") {
                fields.missing("below", "`below`, the value below the first step");
            }
            let below = fields.take("below");
            let mut read: Vec<CellDecl> = below
                .and_then(|node| range(&node, wanted.ty, fields.out()))
                .map(|(low, high, span)| cell(Vec::new(), None, low, high, span))
                .into_iter()
                .collect();
            read.extend(steps(fields, ty, wanted.ty)?);
            Some(read)
        }
        ShapeDecl::Marginal(ty) => steps(fields, ty, wanted.ty),
    }
}

fn cell(keys: Vec<Name>, threshold: Option<i128>, low: i128, high: i128, span: Span) -> CellDecl {
    CellDecl {
        keys: keys.into(),
        threshold,
        low,
        high,
        span,
    }
}

fn single(fields: &mut Fields, ty: &TypeDecl) -> Option<Vec<CellDecl>> {
    let value = fields.take("value");
    let (low, high) = (fields.take("low"), fields.take("high"));
    let (low, high, span) = match (value, low, high) {
        (Some(node), None, None) => range(&node, ty, fields.out())?,
        (None, Some(low), Some(high)) => ends(&low, &high, ty, fields.out())?,
        _ => {
            fields.missing("value", "either `value`, or both `low` and `high`");
            return None;
        }
    };
    Some(vec![cell(Vec::new(), None, low, high, span)])
}

/// A figure, or `{ low = …, high = … }`.
pub(super) fn range(
    node: &Node,
    ty: &TypeDecl,
    out: &mut Diagnostics,
) -> Option<(i128, i128, Span)> {
    if let Kind::Table(table) = &node.kind {
        let mut fields = Fields::new(table.clone(), node.span, out);
        let (low, high) = (fields.take("low"), fields.take("high"));
        let read = match (low, high) {
            (Some(low), Some(high)) => ends(&low, &high, ty, fields.out()),
            _ => {
                fields.missing("low", "both `low` and `high`");
                None
            }
        };
        fields.finish();
        return read.map(|(low, high, _)| (low, high, node.span));
    }
    figure(node, ty, out).map(|value| (value, value, node.span))
}

fn ends(
    low: &Node,
    high: &Node,
    ty: &TypeDecl,
    out: &mut Diagnostics,
) -> Option<(i128, i128, Span)> {
    let span = low.span.to(high.span);
    if let TypeDecl::Choice(_) = ty {
        let message = "options have no `low` and `high`";
        let help = "write one option; leave the date without a value when it is not known";
        out.report(Code::WrongField, span, message, "", help);
        return None;
    }
    let (least, most) = (figure(low, ty, out)?, figure(high, ty, out)?);
    if least > most {
        let help = "write the lesser figure as `low`";
        out.report(
            Code::OutsideBounds,
            high.span,
            "`high` is less than `low`",
            "",
            help,
        );
    }
    Some((least.min(most), most.max(least), span))
}

fn table(fields: &mut Fields, wanted: &Wanted, depth: usize) -> Option<Vec<CellDecl>> {
    let owner = fields.owner();
    let (entries, owner) = match fields.take("table") {
        Some(Node {
            kind: Kind::Table(table),
            ..
        }) => (table.entries, owner),
        Some(node) => from_file(&node, fields, wanted)?,
        None if depth == 1 => (fields.rest(), owner),
        None => {
            fields.missing(
                "table",
                "`table = { first = { second = … } }`, or `table = \"tables/….csv\"`",
            );
            return None;
        }
    };
    let mut read = Vec::new();
    level(
        Table { entries },
        wanted,
        &[],
        owner,
        &mut read,
        fields.out(),
    );
    Some(read)
}

/// The table in the file that is named, and where its columns are.
fn from_file(
    node: &Node,
    fields: &mut Fields,
    wanted: &Wanted,
) -> Option<(Vec<(Name, Node)>, Span)> {
    let Kind::Text(path, place) = &node.kind else {
        let help = "write `{ option = value, … }`, or the path of a CSV file in quotes";
        return fields.wrong("table", node, "a table or a file", help);
    };
    let file = file(path, place.span, wanted, fields.out())?;
    let table = read_table::table(&file.rows, wanted, fields.out())?;
    Some((table.entries, file.rows.header.span))
}

/// A CSV file that is named.
pub(super) fn file<'a>(
    path: &str,
    span: Span,
    wanted: &Wanted<'a>,
    out: &mut Diagnostics,
) -> Option<&'a TableFile<'a>> {
    let Some(file) = wanted.tables.get(path) else {
        let known = wanted.tables.keys().copied();
        let help = did_you_mean(
            path,
            span,
            known,
            "add the file; tables are CSV files in the folder `tables`",
        );
        let message = format!("the package has no `{path}`");
        out.report(Code::MissingFile, span, message, "", help);
        return None;
    };
    file.used.set(true);
    Some(file)
}

/// One key's options, and what stands under each.
fn level(
    table: Table,
    wanted: &Wanted,
    before: &[Name],
    owner: Span,
    read: &mut Vec<CellDecl>,
    out: &mut Diagnostics,
) {
    let options = wanted.options.get(before.len()).and_then(Option::as_ref);
    let last = before.len() + 1 >= wanted.options.len();
    if let Some(options) = options {
        let names: Vec<&Name> = table.entries.iter().map(|(name, _)| name).collect();
        complete(&names, options, owner, out);
    }
    for (name, node) in table.entries {
        let mut keys = before.to_vec();
        let owner = name.span;
        keys.push(name);
        if last {
            let found = range(&node, wanted.ty, out);
            read.extend(found.map(|(low, high, span)| cell(keys, None, low, high, span)));
        } else if let Kind::Table(table) = node.kind {
            level(table, wanted, &keys, owner, read, out);
        } else {
            let message = format!(
                "this is {}, and a table over the next key is needed",
                node.kind.word()
            );
            out.report(
                Code::TableCells,
                node.span,
                message,
                "",
                "write `{ option = value, … }`",
            );
        }
    }
}

/// Whether every option has a cell, and every cell an option.
pub(super) fn complete(
    names: &[&Name],
    options: &[Name],
    owner: Span,
    out: &mut Diagnostics,
) -> bool {
    let has = |word: &str| names.iter().any(|name| name.value == word);
    let mut all_known = true;
    for name in names {
        let known = options.iter().any(|option| option.value == name.value);
        if !known && name.value != OTHERWISE {
            all_known = false;
            unknown_option(&name.value, options, name.span, out);
        }
    }
    let missing: Vec<&str> = options
        .iter()
        .map(|option| option.value.as_str())
        .filter(|option| !has(option))
        .collect();
    if !missing.is_empty() && !has(OTHERWISE) {
        let message = format!("the table has no cell for `{}`", missing.join("`, `"));
        let help = "add the cells, or `otherwise = …` for every other option";
        out.report(Code::TableCells, owner, message, "", help);
    }
    if missing.is_empty() && has(OTHERWISE) {
        let message = "every option has a cell, so `otherwise` is never used";
        out.report(Code::TableCells, owner, message, "", "remove `otherwise`");
    }
    all_known && missing.is_empty() != has(OTHERWISE)
}

/// `[[threshold, value], …]`
fn steps(fields: &mut Fields, thresholds: &TypeDecl, values: &TypeDecl) -> Option<Vec<CellDecl>> {
    if !fields.has("steps") {
        fields.missing("steps", "`steps = [[threshold, value], …]`");
    }
    let node = fields.take("steps")?;
    let Kind::Array(items) = &node.kind else {
        return fields.wrong("steps", &node, "a list", "write `[[threshold, value], …]`");
    };
    let out = fields.out();
    let mut read: Vec<CellDecl> = Vec::new();
    for item in items {
        let (threshold, value) = match &item.kind {
            Kind::Array(pair) => match pair.as_slice() {
                [threshold, value] => (threshold, value),
                _ => {
                    let message = format!("a step has 2 figures, and this has {}", pair.len());
                    let help = "write `[threshold, value]`";
                    out.report(Code::TableCells, item.span, message, "", help);
                    continue;
                }
            },
            other => {
                let message = format!("this is {}, and a step is needed", other.word());
                out.report(
                    Code::WrongField,
                    item.span,
                    message,
                    "",
                    "write `[threshold, value]`",
                );
                continue;
            }
        };
        let (Some(at), Some((low, high, span))) = (
            figure(threshold, thresholds, out),
            range(value, values, out),
        ) else {
            continue;
        };
        if read
            .last()
            .is_some_and(|before| before.threshold >= Some(at))
        {
            let help = "write the steps with the lowest threshold first";
            out.report(
                Code::TableCells,
                threshold.span,
                "thresholds must rise",
                "",
                help,
            );
        }
        read.push(cell(Vec::new(), Some(at), low, high, span));
    }
    if read.is_empty() && items.is_empty() {
        out.report(
            Code::TableCells,
            node.span,
            "there are no steps",
            "",
            "add at least one step",
        );
    }
    Some(read)
}
