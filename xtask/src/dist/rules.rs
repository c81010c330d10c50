//! The rules packages, compiled by the `selfcheck` command into `dist/rules/<name>/`; some of them for part of
//! the people alone, into `dist/parts/<name>/`.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::folders;
use crate::process::Program;
use crate::steps::note;

/// The file of a compiled package that names the others.
pub const MANIFEST: &str = "manifest.json";

/// Compiles the command itself, as the tests do: optimised a little it compiles the largest package
/// in half a second, and waiting for a release build takes minutes. Whoever has run the tests has it
/// already, with all that tests ask of the libraries.
pub fn build_command(for_tests: bool) -> Result {
    let wanted: &[&str] = match for_tests {
        true => &["--workspace", "--bins", "--tests"],
        false => &["--package", "selfcheck-cli"],
    };
    Program::cargo("the `selfcheck` command does not compile; the messages are above")
        .args(["build", "--locked"])
        .args(wanted)
        .within(&folders::root())
        .run()
}

/// The `selfcheck` command, about to be run from the top of the repository.
pub fn command(advice: impl Into<String>) -> Program {
    let built = target_folder().join("debug");
    let program = format!("selfcheck{}", std::env::consts::EXE_SUFFIX);
    Program::new(built.join(program), advice).within(&folders::root())
}

/// The folder of `dist/` with whole packages.
pub const RULES: &str = "rules";
/// The folder of `dist/` with [`PARTS`].
pub const PARTS_FOLDER: &str = "parts";

/// Packages that are also built for some programs and people alone, as a page for them would be: the
/// package, the name of the build, and what `selfcheck build --only` gets. They are journeyed and weighed,
/// and lie apart from what is served: a server has each package once.
const PARTS: [(&str, &str, &[&str]); 1] =
    [("usa", "usa-snap-texas", &["program=snap", "state_code=TX"])];

/// Compiles every package of `rules/`, and [`PARTS`].
pub fn build_all() -> Result {
    let packages = folders::rules_packages();
    if packages.is_empty() {
        note("there is no package in `rules/` yet");
    }
    for package in &packages {
        let name = folders::name(package);
        build(&name, &folders::dist().join(RULES).join(&name), &[])?;
        for (_, part, only) in PARTS.iter().filter(|(of, ..)| *of == name) {
            build(&name, &folders::dist().join(PARTS_FOLDER).join(part), only)?;
        }
    }
    Ok(())
}

/// Builds `rules/<name>/` into a folder.
fn build(name: &str, out: &Path, only: &[&str]) -> Result {
    note(format!("rules/{name} {}", only.join(" ")).trim_end());
    command(format!(
        "`rules/{name}` does not compile; the diagnostics are above"
    ))
    .arg("build")
    .arg(Path::new("rules").join(name))
    .arg("--out")
    .arg(out)
    .args(only.iter().flat_map(|only| ["--only", only]))
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
