//! `results.toml`: named values with their types and bounds.

use super::fields::{Fields, check_name};
use super::figures::bounds;
use super::read::Reading;
use super::read_default::default_of;
use super::read_package::{not_taken, table_of};
use super::toml_tree::{Node, Table};
use super::types::type_of;
use super::{Package, ResultDecl};
use crate::diagnostic::Code;
use crate::syntax::Name;

pub(super) fn read(table: Table, reading: &mut Reading, package: &mut Package) {
    for (name, node) in table.entries {
        let result = result(name, node, reading, package);
        package.results.extend(result);
    }
}

fn result(name: Name, node: Node, reading: &mut Reading, package: &Package) -> Option<ResultDecl> {
    check_name(&name, "result", reading.out);
    not_taken(&name, "result", reading);
    let table = table_of(&name, node, reading.out)?;
    let mut fields = Fields::new(table, name.span, reading.out);
    let of = fields.needed_text("of", "`of = \"household\"` or `of = \"person\"`");
    let person = match of.value.as_str() {
        "person" => true,
        "household" | "" => false,
        other => {
            let message = format!("a result is not of `{other}`");
            let help = "write \"household\" or \"person\"";
            fields
                .out()
                .report(Code::WrongField, of.span, message, "", help);
            false
        }
    };
    let ty = type_of(&mut fields, package);
    let (min, max) = match &ty {
        Some(ty) => bounds(&mut fields, ty, true),
        None => {
            fields.take("min");
            fields.take("max");
            (None, None)
        }
    };
    let default = fields
        .take("default")
        .and_then(|node| default_of(&node, ty.as_ref(), [&min, &max], fields.out()));
    fields.finish();
    Some(ResultDecl {
        name,
        person,
        ty: ty?,
        min,
        max,
        default,
    })
}
