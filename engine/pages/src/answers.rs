//! Check your answers: the people and everything that was asked, each with what was said and a way
//! to change it. What is not asked any more because of another answer is not in the list.

use selfcheck_runtime::ids::{FactId, Subject};

use crate::label;
use crate::page::{Action, Block, Kind, Page, Row, Section, Weight, Words};
use crate::people;
use crate::question::{self, Context};
use crate::stage::{self, Ask};
use crate::value;

/// The page.
pub fn page(context: &Context, questions: &[Ask]) -> Page {
    let say = context.say;
    let mut page = Page {
        kind: Kind::Answers,
        id: "answers".into(),
        heading: say.key("ui-answers"),
        hint: say.key("ui-answers-hint"),
        actions: vec![
            say.action("continue", "ui-see-results", Weight::Primary),
            say.action("back", "ui-back", Weight::Link),
        ],
        ..Page::default()
    };
    if people::are_described(context) {
        page.sections.push(people::described_people(context));
        page.actions
            .insert(1, say.action("add", "ui-people-change", Weight::Secondary));
    }
    let mut rows = Vec::new();
    for ask in questions {
        rows.push(row(context, ask));
    }
    if !rows.is_empty() {
        page.sections.push(Section {
            id: "questions".into(),
            role: "given",
            heading: say.key("ui-answers-given"),
            blocks: vec![Block::Rows(rows)],
            ..Section::default()
        });
    }
    page
}

fn row(context: &Context, ask: &Ask) -> Row {
    let session = context.session;
    let subject = ask.subject();
    let question = question::title(context, ask);
    let who = question::fact(session, ask.fact).map(question::kind) == Some(crate::page::Kind::Who);
    let words = if who || session.people().len() < 2 || subject == Subject::Single {
        question
    } else {
        let label = label::subject(context.say, session, subject);
        if label.is_empty() {
            question
        } else {
            label.then(Words::text(": ")).then(question)
        }
    };
    let given = session.answer_of(ask.fact, subject).map(|(given, _)| given);
    Row {
        words,
        value: if who {
            value::who_answer(context, ask.fact, option(context, ask).as_deref())
        } else {
            given
                .map(|given| value::answer(context, ask.fact, given))
                .unwrap_or_default()
        },
        actions: vec![Action {
            value: stage::change(ask),
            ..context.say.action("", "ui-change", Weight::Link)
        }],
        ..Row::default()
    }
}

fn option(context: &Context, ask: &Ask) -> Option<String> {
    let place = usize::try_from(ask.option?).ok()?;
    let fact = question::fact(context.session, ask.fact)?;
    question::options(context.session, fact).get(place).cloned()
}

/// Everybody who was asked about a fact and whose answer counts.
pub fn asked_of(context: &Context, fact: FactId) -> Vec<Subject> {
    let session = context.session;
    let unused = session.unused_answers();
    let mut subjects = vec![Subject::Single];
    subjects.extend(session.people().iter().map(|slot| Subject::Of(slot.id)));
    if let Some(declared) = question::fact(session, fact)
        && let Some(group) = declared.group
    {
        subjects = session
            .members(selfcheck_runtime::ids::GroupId(group))
            .iter()
            .map(|slot| Subject::Of(slot.id))
            .collect();
    }
    subjects.retain(|subject| {
        session.answer_of(fact, *subject).is_some() && !unused.contains(&(fact, *subject))
    });
    subjects
}
