//! A rule sheet as data: everything it says, in the order in which it says it, as pieces of text that
//! know their language. No markup, and nothing of a page's own words.

use super::data_figures::{Figure, Kind, Now, Used};
use super::words::Words;

/// A stretch of what is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// In the language of the sheet.
    Text(String),
    /// A number, an amount or a date, written for the language of the sheet.
    Value(String),
    /// In another language: its tag, then the words.
    Foreign(String, String),
    /// A name, a key, an expression: left to right wherever it stands.
    Code(String),
    /// A name that is explained elsewhere on the sheet: where, then the name.
    Link(String, String),
}

/// What stands in one place.
pub type Line = Vec<Piece>;

/// Everything a sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its own words, and in which language they are.
    pub words: Words,
    /// Language with its region, as for the attribute `lang`.
    pub language: String,
    /// `rtl` or `ltr`.
    pub direction: String,
    /// The day for which figures in force are shown.
    pub date: Line,
    /// What package it is of.
    pub package: About,
    /// The programs, in the package's order.
    pub programs: Vec<Program>,
    /// Every figure with its history.
    pub figures: Vec<Figure>,
    /// Named results.
    pub results: Vec<Named>,
    /// Every fact, asked or derived.
    pub facts: Vec<Fact>,
    /// Units over the people.
    pub units: Vec<Unit>,
    /// Documents with what to do without them.
    pub documents: Vec<Document>,
    /// Where rules and figures are written.
    pub sources: Vec<Source>,
    /// What the package does not check.
    pub not_checked: Vec<Line>,
}

/// The package as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Its name.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Who publishes it; may be empty.
    pub authority: Line,
    /// When it was last compared with its sources.
    pub reviewed: Line,
    /// When it must be compared again.
    pub review_by: Line,
    /// ISO code.
    pub currency: String,
    /// Tags of its languages.
    pub languages: Vec<String>,
    /// SHA-256 of the core.
    pub core: String,
}

/// A program with its rules.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    /// Its folder.
    pub id: String,
    /// Its name.
    pub title: Line,
    /// What it is, for citizens.
    pub summary: Line,
    /// What its script says of itself; may be empty.
    pub script: Line,
    /// Whom it is for.
    pub unit: For,
    /// First and last day on which its rules hold.
    pub valid: Span,
    /// First and last days of applying; none: always.
    pub windows: Vec<Span>,
    /// Who decides; may be empty.
    pub authority: Line,
    /// Documents needed, by their names.
    pub documents: Vec<Line>,
    /// Ways to apply, and what there is to do after.
    pub apply: Vec<Line>,
    /// Doubts of its rules, and figures of which it is not settled what they are on the day.
    pub unsettled: Vec<Unsettled>,
    /// Its rules in runs of one verb, in the order of the script.
    pub groups: Vec<Group>,
}

/// Whom a program is for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum For {
    /// Each person.
    #[default]
    Person,
    /// Everybody who lives together.
    Household,
    /// A unit over the people, in words.
    Unit(Line),
}

/// First and last day; an empty one is not limited.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// First day.
    pub from: Line,
    /// Last day.
    pub to: Line,
}

/// Something of a program that is not settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsettled {
    /// A rule with a doubt: the rule's link, its name, the sentence.
    Doubt(Line, Line, Line),
    /// A figure, and what it is on the day.
    Figure(Line, Now),
}

/// Rules of one verb that follow each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// As written in a script.
    pub verb: crate::syntax::Verb,
    /// Whether rules of this verb stand before others above, too.
    pub again: bool,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rule {
    /// Its number in the program.
    pub number: Line,
    /// Its name in the script.
    pub id: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// What citizens read as its name.
    pub title: Line,
    /// What they read where it is satisfied; may be empty.
    pub met: Line,
    /// Where it is not.
    pub unmet: Line,
    /// Where it is not known.
    pub open: Line,
    /// Its lines in the script.
    pub written: Line,
    /// The names of the script that it uses, each with its lines.
    pub uses: Vec<Line>,
    /// Where it is written.
    pub laws: Vec<Citation>,
    /// Documents that prove it, and what to do without them.
    pub proofs: Vec<(Line, Line)>,
    /// The doubt's sentence; empty if there is none.
    pub doubt: Line,
    /// The figures that these lines read.
    pub figures: Vec<Used>,
    /// The figures reached only through named results and derived facts.
    pub through: Vec<Line>,
    /// Units, named results and facts that these lines name, as links.
    pub rests_on: Vec<Line>,
}

/// A source, and where in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Citation {
    /// The source's key, as a link.
    pub key: Line,
    /// Its title.
    pub title: Line,
    /// When it was published; may be empty.
    pub date: Line,
    /// Its address; may be empty.
    pub url: String,
    /// The place in it; may be empty.
    pub pinpoint: Line,
}

/// A named result.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// Of each person, or of the household; none for a function that is no result itself.
    pub of_person: Option<bool>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Its lines in the script.
    pub written: Line,
    /// The figures these lines read, as links.
    pub figures: Vec<Line>,
    /// Units, other results and facts that these lines name, as links.
    pub rests_on: Vec<Line>,
}

/// A fact.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fact {
    /// `person.birth_date`
    pub path: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// How it is asked, in every form that differs.
    pub question: Vec<Line>,
    /// What stands beside the question; may be empty.
    pub hint: Line,
    /// What it is.
    pub kind: Kind,
    /// Least and greatest answer.
    pub bounds: (Line, Line),
    /// Under which condition it is asked; empty: always.
    pub when: String,
    /// Its value where it is not asked; may be empty.
    pub otherwise: String,
    /// How it is computed; empty where it is asked.
    pub derived: String,
}

/// A unit over the people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unit {
    /// Its name.
    pub id: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// In words.
    pub title: Line,
    /// Who belongs to it, then its lists: name and condition.
    pub lists: Vec<(String, String)>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its name.
    pub id: String,
    /// What it is.
    pub title: Line,
    /// More about it; may be empty.
    pub help: Line,
    /// What to do without it; may be empty.
    pub instead: Line,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// Where it stands on the sheet.
    pub anchor: String,
    /// Its title.
    pub title: Line,
    /// When it was published; may be empty.
    pub date: Line,
    /// Its address; may be empty.
    pub url: String,
}
