//! What the worked cases have seen: of each condition in the scripts, whether it was certainly true
//! in one case and certainly false in another.
//!
//! *A case speaks for what it expects something of*: it sees the rules of its own program, those
//! results that the program uses or the case states a value of, and in a program for each person
//! the people it names an outcome of (everybody, where it names nobody). What a condition is, is in
//! `crate::elaborate`.

use std::collections::BTreeSet;
use std::rc::Rc;

use selfcheck_runtime::ids::ResultId;
use selfcheck_runtime::{Bundle, BundleError, Evaluation, Known, Session};

use super::Case;
use super::reach::Reach;
use crate::bundle::places::{Place, place};
use crate::elaborate::{Audience, Condition, observe};
use crate::package::{Files, Package};
use crate::syntax::RuleCall;

/// What the cases have seen, by script.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// The programs by id, then `results.rhai`; those without conditions are left out.
    pub scripts: Vec<Covered>,
}

/// What the cases have seen of one script.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Covered {
    /// `takaful/criteria.rhai`
    pub script: String,
    /// Conditions of rules.
    pub criteria: Tally,
    /// Conditions within them, and those of `if`, closures and results.
    pub branches: Tally,
    /// What was not seen both ways, and what cannot be, in the order of the script.
    pub unseen: Vec<Unseen>,
}

/// How many were seen both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// So many of them.
    pub seen: usize,
    /// Of so many that can be seen both ways.
    pub of: usize,
    /// So many more cannot: the declared bounds, or the history of the figures, rule it out on
    /// every date.
    pub excluded: usize,
}

/// A condition that was not seen both ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unseen {
    /// Where it stands.
    pub place: Place,
    /// As written, in one line.
    pub text: String,
    /// The rule, where it is all that a rule tests.
    pub criterion: Option<String>,
    /// What is missing.
    pub what: Missing,
}

/// What was not seen of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// It was never certainly true.
    True,
    /// It was never certainly false.
    False,
    /// It was neither: not looked at, or never decided.
    Both,
    /// Nothing: on no date can it be certainly false.
    OnlyTrue,
    /// Nothing: on no date can it be certainly true.
    OnlyFalse,
    /// Nothing: on no date is it looked at and certain.
    Neither,
}

impl Missing {
    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Missing::True => "never true",
            Missing::False => "never false",
            Missing::Both => "never true, never false",
            Missing::OnlyTrue => "not counted: on no date certainly false",
            Missing::OnlyFalse => "not counted: on no date certainly true",
            Missing::Neither => "not counted: on no date looked at and certain",
        }
    }

    /// Whether a case could be written that sees more.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Missing::True | Missing::False | Missing::Both)
    }
}

impl Tally {
    /// Whether everything that can be seen both ways was.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.seen == self.of
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Tally) -> Tally {
        Tally {
            seen: self.seen.saturating_add(other.seen),
            of: self.of.saturating_add(other.of),
            excluded: self.excluded.saturating_add(other.excluded),
        }
    }
}

/// What cases of a package have seen. The package has no errors, and the cases pass.
///
/// # Errors
/// When the observed package costs more to evaluate than an engine allows.
pub fn coverage<'a>(
    package: &Package,
    files: &Files,
    audience: Audience,
    cases: impl IntoIterator<Item = &'a Case>,
) -> Result<Coverage, BundleError> {
    let Some(observed) = observe(package, audience) else {
        return Ok(Coverage::default());
    };
    let reach = Reach::of(&observed.core);
    let bundle = Rc::new(Bundle::decode(observed.core)?);
    let mut seen = Seen::default();
    for case in cases {
        let look = Look {
            package,
            reach: &reach,
            bundle: &bundle,
            case,
        };
        look.see(&observed.conditions, &mut seen);
    }
    let mut coverage = Coverage::default();
    for (number, condition) in observed.conditions.iter().enumerate() {
        let Some(file) = files.of(condition.span) else {
            continue;
        };
        if coverage
            .scripts
            .last()
            .is_none_or(|last| last.script != file.path)
        {
            coverage.scripts.push(Covered {
                script: file.path.clone(),
                ..Covered::default()
            });
        }
        let missing = missing(condition, seen.both(number));
        if let Some(covered) = coverage.scripts.last_mut() {
            covered.count(condition, missing);
            let place = place(condition.span, files);
            if let (Some(what), Some(place)) = (missing, place) {
                covered.unseen.push(Unseen {
                    place,
                    text: in_one_line(files.text(condition.span)),
                    criterion: criterion(package, condition),
                    what,
                });
            }
        }
    }
    Ok(coverage)
}

fn missing(condition: &Condition, (yes, no): (bool, bool)) -> Option<Missing> {
    let missing = (condition.can_be_true && !yes, condition.can_be_false && !no);
    match (missing, condition.can_be_true, condition.can_be_false) {
        ((true, true), ..) => Some(Missing::Both),
        ((true, false), ..) => Some(Missing::True),
        ((false, true), ..) => Some(Missing::False),
        (_, true, true) => None,
        (_, true, false) => Some(Missing::OnlyTrue),
        (_, false, true) => Some(Missing::OnlyFalse),
        (_, false, false) => Some(Missing::Neither),
    }
}

/// The id of the rule that tests a condition and nothing else.
fn criterion(package: &Package, condition: &Condition) -> Option<String> {
    let program = package.programs.get(condition.program?)?;
    let mut rules = program.script.rules.iter().filter(|_| condition.criterion);
    let is_it = |rule: &&RuleCall| {
        let value = rule.value.as_ref();
        value.is_some_and(|value| value.span == condition.span)
    };
    rules.find(is_it).map(|rule| rule.id.value.clone())
}

impl Covered {
    fn count(&mut self, condition: &Condition, missing: Option<Missing>) {
        let tally = if condition.criterion {
            &mut self.criteria
        } else {
            &mut self.branches
        };
        match missing {
            None => {
                tally.seen = tally.seen.saturating_add(1);
                tally.of = tally.of.saturating_add(1);
            }
            Some(missing) if missing.counts() => tally.of = tally.of.saturating_add(1),
            Some(_) => tally.excluded = tally.excluded.saturating_add(1),
        }
    }
}

/// Numbers of the conditions seen true, and of those seen false.
#[derive(Debug, Default)]
struct Seen {
    yes: BTreeSet<usize>,
    no: BTreeSet<usize>,
}

impl Seen {
    fn both(&self, number: usize) -> (bool, bool) {
        (self.yes.contains(&number), self.no.contains(&number))
    }
}

/// One case, looking.
struct Look<'a> {
    package: &'a Package,
    reach: &'a Reach,
    bundle: &'a Rc<Bundle>,
    case: &'a Case,
}

impl Look<'_> {
    fn see(&self, conditions: &[Condition], seen: &mut Seen) {
        let answers = &self.case.answers;
        let session = Session::from_answers(Rc::clone(self.bundle), self.case.date, answers);
        let Ok(session) = session else { return };
        let evaluation = session.evaluate();
        for (number, condition) in conditions.iter().enumerate() {
            if !self.speaks_for(condition) {
                continue;
            }
            if self.is_true(evaluation, condition, condition.seen_true) {
                seen.yes.insert(number);
            }
            if self.is_true(evaluation, condition, condition.seen_false) {
                seen.no.insert(number);
            }
        }
    }

    /// *A case speaks for what it expects something of.* A result that it fixes has no say in it.
    fn speaks_for(&self, condition: &Condition) -> bool {
        if let Some(program) = condition.program {
            let program = self.package.programs.get(program);
            return program.is_some_and(|program| program.id.value == self.case.program);
        }
        let functions = &self.package.result_script.functions;
        let Some(function) = functions.iter().find(|one| one.holds(condition.span)) else {
            return false;
        };
        let name = &function.name.value;
        let fixed = &self.case.answers.fixed;
        if fixed.iter().any(|fixed| fixed.result == *name) {
            return false;
        }
        let mut declared = self.package.results.iter();
        let Some(result) = declared.position(|result| result.name.value == *name) else {
            return false;
        };
        let mut stated = self.case.expects.results.iter();
        self.reach.program_uses_result(&self.case.program, result)
            || stated.any(|(stated, ..)| {
                stated.value == *name || self.reach.result_uses_result(&stated.value, result)
            })
    }

    fn is_true(&self, evaluation: Evaluation<'_>, condition: &Condition, result: ResultId) -> bool {
        let certainly = |known: Option<Known>| {
            let yes = Known::Bool {
                can_be_true: true,
                can_be_false: false,
            };
            known == Some(yes)
        };
        if !condition.of_person {
            return certainly(evaluation.result(result, None));
        }
        let expected = &self.case.expects.people;
        let everybody = condition.program.is_none() || expected.is_empty();
        let mut people = evaluation.session().people().iter();
        people.any(|slot| {
            (everybody || expected.iter().any(|(name, _)| name.value == slot.name))
                && certainly(evaluation.result(result, Some(slot.id)))
        })
    }
}

/// A piece of a script without its line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
