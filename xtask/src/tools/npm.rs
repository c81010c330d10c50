//! The development tools from npm, installed exactly as `package-lock.json` says.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::failure::Result;
use crate::folders;
use crate::process::Program;
use crate::steps::note;

/// Makes sure that `node_modules` is what the lock says.
pub fn ensure() -> Result {
    let root = folders::root();
    let locked = modified(&root.join("package-lock.json"));
    let installed = modified(&root.join("node_modules/.package-lock.json"));
    if !is_stale(locked, installed) {
        return Ok(());
    }
    note("npm: installing the development tools");
    // No package of ours needs an install script, so none is run.
    Program::new(
        "npm",
        "install Node.js 20 or later with npm, then try again",
    )
    .args(["ci", "--ignore-scripts", "--loglevel=error"])
    .within(&root)
    .run()
}

/// A command of an installed package, such as `wasm-opt`.
pub fn command(name: &str, advice: impl Into<String>) -> Program {
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    let root = folders::root();
    let file = root
        .join("node_modules/.bin")
        .join(format!("{name}{ending}"));
    Program::new(file, advice).within(&root)
}

/// Node.js itself.
pub fn node(advice: impl Into<String>) -> Program {
    Program::new("node", advice).within(&folders::root())
}

/// Whether the tools are missing, or older than the lock.
fn is_stale(locked: Option<SystemTime>, installed: Option<SystemTime>) -> bool {
    match (locked, installed) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(locked), Some(installed)) => locked > installed,
    }
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file)
        .and_then(|metadata| metadata.modified())
        .ok()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn tools_are_installed_when_missing_or_older_than_the_lock() {
        let early = SystemTime::UNIX_EPOCH;
        let late = early + Duration::from_secs(1);
        assert!(is_stale(Some(early), None));
        assert!(is_stale(Some(late), Some(early)));
        assert!(!is_stale(Some(early), Some(late)));
        assert!(!is_stale(Some(early), Some(early)));
    }
}
