//! The words of those for whom a bundle's slices are: without the questions, options and programs that
//! are in none of them.

use std::collections::BTreeSet;

use selfcheck_runtime::bundle::{Core, Fact};
use selfcheck_runtime::text::{Keys, TextBundle};

use crate::texts::needs::{fact_keys, option_key};

/// The texts that slices of a core need.
pub fn needed(texts: &TextBundle, core: &Core, slices: &[Core]) -> TextBundle {
    let mut without: BTreeSet<String> = keys(core);
    for key in slices.iter().flat_map(keys) {
        without.remove(&key);
    }
    let programs = |core: &Core| -> BTreeSet<String> {
        core.programs
            .iter()
            .map(|program| program.id.clone())
            .collect()
    };
    let kept: BTreeSet<String> = slices.iter().flat_map(programs).collect();
    let gone: BTreeSet<String> = programs(core).difference(&kept).cloned().collect();
    // A program's own words begin with its name and a dot.
    let is_gone = |key: &str| key.split_once('.').is_some_and(|(id, _)| gone.contains(id));
    let pairs = texts.keys.0.iter().zip(&texts.texts);
    let (keys, words) = pairs
        .filter(|(key, _)| !without.contains(*key) && !is_gone(key))
        .map(|(key, text)| (key.clone(), text.clone()))
        .unzip();
    let mut contacts = texts.contacts.clone();
    contacts.retain(|contact| contact.get(1).is_none_or(|program| !gone.contains(program)));
    TextBundle {
        keys: Keys(keys),
        texts: words,
        contacts,
        ..texts.clone()
    }
}

/// The keys of everything that is asked, and of what programs say of papers, ways to apply and offices.
fn keys(core: &Core) -> BTreeSet<String> {
    let of = |fact: &Fact| {
        let list = fact.options.and_then(|list| usize::try_from(list).ok());
        let options = list.and_then(|list| core.options.get(list));
        let options = options.map_or(&[][..], Vec::as_slice);
        let mut keys = fact_keys(&fact.name);
        keys.extend(options.iter().map(|option| option_key(&fact.name, option)));
        keys
    };
    let documents = |places: &[u32]| {
        let places = places
            .iter()
            .filter_map(|place| usize::try_from(*place).ok());
        let known = places.filter_map(|place| core.package.documents.get(place));
        let ids: Vec<String> = known
            .filter_map(|document| document.first().cloned())
            .collect();
        ids
    };
    let mut keys: BTreeSet<String> = core.facts.iter().flat_map(of).collect();
    for program in &core.programs {
        let proofs = program
            .rules
            .iter()
            .flat_map(|rule| documents(&rule.proofs));
        for id in documents(&program.documents).into_iter().chain(proofs) {
            keys.extend([
                ["document-", &id].concat(),
                ["document-", &id, ".help"].concat(),
            ]);
        }
        keys.extend(program.apply.iter().map(|way| ["way-", way].concat()));
        keys.extend(
            program
                .after
                .iter()
                .filter_map(|after| after.get(1))
                .map(|key| ["after-", key].concat()),
        );
    }
    keys
}
