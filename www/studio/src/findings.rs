//! Findings of the compiler in an editor's terms.

use std::collections::BTreeMap;

use selfcheck_compiler::diagnostic::{Diagnostic, Severity};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::workspace::Offsets;

use crate::wire::Finding;

/// All of them, in their order.
#[must_use]
pub fn findings(list: &[Diagnostic], files: &Files) -> Vec<Finding> {
    let mut offsets = BTreeMap::new();
    list.iter()
        .map(|one| {
            let (path, text) = files
                .of(one.span)
                .map_or(("", ""), |file| (file.path.as_str(), file.text()));
            let offsets = offsets
                .entry(one.span.file)
                .or_insert_with(|| Offsets::new(text));
            let (from, to) = offsets.units(one.span);
            let (line, column) = offsets.line_column(one.span.start);
            Finding {
                path: path.to_owned(),
                from,
                to: to.max(from),
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
        })
        .collect()
}
