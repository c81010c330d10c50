//! Which options of which facts or values are wanted: a small map that keeps its keys in order. (A
//! map of the standard library costs a citizen several kilobytes of download.)

/// Sets of options by a pair of numbers: a fact and a place, or a value's number.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// By rising key.
    entries: Vec<((u32, u32), Vec<u64>)>,
}

impl Wanted {
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn get(&self, key: (u32, u32)) -> Option<&[u64]> {
        let place = self
            .entries
            .binary_search_by(|(other, _)| other.cmp(&key))
            .ok()?;
        self.entries
            .get(place)
            .map(|(_, options)| options.as_slice())
    }

    /// Adds options; gives those of them that are new.
    pub fn add(&mut self, key: (u32, u32), options: &[u64]) -> Vec<u64> {
        let place = match self.entries.binary_search_by(|(other, _)| other.cmp(&key)) {
            Ok(place) => place,
            Err(place) => {
                self.entries.insert(place, (key, Vec::new()));
                place
            }
        };
        let mut new = options.to_vec();
        if let Some((_, known)) = self.entries.get_mut(place) {
            if known.len() < options.len() {
                known.resize(options.len(), 0);
            }
            for (known, new) in known.iter_mut().zip(&mut new) {
                *new &= !*known;
                *known |= *new;
            }
        }
        new
    }

    /// Adds everything of another.
    pub fn join(&mut self, other: &Wanted) {
        for (key, options) in &other.entries {
            self.add(*key, options);
        }
    }

    /// Takes the last out.
    pub fn pop(&mut self) -> Option<((u32, u32), Vec<u64>)> {
        self.entries.pop()
    }
}
