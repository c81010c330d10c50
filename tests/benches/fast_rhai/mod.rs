//! Rhai as fast as it goes: native integers and decimals, fast operators, full optimisation of the
//! tree, data as shared maps. Nothing exact is promised here; that is the oracle's business.

use rhai::{
    AST, Array, Dynamic, Engine, EvalAltResult, FnPtr, ImmutableString, Map, NativeCallContext,
    OptimizationLevel, Scope,
};
use rust_decimal::Decimal;
use selfcheck_tests::oracle::declared::{Cell, Package, Shape, Type};
use selfcheck_tests::oracle::number::write;
use selfcheck_tests::oracle::{Date, Household, Lean, Oracle, Sources, Value, World};
use std::cell::RefCell;
use std::rc::Rc;

type Outcome<T> = Result<T, Box<EvalAltResult>>;

/// A list that is cheap to hand on.
#[derive(Clone)]
struct List(Rc<Array>);

/// A rule as stated.
struct Rule {
    verb: Verb,
    holds: bool,
    doubt: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Verb {
    Category,
    Require,
    Exclude,
    Office,
    Told,
}

#[derive(Default)]
struct Stated {
    rules: Vec<Rule>,
    amounts: Vec<(String, Dynamic)>,
}

/// What came out for one program.
pub struct Told {
    /// The program.
    pub program: String,
    /// For person programs: whose.
    pub person: Option<usize>,
    /// The status.
    pub status: &'static str,
    /// Amounts as text.
    pub amounts: Vec<(String, String)>,
}

/// The scripts of a package, ready to run on one household.
pub struct FastRhai {
    engine: Engine,
    stated: Rc<RefCell<Stated>>,
    programs: Vec<(String, bool, AST)>,
    scope: Scope<'static>,
    people: Vec<Dynamic>,
}

impl FastRhai {
    /// Compiles the scripts and loads the household.
    pub fn new(oracle: &Oracle, files: &Sources, home: &Household, today: Date) -> FastRhai {
        let package = oracle.package();
        // Derived facts and `when` are applied here, once: an advantage over the engine.
        oracle
            .ask(
                home,
                today,
                World {
                    seed: 0,
                    lean: Lean::Low,
                },
            )
            .expect("the oracle answers");
        let stated = Rc::new(RefCell::new(Stated::default()));
        let mut engine = Engine::new();
        engine.set_optimization_level(OptimizationLevel::Simple);
        engine.set_fast_operators(true);
        engine.set_max_expr_depths(256, 256);
        register(&mut engine, &stated);
        let programs = package
            .programs
            .values()
            .filter(|p| !p.info_only)
            .map(|p| {
                let script = &files[&format!("{}/criteria.rhai", p.id)];
                let ast = engine.compile(script).expect("the script compiles");
                (p.id.clone(), p.unit == "person", ast)
            })
            .collect();
        let facts = |about: &str, index: Option<usize>| -> Map {
            let named = package.facts.iter().filter(|f| f.about == about);
            named
                .map(|f| {
                    let value = oracle.fact(about, index, &f.name).expect("a fact");
                    (f.name.as_str().into(), native(&value))
                })
                .collect()
        };
        let people: Vec<Dynamic> = (0..home.people.len())
            .map(|i| Dynamic::from_map(facts("person", Some(i))).into_shared())
            .collect();
        let mut scope = Scope::new();
        scope.push_dynamic("applicant", people[0].clone());
        scope.push("members", List(Rc::new(people.clone())));
        scope.push_dynamic(
            "household",
            Dynamic::from_map(facts("household", None)).into_shared(),
        );
        for unit in &package.units {
            let mut map = facts(&unit.id, None);
            for list in unit.lists.keys().map(String::as_str).chain(["members"]) {
                let member = |i: &usize| belongs(oracle, &unit.id, list, *i);
                let chosen = (0..people.len())
                    .filter(|i| member(i))
                    .map(|i| people[i].clone());
                map.insert(list.into(), Dynamic::from(List(Rc::new(chosen.collect()))));
            }
            scope.push_dynamic(unit.id.clone(), Dynamic::from_map(map).into_shared());
        }
        scope.push_dynamic(
            "param",
            Dynamic::from_map(figures(package, today)).into_shared(),
        );
        FastRhai {
            engine,
            stated,
            programs,
            scope,
            people,
        }
    }

    /// Runs every program, for every person where it is for persons.
    pub fn outcomes(&self) -> Vec<Told> {
        let mut told = Vec::new();
        for (id, for_person, ast) in &self.programs {
            if *for_person {
                for (index, person) in self.people.iter().enumerate() {
                    let mut scope = self.scope.clone();
                    scope.push_dynamic("person", person.clone());
                    told.push(self.run(id, Some(index), ast, scope));
                }
            } else {
                told.push(self.run(id, None, ast, self.scope.clone()));
            }
        }
        told
    }

    fn run(&self, id: &str, person: Option<usize>, ast: &AST, mut scope: Scope) -> Told {
        self.engine
            .run_ast_with_scope(&mut scope, ast)
            .expect("the script runs");
        let mut stated = self.stated.borrow_mut();
        let status = status(&stated.rules);
        stated.rules.clear();
        let amounts = stated
            .amounts
            .drain(..)
            .map(|(id, v)| (id, v.to_string()))
            .collect();
        Told {
            program: id.into(),
            person,
            status,
            amounts,
        }
    }
}

/// Design section 6 for a household about which everything is known.
fn status(rules: &[Rule]) -> &'static str {
    // 0 no, 1 doubtful, 2 yes
    let truth = |rule: &Rule| match (rule.holds != (rule.verb == Verb::Exclude), rule.doubt) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    let category = rules
        .iter()
        .filter(|r| r.verb == Verb::Category)
        .map(truth)
        .max()
        .unwrap_or(2);
    let others = rules
        .iter()
        .filter(|r| matches!(r.verb, Verb::Require | Verb::Exclude));
    let fits = others.map(truth).min().unwrap_or(2).min(category);
    let office = rules.iter().any(|r| r.verb == Verb::Office && r.holds);
    match fits {
        0 => "ineligible",
        2 if !office => "eligible",
        _ => "office",
    }
}

fn register(engine: &mut Engine, stated: &Rc<RefCell<Stated>>) {
    let verbs = [
        ("category", Verb::Category),
        ("require", Verb::Require),
        ("exclude", Verb::Exclude),
        ("office", Verb::Office),
        ("priority", Verb::Told),
        ("keep", Verb::Told),
    ];
    for (word, verb) in verbs {
        let stated = stated.clone();
        engine.register_fn(word, move |_: ImmutableString, holds: bool| -> i64 {
            let mut stated = stated.borrow_mut();
            stated.rules.push(Rule {
                verb,
                holds,
                doubt: false,
            });
            stated.rules.len() as i64
        });
    }
    let office = stated.clone();
    engine.register_fn("office", move |_: ImmutableString| -> i64 {
        let mut stated = office.borrow_mut();
        stated.rules.push(Rule {
            verb: Verb::Office,
            holds: true,
            doubt: false,
        });
        stated.rules.len() as i64
    });
    let amounts = stated.clone();
    engine.register_fn(
        "amount",
        move |id: ImmutableString, value: Dynamic| -> i64 {
            amounts.borrow_mut().amounts.push((id.into(), value));
            0
        },
    );
    engine.register_fn("law", |rule: i64, _: ImmutableString| rule);
    engine.register_fn("proof", |rule: i64, _: ImmutableString| rule);
    let doubts = stated.clone();
    engine.register_fn("doubt", move |rule: i64, _: ImmutableString| {
        doubts.borrow_mut().rules[rule as usize - 1].doubt = true;
        rule
    });
    lists(engine);
}

fn lists(engine: &mut Engine) {
    engine.register_fn(
        "any",
        |ctx: NativeCallContext, list: &mut List, f: FnPtr| {
            for value in list.0.iter() {
                if f.call_within_context::<bool>(&ctx, (value.clone(),))? {
                    return Outcome::Ok(true);
                }
            }
            Ok(false)
        },
    );
    engine.register_fn(
        "all",
        |ctx: NativeCallContext, list: &mut List, f: FnPtr| {
            for value in list.0.iter() {
                if !f.call_within_context::<bool>(&ctx, (value.clone(),))? {
                    return Outcome::Ok(false);
                }
            }
            Ok(true)
        },
    );
    engine.register_fn(
        "filter",
        |ctx: NativeCallContext, list: &mut List, f: FnPtr| {
            let mut kept = Array::new();
            for value in list.0.iter() {
                if f.call_within_context::<bool>(&ctx, (value.clone(),))? {
                    kept.push(value.clone());
                }
            }
            Outcome::Ok(List(Rc::new(kept)))
        },
    );
    engine.register_fn(
        "map",
        |ctx: NativeCallContext, list: &mut List, f: FnPtr| {
            let mapped: Outcome<Array> = list
                .0
                .iter()
                .map(|v| f.call_within_context(&ctx, (v.clone(),)))
                .collect();
            Outcome::Ok(List(Rc::new(mapped?)))
        },
    );
    engine.register_fn("len", |list: &mut List| list.0.len() as i64);
    engine.register_fn("is_empty", |list: &mut List| list.0.is_empty());
    engine.register_fn("sum", |list: &mut List| sum(&list.0));
    engine.register_fn("highest", |list: &mut List, count: i64| {
        let mut values = (*list.0).clone();
        values.sort_by_key(|value| std::cmp::Reverse(decimal(value)));
        values.truncate(count as usize);
        List(Rc::new(values))
    });
}

fn decimal(value: &Dynamic) -> Decimal {
    value
        .as_int()
        .map(Decimal::from)
        .or_else(|_| value.as_decimal())
        .expect("a number")
}

fn sum(values: &Array) -> Dynamic {
    let mut whole = 0i64;
    for value in values {
        match value.as_int() {
            Ok(int) => whole += int,
            Err(_) => return Dynamic::from_decimal(values.iter().map(decimal).sum()),
        }
    }
    whole.into()
}

fn belongs(oracle: &Oracle, unit: &str, list: &str, index: usize) -> bool {
    let text = format!("{unit}.{list}.any(|p| p.position == {})", index + 1);
    oracle.expression(&text) == Ok(Value::Bool(true))
}

/// A value as Rhai likes it best.
fn native(value: &Value) -> Dynamic {
    match value {
        Value::Bool(value) => (*value).into(),
        Value::Choice(option) => option.into(),
        Value::Choices(options) => {
            Dynamic::from_array(options.iter().map(|o| Dynamic::from(o.clone())).collect())
        }
        Value::Date(date) => date.number().into(),
        Value::Number(number) => {
            let text = write(number);
            match text.parse::<i64>() {
                Ok(int) => int.into(),
                Err(_) => Dynamic::from_decimal(text.parse().expect("a decimal")),
            }
        }
    }
}

/// The figures of a day, tables as maps.
fn figures(package: &Package, today: Date) -> Map {
    let mut figures = Map::new();
    for parameter in package.parameters.values() {
        let Some(entry) = parameter.entry_on(today) else {
            continue;
        };
        let plain = |keys: &[String]| match entry.cell(keys) {
            Some(Cell::Known(value)) => Some(from_toml(&value)),
            _ => None,
        };
        let value = match (&parameter.shape, &parameter.ty) {
            (Shape::Cells(0), _) => plain(&[]),
            (Shape::Cells(1), _) => {
                let mut table = Map::new();
                for option in all_options(package) {
                    if let Some(value) = plain(std::slice::from_ref(&option)) {
                        table.insert(option.into(), value);
                    }
                }
                Some(Dynamic::from_map(table).into_shared())
            }
            _ => None,
        };
        if let Some(value) = value {
            figures.insert(parameter.name.as_str().into(), value);
        }
    }
    figures
}

fn all_options(package: &Package) -> Vec<String> {
    let lists = package.facts.iter().filter_map(|f| match &f.ty {
        Type::Choice(options) => Some(options.clone()),
        _ => None,
    });
    lists.flatten().collect()
}

fn from_toml(value: &toml::Value) -> Dynamic {
    use selfcheck_tests::oracle::declared::{day, number};
    match value {
        toml::Value::Boolean(value) => (*value).into(),
        toml::Value::Datetime(_) => day(value).map_or(Dynamic::UNIT, |d| d.number().into()),
        toml::Value::String(text) => text.into(),
        other => number(other).map_or(Dynamic::UNIT, |n| native(&Value::Number(n))),
    }
}
