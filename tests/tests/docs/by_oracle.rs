//! The same expressions, asked of the oracle, where the household is fully described: what the
//! documents say is what Rhai's own evaluator says too.

use selfcheck_runtime::session::{Answers, Given, NamedAnswer};
use selfcheck_tests::oracle::{
    Date, Facts, Household, Lean, Oracle, Rational, Value, World, declared::Type, number::parse,
};

use crate::blocks::Block;
use crate::evaluated::exact;
use crate::example::sources;

/// Checks a block; how many expressions were compared, and what is wrong.
pub fn check(block: &Block, answers: &Answers) -> (usize, Vec<String>) {
    let Some((oracle, household, today)) = asked(block, answers) else {
        return (0, Vec::new());
    };
    let world = World {
        seed: 1,
        lean: Lean::Low,
    };
    if let Err(error) = oracle.ask(&household, today, world) {
        return (0, vec![format!("the oracle fails: {error}")]);
    }
    let mut wrong = Vec::new();
    let lines = exact(block);
    for (expression, value) in &lines {
        let comparison = match value.as_str() {
            "true" | "false" => format!("({expression}) == {value}"),
            value => format!("({expression}) == ({value})"),
        };
        match oracle.expression(&comparison) {
            Ok(Value::Bool(true)) => {}
            Ok(_) => {
                let got = oracle
                    .expression(expression)
                    .map_or_else(|e| e, |got| got.to_string());
                wrong.push(format!(
                    "`{expression}`: the oracle says {got}, not {value}"
                ));
            }
            Err(error) => wrong.push(format!("`{expression}`: the oracle fails: {error}")),
        }
    }
    (lines.len(), wrong)
}

/// The oracle and the household, unless something in the household is not exactly known.
fn asked(block: &Block, answers: &Answers) -> Option<(Oracle, Household, Date)> {
    let stands_alone = block.text.lines().all(|line| line.contains("// →"));
    if block.value("for").is_some() || !stands_alone || answers.more_people.is_some() {
        return None;
    }
    let oracle = Oracle::new(sources()).ok()?;
    let mut household = Household::default();
    for person in &answers.people {
        household
            .people
            .push(facts(&oracle, "person", &person.facts)?);
    }
    household.household = facts(&oracle, "household", &answers.household)?;
    for (unit, said) in &answers.units {
        household
            .units
            .insert(unit.clone(), facts(&oracle, unit, said)?);
    }
    for group in &answers.groups {
        let members = group
            .members
            .iter()
            .map(|member| facts(&oracle, &group.group, &member.facts));
        household
            .groups
            .insert(group.group.clone(), members.collect::<Option<_>>()?);
    }
    let today = Date::parse(&answers.date?.iso())?;
    Some((oracle, household, today))
}

/// Facts about one subject; none unless all that can be answered are.
fn facts(oracle: &Oracle, about: &str, said: &[NamedAnswer]) -> Option<Facts> {
    let mut facts = Facts::new();
    for fact in oracle
        .package()
        .facts
        .iter()
        .filter(|f| f.about == about && f.derived.is_none())
    {
        let answer = said.iter().find(|answer| answer.fact == fact.name);
        let value = match (answer.map(|answer| &answer.value), &fact.ty) {
            (Some(Given::Bool(value)), _) => Value::Bool(*value),
            (Some(Given::Text(text)), Type::Number(..)) => Value::Number(parse(text)?),
            (Some(Given::Text(text)), Type::Date) => Value::Date(Date::parse(text)?),
            (Some(Given::Text(text)), _) => Value::Choice(text.clone()),
            (Some(Given::Chosen(options)), _) => Value::Choices(options.iter().cloned().collect()),
            // Not asked because it does not apply: any value does.
            (None, ty) if fact.when.is_some() => anything(ty),
            _ => return None,
        };
        facts.insert(fact.name.clone(), value);
    }
    Some(facts)
}

fn anything(ty: &Type) -> Value {
    match ty {
        Type::Bool => Value::Bool(true),
        Type::Choice(options) => Value::Choice(options.last().cloned().unwrap_or_default()),
        _ => Value::Number(Rational::from(1)),
    }
}
