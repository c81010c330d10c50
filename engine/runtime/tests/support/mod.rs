//! Bundles for tests, put together by hand: what a compiler would write, node by node.

#![allow(dead_code, reason = "each test file uses its part")]

use std::rc::Rc;

use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::bundle::{
    Amount, Core, Entry, FORMAT, Fact, Group, Int, NamedResult, Package, Parameter, Program, Rule,
};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::ids::{FactId, GroupId, Subject};
use selfcheck_runtime::question::{Asked, Question};
use selfcheck_runtime::session::{Given, Provenance};
use selfcheck_runtime::{Bundle, Session};

/// A core that grows.
pub struct Build {
    pub core: Core,
}

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The date of evaluation of most tests.
pub fn today() -> Day {
    day("2026-03-01")
}

impl Build {
    /// People (at most `max`), nothing else.
    pub fn new(max: u32) -> Build {
        let package = Package {
            id: "test".into(),
            version: "1".into(),
            reviewed: 0,
            review_by: 0,
            sex: Vec::new(),
            currency: "EGP".into(),
            places: 2,
            not_checked: vec![],
            languages: vec![vec!["en".into(), "en-EG".into()]],
            sources: vec![],
            documents: vec![],
            units: vec!["family".into()],
            topics: vec![],
            authority: String::new(),
        };
        let core = Core {
            format: FORMAT,
            slice_of: String::new(),
            from: None,
            package,
            operators: Operator::ALL
                .iter()
                .map(|operator| operator.name().into())
                .collect(),
            options: vec![],
            groups: vec![Group {
                id: "people".into(),
                max,
            }],
            facts: vec![],
            parameters: vec![],
            results: vec![],
            numbers: vec![],
            nodes: vec![],
            programs: vec![],
        };
        Build { core }
    }

    /// A second group, of at most three things.
    pub fn things(&mut self) {
        self.core.groups.push(Group {
            id: "things".into(),
            max: 3,
        });
    }

    pub fn node(&mut self, operator: Operator, args: &[u32]) -> u32 {
        let mut words = vec![word(operator)];
        words.extend(args);
        self.core.nodes.push(words);
        self.core.nodes.len() as u32 - 1
    }

    pub fn number(&mut self, value: i128) -> u32 {
        self.core.numbers.push(Int(value));
        self.node(Operator::ConstNumber, &[self.core.numbers.len() as u32 - 1])
    }

    /// Where the constant 1 stands.
    fn one(&mut self) -> u32 {
        self.core.numbers.push(Int(1));
        self.core.numbers.len() as u32 - 1
    }

    pub fn bool(&mut self, code: u32) -> u32 {
        self.node(Operator::ConstBool, &[code])
    }

    pub fn options(&mut self, options: &[&str]) -> u32 {
        self.core
            .options
            .push(options.iter().map(|option| (*option).into()).collect());
        self.core.options.len() as u32 - 1
    }

    /// A fact about `about` (`person` and other groups by their number, or none).
    pub fn fact(&mut self, name: &str, group: Option<u32>, kind: &str) -> u32 {
        let about = match group {
            Some(0) => "person",
            Some(_) => "thing",
            None => "household",
        };
        self.core.facts.push(Fact {
            name: name.into(),
            about: about.into(),
            group,
            kind: kind.into(),
            options: None,
            places: 0,
            unit: String::new(),
            min: "-1000".into(),
            max: "1000".into(),
            ask: vec![],
            topic: String::new(),
            when: None,
            derived: None,
            sensitive: false,
            hard: false,
            suggest: false,
            default: None,
        });
        self.core.facts.len() as u32 - 1
    }

    pub fn bounded(&mut self, name: &str, group: Option<u32>, min: i128, max: i128) -> u32 {
        let fact = self.fact(name, group, "number");
        self.core.facts[fact as usize].min = min.to_string();
        self.core.facts[fact as usize].max = max.to_string();
        fact
    }

    /// A date; its ends may be relative to the date of evaluation.
    pub fn dated(&mut self, name: &str, group: Option<u32>, min: &str, max: &str) -> u32 {
        let fact = self.fact(name, group, "date");
        self.core.facts[fact as usize].min = min.into();
        self.core.facts[fact as usize].max = max.into();
        fact
    }

    pub fn chosen(&mut self, name: &str, group: Option<u32>, kind: &str, options: u32) -> u32 {
        let fact = self.fact(name, group, kind);
        self.core.facts[fact as usize].options = Some(options);
        fact
    }

    /// The node of a fact; of a member at level 0.
    pub fn read(&mut self, fact: u32) -> u32 {
        match self.core.facts[fact as usize].group {
            Some(_) => self.node(Operator::FactOf, &[fact, 0]),
            None => self.node(Operator::Fact, &[fact]),
        }
    }

    /// A named result of the household over a node; gives the node that stands for it.
    pub fn result(&mut self, name: &str, kind: &str, options: Option<u32>, rule: u32) -> u32 {
        let number = self.core.results.len() as u32;
        let one = self.one();
        let node = self.node(Operator::Result, &[number, rule, 0, 0, one]);
        self.push_result(name, kind, options, node, false);
        node
    }

    /// A named result of each person, over a node with an axis at level 0.
    pub fn result_of(&mut self, name: &str, kind: &str, rule: u32) -> u32 {
        let number = self.core.results.len() as u32;
        let one = self.one();
        let node = self.node(Operator::ResultOf, &[number, rule, 0, 0, 0, one]);
        self.push_result(name, kind, None, node, true);
        node
    }

    fn push_result(
        &mut self,
        name: &str,
        kind: &str,
        options: Option<u32>,
        node: u32,
        person: bool,
    ) {
        self.core.results.push(NamedResult {
            default: None,
            name: name.into(),
            person,
            kind: kind.into(),
            options,
            places: 0,
            unit: String::new(),
            min: Int(-1_000_000),
            max: Int(1_000_000),
            node,
            denominator: None,
            scale: 0,
            denominator_scale: 0,
        });
    }

    pub fn parameter(&mut self, name: &str, shape: &str, keys: &[u32], values: Vec<Entry>) -> u32 {
        self.core.parameters.push(Parameter {
            name: name.into(),
            kind: "number".into(),
            options: None,
            places: 0,
            unit: String::new(),
            min: Int(-9),
            max: Int(9),
            shape: shape.into(),
            keys: keys.to_vec(),
            threshold_places: 0,
            values,
        });
        self.core.parameters.len() as u32 - 1
    }

    /// A program whose E and office part are these nodes.
    pub fn program(&mut self, id: &str, unit: &str, fits: u32, office: u32) -> &mut Program {
        self.core.programs.push(Program {
            id: id.into(),
            unit: unit.into(),
            valid: vec![],
            windows: vec![],
            rules: vec![],
            amounts: vec![],
            fits,
            office,
            receives: None,
            documents: vec![],
            apply: vec![],
            after: vec![],
            authority: String::new(),
            related: vec![],
            info_only: false,
        });
        self.core.programs.last_mut().unwrap()
    }

    pub fn bundle(self) -> Rc<Bundle> {
        Rc::new(Bundle::decode(self.core).unwrap())
    }

    pub fn session(self) -> Session {
        Session::new(self.bundle(), today()).unwrap()
    }
}

/// The operator as the first word of a node.
pub fn word(operator: Operator) -> u32 {
    let mut all = Operator::ALL.iter();
    all.position(|known| *known == operator).unwrap() as u32
}

pub fn entry(from: i32, until: Option<i32>, cells: &[i128]) -> Entry {
    let cells = cells.iter().map(|cell| Int(*cell)).collect();
    Entry {
        from,
        until,
        cells,
        source: String::new(),
    }
}

pub fn rule(id: &str, verb: &str, node: u32) -> Rule {
    Rule {
        id: id.into(),
        verb: verb.into(),
        node,
        laws: vec![],
        proofs: vec![],
        doubt: String::new(),
    }
}

pub fn amount(id: &str, node: u32) -> Amount {
    Amount {
        id: id.into(),
        node,
        denominator: None,
        scale: 0,
        denominator_scale: 0,
        places: 0,
        unit: "money/month".into(),
        rounding: vec![],
        laws: vec![],
    }
}

/// Answers a fact or panics with why not.
pub fn say(session: &mut Session, fact: u32, subject: Subject, given: Given) {
    session
        .answer(FactId(fact), subject, given, Provenance::default())
        .unwrap();
}

/// Whom a fact is about: the member at that place, or nobody in particular. None where nobody is.
pub fn subject_at(session: &Session, fact: u32, place: usize) -> Option<Subject> {
    match session.bundle().core().facts[fact as usize].group {
        None => Some(Subject::Single),
        Some(group) => {
            let members = session.members(GroupId(group));
            members.get(place).map(|slot| Subject::Of(slot.id))
        }
    }
}

/// Whether one of the questions asks this of them.
pub fn is_asked(questions: &[Question], fact: FactId, subject: Subject) -> bool {
    questions.iter().any(|question| match &question.asked {
        Asked::Fact {
            fact: asked,
            subjects,
            ..
        } => *asked == fact && subjects.contains(&subject),
        Asked::More(_) => false,
    })
}

pub fn text(text: impl ToString) -> Given {
    Given::Text(text.to_string())
}

pub fn between(low: i128, high: i128) -> Given {
    Given::Range {
        from: Some(low.to_string()),
        to: Some(high.to_string()),
    }
}
