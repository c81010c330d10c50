//! The rules packages, compiled by the `selfcheck` command into `dist/rules/<name>/`.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::folders;
use crate::process::Program;
use crate::steps::note;

/// The file of a compiled package that names the others.
pub const MANIFEST: &str = "manifest.json";

/// Compiles the command itself, as the tests do: optimised a little it compiles the largest package
/// in half a second, and waiting for a release build takes minutes.
pub fn build_command() -> Result {
    Program::cargo("the `selfcheck` command does not compile; the messages are above")
        .args(["build", "--locked", "--package", "selfcheck-cli"])
        .within(&folders::root())
        .run()
}

/// The `selfcheck` command, about to be run from the top of the repository.
pub fn command(advice: impl Into<String>) -> Program {
    let built = target_folder().join("debug");
    let program = format!("selfcheck{}", std::env::consts::EXE_SUFFIX);
    Program::new(built.join(program), advice).within(&folders::root())
}

/// Compiles every package of `rules/`.
pub fn build_all() -> Result {
    let packages = folders::rules_packages();
    if packages.is_empty() {
        note("there is no package in `rules/` yet");
    }
    packages.iter().try_for_each(|package| build(package))
}

fn build(package: &Path) -> Result {
    let name = folders::name(package);
    let out = folders::dist().join("rules").join(&name);
    note(format!("rules/{name}"));
    command(format!(
        "`rules/{name}` does not compile; the diagnostics are above"
    ))
    .arg("build")
    .arg(Path::new("rules").join(&name))
    .arg("--out")
    .arg(&out)
    .run()?;
    if out.join(MANIFEST).is_file() {
        Ok(())
    } else {
        Err(Failure::Advice(format!(
            "`selfcheck build rules/{name}` wrote no `{MANIFEST}`"
        )))
    }
}

/// Where the native build lies.
fn target_folder() -> PathBuf {
    let root = folders::root();
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |set| root.join(set))
}
