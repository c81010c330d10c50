//! Answers as one text: what a host page gives beforehand, and what a citizen has saved on their
//! device. What is not accepted is left out and named; one bad answer costs no other.
//!
//! Records stand one after the other with U+0000 between, the fields of a record with U+0001:
//!
//! | record | says |
//! |---|---|
//! | `reader helper` | whom the check speaks to |
//! | `member people 2` | the next of a group, by the name of its group and its own; the first of the people is the one who answers |
//! | `more people 0 3` | so many more, at least and at most; without numbers: asked, and not known |
//! | `answer about fact origin form …` | what is said about the household, a unit, or the member before |
//!
//! | form | holds |
//! |---|---|
//! | `is` | one value |
//! | `range` | least and greatest value, either may be empty |
//! | `any` | options, of which one is meant |
//! | `all` | exactly the options that are chosen |
//! | `each` | options with a sign before each: `+` chosen, `-` not, `?` not known |
//! | `declined` | nothing: "I don't know" |
//!
//! What people are called by whoever answers is in no record: it is not kept, as the page says.

use crate::cut::cut;
use selfcheck_runtime::bundle::Fact;
use selfcheck_runtime::ids::{FactId, GroupId, SlotId, Subject};
use selfcheck_runtime::session::{Given, More, Origin, Provenance};
use selfcheck_runtime::text::Reader;
use selfcheck_runtime::{Session, decimal};

/// Ends a record.
const RECORD: u8 = 0;
/// Ends a field.
const FIELD: u8 = 1;

/// Tells a session what the records say. The result is whom the check speaks to, and what was left
/// out, each with the code that says why: `person.wage A020, …`. Empty when all was accepted.
pub fn take(session: &mut Session, records: &str) -> (Reader, String) {
    let mut reading = Reading {
        session,
        member: None,
        people: 0,
        reader: Reader::default(),
        left_out: String::new(),
    };
    let mut rest = Some(records);
    while let Some(records) = rest {
        let (record, others) = cut(records, RECORD);
        reading.record(&mut Fields { rest: Some(record) });
        rest = others;
    }
    (reading.reader, reading.left_out)
}

/// Everything that was answered, and whom the check speaks to, as records.
pub fn write(session: &Session, reader: Reader) -> String {
    let mut out = String::new();
    fields(&mut out, &["reader", reader.name()]);
    let core = session.bundle().core();
    let facts = || (0_u32..).map(FactId).zip(&core.facts);
    for (place, group) in (0_u32..).zip(&core.groups) {
        for slot in session.members(GroupId(place)) {
            fields(&mut out, &["member", &group.id, &slot.name]);
            for (id, fact) in facts().filter(|(_, fact)| fact.group == Some(place)) {
                write_answer(session, id, fact, Subject::Of(slot.id), &mut out);
            }
        }
        match session.more(GroupId(place)) {
            More::Unasked => {}
            More::Declined => fields(&mut out, &["more", &group.id]),
            More::Between(least, most) => {
                let [least, most] = [least, most].map(|count| decimal::print(count.into(), 0));
                fields(&mut out, &["more", &group.id, &least, &most]);
            }
        }
    }
    for (id, fact) in facts().filter(|(_, fact)| fact.group.is_none()) {
        write_answer(session, id, fact, Subject::Single, &mut out);
    }
    out
}

fn write_answer(session: &Session, id: FactId, fact: &Fact, subject: Subject, out: &mut String) {
    let Some((given, provenance)) = session.answer_of(id, subject) else {
        return;
    };
    let mut signed = Vec::new();
    let (form, values): (&str, &[String]) = match given {
        Given::Bool(value) => {
            signed.push(if *value { "true" } else { "false" }.into());
            ("is", &signed)
        }
        Given::Text(text) => ("is", core::slice::from_ref(text)),
        Given::Range { from, to } => {
            for end in [from, to] {
                signed.push(end.clone().unwrap_or_default());
            }
            ("range", &signed)
        }
        Given::AnyOf(options) => ("any", options),
        Given::Chosen(options) => ("all", options),
        Given::Partly { yes, no, declined } => {
            for (sign, options) in [("+", yes), ("-", no), ("?", declined)] {
                for option in options {
                    signed.push([sign, option].concat());
                }
            }
            ("each", &signed)
        }
        Given::Declined => ("declined", &[]),
    };
    let origin = provenance.origin.name();
    let mut record = vec!["answer", &fact.about, &fact.name, origin, form];
    for value in values {
        record.push(value);
    }
    fields(out, &record);
}

/// Adds a record.
fn fields(out: &mut String, fields: &[&str]) {
    if !out.is_empty() {
        out.push(char::from(RECORD));
    }
    for (place, field) in fields.iter().enumerate() {
        if place > 0 {
            out.push(char::from(FIELD));
        }
        out.push_str(field);
    }
}

/// The fields of a record that are still to be read.
struct Fields<'a> {
    rest: Option<&'a str>,
}

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (field, others) = cut(self.rest?, FIELD);
        self.rest = others;
        Some(field)
    }
}

impl Fields<'_> {
    fn text(&mut self) -> &str {
        self.next().unwrap_or("")
    }

    fn all(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        for field in self {
            texts.push(field.into());
        }
        texts
    }

    fn number(&mut self) -> Option<u32> {
        u32::try_from(decimal::parse(self.next()?, 0).ok()?).ok()
    }
}

struct Reading<'a> {
    session: &'a mut Session,
    /// Whom the answers that follow are about.
    member: Option<(GroupId, SlotId)>,
    /// How many people were named.
    people: u32,
    reader: Reader,
    left_out: String,
}

impl Reading<'_> {
    fn record(&mut self, record: &mut Fields) {
        let (verb, about) = (record.text().to_owned(), record.text().to_owned());
        match verb.as_str() {
            "reader" => {
                let known = Reader::ALL
                    .into_iter()
                    .find(|reader| reader.name() == about);
                self.reader = known.unwrap_or_default();
            }
            "member" => self.member(&about, record.text()),
            "more" => self.more(&about, record),
            "answer" => self.answer(&about, record),
            _ => {}
        }
    }

    fn member(&mut self, group: &str, name: &str) {
        self.member = None;
        let Some(id) = self.session.bundle().group(group) else {
            return self.leave_out(group, name, "A004");
        };
        let first = id == GroupId::PEOPLE && self.people == 0;
        let slot = if first {
            self.people = 1;
            let applicant = self.session.applicant();
            let named = match name {
                "" => Ok(()),
                name => self.session.rename(id, applicant, name),
            };
            named.map(|()| applicant)
        } else {
            self.session.add_member(id, name)
        };
        match slot {
            Ok(slot) => self.member = Some((id, slot)),
            Err(error) => self.leave_out(group, name, error.code),
        }
    }

    fn more(&mut self, group: &str, record: &mut Fields) {
        let Some(id) = self.session.bundle().group(group) else {
            return self.leave_out(group, "more", "A004");
        };
        let more = match (record.number(), record.number()) {
            (Some(least), Some(most)) => More::Between(least, most),
            _ => More::Declined,
        };
        if let Err(error) = self.session.set_more(id, more) {
            self.leave_out(group, "more", error.code);
        }
    }

    fn answer(&mut self, about: &str, record: &mut Fields) {
        let name = record.text().to_owned();
        let bundle = self.session.bundle();
        let found = bundle.fact(&name).and_then(|id| {
            let place = usize::try_from(id.0).ok()?;
            Some((id, bundle.core().facts.get(place)?))
        });
        let Some((id, fact)) = found else {
            return self.leave_out(about, &name, "A003");
        };
        let subject = match fact.group {
            None if fact.about == about => Some(Subject::Single),
            Some(group) if fact.about == about || bundle.group_name(GroupId(group)) == about => {
                let member = self.member.filter(|member| member.0 == GroupId(group));
                member.map(|(_, slot)| Subject::Of(slot))
            }
            _ => None,
        };
        let Some(subject) = subject else {
            return self.leave_out(about, &name, "A003");
        };
        let origin = Origin::named(record.text()).unwrap_or_default();
        let Some(given) = given(fact.kind == "bool", record) else {
            return self.leave_out(about, &name, "A042");
        };
        let provenance = Provenance { origin, day: None };
        if let Err(error) = self.session.answer(id, subject, given, provenance) {
            self.leave_out(about, &name, error.code);
        }
    }

    fn leave_out(&mut self, about: &str, name: &str, code: &str) {
        if !self.left_out.is_empty() {
            self.left_out.push_str(", ");
        }
        for piece in [about, ".", name, " ", code] {
            self.left_out.push_str(piece);
        }
    }
}

/// What is said, from its form on.
fn given(is_bool: bool, record: &mut Fields) -> Option<Given> {
    Some(match record.text() {
        "is" => match record.text() {
            "true" if is_bool => Given::Bool(true),
            "false" if is_bool => Given::Bool(false),
            text => Given::Text(text.into()),
        },
        "range" => {
            let mut end = || Some(record.text().to_owned()).filter(|text| !text.is_empty());
            let (from, to) = (end(), end());
            if from.is_none() && to.is_none() {
                return None;
            }
            Given::Range { from, to }
        }
        "any" => Given::AnyOf(record.all()),
        "all" => Given::Chosen(record.all()),
        "each" => {
            let (mut yes, mut no, mut declined) = (Vec::new(), Vec::new(), Vec::new());
            for option in record {
                let (list, name) = match option.split_at_checked(1)? {
                    ("+", name) => (&mut yes, name),
                    ("-", name) => (&mut no, name),
                    (_, name) => (&mut declined, name),
                };
                list.push(name.into());
            }
            Given::Partly { yes, no, declined }
        }
        "declined" => Given::Declined,
        _ => return None,
    })
}
