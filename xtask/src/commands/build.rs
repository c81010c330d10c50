//! `cargo xtask build`: everything a web server needs, in `dist/`.

use std::fs;

use crate::dist::{element, rules, site};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::step;
use crate::tools::npm;
use crate::tools::wasm_toolchain::{self, Wanted};

/// What can be chosen about a build.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct Options {
    /// The compiler for WebAssembly
    #[arg(long, value_enum, default_value_t)]
    wasm_compiler: Wanted,
}

/// Builds `dist/` from nothing.
pub fn run(options: Options) -> Result {
    step("tools", npm::ensure)?;
    let toolchain = step("compiler for WebAssembly", || {
        wasm_toolchain::ensure(options.wasm_compiler)
    })?;
    step("empty dist/", empty)?;
    step("site", site::copy)?;
    step("element", || element::build(toolchain))?;
    step("selfcheck command", rules::build_command)?;
    step("rules packages", rules::build_all)
}

fn empty() -> Result {
    let dist = folders::dist();
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(Failure::file("empty", &dist))?;
    }
    fs::create_dir_all(&dist).map_err(Failure::file("create", &dist))
}
