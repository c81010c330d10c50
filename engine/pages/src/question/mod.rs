//! Questions: a fact that is asked becomes a page, and what was filled in becomes answers.
//!
//! Each sort of page is a file. Every question can be answered "I don't know"; nothing is filled in
//! beforehand but what was answered before. Which question comes when is not here.

pub mod choice;
pub mod date;
mod number;
mod which;
mod who;
mod yes_no;

use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::ids::{FactId, GroupId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Arg;

use crate::input::Input;
use crate::label;
use crate::page::{Action, Choice, Control, Error, Field, Kind, Page, Weight, Words};
use crate::say::{Say, count};
use crate::stage::Ask;

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// What is known.
    pub session: &'a Session,
    /// The words.
    pub say: Say<'a>,
    /// What was filled in and not taken; it is shown again, letter for letter.
    pub draft: Option<&'a Input>,
    /// The form in which a date is to be given, when one was chosen.
    pub form: Option<&'a str>,
}

/// Answers that were read, or what has to be put right.
pub type Read<T> = Result<T, Vec<Error>>;

/// The value of the choice that says "I don't know".
pub const UNKNOWN: &str = "unknown";
/// Name of the control of a page with one.
pub const ANSWER: &str = "answer";

/// Which sort of page a fact is asked on.
pub fn kind(fact: &Fact) -> Kind {
    if fact.ask.iter().any(|way| way == "who") {
        return Kind::Who;
    }
    match fact.kind.as_str() {
        "bool" => Kind::YesNo,
        "choice" => Kind::Choice,
        "choices" => Kind::Which,
        "date" => Kind::Date,
        _ if fact.unit.starts_with("money") => Kind::Money,
        _ => Kind::Number,
    }
}

/// The page of a question.
pub fn page(context: &Context, ask: &Ask) -> Page {
    let Some(fact) = fact(context.session, ask.fact) else {
        return Page::default();
    };
    let kind = kind(fact);
    let subject = ask.subject();
    let label = if kind == Kind::Who {
        Words::default()
    } else {
        label::subject(context.say, context.session, subject)
    };
    let mut page = Page {
        kind,
        id: id(context.session, ask),
        heading: heading(context, fact, subject, ask.option),
        caption: if context.session.people().len() > 1 {
            label
        } else {
            Words::default()
        },
        hint: context
            .say
            .optional(&["fact-", &fact.name, ".hint"].concat()),
        why: context
            .say
            .optional(&["fact-", &fact.name, ".why"].concat()),
        actions: vec![
            context
                .say
                .action("continue", "ui-continue", Weight::Primary),
            context.say.action("back", "ui-back", Weight::Link),
        ],
        ..Page::default()
    };
    let given = context
        .session
        .answer_of(ask.fact, subject)
        .map(|(given, _)| given);
    match kind {
        Kind::YesNo => page.fields.push(yes_no::field(context, given)),
        Kind::Choice => page.fields.push(choice::field(context, fact, given)),
        Kind::Which => page.fields.push(which::field(context, fact, given)),
        Kind::Who => page.fields.push(who::field(context, ask)),
        Kind::Date => {
            page.fields.push(date::field(context, fact, given));
            page.actions.insert(1, unknown(context.say));
        }
        _ => {
            page.fields.push(number::field(context, fact, given));
            page.actions.insert(1, unknown(context.say));
        }
    }
    page
}

/// What was filled in on the page of a question, as answers.
pub fn read(context: &Context, ask: &Ask, input: &Input) -> Read<Vec<(Subject, Given)>> {
    let Some(fact) = fact(context.session, ask.fact) else {
        return Ok(Vec::new());
    };
    let given = match kind(fact) {
        Kind::Who => return who::read(context, ask, input),
        Kind::YesNo => yes_no::read(context, input)?,
        Kind::Choice => choice::read(context, fact, input)?,
        Kind::Which => which::read(context, fact, input)?,
        Kind::Date => date::read(context, fact, input).map_err(|error| vec![error])?,
        _ => number::read(context, fact, input)?,
    };
    Ok(vec![(ask.subject(), given)])
}

/// The declaration of a fact.
pub fn fact(session: &Session, fact: FactId) -> Option<&Fact> {
    let place = usize::try_from(fact.0).ok()?;
    session.bundle().core().facts.get(place)
}

/// The options of a fact; none for a fact that is no choice.
pub fn options<'a>(session: &'a Session, fact: &Fact) -> &'a [String] {
    let place = fact.options.and_then(|place| usize::try_from(place).ok());
    place
        .and_then(|place| session.bundle().core().options.get(place))
        .map_or(&[], Vec::as_slice)
}

/// How a question is put. `$option` is what a question about one option is about.
fn heading(context: &Context, fact: &Fact, subject: Subject, option: Option<u32>) -> Words {
    let label = label::subject(context.say, context.session, subject).plain();
    let option = option
        .and_then(|place| usize::try_from(place).ok())
        .and_then(|place| options(context.session, fact).get(place))
        .map(|option| context.say.option(fact, option).plain())
        .unwrap_or_default();
    let args = [
        ("subject", Arg::Text(&label)),
        ("form", Arg::Text(label::form(context.session, subject))),
        ("option", Arg::Text(&option)),
    ];
    context.say.with(&["fact-", &fact.name].concat(), &args)
}

/// How a question is put where it is not asked now: in a list of answers.
pub fn title(context: &Context, ask: &Ask) -> Words {
    match fact(context.session, ask.fact) {
        Some(fact) => heading(context, fact, ask.subject(), ask.option),
        None => Words::default(),
    }
}

/// Two pages with one id ask the same thing.
fn id(session: &Session, ask: &Ask) -> String {
    let mut id = session.bundle().fact_path(ask.fact);
    if let Subject::Of(slot) = ask.subject()
        && fact(session, ask.fact).is_some_and(|fact| kind(fact) != Kind::Who)
    {
        id.push(' ');
        id.push_str(&slot.0.to_string());
    }
    if let Some(option) = ask.option {
        id.push(' ');
        id.push_str(&option.to_string());
    }
    id
}

/// The button for "I don't know", where there is nothing to choose from.
fn unknown(say: Say) -> Action {
    say.action(UNKNOWN, "ui-unknown", Weight::Secondary)
}

/// The choice for "I don't know".
fn unknown_choice(say: Say, chosen: bool) -> Choice {
    Choice {
        value: UNKNOWN.into(),
        words: say.key("ui-unknown"),
        chosen,
        apart: true,
    }
}

/// A field whose legend is the page's heading.
fn only_field(control: Control) -> Field {
    Field {
        id: ANSWER.into(),
        legend: Words::default(),
        hint: Words::default(),
        error: Words::default(),
        control,
        others: Vec::new(),
    }
}

/// One thing to put right.
fn wrong<T>(field: &str, words: Words) -> Read<T> {
    Err(vec![Error {
        field: field.into(),
        words,
    }])
}

/// Whether a choice is to be shown chosen: as filled in, else as answered.
fn is_chosen(draft: Option<&Input>, name: &str, value: &str, answered: bool) -> bool {
    draft.map_or(answered, |input| input.has(name, value))
}

/// Reads checkboxes: the chosen ones, or what has to be put right. `none` is the value of the
/// choice that says "none". The result is nothing for "I don't know".
fn checked<'a>(
    say: Say,
    input: &'a Input,
    none: (&str, &str),
    missing: &str,
) -> Read<Option<Vec<&'a str>>> {
    let chosen: Vec<&str> = input.all(ANSWER).collect();
    for (value, key) in [none, (UNKNOWN, "ui-unknown")] {
        if chosen.contains(&value) && chosen.iter().any(|other| *other != value) {
            let choice = say.key(key).plain();
            return wrong(
                ANSWER,
                say.with("ui-error-apart", &[("choice", Arg::Text(&choice))]),
            );
        }
    }
    match chosen.first() {
        None => wrong(ANSWER, say.key(missing)),
        Some(&UNKNOWN) => Ok(None),
        Some(first) if *first == none.0 => Ok(Some(Vec::new())),
        Some(_) => Ok(Some(chosen)),
    }
}

/// The page that asks whether there are more members of a group than described.
pub fn more_page(context: &Context, group: GroupId) -> Page {
    let known = context.session.members(group).len();
    let name = context.session.bundle().group_name(group);
    let label = context.say.optional(&["group-", name].concat()).plain();
    let args = [("group", Arg::Text(&label)), ("count", count(known))];
    Page {
        kind: Kind::YesNo,
        id: [name, " ", &known.to_string()].concat(),
        heading: context.say.with("ui-more", &args),
        fields: vec![yes_no::field(context, None)],
        actions: vec![
            context
                .say
                .action("continue", "ui-continue", Weight::Primary),
            context.say.action("back", "ui-back", Weight::Link),
        ],
        ..Page::default()
    }
}

/// What was said about more members of a group.
pub fn read_more(context: &Context, input: &Input) -> Read<Given> {
    yes_no::read(context, input)
}
