//! `toml case`: worked cases of the program in the block before, run by the compiler's own runner.

use std::rc::Rc;

use selfcheck_compiler::cases::{self, Runner};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::package;
use selfcheck_runtime::Bundle;

use crate::blocks::Block;
use crate::example::{PROGRAM, compile, files, with_criteria};

/// Runs the cases of a block for the criteria of another; what is wrong, a line each.
pub fn check(criteria: &Block, block: &Block) -> Vec<String> {
    let unit = criteria.value("unit").unwrap_or("family");
    let mut sources = with_criteria(unit, &criteria.text);
    sources.insert(format!("{PROGRAM}/cases.toml"), block.text.clone());
    let compiled = compile(&sources);
    let Some(core) = compiled.core.clone() else {
        return vec![format!("does not compile:\n{}", compiled.said('E'))];
    };
    let mut runner = match Bundle::decode(core) {
        Ok(bundle) => Runner::new(Rc::new(bundle)),
        Err(error) => return vec![error.to_string()],
    };
    let mut found = Diagnostics::default();
    let files = files(&sources, &mut found);
    let package = package::read(&files, &mut found);
    let read = cases::read(&files, &package, &mut found);
    let mut wrong: Vec<String> = found
        .into_sorted()
        .into_iter()
        .filter(|finding| finding.code.text() == "E0601")
        .map(|finding| format!("{}: {}", finding.message, finding.help))
        .collect();
    if read.is_empty() {
        wrong.push("there is no case in it".to_owned());
    }
    for case in &read {
        let report = runner.run(case);
        for difference in report.differences {
            let (what, expected, got) = (difference.what, difference.expected, difference.got);
            let why = difference.why.join("; ");
            wrong.push(format!(
                "`{}`: {what} is {got}, not {expected} ({why})",
                report.name
            ));
        }
    }
    wrong
}
