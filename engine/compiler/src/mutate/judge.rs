//! Makes the changes one at a time, and asks the cases.
//!
//! A change is *equivalent* only where that is proved: the graph means the same after it, it does so
//! once the comparisons that the declared bounds decide are constants, or no rule reads the figure. It is *refused* where the compiler does not accept it. Else the cases run,
//! until the first that notices: those of programs that the change can reach, and those that state
//! questions or results.

use std::rc::Rc;

use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Core;

use super::blind::Blind;
use super::days::Days;
use super::same::{Meaning, Names};
use super::{Change, Mutating, Site, figures, rules, walk};
use crate::cases::reach::Reach;
use crate::cases::{self, Case};
use crate::diagnostic::Span;
use crate::elaborate::{Audience, core_of, core_within_bounds};
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
    /// It changes nothing: the declared bounds decide the comparison before and after it.
    SameWithinBounds,
    /// It changes nothing: no rule reads the figure.
    Unread,
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
            Fate::SameGraph | Fate::SameWithinBounds | Fate::Unread => "equivalent",
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
    let bounded = core_within_bounds(mutating.package, mutating.audience);
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
    };
    let all = changes.len();
    let judged = changes.into_iter().enumerate().map(|(done, change)| {
        progress(done, all);
        let fate = judge.fate(&change.site);
        Judged { change, fate }
    });
    let changes = judged.collect();
    progress(all, all);
    Report {
        changes,
        unreached_figures,
    }
}

/// How a package becomes a core.
type CoreOf = fn(&Package, Audience) -> Option<Core>;

/// Every change, script by script from its first line to its last.
fn changes(mutating: &Mutating, reach: &Reach, days: &Days) -> (Vec<Change>, usize) {
    let package = mutating.package;
    let mut changes = Vec::new();
    let in_order = |mut some: Vec<Change>| {
        some.sort_by_key(|change| (change.place.line, change.place.column));
        some
    };
    for (at, program) in package.programs.iter().enumerate() {
        if mutating.program.is_none_or(|only| only == program.id.value) {
            let some = rules::changes(mutating, Some(at), &program.script, &|_| true);
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
    changes.extend(in_order(rules::changes(mutating, None, script, &used)));
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
    /// The same where comparisons that the declared bounds decide are constants.
    bounded: Option<Meaning>,
    names: Names,
}

impl Judge<'_> {
    fn fate(&mut self, site: &Site) -> Fate {
        match site {
            Site::Figure {
                parameter,
                entry,
                cells,
                ..
            } => self.figure(site, (*parameter, *entry), cells),
            _ => self.script(site),
        }
    }

    fn figure(&mut self, site: &Site, (parameter, entry): (usize, usize), cells: &[usize]) -> Fate {
        if !self.reach.is_read(parameter) {
            return Fate::Unread;
        }
        let core = self.mutating.core;
        let looks = |case: &&&Case| {
            let holds = self.days.on(parameter, entry, case.date);
            let uses = self.reach.program_uses_parameter(&case.program, parameter);
            holds && (uses || states_more(case))
        };
        let cases: Vec<&Case> = self.mutating.cases.iter().filter(looks).copied().collect();
        let cases = self.blind.others(core, (parameter, entry), cells, cases);
        if cases.is_empty() {
            return Fate::Survived;
        }
        let mut changed = core.clone();
        figures::write(&mut changed, site);
        noticed(changed, &cases)
    }

    fn script(&mut self, site: &Site) -> Fate {
        let Some(core) = self.changed_core(site, core_of) else {
            return Fate::Refused;
        };
        let meaning = self.names.meaning(&core);
        if meaning == self.meaning {
            return Fate::SameGraph;
        }
        let looks = |case: &&&Case| {
            states_more(case) || !meaning.same_program(&self.meaning, &case.program)
        };
        let mut cases: Vec<&Case> = self.mutating.cases.iter().filter(looks).copied().collect();
        let own = self.program_of(site);
        cases.sort_by_key(|case| Some(case.program.as_str()) != own);
        match noticed(core, &cases) {
            Fate::Survived if self.same_within_bounds(site) => Fate::SameWithinBounds,
            fate => fate,
        }
    }

    /// *What the bounds decide is decided for everybody*: the range of a number holds all that an
    /// evaluation can find, so a comparison that the ranges decide comes out the same in each.
    fn same_within_bounds(&mut self, site: &Site) -> bool {
        let changed = self.changed_core(site, core_within_bounds);
        let changed = changed.map(|core| self.names.meaning(&core));
        changed.is_some() && changed == self.bounded
    }

    fn program_of(&self, site: &Site) -> Option<&str> {
        let at = match site {
            Site::Expression { program, .. } => *program,
            Site::Rule { program, .. } => Some(*program),
            Site::Figure { .. } => None,
        };
        let program = self.mutating.package.programs.get(at?)?;
        Some(program.id.value.as_str())
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
                let core = core_of(&self.package, audience);
                walk::exchange(self.script_of(*program)?, *number, &mut kind);
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
                let core = core_of(&self.package, audience);
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

/// Whether one of the cases comes out differently.
fn noticed(core: Core, cases: &[&Case]) -> Fate {
    let Ok(bundle) = Bundle::decode(core) else {
        return Fate::Refused;
    };
    let bundle = Rc::new(bundle);
    if cases.iter().any(|case| !cases::run(&bundle, case).passed()) {
        Fate::Noticed
    } else {
        Fate::Survived
    }
}
