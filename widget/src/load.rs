//! From fetched bytes to a check: which files are needed, whether they are what the manifest says,
//! and their content. A failure is the name of a [`Problem`], which is all the class needs to know.

use std::rc::Rc;

use selfcheck_pages::plan::plan;
use selfcheck_pages::problem::Problem;
use selfcheck_runtime::bundle::{Core, File, Manifest, ReadError};
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{TextBundle, TextError, Texts};
use selfcheck_runtime::{Bundle, sha256};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Which files a check needs: the hash of the core, then the hash of the texts.
///
/// # Errors
/// The name of a problem.
#[wasm_bindgen]
pub fn choose(manifest: &[u8], today: &str, language: &str) -> Result<Vec<String>, JsValue> {
    let manifest: Manifest = read(manifest)?;
    let plan = plan(&manifest, day(today)?, language).map_err(failed)?;
    Ok(vec![plan.core.sha256, plan.texts.sha256])
}

/// All languages of a manifest, the package's own first.
///
/// # Errors
/// The name of a problem.
#[wasm_bindgen]
pub fn languages(manifest: &[u8]) -> Result<Vec<String>, JsValue> {
    let manifest: Manifest = read(manifest)?;
    Ok(manifest.texts.into_iter().map(|texts| texts.key).collect())
}

/// A core, compared with its hash, decoded and checked.
pub fn bundle(core: &[u8], hash: &str) -> Result<Rc<Bundle>, JsValue> {
    let core: Core = read(unaltered(core, hash)?)?;
    let bundle = Bundle::decode(core).map_err(|error| match error.code {
        "B001" => failed(Problem::TooNew),
        _ => failed(Problem::Unreadable),
    })?;
    Ok(Rc::new(bundle))
}

/// The texts of a language, compared with their hash and checked.
pub fn texts(texts: &[u8], hash: &str) -> Result<Texts, JsValue> {
    let bundle: TextBundle = read(unaltered(texts, hash)?)?;
    Texts::new(bundle).map_err(|error| match error {
        TextError::TooNew(_) => failed(Problem::TooNew),
        TextError::Damaged(_) => failed(Problem::Unreadable),
    })
}

/// A date of evaluation.
pub fn day(text: &str) -> Result<Day, JsValue> {
    Day::parse(text).ok_or_else(|| failed(Problem::Date))
}

/// A problem as the class gets it.
pub fn failed(problem: Problem) -> JsValue {
    JsValue::from_str(problem.name())
}

/// The bytes, if they have this hash. Before anything is made of them.
fn unaltered<'a>(bytes: &'a [u8], hash: &str) -> Result<&'a [u8], JsValue> {
    if sha256::hex(bytes) == hash {
        Ok(bytes)
    } else {
        Err(failed(Problem::Altered))
    }
}

fn read<T: File>(bytes: &[u8]) -> Result<T, JsValue> {
    T::from_bytes(bytes).map_err(|error| match error {
        ReadError::TooNew => failed(Problem::TooNew),
        ReadError::Damaged => failed(Problem::Unreadable),
    })
}
