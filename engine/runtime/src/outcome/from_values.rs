//! Values of one evaluation → outcomes: design section 6, decided in its order.

use super::margin;
use super::{AmountValue, Closed, Outcome, Reason, State, Status};
use crate::bundle::{Amount, Program, Rule};
use crate::date::Day;
use crate::decimal;
use crate::evaluate::cell::{Cell, Env, View};
use crate::graph::{ix, small};
use crate::ids::{GroupId, ProgramId, SlotId, Subject, Who};
use crate::question::relevance::Walk;
use crate::session::Given;
use crate::value::{Interval, Truth};

/// A program for one person, or for the household.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target {
    pub program: ProgramId,
    pub who: Who,
    /// Place among the people; 0 for the household.
    position: u32,
}

/// All targets, programs in order; information only has none.
pub(crate) fn targets(view: View<'_>) -> Vec<Target> {
    let mut targets = Vec::new();
    for (number, program) in view.bundle().core().programs.iter().enumerate() {
        let id = ProgramId(small(number));
        if program.info_only {
            continue;
        }
        if !view
            .bundle()
            .graph
            .programs
            .get(number)
            .is_some_and(|program| program.person)
        {
            targets.push(Target {
                program: id,
                who: Who::Household,
                position: 0,
            });
            continue;
        }
        for (position, slot) in view.session.people().iter().enumerate() {
            let who = Who::Person(slot.id);
            targets.push(Target {
                program: id,
                who,
                position: small(position),
            });
        }
        let slots = view.slots(0);
        if slots.rest.is_some() {
            targets.push(Target {
                program: id,
                who: Who::Rest,
                position: slots.known,
            });
        }
    }
    targets
}

impl Target {
    /// The target of a program for somebody, if there is such a thing.
    pub fn find(view: View<'_>, program: ProgramId, who: Who) -> Option<Target> {
        let known = view.bundle().core().programs.get(ix(program.0))?;
        let person = view.bundle().graph.programs.get(ix(program.0))?.person;
        let position = match who {
            Who::Household => 0,
            Who::Person(slot) => view.session.place_of(GroupId::PEOPLE, slot)?,
            Who::Rest => view.slots(0).rest.map(|_| view.slots(0).known)?,
        };
        let fits = person == (who != Who::Household) && !known.info_only;
        fits.then_some(Target {
            program,
            who,
            position,
        })
    }

    fn cell(self, node: u32) -> Cell {
        Cell {
            node,
            env: Env::all_at(self.position),
        }
    }

    fn get(self, view: View<'_>) -> Option<&Program> {
        view.bundle().core().programs.get(ix(self.program.0))
    }
}

/// Why the program is closed on the day of evaluation; nothing if it is open.
#[must_use]
pub fn closed(program: &Program, today: Day) -> Option<Closed> {
    let bound = |list: &[Option<i32>], place: usize| list.get(place).copied().flatten().map(Day);
    if let Some(from) = bound(&program.valid, 0)
        && today < from
    {
        return Some(Closed::NotYetValid(from));
    }
    if let Some(to) = bound(&program.valid, 1)
        && today > to
    {
        return Some(Closed::NoLongerValid(to));
    }
    let mut next: Option<Day> = None;
    let mut last: Option<Day> = None;
    for window in program.windows.chunks(2) {
        let (from, to) = (bound(window, 0), bound(window, 1));
        let begun = from.is_none_or(|from| from <= today);
        let over = to.is_some_and(|to| to < today);
        match (begun, over) {
            (true, false) => return None,
            (false, _) => next = [next, from].into_iter().flatten().min(),
            (true, true) => last = last.max(to),
        }
    }
    next.map(Closed::Opens).or(last.map(Closed::Ended))
}

/// Whether E can be true and false; none when the program is closed or cannot be checked.
fn fits(view: View<'_>, target: Target) -> Option<(Truth, Truth)> {
    let program = target.get(view)?;
    let checked = view.bundle().is_checked(target.program);
    if !checked || closed(program, view.session.today()).is_some() {
        return None;
    }
    let fits = view.truth(target.cell(program.fits));
    Some((fits, view.truth(target.cell(program.office))))
}

/// The status alone.
pub(crate) fn status(view: View<'_>, target: Target) -> Status {
    let Some(program) = target.get(view) else {
        return Status::Unchecked;
    };
    if closed(program, view.session.today()).is_some() {
        return Status::Closed;
    }
    let Some((fits, office)) = fits(view, target) else {
        return Status::Unchecked;
    };
    if fits.is_false() {
        return Status::Ineligible;
    }
    if fits.is_true() && office.is_false() {
        return Status::Eligible;
    }
    if fits.is_decided() && office.is_decided() {
        return Status::Office;
    }
    let mut walk = Walk::new(view);
    walk.from(target.cell(program.fits));
    let partial = walk.reached.partial;
    walk.from(target.cell(program.office));
    if walk.reached.asks() {
        Status::Open
    } else if !fits.is_decided() && partial {
        Status::Unsure
    } else {
        Status::Office
    }
}

/// Values that questions can still change: first those that decide, then those that only narrow an
/// amount.
pub(crate) fn roots(view: View<'_>) -> (Vec<Cell>, Vec<Cell>) {
    let (mut decisive, mut narrowing) = (Vec::new(), Vec::new());
    for target in targets(view) {
        let (Some(program), Some((fits, _))) = (target.get(view), fits(view, target)) else {
            continue;
        };
        if fits.is_false() {
            continue;
        }
        decisive.push(target.cell(program.fits));
        decisive.push(target.cell(program.office));
        for amount in &program.amounts {
            narrowing.push(target.cell(amount.node));
            narrowing.extend(amount.denominator.map(|node| target.cell(node)));
        }
    }
    (decisive, narrowing)
}

/// Everything that can be said.
pub(crate) fn outcome(view: View<'_>, target: Target) -> Outcome<'_> {
    let status = status(view, target);
    let program = target.get(view);
    let reasons = match (status, program) {
        (Status::Unchecked, _) | (_, None) => Vec::new(),
        // A closed program may still be one this runtime cannot evaluate.
        (_, Some(_)) if !view.bundle().is_checked(target.program) => Vec::new(),
        (_, Some(program)) => {
            let rules = program.rules.iter().enumerate();
            rules
                .map(|(number, rule)| reason(view, target, small(number), rule))
                .collect()
        }
    };
    Outcome {
        program: target.program,
        who: target.who,
        status,
        closed: program.and_then(|program| closed(program, view.session.today())),
        amounts: amounts(view, target, status),
        reasons,
        receiving: program.and_then(|program| receiving(view, target, program)),
    }
}

/// Its amounts: none when it does not fit, is closed or is unchecked.
pub(crate) fn amounts(view: View<'_>, target: Target, status: Status) -> Vec<AmountValue<'_>> {
    match (status, target.get(view)) {
        (Status::Closed | Status::Unchecked | Status::Ineligible, _) | (_, None) => Vec::new(),
        (_, Some(program)) => {
            let amounts = program.amounts.iter().enumerate();
            amounts
                .map(|(number, amount)| amount_value(view, target, small(number), amount))
                .collect()
        }
    }
}

/// Whether an exact answer says that it is received already, or answers from which that follows.
fn receiving(view: View<'_>, target: Target, program: &Program) -> Option<bool> {
    let fact = crate::ids::FactId(program.receives?);
    let declared = view.bundle().core().facts.get(ix(fact.0))?;
    if let Some(node) = declared.derived {
        let follows = view.truth(target.cell(node));
        return (follows.is_true() || follows.is_false()).then(|| follows.is_true());
    }
    let subject = match target.who {
        Who::Person(slot) if declared.group.is_some() => Subject::Of(slot),
        _ => Subject::Single,
    };
    match view.session.answer_of(fact, subject)?.0 {
        Given::Bool(receives) => Some(*receives),
        _ => None,
    }
}

fn amount_value<'a>(
    view: View<'a>,
    target: Target,
    number: u32,
    amount: &'a Amount,
) -> AmountValue<'a> {
    let numerator = view.number(target.cell(amount.node));
    let denominator = match amount.denominator {
        Some(node) => view.number(target.cell(node)),
        None => Interval::exactly(1),
    };
    let scales = [amount.scale, amount.denominator_scale, amount.places];
    let (low, high) = quotient(numerator, denominator, scales);
    AmountValue {
        amount: number,
        id: &amount.id,
        unit: &amount.unit,
        low,
        high,
        rounding: &amount.rounding,
    }
}

/// The ends of a quotient of two intervals, the divisor positive, as decimal texts. Rounding keeps
/// the order, so the claim holds for what is printed too.
pub(crate) fn quotient(
    numerator: Interval,
    denominator: Interval,
    [scale, denominator_scale, places]: [u32; 3],
) -> (String, String) {
    let print = |numerator: i128, denominator: i128| {
        decimal::print_quotient(numerator, scale, denominator, denominator_scale, places)
    };
    // Least: a negative numerator over the least divisor, any other over the greatest.
    let least = if numerator.low < 0 {
        denominator.low
    } else {
        denominator.high
    };
    let most = if numerator.high < 0 {
        denominator.high
    } else {
        denominator.low
    };
    (print(numerator.low, least), print(numerator.high, most))
}

fn reason<'a>(view: View<'a>, target: Target, number: u32, rule: &'a Rule) -> Reason<'a> {
    let cell = target.cell(rule.node);
    Reason {
        rule: number,
        id: &rule.id,
        verb: &rule.verb,
        state: state(view, cell, rule),
        laws: &rule.laws,
        proofs: &rule.proofs,
        doubt: &rule.doubt,
        margin: margin::margin(view, cell),
        cell,
    }
}

fn state(view: View<'_>, cell: Cell, rule: &Rule) -> State {
    let truth = view.truth(cell);
    if truth.is_decided() {
        let holds = truth.is_true();
        let speaks_for = match rule.verb.as_str() {
            "office" if holds => return State::Office,
            "exclude" | "office" => !holds,
            _ => holds,
        };
        let decides = matches!(rule.verb.as_str(), "category" | "require" | "exclude");
        return match speaks_for {
            true => State::Met,
            false if decides && !rule.doubt.is_empty() => State::Doubt,
            false => State::Unmet,
        };
    }
    let mut walk = Walk::new(view);
    walk.from(cell);
    if walk.reached.asks() {
        State::Open
    } else if walk.reached.partial {
        State::Unknown
    } else {
        State::Office
    }
}

/// The caller's name of a person.
pub(crate) fn name_of<'a>(view: View<'a>, slot: SlotId) -> &'a str {
    let people = view.session.people().iter();
    people
        .clone()
        .find(|person| person.id == slot)
        .map_or("", |person| person.name.as_str())
}
