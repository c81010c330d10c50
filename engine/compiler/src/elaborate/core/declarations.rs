//! Declarations as the core has them: the package, groups, facts, and parameters with their cells
//! spread out.

use std::sync::Arc;

use selfcheck_runtime::bundle::{Entry, Fact, Group, Int, Package as Published, Parameter};

use super::super::facts::{FIRST_DAY, LAST_DAY, places, value_of};
use super::super::{Audience, Elaborator};
use super::spread::spread;
use crate::diagnostic::Spanned;
use crate::package::{
    Bound, CellDecl, FactDecl, ParameterDecl, ShapeDecl, TypeDecl, whole_numbers,
};

pub fn published(made: &Elaborator) -> Published {
    let about = &made.package.about;
    let value = |name: &Spanned<String>| name.value.clone();
    Published {
        id: about.id.clone(),
        version: about.version.clone(),
        reviewed: about.reviewed,
        review_by: about.review_by.value,
        currency: about.currency.clone(),
        places: about.currency_places,
        not_checked: about.not_checked.iter().map(value).collect(),
        languages: about
            .languages
            .iter()
            .map(|(a, b)| vec![value(a), value(b)])
            .collect(),
        sources: about
            .sources
            .iter()
            .map(|source| {
                let date = source
                    .date
                    .map(|day| selfcheck_runtime::date::Day(day).iso())
                    .unwrap_or_default();
                vec![
                    source.key.value.clone(),
                    source.title.clone(),
                    date,
                    source.url.clone(),
                ]
            })
            .collect(),
        documents: about
            .documents
            .iter()
            .map(|document| vec![document.id.value.clone(), document.instead.clone()])
            .collect(),
        units: made
            .package
            .units
            .iter()
            .map(|unit| unit.id.value.clone())
            .collect(),
        sex: about
            .sex
            .iter()
            .map(|told| {
                let (fact, answer) = (value(&told.fact), value(&told.value));
                vec![told.whose.clone(), fact, answer, told.sex.clone()]
            })
            .collect(),
        topics: made.package.topics.iter().map(value).collect(),
        authority: about.authority.clone(),
    }
}

pub fn groups(made: &Elaborator) -> Vec<Group> {
    let people = Group {
        id: "people".to_owned(),
        max: made.package.about.max_people,
    };
    let others = made.package.groups.iter().map(|group| Group {
        id: group.id.value.clone(),
        max: group.max,
    });
    std::iter::once(people).chain(others).collect()
}

pub fn kind(ty: &TypeDecl) -> &'static str {
    match ty {
        TypeDecl::Bool => "bool",
        TypeDecl::Number { .. } => "number",
        TypeDecl::Date => "date",
        TypeDecl::Choice(_) => "choice",
        TypeDecl::Choices(_) => "choices",
    }
}

pub fn unit(ty: &TypeDecl) -> String {
    match ty {
        TypeDecl::Number { unit, .. } => unit.clone(),
        _ => String::new(),
    }
}

pub fn fact(made: &Elaborator, decl: &FactDecl, when: Option<u32>, derived: Option<u32>) -> Fact {
    let bound = |bound: &Option<Spanned<Bound>>, date: i128| match bound.as_ref().map(|b| b.value) {
        Some(Bound::Value(value)) => value.to_string(),
        Some(Bound::Today(months)) => format!("t{months:+}"),
        None if matches!(decl.ty, TypeDecl::Date) => date.to_string(),
        None => "0".to_owned(),
    };
    Fact {
        name: decl.name.value.clone(),
        about: decl.about.value.clone(),
        group: made.fact_group(decl),
        kind: kind(&decl.ty).to_owned(),
        options: made.known_options(&decl.ty),
        places: places(&decl.ty),
        unit: unit(&decl.ty),
        min: bound(&decl.min, FIRST_DAY),
        max: bound(&decl.max, LAST_DAY),
        ask: decl.ask.iter().map(|word| word.value.clone()).collect(),
        topic: decl
            .topic
            .as_ref()
            .map(|topic| topic.value.clone())
            .unwrap_or_default(),
        when,
        derived,
        sensitive: decl.sensitive,
        hard: decl.hard,
        suggest: decl.suggest,
        default: decl.default.clone(),
    }
}

/// Where the same parameter has been written before, its values are those again: what they are does
/// not depend on rules.
pub fn parameter(
    made: &Elaborator,
    decl: &ParameterDecl,
    audience: Audience,
    known: Option<&Parameter>,
) -> Option<Parameter> {
    let options = made.known_options(&decl.ty);
    let (min, max) = match &decl.ty {
        TypeDecl::Bool => (0, 1),
        TypeDecl::Choice(names) => (0, i128::try_from(names.len()).ok()?.checked_sub(1)?),
        _ => (value_of(&decl.min)?, value_of(&decl.max)?),
    };
    let (shape, keys, threshold_places) = match &decl.shape {
        ShapeDecl::Cells(names) => {
            let keys = names
                .iter()
                .map(|name| key_list(made, &name.value))
                .collect::<Option<_>>()?;
            ("cells", keys, 0)
        }
        ShapeDecl::Steps(ty) => ("steps", Vec::new(), places(ty)),
        ShapeDecl::Marginal(ty) => ("marginal", Vec::new(), places(ty)),
    };
    let hidden = decl.confidential && audience == Audience::Public;
    let values = match known {
        Some(known) => known.values.clone(),
        None if hidden => Vec::new(),
        None => entries(made, &keys, decl)?,
    };
    Some(Parameter {
        name: decl.name.value.clone(),
        kind: kind(&decl.ty).to_owned(),
        options,
        places: places(&decl.ty),
        unit: unit(&decl.ty),
        min: Int(min),
        max: Int(max),
        shape: shape.to_owned(),
        keys,
        threshold_places,
        values,
    })
}

fn key_list(made: &Elaborator, path: &str) -> Option<u32> {
    if let Some(numbers) = whole_numbers(path) {
        let written: Vec<String> = numbers.map(|number| number.to_string()).collect();
        let at = made
            .graph
            .options()
            .iter()
            .position(|list| *list == written)?;
        return u32::try_from(at).ok();
    }
    if let Some(result) = made.package.results.iter().find(|r| r.name.value == path) {
        return made.known_options(&result.ty);
    }
    let fact = made.package.facts.iter().find(|fact| {
        path.strip_prefix(fact.about.value.as_str())
            .and_then(|rest| rest.strip_prefix('.'))
            .is_some_and(|name| name == fact.name.value)
    })?;
    made.known_options(&fact.ty)
}

/// The values, their cells spread out in the order of the keys' options.
fn entries(made: &Elaborator, keys: &[u32], decl: &ParameterDecl) -> Option<Vec<Entry>> {
    let lists: Vec<&[String]> = keys
        .iter()
        .map(|&list| made.graph.option_list(list))
        .collect();
    let mut places = Vec::new();
    let mut before: &[CellDecl] = &[];
    let mut entries = Vec::with_capacity(decl.values.len());
    for value in &decl.values {
        // The cells of a history lie alike on every day.
        if !lie_alike(before, &value.cells) {
            places = spread(&lists, value)?;
        }
        before = &value.cells;
        let mut cells = Vec::with_capacity(places.len().saturating_mul(2));
        for &at in &places {
            let cell = value.cells.get(at)?;
            cells.extend(cell.threshold.map(Int));
            cells.extend([Int(cell.low), Int(cell.high)]);
        }
        entries.push(Entry {
            from: value.from.value,
            until: value.until.as_ref().map(|day| day.value),
            cells,
            source: value.source.clone(),
        });
    }
    Some(entries)
}

/// Whether cells are for the very same options, one by one.
fn lie_alike(one: &[CellDecl], other: &[CellDecl]) -> bool {
    let alike = |(one, other): (&CellDecl, &CellDecl)| {
        Arc::ptr_eq(&one.keys, &other.keys) && one.threshold.is_none() && other.threshold.is_none()
    };
    !one.is_empty() && one.len() == other.len() && one.iter().zip(other).all(alike)
}
