//! `cargo xtask build`: everything a web server needs, in `dist/`.

use std::fs;

use crate::dist::{element, rules, site};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::Account;
use crate::tools::npm;
use crate::tools::wasm_toolchain::{self, Wanted};

/// Titles of the steps that others need.
pub const ELEMENT: &str = "element";
pub const SELFCHECK: &str = "selfcheck command";
pub const PACKAGES: &str = "rules packages";
pub const TOOLS: &str = "tools from npm";

/// What can be chosen about a build.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct BuildOptions {
    /// The compiler for WebAssembly
    #[arg(long, value_enum, default_value_t)]
    pub wasm_compiler: Wanted,
}

/// Builds `dist/` from nothing.
pub fn run(options: BuildOptions) -> Result {
    let mut account = Account::default();
    steps(&mut account, options);
    account.close()
}

/// The steps of a build. What does not need a failed one is still built, so that one run tells
/// everything that is wrong.
pub fn steps(account: &mut Account, options: BuildOptions) {
    let clean = "empty dist/";
    let compiler = "compiler for WebAssembly";
    let mut toolchain = None;
    account.step(TOOLS, &[], npm::ensure);
    account.step(compiler, &[], || {
        toolchain = Some(wasm_toolchain::ensure(options.wasm_compiler)?);
        Ok(())
    });
    account.step(clean, &[], empty);
    account.step("site", &[clean], site::copy);
    account.step(ELEMENT, &[TOOLS, compiler, clean], || {
        toolchain.map_or(Ok(()), element::build)
    });
    account.step(SELFCHECK, &[], rules::build_command);
    account.step(PACKAGES, &[clean, SELFCHECK], rules::build_all);
}

fn empty() -> Result {
    let dist = folders::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(Failure::file("empty", &dist))?;
    }
    fs::create_dir_all(&dist).map_err(Failure::file("create", &dist))
}
