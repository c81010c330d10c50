//! Runs cases against a bundle and says what differs, and why it came out as it did.

use std::collections::BTreeMap;
use std::iter;
use std::rc::Rc;

use selfcheck_runtime::ids::{ProgramId, SlotId, Subject, Who};
use selfcheck_runtime::outcome::{AmountValue, Outcome, Reason, State, Status, UsedFact};
use selfcheck_runtime::session::Layouts;
use selfcheck_runtime::{Bundle, Evaluation, Session};

use super::shown::{given, known_range, same, words};
use super::{Case, Expected, Range};

/// What came of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseReport {
    /// The program's folder.
    pub program: String,
    /// The case's name.
    pub name: String,
    /// What differs; empty when it passed.
    pub differences: Vec<Difference>,
    /// What came of the program, for each it is evaluated for; empty when answers were not accepted.
    pub came: Vec<Came>,
}

/// What came of a program for one it is evaluated for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The person's id, `rest` for those not described; empty: the household or a unit.
    pub person: String,
    /// Name of the status.
    pub status: &'static str,
    /// Amounts: id, least and greatest value.
    pub amounts: Vec<(String, String, String)>,
}

/// One thing that came out differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What was looked at: `status`, `amount monthly of gran`.
    pub what: String,
    /// What the case expects.
    pub expected: String,
    /// What came out.
    pub got: String,
    /// Why, as far as the reasons say.
    pub why: Vec<String>,
}

/// Runs cases of one bundle. Most of them are of households as large as one before, and share its
/// layout.
#[derive(Debug)]
pub struct Runner {
    bundle: Rc<Bundle>,
    layouts: Layouts,
}

impl Runner {
    /// For a bundle.
    #[must_use]
    pub fn new(bundle: Rc<Bundle>) -> Runner {
        let layouts = Layouts::new(Rc::clone(&bundle));
        Runner { bundle, layouts }
    }

    /// Runs one case.
    #[must_use]
    pub fn run(&mut self, case: &Case) -> CaseReport {
        let mut report = CaseReport {
            program: case.program.clone(),
            name: case.name.value.clone(),
            differences: Vec::new(),
            came: Vec::new(),
        };
        let bundle = Rc::clone(&self.bundle);
        match Session::from_answers(bundle, case.date, &case.answers) {
            Ok(mut session) => {
                self.layouts.lend(&mut session);
                look(&self.bundle, &session, case, &mut report);
                self.layouts.take_back(session);
            }
            Err(errors) => {
                for error in errors {
                    let got = format!("{} {error}", error.code);
                    report.differ("answers", "accepted".to_owned(), got);
                }
            }
        }
        report
    }
}

/// Compares what follows with what a case expects.
fn look(bundle: &Bundle, session: &Session, case: &Case, report: &mut CaseReport) {
    let evaluation = session.evaluate();
    let Some(program) = bundle.program(&case.program) else {
        report.differ(
            "program",
            format!("`{}`", case.program),
            "no such program".to_owned(),
        );
        return;
    };
    let looked = Look {
        bundle,
        session,
        evaluation,
    };
    let mut known = BTreeMap::new();
    if !case.expects.whole.is_empty() {
        match evaluation.outcome(program, Who::Household) {
            Some(outcome) => {
                looked.compare(&case.expects.whole, &outcome, "", report);
                known.insert(String::new(), (outcome.status, outcome.amounts));
            }
            None => report.differ(
                "outcome",
                "one for the household".to_owned(),
                "the program is for each person: use `expect.people`".to_owned(),
            ),
        }
    }
    for (person, expected) in &case.expects.people {
        let who = match person.value.as_str() {
            "rest" => Some(Who::Rest),
            name => looked.person(name).map(Who::Person),
        };
        match who.and_then(|who| evaluation.outcome(program, who)) {
            Some(outcome) => {
                looked.compare(expected, &outcome, &format!(" of {}", person.value), report);
                known.insert(person.value.clone(), (outcome.status, outcome.amounts));
            }
            None => report.differ(
                &format!("outcome of {}", person.value),
                "one".to_owned(),
                "no such person, or the program is not for each person".to_owned(),
            ),
        }
    }
    looked.questions(case, report);
    looked.results(case, report);
    report.came = looked.came(program, known);
}

impl CaseReport {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.differences.is_empty()
    }

    fn differ(&mut self, what: &str, expected: String, got: String) {
        let difference = Difference {
            what: what.to_owned(),
            expected,
            got,
            why: Vec::new(),
        };
        self.differences.push(difference);
    }
}

struct Look<'a> {
    bundle: &'a Bundle,
    session: &'a Session,
    evaluation: Evaluation<'a>,
}

impl Look<'_> {
    /// What came of the program, for everybody; of some it is known already.
    fn came(
        &self,
        program: ProgramId,
        mut known: BTreeMap<String, (Status, Vec<AmountValue<'_>>)>,
    ) -> Vec<Came> {
        let whole = iter::once((String::new(), Who::Household));
        let people = self.session.people().iter();
        let people = people.map(|slot| (slot.name.clone(), Who::Person(slot.id)));
        let rest = iter::once(("rest".to_owned(), Who::Rest));
        let everybody = whole.chain(people).chain(rest);
        let came = everybody.filter_map(|(person, who)| {
            let (status, amounts) = match known.remove(&person) {
                Some(known) => known,
                None => (
                    self.evaluation.status(program, who)?,
                    self.evaluation.amounts(program, who)?,
                ),
            };
            let amounts = amounts.into_iter();
            let amounts = amounts.map(|one| (one.id.to_owned(), one.low, one.high));
            Some(Came {
                person,
                status: status.name(),
                amounts: amounts.collect(),
            })
        });
        came.collect()
    }

    fn person(&self, name: &str) -> Option<SlotId> {
        self.session
            .people()
            .iter()
            .find(|slot| slot.name == name)
            .map(|slot| slot.id)
    }

    fn compare(&self, expected: &Expected, got: &Outcome, of: &str, report: &mut CaseReport) {
        if let Some(status) = &expected.status
            && status.value != got.status.name()
        {
            report.differences.push(Difference {
                what: format!("status{of}"),
                expected: status.value.clone(),
                got: got.status.name().to_owned(),
                why: got
                    .reasons
                    .iter()
                    .filter_map(|reason| self.why(reason))
                    .collect(),
            });
        }
        for (id, range) in &expected.amounts {
            let amount = got.amounts.iter().find(|amount| amount.id == id.value);
            let came = match amount {
                Some(amount) => Range::Between(amount.low.clone(), amount.high.clone()),
                None => Range::Absent,
            };
            if !same(range, &came) {
                report.differ(
                    &format!("amount {}{of}", id.value),
                    words(range),
                    words(&came),
                );
            }
        }
        for (state, ids) in &expected.reasons {
            for id in ids {
                let reason = got.reasons.iter().find(|reason| reason.id == id.value);
                let came = reason.map_or("absent", |reason| reason.state.name());
                if came != state.value {
                    report.differences.push(Difference {
                        what: format!("rule {}{of}", id.value),
                        expected: state.value.clone(),
                        got: came.to_owned(),
                        why: reason
                            .and_then(|reason| self.used(reason))
                            .into_iter()
                            .collect(),
                    });
                }
            }
        }
    }

    fn questions(&self, case: &Case, report: &mut CaseReport) {
        if case.expects.questions.is_none() && case.expects.next.is_none() {
            return;
        }
        let mut paths: Vec<String> = Vec::new();
        for question in self.evaluation.questions() {
            let path = question.path(self.bundle);
            if !paths.contains(&path) {
                paths.push(path);
            }
        }
        let listed = |paths: &[String]| match paths {
            [] => "none".to_owned(),
            paths => paths.join(", "),
        };
        if let Some(expected) = &case.expects.questions
            && expected.value != paths
        {
            report.differ("questions", listed(&expected.value), listed(&paths));
        }
        if let Some(expected) = &case.expects.next {
            let next = paths.first().map_or("none", String::as_str);
            if expected.value != next {
                report.differ("next question", expected.value.clone(), next.to_owned());
            }
        }
    }

    fn results(&self, case: &Case, report: &mut CaseReport) {
        for (name, person, range) in &case.expects.results {
            let what = match person {
                Some(person) => format!("result {} of {person}", name.value),
                None => format!("result {}", name.value),
            };
            let slot = person.as_ref().map(|person| self.person(person));
            let known = match (self.bundle.result(&name.value), slot) {
                (_, Some(None)) | (None, _) => None,
                (Some(result), slot) => self.evaluation.result(result, slot.flatten()),
            };
            let came = known.map_or(Range::Absent, |known| known_range(&known));
            if !same(range, &came) {
                report.differ(&what, words(range), words(&came));
            }
        }
    }

    /// What a rule contributed to the status; nothing for one that speaks for the program.
    fn why(&self, reason: &Reason) -> Option<String> {
        if reason.state == State::Met || matches!(reason.verb, "priority" | "keep") {
            return None;
        }
        let used = self
            .used(reason)
            .map(|used| format!(": {used}"))
            .unwrap_or_default();
        Some(format!(
            "{} {} is {}{used}",
            reason.verb,
            reason.id,
            reason.state.name()
        ))
    }

    fn used(&self, reason: &Reason) -> Option<String> {
        let list: Vec<String> = self
            .evaluation
            .used(reason)
            .iter()
            .map(|used| {
                let path = match used.what {
                    UsedFact::Fact(fact) => self.session.path(fact, used.subject),
                    UsedFact::Result(result) => self.result_name(result, used.subject),
                    UsedFact::More(group) => format!("more {}", self.bundle.group_name(group)),
                };
                format!("{path} = {}", given(&used.value))
            })
            .collect();
        (!list.is_empty()).then(|| list.join(", "))
    }

    fn result_name(&self, result: selfcheck_runtime::ids::ResultId, subject: Subject) -> String {
        let place = usize::try_from(result.0).ok();
        let named = place.and_then(|place| self.bundle.core().results.get(place));
        let name = named.map_or("result", |named| named.name.as_str());
        match subject {
            Subject::Single => name.to_owned(),
            Subject::Of(slot) => {
                let people = self.session.people().iter();
                let person = people.clone().find(|known| known.id == slot);
                format!(
                    "{name} of {}",
                    person.map_or("somebody", |known| known.name.as_str())
                )
            }
        }
    }
}
