//! The words of those for whom a bundle's slices are: without the questions and options that are in
//! none of them.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::{Core, Fact};
use selfcheck_runtime::text::TextBundle;

use crate::texts::needs::{fact_keys, option_key};

/// The texts that slices of a core need.
pub fn needed(texts: &TextBundle, core: &Core, slices: &[Core]) -> TextBundle {
    let mut without: BTreeSet<String> = keys(core);
    for key in slices.iter().flat_map(keys) {
        without.remove(&key);
    }
    let pairs = texts.keys.iter().zip(&texts.texts);
    let (keys, words) = pairs
        .filter(|(key, _)| !without.contains(*key))
        .map(|(key, text)| (key.clone(), text.clone()))
        .unzip();
    TextBundle {
        keys,
        texts: words,
        ..texts.clone()
    }
}

/// The keys of everything that is asked.
fn keys(core: &Core) -> BTreeSet<String> {
    let of = |fact: &Fact| {
        let list = fact.options.and_then(|list| usize::try_from(list).ok());
        let options = list.and_then(|list| core.options.get(list));
        let options = options.map_or(&[][..], Vec::as_slice);
        let mut keys = fact_keys(&fact.name);
        keys.extend(options.iter().map(|option| option_key(&fact.name, option)));
        keys
    };
    core.facts.iter().flat_map(of).collect()
}
