//! `--coverage`: what the cases have not seen both ways, as lines.

use selfcheck_compiler::cases::coverage::{Coverage, Covered, Tally, Unseen, coverage};
use serde_json::json;

use super::{Format, Test, Tested};
use crate::exit::{Failure, say};

impl Test {
    /// Prints the coverage of each package; whether everything was seen both ways.
    pub(super) fn show_coverage(&self, tested: &[Tested]) -> Result<bool, Failure> {
        let (mut criteria, mut branches) = (Tally::default(), Tally::default());
        for one in tested {
            let package = &one.compiled.package;
            let audience = self.audience.into();
            let Coverage { scripts } = coverage(package, &one.files, audience, one.passed())
                .map_err(|error| one.refused(&error))?;
            for covered in scripts.iter().filter(|covered| self.shows(covered)) {
                self.show(covered)?;
                criteria = criteria.and(covered.criteria);
                branches = branches.and(covered.branches);
            }
        }
        match self.format {
            Format::Human => say(&format!("total: {}", words(criteria, branches)))?,
            Format::Json => say(&tallies("total", "", criteria, branches).to_string())?,
        }
        Ok(criteria.is_full() && branches.is_full())
    }

    /// With `--program` only that program's script, and results.rhai never: its other users' cases
    /// were not run.
    fn shows(&self, covered: &Covered) -> bool {
        let program = covered.script.split('/').next();
        self.program.is_none() || self.program.as_deref() == program
    }

    fn show(&self, covered: &Covered) -> Result<(), Failure> {
        for unseen in &covered.unseen {
            match self.format {
                Format::Human => say(&line(unseen))?,
                Format::Json => say(&object(unseen).to_string())?,
            }
        }
        let (criteria, branches) = (covered.criteria, covered.branches);
        match self.format {
            Format::Human => {
                say(&format!(
                    "{}: {}",
                    covered.script,
                    words(criteria, branches)
                ))?;
                say("")
            }
            Format::Json => {
                say(&tallies("coverage", &covered.script, criteria, branches).to_string())
            }
        }
    }
}

fn words(criteria: Tally, branches: Tally) -> String {
    let of = |tally: Tally| format!("{} of {}", tally.seen, tally.of);
    let mut line = format!(
        "criteria {}, branches {} seen both ways",
        of(criteria),
        of(branches)
    );
    let excluded = criteria.and(branches).excluded;
    if excluded > 0 {
        line.push_str(&format!(", {excluded} not counted"));
    }
    line
}

fn line(unseen: &Unseen) -> String {
    let place = &unseen.place;
    let at = format!("{}:{}:{}", place.file, place.line, place.column);
    let what = unseen.what.words();
    match &unseen.criterion {
        Some(id) => format!("{at}  {what}  criterion {id}: {}", unseen.text),
        None => format!("{at}  {what}  {}", unseen.text),
    }
}

fn object(unseen: &Unseen) -> serde_json::Value {
    json!({
        "is": if unseen.criterion.is_some() { "criterion" } else { "branch" },
        "criterion": unseen.criterion,
        "file": unseen.place.file,
        "line": unseen.place.line,
        "column": unseen.place.column,
        "text": unseen.text,
        "what": unseen.what.words(),
        "counts": unseen.what.counts(),
    })
}

fn tallies(is: &str, script: &str, criteria: Tally, branches: Tally) -> serde_json::Value {
    let tally =
        |tally: Tally| json!({ "seen": tally.seen, "of": tally.of, "excluded": tally.excluded });
    json!({ "is": is, "script": script, "criteria": tally(criteria), "branches": tally(branches) })
}
