//! Where things lie in the repository.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_owned()
}

/// What a web server is given.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The rules packages: folders of `rules/` that hold a `package.toml`, by name.
pub fn rules_packages() -> Vec<PathBuf> {
    let mut packages = folders_in(&root().join("rules"));
    packages.retain(|folder| folder.join("package.toml").is_file());
    packages
}

/// The folders directly in `folder`, by name. None if it is missing.
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder, Path::is_dir)
}

/// The files directly in `folder` whose names end in `ending`, by name. None if it is missing.
pub fn files_ending_in(folder: &Path, ending: &str) -> Vec<PathBuf> {
    entries(folder, |path| {
        path.is_file() && name(path).ends_with(ending)
    })
}

/// The last part of a path, for people.
pub fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}

fn entries(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = folder.read_dir() else {
        return Vec::new();
    };
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths.filter(|path| wanted(path)).collect();
    paths.sort();
    paths
}
