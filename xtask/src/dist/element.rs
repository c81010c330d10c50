//! The element: one JavaScript file and one WebAssembly file beside it.

use std::fs;

use super::wasm::Module;
use crate::failure::{Failure, Result};
use crate::folders;
use crate::tools::npm;
use crate::tools::wasm_toolchain::WasmToolchain;

/// The crate behind the element.
pub const MODULE: Module = Module {
    name: "selfcheck-widget",
    package: "selfcheck-widget",
    library: "selfcheck_widget",
    features: "",
};
/// The same with exports for suites and benchmarks. It never gets into `dist/`.
pub const MODULE_FOR_TESTS: Module = Module {
    name: "selfcheck-widget-testing",
    features: "testing",
    ..MODULE
};
/// The one file a page names.
pub const SCRIPT: &str = "self-check.js";

/// The oldest language the script may use: browsers that read the module read this.
const LANGUAGE: &str = "--target=es2020";

/// Builds the element into `dist/`.
pub fn build(toolchain: WasmToolchain) -> Result {
    let staged = MODULE.build(toolchain)?;
    let written = folders::root().join("widget/js").join(SCRIPT);
    // The class imports the glue as its neighbour, so it must lie beside it.
    let entry = staged.join(SCRIPT);
    copy(&written, &entry)?;
    let dist = folders::dist();
    npm::command(
        "esbuild",
        "it could not bundle the element; its message is above",
    )
    .arg(&entry)
    .args([
        "--bundle",
        "--minify",
        "--format=esm",
        "--legal-comments=none",
        LANGUAGE,
    ])
    .args(["--charset=utf8", "--log-level=warning"])
    .arg(format!("--outfile={}", dist.join(SCRIPT).display()))
    .run()?;
    copy(&staged.join(MODULE.file()), &dist.join(MODULE.file()))
}

fn copy(from: &std::path::Path, to: &std::path::Path) -> Result {
    fs::copy(from, to)
        .map(drop)
        .map_err(Failure::file("copy", from))
}
