//! `selfcheck ask`: the interview in a terminal. Which page comes, what it says and what a typed
//! line means on it are in `selfcheck_pages`; here are the files and the terminal.

mod keep;
mod terminal;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use clap::Args;
use selfcheck_compiler::answers::from_json;
use selfcheck_pages::Check;
use selfcheck_pages::text::{Line, OwnWord, Talk};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::GroupId;
use selfcheck_runtime::session::More;
use selfcheck_runtime::text::Texts;
use selfcheck_runtime::{AnswerError, Answers, Bundle, Session};

use self::keep::Keep;
use self::terminal::Terminal;
use crate::exit::{Exit, Failure};
use crate::load::{self, For, Spoken};
use crate::today::{day, today};

/// Ask the questions of a package here in the terminal, and show what follows
///
/// The questions, their order and the results are those of the web page. Each answer is one line:
///
///   a choice        its number, or how its words begin: 2, wife, نعم, да
///   several         their numbers, with spaces or commas between: 1 3
///   a date          day, month and year: 24 3 1988; or the year alone, or the age, where it is
///                   offered. In the order of the language; the year may come first
///   0               none of these, nobody, nobody more
///   ?               "I don't know", wherever it can be answered
///   an empty line   keeps what stands there already, or goes on
///
/// In a list of more than ten lines any part of the words will do; one of more than twenty is shown
/// when `list` is written. What else can be written is said below each question, in its language:
/// back, change 3, quit. Digits of any script are read. What was found by a part of its words is
/// said in full behind `=`; `back` undoes it.
///
/// Lines may come from a pipe; each is then shown behind its prompt, so that what is printed is the
/// whole conversation. When there are no more, the interview ends: with exit code 0 if the results
/// are shown, and 4 if not. Lines are as wide as COLUMNS says, or 80 columns. There are colours if
/// this is a terminal and NO_COLOR is not set.
///
/// No answer leaves this computer.
///
/// Example: selfcheck ask rules/egypt --lang en --save household.json
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Ask {
    /// Folder of a package, or folder or manifest of a built bundle
    #[arg(value_name = "PACKAGE")]
    package: PathBuf,
    /// Language to ask in; by default the package's first
    #[arg(long, value_name = "LANGUAGE")]
    lang: Option<String>,
    /// Date of evaluation where the answers name none; by default today
    #[arg(long, value_name = "DATE", value_parser = day)]
    date: Option<Day>,
    /// Go on from the answers in this file; what is still open is asked
    #[arg(long, value_name = "FILE")]
    answers: Option<PathBuf>,
    /// Write the answers to this file after each one, as `eval` reads them. A file that is there
    /// already is only written over if it is that of --answers
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Whom the bundle is for, when it is compiled from a package
    #[arg(long = "for", value_enum, default_value_t, value_name = "AUDIENCE")]
    audience: For,
}

impl Ask {
    pub fn run(&self) -> Result<Exit, Failure> {
        let answers = self.answers.as_deref().map(read).transpose()?;
        let Spoken { core, hash, texts } =
            load::spoken(&self.package, self.audience, self.lang.as_deref())?;
        let broken = |code: &str, message: String| {
            Failure::Bundle(format!("`{}`: {code}: {message}", self.package.display()))
        };
        let bundle = Bundle::decode(core).map_err(|e| broken(e.code, e.to_string()))?;
        let texts = Texts::new(texts).map_err(|e| broken(e.code(), e.to_string()))?;
        let bundle = Rc::new(bundle);
        // Whoever goes on has begun: whom the check is for is asked of others.
        let check = match &answers {
            Some(answers) => Check::with_session(self.session(bundle, answers)?, texts, &hash),
            None => {
                let today = self.date.unwrap_or_else(today);
                Check::new(bundle, texts, today, &hash).map_err(|error| refused(&[error]))?
            }
        };
        let mut keep = Keep::new(self.save.as_deref(), self.answers.as_deref())?;
        let mut talk = Talk::new(check);
        keep.write(&talk.check().session().to_answers())?;
        let mut terminal = Terminal::new();
        loop {
            terminal.say(&talk.lines())?;
            let Some(line) = terminal.hear()? else { break };
            if !talk.take(&line) {
                break;
            }
            keep.write(&talk.check().session().to_answers())?;
        }
        terminal.say(&farewell(&talk, self.save.as_deref()))?;
        Ok(if talk.is_at_results() {
            Exit::Fine
        } else {
            Exit::Stopped
        })
    }

    fn session(&self, bundle: Rc<Bundle>, answers: &Answers) -> Result<Session, Failure> {
        let groups = u32::try_from(bundle.core().groups.len()).unwrap_or(0);
        let today = self.date.unwrap_or_else(today);
        let mut session = Session::from_answers(bundle, today, answers).map_err(|e| refused(&e))?;
        for group in (0..groups).map(GroupId) {
            // Answers write a number of which nothing is known as "none to all that there can be",
            // asked or not. Whoever is here can be asked.
            let room = session.room(group);
            if room > 0 && session.more(group) == More::Between(0, room) {
                let asked = session.set_more(group, More::Unasked);
                asked.map_err(|error| refused(&[error]))?;
            }
        }
        Ok(session)
    }
}

fn read(path: &Path) -> Result<Answers, Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::io(path, &error))?;
    from_json(&text).map_err(|errors| refused(&errors))
}

fn refused(errors: &[AnswerError]) -> Failure {
    let list = errors
        .iter()
        .map(|error| format!("\n  {} {error}", error.code));
    Failure::Refused(format!(
        "the answers are not accepted{}",
        list.collect::<String>()
    ))
}

/// Where the answers are, and whether they led to results.
fn farewell(talk: &Talk, save: Option<&Path>) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    let mut line = |text: String| {
        lines.push(Line {
            text,
            ..Line::default()
        });
    };
    let own = talk.own();
    if !talk.is_at_results() {
        line(own.say(OwnWord::Stopped).to_owned());
    }
    match save {
        Some(path) => line(own.say_with(OwnWord::Kept, &path.display().to_string())),
        None => line(own.say(OwnWord::NotKept).to_owned()),
    }
    lines
}
