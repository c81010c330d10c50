//! A compiler for WebAssembly.
//!
//! The smallest output comes from building the standard library along, for which its sources are
//! needed: rustup has them as a component, a Debian system as a package (for where rustup cannot
//! download). The ready-made standard library of the target does too, at about twice the size for
//! a small module. What is there already is preferred to what must be downloaded.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::debian;
use super::version::Version;
use crate::failure::{Failure, Result};
use crate::process::{Program, find_on_path};
use crate::steps::note;

const TARGET: &str = "wasm32-unknown-unknown";
/// Rustup is given this long for a download.
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);
/// Since this version a panic can be compiled to a bare trap by a flag.
const OLDEST_FOR_SOURCES: Version = Version(1, 91);
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-19";
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const ADVICE: &str = "no compiler for WebAssembly: run `rustup component add rust-src`, or on \
    Debian, as root, `apt-get install rustc-web cargo-web rust-web-src lld-19`";

/// For the standard library and all else: a panic is a bare trap, with no message, no place and
/// none of the formatting code a message needs; what is formatted for programmers (`{:?}`) is
/// empty.
const SMALL: &str =
    "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Which engines are to read a module.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Engines {
    /// Every one there has ever been.
    Old,
    /// Those of the last five years.
    SinceFive,
}

/// Only what every WebAssembly engine has ever read. Phones that get no new browser keep one
/// without the later additions: Safari 14 runs the element's script and has none of them. What they
/// would save is 0.6 kB of the download.
const OLD_ENGINES: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals";

/// The additions that `wasm-opt` may use: none but those above, and none that it takes for granted.
const FEATURES_OF_OLD_ENGINES: &[&str] = &["--mvp-features", "--enable-mutable-globals"];

/// The additions in the target's own standard library, which browsers have had since 2021.
const FEATURES_OF_TARGET: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A compiler that was found to be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WasmToolchain {
    /// The usual one, with the standard library built along.
    Sources,
    /// Debian's, with the standard library built along.
    Debian,
    /// The usual one, with the target's standard library as it comes.
    Target,
}

/// Which of them may be used: the user's choice.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, clap::ValueEnum)]
pub enum Wanted {
    /// What is there or can be got, in this order: sources, debian, target
    #[default]
    Auto,
    /// The usual compiler, with rustup's `rust-src`
    Sources,
    /// Debian's packages
    Debian,
    /// The usual compiler and the target's own standard library; the output is larger
    Target,
}

/// What can be seen before anything is tried.
#[derive(Clone, Copy, Debug)]
struct Seen {
    sources: bool,
    debian: bool,
    target: bool,
    rustup: bool,
    can_install: bool,
}

/// What was tried in vain.
#[derive(Clone, Copy, Debug, Default)]
struct Tried {
    sources: bool,
    target: bool,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    Use(WasmToolchain),
    AddSources,
    AddTarget,
    InstallDebian,
    Ask,
}

/// Finds a compiler for WebAssembly, or brings one.
pub fn ensure(wanted: Wanted) -> Result<WasmToolchain> {
    let mut tried = Tried::default();
    loop {
        match choose(wanted, look(), tried) {
            Way::Use(toolchain) => {
                note(format!("wasm compiler: {}", toolchain.described()));
                return Ok(toolchain);
            }
            Way::AddSources => {
                tried.sources = true;
                ask_rustup(&["component", "add", "rust-src"]);
            }
            Way::AddTarget => {
                tried.target = true;
                ask_rustup(&["target", "add", TARGET]);
            }
            Way::InstallDebian => {
                note("wasm compiler: installing Debian's packages");
                debian::install(PACKAGES)?;
                if !has_debian() {
                    return Err(Failure::Advice(format!(
                        "Debian's compiler for WebAssembly is in parts, or older than {}",
                        OLDEST_FOR_SOURCES.shown()
                    )));
                }
            }
            Way::Ask => return Err(Failure::Advice(ADVICE.to_owned())),
        }
    }
}

impl WasmToolchain {
    /// `cargo build` for WebAssembly, ready for the package and the like.
    pub fn build(self, engines: Engines) -> Program {
        let advice = "the WebAssembly build failed; the compiler's messages are above";
        let cargo = match self {
            Self::Sources | Self::Target => Program::cargo(advice),
            // Both programs by their full paths, and no rustup in between.
            Self::Debian => Program::new(DEBIAN_CARGO, advice)
                .outside_cargo()
                .without_env("RUSTUP_TOOLCHAIN")
                .without_env("CARGO")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER),
        };
        let build = cargo.args(["build", "--target", TARGET]);
        match self {
            Self::Target => build,
            // Building the standard library is not stable yet, so the compiler is told to allow
            // what is unstable, for this build alone.
            Self::Sources | Self::Debian => build
                .env("RUSTC_BOOTSTRAP", "1")
                .env("RUSTFLAGS", flags(engines))
                .arg("-Zbuild-std=std"),
        }
    }

    /// Options of `wasm-opt`: what the engines that read this output understand.
    pub fn features(self, engines: Engines) -> &'static [&'static str] {
        match (self, engines) {
            (Self::Sources | Self::Debian, Engines::Old) => FEATURES_OF_OLD_ENGINES,
            _ => FEATURES_OF_TARGET,
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Sources => "the usual one, the standard library built along",
            Self::Debian => "Debian's rustc, the standard library built along",
            Self::Target => "the usual one, the target's own standard library (larger output)",
        }
    }
}

fn flags(engines: Engines) -> String {
    match engines {
        Engines::Old => format!("{SMALL} {OLD_ENGINES}"),
        Engines::SinceFive => SMALL.to_owned(),
    }
}

/// What to do next, given what is there and what was tried in vain.
fn choose(wanted: Wanted, seen: Seen, tried: Tried) -> Way {
    let may = |one: Wanted| wanted == Wanted::Auto || wanted == one;
    if may(Wanted::Sources) && seen.sources {
        Way::Use(WasmToolchain::Sources)
    } else if may(Wanted::Debian) && seen.debian {
        Way::Use(WasmToolchain::Debian)
    } else if may(Wanted::Sources) && seen.rustup && !tried.sources {
        Way::AddSources
    } else if may(Wanted::Debian) && seen.can_install {
        Way::InstallDebian
    } else if may(Wanted::Target) && seen.target {
        Way::Use(WasmToolchain::Target)
    } else if may(Wanted::Target) && seen.rustup && !tried.target {
        Way::AddTarget
    } else {
        Way::Ask
    }
}

/// Rustup may have no way out of this network: that is said, and the next way is tried.
fn ask_rustup(arguments: &[&str]) {
    note(format!("wasm compiler: rustup {}", arguments.join(" ")));
    let asked = Program::new("rustup", "another way is tried")
        .outside_cargo()
        .args(arguments)
        .run_at_most(RUSTUP_LIMIT);
    if let Err(failure) = asked {
        note(failure.to_string());
    }
}

fn look() -> Seen {
    let library = usual_sysroot().map(|sysroot| sysroot.join("lib/rustlib"));
    let holds = |part: &str| {
        library
            .as_ref()
            .is_some_and(|library| library.join(part).is_dir())
    };
    Seen {
        sources: holds("src/rust/library/std") && is_new_enough(usual_rustc()),
        debian: has_debian(),
        target: holds(TARGET),
        rustup: find_on_path("rustup").is_some(),
        can_install: debian::can_install(),
    }
}

/// Whether Debian's compiler is there in full and new enough.
fn has_debian() -> bool {
    let rustc = || Program::new(DEBIAN_RUSTC, ADVICE).outside_cargo();
    let sources = "lib/rustlib/src/rust/library/std";
    [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_LINKER]
        .iter()
        .all(|file| Path::new(file).is_file())
        && sysroot(rustc()).is_some_and(|root| root.join(sources).is_dir())
        && is_new_enough(rustc())
}

/// The compiler that cargo uses.
fn usual_rustc() -> Program {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    Program::new(rustc, ADVICE).outside_cargo()
}

fn usual_sysroot() -> Option<PathBuf> {
    sysroot(usual_rustc())
}

fn sysroot(rustc: Program) -> Option<PathBuf> {
    rustc
        .args(["--print", "sysroot"])
        .output()
        .ok()
        .map(PathBuf::from)
}

fn is_new_enough(rustc: Program) -> bool {
    let printed = rustc.arg("--version").output().ok();
    printed
        .and_then(|text| Version::read(&text))
        .is_some_and(|own| own >= OLDEST_FOR_SOURCES)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Seen = Seen {
        sources: false,
        debian: false,
        target: false,
        rustup: false,
        can_install: false,
    };
    const EVERYTHING: Seen = Seen {
        sources: true,
        debian: true,
        target: true,
        rustup: true,
        can_install: true,
    };
    const UNTRIED: Tried = Tried {
        sources: false,
        target: false,
    };
    const TRIED: Tried = Tried {
        sources: true,
        target: true,
    };

    #[test]
    fn what_is_there_and_small_is_used_and_the_usual_compiler_comes_first() {
        use WasmToolchain::{Debian, Sources};
        assert_eq!(choose(Wanted::Auto, EVERYTHING, UNTRIED), Way::Use(Sources));
        let seen = Seen {
            sources: false,
            ..EVERYTHING
        };
        assert_eq!(choose(Wanted::Auto, seen, UNTRIED), Way::Use(Debian));
    }

    #[test]
    fn rustup_is_asked_once_then_debian() {
        let seen = Seen {
            rustup: true,
            can_install: true,
            ..NOTHING
        };
        assert_eq!(choose(Wanted::Auto, seen, UNTRIED), Way::AddSources);
        let tried = Tried {
            sources: true,
            target: false,
        };
        assert_eq!(choose(Wanted::Auto, seen, tried), Way::InstallDebian);
    }

    #[test]
    fn the_targets_own_library_is_the_last_resort() {
        let tried = Tried {
            sources: true,
            target: false,
        };
        let seen = Seen {
            rustup: true,
            target: true,
            ..NOTHING
        };
        assert_eq!(
            choose(Wanted::Auto, seen, tried),
            Way::Use(WasmToolchain::Target)
        );
        let seen = Seen {
            rustup: true,
            ..NOTHING
        };
        assert_eq!(choose(Wanted::Auto, seen, tried), Way::AddTarget);
    }

    #[test]
    fn where_nothing_can_be_brought_the_user_is_told() {
        assert_eq!(choose(Wanted::Auto, NOTHING, UNTRIED), Way::Ask);
        assert_eq!(
            choose(
                Wanted::Auto,
                Seen {
                    rustup: true,
                    ..NOTHING
                },
                TRIED
            ),
            Way::Ask
        );
    }

    #[test]
    fn the_user_can_choose() {
        use WasmToolchain::{Debian, Sources, Target};
        assert_eq!(
            choose(Wanted::Sources, EVERYTHING, UNTRIED),
            Way::Use(Sources)
        );
        assert_eq!(
            choose(Wanted::Debian, EVERYTHING, UNTRIED),
            Way::Use(Debian)
        );
        assert_eq!(
            choose(Wanted::Target, EVERYTHING, UNTRIED),
            Way::Use(Target)
        );
        let seen = Seen {
            sources: false,
            ..EVERYTHING
        };
        assert_eq!(choose(Wanted::Sources, seen, UNTRIED), Way::AddSources);
        assert_eq!(choose(Wanted::Sources, seen, TRIED), Way::Ask);
    }
}
