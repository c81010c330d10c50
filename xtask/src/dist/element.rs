//! The element: one JavaScript file and one WebAssembly file beside it; and for those who write
//! pages, its types and its description for editors.

use std::fs;
use std::path::Path;

use super::pack::pack;
use super::wasm::Module;
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;
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

/// Puts the module together again.
const UNPACKER: &str = "unpack.js";
/// What the class is written in, each imported as a neighbour of the next and of the glue.
const SOURCES: [&str; 4] = [SCRIPT, "answers.js", "device.js", UNPACKER];
/// What editors and compilers read of the element; browsers never do.
const DESCRIPTIONS: [&str; 2] = ["self-check.d.ts", "custom-elements.json"];
/// A program for Node.js: paths of the unpacker, the packed module and the one to write.
const UNPACK: &str = r#"
    import { readFileSync, writeFileSync } from "node:fs";
    const [unpacker, packed, module] = process.argv.slice(1);
    const { unpack } = await import(unpacker);
    const bytes = unpack(readFileSync(packed));
    if (!WebAssembly.validate(bytes)) throw new Error("it is no module");
    writeFileSync(module, bytes);
"#;

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
    ship(&staged, &dist)
}

/// Puts the module beside the script, packed if it can be.
fn ship(staged: &Path, dist: &Path) -> Result {
    let (built, shipped) = (staged.join(MODULE.file()), dist.join(MODULE.file()));
    let module = fs::read(&built).map_err(Failure::file("read", &built))?;
    let Some(packed) = pack(&module) else {
        note("the module has instructions that cannot be packed, so it is larger than need be");
        return copy(&built, &shipped);
    };
    fs::write(&shipped, &packed).map_err(Failure::file("write", &shipped))?;
    // What a browser makes of it is seen before anyone loads it: packed again it must be the same.
    let unpacked = staged.join("unpacked.wasm");
    npm::node("the module could not be unpacked; the message is above")
        .args(["--input-type=module", "--eval", UNPACK])
        .args([&staged.join(UNPACKER), &shipped, &unpacked])
        .run()?;
    let again = fs::read(&unpacked).map_err(Failure::file("read", &unpacked))?;
    if again.len() != module.len() || pack(&again) != Some(packed) {
        let advice = "unpacked, the module is not what was packed: compare `widget/js/unpack.js` \
            with `xtask/src/dist/pack.rs`";
        return Err(Failure::Advice(advice.to_owned()));
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result {
    fs::copy(from, to)
        .map(drop)
        .map_err(Failure::file("copy", from))
}
