//! One program: `program.toml` and `criteria.rhai` of its folder.

use super::fields::{Fields, check_id};
use super::read::Reading;
use super::read_package::missing_file;
use super::toml_tree::{Kind, Node};
use super::{Package, ProgramDecl};
use crate::diagnostic::{Code, Diagnostics};
use crate::syntax::{Name, Parser};

/// What one can do after applying.
const AFTER: [&str; 3] = ["track", "complain", "appeal"];

pub(super) fn read(folder: &str, reading: &mut Reading, package: &mut Package) {
    let path = format!("{folder}/program.toml");
    let script = format!("{folder}/criteria.rhai");
    if reading.files.find(&path).is_none() {
        let span = reading.start_of(&script);
        missing_file(&path, span, reading);
        return;
    }
    let start = reading.start_of(&path);
    let id = Name {
        value: folder.to_owned(),
        span: start,
    };
    let mut program = ProgramDecl {
        id,
        ..ProgramDecl::default()
    };
    check_id(&program.id, "program's folder", reading.out);
    let Some(table) = reading.table(&path) else {
        return;
    };
    let mut fields = Fields::new(table, start, reading.out);
    program.info_only = fields.flag("info_only");
    program.unit = if program.info_only && !fields.has("unit") {
        Name {
            value: "household".to_owned(),
            span: start,
        }
    } else {
        fields.needed_text(
            "unit",
            "`unit`: person, household or a unit of package.toml",
        )
    };
    program.valid = fields
        .take("valid")
        .and_then(|node| period(node, "valid", fields.out()))
        .unwrap_or_default();
    let windows = match fields.take("window") {
        Some(Node {
            kind: Kind::Array(items),
            ..
        }) => items,
        other => other.into_iter().collect(),
    };
    for node in windows {
        program.windows.extend(period(node, "window", fields.out()));
    }
    program.authority = fields.text("authority").unwrap_or_default().value;
    program.documents = fields.ids("documents");
    program.apply = fields.ids("apply");
    let after = fields.table("after");
    program.related = fields.ids("related");
    program.receives = fields.text("receives");
    fields.finish();
    if let Some((table, owner)) = after {
        let mut fields = Fields::new(table, owner, reading.out);
        for what in AFTER {
            program
                .after
                .extend(fields.text(what).map(|key| (what.to_owned(), key)));
        }
        fields.finish();
    }
    match reading.files.named(&script) {
        Some((index, file)) => program.script = reading.script(index, file, Parser::program),
        None if program.info_only => {}
        None => missing_file(&script, start, reading),
    }
    package.programs.push(program);
}

type Days = (Option<i32>, Option<i32>);

/// `{ from = …, to = … }`
fn period(node: Node, field: &str, out: &mut Diagnostics) -> Option<Days> {
    let span = node.span;
    let Kind::Table(table) = node.kind else {
        let message = format!("`{field}` is {}, and a table is needed", node.kind.word());
        let help = format!("write `{field} = {{ from = 2026-01-01, to = 2026-12-31 }}`");
        out.report(Code::WrongField, span, message, "", help);
        return None;
    };
    let mut fields = Fields::new(table, span, out);
    let from = fields.date("from");
    let to = fields.date("to");
    if let (Some(from), Some(to)) = (&from, &to)
        && to.value < from.value
    {
        let help = "`to` is the last day; write the earlier day as `from`";
        fields.out().report(
            Code::DatesOutOfOrder,
            to.span,
            "`to` is before `from`",
            "",
            help,
        );
    }
    fields.finish();
    Some((from.map(|day| day.value), to.map(|day| day.value)))
}
