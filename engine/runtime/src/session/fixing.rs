//! Named results fixed from outside ("the office computed 812"): within their declared bounds and
//! places, and winning over their rule.
//!
//! *In order*: the fixed results of a session stand by rising result and person, in whatever order
//! they were fixed. So it shows nowhere, and whoever looks for one need not look at all.

use std::rc::Rc;

use super::from_given::{self, Fault};
use super::{AnswerError, FixedResult, Session};
use crate::Bundle;
use crate::date::Day;
use crate::evaluate::{self, Fixed, Set};
use crate::graph::{FactKind, ix};
use crate::ids::{GroupId, PersonId, ResultId};
use crate::value::{self, Interval, Truth};

/// A value that a named result can be fixed at, checked once for many sessions.
#[derive(Debug, Clone)]
pub struct ResultValue {
    result: ResultId,
    text: Rc<str>,
    value: Set,
    places: u32,
}

impl ResultValue {
    /// The result it is a value of.
    pub fn result(&self) -> ResultId {
        self.result
    }
}

impl Bundle {
    /// Reads a value for a named result.
    ///
    /// # Errors
    /// `A005` for an unknown result, and as for answers when it is not within its declared bounds
    /// and places.
    pub fn result_value(&self, result: ResultId, text: &str) -> Result<ResultValue, AnswerError> {
        let (value, places) =
            read(self, result, text).map_err(|fault| error(self, result, fault))?;
        Ok(ResultValue {
            result,
            text: text.into(),
            value,
            places,
        })
    }
}

impl Session {
    /// Fixes a named result (of a person or of the household): it wins over its rule.
    ///
    /// # Errors
    /// `A005` for an unknown result, `A012` and `A029` when it is of somebody else, and as for
    /// answers when it is not within its declared bounds and places.
    pub fn fix(
        &mut self,
        result: ResultId,
        person: Option<PersonId>,
        value: &str,
    ) -> Result<(), AnswerError> {
        let value = self.value_for(result, person, value)?;
        self.fix_values([(person, value)])
    }

    /// Reads a value at which [`Session::fix`] would fix a result.
    pub(super) fn value_for(
        &self,
        result: ResultId,
        person: Option<PersonId>,
        value: &str,
    ) -> Result<ResultValue, AnswerError> {
        self.check_whose(result, person)
            .map_err(|fault| error(&self.bundle, result, fault))?;
        self.bundle.result_value(result, value)
    }

    /// Fixes many results at once, at values read before from the same bundle. Of two values for
    /// one result of one person the last counts.
    ///
    /// # Errors
    /// `A012` and `A029` when a result is of somebody else; nothing is fixed then.
    pub fn fix_values(
        &mut self,
        values: impl IntoIterator<Item = (Option<PersonId>, ResultValue)>,
    ) -> Result<(), AnswerError> {
        let before = self.fixed.len();
        for (person, value) in values {
            if let Err(fault) = self.check_whose(value.result, person) {
                self.fixed.truncate(before);
                return Err(error(&self.bundle, value.result, fault));
            }
            self.fixed.push(FixedResult {
                result: value.result,
                person,
                text: value.text,
                value: value.value,
                places: value.places,
                lay_out: evaluate::lay_out,
            });
        }
        // Where one result is there twice, the last comes first and stays.
        self.fixed.reverse();
        self.fixed.sort_by_key(FixedResult::key);
        self.fixed.dedup_by_key(|fixed| fixed.key());
        self.reshape();
        Ok(())
    }

    /// Lets the rule speak again. True if the result was fixed.
    pub fn unfix(&mut self, result: ResultId, person: Option<PersonId>) -> bool {
        let before = self.fixed.len();
        self.fixed
            .retain(|fixed| (fixed.result, fixed.person) != (result, person));
        let had = self.fixed.len() < before;
        if had {
            self.reshape();
        }
        had
    }

    /// The results fixed, with the person and the text given.
    pub fn fixed(&self) -> impl Iterator<Item = (ResultId, Option<PersonId>, &str)> {
        self.fixed
            .iter()
            .map(|fixed| (fixed.result, fixed.person, &*fixed.text))
    }

    /// Whether the result is fixed for whoever stands at a place.
    pub(crate) fn is_fixed(&self, result: u32, position: Option<u32>) -> bool {
        let person = position.and_then(|place| self.slot_at(GroupId::PEOPLE, place));
        self.fixed_text(ResultId(result), person).is_some()
    }

    /// The text at which a result is fixed.
    pub(crate) fn fixed_text(&self, result: ResultId, person: Option<PersonId>) -> Option<&str> {
        let key = (result, person);
        let place = self.fixed.binary_search_by(|fixed| fixed.key().cmp(&key));
        Some(&self.fixed.get(place.ok()?)?.text)
    }

    pub(super) fn fixed_values(&self) -> Vec<Fixed> {
        self.fixed
            .iter()
            .map(|fixed| Fixed {
                result: fixed.result.0,
                slot: fixed
                    .person
                    .and_then(|person| self.place_of(GroupId::PEOPLE, person)),
                value: fixed.value.clone(),
                places: fixed.places,
                lay_out: fixed.lay_out,
            })
            .collect()
    }

    /// A result of a person is fixed of somebody who is there, one of the household of nobody.
    fn check_whose(&self, result: ResultId, person: Option<PersonId>) -> Result<(), Fault> {
        let named = self.bundle.core().results.get(ix(result.0));
        let named = named.ok_or_else(|| Fault("A005", "there is no such result".into()))?;
        match (named.person, person) {
            (true, None) => Err(Fault("A029", "say of whom the result is".into())),
            (false, Some(_)) => Err(Fault("A029", "the result is of the household".into())),
            (true, Some(person)) if self.place_of(GroupId::PEOPLE, person).is_none() => {
                Err(Fault("A012", "there is no such member".into()))
            }
            _ => Ok(()),
        }
    }
}

impl FixedResult {
    fn key(&self) -> (ResultId, Option<PersonId>) {
        (self.result, self.person)
    }
}

/// The value and its decimal places, as few as it needs.
fn read(bundle: &Bundle, result: ResultId, text: &str) -> Result<(Set, u32), Fault> {
    let core = bundle.core();
    let number = ix(result.0);
    let (Some(named), Some(known)) = (core.results.get(number), bundle.graph.results.get(number))
    else {
        return Err(Fault("A005", "there is no such result".into()));
    };
    let Interval { low, high } = known.bounds;
    let within = |value: i128| {
        if (low..=high).contains(&value) {
            return Ok(value);
        }
        Err(from_given::outside(known.kind, known.bounds, named.places))
    };
    match known.kind {
        FactKind::Bool => match text {
            "true" => Ok((Set::Bool(Truth::TRUE), 0)),
            "false" => Ok((Set::Bool(Truth::FALSE), 0)),
            _ => Err(Fault("A020", "this takes true or false".into())),
        },
        FactKind::Date => {
            let day = Day::parse(text).ok_or_else(|| {
                Fault(
                    "A032",
                    ["`", text, "` is no date; write it as 2026-03-01"].concat(),
                )
            })?;
            Ok((
                Set::Number(Interval::exactly(within(i128::from(day.0))?)),
                0,
            ))
        }
        FactKind::Choice(_) | FactKind::Choices(_) => {
            let list = named.options.and_then(|list| core.options.get(ix(list)));
            let options = list.map_or(&[][..], Vec::as_slice);
            let place = options.iter().position(|option| option == text);
            let place = place.ok_or_else(|| {
                Fault("A024", ["`", text, "` is not one of its options"].concat())
            })?;
            let mut set = vec![0; value::words_for(options.len())];
            value::insert(&mut set, place);
            Ok((Set::Choice(set), 0))
        }
        FactKind::Number => {
            let mut value = within(from_given::number(text, named.places)?)?;
            let mut places = named.places;
            while places > 0 && value % 10 == 0 {
                value /= 10;
                places -= 1;
            }
            if places > kept_places(bundle, result.0) {
                let message = "the rule keeps fewer decimal places than this value has";
                return Err(Fault("A022", message.into()));
            }
            Ok((Set::Number(Interval::exactly(value)), places))
        }
    }
}

/// The fewest decimal places at which any node stands for the result.
fn kept_places(bundle: &Bundle, result: u32) -> u32 {
    let readers = bundle
        .graph
        .results
        .get(ix(result))
        .map(|known| &known.readers);
    let scales = readers.into_iter().flatten().filter_map(|node| {
        let args = bundle.args(*node);
        (args.get(2) == Some(&0))
            .then(|| args.get(3).copied())
            .flatten()
    });
    scales.min().unwrap_or(u32::MAX)
}

fn error(bundle: &Bundle, result: ResultId, Fault(code, message): Fault) -> AnswerError {
    let name = bundle.core().results.get(ix(result.0));
    let name = name.map_or("", |result| result.name.as_str());
    AnswerError {
        code,
        path: ["fixed.", name].concat(),
        message,
    }
}
