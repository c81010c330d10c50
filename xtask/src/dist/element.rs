//! The element: one JavaScript file and one WebAssembly file beside it; and for those who write
//! pages, its types and its description for editors.

use std::fs;
use std::path::Path;

use super::packed;
use super::wasm::{Module, Reader};
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
    glue: true,
    reader: Reader::Citizen,
    // Packing finds what these would fold: measured, two kilobytes less are downloaded without them.
    left_out: &[
        "inlining-optimizing",
        "local-cse",
        "simplify-locals",
        "memory-packing",
    ],
};
/// The same with exports for suites and benchmarks. It never gets into `dist/`.
pub const MODULE_FOR_TESTS: Module = Module {
    name: "selfcheck-widget-testing",
    features: "testing",
    ..MODULE
};
/// The one file a page names.
pub const SCRIPT: &str = "self-check.js";

/// What the class is written in, each imported as a neighbour of the next and of the glue.
const SOURCES: [&str; 4] = [SCRIPT, "answers.js", "device.js", packed::SCRIPT];
/// What editors and compilers read of the element; browsers never do.
const DESCRIPTIONS: [&str; 2] = ["self-check.d.ts", "custom-elements.json"];
/// The oldest language the script may use: browsers that read the module read this.
const LANGUAGE: &str = "--target=es2020";

/// Builds the element into `dist/`.
pub fn build(toolchain: WasmToolchain) -> Result {
    let staged = MODULE.build(toolchain)?;
    let widget = folders::root().join("widget");
    let written = widget.join("js");
    // The class imports the glue as its neighbour, so it must lie beside it.
    let entry = staged.join(SCRIPT);
    for file in SOURCES {
        copy(&written.join(file), &staged.join(file))?;
    }
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
        // What only the class itself uses; the glue's own names begin with two.
        "--mangle-props=^_[a-z]",
        LANGUAGE,
    ])
    .args(["--charset=utf8", "--log-level=warning"])
    .arg(format!("--outfile={}", dist.join(SCRIPT).display()))
    .run()?;
    for file in DESCRIPTIONS {
        copy(&widget.join(file), &dist.join(file))?;
    }
    packed::build(toolchain, &staged.join(MODULE.file()), &dist)
}

fn copy(from: &Path, to: &Path) -> Result {
    fs::copy(from, to)
        .map(drop)
        .map_err(Failure::file("copy", from))
}
