//! The results: what follows from the answers, grouped by what can be said, a card for each program
//! and person; then where to apply, what was not looked at, and that none of it is a decision.

mod amount;
pub mod calendar;
mod card;
mod next;
pub mod places;
mod reasons;

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::ProgramId;
use selfcheck_runtime::outcome::{Outcome, Status};
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;

use crate::answers;
use crate::page::{Block, BlockKind, Kind, Page, Section, Weight, add};
use crate::question::Context;
use crate::say::Say;
use places::Near;

/// Results that are shown together, in the order shown: what helps first.
const GROUPS: [(&str, Ui, Ui); 7] = [
    (
        ELIGIBLE,
        ui!("status-eligible"),
        ui!("status-eligible-hint"),
    ),
    (OFFICE, ui!("status-office"), ui!("status-office-hint")),
    ("unsure", ui!("status-unsure"), ui!("status-unsure-hint")),
    (
        RECEIVING,
        ui!("status-receiving"),
        ui!("status-receiving-hint"),
    ),
    ("closed", ui!("status-closed"), ui!("status-closed-hint")),
    (
        "unchecked",
        ui!("status-unchecked"),
        ui!("status-unchecked-hint"),
    ),
    (
        UNFIT,
        ui!("status-ineligible"),
        ui!("status-ineligible-hint"),
    ),
];
const ELIGIBLE: &str = "eligible";
const OFFICE: &str = "office";
const RECEIVING: &str = "receiving";
const UNFIT: &str = "ineligible";

/// The group of an outcome.
fn group(outcome: &Outcome) -> &'static str {
    match outcome.status {
        // Whoever gets it already wants to know how to keep it, whatever the answers say.
        _ if outcome.receiving == Some(true) => RECEIVING,
        Status::Open => "unsure",
        status => status.name(),
    }
}

/// Fills in the page.
pub fn page(context: &Context, hash: &str, can_narrow: bool, near: Near, page: &mut Page) {
    let say = context.say;
    let outcomes = context.session.evaluate().outcomes();
    page.kind = Kind::Results;
    page.id.push_str("results");
    say.put(&mut page.heading, ui!("results"));
    say.put(&mut page.hint, ui!("not-a-decision"));
    let mut nothing = true;
    let mut unfit = true;
    for (name, heading, hint) in GROUPS {
        if !outcomes.iter().any(|outcome| group(outcome) == name) {
            continue;
        }
        nothing &= ["closed", UNFIT].contains(&name);
        unfit &= name == UNFIT;
        let section = add(&mut page.sections);
        section.id.push_str(name);
        section.role = "group";
        say.put(&mut section.heading, heading);
        say.put(&mut text(&mut section.blocks).words, hint);
        section.sections = card::group(context, name, &outcomes);
    }
    information(context, page);
    places::section(context, unfit, near, page);
    not_checked(context, nothing, page);
    // Whoever keeps or prints the results has with them what they follow from.
    let given = add(&mut page.sections);
    given.id.push_str("given");
    given.role = "given";
    answers::read_only(context, more(say, &mut given.blocks, ui!("answers-given")));
    about(context, hash, add(&mut page.sections));
    if can_narrow {
        say.action(&mut page.actions, "narrow", ui!("narrow"), Weight::Primary);
    }
    say.action(
        &mut page.actions,
        "answers",
        ui!("change-answers"),
        Weight::Secondary,
    );
    say.action(&mut page.actions, "back", ui!("back"), Weight::Link);
}

/// Programs that are a text and a way to apply.
fn information(context: &Context, page: &mut Page) {
    let programs = &context.session.bundle().core().programs;
    if !programs.iter().any(|program| program.info_only) {
        return;
    }
    let section = add(&mut page.sections);
    section.id.push_str("information");
    section.role = "group";
    context.say.put(&mut section.heading, ui!("information"));
    for program in programs.iter().filter(|program| program.info_only) {
        card::information(context, program, add(&mut section.sections));
    }
}

/// What these rules do not look at. It is said more plainly where nothing fits.
fn not_checked(context: &Context, nothing: bool, page: &mut Page) {
    let say = context.say;
    let list = &context.session.bundle().core().package.not_checked;
    if list.is_empty() && !nothing {
        return;
    }
    let section = add(&mut page.sections);
    section.id.push_str("not-checked");
    section.role = "aside";
    say.put(&mut section.heading, ui!("not-checked"));
    if nothing {
        say.put(&mut text(&mut section.blocks).words, ui!("nothing-fits"));
    }
    if list.is_empty() {
        return;
    }
    let block = add(&mut section.blocks);
    block.kind = BlockKind::List;
    for id in list {
        say.joined(&mut add(&mut block.rows).words, &["not-checked-", id]);
    }
}

/// By which rules, on which day.
fn about(context: &Context, hash: &str, section: &mut Section) {
    let say = context.say;
    let core = context.session.bundle().core();
    let package = &core.package;
    section.id.push_str("about");
    section.role = "about";
    say.put(&mut section.heading, ui!("about"));
    say.put(&mut text(&mut section.blocks).words, ui!("device"));
    let block = add(&mut section.blocks);
    block.kind = BlockKind::Rows;
    if !package.authority.is_empty() {
        let value = &mut row(say, block, ui!("about-authority")).value;
        say.joined(value, &["authority-", &package.authority]);
    }
    row(say, block, ui!("about-day"))
        .value
        .insert(&say.texts.date(context.session.today()));
    let reviewed = say.texts.date(Day(package.reviewed));
    row(say, block, ui!("about-reviewed"))
        .value
        .insert(&reviewed);
    row(say, block, ui!("about-version"))
        .value
        .insert_code(&package.version);
    // A slice names the core it was cut from: that is the one to compare with.
    let hash = if core.slice_of.is_empty() {
        hash
    } else {
        &core.slice_of
    };
    let short = hash.get(..12).unwrap_or(hash);
    row(say, block, ui!("about-hash")).value.insert_code(short);
}

fn row<'a>(say: Say, block: &'a mut Block, text: Ui) -> &'a mut crate::page::Row {
    let row = add(&mut block.rows);
    say.put(&mut row.words, text);
    row
}

/// A sentence at the end, to be filled in.
fn text(blocks: &mut Vec<Block>) -> &mut Block {
    add(blocks)
}

/// A piece at the end with words of a key.
fn put(say: Say, blocks: &mut Vec<Block>, kind: BlockKind, words: Ui) {
    let block = add(blocks);
    block.kind = kind;
    say.put(&mut block.words, words);
}

/// A piece at the end that is shown when opened.
fn more<'a>(say: Say, blocks: &'a mut Vec<Block>, words: Ui) -> &'a mut Vec<Block> {
    let block = add(blocks);
    block.kind = BlockKind::More;
    say.put(&mut block.words, words);
    &mut block.blocks
}

fn program<'a>(context: &Context<'a>, id: ProgramId) -> Option<&'a Program> {
    let place = usize::try_from(id.0).ok()?;
    context.session.bundle().core().programs.get(place)
}
