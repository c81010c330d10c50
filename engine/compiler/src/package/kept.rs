//! What was read of a single file, kept for as long as the file stays as it is: whoever compiles a package
//! again after an edit (`crate::workspace`) reads again only what was edited.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use super::read_csv::Rows;
use super::toml_tree::Table;
use crate::cases::Case;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::syntax::{Reserved, Script, Verb};

/// Ids and verbs of a program's rules.
pub(crate) type Rules = Vec<(String, Verb)>;

/// Everything that can be kept of a file. Each is made with its file's place, which spans carry.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    /// The bytes at which its lines begin.
    pub(crate) lines: OnceCell<Vec<usize>>,
    /// Whether its characters are what they look like: nothing but findings.
    pub(crate) signs: Memo<u32, ()>,
    /// As TOML.
    pub(crate) tree: Memo<u32, Option<Table>>,
    /// As CSV.
    pub(crate) rows: Memo<u32, Rows>,
    /// As a script, by the names it cannot use.
    pub(crate) script: Memo<(u32, Reserved), Script>,
    /// As cases, by the rules of the program that they are about.
    pub(crate) cases: Memo<(u32, Rules), Vec<Case>>,
}

/// One thing that is made of a file, with what was found in making it.
#[derive(Debug)]
pub(crate) struct Memo<K, T>(RefCell<Option<Made<K, T>>>);

#[derive(Debug)]
struct Made<K, T> {
    key: K,
    value: Arc<T>,
    found: Vec<Diagnostic>,
}

impl<K, T> Default for Memo<K, T> {
    fn default() -> Self {
        Memo(RefCell::new(None))
    }
}

impl<K: PartialEq, T> Memo<K, T> {
    /// What was made with this key, made now if it was not. What is found is reported either way.
    pub(crate) fn get(
        &self,
        key: K,
        out: &mut Diagnostics,
        make: impl FnOnce(&K, &mut Diagnostics) -> T,
    ) -> Arc<T> {
        if let Some(made) = self.0.borrow().as_ref().filter(|made| made.key == key) {
            out.extend(&made.found);
            return Arc::clone(&made.value);
        }
        let mut found = Diagnostics::default();
        let value = Arc::new(make(&key, &mut found));
        let found = found.into_sorted();
        out.extend(&found);
        let kept = Arc::clone(&value);
        *self.0.borrow_mut() = Some(Made { key, value, found });
        kept
    }
}
