//! The card of one program: for somebody whom it fits, does not fit now, or cannot be said of.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ids::Who;
use selfcheck_runtime::outcome::{Closed, Outcome, Reason, State};
use selfcheck_runtime::text::Arg;

use super::reasons::{self, is};
use super::{amount, dated, next, program};
use crate::label;
use crate::page::{Block, Row, Section, Words};
use crate::question::Context;

/// Verbs that decide.
const DECIDING: &[&str] = &["category", "require", "exclude"];

/// It fits, it fits as far as can be checked, or it cannot be said yet.
pub fn fitting(context: &Context, program: &Program, outcome: &Outcome) -> Section {
    let mut section = empty(context, program, outcome.who);
    let blocks = &mut section.blocks;
    for value in &outcome.amounts {
        blocks.extend(amount::blocks(context, program, value));
    }
    let rows = |states: &[State], verbs: &[&str]| {
        reasons::rows(context, program, outcome, |reason| {
            states.contains(&reason.state) && is(reason, verbs) && !idle(outcome, reason)
        })
    };
    let unknown = [State::Unknown, State::Open];
    blocks.extend(reasons::under(
        context,
        "ui-not-known",
        rows(&unknown, DECIDING),
    ));
    blocks.extend(reasons::under(
        context,
        "ui-why",
        rows(&[State::Met], &["category", "require"]),
    ));
    let left: Vec<&str> = [DECIDING, &["office"]].concat();
    let mut office = rows(&[State::Office], &left);
    office.extend(rows(&unknown, &["office"]));
    blocks.extend(reasons::under(context, "ui-only-office", office));
    blocks.extend(reasons::under(
        context,
        "ui-doubts",
        rows(&[State::Doubt], DECIDING),
    ));
    blocks.extend(reasons::under(
        context,
        "ui-priority",
        rows(&[State::Met], &["priority"]),
    ));
    blocks.extend(next::blocks(context, program));
    blocks.extend(reasons::more(
        context,
        "ui-also-checked",
        rows(&[State::Met], &["exclude"]),
    ));
    blocks.extend(reasons::more(
        context,
        "ui-keep",
        keep(context, program, outcome),
    ));
    blocks.extend(next::after(context, program));
    blocks.extend(sources(context, program));
    section
}

/// It does not fit the answers now. People for whom the same rules say so share a card.
pub fn unfit(context: &Context, outcomes: &[&Outcome]) -> Vec<Section> {
    let mut cards: Vec<(Section, Vec<String>, &Outcome)> = Vec::new();
    for outcome in outcomes {
        let Some(program) = program(context, outcome.program) else {
            continue;
        };
        let label = label::who(context.say, context.session, outcome.who).plain();
        let same = cards.iter_mut().find(|(_, _, known)| {
            known.program == outcome.program && against(known).eq(against(outcome))
        });
        match same {
            Some((_, labels, _)) => labels.push(label),
            None => {
                let mut card = empty(context, program, outcome.who);
                card.blocks = reasons_against(context, program, outcome);
                cards.push((card, vec![label], outcome));
            }
        }
    }
    let named = cards.into_iter().map(|(mut card, labels, _)| {
        if labels.len() > 1 {
            card.caption = Words::text(&context.say.list(&labels));
        }
        card
    });
    named.collect()
}

/// One cannot apply now.
pub fn closed(context: &Context, program: &Program, outcome: &Outcome) -> Section {
    let mut section = empty(context, program, outcome.who);
    let why = outcome.closed.map(|closed| match closed {
        Closed::NotYetValid(day) => dated(context, "ui-closed-not-yet", day),
        Closed::NoLongerValid(day) => dated(context, "ui-closed-no-longer", day),
        Closed::Opens(day) => dated(context, "ui-closed-opens", day),
        Closed::Ended(day) => dated(context, "ui-closed-ended", day),
    });
    section.blocks.extend(why.map(Block::Text));
    section.blocks.extend(next::phone(context, program));
    section
}

/// This engine cannot check it.
pub fn unchecked(context: &Context, program: &Program, outcome: &Outcome) -> Section {
    let mut section = empty(context, program, outcome.who);
    section.blocks.extend(next::blocks(context, program));
    section
}

/// Somebody gets it already: how to keep it.
pub fn receiving(context: &Context, program: &Program, outcome: &Outcome) -> Section {
    let mut section = empty(context, program, outcome.who);
    let blocks = &mut section.blocks;
    blocks.extend(reasons::under(
        context,
        "ui-keep",
        keep(context, program, outcome),
    ));
    blocks.extend(next::phone(context, program));
    blocks.extend(next::after(context, program));
    blocks.extend(sources(context, program));
    section
}

/// A text and a way to apply.
pub fn information(context: &Context, program: &Program) -> Section {
    let mut section = empty(context, program, Who::Household);
    section.blocks.extend(next::blocks(context, program));
    section
}

/// Title, whom it is about, and what the program is.
fn empty(context: &Context, program: &Program, who: Who) -> Section {
    let suffix = match who {
        Who::Household => String::new(),
        Who::Person(person) => ["-", &person.0.to_string()].concat(),
        Who::Rest => "-rest".into(),
    };
    Section {
        id: [&program.id, suffix.as_str()].concat(),
        role: "card",
        heading: context.say.program(program, "title"),
        caption: label::who(context.say, context.session, who),
        blocks: vec![Block::Text(context.say.program(program, "summary"))],
        ..Section::default()
    }
}

/// Why it does not fit now: the rules that say so.
fn reasons_against(context: &Context, program: &Program, outcome: &Outcome) -> Vec<Block> {
    let rows = |verbs: &[&str]| {
        reasons::rows(context, program, outcome, |reason| {
            reason.state == State::Unmet && is(reason, verbs) && !idle(outcome, reason)
        })
    };
    let mut blocks = reasons::under(context, "ui-why-not", rows(&["require", "exclude"]));
    let categories = outcome
        .reasons
        .iter()
        .filter(|reason| is(reason, &["category"]));
    if categories.clone().count() > 0 && categories.clone().all(|r| r.state == State::Unmet) {
        let groups = rows(&["category"]);
        blocks.push(Block::Text(context.say.key("ui-no-category")));
        blocks.extend(reasons::more(context, "ui-categories", groups));
    }
    blocks
}

/// The deciding rules that speak against.
fn against(outcome: &Outcome) -> impl Iterator<Item = u32> {
    let unmet = |reason: &&Reason| reason.state == State::Unmet && is(reason, DECIDING);
    outcome
        .reasons
        .iter()
        .filter(unmet)
        .map(|reason| reason.rule)
}

/// Whether a reason does not matter because any one category suffices and another holds.
fn idle(outcome: &Outcome, reason: &Reason) -> bool {
    is(reason, &["category"])
        && reason.state != State::Met
        && outcome
            .reasons
            .iter()
            .any(|r| is(r, &["category"]) && r.state == State::Met)
}

/// What is to be kept to after it was granted: told, never deciding.
fn keep(context: &Context, program: &Program, outcome: &Outcome) -> Vec<Row> {
    let keep = outcome
        .reasons
        .iter()
        .filter(|r| is(r, &["keep"]) && r.state != State::Unmet);
    keep.map(|reason| reasons::plain_row(context, program, reason))
        .collect()
}

/// Where the rules are written, and who decides.
fn sources(context: &Context, program: &Program) -> Option<Block> {
    let say = context.say;
    let mut blocks = Vec::new();
    if !program.authority.is_empty() {
        let authority = say.joined(&["authority-", &program.authority]).plain();
        blocks.push(Block::Text(
            say.with("ui-decides", &[("authority", Arg::Text(&authority))]),
        ));
    }
    blocks.extend(reasons::sources(context, program));
    (!blocks.is_empty()).then(|| Block::More {
        summary: say.key("ui-sources"),
        blocks,
    })
}
