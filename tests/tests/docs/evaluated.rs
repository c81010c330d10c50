//! `rhai eval`: an expression, an arrow, its value. Each line becomes rules that are never
//! deciding, which the engine finds to hold, not to hold, or to be undecided.

use std::rc::Rc;

use selfcheck_runtime::ids::{PersonId, Who};
use selfcheck_runtime::outcome::State;
use selfcheck_runtime::session::Answers;
use selfcheck_runtime::{Bundle, Session};

use crate::blocks::Block;
use crate::example::{PROGRAM, compile, with_criteria};

const ARROW: &str = "// →";

/// One expression with what the document says of it.
struct Line {
    text: String,
    expression: String,
    claims: Vec<Claim>,
}

/// A condition, and whether it is true, false, or undecided.
struct Claim {
    condition: String,
    truth: Option<bool>,
}

/// Checks a block for a household; what is wrong, a line each.
pub fn check(block: &Block, answers: &Answers) -> Vec<String> {
    let (preamble, lines) = match read(block) {
        Ok(read) => read,
        Err(error) => return vec![error],
    };
    let unit = block.value("unit").unwrap_or("family");
    let mut criteria = preamble;
    for (number, line) in lines.iter().enumerate() {
        for (part, claim) in line.claims.iter().enumerate() {
            criteria.push_str(&format!(
                "keep(\"v{number}_{part}\", {});\n",
                claim.condition
            ));
        }
    }
    let compiled = compile(&with_criteria(unit, &criteria));
    let Some(core) = compiled.core.clone() else {
        return vec![format!("does not compile:\n{}", compiled.said('E'))];
    };
    let states = match states(core, answers, block.value("for")) {
        Ok(states) => states,
        Err(error) => return vec![error],
    };
    let mut wrong = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        for (part, claim) in line.claims.iter().enumerate() {
            let id = format!("v{number}_{part}");
            let found = states
                .iter()
                .find(|(known, _)| *known == id)
                .map(|(_, truth)| *truth);
            if found != Some(claim.truth) {
                let found = found.map_or("is missing", said);
                let (text, condition) = (&line.text, &claim.condition);
                wrong.push(format!(
                    "`{text}`: `{condition}` {found}, not {}",
                    said(claim.truth)
                ));
            }
        }
    }
    wrong
}

/// The expressions of a block with their values, where a value is exact: for the oracle.
pub fn exact(block: &Block) -> Vec<(String, String)> {
    let Ok((_, lines)) = read(block) else {
        return Vec::new();
    };
    let single = lines
        .into_iter()
        .filter(|line| line.claims.len() == 1 && line.claims[0].truth.is_some());
    single
        .map(|line| {
            let value = line
                .text
                .split_once(ARROW)
                .map_or("", |(_, value)| value.trim())
                .to_owned();
            (line.expression, value)
        })
        .collect()
}

fn said(truth: Option<bool>) -> &'static str {
    match truth {
        Some(true) => "is true",
        Some(false) => "is false",
        None => "is undecided",
    }
}

fn read(block: &Block) -> Result<(String, Vec<Line>), String> {
    let mut preamble = String::new();
    let mut lines = Vec::new();
    for text in block.text.lines() {
        match text.split_once(ARROW) {
            Some((expression, value)) => {
                let expression = expression.trim().to_owned();
                let claims = claims(&expression, value.trim())?;
                lines.push(Line {
                    text: text.to_owned(),
                    expression,
                    claims,
                });
            }
            None => preamble.push_str(&format!("{text}\n")),
        }
    }
    if lines.is_empty() {
        return Err("the block promises values and has none".to_owned());
    }
    Ok((preamble, lines))
}

fn claims(expression: &str, value: &str) -> Result<Vec<Claim>, String> {
    let claim = |condition: String, truth| Claim { condition, truth };
    let is = |value: &str, truth| claim(format!("({expression}) == {value}"), truth);
    if value.is_empty() {
        return Err(format!("`{expression}` has no value"));
    }
    if let Some(truth) = match value {
        "true" => Some(Some(true)),
        "false" => Some(Some(false)),
        "unknown" => Some(None),
        _ => None,
    } {
        return Ok(vec![claim(expression.to_owned(), truth)]);
    }
    if let Some((low, high)) = value.split_once("..=") {
        return Ok(vec![
            claim(format!("({expression}) >= {low}"), Some(true)),
            claim(format!("({expression}) <= {high}"), Some(true)),
            is(low, None),
            is(high, None),
        ]);
    }
    if value.contains(" or ") {
        let options: Vec<&str> = value.split(" or ").collect();
        let list = options.join(", ");
        let within = claim(format!("({expression}) in [{list}]"), Some(true));
        let each = options.into_iter().map(|option| is(option, None));
        return Ok(std::iter::once(within).chain(each).collect());
    }
    Ok(vec![is(value, Some(true))])
}

type States = Vec<(String, Option<bool>)>;

fn states(
    core: selfcheck_runtime::bundle::Core,
    answers: &Answers,
    person: Option<&str>,
) -> Result<States, String> {
    let bundle = Bundle::decode(core).map_err(|error| error.to_string())?;
    let program = bundle.program(PROGRAM).ok_or("the program is missing")?;
    let today = answers.date.ok_or("the household has no date")?;
    let session = Session::from_answers(Rc::new(bundle), today, answers).map_err(|errors| {
        errors
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("; ")
    })?;
    let who = match person {
        None => Who::Household,
        Some(id) => {
            let slot = session.people().iter().find(|slot| slot.name == id);
            Who::Person(
                slot.map(|slot| slot.id)
                    .map(|id: PersonId| id)
                    .ok_or("no such person")?,
            )
        }
    };
    let outcome = session
        .evaluate()
        .outcome(program, who)
        .ok_or("there is no outcome")?;
    Ok(outcome
        .reasons
        .into_iter()
        .map(|reason| {
            let truth = match reason.state {
                State::Met => Some(true),
                State::Unmet => Some(false),
                _ => None,
            };
            (reason.id.to_owned(), truth)
        })
        .collect())
}
