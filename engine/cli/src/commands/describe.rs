//! `selfcheck describe`: the vocabulary of a package, for whoever calls it from outside.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::date::Day;
use serde::Serialize;

use crate::exit::{Exit, Failure, say};
use crate::load::{self, For};

/// List every fact, parameter, result, unit and program with its type, unit, entity, period,
/// bounds and default
///
/// Takes a package's folder, or the folder or manifest of a built bundle.
///
/// Example: selfcheck describe rules/egypt --format json
#[derive(Debug, Args)]
pub struct Describe {
    /// Folder of a package, or of a built bundle
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How the list is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// One line each
    #[default]
    Human,
    /// One object each, one a line
    Json,
}

/// One thing with a name.
#[derive(Debug, Serialize)]
struct Item {
    /// `fact`, `parameter`, `result`, `unit` or `program`
    is: &'static str,
    name: String,
    /// Whom it is about; empty for parameters.
    entity: String,
    #[serde(rename = "type")]
    ty: String,
    unit: String,
    /// Of money: day, week, month, quarter, year or once.
    period: String,
    min: String,
    max: String,
    options: Vec<String>,
    derived: bool,
    default: Option<String>,
}

impl Describe {
    pub fn run(&self) -> Result<Exit, Failure> {
        let core = load::core(&self.package, For::Public)?;
        for item in items(&core) {
            match self.format {
                Format::Human => say(&line(&item))?,
                Format::Json => match serde_json::to_string(&item) {
                    Ok(text) => say(&text)?,
                    Err(error) => return Err(Failure::Io(error.to_string())),
                },
            }
        }
        Ok(Exit::Fine)
    }
}

fn line(item: &Item) -> String {
    let mut parts = vec![format!("{:<9} {:<28} {}", item.is, item.name, item.ty)];
    if !item.unit.is_empty() {
        parts.push(item.unit.clone());
    }
    if !item.min.is_empty() || !item.max.is_empty() {
        parts.push(format!("{}..={}", item.min, item.max));
    }
    if !item.options.is_empty() {
        parts.push(format!("[{}]", item.options.join(", ")));
    }
    if item.derived {
        parts.push("derived".to_owned());
    }
    if let Some(default) = &item.default {
        parts.push(format!("default {default}"));
    }
    parts.join("  ")
}

fn items(core: &Core) -> Vec<Item> {
    let options = |list: Option<u32>| {
        list.and_then(|list| core.options.get(usize::try_from(list).ok()?))
            .cloned()
            .unwrap_or_default()
    };
    let mut items = Vec::new();
    for fact in &core.facts {
        items.push(Item {
            is: "fact",
            name: format!("{}.{}", fact.about, fact.name),
            entity: fact.about.clone(),
            ty: kind(&fact.kind, fact.places),
            period: period(&fact.unit),
            unit: fact.unit.clone(),
            min: bound(&fact.min, &fact.kind, fact.places),
            max: bound(&fact.max, &fact.kind, fact.places),
            options: options(fact.options),
            derived: fact.derived.is_some(),
            default: fact.default.clone(),
        });
    }
    for parameter in &core.parameters {
        items.push(Item {
            is: "parameter",
            name: parameter.name.clone(),
            entity: String::new(),
            ty: kind(&parameter.kind, parameter.places),
            period: period(&parameter.unit),
            unit: parameter.unit.clone(),
            min: bound(
                &parameter.min.0.to_string(),
                &parameter.kind,
                parameter.places,
            ),
            max: bound(
                &parameter.max.0.to_string(),
                &parameter.kind,
                parameter.places,
            ),
            options: options(parameter.options),
            derived: false,
            default: None,
        });
    }
    for result in &core.results {
        items.push(Item {
            is: "result",
            name: result.name.clone(),
            entity: if result.person { "person" } else { "household" }.to_owned(),
            ty: kind(&result.kind, result.places),
            period: period(&result.unit),
            unit: result.unit.clone(),
            min: bound(&result.min.0.to_string(), &result.kind, result.places),
            max: bound(&result.max.0.to_string(), &result.kind, result.places),
            options: options(result.options),
            derived: true,
            default: result.default.clone(),
        });
    }
    let named = |is: &'static str, name: &str, entity: &str| Item {
        is,
        name: name.to_owned(),
        entity: entity.to_owned(),
        ty: String::new(),
        unit: String::new(),
        period: String::new(),
        min: String::new(),
        max: String::new(),
        options: Vec::new(),
        derived: false,
        default: None,
    };
    items.extend(
        core.package
            .units
            .iter()
            .map(|unit| named("unit", unit, "people")),
    );
    items.extend(
        core.programs
            .iter()
            .map(|program| named("program", &program.id, &program.unit)),
    );
    items
}

fn kind(kind: &str, places: u32) -> String {
    match (kind, places) {
        ("number", 0) => "integer".to_owned(),
        ("number", places) => format!("decimal/{places}"),
        (kind, _) => kind.to_owned(),
    }
}

fn period(unit: &str) -> String {
    unit.strip_prefix("money/").unwrap_or_default().to_owned()
}

/// A bound as people write it.
fn bound(text: &str, kind: &str, places: u32) -> String {
    match kind {
        "number" => decimal(text, places),
        "date" => match (text.strip_prefix('t'), text.parse()) {
            (Some(months), _) => format!("today{months} months"),
            (None, Ok(day)) => Day(day).iso(),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

/// An integer at a scale as decimal text.
fn decimal(text: &str, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or(0);
    if text.is_empty() || places == 0 {
        return text.to_owned();
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}
