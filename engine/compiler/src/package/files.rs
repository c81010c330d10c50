//! Getting a package's files together, from memory or from a folder.
//!
//! In a browser there is no folder: [`Files::from_bytes`] takes what the page has.

use std::io;
use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use super::kept::{Kept, Sources};
use super::toml_tree::{self, Table};
use super::{File, Files};
use crate::diagnostic::{Code, Diagnostics, Span};

/// Endings of files that belong to a package.
const ENDINGS: [&str; 4] = ["toml", "rhai", "ftl", "csv"];

/// Folders within folders are looked into as far as this: `program/cases/`, and one more, so that
/// a file too deep to be read is noticed.
const DEEPEST: usize = 3;

impl File {
    /// A file by its path and text.
    #[must_use]
    pub fn new(path: String, text: String) -> File {
        File {
            path,
            text: text.into(),
            kept: Rc::default(),
        }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line from 1 of a byte, and the byte at which that line begins.
    pub(crate) fn line(&self, byte: u32) -> (usize, usize) {
        let starts = self.kept.lines.get_or_init(|| {
            let breaks = self.text.match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(breaks).collect()
        });
        let byte = usize::try_from(byte).unwrap_or(usize::MAX);
        let line = starts.partition_point(|start| *start <= byte).max(1);
        (line, starts.get(line - 1).copied().unwrap_or_default())
    }

    /// It as TOML, or none where it cannot be read.
    pub(crate) fn tree(&self, index: u32, out: &mut Diagnostics) -> Arc<Option<Table>> {
        let parse = |_: &u32, out: &mut Diagnostics| toml_tree::parse(&self.text, index, out);
        self.kept.tree.get(index, out, parse)
    }

    /// Whether it is to be TOML and is not.
    pub(crate) fn is_broken_toml(&self, index: u32) -> bool {
        self.path.ends_with(".toml") && self.tree(index, &mut Diagnostics::default()).is_none()
    }

    /// Whether it could not be read at all when it was looked at last.
    pub(crate) fn is_unread(&self, index: u32) -> bool {
        let script = self.kept.script.last();
        self.is_broken_toml(index) || script.is_some_and(|script| script.unread)
    }

    /// What was read of it.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept
    }
}

impl Files {
    /// Takes files by path (with `/`) and bytes. One that is not UTF-8 is reported, and empty.
    #[must_use]
    pub fn from_bytes(files: Vec<(String, Vec<u8>)>, out: &mut Diagnostics) -> Files {
        let mut files = files;
        files.sort();
        files.dedup_by(|second, first| second.0 == first.0);
        let mut list: Vec<File> = Vec::new();
        for (path, bytes) in files {
            let index = u32::try_from(list.len()).unwrap_or(u32::MAX);
            let text = String::from_utf8(bytes).unwrap_or_else(|_| {
                let span = Span {
                    file: index,
                    start: 0,
                    end: 0,
                };
                let message = format!("`{path}` is not UTF-8 text");
                out.report(Code::NotText, span, message, "", "save the file as UTF-8");
                String::new()
            });
            let text = match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            };
            list.push(File::new(path, text));
        }
        Files { list }
    }

    /// Reads the folder of a package: its own files, `texts/`, `tables/` and the programs.
    ///
    /// # Errors
    /// When the folder or one of its files cannot be read.
    pub fn from_folder(folder: &Path, out: &mut Diagnostics) -> io::Result<Files> {
        let mut found = Vec::new();
        collect(folder, "", &mut found)?;
        Ok(Files::from_bytes(found, out))
    }

    /// Puts a file among the others, in place of one of its path.
    pub(crate) fn put(&mut self, file: File) {
        match self.place(&file.path) {
            Ok(at) => {
                if let Some(known) = self.list.get_mut(at) {
                    *known = file;
                }
            }
            Err(at) => self.list.insert(at, file),
        }
    }

    /// Where the file of a path is, or would be.
    pub(crate) fn place(&self, path: &str) -> Result<usize, usize> {
        let list = &self.list;
        list.binary_search_by(|file| file.path.as_str().cmp(path))
    }

    /// Place in the list and text of a file.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<(u32, &str)> {
        self.named(path).map(|(index, file)| (index, file.text()))
    }

    /// A file with its place in the list.
    pub(crate) fn named(&self, path: &str) -> Option<(u32, &File)> {
        let index = self.place(path).ok()?;
        let file = self.list.get(index)?;
        Some((u32::try_from(index).ok()?, file))
    }

    /// Some files: what is made of them stays while they do.
    pub(crate) fn sources(&self, which: impl Fn(&str) -> bool) -> Sources {
        let files = (0..).zip(&self.list);
        let files = files.filter(|(_, file)| which(&file.path));
        files
            .map(|(index, file)| (index, file.path.clone(), Arc::clone(&file.text)))
            .collect()
    }

    /// The file that a span is in.
    #[must_use]
    pub fn of(&self, span: Span) -> Option<&File> {
        self.list.get(usize::try_from(span.file).ok()?)
    }

    /// What stands in a span.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        let bytes = usize::try_from(span.start)
            .ok()
            .zip(usize::try_from(span.end).ok());
        let file = self.of(span).zip(bytes);
        file.and_then(|(file, (start, end))| file.text.get(start..end))
            .unwrap_or_default()
    }
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        let path = entry.path();
        if path.is_dir() {
            if prefix.matches('/').count() < DEEPEST {
                collect(&path, &format!("{prefix}{name}/"), found)?;
            }
        } else if path.extension().is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        }) {
            found.push((format!("{prefix}{name}"), std::fs::read(&path)?));
        }
    }
    Ok(())
}
