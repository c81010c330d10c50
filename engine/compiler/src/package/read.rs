//! Files → [`Package`]: which file is read for what, in which order, and the names they reserve.
//!
//! Each kind of file has a reader of its own (`read_*`); what the declarations mean together is
//! `crate::elaborate`'s.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::kept::Kept;
use super::read_csv::Rows;
use super::toml_tree::{self, Table};
use super::{File, Files, Package};
use super::{
    read_csv, read_facts, read_package, read_parameters, read_places, read_programs, read_results,
    read_sex,
};
use crate::diagnostic::{Code, Diagnostics, Fix, Help, Span};
use crate::syntax::{Parser, Place, Reserved, Script};

/// What may lie in a package's folder beside `texts/`, `tables/` and the programs.
const FILES_OF_A_PACKAGE: [&str; 6] = [
    "package.toml",
    "facts.toml",
    "parameters.toml",
    "places.csv",
    "results.rhai",
    "results.toml",
];

/// What declares the package, its facts and its results.
const DECLARING: [&str; 3] = ["package.toml", "facts.toml", "results.toml"];

/// What makes a folder a program's.
const FILES_OF_A_PROGRAM: [&str; 3] = ["program.toml", "criteria.rhai", "cases.toml"];

/// What every reader needs.
pub(super) struct Reading<'a> {
    pub(super) files: &'a Files,
    pub(super) parser: Parser,
    pub(super) names: Reserved,
    pub(super) out: &'a mut Diagnostics,
}

/// The CSV files under `tables/`, by path.
pub(super) type Tables<'a> = BTreeMap<&'a str, TableFile<'a>>;

/// A CSV file under `tables/`.
pub(super) struct TableFile<'a> {
    pub(super) rows: Arc<Rows>,
    /// What was read of it before.
    pub(super) kept: &'a Kept,
    /// Whether some parameter names it.
    pub(super) used: Cell<bool>,
}

/// Reads a whole package. What cannot be read is left out and reported.
pub fn read(files: &Files, out: &mut Diagnostics) -> Package {
    let mut tables = Tables::new();
    let mut places = None;
    for (index, file) in files.list.iter().enumerate() {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        let kept = file.kept();
        kept.signs.get(index, out, |_, out| {
            bidi(index, &file.path, file.text(), out);
        });
        if file.path.ends_with(".csv") {
            let rows = kept
                .rows
                .get(index, out, |_, out| read_csv::read(file.text(), index, out));
            if file.path.starts_with("tables/") {
                let used = Cell::new(false);
                tables.insert(file.path.as_str(), TableFile { rows, kept, used });
            } else if file.path == "places.csv" {
                places = Some(rows);
            }
        }
    }
    let declared = match files.named("package.toml") {
        Some((_, file)) => {
            let sources = files.sources(|path| DECLARING.contains(&path));
            let kept = &file.kept().declared;
            kept.get(sources, out, |_, out| declared(files, out))
        }
        None => Arc::new(declared(files, out)),
    };
    let (mut package, names) = Arc::unwrap_or_clone(declared);
    let mut reading = Reading {
        files,
        parser: Parser::default(),
        names,
        out,
    };
    if let Some((index, file)) = files.named("parameters.toml") {
        let sources = files.sources(|path| {
            DECLARING.contains(&path) || path == "parameters.toml" || path.starts_with("tables/")
        });
        let parameters = &file.kept().parameters;
        package.parameters = parameters.get(sources, reading.out, |_, out| {
            let Some(table) = file.tree(index, out).as_ref().clone() else {
                return Vec::new();
            };
            let read = read_parameters::read(table, &package, &tables, out);
            unused_tables(files, &tables, out);
            read
        });
    }
    if let Some((index, file)) = files.named("results.rhai") {
        package.result_script = reading.script(index, file, Parser::results);
    }
    let folders = program_folders(files);
    for folder in &folders {
        read_programs::read(folder, &mut reading, &mut package);
    }
    if let Some(rows) = places {
        read_places::read(&rows, &mut reading, &mut package);
    }
    reading.unread_files(&folders, &package);
    package
}

/// What the files that declare say ([`DECLARING`]), and the names that they take.
fn declared(files: &Files, out: &mut Diagnostics) -> (Package, Reserved) {
    let mut reading = Reading {
        files,
        parser: Parser::default(),
        names: Reserved::language(),
        out,
    };
    let mut package = Package::default();
    let about = reading.needed_table("package.toml");
    let facts = reading.needed_table("facts.toml");
    let results = reading.table("results.toml");
    if let Some(table) = &about {
        reading.reserve(table, "units", "a unit");
    }
    if let Some(table) = &facts {
        reading.reserve(table, "groups", "a group");
    }
    for (name, _) in results.iter().flat_map(|table| &table.entries) {
        reading.names.add(&name.value, "a named result");
    }
    if let Some(table) = about {
        read_package::read(table, &mut reading, &mut package);
    }
    if let Some(table) = facts {
        read_facts::read(table, &mut reading, &mut package);
        read_sex::check(&mut reading, &package);
    }
    if let Some(table) = results {
        read_results::read(table, &mut reading, &mut package);
    }
    (package, reading.names)
}

impl Reading<'_> {
    /// The root table of a TOML file, if the file is there.
    pub(super) fn table(&mut self, path: &str) -> Option<Table> {
        let (index, file) = self.files.named(path)?;
        file.tree(index, self.out).as_ref().clone()
    }

    /// A script, as one of the parser's ways of reading has it.
    pub(super) fn script(
        &mut self,
        index: u32,
        file: &File,
        read: fn(&Parser, &str, Place, &Reserved, &mut Diagnostics) -> Script,
    ) -> Script {
        let key = (index, self.names.clone());
        let parser = &self.parser;
        let script = file.kept().script.get(key, self.out, |(_, names), out| {
            read(
                parser,
                file.text(),
                Place::file(index, file.text()),
                names,
                out,
            )
        });
        script.as_ref().clone()
    }

    /// The same of a file that every package has.
    fn needed_table(&mut self, path: &str) -> Option<Table> {
        if self.files.find(path).is_none() {
            let message = format!("the package has no `{path}`");
            let help = format!("add the file `{path}` to the package's folder");
            let span = self.start_of("package.toml");
            self.out.report(Code::MissingFile, span, message, "", help);
        }
        self.table(path)
    }

    /// Reports files in which nobody looks: one misnamed would be missed in silence.
    fn unread_files(&mut self, programs: &BTreeSet<String>, package: &Package) {
        let languages = &package.about.languages;
        let text = |name: &str| {
            let language = name.strip_suffix(".ftl");
            languages.iter().any(|(id, _)| Some(&*id.value) == language) || languages.is_empty()
        };
        let read = |path: &str| match path.split_once('/') {
            None => FILES_OF_A_PACKAGE.contains(&path),
            Some(("texts", name)) => text(name),
            Some(("tables", name)) => !name.contains('/'),
            Some((folder, name)) => {
                programs.contains(folder)
                    && (FILES_OF_A_PROGRAM.contains(&name) || holds_cases(name) || text(name))
            }
        };
        for file in self.files.list.iter().filter(|file| !read(&file.path)) {
            let message = format!("nothing reads `{}`", file.path);
            let help =
                "give it the name under which it is looked for, or move it out of the folder";
            let span = self.start_of(&file.path);
            self.out.report(Code::UnreadFile, span, message, "", help);
        }
    }

    /// Reserves the names declared under a table.
    fn reserve(&mut self, table: &Table, field: &str, what: &'static str) {
        let found = table.entries.iter().find(|(name, _)| name.value == field);
        if let Some((_, node)) = found
            && let toml_tree::Kind::Table(declared) = &node.kind
        {
            for (name, _) in &declared.entries {
                self.names.add(&name.value, what);
            }
        }
    }

    /// The start of a file, for findings about the whole of it.
    pub(super) fn start_of(&self, path: &str) -> Span {
        start_of(self.files, path)
    }

    /// An expression in a field; none when the field is absent.
    pub(super) fn expression(
        &mut self,
        text: Option<(String, Place)>,
    ) -> Option<crate::syntax::Expr> {
        let (text, place) = text?;
        Some(self.parser.expression(&text, place, &self.names, self.out))
    }
}

/// Reports tables that no parameter names.
fn unused_tables(files: &Files, tables: &Tables, out: &mut Diagnostics) {
    for (path, _) in tables.iter().filter(|(_, table)| !table.used.get()) {
        let message = format!("no parameter names `{path}`");
        let help = format!("write `table = \"{path}\"` in a value, or delete the file");
        out.report(Code::UnusedTable, start_of(files, path), message, "", help);
    }
}

fn start_of(files: &Files, path: &str) -> Span {
    let file = files.find(path).map_or(0, |(index, _)| index);
    Span {
        file,
        start: 0,
        end: 0,
    }
}

/// Whether a path within a program's folder is that of a file with cases.
pub(crate) fn holds_cases(path: &str) -> bool {
    let among_several = |name: &str| name.ends_with(".toml") && !name.contains('/');
    path == "cases.toml" || path.strip_prefix("cases/").is_some_and(among_several)
}

/// Folders with a program in them.
fn program_folders(files: &Files) -> BTreeSet<String> {
    files
        .list
        .iter()
        .filter_map(|file| file.path.split_once('/'))
        .filter(|(_, name)| FILES_OF_A_PROGRAM.contains(name))
        .map(|(folder, _)| folder.to_owned())
        .collect()
}

/// Control characters that make a text look different from what it is. Texts for readers may hold
/// direction marks, which move nothing by themselves.
fn bidi(file: u32, path: &str, text: &str, out: &mut Diagnostics) {
    let for_readers = path.ends_with(".ftl");
    for (at, c) in text.char_indices() {
        let overrides = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        let marks = matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}');
        if overrides || (marks && !for_readers) {
            let start = u32::try_from(at).unwrap_or(u32::MAX);
            let end = start.saturating_add(u32::try_from(c.len_utf8()).unwrap_or(1));
            let message = format!(
                "an invisible character (U+{:04X}) changes the direction of the text",
                u32::from(c)
            );
            let span = Span { file, start, end };
            let help = Help::from("delete it: what is read must be what is written")
                .with(Fix::delete(span));
            out.report(Code::BidiControl, span, message, "", help);
        }
    }
}
