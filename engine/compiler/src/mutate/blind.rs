//! Which cases certainly notice no change to a figure, found for whole tables at once: of a table
//! over three thousand places a case reads a few.
//!
//! *Sound sets*: what an evaluation is certain of holds for everything its sets may be. So a case
//! that expects only what is certain, and passes while a figure is the whole interval that its
//! parameter allows, passes whatever the figure is changed to. A table is opened that way as a
//! whole, then by halves, for those cases alone that the whole has stopped.

use std::collections::BTreeMap;
use std::rc::Rc;

use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::outcome::{State, Status};

use super::{Change, Site};
use crate::cases::{Case, Expected, Range, Runner};

/// Tables of fewer figures are not worth it.
const WORTH: usize = 4;

/// An entry of a parameter, by their places.
type Entry = (usize, usize);

/// The figures of each entry, and for one entry at a time the cases that notice none of its changes.
#[derive(Debug, Default)]
pub struct Blind {
    figures: BTreeMap<Entry, Vec<Vec<usize>>>,
    entry: Option<Entry>,
    /// By a figure's cells the names of cases.
    cases: BTreeMap<Vec<usize>, Vec<(String, String)>>,
}

impl Blind {
    /// Knows which figures are changed together with others of their entry.
    pub fn of(changes: &[Change]) -> Blind {
        let mut blind = Blind::default();
        for change in changes {
            if let Site::Figure {
                parameter,
                entry,
                cells,
                ..
            } = &change.site
            {
                let figures = blind.figures.entry((*parameter, *entry)).or_default();
                if !figures.contains(cells) {
                    figures.push(cells.clone());
                }
            }
        }
        blind
    }

    /// The cases among these that may notice a change to a figure.
    pub fn others<'a>(
        &mut self,
        core: &Core,
        entry: Entry,
        figure: &[usize],
        cases: Vec<&'a Case>,
    ) -> Vec<&'a Case> {
        if self.entry != Some(entry) {
            self.entry = Some(entry);
            self.cases.clear();
            let figures = self.figures.get(&entry).cloned().unwrap_or_default();
            let parameter = core.parameters.get(entry.0);
            let is_table = parameter.is_some_and(|parameter| parameter.shape == "cells");
            if is_table && figures.len() >= WORTH {
                let decided = cases.iter().copied().filter(|case| is_decided(case));
                self.halve(core, entry, &figures, decided.collect());
            }
        }
        let Some(blind) = self.cases.get(figure) else {
            return cases;
        };
        let others = cases
            .into_iter()
            .filter(|case| !blind.contains(&name(case)));
        others.collect()
    }

    fn halve(&mut self, core: &Core, entry: Entry, figures: &[Vec<usize>], cases: Vec<&Case>) {
        let Some(opened) = opened(core, entry, figures).filter(|_| !cases.is_empty()) else {
            return;
        };
        let mut runner = Runner::new(opened);
        let (blind, others): (Vec<&Case>, Vec<&Case>) = cases
            .into_iter()
            .partition(|case| runner.run(case).passed());
        for figure in figures {
            let known = self.cases.entry(figure.clone()).or_default();
            known.extend(blind.iter().map(|case| name(case)));
        }
        if figures.len() > 1 {
            let (first, second) = figures.split_at(figures.len() / 2);
            self.halve(core, entry, first, others.clone());
            self.halve(core, entry, second, others);
        }
    }
}

fn name(case: &Case) -> (String, String) {
    (case.program.clone(), case.name.value.clone())
}

/// The bundle with figures of a table opened to everything their parameter can be.
fn opened(core: &Core, (parameter, entry): Entry, figures: &[Vec<usize>]) -> Option<Rc<Bundle>> {
    let mut core = core.clone();
    let parameter = core.parameters.get_mut(parameter)?;
    let (min, max) = (parameter.min, parameter.max);
    let cells = &mut parameter.values.get_mut(entry)?.cells;
    for place in figures.iter().flatten() {
        // The low end of a cell stands at an even place, the high end behind it.
        let low = place.saturating_sub(place % 2);
        if let [low, high] = cells.get_mut(low..low.saturating_add(2))? {
            (*low, *high) = (min, max);
        }
    }
    Bundle::decode(core).ok().map(Rc::new)
}

/// Whether a case expects only what an evaluation is certain of.
fn is_decided(case: &Case) -> bool {
    let expects = &case.expects;
    let people = expects.people.iter().map(|(_, expected)| expected);
    let mut outcomes = people.chain([&expects.whole]);
    expects.questions.is_none()
        && expects.next.is_none()
        && outcomes.all(is_certain)
        && expects.results.iter().all(|(.., range)| is_exact(range))
}

fn is_certain(expected: &Expected) -> bool {
    let certain = [Status::Eligible, Status::Ineligible, Status::Closed].map(Status::name);
    let states = [State::Met, State::Unmet].map(State::name);
    let status = expected.status.as_ref();
    let mut reasons = expected.reasons.iter();
    status.is_none_or(|status| certain.contains(&status.value.as_str()))
        && expected.amounts.iter().all(|(_, range)| is_exact(range))
        && reasons.all(|(state, _)| states.contains(&state.value.as_str()))
}

fn is_exact(range: &Range) -> bool {
    match range {
        Range::Absent => true,
        // `north|south` is a choice between two.
        Range::Between(low, high) => low == high && !low.contains('|'),
    }
}
