//! What was read of a file, kept for as long as the file and what else it was read with stay as they are:
//! whoever compiles a package again after an edit (`crate::workspace`) reads again only what was edited.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use selfcheck_runtime::text::TextBundle;

use super::read_csv::Rows;
use super::toml_tree::Table;
use super::{Package, ParameterDecl, TypeDecl, ValueDecl};
use crate::cases::Case;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::syntax::{Name, Reserved, Script, Verb};
use crate::texts::needs::Need;

/// Ids and verbs of a program's rules.
pub(crate) type Rules = Vec<(String, Verb)>;

/// Files by place, path and text.
pub(crate) type Sources = Vec<(u32, String, Arc<str>)>;

/// What the history of a figure depends on besides its first file.
#[derive(Debug)]
pub(crate) struct Historied {
    /// The rows of all its files.
    pub(crate) rows: Vec<Arc<Rows>>,
    /// Type, keys and options of the keys.
    pub(crate) shape: (TypeDecl, Vec<Name>, Vec<Option<Vec<Name>>>),
    /// Where it was published, and the figure's interval.
    pub(crate) about: (String, Option<(i128, i128)>),
    /// Where the figure names its files.
    pub(crate) owner: Vec<Name>,
}

impl PartialEq for Historied {
    fn eq(&self, other: &Historied) -> bool {
        let rows = self.rows.iter().zip(&other.rows);
        self.rows.len() == other.rows.len()
            && rows.into_iter().all(|(one, other)| Arc::ptr_eq(one, other))
            && self.owner == other.owner
            && self.about == other.about
            && self.shape == other.shape
    }
}

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
    /// As the history of a figure.
    pub(crate) history: Memo<Historied, Vec<ValueDecl>>,
    /// As what declares a package, by all the files that do, and the names that are taken then.
    pub(crate) declared: Memo<Sources, (Package, Reserved)>,
    /// As the parameters of a package, by all that declares what they speak of.
    pub(crate) parameters: Memo<Sources, Vec<ParameterDecl>>,
    /// As what declares languages: the texts of each, by the files they are in and what needs words.
    pub(crate) texts: Memo<(Sources, Vec<Need>), Vec<TextBundle>>,
    /// As a script, by the names it cannot use.
    pub(crate) script: Memo<(u32, Reserved), Script>,
    /// As cases, by the rules of the program that they are about.
    pub(crate) cases: Memo<(u32, Rules), Vec<Arc<Case>>>,
}

/// So many things of one sort are kept of a file: more than are asked for between two edits.
const MOST: usize = 8;

/// What is made of a file in one way, by what else it depends on, with what was found in making it; what was
/// asked for last stands last.
#[derive(Debug)]
pub(crate) struct Memo<K, T>(RefCell<Vec<Made<K, T>>>);

#[derive(Debug)]
struct Made<K, T> {
    key: K,
    value: Arc<T>,
    found: Vec<Diagnostic>,
}

impl<K, T> Default for Memo<K, T> {
    fn default() -> Self {
        Memo(RefCell::new(Vec::new()))
    }
}

impl<K: PartialEq, T> Memo<K, T> {
    /// What was asked for last.
    pub(crate) fn last(&self) -> Option<Arc<T>> {
        self.0.borrow().last().map(|made| Arc::clone(&made.value))
    }

    /// What was made with this key, made now if it was not. What is found is reported either way.
    pub(crate) fn get(
        &self,
        key: K,
        out: &mut Diagnostics,
        make: impl FnOnce(&K, &mut Diagnostics) -> T,
    ) -> Arc<T> {
        let known = self.0.borrow().iter().position(|made| made.key == key);
        if let Some(at) = known {
            let mut all = self.0.borrow_mut();
            let made = all.remove(at);
            out.extend(&made.found);
            let value = Arc::clone(&made.value);
            all.push(made);
            return value;
        }
        let mut found = Diagnostics::default();
        let value = Arc::new(make(&key, &mut found));
        let found = found.into_sorted();
        out.extend(&found);
        let kept = Arc::clone(&value);
        let mut all = self.0.borrow_mut();
        if all.len() == MOST {
            all.remove(0);
        }
        all.push(Made { key, value, found });
        kept
    }
}
