//! The oracle: Rhai's own evaluator runs the scripts of a package over exact types of the oracle's
//! own, and says what follows for a household about which everything is known.
//!
//! It shares no code with the compiler or the runtime, and must never: it reads the package's files
//! itself, with the `toml` crate and Rhai. Nothing here knows intervals, scales or bundles.

mod convert;
pub mod date;
pub mod declared;
mod facts;
mod figures;
mod judge;
mod library;
pub mod number;
mod objects;
mod rational;
mod script;
mod state;
pub mod value;

pub use convert::bound_on;
pub use date::Date;
pub use declared::{Package, Sources};
pub use judge::{Judgement, Rule, Truth, Whom};
pub use number::Rational;
pub use value::{Facts, Household, Lean, Value, World};

use convert::to_value;
use objects::{Figure, Figures, Outcome, Stated, Thing, Whole, fault};
use rhai::{Dynamic, Engine, ImmutableString, OptimizationLevel};
use script::Script;
use state::{Situation, State, person};
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// A package ready to be asked.
pub struct Oracle {
    state: Rc<State>,
}

/// Everything that follows for a household in a world.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Programs, for each person where they are for persons.
    pub programs: BTreeMap<Whom, Rc<Judgement>>,
    /// Results, of each person where they are.
    pub results: BTreeMap<Whom, Value>,
}

impl Oracle {
    /// Reads and compiles a package.
    pub fn new(files: &Sources) -> Result<Oracle, String> {
        let package = Package::read(files)?;
        let parser = bare_engine();
        let compile = |what: &str, text: &str| -> Result<Script, String> {
            let ast = parser.compile(text).map_err(|e| format!("{what}: {e}"))?;
            Ok(Script::new(ast))
        };
        let mut expressions = BTreeMap::new();
        let facts = package
            .facts
            .iter()
            .flat_map(|f| [&f.when, &f.derived])
            .flatten();
        let lists = package
            .units
            .iter()
            .flat_map(|u| u.lists.values().chain([&u.who]));
        for text in facts.chain(lists) {
            expressions.insert(text.clone(), compile(text, text)?);
        }
        let results = compile("results.rhai", &renamed(&package.result_script, &package))?;
        let mut scripts = BTreeMap::new();
        for program in package.programs.values() {
            scripts.insert(program.id.clone(), compile(&program.id, &program.script)?);
        }
        let state = Rc::new(State::new(package, expressions, results, scripts));
        let engine = engine(&state);
        let _ = state.engine.set(engine);
        Ok(Oracle { state })
    }

    /// The package as read.
    pub fn package(&self) -> &Package {
        &self.state.package
    }

    /// Judges everything. An error is a division by zero, a type or unit mix-up, a missing value:
    /// nothing an accepted package may do.
    pub fn ask(&self, household: &Household, today: Date, world: World) -> Result<Answer, String> {
        let state = &self.state;
        state.ask(Situation {
            household: household.clone(),
            today,
            world,
        });
        let said = |what: &Whom, e: Box<rhai::EvalAltResult>| format!("{what:?}: {e}");
        let mut answer = Answer {
            programs: BTreeMap::new(),
            results: BTreeMap::new(),
        };
        let everyone = 0..household.people.len();
        for program in state.package.programs.values().filter(|p| !p.info_only) {
            let whoms: Vec<Option<usize>> = match program.unit.as_str() {
                "person" => everyone.clone().map(Some).collect(),
                _ => vec![None],
            };
            for whom in whoms {
                let key = (program.id.clone(), whom);
                let judged = state.judge(&program.id, whom).map_err(|e| said(&key, e))?;
                answer.programs.insert(key, judged);
            }
        }
        for result in state.package.results.values() {
            let whoms: Vec<Option<usize>> = match result.person {
                true => everyone.clone().map(Some).collect(),
                false => vec![None],
            };
            for whom in whoms {
                let key = (result.name.clone(), whom);
                let value = state.result(&result.name.as_str().into(), whom.map(person));
                let value = value.map_err(|e| said(&key, e))?;
                answer
                    .results
                    .insert(key, to_value(&value).ok_or("a result of no known type")?);
            }
        }
        Ok(answer)
    }

    /// One expression for the household last asked about, seen from the applicant. For tests.
    pub fn expression(&self, text: &str) -> Result<Value, String> {
        let engine = self.state.rhai().map_err(|e| e.to_string())?;
        let script = Script::new(engine.compile(text).map_err(|e| e.to_string())?);
        let applicant = state::Subject("person".into(), Dynamic::from(person(0)));
        let value = self.state.about(Some(applicant), || script.run(engine));
        to_value(&value.map_err(|e| e.to_string())?).ok_or_else(|| "no value".into())
    }

    /// A fact as scripts see it, `when` and derivation applied.
    pub fn fact(&self, about: &str, member: Option<usize>, name: &str) -> Result<Value, String> {
        let value = match (about, member) {
            ("person", Some(index)) => self.state.fact_of(&person(index), &name.into()),
            (group, Some(index)) => self.state.fact_of(
                &Thing {
                    group: group.into(),
                    index,
                },
                &name.into(),
            ),
            (whole, None) => self.state.fact_of_whole(&Whole(whole.into()), &name.into()),
        };
        to_value(&value.map_err(|e| e.to_string())?).ok_or_else(|| "no value".into())
    }
}

/// Rhai as the oracle uses it: nothing optimised, no operator of its own before ours.
fn bare_engine() -> Engine {
    let mut engine = Engine::new_raw();
    engine.set_optimization_level(OptimizationLevel::None);
    engine.set_fast_operators(false);
    engine.set_fail_on_invalid_map_property(true);
    engine.set_max_expr_depths(256, 256);
    engine
}

/// Definitions in `results.rhai` get another name, so that a call meets the named result, which can
/// be fixed from outside, and not its rule.
fn renamed(script: &str, package: &Package) -> String {
    let mut text = script.to_string();
    for name in package.results.keys() {
        text = text.replace(&format!("fn {name}("), &format!("fn rule_{name}("));
    }
    text
}

fn engine(state: &Rc<State>) -> Engine {
    let mut engine = bare_engine();
    library::register(&mut engine);
    names(&mut engine, state);
    verbs(&mut engine, state);
    engine
}

type Held = Weak<State>;

fn held(state: &Held) -> Outcome<Rc<State>> {
    state
        .upgrade()
        .map_or_else(|| fault("the package is gone"), Ok)
}

fn names(engine: &mut Engine, state: &Rc<State>) {
    let weak = Rc::downgrade(state);
    #[allow(
        deprecated,
        reason = "Rhai marks `on_var` as volatile; the version is pinned"
    )]
    engine.on_var({
        let state = weak.clone();
        move |name, place, _| match place {
            0 => Ok(held(&state)?.name(name)),
            // A local one.
            _ => Ok(None),
        }
    });
    properties(engine, state);
    engine.register_indexer_get({
        let state = weak.clone();
        move |figure: &mut Figure, key: objects::Choice| {
            held(&state)?.keyed(figure, &Dynamic::from(key))
        }
    });
    engine.register_indexer_get({
        let state = weak.clone();
        move |figure: &mut Figure, key: ImmutableString| held(&state)?.keyed(figure, &key.into())
    });
    engine.register_indexer_get({
        let state = weak.clone();
        move |figure: &mut Figure, key: number::Number| {
            held(&state)?.keyed(figure, &Dynamic::from(key))
        }
    });
    engine.register_indexer_get({
        let state = weak.clone();
        move |figure: &mut Figure, key: rhai::INT| held(&state)?.keyed(figure, &Dynamic::from(key))
    });
    engine.register_fn("on", |_: Figures, date: Date| Figures(date));
    engine.register_fn("step", {
        let state = weak.clone();
        move |figure: Figure, argument: Dynamic| held(&state)?.step(&figure, &argument)
    });
    engine.register_fn("marginal", {
        let state = weak.clone();
        move |figure: Figure, argument: Dynamic| held(&state)?.marginal(&figure, &argument)
    });
    for (name, result) in &state.package.results {
        let (state, of) = (weak.clone(), Rc::<str>::from(name.as_str()));
        if result.person {
            engine.register_fn(name, move |p: Thing| held(&state)?.result(&of, Some(p)));
        } else {
            engine.register_fn(name, move || held(&state)?.result(&of, None));
        }
    }
}

/// Facts, lists and parameters, after a point or in brackets. Rhai finds a property of its own
/// name at once, while it takes to brackets only after an error.
fn properties(engine: &mut Engine, state: &Rc<State>) {
    let weak = Rc::downgrade(state);
    engine.register_indexer_get({
        let state = weak.clone();
        move |thing: &mut Thing, name: &str| held(&state)?.fact_of(thing, &name.into())
    });
    engine.register_indexer_get({
        let state = weak.clone();
        move |whole: &mut Whole, name: &str| held(&state)?.fact_of_whole(whole, &name.into())
    });
    engine.register_indexer_get(move |figures: &mut Figures, name: &str| {
        held(&weak)?.parameter(name, figures.0)
    });
    let package = &state.package;
    let facts = package.facts.iter().map(|f| &*f.name);
    let lists = package.units.iter().flat_map(|u| u.lists.keys());
    let lists = lists.map(String::as_str).chain(["members"]);
    for name in facts.chain(lists).chain(["position"]) {
        let (weak, name) = (Rc::downgrade(state), Rc::<str>::from(name));
        engine.register_get(&name, {
            let (state, name) = (weak.clone(), name.clone());
            move |thing: &mut Thing| held(&state)?.fact_of(thing, &name)
        });
        engine.register_get(name.clone(), move |whole: &mut Whole| {
            held(&weak)?.fact_of_whole(whole, &name)
        });
    }
    for name in package.parameters.keys() {
        let (state, of) = (Rc::downgrade(state), name.clone());
        engine.register_get(name, move |figures: &mut Figures| {
            held(&state)?.parameter(&of, figures.0)
        });
    }
}

fn verbs(engine: &mut Engine, state: &Rc<State>) {
    let weak = Rc::downgrade(state);
    for verb in [
        "category", "require", "exclude", "office", "priority", "keep",
    ] {
        let state = weak.clone();
        engine.register_fn(verb, move |id: &str, holds: bool| -> Outcome<Stated> {
            held(&state)?
                .judging
                .state(judge::conditional(verb, id, holds))
                .map(Stated)
        });
    }
    engine.register_fn("office", {
        let state = weak.clone();
        move |id: &str| -> Outcome<Stated> {
            held(&state)?
                .judging
                .state(judge::conditional("office", id, true))
                .map(Stated)
        }
    });
    engine.register_fn("amount", {
        let state = weak.clone();
        move |id: &str, value: Dynamic| -> Outcome<Stated> {
            held(&state)?
                .judging
                .state(judge::amount(id, &value)?)
                .map(Stated)
        }
    });
    engine.register_fn("law", |rule: Stated, _: &str| rule);
    engine.register_fn("proof", |rule: Stated, _: &str| rule);
    engine.register_fn("doubt", {
        let state = weak.clone();
        move |rule: Stated, _: &str| -> Outcome<Stated> {
            held(&state)?.judging.doubt(rule.0);
            Ok(rule)
        }
    });
    programs(engine, &weak);
}

fn programs(engine: &mut Engine, weak: &Held) {
    engine.register_fn("eligible", {
        let state = weak.clone();
        move |program: &str| -> Outcome<bool> {
            let state = held(&state)?;
            let whom = state.judging.running_for().map(person);
            state.eligible(program, whom)
        }
    });
    engine.register_fn("eligible", {
        let state = weak.clone();
        move |of: Thing, program: &str| held(&state)?.eligible(program, Some(of))
    });
    engine.register_fn("receives", {
        let state = weak.clone();
        move |program: &str| -> Outcome<bool> {
            let state = held(&state)?;
            let whom = state.judging.running_for().map(person);
            state.receives(program, whom)
        }
    });
    engine.register_fn("receives", {
        let state = weak.clone();
        move |of: Thing, program: &str| held(&state)?.receives(program, Some(of))
    });
}

#[cfg(test)]
mod tests;
