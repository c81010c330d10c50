//! The package of all tests here, and how they look at a session of it. No test is here.

use selfcheck_runtime::Session;
use selfcheck_runtime::bundle::Int;
use selfcheck_runtime::bundle::operators::Operator;
use selfcheck_runtime::ids::{ProgramId, Subject, Who};
use selfcheck_runtime::outcome::Status;
use selfcheck_runtime::question::Asked;

use crate::support::{Build, amount, entry, rule};

// Facts of the package below, by their place.
pub const RELATION: u32 = 0;
pub const BIRTH: u32 = 1;
pub const WORKS: u32 = 2;
pub const WAGE: u32 = 3;
pub const OWNS: u32 = 4;
pub const CITIZEN: u32 = 5;

pub const HOME: ProgramId = ProgramId(0);
pub const EACH: ProgramId = ProgramId(1);

/// Two programs. For the home: the applicant is a citizen, nobody owns a car, the wages of all are
/// at most 1000; the amount is 300 and 50 for each child. For each person: at least 65 years old;
/// a wage above 400 refuses, with a doubt; the office has a say.
pub fn package() -> Build {
    let mut build = Build::new(6);
    let relations = build.options(&["applicant", "wife", "child", "other"]);
    let assets = build.options(&["car", "tractor"]);
    build.chosen("relation", Some(0), "choice", relations);
    build.dated("birth_date", Some(0), "t-1440", "t");
    build.fact("works", Some(0), "bool");
    build.bounded("wage", Some(0), 0, 5000);
    build.core.facts[WAGE as usize].unit = "money/month".into();
    build.chosen("owns", Some(0), "choices", assets);
    build.core.facts[OWNS as usize].ask = vec!["who".into()];
    build.fact("citizen", None, "bool");
    let limit = build.parameter("limit", "cells", &[], vec![entry(0, None, &[1000, 1000])]);
    build.core.parameters[limit as usize].max = Int(9999);
    build.core.parameters[limit as usize].unit = "money/month".into();

    let (yes, no, zero) = (build.bool(1), build.bool(0), build.number(0));
    let doubt = build.bool(2);
    let today = build.node(Operator::Today, &[]);
    let limit = build.node(Operator::Parameter, &[limit, today]);
    let (relation, born) = (build.read(RELATION), build.read(BIRTH));
    let age = build.node(Operator::Years, &[born, today]);
    let (sixteen, old, low) = (build.number(16), build.number(65), build.number(400));
    let (base, each) = (build.number(300), build.number(50));
    let adult = build.node(Operator::AtMost, &[sixteen, age]);
    build.core.facts[WORKS as usize].when = Some(adult);
    let works = build.read(WORKS);
    let works = build.node(Operator::If, &[adult, works, no]);
    build.core.facts[WAGE as usize].when = Some(works);
    let wage = build.read(WAGE);
    let wage = build.node(Operator::If, &[works, wage, zero]);
    let owns = build.read(OWNS);
    let car = build.node(Operator::Contains, &[owns, 0]);

    let citizen = build.read(CITIZEN);
    let car = build.node(Operator::Any, &[0, 0, yes, car]);
    let wages = build.node(Operator::Sum, &[0, 0, yes, wage]);
    let poor = build.node(Operator::AtMost, &[wages, limit]);
    let no_car = build.node(Operator::Not, &[car]);
    let fits = build.node(Operator::And, &[citizen, no_car, poor]);
    let is_child = build.node(Operator::OneOf, &[relation, 2]);
    let children = build.node(Operator::Len, &[0, 0, is_child]);
    let extra = build.node(Operator::Multiply, &[children, each]);
    let total = build.node(Operator::Add, &[base, extra]);
    let program = build.program("home", "household", fits, no);
    program.rules = vec![
        rule("citizen", "require", citizen),
        rule("car", "exclude", car),
        rule("poor", "require", poor),
    ];
    program.amounts.push(amount("monthly", total));

    let is_old = build.node(Operator::AtMost, &[old, age]);
    let rich = build.node(Operator::Less, &[low, wage]);
    let not_rich = build.node(Operator::Not, &[rich]);
    let not_rich = build.node(Operator::Or, &[not_rich, doubt]);
    let fits = build.node(Operator::And, &[is_old, not_rich]);
    let mut doubted = rule("rich", "exclude", rich);
    doubted.doubt = "lists_differ".into();
    let program = build.program("each", "person", fits, yes);
    program.rules = vec![
        rule("old", "require", is_old),
        doubted,
        rule("visit", "office", yes),
    ];
    build
}

/// The questions as texts: path, then the places of those asked, then `?` where it only narrows.
pub fn questions(session: &Session) -> Vec<String> {
    let questions = session.evaluate().questions();
    let shown = questions.iter().map(|question| {
        let mut shown = question.path(session.bundle());
        if let Asked::Fact {
            subjects, option, ..
        } = &question.asked
        {
            for subject in subjects {
                if let Subject::Of(slot) = subject {
                    let people = session.people().iter();
                    let place = people.clone().position(|one| one.id == *slot).unwrap();
                    shown += &format!(" {place}");
                }
            }
            if let Some(option) = option {
                shown += &format!(" #{option}");
            }
        }
        if question.narrows {
            shown += " ?";
        }
        shown
    });
    shown.collect()
}

pub fn first(session: &Session) -> Subject {
    Subject::Of(session.applicant())
}

pub fn status(session: &Session, program: ProgramId, who: Who) -> Status {
    session.evaluate().status(program, who).unwrap()
}

pub fn alone() -> Session {
    let mut session = package().session();
    session.set_more_people(0, 0).unwrap();
    session
}
