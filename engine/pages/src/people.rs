//! The people of the home: relation, age and, for who likes, a name of each, on one page; add, change,
//! remove.
//!
//! The page that lists those described so far also asks for the next one, so that a home of six
//! takes six pages and one press of "no more people".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::ids::{FactId, GroupId, PersonId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::ui;

use crate::input::Input;
use crate::label;
use crate::page::{BlockKind, Control, Field, Keys, Kind, Page, Section, Weight, add};
use crate::question::{self, Context, Reading, date};
use crate::say::count;
use crate::stage;
use crate::value;

/// Name of the control for the relation.
pub const RELATION: &str = "relation";
/// Name of the control for the name.
pub const NAME: &str = "name";
/// Name of the fact that is asked together with the relation.
const BIRTH: &str = "birth_date";
/// The relation of the one who answers; nobody else has it.
const APPLICANT: &str = "applicant";

/// Whether the package knows people at all, so that they are described first.
pub fn are_described(context: &Context) -> bool {
    context.session.bundle().relation().is_some() && most(context) > 1
}

/// Whether there may be nobody more.
pub fn is_full(context: &Context) -> bool {
    context.session.members(GroupId::PEOPLE).len() >= most(context)
}

/// How many people there can be.
fn most(context: &Context) -> usize {
    let group = context.session.bundle().core().groups.first();
    group
        .and_then(|people| usize::try_from(people.max).ok())
        .unwrap_or(1)
}

/// The fact for the date of birth, unless the package has none.
pub fn birth<'a>(context: &Context<'a>) -> Option<(FactId, &'a Fact)> {
    let id = context.session.bundle().fact(BIRTH)?;
    let fact = question::fact(context.session, id)?;
    fact.derived.is_none().then_some((id, fact))
}

/// The fact for the relation, if it is asked of this person: not of the applicant.
fn relation<'a>(context: &Context<'a>, person: Option<PersonId>) -> Option<(FactId, &'a Fact)> {
    let id = context.session.bundle().relation()?;
    let fact = question::fact(context.session, id)?;
    (person != Some(context.session.applicant())).then_some((id, fact))
}

/// Fills in the page about one person: the applicant's age, or a described person to be changed.
pub fn person_page(context: &Context, person: PersonId, page: &mut Page) {
    let say = context.say;
    page.kind = Kind::Person;
    page.id = stage::about("person", person);
    question::continue_and_back(say, &mut page.actions, page.kind);
    fields(context, Some(person), &mut page.fields);
    if person == context.session.applicant()
        && let Some((_, fact)) = birth(context)
    {
        // One field: its question is the page's heading.
        let form = label::form(say, context.session, Subject::Of(person));
        question::put(say, fact, "", form, &mut page.heading);
        if form == "other" {
            label::person(say, context.session, person, &mut page.caption);
        }
        question::notes(say, fact, page);
        return;
    }
    say.put(&mut page.heading, ui!("person-change"));
    label::person(say, context.session, person, &mut page.caption);
    let remove = stage::about("remove", person);
    say.action(
        &mut page.actions,
        &remove,
        ui!("remove-person"),
        Weight::Link,
    );
}

/// Fills in the page that lists everybody and asks for the next person.
pub fn list_page(context: &Context, page: &mut Page) {
    let say = context.say;
    let people = context.session.people().len();
    let described = people > 1;
    page.kind = Kind::People;
    page.id = ["people ", &stage::text(u32::try_from(people).unwrap_or(0))].concat();
    say.put(
        &mut page.heading,
        if described {
            ui!("people-more")
        } else {
            ui!("people-first")
        },
    );
    described_people(context, add(&mut page.sections));
    if is_full(context) {
        say.put_with(
            &mut page.hint,
            ui!("people-full"),
            &[("count", count(people))],
        );
        say.action(
            &mut page.actions,
            "enough",
            ui!("continue"),
            Weight::Primary,
        );
    } else {
        if let Some((_, fact)) = relation(context, None) {
            say.optional(&mut page.hint, &["fact-", &fact.name, ".hint"]);
        }
        fields(context, None, &mut page.fields);
        say.action(&mut page.actions, "add", ui!("add-person"), Weight::Primary);
        let key = if described {
            ui!("no-more-people")
        } else {
            ui!("nobody-else")
        };
        say.action(&mut page.actions, "enough", key, Weight::Secondary);
    }
    say.action(&mut page.actions, "back", ui!("back"), Weight::Link);
}

/// Reads what was filled in about a person; none is a new one. With `unknown` the age is not known.
/// Whom the answers are about is filled in by whoever takes them.
pub fn read(
    context: &Context,
    person: Option<PersonId>,
    input: &Input,
    unknown: bool,
    reading: &mut Reading,
) {
    if let Some((id, fact)) = relation(context, person) {
        let missing = (RELATION, ui!("error-relation"));
        let given = question::read_option(context, fact, missing, input, reading);
        if matches!(&given, Given::Text(option) if option == APPLICANT) {
            context
                .say
                .error(&mut reading.errors, RELATION, missing.1, &[]);
        }
        reading.answers.push((id, Subject::Single, given));
    }
    if let Some((id, fact)) = birth(context) {
        let given = if unknown {
            Given::Declined
        } else {
            date::read(context, fact, input, reading)
        };
        reading.answers.push((id, Subject::Single, given));
    }
}

/// Whether anything was filled in about a new person.
pub fn is_empty(input: &Input) -> bool {
    input.get(RELATION).is_empty() && input.get(NAME).is_empty() && date::is_empty(input)
}

/// Relation, age, and a name for who likes.
fn fields(context: &Context, person: Option<PersonId>, fields: &mut Vec<Field>) {
    let given = |fact| {
        let (given, _) = context.session.answer_of(fact, Subject::Of(person?))?;
        Some(given)
    };
    let relation = relation(context, person);
    if let Some((id, fact)) = relation {
        let field = add(fields);
        field.id.push_str(RELATION);
        question::put(context.say, fact, "", "other", &mut field.legend);
        question::radios(context, fact, given(id), APPLICANT, field);
    }
    if let Some((id, fact)) = birth(context) {
        let field = add(fields);
        field.id.push_str(question::ANSWER);
        date::fill(context, fact, given(id), field);
        if relation.is_some() {
            question::put(context.say, fact, "", "other", &mut field.legend);
        }
        let unknown = question::UNKNOWN;
        context
            .say
            .action(&mut field.others, unknown, ui!("age-unknown"), Weight::Link);
    }
    if relation.is_some() {
        let field = add(fields);
        field.id.push_str(NAME);
        field.control = Control::Boxes;
        context.say.put(&mut field.legend, ui!("name"));
        context.say.put(&mut field.hint, ui!("name-hint"));
        let text_box = add(&mut field.boxes);
        text_box.name.push_str(NAME);
        text_box.keys = Keys::Text;
        text_box.width = 12;
        let mut names = context.say.names.iter();
        if let Some(input) = context.draft {
            text_box.value.push_str(input.get(NAME));
        } else if let Some((_, name)) = names.find(|(named, _)| Some(*named) == person) {
            text_box.value.push_str(name);
        }
    }
}

/// Fills in everybody described so far, and what can be done about each.
pub fn described_people(context: &Context, section: &mut Section) {
    let (session, say) = (context.session, context.say);
    section.id.push_str("people");
    section.role = "described";
    say.put(&mut section.heading, ui!("people-described"));
    let block = add(&mut section.blocks);
    block.kind = BlockKind::Rows;
    for slot in session.people() {
        let row = add(&mut block.rows);
        label::person(say, session, slot.id, &mut row.words);
        if let Some((id, _)) = birth(context)
            && let Some((given, _)) = session.answer_of(id, Subject::Of(slot.id))
        {
            value::answer(context, id, given, &mut row.value);
        }
        let edit = stage::about("edit", slot.id);
        say.action(&mut row.actions, &edit, ui!("change"), Weight::Link);
        if slot.id != session.applicant() {
            let remove = stage::about("remove", slot.id);
            say.action(&mut row.actions, &remove, ui!("remove"), Weight::Link);
        }
    }
}
