//! What holds for every finding with a fix: made, it removes that very finding and adds no error of
//! syntax; and who asks "did you mean" says what to write.

use selfcheck_compiler::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use selfcheck_compiler::package::{File, Files};
use selfcheck_compiler::{Options, compile};
use selfcheck_runtime::date::Day;

/// Everything found in a package on the day that these tests take for today.
pub fn compiled(files: &Files, found: Diagnostics) -> Vec<Diagnostic> {
    let options = Options {
        today: Some(Day::parse("2026-06-01").unwrap()),
        ..Options::default()
    };
    match compile(files, &options, found) {
        Ok(compiled) => compiled.diagnostics,
        Err(list) => list,
    }
}

/// The files with a fix made.
pub fn mended(fix: &Fix, files: &Files) -> Files {
    let list = files
        .list
        .iter()
        .zip(0..)
        .map(|(file, at)| File::new(file.path.clone(), fix.apply(at, file.text())));
    Files {
        list: list.collect(),
    }
}

/// What is wrong with a finding's fixes.
pub fn law(one: &Diagnostic, before: &[Diagnostic], files: &Files) -> Result<(), String> {
    if one.help.contains("did you mean") && one.fixes.is_empty() {
        return Err(format!("a guess without a fix: {one:?}"));
    }
    for fix in &one.fixes {
        let edits = &fix.edits;
        if fix.title.is_empty() || edits.is_empty() {
            return Err(format!("nothing to do: {fix:?}"));
        }
        if edits
            .windows(2)
            .any(|two| two[0].span.end > two[1].span.start)
        {
            return Err(format!("edits over one another: {fix:?}"));
        }
        for edit in edits {
            let text = files.of(edit.span).ok_or("a place in no file")?.text();
            let range = edit.span.start as usize..edit.span.end as usize;
            if text.get(range).is_none() {
                return Err(format!("cut through a character: {fix:?}"));
            }
        }
        let files = mended(fix, files);
        let after = compiled(&files, Diagnostics::default());
        let same = |other: &&Diagnostic| {
            let place = (other.span.file, other.span.start) == (one.span.file, one.span.start);
            other.code == one.code && place && (one.span.start > 0 || other.message == one.message)
        };
        if let Some(other) = after.iter().find(same) {
            return Err(format!("{one:?} is there after {fix:?}: {other:?}"));
        }
        let count = |list: &[Diagnostic]| list.iter().filter(|one| is_syntax(one.code)).count();
        if count(&after) > count(before) {
            return Err(format!("{fix:?} breaks: {after:?}"));
        }
    }
    Ok(())
}

fn is_syntax(code: Code) -> bool {
    let codes = [
        Code::Syntax,
        Code::TomlSyntax,
        Code::FluentSyntax,
        Code::CsvSyntax,
    ];
    codes.contains(&code)
}
