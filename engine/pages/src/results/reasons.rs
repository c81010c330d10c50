//! Reasons in plain words: the rule's sentence as it stands, the law it comes from, and how far from
//! a limit.

use selfcheck_runtime::bundle::Program;
use selfcheck_runtime::outcome::{Outcome, Reason, State};

use super::{amount, more, put};
use crate::cut::cut;
use crate::page::{Block, BlockKind, Mark, Row, Words, add};
use crate::question::Context;
use selfcheck_runtime::text::Ui;

/// Which reasons: of these states and verbs, which are spelt in one text.
pub type Which<'a> = (&'a [State], &'a str);

/// States in which nobody knows.
pub const UNKNOWN: &[State] = &[State::Unknown, State::Open];
/// All states but that in which a rule does not fit.
pub const NOT_UNMET: &[State] = &[
    State::Met,
    State::Open,
    State::Unknown,
    State::Office,
    State::Doubt,
];
/// The state in which a rule speaks for the program.
pub const MET: &[State] = &[State::Met];
/// The verbs that decide.
pub const DECIDING: &str = "category require exclude";

/// Reasons of one outcome.
#[derive(Clone, Copy)]
pub struct Reasons<'a> {
    /// Session and words.
    pub context: &'a Context<'a>,
    /// The program.
    pub program: &'a Program,
    /// What came of it.
    pub outcome: &'a Outcome<'a>,
}

impl Reasons<'_> {
    /// A heading and the reasons under it; nothing where there are none.
    pub fn under(self, words: Ui, which: &[Which], blocks: &mut Vec<Block>) {
        self.folded_beyond(usize::MAX, words, which, blocks);
    }

    /// The same, but more reasons than so many are shown when opened: who left much open reads the
    /// other results first.
    pub fn folded_beyond(self, most: usize, words: Ui, which: &[Which], blocks: &mut Vec<Block>) {
        if let Some(list) = self.list(which) {
            if list.rows.len() > most {
                return more(self.context.say, blocks, words).push(list);
            }
            put(self.context.say, blocks, BlockKind::Heading, words);
            blocks.push(list);
        }
    }

    /// The same, shown when opened.
    pub fn opened(self, words: Ui, which: &[Which], blocks: &mut Vec<Block>) {
        if let Some(list) = self.list(which) {
            more(self.context.say, blocks, words).push(list);
        }
    }

    fn list(self, which: &[Which]) -> Option<Block> {
        let mut list = Block {
            kind: BlockKind::List,
            ..Block::default()
        };
        for (states, verbs) in which {
            for reason in &self.outcome.reasons {
                let wanted = states.contains(&reason.state) && names(verbs, reason.verb);
                if wanted && !is_idle(self.outcome, reason) {
                    row(self.context, self.program, reason, add(&mut list.rows));
                }
            }
        }
        (!list.rows.is_empty()).then_some(list)
    }
}

/// Whether a verb is among several that are spelt in one text.
fn names(verbs: &str, verb: &str) -> bool {
    let (first, others) = cut(verbs, b' ');
    first == verb || others.is_some_and(|others| names(others, verb))
}

/// Whether a reason does not matter because any one category suffices and another holds.
fn is_idle(outcome: &Outcome, reason: &Reason) -> bool {
    reason.verb == "category" && reason.state != State::Met && has(outcome, State::Met)
}

/// Whether some category is in that state.
pub fn has(outcome: &Outcome, state: State) -> bool {
    outcome
        .reasons
        .iter()
        .any(|reason| reason.verb == "category" && reason.state == state)
}

/// The rule's name, the sentence for how it stands, and its law. What is only told has no sentence
/// but its name.
fn row(context: &Context, program: &Program, reason: &Reason, row: &mut Row) {
    let say = context.say;
    let (mark, attribute) = match reason.state {
        State::Met => (Mark::Met, ".met"),
        State::Unmet => (Mark::Unmet, ".unmet"),
        _ => (Mark::Open, ".open"),
    };
    say.program(&mut row.words, program, &["rule-", reason.id]);
    laws(context, reason, &mut row.note);
    if reason.verb == "keep" {
        return;
    }
    row.mark = mark;
    say.program_if_any(&mut row.value, program, &["rule-", reason.id, attribute]);
    if reason.state == State::Doubt {
        row.value.space();
        say.program(&mut row.value, program, &["doubt-", reason.doubt]);
    }
    if reason.state == State::Unmet
        && let Some(margin) = &reason.margin
    {
        amount::distance(context, margin.unit, &margin.difference, &mut row.value);
    }
}

/// Goes on with the laws of a rule and where in them. Who is told no, or that the law is in doubt,
/// sees them all; beside other sentences one is enough, and the card's [`sources`] have the others.
fn laws(context: &Context, reason: &Reason, out: &mut Words) {
    let count = match reason.state {
        State::Unmet | State::Doubt => reason.laws.len(),
        _ => 1,
    };
    for law in reason.laws.iter().take(count) {
        let [key, point, ..] = law.as_slice() else {
            continue;
        };
        // A dash: in Arabic a dot behind a year is a zero. It does not begin a line.
        out.entry("\u{a0}– ");
        for source in &context.session.bundle().core().package.sources {
            if let [known, title, ..] = source.as_slice()
                && known == key
            {
                out.insert(title);
            }
        }
        if !point.is_empty() {
            // The number of an article is written as this language writes numbers.
            let number = point.parse().map(|number| context.say.texts.year(number));
            out.text.push_str(" (");
            out.insert(number.as_ref().unwrap_or(point));
            out.text.push(')');
        }
    }
}

/// Fills in all sources that a program's rules and amounts name, each once: as links where the
/// bundle has their addresses, which what citizens load has not.
pub fn sources(context: &Context, program: &Program, blocks: &mut Vec<Block>) {
    for source in &context.session.bundle().core().package.sources {
        let [key, title, _, url, ..] = source.as_slice() else {
            continue;
        };
        let named = |laws: &[Vec<String>]| laws.iter().any(|law| law.first() == Some(key));
        if program.rules.iter().any(|rule| named(&rule.laws))
            || program.amounts.iter().any(|amount| named(&amount.laws))
        {
            let block = add(blocks);
            block.words.insert(title);
            // A bundle may come from anywhere: only addresses of web pages become links.
            if url.starts_with("https://") || url.starts_with("http://") {
                block.kind = BlockKind::Link;
                block.url.push_str(url);
            }
        }
    }
}
