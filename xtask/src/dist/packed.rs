//! The module as it is downloaded: behind a head of nine bytes a small module that unpacks, and what it
//! unpacks. The head says how long the small module is (two bytes), and of what it unpacks the length
//! (three) and the sum (four); higher bytes first. A module that cannot be packed is downloaded as it is; `widget/js/unpack.js`
//! tells the two apart by their first byte.

use std::fs;
use std::path::Path;

use selfcheck_packing::{pack, sum};

use super::wasm::{Module, Reader};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;
use crate::tools::npm;
use crate::tools::wasm_toolchain::WasmToolchain;

/// Hands what arrives to the unpacker.
pub const SCRIPT: &str = "unpack.js";

/// The module that unpacks in the browser.
const UNPACKER: Module = Module {
    name: "selfcheck-packing",
    package: "selfcheck-packing",
    library: "selfcheck_packing",
    features: "",
    glue: false,
    reader: Reader::Citizen,
    left_out: &[],
};

/// A program for Node.js: the script, the file as it is downloaded, and where to write the module.
const UNPACK: &str = r#"
    import { readFileSync, writeFileSync } from "node:fs";
    const [script, packed, module] = process.argv.slice(1);
    const { unpack } = await import(script);
    writeFileSync(module, await unpack(new Response(readFileSync(packed))));
"#;

/// Writes the module into `dist/`.
pub fn build(toolchain: WasmToolchain, module: &Path, dist: &Path) -> Result {
    let name = module.file_name().unwrap_or_default();
    let shipped = dist.join(name);
    let staged = UNPACKER.build(toolchain)?;
    let read = |file: &Path| fs::read(file).map_err(Failure::file("read", file));
    let (built, unpacker) = (read(module)?, read(&staged.join(UNPACKER.file()))?);

    let Some(packed) = pack(&built) else {
        note(
            "the module cannot be packed (`selfcheck_packing::pack` says why), so it is larger than need be",
        );
        fs::write(&shipped, built).map_err(Failure::file("write", &shipped))?;
        return Ok(());
    };
    let sum = sum(&packed.unpacked).to_be_bytes().to_vec();
    let head = [head::<2>(unpacker.len())?, head::<3>(built.len())?, sum].concat();
    let file = [head, unpacker, packed.bytes].concat();
    fs::write(&shipped, file).map_err(Failure::file("write", &shipped))?;

    // What a browser makes of it is seen before anyone loads it.
    let unpacked = staged.join(name);
    npm::node("the module could not be unpacked; the message is above")
        .args(["--input-type=module", "--eval", UNPACK])
        .args([
            &folders::root().join("widget/js").join(SCRIPT),
            &shipped,
            &unpacked,
        ])
        .run()?;
    if read(&unpacked)? == packed.unpacked {
        return Ok(());
    }
    let advice = "unpacked, the module is not what was packed: compare `widget/js/unpack.js` with \
        `xtask/src/dist/packed.rs`";
    Err(Failure::Advice(advice.to_owned()))
}

/// The last bytes of a number, the higher ones first.
fn head<const BYTES: usize>(number: usize) -> Result<Vec<u8>> {
    let bytes = number.to_be_bytes();
    match bytes.split_last_chunk::<BYTES>() {
        Some((higher, bytes)) if higher.iter().all(|byte| *byte == 0) => Ok(bytes.to_vec()),
        _ => Err(Failure::Advice(format!(
            "{number} bytes are more than the head has room for"
        ))),
    }
}
