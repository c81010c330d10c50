//! `selfcheck eval`: outcomes of households, one line each, as they come in.

mod defaults;
mod input;
mod readable;
mod results;

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::rc::Rc;

use clap::{Args, ValueEnum};
use selfcheck_compiler::answers::from_json;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::session::Layouts;
use selfcheck_runtime::{AnswerError, Bundle, Evaluation, Session};
use serde_json::{Value, json};

use self::defaults::Defaults;
use self::results::Wanted;
use crate::exit::{Exit, Failure, printed};
use crate::load::{self, For};
use crate::today::{day, today};

/// Bytes read and written at a time, where there are so many.
const ROOM: usize = 1 << 16;

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
    bundle: Rc<Bundle>,
    results: Vec<Wanted>,
    defaults: Option<Defaults>,
    today: Day,
    /// Of households before, for those to come.
    layouts: Layouts,
}

impl Eval {
    /// The results asked for by name, or every one.
    fn wanted(&self, bundle: &Bundle) -> Result<Vec<Wanted>, Failure> {
        let all = bundle.core().results.iter();
        let known: Vec<&str> = all.map(|result| result.name.as_str()).collect();
        let names = match self.results.as_slice() {
            [all] if all == "all" => known.clone(),
            names => names.iter().map(String::as_str).collect(),
        };
        let wanted = |name: &&str| {
            Wanted::named(bundle, name).ok_or_else(|| {
                let known = match known.as_slice() {
                    [] => "none".to_owned(),
                    known => known.join(", "),
                };
                let message = format!("A005: there is no result `{name}`; there are: {known}");
                Failure::Bundle(message)
            })
        };
        names.iter().map(wanted).collect()
    }

    pub fn run(&self) -> Result<Exit, Failure> {
        let bundle = Rc::new(load::bundle(&self.package, self.audience)?);
        let mut asked = Asked {
            results: self.wanted(&bundle)?,
            defaults: self.with_defaults.then(|| Defaults::of(&bundle)),
            today: self.date.unwrap_or_else(today),
            layouts: Layouts::new(Rc::clone(&bundle)),
            bundle,
        };
        let reader: Box<dyn Read> = match &self.answers {
            Some(path) if path.as_os_str() != "-" => {
                Box::new(File::open(path).map_err(|error| Failure::io(path, &error))?)
            }
            _ => Box::new(io::stdin().lock()),
        };
        let mut reader = BufReader::with_capacity(ROOM, reader);
        let mut exit = Exit::Fine;
        let mut out = BufWriter::with_capacity(ROOM, io::stdout().lock());
        input::households(&mut reader, &mut |line, text, more| {
            let shown = match self.household(&mut asked, text) {
                Ok(shown) => shown,
                Err(errors) => {
                    exit = Exit::Found;
                    refused(line, &errors, self.format)
                }
            };
            // Whoever waits for an outcome before saying more gets it at once.
            printed(out.write_all(shown.as_bytes()))?;
            if more { Ok(()) } else { printed(out.flush()) }
        })?;
        printed(out.flush())?;
        Ok(exit)
    }

    fn household(&self, asked: &mut Asked, text: &str) -> Result<String, Vec<AnswerError>> {
        let mut answers = from_json(text)?;
        let bundle = Rc::clone(&asked.bundle);
        let mut session = match &asked.defaults {
            None => Session::from_answers(bundle, asked.today, &answers)?,
            Some(defaults) => {
                let answered = defaults.fill_facts(&bundle, &mut answers);
                let mut session = Session::from_answers(bundle, asked.today, &answers)?;
                defaults.fix_results(&answered, &mut session)?;
                session
            }
        };
        asked.layouts.lend(&mut session);
        let evaluation = session.evaluate();
        let shown = match self.format {
            Format::Human => readable::household(&asked.bundle, evaluation, &asked.results),
            Format::Json => line(evaluation, &asked.results),
        };
        asked.layouts.take_back(session);
        Ok(shown)
    }
}

/// Outcomes as one line of canonical JSON, in it the results wanted.
fn line(evaluation: Evaluation, wanted: &[Wanted]) -> String {
    let mut line = evaluation.json();
    // Keys rise, and this one is the last: in a text its quotes would not stand alone.
    if !wanted.is_empty()
        && let Some(place) = line.rfind(r#","version":"#)
    {
        let results = results::values(evaluation, wanted);
        line.insert_str(place, &format!(r#","results":{results}"#));
    }
    line.push('\n');
    line
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
