//! Worked cases at every edit: what came of each before and comes now. They are run in portions, so that the
//! next edit is heard in between.

use std::collections::BTreeMap;
use std::rc::Rc;

use selfcheck_compiler::cases::{self, Case, CaseReport};
use selfcheck_compiler::package::Files;
use selfcheck_compiler::workspace::Offsets;
use selfcheck_runtime::Bundle;

use crate::wire::{Amount, Came, Difference, Row};

/// What came of the cases of some state of the files: by program and name of the case.
pub type Outcomes = BTreeMap<(String, String), Vec<Came>>;

/// The cases of a compiled package, under way.
#[derive(Debug)]
pub struct Running {
    bundle: Rc<Bundle>,
    cases: Vec<Case>,
    /// Of each file: path, and where the names of its cases stand.
    places: BTreeMap<u32, String>,
    spans: Vec<(usize, usize)>,
    /// What came so far.
    came: Outcomes,
    next: usize,
}

impl Running {
    /// None of them is run yet.
    #[must_use]
    pub fn new(bundle: Rc<Bundle>, cases: Vec<Case>, files: &Files) -> Running {
        let mut places = BTreeMap::new();
        let mut offsets: BTreeMap<u32, Offsets> = BTreeMap::new();
        let mut spans = Vec::new();
        for case in &cases {
            let span = case.name.span;
            if let Some(file) = files.of(span) {
                places.entry(span.file).or_insert_with(|| file.path.clone());
                let offsets = offsets
                    .entry(span.file)
                    .or_insert_with(|| Offsets::new(file.text()));
                spans.push(offsets.units(span));
            } else {
                spans.push((0, 0));
            }
        }
        Running {
            bundle,
            cases,
            places,
            spans,
            came: Outcomes::new(),
            next: 0,
        }
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.cases.len()
    }

    /// All of them.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        self.cases.iter()
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
            let report = cases::run(&self.bundle, case);
            let key = (report.program.clone(), report.name.clone());
            let after = came(&report);
            let known = before.get(&key);
            let changed = known.is_some_and(|known| *known != after);
            let (from, to) = self.spans.get(index).copied().unwrap_or_default();
            let path = self.places.get(&case.name.span.file);
            rows.push(Row {
                index,
                path: path.cloned().unwrap_or_default(),
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
