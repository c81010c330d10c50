//! From fetched files to a check: which files are needed, whether they are what the manifest says,
//! and their content. A failure is the name of a [`Problem`], which is all the class needs to know.

use std::rc::Rc;

use selfcheck_pages::plan::plan;
use selfcheck_pages::problem::Problem;
use selfcheck_runtime::Bundle;
use selfcheck_runtime::bundle::Manifest;
use selfcheck_runtime::date::Day;
use selfcheck_runtime::text::{TextBundle, TextError, Texts};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// SHA-256 of bytes, in hex. `crypto.subtle` is missing on plain http pages.
#[wasm_bindgen]
pub fn sha256(bytes: &[u8]) -> String {
    selfcheck_runtime::sha256::hex(bytes)
}

/// Which files a check needs: the hash of the core, the hash of the texts, then all languages there
/// are.
///
/// # Errors
/// The name of a problem.
#[wasm_bindgen]
pub fn choose(manifest: JsValue, today: &str, language: &str) -> Result<Vec<String>, JsValue> {
    let manifest: Manifest = read(manifest)?;
    let today = day(today)?;
    let plan = plan(&manifest, today, language).map_err(failed)?;
    let mut chosen = vec![plan.core.sha256, plan.texts.sha256];
    chosen.extend(manifest.texts.into_iter().map(|texts| texts.key));
    Ok(chosen)
}

/// All languages of a manifest.
///
/// # Errors
/// The name of a problem.
#[wasm_bindgen]
pub fn languages(manifest: JsValue) -> Result<Vec<String>, JsValue> {
    let manifest: Manifest = read(manifest)?;
    Ok(manifest.texts.into_iter().map(|texts| texts.key).collect())
}

/// A core, decoded and checked.
pub fn bundle(core: JsValue) -> Result<Rc<Bundle>, JsValue> {
    let bundle = Bundle::decode(read(core)?).map_err(|error| match error.code {
        "B001" => failed(Problem::TooNew),
        _ => failed(Problem::Unreadable),
    })?;
    Ok(Rc::new(bundle))
}

/// The texts of a language, checked.
pub fn texts(texts: JsValue) -> Result<Texts, JsValue> {
    let bundle: TextBundle = read(texts)?;
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

/// What `JSON.parse` gave, as our type.
fn read<T: DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|_| failed(Problem::Unreadable))
}
