//! The body of a request → package, day and answers. What answers may be is the compiler's reader's
//! business, and the runtime's; here is only what is around them.

use selfcheck_compiler::answers::from_json;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::{AnswerError, Answers};
use serde::Deserialize;
use serde_json::error::Category;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::codes::{NOT_JSON, TOO_DEEP, TOO_MANY_PEOPLE, TOO_WIDE, WRONG_SHAPE};
use crate::limits::Limits;
use crate::problem::Problem;

/// What is to be evaluated
#[derive(Deserialize, ToSchema)]
#[schema(as = EvaluateRequest)]
#[serde(
    deny_unknown_fields,
    expecting = "an object with package, date and answers"
)]
pub struct RequestJson<'a> {
    /// Id of the package
    #[schema(examples("egypt"))]
    package: String,
    /// Date of evaluation; by default the server's day
    #[schema(examples("2026-03-01"))]
    date: Option<String>,
    /// What is known of the household, in the form of answers everywhere; by default nothing
    #[serde(borrow)]
    #[schema(value_type = Option<Object>)]
    answers: Option<&'a RawValue>,
}

/// What is to be evaluated, read.
#[derive(Debug)]
pub struct Request {
    /// Id of the package.
    pub package: String,
    /// The day, if the request names one.
    pub day: Option<Day>,
    /// What is known; its date is in `day`.
    pub answers: Answers,
}

/// Reads a body.
pub fn read(body: &[u8], limits: &Limits) -> Result<Request, Problem> {
    let text = std::str::from_utf8(body)
        .map_err(|_| Problem::new(NOT_JSON, "the body is not UTF-8 text; send JSON"))?;
    match excess(limits, text) {
        Some(Excess::Deep) => {
            let depth = limits.depth;
            let detail = format!("brackets nest more than {depth} levels; answers need 8 at most");
            return Err(Problem::new(TOO_DEEP, detail));
        }
        Some(Excess::Wide) => {
            let entries = limits.entries;
            let detail = format!("an object has more than {entries} entries");
            return Err(Problem::new(TOO_WIDE, detail));
        }
        None => {}
    }
    let wrong = |error: serde_json::Error| match error.classify() {
        Category::Data => Problem::new(WRONG_SHAPE, error.to_string()),
        _ => Problem::new(NOT_JSON, format!("not JSON: {error}")),
    };
    // That it is JSON to its end is looked at before its shape.
    let whole: &RawValue = serde_json::from_str(text).map_err(wrong)?;
    let request: RequestJson = serde_json::from_str(whole.get()).map_err(wrong)?;
    let mut answers = match request.answers {
        Some(raw) => from_json(raw.get()).map_err(Problem::answers)?,
        None => Answers::default(),
    };
    Ok(Request {
        package: request.package,
        day: day(request.date.as_deref(), &mut answers)?,
        answers: few(answers, limits.people)?,
    })
}

/// The one day that a request names: beside the answers or among them.
fn day(beside: Option<&str>, answers: &mut Answers) -> Result<Option<Day>, Problem> {
    let wrong = |code, message: &str| {
        Problem::answers(vec![AnswerError {
            code,
            path: "date".to_owned(),
            message: message.to_owned(),
        }])
    };
    let Some(text) = beside else {
        return Ok(answers.date.take());
    };
    let day = Day::parse(text).ok_or_else(|| {
        wrong(
            "A032",
            "no date between 1900 and 2100; write \"2026-03-01\"",
        )
    })?;
    match answers.date.take() {
        Some(other) if other != day => Err(wrong(
            "A028",
            "the request and its answers name two dates; keep one",
        )),
        _ => Ok(Some(day)),
    }
}

fn few(answers: Answers, most: u32) -> Result<Answers, Problem> {
    let more = answers.more_people.map_or(0, |(_, more)| more);
    let people = u32::try_from(answers.people.len()).unwrap_or(u32::MAX);
    if people.saturating_add(more) > most {
        let detail = format!("this server takes households of at most {most} people");
        return Err(Problem::new(TOO_MANY_PEOPLE, detail));
    }
    Ok(answers)
}

/// What makes reading a text expensive, found before it is read.
#[derive(Debug, PartialEq, Eq)]
enum Excess {
    /// Brackets nest too deep.
    Deep,
    /// An object has more entries than anyone has to say: each is read, checked and answered for.
    Wide,
}

/// Looks for excess. Of what is no JSON it need not be right, only safe.
fn excess(limits: &Limits, text: &str) -> Option<Excess> {
    let (mut in_text, mut escaped) = (false, false);
    // For each open bracket, the commas in it; none are counted in lists.
    let mut open: Vec<Option<usize>> = Vec::new();
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => {
                open.push((byte == b'{').then_some(1));
                if open.len() > limits.depth {
                    return Some(Excess::Deep);
                }
            }
            b'}' | b']' if !in_text => {
                open.pop();
            }
            b',' if !in_text => {
                if let Some(Some(entries)) = open.last_mut() {
                    *entries += 1;
                    if *entries > limits.entries {
                        return Some(Excess::Wide);
                    }
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_commas_count_where_they_are_no_text() {
        for (depth, text, found) in [
            (1, "{}", None),
            (1, "[[]]", Some(Excess::Deep)),
            (2, "[[],[],{}]", None),
            (1, r#"{"[[[":"]\"[["}"#, None),
            (1, r#"{"\\":[]}"#, Some(Excess::Deep)),
            (0, "1", None),
            (2, r#"{"a":1,"b":[1,2,3,4]}"#, None),
            (2, r#"{"a":1,"b,,":[1],"c":3}"#, Some(Excess::Wide)),
        ] {
            let limits = Limits {
                depth,
                entries: 2,
                ..Limits::default()
            };
            assert_eq!(excess(&limits, text), found, "{text}");
        }
    }
}
