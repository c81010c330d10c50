//! The rules of a program, each with its sentence in every language, its law and its proof: what an
//! author looks at together.
//!
//! Read from the script as it is now; titles and words come from the package as it was last read.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Span};
use crate::package::{Files, Package};
use crate::syntax::{Expr, ExprKind, Parser, Place, Reserved, RuleCall, Script, Verb};
use crate::texts::extent;

/// A sentence about a rule in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The language.
    pub language: String,
    /// Its words, as written.
    pub words: String,
    /// Where they stand.
    pub span: Span,
}

/// Something that a rule names in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// As the rule names it: `L1 art. 3`.
    pub text: String,
    /// Where, with its quotes.
    pub span: Span,
    /// The source's title, or the text key of a document or doubt; empty where nothing has the name.
    pub title: String,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// What it does.
    pub verb: Verb,
    /// The whole statement.
    pub span: Span,
    /// Its condition or value.
    pub value: Option<Span>,
    /// The key of its sentence in the program's texts.
    pub key: String,
    /// The sentence, in every language that has it.
    pub sentences: Vec<Sentence>,
    /// Its laws.
    pub laws: Vec<Link>,
    /// Its proofs.
    pub proofs: Vec<Link>,
    /// Its doubt.
    pub doubt: Option<Link>,
    /// The figures it reads, also through names and functions of the script.
    pub parameters: Vec<String>,
}

/// The rules of a program in their order; none while its script cannot be read.
#[must_use]
pub fn outline(files: &Files, package: &Package, program: &str) -> Option<Vec<Rule>> {
    let (file, text) = files.find(&format!("{program}/criteria.rhai"))?;
    let place = Place::file(file, text);
    let mut found = Diagnostics::default();
    let script = Parser::default().program(text, place, &Reserved::language(), &mut found);
    if script.unread {
        return None;
    }
    let texts = sentences(files, package, program);
    let rules = script.rules.iter().map(|rule| {
        let start = match rule.verb.value {
            Verb::Amount => "amount-",
            _ => "rule-",
        };
        let key = [start, &rule.id.value].concat();
        Rule {
            id: rule.id.value.clone(),
            verb: rule.verb.value,
            span: rule.span,
            value: rule.value.as_ref().map(|value| value.span),
            sentences: texts
                .iter()
                .filter(|(of, _)| *of == key)
                .map(|(_, one)| one.clone())
                .collect(),
            key,
            laws: laws(rule, package),
            proofs: rule
                .proofs
                .iter()
                .map(|proof| {
                    let mut documents = package.about.documents.iter();
                    let known = documents.any(|document| document.id.value == proof.value);
                    link(
                        proof,
                        if known {
                            ["document-", &proof.value].concat()
                        } else {
                            String::new()
                        },
                    )
                })
                .collect(),
            doubt: rule
                .doubt
                .as_ref()
                .map(|doubt| link(doubt, ["doubt-", &doubt.value].concat())),
            parameters: figures(rule, &script),
        }
    });
    Some(rules.collect())
}

fn link(named: &crate::diagnostic::Spanned<String>, title: String) -> Link {
    Link {
        text: named.value.clone(),
        span: named.span,
        title,
    }
}

fn laws(rule: &RuleCall, package: &Package) -> Vec<Link> {
    let title = |law: &str| {
        let key = law.split_whitespace().next().unwrap_or_default();
        let mut sources = package.about.sources.iter();
        let source = sources.find(|source| source.key.value == key);
        source.map_or_else(String::new, |source| source.title.clone())
    };
    rule.laws
        .iter()
        .map(|law| link(law, title(&law.value)))
        .collect()
}

/// Every key of the program's texts with its sentence, language by language.
fn sentences(files: &Files, package: &Package, program: &str) -> Vec<(String, Sentence)> {
    let mut list = Vec::new();
    for (language, _) in &package.about.languages {
        let Some((file, text)) = files.find(&format!("{program}/{}.ftl", language.value)) else {
            continue;
        };
        for key in extent::keys(text) {
            let words = key.words(text).to_owned();
            let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            let span = Span {
                file,
                start: byte(key.end.saturating_sub(words.len())),
                end: byte(key.end),
            };
            let language = language.value.clone();
            list.push((
                key.key,
                Sentence {
                    language,
                    words,
                    span,
                },
            ));
        }
    }
    list
}

/// The figures that a rule reads.
fn figures<'s>(rule: &'s RuleCall, script: &'s Script) -> Vec<String> {
    let mut reading = Reading {
        script,
        followed: BTreeSet::new(),
        figures: Vec::new(),
    };
    if let Some(value) = &rule.value {
        reading.expr(value);
    }
    reading.figures
}

struct Reading<'s> {
    script: &'s Script,
    followed: BTreeSet<&'s str>,
    figures: Vec<String>,
}

impl<'s> Reading<'s> {
    fn expr(&mut self, expr: &'s Expr) {
        match &expr.kind {
            ExprKind::Name(name) => self.name(name),
            ExprKind::Call(name, _) => self.name(&name.value),
            ExprKind::Field(of, name) if is_figures(of) && !self.figures.contains(&name.value) => {
                self.figures.push(name.value.clone());
            }
            _ => {}
        }
        expr.parts().into_iter().for_each(|part| self.expr(part));
    }

    /// Follows a name of the script, once.
    fn name(&mut self, name: &'s str) {
        if !self.followed.insert(name) {
            return;
        }
        let script = self.script;
        if let Some(part) = script.lets.iter().find(|part| part.name.value == name) {
            self.expr(&part.value);
        }
        if let Some(function) = script.functions.iter().find(|one| one.name.value == name) {
            let parts = function.body.parts();
            parts.into_iter().for_each(|part| self.expr(part));
        }
    }
}

/// `param`, or `param.on(date)`.
fn is_figures(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(name) => name == "param",
        ExprKind::Method(of, name, _) => name.value == "on" && is_figures(of),
        _ => false,
    }
}
