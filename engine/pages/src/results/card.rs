//! The card of one program: for somebody whom it fits, does not fit now, or cannot be said of.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ids::Who;
use selfcheck_runtime::outcome::{Closed, Outcome, State};
use selfcheck_runtime::text::Arg;

use super::reasons::{self, DECIDING, MET, Reasons, UNKNOWN};
use super::{amount, more, next, program, put, text};
use crate::cut::cut;
use crate::label;
use crate::page::{Block, BlockKind, Section, add, without_isolates};
use crate::question::Context;
use crate::stage::text as number;

/// Adds the card of an outcome to those of its group. People who share one are a line each in its
/// caption, until [`name_people`].
pub fn add_to(context: &Context, group: &str, outcome: &Outcome, cards: &mut Vec<Section>) {
    let Some(program) = program(context, outcome.program) else {
        return;
    };
    if group == "ineligible" {
        return unfit(context, program, outcome, cards);
    }
    let card = add(cards);
    begin(context, program, outcome.who, card);
    let blocks = &mut card.blocks;
    let reasons = Reasons {
        context,
        program,
        outcome,
    };
    match group {
        "closed" => closed(context, program, outcome, blocks),
        "unchecked" => next::fill(context, program, blocks),
        "receiving" => {
            reasons.under("ui-keep", KEEP, blocks);
            next::phone(context, program, blocks);
            next::after(context, program, blocks);
            sources(context, program, blocks);
        }
        _ => fitting(reasons, blocks),
    }
}

/// What is to be kept to after it was granted: told, never deciding.
const KEEP: &[reasons::Which] = &[(
    &[
        State::Met,
        State::Open,
        State::Unknown,
        State::Office,
        State::Doubt,
    ],
    "keep",
)];

/// It fits, it fits as far as can be checked, or it cannot be said yet.
fn fitting(reasons: Reasons, blocks: &mut Vec<Block>) {
    let Reasons {
        context,
        program,
        outcome,
    } = reasons;
    for value in &outcome.amounts {
        amount::fill(context, program, value, blocks);
    }
    let sections: [(&str, &[reasons::Which]); 5] = [
        ("ui-not-known", &[(UNKNOWN, DECIDING)]),
        ("ui-why", &[(MET, "category require")]),
        (
            "ui-only-office",
            &[
                (&[State::Office], "category require exclude office"),
                (UNKNOWN, "office"),
            ],
        ),
        ("ui-doubts", &[(&[State::Doubt], DECIDING)]),
        ("ui-priority", &[(MET, "priority")]),
    ];
    for (key, which) in sections {
        reasons.under(key, which, blocks);
    }
    next::fill(context, program, blocks);
    reasons.opened("ui-also-checked", &[(MET, "exclude")], blocks);
    reasons.opened("ui-keep", KEEP, blocks);
    next::after(context, program, blocks);
    sources(context, program, blocks);
}

/// It does not fit the answers now. People for whom the same rules say so share a card.
fn unfit(context: &Context, program: &Program, outcome: &Outcome, cards: &mut Vec<Section>) {
    let unmet: &[State] = &[State::Unmet];
    let mut card = Section::default();
    begin(context, program, outcome.who, &mut card);
    let blocks = &mut card.blocks;
    let why = Reasons {
        context,
        program,
        outcome,
    };
    why.under("ui-why-not", &[(unmet, "require exclude")], blocks);
    let others = [
        State::Met,
        State::Open,
        State::Unknown,
        State::Office,
        State::Doubt,
    ];
    if reasons::has(outcome, State::Unmet) && !others.iter().any(|s| reasons::has(outcome, *s)) {
        put(context.say, blocks, BlockKind::Text, "ui-no-category");
        why.opened("ui-categories", &[(unmet, "category")], blocks);
    }
    for known in cards.iter_mut() {
        if known.heading == card.heading && known.blocks == card.blocks {
            known.caption.text.push('\n');
            known.caption.text.push_str(&card.caption.text);
            return;
        }
    }
    cards.push(card);
}

/// Makes a sentence's list of the people who share a card.
pub fn name_people(context: &Context, card: &mut Section) {
    let mut people = Vec::new();
    let mut rest = Some(card.caption.text.as_str());
    while let Some(lines) = rest {
        let (person, others) = cut(lines, b'\n');
        people.push(person.to_owned());
        rest = others;
    }
    if people.len() > 1 {
        card.caption.text = context.say.texts.list(&people);
    }
}

/// One cannot apply now.
fn closed(context: &Context, program: &Program, outcome: &Outcome, blocks: &mut Vec<Block>) {
    let (key, day) = match outcome.closed {
        Some(Closed::NotYetValid(day)) => ("ui-closed-not-yet", day),
        Some(Closed::NoLongerValid(day)) => ("ui-closed-no-longer", day),
        Some(Closed::Opens(day)) => ("ui-closed-opens", day),
        Some(Closed::Ended(day)) => ("ui-closed-ended", day),
        None => return,
    };
    context
        .say
        .put_with(&mut text(blocks).words, key, &[("date", Arg::Date(day))]);
    next::phone(context, program, blocks);
}

/// A text and a way to apply.
pub fn information(context: &Context, program: &Program, card: &mut Section) {
    begin(context, program, Who::Household, card);
    next::fill(context, program, &mut card.blocks);
}

/// Title, whom it is about, and what the program is.
fn begin(context: &Context, program: &Program, who: Who, card: &mut Section) {
    let say = context.say;
    card.id = match who {
        Who::Household => program.id.clone(),
        Who::Person(person) => [&program.id, "-", &number(person.0)].concat(),
        Who::Rest => [&program.id, "-rest"].concat(),
    };
    card.role = "card";
    say.program(&mut card.heading, program, &["title"]);
    card.caption = label::who(say, context.session, who);
    say.program(&mut text(&mut card.blocks).words, program, &["summary"]);
}

/// Where the rules are written, and who decides.
fn sources(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let say = context.say;
    let blocks = more(say, blocks, "ui-sources");
    if !program.authority.is_empty() {
        let authority = say.words(&["authority-", &program.authority].concat());
        let authority = without_isolates(&authority.text);
        let args = [("authority", Arg::Text(&authority))];
        say.put_with(&mut text(blocks).words, "ui-decides", &args);
    }
    reasons::sources(context, program, blocks);
}
