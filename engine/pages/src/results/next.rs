//! What to do next: where to apply, what to bring and what to do without it, what comes after.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::text::Arg;

use crate::page::{Block, Row};
use crate::question::Context;

/// How to apply, whom to call, what to bring.
pub fn blocks(context: &Context, program: &Program) -> Vec<Block> {
    let say = context.say;
    let mut blocks = Vec::new();
    if !program.apply.is_empty() || !program.phone.is_empty() {
        blocks.push(Block::Heading(say.key("ui-next")));
    }
    for way in &program.apply {
        blocks.push(Block::Text(say.joined(&["way-", way])));
    }
    blocks.extend(phone(context, program));
    blocks.extend(documents(context, program));
    blocks
}

/// The number to call.
pub fn phone(context: &Context, program: &Program) -> Option<Block> {
    let number = [("phone", Arg::Code(program.phone.as_str()))];
    (!program.phone.is_empty()).then(|| Block::Text(context.say.with("ui-phone", &number)))
}

fn documents(context: &Context, program: &Program) -> Option<Block> {
    let say = context.say;
    let known = &context.session.bundle().core().package.documents;
    let rows: Vec<Row> = program
        .documents
        .iter()
        .filter_map(|place| known.get(usize::try_from(*place).ok()?))
        .filter_map(|document| {
            let id = document.first()?;
            let help = say.optional(&["document-", id, ".help"].concat());
            let instead = document.get(1).filter(|instead| !instead.is_empty());
            let instead = instead
                .map(|key| say.joined(&["instead-", key]))
                .unwrap_or_default();
            Some(Row {
                words: say.joined(&["document-", id]),
                value: help.and(instead),
                ..Row::default()
            })
        })
        .collect();
    (!rows.is_empty()).then(|| Block::More {
        summary: say.key("ui-documents"),
        blocks: vec![Block::List(rows)],
    })
}

/// Follow up, complain, appeal.
pub fn after(context: &Context, program: &Program) -> Option<Block> {
    let say = context.say;
    let rows: Vec<Row> = program
        .after
        .iter()
        .filter_map(|after| match after.as_slice() {
            [what, key, ..] => Some(Row {
                words: say.joined(&["ui-after-", what]),
                value: say.joined(&["after-", key]),
                ..Row::default()
            }),
            _ => None,
        })
        .collect();
    (!rows.is_empty()).then(|| Block::More {
        summary: say.key("ui-after"),
        blocks: vec![Block::List(rows)],
    })
}
