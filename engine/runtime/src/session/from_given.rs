//! What is said about a fact → the set of values it can have, checked against the fact's
//! declaration. Whose fact it is, and whether it may be answered at all, is the session's business.

use super::Given;
use crate::bundle;
use crate::codes::said;
use crate::date::Day;
use crate::decimal::{self, Misread};
use crate::evaluate::Set;
use crate::graph::FactKind;
use crate::value::{self, Interval, Truth};

/// What is wrong with a value: code and message.
pub(super) struct Fault(pub &'static str, pub String);

impl Fault {
    /// A code, and words for it.
    pub fn new(code: &'static str, words: impl FnOnce() -> String) -> Fault {
        Fault(code, said(words))
    }
}

/// A fact as it is declared, on a day of evaluation.
pub(super) struct Declared<'a> {
    pub fact: &'a bundle::Fact,
    pub kind: FactKind,
    pub bounds: Interval,
    pub options: &'a [String],
}

/// The set, and for sets of choices the options that were declined.
pub(super) struct Read {
    pub set: Set,
    pub declined: Vec<u64>,
}

impl Declared<'_> {
    /// Everything the fact can be.
    pub fn full(&self) -> Set {
        let options = || value::full(self.options.len());
        match self.kind {
            FactKind::Bool => Set::Bool(Truth::UNKNOWN),
            FactKind::Number | FactKind::Date => Set::Number(self.bounds),
            FactKind::Choice(_) => Set::Choice(options()),
            FactKind::Choices(_) => Set::Choices {
                must: vec![0; value::words_for(self.options.len())],
                may: options(),
            },
        }
    }

    /// Reads what is said.
    pub fn read(&self, given: &Given) -> Result<Read, Fault> {
        let set = match (self.kind, given) {
            (_, Given::Declined) => {
                let all = value::full(self.options.len());
                return Ok(Read {
                    set: self.full(),
                    declined: all,
                });
            }
            (FactKind::Bool, Given::Bool(value)) => Set::Bool(Truth::exactly(*value)),
            (FactKind::Bool, Given::AnyOf(values)) => Set::Bool(any_of_bool(values)?),
            (FactKind::Number | FactKind::Date, Given::Text(text)) => {
                let value = self.number(text)?;
                let Interval { low, high } = self.bounds;
                if !(low..=high).contains(&value) {
                    return Err(self.outside());
                }
                Set::Number(Interval::exactly(value))
            }
            (FactKind::Number | FactKind::Date, Given::Range { from, to }) => {
                Set::Number(self.range(from.as_deref(), to.as_deref())?)
            }
            (FactKind::Choice(_), Given::Text(option)) => {
                Set::Choice(self.options_of(core::slice::from_ref(option))?)
            }
            (FactKind::Choice(_), Given::AnyOf(options)) => {
                if options.is_empty() {
                    return Err(nothing_left());
                }
                Set::Choice(self.options_of(options)?)
            }
            (FactKind::Choices(_), Given::Chosen(options)) => {
                let must = self.options_of(options)?;
                Set::Choices {
                    may: must.clone(),
                    must,
                }
            }
            (FactKind::Choices(_), Given::Partly { yes, no, declined }) => {
                return self.partly(yes, no, declined);
            }
            _ => return Err(self.wrong_type()),
        };
        Ok(Read {
            set,
            declined: Vec::new(),
        })
    }

    fn partly(&self, yes: &[String], no: &[String], declined: &[String]) -> Result<Read, Fault> {
        let must = self.options_of(yes)?;
        let not = self.options_of(no)?;
        let declined = self.options_of(declined)?;
        let mut may = value::full(self.options.len());
        for ((may, not), (must, declined)) in
            may.iter_mut().zip(&not).zip(must.iter().zip(&declined))
        {
            if must & not != 0 || declined & (must | not) != 0 {
                return Err(Fault::new("A031", || {
                    "an option is named twice; say one thing of each".into()
                }));
            }
            *may &= !not;
        }
        Ok(Read {
            set: Set::Choices { must, may },
            declined,
        })
    }

    /// A number at the fact's scale, or a date as a day.
    fn number(&self, text: &str) -> Result<i128, Fault> {
        if self.kind == FactKind::Date {
            return match Day::parse(text) {
                Some(day) => Ok(i128::from(day.0)),
                None => Err(Fault::new("A032", || {
                    const WANTED: &str =
                        "` is no date between 1900-01-01 and 2100-12-31; write it as 2026-03-01";
                    ["`", text, WANTED].concat()
                })),
            };
        }
        number(text, self.fact.places)
    }

    fn range(&self, from: Option<&str>, to: Option<&str>) -> Result<Interval, Fault> {
        let Interval { low, high } = self.bounds;
        let from = from.map_or(Ok(low), |text| self.number(text))?;
        let to = to.map_or(Ok(high), |text| self.number(text))?;
        // An end beyond the bounds says nothing new, but the whole range must not lie outside.
        if to < low || from > high {
            return Err(self.outside());
        }
        if from > to {
            return Err(Fault::new("A026", || {
                "the range ends before it begins; swap its ends".into()
            }));
        }
        Ok(Interval::between(from.max(low), to.min(high)))
    }

    fn options_of(&self, wanted: &[String]) -> Result<Vec<u64>, Fault> {
        let mut set = vec![0; value::words_for(self.options.len())];
        for option in wanted {
            match self.options.iter().position(|known| known == option) {
                Some(place) => value::insert(&mut set, place),
                None => return Err(self.unknown_option(option)),
            }
        }
        Ok(set)
    }

    fn unknown_option(&self, option: &str) -> Fault {
        const SHOWN: usize = 12;
        Fault::new("A024", || {
            let mut message = ["`", option, "` is not one of its options: "].concat();
            for (place, known) in self.options.iter().take(SHOWN).enumerate() {
                message.push_str(if place == 0 { "`" } else { ", `" });
                message.push_str(known);
                message.push('`');
            }
            if self.options.len() > SHOWN {
                message.push_str(", …");
            }
            message
        })
    }

    fn outside(&self) -> Fault {
        outside(self.kind, self.bounds, self.fact.places)
    }

    fn wrong_type(&self) -> Fault {
        Fault::new("A020", || {
            let wanted = match self.kind {
                FactKind::Bool => "true or false",
                FactKind::Number => "a number, or a range of numbers",
                FactKind::Date => "a date, or a range of dates",
                FactKind::Choice(_) => "one of its options, or some of which one holds",
                FactKind::Choices(_) => "a list of the options that are chosen",
            };
            ["this takes ", wanted].concat()
        })
    }
}

/// A number or a date as text.
pub(crate) fn shown(kind: FactKind, value: i128, places: u32) -> String {
    if kind == FactKind::Date {
        let farthest = i128::from(i32::MAX);
        return Day(i32::try_from(value.clamp(-farthest, farthest)).unwrap_or_default()).iso();
    }
    decimal::print(value, places)
}

/// Not between its bounds.
pub(super) fn outside(kind: FactKind, bounds: Interval, places: u32) -> Fault {
    Fault::new("A023", || {
        let (low, high) = (bounds.low, bounds.high);
        let (low, high) = (shown(kind, low, places), shown(kind, high, places));
        ["this must be between ", &low, " and ", &high].concat()
    })
}

/// A number with at most so many places.
pub(super) fn number(text: &str, places: u32) -> Result<i128, Fault> {
    decimal::parse(text, places).map_err(|misread| match misread {
        Misread::NotANumber => Fault::new("A021", || {
            ["`", text, "` is no number; write digits as in 1250.50"].concat()
        }),
        Misread::TooManyPlaces => Fault::new("A022", || {
            const TOO_MANY: &str = "` has too many decimal places; at most ";
            let allowed = decimal::print(i128::from(places), 0);
            ["`", text, TOO_MANY, &allowed, " can be kept"].concat()
        }),
        Misread::TooLarge => Fault::new("A023", || ["`", text, "` is too large a number"].concat()),
    })
}

fn any_of_bool(values: &[String]) -> Result<Truth, Fault> {
    let mut result: Option<Truth> = None;
    for value in values {
        let one = match value.as_str() {
            "true" => Truth::TRUE,
            "false" => Truth::FALSE,
            _ => return Err(Fault::new("A020", || "this takes true or false".into())),
        };
        result = Some(result.map_or(one, |so_far| so_far.union(one)));
    }
    result.ok_or_else(nothing_left)
}

fn nothing_left() -> Fault {
    Fault::new("A025", || {
        "this leaves nothing to choose from; name at least one option".into()
    })
}
