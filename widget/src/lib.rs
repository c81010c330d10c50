//! The `<self-check>` element, without the class itself: that is `js/self-check.js`.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of the engine in this download.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}
