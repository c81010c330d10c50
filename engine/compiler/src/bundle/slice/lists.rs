//! Lists of options as far as something can have them, and by name only where somebody answers.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::Core;
use selfcheck_runtime::value;

use super::can::{Can, get};
use super::needed::Needed;
use super::only::{Narrowed, OnlyError};
use super::parts::{Nodes, index};

/// The lists of a slice.
pub struct Lists {
    /// Of each list before: the options that stay; none is as if there were no such list.
    used: Vec<Vec<u64>>,
    lengths: Vec<usize>,
    /// Which list each is now.
    now: Vec<u32>,
    /// The lists now.
    pub written: Vec<Vec<String>>,
}

impl Lists {
    /// The lists that nodes and facts use.
    pub fn new(
        core: &Core,
        nodes: &Nodes,
        needed: &Needed,
        narrowed: &Narrowed,
    ) -> Result<Lists, OnlyError> {
        let empty = |list: &Vec<String>| vec![0; value::words_for(list.len())];
        let mut lists = Lists {
            used: core.options.iter().map(empty).collect(),
            lengths: core.options.iter().map(Vec::len).collect(),
            now: Vec::new(),
            written: Vec::new(),
        };
        for (can, _) in nodes.can.iter().zip(&needed.nodes).filter(|(_, n)| **n) {
            if let Can::Choice(list, options) = can {
                lists.add(*list, options);
            }
        }
        let mut named = BTreeSet::new();
        for &place in &needed.facts {
            let Some(list) = get(&core.facts, place).and_then(|fact| fact.options) else {
                continue;
            };
            match narrowed.of(place) {
                Some(_) if !needed.read.contains(&place) => continue,
                Some(options) => lists.add(list, options),
                None => lists.add_all(list),
            }
            named.insert(list);
        }
        for result in needed
            .results
            .iter()
            .filter_map(|&at| get(&core.results, at))
        {
            if let Some(list) = result.options {
                lists.add_all(list);
                named.insert(list);
            }
        }
        for (&place, options) in &narrowed.options {
            let fact = get(&core.facts, place);
            let list = fact
                .and_then(|fact| fact.options)
                .and_then(|list| get(&lists.used, list));
            if needed.read.contains(&place) && list != Some(options) {
                let name = fact.map_or_else(String::new, |fact| fact.name.clone());
                return Err(OnlyError::Shared(name));
            }
        }
        for (list, names) in (0..).zip(&core.options) {
            let names = |option: usize| match named.contains(&list) {
                true => names.get(option).cloned().unwrap_or_default(),
                false => String::new(),
            };
            let written: Vec<String> = lists.used(list).into_iter().map(names).collect();
            let now = match written.is_empty() {
                true => u32::MAX,
                false => lists.write(written),
            };
            lists.now.push(now);
        }
        Ok(lists)
    }

    fn add(&mut self, list: u32, options: &[u64]) {
        if let Some(used) = self.used.get_mut(index(list)) {
            for (used, options) in used.iter_mut().zip(options) {
                *used |= options;
            }
        }
    }

    fn add_all(&mut self, list: u32) {
        self.add(list, &value::full(self.length(list)));
    }

    /// The place of a list that has just these names.
    pub fn write(&mut self, names: Vec<String>) -> u32 {
        let at = self.written.iter().position(|known| *known == names);
        let at = at.unwrap_or_else(|| {
            self.written.push(names);
            self.written.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    /// Which list it is now.
    pub fn now(&self, list: u32) -> u32 {
        get(&self.now, list).copied().unwrap_or(u32::MAX)
    }

    /// How many options it had.
    pub fn length(&self, list: u32) -> usize {
        get(&self.lengths, list).copied().unwrap_or(0)
    }

    /// The options of it that stay.
    pub fn used(&self, list: u32) -> Vec<usize> {
        get(&self.used, list).map_or_else(Vec::new, |used| value::members(used).collect())
    }

    /// Whether options of it are left out.
    pub fn is_cut(&self, list: u32) -> bool {
        get(&self.used, list).is_some_and(|used| *used != value::full(self.length(list)))
    }

    /// Whether an option stays.
    pub fn has(&self, list: u32, option: u32) -> bool {
        get(&self.used, list).is_some_and(|used| value::contains(used, index(option)))
    }

    /// The place of an option now; of one left out the place of the next, or of the last.
    pub fn place(&self, list: u32, option: i128) -> i128 {
        let used = self.used(list);
        let before = |known: &&usize| i128::try_from(**known).is_ok_and(|known| known < option);
        let last = used.len().saturating_sub(1);
        let place = used.iter().take_while(before).count().min(last);
        i128::try_from(place).unwrap_or(0)
    }
}
