//! Named results as JSON: what is known exactly as one text (a decimal, a day, an option) or truth;
//! else `{"low","high"}` of numbers and dates and `{"any_of"}` of choices. A result of each person
//! is an object by person.

use selfcheck_runtime::ids::ResultId;
use selfcheck_runtime::{Bundle, Evaluation, Known};
use serde_json::{Map, Value, json};

/// A result to be shown.
pub struct Wanted {
    name: String,
    id: ResultId,
    of_people: bool,
}

impl Wanted {
    /// The result of that name, if there is one.
    pub fn named(bundle: &Bundle, name: &str) -> Option<Wanted> {
        let id = bundle.result(name)?;
        let place = usize::try_from(id.0).ok()?;
        Some(Wanted {
            name: name.to_owned(),
            id,
            of_people: bundle.core().results.get(place)?.person,
        })
    }
}

/// The results wanted, by name.
pub fn values(evaluation: Evaluation, wanted: &[Wanted]) -> Value {
    let mut results = Map::new();
    for &Wanted {
        ref name,
        id,
        of_people,
    } in wanted
    {
        let value = if of_people {
            let people = evaluation.session().people().iter();
            people
                .filter_map(|slot| {
                    let known = evaluation.result(id, Some(slot.id))?;
                    Some((slot.name.clone(), value(&known)))
                })
                .collect::<Map<String, Value>>()
                .into()
        } else {
            evaluation
                .result(id, None)
                .map_or(Value::Null, |known| value(&known))
        };
        results.insert(name.clone(), value);
    }
    results.into()
}

fn value(known: &Known) -> Value {
    match known {
        Known::Bool {
            can_be_true: true,
            can_be_false: false,
        } => json!(true),
        Known::Bool {
            can_be_true: false,
            can_be_false: true,
        } => json!(false),
        Known::Bool { .. } => json!({ "any_of": [false, true] }),
        Known::Number { low, high } | Known::Date { low, high } if low == high => json!(low),
        Known::Number { low, high } | Known::Date { low, high } => {
            json!({ "high": high, "low": low })
        }
        Known::Choice(options) => match options.as_slice() {
            [option] => json!(option),
            options => json!({ "any_of": options }),
        },
        Known::Choices { must, may } => json!({ "may": may, "must": must }),
    }
}
