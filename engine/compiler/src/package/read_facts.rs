//! `facts.toml`: what may be asked, in the order of the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::fields::{Fields, check_name};
use super::figures::bounds;
use super::read::Reading;
use super::read_default::default_of;
use super::read_package::{not_taken, table_of};
use super::toml_tree::{Kind, Node, Table};
use super::types::type_of;
use super::{FactDecl, GroupDecl, Package, TypeDecl};
use crate::diagnostic::{Code, Diagnostics, did_you_mean};
use crate::syntax::{Expr, ExprKind, Name, digits_and_places};

/// Ways of asking.
const ASK: [&str; 5] = ["who", "which", "date", "year", "age"];
/// What a person has besides facts.
const OF_A_PERSON: [&str; 3] = ["position", "eligible", "receives"];

pub(super) fn read(table: Table, reading: &mut Reading, package: &mut Package) {
    let start = reading.start_of("facts.toml");
    let mut fields = Fields::new(table, start, reading.out);
    let topics = fields.table("topics");
    let groups = fields.table("groups");
    let subjects = fields.rest();
    if let Some((table, owner)) = topics {
        let mut fields = Fields::new(table, owner, reading.out);
        package.topics = fields.ids("order");
        fields.finish();
    }
    for (id, node) in groups.into_iter().flat_map(|(table, _)| table.entries) {
        package.groups.extend(group(id, node, reading));
    }
    let mut declared = Vec::new();
    for (about, node) in subjects {
        check_subject(&about, reading, package);
        for (name, node) in table_of(&about, node, reading.out)
            .into_iter()
            .flat_map(|t| t.entries)
        {
            declared.push((about.clone(), name, node));
        }
    }
    // The order of the file, whichever tables the facts stand in.
    declared.sort_by_key(|(_, name, _)| name.span);
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (about, name, node) in declared {
        if let Some(other) = seen.insert(name.value.clone(), about.value.clone()) {
            let message = format!("`{}` is declared already, about `{other}`", name.value);
            let help = "choose another name: a fact's name is unique in the package";
            reading
                .out
                .report(Code::DeclaredTwice, name.span, message, "", help);
        }
        let fact = fact(about, name, node, reading, package);
        Arc::make_mut(&mut package.facts).extend(fact);
    }
}

fn group(id: Name, node: Node, reading: &mut Reading) -> Option<GroupDecl> {
    check_name(&id, "group", reading.out);
    not_taken(&id, "group", reading);
    let table = table_of(&id, node, reading.out)?;
    let mut fields = Fields::new(table, id.span, reading.out);
    if !fields.has("max") {
        fields.missing("max", "`max = 10`, how many there can be at most");
    }
    let max = fields.count("max").map_or(1, |count| count.value);
    fields.finish();
    Some(GroupDecl { id, max })
}

fn check_subject(about: &Name, reading: &mut Reading, package: &Package) {
    let own = package.units.iter().map(|unit| unit.id.value.as_str());
    let groups = package.groups.iter().map(|group| group.id.value.as_str());
    let known: Vec<&str> = ["person", "household"]
        .into_iter()
        .chain(own)
        .chain(groups)
        .collect();
    if !known.contains(&about.value.as_str()) {
        let help = did_you_mean(
            &about.value,
            about.span,
            known.iter().copied(),
            format!("facts are about: {}", known.join(", ")),
        );
        let message = format!("nothing is named `{}`", about.value);
        reading
            .out
            .report(Code::UnknownField, about.span, message, "", help);
    }
}

fn fact(
    about: Name,
    name: Name,
    node: Node,
    reading: &mut Reading,
    package: &Package,
) -> Option<FactDecl> {
    check_name(&name, "fact", reading.out);
    if OF_A_PERSON.contains(&name.value.as_str()) {
        let message = format!("every person has `{}` already", name.value);
        let help = "choose another name for the fact";
        reading
            .out
            .report(Code::BadName, name.span, message, "", help);
    }
    let table = table_of(&name, node, reading.out)?;
    let mut fields = Fields::new(table, name.span, reading.out);
    let ty = type_of(&mut fields, package);
    let derived = fields.placed_text("derived");
    let when = fields.placed_text("when");
    let shape = ty.clone().unwrap_or(TypeDecl::Bool);
    let needed = derived.is_none() && matches!(shape, TypeDecl::Number { .. });
    let (min, max) = match ty {
        Some(_) => bounds(&mut fields, &shape, needed),
        None => {
            fields.take("min");
            fields.take("max");
            (None, None)
        }
    };
    let otherwise = fields.take("otherwise");
    match (&when, &otherwise) {
        (Some(_), None) => {
            fields.missing(
                "otherwise",
                "`otherwise`, the value where `when` does not hold",
            );
        }
        (None, Some(node)) => {
            let message = "`otherwise` without `when` is never used";
            let help = "add `when`, the condition under which it is asked, or remove it";
            fields
                .out()
                .report(Code::WrongField, node.span, message, "", help);
        }
        _ => {}
    }
    let otherwise = otherwise.and_then(|node| literal(node, fields.out()));
    let ask = fields.ids("ask");
    check_ask(&ask, fields.out());
    let topic = fields.text("topic");
    let sensitive = fields.flag("sensitive");
    let hard = fields.flag("hard");
    let suggest = fields.flag("suggest");
    let default = fields
        .take("default")
        .and_then(|node| default_of(&node, ty.as_ref(), [&min, &max], fields.out()));
    fields.finish();
    let when = reading.expression(when);
    let derived = reading.expression(derived);
    Some(FactDecl {
        about,
        name,
        ty: ty?,
        min,
        max,
        when,
        otherwise,
        derived,
        ask,
        topic,
        sensitive,
        hard,
        suggest,
        default,
    })
}

fn check_ask(ask: &[Name], out: &mut Diagnostics) {
    for form in ask {
        if !ASK.contains(&form.value.as_str()) {
            let help = did_you_mean(
                &form.value,
                form.span,
                ASK,
                format!("ways of asking: {}", ASK.join(", ")),
            );
            let message = format!("there is no way of asking named `{}`", form.value);
            out.report(Code::WrongField, form.span, message, "", help);
        }
    }
}

/// A TOML value as the literal that a script would write.
fn literal(node: Node, out: &mut Diagnostics) -> Option<Expr> {
    let span = node.span;
    let kind = match node.kind {
        Kind::Bool(value) => ExprKind::Bool(value),
        Kind::Number(text) => match digits_and_places(&text) {
            Some((digits, places)) => ExprKind::Number { digits, places },
            None => {
                let message = format!("`{text}` is not a decimal number");
                let help = "write digits with at most one point: 1250.50";
                out.report(Code::WrongField, span, message, "", help);
                return None;
            }
        },
        Kind::Text(text, _) => ExprKind::Text(text),
        Kind::Date(day) => {
            let name = Name {
                value: "date".to_owned(),
                span,
            };
            let iso = selfcheck_runtime::date::Day(day).iso();
            ExprKind::Call(
                name,
                vec![Expr {
                    kind: ExprKind::Text(iso),
                    span,
                }],
            )
        }
        Kind::Array(items) => ExprKind::List(
            items
                .into_iter()
                .filter_map(|item| literal(item, out))
                .collect(),
        ),
        Kind::Time | Kind::Table(_) => {
            let message = format!("`otherwise` is {}, and a value is needed", node.kind.word());
            let help = "write a number, true or false, an option in quotes, or a date";
            out.report(Code::WrongField, span, message, "", help);
            return None;
        }
    };
    Some(Expr { kind, span })
}
