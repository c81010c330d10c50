//! `selfcheck eval`: outcomes of households, one line each, as they come in.

mod defaults;
mod input;
mod readable;
mod results;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;
use std::rc::Rc;

use clap::{Args, ValueEnum};
use selfcheck_compiler::answers::from_json;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::{AnswerError, Bundle, Session};
use serde_json::{Value, json};

use self::defaults::Defaults;
use crate::exit::{Exit, Failure, printed};
use crate::load::{self, For};
use crate::today::{day, today};

/// Evaluate households: answers in, one outcome line each
///
/// Answers are one JSON object, a list of them, or JSON Lines (one object a line, evaluated as it
/// comes in). Their form, every part optional:
///
///   {"date":"2026-03-01","household":{"region":"cairo"},"units":{"family":{"kind":"…"}},
///    "people":[{"id":"a","relation":"applicant","birth_date":"1990-05-01"}],
///    "more_people":[0,3],"fixed":{"net_income":"812"}}
///
/// A value is true, false, a number, a text, a list of chosen options, {"from":…,"to":…},
/// {"any_of":[…]} or {"declined":true}. What is left out is not known yet. `fixed` gives named
/// results from outside; they win over their rules. Answers that are not accepted give a line
/// {"errors":[{"code","path","message"}],"line":N}, and the rest goes on.
///
/// Example: selfcheck eval rules/egypt answers.json --date 2026-03-01
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Eval {
    /// Folder of a package, or folder or manifest of a built bundle
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// File with answers; `-` or nothing: standard input
    #[arg(value_name = "ANSWERS")]
    answers: Option<PathBuf>,
    /// Date of evaluation where the answers name none; by default today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Day>,
    /// Named results to add to each line, separated by commas, or `all`
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    results: Vec<String>,
    /// Fill in the declared default of every fact that is not answered, marked as assumed, and of
    /// every result for whose rule nothing is given
    #[arg(long)]
    with_defaults: bool,
    /// Whom the bundle is for, when it is compiled from a package
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
    /// How outcomes are printed
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// How outcomes are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// One line of canonical JSON for each household
    #[default]
    Json,
    /// A few lines to read for each household
    Human,
}

/// What is asked of every household.
struct Asked {
    results: Vec<String>,
    defaults: Option<Defaults>,
    today: Day,
}

impl Eval {
    /// The results asked for by name, or every one.
    fn names(&self, bundle: &Bundle) -> Vec<String> {
        match self.results.as_slice() {
            [all] if all == "all" => {
                let results = bundle.core().results.iter();
                results.map(|result| result.name.clone()).collect()
            }
            names => names.to_vec(),
        }
    }

    pub fn run(&self) -> Result<Exit, Failure> {
        let bundle = Rc::new(load::bundle(&self.package, self.audience)?);
        let names = self.names(&bundle);
        for name in &names {
            if bundle.result(name).is_none() {
                let known: Vec<&str> = bundle
                    .core()
                    .results
                    .iter()
                    .map(|result| result.name.as_str())
                    .collect();
                let known = if known.is_empty() {
                    "none".to_owned()
                } else {
                    known.join(", ")
                };
                let message = format!("A005: there is no result `{name}`; there are: {known}");
                return Err(Failure::Bundle(message));
            }
        }
        let asked = Asked {
            results: names,
            defaults: self.with_defaults.then(|| Defaults::of(&bundle)),
            today: self.date.unwrap_or_else(today),
        };
        let mut reader: Box<dyn BufRead> = match &self.answers {
            Some(path) if path.as_os_str() != "-" => {
                let file = File::open(path).map_err(|error| Failure::io(path, &error))?;
                Box::new(BufReader::new(file))
            }
            _ => Box::new(io::stdin().lock()),
        };
        let mut exit = Exit::Fine;
        let mut out = io::stdout().lock();
        input::households(&mut reader, &mut |line, text| {
            let shown = match self.household(&bundle, &asked, text) {
                Ok(shown) => shown,
                Err(errors) => {
                    exit = Exit::Found;
                    refused(line, &errors, self.format)
                }
            };
            printed(out.write_all(shown.as_bytes()).and_then(|()| out.flush()))
        })?;
        Ok(exit)
    }

    fn household(
        &self,
        bundle: &Rc<Bundle>,
        asked: &Asked,
        text: &str,
    ) -> Result<String, Vec<AnswerError>> {
        let mut answers = from_json(text)?;
        if let Some(defaults) = &asked.defaults {
            defaults.fill(bundle, &mut answers);
        }
        let session = Session::from_answers(Rc::clone(bundle), asked.today, &answers)?;
        let evaluation = session.evaluate();
        if self.format == Format::Human {
            return Ok(readable::household(bundle, evaluation, &asked.results));
        }
        let mut line = evaluation.json();
        if !asked.results.is_empty()
            && let Ok(Value::Object(mut object)) = serde_json::from_str(&line)
        {
            let results = results::values(bundle, evaluation, &asked.results);
            object.insert("results".to_owned(), results);
            line = Value::Object(object).to_string();
        }
        line.push('\n');
        Ok(line)
    }
}

fn refused(line: usize, errors: &[AnswerError], format: Format) -> String {
    if format == Format::Human {
        let list: Vec<String> = errors
            .iter()
            .map(|error| format!("  {} {error}\n", error.code))
            .collect();
        return format!(
            "line {line}: these answers are not accepted\n{}\n",
            list.concat()
        );
    }
    let list: Vec<Value> = errors
        .iter()
        .map(|error| json!({ "code": error.code, "message": error.message, "path": error.path }))
        .collect();
    format!("{}\n", json!({ "errors": list, "line": line }))
}
