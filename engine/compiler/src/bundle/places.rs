//! Where in the sources each named thing of a bundle stands. Authors' tools lead from an outcome
//! to the line that made it; citizens never load this.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Span;
use crate::package::{Files, Package};

/// A stretch of a source file, as people count it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Path from the package's folder.
    pub file: String,
    /// First line, from 1.
    pub line: u32,
    /// Its first character, from 1.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// The character after the last, in the last line.
    pub end_column: u32,
}

/// The places of a package, each thing by the name that outcomes and answers use.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Places {
    /// SHA-256 of the core they belong to.
    pub core: String,
    /// Facts: `person.birth_date`.
    pub facts: BTreeMap<String, Place>,
    /// Parameters by name.
    pub parameters: BTreeMap<String, Place>,
    /// Named results: the function in `results.rhai`.
    pub results: BTreeMap<String, Place>,
    /// By program its rules, each with everything chained to it.
    pub rules: BTreeMap<String, BTreeMap<String, Place>>,
}

impl Places {
    /// The places of a package; `core` is the SHA-256 of its core.
    #[must_use]
    pub fn of(package: &Package, files: &Files, core: &str) -> Places {
        let facts = package.facts.iter().map(|fact| {
            let path = format!("{}.{}", fact.about.value, fact.name.value);
            (path, fact.name.span)
        });
        let parameters = package
            .parameters
            .iter()
            .map(|parameter| (parameter.name.value.clone(), parameter.name.span));
        let functions = package
            .result_script
            .functions
            .iter()
            .map(|function| (function.name.value.clone(), function.name.span));
        let rules = package.programs.iter().map(|program| {
            let rules = program.script.rules.iter();
            let rules = rules.map(|rule| (rule.id.value.clone(), rule.span));
            (program.id.value.clone(), located(rules, files))
        });
        Places {
            core: core.to_owned(),
            facts: located(facts, files),
            parameters: located(parameters, files),
            results: located(functions, files),
            rules: rules.collect(),
        }
    }
}

fn located(named: impl Iterator<Item = (String, Span)>, files: &Files) -> BTreeMap<String, Place> {
    named
        .filter_map(|(name, span)| Some((name, place(span, files)?)))
        .collect()
}

/// A span as people count it; none if its file is not there.
pub(crate) fn place(span: Span, files: &Files) -> Option<Place> {
    let file = files.of(span)?;
    let at = |byte: u32| {
        let (line, start) = file.line(byte);
        let end = usize::try_from(byte).unwrap_or(usize::MAX);
        let before = file.text().get(start..end).unwrap_or_default();
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        (small(line), small(before.chars().count()).saturating_add(1))
    };
    let ((line, column), (end_line, end_column)) = (at(span.start), at(span.end));
    Some(Place {
        file: file.path.clone(),
        line,
        column,
        end_line,
        end_column,
    })
}
