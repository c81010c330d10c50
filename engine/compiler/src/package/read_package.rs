//! `package.toml`: who publishes what, units over the people, sources and documents.

use super::fields::{Fields, check_id, check_name};
use super::read::Reading;
use super::toml_tree::{Kind, Node, Table};
use super::{DocumentDecl, Package, SourceDecl, Unit, read_sex};
use crate::diagnostic::{Code, Diagnostics, Span};
use crate::syntax::{Name, Place, Reserved};

/// People in a home when a package does not say.
const MAX_PEOPLE: u32 = 30;

pub(super) fn read(table: Table, reading: &mut Reading, package: &mut Package) {
    let start = reading.start_of("package.toml");
    let mut fields = Fields::new(table, start, reading.out);
    let about = &mut package.about;
    let id = fields.needed_text("id", "`id = \"egypt\"`");
    if !id.value.is_empty() {
        check_id(&id, "package", fields.out());
    }
    about.id = id.value;
    about.version = fields
        .needed_text("version", "`version = \"2026.1.0\"`")
        .value;
    let reviewed = date(&mut fields, "reviewed");
    about.reviewed = reviewed.value;
    about.review_by = date(&mut fields, "review_by");
    about.authority = fields.text("authority").unwrap_or_default().value;
    about.max_people = fields
        .count("max_people")
        .map_or(MAX_PEOPLE, |count| count.value);
    about.not_checked = fields.ids("not_checked");
    let currency = fields.table("currency");
    if currency.is_none() {
        fields.missing("currency", "`currency = { code = \"EGP\", places = 2 }`");
    }
    let languages = fields.table("languages");
    if languages
        .as_ref()
        .is_none_or(|(table, _)| table.entries.is_empty())
    {
        fields.missing("languages", "`languages = { en = \"en-GB\" }`");
    }
    let sources = fields.table("sources");
    let documents = fields.table("documents");
    let units = fields.table("units");
    let sex = fields.table("sex");
    fields.finish();

    if let Some((table, owner)) = currency {
        let mut fields = Fields::new(table, owner, reading.out);
        about.currency = fields.needed_text("code", "`code = \"EGP\"`").value;
        if !fields.has("places") {
            fields.missing("places", "`places = 2`, the decimal places of the currency");
        }
        about.currency_places = fields.count("places").map_or(0, |count| count.value);
        fields.finish();
    }
    for (name, node) in languages.into_iter().flat_map(|(table, _)| table.entries) {
        about.languages.extend(language(name, &node, reading));
    }
    for (key, node) in sources.into_iter().flat_map(|(table, _)| table.entries) {
        about.sources.extend(source(key, node, reading));
    }
    for (id, node) in documents.into_iter().flat_map(|(table, _)| table.entries) {
        about.documents.extend(document(id, node, reading));
    }
    for (id, node) in units.into_iter().flat_map(|(table, _)| table.entries) {
        package.units.extend(unit(id, node, reading));
    }
    if let Some((table, _)) = sex {
        read_sex::read(table, reading, package);
    }
}

fn date(fields: &mut Fields, field: &'static str) -> crate::diagnostic::Spanned<i32> {
    if !fields.has(field) {
        fields.missing(field, &format!("`{field} = 2026-03-01`"));
    }
    fields.date(field).unwrap_or_default()
}

/// The entries of a declaration, which must be a table.
pub(super) fn table_of(name: &Name, node: Node, out: &mut Diagnostics) -> Option<Table> {
    match node.kind {
        Kind::Table(table) => Some(table),
        other => {
            let message = format!(
                "`{}` is {}, and a table is needed",
                name.value,
                other.word()
            );
            let help = format!("write `{} = {{ … }}`", name.value);
            out.report(Code::WrongField, node.span, message, "", help);
            None
        }
    }
}

fn language(name: Name, node: &Node, reading: &mut Reading) -> Option<(Name, Name)> {
    match &node.kind {
        Kind::Text(locale, place) => Some((
            name,
            Name {
                value: locale.clone(),
                span: place.span,
            },
        )),
        other => {
            let message = format!("the locale of `{}` is {}", name.value, other.word());
            let help = "write language and region in quotes: \"ar-EG\"";
            reading
                .out
                .report(Code::WrongField, node.span, message, "", help);
            None
        }
    }
}

fn source(key: Name, node: Node, reading: &mut Reading) -> Option<SourceDecl> {
    if key.value.is_empty() || key.value.contains(char::is_whitespace) {
        let message = format!("`{}` cannot be the key of a source", key.value);
        let help =
            "write it without spaces: what follows a space in `.law` is the place in the source";
        reading
            .out
            .report(Code::BadName, key.span, message, "", help);
    }
    let table = table_of(&key, node, reading.out)?;
    let mut fields = Fields::new(table, key.span, reading.out);
    let title = fields.needed_text("title", "`title = \"…\"`").value;
    let date = fields.date("date").map(|day| day.value);
    let url = fields.text("url").unwrap_or_default().value;
    fields.finish();
    Some(SourceDecl {
        key,
        title,
        date,
        url,
    })
}

fn document(id: Name, node: Node, reading: &mut Reading) -> Option<DocumentDecl> {
    check_id(&id, "document", reading.out);
    let table = table_of(&id, node, reading.out)?;
    let mut fields = Fields::new(table, id.span, reading.out);
    let instead = fields.text("instead").unwrap_or_default().value;
    fields.finish();
    Some(DocumentDecl { id, instead })
}

fn unit(id: Name, node: Node, reading: &mut Reading) -> Option<Unit> {
    check_name(&id, "unit", reading.out);
    not_taken(&id, "unit", reading);
    let table = table_of(&id, node, reading.out)?;
    let mut fields = Fields::new(table, id.span, reading.out);
    let who = fields.placed_text("who");
    if who.is_none() {
        fields.missing(
            "who",
            "`who`, the condition for belonging to it: `who = 'person.relation == \"child\"'`",
        );
    }
    let lists = fields.table("lists");
    fields.finish();
    let mut read: Vec<(Name, crate::syntax::Expr)> = Vec::new();
    for (name, node) in lists.into_iter().flat_map(|(table, _)| table.entries) {
        check_name(&name, "list", reading.out);
        if name.value == "members" {
            let help = "choose another name: `members` is everyone who belongs to the unit";
            let message = "`members` is declared already";
            reading
                .out
                .report(Code::DeclaredTwice, name.span, message, "", help);
        }
        if let Some(text) = expression_text(&name, node, reading) {
            read.extend(reading.expression(Some(text)).map(|expr| (name, expr)));
        }
    }
    let who = reading.expression(who)?;
    Some(Unit {
        id,
        who,
        lists: read,
    })
}

fn expression_text(name: &Name, node: Node, reading: &mut Reading) -> Option<(String, Place)> {
    match node.kind {
        Kind::Text(text, place) => Some((text, place)),
        other => {
            let message = format!(
                "`{}` is {}, and an expression is needed",
                name.value,
                other.word()
            );
            let help = "write the condition in single quotes: 'person.relation == \"child\"'";
            reading
                .out
                .report(Code::WrongField, node.span, message, "", help);
            None
        }
    }
}

/// Reports a name that means something in every script.
pub(super) fn not_taken(name: &Name, what: &str, reading: &mut Reading) {
    if let Some(meaning) = Reserved::language().meaning(&name.value) {
        let message = format!("`{}` is {meaning}", name.value);
        let help = format!("choose another name for the {what}");
        reading
            .out
            .report(Code::BadName, name.span, message, "", help);
    }
}

/// A place for findings about what is not there at all.
pub(super) fn missing_file(path: &str, span: Span, reading: &mut Reading) {
    let message = format!("`{path}` is missing");
    let help = format!("add the file `{path}`");
    reading
        .out
        .report(Code::MissingFile, span, message, "", help);
}
