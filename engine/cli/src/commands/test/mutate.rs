//! `--mutate`: the changes that no case notices, as lines; progress on standard error.

use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};

use selfcheck_compiler::cases::Case;
use selfcheck_compiler::mutate::{Fate, Judged, Mutating, mutate};
use serde_json::json;

use super::{Format, Test, Tested};
use crate::exit::{Failure, say};

/// How often each fate was met, and how many figures were left alone.
#[derive(Default)]
struct Counts {
    fates: BTreeMap<Fate, usize>,
    unreached: usize,
}

impl Test {
    /// Prints what survived in each package, then the counts; how many survived.
    pub(super) fn show_changes(&self, tested: &[Tested]) -> Result<usize, Failure> {
        let mut counts = Counts::default();
        for one in tested {
            let cases: Vec<&Case> = one.passed().collect();
            let mutating = Mutating {
                package: &one.compiled.package,
                files: &one.files,
                audience: self.audience.into(),
                core: &one.compiled.core,
                cases: &cases,
                program: self.program.as_deref(),
                all_figures: self.all_figures,
            };
            let report = mutate(&mutating, &mut progress);
            counts.unreached = counts.unreached.saturating_add(report.unreached_figures);
            for judged in &report.changes {
                let count = counts.fates.entry(judged.fate).or_default();
                *count = count.saturating_add(1);
                self.show_change(judged)?;
            }
        }
        self.show_counts(&counts)?;
        Ok(counts.of(Fate::Survived))
    }

    /// People read what survived; programs read everything.
    fn show_change(&self, judged: &Judged) -> Result<(), Failure> {
        let (place, what) = (&judged.change.place, &judged.change.what);
        match self.format {
            Format::Human if judged.fate == Fate::Survived => {
                let at = format!("{}:{}:{}", place.file, place.line, place.column);
                say(&format!("{at}  {what}"))
            }
            Format::Human => Ok(()),
            Format::Json => {
                let object = json!({
                    "is": "change",
                    "file": place.file,
                    "line": place.line,
                    "column": place.column,
                    "what": what,
                    "fate": judged.fate.word(),
                    "reason": reason(judged.fate),
                });
                say(&object.to_string())
            }
        }
    }

    fn show_counts(&self, counts: &Counts) -> Result<(), Failure> {
        let equivalent = [Fate::SameGraph, Fate::Unread];
        let same: usize = equivalent.iter().map(|fate| counts.of(*fate)).sum();
        let all: usize = counts.fates.values().sum();
        if self.format == Format::Json {
            let object = json!({
                "is": "changes",
                "all": all,
                "noticed": counts.of(Fate::Noticed),
                "refused": counts.of(Fate::Refused),
                "equivalent": same,
                "survived": counts.of(Fate::Survived),
                "unreached_figures": counts.unreached,
            });
            return say(&object.to_string());
        }
        for fate in equivalent {
            if let (Some(reason), 1..) = (reason(fate), counts.of(fate)) {
                say(&format!("{} equivalent: {reason}", counts.of(fate)))?;
            }
        }
        if counts.unreached > 0 {
            let (count, help) = (counts.unreached, "--all-figures lists them");
            say(&format!(
                "{count} figures not changed: in force on no case's date; {help}"
            ))?;
        }
        let survived = counts.of(Fate::Survived);
        say(&format!(
            "{all} changes: {} noticed, {} refused, {same} equivalent, {survived} survived ({} %)",
            counts.of(Fate::Noticed),
            counts.of(Fate::Refused),
            percent(survived, all.saturating_sub(same)),
        ))
    }
}

impl Counts {
    fn of(&self, fate: Fate) -> usize {
        self.fates.get(&fate).copied().unwrap_or_default()
    }
}

/// Why a change is equivalent.
fn reason(fate: Fate) -> Option<&'static str> {
    match fate {
        Fate::SameGraph => Some("compiles to a graph that means the same"),
        Fate::Unread => Some("no rule reads the figure"),
        Fate::Noticed | Fate::Refused | Fate::Survived => None,
    }
}

/// The share with one decimal place, rounded down: what is not all is never 100.
fn percent(part: usize, whole: usize) -> String {
    let tenths = part.saturating_mul(1000).checked_div(whole).unwrap_or(0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A counter that a person watches, or a line for every tenth of the way where nobody does.
fn progress(done: usize, all: usize) {
    let tenth = |done: usize| done.saturating_mul(10).checked_div(all);
    let person = stderr().is_terminal();
    if person && done < all {
        eprint!("\r{done} of {all} changes");
    } else if person {
        eprint!("\r\x1b[K");
    } else if done > 0 && tenth(done) != tenth(done.saturating_sub(1)) {
        eprintln!("{done} of {all} changes");
    }
}
