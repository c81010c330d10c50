//! The authors' page: its script and its worker, the compiler as WebAssembly, and the sources of the rules
//! packages, which it opens.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::wasm::{Module, Reader};
use crate::failure::{Failure, Result};
use crate::folders;
use crate::steps::note;
use crate::tools::npm;
use crate::tools::wasm_toolchain::WasmToolchain;

/// The crate behind the page.
pub const MODULE: Module = Module {
    name: "selfcheck-studio",
    package: "selfcheck-studio",
    library: "selfcheck_studio",
    features: "small",
    glue: true,
    reader: Reader::Author,
    left_out: &[],
};

/// The page's folder, in `www/` and in `dist/`.
pub const FOLDER: &str = "studio";
/// The folder of `dist/` with sources of packages.
const SOURCES: &str = "sources";
/// What begins a script of its own: the page, what compiles beside it, and what shows a check in it.
const SCRIPTS: [&str; 3] = ["studio.js", "worker.js", "preview.js"];
/// What a browser loads of `dist/` when the page is opened, besides the two modules and the element.
pub const FIRST_LOAD: [&str; 8] = [
    "studio/index.html",
    "studio/studio.css",
    "studio/studio.js",
    "studio/worker.js",
    "studio/preview.html",
    "studio/preview.js",
    "sources/index.json",
    "sources/egypt.json",
];
/// What of a package's folder an author opens.
const ENDINGS: [&str; 5] = ["toml", "rhai", "ftl", "csv", "md"];

/// Builds the page into `dist/studio/`.
pub fn build(toolchain: WasmToolchain) -> Result {
    let staged = MODULE.build(toolchain)?;
    let page = folders::root().join("www").join(FOLDER);
    let dist = folders::dist().join(FOLDER);
    fs::create_dir_all(&dist).map_err(Failure::file("create", &dist))?;
    let module = MODULE.file();
    let built = staged.join(&module);
    fs::copy(&built, dist.join(&module)).map_err(Failure::file("copy", &built))?;
    let bundle = npm::command(
        "esbuild",
        "it could not bundle the authors' page; its message is above",
    );
    bundle
        .args(SCRIPTS.map(|script| page.join("app").join(script)))
        .args([
            "--bundle",
            "--splitting",
            "--minify",
            "--format=esm",
            "--target=es2022",
        ])
        .args(["--loader:.ftl=text", "--legal-comments=none"])
        // What only a class itself uses.
        .arg("--mangle-props=^_[a-z]")
        .args(["--charset=utf8", "--log-level=warning"])
        // The worker's glue is written by the build.
        .arg(format!(
            "--alias:selfcheck-studio={}",
            staged.join(format!("{}.js", MODULE.library)).display()
        ))
        .arg(format!("--outdir={}", dist.display()))
        .run()
}

/// Writes the sources of every package into `dist/sources/`, one file each, and a list of them.
pub fn sources() -> Result {
    let folder = folders::dist().join(SOURCES);
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let mut list = Vec::new();
    for package in folders::rules_packages() {
        let id = folders::name(&package);
        let mut files = Map::new();
        collect(&package, "", &mut files)?;
        list.push(json!({ "id": id, "title": title(&files, &id), "files": files.len() }));
        write(&folder.join(format!("{id}.json")), &Value::Object(files))?;
    }
    note(format!("{} packages", list.len()));
    write(&folder.join("index.json"), &Value::Array(list))
}

/// What a package's README calls it.
fn title(files: &Map<String, Value>, id: &str) -> String {
    let readme = files.get("README.md").and_then(Value::as_str);
    let heading = readme.and_then(|text| text.lines().next()?.strip_prefix("# "));
    heading.unwrap_or(id).to_owned()
}

fn collect(folder: &Path, prefix: &str, files: &mut Map<String, Value>) -> Result {
    for entry in folder.read_dir().map_err(Failure::file("read", folder))? {
        let path = entry.map_err(Failure::file("read", folder))?.path();
        let name = folders::name(&path);
        let ending = path.extension().and_then(|ending| ending.to_str());
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files)?;
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending)) {
            let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
            files.insert(format!("{prefix}{name}"), text.into());
        }
    }
    Ok(())
}

fn write(path: &Path, value: &Value) -> Result {
    fs::write(path, value.to_string()).map_err(Failure::file("write", path))
}
