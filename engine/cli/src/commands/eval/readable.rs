//! Outcomes as a few lines for a person at a terminal. Sentences for citizens are not here: they
//! are in the texts.

use std::fmt::Write as _;

use selfcheck_runtime::ids::Who;
use selfcheck_runtime::{Bundle, Evaluation};

use super::results::{self, Wanted};

/// One household.
pub fn household(bundle: &Bundle, evaluation: Evaluation, wanted: &[Wanted]) -> String {
    let mut text = format!("{}\n", evaluation.session().today().iso());
    for outcome in evaluation.outcomes() {
        let place = usize::try_from(outcome.program.0).ok();
        let program = place.and_then(|place| bundle.core().programs.get(place));
        let id = program.map_or("", |program| program.id.as_str());
        let who = match outcome.who {
            Who::Household => String::new(),
            Who::Rest => " of everyone else".to_owned(),
            Who::Person(slot) => {
                let person = evaluation
                    .session()
                    .people()
                    .iter()
                    .find(|known| known.id == slot);
                format!(" of {}", person.map_or("", |known| known.name.as_str()))
            }
        };
        let _ = write!(text, "  {id}{who}: {}", outcome.status.name());
        for amount in &outcome.amounts {
            let range = if amount.is_exact() {
                amount.low.clone()
            } else {
                format!("{} to {}", amount.low, amount.high)
            };
            let _ = write!(text, ", {} {range} {}", amount.id, amount.unit);
        }
        text.push('\n');
        for reason in &outcome.reasons {
            let _ = writeln!(
                text,
                "    {} {}: {}",
                reason.verb,
                reason.id,
                reason.state.name()
            );
        }
    }
    if let Some(question) = evaluation.next_question() {
        let _ = writeln!(text, "  next question: {}", question.path(bundle));
    }
    if let serde_json::Value::Object(values) = results::values(evaluation, wanted) {
        for (name, value) in values {
            let _ = writeln!(text, "  {name}: {value}");
        }
    }
    text.push('\n');
    text
}
