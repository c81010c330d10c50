//! What one program says of another: `eligible("x")` and `receives("x")`.

use super::value::{Element, Value};
use super::{Context, Elaborator};
use crate::diagnostic::{Code, Span, did_you_mean};
use crate::syntax::{Expr, ExprKind};

impl Elaborator<'_> {
    fn program_named(&mut self, program: &Expr) -> Option<usize> {
        let ExprKind::Text(id) = &program.kind else {
            if program.kind != ExprKind::Refused {
                let help = "write its folder's name: `eligible(\"takaful\")`";
                let message = "a program's name is a literal text";
                self.error(Code::NotLiteral, program.span, message, "", help);
            }
            return None;
        };
        let programs = &self.package.programs;
        if let Some(at) = programs.iter().position(|known| known.id.value == *id) {
            return Some(at);
        }
        let known = programs.iter().map(|program| program.id.value.as_str());
        let help = did_you_mean(
            id,
            program.span,
            known,
            "programs are the folders of the package",
        );
        let message = format!("there is no program `{id}`");
        self.error(
            Code::UnknownProgram,
            program.span,
            message,
            "unknown program",
            help,
        );
        None
    }

    /// `eligible("x")`, `p.eligible("x")`
    pub(super) fn eligible(
        &mut self,
        element: Option<Element>,
        cx: &Context,
        program: &Expr,
        span: Span,
    ) -> Value {
        let Some(at) = self.program_named(program) else {
            return Value::Refused;
        };
        let Some(decl) = self.package.programs.get(at) else {
            return Value::Refused;
        };
        let person = self.is_person_program(decl);
        let Some(element) = self.whose(element, cx, person, "eligible", &decl.id.value, span)
        else {
            return Value::Refused;
        };
        let Some(nodes) = self.program(at, span) else {
            return Value::Refused;
        };
        let node = match element {
            Some(element) => self.node_at(element, nodes.eligible),
            None => nodes.eligible,
        };
        self.truth_value(|_| node)
    }

    /// `receives("x")`, `p.receives("x")`
    pub(super) fn receives(
        &mut self,
        element: Option<Element>,
        cx: &Context,
        program: &Expr,
        span: Span,
    ) -> Value {
        let Some(at) = self.program_named(program) else {
            return Value::Refused;
        };
        let Some(decl) = self.package.programs.get(at) else {
            return Value::Refused;
        };
        let Some(path) = &decl.receives else {
            let message = format!(
                "`{}` does not say which fact tells who receives it",
                decl.id.value
            );
            let help = "add `receives = \"household.gets_…\"` to its program.toml";
            return self.refuse(Code::UnknownFact, span, message, help);
        };
        let Some(fact) = self.receives_fact(path) else {
            return Value::Refused;
        };
        let Some(scalar) = self.fact(fact, span) else {
            return Value::Refused;
        };
        let of_person = self
            .package
            .facts
            .get(fact)
            .and_then(|fact| self.fact_group(fact))
            == Some(0);
        let Some(element) = self.whose(element, cx, of_person, "receives", &decl.id.value, span)
        else {
            return Value::Refused;
        };
        Value::Scalar(match element {
            Some(element) => self.at(element, &scalar),
            None => scalar,
        })
    }

    /// Whose result is meant: of a person, or of all. `None` after a finding.
    fn whose(
        &mut self,
        element: Option<Element>,
        cx: &Context,
        person: bool,
        call: &str,
        program: &str,
        span: Span,
    ) -> Option<Option<Element>> {
        match (person, element, cx.person) {
            (true, Some(element), _) | (true, None, Some(element)) => Some(Some(element)),
            (false, None, _) => Some(None),
            (true, None, None) => {
                let message = format!("`{program}` is for each person: whose is meant?");
                let help = format!("write `p.{call}(\"{program}\")` for a person `p`");
                self.error(Code::NoPerson, span, message, "", help);
                None
            }
            (false, Some(_), _) => {
                let message = format!("`{program}` is not for a single person");
                let help = format!("write `{call}(\"{program}\")`");
                self.error(Code::TypeMismatch, span, message, "", help);
                None
            }
        }
    }
}
