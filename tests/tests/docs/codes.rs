//! The pages of codes: each code of the runtime has one, and what a page shows as an example is
//! refused with that code while what it shows instead is not.

use std::rc::Rc;

use selfcheck_compiler::answers::from_json;
use selfcheck_compiler::diagnostic::Code;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::{Bundle, Session, codes};

use crate::blocks::{Block, blocks, read, root};
use crate::example::{PROGRAM, compile, sources, with_criteria};

/// No answers written as JSON lead to these: a host calls in a way that JSON has no form for, or
/// gives a date by itself.
const WITHOUT_EXAMPLE: [&str; 4] = ["A001", "A002", "A013", "A031"];

#[test]
fn every_code_of_the_runtime_has_its_page() {
    for (code, title) in codes::ALL {
        let page = read(&format!("docs/diagnostics/{code}.md"));
        assert!(page.starts_with(&format!("# {code}: {title}\n")), "{code}");
    }
    let list = read("docs/diagnostics/README.md");
    let pages = std::fs::read_dir(root().join("docs/diagnostics")).expect("a folder");
    for page in pages {
        let name = page.expect("a page").file_name();
        let code = name.to_string_lossy().replace(".md", "");
        assert!(list.contains(&format!("[{code}]({code}.md)")) || code == "README");
        let known = codes::ALL.iter().any(|(known, _)| *known == code);
        assert!(
            !code.starts_with(['A', 'B']) || known,
            "a page of no code: {code}"
        );
    }
}

#[test]
fn answers_shown_on_a_page_have_its_code_and_those_shown_instead_have_none() {
    let core = compile(sources()).core.expect("the example package");
    let bundle = Rc::new(Bundle::decode(core).expect("our own core"));
    let mut wrong = Vec::new();
    for (code, _) in codes::ALL.iter().filter(|(code, _)| code.starts_with('A')) {
        let found = blocks(&format!("docs/diagnostics/{code}.md"));
        if WITHOUT_EXAMPLE.contains(code) {
            assert!(found.is_empty(), "{code} does have an example");
            continue;
        }
        let [example, instead] = found.as_slice() else {
            panic!("{code}: an example, and what to write instead");
        };
        for (block, promised) in [(example, vec![(*code).to_owned()]), (instead, vec![])] {
            let said = refused(&bundle, block);
            if said != promised {
                wrong.push(format!("{}: {said:?}", block.place));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Warnings that a fragment of criteria would have anyway.
const OF_FRAGMENTS: [&str; 4] = ["W0701", "W0702", "W0705", "W0706"];

#[test]
fn criteria_shown_on_a_page_have_its_code_and_those_shown_instead_have_none() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for code in Code::ALL.iter().map(|code| code.text()) {
        let found = blocks(&format!("docs/diagnostics/{code}.md"));
        for (place, block) in found
            .iter()
            .filter(|block| block.language == "rhai")
            .enumerate()
        {
            let unit = block.value("unit").unwrap_or("family");
            let compiled = compile(&with_criteria(unit, &block.text));
            let mut said = compiled.errors();
            said.extend(compiled.warnings(&format!("{PROGRAM}/criteria.rhai")));
            let fine = if place == 0 {
                said.iter().any(|said| said == code)
            } else {
                said.iter()
                    .all(|said| OF_FRAGMENTS.contains(&said.as_str()))
            };
            if !fine {
                wrong.push(format!("{}: {said:?}", block.place));
            }
            tried += 1;
        }
    }
    assert!(tried >= 45, "only {tried} examples of criteria");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Codes with which answers are not accepted.
fn refused(bundle: &Rc<Bundle>, block: &Block) -> Vec<String> {
    let errors = match from_json(&block.text) {
        Ok(answers) => {
            let date = answers.date.or(Day::parse("2026-03-20")).expect("a date");
            Session::from_answers(Rc::clone(bundle), date, &answers).err()
        }
        Err(errors) => Some(errors),
    };
    let errors = errors.unwrap_or_default();
    for error in &errors {
        // What is not JSON has no place in the answers.
        assert!(error.code == "A040" || !error.path.is_empty(), "{error}");
    }
    errors.iter().map(|error| error.code.to_owned()).collect()
}
