//! The site: the files of a folder, all read at the start, so that no path of a request ever
//! reaches a file system. What is served changes when the server is started again.

mod file;
mod respond;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use file::File;
pub use respond::CORP;

/// No site is larger, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// The page of a folder.
const INDEX: &str = "index.html";

/// Files by their path below the folder.
pub struct Site {
    files: BTreeMap<String, File>,
}

/// Why a folder cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// Something in it cannot be read.
    #[error("`{}`: {source}", path.display())]
    Unreadable {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It holds too much.
    #[error("`{}`: a site has at most 256 MiB", .0.display())]
    TooLarge(PathBuf),
}

impl Site {
    /// Reads a folder. Left out are hidden files, symbolic links, and names that are no UTF-8.
    ///
    /// # Errors
    /// See [`SiteError`].
    pub fn load(folder: &Path) -> Result<Site, SiteError> {
        let mut files = BTreeMap::new();
        let mut room = LARGEST;
        let mut open = vec![(folder.to_owned(), String::new())];
        while let Some((path, prefix)) = open.pop() {
            let unreadable = |source| SiteError::Unreadable {
                path: path.clone(),
                source,
            };
            for entry in fs::read_dir(&path).map_err(unreadable)? {
                let entry = entry.map_err(unreadable)?;
                let Ok(name) = entry.file_name().into_string() else {
                    continue;
                };
                let kind = entry.file_type().map_err(unreadable)?;
                let inside = format!("{prefix}{name}");
                if name.starts_with('.') {
                    continue;
                } else if kind.is_dir() {
                    open.push((entry.path(), format!("{inside}/")));
                } else if kind.is_file() {
                    let length = entry.metadata().map_err(unreadable)?.len();
                    room = room
                        .checked_sub(length)
                        .ok_or_else(|| SiteError::TooLarge(folder.to_owned()))?;
                    let bytes = fs::read(entry.path()).map_err(unreadable)?;
                    files.insert(inside.clone(), File::new(&inside, bytes));
                }
            }
        }
        Ok(Site { files })
    }

    /// Compresses every file for which that helps. Until then they are sent as they are.
    pub fn pack(&self) {
        // What citizens load first comes first.
        let mut files: Vec<&File> = self.files.values().collect();
        files.sort_by_key(|file| file.len());
        files.into_iter().for_each(File::pack);
    }

    /// The file behind a path, with a slash before it, for the log.
    pub(crate) fn name(&self, path: &str) -> Option<String> {
        self.find(path).map(|(name, _)| format!("/{name}"))
    }

    /// The file behind a path of a request. A path is taken as it is written: nothing in it has a
    /// meaning but that `/` at its end stands for a folder's page.
    fn find(&self, path: &str) -> Option<(&str, &File)> {
        let path = path.strip_prefix('/')?;
        let with_index;
        let name = if path.is_empty() || path.ends_with('/') {
            with_index = format!("{path}{INDEX}");
            with_index.as_str()
        } else {
            path
        };
        let (name, file) = self.files.get_key_value(name)?;
        Some((name, file))
    }

    /// Whether a path is a folder that has a page, named without its slash.
    fn is_folder(&self, path: &str) -> bool {
        let path = path.strip_prefix('/').unwrap_or(path);
        self.files.contains_key(&format!("{path}/{INDEX}"))
    }
}
