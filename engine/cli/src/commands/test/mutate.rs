//! `--mutate`: the changes that no case notices, as lines; progress on standard error.

use std::collections::BTreeMap;
use std::io::{IsTerminal, stderr};

use selfcheck_compiler::cases::Case;
use selfcheck_compiler::mutate::{Change, Fate, How, Judged, Mutating, mutate};
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
                figures: self.figures,
            };
            let report = mutate(&mutating, &mut progress);
            counts.unreached = counts.unreached.saturating_add(report.unreached_figures);
            for judged in &report.changes {
                let count = counts.fates.entry(judged.fate).or_default();
                *count = count.saturating_add(1);
            }
            match self.format {
                Format::Human => show_survivors(&report.changes)?,
                Format::Json => show_all(&report.changes)?,
            }
        }
        self.show_counts(&counts)?;
        Ok(counts.of(Fate::Survived))
    }

    fn show_counts(&self, counts: &Counts) -> Result<(), Failure> {
        let equivalent = [
            Fate::SameGraph,
            Fate::SameWithinBounds,
            Fate::Unread,
            Fate::NoValue,
        ];
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
            let count = counts.unreached;
            say(&format!(
                "figures that no case's date reaches, left alone: {count}"
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

/// People read what survived, what a thing was changed to in one line.
fn show_survivors(changes: &[Judged]) -> Result<(), Failure> {
    let survived = changes.iter().filter(|one| one.fate == Fate::Survived);
    let survived: Vec<&Change> = survived.map(|one| &one.change).collect();
    let same = |a: &&Change, b: &&Change| {
        let both = matches!((&a.how, &b.how), (How::Becomes(_), How::Becomes(_)))
            || (&a.how, &b.how) == (&How::More, &How::Less);
        both && (&a.place, &a.what) == (&b.place, &b.what)
    };
    for group in survived.chunk_by(same) {
        let Some((first, others)) = group.split_first() else {
            continue;
        };
        let place = &first.place;
        let at = format!("{}:{}:{}", place.file, place.line, place.column);
        let mut line = format!("{at}  {} {}", first.what, first.how.words());
        for other in others {
            match &other.how {
                How::Becomes(text) => line.push_str(&format!(", {text}")),
                how => line.push_str(&format!(", {}", how.words())),
            }
        }
        say(&line)?;
    }
    Ok(())
}

/// Programs read everything.
fn show_all(changes: &[Judged]) -> Result<(), Failure> {
    for Judged { change, fate } in changes {
        let object = json!({
            "is": "change",
            "file": change.place.file,
            "line": change.place.line,
            "column": change.place.column,
            "what": change.what,
            "how": change.how.words(),
            "fate": fate.word(),
            "reason": reason(*fate),
        });
        say(&object.to_string())?;
    }
    Ok(())
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
        Fate::SameWithinBounds => Some("the declared bounds decide it before and after"),
        Fate::Unread => Some("no rule reads the figure"),
        Fate::NoValue => Some("the figure is unknown on every day"),
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
