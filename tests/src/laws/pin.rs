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
    let unknown = Unknown::of(&files);
    for (_, parameter) in table.iter_mut() {
        if let Some(parameter) = parameter.as_table_mut() {
            unknown.fill(parameter, rng);
            settle(parameter, rng);
            settle_files(parameter, &mut files, rng);
        }
    }
    if let Ok(text) = toml::to_string(&table) {
        files.insert("parameters.toml".into(), text);
    }
    files
}

/// What a figure without any value is settled with.
struct Unknown {
    facts: Table,
    results: Table,
    source: String,
}

impl Unknown {
    fn of(files: &Sources) -> Unknown {
        let table = |path: &str| files.get(path).and_then(|text| text.parse().ok());
        let about: Table = table("package.toml").unwrap_or_default();
        let sources = about.get("sources").and_then(Value::as_table);
        let source = sources.and_then(|sources| sources.keys().next());
        Unknown {
            facts: table("facts.toml").unwrap_or_default(),
            results: table("results.toml").unwrap_or_default(),
            source: source.cloned().unwrap_or_default(),
        }
    }

    /// One value for every day, where there is none on any.
    fn fill(&self, parameter: &mut Table, rng: &mut fastrand::Rng) {
        if !matches!(parameter.get("values"), Some(Value::Array(values)) if values.is_empty()) {
            return;
        }
        let value = match parameter.get("type").and_then(Value::as_str) {
            Some("bool") => Some(Value::Boolean(rng.bool())),
            Some("choice") => {
                let options = self.options(parameter);
                let place = rng.usize(..options.len().max(1));
                options.get(place).cloned()
            }
            _ => parameter
                .get(if rng.bool() { "min" } else { "max" })
                .cloned(),
        };
        if let (Some(value), Ok(day)) = (value, "1900-01-01".parse()) {
            let mut entry = Table::new();
            entry.insert("from".into(), Value::Datetime(day));
            entry.insert("value".into(), value);
            entry.insert("source".into(), Value::String(self.source.clone()));
            parameter.insert("values".into(), Value::Array(vec![Value::Table(entry)]));
        }
    }

    fn options(&self, declared: &Table) -> Vec<Value> {
        match declared.get("options") {
            Some(Value::Array(options)) => options.clone(),
            Some(Value::String(path)) => {
                let other = match path.split_once('.') {
                    Some((about, name)) => self.facts.get(about).and_then(|facts| facts.get(name)),
                    None => self.results.get(path),
                };
                let other = other.and_then(Value::as_table);
                other.map_or_else(Vec::new, |other| self.options(other))
            }
            _ => Vec::new(),
        }
    }
}

/// The histories that stand in files: no last days, one of low and high, and the first figure of
/// the first file before its day too.
fn settle_files(parameter: &Table, files: &mut Sources, rng: &mut fastrand::Rng) {
    let paths = match parameter.get("table") {
        Some(Value::String(path)) => vec![path.clone()],
        Some(Value::Array(paths)) => {
            let paths = paths.iter().filter_map(Value::as_str);
            paths.map(str::to_owned).collect()
        }
        _ => return,
    };
    for (place, path) in paths.iter().enumerate() {
        if let Some(text) = files.get(path) {
            let settled = settled_rows(text, place == 0, rng);
            files.insert(path.clone(), settled);
        }
    }
}

fn settled_rows(text: &str, first_file: bool, rng: &mut fastrand::Rng) -> String {
    let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let Some(mut header) = lines.next() else {
        return String::new();
    };
    let has_until = header.get(1) == Some(&"until");
    if has_until {
        header.remove(1);
    }
    let ends = header.ends_with(&["low", "high"]);
    let keys = header.len().saturating_sub(if ends { 2 } else { 1 });
    if ends {
        header.truncate(keys);
        header.push("value");
    }
    let across = !ends && !header.contains(&"value");
    let mut seen: Vec<Vec<&str>> = Vec::new();
    let mut written = vec![header.join(",")];
    for mut cells in lines {
        if has_until {
            cells.remove(1);
        }
        if ends && let Some(high) = cells.pop() {
            let low = cells.pop().unwrap_or_default();
            cells.push(if rng.bool() { low } else { high });
        }
        // Of a row written across only what stands before the figures names it, if anything does.
        let named = if across {
            1..2.min(cells.len())
        } else {
            1..keys
        };
        let path = match cells.get(named) {
            Some(word) if across && word[0].parse::<f64>().is_ok() => Vec::new(),
            Some(words) => words.to_vec(),
            None => Vec::new(),
        };
        if first_file && !seen.contains(&path) {
            cells[0] = "1900-01-01";
            seen.push(path);
        }
        written.push(cells.join(","));
    }
    written.join("\n") + "\n"
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
