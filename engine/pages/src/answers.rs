//! Check your answers: the people and everything that was asked, each with what was said and a way
//! to change it. What is not asked any more because of another answer is not in the list.

use selfcheck_runtime::ids::{FactId, GroupId, Subject};
use selfcheck_runtime::ui;

use crate::label;
use crate::page::{Block, BlockKind, Kind, Page, Row, Section, Weight, add};
use crate::people;
use crate::question::{self, Context, Knows};
use crate::stage::{self, Ask};
use crate::value;

/// Fills in the page.
pub fn page(context: &Context, page: &mut Page) {
    let say = context.say;
    page.kind = Kind::Answers;
    page.id.push_str("answers");
    say.put(&mut page.heading, ui!("answers"));
    say.put(&mut page.hint, ui!("answers-hint"));
    say.action(
        &mut page.actions,
        "continue",
        ui!("see-results"),
        Weight::Primary,
    );
    if people::are_described(context) {
        people::described_people(context, add(&mut page.sections));
        say.action(
            &mut page.actions,
            "add",
            ui!("people-change"),
            Weight::Secondary,
        );
    }
    say.action(&mut page.actions, "back", ui!("back"), Weight::Link);
    let asked = asked(context);
    if asked.is_empty() {
        return;
    }
    let section = add(&mut page.sections);
    section.id.push_str("questions");
    section.role = "given";
    say.put(&mut section.heading, ui!("answers-given"));
    let block = add(&mut section.blocks);
    block.kind = BlockKind::Rows;
    for ask in &asked {
        row(context, ask, add(&mut block.rows));
    }
}

/// What was said, the people first, to be read only: beside results, and on paper.
pub fn read_only(context: &Context, blocks: &mut Vec<Block>) {
    let mut people = Section::default();
    if people::are_described(context) {
        people::described_people(context, &mut people);
    }
    blocks.append(&mut people.blocks);
    let block = add(blocks);
    block.kind = BlockKind::Rows;
    for ask in &asked(context) {
        row(context, ask, add(&mut block.rows));
    }
    for row in blocks.iter_mut().flat_map(|block| &mut block.rows) {
        row.actions.clear();
    }
}

fn row(context: &Context, ask: &Ask, row: &mut Row) {
    let (session, say) = (context.session, context.say);
    let who = is_who(context, ask.fact);
    if !who && session.people().len() > 1 {
        let label = label::subject(say, session, ask.subject());
        if !label.is_empty() {
            row.words.insert(&label);
            row.words.text.push_str(": ");
        }
    }
    question::heading(context, ask, &mut row.words);
    if who {
        value::who_answer(
            context,
            ask.fact,
            question::option(session, ask),
            &mut row.value,
        );
    } else if let Some((given, _)) = session.answer_of(ask.fact, ask.subject()) {
        value::answer(context, ask.fact, given, &mut row.value);
    }
    say.action(
        &mut row.actions,
        &stage::change(ask),
        ui!("change"),
        Weight::Link,
    );
}

/// Everything that was asked and counts, in the order asked. Relation and age are with the people.
fn asked(context: &Context) -> Vec<Ask> {
    let bundle = context.session.bundle();
    let birth = people::birth(context).map(|(birth, _)| birth);
    let mut asked = Vec::new();
    for (place, declared) in (0_u32..).zip(&bundle.core().facts) {
        let fact = FactId(place);
        if declared.derived.is_some() || [bundle.relation(), birth].contains(&Some(fact)) {
            continue;
        }
        let subjects = asked_of(context, fact);
        if !is_who(context, fact) {
            for subject in subjects {
                asked.push(Ask {
                    fact,
                    subjects: vec![subject],
                    option: None,
                });
            }
        } else if declared.kind != "choices" {
            if !subjects.is_empty() {
                asked.push(Ask {
                    fact,
                    subjects,
                    option: None,
                });
            }
        } else {
            // One page for each option about which something was said.
            let options = question::options(context.session, declared);
            for (place, option) in (0_u32..).zip(options) {
                let knows = |subject: &Subject| {
                    question::known(context.session, fact, Some(option), *subject)
                };
                if subjects
                    .iter()
                    .any(|subject| knows(subject) != Knows::Nothing)
                {
                    let subjects = subjects.clone();
                    asked.push(Ask {
                        fact,
                        subjects,
                        option: Some(place),
                    });
                }
            }
        }
    }
    asked
}

/// Everybody who was asked about a fact and whose answer counts.
pub fn asked_of(context: &Context, fact: FactId) -> Vec<Subject> {
    let session = context.session;
    let unused = session.unused_answers();
    let mut subjects = Vec::new();
    let mut add = |subject| {
        if session.answer_of(fact, subject).is_some() && !unused.contains(&(fact, subject)) {
            subjects.push(subject);
        }
    };
    match question::fact(session, fact).and_then(|declared| declared.group) {
        None => add(Subject::Single),
        Some(group) => {
            for slot in session.members(GroupId(group)) {
                add(Subject::Of(slot.id));
            }
        }
    }
    subjects
}

/// Whether a fact is asked of everybody on one page.
pub fn is_who(context: &Context, fact: FactId) -> bool {
    question::fact(context.session, fact).is_some_and(|fact| question::kind(fact) == Kind::Who)
}
