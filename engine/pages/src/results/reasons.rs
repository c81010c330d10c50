//! Reasons in plain words: the rule's sentence as it stands, the law it comes from, and how far from
//! a limit.

use selfcheck_runtime::bundle::{Program, Rule};
use selfcheck_runtime::outcome::{Margin, Outcome, Reason, State};
use selfcheck_runtime::text::Arg;

use crate::page::{Block, Mark, Row, Words};
use crate::question::Context;
use crate::value::{number, scaled};

/// The lines of those reasons that `wanted` takes.
pub fn rows(
    context: &Context,
    program: &Program,
    outcome: &Outcome,
    wanted: impl Fn(&Reason) -> bool,
) -> Vec<Row> {
    let reasons = outcome.reasons.iter().filter(|reason| wanted(reason));
    reasons
        .map(|reason| row(context, program, reason))
        .collect()
}

/// Heading and lines, or nothing where there are no lines.
pub fn under(context: &Context, key: &str, rows: Vec<Row>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(context.say.key(key)), Block::List(rows)]
}

/// The same, shown when opened.
pub fn more(context: &Context, key: &str, rows: Vec<Row>) -> Option<Block> {
    let open = Block::More {
        summary: context.say.key(key),
        blocks: vec![Block::List(rows)],
    };
    match &open {
        Block::More { blocks, .. } if blocks.iter().all(|b| *b == Block::List(Vec::new())) => None,
        _ => Some(open),
    }
}

/// Whether a reason is of one of these verbs.
pub fn is(reason: &Reason, verbs: &[&str]) -> bool {
    verbs.contains(&reason.verb.as_str())
}

/// A rule by its name, whatever its state.
pub fn plain_row(context: &Context, program: &Program, reason: &Reason) -> Row {
    Row {
        words: context
            .say
            .program(program, &["rule-", &reason.id].concat()),
        note: law(context, &reason.laws),
        ..Row::default()
    }
}

/// The rule's name, the sentence for how it stands, and its law.
fn row(context: &Context, program: &Program, reason: &Reason) -> Row {
    let (mark, attribute) = match reason.state {
        State::Met => (Mark::Met, ".met"),
        State::Unmet => (Mark::Unmet, ".unmet"),
        _ => (Mark::Open, ".open"),
    };
    let rule = ["rule-", &reason.id].concat();
    let mut sentence = context
        .say
        .program_optional(program, &[&rule, attribute].concat());
    if reason.state == State::Doubt && !reason.doubt.is_empty() {
        let doubt = context
            .say
            .program(program, &["doubt-", &reason.doubt].concat());
        sentence = sentence.and(doubt);
    }
    if reason.state == State::Unmet
        && let Some(margin) = &reason.margin
    {
        sentence = sentence.and(distance(context, margin));
    }
    Row {
        value: sentence,
        mark,
        ..plain_row(context, program, reason)
    }
}

/// How far from the limit; nothing for dates and plain counts, where a sentence would say little.
fn distance(context: &Context, margin: &Margin) -> Words {
    let (Some((difference, places)), true) =
        (scaled(&margin.difference), margin.unit.starts_with("money"))
    else {
        return Words::default();
    };
    let (key, size) = match difference.checked_neg() {
        Some(below) if difference < 0 => ("ui-margin-below", below),
        _ if difference > 0 => ("ui-margin-above", difference),
        _ => return Words::default(),
    };
    let size = number(context, &margin.unit, size, places).plain();
    context.say.with(key, &[("difference", Arg::Value(&size))])
}

/// The first law of a rule and where in it; all of them are among the sources.
fn law(context: &Context, laws: &[Vec<String>]) -> Words {
    match laws.first().map(Vec::as_slice) {
        Some([key, point]) if !point.is_empty() => Words::quoted(title(context, key))
            .then(Words::text(", "))
            .then(Words::quoted(point)),
        Some([key, ..]) => Words::quoted(title(context, key)),
        _ => Words::default(),
    }
}

/// The title of a source.
fn title<'a>(context: &Context<'a>, key: &'a str) -> &'a str {
    let sources = &context.session.bundle().core().package.sources;
    let of = |source: &'a Vec<String>| match source.as_slice() {
        [known, title, ..] if known == key => Some(title.as_str()),
        _ => None,
    };
    sources.iter().find_map(of).unwrap_or(key)
}

/// Links to all sources that a program's rules and amounts name, each once.
pub fn sources(context: &Context, program: &Program) -> Vec<Block> {
    let rules = program.rules.iter().flat_map(|rule: &Rule| &rule.laws);
    let amounts = program.amounts.iter().flat_map(|amount| &amount.laws);
    let named: Vec<&str> = rules
        .chain(amounts)
        .filter_map(|law| law.first())
        .map(String::as_str)
        .collect();
    let sources = context.session.bundle().core().package.sources.iter();
    sources
        .filter_map(|source| match source.as_slice() {
            [key, title, _, url, ..] if named.contains(&key.as_str()) && is_web(url) => {
                Some(Block::Link {
                    words: Words::quoted(title),
                    url: url.clone(),
                })
            }
            _ => None,
        })
        .collect()
}

/// A bundle may come from anywhere: only addresses of web pages become links.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
