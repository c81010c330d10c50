//! What a case expects, and the reading of it.

use selfcheck_runtime::outcome::{State, Status};

use super::read::Reading;
use crate::diagnostic::Spanned;
use crate::package::fields::Fields;
use crate::package::toml_tree::{Kind, Node, Table};
use crate::syntax::{Name, Verb};

/// Everything a case expects.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expects {
    /// Of the household or unit.
    pub whole: Expected,
    /// Of each person named, by id; `rest` is everyone not described.
    pub people: Vec<(Name, Expected)>,
    /// Paths of all questions still open, in order.
    pub questions: Option<Spanned<Vec<String>>>,
    /// Path of the next question, or `none`.
    pub next: Option<Spanned<String>>,
    /// Named results: name, person, value.
    pub results: Vec<(Name, Option<String>, Range)>,
}

/// What is expected of one outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Expected {
    /// Its status.
    pub status: Option<Spanned<String>>,
    /// Amounts by id.
    pub amounts: Vec<(Name, Range)>,
    /// Rules that must be in a state.
    pub reasons: Vec<(Name, Vec<Name>)>,
}

impl Expected {
    /// Whether nothing is expected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.status.is_none() && self.amounts.is_empty() && self.reasons.is_empty()
    }
}

/// A value, a range, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Range {
    /// There is no amount.
    Absent,
    /// From the least to the greatest, as texts; equal for one value.
    Between(String, String),
}

/// Every status an outcome has.
pub(super) const STATUSES: [Status; 7] = [
    Status::Closed,
    Status::Unchecked,
    Status::Ineligible,
    Status::Eligible,
    Status::Open,
    Status::Unsure,
    Status::Office,
];

/// Every state a rule has.
const STATES: [State; 6] = [
    State::Met,
    State::Unmet,
    State::Open,
    State::Doubt,
    State::Office,
    State::Unknown,
];

impl Reading<'_> {
    pub(super) fn expects(&mut self, table: Table, name: &Name) -> Expects {
        let mut expects = Expects::default();
        let mut fields = Fields::new(table, name.span, self.out);
        let whole = (
            fields.text("status"),
            fields.table("amounts"),
            fields.table("reasons"),
        );
        let people = fields.table("people");
        if let Some(node) = fields.take("questions") {
            let span = node.span;
            match texts(&node) {
                Some(value) => expects.questions = Some(Spanned { value, span }),
                None => {
                    fields.wrong::<()>(
                        "questions",
                        &node,
                        "a list of fact paths",
                        "write [\"person.work\"]",
                    );
                }
            }
        }
        expects.next = fields.text("next");
        let results = fields.table("results");
        fields.finish();
        expects.whole = self.expected(whole.0, whole.1, whole.2);
        for (person, node) in people.into_iter().flat_map(|(table, _)| table.entries) {
            let Kind::Table(table) = node.kind else {
                self.bad(
                    node.span,
                    "a person's expectation is a table",
                    "write `{ status = \"office\" }`",
                );
                continue;
            };
            let mut fields = Fields::new(table, person.span, self.out);
            let parts = (
                fields.text("status"),
                fields.table("amounts"),
                fields.table("reasons"),
            );
            fields.finish();
            let expected = self.expected(parts.0, parts.1, parts.2);
            expects.people.push((person, expected));
        }
        for (result, node) in results.into_iter().flat_map(|(table, _)| table.entries) {
            match (&node.kind, range(&node)) {
                (_, Some(range)) => expects.results.push((result, None, range)),
                (Kind::Table(people), None) => {
                    for (person, node) in &people.entries {
                        match range(node) {
                            Some(range) => {
                                let who = Some(person.value.clone());
                                expects.results.push((result.clone(), who, range));
                            }
                            None => self.bad_range(node),
                        }
                    }
                }
                (_, None) => self.bad_range(&node),
            }
        }
        expects
    }

    fn expected(
        &mut self,
        status: Option<Spanned<String>>,
        amounts: Option<(Table, crate::diagnostic::Span)>,
        reasons: Option<(Table, crate::diagnostic::Span)>,
    ) -> Expected {
        if let Some(status) = &status {
            self.known(status, "status", STATUSES.map(Status::name).into_iter());
        }
        let mut expected = Expected {
            status,
            ..Expected::default()
        };
        for (id, node) in amounts.into_iter().flat_map(|(table, _)| table.entries) {
            self.known_rule(&id, true);
            match range(&node) {
                Some(range) => expected.amounts.push((id, range)),
                None => self.bad_range(&node),
            }
        }
        for (state, node) in reasons.into_iter().flat_map(|(table, _)| table.entries) {
            self.known(
                &state,
                "state of a rule",
                STATES.map(State::name).into_iter(),
            );
            let mut ids = Vec::new();
            let Kind::Array(items) = node.kind else {
                self.bad(
                    node.span,
                    "a list of rules is needed",
                    "write [\"first\", \"second\"]",
                );
                continue;
            };
            for item in items {
                if let Kind::Text(value, place) = item.kind {
                    let id = Name {
                        value,
                        span: place.span,
                    };
                    self.known_rule(&id, false);
                    ids.push(id);
                }
            }
            expected.reasons.push((state, ids));
        }
        expected
    }

    fn bad_range(&mut self, node: &Node) {
        let help = "write \"645\", { low = \"600\", high = \"650\" } or \"absent\"";
        self.bad(node.span, "an expected value is a text or a range", help);
    }

    fn known_rule(&mut self, id: &Name, amount: bool) {
        let rules = self.rules.iter();
        let ids = rules.filter(|(_, verb)| (*verb == Verb::Amount) == amount);
        let what = if amount { "amount" } else { "rule" };
        self.known(id, what, ids.map(|(id, _)| id.as_str()));
    }
}

fn texts(node: &Node) -> Option<Vec<String>> {
    let Kind::Array(items) = &node.kind else {
        return None;
    };
    items
        .iter()
        .map(|item| match &item.kind {
            Kind::Text(text, _) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

fn scalar(node: &Node) -> Option<String> {
    crate::answers::Tree::from_toml(node).scalar()
}

/// A value, `{ low, high }`, or `"absent"`.
fn range(node: &Node) -> Option<Range> {
    if let Some(text) = scalar(node) {
        return Some(match text.as_str() {
            "absent" => Range::Absent,
            _ => Range::Between(text.clone(), text),
        });
    }
    let Kind::Table(table) = &node.kind else {
        return None;
    };
    match table.entries.as_slice() {
        [(low, least), (high, most)] if low.value == "low" && high.value == "high" => {
            Some(Range::Between(scalar(least)?, scalar(most)?))
        }
        _ => None,
    }
}
