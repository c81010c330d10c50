//! [`Studio`]: a package under an author's hands, as the worker sees it.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use selfcheck_compiler::bundle::{self, BundleFile};
use selfcheck_compiler::cases::coverage::{Missing, coverage};
use selfcheck_compiler::diagnostic::Diagnostics;
use selfcheck_compiler::elaborate::Audience;
use selfcheck_compiler::package::{self, Files, Package};
use selfcheck_compiler::start::{self, Start};
use selfcheck_compiler::workspace::Workspace;
use selfcheck_compiler::{Compiled, Options, cases, sheet};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::{Bundle, BundleError};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::assist::Asked;
use crate::cases::{Outcomes, Running};
use crate::findings::findings;
use crate::household;
use crate::wire::{About, Checked, Coverage, LanguageOf, Unseen, plain};

/// A package, what was last compiled of it, and what its cases came to before.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Studio {
    workspace: Workspace,
    day: Option<Day>,
    /// The last state of the files that compiled.
    good: Option<Good>,
    /// What the files declare as they are; none where that was not asked since the last edit.
    read: OnceCell<Package>,
    /// What they declare as far as they can be read, likewise.
    readable: OnceCell<Package>,
    /// Whether the files as they are compiled.
    fits: bool,
    /// What cases came to before the edits.
    before: Outcomes,
}

/// Files that compiled, and what was made of them since: findings are told before anything else is made.
#[derive(Debug)]
struct Good {
    compiled: Compiled,
    bundle: OnceCell<Rc<Bundle>>,
    /// What citizens would load.
    draft: Vec<BundleFile>,
    running: Option<Running>,
}

impl Good {
    fn new(compiled: Compiled) -> Good {
        Good {
            compiled,
            bundle: OnceCell::new(),
            draft: Vec::new(),
            running: None,
        }
    }

    /// What is evaluated.
    fn bundle(&self) -> Result<Rc<Bundle>, BundleError> {
        if let Some(known) = self.bundle.get() {
            return Ok(Rc::clone(known));
        }
        let made = Rc::new(Bundle::decode(self.compiled.core.clone())?);
        Ok(Rc::clone(self.bundle.get_or_init(|| made)))
    }
}

#[wasm_bindgen]
impl Studio {
    /// Without files.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Studio {
        Studio::default()
    }

    /// Takes the files of a package, texts by path, in place of those before.
    ///
    /// # Errors
    /// When this is no object of texts.
    pub fn open(&mut self, files: JsValue) -> Result<(), JsValue> {
        let files: BTreeMap<String, String> = serde_wasm_bindgen::from_value(files)?;
        let bytes = |(path, text): (String, String)| (path, text.into_bytes());
        *self = Studio {
            workspace: Workspace::open(files.into_iter().map(bytes).collect()),
            day: self.day,
            ..Studio::default()
        };
        Ok(())
    }

    /// A file's new text, or none: it is gone.
    pub fn set(&mut self, path: &str, text: Option<String>) {
        self.read.take();
        self.readable.take();
        self.fits = false;
        match text {
            Some(text) => self.workspace.set_file(path, text),
            None => drop(self.workspace.remove_file(path)),
        }
    }

    /// The day for which citizens load the rules; what is no date is passed over.
    pub fn date(&mut self, day: &str) {
        self.day = Day::parse(day).or(self.day);
    }

    /// Compiles the files as they are. What compiled last stays where they do not.
    pub fn check(&mut self) -> JsValue {
        let options = Options {
            audience: Audience::Public,
            today: self.day,
        };
        let (ok, list, about) = match self.workspace.check(&options) {
            Ok(mut compiled) => {
                let list = std::mem::take(&mut compiled.diagnostics);
                let about = about(&compiled);
                self.good = Some(Good::new(compiled));
                (true, list, Some(about))
            }
            Err(list) => (false, list, None),
        };
        self.fits = ok;
        self.readable.take();
        plain(&Checked {
            ok,
            findings: findings(&list, self.workspace.files()),
            about,
        })
    }

    /// Writes what citizens would load of the files that compiled last: names of its files, the manifest
    /// first.
    ///
    /// # Errors
    /// When it cannot be written, which what compiles always can.
    pub fn draft(&mut self) -> Result<Vec<String>, JsValue> {
        let Some(good) = &mut self.good else {
            return Ok(Vec::new());
        };
        let day = self
            .day
            .unwrap_or(Day(good.compiled.package.about.reviewed));
        let Compiled { core, texts, .. } = &good.compiled;
        let written = bundle::draft(core, day, texts).map_err(said)?;
        good.draft = written.files;
        Ok(good.draft.iter().map(|file| file.name.clone()).collect())
    }

    /// Hands over the bytes of one of them.
    pub fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let mut files = self.good.iter_mut().flat_map(|good| &mut good.draft);
        let found = files.find(|file| file.name == name)?;
        Some(std::mem::take(&mut found.bytes))
    }

    /// How many cases there are.
    pub fn total(&self) -> usize {
        self.good
            .as_ref()
            .map_or(0, |good| good.compiled.cases.len())
    }

    /// How many of them have been run.
    pub fn done(&self) -> usize {
        let running = self.good.as_ref().and_then(|good| good.running.as_ref());
        running.map_or(0, Running::done)
    }

    /// Runs so many more cases: a list of rows, empty when all have been run, or when the files are no longer
    /// those that the cases stand in.
    ///
    /// # Errors
    /// When the engine does not take the rules, which it does of what compiles.
    pub fn run(&mut self, most: usize) -> Result<JsValue, JsValue> {
        let Some(good) = self.good.as_mut().filter(|_| self.fits) else {
            return Ok(plain(&[(); 0]));
        };
        if good.running.is_none() {
            let cases = good.compiled.cases.clone();
            let bundle = good.bundle().map_err(said)?;
            good.running = Some(Running::new(bundle, cases, self.workspace.files()));
        }
        let running = good.running.as_mut();
        Ok(plain(
            &running.map(|running| running.run(most, &self.before)),
        ))
    }

    /// From now on cases are compared with what they have come to. Whether all had been run.
    pub fn compare(&mut self) -> bool {
        let running = self.good.as_ref().and_then(|good| good.running.as_ref());
        let came = running.and_then(Running::outcomes);
        if let Some(came) = came {
            self.before.clone_from(came);
        }
        came.is_some()
    }

    /// What may be put in at a place; the page speaks this language.
    pub fn complete(&self, path: &str, unit: usize, language: &str) -> JsValue {
        plain(&self.known().complete(path, unit, language))
    }

    /// What stands at a place.
    pub fn hover(&self, path: &str, unit: usize, language: &str) -> JsValue {
        plain(&self.known().hover(path, unit, language))
    }

    /// The rules of a script.
    pub fn outline(&self, path: &str) -> JsValue {
        plain(&self.now().outline(path))
    }

    /// Every text.
    pub fn texts(&self) -> JsValue {
        plain(&self.now().texts())
    }

    /// The rule sheet in a language, with the figures of a day.
    ///
    /// # Errors
    /// When the files do not compile as they are, or are not in that language.
    pub fn sheet(&self, language: &str, day: &str) -> Result<String, JsValue> {
        let good = self.good.as_ref().filter(|_| self.fits);
        let good = good.ok_or("the files do not compile")?;
        let files = self.workspace.files();
        let made =
            sheet::sheet(&good.compiled, files, Some(language), Day::parse(day)).map_err(said)?;
        Ok(sheet::to_html(&made))
    }

    /// What the cases have seen of a script; takes its time.
    ///
    /// # Errors
    /// When nothing has compiled yet.
    pub fn coverage(&self, path: &str) -> Result<JsValue, JsValue> {
        let good = self.good.as_ref().ok_or("the files do not compile")?;
        let package = &good.compiled.package;
        let mut runner = cases::Runner::new(good.bundle().map_err(said)?);
        let all = good.compiled.cases.iter().map(Arc::as_ref);
        let passed = all.filter(|case| runner.run(case).passed());
        let files = self.workspace.files();
        let seen = coverage(package, files, Audience::Public, passed).map_err(said)?;
        let mut scripts = seen.scripts.into_iter();
        let covered = scripts.find(|covered| covered.script == path);
        Ok(plain(&covered.map_or_else(Coverage::default, |covered| {
            Coverage {
                criteria: (covered.criteria.seen, covered.criteria.of),
                branches: (covered.branches.seen, covered.branches.of),
                unseen: covered.unseen.into_iter().map(unseen).collect(),
            }
        })))
    }

    /// A household of the preview as the text of a case.
    ///
    /// # Errors
    /// What is wrong with the name, the program or the date.
    #[wasm_bindgen(js_name = caseOf)]
    pub fn case_of(
        &self,
        program: &str,
        name: &str,
        date: &str,
        record: &str,
    ) -> Result<String, JsValue> {
        let good = self.good.as_ref().ok_or("the files do not compile")?;
        let bundle = good.bundle().map_err(said)?;
        household::case(&bundle, program, name, date, record).map_err(said)
    }

    /// The files of a new package, as texts by path; `titles` has what people call the program, by locale.
    ///
    /// # Errors
    /// What is wrong with the choices.
    pub fn start(
        package: String,
        program: String,
        locales: Vec<String>,
        currency: String,
        today: &str,
        titles: JsValue,
    ) -> Result<JsValue, JsValue> {
        let titles: Option<BTreeMap<String, String>> = serde_wasm_bindgen::from_value(titles)?;
        let today = Day::parse(today).ok_or("today is no date")?;
        let start = Start {
            package,
            program,
            locales,
            titles: titles.into_iter().flatten().collect(),
            currency,
            today,
        };
        let files = start::files(&start).map_err(said)?;
        Ok(plain(&files.into_iter().collect::<BTreeMap<_, _>>()))
    }
}

impl Studio {
    /// The files with what they declare as far as they can be read: while somebody writes, not all can.
    fn known(&self) -> Asked<'_> {
        let files = self.workspace.files();
        let declared = match self.fits {
            true => files,
            false => self.workspace.readable(),
        };
        Asked {
            files,
            declared,
            package: self.package_of(declared, &self.readable),
        }
    }

    /// The files with what they declare now.
    fn now(&self) -> Asked<'_> {
        let files = self.workspace.files();
        Asked {
            files,
            declared: files,
            package: self.package_of(files, &self.read),
        }
    }

    fn package_of<'s>(&'s self, files: &Files, read: &'s OnceCell<Package>) -> &'s Package {
        let good = self.good.as_ref().filter(|_| self.fits);
        match good {
            Some(good) => &good.compiled.package,
            None => read.get_or_init(|| package::read(files, &mut Diagnostics::default())),
        }
    }
}

fn about(compiled: &Compiled) -> About {
    let about = &compiled.package.about;
    About {
        id: about.id.clone(),
        version: about.version.clone(),
        reviewed: Day(about.reviewed).iso(),
        review_by: Day(about.review_by.value).iso(),
        currency: about.currency.clone(),
        languages: about
            .languages
            .iter()
            .map(|(language, locale)| LanguageOf {
                language: language.value.clone(),
                locale: locale.value.clone(),
            })
            .collect(),
        programs: compiled
            .package
            .programs
            .iter()
            .map(|program| program.id.value.clone())
            .collect(),
    }
}

/// A failure as the page hears of it.
fn said(failure: impl ToString) -> JsValue {
    failure.to_string().into()
}

fn unseen(one: cases::coverage::Unseen) -> Unseen {
    Unseen {
        line: usize::try_from(one.place.line).unwrap_or_default(),
        text: one.text,
        missing: match one.what {
            Missing::True => "true",
            Missing::False => "false",
            Missing::Both => "both",
            Missing::OnlyTrue | Missing::OnlyFalse | Missing::Neither => "",
        },
    }
}
