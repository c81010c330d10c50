//! For whom a slice is: those who give one answer, or one of a few, to a fact of the household; and for
//! which programs.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::value;

use super::can::get;

/// The options that a fact can have: `state_code=CA`, or several with commas between. Unless a fact has
/// that name, `program=snap` is the programs that the slice has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Only {
    /// The fact's name, with whom it is about or without.
    pub fact: String,
    /// Its options.
    pub options: Vec<String>,
}

/// Why a slice cannot be made for those who give these answers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OnlyError {
    /// Not of the form `fact=option`.
    #[error("write `fact=option`, or several options with commas between")]
    Form,
    /// There is no such fact.
    #[error("there is no fact `{0}`")]
    UnknownFact(String),
    /// The fact is none of the household or a unit that is asked and has options.
    #[error("`{0}` is no choice that is asked once for all: a slice cannot be only for some of it")]
    NoChoice(String),
    /// There is no such program.
    #[error("there is no program `{0}`")]
    UnknownProgram(String),
    /// The fact has no such option.
    #[error("`{0}` has no option `{1}`")]
    UnknownOption(String, String),
    /// The same fact twice.
    #[error("`{0}` is named twice; write all its options with commas between")]
    Twice(String),
    /// Something that can be more has the same options.
    #[error("rules compare `{0}` with what can have other options: name one option of it")]
    Shared(String),
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}={}", self.fact, self.options.join(","))
    }
}

impl FromStr for Only {
    type Err = OnlyError;

    fn from_str(text: &str) -> Result<Only, OnlyError> {
        let (fact, options) = text.split_once('=').ok_or(OnlyError::Form)?;
        let options: Vec<String> = options.split(',').map(|o| o.trim().to_owned()).collect();
        if fact.trim().is_empty() || options.iter().any(String::is_empty) {
            return Err(OnlyError::Form);
        }
        Ok(Only {
            fact: fact.trim().to_owned(),
            options,
        })
    }
}

/// The word for programs, where a fact would stand.
const PROGRAM: &str = "program";

/// What is asked for, found in a core.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// The options that facts have, by place of the fact.
    pub options: BTreeMap<u32, Vec<u64>>,
    /// The programs there are; empty for all.
    programs: Vec<String>,
}

impl Narrowed {
    /// What is asked for, found in a core.
    pub fn find(core: &Core, only: &[Only]) -> Result<Narrowed, OnlyError> {
        let mut narrowed = Narrowed::default();
        for Only { fact, options } in only {
            let named = |(_, known): &(u32, &selfcheck_runtime::bundle::Fact)| {
                known.name == *fact
                    || fact.split_once('.') == Some((known.about.as_str(), known.name.as_str()))
            };
            let Some((place, known)) = (0_u32..).zip(&core.facts).find(named) else {
                if fact == PROGRAM {
                    narrowed.find_programs(core, options)?;
                    continue;
                }
                return Err(OnlyError::UnknownFact(fact.clone()));
            };
            let list = known.options.and_then(|list| get(&core.options, list));
            let asked = known.kind == "choice" && known.group.is_none() && known.derived.is_none();
            let Some(list) = list.filter(|_| asked) else {
                return Err(OnlyError::NoChoice(fact.clone()));
            };
            let mut set = vec![0; value::words_for(list.len())];
            for option in options {
                match list.iter().position(|known| known == option) {
                    Some(place) => value::insert(&mut set, place),
                    None => {
                        return Err(OnlyError::UnknownOption(fact.clone(), option.clone()));
                    }
                }
            }
            if narrowed.options.insert(place, set).is_some() {
                return Err(OnlyError::Twice(fact.clone()));
            }
        }
        Ok(narrowed)
    }

    /// The options of a fact, where not all.
    pub fn of(&self, fact: u32) -> Option<&Vec<u64>> {
        self.options.get(&fact)
    }

    fn find_programs(&mut self, core: &Core, wanted: &[String]) -> Result<(), OnlyError> {
        if !self.programs.is_empty() {
            return Err(OnlyError::Twice(PROGRAM.to_owned()));
        }
        let is_one = |id: &&String| core.programs.iter().any(|program| program.id == **id);
        match wanted.iter().find(|id| !is_one(id)) {
            Some(unknown) => Err(OnlyError::UnknownProgram(unknown.clone())),
            None => {
                self.programs = wanted.to_vec();
                Ok(())
            }
        }
    }

    /// The core with these programs alone. What only others need is still in it.
    pub fn programs<'c>(&self, core: &'c Core) -> Cow<'c, Core> {
        let mut core = Cow::Borrowed(core);
        if !self.programs.is_empty() {
            let programs = &mut core.to_mut().programs;
            programs.retain(|program| self.programs.contains(&program.id));
            for program in programs {
                program.related.retain(|id| self.programs.contains(id));
            }
        }
        core
    }
}
