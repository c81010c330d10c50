//! How far somebody has come: the part of the check that a page belongs to, and how many parts there
//! are. A part is a topic of the package. Parts may turn out to have nothing to ask and be passed
//! over, so that one may be done sooner than it says, never later. As the questions about one person
//! stand together, a page may belong to a part that was reached before: the count then stays where
//! it was.

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::text::Arg;
use selfcheck_runtime::ui;

use crate::page::{Page, Words};
use crate::people;
use crate::question::{self, Context};
use crate::say::count;
use crate::stage::Stage;

/// Says on a page that asks something which part it belongs to; `past` are the pages before it.
pub fn fill(context: &Context, past: &[Stage], stage: &Stage, page: &mut Page) {
    let parts = parts(&context.session.bundle().core().facts);
    let place = |stage: &Stage| {
        let topic = topic(context, stage)?;
        let place = parts.iter().position(|known| *known == topic)?;
        Some(place.saturating_add(1))
    };
    let Some((topic, here)) = topic(context, stage).zip(place(stage)) else {
        return;
    };
    page.part = past.iter().filter_map(place).fold(here, usize::max);
    page.parts = parts.len();
    let mut words = Words::default();
    context.say.joined(&mut words, &["topic-", topic]);
    let args = [
        ("part", count(page.part)),
        ("parts", count(page.parts)),
        ("topic", Arg::Text(&words.text)),
    ];
    context.say.put_with(&mut page.progress, ui!("part"), &args);
}

/// The topic of what a page asks.
fn topic<'a>(context: &Context<'a>, stage: &Stage) -> Option<&'a str> {
    let fact = match stage {
        Stage::Person(_) | Stage::People => people::birth(context)?.1,
        Stage::Ask(ask) => question::fact(context.session, ask.fact)?,
        _ => return None,
    };
    Some(&fact.topic)
}

/// Topics in the order in which they are first asked about.
fn parts(facts: &[Fact]) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for fact in facts {
        let topic = fact.topic.as_str();
        if fact.derived.is_none() && !topic.is_empty() && !parts.contains(&topic) {
            parts.push(topic);
        }
    }
    parts
}
