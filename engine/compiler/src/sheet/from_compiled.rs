//! From a compiled package to its sheet: programs with their rules, and what these rest on.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;

use super::data::{
    About, Citation, Document, Fact, For, Group, Line, Named, Piece, Program, Rule, Sheet, Source,
    Span, Unit, Unsettled,
};
use super::reached::{self, Thing};
use super::say::Say;
use super::{excerpt, from_figures};
use crate::package::{FactDecl, Files, Package, ParameterDecl, ProgramDecl, SourceDecl};
use crate::syntax::{Expr, RuleCall, Script, Verb};

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
    fn named(&self, prefix: &str, id: &str) -> Line {
        match id.is_empty() {
            true => Vec::new(),
            false => self.say.text(&[prefix, id]),
        }
    }

    fn program(&self, at: usize) -> Option<Program> {
        let decl = self.package.programs.get(at)?;
        let id = decl.id.value.as_str();
        let days = |(from, to): &(Option<i32>, Option<i32>)| Span {
            from: from.map(|day| self.say.date(day)).unwrap_or_default(),
            to: to.map(|day| self.say.date(day)).unwrap_or_default(),
        };
        let ways = decl
            .apply
            .iter()
            .map(|way| self.say.text(&["way-", &way.value]));
        let after = decl.after.iter();
        let after = after.map(|(_, key)| self.say.text(&["after-", &key.value]));
        let document = |id: &crate::syntax::Name| self.named("document-", &id.value);
        Some(Program {
            id: id.to_owned(),
            title: self.say.text(&[id, ".title"]),
            summary: self.say.text(&[id, ".summary"]),
            script: self.say.foreign(&decl.script.summary),
            unit: match decl.unit.value.as_str() {
                "person" => For::Person,
                "household" => For::Household,
                unit => For::Unit(self.say.text(&["unit-", unit])),
            },
            valid: days(&decl.valid),
            windows: decl.windows.iter().map(days).collect(),
            authority: self.named("authority-", &decl.authority),
            documents: decl.documents.iter().map(document).collect(),
            apply: ways.chain(after).collect(),
            unsettled: self.unsettled(at, decl),
            groups: self.groups(at, decl),
        })
    }

    /// Doubts in the order of the rules, then figures that are not settled on the day.
    fn unsettled(&self, at: usize, decl: &ProgramDecl) -> Vec<Unsettled> {
        let mut list = Vec::new();
        let mut figures = BTreeSet::new();
        for rule in &decl.script.rules {
            if let Some(doubt) = &rule.doubt {
                let id = &decl.id.value;
                let name = vec![Piece::Link(rule_anchor(decl, rule), rule.id.value.clone())];
                let sentence = self.say.text(&[id, ".doubt-", &doubt.value]);
                list.push(Unsettled::Doubt(name, self.title(decl, rule), sentence));
            }
            for thing in self.all(at, rule.value.as_ref()) {
                if let Thing::Figure(figure) = thing {
                    figures.insert(figure);
                }
            }
        }
        let figures = figures
            .iter()
            .filter_map(|at| self.package.parameters.get(*at));
        for decl in figures {
            let now = from_figures::now(self, decl);
            if now.is_unsettled() {
                list.push(Unsettled::Figure(from_figures::link(decl), now));
            }
        }
        list
    }

    fn all(&self, program: usize, value: Option<&Expr>) -> Vec<Thing> {
        value.map_or(Vec::new(), |value| {
            reached::of(self.package, Some(program), value, false)
        })
    }

    fn groups(&self, at: usize, decl: &ProgramDecl) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for (number, rule) in decl.script.rules.iter().enumerate() {
            let made = self.rule(at, decl, number, rule);
            let verb = rule.verb.value;
            match groups.last_mut() {
                Some(group) if group.verb == verb => group.rules.push(made),
                _ => {
                    let again = groups.iter().any(|group| group.verb == verb);
                    let rules = vec![made];
                    groups.push(Group { verb, again, rules });
                }
            }
        }
        groups
    }

    fn title(&self, decl: &ProgramDecl, rule: &RuleCall) -> Line {
        let prefix = match rule.verb.value {
            Verb::Amount => ".amount-",
            _ => ".rule-",
        };
        self.say.text(&[&decl.id.value, prefix, &rule.id.value])
    }

    fn rule(&self, at: usize, decl: &ProgramDecl, number: usize, rule: &RuleCall) -> Rule {
        let id = rule.id.value.as_str();
        let value = rule.value.as_ref();
        let near = value.map_or(Vec::new(), |value| {
            reached::of(self.package, Some(at), value, true)
        });
        let through = self.all(at, value).into_iter();
        let through = through.filter(|thing| !near.contains(thing));
        let sentence = |end: &str| self.say.text(&[&decl.id.value, ".rule-", id, end]);
        let doubt = rule.doubt.as_ref();
        let proofs = rule.proofs.iter().map(|proof| {
            let documents = &self.package.about.documents;
            let known = documents.iter().find(|known| known.id.value == proof.value);
            let instead = known.map_or("", |known| &known.instead);
            (
                self.say.text(&["document-", &proof.value]),
                self.named("instead-", instead),
            )
        });
        Rule {
            number: self.say.count(number.saturating_add(1)),
            id: id.to_owned(),
            anchor: rule_anchor(decl, rule),
            title: self.title(decl, rule),
            met: sentence(".met"),
            unmet: sentence(".unmet"),
            open: sentence(".open"),
            written: self.say.foreign(&excerpt::statement(self.files, rule.span)),
            uses: self.uses(&decl.script, &near),
            laws: rule
                .laws
                .iter()
                .map(|law| self.citation(&law.value))
                .collect(),
            proofs: proofs.collect(),
            doubt: doubt.map_or(Vec::new(), |doubt| {
                self.say.text(&[&decl.id.value, ".doubt-", &doubt.value])
            }),
            figures: self
                .figures(near.iter().copied())
                .map(|decl| from_figures::used(self, decl))
                .collect(),
            through: self.figures(through).map(from_figures::link).collect(),
            rests_on: self.rests_on(&near),
        }
    }

    /// The names of the script among things, each with its lines, in the order in which they stand.
    fn uses(&self, script: &Script, things: &[Thing]) -> Vec<Line> {
        let mut uses: Vec<(u32, String)> = Vec::new();
        for thing in things {
            match thing {
                Thing::Let(at) => uses.extend(script.lets.get(*at).map(|one| {
                    let (name, value) = (one.name.span, one.value.span);
                    (name.start, excerpt::named(self.files, name, value))
                })),
                Thing::Function(at) => uses.extend(script.functions.get(*at).map(|one| {
                    let name = one.name.span;
                    (name.start, excerpt::function(self.files, name))
                })),
                _ => {}
            }
        }
        uses.sort();
        uses.iter()
            .map(|(_, lines)| self.say.foreign(lines))
            .collect()
    }

    fn figures(&self, things: impl Iterator<Item = Thing>) -> impl Iterator<Item = &ParameterDecl> {
        things.filter_map(|thing| match thing {
            Thing::Figure(at) => self.package.parameters.get(at),
            _ => None,
        })
    }

    /// What is explained elsewhere on the sheet, as links: units, named results, facts.
    fn rests_on(&self, things: &[Thing]) -> Vec<Line> {
        let package = self.package;
        let link = |thing: &Thing| {
            let (what, name) = match thing {
                Thing::Unit(at) => ("unit", package.units.get(*at)?.id.value.clone()),
                Thing::Fact(at) => ("fact", fact_path(package.facts.get(*at)?)),
                Thing::Result(at) => {
                    let function = package.result_script.functions.get(*at)?;
                    ("result", function.name.value.clone())
                }
                Thing::Program(at) => ("program", package.programs.get(*at)?.id.value.clone()),
                Thing::Let(_) | Thing::Function(_) | Thing::Figure(_) => return None,
            };
            Some(vec![Piece::Link(anchor(what, &name), name)])
        };
        things.iter().filter_map(link).collect()
    }

    /// `KEY pinpoint` with what is known of the source.
    fn citation(&self, law: &str) -> Citation {
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

fn rule_anchor(decl: &ProgramDecl, rule: &RuleCall) -> String {
    [
        &decl.id.value,
        "-",
        rule.verb.value.word(),
        "-",
        &rule.id.value,
    ]
    .concat()
}

fn fact_path(fact: &FactDecl) -> String {
    [&fact.about.value, ".", &fact.name.value].concat()
}

/// The day whose figures a sheet shows unless another is wanted.
pub fn usual_day(package: &Package) -> Day {
    Day(package.about.reviewed)
}
