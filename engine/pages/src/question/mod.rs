//! Questions: a fact that is asked becomes a page, and what was filled in becomes answers.
//!
//! Each sort of page is a file. Every question can be answered "I don't know"; nothing is filled in
//! beforehand but what was answered before. Which question comes when is not here.

mod choice;
pub mod date;
mod number;
mod which;
mod who;
mod yes_no;

pub use choice::{radios, read_option};
use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::ids::{FactId, GroupId, SlotId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Arg;
use selfcheck_runtime::text::Ui;
use selfcheck_runtime::ui;
pub use who::{Knows, known};

use crate::input::Input;
use crate::label;
use crate::page::{Action, Choice, Error, Field, Kind, Page, Weight, Words, add, without_isolates};
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
    /// The form in which a date is to be given, when one was chosen; else empty.
    pub form: &'a str,
}

/// What was filled in, as answers; and what has to be put right, if anything: then the answers do
/// not count.
#[derive(Default)]
pub struct Reading {
    /// What is answered about whom.
    pub answers: Vec<(FactId, Subject, Given)>,
    /// What has to be put right.
    pub errors: Vec<Error>,
}

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

/// Fills in the page of a question.
pub fn page(context: &Context, ask: &Ask, page: &mut Page) {
    let (session, say) = (context.session, context.say);
    let Some(fact) = fact(session, ask.fact) else {
        return;
    };
    page.kind = kind(fact);
    path(session, ask, page.kind, &mut page.id);
    heading(context, ask, &mut page.heading);
    if page.kind != Kind::Who && session.people().len() > 1 {
        page.caption
            .insert(&label::subject(say, session, ask.subject()));
    }
    notes(say, fact, page);
    continue_and_back(say, &mut page.actions, page.kind);
    let given = session
        .answer_of(ask.fact, ask.subject())
        .map(|(given, _)| given);
    let field = only_field(&mut page.fields);
    match page.kind {
        Kind::YesNo => yes_no::fill(context, given, field),
        Kind::Choice => choice::fill(context, fact, given, field),
        Kind::Which => which::fill(context, fact, given, field),
        Kind::Who => who::fill(context, ask, field),
        Kind::Date => date::fill(context, fact, given, field),
        _ => number::fill(context, fact, given, field),
    }
}

/// Fills in a fact's hint and why it is asked.
pub fn notes(say: Say, fact: &Fact, page: &mut Page) {
    say.optional(&mut page.hint, &["fact-", &fact.name, ".hint"]);
    say.optional(&mut page.why, &["fact-", &fact.name, ".why"]);
}

/// The buttons of a question. Where there is nothing to choose from, "I don't know" is one.
pub fn continue_and_back(say: Say, actions: &mut Vec<Action>, kind: Kind) {
    say.action(actions, "continue", ui!("continue"), Weight::Primary);
    if matches!(kind, Kind::Number | Kind::Money | Kind::Date) {
        say.action(actions, UNKNOWN, ui!("unknown"), Weight::Secondary);
    }
    say.action(actions, "back", ui!("back"), Weight::Link);
}

/// Reads what was filled in on the page of a question.
pub fn read(context: &Context, ask: &Ask, input: &Input, reading: &mut Reading) {
    let Some(fact) = fact(context.session, ask.fact) else {
        return;
    };
    let given = match kind(fact) {
        Kind::Who => return who::read(context, ask, input, reading),
        Kind::YesNo => yes_no::read(context, input, reading),
        Kind::Choice => choice::read(context, fact, input, reading),
        Kind::Which => which::read(context, fact, input, reading),
        Kind::Date => date::read(context, fact, input, reading),
        _ => number::read(context, fact, input, reading),
    };
    reading.answers.push((ask.fact, ask.subject(), given));
}

/// The declaration of a fact.
pub fn fact(session: &Session, fact: FactId) -> Option<&Fact> {
    let place = usize::try_from(fact.0).ok()?;
    session.bundle().core().facts.get(place)
}

/// The options of a fact; none for a fact that is no choice.
pub fn options<'a>(session: &'a Session, fact: &Fact) -> &'a [String] {
    let place = fact.options.and_then(|place| usize::try_from(place).ok());
    let list = place.and_then(|place| session.bundle().core().options.get(place));
    list.map_or(&[], Vec::as_slice)
}

/// The one option that a question is about.
pub fn option<'a>(session: &'a Session, ask: &Ask) -> Option<&'a str> {
    let place = usize::try_from(ask.option?).ok()?;
    options(session, fact(session, ask.fact)?)
        .get(place)
        .map(String::as_str)
}

/// Goes on with how a question is put, and the one option it is about.
pub fn heading(context: &Context, ask: &Ask, out: &mut Words) {
    let (session, mut say) = (context.session, context.say);
    let Some(fact) = fact(session, ask.fact) else {
        return;
    };
    say.sex = label::sex(session, &ask.subjects);
    let label = label::subject(say, session, ask.subject());
    put(
        say,
        fact,
        &label,
        label::form(say, session, ask.subject()),
        out,
    );
    if let Some(option) = option(session, ask) {
        let mut words = Words::default();
        say.option(&mut words, fact, option);
        out.space();
        out.insert(&without_isolates(&words.text));
    }
}

/// Goes on with how a fact is asked of somebody.
pub fn put(say: Say, fact: &Fact, label: &str, form: &str, out: &mut Words) {
    let args = [("subject", Arg::Text(label)), ("form", Arg::Text(form))];
    say.named(out, &["fact-", &fact.name].concat(), &args);
}

/// Two pages with one id ask the same thing.
fn path(session: &Session, ask: &Ask, kind: Kind, out: &mut String) {
    out.push_str(&session.bundle().fact_path(ask.fact));
    let slot = match ask.subject() {
        Subject::Of(SlotId(slot)) if kind != Kind::Who => Some(slot),
        _ => None,
    };
    for number in [slot, ask.option].into_iter().flatten() {
        out.push(' ');
        out.push_str(&crate::stage::text(number));
    }
}

/// The field whose legend is the page's heading.
fn only_field(fields: &mut Vec<Field>) -> &mut Field {
    let field = add(fields);
    field.id.push_str(ANSWER);
    field
}

/// A choice, chosen as it was filled in, else as it was answered.
pub fn choose<'a>(
    context: &Context,
    field: &'a mut Field,
    value: &str,
    answered: bool,
) -> &'a mut Choice {
    let chosen = match context.draft {
        Some(input) => input.has(&field.id, value),
        None => answered,
    };
    let choice = add(&mut field.choices);
    choice.value.push_str(value);
    choice.chosen = chosen;
    choice
}

/// A choice that stands apart.
pub fn choose_apart(context: &Context, field: &mut Field, value: &str, text: Ui, answered: bool) {
    let choice = choose(context, field, value, answered);
    choice.apart = true;
    context.say.put(&mut choice.words, text);
}

/// Reads checkboxes: the chosen ones, or what has to be put right. `none` is the value of the
/// choice that says "none" and its words. The result is nothing for "I don't know".
fn checked<'a>(
    context: &Context,
    input: &'a Input,
    none: (&str, Ui),
    missing: Ui,
    reading: &mut Reading,
) -> Option<Vec<&'a str>> {
    let say = context.say;
    let chosen = input.all(ANSWER);
    for (value, text) in [none, (UNKNOWN, ui!("unknown"))] {
        if chosen.contains(&value) && chosen.iter().any(|other| *other != value) {
            let choice = say.words(text);
            let args = [("choice", Arg::Text(&choice.text))];
            say.error(&mut reading.errors, ANSWER, ui!("error-apart"), &args);
            return None;
        }
    }
    if chosen.is_empty() {
        say.error(&mut reading.errors, ANSWER, missing, &[]);
    }
    if chosen.contains(&UNKNOWN) {
        return None;
    }
    if chosen.contains(&none.0) {
        return Some(Vec::new());
    }
    Some(chosen)
}

/// Fills in the page that asks whether there are more members of a group than described.
pub fn more_page(context: &Context, group: GroupId, page: &mut Page) {
    let say = context.say;
    let known = context.session.members(group).len();
    let name = context.session.bundle().group_name(group);
    page.kind = Kind::YesNo;
    page.id.push_str(name);
    let mut label = Words::default();
    say.optional(&mut label, &["group-", name]);
    let args = [("group", Arg::Text(&label.text)), ("count", count(known))];
    say.put_with(&mut page.heading, ui!("more"), &args);
    continue_and_back(say, &mut page.actions, page.kind);
    yes_no::fill(context, None, only_field(&mut page.fields));
}

/// Reads what was said about more members of a group. No fact is named: it is not about one.
pub fn read_more(context: &Context, input: &Input, reading: &mut Reading) {
    let given = yes_no::read(context, input, reading);
    reading
        .answers
        .push((FactId(u32::MAX), Subject::Single, given));
}
