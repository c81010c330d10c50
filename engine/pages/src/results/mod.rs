//! The results: what follows from the answers, grouped by what can be said, a card for each program
//! and person; then what was not looked at, and that none of it is a decision.

mod amount;
mod card;
mod next;
mod reasons;

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ids::ProgramId;
use selfcheck_runtime::outcome::{Outcome, Status};
use selfcheck_runtime::text::Arg;

use crate::page::{Block, Kind, Page, Row, Section, Weight, Words};
use crate::question::Context;

/// Results that are shown together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Receiving,
    Eligible,
    Office,
    Unsure,
    Ineligible,
    Closed,
    Unchecked,
}

/// In the order shown: what helps first.
const GROUPS: [Group; 7] = [
    Group::Eligible,
    Group::Office,
    Group::Unsure,
    Group::Receiving,
    Group::Closed,
    Group::Unchecked,
    Group::Ineligible,
];

impl Group {
    fn of(outcome: &Outcome) -> Group {
        match outcome.status {
            // Whoever gets it already wants to know how to keep it, whatever the answers say.
            _ if outcome.receiving == Some(true) => Group::Receiving,
            Status::Eligible => Group::Eligible,
            Status::Office => Group::Office,
            Status::Open | Status::Unsure => Group::Unsure,
            Status::Ineligible => Group::Ineligible,
            Status::Closed => Group::Closed,
            Status::Unchecked => Group::Unchecked,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Group::Receiving => "receiving",
            Group::Eligible => "eligible",
            Group::Office => "office",
            Group::Unsure => "unsure",
            Group::Ineligible => "ineligible",
            Group::Closed => "closed",
            Group::Unchecked => "unchecked",
        }
    }
}

/// The page.
pub fn page(context: &Context, hash: &str, can_narrow: bool) -> Page {
    let say = context.say;
    let outcomes = context.session.evaluate().outcomes();
    let mut page = Page {
        kind: Kind::Results,
        id: "results".into(),
        heading: say.key("ui-results"),
        hint: say.key("ui-not-a-decision"),
        ..Page::default()
    };
    let grouped = |group| {
        outcomes
            .iter()
            .filter(move |outcome| Group::of(outcome) == group)
    };
    for group in GROUPS {
        let outcomes: Vec<&Outcome> = grouped(group).collect();
        if !outcomes.is_empty() {
            page.sections.push(section(context, group, &outcomes));
        }
    }
    let helps = |group: &Group| matches!(group, Group::Eligible | Group::Office | Group::Receiving);
    let nothing = !outcomes.iter().map(Group::of).any(|group| helps(&group));
    page.sections.extend(information(context));
    page.sections.extend(not_checked(context, nothing));
    page.sections.push(about(context, hash));
    if can_narrow {
        page.actions
            .push(say.action("narrow", "ui-narrow", Weight::Primary));
    }
    page.actions
        .push(say.action("answers", "ui-change-answers", Weight::Secondary));
    page.actions
        .push(say.action("back", "ui-back", Weight::Link));
    page
}

fn section(context: &Context, group: Group, outcomes: &[&Outcome]) -> Section {
    let mut section = Section {
        id: group.name().into(),
        role: "group",
        heading: context.say.joined(&["ui-status-", group.name()]),
        ..Section::default()
    };
    let hint = context.say.joined(&["ui-status-", group.name(), "-hint"]);
    section.blocks.push(Block::Text(hint));
    if group == Group::Ineligible {
        section.sections = card::unfit(context, outcomes);
        return section;
    }
    for outcome in outcomes {
        let Some(program) = program(context, outcome.program) else {
            continue;
        };
        section.sections.push(match group {
            Group::Closed => card::closed(context, program, outcome),
            Group::Unchecked => card::unchecked(context, program, outcome),
            Group::Receiving => card::receiving(context, program, outcome),
            _ => card::fitting(context, program, outcome),
        });
    }
    section
}

/// Programs that are a text and a way to apply.
fn information(context: &Context) -> Option<Section> {
    let programs = context.session.bundle().core().programs.iter();
    let cards: Vec<Section> = programs
        .filter(|program| program.info_only)
        .map(|program| card::information(context, program))
        .collect();
    (!cards.is_empty()).then(|| Section {
        id: "information".into(),
        role: "group",
        heading: context.say.key("ui-information"),
        sections: cards,
        ..Section::default()
    })
}

/// What these rules do not look at. It is said more plainly where nothing fits.
fn not_checked(context: &Context, nothing: bool) -> Option<Section> {
    let say = context.say;
    let list = &context.session.bundle().core().package.not_checked;
    if list.is_empty() && !nothing {
        return None;
    }
    let rows = list.iter().map(|id| Row {
        words: say.joined(&["not-checked-", id]),
        ..Row::default()
    });
    let mut blocks = Vec::new();
    if nothing {
        blocks.push(Block::Text(say.key("ui-nothing-fits")));
    }
    if !list.is_empty() {
        blocks.push(Block::List(rows.collect()));
    }
    Some(Section {
        id: "not-checked".into(),
        role: "aside",
        heading: say.key("ui-not-checked"),
        blocks,
        ..Section::default()
    })
}

/// By which rules, on which day.
fn about(context: &Context, hash: &str) -> Section {
    let say = context.say;
    let package = &context.session.bundle().core().package;
    let core = context.session.bundle().core();
    // A slice names the core it was cut from: that is the one to compare with.
    let hash = if core.slice_of.is_empty() {
        hash
    } else {
        &core.slice_of
    };
    let short = hash.get(..12).unwrap_or(hash);
    let row = |key: &str, value: Words| Row {
        words: say.key(key),
        value,
        ..Row::default()
    };
    let mut rows = Vec::new();
    if !package.authority.is_empty() {
        rows.push(row(
            "ui-about-authority",
            say.joined(&["authority-", &package.authority]),
        ));
    }
    rows.push(row(
        "ui-about-day",
        Words::value(say.texts.date(context.session.today())),
    ));
    rows.push(row("ui-about-reviewed", date(context, package.reviewed)));
    rows.push(row("ui-about-version", Words::code(&package.version)));
    if !short.is_empty() {
        rows.push(row("ui-about-hash", Words::code(short)));
    }
    Section {
        id: "about".into(),
        role: "about",
        heading: say.key("ui-about"),
        blocks: vec![Block::Text(say.key("ui-device")), Block::Rows(rows)],
        ..Section::default()
    }
}

fn date(context: &Context, days: i32) -> Words {
    Words::value(context.say.texts.date(selfcheck_runtime::date::Day(days)))
}

/// A date in a sentence.
fn dated(context: &Context, key: &str, day: selfcheck_runtime::date::Day) -> Words {
    context.say.with(key, &[("date", Arg::Date(day))])
}

fn program<'a>(context: &Context<'a>, id: ProgramId) -> Option<&'a Program> {
    let place = usize::try_from(id.0).ok()?;
    context.session.bundle().core().programs.get(place)
}
