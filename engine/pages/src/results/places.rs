//! Where to apply and whom to ask: what `places.csv` of a package says. What serves the whole country
//! stands on the cards of the programs. Where a package knows of places in parts of the country, a
//! section of its own has all of them, and the way to say in which part somebody lives.
//!
//! That is asked behind the results and decides nothing. The answer is known to the pages alone: it
//! is in no outcome and in nothing that is kept.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ui;

use crate::input::Input;
use crate::page::{Block, BlockKind, Kind, Page, Weight, add};
use crate::question::{self, ANSWER, Context, UNKNOWN};
use crate::stage;

/// Where somebody lives, if they said so: the place of the first contact there; and whether that was
/// said just now.
pub type Near = (Option<u32>, bool);

/// What a bundle's texts hold of one of them: area, program, name, phone, address.
const PARTS: usize = 5;

/// All of them, with their places, in order; those of an area stand together.
fn contacts<'a>(context: &Context<'a>) -> impl Iterator<Item = (u32, &'a [String; PARTS])> {
    let all = (0_u32..).zip(context.say.texts.contacts());
    all.filter_map(|(place, contact)| Some((place, contact.as_slice().try_into().ok()?)))
}

/// The name of the area where somebody lives; empty where they did not say.
fn chosen<'a>(context: &Context<'a>, lives: Option<u32>) -> &'a str {
    for (place, [area, ..]) in contacts(context) {
        if lives == Some(place) {
            return area;
        }
    }
    ""
}

/// Goes on with a list of those in an area, if any; for one program alone unless that is empty.
fn list(context: &Context, wanted: &str, of: &str, blocks: &mut Vec<Block>) {
    let mut list = Block {
        kind: BlockKind::List,
        ..Block::default()
    };
    for (_, [area, program, name, phone, address]) in contacts(context) {
        if area == wanted && (of.is_empty() || program.is_empty() || program == of) {
            let row = add(&mut list.rows);
            row.words.insert(name);
            row.value.insert(address);
            // On a card it is clear which program is meant.
            let programs = &context.session.bundle().core().programs;
            let only = programs
                .iter()
                .find(|known| of.is_empty() && known.id == *program);
            if let Some(only) = only {
                context.say.program(&mut row.note, only, &["title"]);
            }
            if !phone.is_empty() {
                let call = add(&mut row.actions);
                call.words.insert_code(phone);
                call.value.push_str("tel:");
                // A bundle may come from anywhere: nothing else gets into the address.
                for sign in phone.chars() {
                    if matches!(sign, '0'..='9' | '+') {
                        call.value.push(sign);
                    }
                }
            }
        }
    }
    if !list.rows.is_empty() {
        blocks.push(list);
    }
}

/// Goes on with those of a program that serve the whole country.
pub fn everywhere(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    list(context, "", &program.id, blocks);
}

/// The section that has all of them, for everybody and where somebody lives. Without areas the cards
/// say the same, unless there is nothing but what is unfit now.
pub fn section(context: &Context, unfit: bool, (lives, now): Near, page: &mut Page) {
    let say = context.say;
    let last = contacts(context).last();
    let Some((_, [area, ..])) = last.filter(|(_, [area, ..])| unfit || !area.is_empty()) else {
        return;
    };
    let section = add(&mut page.sections);
    section.id.push_str("places");
    section.role = "group";
    section.now = now;
    say.put(&mut section.heading, ui!("places"));
    let here = chosen(context, lives);
    // Those of areas stand behind those of the whole country.
    if !area.is_empty() {
        let block = add(&mut section.blocks);
        block.kind = BlockKind::Rows;
        let row = add(&mut block.rows);
        say.put(&mut row.words, ui!("area"));
        row.value.insert(here);
        let key = if here.is_empty() {
            ui!("choose")
        } else {
            ui!("change")
        };
        say.action(&mut row.actions, "area", key, Weight::Link);
    }
    // What is near comes first.
    if !here.is_empty() {
        list(context, here, "", &mut section.blocks);
    }
    list(context, "", "", &mut section.blocks);
}

/// Fills in the page that asks where somebody lives.
pub fn page(context: &Context, (lives, _): Near, page: &mut Page) {
    let say = context.say;
    page.kind = Kind::Choice;
    page.id.push_str("area");
    say.put(&mut page.heading, ui!("area"));
    say.put(&mut page.hint, ui!("area-hint"));
    question::continue_and_back(say, &mut page.actions, page.kind);
    let field = add(&mut page.fields);
    field.id.push_str(ANSWER);
    let mut before = "";
    for (place, [area, ..]) in contacts(context) {
        // The first of an area stands for it: an answer means the same in every language.
        if area != before {
            let answered = lives == Some(place);
            let choice = question::choose(context, field, &stage::text(place), answered);
            choice.words.text.push_str(area);
        }
        before = area;
    }
    question::choose_apart(context, field, UNKNOWN, ui!("area-none"), false);
}

/// Where somebody lives; nothing if they do not say.
pub fn read(input: &Input) -> Option<u32> {
    stage::number(input.get(ANSWER))
}
