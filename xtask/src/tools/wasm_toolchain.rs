//! A compiler for WebAssembly.
//!
//! On most machines the target is there or rustup brings it. Where rustup cannot download, a
//! Debian system has all that is needed in packages; the standard library is then built along,
//! which also makes the smallest output. What is there already is preferred to what must be
//! downloaded.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::debian;
use crate::failure::{Failure, Result};
use crate::process::{Program, find_on_path};
use crate::steps::note;

const TARGET: &str = "wasm32-unknown-unknown";
const RUSTUP_LIMIT: Duration = Duration::from_secs(120);
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-19";
const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-19"];
const ADVICE: &str = "no compiler for WebAssembly: run `rustup target add wasm32-unknown-unknown`, \
    or on Debian, as root, `apt-get install rustc-web cargo-web rust-web-src lld-19`";

/// A compiler that was found to be there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum WasmToolchain {
    /// The usual one, with the target's standard library as it comes.
    Target,
    /// Debian's, with the standard library built along.
    Debian,
}

/// Which of them may be used: the user's choice.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, clap::ValueEnum)]
pub enum Wanted {
    /// The usual compiler if it has or can get the target, else Debian's
    #[default]
    Auto,
    /// The usual compiler only
    Rustup,
    /// Debian's packages only
    Debian,
}

/// What is known before anything is tried.
#[derive(Clone, Copy, Debug)]
struct Seen {
    target: bool,
    debian: bool,
    rustup: bool,
    can_install: bool,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    Use(WasmToolchain),
    AddByRustup,
    InstallDebian,
    Ask,
}

/// Finds a compiler for WebAssembly, or brings one.
pub fn ensure(wanted: Wanted) -> Result<WasmToolchain> {
    let mut rustup_refused = false;
    loop {
        let seen = look().only(wanted);
        match choose(seen, rustup_refused) {
            Way::Use(toolchain) => {
                note(format!("wasm compiler: {}", toolchain.described()));
                return Ok(toolchain);
            }
            Way::AddByRustup => {
                note(format!("wasm compiler: rustup target add {TARGET}"));
                let added = Program::new("rustup", "it is not reachable from here")
                    .outside_cargo()
                    .args(["target", "add", TARGET])
                    .run_at_most(RUSTUP_LIMIT);
                if let Err(failure) = added {
                    note(failure.to_string());
                }
                rustup_refused = !look().target;
            }
            Way::InstallDebian => {
                note("wasm compiler: installing Debian's packages");
                debian::install(PACKAGES)?;
                if !has_debian() {
                    return Err(Failure::Advice(format!(
                        "Debian's compiler for WebAssembly is older than Rust {}, or in parts",
                        env!("CARGO_PKG_RUST_VERSION")
                    )));
                }
            }
            Way::Ask => return Err(Failure::Advice(ADVICE.to_owned())),
        }
    }
}

impl WasmToolchain {
    /// A cargo that compiles for WebAssembly: `cargo build --target …`, ready for `-p` and the
    /// like.
    pub fn build(self) -> Program {
        let advice = "the WebAssembly build failed; the compiler's messages are above";
        match self {
            Self::Target => Program::cargo(advice).args(["build", "--target", TARGET]),
            // Both programs by their full paths, and no rustup in between. The standard library
            // is compiled so that a panic is a bare trap: no message, no formatting, a third
            // smaller.
            Self::Debian => Program::new(DEBIAN_CARGO, advice)
                .outside_cargo()
                .without_env("RUSTUP_TOOLCHAIN")
                .without_env("CARGO")
                .env("RUSTC", DEBIAN_RUSTC)
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER)
                .env("RUSTFLAGS", "-Zunstable-options -Cpanic=immediate-abort")
                .args(["build", "--target", TARGET, "-Zbuild-std=std"]),
        }
    }

    fn described(self) -> &'static str {
        match self {
            Self::Target => "the usual one, its WebAssembly target is installed",
            Self::Debian => "Debian's rustc, the standard library built along",
        }
    }
}

impl Seen {
    /// Shuts the eyes to what the user does not want.
    fn only(self, wanted: Wanted) -> Self {
        match wanted {
            Wanted::Auto => self,
            Wanted::Rustup => Self {
                debian: false,
                can_install: false,
                ..self
            },
            Wanted::Debian => Self {
                target: false,
                rustup: false,
                ..self
            },
        }
    }
}

fn choose(seen: Seen, rustup_refused: bool) -> Way {
    match seen {
        Seen { target: true, .. } => Way::Use(WasmToolchain::Target),
        Seen { debian: true, .. } => Way::Use(WasmToolchain::Debian),
        Seen { rustup: true, .. } if !rustup_refused => Way::AddByRustup,
        Seen {
            can_install: true, ..
        } => Way::InstallDebian,
        _ => Way::Ask,
    }
}

fn look() -> Seen {
    Seen {
        target: has_target(),
        debian: has_debian(),
        rustup: find_on_path("rustup").is_some(),
        can_install: debian::can_install(),
    }
}

/// Whether the compiler that cargo uses has the target's standard library.
fn has_target() -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    sysroot(Program::new(rustc, ADVICE).outside_cargo())
        .is_some_and(|sysroot| sysroot.join("lib/rustlib").join(TARGET).is_dir())
}

/// Whether Debian's compiler is there in full and new enough.
fn has_debian() -> bool {
    let rustc = || Program::new(DEBIAN_RUSTC, ADVICE);
    [DEBIAN_RUSTC, DEBIAN_CARGO, DEBIAN_LINKER]
        .iter()
        .all(|file| Path::new(file).is_file())
        && sysroot(rustc()).is_some_and(|root| root.join("lib/rustlib/src/rust/library").is_dir())
        && rustc()
            .arg("--version")
            .output()
            .is_ok_and(|version| is_new_enough(&version))
}

fn sysroot(rustc: Program) -> Option<PathBuf> {
    rustc
        .args(["--print", "sysroot"])
        .output()
        .ok()
        .map(PathBuf::from)
}

/// Reads `rustc 1.96.0 (…)`.
fn is_new_enough(version: &str) -> bool {
    let number = |text: &str| -> Option<(u32, u32)> {
        let mut parts = text.split('.').map(str::parse);
        Some((parts.next()?.ok()?, parts.next()?.ok()?))
    };
    let ours = version.split_whitespace().nth(1).and_then(number);
    ours.is_some() && ours >= number(env!("CARGO_PKG_RUST_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Seen = Seen {
        target: false,
        debian: false,
        rustup: false,
        can_install: false,
    };

    #[test]
    fn what_is_there_is_used_and_the_usual_compiler_comes_first() {
        let both = Seen {
            target: true,
            debian: true,
            ..NOTHING
        };
        assert_eq!(choose(both, false), Way::Use(WasmToolchain::Target));
        let debian = Seen {
            debian: true,
            rustup: true,
            ..NOTHING
        };
        assert_eq!(choose(debian, false), Way::Use(WasmToolchain::Debian));
    }

    #[test]
    fn the_user_can_choose_the_compiler() {
        let seen = Seen {
            target: true,
            debian: true,
            rustup: true,
            can_install: true,
        };
        assert_eq!(
            choose(seen.only(Wanted::Debian), false),
            Way::Use(WasmToolchain::Debian)
        );
        let seen = Seen {
            target: false,
            ..seen
        };
        assert_eq!(choose(seen.only(Wanted::Rustup), false), Way::AddByRustup);
        assert_eq!(choose(seen.only(Wanted::Rustup), true), Way::Ask);
    }

    #[test]
    fn rustup_is_asked_once_and_debian_after_it() {
        let seen = Seen {
            rustup: true,
            can_install: true,
            ..NOTHING
        };
        assert_eq!(choose(seen, false), Way::AddByRustup);
        assert_eq!(choose(seen, true), Way::InstallDebian);
    }

    #[test]
    fn where_nothing_can_be_brought_the_user_is_told() {
        assert_eq!(choose(NOTHING, false), Way::Ask);
        assert_eq!(
            choose(
                Seen {
                    rustup: true,
                    ..NOTHING
                },
                true
            ),
            Way::Ask
        );
    }

    #[test]
    fn an_old_or_unreadable_version_is_refused() {
        assert!(is_new_enough("rustc 1.96.0 (ac68faa20 2026-05-25)"));
        assert!(is_new_enough(&format!(
            "rustc {}",
            env!("CARGO_PKG_RUST_VERSION")
        )));
        assert!(!is_new_enough("rustc 1.63.0"));
        assert!(!is_new_enough("rustc"));
        assert!(!is_new_enough(""));
    }
}
