//! Nothing of a package is left out, in any language.

use selfcheck_compiler::package::{Bound, ParameterDecl, TypeDecl};
use selfcheck_compiler::syntax::Verb;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::Texts;

use super::{SHIPPED, escaped, page, part, shipped};

#[test]
fn every_rule_of_every_package_is_there_with_its_law_its_proofs_and_its_doubt() {
    let mut rules = 0;
    for name in SHIPPED {
        let package = shipped(name);
        for (language, texts) in &package.0.texts {
            let texts = Texts::new(texts.clone()).unwrap();
            let page = page(&package, language);
            for program in &package.0.package.programs {
                let id = &program.id.value;
                for rule in &program.script.rules {
                    let verb = rule.verb.value.word();
                    let anchor = format!("{id}-{verb}-{}", rule.id.value);
                    let shown = part(&page, "article", &anchor);
                    let kind = match rule.verb.value {
                        Verb::Amount => "amount",
                        _ => "rule",
                    };
                    let mut keys = vec![format!("{id}.{kind}-{}", rule.id.value)];
                    for end in [".met", ".unmet", ".open"] {
                        keys.push(format!("{id}.{kind}-{}{end}", rule.id.value));
                    }
                    keys.extend(rule.doubt.iter().map(|d| format!("{id}.doubt-{}", d.value)));
                    keys.extend(rule.proofs.iter().map(|p| format!("document-{}", p.value)));
                    for key in keys {
                        says(shown, &texts, &key);
                    }
                    for law in &rule.laws {
                        let source = law.value.split(' ').next().unwrap();
                        assert!(shown.contains(&format!("#source-{source}\"")), "{anchor}");
                    }
                    let written = escaped(package.1.text(rule.span));
                    assert!(shown.contains(&written), "{anchor}: {written}\n{shown}");
                    rules += 1;
                }
            }
        }
    }
    assert!(rules > 150, "{rules} rules");
}

/// The words of a text that stand before its first mark are shown.
fn says(shown: &str, texts: &Texts, key: &str) {
    if let Some(text) = texts.text(key) {
        let words = text.split(['{', '\\']).next().unwrap();
        assert!(shown.contains(&escaped(words)), "{key}: {words}\n{shown}");
    }
}

#[test]
fn every_source_and_document_of_every_package_is_there_and_what_is_not_checked() {
    for name in SHIPPED {
        let package = shipped(name);
        for (language, texts) in &package.0.texts {
            let texts = Texts::new(texts.clone()).unwrap();
            let page = page(&package, language);
            let about = &package.0.package.about;
            for source in &about.sources {
                let shown = part(&page, "tr", &format!("source-{}", source.key.value));
                assert!(shown.contains(&escaped(&source.title)), "{shown}");
                let linked = format!("href=\"{}\"", escaped(&source.url));
                assert!(source.url.is_empty() || shown.contains(&linked), "{shown}");
                let date = source.date.map(|day| texts.date(Day(day)));
                assert!(date.is_none_or(|date| shown.contains(&date)), "{shown}");
            }
            for document in &about.documents {
                let shown = part(&page, "section", "annex-documents");
                for key in ["document-", "instead-"] {
                    let id = match key {
                        "instead-" => &document.instead,
                        _ => &document.id.value,
                    };
                    says(shown, &texts, &format!("{key}{id}"));
                }
            }
            for id in &about.not_checked {
                let shown = part(&page, "section", "annex-not-checked");
                says(shown, &texts, &format!("not-checked-{}", id.value));
            }
            for fact in package.0.package.facts.iter() {
                let path = format!("fact-{}.{}", fact.about.value, fact.name.value);
                let shown = part(&page, "article", &path);
                says(shown, &texts, &format!("fact-{}", fact.name.value));
            }
        }
    }
}

#[test]
fn every_value_of_every_figure_is_there_with_its_day_and_its_note() {
    let mut values = 0;
    for name in SHIPPED {
        let package = shipped(name);
        for (language, texts) in &package.0.texts {
            let texts = Texts::new(texts.clone()).unwrap();
            let page = page(&package, language);
            for decl in package.0.package.parameters.iter() {
                let name = &decl.name.value;
                let shown = part(&page, "article", &format!("figure-{name}"));
                for value in &decl.values {
                    let day = texts.date(Day(value.from.value));
                    assert!(shown.contains(&day), "{name}: {day}");
                    assert!(
                        shown.contains(&escaped(&value.note)),
                        "{name}: {}",
                        value.note
                    );
                    let mut ends: Vec<i128> = Vec::new();
                    for cell in &value.cells {
                        if !is_whole(decl, cell.low, cell.high) {
                            ends.extend([cell.low, cell.high]);
                        }
                    }
                    ends.sort_unstable();
                    ends.dedup();
                    for end in ends {
                        let text = written(&texts, &decl.ty, end);
                        let shown = shown.contains(&format!(">{}", escaped(&text)));
                        assert!(shown, "{name} from {day}: {text}");
                        values += 1;
                    }
                }
            }
        }
    }
    assert!(values > 3000, "{values} values");
}

/// Whether an interval says nothing: then it is told as not known.
fn is_whole(decl: &ParameterDecl, low: i128, high: i128) -> bool {
    let bound = |bound: &Option<selfcheck_compiler::diagnostic::Spanned<Bound>>| {
        bound.map(|bound| bound.value)
    };
    low < high
        && match decl.ty {
            TypeDecl::Number { .. } => {
                bound(&decl.min) == Some(Bound::Value(low))
                    && bound(&decl.max) == Some(Bound::Value(high))
            }
            _ => true,
        }
}

/// How a value is written, as far as its unit does not follow.
fn written(texts: &Texts, ty: &TypeDecl, value: i128) -> String {
    match ty {
        TypeDecl::Bool if value == 0 => texts.interface(selfcheck_runtime::ui!("no")).to_owned(),
        TypeDecl::Bool => texts.interface(selfcheck_runtime::ui!("yes")).to_owned(),
        TypeDecl::Date => texts.date(Day(i32::try_from(value).unwrap())),
        TypeDecl::Choice(options) => options[usize::try_from(value).unwrap()].value.clone(),
        TypeDecl::Choices(_) => panic!("no figure is a set"),
        TypeDecl::Number { places, unit } => match unit.strip_prefix("money/") {
            Some("once") => texts.money(value, *places, ""),
            Some(period) => texts.money(value, *places, period),
            None => {
                let (mut value, mut places) = (value, *places);
                while places > 0 && value % 10 == 0 {
                    (value, places) = (value / 10, places - 1);
                }
                texts.number(value, places)
            }
        },
    }
}
