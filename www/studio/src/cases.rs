//! Worked cases at every edit: what came of each before and comes now. They are run in portions, so that the
//! next edit is heard in between.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use selfcheck_compiler::cases::{self, Case, CaseReport, Runner};
use selfcheck_compiler::package::Files;
use selfcheck_runtime::Bundle;

use crate::findings::Places;
use crate::wire::{Amount, Came, Difference, Row};

/// What came of the cases of some state of the files: by program and name of the case.
pub type Outcomes = BTreeMap<(String, String), Vec<Came>>;

/// The cases of a compiled package, under way.
#[derive(Debug)]
pub struct Running {
    runner: Runner,
    cases: Vec<Arc<Case>>,
    /// Of each its file, and where its name stands there.
    places: Vec<(String, usize, usize)>,
    /// What came so far.
    came: Outcomes,
    next: usize,
}

impl Running {
    /// None of them is run yet.
    #[must_use]
    pub fn new(bundle: Rc<Bundle>, cases: Vec<Arc<Case>>, files: &Files) -> Running {
        let mut counted = Places::new(files);
        let places = cases.iter().map(|case| {
            let (path, from, to) = counted.of(case.name.span);
            (path.to_owned(), from, to)
        });
        let places = places.collect();
        Running {
            runner: Runner::new(bundle),
            cases,
            places,
            came: Outcomes::new(),
            next: 0,
        }
    }

    /// How many have been run.
    #[must_use]
    pub fn done(&self) -> usize {
        self.next
    }

    /// What came of them, once all have been run.
    #[must_use]
    pub fn outcomes(&self) -> Option<&Outcomes> {
        (self.next == self.cases.len()).then_some(&self.came)
    }

    /// Runs so many more, and compares them with what came before.
    pub fn run(&mut self, most: usize, before: &Outcomes) -> Vec<Row> {
        let end = self.cases.len().min(self.next.saturating_add(most));
        let mut rows = Vec::new();
        for index in self.next..end {
            let Some(case) = self.cases.get(index) else {
                break;
            };
            let report = self.runner.run(case);
            let key = (report.program.clone(), report.name.clone());
            let after = came(&report);
            let known = before.get(&key);
            let changed = known.is_some_and(|known| *known != after);
            let (path, from, to) = self.places.get(index).cloned().unwrap_or_default();
            rows.push(Row {
                index,
                path,
                from,
                to,
                passed: report.passed(),
                before: known.cloned(),
                after: after.clone(),
                changed,
                differences: differences(report),
                program: key.0.clone(),
                name: key.1.clone(),
            });
            self.came.insert(key, after);
        }
        self.next = end;
        rows
    }
}

fn came(report: &CaseReport) -> Vec<Came> {
    let one = |came: &cases::Came| Came {
        person: came.person.clone(),
        status: came.status,
        amounts: came
            .amounts
            .iter()
            .map(|(id, low, high)| Amount {
                id: id.clone(),
                low: low.clone(),
                high: high.clone(),
            })
            .collect(),
    };
    report.came.iter().map(one).collect()
}

fn differences(report: CaseReport) -> Vec<Difference> {
    let one = |one: cases::Difference| Difference {
        what: one.what,
        expected: one.expected,
        got: one.got,
        why: one.why,
    };
    report.differences.into_iter().map(one).collect()
}
