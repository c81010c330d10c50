//! The people of the home: the relation and the age of each, on one page; add, change, remove.
//!
//! The page that lists those described so far also asks for the next one, so that a home of six
//! takes six pages and one press of "no more people".

use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::ids::{FactId, GroupId, PersonId, Subject};
use selfcheck_runtime::session::Given;
use selfcheck_runtime::text::Arg;

use crate::input::Input;
use crate::label;
use crate::page::{Action, Block, Control, Error, Field, Kind, Page, Row, Section, Weight, Words};
use crate::question::{self, Context, Read, choice, date};
use crate::say::count;
use crate::stage;
use crate::value;

/// Name of the control for the relation.
pub const RELATION: &str = "relation";
/// Name of the fact that is asked together with the relation.
const BIRTH: &str = "birth_date";
/// The relation of the one who answers; nobody else has it.
const APPLICANT: &str = "applicant";

/// What was filled in about a person: an answer for each fact that was asked.
pub type Described = Vec<(FactId, Given)>;

/// Whether the package knows people at all, so that they are described first.
pub fn are_described(context: &Context) -> bool {
    let group = context.session.bundle().core().groups.first();
    context.session.bundle().relation().is_some() && group.is_some_and(|people| people.max > 1)
}

/// The fact for the date of birth, unless the package has none.
pub fn birth<'a>(context: &Context<'a>) -> Option<(FactId, &'a Fact)> {
    let id = context.session.bundle().fact(BIRTH)?;
    question::fact(context.session, id)
        .filter(|fact| fact.derived.is_none())
        .map(|fact| (id, fact))
}

/// The page about one person: the applicant's age, or a described person to be changed.
pub fn person_page(context: &Context, person: PersonId) -> Page {
    let applicant = person == context.session.applicant();
    let mut page = Page {
        kind: Kind::Person,
        id: ["person ", &person.0.to_string()].concat(),
        actions: vec![
            context
                .say
                .action("continue", "ui-continue", Weight::Primary),
            context.say.action("back", "ui-back", Weight::Link),
        ],
        fields: fields(context, Some(person)),
        ..Page::default()
    };
    match (applicant, birth(context)) {
        (true, Some((_, fact))) => {
            // One field: its question is the page's heading.
            page.heading = question_words(context, fact, "you");
            page.hint = context
                .say
                .optional(&["fact-", &fact.name, ".hint"].concat());
            page.why = context
                .say
                .optional(&["fact-", &fact.name, ".why"].concat());
        }
        _ => {
            page.heading = context.say.key("ui-person-change");
            page.caption = label::person(context.say, context.session, person);
            page.actions.push(Action {
                value: stage::about("remove", person),
                ..context.say.action("", "ui-remove-person", Weight::Link)
            });
        }
    }
    page
}

/// The page that lists everybody and asks for the next person.
pub fn list_page(context: &Context) -> Page {
    let say = context.say;
    let people = context.session.people();
    let described = people.len() > 1;
    let mut page = Page {
        kind: Kind::People,
        id: ["people ", &people.len().to_string()].concat(),
        heading: say.key(if described {
            "ui-people-more"
        } else {
            "ui-people-first"
        }),
        hint: context
            .session
            .bundle()
            .relation()
            .and_then(|relation| question::fact(context.session, relation))
            .map(|fact| say.optional(&["fact-", &fact.name, ".hint"].concat()))
            .unwrap_or_default(),
        sections: vec![described_people(context)],
        ..Page::default()
    };
    if is_full(context) {
        page.hint = say.with("ui-people-full", &[("count", count(people.len()))]);
        page.actions
            .push(say.action("enough", "ui-continue", Weight::Primary));
    } else {
        page.fields = fields(context, None);
        page.actions
            .push(say.action("add", "ui-add-person", Weight::Primary));
        let key = if described {
            "ui-no-more-people"
        } else {
            "ui-nobody-else"
        };
        page.actions
            .push(say.action("enough", key, Weight::Secondary));
    }
    page.actions
        .push(say.action("back", "ui-back", Weight::Link));
    page
}

/// Reads what was filled in about a person; `person` is none for a new one. With `unknown` the age
/// is not known.
pub fn read(
    context: &Context,
    person: Option<PersonId>,
    input: &Input,
    unknown: bool,
) -> Read<Described> {
    let mut described = Vec::new();
    let mut errors = Vec::new();
    let mut take = |fact, read: Read<Given>| match read {
        Ok(given) => described.push((fact, given)),
        Err(wrong) => errors.extend(wrong),
    };
    if person != Some(context.session.applicant())
        && let Some(relation) = context.session.bundle().relation()
        && let Some(fact) = question::fact(context.session, relation)
    {
        take(relation, read_relation(context, fact, input));
    }
    if let Some((id, fact)) = birth(context) {
        take(
            id,
            if unknown {
                Ok(Given::Declined)
            } else {
                date::read(context, fact, input).map_err(|error| vec![error])
            },
        );
    }
    if errors.is_empty() {
        Ok(described)
    } else {
        Err(errors)
    }
}

/// Whether anything was filled in about a new person.
pub fn is_empty(input: &Input) -> bool {
    input.get(RELATION).is_empty() && date::is_empty(input)
}

/// Whether there may be nobody more.
pub fn is_full(context: &Context) -> bool {
    let max = context
        .session
        .bundle()
        .core()
        .groups
        .first()
        .map_or(1, |people| people.max);
    usize::try_from(max).is_ok_and(|max| context.session.members(GroupId::PEOPLE).len() >= max)
}

fn read_relation(context: &Context, fact: &Fact, input: &Input) -> Read<Given> {
    let words = || context.say.key("ui-error-relation");
    if input.get(RELATION) == APPLICANT {
        return Err(vec![Error {
            field: RELATION.into(),
            words: words(),
        }]);
    }
    choice::read_option(context, fact, RELATION, input, words)
}

/// Relation and age.
fn fields(context: &Context, person: Option<PersonId>) -> Vec<Field> {
    let mut fields = Vec::new();
    let given = |fact| {
        let (given, _) = context.session.answer_of(fact, Subject::Of(person?))?;
        Some(given)
    };
    let applicant = person == Some(context.session.applicant());
    if !applicant
        && let Some(relation) = context.session.bundle().relation()
        && let Some(fact) = question::fact(context.session, relation)
    {
        fields.push(Field {
            id: RELATION.into(),
            legend: question_words(context, fact, "other"),
            hint: Words::default(),
            error: Words::default(),
            control: Control::Radios {
                name: RELATION.into(),
                choices: choice::radios(context, fact, RELATION, given(relation), &[APPLICANT]),
            },
            others: Vec::new(),
        });
    }
    if let Some((id, fact)) = birth(context) {
        let mut field = date::field(context, fact, given(id));
        if !applicant {
            field.legend = question_words(context, fact, "other");
        }
        field.others.push(
            context
                .say
                .action(question::UNKNOWN, "ui-age-unknown", Weight::Link),
        );
        fields.push(field);
    }
    fields
}

fn question_words(context: &Context, fact: &Fact, form: &str) -> Words {
    let args = [("subject", Arg::Text("")), ("form", Arg::Text(form))];
    context.say.with(&["fact-", &fact.name].concat(), &args)
}

/// Everybody described so far, and what can be done about each.
pub fn described_people(context: &Context) -> Section {
    let say = context.say;
    let rows = context.session.people().iter().map(|slot| {
        let age = birth(context)
            .and_then(|(id, _)| {
                let (given, _) = context.session.answer_of(id, Subject::Of(slot.id))?;
                Some(value::answer(context, id, given))
            })
            .unwrap_or_default();
        let mut actions = vec![Action {
            value: stage::about("edit", slot.id),
            ..say.action("", "ui-change", Weight::Link)
        }];
        if slot.id != context.session.applicant() {
            actions.push(Action {
                value: stage::about("remove", slot.id),
                ..say.action("", "ui-remove", Weight::Link)
            });
        }
        Row {
            words: label::person(say, context.session, slot.id),
            value: age,
            actions,
            ..Row::default()
        }
    });
    Section {
        id: "people".into(),
        role: "described",
        heading: say.key("ui-people-described"),
        blocks: vec![Block::Rows(rows.collect())],
        ..Section::default()
    }
}
