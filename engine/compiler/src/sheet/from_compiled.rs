//! From a compiled package to its sheet: what programs and their rules rest on.

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;

use super::reached;
use super::say::Say;
use super::{About, Citation, Document, Fact, Line, Named, Piece, Sheet, Source, Unit};
use super::{excerpt, from_figures};
use crate::package::{FactDecl, Files, Package, SourceDecl};
use crate::syntax::Expr;

/// What a sheet is made from.
pub struct Making<'a> {
    pub package: &'a Package,
    pub core: &'a Core,
    pub files: &'a Files,
    pub say: Say<'a>,
    /// The day whose figures are shown, in days since 1970-01-01.
    pub date: i32,
}

/// Where something stands on a sheet.
pub fn anchor(what: &str, name: &str) -> String {
    [what, "-", name].concat()
}

/// `core` is the name of the core.
pub fn sheet(making: &Making, core: String) -> Sheet {
    let package = making.package;
    let about = &package.about;
    let say = &making.say;
    Sheet {
        words: say.words,
        language: say.texts.language().to_owned(),
        direction: say.texts.direction().to_owned(),
        date: say.date(making.date),
        package: About {
            id: about.id.clone(),
            version: about.version.clone(),
            authority: making.named("authority-", &about.authority),
            reviewed: say.date(about.reviewed),
            review_by: say.date(about.review_by.value),
            currency: about.currency.clone(),
            languages: about
                .languages
                .iter()
                .map(|(_, tag)| tag.value.clone())
                .collect(),
            core,
        },
        programs: (0..package.programs.len())
            .filter_map(|at| making.program(at))
            .collect(),
        figures: package
            .parameters
            .iter()
            .map(|decl| from_figures::figure(making, decl))
            .collect(),
        results: making.results(),
        facts: package.facts.iter().map(|fact| making.fact(fact)).collect(),
        units: package.units.iter().map(|unit| making.unit(unit)).collect(),
        documents: about
            .documents
            .iter()
            .map(|document| making.document(&document.id.value, &document.instead))
            .collect(),
        sources: about
            .sources
            .iter()
            .map(|source| making.source(source))
            .collect(),
        not_checked: about
            .not_checked
            .iter()
            .map(|id| say.text(&["not-checked-", &id.value]))
            .collect(),
    }
}

impl Making<'_> {
    /// A text by the end of its key; nothing without one.
    pub(super) fn named(&self, prefix: &str, id: &str) -> Line {
        match id.is_empty() {
            true => Vec::new(),
            false => self.say.text(&[prefix, id]),
        }
    }

    /// `KEY pinpoint` with what is known of the source.
    pub(super) fn citation(&self, law: &str) -> Citation {
        let law = law.trim();
        let (key, point) = law.split_once(char::is_whitespace).unwrap_or((law, ""));
        let known = self.package.about.sources.iter();
        let known = known.into_iter().find(|source| source.key.value == key);
        let Some(known) = known else {
            return Citation {
                pinpoint: self.say.foreign(law),
                ..Citation::default()
            };
        };
        let source = self.source(known);
        Citation {
            key: vec![Piece::Link(source.anchor, source.key)],
            title: source.title,
            date: source.date,
            url: source.url,
            pinpoint: self.say.pinpoint(point.trim()),
        }
    }

    /// The source of a figure: its key leads to where the source is named.
    pub fn sources(&self, source: &str) -> Line {
        let cited = self.citation(source);
        let mut line = cited.key;
        if !line.is_empty() && !cited.pinpoint.is_empty() {
            line.push(Piece::Text(" ".to_owned()));
        }
        line.extend(cited.pinpoint);
        line
    }

    fn source(&self, source: &SourceDecl) -> Source {
        Source {
            key: source.key.value.clone(),
            anchor: anchor("source", &source.key.value),
            title: self.say.foreign(&source.title),
            date: source
                .date
                .map(|day| self.say.date(day))
                .unwrap_or_default(),
            url: source.url.clone(),
        }
    }

    fn document(&self, id: &str, instead: &str) -> Document {
        Document {
            id: id.to_owned(),
            title: self.say.text(&["document-", id]),
            help: self.say.text(&["document-", id, ".help"]),
            instead: self.named("instead-", instead),
        }
    }

    fn results(&self) -> Vec<Named> {
        let functions = self.package.result_script.functions.iter().enumerate();
        functions
            .map(|(at, function)| {
                let name = &function.name.value;
                let decl = self
                    .package
                    .results
                    .iter()
                    .find(|one| one.name.value == *name);
                let things = reached::of_result(self.package, at);
                Named {
                    name: name.clone(),
                    anchor: anchor("result", name),
                    of_person: decl.map(|decl| decl.person),
                    kind: decl.map(|decl| self.say.kind(&decl.ty)),
                    written: self
                        .say
                        .foreign(&excerpt::function(self.files, function.name.span)),
                    figures: self
                        .figures(things.iter().copied())
                        .map(from_figures::link)
                        .collect(),
                    rests_on: self.rests_on(&things),
                }
            })
            .collect()
    }

    fn fact(&self, fact: &FactDecl) -> Fact {
        let key = ["fact-", &fact.name.value].concat();
        let bound = |bound: &Option<crate::diagnostic::Spanned<crate::package::Bound>>| {
            self.say
                .bound(&fact.ty, bound.as_ref().map(|bound| bound.value))
        };
        let written = |expr: &Option<Expr>| {
            let span = expr.as_ref().map(|expr| expr.span);
            span.map_or("", |span| self.files.text(span)).to_owned()
        };
        Fact {
            path: fact_path(fact),
            anchor: anchor("fact", &fact_path(fact)),
            question: self.say.question(&key),
            hint: self.say.text(&[&key, ".hint"]),
            kind: self.say.kind(&fact.ty),
            bounds: (bound(&fact.min), bound(&fact.max)),
            when: written(&fact.when),
            otherwise: written(&fact.otherwise),
            derived: written(&fact.derived),
        }
    }

    fn unit(&self, unit: &crate::package::Unit) -> Unit {
        let id = &unit.id.value;
        let mut lists = vec![(id.clone(), self.files.text(unit.who.span).to_owned())];
        lists.extend(unit.lists.iter().map(|(name, who)| {
            let path = [id, ".", &name.value].concat();
            (path, self.files.text(who.span).to_owned())
        }));
        Unit {
            id: id.clone(),
            anchor: anchor("unit", id),
            title: self.say.text(&["unit-", id]),
            lists,
        }
    }
}

pub(super) fn fact_path(fact: &FactDecl) -> String {
    [&fact.about.value, ".", &fact.name.value].concat()
}

/// The day whose figures a sheet shows unless another is wanted.
pub fn usual_day(package: &Package) -> Day {
    Day(package.about.reviewed)
}
