//! Units over the people: who belongs to a unit, and its lists.

use super::graph::Node;
use super::value::{Source, Value};
use super::{Context, Elaborator, Made, Script, own_axis};
use crate::diagnostic::{Code, Span};
use crate::syntax::Name;

/// A unit's conditions, at the own axis of people.
#[derive(Debug, Clone, Default)]
pub struct UnitNodes {
    /// Whether a person belongs to it.
    pub who: Node,
    /// Whether a person belongs to each of its lists, and so to it.
    pub lists: Vec<Node>,
}

impl Elaborator<'_> {
    /// A unit's conditions.
    pub(super) fn unit(&mut self, at: usize, span: Span) -> Option<UnitNodes> {
        let unit = self.package.units.get(at)?;
        match self.units.get(at)? {
            Made::Done(made) => return made.clone(),
            Made::Busy => {
                let place = if span == Span::default() {
                    unit.id.span
                } else {
                    span
                };
                let message = format!("the unit `{}` depends on itself", unit.id.value);
                let help = "who belongs to a unit is told by facts about a person";
                self.error(Code::FactCycle, place, message, "", help);
                return None;
            }
            Made::No => {}
        }
        if let Some(place) = self.units.get_mut(at) {
            *place = Made::Busy;
        }
        let cx = Context::top(Script::Toml, Some(own_axis(0)));
        let who = self.bool(&cx, &unit.who);
        let mut lists = Vec::new();
        for (_, list) in &unit.lists {
            let node = self.bool(&cx, list);
            if let (Some(who), Some(node)) = (who, node) {
                lists.push(self.graph.and(&[who, node]));
            }
        }
        let made = who
            .filter(|_| lists.len() == unit.lists.len())
            .map(|who| UnitNodes { who, lists });
        if let Some(place) = self.units.get_mut(at) {
            *place = Made::Done(made.clone());
        }
        made
    }

    /// `family.members`, `family.couple`: `None` when the name is no list of the unit.
    pub(super) fn unit_list(&mut self, at: usize, name: &Name) -> Option<Value> {
        if name.value == "members" {
            return Some(self.list_of(Source::Unit(at), name.span));
        }
        let unit = self.package.units.get(at)?;
        let list = unit
            .lists
            .iter()
            .position(|(list, _)| list.value == name.value)?;
        Some(self.list_of(Source::UnitList(at, list), name.span))
    }
}
