//! What points into the graph: conditions of facts, named results, programs.

use super::from_core::fault;
use super::metadata::{FactKind, Named, Recipient};
use super::nodes::Checker;
use super::shape::Kind;
use super::{BundleError, ix, small};
use crate::bundle::Program;
use crate::bundle::operators::Operator;
use crate::decimal::MAX_PLACES;

impl Checker<'_> {
    pub fn fact_nodes(&self) -> Result<(), BundleError> {
        for fact in &self.core.facts {
            let condition = fact.when.map(|node| (node, self.kind_at(node, fact.group)));
            let derived = fact
                .derived
                .map(|node| (node, self.kind_at(node, fact.group)));
            let bad = matches!(
                condition,
                Some((
                    _,
                    Err(()) | Ok(Some(Kind::Number | Kind::Choice(_) | Kind::Choices(_)))
                ))
            ) || matches!(derived, Some((_, Err(()))));
            if bad {
                return Err(fault(
                    "B008",
                    &[
                        "fact `",
                        &fact.name,
                        "`: its `when` or `derived` is no \
                                            node of its kind",
                    ],
                ));
            }
        }
        Ok(())
    }

    /// Kind of a node with at most an axis of that group; none when it cannot be evaluated.
    fn kind_at(&self, node: u32, group: Option<u32>) -> Result<Option<Kind>, ()> {
        let node = self.nodes.get(ix(node)).ok_or(())?;
        if node.operator.is_none() {
            return Ok(None);
        }
        if node.axes.at_most(group) {
            Ok(Some(node.kind))
        } else {
            Err(())
        }
    }

    /// Named results.
    pub fn results(&self) -> Result<Vec<Named>, BundleError> {
        let each = |(number, result): (usize, &crate::bundle::NamedResult)| {
            let wrong = || fault("B008", &["result `", &result.name, "` is not well formed"]);
            let group = result.person.then_some(0);
            let options = result.options.map_or(Some(0), |list| {
                self.core.options.get(ix(list)).map(Vec::len)
            });
            let kind = FactKind::named(&result.kind, options.ok_or_else(wrong)?, result.places)
                .ok_or_else(wrong)?;
            let list = result
                .options
                .and_then(|list| self.lists.get(ix(list)).copied());
            let node = self.kind_at(result.node, group).map_err(|()| wrong())?;
            let divisor = match result.denominator {
                Some(node) => self.kind_at(node, group).map_err(|()| wrong())?,
                None => Some(Kind::Number),
            };
            if node.is_some() && node != kind.of_node(list)
                || divisor.is_some_and(|kind| kind != Kind::Number)
                || result.min > result.max
                || result.scale > MAX_PLACES
                || result.denominator_scale > MAX_PLACES
            {
                return Err(wrong());
            }
            let reads = |node: &[u32]| node.get(1).is_some_and(|word| ix(*word) == number);
            let readers = (0..self.nodes.len())
                .filter(|place| {
                    let operator = self.nodes.get(*place).and_then(|node| node.operator);
                    matches!(operator, Some(Operator::Result | Operator::ResultOf))
                        && self.core.nodes.get(*place).is_some_and(|node| reads(node))
                })
                .map(small)
                .collect();
            Ok(Named {
                kind,
                bounds: crate::value::Interval::between(result.min.0, result.max.0),
                checked: node.is_some() && divisor.is_some(),
                readers,
            })
        };
        self.core.results.iter().enumerate().map(each).collect()
    }

    /// A program.
    pub fn program(&self, program: &Program) -> Result<Recipient, BundleError> {
        let person = program.unit == "person";
        let wrong = || fault("B008", &["program `", &program.id, "` is not well formed"]);
        let group = person.then_some(0);
        let mut checked = true;
        let mut expect = |node: u32, kind: Kind| {
            let here = self.kind_at(node, group).map_err(|()| wrong())?;
            checked &= here.is_some();
            if here.is_some_and(|here| here != kind) {
                Err(wrong())
            } else {
                Ok(())
            }
        };
        if !program.info_only {
            expect(program.fits, Kind::Bool)?;
            expect(program.office, Kind::Bool)?;
        }
        for rule in &program.rules {
            expect(rule.node, Kind::Bool)?;
        }
        for amount in &program.amounts {
            expect(amount.node, Kind::Number)?;
            if let Some(denominator) = amount.denominator {
                expect(denominator, Kind::Number)?;
            }
            let scales = [amount.scale, amount.denominator_scale, amount.places];
            if scales.iter().any(|scale| *scale > MAX_PLACES) {
                return Err(wrong());
            }
        }
        let receives = program.receives.map(|fact| self.core.facts.get(ix(fact)));
        let no_bool = receives.is_some_and(|fact| {
            fact.is_none_or(|fact| fact.kind != "bool" || (fact.group.is_some() && !person))
        });
        let documents = program
            .rules
            .iter()
            .flat_map(|rule| &rule.proofs)
            .chain(&program.documents);
        let no_document = documents
            .into_iter()
            .any(|place| ix(*place) >= self.core.package.documents.len());
        if no_bool || no_document {
            return Err(wrong());
        }
        Ok(Recipient { checked, person })
    }
}
