//! Programs: rules and amounts, and E of design section 6 with its doubts.
//!
//! A doubt is an unknown that no answer decides: a doubted requirement is `rule or unknown`, a
//! doubted exclusion `rule and unknown`. So a doubt can keep E from being true or false, and never
//! refuses by itself (invariant 1).

use selfcheck_runtime::bundle::operators::Operator;

use super::call::MODES;
use super::graph::{Node, Truth};
use super::types::{Type, Unit};
use super::value::Scalar;
use super::{Context, Elaborator, Made, Script, own_axis};
use crate::diagnostic::{Code, Span, Spanned, did_you_mean};
use crate::package::{ProgramDecl, unknown_source};
use crate::syntax::{Expr, ExprKind, RuleCall, Verb};

/// A program's nodes; for a person program at the own axis of people.
#[derive(Debug, Clone, Default)]
pub struct ProgramNodes {
    /// E.
    pub fits: Node,
    /// True where something is left to the office.
    pub office: Node,
    /// What `eligible("…")` is for other programs.
    pub eligible: Node,
    /// The rules, by place in the script; amounts have none here.
    pub rules: Vec<(usize, Node)>,
    /// The amounts, by place in the script.
    pub amounts: Vec<(usize, Scalar, Vec<String>)>,
    /// Place of the fact that `receives("…")` reads.
    pub receives: Option<usize>,
}

impl Elaborator<'_> {
    /// A program, made on demand: `eligible("…")` in another one asks for it.
    pub(super) fn program(&mut self, at: usize, span: Span) -> Option<ProgramNodes> {
        let decl = self.package.programs.get(at)?;
        match self.programs.get(at)? {
            Made::Done(made) => return made.clone(),
            Made::Busy => {
                let path = self.busy_programs(at);
                let place = if span == Span::default() {
                    decl.id.span
                } else {
                    span
                };
                let message = format!("these programs depend on each other: {path}");
                let help = "one of them must do without `eligible`; ask for a fact with `receives`";
                self.error(Code::ProgramCycle, place, message, "", help);
                return None;
            }
            Made::No => {}
        }
        self.set_program(at, Made::Busy);
        let made = self.make_program(at, decl);
        self.set_program(at, Made::Done(made.clone()));
        made
    }

    fn set_program(&mut self, at: usize, made: Made<ProgramNodes>) {
        if let Some(place) = self.programs.get_mut(at) {
            *place = made;
        }
    }

    fn busy_programs(&self, last: usize) -> String {
        let busy = self
            .programs
            .iter()
            .zip(&self.package.programs)
            .filter(|(made, _)| matches!(made, Made::Busy))
            .map(|(_, program)| program.id.value.as_str());
        let last = self
            .package
            .programs
            .get(last)
            .map(|program| program.id.value.as_str());
        busy.chain(last).collect::<Vec<_>>().join(" → ")
    }

    fn make_program(&mut self, at: usize, decl: &ProgramDecl) -> Option<ProgramNodes> {
        let person = self.is_person_program(decl);
        let known_unit = person
            || decl.unit.value == "household"
            || self
                .package
                .units
                .iter()
                .any(|unit| unit.id.value == decl.unit.value);
        if !known_unit {
            let units = self.package.units.iter().map(|unit| unit.id.value.as_str());
            let known = ["person", "household"].into_iter().chain(units);
            let help = did_you_mean(
                &decl.unit.value,
                decl.unit.span,
                known,
                "it is `person`, `household` or a unit of package.toml",
            );
            let message = format!("there is no unit `{}`", decl.unit.value);
            self.error(
                Code::UnknownId,
                decl.unit.span,
                message,
                "unknown unit",
                help,
            );
        }
        let receives = decl
            .receives
            .as_ref()
            .and_then(|path| self.receives_fact(path));
        let mut cx = Context::top(Script::Program(at), person.then(|| own_axis(0)));
        for part in &decl.script.lets {
            let value = self.expr(&cx, &part.value, None);
            cx = cx.with(&part.name.value, value);
        }
        let mut nodes = ProgramNodes {
            receives,
            ..ProgramNodes::default()
        };
        let (mut categories, mut others, mut office) = (Vec::new(), Vec::new(), Vec::new());
        let mut complete = true;
        for (place, rule) in decl.script.rules.iter().enumerate() {
            self.check_ids(rule);
            if rule.verb.value == Verb::Amount {
                match self.amount(&cx, rule) {
                    Some((value, rounding)) => nodes.amounts.push((place, value, rounding)),
                    None => complete = false,
                }
                continue;
            }
            let condition = match &rule.value {
                Some(value) => self
                    .bool(&cx, value)
                    .inspect(|node| self.meet(&cx, value, *node, true)),
                None => Some(self.graph.truth(Truth::Yes)),
            };
            let Some(condition) = condition else {
                complete = false;
                continue;
            };
            nodes.rules.push((place, condition));
            let doubted = rule.doubt.is_some();
            match rule.verb.value {
                Verb::Category => categories.push(self.kept(condition, doubted)),
                Verb::Require => others.push(self.kept(condition, doubted)),
                Verb::Exclude => {
                    let fine = self.graph.not(condition);
                    others.push(self.kept(fine, doubted));
                }
                Verb::Office => office.push(condition),
                Verb::Priority | Verb::Keep | Verb::Amount => {}
            }
        }
        if !complete {
            return None;
        }
        if !categories.is_empty() {
            let any = self.graph.or(&categories);
            others.insert(0, any);
        }
        nodes.fits = self.graph.and(&others);
        nodes.office = self.graph.or(&office);
        nodes.eligible = self.eligible_node(decl, nodes.fits, nodes.office);
        Some(nodes)
    }

    /// A condition that a doubt keeps from being false.
    fn kept(&mut self, condition: Node, doubted: bool) -> Node {
        if !doubted {
            return condition;
        }
        let unknown = self.graph.truth(Truth::Unknown);
        self.graph.or(&[condition, unknown])
    }

    /// E, nothing left to the office, and the program's rules hold on the day.
    fn eligible_node(&mut self, decl: &ProgramDecl, fits: Node, office: Node) -> Node {
        let unknown = self.graph.truth(Truth::Unknown);
        let settled = self.graph.not(office);
        let settled = self.graph.or(&[settled, unknown]);
        let mut parts = vec![fits, settled];
        let today = self.today();
        if let Some(first) = decl
            .valid
            .0
            .and_then(|day| self.graph.number(i128::from(day)).ok())
        {
            parts.push(self.graph.logic(Operator::AtMost, vec![first.0, today.0]));
        }
        if let Some(last) = decl
            .valid
            .1
            .and_then(|day| self.graph.number(i128::from(day)).ok())
        {
            parts.push(self.graph.logic(Operator::AtMost, vec![today.0, last.0]));
        }
        self.graph.and(&parts)
    }

    pub(super) fn is_person_program(&self, decl: &ProgramDecl) -> bool {
        decl.unit.value == "person"
    }

    fn check_ids(&mut self, rule: &RuleCall) {
        let about = &self.package.about;
        for law in &rule.laws {
            if let Some((message, help)) = unknown_source(law, &about.sources) {
                self.error(Code::UnknownId, law.span, message, "unknown source", help);
            }
        }
        for proof in &rule.proofs {
            self.document(proof);
        }
    }

    /// The place of a document, or a finding.
    pub(super) fn document(&mut self, id: &Spanned<String>) -> Option<u32> {
        let documents = &self.package.about.documents;
        if let Some(at) = documents
            .iter()
            .position(|document| document.id.value == id.value)
        {
            return u32::try_from(at).ok();
        }
        let known = documents.iter().map(|document| document.id.value.as_str());
        let help = did_you_mean(
            &id.value,
            id.span,
            known,
            "add it to `[documents]` in package.toml",
        );
        let message = format!("there is no document `{}`", id.value);
        self.error(Code::UnknownId, id.span, message, "unknown document", help);
        None
    }

    fn amount(&mut self, cx: &Context, rule: &RuleCall) -> Option<(Scalar, Vec<String>)> {
        let value = rule.value.as_ref()?;
        let scalar = self.number(cx, value)?;
        if matches!(scalar.ty, Type::Number(Unit::Named(_))) {
            let message = format!(
                "an amount is money or a plain number, not {}",
                scalar.ty.word()
            );
            let help = "give its parameters the type `money/month` or another period";
            self.error(Code::UnitMismatch, value.span, message, "", help);
            return None;
        }
        Some((scalar, rounding(value)))
    }

    pub(super) fn receives_fact(&mut self, path: &Spanned<String>) -> Option<usize> {
        let at = self.fact_at_path(path)?;
        let scalar = self.fact(at, path.span)?;
        if scalar.ty != Type::Bool {
            let message = format!("`{}` is no yes/no fact", path.value);
            let help = "`receives` names a fact of type `bool`";
            self.error(Code::TypeMismatch, path.span, message, "", help);
            return None;
        }
        Some(at)
    }
}

/// How an amount is rounded, when rounding is the last thing done to it.
fn rounding(value: &Expr) -> Vec<String> {
    if let ExprKind::Call(name, args) = &value.kind
        && name.value == "round"
        && let [_, unit, mode] = args.as_slice()
        && let (ExprKind::Number { digits, places }, ExprKind::Text(mode)) =
            (&unit.kind, &mode.kind)
        && MODES.contains(&mode.as_str())
    {
        return vec![decimal_text(*digits, *places), mode.clone()];
    }
    Vec::new()
}

/// The decimal text of a number with that many places.
pub fn decimal_text(digits: i128, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or_default();
    let sign = if digits < 0 { "-" } else { "" };
    let text = digits.unsigned_abs().to_string();
    if places == 0 {
        return format!("{sign}{text}");
    }
    let padded = format!("{text:0>width$}", width = places.saturating_add(1));
    let (whole, rest) = padded.split_at(padded.len().saturating_sub(places));
    format!("{sign}{whole}.{rest}")
}
