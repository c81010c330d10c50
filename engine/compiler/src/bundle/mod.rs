//! From a core and its texts to the files of a bundle: canonical JSON, each file named by the
//! SHA-256 of its bytes, and the manifest that lists them.

pub mod canonical;
pub mod places;
pub mod slice;

use selfcheck_runtime::bundle::{Core, FORMAT, FileRef, Manifest};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::sha256;
use selfcheck_runtime::text::TextBundle;

/// The file that addresses all others.
pub const MANIFEST: &str = "manifest.json";

/// One file of a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundleFile {
    /// `manifest.json` or `<sha256>.json`
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A bundle as files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// What `rules=` addresses.
    pub manifest: Manifest,
    /// All files, the manifest first.
    pub files: Vec<BundleFile>,
    /// The slices, in the manifest's order.
    pub slices: Vec<Core>,
}

/// Writes a bundle with one slice from each of the days, and its texts in their order.
///
/// # Errors
/// When something cannot be written as JSON, which no core or text does.
pub fn write(
    core: &Core,
    days: &[Day],
    texts: &[(String, TextBundle)],
) -> Result<Written, serde_json::Error> {
    let mut files = Vec::new();
    let core_file = file(canonical::json(core)?, String::new(), &mut files);
    let mut slices = Vec::new();
    let mut slice_refs = Vec::new();
    let mut days = days.to_vec();
    days.sort();
    days.dedup();
    for day in days {
        let slice = slice::cut(core, &core_file.sha256, day);
        slice_refs.push(file(canonical::json(&slice)?, day.iso(), &mut files));
        slices.push(slice);
    }
    let mut text_refs = Vec::new();
    for (language, text) in texts {
        text_refs.push(file(canonical::json(text)?, language.clone(), &mut files));
    }
    let manifest = Manifest {
        format: FORMAT,
        package: core.package.id.clone(),
        version: core.package.version.clone(),
        core: core_file,
        slices: slice_refs,
        texts: text_refs,
    };
    let bytes = canonical::json(&manifest)?;
    files.insert(
        0,
        BundleFile {
            name: MANIFEST.to_owned(),
            bytes,
        },
    );
    Ok(Written {
        manifest,
        files,
        slices,
    })
}

fn file(bytes: Vec<u8>, key: String, files: &mut Vec<BundleFile>) -> FileRef {
    let sha256 = sha256::hex(&bytes);
    let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    let name = format!("{sha256}.json");
    if !files.iter().any(|known| known.name == name) {
        files.push(BundleFile { name, bytes });
    }
    FileRef { sha256, size, key }
}
