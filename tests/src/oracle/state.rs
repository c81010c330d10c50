//! One household in one world: what is asked, whom a script is about, and what was computed so far.
//!
//! Scripts meet the names of the language wherever they stand, inside functions and closures too.
//! What stands behind a name is computed when it is asked for: facts, lists and results in
//! `facts.rs`, parameters in `figures.rs`, programs in `judge.rs`.

use super::date::Date;
use super::declared::Package;
use super::judge::Judging;
use super::objects::{Figures, List, Outcome, Thing, Whole, fault};
use super::script::Script;
use super::value::{Household, Lean, World};
use rhai::{Dynamic, Engine};
use std::cell::{Cell as Flag, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What is asked: a household, on a day, in a world.
#[derive(Debug, Clone)]
pub struct Situation {
    /// The household.
    pub household: Household,
    /// The date of evaluation.
    pub today: Date,
    /// What no answer decides.
    pub world: World,
}

/// Whom an expression is about: the name it goes by, and the thing.
#[derive(Debug, Clone)]
pub struct Subject(pub Rc<str>, pub Dynamic);

/// Names of the language that are needed over and over.
pub struct Words {
    /// Whom facts of persons are about.
    pub person: Rc<str>,
    /// The group of all persons.
    pub people: Rc<str>,
    /// What results are kept under.
    pub result: Rc<str>,
}

/// What a remembered value is of: a group, unit or `result`, a name, a place.
type Key = (Rc<str>, Rc<str>, usize);

/// A computed value, and whether it rests on something the engine cannot know.
type Computed = (Dynamic, bool);

/// A package being evaluated.
pub struct State {
    /// The package.
    pub package: Package,
    /// Rhai with everything registered.
    pub engine: OnceCell<Engine>,
    /// Compiled expressions of TOML files, by their text.
    pub expressions: BTreeMap<String, Script>,
    /// Compiled `results.rhai`, its functions renamed to `rule_…`.
    pub results: Script,
    /// Compiled scripts, by program.
    pub scripts: BTreeMap<String, Script>,
    /// What is asked.
    pub situation: RefCell<Rc<Situation>>,
    /// Whom the running script is about, innermost last.
    pub subjects: RefCell<Vec<Option<Subject>>>,
    /// Whether something unknowable was used.
    pub tainted: Flag<bool>,
    /// What scripts may name anywhere, in this situation.
    names: RefCell<BTreeMap<Rc<str>, Dynamic>>,
    /// Facts, lists and results computed so far.
    computed: RefCell<BTreeMap<Key, Computed>>,
    /// Names of the language.
    pub words: Words,
    /// Rules stated by the running script, and programs judged so far.
    pub judging: Judging,
}

impl State {
    /// Nothing asked yet.
    pub fn new(
        package: Package,
        expressions: BTreeMap<String, Script>,
        results: Script,
        scripts: BTreeMap<String, Script>,
    ) -> State {
        let nobody = Situation {
            household: Household::default(),
            today: Date {
                year: 2000,
                month: 1,
                day: 1,
            },
            world: World {
                seed: 0,
                lean: Lean::Low,
            },
        };
        State {
            package,
            engine: OnceCell::new(),
            expressions,
            results,
            scripts,
            situation: RefCell::new(Rc::new(nobody)),
            subjects: RefCell::new(Vec::new()),
            tainted: Flag::new(false),
            names: RefCell::new(BTreeMap::new()),
            computed: RefCell::new(BTreeMap::new()),
            words: Words {
                person: "person".into(),
                people: "people".into(),
                result: "result".into(),
            },
            judging: Judging::default(),
        }
    }

    /// Forgets everything and asks about another household.
    pub fn ask(&self, situation: Situation) {
        *self.names.borrow_mut() = self.names_in(&situation);
        *self.situation.borrow_mut() = Rc::new(situation);
        self.computed.borrow_mut().clear();
        self.subjects.borrow_mut().clear();
        self.tainted.set(false);
        self.judging.clear();
    }

    /// What is asked.
    pub fn situation(&self) -> Rc<Situation> {
        self.situation.borrow().clone()
    }

    fn names_in(&self, situation: &Situation) -> BTreeMap<Rc<str>, Dynamic> {
        let household = &situation.household;
        let mut names: BTreeMap<Rc<str>, Dynamic> = BTreeMap::new();
        for id in self.package.groups.keys() {
            let id: Rc<str> = id.as_str().into();
            let count = household.groups.get(&*id).map_or(0, Vec::len);
            names.insert(id.clone(), Dynamic::from(things(&id, count)));
        }
        let units = self.package.units.iter().map(|u| &*u.id);
        for id in units.chain(["household"]) {
            let id: Rc<str> = id.into();
            names.insert(id.clone(), Dynamic::from(Whole(id)));
        }
        let everyone = things(&self.words.people, household.people.len());
        names.insert("members".into(), Dynamic::from(everyone));
        names.insert("applicant".into(), self.person(0));
        names.insert("today".into(), Dynamic::from(situation.today));
        names.insert("param".into(), Dynamic::from(Figures(situation.today)));
        names
    }

    /// A name that is not a local one.
    pub fn name(&self, name: &str) -> Option<Dynamic> {
        if let Some(Some(Subject(known, value))) = self.subjects.borrow().last()
            && **known == *name
        {
            return Some(value.clone());
        }
        self.names.borrow().get(name).cloned()
    }

    /// A person by place.
    pub fn person(&self, index: usize) -> Dynamic {
        Dynamic::from(Thing {
            group: self.words.people.clone(),
            index,
        })
    }

    /// A computed value, remembered with its taint.
    pub fn remembered(
        &self,
        key: Key,
        compute: impl FnOnce() -> Outcome<Dynamic>,
    ) -> Outcome<Dynamic> {
        if let Some((value, tainted)) = self.computed.borrow().get(&key) {
            self.tainted.set(self.tainted.get() || *tainted);
            return Ok(value.clone());
        }
        let before = self.tainted.replace(false);
        let value = compute()?;
        let tainted = self.tainted.get();
        self.tainted.set(before || tainted);
        let computed = (value.clone(), tainted);
        self.computed.borrow_mut().insert(key, computed);
        Ok(value)
    }

    /// Runs something about a subject, or about nobody.
    pub fn about<T>(
        &self,
        subject: Option<Subject>,
        run: impl FnOnce() -> Outcome<T>,
    ) -> Outcome<T> {
        self.subjects.borrow_mut().push(subject);
        let value = run();
        self.subjects.borrow_mut().pop();
        value
    }

    /// Rhai.
    pub fn rhai(&self) -> Outcome<&Engine> {
        self.engine.get().map_or_else(|| fault("no engine"), Ok)
    }

    /// The value of an expression of a TOML file.
    pub fn expression(&self, text: &str) -> Outcome<Dynamic> {
        match self.expressions.get(text) {
            Some(script) => script.run(self.rhai()?),
            None => fault(format!("`{text}`")),
        }
    }
}

/// The first things of a group.
fn things(group: &Rc<str>, count: usize) -> List {
    let thing = |index| {
        Dynamic::from(Thing {
            group: group.clone(),
            index,
        })
    };
    List(Rc::new((0..count).map(thing).collect()))
}

/// A person by place.
pub fn person(index: usize) -> Thing {
    Thing {
        group: "people".into(),
        index,
    }
}
