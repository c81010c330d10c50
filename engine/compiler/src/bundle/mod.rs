//! From a core and its texts to the files of a bundle: canonical JSON, each file named by the
//! SHA-256 of its bytes, and the manifest that lists them.

pub mod canonical;
pub mod places;
pub mod slice;
mod spelling;
mod words;

use selfcheck_runtime::bundle::{Core, FORMAT, FileRef, Manifest};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::sha256;
use selfcheck_runtime::text::TextBundle;
use slice::{Only, OnlyError};

/// The file that addresses all others.
pub const MANIFEST: &str = "manifest.json";

/// What stands for the name of a core that was not written.
const DRAFT: &str = "draft";

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
    /// Language and its texts.
    pub texts: Vec<(String, TextBundle)>,
}

/// Why a bundle cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// There are no slices for those who give these answers.
    #[error(transparent)]
    Only(#[from] OnlyError),
    /// Something has no form in JSON, which no core or text does.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

/// Writes a bundle with one slice from each of the days, for those who give these answers, and its
/// texts in their order, as far as the slices need them.
///
/// # Errors
/// See [`WriteError`].
pub fn write(
    core: &Core,
    days: &[Day],
    only: &[Only],
    texts: &[(String, TextBundle)],
) -> Result<Written, WriteError> {
    let mut files = Vec::new();
    let core_file = file(canonical::json(core)?, String::new(), &mut files);
    write_rest(core, core_file, files, days, only, texts)
}

/// What citizens would load on a day, of rules that are not published yet: a bundle without the core,
/// which takes longest to write and which no page loads. `draft` stands for its name.
///
/// # Errors
/// See [`WriteError`].
pub fn draft(core: &Core, day: Day, texts: &[(String, TextBundle)]) -> Result<Written, WriteError> {
    let core_file = FileRef {
        sha256: DRAFT.to_owned(),
        ..FileRef::default()
    };
    write_rest(core, core_file, Vec::new(), &[day], &[], texts)
}

/// Writes what a core is cut into, beside it.
fn write_rest(
    core: &Core,
    core_file: FileRef,
    mut files: Vec<BundleFile>,
    days: &[Day],
    only: &[Only],
    texts: &[(String, TextBundle)],
) -> Result<Written, WriteError> {
    let mut slices = Vec::new();
    let mut slice_refs = Vec::new();
    let mut days = days.to_vec();
    days.sort();
    days.dedup();
    for day in days {
        let slice = slice::cut(core, &core_file.sha256, day, only)?;
        slice_refs.push(file(canonical::json(&slice)?, day.iso(), &mut files));
        slices.push(slice);
    }
    let mut text_refs = Vec::new();
    let mut written = Vec::new();
    for (language, text) in texts {
        let text = match only {
            [] => text.clone(),
            _ => words::needed(text, core, &slices),
        };
        text_refs.push(file(
            canonical::json(&spelling::spelled(&text))?,
            language.clone(),
            &mut files,
        ));
        written.push((language.clone(), text));
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
        texts: written,
    })
}

/// The name of a core: the SHA-256 of the file it is written to.
///
/// # Errors
/// See [`WriteError::Json`].
pub fn hash(core: &Core) -> Result<String, WriteError> {
    Ok(sha256::hex(&canonical::json(core)?))
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
