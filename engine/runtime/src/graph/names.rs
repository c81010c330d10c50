//! Facts and results by name, for whoever looks up many: the places of a core's lists, ordered by
//! the names that stand there. What citizens download looks through the lists instead.

use crate::bundle::Core;
use crate::graph::{ix, small};

/// Places in the lists of facts and results, by rising name.
#[derive(Debug)]
pub(super) struct Names {
    facts: Vec<u32>,
    results: Vec<u32>,
}

impl Names {
    pub fn of(core: &Core) -> Names {
        Names {
            facts: order(core.facts.len(), |place| name_of_fact(core, place)),
            results: order(core.results.len(), |place| name_of_result(core, place)),
        }
    }

    pub fn fact(&self, core: &Core, name: &str) -> Option<u32> {
        find(&self.facts, name, |place| name_of_fact(core, place))
    }

    pub fn result(&self, core: &Core, name: &str) -> Option<u32> {
        find(&self.results, name, |place| name_of_result(core, place))
    }
}

fn name_of_fact(core: &Core, place: u32) -> &str {
    core.facts.get(ix(place)).map_or("", |fact| &fact.name)
}

fn name_of_result(core: &Core, place: u32) -> &str {
    core.results
        .get(ix(place))
        .map_or("", |result| &result.name)
}

fn order<'a>(count: usize, name: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let mut places: Vec<u32> = (0..small(count)).collect();
    places.sort_by_key(|place| name(*place));
    places
}

/// The first place of a name.
fn find<'a>(places: &[u32], wanted: &str, name: impl Fn(u32) -> &'a str) -> Option<u32> {
    let at = places.partition_point(|place| name(*place) < wanted);
    let place = *places.get(at)?;
    (name(place) == wanted).then_some(place)
}
