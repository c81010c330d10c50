//! What tests and benchmarks run in a JavaScript engine without a document: a check by itself.

use js_sys::Array;
use selfcheck_pages::{Check, Input, json};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};

use crate::load;

/// A check without a screen. The element has its own.
#[wasm_bindgen(js_name = Check)]
pub struct Bare {
    check: Check,
}

#[wasm_bindgen(js_class = Check)]
impl Bare {
    /// A check from the bytes of core and texts, the hashes they must have and a date of evaluation.
    ///
    /// # Errors
    /// The name of a problem.
    #[wasm_bindgen(constructor)]
    pub fn new(
        core: &[u8],
        core_hash: &str,
        texts: &[u8],
        texts_hash: &str,
        today: &str,
    ) -> Result<Bare, JsValue> {
        let today = load::day(today)?;
        let (bundle, texts) = (
            load::bundle(core, core_hash)?,
            load::texts(texts, texts_hash)?,
        );
        let check = Check::new(bundle, texts, today, core_hash);
        check
            .map(|check| Bare { check })
            .map_err(|error| JsValue::from_str(error.code))
    }

    /// Hands in what was filled in: `[name, value]` pairs, the button as `action`.
    pub fn submit(&mut self, entries: &Array) {
        let entries = entries.iter().filter_map(|entry| {
            let entry: Array = entry.dyn_into().ok()?;
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        });
        self.check.submit(Input::new(entries));
    }

    /// The page as canonical JSON.
    pub fn page(&self) -> String {
        json::page(&self.check.page())
    }

    /// Outcomes and questions as canonical JSON.
    pub fn outcome(&self) -> String {
        self.check.outcome_json()
    }

    /// Speaks another language from now on.
    ///
    /// # Errors
    /// The name of a problem.
    pub fn speak(&mut self, texts: &[u8], hash: &str) -> Result<(), JsValue> {
        self.check.set_language(load::texts(texts, hash)?);
        Ok(())
    }
}
