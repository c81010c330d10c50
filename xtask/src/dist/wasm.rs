//! From a crate to a small `.wasm` file with its JavaScript glue.
//!
//! Three programs in a row: the compiler, wasm-bindgen (as a library, so that `Cargo.lock` keeps
//! it at the version the crate was compiled with), and Binaryen's `wasm-opt`.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;
use crate::tools::npm;
use crate::tools::wasm_toolchain::{Engines, WasmToolchain};

/// Apart from the native target folder: the two compilers need not be the same.
const TARGET_FOLDER: &str = "target/wasm";

/// A crate that becomes a WebAssembly module.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// What the build calls it.
    pub name: &'static str,
    /// The package's name in the workspace.
    pub package: &'static str,
    /// The library's name, from which the files get theirs.
    pub library: &'static str,
    /// Features of the package, separated by commas.
    pub features: &'static str,
    /// Whether JavaScript reaches it through wasm-bindgen's glue, or calls what it exports.
    pub glue: bool,
    /// Who downloads it.
    pub reader: Reader,
    /// What `wasm-opt` is not to do.
    pub left_out: &'static [&'static str],
}

/// Who downloads a module, and what matters to them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reader {
    /// On any phone and any network: size before everything.
    Citizen,
    /// At a desk, all day: an answer to every key before size.
    Author,
}

impl Reader {
    /// The cargo profile.
    fn profile(self) -> &'static str {
        match self {
            Reader::Citizen => "wasm",
            Reader::Author => "studio",
        }
    }

    fn engines(self) -> Engines {
        match self {
            Reader::Citizen => Engines::Old,
            Reader::Author => Engines::SinceFive,
        }
    }

    /// How hard `wasm-opt` works, and at what.
    fn effort(self) -> &'static [&'static str] {
        match self {
            Reader::Citizen => &["-Oz", "--converge"],
            Reader::Author => &["-Os"],
        }
    }
}

impl Module {
    /// The optimised module's file name.
    pub fn file(self) -> String {
        format!("{}_bg.wasm", self.library)
    }

    /// Writes `<library>.js`, `<library>.d.ts` and `<library>_bg.wasm` into a folder of the
    /// build's own, and returns that folder.
    pub fn build(self, toolchain: WasmToolchain) -> Result<PathBuf> {
        let root = folders::root();
        toolchain
            .build(self.reader.engines())
            .args(["--locked", "--profile", self.reader.profile()])
            .args(["--package", self.package])
            .args(["--features", self.features])
            .arg("--target-dir")
            .arg(target())
            .within(&root)
            .run()?;
        self.keep()?;
        let staged = self.stage(self.name)?;
        let before = length(&self.compiled())?;
        let optimised = self.finish(&staged, toolchain, Names::Removed)?;
        let after = length(&optimised)?;
        note(format!(
            "{}: {before} bytes compiled, {after} finished",
            self.file()
        ));
        Ok(staged)
    }

    /// The module as it was last compiled, finished as for `dist/` but with the names of its
    /// functions kept: for finding out what is large.
    pub fn with_names(self, toolchain: WasmToolchain) -> Result<PathBuf> {
        if !self.compiled().is_file() {
            let advice = "nothing is compiled for WebAssembly yet: run `cargo xtask build`";
            return Err(Failure::Advice(advice.to_owned()));
        }
        let staged = self.stage(&format!("{}-with-names", self.name))?;
        self.finish(&staged, toolchain, Names::Kept)
    }

    /// Puts what the compiler wrote where no other module of the same crate takes its place.
    fn keep(self) -> Result {
        let written = target()
            .join("wasm32-unknown-unknown")
            .join(self.reader.profile())
            .join(format!("{}.wasm", self.library));
        let kept = self.compiled();
        let folder = kept.parent().unwrap_or(&kept);
        fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
        fs::copy(&written, &kept)
            .map(drop)
            .map_err(Failure::file("copy", &written))
    }

    /// What the compiler wrote.
    fn compiled(self) -> PathBuf {
        let file = format!("{}.wasm", self.library);
        target().join("compiled").join(self.name).join(file)
    }

    /// An empty folder of the build's own.
    fn stage(self, name: &str) -> Result<PathBuf> {
        let staged = target().join("stage").join(name);
        if staged.exists() {
            fs::remove_dir_all(&staged).map_err(Failure::file("empty", &staged))?;
        }
        fs::create_dir_all(&staged).map_err(Failure::file("create", &staged))?;
        Ok(staged)
    }

    /// From what the compiler wrote to what a browser reads, in a folder with its glue.
    fn finish(self, staged: &Path, toolchain: WasmToolchain, names: Names) -> Result<PathBuf> {
        let module = staged.join(self.file());
        if self.glue {
            bind(&self.compiled(), staged, names)?;
        } else {
            let compiled = self.compiled();
            fs::copy(&compiled, &module).map_err(Failure::file("copy", &compiled))?;
        }
        self.optimise(&module, toolchain, names)?;
        Ok(module)
    }

    fn optimise(self, module: &Path, toolchain: WasmToolchain, names: Names) -> Result {
        let about_names = match names {
            Names::Kept => "--debuginfo",
            Names::Removed => "--strip-debug",
        };
        npm::command(
            "wasm-opt",
            "it could not shrink the module; its message is above",
        )
        .args(self.reader.effort())
        .args([
            // The stack lies there, and its last kilobyte is not for anyone to reach.
            "--low-memory-unused",
            about_names,
            "--strip-producers",
            "--strip-target-features",
        ])
        .args(
            self.left_out
                .iter()
                .map(|pass| format!("--skip-pass={pass}")),
        )
        .args(toolchain.features(self.reader.engines()))
        .arg(module)
        .arg("-o")
        .arg(module)
        .run()
    }
}

fn target() -> PathBuf {
    folders::root().join(TARGET_FOLDER)
}

/// Whether functions keep their names, which browsers have no use for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Names {
    Kept,
    Removed,
}

/// Writes the glue between JavaScript and the module.
fn bind(compiled: &Path, into: &Path, names: Names) -> Result {
    Bindgen::new()
        .input_path(compiled)
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                // The glue finds the module beside itself when it is told no other place.
                .omit_default_module_path(false)
                // Symbols stay as the compiler wrote them, for whoever reads them.
                .demangle(names == Names::Removed)
                .remove_name_section(names == Names::Removed)
                .remove_producers_section(true)
                .generate(into)
        })
        .map_err(|error| {
            let module = folders::name(compiled);
            Failure::Advice(format!("wasm-bindgen refused `{module}`: {error:#}"))
        })
}

fn length(file: &Path) -> Result<u64> {
    fs::metadata(file)
        .map(|metadata| metadata.len())
        .map_err(Failure::file("read", file))
}
