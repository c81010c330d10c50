//! Groups and axes: how many elements a group has, and which nodes have a value per element.

use selfcheck_runtime::bundle::operators::Operator;

use super::Elaborator;
use super::graph::Node;

impl Elaborator<'_> {
    /// At most so many elements a group has.
    pub(super) fn group_max(&self, group: u32) -> u32 {
        match usize::try_from(group).ok().and_then(|at| at.checked_sub(1)) {
            None => self.package.about.max_people,
            Some(at) => self.package.groups.get(at).map_or(0, |group| group.max),
        }
    }

    /// The group of that name, other than people.
    pub(super) fn group_named(&self, name: &str) -> Option<u32> {
        let at = self
            .package
            .groups
            .iter()
            .position(|group| group.id.value == name)?;
        u32::try_from(at).ok()?.checked_add(1)
    }

    /// Whether a node has a value for each slot of this level.
    pub(super) fn depends_on(&self, node: Node, level: u32) -> bool {
        let mut open = vec![(node, level)];
        let mut seen = std::collections::BTreeSet::new();
        while let Some((node, level)) = open.pop() {
            if !seen.insert((node, level)) {
                continue;
            }
            let Some((operator, args)) = self.graph.parts(node) else {
                continue;
            };
            match (operator, args) {
                (Operator::FactOf, [_, at]) | (Operator::Position, [at, _]) if *at == level => {
                    return true;
                }
                (Operator::ResultOf, [_, _, _, _, at, _]) if *at == level => return true,
                (Operator::SamePerson, [a, b, _]) if *a == level || *b == level => return true,
                (Operator::Relabel, [from, to, inner]) => {
                    if *to == level {
                        open.push((Node(*inner), *from));
                    } else if *from != level {
                        open.push((Node(*inner), level));
                    }
                    continue;
                }
                _ => {}
            }
            let closes = matches!(
                operator,
                Operator::Any
                    | Operator::All
                    | Operator::Len
                    | Operator::Sum
                    | Operator::Least
                    | Operator::Greatest
                    | Operator::SumHighest
                    | Operator::First
            ) && args.first() == Some(&level);
            for (at, (kind, arg)) in operator.arguments(args).enumerate() {
                if !kind.is_node() {
                    continue;
                }
                // The fallback of `least` and the count of `sum_highest` lie outside the list.
                let outside = closes && at >= 4;
                if !closes || outside {
                    open.push((Node(arg), level));
                }
            }
        }
        false
    }

    pub(super) fn group_name(&self, group: u32) -> String {
        let at = usize::try_from(group)
            .ok()
            .and_then(|group| group.checked_sub(1));
        at.and_then(|at| self.package.groups.get(at))
            .map_or_else(|| "person".to_owned(), |group| group.id.value.clone())
    }
}
