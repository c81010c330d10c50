//! Findings of the compiler in an editor's terms.

use std::collections::BTreeMap;

use selfcheck_compiler::diagnostic::{Diagnostic, Severity, Span};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::workspace::Offsets;

use crate::wire::{Edit, Finding, Fix};

/// Files with what editors count in them, each counted once.
#[derive(Debug)]
pub struct Places<'f> {
    files: &'f Files,
    offsets: BTreeMap<u32, Offsets<'f>>,
}

impl<'f> Places<'f> {
    /// Of these files.
    #[must_use]
    pub fn new(files: &'f Files) -> Places<'f> {
        let offsets = BTreeMap::new();
        Places { files, offsets }
    }

    /// Path of a span's file, and where it begins and ends in UTF-16 units.
    pub fn of(&mut self, span: Span) -> (&'f str, usize, usize) {
        let path = self.files.of(span).map_or("", |file| file.path.as_str());
        let (from, to) = self.offsets(span).units(span);
        (path, from, to.max(from))
    }

    /// What is counted in a span's file.
    pub fn offsets(&mut self, span: Span) -> &Offsets<'f> {
        let text = self.files.of(span).map_or("", |file| file.text());
        let offsets = self.offsets.entry(span.file);
        offsets.or_insert_with(|| Offsets::new(text))
    }
}

/// All of them, in their order.
#[must_use]
pub fn findings(list: &[Diagnostic], files: &Files) -> Vec<Finding> {
    let mut places = Places::new(files);
    list.iter().map(|one| finding(one, &mut places)).collect()
}

fn finding(one: &Diagnostic, places: &mut Places) -> Finding {
    let (path, from, to) = places.of(one.span);
    let (line, column) = places.offsets(one.span).line_column(one.span.start);
    let fixes = one.fixes.iter().map(|fix| Fix {
        title: fix.title.clone(),
        edits: fix
            .edits
            .iter()
            .map(|edit| {
                let (path, from, to) = places.of(edit.span);
                Edit {
                    path: path.to_owned(),
                    from,
                    to,
                    text: edit.text.clone(),
                }
            })
            .collect(),
    });
    Finding {
        fixes: fixes.collect(),
        path: path.to_owned(),
        from,
        to,
        line,
        column,
        code: one.code.text(),
        severity: match one.code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        title: one.code.title(),
        message: one.message.clone(),
        label: one.label.clone(),
        help: one.help.clone(),
    }
}
