//! Where to apply and whom to ask: what `places.csv` of a package says. What serves the whole country
//! stands on the cards of the programs. Where a package knows of places in parts of the country, a
//! section of its own has all of them, and the way to say in which part somebody lives.
//!
//! That is asked behind the results and decides nothing. The answer is known to the pages alone: it
//! is in no outcome and in nothing that is kept.

use selfcheck_runtime::bundle::Program;

use crate::input::Input;
use crate::page::{Block, BlockKind, Kind, Page, Weight, add};
use crate::question::{self, ANSWER, Context, UNKNOWN};
use crate::stage;

/// One of them, as a bundle's texts hold it.
struct Contact<'a> {
    area: &'a str,
    program: &'a str,
    name: &'a str,
    phone: &'a str,
    address: &'a str,
}

/// All of them with their places, in order; what is not whole is passed over.
fn contacts<'a>(context: &Context<'a>) -> impl Iterator<Item = (u32, Contact<'a>)> {
    let all = (0_u32..).zip(context.say.texts.contacts());
    all.filter_map(|(place, contact)| match contact.as_slice() {
        [area, program, name, phone, address] => Some((
            place,
            Contact {
                area,
                program,
                name,
                phone,
                address,
            },
        )),
        _ => None,
    })
}

/// Each area, with the place of the first that is in it: that is how an answer names it, the same in
/// every language.
fn areas<'a>(context: &Context<'a>) -> Vec<(u32, &'a str)> {
    let mut areas: Vec<(u32, &str)> = Vec::new();
    for (place, Contact { area, .. }) in contacts(context) {
        if !area.is_empty() && areas.iter().all(|(_, known)| *known != area) {
            areas.push((place, area));
        }
    }
    areas
}

/// The name of the area where somebody lives; empty where they did not say.
fn chosen<'a>(context: &Context<'a>) -> &'a str {
    let areas = areas(context).into_iter();
    let mut chosen = areas.filter(|(place, _)| context.area == Some(*place));
    chosen.next().map_or("", |(_, area)| area)
}

/// A list of those that are wanted; nothing where there are none.
fn list(context: &Context, wanted: impl Fn(&Contact) -> bool, blocks: &mut Vec<Block>) {
    let mut list = Block {
        kind: BlockKind::List,
        ..Block::default()
    };
    for (_, contact) in contacts(context) {
        if wanted(&contact) {
            let row = add(&mut list.rows);
            row.words.insert(contact.name);
            row.value.insert(contact.address);
            row.phone.push_str(contact.phone);
        }
    }
    if !list.rows.is_empty() {
        blocks.push(list);
    }
}

/// Goes on with those of a program that serve the whole country.
pub fn everywhere(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let of = |contact: &Contact| contact.program.is_empty() || contact.program == program.id;
    list(
        context,
        |contact| contact.area.is_empty() && of(contact),
        blocks,
    );
}

/// The section that has all of them, for everybody and where somebody lives. Without areas the cards
/// say the same, unless there is nothing but what is unfit now.
pub fn section(context: &Context, unfit: bool, page: &mut Page) {
    let say = context.say;
    let has_areas = !areas(context).is_empty();
    if !has_areas && !unfit {
        return;
    }
    let mut blocks: Vec<Block> = Vec::new();
    let here = chosen(context);
    if has_areas {
        let block = add(&mut blocks);
        block.kind = BlockKind::Rows;
        let row = add(&mut block.rows);
        say.put(&mut row.words, "ui-area");
        row.value.insert(here);
        let key = if here.is_empty() {
            "ui-choose"
        } else {
            "ui-change"
        };
        say.action(&mut row.actions, "area", key, Weight::Link);
    }
    // What is near comes first.
    if !here.is_empty() {
        list(context, |contact| contact.area == here, &mut blocks);
    }
    list(context, |contact| contact.area.is_empty(), &mut blocks);
    if blocks.is_empty() {
        return;
    }
    let section = add(&mut page.sections);
    section.id.push_str("places");
    section.role = "group";
    section.now = context.now;
    say.put(&mut section.heading, "ui-places");
    section.blocks = blocks;
}

/// Fills in the page that asks where somebody lives.
pub fn page(context: &Context, page: &mut Page) {
    let say = context.say;
    page.kind = Kind::Choice;
    page.id.push_str("area");
    say.put(&mut page.heading, "ui-area");
    say.put(&mut page.hint, "ui-area-hint");
    question::continue_and_back(say, &mut page.actions, page.kind);
    let field = add(&mut page.fields);
    field.id.push_str(ANSWER);
    for (place, area) in areas(context) {
        let answered = context.area == Some(place);
        let choice = question::choose(context, field, &stage::text(place), answered);
        choice.words.text.push_str(area);
    }
    question::choose_apart(context, field, UNKNOWN, "ui-area-none", false);
}

/// Where somebody lives; nothing if they do not say.
pub fn read(input: &Input) -> Option<u32> {
    stage::number(input.get(ANSWER))
}
