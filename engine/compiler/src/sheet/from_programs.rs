//! From a package's programs to their part of its sheet: rules with their laws, and what these rest on.

use std::collections::BTreeSet;

use super::from_compiled::{Making, anchor, fact_path};
use super::reached::{self, Thing};
use super::{For, Group, Line, Piece, Program, Rule, Span, Unsettled};
use super::{excerpt, from_figures};
use crate::package::{ParameterDecl, ProgramDecl};
use crate::syntax::{Expr, RuleCall, Script, Verb};

impl Making<'_> {
    pub(super) fn program(&self, at: usize) -> Option<Program> {
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

    pub(super) fn figures(
        &self,
        things: impl Iterator<Item = Thing>,
    ) -> impl Iterator<Item = &ParameterDecl> {
        things.filter_map(|thing| match thing {
            Thing::Figure(at) => self.package.parameters.get(at),
            _ => None,
        })
    }

    /// What is explained elsewhere on the sheet, as links: units, named results, facts.
    pub(super) fn rests_on(&self, things: &[Thing]) -> Vec<Line> {
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
