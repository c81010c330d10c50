//! Settles a package's disputed, secret and missing figures, so that exactly one value is left of
//! each: the oracle law needs rules in which everything is known.

use crate::oracle::Sources;
use toml::{Table, Value};

/// The same package with every figure settled. Anything unreadable is left as it is.
pub fn pinned(files: &Sources, rng: &mut fastrand::Rng) -> Sources {
    let mut files = files.clone();
    let Some(text) = files.get("parameters.toml") else {
        return files;
    };
    let Ok(mut table) = text.parse::<Table>() else {
        return files;
    };
    for (_, parameter) in table.iter_mut() {
        if let Some(parameter) = parameter.as_table_mut() {
            settle(parameter, rng);
        }
    }
    if let Ok(text) = toml::to_string(&table) {
        files.insert("parameters.toml".into(), text);
    }
    files
}

fn settle(parameter: &mut Table, rng: &mut fastrand::Rng) {
    parameter.remove("confidential");
    let Some(Value::Array(values)) = parameter.get_mut("values") else {
        return;
    };
    for value in values.iter_mut() {
        pick(value, rng);
        if let Some(entry) = value.as_table_mut() {
            entry.remove("until");
        }
    }
    // Before the first day the first figure holds too.
    if let Some(first) = values
        .iter_mut()
        .filter_map(Value::as_table_mut)
        .min_by_key(|entry| {
            entry
                .get("from")
                .map(ToString::to_string)
                .unwrap_or_default()
        })
        && let Ok(day) = "1900-01-01".parse()
    {
        first.insert("from".into(), Value::Datetime(day));
    }
}

/// Replaces every low and high by one of the two.
fn pick(value: &mut Value, rng: &mut fastrand::Rng) {
    match value {
        Value::Table(table) => {
            if let (Some(low), Some(high)) = (table.get("low").cloned(), table.get("high").cloned())
            {
                let chosen = if rng.bool() { low } else { high };
                if table.contains_key("from") {
                    table.remove("low");
                    table.remove("high");
                    table.insert("value".into(), chosen);
                } else {
                    *value = chosen;
                }
                return;
            }
            for (_, inner) in table.iter_mut() {
                pick(inner, rng);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| pick(inner, rng)),
        _ => {}
    }
}
