//! What the worker gets, as plain objects: the shapes that `../app/engine.js` describes.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// A value as a plain JavaScript object; `null` where there is none.
#[must_use]
pub fn plain(value: &impl Serialize) -> JsValue {
    let serializer = Serializer::json_compatible();
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

/// What a check found.
#[derive(Debug, Serialize)]
pub struct Checked {
    /// Whether there is a bundle.
    pub ok: bool,
    /// Everything found, by file and place.
    pub findings: Vec<Finding>,
    /// What was compiled, if it was.
    pub about: Option<About>,
}

/// A finding in an editor's terms.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The file.
    pub path: String,
    /// Where it begins, in UTF-16 units.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// Line from 1.
    pub line: usize,
    /// Column from 1, in characters.
    pub column: usize,
    /// Stable code.
    pub code: &'static str,
    /// `error` or `warning`
    pub severity: &'static str,
    /// What sort of finding it is.
    pub title: &'static str,
    /// What is wrong.
    pub message: String,
    /// A few words about the place, or empty.
    pub label: String,
    /// What to do.
    pub help: String,
    /// Ways to do it.
    pub fixes: Vec<Fix>,
}

/// Edits that mend a finding.
#[derive(Debug, Serialize)]
pub struct Fix {
    /// What they do, in a few words.
    pub title: String,
    /// The edits, none over another.
    pub edits: Vec<Edit>,
}

/// A text put in place of another.
#[derive(Debug, Serialize)]
pub struct Edit {
    /// The file.
    pub path: String,
    /// Where it begins, in UTF-16 units.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What stands there then.
    pub text: String,
}

/// A compiled package in a few words.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
    /// Id of the package.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Day of the last review.
    pub reviewed: String,
    /// Day by which it is to be reviewed again.
    pub review_by: String,
    /// ISO code.
    pub currency: String,
    /// Languages, the usual one first.
    pub languages: Vec<LanguageOf>,
    /// Ids of the programs.
    pub programs: Vec<String>,
}

/// A language of a package.
#[derive(Debug, Serialize)]
pub struct LanguageOf {
    /// `ar`
    pub language: String,
    /// `ar-EG`
    pub locale: String,
}

/// A case as it comes out.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its place among all cases.
    pub index: usize,
    /// The program's id.
    pub program: String,
    /// What it shows.
    pub name: String,
    /// The file it is in.
    pub path: String,
    /// Where its name stands, in UTF-16 units.
    pub from: usize,
    /// Where that ends.
    pub to: usize,
    /// Whether everything came out as expected.
    pub passed: bool,
    /// What came before the edits; none for a case that was not there.
    pub before: Option<Vec<Came>>,
    /// What comes now.
    pub after: Vec<Came>,
    /// Whether these differ.
    pub changed: bool,
    /// What is not as expected.
    pub differences: Vec<Difference>,
}

/// What comes of a program for one it is evaluated for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Came {
    /// The person's id; empty: the household or a unit.
    pub person: String,
    /// Name of the status.
    pub status: &'static str,
    /// Amounts that are due.
    pub amounts: Vec<Amount>,
}

/// An amount, from least to greatest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// Its id.
    pub id: String,
    /// Least value, decimal.
    pub low: String,
    /// Greatest value.
    pub high: String,
}

/// One thing that came out differently.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// What was looked at.
    pub what: String,
    /// What the case expects.
    pub expected: String,
    /// What came.
    pub got: String,
    /// Why, as far as reasons say.
    pub why: Vec<String>,
}

/// What the cases have seen of a script.
#[derive(Debug, Default, Serialize)]
pub struct Coverage {
    /// Conditions of rules: seen both ways, of so many.
    pub criteria: (usize, usize),
    /// Conditions within them: likewise.
    pub branches: (usize, usize),
    /// What was not seen both ways.
    pub unseen: Vec<Unseen>,
}

/// A condition that was not seen both ways.
#[derive(Debug, Serialize)]
pub struct Unseen {
    /// Line from 1.
    pub line: usize,
    /// As written, in one line.
    pub text: String,
    /// `true`, `false` or `both`: what no case has seen; empty where none can.
    pub missing: &'static str,
}
