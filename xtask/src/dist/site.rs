//! The site: the files of `www/` as they are.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;

/// Copies the site into `dist/`.
pub fn copy() -> Result {
    let www = folders::root().join("www");
    if !www.is_dir() {
        note("there is no `www/` yet, so no site");
        return Ok(());
    }
    let copied = copy_folder(&www, &folders::dist())?;
    note(format!("{copied} files"));
    Ok(())
}

/// Copies a folder's files, whatever their depth, and says how many.
fn copy_folder(from: &Path, to: &Path) -> Result<usize> {
    fs::create_dir_all(to).map_err(Failure::file("create", to))?;
    let mut copied: usize = 0;
    for entry in from.read_dir().map_err(Failure::file("read", from))? {
        let source = entry.map_err(Failure::file("read", from))?.path();
        let name = folders::name(&source);
        if is_not_for_readers(&name) {
            continue;
        }
        let target = to.join(&name);
        if source.is_dir() {
            copied = copied.saturating_add(copy_folder(&source, &target)?);
        } else {
            fs::copy(&source, &target).map_err(Failure::file("copy", &source))?;
            copied = copied.saturating_add(1);
        }
    }
    Ok(copied)
}

/// Hidden files and what a crate below `www/` is compiled from.
fn is_not_for_readers(name: &str) -> bool {
    name.starts_with('.') || ["Cargo.toml", "src", "target"].contains(&name)
}

#[cfg(test)]
mod tests {
    use super::is_not_for_readers;

    #[test]
    fn sources_and_hidden_files_are_not_published() {
        for name in [".DS_Store", "Cargo.toml", "src", "target"] {
            assert!(is_not_for_readers(name), "{name}");
        }
        for name in ["index.html", "studio", "source.svg"] {
            assert!(!is_not_for_readers(name), "{name}");
        }
    }
}
