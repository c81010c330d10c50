//! Reads `dist/` as a citizen's browser would: the element, then one package's files.
//!
//! A manifest is read as plain JSON, not with the runtime's types, so that the size can be told
//! while the runtime is being changed.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::report::{Package, Part, Report};
use super::weight::Weight;
use crate::dist::{element, rules};
use crate::failure::{Failure, Result};
use crate::folders;

/// Weighs everything a citizen may load from this `dist/`.
pub fn read(dist: &Path) -> Result<Report> {
    let module = element::MODULE.file();
    Ok(Report {
        shared: vec![
            weigh("JavaScript", &dist.join(element::SCRIPT))?,
            weigh("WebAssembly", &dist.join(module))?,
        ],
        packages: packages(dist)?,
    })
}

fn packages(dist: &Path) -> Result<Vec<Package>> {
    [rules::RULES, rules::PARTS_FOLDER]
        .iter()
        .flat_map(|folder| folders::folders_in(&dist.join(folder)))
        .map(|folder| package(&folder))
        .collect()
}

fn package(folder: &Path) -> Result<Package> {
    let file = folder.join(rules::MANIFEST);
    let text = fs::read(&file).map_err(Failure::file("read", &file))?;
    let manifest: Value = serde_json::from_slice(&text)
        .map_err(|error| unreadable(&file, &format!("it is not JSON ({error})")))?;
    let manifest_part = Part {
        name: "manifest".to_owned(),
        weight: Weight::of(&text)?,
    };

    // A citizen loads the newest slice; a package without slices is loaded whole.
    let slice = match list(&manifest, "slices").last() {
        Some(slice) => slice,
        None => manifest
            .get("core")
            .ok_or_else(|| unreadable(&file, "it names no core"))?,
    };
    let texts = list(&manifest, "texts")
        .iter()
        .map(|texts| {
            let language = texts.get("key").and_then(Value::as_str).unwrap_or("?");
            referred(folder, &file, texts, language)
        })
        .collect::<Result<Vec<Part>>>()?;
    if texts.is_empty() {
        return Err(unreadable(&file, "it names no texts"));
    }
    Ok(Package {
        name: folders::name(folder),
        always: vec![manifest_part, referred(folder, &file, slice, "slice")?],
        texts,
    })
}

/// A file that a manifest names by its hash.
fn referred(folder: &Path, manifest: &Path, reference: &Value, name: &str) -> Result<Part> {
    let hash = reference
        .get("sha256")
        .and_then(Value::as_str)
        .ok_or_else(|| unreadable(manifest, "an entry has no `sha256`"))?;
    weigh(name, &folder.join(format!("{hash}.json")))
}

fn list<'a>(manifest: &'a Value, key: &str) -> &'a [Value] {
    manifest
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn weigh(name: &str, file: &Path) -> Result<Part> {
    let bytes = fs::read(file).map_err(Failure::file("read", file))?;
    Ok(Part {
        name: name.to_owned(),
        weight: Weight::of(&bytes)?,
    })
}

fn unreadable(manifest: &Path, why: &str) -> Failure {
    let path = manifest.display();
    Failure::Advice(format!(
        "cannot weigh what `{path}` names, because {why}: build again"
    ))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A `dist/` with one package, in a folder of this test's own.
    fn dist(test: &str, manifest: &str) -> PathBuf {
        let dist =
            std::env::temp_dir().join(format!("selfcheck-size-{test}-{}", std::process::id()));
        let package = dist.join("rules/egypt");
        fs::create_dir_all(&package).unwrap();
        fs::write(dist.join(element::SCRIPT), "let x").unwrap();
        fs::write(dist.join(element::MODULE.file()), "\0asm").unwrap();
        fs::write(package.join("manifest.json"), manifest).unwrap();
        for (hash, content) in [
            ("c0", "core"),
            ("51", "old slice"),
            ("52", "slice"),
            ("ae", "ar!"),
        ] {
            fs::write(package.join(format!("{hash}.json")), content).unwrap();
        }
        dist
    }

    #[test]
    fn the_newest_slice_and_every_language_are_weighed() {
        let manifest = r#"{"core":{"sha256":"c0"},"slices":[{"sha256":"51"},{"sha256":"52"}],
            "texts":[{"sha256":"ae","key":"ar"},{"sha256":"c0","key":"en"}]}"#;
        let report = read(&dist("slices", manifest)).unwrap();
        let package = report.packages.first().unwrap();
        let names: Vec<&str> = package
            .texts
            .iter()
            .map(|part| part.name.as_str())
            .collect();
        assert_eq!(names, ["ar", "en"]);
        let slice = package.always.last().unwrap();
        assert_eq!(slice.weight.raw, "slice".len());
    }

    #[test]
    fn a_package_without_slices_is_weighed_whole() {
        let manifest = r#"{"core":{"sha256":"c0"},"texts":[{"sha256":"ae","key":"ar"}]}"#;
        let report = read(&dist("whole", manifest)).unwrap();
        let slice = report.packages.first().unwrap().always.last().unwrap();
        assert_eq!(slice.weight.raw, "core".len());
    }

    #[test]
    fn a_manifest_that_cannot_be_followed_is_an_error_that_names_it() {
        for manifest in [
            "{",
            "{}",
            r#"{"core":{"sha256":"c0"}}"#,
            r#"{"core":{"sha256":"none"}}"#,
        ] {
            let failure = read(&dist("broken", manifest)).unwrap_err().to_string();
            assert!(failure.contains("egypt"), "{failure}");
        }
    }
}
