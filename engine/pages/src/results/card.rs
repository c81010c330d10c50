//! The cards of programs: for somebody whom one fits, does not fit now, or cannot be said of.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ids::{Subject, Who};
use selfcheck_runtime::outcome::{Outcome, State};
use selfcheck_runtime::text::Arg;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;

use super::reasons::{self, DECIDING, MET, NOT_UNMET, Reasons, UNKNOWN, has};
use super::{UNFIT, amount, calendar, more, next, places, program, put, text};
use crate::label;
use crate::page::{Block, BlockKind, Section, Words, without_isolates};
use crate::question::Context;
use crate::stage::text as number;

/// Adds the cards of a group of outcomes. Whom the same rules do not fit share a card.
pub fn group(context: &Context, name: &str, outcomes: &[Outcome]) -> Vec<Section> {
    let mut cards: Vec<Section> = Vec::new();
    for outcome in outcomes {
        let program = program(context, outcome.program);
        let Some(program) = program.filter(|_| super::group(outcome) == name) else {
            continue;
        };
        let mut context = *context;
        context.say.sex = match outcome.who {
            Who::Household => context.say.sex,
            Who::Person(person) => label::sex(context.session, &[Subject::Of(person)]),
            Who::Rest => "",
        };
        let context = &context;
        let mut card = Section::default();
        begin(context, program, outcome.who, &mut card);
        let reasons = Reasons {
            context,
            program,
            outcome,
        };
        fill(name, reasons, &mut card.blocks);
        let same = |known: &&mut Section| {
            name == UNFIT && known.heading == card.heading && known.blocks == card.blocks
        };
        match cards.iter_mut().find(same) {
            Some(Section { caption, .. }) => {
                caption.entry(context.say.texts.between());
                caption.text.push_str(&card.caption.text);
            }
            None => cards.push(card),
        }
    }
    cards
}

/// What a card of a group says.
fn fill(group: &str, reasons: Reasons, blocks: &mut Vec<Block>) {
    let Reasons {
        context, program, ..
    } = reasons;
    match group {
        UNFIT => unfit(reasons, blocks),
        "closed" => {
            calendar::fill(context, program, blocks);
            places::everywhere(context, program, blocks);
        }
        "unchecked" => next::fill(context, program, blocks),
        "receiving" => {
            reasons.under(ui!("keep"), KEEP, blocks);
            places::everywhere(context, program, blocks);
            next::after(context, program, blocks);
            sources(context, program, blocks);
        }
        _ => fitting(reasons, blocks),
    }
}

/// What is to be kept to after it was granted: told, never deciding.
const KEEP: &[reasons::Which] = &[(NOT_UNMET, "keep")];

/// More open reasons than these are not all shown at once.
const MANY: usize = 6;

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
    let sections: [(Ui, &[reasons::Which]); 4] = [
        (ui!("not-known"), &[(UNKNOWN, DECIDING)]),
        (
            ui!("only-office"),
            &[
                (&[State::Office], "category require exclude office"),
                (UNKNOWN, "office"),
            ],
        ),
        (ui!("doubts"), &[(&[State::Doubt], DECIDING)]),
        (ui!("priority"), &[(MET, "priority")]),
    ];
    for (text, which) in sections {
        reasons.folded_beyond(MANY, text, which, blocks);
    }
    calendar::fill(context, program, blocks);
    next::fill(context, program, blocks);
    reasons.opened(ui!("why"), &[(MET, "category require")], blocks);
    reasons.opened(ui!("also-checked"), &[(MET, "exclude")], blocks);
    reasons.opened(ui!("keep"), KEEP, blocks);
    next::after(context, program, blocks);
    sources(context, program, blocks);
}

/// It does not fit the answers now.
fn unfit(why: Reasons, blocks: &mut Vec<Block>) {
    const UNMET: &[State] = &[State::Unmet];
    why.under(ui!("why-not"), &[(UNMET, "require exclude")], blocks);
    let has = |states: &[State]| states.iter().any(|state| has(why.outcome, *state));
    if has(UNMET) && !has(NOT_UNMET) {
        put(why.context.say, blocks, BlockKind::Text, ui!("no-category"));
        why.opened(ui!("categories"), &[(UNMET, "category")], blocks);
    }
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
    let mut inside = Vec::new();
    if !program.authority.is_empty() {
        let mut authority = Words::default();
        say.joined(&mut authority, &["authority-", &program.authority]);
        let authority = without_isolates(&authority.text);
        let args = [("authority", Arg::Text(&authority))];
        say.put_with(&mut text(&mut inside).words, ui!("decides"), &args);
    }
    reasons::sources(context, program, &mut inside);
    if !inside.is_empty() {
        more(say, blocks, ui!("sources")).append(&mut inside);
    }
}
