//! Outcomes and questions → canonical JSON.

use core::ops::Range;

use super::from_values::name_of;
use super::{AmountValue, Closed, Outcome, Reason, Used, UsedFact};
use crate::evaluate::cell::View;
use crate::graph::ix;
use crate::ids::{GroupId, Subject, Who};
use crate::json::Writer;
use crate::question::{Asked, Question};
use crate::session::Given;

/// A whole session: date, package, outcomes and open questions.
pub(crate) fn write(view: View<'_>, outcomes: &[Outcome<'_>], questions: &[Question]) -> String {
    let mut writer = Writer::default();
    let mut uses = Uses::of(view);
    let package = &view.bundle().core().package;
    writer.object(|all| {
        all.key("date").text(&view.session.today().iso());
        all.key("outcomes").list(|list| {
            for outcome in outcomes {
                list.item()
                    .object(|object| write_outcome(view, object, outcome, &mut uses));
            }
        });
        all.key("package").text(&package.id);
        all.key("questions").list(|list| {
            for question in questions {
                list.item()
                    .object(|object| write_question(view, object, question));
            }
        });
        all.key("version").text(&package.version);
    });
    writer.finish()
}

fn write_outcome(view: View<'_>, object: &mut Writer, outcome: &Outcome<'_>, uses: &mut Uses<'_>) {
    let program = view.bundle().core().programs.get(ix(outcome.program.0));
    object.key("amounts").list(|list| {
        for amount in &outcome.amounts {
            list.item().object(|object| write_amount(object, amount));
        }
    });
    if let Some(closed) = outcome.closed {
        let (reason, day) = match closed {
            Closed::NotYetValid(day) => ("not_yet_valid", day),
            Closed::NoLongerValid(day) => ("no_longer_valid", day),
            Closed::Opens(day) => ("opens", day),
            Closed::Ended(day) => ("ended", day),
        };
        object.key("closed").object(|object| {
            object.key("day").text(&day.iso());
            object.key("reason").text(reason);
        });
    }
    if let Who::Person(slot) = outcome.who {
        object.key("person").text(name_of(view, slot));
    }
    object
        .key("program")
        .text(program.map_or("", |program| program.id.as_str()));
    object.key("reasons").list(|list| {
        for reason in &outcome.reasons {
            list.item()
                .object(|object| write_reason(view, object, reason, uses));
        }
    });
    if let Some(receiving) = outcome.receiving {
        object.key("receiving").bool(receiving);
    }
    if outcome.who == Who::Rest {
        object.key("rest").bool(true);
    }
    object.key("status").text(outcome.status.name());
}

fn write_amount(object: &mut Writer, amount: &AmountValue<'_>) {
    object.key("high").text(&amount.high);
    object.key("id").text(amount.id);
    object.key("low").text(&amount.low);
    if !amount.rounding.is_empty() {
        object.key("rounding").texts(amount.rounding);
    }
    object.key("unit").text(amount.unit);
}

fn write_reason(view: View<'_>, object: &mut Writer, reason: &Reason<'_>, uses: &mut Uses<'_>) {
    if !reason.doubt.is_empty() {
        object.key("doubt").text(reason.doubt);
    }
    object.key("id").text(reason.id);
    object.key("laws").list(|list| {
        for law in reason.laws {
            list.item().texts(law);
        }
    });
    if let Some(margin) = &reason.margin {
        object.key("margin").object(|object| {
            object.key("difference").text(&margin.difference);
            object.key("limit").text(&margin.limit);
            object.key("unit").text(margin.unit);
            object.key("value").text(&margin.value);
        });
    }
    if !reason.proofs.is_empty() {
        let documents = &view.bundle().core().package.documents;
        let proofs = reason
            .proofs
            .iter()
            .filter_map(|place| documents.get(ix(*place))?.first());
        object.key("proofs").texts(proofs);
    }
    object.key("state").text(reason.state.name());
    object.key("used").list(|list| uses.write(list, reason));
    object.key("verb").text(reason.verb);
}

/// Writes which answers rules used: each answer is written once and then copied.
struct Uses<'a> {
    view: View<'a>,
    usage: super::usage::Usage<'a>,
    /// Where in the text each answer was written.
    written: Vec<Range<usize>>,
}

impl<'a> Uses<'a> {
    fn of(view: View<'a>) -> Uses<'a> {
        let usage = super::usage::Usage::new(view);
        Uses {
            view,
            written: vec![0..0; usage.len()],
            usage,
        }
    }

    fn write(&mut self, list: &mut Writer, reason: &Reason<'_>) {
        for place in self.usage.of(reason.cell) {
            let Some(written) = self.written.get_mut(place) else {
                continue;
            };
            list.item();
            if written.start < written.end {
                list.again(written.clone());
            } else if let Some(used) = self.usage.item(place) {
                let from = list.len();
                list.object(|object| write_used(self.view, object, &used));
                *written = from..list.len();
            }
        }
    }
}

fn write_used(view: View<'_>, object: &mut Writer, used: &Used) {
    let bundle = view.bundle();
    let (what, name) = match used.what {
        UsedFact::Fact(fact) => ("fact", bundle.fact_path(fact)),
        UsedFact::More(group) => ("more", bundle.group_name(group).into()),
        UsedFact::Result(result) => {
            let result = bundle.core().results.get(ix(result.0));
            (
                "result",
                result.map_or_else(String::new, |result| result.name.clone()),
            )
        }
    };
    if let Some(day) = used.provenance.day {
        object.key("day").text(&day.iso());
    }
    if what == "fact" {
        object.key(what).text(&name);
    }
    let group = match used.what {
        UsedFact::Fact(fact) => bundle
            .core()
            .facts
            .get(ix(fact.0))
            .and_then(|fact| fact.group),
        UsedFact::Result(_) | UsedFact::More(_) => Some(0),
    };
    if let (Subject::Of(slot), Some(group)) = (used.subject, group) {
        object
            .key("member")
            .text(member(view, GroupId(group), slot));
    }
    if what != "fact" && what < "provenance" {
        object.key(what).text(&name);
    }
    object.key("provenance").text(used.provenance.origin.name());
    if what > "provenance" {
        object.key(what).text(&name);
    }
    object.key("value");
    write_given(object, &used.value);
}

fn member<'a>(view: View<'a>, group: GroupId, slot: crate::ids::SlotId) -> &'a str {
    let members = view.session.members(group).iter();
    members
        .clone()
        .find(|member| member.id == slot)
        .map_or("", |member| member.name.as_str())
}

/// A value in the form of answers everywhere.
fn write_given(writer: &mut Writer, given: &Given) {
    match given {
        Given::Bool(value) => writer.bool(*value),
        Given::Text(text) => writer.text(text),
        Given::Range { from, to } => writer.object(|object| {
            if let Some(from) = from {
                object.key("from").text(from);
            }
            if let Some(to) = to {
                object.key("to").text(to);
            }
        }),
        Given::AnyOf(options) => writer.object(|object| object.key("any_of").texts(options)),
        Given::Chosen(options) => writer.texts(options),
        Given::Partly { yes, no, declined } => writer.object(|object| {
            object.key("declined").texts(declined);
            object.key("no").texts(no);
            object.key("yes").texts(yes);
        }),
        Given::Declined => writer.object(|object| object.key("declined").bool(true)),
    }
}

fn write_question(view: View<'_>, object: &mut Writer, question: &Question) {
    let bundle = view.bundle();
    object.key("ask").text(&question.path(bundle));
    if question.narrows {
        object.key("narrows").bool(true);
    }
    let Asked::Fact {
        fact,
        subjects,
        option,
    } = &question.asked
    else {
        return;
    };
    let known = bundle.core().facts.get(ix(fact.0));
    if let Some(option) = option {
        let options = known.and_then(|fact| bundle.core().options.get(ix(fact.options?)));
        let name = options.and_then(|options| options.get(ix(*option)));
        object.key("option").text(name.map_or("", String::as_str));
    }
    let Some(group) = known.and_then(|fact| fact.group) else {
        return;
    };
    object.key("subjects").list(|list| {
        for subject in subjects {
            if let Subject::Of(slot) = subject {
                list.item().text(member(view, GroupId(group), *slot));
            }
        }
    });
}
