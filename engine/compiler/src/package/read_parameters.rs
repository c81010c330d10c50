//! `parameters.toml`: figures by date, each with its source; the order of dates and the bounds.
//!
//! What one value holds (a figure, a table, steps, brackets) is in `read_cells`; a whole history in
//! CSV files is in `read_history`.

use super::fields::{Fields, check_id};
use super::figures::bounds;
use super::read::Tables;
use super::read_cells::{Wanted, cells, threshold_type};
use super::read_history;
use super::read_package::table_of;
use super::toml_tree::{Kind, Node, Table};
use super::types::type_of;
use super::{Bound, Package, ParameterDecl, ShapeDecl, SourceDecl, TypeDecl, ValueDecl};
use super::{unknown_source, whole_numbers};
use crate::diagnostic::{Code, Diagnostics, Spanned};
use crate::syntax::Name;

/// So many cells a table may have.
const MOST_CELLS: usize = 200_000;

/// What the parameters of a file are, by the declarations of a package so far.
pub(super) fn read(
    table: Table,
    package: &Package,
    tables: &Tables,
    out: &mut Diagnostics,
) -> Vec<ParameterDecl> {
    let entries = table.entries.into_iter();
    let read = entries.filter_map(|(name, node)| parameter(name, node, package, tables, out));
    read.collect()
}

fn parameter(
    name: Name,
    node: Node,
    package: &Package,
    tables: &Tables,
    out: &mut Diagnostics,
) -> Option<ParameterDecl> {
    check_id(&name, "parameter", out);
    if name.value == "on" {
        let message = "`param.on(date)` is the figures of another day";
        let help = "choose another name for the parameter";
        out.report(Code::BadName, name.span, message, "", help);
    }
    let table = table_of(&name, node, out)?;
    let places = package.about.currency_places;
    let mut fields = Fields::new(table, name.span, out);
    let ty = type_of(&mut fields, package);
    let keys = fields.ids("key");
    let steps = fields.text("steps");
    let marginal = fields.text("marginal");
    let shape = match (keys.is_empty(), steps, marginal) {
        (_, None, None) => Some(ShapeDecl::Cells(keys.clone())),
        (true, Some(steps), None) => {
            threshold_type(&steps, places, fields.out()).map(ShapeDecl::Steps)
        }
        (true, None, Some(marginal)) => {
            threshold_type(&marginal, places, fields.out()).map(ShapeDecl::Marginal)
        }
        _ => {
            let message = "`key`, `steps` and `marginal` exclude one another";
            let help = "keep one of them, or make two parameters";
            let owner = fields.owner();
            fields
                .out()
                .report(Code::WrongField, owner, message, "", help);
            None
        }
    };
    let confidential = fields.flag("confidential");
    let values = fields.take("values");
    let files = fields.ids("table");
    let source = (!files.is_empty()).then(|| source_of(&mut fields, &package.about.sources));
    if values.is_none() && files.is_empty() {
        fields.missing(
            "values",
            "`values = [{ from = 2026-01-01, value = …, source = \"…\" }]`",
        );
    }
    let (min, max) = match &ty {
        Some(TypeDecl::Choices(_)) => {
            let message = "a figure cannot be a set of choices";
            let help = "use a bool parameter with `key`, one for each option";
            let owner = fields.owner();
            fields
                .out()
                .report(Code::WrongField, owner, message, "", help);
            return None;
        }
        Some(ty) => bounds(&mut fields, ty, true),
        None => {
            fields.take("min");
            fields.take("max");
            (None, None)
        }
    };
    for bound in [&min, &max].into_iter().flatten() {
        if let Bound::Today(_) = bound.value {
            let help = "write a day: a figure does not move with the date of evaluation";
            let message = "the bound of a parameter cannot be relative to today";
            fields
                .out()
                .report(Code::WrongField, bound.span, message, "", help);
        }
    }
    fields.finish();
    let (ty, shape) = (ty?, shape?);
    let options = key_options(&keys, package);
    let lengths = options.iter().flatten().map(Vec::len);
    if lengths.fold(1, usize::saturating_mul) > MOST_CELLS {
        let message = format!("this table would have more than {MOST_CELLS} cells");
        let help = "use fewer keys, or make several tables";
        out.report(Code::TableKeys, name.span, message, "", help);
        return None;
    }
    let wanted = Wanted {
        ty: &ty,
        shape: &shape,
        keys: &keys,
        options: &options,
        tables,
        sources: &package.about.sources,
    };
    let mut read = Vec::new();
    match values.map(|node| (node.span, node.kind)) {
        Some((_, Kind::Array(items))) => {
            for item in items {
                read.extend(value(item, &wanted, out));
            }
        }
        Some((span, other)) => {
            let message = format!("`values` is {}, and a list is needed", other.word());
            let help = "write `values = [{ from = 2026-01-01, value = …, source = \"…\" }]`";
            out.report(Code::WrongField, span, message, "", help);
        }
        None => {}
    }
    if let Some(source) = source {
        let whole = match &ty {
            TypeDecl::Bool => Some((0, 1)),
            _ => figure(&min).zip(figure(&max)),
        };
        let history = read_history::values(&files, &source, whole, &wanted, out);
        read.extend(history);
    }
    in_order(&read, out);
    let parameter = ParameterDecl {
        name,
        ty,
        min,
        max,
        shape,
        confidential,
        values: read,
    };
    within_bounds(&parameter, out);
    Some(parameter)
}

/// What a figure is from: a source that `package.toml` has.
fn source_of(fields: &mut Fields, known: &[SourceDecl]) -> String {
    if !fields.has("source") {
        fields.missing("source", "`source = \"…\"`, where it was published");
    }
    let Some(source) = fields.text("source") else {
        return String::new();
    };
    if let Some((message, help)) = unknown_source(&source, known) {
        let out = fields.out();
        out.report(
            Code::UnknownId,
            source.span,
            message,
            "unknown source",
            help,
        );
    }
    source.value
}

/// A bound as a figure.
fn figure(bound: &Option<Spanned<Bound>>) -> Option<i128> {
    match bound {
        Some(Spanned {
            value: Bound::Value(value),
            ..
        }) => Some(*value),
        _ => None,
    }
}

/// The options of each key; none for a fact or a result that is not there (which is reported where
/// names are resolved).
fn key_options(keys: &[Name], package: &Package) -> Vec<Option<Vec<Name>>> {
    keys.iter()
        .map(|key| {
            if let Some(numbers) = whole_numbers(&key.value) {
                let name = |number: u32| Name {
                    value: number.to_string(),
                    span: key.span,
                };
                return Some(numbers.map(name).collect());
            }
            let Some((about, name)) = key.value.split_once('.') else {
                let result = package.results.iter().find(|r| r.name.value == key.value)?;
                return match &result.ty {
                    TypeDecl::Choice(options) => Some(options.clone()),
                    _ => None,
                };
            };
            let fact = package
                .facts
                .iter()
                .find(|fact| fact.about.value == about && fact.name.value == name)?;
            match &fact.ty {
                TypeDecl::Choice(options) => Some(options.clone()),
                _ => None,
            }
        })
        .collect()
}

fn value(node: Node, wanted: &Wanted, out: &mut Diagnostics) -> Option<ValueDecl> {
    let span = node.span;
    let Kind::Table(table) = node.kind else {
        let message = format!(
            "this is {}, and a value with its date is needed",
            node.kind.word()
        );
        let help = "write `{ from = 2026-01-01, value = …, source = \"…\" }`";
        out.report(Code::WrongField, span, message, "", help);
        return None;
    };
    let mut fields = Fields::new(table, span, out);
    if !fields.has("from") {
        fields.missing(
            "from",
            "`from = 2026-01-01`, the first day on which it holds",
        );
    }
    let from = fields.date("from");
    let last = fields.date("until");
    let source = source_of(&mut fields, wanted.sources);
    let note = fields.text("note").unwrap_or_default().value;
    let cells = cells(&mut fields, wanted);
    fields.finish();
    let from = from?;
    if let Some(last) = &last
        && last.value < from.value
    {
        let help = "`until` is the last day on which it holds";
        out.report(
            Code::DatesOutOfOrder,
            last.span,
            "`until` is before `from`",
            "",
            help,
        );
    }
    let until = last.map(|last| Spanned {
        value: last.value.saturating_add(1),
        span: last.span,
    });
    Some(ValueDecl {
        from,
        until,
        source,
        note,
        cells: cells?,
    })
}

fn in_order(values: &[ValueDecl], out: &mut Diagnostics) {
    for (value, next) in values.iter().zip(values.iter().skip(1)) {
        if next.from.value <= value.from.value {
            let message = "this value does not begin after the one before it";
            let help = "write the values with the earliest day first, each day once";
            out.report(Code::DatesOutOfOrder, next.from.span, message, "", help);
        } else if let Some(until) = &value.until
            && until.value > next.from.value
        {
            let message = "this value still holds when the next one begins";
            let help = "leave `until` out, or let it end before the next `from`";
            out.report(Code::DatesOutOfOrder, until.span, message, "", help);
        }
    }
}

fn within_bounds(parameter: &ParameterDecl, out: &mut Diagnostics) {
    let (Some(min), Some(max)) = (figure(&parameter.min), figure(&parameter.max)) else {
        return;
    };
    for cell in parameter.values.iter().flat_map(|value| &value.cells) {
        let below = cell.low < min;
        if below || cell.high > max {
            let side = if below {
                "less than `min`"
            } else {
                "more than `max`"
            };
            let message = format!("this value of `{}` is {side}", parameter.name.value);
            let help = "correct the figure, or the declared bound";
            out.report(Code::OutsideBounds, cell.span, message, "", help);
        }
    }
}
