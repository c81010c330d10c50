//! Facts: the node that stands for each, with its bounds, its `when` and its rule when derived.
//!
//! A fact about a person is made once, at [`super::own_axis`], and read for whoever is meant.

use selfcheck_runtime::bundle::operators::Operator;

use super::graph::Node;
use super::ranges::Range;
use super::types::{Type, Unit};
use super::value::{Element, Scalar, Subject, Value};
use super::{Context, Elaborator, Made, Script, own_axis};
use crate::diagnostic::{Code, Span, did_you_mean};
use crate::package::{Bound, FactDecl, TypeDecl};
use crate::syntax::{ExprKind, Name};

/// 1900-01-01, in days since 1970-01-01.
pub const FIRST_DAY: i128 = -25_567;
/// What people call everyone in the home, as if it were a fact.
const OF_ALL: [&str; 5] = ["members", "people", "persons", "residents", "everyone"];
/// 2100-12-31.
pub const LAST_DAY: i128 = 47_846;

impl Elaborator<'_> {
    /// The group of a fact's subject: 0 people, others by place, none for a single subject.
    pub(super) fn fact_group(&self, fact: &FactDecl) -> Option<u32> {
        match fact.about.value.as_str() {
            "person" => Some(0),
            name => self.group_named(name),
        }
    }

    /// The type of a declaration.
    pub(super) fn declared_type(&mut self, ty: &TypeDecl) -> Type {
        match ty {
            TypeDecl::Bool => Type::Bool,
            TypeDecl::Number { unit, .. } => Type::Number(Unit::parse(unit)),
            TypeDecl::Date => Type::Date,
            TypeDecl::Choice(options) => Type::Choice(self.add_options(options)),
            TypeDecl::Choices(options) => Type::Choices(self.add_options(options)),
        }
    }

    fn add_options(&mut self, options: &[Name]) -> u32 {
        self.graph
            .add_options(options.iter().map(|option| option.value.clone()).collect())
    }

    /// The list of options of a declaration, when already made.
    pub(super) fn known_options(&self, ty: &TypeDecl) -> Option<u32> {
        let (TypeDecl::Choice(options) | TypeDecl::Choices(options)) = ty else {
            return None;
        };
        let known = self.graph.options().iter().position(|list| {
            list.len() == options.len()
                && list
                    .iter()
                    .zip(options)
                    .all(|(known, option)| *known == option.value)
        });
        u32::try_from(known?).ok()
    }

    /// A fact, read at its own axis.
    pub(super) fn fact(&mut self, at: usize, span: Span) -> Option<Scalar> {
        let decl = self.package.facts.get(at)?;
        match self.facts.get(at)? {
            Made::Done(made) => return made.clone(),
            Made::Busy => {
                let name = format!("{}.{}", decl.about.value, decl.name.value);
                let place = if span == Span::default() {
                    decl.name.span
                } else {
                    span
                };
                let message = format!("`{name}` depends on itself");
                let help = "a `when` or a derived fact may only use facts that do not use it";
                self.error(Code::FactCycle, place, message, "", help);
                return None;
            }
            Made::No => {}
        }
        self.set_fact(at, Made::Busy);
        let made = self.make_fact(at, decl);
        self.set_fact(at, Made::Done(made.clone()));
        made
    }

    fn set_fact(&mut self, at: usize, made: Made<Scalar>) {
        if let Some(place) = self.facts.get_mut(at) {
            *place = made;
        }
    }

    fn make_fact(&mut self, at: usize, decl: &FactDecl) -> Option<Scalar> {
        let cx = self.fact_context(decl);
        let ty = self.declared_type(&decl.ty);
        if let Some(rule) = &decl.derived {
            let value = self.expr(&cx, rule, Some(&ty));
            let value = self.taken_scalar(value, rule.span)?;
            let value = self.of_declared_type(value, &ty, &decl.ty, rule.span)?;
            return self.within_bounds(decl, value, rule.span);
        }
        let index = u32::try_from(at).ok()?;
        let range = fact_range(decl);
        let node = match self.fact_group(decl) {
            Some(_) => self.graph.add(Operator::FactOf, vec![index, 0], range),
            None => self.graph.add(Operator::Fact, vec![index], range),
        };
        let raw = Scalar {
            ty: ty.clone(),
            node: node.ok()?,
            scale: places(&decl.ty),
            over: None,
        };
        let (Some(when), Some(otherwise)) = (&decl.when, &decl.otherwise) else {
            return Some(raw);
        };
        let condition = self.bool(&cx, when)?;
        if let Some(place) = self.conditions.get_mut(at) {
            *place = Some(condition);
        }
        let value = match (&ty, &otherwise.kind) {
            (Type::Choices(_), _) => {
                let help = "a set of choices applies always; leave `when` out";
                let message = "a set of choices has no value to fall back on";
                self.error(Code::TypeMismatch, otherwise.span, message, "", help);
                return None;
            }
            (Type::Date, ExprKind::Text(text)) => {
                let Some(day) = day_of_iso(text) else {
                    let help = "write \"2026-03-01\"";
                    self.error(
                        Code::WrongField,
                        otherwise.span,
                        "this is no date",
                        "",
                        help,
                    );
                    return None;
                };
                let node = self.graph.number(i128::from(day)).ok()?;
                Value::Scalar(Scalar::plain(Type::Date, node))
            }
            _ => self.expr(&cx, otherwise, Some(&ty)),
        };
        let raw_value = Value::Scalar(raw);
        let (raw, value) = self.same_type(raw_value, value, when.span, otherwise.span)?;
        if value.scale > raw.scale {
            let message = "`otherwise` has more decimal places than the fact";
            self.error(Code::OutsideBounds, otherwise.span, message, "", "round it");
            return None;
        }
        self.choose(condition, &raw, &value, otherwise.span)
    }

    /// Where a fact's own expressions stand: its subject has a name.
    fn fact_context(&mut self, decl: &FactDecl) -> Context {
        match self.fact_group(decl) {
            Some(0) => Context::top(Script::Toml, Some(own_axis(0))),
            Some(group) => {
                let cx = Context {
                    level: 1,
                    ..Context::top(Script::Toml, None)
                };
                cx.with(&decl.about.value, Value::Element(own_axis(group)))
            }
            None => Context::top(Script::Toml, None),
        }
    }

    /// A computed value as declared: its type, and no more decimal places.
    pub(super) fn of_declared_type(
        &mut self,
        value: Scalar,
        ty: &Type,
        decl: &TypeDecl,
        span: Span,
    ) -> Option<Scalar> {
        let fits = match (&value.ty, ty) {
            (Type::Number(given), Type::Number(declared)) => given.join(declared).is_some(),
            (given, declared) => given == declared,
        };
        if !fits {
            let message = format!(
                "declared as {}, but the rule gives {}",
                ty.word(),
                value.ty.word()
            );
            let help = "change the declaration or the rule";
            self.error(Code::TypeMismatch, span, message, "", help);
            return None;
        }
        let mut value = Scalar {
            ty: ty.clone(),
            ..value
        };
        if value.scale < places(decl) {
            value.node = self.shift(value.node, places(decl).saturating_sub(value.scale), span)?;
            value.scale = places(decl);
        }
        Some(value)
    }

    /// Proves the declared bounds of a derived fact, or refuses.
    fn within_bounds(&mut self, decl: &FactDecl, value: Scalar, span: Span) -> Option<Scalar> {
        if !matches!(value.ty, Type::Number(_)) {
            return Some(value);
        }
        if value.scale > places(&decl.ty) || value.over.is_some() {
            let help = "round it: `round(x, 1, \"floor\")`";
            let message = "this derived fact has more decimal places than it declares";
            self.error(Code::RoundHere, span, message, "", help);
            return None;
        }
        let range = self.graph.range(value.node);
        let (low, high) = (value_of(&decl.min), value_of(&decl.max));
        let proved = low.is_none_or(|low| low <= range.low) && high.is_none_or(|h| range.high <= h);
        if !proved {
            let message = format!("this lies between {} and {}", range.low, range.high);
            let help = "widen the declared `min` and `max`, or `clamp` the rule";
            self.error(
                Code::ResultOutsideBounds,
                span,
                message,
                "may leave its bounds",
                help,
            );
            return None;
        }
        Some(value)
    }

    /// `p.name`
    pub(super) fn element_field(&mut self, element: Element, name: &Name) -> Value {
        let (group, level) = match element {
            Element::Applicant => (0, 0),
            Element::Axis { level, group } => (group, level),
        };
        if name.value == "position" {
            let node = match element {
                Element::Applicant => self.graph.number(1).unwrap_or(Node(0)),
                Element::Axis { .. } => self.position(level, group),
            };
            return Value::Scalar(Scalar::number(Type::Number(Unit::None), node, 0));
        }
        let about = match group {
            0 => "person".to_owned(),
            group => self.group_name(group),
        };
        match self.fact_named(&about, name) {
            Some(at) => match self.fact(at, name.span) {
                Some(scalar) => {
                    let read = self.at(element, &scalar);
                    Value::Scalar(read)
                }
                None => Value::Refused,
            },
            None => Value::Refused,
        }
    }

    /// `household.name`, `family.name`
    pub(super) fn subject_field(&mut self, subject: Subject, name: &Name) -> Value {
        let about = match subject {
            Subject::Household => "household".to_owned(),
            Subject::Unit(at) => {
                if let Some(list) = self.unit_list(at, name) {
                    return list;
                }
                self.package
                    .units
                    .get(at)
                    .map_or_else(String::new, |unit| unit.id.value.clone())
            }
        };
        match self
            .fact_named(&about, name)
            .and_then(|at| self.fact(at, name.span))
        {
            Some(scalar) => Value::Scalar(scalar),
            None => Value::Refused,
        }
    }

    /// The place of a fact, or a finding with a guess.
    fn fact_named(&mut self, about: &str, name: &Name) -> Option<usize> {
        let package = self.package;
        let of_subject = |fact: &&FactDecl| fact.about.value == about;
        let place = package
            .facts
            .iter()
            .position(|f| of_subject(&f) && f.name.value == name.value);
        if place.is_some() {
            return place;
        }
        let mut known: Vec<&str> = package
            .facts
            .iter()
            .filter(of_subject)
            .map(|f| f.name.value.as_str())
            .collect();
        if let Some(unit) = package.units.iter().find(|unit| unit.id.value == about) {
            known.push("members");
            known.extend(unit.lists.iter().map(|(list, _)| list.value.as_str()));
        }
        let elsewhere = package.facts.iter().find(|f| f.name.value == name.value);
        let help = match elsewhere {
            Some(fact) => {
                format!("it is about another: `{}.{}`", fact.about.value, name.value).into()
            }
            None if OF_ALL.contains(&name.value.as_str()) => {
                "everyone in the home is `members`: write `members.any(|p| …)`".into()
            }
            None => did_you_mean(&name.value, name.span, known, "declare it in `facts.toml`"),
        };
        let message = format!("`{about}` has no fact `{}`", name.value);
        self.error(Code::UnknownFact, name.span, message, "unknown fact", help);
        None
    }

    /// The fact a dotted path names: `household.gets_takaful`.
    pub(super) fn fact_at_path(&mut self, path: &Name) -> Option<usize> {
        let found = self.package.facts.iter().position(|fact| {
            path.value
                .strip_prefix(fact.about.value.as_str())
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|name| name == fact.name.value)
        });
        if found.is_none() {
            let paths: Vec<String> = self
                .package
                .facts
                .iter()
                .map(|fact| format!("{}.{}", fact.about.value, fact.name.value))
                .collect();
            let help = did_you_mean(
                &path.value,
                path.span,
                paths.iter().map(String::as_str),
                "write it as in `person.school`",
            );
            let message = format!("there is no fact `{}`", path.value);
            self.error(Code::UnknownFact, path.span, message, "unknown fact", help);
        }
        found
    }
}

/// Decimal places of a declaration.
pub fn places(ty: &TypeDecl) -> u32 {
    match ty {
        TypeDecl::Number { places, .. } => *places,
        _ => 0,
    }
}

/// The range of a fact over all days.
fn fact_range(decl: &FactDecl) -> Range {
    match decl.ty {
        TypeDecl::Number { .. } => Range::new(
            value_of(&decl.min).unwrap_or_default(),
            value_of(&decl.max).unwrap_or_default(),
        ),
        TypeDecl::Date => Range::new(
            value_of(&decl.min).unwrap_or(FIRST_DAY),
            value_of(&decl.max).unwrap_or(LAST_DAY),
        ),
        _ => Range::NONE,
    }
}

/// A bound that does not move with `today`.
pub fn value_of(bound: &Option<crate::diagnostic::Spanned<Bound>>) -> Option<i128> {
    match bound.as_ref()?.value {
        Bound::Value(value) => Some(value),
        Bound::Today(_) => None,
    }
}

/// Days since 1970-01-01 of an ISO date between 1900 and 2100.
pub fn day_of_iso(text: &str) -> Option<i32> {
    selfcheck_runtime::date::Day::parse(text)
        .filter(|day| day.in_range())
        .map(|day| day.0)
}
