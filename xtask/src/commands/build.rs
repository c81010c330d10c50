//! `cargo xtask build`: everything a web server needs, in `dist/`.

use std::fs;

use crate::dist::{element, rules, site};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::step;
use crate::tools::{npm, wasm_toolchain};

/// Builds `dist/` from nothing.
pub fn run() -> Result {
    step("tools", npm::ensure)?;
    let toolchain = step("compiler for WebAssembly", wasm_toolchain::ensure)?;
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
