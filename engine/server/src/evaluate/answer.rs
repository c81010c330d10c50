//! Answers → the body of a response. Layouts are handed on from one household to the next, as `eval`
//! does.

use std::rc::Rc;

use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::{GroupId, Subject};
use selfcheck_runtime::question::{Asked, Question};
use selfcheck_runtime::session::Layouts;
use selfcheck_runtime::{AnswerError, Answers, Bundle, Session};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

/// What follows from the answers
#[derive(Serialize, ToSchema)]
#[schema(as = EvaluateResponse)]
pub struct ResponseJson<'a> {
    /// What `selfcheck eval` writes, to the byte
    #[schema(value_type = EvaluationJson)]
    evaluation: &'a RawValue,
    /// What to ask next; null when nothing is left to ask
    next_question: Option<NextQuestion<'a>>,
}

/// Outcomes as canonical JSON: keys sorted, numbers as decimal texts, dates ISO
#[derive(ToSchema)]
#[schema(as = Evaluation)]
#[expect(
    dead_code,
    reason = "the runtime writes it; this says what it looks like"
)]
pub struct EvaluationJson {
    /// Date of evaluation
    #[schema(examples("2026-03-01"))]
    date: String,
    /// For each program, and each person of a program for persons: status, amounts, reasons
    #[schema(value_type = Vec<Object>)]
    outcomes: (),
    /// Id of the package
    package: String,
    /// Everything still worth asking, in the order to ask it
    #[schema(value_type = Vec<Object>)]
    questions: (),
    /// Version of the package
    version: String,
}

/// The question to ask next: a fact, or how many more members a group has
#[derive(Serialize, ToSchema)]
pub struct NextQuestion<'a> {
    /// `person.birth_date`: whom the fact is about, and its name
    #[serde(skip_serializing_if = "Option::is_none")]
    fact: Option<String>,
    /// The group of which is asked how many more members it has, instead of a fact
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    /// True if it can only narrow an amount; false if it can decide an outcome
    narrows: bool,
    /// The one option that is asked about, where a fact is asked as "who of them?"
    #[serde(skip_serializing_if = "Option::is_none")]
    option: Option<&'a str>,
    /// Ids of those it is asked about: one, none, or everyone of whom "who of them?" is asked
    subjects: Vec<&'a str>,
}

/// Evaluates the households of one package.
pub struct Evaluator {
    bundle: Rc<Bundle>,
    layouts: Layouts,
}

impl Evaluator {
    /// For a bundle.
    pub fn new(bundle: Bundle) -> Evaluator {
        let bundle = Rc::new(bundle);
        Evaluator {
            layouts: Layouts::new(Rc::clone(&bundle)),
            bundle,
        }
    }

    /// The response for one household on a day.
    pub fn evaluate(&mut self, day: Day, answers: &Answers) -> Result<String, Vec<AnswerError>> {
        let mut session = Session::from_answers(Rc::clone(&self.bundle), day, answers)?;
        self.layouts.lend(&mut session);
        let evaluation = session.evaluate();
        let line = evaluation.json();
        let question = evaluation.next_question();
        let response = RawValue::from_string(line).and_then(|line| {
            serde_json::to_string(&ResponseJson {
                evaluation: &line,
                next_question: question.as_ref().map(|asked| next(&session, asked)),
            })
        });
        self.layouts.take_back(session);
        // What the runtime writes is JSON.
        Ok(response.unwrap_or_default())
    }
}

fn next<'a>(session: &'a Session, question: &Question) -> NextQuestion<'a> {
    let core = session.bundle().core();
    let mut next = NextQuestion {
        fact: None,
        group: None,
        narrows: question.narrows,
        option: None,
        subjects: Vec::new(),
    };
    match &question.asked {
        Asked::More(group) => next.group = Some(session.bundle().group_name(*group)),
        Asked::Fact {
            fact,
            subjects,
            option,
        } => {
            next.fact = Some(session.bundle().fact_path(*fact));
            let known = at(&core.facts, fact.0);
            let options = known.and_then(|fact| at(&core.options, fact.options?));
            next.option = options
                .zip(*option)
                .and_then(|(options, option)| at(options, option))
                .map(String::as_str);
            let group = known.and_then(|fact| fact.group).map(GroupId);
            let members = group.map_or(&[][..], |group| session.members(group));
            next.subjects = subjects
                .iter()
                .filter_map(|subject| match subject {
                    Subject::Of(slot) => members.iter().find(|member| member.id == *slot),
                    Subject::Single => None,
                })
                .map(|member| member.name.as_str())
                .collect();
        }
    }
    next
}

fn at<T>(list: &[T], place: u32) -> Option<&T> {
    list.get(usize::try_from(place).ok()?)
}
