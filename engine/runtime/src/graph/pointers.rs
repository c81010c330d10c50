//! What points into the graph: conditions of facts, named results, programs. Each is well formed, or
//! none.

use super::ix;
use super::metadata::{FactKind, Named, Recipient};
use super::nodes::Checker;
use super::shape::Kind;
use crate::bundle::{Fact, NamedResult, Program};
use crate::decimal::MAX_PLACES;
use crate::value::Interval;

impl Checker<'_> {
    /// The nodes a fact names.
    pub fn fact_nodes(&self, fact: &Fact) -> Option<()> {
        if let Some(when) = fact.when {
            let kind = self.kind_at(when, fact.group)?;
            kind.is_none_or(|kind| kind == Kind::Bool).then_some(())?;
        }
        if let Some(derived) = fact.derived {
            self.kind_at(derived, fact.group)?;
        }
        Some(())
    }

    /// Kind of a node with at most an axis of that group; none within when it cannot be evaluated.
    fn kind_at(&self, node: u32, group: Option<u32>) -> Option<Option<Kind>> {
        let node = self.nodes.get(ix(node))?;
        match node.operator {
            None => Some(None),
            Some(_) => node.axes.at_most(group).then_some(Some(node.kind)),
        }
    }

    /// A named result.
    pub fn result(&self, number: usize, result: &NamedResult) -> Option<Named> {
        let group = result.person.then_some(0);
        let options = match result.options {
            Some(list) => self.core.options.get(ix(list))?.len(),
            None => 0,
        };
        let kind = FactKind::named(&result.kind, options, result.places)?;
        let node = self.kind_at(result.node, group)?;
        let divisor = match result.denominator {
            Some(node) => self.kind_at(node, group)?,
            None => Some(Kind::Number),
        };
        let fits = (node.is_none() || node == kind.of_node(self.list(result.options)))
            && divisor.is_none_or(|kind| kind == Kind::Number)
            && result.min <= result.max
            && result.scale <= MAX_PLACES
            && result.denominator_scale <= MAX_PLACES;
        fits.then_some(Named {
            kind,
            bounds: Interval::between(result.min.0, result.max.0),
            checked: node.is_some() && divisor.is_some(),
            readers: self.readers.get(number).cloned().unwrap_or_default(),
        })
    }

    /// A program.
    pub fn program(&self, program: &Program) -> Option<Recipient> {
        let person = program.unit == "person";
        let mut checked = true;
        let mut expect = |node: u32, kind: Kind| {
            let here = self.kind_at(node, person.then_some(0))?;
            checked &= here.is_some();
            here.is_none_or(|here| here == kind).then_some(())
        };
        if !program.info_only {
            expect(program.fits, Kind::Bool)?;
            expect(program.office, Kind::Bool)?;
        }
        let documents = self.core.package.documents.len();
        let known = |places: &[u32]| places.iter().all(|place| ix(*place) < documents);
        for rule in &program.rules {
            expect(rule.node, Kind::Bool)?;
            known(&rule.proofs).then_some(())?;
        }
        for amount in &program.amounts {
            expect(amount.node, Kind::Number)?;
            if let Some(denominator) = amount.denominator {
                expect(denominator, Kind::Number)?;
            }
            let most = amount
                .scale
                .max(amount.denominator_scale)
                .max(amount.places);
            (most <= MAX_PLACES).then_some(())?;
        }
        if let Some(fact) = program.receives {
            let fact = self.core.facts.get(ix(fact))?;
            (fact.kind == "bool" && (fact.group.is_none() || person)).then_some(())?;
        }
        known(&program.documents).then_some(Recipient { checked, person })
    }
}
