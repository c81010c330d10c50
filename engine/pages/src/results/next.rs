//! What to do next: how and where to apply, what to bring and what to do without it, what comes after.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::ui;

use super::{more, places, put, text};
use crate::page::{Block, BlockKind, add};
use crate::question::Context;

/// Fills in how to apply, whom to call, what to bring.
pub fn fill(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let say = context.say;
    let mut ways = Vec::new();
    for way in &program.apply {
        say.joined(&mut text(&mut ways).words, &["way-", way]);
    }
    places::everywhere(context, program, &mut ways);
    if !ways.is_empty() {
        put(say, blocks, BlockKind::Heading, ui!("next"));
        blocks.append(&mut ways);
    }
    documents(context, program, blocks);
}

fn documents(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let say = context.say;
    if program.documents.is_empty() {
        return;
    }
    let known = &context.session.bundle().core().package.documents;
    let list = add(more(say, blocks, ui!("documents")));
    list.kind = BlockKind::List;
    for place in &program.documents {
        let document = usize::try_from(*place)
            .ok()
            .and_then(|place| known.get(place));
        let Some([id, instead, ..]) = document.map(Vec::as_slice) else {
            continue;
        };
        let row = add(&mut list.rows);
        say.joined(&mut row.words, &["document-", id]);
        say.optional(&mut row.value, &["document-", id, ".help"]);
        if !instead.is_empty() {
            row.value.space();
            say.joined(&mut row.value, &["instead-", instead]);
        }
    }
}

/// Fills in how to follow up, complain, appeal.
pub fn after(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    let say = context.say;
    if program.after.is_empty() {
        return;
    }
    let list = add(more(say, blocks, ui!("after")));
    list.kind = BlockKind::List;
    for after in &program.after {
        let [what, key, ..] = after.as_slice() else {
            continue;
        };
        let row = add(&mut list.rows);
        say.joined(&mut row.words, &["ui-after-", what]);
        say.joined(&mut row.value, &["after-", key]);
    }
}
