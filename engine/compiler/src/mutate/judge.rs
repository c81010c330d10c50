//! Makes the changes one at a time, and asks the cases.
//!
//! A change is *equivalent* only where that is proved: the graph means the same after it, it does so
//! once what the declared bounds decide (comparisons, `min`, `max`) is no question any more, no rule reads the figure, or
//! the figure has no value on any day. It is *refused* where the compiler does not accept it. Else
//! the cases run that look at something the change can reach, until the first that notices. Of two
//! changes that make the same of a package the second is none.

use std::rc::Rc;
use std::sync::Arc;

use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Core;

use super::blind::Blind;
use super::days::Days;
use super::same::{Meaning, Names, Shape};
use super::{Change, How, Mutating, Site, figures, reads, rules, walk};
use crate::cases::reach::Reach;
use crate::cases::{Case, Runner};
use crate::diagnostic::Span;
use crate::elaborate::{self, Audience, core_of, core_within_bounds};
use crate::package::Package;
use crate::syntax::Script;

/// What became of all changes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// The changes in the order of the files: programs, `results.rhai`, figures.
    pub changes: Vec<Judged>,
    /// So many figures were left alone: they are in force on no case's date.
    pub unreached_figures: usize,
}

/// A change and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The change.
    pub change: Change,
    /// What became of it.
    pub fate: Fate,
}

/// What becomes of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// A case came out differently.
    Noticed,
    /// The compiler does not accept it.
    Refused,
    /// It changes nothing: the graph means the same.
    SameGraph,
    /// It changes nothing: the declared bounds decide it before and after.
    SameWithinBounds,
    /// It changes nothing: no rule reads the figure.
    Unread,
    /// It changes nothing: the parameter has no value on any day, for these readers.
    NoValue,
    /// No case notices.
    Survived,
}

impl Fate {
    /// In a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Fate::Noticed => "noticed",
            Fate::Refused => "refused",
            Fate::SameGraph | Fate::SameWithinBounds | Fate::Unread | Fate::NoValue => "equivalent",
            Fate::Survived => "survived",
        }
    }
}

impl Report {
    /// How many changes had one of these fates.
    #[must_use]
    pub fn count(&self, fates: &[Fate]) -> usize {
        let changes = self.changes.iter();
        changes.filter(|one| fates.contains(&one.fate)).count()
    }
}

/// Makes every change and judges it; `progress` is told how many of how many are done.
pub fn mutate(mutating: &Mutating, progress: &mut dyn FnMut(usize, usize)) -> Report {
    let reach = Reach::of(mutating.core);
    let days = Days::of(mutating, &reach);
    let (changes, unreached_figures) = changes(mutating, &reach, &days);
    let mut names = Names::default();
    let meaning = names.meaning(mutating.core);
    let bounded = core_within_bounds(mutating.package, mutating.audience, mutating.core);
    let bounded = bounded.map(|core| names.meaning(&core));
    let mut judge = Judge {
        mutating,
        reach,
        days,
        blind: Blind::of(&changes),
        package: mutating.package.clone(),
        meaning,
        bounded,
        names,
        known: Vec::new(),
        first: (0..mutating.cases.len()).collect(),
    };
    let all = changes.len();
    let judged = changes
        .into_iter()
        .enumerate()
        .filter_map(|(done, change)| {
            progress(done, all);
            let fate = judge.fate(&change.site)?;
            Some(Judged { change, fate })
        });
    let changes = judged.collect();
    progress(all, all);
    Report {
        changes,
        unreached_figures,
    }
}

/// How a package becomes a core.
type CoreOf = fn(&Package, Audience, &Core) -> Option<Core>;

/// Every change, script by script from its first line to its last.
fn changes(mutating: &Mutating, reach: &Reach, days: &Days) -> (Vec<Change>, usize) {
    let package = mutating.package;
    let read = elaborate::reads(package);
    let mut changes = Vec::new();
    let in_order = |mut some: Vec<Change>| {
        some.sort_by_key(|change| (change.place.line, change.place.column));
        some
    };
    for (at, program) in package.programs.iter().enumerate() {
        if mutating.program.is_none_or(|only| only == program.id.value) {
            let some = rules::changes(mutating, Some(at), &program.script, &read, &|_| true);
            changes.extend(in_order(some));
        }
    }
    let script = &package.result_script;
    let used = |span: Span| {
        let mut functions = script.functions.iter();
        let function = functions.find(|function| function.holds(span));
        let result = function.and_then(|function| {
            let mut results = package.results.iter();
            results.position(|result| result.name.value == function.name.value)
        });
        mutating.program.is_none_or(|program| {
            result.is_some_and(|result| reach.program_uses_result(program, result))
        })
    };
    changes.extend(in_order(rules::changes(
        mutating, None, script, &read, &used,
    )));
    if !mutating.figures {
        return (changes, 0);
    }
    let (figures, unreached) = figures::changes(mutating, reach, days);
    changes.extend(figures);
    (changes, unreached)
}

struct Judge<'a> {
    mutating: &'a Mutating<'a>,
    reach: Reach,
    days: Days,
    blind: Blind,
    /// The package, changed and put right again.
    package: Package,
    meaning: Meaning,
    /// The same where what the declared bounds decide is decided.
    bounded: Option<Meaning>,
    names: Names,
    /// What the changes so far made of the scripts, and of the figure that they moved.
    known: Vec<(Shape, Option<Moved>)>,
    /// The cases in the order in which they are asked: whoever noticed last comes first, because
    /// the next change is mostly a neighbour of the last.
    first: Vec<usize>,
}

/// A parameter that is read as moved.
type Moved = (usize, How);

impl<'a> Judge<'a> {
    /// What becomes of a change; nothing where an earlier one has made the same of the package.
    fn fate(&mut self, site: &Site) -> Option<Fate> {
        match site {
            Site::Figure {
                parameter,
                entry,
                cells,
                ..
            } => Some(self.figure(site, (*parameter, *entry), cells)),
            Site::Read { parameter, .. } if !self.has_values(*parameter) => Some(Fate::NoValue),
            _ => self.script(site),
        }
    }

    fn figure(&mut self, site: &Site, (parameter, entry): (usize, usize), cells: &[usize]) -> Fate {
        if !self.reach.is_read(parameter) {
            return Fate::Unread;
        }
        let core = self.mutating.core;
        let looks = |case: &Case| {
            let holds = self.days.on(parameter, entry, case.date);
            let uses = self.reach.program_uses_parameter(&case.program, parameter);
            holds && (uses || states_more(case))
        };
        let cases = self.cases(looks);
        let cases = self.blind.others(core, (parameter, entry), cells, cases);
        if cases.is_empty() {
            return Fate::Survived;
        }
        let mut changed = core.clone();
        figures::write(&mut changed, site);
        self.noticed(changed, &cases)
    }

    fn script(&mut self, site: &Site) -> Option<Fate> {
        let Some(core) = self.changed_core(site, core_of) else {
            return Some(Fate::Refused);
        };
        let meaning = self.names.meaning(&core);
        if meaning == self.meaning {
            return Some(Fate::SameGraph);
        }
        let moved = match site {
            Site::Read { parameter, how, .. } => Some((*parameter, how.clone())),
            _ => None,
        };
        let made = (meaning.shape(), moved);
        if self.known.contains(&made) {
            return None;
        }
        self.known.push(made);
        let differences = meaning.differences(&self.meaning);
        let cases = self.cases(|case| differences.reach(case));
        Some(match self.noticed(core, &cases) {
            Fate::Survived if self.same_within_bounds(site) => Fate::SameWithinBounds,
            fate => fate,
        })
    }

    /// The cases that look at what was changed, the likeliest to notice first.
    fn cases(&self, looks: impl Fn(&Case) -> bool) -> Vec<&'a Case> {
        let cases = self.first.iter();
        let cases = cases.filter_map(|at| self.mutating.cases.get(*at).copied());
        cases.filter(|case| looks(case)).collect()
    }

    /// Whether one of the cases comes out differently.
    fn noticed(&mut self, core: Core, cases: &[&Case]) -> Fate {
        let Ok(bundle) = Bundle::decode(core) else {
            return Fate::Refused;
        };
        let mut runner = Runner::new(Rc::new(bundle));
        let mut cases = cases.iter();
        let Some(case) = cases.find(|case| !runner.run(case).passed()) else {
            return Fate::Survived;
        };
        let is_it = |at: &usize| {
            let known = self.mutating.cases.get(*at);
            known.is_some_and(|known| std::ptr::eq(*known, *case))
        };
        if let Some(place) = self.first.iter().position(is_it)
            && let Some(sofar) = self.first.get_mut(..=place)
        {
            sofar.rotate_right(1);
        }
        Fate::Noticed
    }

    /// *What the bounds decide is decided for everybody*: the range of a number holds all that an
    /// evaluation can find, so a comparison that the ranges decide comes out the same in each, and
    /// so does a `min` or `max`.
    fn same_within_bounds(&mut self, site: &Site) -> bool {
        let changed = self.changed_core(site, core_within_bounds);
        let changed = changed.map(|core| self.names.meaning(&core));
        changed.is_some() && changed == self.bounded
    }

    fn has_values(&self, parameter: usize) -> bool {
        let decl = self.package.parameters.get(parameter);
        decl.is_some_and(|decl| reads::has_values(decl, self.mutating.audience))
    }

    /// The core with a change to a script; the package is put right again.
    fn changed_core(&mut self, site: &Site, core_of: CoreOf) -> Option<Core> {
        let audience = self.mutating.audience;
        match site {
            Site::Expression {
                program,
                number,
                kind,
            } => {
                let mut kind = kind.clone();
                walk::exchange(self.script_of(*program)?, *number, &mut kind);
                let core = core_of(&self.package, audience, self.mutating.core);
                walk::exchange(self.script_of(*program)?, *number, &mut kind);
                core
            }
            Site::Read {
                program,
                number,
                kind,
                parameter,
                how,
            } => {
                let copy = reads::moved(self.package.parameters.get(*parameter)?, how);
                Arc::make_mut(&mut self.package.parameters).push(copy);
                let site = Site::Expression {
                    program: *program,
                    number: *number,
                    kind: kind.clone(),
                };
                let core = self.changed_core(&site, core_of);
                Arc::make_mut(&mut self.package.parameters).pop();
                core
            }
            Site::Rule {
                program,
                rule,
                becomes,
            } => {
                let rules = &mut self.script_of(Some(*program))?.rules;
                let kept = rules.clone();
                match (becomes, rules.get_mut(*rule)) {
                    (Some(becomes), Some(rule)) => rule.clone_from(becomes),
                    (None, Some(_)) => {
                        rules.remove(*rule);
                    }
                    (_, None) => {}
                }
                let core = core_of(&self.package, audience, self.mutating.core);
                self.script_of(Some(*program))?.rules = kept;
                core
            }
            Site::Figure { .. } => None,
        }
    }

    fn script_of(&mut self, program: Option<usize>) -> Option<&mut Script> {
        match program {
            Some(at) => Some(&mut self.package.programs.get_mut(at)?.script),
            None => Some(&mut self.package.result_script),
        }
    }
}

/// Whether a case says something about more than its own program.
fn states_more(case: &Case) -> bool {
    let expects = &case.expects;
    expects.questions.is_some() || expects.next.is_some() || !expects.results.is_empty()
}
