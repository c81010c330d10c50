//! A package under an author's hands: files change one at a time, and after each change it is compiled
//! anew. What was read of the files that stayed is kept (`crate::package::File`), so that an edit costs
//! the reading of one file and the giving of meaning to all.
//!
//! Not here: what to do with findings, and where files are kept.

mod offsets;

pub use offsets::Offsets;

use crate::compile::{Compiled, Options, compile};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::package::{File, Files};

/// The files of a package, with what was read of them.
#[derive(Debug, Default)]
pub struct Workspace {
    files: Files,
    /// The same, but of a file that could not be read when last checked its last text that could.
    readable: Files,
    /// What was wrong with the files as such when they were opened, such as not being text.
    unread: Vec<(String, Diagnostic)>,
}

impl Workspace {
    /// Files by path (with `/`) and bytes.
    #[must_use]
    pub fn open(files: Vec<(String, Vec<u8>)>) -> Workspace {
        let mut found = Diagnostics::default();
        let files = Files::from_bytes(files, &mut found);
        let of_file = |one: &Diagnostic| {
            let path = files.of(one.span).map(|file| file.path.clone());
            (path.unwrap_or_default(), one.clone())
        };
        let unread = found.iter().map(of_file).collect();
        Workspace {
            files,
            readable: Files::default(),
            unread,
        }
    }

    /// The files as they are, sorted by path.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// Gives a file another text, or adds it. The same text changes nothing.
    pub fn set_file(&mut self, path: &str, text: String) {
        self.unread.retain(|(of, _)| of != path);
        if self.files.find(path).is_none_or(|(_, now)| now != text) {
            self.files.put(File::new(path.to_owned(), text));
        }
    }

    /// Takes a file away. Whether it was there.
    pub fn remove_file(&mut self, path: &str) -> bool {
        self.unread.retain(|(of, _)| of != path);
        let before = self.files.list.len();
        self.files.list.retain(|file| file.path != path);
        self.files.list.len() < before
    }

    /// Compiles the files as they are; the same as [`compile`] of them from the start.
    ///
    /// # Errors
    /// What was found, as [`compile`] says it.
    pub fn check(&mut self, options: &Options) -> Result<Compiled, Vec<Diagnostic>> {
        let mut found = Diagnostics::default();
        for (path, one) in &self.unread {
            if let Some((file, _)) = self.files.named(path) {
                let mut one = one.clone();
                one.span.file = file;
                found.extend(&[one]);
            }
        }
        let came = compile(&self.files, options, found);
        self.remember();
        came
    }

    /// The files as far as they can be read: what an author has declared while another line is being
    /// written. Of a file that could not be read when last checked, its last text that could.
    #[must_use]
    pub fn readable(&self) -> &Files {
        &self.readable
    }

    /// Keeps the files that can be read, and in any case one that was not there.
    fn remember(&mut self) {
        let is_there = |file: &File| self.files.find(&file.path).is_some();
        self.readable.list.retain(is_there);
        for (index, file) in (0..).zip(&self.files.list) {
            let not_text = self.unread.iter().any(|(path, _)| *path == file.path);
            let is_read = !not_text && !file.is_unread(index);
            if is_read || self.readable.find(&file.path).is_none() {
                self.readable.put(file.clone());
            }
        }
    }
}
