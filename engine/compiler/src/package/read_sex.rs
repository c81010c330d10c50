//! `sex` in `package.toml`: which answers tell whether a text speaks of a woman or of a man, so that it
//! can choose by `$sex`. Nothing tells it but what the package says here, and nothing is asked for it.

use super::read::Reading;
use super::read_package::table_of;
use super::toml_tree::{Kind, Table};
use super::{Package, SexDecl, TypeDecl};
use crate::diagnostic::{Code, did_you_mean};
use crate::texts::needs::SEXES;

/// Whose sex is told: that of whom the answer is about, or the applicant's by an answer about anybody.
const WHOSE: [&str; 2] = ["person", "applicant"];

pub(super) fn read(table: Table, reading: &mut Reading, package: &mut Package) {
    for (whose, node) in table.entries {
        if !WHOSE.contains(&whose.value.as_str()) {
            let message = format!("`{}` is nobody whose sex can be told", whose.value);
            let help = "write `sex.person`, whom the answer is about, or `sex.applicant`";
            reading
                .out
                .report(Code::UnknownField, whose.span, message, "", help);
            continue;
        }
        let facts = table_of(&whose, node, reading.out).into_iter();
        for (fact, node) in facts.flat_map(|table| table.entries) {
            let values = table_of(&fact, node, reading.out).into_iter();
            for (value, node) in values.flat_map(|table| table.entries) {
                match node.kind {
                    Kind::Text(sex, _) if SEXES.contains(&sex.as_str()) => {
                        package.about.sex.push(SexDecl {
                            whose: whose.value.clone(),
                            fact: fact.clone(),
                            value,
                            sex,
                        });
                    }
                    _ => {
                        let message =
                            format!("`{}` tells neither `male` nor `female`", value.value);
                        let help = format!("write `{} = \"female\"` or `\"male\"`", value.value);
                        reading
                            .out
                            .report(Code::WrongField, node.span, message, "", help);
                    }
                }
            }
        }
    }
}

/// Reports what tells nothing, because it is no answer about a person.
pub(super) fn check(reading: &mut Reading, package: &Package) {
    let of_person = || {
        package
            .facts
            .iter()
            .filter(|fact| fact.about.value == "person")
    };
    for SexDecl { fact, value, .. } in &package.about.sex {
        let Some(declared) = of_person().find(|known| known.name.value == fact.value) else {
            let message = format!("there is no fact `{}` about a person", fact.value);
            let names = of_person().map(|fact| fact.name.value.as_str());
            let help = did_you_mean(
                &fact.value,
                fact.span,
                names,
                "name a fact of facts.toml that is asked of a person",
            );
            reading
                .out
                .report(Code::UnknownFact, fact.span, message, "", help);
            continue;
        };
        let known: Vec<&str> = match &declared.ty {
            _ if declared.derived.is_some() => Vec::new(),
            TypeDecl::Bool => vec!["true", "false"],
            TypeDecl::Choice(options) => options.iter().map(|one| one.value.as_str()).collect(),
            _ => Vec::new(),
        };
        if known.is_empty() {
            let message = format!("nobody answers `{}` with one word", fact.value);
            let help = "name a `bool` or a `choice` that is asked, not derived";
            reading
                .out
                .report(Code::WrongField, fact.span, message, "", help);
        } else if !known.contains(&value.value.as_str()) {
            let message = format!("`{}` has no option `{}`", fact.value, value.value);
            let help = did_you_mean(
                &value.value,
                value.span,
                known.iter().copied(),
                format!("it can be `{}`", known.join("`, `")),
            );
            reading
                .out
                .report(Code::UnknownOption, value.span, message, "", help);
        }
    }
}
