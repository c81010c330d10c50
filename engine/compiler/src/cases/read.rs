//! `cases.toml` of each program, and the files in its folder `cases`, → [`Case`]s.

use std::collections::BTreeSet;
use std::sync::Arc;

use selfcheck_runtime::date::Day;

use super::Case;
use crate::answers::{Tree, from_tree};
use crate::diagnostic::{Code, Diagnostics, Span, did_you_mean};
use crate::package::fields::Fields;
use crate::package::toml_tree::{Kind, Node};
use crate::package::{File, Files, Package, holds_cases};
use crate::syntax::{Name, Verb};

/// What the reading of one program's cases needs.
pub(super) struct Reading<'a> {
    /// The program's rules and amounts.
    pub(super) rules: &'a [(String, Verb)],
    pub(super) out: &'a mut Diagnostics,
}

/// Reads the cases of every program. What is wrong with one is reported and the case left out;
/// whether its answers fit the package is seen when it is run.
pub fn read(files: &Files, package: &Package, out: &mut Diagnostics) -> Vec<Arc<Case>> {
    let mut of_files = Vec::new();
    for (index, file) in (0_u32..).zip(&files.list) {
        let Some(folder) = folder_of(&file.path) else {
            continue;
        };
        let rules = rules_of(package, folder);
        let read = |(index, rules): &(u32, Vec<_>), out: &mut Diagnostics| {
            read_file(file, *index, folder, rules, out)
        };
        of_files.push((folder, file.kept().cases.get((index, rules), out, read)));
    }
    let all = of_files.iter();
    let all = all.flat_map(|(folder, cases)| cases.iter().map(move |case| (*folder, case)));
    let mut names = BTreeSet::new();
    let mut cases = Vec::new();
    for (folder, case) in all {
        if !names.insert((folder, case.name.value.as_str())) {
            let message = "a case of this name is there already";
            let help = "say what is different about this one";
            out.report(Code::BadCase, case.name.span, message, "", help);
        }
        cases.push(Arc::clone(case));
    }
    cases
}

/// Ids and verbs of a program's rules: what its cases can speak of.
fn rules_of(package: &Package, folder: &str) -> Vec<(String, Verb)> {
    let programs = package.programs.iter();
    programs
        .filter(|program| program.id.value == folder)
        .flat_map(|program| &program.script.rules)
        .map(|rule| (rule.id.value.clone(), rule.verb.value))
        .collect()
}

/// The cases of one file.
fn read_file(
    file: &File,
    index: u32,
    folder: &str,
    rules: &[(String, Verb)],
    out: &mut Diagnostics,
) -> Vec<Arc<Case>> {
    let Some(table) = file.tree(index, out).as_ref().clone() else {
        return Vec::new();
    };
    let start = Span {
        file: index,
        start: 0,
        end: 0,
    };
    let mut fields = Fields::new(table, start, out);
    let list = fields.take("case");
    fields.finish();
    let mut reading = Reading { rules, out };
    match list {
        Some(Node {
            kind: Kind::Array(items),
            ..
        }) => items
            .into_iter()
            .filter_map(|item| reading.case(item, folder))
            .map(Arc::new)
            .collect(),
        Some(other) => {
            let help = "write `[[case]]` above each case";
            reading.bad(other.span, "`case` is a list", help);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// The program whose cases a file holds.
fn folder_of(path: &str) -> Option<&str> {
    let (folder, name) = path.split_once('/')?;
    holds_cases(name).then_some(folder)
}

impl Reading<'_> {
    pub(super) fn bad(&mut self, span: Span, message: &str, help: &str) {
        self.out.report(Code::BadCase, span, message, "", help);
    }

    /// Reports a word that is not among those known.
    pub(super) fn known<'k>(
        &mut self,
        word: &Name,
        what: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let known: Vec<&str> = known.collect();
        if known.contains(&word.value.as_str()) {
            return;
        }
        let help = did_you_mean(
            &word.value,
            word.span,
            known.iter().copied(),
            format!("there are: {}", known.join(", ")),
        );
        let message = format!("there is no {what} `{}`", word.value);
        self.out.report(Code::BadCase, word.span, message, "", help);
    }

    fn case(&mut self, node: Node, program: &str) -> Option<Case> {
        let Kind::Table(table) = node.kind else {
            self.bad(node.span, "a case is a table", "write `[[case]]` above it");
            return None;
        };
        let mut fields = Fields::new(table, node.span, self.out);
        let name = fields.needed_text("name", "`name`, what the case shows");
        if !fields.has("date") {
            fields.missing("date", "`date = 2026-03-01`, the date of evaluation");
        }
        let date = fields.date("date");
        let answers = fields.take("answers");
        let expect = fields.table("expect");
        if expect.is_none() {
            fields.missing("expect", "`expect = { status = \"office\" }`");
        }
        fields.finish();
        let answers = match answers {
            Some(node) => from_tree(&Tree::from_toml(&node)).map_err(|errors| (node.span, errors)),
            None => Ok(selfcheck_runtime::Answers::default()),
        };
        let expects = self.expects(expect?.0, &name);
        match answers {
            Ok(answers) => Some(Case {
                program: program.to_owned(),
                date: Day(date?.value),
                answers,
                expects,
                name,
            }),
            Err((span, errors)) => {
                for error in errors {
                    let message = format!("answers of `{}`: {error}", name.value);
                    let help = format!(
                        "write them as the language reference shows ({})",
                        error.code
                    );
                    self.out.report(Code::BadCase, span, message, "", help);
                }
                None
            }
        }
    }
}
