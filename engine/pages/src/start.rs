//! The first page: what the check is, which programs it looks at, and whom it is for.

use selfcheck_runtime::text::Reader;
use selfcheck_runtime::ui;

use crate::input::Input;
use crate::page::{Block, BlockKind, Error, Kind, Page, Weight, add};
use crate::question::{ANSWER, Context};

/// Fills in the page.
pub fn page(context: &Context, begun: bool, page: &mut Page) {
    let say = context.say;
    page.kind = Kind::Start;
    page.id.push_str("start");
    say.put(&mut page.heading, ui!("start"));
    let section = add(&mut page.sections);
    section.id.push_str("start");
    section.role = "intro";
    let intro: &mut Block = add(&mut section.blocks);
    say.put(&mut intro.words, ui!("start-intro"));
    let programs = add(&mut section.blocks);
    programs.kind = BlockKind::List;
    for program in &context.session.bundle().core().programs {
        let row = add(&mut programs.rows);
        say.program(&mut row.words, program, &["title"]);
        say.program(&mut row.value, program, &["summary"]);
    }
    for text in [ui!("start-device"), ui!("not-a-decision")] {
        say.put(&mut add(&mut section.blocks).words, text);
    }
    let field = add(&mut page.fields);
    field.id.push_str(ANSWER);
    say.put(&mut field.legend, ui!("start-whom"));
    let readers = [ui!("start-me"), ui!("start-family"), ui!("start-helper")];
    for (reader, text) in Reader::ALL.into_iter().zip(readers) {
        let choice = add(&mut field.choices);
        choice.value.push_str(reader.name());
        say.put(&mut choice.words, text);
        choice.chosen = match context.draft {
            Some(input) => input.has(ANSWER, reader.name()),
            None => begun && say.texts.reader == reader,
        };
    }
    say.action(&mut page.actions, "continue", ui!("begin"), Weight::Primary);
}

/// Whom the check is for, or what has to be put right.
pub fn read(context: &Context, input: &Input, errors: &mut Vec<Error>) -> Option<Reader> {
    let chosen = input.get(ANSWER);
    let reader = Reader::ALL.into_iter().find(|one| one.name() == chosen);
    if reader.is_none() {
        context.say.error(errors, ANSWER, ui!("error-start"), &[]);
    }
    reader
}
